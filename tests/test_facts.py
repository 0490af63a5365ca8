import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.facts import Fact


def fact(value: str, *hedges: str) -> Fact:
    return Fact("key", Decimal(value), approx="approx" in hedges, at_least="at_least" in hedges)


@pytest.mark.parametrize(
    ("value", "text", "language"),
    [
        ("900", "900", "en-US"),
        ("900", "900 soldiers", "en-US"),
        ("900", "nine hundred", "en-US"),
        ("900", "Nine hundred soldiers", "en-US"),
        ("46", "forty-six", "en-GB"),
        ("46", "forty six", "en-GB"),
        ("1200", "1,200", "en-US"),
        ("1200", "1 200", "en-US"),
        ("1200", "1200", "en-US"),
        ("1200", "one thousand two hundred", "en-US"),
        ("1200000", "1.2 million", "en-US"),
        ("2000000", "two million euros", "en-US"),
        ("12.5", "12.5 %", "en-US"),
        ("12.5", "12.50%", "en-US"),
        ("-5", "-5", "en-US"),
        ("-5", "−5", "en-US"),
        ("900", "€900", "en-US"),
        ("2400000", "US$2.4 million", "en-US"),
        ("1200", "1\u202f200 soldats", "fr"),
        ("1200", "1 200", "fr-FR"),
        ("12.5", "12,5 %", "fr"),
        ("1200000", "1,2 million", "fr"),
        ("46", "quarante-six", "fr"),
        ("1200", "1.200", "de"),
        ("1200", "1'200", "de-CH"),
        ("46", "sechsundvierzig", "de"),
        ("1200000", "1,2 Millionen", "de"),
        ("1200", "1.200", "es"),
        ("46", "cuarenta y seis", "es"),
        ("900", "900", "zz"),
        ("900", "900", ""),
    ],
)
def test_right_texts(value: str, text: str, language: str) -> None:
    assert fact(value).says(text, language)


@pytest.mark.parametrize(
    ("value", "text", "language"),
    [
        ("900", "901", "en-US"),
        ("900", "9,00", "en-US"),
        ("900", "900,0", "en-US"),
        ("900", "90", "en-US"),
        ("900", "9000", "en-US"),
        ("900", "900–1,000", "en-US"),
        ("900", "900 of 1,000", "en-US"),
        ("900", "900th", "en-US"),
        ("900", "900 thousand", "en-US"),
        ("900", "nine hundred thousand", "en-US"),
        ("900", "nine hundred and one", "en-US"),
        ("900", "eight hundred", "en-US"),
        ("900", "soldiers", "en-US"),
        ("900", "", "en-US"),
        ("900", "about 900", "en-US"),
        ("900", "at least 900", "en-US"),
        ("1200", "1.200", "en-US"),
        ("1200", "1,200", "de"),
        ("900", "neunhunderttausend", "de"),
        ("900", "neunhundert", "en-US"),
        ("5", "-5", "en-US"),
    ],
)
def test_wrong_texts(value: str, text: str, language: str) -> None:
    assert not fact(value).says(text, language)


@pytest.mark.parametrize(
    ("hedge", "text", "language"),
    [
        ("approx", "about 900", "en-US"),
        ("approx", "Some 900 soldiers", "en-US"),
        ("approx", "some nine hundred", "en-US"),
        ("approx", "900", "en-US"),
        ("approx", "environ 900", "fr"),
        ("approx", "rund neunhundert", "de"),
        ("approx", "unos 900", "es"),
        ("at_least", "at least 900", "en-US"),
        ("at_least", "more than nine hundred", "en-US"),
        ("at_least", "au moins 900", "fr"),
        ("at_least", "mindestens 900", "de"),
    ],
)
def test_words_that_keep_a_number_true(hedge: str, text: str, language: str) -> None:
    assert fact("900", hedge).says(text, language)
    assert not fact("901", hedge).says(text, language)
    other = "at_least" if hedge == "approx" else "approx"
    assert fact("900", other).says(text, language) == (text == "900")


def test_a_unit_may_hold_the_magnitude() -> None:
    one = dataclasses.replace(fact("1.2"), unit="million people")
    assert one.says("1.2", "en-GB")
    assert one.says("1.2 million", "en-GB")
    assert not one.says("12 million", "en-GB")


