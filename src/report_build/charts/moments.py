"""Categories that are moments: a line through years or dates has a true axis of time.

Years (2013), months (2022-11) and days (2022-11-30), in order, that lie unevenly get a place for
each step between the first and the last, so that the slope of a line is what it says.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from report_build.frozen import dataclass

MOST_PLACES = 4000  # along an axis: ten years of days
EPOCH = datetime.date(1899, 12, 30).toordinal()
"""Day 0 of a spreadsheet that counts days since 1900."""
FIRST_DAY = datetime.date(
    1900, 3, 1
).toordinal()  # before it spreadsheets count a day that was none

Unit = Literal["years", "months", "days"]


@dataclass(frozen=True, slots=True)
class Moments:
    """The places of an axis of time: `names` has one for each, `at` the place of each category.

    `serials` are the categories as a spreadsheet counts them, in days since 1900; `code` is the
    number format that prints one, `step` the units between two places.
    """

    unit: Unit
    step: int
    names: tuple[str, ...]
    at: tuple[int, ...]
    serials: tuple[int, ...]
    code: str


def moments(categories: tuple[str, ...]) -> Moments | None:
    """The axis of time that the categories ask for; None where they are even, or no moments."""
    for unit, form, number, name, serial, code in KINDS:
        if not all(map(re.compile(form).fullmatch, categories)):
            continue
        try:
            numbers = tuple(map(number, categories))
        except ValueError:
            return None
        steps = {after - before for before, after in pairwise(numbers)}
        if len(steps) < 2 or min(steps) <= 0:
            return None
        step = math.gcd(*steps)
        places = range(numbers[0], numbers[-1] + 1, step)
        serials = tuple(map(serial, numbers))
        if len(places) > MOST_PLACES or min(serials) <= 0:
            return None
        at = tuple(places.index(one) for one in numbers)
        return Moments(unit, step, tuple(map(name, places)), at, serials, code)
    return None


def _month(text: str) -> int:
    day = datetime.date.fromisoformat(f"{text}-01")
    return day.year * 12 + day.month - 1


def _month_text(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def _day_text(number: int) -> str:
    return datetime.date.fromordinal(number).isoformat()


def _day_serial(number: int) -> int:
    return number - EPOCH if number >= FIRST_DAY else 0


def _month_serial(number: int) -> int:
    return _day_serial(_day(f"{_month_text(number)}-01"))


def _year_serial(number: int) -> int:
    return _day_serial(_day(f"{number}-01-01"))


Kind = tuple[Unit, str, Callable[[str], int], Callable[[int], str], Callable[[int], int], str]
KINDS: tuple[Kind, ...] = (
    ("years", "(?!1900)(19|2[0-9])[0-9]{2}", int, str, _year_serial, "yyyy"),
    ("days", "[12][0-9]{3}", int, str, int, "0"),  # years before 1900: each is taken for a day
    ("months", "[12][0-9]{3}-[0-9]{2}", _month, _month_text, _month_serial, r"yyyy\-mm"),
    ("days", "[12][0-9]{3}-[0-9]{2}-[0-9]{2}", _day, _day_text, _day_serial, r"yyyy\-mm\-dd"),
)
