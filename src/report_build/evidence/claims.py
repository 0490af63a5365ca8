"""The claims of a report, in the order of the text, each with the sources that it has there.

What counts as a claim: each sentence of the text, of lists, callouts and footnotes; a quotation
set apart, as one; each figure, chart and table with its title; each event of a timeline; each
sentence of a note below an exhibit. A heading counts only where it cites or states a fact.
Summaries and pull quotes of the author's own say again what the text says. Slides say it a third
time: they are in the uses of facts and sources, and not here. Code is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from report_build import model as m
from report_build.evidence.ledger import By, Claim, Kind, Section, Source, Support
from report_build.evidence.support import Known, sources_of, unique
from report_build.evidence.wording import Mark, Sentence, joined, sentences, whole
from report_build.frozen import dataclass
from report_build.walk import plain, plain_text


@dataclass(frozen=True, slots=True)
class Where:
    """Where a block stands: its section, as what its words count, and what introduces it."""

    section: Section
    kind: Kind = Kind.SENTENCE
    introduced: tuple[Source, ...] = ()


def claims(document: m.Document, known: Known) -> tuple[Claim, ...]:
    """All claims of a resolved report, numbered from 1."""
    found = _of_blocks(document.blocks, Where(Section()), known)
    return tuple(replace(claim, number=at) for at, claim in enumerate(found, 1))


def _of_blocks(blocks: Sequence[m.Block], where: Where, known: Known) -> Iterator[Claim]:
    last: tuple[Source, ...] = where.introduced
    for block in blocks:
        if isinstance(block, m.Heading) and block.level == 1:
            section = Section(block.label, block.number, plain_text(block.children))
            where = replace(where, section=section)
        before = last if isinstance(block, m.List | m.BlockQuote) else where.introduced
        made = tuple(_of_block(block, replace(where, introduced=before), known))
        yield from made
        last = _introduction(made)


def _introduction(made: Sequence[Claim]) -> tuple[Source, ...]:
    """The sources of a last sentence that ends with a colon: they hold for what follows."""
    said = [claim for claim in made if claim.kind is not Kind.FOOTNOTE]
    if not said or not said[-1].text.endswith((":", "：")):
        return ()
    return tuple(replace(one, by=By.INTRODUCTION) for one in said[-1].sources)


def _of_block(node: m.Block, where: Where, known: Known) -> Iterator[Claim]:
    match node:
        case m.Heading(_, children):
            yield from _if_sourced(children, replace(where, kind=Kind.HEADING), known)
        case m.Paragraph(children):
            yield from _paragraph(children, where, known)
        case m.List(items):
            for item in items:
                yield from _of_blocks(item.children, where, known)
        case m.BlockQuote(children):
            yield from _quotation(children, replace(where, kind=Kind.QUOTATION), known)
        case m.Callout(_, title, children):
            yield from _if_sourced(title, replace(where, kind=Kind.HEADING), known)
            yield from _of_blocks(children, where, known)
        case m.PullQuote(children, cite):
            kind = Kind.QUOTATION if cite else Kind.PULL_QUOTE
            yield from _quotation(children, replace(where, kind=kind), known, cite)
        case m.Summary(children):
            yield from _of_blocks(children, replace(where, kind=Kind.SUMMARY), known)
        case m.Figure() | m.Chart() | m.Table() | m.Timeline():
            yield from _exhibit(node, where, known)
        case m.CodeBlock():
            return
        case m.Only() | m.Column() | m.Shown() | m.Slide():
            raise AssertionError(f"{type(node).__name__} is not resolved for the report")
        case _:
            assert_never(node)


def _if_sourced(title: tuple[m.Inline, ...], where: Where, known: Known) -> Iterator[Claim]:
    """A title as a claim, where it cites or states a fact."""
    said = whole(title)
    if any(not isinstance(mark.node, m.CrossRef) for mark in said.marks):
        yield from _claims(said, where, known)


# ---- text ----------------------------------------------------------------------------------


def _paragraph(children: tuple[m.Inline, ...], where: Where, known: Known) -> Iterator[Claim]:
    """The sentences of a paragraph, each followed by those of its footnotes."""
    rows = [
        tuple(_claims(sentence, where, known))
        for sentence in sentences(children, known.language)
        if sentence.text.strip() or sentence.marks
    ]
    for at, row in enumerate(rows):
        later = any(one[0].sources for one in rows[at + 1 :])
        yield _weighed(row[0], cited_later=later)
        yield from row[1:]


def _weighed(claim: Claim, *, cited_later: bool = False) -> Claim:
    if claim.sources:
        return replace(claim, support=Support.SOURCED)
    if claim.kind in (Kind.SUMMARY, Kind.PULL_QUOTE):
        return replace(claim, support=Support.REPEATED)
    return replace(claim, support=Support.PARAGRAPH if cited_later else Support.NONE)


def _claims(sentence: Sentence, where: Where, known: Known) -> Iterator[Claim]:
    """The claim of a sentence, then those of its footnotes."""
    found = unique((*sources_of(sentence.marks, known), *where.introduced))
    yield _weighed(_claim(sentence, where, found))
    for mark in sentence.marks:
        if isinstance(mark.node, m.Footnote):
            below = Where(where.section, Kind.FOOTNOTE)
            yield from _of_blocks(mark.node.children, below, known)


def _claim(sentence: Sentence, where: Where, found: tuple[Source, ...]) -> Claim:
    return Claim(
        " ".join(sentence.text.split()),
        where.kind,
        where.section,
        found,
        has_number=sentence.has_number,
        has_quotation=sentence.has_quotation or where.kind is Kind.QUOTATION,
        facts=_facts(sentence.marks),
        cites=_labels(sentence.marks),
        place=str(sentence.pos),
    )


def _facts(marks: Sequence[Mark]) -> tuple[tuple[str, str], ...]:
    found = (mark.node for mark in marks if isinstance(mark.node, m.FactRef))
    return tuple((node.key, plain(node)) for node in found)


def _labels(marks: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(mark.node.label for mark in marks if isinstance(mark.node, m.Cite))


def _quotation(
    blocks: Sequence[m.Block], where: Where, known: Known, cite: m.Cite | None = None
) -> Iterator[Claim]:
    """A quotation as one claim; what else than paragraphs stands in it counts by itself."""
    rows = [whole(block.children) for block in blocks if isinstance(block, m.Paragraph)]
    if cite is not None:
        rows.append(whole((cite,)))
    if rows:
        yield from _claims(joined(rows), where, known)
    rest = [block for block in blocks if not isinstance(block, m.Paragraph)]
    yield from _of_blocks(rest, replace(where, introduced=()), known)


# ---- exhibits ------------------------------------------------------------------------------


def _exhibit(node: m.Exhibit, where: Where, known: Known) -> Iterator[Claim]:
    name = known.exhibit_name(node)
    line = source_line(node.legend, known)
    yield from _named(_title(node, where, line, known), name)
    if isinstance(node, m.Timeline):
        for event in node.events:
            row = _claims(_dated(event), Where(where.section, Kind.EVENT, line), known)
            yield from _named(row, name)
    below = Where(where.section, Kind.NOTE, line)
    yield from _named(_paragraph(node.legend.note, below, known), name)


def _named(found: Iterator[Claim], name: str) -> Iterator[Claim]:
    return (replace(claim, exhibit=name) for claim in found)


def _title(
    node: m.Exhibit, where: Where, line: tuple[Source, ...], known: Known
) -> Iterator[Claim]:
    """The exhibit itself: its title, cells, marks and source line."""
    legend, where = node.legend, replace(where, kind=Kind.EXHIBIT, introduced=line)
    if isinstance(node, m.Timeline):  # its events cite for themselves, and so for it
        line = unique((*line, *known.exhibit_sources(node)))
        where = replace(where, introduced=line)
    held = joined([whole(legend.caption), *_cells(node)])
    own = whole(legend.source)
    for claim in _claims(held, where, known):
        if claim.kind is not Kind.EXHIBIT:
            yield claim
            continue
        keys = node.facts if isinstance(node, m.Chart) else ()
        charted = tuple(one for key in keys for one in known.fact_sources(key))
        title = " ".join(plain_text(legend.caption).split())
        yield _weighed(
            replace(
                claim,
                text=title or getattr(node, "alt", "") or known.exhibit_name(node),
                sources=unique((*claim.sources, *charted)),
                has_number=claim.has_number or isinstance(node, m.Chart),
                has_quotation=False,
                facts=(*claim.facts, *((key, "") for key in keys)),
                cites=(*claim.cites, *_labels(own.marks)),
                place=str(node.pos),
            )
        )
    for mark in own.marks:
        if isinstance(mark.node, m.Footnote):
            yield from _of_blocks(mark.node.children, Where(where.section, Kind.FOOTNOTE), known)


def _cells(node: m.Exhibit) -> Iterator[Sentence]:
    if isinstance(node, m.Table):
        for row in (node.head, *node.rows):
            yield from (whole(cell.children) for cell in row.cells)


def _dated(event: m.Event) -> Sentence:
    return whole((m.Text(f"{event.when_text or event.when}: "), *event.what))


def source_line(legend: m.Legend, known: Known) -> tuple[Source, ...]:
    """The sources below an exhibit: its works, or its words where it names none."""
    found = tuple(
        replace(one, by=By.SOURCE_LINE) for one in sources_of(whole(legend.source).marks, known)
    )
    words = " ".join(plain_text(legend.source).split())
    if found or not re.search(r"\w", words):
        return found
    return (Source("", "", By.SOURCE_LINE, words),)
