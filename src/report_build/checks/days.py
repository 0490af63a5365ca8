"""Days that cannot be: in no calendar, on another day of the week, after the report, out of order.

The names of months and days are those of Unicode's CLDR in the report's language. A day in
somebody's quoted words is left alone. In "In June 31 people came" is no date, so that a day
counts only before its month, or with a year behind it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Facts
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.model import Document, Event, Timeline
from report_build.readers.origin import Origin
from report_build.transforms.prose import Passage
from report_build.walk import of_kind

_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?![\d%]|[.,:]\d)"
_OF = r"(?:of\s+|de\s+|del\s+)?"
_MAY_BE_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_WHEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_CALENDAR_FROM = 1924  # before, some countries counted by Julius Caesar's
_LEAP = 2000


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of months and of days of the week, from Monday, each with its number."""

    months: Mapping[str, int]
    days: Mapping[str, int]
    patterns: tuple[re.Pattern[str], ...]


def days(
    document: Document, text: Iterable[Passage], facts: Facts, origin: Origin
) -> Iterator[Diagnostic]:
    """A finding for each day of text, facts and timelines that cannot be."""
    for passage in text:
        yield from _in_passage(passage, document.meta.language, origin)
    yield from _late_facts(document.meta.date, facts, origin)
    for timeline in of_kind(document, Timeline):
        yield from _out_of_order(timeline.events, origin)


# ---- in the text ---------------------------------------------------------------------------


def _in_passage(passage: Passage, language: str, origin: Origin) -> Iterator[Diagnostic]:
    if not _MAY_BE_DAY.search(passage.text):
        return
    names = _names(language)
    for pattern in names.patterns:
        for found in pattern.finditer(passage.text):
            held = passage.piece(found.start(), found.start())
            fault = _fault(found, names)
            if fault and held and not passage.quoted(found.start()):
                node, at = held
                passed = node.text.count(found[0], 0, at)
                where = origin.words(node.pos, found[0], passed)
                hint = "correct the day, or the rest of the date"
                yield Diagnostic(Rule.IMPOSSIBLE_DAY, fault, where, hint, Severity.WARNING)


def _fault(found: re.Match[str], names: _Names) -> str:
    """What is wrong with a date; empty if it can be."""
    said = found.groupdict()
    day, month = int(said["day"]), names.months.get(said["month"]) or int(said["month"])
    if not said["year"] and day > 31:
        return ""  # a number of something
    shown = found[0].rstrip(".")
    try:
        date = datetime.date(int(said["year"] or _LEAP), month, day)
    except ValueError:
        return f'there is no day "{shown}"'
    weekday = said.get("weekday")
    if not (weekday and said["year"] and date.year >= _CALENDAR_FROM):
        return ""
    right = next(name for name, number in names.days.items() if number == date.weekday())
    return "" if names.days[weekday] == date.weekday() else f'"{shown}" is a {right}'


@cache
def _names(language: str) -> _Names:
    known = locale(language)
    months = _numbered(known.months)
    weekdays = _numbered(known.days)
    week = rf"(?:\b(?P<weekday>{_any(weekdays)})\.?,?\s+(?:the\s+|de[nm]\s+|le\s+|el\s+)?)?"
    month = rf"(?P<month>{_any(months)})(?!\w)\.?"
    year = rf"(?:,?\s+{_OF}(?P<year>\d{{4}})(?!\d))"
    day_first = rf"{week}(?<![\d.,:/]){_NUMBER}\s+{_OF}{month}{year}?"
    month_first = rf"{week}\b{month}\s+{_NUMBER}{year}"
    return _Names(months, weekdays, (re.compile(day_first), re.compile(month_first), _ISO))


def _numbered(names: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """All full and short names of a table of CLDR with their numbers, the full ones first."""
    return {
        name.rstrip("."): number
        for width in ("wide", "abbreviated")
        for form in ("format", "stand-alone")
        for number, name in names[form][width].items()
    }


def _any(names: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


# ---- in facts and timelines ----------------------------------------------------------------


def _late_facts(day: datetime.date, facts: Facts, origin: Origin) -> Iterator[Diagnostic]:
    for fact in facts.items.values():
        for one in (fact, *fact.accounts):
            if one.as_of > day.isoformat()[: len(one.as_of)] and day > datetime.date.min:
                message = f"{one.as_of} is later than the report, which is of {day}"
                hint = "correct as_of:, or the date in report.yaml"
                where = origin.words(one.pos, one.as_of)
                yield Diagnostic(Rule.LATE_DATE, message, where, hint, Severity.WARNING)


def _out_of_order(events: tuple[Event, ...], origin: Origin) -> Iterator[Diagnostic]:
    """Events behind a later one; a timeline that goes back all the way has an order too."""
    dated = [(parts, event) for event in events if (parts := _parts(event.when))]
    pairs = [(*pair, min(len(pair[0][0]), len(pair[1][0]))) for pair in pairwise(dated)]
    back = [(one, two) for one, two, shared in pairs if one[0][:shared] > two[0][:shared]]
    if len(back) == len(pairs) > 1:
        return
    for (_, before), (_, event) in back:
        message = f"{event.when} stands behind {before.when}"
        where = origin.words(event.pos, event.when)
        hint = "put the events in order, or correct the date"
        yield Diagnostic(Rule.EVENT_ORDER, message, where, hint, Severity.WARNING)


def _parts(when: str) -> tuple[int, ...]:
    """Year, month and day of an ISO date, as far as they are given; none for words."""
    found = _WHEN.fullmatch(when)
    return tuple(int(part) for part in found.groups() if part) if found else ()
