"""Random documents with slides, every word of which is different, so that none can hide.

One number seeds a document: to let Hypothesis draw each word would take most of the time of
the tests, and a deck that fails is understood from its slides, not from a shorter one.
"""

from __future__ import annotations

import datetime
import random
from itertools import count
from typing import Any

from report_build import model as m

META = m.Meta("Deck of tests", datetime.date(2024, 2, 29), language="en-GB")

WORDS = ("host", "personnel", "withdraws", "mandate", "Wagner", "an", "of", "Côte", "half-trained")


class Vocabulary:
    """Words that end in a number of their own."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.numbers = count(1)

    def maybe(self) -> bool:
        """True as often as not."""
        return self.random.random() < 0.5

    def text(self, least: int = 1, most: int = 12) -> str:
        """So many words, each of them new."""
        chosen = self.random.choices(WORDS, k=self.random.randint(least, most))
        return " ".join(f"{word}{next(self.numbers)}" for word in chosen)

    def inlines(self, least: int = 1, most: int = 12) -> tuple[m.Inline, ...]:
        """Words in one look or several, now and then with a note or a citation."""
        text = m.Text(self.text(least, most))
        also = self.random.choice(("", "", "", "emph", "strong", "note", "cite", "fact"))
        more = (m.Text(self.text(1, 3)),)
        match also:
            case "emph":
                return (text, m.Text(" "), m.Emph(more))
            case "strong":
                return (m.Strong(more), m.Text(" "), text)
            case "note":
                return (text, m.Footnote((m.Paragraph(more),), next(self.numbers)))
            case "cite":
                return (text, m.Text(" "), self.cite(), m.Text("."))
            case "fact":
                return (m.FactRef("key", more), m.Text(" "), text)
        return (text,)

    def cite(self) -> m.Cite:
        """A citation in parentheses, as transforms.cite leaves it."""
        children = (m.Text("("), m.Link("#ref-a", (m.Text(self.text(1, 3)),)), m.Text(")"))
        return m.Cite((m.CitedWork("a"),), children=children)

    def legend(self) -> m.Legend:
        """A caption, and perhaps a source and a note."""
        source = (self.cite(),) if self.maybe() else ()
        note = (m.Text(self.text(3, 15)),) if self.maybe() else ()
        return m.Legend((m.Text(self.text(2, 8)),), source, note)


def paragraph(words: Vocabulary) -> m.Paragraph:
    return m.Paragraph(words.inlines(1, 25))


def listed(words: Vocabulary, depth: int = 0) -> m.List:
    items = []
    for _ in range(words.random.randint(1, 6 if depth == 0 else 3)):
        below = (listed(words, depth + 1),) if depth < 2 and words.maybe() else ()
        items.append(m.ListItem((paragraph(words), *below)))
    return m.List(tuple(items), words.random.choice((None, None, 1, 4)))


def table(words: Vocabulary) -> m.Table:
    columns = words.random.randint(1, 5)

    def row(most: int) -> m.Row:
        cells = (m.Cell((m.Text(words.text(1, most)),)) for _ in range(columns))
        return m.Row(tuple(cells))

    rows = tuple(row(6) for _ in range(words.random.randint(1, 25)))
    left: m.Align = "left"
    return m.Table(row(2), rows, (left,) * columns, words.legend(), "tbl-x")


def timeline(words: Vocabulary) -> m.Timeline:
    many = words.random.randint(1, 9)
    events = (m.Event("2024", words.inlines(1, 12), words.text(1, 2)) for _ in range(many))
    return m.Timeline(tuple(events), words.legend(), "fig-t")


def chart(words: Vocabulary) -> m.Chart:
    names = tuple(words.text(1, 2) for _ in range(3))
    series = (m.Series(words.text(1, 2), (1.0, None, 2.5)),)
    return m.Chart("bar", names, series, words.text(3, 5), words.legend(), "fig-c")


def figure(words: Vocabulary) -> m.Figure:
    size = (words.random.randint(1, 900), words.random.randint(1, 900))
    return m.Figure("map.svg", words.text(3, 5), words.legend(), "fig-f", size=size)


def callout(words: Vocabulary) -> m.Callout:
    return m.Callout("note", words.inlines(1, 4), (paragraph(words),))


def quotation(words: Vocabulary) -> m.BlockQuote:
    return m.BlockQuote((paragraph(words),))


def code(words: Vocabulary) -> m.CodeBlock:
    lines = [words.text(1, 6) for _ in range(words.random.randint(1, 5))]
    return m.CodeBlock("\n".join(lines))


TEXT: tuple[Any, ...] = (paragraph, listed, listed, callout, quotation, code)
SHOWN: tuple[Any, ...] = (table, timeline, chart, figure)


def blocks(words: Vocabulary, most: int = 3) -> tuple[m.Block, ...]:
    """Some text, and perhaps an exhibit, in any order."""
    makers = words.random.choices(TEXT, k=words.random.randint(0, most))
    found = [make(words) for make in makers]
    if words.maybe():
        exhibit = words.random.choice(SHOWN)(words)
        found.insert(words.random.randint(0, len(found)), m.Shown(exhibit.label, exhibit))
    return tuple(found)


def slide(words: Vocabulary) -> m.Slide:
    """A slide of any contents, with or without columns and notes."""
    title = words.inlines(1, 7)
    children = blocks(words)
    if words.random.random() < 0.2:
        children = tuple(m.Column((paragraph(words), *blocks(words, 1))) for _ in range(2))
    notes = tuple(words.random.choice(TEXT)(words) for _ in range(words.random.randint(0, 2)))
    return m.Slide(title, children, notes=notes)


def document(seed: int) -> m.Document:
    """A part with one to three random slides."""
    words = Vocabulary(seed)
    found = [slide(words) for _ in range(words.random.randint(1, 3))]
    work = m.Work("a", (m.Text("Author. Title of a Work. 2024."),))
    heading = m.Heading(1, (m.Text("Part One"),), "sec-one")
    return m.Document(META, (heading, *found), (work,), "Work Cited")


def long_document(seed: int, slides: int) -> m.Document:
    """At least so many slides, in parts of nine, with a divider each; no word stands twice."""
    words = Vocabulary(seed)
    children: list[m.Block] = []
    for number in range(slides):
        if number % 9 == 0:
            title = (m.Text(words.text(2, 4)),)
            children.append(m.Heading(1, title, f"sec-{number // 9}"))
        children.append(slide(words))
    work = m.Work("a", (m.Text("Author. Title of a Work. 2024."),))
    return m.Document(META, tuple(children), (work,), "Work Cited")
