"""Proof that nothing was lost between the tree and the pages that were laid out.

The engine moves notes, breaks lines and drops what it cannot place, and says nothing. So the
laid-out boxes are read back: each note is on the page that calls it, each word of the tree
stands on a page in its order, and each font is one that the theme brings. It is read from
the boxes and not from the file, as they hold the words whole; painting adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from report_build import gathered
from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule, Severity
from report_build.model import (
    Block,
    Cell,
    Code,
    CodeBlock,
    CrossRef,
    Document,
    Event,
    Exhibit,
    Footnote,
    Node,
    Table,
    Text,
)
from report_build.render import in_order
from report_build.render.later_figures import as_printed
from report_build.theme import Theme
from report_build.walk import keep, nodes, of_kind

SPACE = re.compile(r"[\s\u00ad\u2010\u200b-]+")  # what breaking lines may add or take away
REACH = 2000  # characters that the build may print between two texts, such as repeated heads
QUOTED = 60  # characters of a passage that a finding shows


@dataclass(slots=True)
class Laid:
    """What stands on the pages: texts run together, calls and notes with their sheets.

    Those of the body are kept by the elements of it that they stand in, as one of them may go on
    behind a page across.
    """

    front: list[str] = field(default_factory=list)
    body: dict[Any, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    calls: dict[Any, int] = field(default_factory=dict)
    called: dict[Any, int] = field(default_factory=dict)
    cut: list[int] = field(default_factory=list)
    beyond: list[tuple[int, str]] = field(default_factory=list)


def findings(pages: Any, document: Document) -> Iterator[Diagnostic]:
    """What was lost, late, out of order or cut on the laid-out pages of a document."""
    laid = laid_out(pages)
    yield from lost_notes(laid, document)
    yield from lost_words(laid, document, as_printed(gathered.body(document).blocks, pages))
    for sheet, text in dict(reversed(laid.beyond)).items():
        fact = f"“{_quoted(text)}” runs off sheet {sheet}"
        yield Diagnostic(Rule.LOST_TEXT, fact, place_of(text, document))


# ---- reading the pages ---------------------------------------------------------------------


def laid_out(pages: Any) -> Laid:
    """The texts of all pages: front matter, body and notes; running heads and folios not."""
    laid = Laid()
    for sheet, page in enumerate(pages.pages, 1):
        for child in page._page_box.children:
            if isinstance(child, boxes.FootnoteAreaBox):
                _read_notes(child, sheet, page._page_box, laid)
            elif not isinstance(child, boxes.MarginBox):
                _read_flow(child, sheet, page.width, laid)
    return laid


def _read_notes(area: Any, sheet: int, page: Any, laid: Laid) -> None:
    for box in area.descendants():
        tag = box.element_tag or ""
        if tag.endswith("::footnote-marker"):
            laid.called.setdefault(box.element, sheet)
        elif isinstance(box, boxes.TextBox) and "::" not in tag:
            laid.notes.append(box.text)
    if area.children and area.position_y < page.content_box_y() - 0.5:
        laid.cut.append(sheet)


def _read_flow(root: Any, sheet: int, width: float, laid: Laid) -> None:
    parts: dict[int, Any] = {}
    words = list(laid.body.values())[-1] if laid.body else laid.front
    for box in root.descendants(placeholders=True):
        tag = box.element_tag or ""
        if tag.endswith("::footnote-call"):
            laid.calls.setdefault(box.element, sheet)
        elif tag == "main":
            parts = {id(child): child.element for child in box.children}
        elif isinstance(box, boxes.TextBox) and "::" not in tag:
            words.append(box.text)
            if box.position_x < -1 or box.position_x + box.width > width + 1:
                laid.beyond.append((sheet, box.text))
        if id(box) in parts:
            words = laid.body.setdefault(parts[id(box)], [])


# ---- notes ---------------------------------------------------------------------------------


def lost_notes(laid: Laid, document: Document) -> Iterator[Diagnostic]:
    """Notes that are missing, on another page than their call, out of order or cut."""
    written = _notes_in_order(document)
    if len(laid.calls) != len(written):
        fact = f"the report has {len(written)} footnotes and its pages call {len(laid.calls)}"
        yield _lost_note(fact, written[0].pos if written else NOWHERE)
        return
    for number, (note, (call, sheet)) in enumerate(
        zip(written, laid.calls.items(), strict=True), 1
    ):
        if call not in laid.called:
            yield _lost_note(f"footnote {number} is on no page", note.pos)
        elif laid.called[call] != sheet:
            fact = f"footnote {number} is called on sheet {sheet} and is on {laid.called[call]}"
            yield _lost_note(fact, note.pos)
        elif sheet in laid.cut:
            yield _lost_note(f"the notes of sheet {sheet} are taller than the sheet", note.pos)
    yield from _disordered(laid, written)


def _disordered(laid: Laid, written: list[Footnote]) -> Iterator[Diagnostic]:
    order = {call: place for place, call in enumerate(laid.calls)}
    places = [order[call] for call in laid.called if call in order]
    for before, after in pairwise(places):
        if before > after:
            fact = f"footnote {before + 1} stands before footnote {after + 1}"
            yield _lost_note(fact, written[after].pos)


def _lost_note(fact: str, pos: Pos) -> Diagnostic:
    hint = "shorten the note, or move some of it into the text"
    return Diagnostic(Rule.LOST_FOOTNOTE, fact, pos, hint)


def _notes_in_order(document: Document) -> list[Footnote]:
    """The notes in the order of the pages, which begin with the summaries."""
    parts = (*gathered.front(document), *gathered.body(document).blocks)
    found = (node for part in parts for node in _in_print_order(part))
    return [node for node in found if isinstance(node, Footnote)]


# ---- words ---------------------------------------------------------------------------------


def lost_words(laid: Laid, document: Document, text: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """Passages that are on no page, or not in the order of the tree; `text` is the body's."""
    front, notes = _squeezed(laid.front), _squeezed(laid.notes)
    body = _squeezed(chain.from_iterable(laid.body.values()))
    yield from _missing_of(gathered.front(document), front, len(front))  # behind the contents
    works = (replace(work, full=()) for work in document.works)  # that is for other places
    yield from _missing_of((*text, *works), body)
    written = _notes_in_order(document)
    yield from _missing_of((child for note in written for child in note.children), notes)


