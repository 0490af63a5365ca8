from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.numerals import spelled, spelled_numbers


@pytest.mark.parametrize(
    ("text", "found", "language"),
    [
        ("Some nine hundred men", [("nine hundred", 900)], "en-GB"),
        ("Twenty-one or sixty and three", [("Twenty-one", 21), ("sixty and three", 63)], "en"),
        ("one hundred and three", [("one hundred and three", 103)], "en"),
        ("two thousand, three hundred people", [("two thousand, three hundred", 2300)], "en"),
        ("three million and more", [("three million", 3000000)], "en"),
        ("neuf cents soldats", [("neuf cents", 900)], "fr"),
        ("quatre-vingt-dix-sept", [("quatre-vingt-dix-sept", 97)], "fr"),
        ("treinta y uno", [("treinta y uno", 31)], "es"),
        ("neunhundert Mann", [("neunhundert", 900)], "de"),
        ("one two three", [], "en"),
        ("the hundred men, and and", [], "en"),
        ("nineteen. Nine hundred", [("nineteen", 19), ("Nine hundred", 900)], "en"),
        ("900 and 12", [], "en"),
        ("duizend", [], "xx"),
    ],
)  # fmt: skip
def test_numbers_in_words_are_found(text: str, found: list[tuple[str, int]], language: str) -> None:
    numbers = list(spelled_numbers(text, language))
    assert [(text[start:end], int(value)) for start, end, value in numbers] == found


@given(st.integers(1, 10**7), st.sampled_from(["en", "fr"]))
def test_what_is_found_is_what_the_language_spells(number: int, language: str) -> None:
    text = " ".join(spelled(Decimal(number), language))
    assert [value for _, _, value in spelled_numbers(text, language)] in ([number], [])
