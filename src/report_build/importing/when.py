"""Dates as people write them, to date-parts; nothing is guessed between day and month."""

from __future__ import annotations

import calendar
import re

from report_build.importing.draft import Csl

_ENGLISH = "january february march april may june july august september october november december"
_OTHERS = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
    "januar": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_MONTHS = {name: at for at, name in enumerate(_ENGLISH.split(), 1)}
_SHORT = {name[:3]: at for name, at in _MONTHS.items()} | {"sept": 9}
_ALL = {**_OTHERS, **_SHORT, **_MONTHS}

MONTH = rf"(?:{'|'.join(sorted(_ALL, key=len, reverse=True))})\b\.?"
"""A month alone."""

YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[012]?\d)(?:st|nd|rd|th|er)?\.?(?!\d)"
_DAYS = rf"(?:(?:3[01]|[012]?\d)\s?[-–—]\s?)?{_DAY}"
_OF = r"(?:\s+(?:de|of)\s+|\s+)"
_DAY_MONTH = rf"{_DAYS}{_OF}{MONTH}"
_MONTH_DAY = rf"{MONTH}\s+{_DAYS}"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
DATE = (
    rf"{_WEEKDAY}(?:{YEAR}-\d\d-\d\d(?:T[\d:.Z+-]+)?|{_DAY_MONTH}(?:,\s*|{_OF}|\s+del\s+){YEAR}"
    rf"|{_MONTH_DAY},?\s+{YEAR}|{YEAR},?\s+{_MONTH_DAY}|{YEAR},?\s+{_DAY_MONTH}"
    rf"|\d\d?[./]\d\d?[./]{YEAR}|(?:{MONTH}\s?[-–/]\s?)?{MONTH},?{_OF}{YEAR}|{YEAR},?\s+{MONTH}"
    rf"|(?:spring|summer|autumn|fall|winter)\s+{YEAR}|{YEAR})"
)
"""A date with its year; to be used with re.IGNORECASE."""

BEFORE_YEAR = rf"(?:(?:{_DAY}\s+)?{MONTH}\s+(?:{_DAY},?\s+)?)?"
"""The day and the month that may stand before a year."""

DAY_MONTH = rf"{_WEEKDAY}(?:{_DAY_MONTH}|{_MONTH_DAY})(?!\s*\d)"
"""A day, or its range, and a month without their year."""

FROM_MONTH = rf"{_WEEKDAY}(?:{_DAYS}{_OF})?{MONTH}(?:\s+{_DAYS})?(?:(?:,\s*|{_OF}){YEAR})?"
"""A month, with its day and its year as far as they stand there."""

_MONTHS_SPAN = re.compile(rf"\b({MONTH})\s?[-–/]\s?({MONTH})", re.IGNORECASE)
_DAYS_SPAN = re.compile(r"(?<![\d/])(\d\d?)\s?[-–—]\s?(\d\d?)(?![\d/])")
_NUMBERS = re.compile(rf"(\d\d?)[./](\d\d?)[./]({YEAR})")


def date(text: str) -> Csl | None:
    """The date that a text holds, as CSL-JSON; None where it is ambiguous or impossible."""
    if found := re.search(rf"({YEAR})-(\d\d)-(\d\d)", text):
        return _sound([int(part) for part in found.groups()])
    if found := _NUMBERS.search(text):
        return _from_numbers(int(found[1]), int(found[2]), int(found[3]), "." in found[0])
    year = re.search(rf"(?<!\d){YEAR}", text)
    if not year:
        return None
    without_year = text[: year.start()] + " " + text[year.end() :]
    if made := _span(int(year[0]), without_year):
        return made
    found_parts = [int(year[0]), *month_day(without_year)]
    made = _sound(found_parts)
    for name, number in _SEASONS.items():
        if made and len(found_parts) == 1 and re.search(rf"\b{name}\b", text, re.IGNORECASE):
            made["season"] = number
    return made


def years(first: int, last: int) -> Csl | None:
    """The range of two years; None where the second is not later."""
    return {"date-parts": [[first], [last]]} if first < last < first + 100 else None


def _span(year: int, text: str) -> Csl | None:
    """A range of days in one month, or of months in one year."""
    if found := _MONTHS_SPAN.search(text):
        ends = [[year, *month_day(part)] for part in found.groups()]
    elif (found := _DAYS_SPAN.search(text)) and (month := month_day(text)):
        ends = [[year, month[0], int(part)] for part in found.groups()]
    else:
        return None
    if ends[0] >= ends[1] or not all(_sound(end) for end in ends):
        return None
    return {"date-parts": ends}


def month_day(text: str) -> list[int]:
    """The month and the day that a text names without its year."""
    month = re.search(rf"\b{MONTH}", text, re.IGNORECASE)
    if not month:
        return []
    number = _ALL[month[0].lower().rstrip(".")]
    day = re.search(r"(?<!\d)([012]?\d|3[01])(?:st|nd|rd|th|er)?(?!\d)", text)
    return [number, int(day[1])] if day else [number]


def parts(value: object) -> list[int]:
    """Year, month and day of a date in CSL-JSON, as far as it has them."""
    if isinstance(value, dict) and isinstance(found := value.get("date-parts"), list) and found:
        return [int(part) for part in found[0]]
    return []


def _from_numbers(one: int, two: int, year: int, dotted: bool) -> Csl | None:
    """12.03.2022 has its day first; 12/03/2022 may have either."""
    if dotted or one > 12 or one == two:
        return _sound([year, two, one])
    return _sound([year, one, two]) if two > 12 else None


def _sound(found: list[int]) -> Csl | None:
    year, month, day = ([*found, 1, 1])[:3]
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return {"date-parts": [found]}