def _missing_of(parts: Iterable[Node], printed: str, reach: int = REACH) -> Iterator[Diagnostic]:
    """Report each text of some parts that does not follow the text before it."""
    pairs = ((part, node) for part in map(_without_notes, parts) for node in _in_print_order(part))
    said = [(*pair, words) for pair in pairs if (words := _squeezed([_words(pair[1])]))]
    places = in_order.places([words for *_, words in said], printed, reach)
    for (part, node, _), place in zip(said, places, strict=True):
        if place == in_order.MISSING:
            fact = f"“{_quoted(_words(node))}” is on no page, or out of order"
            yield Diagnostic(Rule.LOST_TEXT, fact, node.pos, _tall_row_hint(part, node))


def _tall_row_hint(part: Node, lost: Node) -> str:
    """What to mend where a text of a table is lost: the engine drops one with too tall a row."""
    for table in of_kind(part, Table):
        if any(node is lost for node in nodes(table)):
            row = max((table.head, *table.rows), key=lambda row: max(map(_length, row.cells)))
            texts = (_quoted(_words(node)).strip() for node in nodes(row))
            begins = next(filter(None, texts), "")
            return f"if a row is taller than a page, divide it; the longest begins “{begins}”"
    return ""


def _length(cell: Cell) -> int:
    return sum(len(_words(node)) for node in nodes(cell))


def _in_print_order(part: Node) -> Iterator[Node]:
    """The nodes of a part as a reader meets them: the title of an exhibit comes first."""
    printed: set[int] = set()
    for node in nodes(part):
        if isinstance(node, Exhibit):
            for found in (found for title in node.legend.caption for found in nodes(title)):
                printed.add(id(found))
                yield found
        if id(node) not in printed:
            yield node


def _without_notes(part: Node) -> Node:
    return keep(part, lambda node: not isinstance(node, Footnote))


def _words(node: Node) -> str:
    """The words that a node brings by itself, without those of its children."""
    match node:
        case Text(text) | Code(text) | CodeBlock(text) | CrossRef(_, text):
            return text
        case Event(when, _, when_text):
            return when_text or when
    return ""


def _squeezed(texts: Iterable[str]) -> str:
    """Texts run together without the spaces and hyphens that breaking lines changes."""
    return SPACE.sub("", "".join(texts)).casefold()


def _quoted(text: str) -> str:
    return " ".join(text.split())[:QUOTED]


def place_of(text: str, document: Document) -> Pos:
    """Where an author wrote words that stand on a page."""
    wanted = _squeezed([text])
    for node in nodes(document):
        if wanted in _squeezed([_words(node)]):
            return node.pos
    return NOWHERE


# ---- fonts ---------------------------------------------------------------------------------


def strange_fonts(pages: Any, theme: Theme) -> Iterator[Diagnostic]:
    """Fonts that are in the written file though no token of the theme names them."""
    named = {family for families in theme.fonts.values() for family in families}
    for family in sorted({font.family for font in pages.fonts.values()} - named):
        fact = f"the report uses {family}, which the theme does not name"
        hint = "a character or a weight is missing from the theme's own fonts"
        yield Diagnostic(Rule.FONT, fact, NOWHERE, hint, Severity.WARNING)