@pytest.mark.parametrize(
    ("unit", "text", "right"),
    [
        ("square kilometres", "900 km²", True),
        ("square kilometres", "900 square miles", False),
        ("km", "900 kilometres of road", True),
        ("kilometres", "900 hectares", False),
        ("thousand hectares", "900 thousand acres", False),
        ("soldiers", "900 metres tall soldiers", True),
        ("", "900 miles", True),
        ("US dollars", "900 euros", False),
        ("of GDP", "900 per cent", True),
        ("people", "900 percentage points", True),
    ],
)
def test_another_unit_of_measure_makes_a_number_wrong(unit: str, text: str, right: bool) -> None:
    assert dataclasses.replace(fact("900"), unit=unit).says(text, "en-GB") == right


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        ("13000", "en-US", "13,000"),
        ("13000", "fr", "13\u202f000"),
        ("13000", "de", "13.000"),
        ("0.00012", "en-US", "0.00012"),
        ("2.5", "fr", "2,5"),
        ("900", "zz", "900"),
        ("-4", "en-GB", "\u22124"),
        ("-1200.5", "fr", "\u22121\u202f200,5"),
    ],
)
def test_a_fact_is_written_as_its_language_writes_numbers(
    value: str, language: str, text: str
) -> None:
    assert fact(value).written(language) == text


@pytest.mark.parametrize(
    ("unit", "key", "text"),
    [
        ("year", "founded", "1964"),
        ("", "year-founded", "1964"),
        ("Jahr", "founded", "1964"),
        ("years", "founded", "1,964"),
        ("ships a year", "trade", "1,964"),
        ("", "ships-per-year", "1,964"),
        ("", "yearlings", "1,964"),
    ],
)
def test_a_year_is_written_without_a_separator(unit: str, key: str, text: str) -> None:
    one = dataclasses.replace(fact("1964"), unit=unit, key=key)
    assert one.written("en-GB") == text
    assert one.says("1964", "en-GB")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    ),
    st.sampled_from(["en-US", "en-GB", "fr", "de", "de-CH", "es", "ru"]),
)
def test_what_a_fact_writes_it_also_says(value: Decimal, language: str) -> None:
    one = Fact("key", value)
    assert one.says(one.written(language), language)


@given(st.text(max_size=30), st.sampled_from(["en-US", "fr", "de", "es", "zh"]))
def test_any_text_is_right_or_wrong(text: str, language: str) -> None:
    assert fact("900", "approx").says(text, language) in (True, False)


@pytest.mark.parametrize(
    ("value", "said", "right", "language"),
    [
        ("850", "900", "850", "en-GB"),
        ("850", "about 900 men", "about 850 men", "en-GB"),
        ("850", "the 900-man force", "850", "en-GB"),
        ("850", "€900", "€850", "en-GB"),
        ("850", "nine hundred", "850", "en-GB"),
        ("1850", "1 900 men", "1,850 men", "en-GB"),
        ("4300000", "4.5 million people", "4.3 million people", "en-GB"),
        ("4300000", "4,5 millions", "4,3 millions", "fr"),
        ("12.5", "13 %", "12.5 %", "en-GB"),
    ],
)
def test_a_wrong_number_is_put_right_within_its_words(
    value: str, said: str, right: str, language: str
) -> None:
    assert fact(value, "approx").restated(said, language) == right


def test_a_hedge_that_is_not_allowed_goes() -> None:
    assert fact("850").restated("about 900", "en-GB") == "850"


@pytest.mark.parametrize(
    ("hedge", "text", "language"),
    [
        ("approx", "900 or so", "en-GB"),
        ("approx", "900-odd men", "en-GB"),
        ("approx", "nine hundred or so", "en-GB"),
        ("approx", "~900", "en-GB"),
        ("approx", "≈ 900", "fr"),
        ("approx", "c.900", "en-GB"),
        ("approx", "900 environ", "fr"),
        ("at_least", "900 or more", "en-GB"),
        ("at_least", "900+ men", "en-GB"),
        ("at_least", "900 oder mehr", "de"),
    ],
)
def test_words_and_signs_around_a_number_need_what_they_say(
    hedge: str, text: str, language: str
) -> None:
    assert fact("900", hedge).says(text, language)
    assert not fact("900", "at_least" if hedge == "approx" else "approx").says(text, language)
    assert not fact("900").says(text, language)


@pytest.mark.parametrize(
    ("unit", "text", "right"),
    [
        ("soldiers", "900 %", False),
        ("soldiers", "900 per cent", False),
        ("%", "900 %", True),
        ("per cent", "900 per cent", True),
        ("", "900 %", True),
    ],
)
def test_a_share_is_no_number_of_things(unit: str, text: str, right: bool) -> None:
    assert dataclasses.replace(fact("900"), unit=unit).says(text, "en-GB") is right
