"""What the numbers of a report count: statements of text, rows of tables, marks of charts.

A statement is a clause with one number in it. Of its words count those that name and count
things; names are words that the report never writes in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Literal

from report_build.diagnostics import Pos
from report_build.facts import Fact, Facts, hedge, with_percent_signs
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.model import Chart, Document, FactRef, Table, Text
from report_build.numerals import magnitude
from report_build.transforms.bare_numbers import Place, Stated, stated_numbers
from report_build.transforms.prose import OBJECT, Passage
from report_build.walk import of_kind, plain, plain_text

Hedge = Literal["", "about", "at least"]
Words = frozenset[str]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|%")
_CLAUSE = re.compile(r"(?<=[.!?])\s+|[;,]\s|\s[–—]\s|[()—]")
_LINKED = re.compile(r"\s(?:and|or|but|while|et|ou|mais|und|oder|aber|y|o|pero)\s")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_EMPTY = frozenset(
    "about above after again all almost alone already also among and are around because been before"
    " being between both but can could did does during each every few for from had has have her"
    " here his how into its just last least less may might more most much nearly not now off once"
    " one only other our out over per quite said same she should since some still such than that"
    " the their them then there these they this those through thus too under until upon very was"
    " were what when where which while who whose will with would yet you your about roughly"
    " approximately estimated"
    " aux avec ces cette comme dans des elle est ils les leur leurs mais nous ont par pas plus"
    " pour que qui sans ses son sont sous sur une aber als auch aus bei das dem den der des die"
    " durch ein eine einem einen einer für hat ihr ihre mit nach nicht noch nur oder sich sie"
    " sind und von vor war waren wie wird zum zur como con del desde entre era ese esta este los"
    " las más para pero por según sin sobre sus una".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts; `text` is how it stands, `key` the fact that it refers to.

    `nouns` are words that may name what is counted, `names` say of whom; `words` are all that
    tell it from other quantities. A label, as of a fact or a row, has no verb to tell more.
    """

    value: Decimal
    text: str
    nouns: Words
    names: Words
    words: Words
    dates: Words
    pos: Pos
    hedge: Hedge = ""
    key: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading the statements of a report needs to know of it."""

    document: Document
    text: Sequence[Passage]
    facts: Facts
    place: Place
    lowered: Words  # words that the report writes in small letters, and the months

    @property
    def language(self) -> str:
        """The language of the report."""
        return self.document.meta.language


def scene(document: Document, text: Sequence[Passage], facts: Facts, place: Place) -> Scene:
    """A report with the words that name nobody in it."""
    months = locale(document.meta.language).months["format"]["wide"].values()
    texts = (text.text for text in of_kind(document, Text))
    words = {word for text in texts for word in _WORD.findall(text) if word[0].islower()}
    return Scene(document, text, facts, place, frozenset(map(stem, chain(words, months))))


# ---- words ---------------------------------------------------------------------------------


@cache
def stem(word: str) -> str:
    """A word without case, apostrophe and the s of a plural."""
    plain_word = re.sub(r"['’]s?$", "", word.casefold().replace("’", "'"))
    return plain_word[:-1] if len(plain_word) > 3 and plain_word.endswith("s") else plain_word


def content(text: str) -> Words:
    """The words of a text that tell something."""
    found = _WORD.findall(text)
    return frozenset(
        stem(word)
        for word in found
        if (len(word) > 2 or word == "%" or word.isupper()) and word.casefold() not in _EMPTY
    )


def names_in(text: str, lowered: Words) -> Words:
    """The proper names of a text; acronyms are none of them, as they seldom tell things apart."""
    found = (word for word in _WORD.findall(text) if word[0].isupper() and not word.isupper())
    stems = frozenset(stem(word) for word in found if len(word) > 2)
    return stems - lowered - _EMPTY


def counted(after: str) -> Words:
    """The words after a number, up to one that leads elsewhere: "uniformed personnel"."""
    found: set[str] = set()
    for word in _WORD.findall(re.split(r"[^\w\s’'%-]", after, maxsplit=1)[0])[:4]:
        if word == "%":
            return frozenset({"%"})
        if word.casefold() in _EMPTY or len(word) < 3:
            break
        if not word[0].isupper() and len(found) < 2:
            found.add(stem(word))
    return frozenset(found)


# ---- statements ----------------------------------------------------------------------------


def settled_facts(passage: Passage, facts: Facts) -> list[tuple[int, FactRef, Fact]]:
    """The references of a passage to facts with one account: where, the reference, the fact."""
    return [
        (at, node, fact)
        for at, node in passage.facts
        if (fact := facts.get(node.key)) and not fact.accounts
    ]


def statements(about: Scene) -> Iterator[Quantity]:
    """Each clause with one number, of the report, its slides and their notes."""
    for passage in about.text:
        numbers = list(stated_numbers(Text(passage.text), about.language))
        for start, end in _clauses(passage) if numbers or passage.facts else ():
            within = [one for one in numbers if start <= one.at < end and not one.is_year]
            found = _statement(passage, start, end, within, about)
            if found is not None:
                yield found


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where clauses begin and end; one with several numbers is cut at "and" and the like."""
    text = passage.text
    for start, end in _cut(_CLAUSE, text, 0, len(text)):
        numbers = len(re.findall(rf"\d+|{OBJECT}", _YEAR.sub("", text[start:end])))
        yield from _cut(_LINKED, text, start, end) if numbers > 1 else [(start, end)]


