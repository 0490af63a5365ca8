"""The same quantity with two different numbers, anywhere in report and deck.

Two clauses, each with one number, speak of one quantity where they count the same thing, of the
same names and years, and one has all the words that the other has. A fact, or a row of a table,
speaks of what its label and its unit say: "Côte d'Ivoire: 850" is the fact labelled so. Where
all words are the same it is an error; where one says more, a warning, for which numbers must
also be of one size. "About" and "at least" leave room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain

from report_build.checks.quantities import (
    Quantity,
    fact_labels,
    row_labels,
    scene,
    statements,
)
from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Fact, Facts
from report_build.model import Document
from report_build.transforms.bare_numbers import Place
from report_build.transforms.prose import Passage

_ROOM = Decimal("0.025")  # of the larger number, where one is "about"
_FEW = 3  # words without a name that make two clauses the same
_SIZE = 2  # times the smaller number: beyond it, two numbers seldom mean one thing


def conflicts(
    document: Document, text: Sequence[Passage], facts: Facts, place: Place
) -> Iterator[Diagnostic]:
    """A finding for each number that another place says differently."""
    about = scene(document, text, facts, place)
    told = list(statements(about))
    labels = list(fact_labels(about, told))
    alike: dict[str, list[Quantity]] = {}  # by what is counted; of bare ones those before
    for one in (*(one for one in told if one.key), *(one for one in told if not one.key)):
        if not one.key:
            others = {id(other): other for noun in one.nouns for other in alike.get(noun, ())}
            found = _first(one, _labelled(one, labels))
            if found or (found := _first(one, _alike(one, others.values()))):
                yield _finding(one, *found, facts=facts, language=about.language)
        for noun in one.nouns:
            alike.setdefault(noun, []).append(one)
    for one, other in chain.from_iterable(_off(rows, labels) for rows in row_labels(about)):
        yield _finding(one, other, exact=True, facts=facts, language=about.language)


def _finding(
    one: Quantity, other: Quantity, exact: bool, facts: Facts, language: str
) -> Diagnostic:
    if other.label and other.key:
        message = f"{one.text} here is {other.text} in the fact {other.key} ({other.label})"
    elif other.key:
        message = f"{one.text} here is {other.text} at {other.pos}, from the fact {other.key}"
    else:
        message = f"{one.text} here is {other.text} at {other.pos}, of the same"
    said = Fact(other.key, other.value).restated(one.text, language)
    right = f"write [{said}]{{fact={other.key}}}" if other.key else "correct one of them"
    if (fact := facts.get(other.key)) and fact.accounts:
        right = f"write []{{fact={other.key} render=attributed}}"
    if one.pos.file.endswith(".csv"):
        right = f"write {other.value.normalize():f} in the cell, or correct the other"
    hint = f"{right}; if two things are counted, say which, or make a fact of each"
    severity = Severity.ERROR if exact else Severity.WARNING
    return Diagnostic(Rule.NUMBER_CONFLICT, message, one.pos, hint, severity)


Match = tuple[Quantity, bool]
"""What speaks of the same quantity, and whether with the very same words."""


def _first(one: Quantity, found: Iterator[Match]) -> tuple[Quantity, bool] | None:
    """The first that gives another number; None where any gives this one."""
    matches = list(found)
    if any(_agree(one, other) for other, _ in matches):
        return None
    return next(iter(sorted(matches, key=lambda match: not match[1])), None)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers can both be true."""
    low, high = sorted((one, other), key=lambda each: each.value)
    if low.value == high.value or low.hedge == "at least":
        return True
    return "about" in (low.hedge, high.hedge) and high.value - low.value <= _ROOM * high.value


# ---- the same quantity ---------------------------------------------------------------------


def _labelled(one: Quantity, labels: Sequence[Quantity]) -> Iterator[Match]:
    """Facts whose label a clause has, and no other name: with a noun, or right before a number."""
    for other in labels:
        if not (one.names <= other.names and one.dates <= other.dates and other.words <= one.words):
            continue
        is_all = one.words - one.nouns == other.words
        if one.nouns & other.nouns:
            if other.names and (is_all or _near(one, other)):
                yield other, is_all
        elif not one.nouns and one.words == other.words and _near(one, other):
            yield other, True


def _alike(one: Quantity, told: Iterable[Quantity]) -> Iterator[Match]:
    """Clauses of the same thing, names and years, of which one has all the words of the other."""
    for other in told:
        if one.names != other.names or one.dates != other.dates or _only_shares(one, other):
            continue
        same = one.words == other.words
        if same and (one.names or len(one.words) >= _FEW):
            yield other, True
        elif one.names and _near(one, other) and _one_has_all(one, other):
            yield other, False


def _only_shares(one: Quantity, other: Quantity) -> bool:
    """Whether all that two clauses share is a name and per cent: of what may differ."""
    return "%" in one.nouns & other.nouns and one.words & other.words <= one.names | {"%"}


def _one_has_all(one: Quantity, other: Quantity) -> bool:
    return one.words <= other.words or other.words <= one.words


def _near(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return high <= _SIZE * low


def _off(
    rows: Sequence[Quantity], labels: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Rows that differ from the fact of their name, in a column that counts what facts count."""
    pairs = [
        (row, other)
        for row in rows
        for other in labels
        if row.words and row.words == other.words and row.dates <= other.dates
    ]
    agree = {row.label for row, other in pairs if _agree(row, other)}
    for row, other in pairs:
        if row.label not in agree and (agree or row.nouns & other.nouns):
            yield row, other
