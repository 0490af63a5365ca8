"""Numbers, in figures or in words, that refer to no fact.

On a slide every number should: an audience cannot look it up. In the text a number is named
that some fact has. Years, dates, and what only counts or names something ("Resolution 2640",
"COVID-19", "page 4") are no such numbers; neither is what a quotation, a citation or code holds.
A small number in words ("twelve days") counts only where it has the unit of its fact, and a
percentage, which is common, only beside a word of what its fact is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.facts import Fact, Facts, stated_value, with_percent_signs
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.measures import lacks_measure
from report_build.model import (
    BlockQuote,
    Chart,
    Cite,
    Code,
    CodeBlock,
    CrossRef,
    Document,
    FactRef,
    Figure,
    Node,
    PullQuote,
    Shown,
    Slide,
    Table,
    Text,
    Timeline,
)
from report_build.numerals import magnitude, spelled_numbers
from report_build.sentences import spans
from report_build.walk import nodes, of_kind

Place = Callable[[Pos, str, int], Pos]
"""Where a number stands in a file, at or after a place; the last is how many alike to pass."""

_NOT_SAID = (FactRef, Cite, CrossRef, Code, CodeBlock, BlockQuote, PullQuote, Shown)
_DRAWN = (Figure, Chart, Timeline)  # from what is checked elsewhere

_FIGURES = re.compile(
    r"(?<![\w./:#–-])(?:\d{1,3}(?:\s\d{3}(?!\d))+|\d+)(?:[.,’']\d+)*(?!\w|[/:]\d)"
)
_REST = re.compile(r"\s?[^\d.;:!?()]*")
_DIGIT = re.compile(r"\d")
_FIRST_IN_WORDS = 10  # smaller ones say how many things the text goes on about
_SMALLEST = 100  # a smaller number is too common to be told from a fact without its unit


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a text states, "2.27 million" as one; `rest` are the words after it."""

    text: str
    value: Decimal
    rest: str
    is_year: bool
    node: Text
    at: int  # its offset in the text
    in_words: bool = False

    @property
    def earlier(self) -> int:
        """How often the same number stands before it in the text."""
        alike = rf"(?<!\d){re.escape(self.text)}(?!\d)"
        return len(re.findall(alike, self.node.text[: self.at]))


def check_numbers(document: Document, facts: Facts, place: Place, report: Report) -> None:
    """Warn of each number that should refer to a fact."""
    language, known = document.meta.language, _by_value(facts)
    for node, is_slide in _texts(document):
        for stated in stated_numbers(node, language):
            fact = _same(stated, known.get(stated.value, ()), language)
            is_small = stated.in_words and stated.value < _SMALLEST
            if fact is None and (stated.is_year or is_small or not is_slide):
                continue
            where = place(node.pos, stated.text, stated.earlier)
            report(_finding(stated, fact, where))


def _finding(stated: Stated, fact: Fact | None, where: Pos) -> Diagnostic:
    number = stated.text
    if fact is None:
        message = f"the number {number} stands on a slide and refers to no fact"
        hint = f"add it to content/facts.yaml, and write [{number}]{{fact=key}}"
    else:
        message = f"the number {number} is that of {fact.key}, but does not refer to it"
        hint = f"write [{number}]{{fact={fact.key}}}"
        if fact.accounts:
            hint = f"write []{{fact={fact.key} render=attributed}}"
    return Diagnostic(Rule.BARE_NUMBER, message, where, hint, Severity.WARNING)


# ---- which text ----------------------------------------------------------------------------


def _texts(document: Document) -> Iterator[tuple[Text, bool]]:
    """The author's own words, and whether they stand on a slide."""
    unsaid = {id(text) for node in _of(document, _NOT_SAID) for text in of_kind(node, Text)}
    shown = {id(text) for slide in of_kind(document, Slide) for text in _shown(slide)}
    for text in of_kind(document, Text):
        # a cell of a data file cannot refer to a fact
        if id(text) not in unsaid and text.pos.file.endswith(".md"):
            yield text, id(text) in shown


def _of(node: Node, kinds: tuple[type[Node], ...]) -> Iterator[Node]:
    return (found for found in nodes(node) if isinstance(found, kinds))


def _shown(slide: Slide) -> Iterator[Text]:
    """The words that a slide shows, without its notes, which are spoken."""
    for part in (*slide.title, *slide.children):
        drawn = {id(text) for node in _of(part, _DRAWN) for text in of_kind(node, Text)}
        shares = {id(text) for node in of_kind(part, Table) for text in _shares(node)}
        yield from (text for text in of_kind(part, Text) if id(text) not in drawn | shares)


def _shares(table: Table) -> Iterator[Text]:
    """The percentages of a table: its cells are worked out from each other."""
    return (text for text in of_kind(table, Text) if text.text.rstrip().endswith("%"))


# ---- which numbers -------------------------------------------------------------------------


def stated_numbers(node: Text, language: str) -> Iterator[Stated]:
    """The numbers that a text states, first those in figures."""
    return (replace(one, node=node) for one in _stated(node.text, language))


