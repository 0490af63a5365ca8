"""Dates of CSL-JSON, read as kindly as they are written."""

import math
import re
from collections.abc import Mapping, Sequence

from report_build.citations.richtext import rich
from report_build.frozen import dataclass

_RAW = re.compile(r"(-?\d{1,4})(?:-(\d\d?|XX))?(?:-(\d\d?|XX))?[~?%]?", re.IGNORECASE)
_FULL_MONTHS = re.compile(
    "january|february|march|april|may|june?|july?|august|sept(?:ember)?|october|november|december"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Za-z]{3,9})\.?,?\s+"
    r"(?:(?P<late>\d{1,2}),?\s+)?(?P<year>\d{4})"
)
_ABOUT = re.compile(r"(?:c|ca|circa)\b\.?\s*", re.IGNORECASE)
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month, a season or a year: what is not known is None."""

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 1 spring to 4 winter

    def sort_key(self) -> str:
        """Text that sorts as the calendar does."""
        return f"{self.year + 10000:05}{self.month or 0:02}{self.day or 0:02}"


@dataclass(frozen=True, slots=True)
class When:
    """A date or a range of dates; `literal` (HTML) stands alone when it cannot be read."""

    begin: Day | None = None
    end: Day | None = None
    open_end: bool = False
    circa: bool = False
    literal: str = ""

    def sort_key(self) -> str:
        """Text that sorts as the calendar does, or what cannot be read as it stands."""
        return self.begin.sort_key() if self.begin else self.literal


def when(value: object) -> When | None:
    """The date that a CSL-JSON date variable holds; None if it holds none.

    Takes `date-parts` (numbers or strings, one or two), `raw`, `literal`, a plain string or
    year. Months from 13 on are seasons, as old exports write them; other numbers out of range
    are dropped with all that is finer.
    """
    if isinstance(value, str):
        return _from_raw(value, False)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return When(Day(int(value))) if math.isfinite(value) and abs(value) < 10**5 else None
    if isinstance(value, Sequence):
        return _from_parts(value, None, False)
    if not isinstance(value, Mapping):
        return None
    circa = str(value.get("circa") or "").lower() not in ("", "0", "false", "none")
    found = _from_parts(value.get("date-parts"), value.get("season"), circa)
    if found is not None:
        return found
    for key in ("raw", "edtf"):
        if isinstance(value.get(key), str) and value[key].strip():
            return _from_raw(value[key], circa)
    literal = value.get("literal")
    if isinstance(literal, str | int) and str(literal).strip():
        return When(literal=rich(str(literal).strip()), circa=circa)
    return None


def _from_parts(parts: object, season: object, circa: bool) -> When | None:
    if not isinstance(parts, Sequence) or isinstance(parts, str) or not parts:
        return None
    if not isinstance(parts[0], Sequence) or isinstance(parts[0], str):
        parts = [parts]  # [2019, 5] for [[2019, 5]]
    days = [_day(part, season) for part in parts[:2]]
    if days[0] is None:
        word = parts[0][0] if isinstance(parts[0], Sequence) and parts[0] else None
        text = word.strip() if isinstance(word, str) else ""
        return When(literal=rich(text), circa=circa) if text else None
    if len(days) == 1 or days[0] == days[1]:
        return When(days[0], circa=circa)
    return When(days[0], days[1], open_end=days[1] is None, circa=circa)


def _day(part: object, season: object) -> Day | None:
    if not isinstance(part, Sequence) or isinstance(part, str):
        return None
    numbers: list[int] = []
    for value in part[:3]:
        number = _number(value)
        if number is None or (number == 0 and not numbers):
            break
        numbers.append(number)
    if not numbers or abs(numbers[0]) >= 10**5:
        return None
    return _checked_day(numbers, _season(season))


def _checked_day(numbers: Sequence[int], season: int | None) -> Day:
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else 0
    day = numbers[2] if len(numbers) > 2 else 0
    if 13 <= month <= 24:
        return Day(year, season=(month - 13) % 4 + 1)
    if not 1 <= month <= 12:
        return Day(year, season=season)
    return Day(year, month, day if 1 <= day <= 31 else None)


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if math.isfinite(value) and abs(value) < 10**6 else None
    if isinstance(value, str) and re.fullmatch(r"\s*[-+]?\d{1,6}\s*", value):
        return int(value)
    return None


def _season(value: object) -> int | None:
    number = _number(value)
    if number is None and isinstance(value, str):
        number = _SEASONS.get(value.strip().lower())
    return number if number is not None and 1 <= number <= 4 else None


def _from_raw(text: str, circa: bool) -> When | None:
    """A date written as `2019-05-04`, as a range with a slash, or any other words."""
    text = text.strip()
    if not text:
        return None
    about = _ABOUT.match(text)
    circa = circa or about is not None
    begin, slash, end = text[about.end() if about else 0 :].partition("/")
    first = _raw_day(begin)
    if first is None or (slash and end.strip(". ") and _raw_day(end) is None):
        return When(literal=rich(text), circa=circa)
    circa = circa or "~" in text or "?" in text
    last = _raw_day(end)
    if last == first:
        last, slash = None, ""
    return When(first, last, open_end=bool(slash) and last is None, circa=circa)


def _raw_day(text: str) -> Day | None:
    found = _RAW.fullmatch(text.strip())
    if not found:
        return _worded_day(text.strip())
    return _checked_day([int(part) for part in found.groups() if part and part[-1].isdigit()], None)


def _worded_day(text: str) -> Day | None:
    """`March 2003`, `3 March 2003`, `Mar. 3, 2003`, `spring 2003`."""
    found = _WORDS.fullmatch(text)
    if not found:
        return None
    word, year = found["month"].lower(), int(found["year"])
    if word in _SEASONS:
        return Day(year, season=_SEASONS[word])
    if word[:3] not in _MONTHS or (word[3:] and not _FULL_MONTHS.fullmatch(word)):
        return None
    day = found["day"] or found["late"] or "0"
    return _checked_day((year, _MONTHS.index(word[:3]) + 1, int(day)), None)
