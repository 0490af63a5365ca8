"""content/facts.yaml: each key a fact with its value, its unit and where it is read.

A fact that is computed from others waits until all of the file is read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.facts import Fact, Facts, Source
from report_build.readers import fields
from report_build.readers.computed import Draft, computed
from report_build.readers.fields import Fields
from report_build.readers.source import read_text
from report_build.readers.syntax import typographic
from report_build.words import words

PATH = "content/facts.yaml"

_KEY = re.compile(r"[A-Za-z][\w.-]*")
_AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
_WORDS = ("and", "round")  # of the arithmetic
_FORMS = ("value", "compute")


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
    read_facts = {key: _fact(top, key, report) for key in top.keys()}  # noqa: SIM118 - no mapping
    found = computed(read_facts, report)
    quotes = words(language).quotes
    items = {
        key: replace(fact, label=typographic(fact.label, quotes))
        for key, fact in found.items()
        if fact is not None
    }
    return Facts(items, faulty=frozenset(found.keys() - items.keys()))


def _fact(top: Fields, key: str, report: Report) -> Fact | Draft | None:
    place = top.key_pos(key)
    if not _KEY.fullmatch(key) or key in _WORDS:
        hint = "begin with a letter; then letters, digits, - or _: ci-troops"
        message = f'"{key}" cannot be the key of a fact'
        report(Diagnostic(Rule.BAD_LABEL, message, place, hint))
        return None
    item = top.fields(key, required=True)
    if item is None or _says_two_things(item):
        return None
    if "compute" in item:
        return _draft(item, key, place)
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
    item.done(*_FORMS)
    return fact if value is not None else None


def _says_two_things(item: Fields) -> bool:
    """Whether a fact has more than one of a value, a calculation and several accounts."""
    forms = [form for form in _FORMS if form in item]
    for form in forms[1:]:
        message = f'the fact has "{forms[0]}" and "{form}" too'
        item.error(form, message, f"delete {forms[0]}: or {form}:")
    return len(forms) > 1


def _draft(item: Fields, key: str, place: Pos) -> Draft | None:
    """A fact that waits for its parts; what it says of itself goes before what they say."""
    text = item.text("compute", required=True)
    draft = Draft(
        Fact(
            key=key,
            value=Decimal(0),
            unit=item.text("unit"),
            label=item.text("label"),
            as_of=_as_of(item),
            review_by=item.date("review_by"),
            sources=tuple(_source(part) for part in item.sections("source", short="cite")),
            pos=place,
        ),
        text,
        lambda offset: item.text_pos("compute", offset),
        approx=item.flag("approx") if "approx" in item else None,
        at_least=item.flag("at_least") if "at_least" in item else None,
    )
    item.done(*_FORMS)
    return draft if text else None


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