@lru_cache(maxsize=4096)
def _stated(text: str, language: str) -> tuple[Stated, ...]:
    """The numbers of a text that may stand anywhere; several checks ask for them."""
    return *_in_figures(Text(text), language), *_spelled(Text(text), language)


def _spelled(node: Text, language: str) -> Iterator[Stated]:
    for start, end, value in spelled_numbers(node.text, language):
        if value >= _FIRST_IN_WORDS and not names_something(node.text[:start]):
            rest = _rest(node.text, end)
            yield Stated(node.text[start:end], value, rest, False, node, start, in_words=True)


def _rest(text: str, at: int) -> str:
    found = _REST.match(text, at)
    return found[0].strip() if found else ""


def _in_figures(node: Text, language: str) -> Iterator[Stated]:
    text = node.text
    if not _DIGIT.search(text):
        return
    dates = [found.span() for found in _dates(language).finditer(text)]
    for found in _FIGURES.finditer(text):
        start, end = found.span()
        if any(low <= start < high for low, high in dates) or names_something(text[:start]):
            continue
        scaled = magnitude(text[end:], language)
        value = stated_value(found[0], scaled, language)
        if value is not None:
            whole = found[0] + scaled
            is_year = re.fullmatch(r"1\d{3}|20\d\d", whole) is not None
            yield Stated(whole, value, _rest(text, end + len(scaled)), is_year, node, start)


_Alike = Sequence[tuple[Fact, Fact]]
"""Facts of one value, each with itself or with its account that has the value."""


def _by_value(facts: Facts) -> Mapping[Decimal, _Alike]:
    found: dict[Decimal, list[tuple[Fact, Fact]]] = {}
    for fact in facts.items.values():
        for one in fact.accounts or (fact,):
            found.setdefault(one.value, []).append((fact, one))
    return found


def _same(stated: Stated, alike: _Alike, language: str) -> Fact | None:
    """The fact that has this number, first one whose unit follows it."""
    alike = [pair for pair in alike if not _is_of_other(stated, *pair, language)]
    for fact, one in alike:
        if _has_unit(*map(with_percent_signs, (stated.rest, one.unit))):
            return fact
    large = stated.value >= _SMALLEST and not stated.is_year
    return alike[0][0] if alike and large else None


def _is_of_other(stated: Stated, fact: Fact, one: Fact, language: str) -> bool:
    """Whether the words around a number say that it measures another thing, or not this one."""
    rest, unit = with_percent_signs(stated.rest), with_percent_signs(one.unit)
    if not (rest.startswith("%") and "%" in unit):
        return lacks_measure(unit, rest)
    subject = _stems(f"{fact.label} {one.label} {unit}")
    low, high = next(
        span for span in spans(stated.node.text, language) if span[0] <= stated.at < span[1]
    )
    return bool(subject) and not subject & _stems(stated.node.text[low:high])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:4].casefold() for word in re.findall(r"[^\W\d_]{4,}", text))


def _has_unit(rest: str, unit: str) -> bool:
    """Whether one of the two words after a number is a word of the unit."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{4,}|%", unit)]
    after = [word.casefold() for word in re.findall(r"[^\W\d_]+|%", rest)[:2]]
    return any(word in words for word in after)


_NAMED = re.compile(
    r"\b(?:resolutions?|articles?|art\.|nos?\.|numbers?|figures?|fig\.|tables?|pages?|pp?\."
    r"|para?s?\.|paragraphs?|chapters?|ch\.|sections?|sec\.|annex|appendix|phases?|steps?"
    r"|parts?|stages?|levels?|lines?|routes?|versions?|volumes?|vol\.|options?|scenarios?|slides?|clauses?"
    r"|résolution|numéro|n°|nº|tableau|chapitre|annexe|étape|partie|seite|s\.|nr\.|abbildung"
    r"|abb\.|tabelle|tab\.|kapitel|kap\.|abschnitt|artikel|schritt|teil|stufe|resolución"
    r"|nummer|\w*linien?|zug|gleis|lignes?|líneas?|número|artículo|núm\.|página|capítulo|sección|anexo|paso|parte|opción|figura|tabla)\s$",
    re.IGNORECASE,
)
_LONGEST = 20  # characters of such a word, with the blank after it


def names_something(before: str) -> bool:
    """Whether the words before a number say that it names something and counts nothing."""
    return _NAMED.search(before[-_LONGEST:]) is not None


@cache
def _dates(language: str) -> re.Pattern[str]:
    """Days with their month, as a language writes them: 11 and 14 November, May 3, 2022."""
    found = locale(language)
    names = {
        name.strip(".")
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in found.months[context][width].values()
    }
    months = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    day = r"\d{1,2}(?:\.|er|º|st|nd|rd|th)?"
    joint = r"\s?(?:,|–|-|and|to|or|et|au|und|bis|y|al)\s?"
    days = rf"{day}(?:{joint}{day})*"
    return re.compile(
        rf"(?<!\d){days}\s(?:of\s|de\s)?(?:{months})\b|\b(?:{months})\.?\s{days}(?!\d)",
        re.IGNORECASE,
    )
