"""Dashes that stand for the author of the entry before."""

import pytest

from report_build.diagnostics import Pos
from report_build.importing.draft import Draft, Entry
from report_build.importing.repeated import works

DOE = [{"family": "Doe", "given": "Jane"}]
FIRST = 'Doe, Jane. "One." Lake Review, vol. 1, 1990, pp. 1-9.'


def second(text: str, first: str = FIRST) -> Draft:
    place = Pos("list.txt", 1)
    return works([Entry(first, place), Entry(text, place)])[1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---. "Two." Lake Review, vol. 2, 1991, pp. 1-9.', "Two"),
        ("———. 1991. “Two.” Lake Review 2: 1–9.", "Two"),
        ("— (1991) Two. London: Hurst.", "Two"),
        ("-----. \ue000The Floor\ue001. Hurst, 1991.", "The Floor"),
    ],
)
def test_dashes_are_the_author_before(text: str, title: str) -> None:
    made = second(text)
    assert made.fields["author"] == DOE
    assert made.text("title") == title
    assert made.fields["issued"] == {"date-parts": [[1991]]}
    assert made.raw == text.replace("\ue000", "").replace("\ue001", "")
    assert not made.unplaced


def test_dashes_before_a_role_are_of_that_role() -> None:
    made = second("---, editor. The Floor Book. Macmillan, 1990.")
    assert made.fields["editor"] == DOE
    assert "author" not in made.fields


def test_dashes_behind_no_author_are_unplaced() -> None:
    made = second('---. "Two." Lake Review, 1991.', '"Lake Chad." Encyclopaedia, 2023.')
    assert "author" not in made.fields
    assert made.unplaced == ["---"]
    assert made.text("title") == "Two"
