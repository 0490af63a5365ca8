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
from report_build.model import CitedWork
from report_build.numerals import magnitude, scale
from report_build.readers import fields
from report_build.readers.cites import locator_and_suffix
from report_build.readers.computed import Draft, computed
from report_build.readers.fields import Fields
from report_build.readers.source import read_text
from report_build.readers.syntax import typographic
from report_build.words import Quotes, words

PATH = "content/facts.yaml"

_KEY = re.compile(r"[A-Za-z][\w.-]*")
_AS_OF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")
_WORDS = ("and", "round")  # of the arithmetic
_FORMS = ("value", "compute", "contested")


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
    read_facts = {key: _fact(top, key, report, language) for key in top}
    found = computed(read_facts, report)
    quotes = words(language).quotes
    items = {key: _typeset(fact, quotes) for key, fact in found.items() if fact is not None}
    return Facts(items, faulty=frozenset(found.keys() - items.keys()))


def _typeset(fact: Fact, quotes: Quotes) -> Fact:
    """A fact whose words, which print, have the quotation marks of the language."""
    return replace(
        fact,
        label=typographic(fact.label, quotes),
        unit=typographic(fact.unit, quotes),
        accounts=tuple(_typeset(account, quotes) for account in fact.accounts),
    )


def _fact(top: Fields, key: str, report: Report, language: str) -> Fact | Draft | None:
    place = top.key_pos(key)
    if not _KEY.fullmatch(key) or key in _WORDS:
        hint = "begin with a letter; then letters, digits, - or _: ci-troops"
        message = f'"{key}" cannot be the key of a fact'
        report(Diagnostic(Rule.BAD_LABEL, message, place, hint))
        return None
    item = top.fields(key, required=True)
    if item is None or _says_two_things(item):
        return None
    if "contested" in item:
        return _contested(item, key, place, language)
    fact = Fact(
        key=key,
        value=Decimal(0),
        unit=item.text("unit"),
        label=item.text("label"),
        as_of=_as_of(item),
        review_by=item.date("review_by"),
        sources=tuple(_source(part) for part in item.sections("source", short="cite")),
        pos=place,
    )
    made = _draft(fact, item) if "compute" in item else _with_value(fact, item, language)
    item.done(*_FORMS)
    return made


def _with_value(fact: Fact, item: Fields, language: str) -> Fact | None:
    value = _value(item, language)
    approx, at_least = item.flag("approx"), item.flag("at_least")
    if value is None:
        return None
    return replace(fact, value=value, approx=approx, at_least=at_least)


def _draft(fact: Fact, item: Fields) -> Draft | None:
    """A fact that waits for its parts; what it says of itself goes before what they say."""
    text = item.text("compute", required=True)
    draft = Draft(
        fact,
        text,
        lambda offset: item.text_pos("compute", offset),
        approx=item.flag("approx") if "approx" in item else None,
        at_least=item.flag("at_least") if "at_least" in item else None,
    )
    return draft if text else None


_SAID = re.compile(
    r"(?P<hedge>\D*?)\s*(?P<number>\d+(?:[ ,’'\u00a0\u202f]\d{3})*(?:\.\d+)?)\s*(?P<unit>\D*)"
)
_AT_LEAST = ("at least", "more than", "over", ">")


def _value(item: Fields, language: str) -> Decimal | None:
    """The value; where words stand with it, the hint says to which keys they go."""
    for key in item:
        if re.fullmatch(r"\d{3}", key) and item.kind(key) == "":  # {value: 1,200}
            fact = "a comma within braces begins another key"
            item.error(key, fact, "write the value without it: 1200")
            item.text(key)
    said = item.text("value") if item.kind("value") == "text" else ""
    found = _SAID.fullmatch(said.strip())
    hedge, unit = (found["hedge"].strip(), found["unit"].strip()) if found else ("", "")
    if not found or not (hedge.strip("-+") or unit) or _EXPONENT.fullmatch(unit):
        return item.number("value", required=True)
    sign, hedge = "-" if hedge.endswith("-") else "", hedge.rstrip("-+").strip()
    figures = Decimal(sign + re.sub("[^0-9.]", "", found["number"]))
    scaled = magnitude(unit, language)
    keys = [f"value: {figures.scaleb(scale(unit, language)).normalize():f}"]
    unit = unit[len(scaled) :].strip()
    if hedge:
        keys.append("at_least: true" if hedge.casefold() in _AT_LEAST else "approx: true")
    keys += [f'unit: "{unit}"'] if unit else []
    item.error("value", f'"{said}" is more than a number', f"write {', '.join(keys)}")
    return None


_EXPONENT = re.compile(r"[eE][-+]?|\.")


def _contested(item: Fields, key: str, place: Pos, language: str) -> Fact | None:
    """A fact with an account for each of its sources."""
    parts = item.sections("contested", required=True)
    accounts = tuple(_account(part, key, language) for part in parts)
    if len(parts) == 1:
        message = "one account alone is not contested"
        item.error("contested", message, "add another - {value: …, cite: …}, or write value:")
    elif len({_said_by(account) for account in accounts}) == 1 and None not in accounts:
        message = "the accounts all say the same, so nothing is contested"
        item.error("contested", message, "write value: and all of them as source: [one, two]")
    fact = Fact(
        key=key,
        value=Decimal(0),
        unit=item.text("unit"),
        label=item.text("label"),
        review_by=item.date("review_by"),
        accounts=tuple(account for account in accounts if account is not None),
        attributed=item.choice("render", ("", "attributed"), "") == "attributed",
        pos=place,
    )
    item.done(*_FORMS)
    return fact if len(fact.accounts) == len(parts) > 1 else None


def _said_by(account: Fact | None) -> tuple[object, ...]:
    return () if account is None else (account.value, account.unit)


def _account(part: Fields, key: str, language: str) -> Fact | None:
    """What one source says; the work stands beside the value, as there is but one."""
    value = _value(part, language)
    account = Fact(
        key=key,
        value=value or Decimal(0),
        unit=part.text("says"),
        label=part.text("label"),
        approx=part.flag("approx"),
        at_least=part.flag("at_least"),
        as_of=_as_of(part),
        sources=(_work(part),),
        contested=True,
        pos=part.pos(),
    )
    part.done()
    return account if value is not None and account.sources[0].cite else None


def _says_two_things(item: Fields) -> bool:
    """Whether a fact has more than one of a value, a calculation and several accounts."""
    forms = [form for form in _FORMS if form in item]
    for form in forms[1:]:
        message = f'the fact has "{forms[0]}" and "{form}" too'
        item.error(form, message, f"delete {forms[0]}: or {form}:")
    return len(forms) > 1


def _as_of(item: Fields) -> str:
    """A year, a month or a day, in ISO 8601."""
    text = item.text("as_of")
    if not text or (len(text) < 10 and _AS_OF.fullmatch(text)):
        return text
    day = item.date("as_of")
    return day.isoformat() if day else ""


def _source(part: Fields) -> Source:
    source = _work(part)
    part.done()
    return source


def _work(part: Fields) -> Source:
    cite, _, beside = part.text("cite", required=True).removeprefix("@").partition(", ")
    place = part.text("locator") or beside
    pos = part.pos("cite") if "cite" in part else part.pos()
    label, locator, suffix = locator_and_suffix(place)
    work = CitedWork(cite, label=label, locator=locator, suffix=suffix, pos=pos)
    excerpt = part.text("excerpt")
    begins = part.text_pos("excerpt", 0) if excerpt else pos
    return Source(cite, place, excerpt, work=work, pos=pos, excerpt_pos=begins)
