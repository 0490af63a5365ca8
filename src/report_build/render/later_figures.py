"""A figure that does not fit lets the text behind it fill the page, as a printer would.

CSS Page Floats would ask for this; WeasyPrint has none. So where a figure, chart or table finds
no room, its layout changes places with the paragraph behind it and goes on: the page is filled,
and the figure stands behind the paragraph, at the head of the next page as a rule. This costs
no second layout, and nothing where every figure fits. Boxes change places, so that tags and
reading order follow; `as_printed` tells the audit.

What stays as it is: a figure never passes a heading, another exhibit, an aside or a pull quote;
nor words that end in a colon, which belong with what follows them; and where a colon, or a
hole of less than five lines, stands before it, it stays. A figure with notes of its own stays
too, as their numbers are in the order of the text.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import block

from report_build.model import Block, Exhibit

TEXT = ("p", "ul", "ol", "blockquote")
LEAST_HOLE = 5  # lines of the text

LOOP = "for index, child in enumerate(box.children[skip:], start=(skip or 0)):"
LIVE = "for index, child in _children_from(box, skip or 0):"
START = "    abort = stop = False\n\n    # Resolve percentages and collapsing top margins.\n"
KEPT = "    margins_before, space_before = list(adjoining_margins), bottom_space\n"
NO_ROOM = "    if new_child is None:\n        # Nothing fits in the remaining space"
ASK = """\
    if new_child is None and (later := _text_that_fills(
            context, box, index, new_children, position_y, space_before)):
        _change_places(box, index)
        later.position_x, later.position_y = box.content_box_x(), position_y
        found = _in_flow_layout(
            context, box, index, later, new_children, page_is_empty, absolute_boxes,
            fixed_boxes, margins_before, space_before, position_y, None,
            first_letter_style, first_line_style, discard, next_page, max_lines)
        if not any(getattr(one, "index", None) == index for one in found[6]):
            _change_places(box, index)
        return found
"""


def fill_pages_before_figures() -> None:
    """Let text pass a figure that has no room (WeasyPrint 70)."""
    loop = inspect.getsource(block.block_container_layout)
    assert loop.count(LOOP) == 1, "the layout of blocks has changed"
    step = inspect.getsource(block._in_flow_layout)
    assert step.count(START) == step.count(NO_ROOM) == 1, "the layout of a block has changed"
    step = step.replace(START, KEPT + START).replace(NO_ROOM, ASK + NO_ROOM)
    names = vars(block)
    names["_children_from"] = _children_from
    names["_text_that_fills"] = _text_that_fills
    names["_change_places"] = _change_places
    exec(compile(step + "\n\n" + loop.replace(LOOP, LIVE), block.__file__, "exec"), names)


def _children_from(box: Any, index: int) -> Iterator[tuple[int, Any]]:
    """The children as they stand when they are reached."""
    while index < len(box.children):
        yield index, box.children[index]
        index += 1


def _change_places(box: Any, index: int) -> None:
    children = list(box.children)
    children[index : index + 2] = reversed(children[index : index + 2])
    box.children = children


def _text_that_fills(
    context: Any, box: Any, index: int, before: list[Any], bottom: float, bottom_space: float
) -> Any:
    """The text that may pass the figure at `index` of the report's text, if it should."""
    if box.element_tag != "main" or not before or index + 1 >= len(box.children):
        return None
    figure, later = box.children[index : index + 2]
    hole = context.page_bottom - bottom_space - bottom
    if figure.element_tag != "figure" or hole < LEAST_HOLE * _leading(later):
        return None
    if not _may_pass(later) or _is_introduction(before[-1]) or _has_notes(figure):
        return None
    return later


def _leading(box: Any) -> float:
    value = box.style["line_height"]
    return float(value[0]) if isinstance(value, tuple) else 1.4 * float(box.style["font_size"])


def _may_pass(later: Any) -> bool:
    """Whether these are words of the text that stand for themselves."""
    tag, kind = (
        later.element_tag,
        later.element.get("class", "") if later.element is not None else "",
    )
    is_text = tag in TEXT or (tag == "div" and kind == "paragraph")
    return is_text and later.is_in_normal_flow() and not _is_introduction(later)


def _is_introduction(box: Any) -> bool:
    words = [found.text for found in box.descendants() if isinstance(found, TextBox)]
    return bool(words) and words[-1].rstrip().endswith((":", "："))


def _has_notes(box: Any) -> bool:
    return any(found.footnote for found in box.descendants())


# ---- what was moved ------------------------------------------------------------------------


def as_printed(blocks: tuple[Block, ...], pages: Any) -> tuple[Block, ...]:
    """The blocks of the text in the order in which the laid-out pages show them."""
    exhibits = [at for at, found in enumerate(blocks) if isinstance(found, Exhibit)]
    order = list(blocks)
    for figure, passed in reversed(list(_moves(pages))):
        at = exhibits[figure]
        order.insert(at + passed, order.pop(at))
    return tuple(order)


def _moves(pages: Any) -> Iterator[tuple[int, int]]:
    """Which figure of the text stands how many elements further on than it was written."""
    printed: dict[Any, int] = {}
    written: list[Any] = []
    for page in pages.pages:
        for main in _texts(page._page_box):
            written = list(main.element)
            for child in main.children:
                printed.setdefault(child.element, len(printed))
    figures = [element for element in written if element.tag == "figure"]
    for number, figure in enumerate(figures):
        if passed := printed[figure] - written.index(figure):
            yield number, passed


def _texts(box: Any) -> Iterator[Any]:
    """The boxes of the report's text on a page."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "main":
            yield child
        elif child.element_tag in ("html", "body"):
            yield from _texts(child)
