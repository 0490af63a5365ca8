"""Years and dates that lie unevenly have places on an axis of time."""

from __future__ import annotations

import datetime

import pytest

from report_build.charts.moments import EPOCH, moments


def test_years_that_lie_unevenly_get_a_place_for_each_year_between() -> None:
    time = moments(("2013", "2014", "2018", "2023"))
    assert time is not None
    assert time.names == tuple(str(year) for year in range(2013, 2024))
    assert [time.names[place] for place in time.at] == ["2013", "2014", "2018", "2023"]
    first = datetime.date(2013, 1, 1).toordinal() - EPOCH
    assert (time.unit, time.code, time.serials[0]) == ("years", "yyyy", first)


def test_places_are_as_far_apart_as_all_moments_allow() -> None:
    time = moments(("1960", "1970", "2000"))
    assert time is not None
    assert (time.step, time.names) == (10, ("1960", "1970", "1980", "1990", "2000"))


def test_months_count_over_the_turn_of_a_year() -> None:
    time = moments(("2022-11", "2022-12", "2023-02"))
    assert time is not None
    assert time.names == ("2022-11", "2022-12", "2023-01", "2023-02")
    assert (time.unit, time.at) == ("months", (0, 1, 3))


def test_days_count_over_a_leap_day() -> None:
    time = moments(("2024-02-27", "2024-02-28", "2024-03-01"))
    assert time is not None
    assert time.names == ("2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01")
    assert (time.unit, time.serials) == ("days", (45349, 45350, 45352))


def test_years_that_no_spreadsheet_knows_are_counted_as_days() -> None:
    time = moments(("1850", "1851", "1890"))
    assert time is not None
    assert (time.unit, time.code, time.serials) == ("days", "0", (1850, 1851, 1890))


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("2013",),
        ("2013", "2023"),
        ("2013", "2014", "2015"),
        ("2013", "2018", "2023"),
        ("2023", "2018", "2017"),
        ("2013", "2014", "2014"),
        ("2013", "2014", "later"),
        ("2013/14", "2014/15", "2020/21"),
        ("2022-11", "2022-13", "2023-02"),
        ("2022-02-27", "2022-02-30", "2022-03-01"),
        ("1899-11", "1899-12", "1900-03"),
        ("1000-01-01", "1000-01-02", "2999-01-01"),
    ],
)
def test_what_is_even_or_no_moment_has_no_axis_of_time(names: tuple[str, ...]) -> None:
    assert moments(names) is None
