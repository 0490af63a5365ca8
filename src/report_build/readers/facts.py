"""content/facts.yaml: each key a fact with its value, its unit and where it is read.

Facts that are computed from others and facts that sources contest are refused for now.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from report_build.diagnostics import Diagnostic, Report, Rule
from report_build.facts import Fact, Facts, Source
from report_build.readers import fields
from report_build.readers.fields import Fields
from report_build.readers.source import read_text
from report_build.readers.syntax import typographic
from report_build.words import words

PATH = "content/facts.yaml"

_KEY = re.compile(r"[A-Za-z][\w.-]*")
_AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
_LATER = {
    "compute": "facts that are computed from others are not read yet",
    "contested": "facts that sources contest are not read yet",
}


def read(root: Path, report: Report, language: str = "en-US", path: str = PATH) -> Facts:
    """The facts of a project; none if it has no such file. A fact with a fault is left out.

    Labels are words of the report, so they get the quotation marks of its language.
    """
    if not (root / path).exists():
        return Facts()
    text = read_text(root, path, report)
    top = None if text is None else fields.parse(text, path, report)
    if top is None:
        return Facts(complete=False)
    found = {key: _fact(top, key, report) for key in top.keys()}  # noqa: SIM118 - no mapping
    quotes = words(language).quotes
    items = {
        key: replace(fact, label=typographic(fact.label, quotes))
        for key, fact in found.items()
        if fact is not None
    }
    return Facts(items, faulty=frozenset(found.keys() - items.keys()))


def _fact(top: Fields, key: str, report: Report) -> Fact | None:
    place = top.key_pos(key)
    if not _KEY.fullmatch(key):
        hint = "begin with a letter; then letters, digits, - or _: ci-troops"
        message = f'"{key}" cannot be the key of a fact'
        report(Diagnostic(Rule.BAD_LABEL, message, place, hint))
        return None
    item = top.fields(key, required=True)
    if item is None or _comes_later(item):
        return None
    value = item.number("value", required=True)
    fact = Fact(
        key=key,
        value=value or Decimal(0),
        unit=item.text("unit"),
        label=item.text("label"),
        approx=item.flag("approx"),
        at_least=item.flag("at_least"),
        as_of=_as_of(item),
        review_by=item.date("review_by"),
        sources=tuple(_source(part) for part in item.sections("source", short="cite")),
        pos=place,
    )
    item.done(*_LATER)
    return fact if value is not None else None


def _comes_later(item: Fields) -> bool:
    for key, message in _LATER.items():
        if key in item:
            item.error(key, message, "write value: and one number", Rule.UNSUPPORTED)
            return True
    return False


def _as_of(item: Fields) -> str:
    """A year, a month or a day, in ISO 8601."""
    text = item.text("as_of")
    if not text or (len(text) < 10 and _AS_OF.fullmatch(text)):
        return text
    day = item.date("as_of")
    return day.isoformat() if day else ""


def _source(part: Fields) -> Source:
    source = Source(
        cite=part.text("cite", required=True).removeprefix("@"),
        locator=part.text("locator"),
        excerpt=part.text("excerpt"),
        pos=part.pos("cite") if "cite" in part else part.pos(),
    )
    part.done()
    return source
