"""Dates as CSL-JSON and its exporters write them."""

import pytest

from report_build.citations.dates import Day, When, when

MAY = Day(2001, 5)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [[2001]]}, When(Day(2001))),
        ({"date-parts": [["2001", "5"]]}, When(MAY)),
        ({"date-parts": [[2001, 5, 4]]}, When(Day(2001, 5, 4))),
        ({"date-parts": [2001, 5]}, When(MAY)),
        ({"date-parts": [[2001, 5], [2001, 6]]}, When(MAY, Day(2001, 6))),
        ({"date-parts": [[2001, 5], [2001, 5]]}, When(MAY)),
        ({"date-parts": [[2001, 5], []]}, When(MAY, open_end=True)),
        ({"date-parts": [[2001, 21]]}, When(Day(2001, season=1))),
        ({"date-parts": [[2001, 16]]}, When(Day(2001, season=4))),
        ({"date-parts": [[2001]], "season": "Fall"}, When(Day(2001, season=3))),
        ({"date-parts": [[2001]], "season": 2}, When(Day(2001, season=2))),
        ({"date-parts": [[2001]], "circa": True}, When(Day(2001), circa=True)),
        ({"date-parts": [[2001]], "circa": "false"}, When(Day(2001))),
        ({"date-parts": [[-350]]}, When(Day(-350))),
        ({"date-parts": [[2001, 2, 40]]}, When(Day(2001, 2))),
        ({"date-parts": [[2001, 99]]}, When(Day(2001))),
        ({"date-parts": [["n.d."]]}, When(literal="n.d.")),
        ({"raw": "2001-05"}, When(MAY)),
        ({"raw": "2001-05-04/2001-05-09"}, When(Day(2001, 5, 4), Day(2001, 5, 9))),
        ({"raw": "2001/.."}, When(Day(2001), open_end=True)),
        ({"raw": "2001~"}, When(Day(2001), circa=True)),
        ({"raw": "c. 1850"}, When(Day(1850), circa=True)),
        ({"raw": "May 2001"}, When(MAY)),
        ({"raw": "4 May 2001"}, When(Day(2001, 5, 4))),
        ({"raw": "Sept. 4, 2001"}, When(Day(2001, 9, 4))),
        ({"raw": "spring 2001"}, When(Day(2001, season=1))),
        ({"raw": "Mayday 2001"}, When(literal="Mayday 2001")),
        ({"edtf": "2001-05"}, When(MAY)),
        ({"literal": "n.d."}, When(literal="n.d.")),
        ({"date-parts": [], "raw": "2001"}, When(Day(2001))),
        ("2001-05", When(MAY)),
        (2001, When(Day(2001))),
        ("", None),
        ({}, None),
        (None, None),
        (True, None),
        ({"date-parts": [[]]}, None),
    ],
)
def test_date(value: object, date: When | None) -> None:
    assert when(value) == date


def test_dates_sort_as_the_calendar_does() -> None:
    days = [Day(-350), Day(800), Day(1999, 12, 31), Day(2001), MAY, Day(2001, 5, 4)]
    keys = [day.sort_key() for day in days]
    assert keys == sorted(keys)
