"""Numbers for headings, figures and tables; then the words of cross references.

Numbers are given once, before anything is left out for one output, so that Figure 3 is
Figure 3 in the report and in the deck. What only the deck shows is numbered last, so that
the printed report has no gap.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, suggestion
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.model import (
    Block,
    Chart,
    CrossRef,
    Document,
    Event,
    Exhibit,
    Figure,
    Heading,
    Node,
    Only,
    Output,
    Shown,
    Slide,
    Table,
    Timeline,
)
from report_build.transforms.rows import places
from report_build.walk import nodes, plain_text, rewrite
from report_build.words import Words, words

PREFIXES = {Heading: "sec-", Table: "tbl-", Figure: "fig-", Chart: "fig-", Timeline: "fig-"}
"""How the labels begin that can be referred to."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a label names: the words of a reference to it, and the node if it is an exhibit."""

    text: str
    pos: Pos
    exhibit: Exhibit | None = None


def number(document: Document, report: Report) -> Document:
    """The document with numbers, labels of headings, cross references and shown exhibits."""
    language = words(document.meta.language)
    document = replace(document, blocks=_with_headings(document))
    document = _with_exhibits(_with_dates(document, report))
    found = targets(document, language, report)
    return _with_references(document, found, report)


# ---- headings ------------------------------------------------------------------------------


def _with_headings(document: Document) -> tuple[Block, ...]:
    counter = _HeadingCounter(document.meta.number_sections, _labels(document))

    def change(block: Block) -> Block:
        match block:
            case Heading():
                return counter.numbered(block)
            case Only(_, children):
                return replace(block, children=tuple(change(child) for child in children))
        return block

    return tuple(change(block) for block in document.blocks)


class _HeadingCounter:
    def __init__(self, enabled: bool, taken: set[str]) -> None:
        self._enabled = enabled
        self._taken = taken
        self._counts = [0] * 6
        self._in_appendices = False

    def numbered(self, heading: Heading) -> Heading:
        """The heading with its number and, if the author gave none, a label of its words."""
        label = heading.label or self._slug(plain_text(heading.children))
        if not (heading.numbered and self._enabled):
            return replace(heading, label=label)
        if heading.appendix and not self._in_appendices:
            self._in_appendices = True
            self._counts[0] = 0
        self._counts[heading.level - 1] += 1
        self._counts[heading.level :] = [0] * (6 - heading.level)
        return replace(heading, label=label, number=self._shown(heading.level))

    def _shown(self, level: int) -> str:
        first, *rest = self._counts[:level]
        letter = _letters(first) if self._in_appendices else str(first)
        return ".".join((letter, *map(str, rest)))

    def _slug(self, text: str) -> str:
        stem = re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "section"
        label, count = stem, 1
        while label in self._taken:
            count += 1
            label = f"{stem}-{count}"
        self._taken.add(label)
        return label


def _letters(count: int) -> str:
    """1 as A, 26 as Z, 27 as AA."""
    head, last = divmod(count - 1, 26)
    return (_letters(head) if head else "") + chr(ord("A") + last)


def _labels(document: Document) -> set[str]:
    return {node.label for node in nodes(document) if isinstance(node, Heading | Slide | Exhibit)}


# ---- figures and tables --------------------------------------------------------------------


def _with_exhibits(document: Document) -> Document:
    counts = {"figure": 0, "table": 0}
    numbers: dict[int, str] = {}  # by identity: only exhibits change, and they do not nest
    for late in (False, True):
        for exhibit in _exhibits(document.blocks, late):
            if exhibit.label or exhibit.legend.caption:
                kind = "table" if isinstance(exhibit, Table) else "figure"
                counts[kind] += 1
                numbers[id(exhibit)] = str(counts[kind])

    def change(node: Node) -> Node:
        if isinstance(node, Exhibit) and id(node) in numbers:
            return replace(node, number=numbers[id(node)])
        return node

    return rewrite(document, change)


def _exhibits(blocks: tuple[Block, ...], late: bool) -> Iterator[Exhibit]:
    """Exhibits outside slides: with `late` those that only the deck shows, else the others."""
    for block in blocks:
        if isinstance(block, Slide):
            continue
        deck_only = isinstance(block, Only) and block.output is Output.SLIDES
        if deck_only == late:
            yield from (found for found in nodes(block) if isinstance(found, Exhibit))


