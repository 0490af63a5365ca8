"""A figure that does not fit lets the text behind it fill the page, as a printer would.

CSS Page Floats would ask for this; WeasyPrint has none. So where a figure, chart or table finds
no room, its layout changes places with the paragraph behind it and goes on: the page is filled,
and the figure stands behind the paragraph, at the head of the next page as a rule. This costs
no second layout, and nothing where every figure fits. Boxes change places, so that tags and
reading order follow; `as_printed` tells the audit.

A row of figures and pull quotes is passed as one, so that their order stays, as TeX keeps that
of its floats. What stays as it is: a figure never passes a heading, under which nobody would look
for it, or an aside; nor words that end in a colon, which belong with what follows them; and where
a colon, or a hole of less than five lines, stands before it, it stays. A figure with notes of its
own stays too, as their numbers are in the order of the text. A pull quote is not brought before
what it would stand in the way of. `sparse` tells of a large hole that is left.

A figure on a page across never has room on the page before it, so that the same rules hold.
But any hole is filled, and it cannot wait for the end of a paragraph: where the text behind it
reaches the foot of the page, the page across comes next, and the paragraph goes on behind it.
Where it goes on is kept in the state of the pages between, which are made anew when it moves.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import block
from weasyprint.layout import page as paging

from report_build.model import Block, Exhibit, PullQuote
from report_build.render.weasyprint_start import source_of

TEXT = ("p", "ul", "ol", "blockquote")
LEAST_HOLE = 5  # lines of the text

LOOP = "for index, child in enumerate(box.children[skip:], start=(skip or 0)):"
LIVE = "for index, child in _children_from(box, skip or 0):"
START = "    abort = stop = False\n\n    # Resolve percentages and collapsing top margins.\n"
KEPT = "    margins_before, space_before = list(adjoining_margins), bottom_space\n"
NO_ROOM = "    if new_child is None:\n        # Nothing fits in the remaining space"
ASK = """\
    behind = _in_a_row(box, index) if new_child is None and child is box.children[index] else 0
    if behind and (later := _text_that_fills(
            context, box, index, behind, new_children, position_y, space_before)):
        _move_child(box, index + behind, index)
        later.position_x, later.position_y = box.content_box_x(), position_y
        found = _in_flow_layout(
            context, box, index, later, new_children, page_is_empty, absolute_boxes,
            fixed_boxes, margins_before, space_before, position_y, None,
            first_letter_style, first_line_style, discard, next_page, max_lines)
        if not any(getattr(one, "index", None) == index for one in found[6]):
            _move_child(box, index, index + behind)
        return found
"""
NEXT_PAGE = """\
                    next_page = {'break': page_break, 'page': page_name}
                    resume_at = {index: None}
                    stop = True
"""
AHEAD = """\
                    if ahead := page_name and _laid_ahead(
                            context, box, index, new_children, page_is_empty, absolute_boxes,
                            fixed_boxes, adjoining_margins, bottom_space, position_y,
                            next_page, discard, max_lines):
                        stop, resume_at, next_page, new_children, *places = ahead
                        position_y, adjoining_margins = places
                        if not stop:
                            continue
"""


def fill_pages_before_figures() -> None:
    """Let text pass a figure that has no room (WeasyPrint 70)."""
    loop = source_of(block.block_container_layout)
    assert loop.count(LOOP) == loop.count(NEXT_PAGE) == 1, "the layout of blocks has changed"
    loop = loop.replace(LOOP, LIVE).replace(NEXT_PAGE, NEXT_PAGE + AHEAD)
    step = source_of(block._in_flow_layout)
    assert step.count(START) == step.count(NO_ROOM) == 1, "the layout of a block has changed"
    step = step.replace(START, KEPT + START).replace(NO_ROOM, ASK + NO_ROOM)
    names = vars(block)
    names["_children_from"] = _children_from
    names["_in_a_row"] = _in_a_row
    names["_text_that_fills"] = _text_that_fills
    names["_move_child"] = _move_child
    names["_laid_ahead"] = _laid_ahead
    exec(compile(step + "\n\n" + loop, block.__file__, "exec"), names)
    _go_on_behind_pages_across()


def _children_from(box: Any, index: int) -> Iterator[tuple[int, Any]]:
    """The children as they stand when they are reached."""
    while index < len(box.children):
        yield index, box.children[index]
        index += 1


def _move_child(box: Any, at: int, to: int) -> None:
    children = list(box.children)
    children.insert(to, children.pop(at))
    box.children = children


def _in_a_row(box: Any, index: int) -> int:
    """How many figures, on one kind of page, and pull quotes stand behind each other; 0 is none."""
    if not _is_figure(box.children[index]):
        return 0
    page = box.children[index].page_values()[0]
    row = takewhile(
        lambda one: (_is_figure(one) or _is_quote(one)) and one.page_values()[0] == page,
        box.children[index:],
    )
    return sum(1 for _ in row)


def _text_that_fills(
    context: Any,
    box: Any,
    index: int,
    behind: int,
    before: list[Any],
    bottom: float,
    bottom_space: float,
) -> Any:
    """The text that may pass the figures from `index` of the report's text on, if it should."""
    later = _text_behind(box, index, behind, before)
    hole = context.page_bottom - bottom_space - bottom
    return later if later and hole >= LEAST_HOLE * _leading(later) else None