def _cut(at: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in at.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _statement(
    passage: Passage, start: int, end: int, bare: Sequence[Stated], about: Scene
) -> Quantity | None:
    clause = passage.text[start:end]
    facts = [(at - start, node) for at, node in passage.facts if start <= at < end]
    if len(bare) + len(facts) != 1:
        return None
    if facts:
        at, node = facts[0]
        return _of_fact(node, clause, at, about)
    return _bare(passage, start, bare[0], clause, about)


def _of_fact(node: FactRef, clause: str, at: int, about: Scene) -> Quantity | None:
    fact = about.facts.get(node.key)
    if fact is None or fact.accounts or node.attributed:
        return None
    text = plain(node) or fact.written(about.language)
    scaled = magnitude(clause[at + 1 :], about.language)
    clause = clause[: at + 1] + clause[at + 1 + len(scaled) :]
    rest = re.sub(r"^.*\d\S*", "", text)
    rest = rest[len(magnitude(rest, about.language)) :] + clause[at + 1 :]
    clause = clause[: at + 1] + rest
    return _quantity(fact.value, text, clause, rest, node.pos, _hedge_of(fact), about, key=fact.key)


def _bare(
    passage: Passage, start: int, stated: Stated, clause: str, about: Scene
) -> Quantity | None:
    at = stated.at
    held = passage.piece(at, at + len(stated.text))
    if held is None or passage.quoted(at) or not held[0].pos.file.endswith(".md"):
        return None
    node, offset = held
    earlier = len(re.findall(rf"(?<!\d){re.escape(stated.text)}(?!\d)", node.text[:offset]))
    before, rest = clause[: at - start], clause[at - start + len(stated.text) :]
    said, clause = hedge(before, about.language), f"{before}{OBJECT}{rest}"
    where = about.place(node.pos, stated.text, earlier)
    return _quantity(stated.value, stated.text, clause, rest, where, said, about)


def _quantity(
    value: Decimal,
    text: str,
    clause: str,
    rest: str,
    pos: Pos,
    said: Hedge,
    about: Scene,
    *,
    key: str = "",
) -> Quantity:
    clause = with_percent_signs(clause)
    names, words = names_in(clause, about.lowered), content(clause.replace(OBJECT, " "))
    dates = frozenset(_YEAR.findall(clause)) - {text}
    nouns = counted(with_percent_signs(rest))
    return Quantity(value, text, nouns, names, words, dates, pos, said, key)


def _hedge_of(fact: Fact) -> Hedge:
    return "at least" if fact.at_least else "about" if fact.approx else ""


# ---- labels --------------------------------------------------------------------------------


def fact_labels(about: Scene, told: Sequence[Quantity]) -> Iterator[Quantity]:
    """Each fact with a label, and what the text counts with it besides its unit."""
    nouns: dict[str, set[str]] = {}
    for said in told:
        nouns.setdefault(said.key, set()).update(said.nouns if said.key else ())
    for fact in about.facts.items.values():
        for one in fact.accounts or (fact,):
            if fact.label:
                counted = content(with_percent_signs(one.unit)) | frozenset(nouns.get(fact.key, ()))
                yield _label(fact.label, one, fact.key, counted, about)


def _label(label: str, fact: Fact, key: str, nouns: Words, about: Scene) -> Quantity:
    names, words, said = names_in(label, about.lowered), content(label), _hedge_of(fact)
    dates = frozenset(_YEAR.findall(label)) | {fact.as_of[:4]} - {""}
    text = fact.written(about.language)
    return Quantity(fact.value, text, nouns, names, words, dates, fact.pos, said, key, label)


def row_labels(about: Scene) -> Iterator[Sequence[Quantity]]:
    """For each column of numbers, in a table or a chart of a file, its rows."""
    for table in of_kind(about.document, Table):
        for at in range(1, len(table.head.cells)):
            yield tuple(_cells(table, at, about))
    for chart in of_kind(about.document, Chart):
        for series in () if chart.facts else chart.series:
            head = f"{series.name} {chart.y_title} {chart.unit}"
            marks = zip(chart.categories, series.values, series.places, strict=False)
            found = (
                (name, Decimal(repr(value)), pos) for name, value, pos in marks if value is not None
            )
            yield tuple(
                _row(name, value, f"{value.normalize():f}", head, pos, about)
                for name, value, pos in found
            )


def _cells(table: Table, at: int, about: Scene) -> Iterator[Quantity]:
    head = plain(table.head.cells[at])
    for row in table.rows:
        cell = row.cells[at]
        text = plain(cell).strip()
        is_data = cell.pos.file.endswith(".csv") and text.replace(".", "", 1).isdecimal()
        language = "en" if is_data else about.language  # a file has 12.5 in every language
        found = [] if _refers(cell.children) else list(stated_numbers(Text(text), language))
        if len(found) == 1 and found[0].at == 0 and len(found[0].rest.split()) < 2:
            one = found[0]
            name = plain_text(row.cells[0].children).strip()
            yield _row(name, one.value, text, f"{head} {one.rest}", cell.pos, about)


def _refers(children: Sequence[object]) -> bool:
    return any(isinstance(child, FactRef) for child in children)


def _row(name: str, value: Decimal, text: str, head: str, pos: Pos, about: Scene) -> Quantity:
    names, dates = names_in(name, about.lowered), frozenset(_YEAR.findall(f"{name} {head}"))
    return Quantity(value, text, content(head), names, content(name), dates, pos, label=name)
