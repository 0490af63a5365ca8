"""Pages that are nearly empty, or have a large hole, because what follows did not fit on them.

A page before a forced break (the end of the contents, of the summary, of the body) may be as
empty as it likes, and so may a page across. Any other with less than a fifth of its height in use
is a hole in the text, which the author can mend and the engine cannot. So is nearly a third of
a page before a figure that no text may pass, see `later_figures`: mostly a heading is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from report_build import gathered
from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule, Severity
from report_build.model import Document, Exhibit
from report_build.render.audit import place_of
from report_build.render.later_figures import texts

SHARE = 0.2  # of the height between the margins
HOLE = 0.3
ACROSS = "landscape"
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOOKED_FOR = 8  # texts on a sheet
FORCED = ("always", "page", "left", "right", "recto", "verso")


def sparse_pages(pages: Any, document: Document) -> Iterator[Diagnostic]:
    """A warning for each page with a hole, at the figure behind it or the last words on it."""
    for number, (page, after) in enumerate(pairwise(pages.pages), 1):
        sheet, following = page._page_box, after._page_box
        share = _share_in_use(sheet)
        if share >= 1 - HOLE or _is_forced(sheet, following):
            continue
        exhibit = _first_exhibit(following, document)
        place = exhibit.pos if exhibit is not None else NOWHERE
        if share < SHARE:
            fact = f"sheet {number} is nearly empty, as what follows does not fit on it"
            hint = "move the figure or table that follows, or make it smaller"
            place = place if place.file else _place(sheet, following, document)
        elif exhibit is not None and sheet.page_type.name == following.page_type.name:
            fact = f"{1 - share:.0%} of sheet {number} stay empty, as this does not fit on it"
            hint = (
                "write it a paragraph earlier, so that text can fill the page, or make it smaller"
            )
        else:
            continue
        yield Diagnostic(Rule.SPARSE_PAGE, fact, place, hint, Severity.WARNING)


def _first_exhibit(sheet: Any, document: Document) -> Exhibit | None:
    """The figure or table that begins a page, be it below its heading."""
    for text in texts(sheet):
        heads = (one for one in text.children if one.element_tag not in HEADS)
        first = next(heads, text).element
        figures = [element for element in text.element if element.tag == "figure"]
        if first in figures:
            exhibits = [one for one in gathered.body(document).blocks if isinstance(one, Exhibit)]
            return exhibits[figures.index(first)]
    return None


def _place(sheet: Any, following: Any, document: Document) -> Pos:
    """Where the last words of a sheet were written, or else the first ones behind it.

    A head that a table repeats stands there too; a sheet may have no words at all.
    """
    before, behind = (
        [box.text for box in _printed(one) if isinstance(box, boxes.TextBox) and box.text.strip()]
        for one in (sheet, following)
    )
    found = (
        place_of(text, document) for text in (*before[: -LOOKED_FOR - 1 : -1], *behind[:LOOKED_FOR])
    )
    return next((place for place in found if place.file), NOWHERE)


def _share_in_use(sheet: Any) -> float:
    top, notes = sheet.content_box_y(), 0.0
    for child in sheet.children:
        if isinstance(child, boxes.FootnoteAreaBox) and child.children:
            notes = child.margin_height()
    lowest = max((box.position_y + box.height for box in _printed(sheet)), default=top)
    return float((lowest - top + notes) / sheet.height)


def _printed(sheet: Any) -> Iterator[Any]:
    """Texts and pictures between the margins, notes left out."""
    for child in sheet.children:
        if not isinstance(child, boxes.MarginBox | boxes.FootnoteAreaBox):
            for box in child.descendants(placeholders=True):
                if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
                    yield box


def _is_forced(sheet: Any, following: Any) -> bool:
    """Whether the style asks for the break between two pages."""
    if sheet.page_type.name != following.page_type.name:
        return bool(following.page_type.name != ACROSS)  # its place is the author's choice
    last, first = tuple(_edge(sheet, -1)), tuple(_edge(following, 0))
    over = {id(box.element) for box in last} & {id(box.element) for box in first}
    asked = [box.style["break_after"] for box in last if id(box.element) not in over]
    asked += [box.style["break_before"] for box in first if id(box.element) not in over]
    return any(found in FORCED for found in asked)


def _edge(sheet: Any, at: int) -> Iterator[Any]:
    """The boxes that stand at the head (0) or the foot (-1) of a page, one in the other."""
    box = next(child for child in sheet.children if not isinstance(child, boxes.MarginBox))
    while box is not None:
        yield box
        inner = [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]
        box = inner[at] if inner else None
