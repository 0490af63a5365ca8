"""A slide's contents as shapes in the frames of its layout, on one or more pages.

A layout that cannot hold what the slide has is refused with a hint; nothing that the author
put on a slide is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from report_build import walk
from report_build.diagnostics import Diagnostic, Report, Rule
from report_build.model import (
    Block,
    Chart,
    Column,
    Figure,
    Layout,
    Shown,
    Slide,
    Table,
    Timeline,
)
from report_build.render.contents import Contents, column_head, contents
from report_build.render.exhibits import Setting, Shapes, exhibit_pages
from report_build.render.look import DeckLook
from report_build.render.shapes import Frame, Para, TextShape
from report_build.render.slide_text import Unit, runs, words_of
from report_build.render.stack import GAP, one_page, stack_height, stacked
from report_build.render.text_slides import (
    Filling,
    Page,
    big_number_pages,
    only_text_pages,
    quote_pages,
    title_pages,
)

# ---- pages ---------------------------------------------------------------------------------


def pages(setting: Setting, slide: Slide, layout: Layout) -> list[Page]:
    """The slide on as many pages as it needs; none, and findings, if it cannot be shown."""
    filling = Filling(setting, slide, layout, words_of(runs(slide.title)))
    held = contents(slide.children)
    if any(isinstance(block, Shown) and not block.target for block in walk.nodes(slide)):
        fact = "this slide shows something that is no figure, chart, table or timeline"
        setting.report(Diagnostic(Rule.SLIDE_LAYOUT, fact, slide.pos))
    return [_settled(page, setting.look) for page in _filled(filling, held)]


def _filled(filling: Filling, held: Contents) -> list[Page]:
    match filling.layout:
        case "title":
            return title_pages(filling, held)
        case "section":
            return only_text_pages(filling, held, "text")
        case "works-cited":
            return only_text_pages(filling, held, "body")
        case "title-and-content" | "blank" | "chart" | "table" | "timeline":
            return _whole(filling, held)
        case "chart-right" | "picture-right":
            return _beside(filling, held)
        case "two-content":
            return _two(filling, held)
        case "comparison":
            return _comparison(filling, held)
        case "quote":
            return quote_pages(filling, held)
        case "big-number":
            return big_number_pages(filling, held)
    assert_never(filling.layout)


def _settled(page: Page, look: DeckLook) -> Page:
    """The page, with what its layout has no placeholder for standing free."""
    spec = look.layouts[page.layout]
    shapes = tuple(
        replace(shape, placeholder="")
        if isinstance(shape, TextShape) and shape.placeholder not in spec
        else shape
        for shape in page.shapes
    )
    return replace(page, shapes=shapes)


# ---- text and exhibits in the whole area ---------------------------------------------------

_NEEDS: dict[Layout, tuple[type, str]] = {
    "chart": (Chart, "chart"),
    "table": (Table, "table"),
    "timeline": (Timeline, "timeline"),
}


def _whole(filling: Filling, held: Contents) -> list[Page]:
    if held.columns:
        return filling.refuse("has no columns", "use layout=two-content or layout=comparison")
    if filling.layout in _NEEDS:
        kind, name = _NEEDS[filling.layout]
        if not any(isinstance(item, kind) for item in held.exhibits):
            hint = f"show one with ![](#its-label), or leave out layout={filling.layout}"
            return filling.refuse(f"needs a {name}, and this slide has none", hint)
    look = filling.setting.look
    blank = filling.layout == "blank"
    frame = look.blank_area if blank else look.area
    if held.exhibits:
        found = _region(filling, held, frame, "body", "side")
    else:
        found = stacked(filling.setting, filling.prose.units(held.text), frame, "body", "body")
    return [Page("blank" if blank else _layout_for(page), page) for page in found]


def _layout_for(shapes: Shapes) -> Layout:
    kinds = {type(shape).__name__ for shape in shapes}
    if "TableShape" in kinds:
        return "table"
    if "ChartShape" in kinds:
        return "chart"
    return "timeline" if _is_timeline(shapes) else "title-and-content"


def _is_timeline(shapes: Shapes) -> bool:
    return any(isinstance(shape, TextShape) and shape.style == "when" for shape in shapes)


def _region(
    filling: Filling, held: Contents, frame: Frame, placeholder: str, style: str
) -> list[Shapes]:
    """Text and exhibits one below the other in a frame; apart, where they do not fit together."""
    units = filling.prose.units(held.text)
    if not units and not held.exhibits:
        return [()]
    if together := _together(filling, units, held, frame, placeholder, style):
        return [together]
    setting = filling.setting
    text = stacked(setting, units, frame, placeholder, style) if units else []
    shown = [
        page
        for exhibit in held.exhibits
        for page in exhibit_pages(setting, exhibit, frame, filling.title)
    ]
    return text + shown if held.text_first else shown + text


def _together(
    filling: Filling,
    units: Sequence[Unit],
    held: Contents,
    frame: Frame,
    placeholder: str,
    style: str,
) -> Shapes:
    """Text and its one exhibit on one page; nothing if the frame cannot hold both."""
    if not units or len(held.exhibits) != 1:
        return ()
    height = stack_height(filling.setting.measure, units, frame.width, style)
    unfit: list[Diagnostic] = []  # said again when it stands apart, if it does not fit there
    quiet = replace(filling.setting, report=unfit.append)
    rest = frame.height - height - GAP
    if rest < frame.height * 0.45:
        return ()
    if held.text_first:
        above = Frame(frame.x, frame.y, frame.width, height)
        below = Frame(frame.x, frame.y + height + GAP, frame.width, rest)
        text, place = above, below
    else:
        place = Frame(frame.x, frame.y, frame.width, rest)
        text = Frame(frame.x, frame.y + rest + GAP, frame.width, height)
    shown = exhibit_pages(quiet, held.exhibits[0], place, filling.title)
    if unfit or len(shown) != 1:
        return ()
    words = stacked(filling.setting, units, text, placeholder, style)[0]
    return words + shown[0] if held.text_first else shown[0] + words


# ---- an exhibit beside text ----------------------------------------------------------------


def _beside(filling: Filling, held: Contents) -> list[Page]:
    layout = filling.layout
    wanted, name, other = (
        (Chart, "chart", "picture-right")
        if layout == "chart-right"
        else (Figure, "picture", "chart-right")
    )
    if held.columns:
        return filling.refuse("has no columns", "use layout=two-content")
    if len(held.exhibits) != 1 or not isinstance(held.exhibits[0], wanted):
        hint = f"show one with ![](#its-label), or use layout={other} or none"
        return filling.refuse(f"needs one {name} and nothing else but text", hint)
    setting, spec = filling.setting, filling.setting.look.layouts[layout]
    place = spec["chart" if layout == "chart-right" else "picture"].frame
    units = filling.prose.units(held.text)
    shown = exhibit_pages(
        setting, held.exhibits[0], place if units else setting.look.area, filling.title
    )
    text = stacked(setting, units, spec["body"].frame, "body", spec["body"].style)
    return [Page(layout, words + exhibit) for words in text for exhibit in shown]


# ---- two columns ---------------------------------------------------------------------------


def _two(filling: Filling, held: Contents) -> list[Page]:
    if len(held.exhibits) == 2 and not held.columns and not held.text:
        held = Contents(columns=tuple(Column((exhibit,)) for exhibit in held.exhibits))
    if not _two_columns(filling, held):
        return []
    area, units = filling.setting.look.area, filling.prose.units(held.text)
    height = stack_height(filling.setting.measure, units, area.width, "side") if units else 0.0
    if height > area.height * 0.45:
        return filling.refuse("has no room for so much text beside its columns", "cut it")
    lead = Frame(area.x, area.y, area.width, height)
    down = height + GAP if units else 0.0
    above = stacked(filling.setting, units, lead, "", "side")
    sides = _sides(filling, [column.children for column in held.columns], "two-content", down)
    return _columns(filling, above[0], sides)


def _sides(
    filling: Filling, columns: Sequence[Sequence[Block]], layout: Layout, down: float
) -> list[list[Shapes]]:
    """Two columns filled: in the larger type, if both then stand on one page, else the smaller."""
    look = filling.setting.look
    spec = look.layouts[layout]
    names = ("left", "right")

    def filled(style: str, report: Report) -> list[list[Shapes]]:
        """Both columns in a style, or each in that of its own place where none is named."""
        trying = replace(filling, setting=replace(filling.setting, report=report))
        return [
            _region(
                trying,
                contents(blocks),
                _lower(spec[name].frame, down),
                name,
                style or spec[name].style,
            )
            for blocks, name in zip(columns, names, strict=True)
        ]

    if look.brand:
        return filled("", filling.setting.report)
    unfit: list[Diagnostic] = []  # said again at the smaller type, if it does not fit there
    large = filled("body", unfit.append)
    if not unfit and all(len(pages) == 1 and _unshrunk(pages[0]) for pages in large):
        return large
    return filled("", filling.setting.report)


def _unshrunk(shapes: Shapes) -> bool:
    return all(shape.scale == 1 for shape in shapes if isinstance(shape, TextShape))


def _two_columns(filling: Filling, held: Contents) -> bool:
    """Whether there are two columns and no exhibit outside them; else a finding."""
    if len(held.columns) != 2:
        fact = f"needs two columns, and this slide has {len(held.columns)}"
        filling.refuse(fact, "write ::: column twice, and close each with :::")
    elif held.exhibits:
        fact = "has no place for what stands outside the columns"
        filling.refuse(fact, "move the figure, chart or table into a column")
    return len(held.columns) == 2 and not held.exhibits


def _lower(frame: Frame, down: float) -> Frame:
    return Frame(frame.x, frame.y + down, frame.width, frame.height - down)


def _columns(filling: Filling, lead: Shapes, sides: list[list[Shapes]]) -> list[Page]:
    if not all(sides):
        return []
    return [
        Page(filling.layout, (*lead, *left, *right))
        for left, right in zip_longest(*sides, fillvalue=())
    ]


def _comparison(filling: Filling, held: Contents) -> list[Page]:
    if not _two_columns(filling, held):
        return []
    if held.text:
        fact = "has no place for text outside its columns"
        return filling.refuse(fact, "move the text into a column, or use layout=two-content")
    setting, spec = filling.setting, filling.setting.look.layouts["comparison"]
    heads: Shapes = ()
    for column, name in zip(held.columns, ("left", "right"), strict=True):
        head = column_head(column)
        if not head:
            hint = "begin each column with a heading such as ## Before"
            return filling.refuse("needs a heading on each column", hint)
        place = spec[f"{name}-head"]
        heads += one_page(
            setting, (Para(runs(head)),), place.frame, place.name, place.style, column.pos
        )
    sides = _sides(filling, [column.children[1:] for column in held.columns], "comparison", 0)
    if not all(sides):
        return []
    return [
        Page("comparison", _read_by_column(heads, left, right))
        for left, right in zip_longest(*sides, fillvalue=())
    ]


def _read_by_column(heads: Shapes, left: Shapes, right: Shapes) -> Shapes:
    """Each heading before its column, as it is read."""
    return (*heads[:1], *left, *heads[1:], *right)
