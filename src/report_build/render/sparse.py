"""Pages that are nearly empty because what follows did not fit on them.

A page before a forced break (the end of the contents, of the summary, of the body) may be as
empty as it likes, and so may a page across. Any other with less than a fifth of its height in use
is a hole in the text, which the author can mend and the engine cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from weasyprint.formatting_structure import boxes

from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule, Severity
from report_build.model import Document
from report_build.render.audit import place_of

SHARE = 0.2  # of the height between the margins
ACROSS = "landscape"
LOOKED_FOR = 8  # texts on a sheet
FORCED = ("always", "page", "left", "right", "recto", "verso")


def sparse_pages(pages: Any, document: Document) -> Iterator[Diagnostic]:
    """A warning for each page that is nearly empty, at the last words that stand on it."""
    for number, (page, after) in enumerate(pairwise(pages.pages), 1):
        sheet, following = page._page_box, after._page_box
        if _share_in_use(sheet) >= SHARE or _is_forced(sheet, following):
            continue
        where = _place(sheet, following, document)
        fact = f"sheet {number} is nearly empty, as what follows does not fit on it"
        hint = "move the figure or table that follows, or make it smaller"
        yield Diagnostic(Rule.SPARSE_PAGE, fact, where, hint, Severity.WARNING)


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
