"""The words of a document as a reader meets them: passages, and what each is to the text.

A passage is the words of one paragraph, title or cell run together, with the way back to the
nodes that hold them. Code, citations, facts and words in another language are no prose: a mark
stands for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import chain

from report_build import model as m
from report_build.frozen import dataclass
from report_build.walk import of_kind

OBJECT = "\ufffc"
"""What stands in a passage for an inline that is no prose."""

_QUOTED = re.compile(r"[“«\"„][^“”«»\"„]+[”“»\"]|(?<!\w)‘[^‘]+?’(?!\w)")


class Rank(IntEnum):
    """What a passage is to the text: the running text first."""

    TEXT = 0
    NOTE = 1  # at the foot of the page
    EXHIBIT = 2  # a caption, a cell, an event
    TITLE = 3  # of a slide or a box
    HEADING = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Words run together; `pieces` are the nodes that hold them, each with its offset.

    `facts` are the references to facts, and `cites` the citations, for which a mark stands;
    `notes` are the footnotes, which are passages of their own.
    """

    text: str
    pieces: tuple[tuple[int, m.Text], ...]
    rank: Rank
    facts: tuple[tuple[int, m.FactRef], ...] = ()
    cites: tuple[tuple[int, m.Cite], ...] = ()
    notes: tuple[tuple[int, m.Footnote], ...] = ()

    def piece(self, start: int, end: int) -> tuple[m.Text, int] | None:
        """The node that holds a span, and the offset in it; None if the span is of several."""
        for at, node in self.pieces:
            if at <= start and end <= at + len(node.text):
                return node, start - at
        return None

    def quoted(self, at: int) -> bool:
        """Whether an offset is within quotation marks, where the words are somebody else's."""
        return any(found.start() < at < found.end() for found in _QUOTED.finditer(self.text))


def all_passages(document: m.Document) -> tuple[Passage, ...]:
    """Every passage of report and deck, those of the notes of slides last."""
    notes = (passages(slide.notes) for slide in of_kind(document, m.Slide))
    return (*passages(document.blocks), *chain.from_iterable(notes))


def passages(blocks: Sequence[m.Block]) -> Iterator[Passage]:
    """The passages of blocks in the order of reading, without quotations, code and slide notes."""
    for block in blocks:
        yield from _block(block)


def _block(block: m.Block) -> Iterator[Passage]:
    match block:
        case m.Paragraph(children):
            yield from _inlines(children, Rank.TEXT)
        case m.Heading(_, children):
            yield from _inlines(children, Rank.HEADING)
        case m.List(items):
            for item in items:
                yield from passages(item.children)
        case m.Callout(_, title, children):
            yield from _inlines(title, Rank.TITLE)
            yield from passages(children)
        case m.Slide(title, children):
            yield from _inlines(title, Rank.TITLE)
            yield from passages(children)
        case m.Summary(children) | m.Only(_, children) | m.Column(children):
            yield from passages(children)
        case m.Table() | m.Figure() | m.Chart() | m.Timeline():
            yield from _exhibit(block)
        case m.BlockQuote() | m.CodeBlock() | m.PullQuote() | m.Shown():
            return


def _exhibit(exhibit: m.Exhibit) -> Iterator[Passage]:
    yield from _inlines(exhibit.legend.caption, Rank.EXHIBIT)
    if isinstance(exhibit, m.Table):
        for row in (exhibit.head, *exhibit.rows):
            for cell in row.cells:
                yield from _inlines(cell.children, Rank.EXHIBIT)
    if isinstance(exhibit, m.Timeline):
        for event in exhibit.events:
            yield from _inlines(event.what, Rank.EXHIBIT)
    yield from _inlines(exhibit.legend.source, Rank.EXHIBIT)
    yield from _inlines(exhibit.legend.note, Rank.EXHIBIT)


def _inlines(children: Sequence[m.Inline], rank: Rank) -> Iterator[Passage]:
    """The passage of a row of inlines, then those of the notes in it."""
    text, pieces, facts, cites, notes = "", [], [], [], []
    for word, node in _words(children):
        match node:
            case m.Text():
                pieces.append((len(text), node))
            case m.FactRef():
                facts.append((len(text), node))
            case m.Cite():
                cites.append((len(text), node))
            case m.Footnote():
                notes.append((len(text), node))
        text += word
    if facts or text.strip(OBJECT + " "):
        yield Passage(text, tuple(pieces), rank, tuple(facts), tuple(cites), tuple(notes))
    for _, note in notes:
        for inner in passages(note.children):
            yield replace(inner, rank=max(Rank.NOTE, inner.rank))


def _words(children: Sequence[m.Inline]) -> Iterator[tuple[str, m.Inline]]:
    """The words of inlines, each with the node that they are of."""
    for child in children:
        match child:
            case m.Text(text):
                yield text, child
            case m.Break():
                yield " ", child
            case m.Footnote():
                yield "", child
            case m.Code() | m.Cite() | m.CrossRef() | m.FactRef() | m.Phrase():
                yield OBJECT, child
            case (
                m.Emph(inner)
                | m.Strong(inner)
                | m.Superscript(inner)
                | m.Subscript(inner)
                | m.SmallCaps(inner)
                | m.Link(_, inner)
            ):
                yield from _words(inner)
