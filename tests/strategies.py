"""Random documents and random Markdown for the property tests.

Documents are built from the classes of model.py: each field from its type, with sensible
texts where the type alone would allow nonsense (a label, a language, a level of a heading).
Words are unique within a document, so that a test can look for each one in an output.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable

from hypothesis import strategies as st

from report_build import model as m

MARKS = (
    ":::", "::: callout", "::: slide", "::: only report", "::: notes", "```", "```{figure} a.svg",
    "```{chart}", "```{timeline}", "~~~", "{", "}", "{#", "{kind=note}", '{title="', "[", "](", ")",
    "]", "[^", "^[", "[^1]: ", "@", "@a", "[@a, p. ", "[-@a", ";", "@fig-", "@{", "*", "**", "_",
    "`", "~", "^", "|", "| a | b |\n|---|---|\n", "Table: ", "- ", "1. ", "> ", "# ", "    ", "\t",
    "\\", "--", "---", "...", '"', "'", "<", ">", "<b>", "&amp;", "&", "![", "![a](#fig-a)", "\n",
    "\n\n", " ", "a", "é", "文", "🎓", "\u0301", "\u00a0", "\u200f", "0", "$", "{{ x }}",
)  # fmt: skip
"""Pieces of the format, whole and broken."""


def markdown_texts(pieces: int = 40) -> st.SearchStrategy[str]:
    """Texts made of pieces of the format in any order, and any other text."""
    marks = st.lists(st.sampled_from(MARKS), max_size=pieces).map("".join)
    return marks | st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"))


def documents(*, slides: bool = False) -> st.SearchStrategy[m.Document]:
    """Whole reports of sound blocks; with `slides` some slides stand among them."""
    return _documents(slides)


@st.composite
def _documents(draw: st.DrawFn, slides: bool) -> m.Document:
    words = _Words(draw)
    count = draw(st.integers(1, 5))
    blocks: list[m.Block] = [m.Heading(1, words.text())]
    for _ in range(count):
        blocks.append(draw(_block(words, 2)))
        if slides and draw(st.booleans()):
            blocks.append(_slide(draw, words))
    if slides:
        blocks.append(_slide(draw, words))
    meta = m.Meta(words.word(), datetime.date(2022, 12, 16), language="en-GB")
    return m.Document(meta, tuple(blocks))


class _Words:
    """Words that stand once in a document: "worda1", "wordb2" and so on."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._count = itertools.count(1)

    def word(self) -> str:
        """A new word, at times with a character that an output has to write with care."""
        extra = self._draw(st.sampled_from(["", "", "é", "文", "a&b", "a<b", "x=1", "'s", "{x}"]))
        return f"w{next(self._count)}w{extra}"

    def label(self) -> str:
        """A new word without anything else."""
        return f"w{next(self._count)}w"

    def text(self) -> tuple[m.Text, ...]:
        """Some new words in a row."""
        return (m.Text(" ".join(self.word() for _ in range(self._draw(st.integers(1, 4))))),)


def _inlines(draw: st.DrawFn, words: _Words, *, notes: bool = True) -> tuple[m.Inline, ...]:
    """Inlines of every kind that an author can write, apart from references."""
    kinds: list[Callable[[], m.Inline]] = [
        lambda: m.Text(f" {words.word()} "),
        lambda: m.Emph(words.text()),
        lambda: m.Strong(words.text()),
        lambda: m.Superscript(words.text()),
        lambda: m.Subscript(words.text()),
        lambda: m.Code(words.word()),
        lambda: m.Link("https://example.org/", words.text()),
        lambda: m.Phrase("fr", words.text()),
        lambda: m.Cite((m.CitedWork("smith2020", label="page", locator="4"),)),
        lambda: m.Cite((m.CitedWork("jones2021"),), m.CiteForm.NARRATIVE),
        lambda: m.FactRef("staff"),
    ]
    if notes:
        kinds.append(lambda: m.Footnote((m.Paragraph(words.text()),)))
    chosen = draw(st.lists(st.integers(0, len(kinds) - 1), max_size=3))
    parts: list[m.Inline] = [*words.text(), *(kinds[at]() for at in chosen)]
    if len(parts) > 1 and draw(st.booleans()):
        parts.insert(1, m.Break())
    return tuple(parts)


@st.composite
def _block(draw: st.DrawFn, words: _Words, depth: int) -> m.Block:
    kinds: list[Callable[[], m.Block]] = [
        lambda: m.Paragraph(_inlines(draw, words)),
        lambda: m.CodeBlock("\n".join(words.word() for _ in range(2)), "text"),
        lambda: _table(draw, words),
        lambda: _chart(words),
        lambda: m.Timeline(
            (m.Event("2022-11-11", words.text()), m.Event(words.word(), words.text())),
            _legend(words),
            f"fig-{words.label()}",
        ),
    ]
    if depth:
        kinds += [
            lambda: _list(draw, words, depth),
            lambda: m.BlockQuote(_blocks(draw, words, depth)),
            lambda: m.Callout("note", words.text(), _blocks(draw, words, depth)),
            lambda: m.PullQuote((m.Paragraph(words.text()),), None),
            lambda: m.Summary((m.Paragraph(words.text()),)),
        ]
    return kinds[draw(st.integers(0, len(kinds) - 1))]()


def _blocks(draw: st.DrawFn, words: _Words, depth: int) -> tuple[m.Block, ...]:
    count = draw(st.integers(1, 2))
    return tuple(draw(_block(words, depth - 1)) for _ in range(count))


def _list(draw: st.DrawFn, words: _Words, depth: int) -> m.List:
    count = draw(st.integers(1, 3))
    items = [
        m.ListItem((m.Paragraph(_inlines(draw, words)), *_nested(draw, words, depth)))
        for _ in range(count)
    ]
    return m.List(tuple(items), draw(st.sampled_from([None, 1, 3])), draw(st.booleans()))


def _nested(draw: st.DrawFn, words: _Words, depth: int) -> tuple[m.Block, ...]:
    return (_list(draw, words, depth - 1),) if depth > 1 and draw(st.booleans()) else ()


def _legend(words: _Words) -> m.Legend:
    return m.Legend(words.text(), words.text(), words.text())


def _table(draw: st.DrawFn, words: _Words) -> m.Table:
    columns, rows = draw(st.integers(1, 3)), draw(st.integers(1, 3))

    def row() -> m.Row:
        return m.Row(tuple(m.Cell(words.text()) for _ in range(columns)))

    head = row()
    align: m.Align = "left"
    return m.Table(head, tuple(row() for _ in range(rows)), (align,) * columns, _legend(words))


def _chart(words: _Words) -> m.Chart:
    names = (words.word(), words.word())
    return m.Chart("column", names, (m.Series("Number", (1.0, 2.0)),), "alt", _legend(words))


def _slide(draw: st.DrawFn, words: _Words) -> m.Slide:
    count = draw(st.integers(1, 3))
    body: list[m.Block] = [
        m.Paragraph(_inlines(draw, words))
        if draw(st.booleans())
        else m.List((m.ListItem((m.Paragraph(_inlines(draw, words)),)),))
        for _ in range(count)
    ]
    notes = (m.Paragraph(words.text()),) if draw(st.booleans()) else ()
    return m.Slide(words.text(), tuple(body), notes=notes)