# ---- dates ---------------------------------------------------------------------------------

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _with_dates(document: Document, report: Report) -> Document:
    language = document.meta.language

    def change(node: Node) -> Node:
        if isinstance(node, Event):
            return replace(node, when_text=written_date(node.when, language, node.pos, report))
        return node

    return rewrite(document, change)


def written_date(when: str, language: str, pos: Pos, report: Report) -> str:
    """`2022-11-11` as "11 November 2022", `2022-11` as "November 2022"; other words stay."""
    match = _DATE.fullmatch(when)
    if match is None or match[2] is None:
        return when
    from babel.dates import format_date, format_skeleton

    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        fact = f'there is no day "{when}"'
        report(Diagnostic(Rule.BAD_VALUE, fact, pos, "write when: 2022-11-11"))
        return when
    if match[3]:
        return format_date(day, "long", locale(language))
    noon = datetime.datetime.combine(day, datetime.time(12), datetime.UTC)
    return format_skeleton("yMMMM", noon, locale=locale(language))


# ---- cross references ----------------------------------------------------------------------


def targets(document: Document, language: Words, report: Report) -> dict[str, Target]:
    """What every label names; reports labels that two things share or that have no prefix."""
    found: dict[str, Target] = {}
    for node in nodes(document):
        label = getattr(node, "label", "")
        if not label or not isinstance(node, Heading | Slide | Exhibit):
            continue
        if label in found:
            fact = f'the label "{label}" is already at {found[label].pos}'
            report(Diagnostic(Rule.DUPLICATE_LABEL, fact, node.pos, "give one another name"))
            continue
        found[label] = _target(node, language)
        prefix = PREFIXES.get(type(node), "")
        if isinstance(node, Exhibit) and not label.startswith(prefix):
            fact = f'the label "{label}" does not begin with {prefix}'
            hint = f"write {prefix}{label.partition('-')[2] or label}"
            report(Diagnostic(Rule.BAD_LABEL, fact, node.pos, hint))
    return found


def _target(node: Heading | Slide | Exhibit, language: Words) -> Target:
    match node:
        case Heading(number=""):
            left, right = language.quotes[:2]
            return Target(f"{left}{plain_text(node.children)}{right}", node.pos)
        case Heading(number=number):
            word = language.section if number[0].isdigit() else language.appendix
            return Target(f"{word}\u00a0{number}", node.pos)
        case Slide():
            return Target(plain_text(node.title), node.pos)
        case Table():
            return Target(f"{language.table}\u00a0{node.number}", node.pos, node)
    return Target(f"{language.figure}\u00a0{node.number}", node.pos, node)


def _with_references(document: Document, found: Mapping[str, Target], report: Report) -> Document:
    language = document.meta.language
    first = {id(one.piece) for one in places(document, CrossRef) if one.begins(language)}

    def change(node: Node) -> Node:
        match node:
            case CrossRef(label) if label in found:
                text = found[label].text
                lead = text[:1].upper() if id(node) in first else text[:1]
                return replace(node, text=lead + text[1:])
            case CrossRef(label):
                _report_unknown(label, _others(label, found), node.pos, report)
            case Shown(label) if label in found and found[label].exhibit is not None:
                return replace(node, target=found[label].exhibit)
            case Shown(label):
                exhibits = {key: one for key, one in found.items() if one.exhibit is not None}
                _report_unknown(label, exhibits, node.pos, report)
        return node

    return rewrite(document, change)


def _others(label: str, found: Mapping[str, Target]) -> Mapping[str, Target]:
    """What a misspelt reference may mean: the same name of another kind, else any but a slide."""
    known = {key: one for key, one in found.items() if key.startswith(tuple(PREFIXES.values()))}
    name = label.partition("-")[2]
    return {key: one for key, one in known.items() if key.partition("-")[2] == name} or known


def _report_unknown(label: str, known: Mapping[str, Target], pos: Pos, report: Report) -> None:
    fact = f'nothing in the report has the label "{label}"'
    hint = suggestion(label, known) or "write {#" + label + "} where it stands"
    report(Diagnostic(Rule.UNKNOWN_LABEL, fact, pos, hint))
