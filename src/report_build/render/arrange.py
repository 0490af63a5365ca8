"""A slide's contents as shapes in the frames of its layout, on one or more pages.

A layout that cannot hold what the slide has is refused with a hint; nothing that the author
put on a slide is left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from report_build import walk
from report_build.diagnostics import Diagnostic, Rule
from report_build.model import Chart, Figure, Layout, Shown, Slide, Table, Timeline
from report_build.render.columns import comparison_pages, two_pages
from report_build.render.contents import Contents, contents
from report_build.render.exhibits import Setting, Shapes, exhibit_pages
from report_build.render.look import DeckLook
from report_build.render.region import region_pages
from report_build.render.shapes import TextShape
from report_build.render.slide_text import runs, words_of
from report_build.render.stack import stacked
from report_build.render.text_slides import (
    Filling,
    Page,
    big_number_pages,
    only_text_pages,
    quote_pages,
    text_alone,
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


TEXT_ALONE: tuple[Layout, ...] = ("title", "section", "works-cited", "quote", "big-number")


def _filled(filling: Filling, held: Contents) -> list[Page]:
    if filling.layout in TEXT_ALONE and (held.columns or held.exhibits):
        hint = "leave out the layout, and the build will choose"
        return filling.refuse("holds nothing but text", hint)
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
            return two_pages(filling, held)
        case "comparison":
            return comparison_pages(filling, held)
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
        found = region_pages(filling, held, frame, "body", "side")
    else:
        found = text_alone(filling.setting, filling.prose.units(held.text), frame)
    return [Page("blank" if blank else _layout_for(page), page) for page in found]


def _layout_for(shapes: Shapes) -> Layout:
    kinds = {type(shape).__name__ for shape in shapes}
    if "TableShape" in kinds:
        return "table"
    if "ChartShape" in kinds:
        return "chart"
    dated = any(isinstance(shape, TextShape) and shape.style == "when" for shape in shapes)
    return "timeline" if dated else "title-and-content"


# ---- an exhibit beside text ----------------------------------------------------------------


LARGER = 1.1
"""How much larger text beside an exhibit is set where there is much room."""


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
    larger = 1.0 if setting.look.brand else LARGER
    body = spec["body"]
    text = stacked(setting, units, body.frame, "body", body.style, larger=larger)
    return [Page(layout, words + exhibit) for words in text for exhibit in shown]