def _text_behind(box: Any, index: int, behind: int, before: list[Any]) -> Any:
    """The text `behind` some figures, if it may pass them and belongs on this kind of page."""
    if box.element_tag != "main" or not before or index + behind >= len(box.children):
        return None
    *figures, later = box.children[index : index + behind + 1]
    if any(map(_has_notes, figures)) or _is_introduction(before[-1]):
        return None
    if _is_quote(figures[-1]) and not any(map(_is_text, box.children[index + behind + 1 :][:1])):
        return None
    fits = later.page_values()[0] == before[-1].page_values()[1]
    return later if fits and _is_text(later) and not _is_introduction(later) else None


def _leading(box: Any) -> float:
    value = box.style["line_height"]
    return float(value[0]) if isinstance(value, tuple) else 1.4 * float(box.style["font_size"])


def _is_text(box: Any) -> bool:
    """Whether these are words of the text that stand for themselves."""
    is_text = box.element_tag in TEXT or (box.element_tag == "div" and _kind(box) == "paragraph")
    return is_text and bool(box.is_in_normal_flow())


def _is_figure(box: Any) -> bool:
    return bool(box.element_tag == "figure")


def _is_quote(box: Any) -> bool:
    return bool(box.element_tag == "aside" and _kind(box) == "pull-quote")


def _kind(box: Any) -> str:
    return "" if box.element is None else str(box.element.get("class", ""))


def _is_introduction(box: Any) -> bool:
    words = [found.text for found in box.descendants() if isinstance(found, TextBox)]
    return bool(words) and words[-1].rstrip().endswith((":", "："))


def _has_notes(box: Any) -> bool:
    return any(found.footnote for found in box.descendants())


# ---- pages across --------------------------------------------------------------------------


def _laid_ahead(
    context: Any,
    box: Any,
    index: int,
    before: list[Any],
    page_is_empty: bool,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    margins: list[float],
    bottom_space: float,
    bottom: float,
    next_page: dict[str, Any],
    discard: bool,
    max_lines: int | None,
) -> tuple[Any, ...] | None:
    """The layout of the text behind figures across, on the page before them.

    Whether the page ends, where the next begins and what it is, the children, the height that is
    in use and the margins below; None where the page stays as it is.
    """
    behind = _in_a_row(box, index)
    later = _text_behind(box, index, behind, before) if behind else None
    if later is None:
        return None
    later.position_x, later.position_y = box.content_box_x(), bottom
    abort, stop, resume_at, bottom, margins, page, children, _ = block._in_flow_layout(
        context, box, index, later, list(before), page_is_empty, absolute_boxes, fixed_boxes,
        list(margins), bottom_space, bottom, None, None, None, discard, next_page, max_lines,
    )  # fmt: skip
    if abort or len(children) == len(before):
        return None
    if len(children) < len(before):  # a heading goes to the next page with its text
        return stop, resume_at, page, children, bottom, margins
    if stop:
        context.goes_on = resume_at[index]
        return stop, {index: None}, next_page, children, bottom, margins
    _move_child(box, index + behind, index)
    return stop, None, page, children, bottom, margins


def _go_on_behind_pages_across() -> None:
    """Begin the page behind pages across where the text before them was left."""
    make = paging.make_page
    wanted = ["context", "root_box", "page_type", "resume_at", "page_number", "page_state"]
    assert list(inspect.signature(make).parameters) == wanted, "the making of pages has changed"

    def made(context: Any, root: Any, kind: Any, start: Any, number: int, state: Any) -> Any:
        context.goes_on = None
        page, resume_at, next_page = make(context, root, kind, start, number, state)
        left = context.goes_on or context.page_maker[number - 1][1].get("goes_on")
        if left and not kind.blank:
            if context.goes_on or next_page["page"] == kind.name:
                next_page = {**next_page, "goes_on": left}
            else:
                resume_at = _ending_in(resume_at, left)
        return page, resume_at, next_page

    paging.make_page = made


def _ending_in(place: Any, left: Any) -> Any:
    """A place in the tree of boxes, and in its last box the place that was left."""
    return left if place is None else {at: _ending_in(into, left) for at, into in place.items()}


# ---- what was moved ------------------------------------------------------------------------


def as_printed(blocks: tuple[Block, ...], pages: Any) -> tuple[Block, ...]:
    """The blocks of the text in the order in which the laid-out pages show them."""
    passable = [at for at, found in enumerate(blocks) if isinstance(found, Exhibit | PullQuote)]
    order = list(blocks)
    for number, passed in reversed(list(_moves(pages))):
        at = passable[number]
        order.insert(at + passed, order.pop(at))
    return tuple(order)


def _moves(pages: Any) -> Iterator[tuple[int, int]]:
    """Which figure or pull quote stands how many elements further on than it was written."""
    printed: dict[Any, int] = {}
    written: list[Any] = []
    for page in pages.pages:
        for main in texts(page._page_box):
            written = list(main.element)
            for child in main.children:
                printed.setdefault(child.element, len(printed))
    passable = [one for one in written if one.tag == "figure" or one.get("class") == "pull-quote"]
    for number, one in enumerate(passable):
        if passed := printed[one] - written.index(one):
            yield number, passed


def texts(box: Any) -> Iterator[Any]:
    """The boxes of the report's text on a page."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "main":
            yield child
        elif child.element_tag in ("html", "body"):
            yield from texts(child)
