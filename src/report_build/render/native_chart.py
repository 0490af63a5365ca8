"""A chart on a slide as an office program knows it: editable, with a workbook behind it.

python-pptx gives the chart its part, its workbook's part and its frame; what stands in them
is written by `chart_part` and `chart_book` from the plan that the report draws too.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu

from report_build.charts.axes import (
    Names,
    Slots,
    names_below,
    slanted_names,
    slots_of,
    tick_width,
)
from report_build.charts.bars import names_of
from report_build.charts.look import Type
from report_build.charts.marks import Rect
from report_build.charts.plot import END_SHARE, column_thickness, end_width, label_type
from report_build.charts.points import named_points
from report_build.charts.spec import Drawing
from report_build.frozen import dataclass
from report_build.render.chart_book import workbook
from report_build.render.chart_look import Setting, Shares
from report_build.render.chart_part import chart_part
from report_build.render.fit import ruler
from report_build.render.look import DeckLook
from report_build.render.ooxml import emu, serialized
from report_build.render.shapes import ChartShape
from report_build.render.slide_chart import PLOT, deck_type, fitted_on_slide
from report_build.theme import Theme

LEAST_NAME = 10.0  # points: names of categories are set no smaller on a slide
SMALLER = (1.0, 0.875, 0.75)  # sizes for names of categories, tried in turn
GAPS = (60, 500)  # the space between groups in per cent of a column: ours, and the most allowed


@dataclass(frozen=True, slots=True)
class _Written:
    """What python-pptx asks of chart data: the XML of the part and the bytes of the workbook."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        """The chart part, whatever the kind; it is written already."""
        return self.xml


def add_chart(slide: Slide, shape: ChartShape, look: DeckLook, language: str) -> GraphicFrame:
    """The frame of the chart, added to the slide with a chart part and a workbook part."""
    theme, type_ = look.theme, _deck_type(look)
    frame = shape.frame
    plan = fitted_on_slide(shape, type_, language)
    setting = _setting(plan, type_, Rect(0.0, 0.0, frame.width, frame.height), theme)
    written = _Written(serialized(chart_part(plan, setting)), workbook(plan))
    x, y, width, height = (Emu(emu(part)) for part in (frame.x, frame.y, frame.width, frame.height))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    added: object = slide.shapes.add_chart(kind, x, y, width, height, cast(ChartData, written))
    assert isinstance(added, GraphicFrame), "python-pptx says Chart and returns its frame"
    added._element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", shape.alt)
    return added


def _deck_type(look: DeckLook) -> Type:
    """The deck's type in the size of charts, measured with the fonts that slides are."""
    measure = ruler(look, lambda _: None)  # the planner of slides reports what is missing
    return deck_type(look, measure)


def _setting(plan: Drawing, type_: Type, frame: Rect, theme: Theme) -> Setting:
    """What depends on the room: gaps, turned words, the plot's place, names of points."""
    plain = Setting(theme, type_.size)
    match plan.kind:
        case "pie" | "doughnut":
            return _beside_legend(plain, plan, type_, frame) if plan.key == "legend" else plain
        case "scatter":
            return replace(plain, names=named_points(plan, type_, frame))
        case "bar":
            gap = _gap(plan, frame.height)
            return replace(plain, gap=gap, layout=_room_at_left(plan, type_, frame))
        case "column" | "stacked":
            plain = _with_columns(plain, plan, type_, PLOT * frame.width)
    return _with_names(plain, plan, type_, frame)


def _with_columns(setting: Setting, plan: Drawing, type_: Type, width: float) -> Setting:
    """The setting with gaps between columns, and their labels in a size and turn that fit."""
    pitch = width / max(1, len(plan.categories))
    fitting, turned = label_type(plan, type_, column_thickness(plan, width), pitch)
    size = fitting.size if plan.labelled else 0.0
    gap = _gap(plan, width)
    return replace(setting, gap=gap, turned=turned and plan.labelled, labels_size=size)


def _beside_legend(setting: Setting, plan: Drawing, type_: Type, frame: Rect) -> Setting:
    """A pie at the left, and a legend that leaves it its room however long the names are."""
    side = min(0.9 * frame.height, 0.42 * frame.width)
    width, height = side / frame.width, side / frame.height
    widest = max((type_.width(name) for name in plan.categories), default=0.0)
    room = min(0.9 - width, (widest + 2.5 * type_.size) / frame.width)
    left = max(0.02, (0.94 - width - room) / 2)
    pie = (left, (1 - height) / 2, width, height)
    return replace(setting, layout=pie, legend=(left + width + 0.05, 0.04, room, 0.92))


def _gap(plan: Drawing, length: float) -> int:
    """The space between groups in per cent of a column, so that few do not grow fat."""
    pitch = length / max(1, len(plan.categories))
    abreast = 1 if plan.kind == "stacked" else len(plan.series)
    gap = round((pitch / column_thickness(plan, length) - abreast) * 100)
    return min(max(gap, GAPS[0]), GAPS[1])


def _with_names(setting: Setting, plan: Drawing, type_: Type, frame: Rect) -> Setting:
    """The setting with the names of categories much as the report would set them here."""
    direct = plan.kind == "line" and plan.key == "direct"
    beyond = end_width(plan, type_, END_SHARE * frame.width) + type_.size if direct else 0.0
    left = _left_of_plot(plan, type_)
    slots = slots_of(plan, left, frame.width - left - beyond)
    names, size = _names(plan, type_, slots, frame)
    return replace(
        setting,
        names_turn=names.turn,
        names_every=names.every,
        names_size=size,
        layout=_room_at_right(plan, type_, frame, slots, names.height) if direct else None,
    )


def _names(plan: Drawing, type_: Type, slots: Slots, frame: Rect) -> tuple[Names, float]:
    """The names level if a smaller size allows it, else slanted or upright; and their size.

    Leaving out every second is for the last, but on an axis of time: LibreOffice knows no such
    rule for names.
    """
    tries = [type_.scaled(factor) for factor in SMALLER]
    found = [names_below(plan, smaller, slots, frame) for smaller in tries]
    for names, smaller in zip(found, tries, strict=True):
        if names.turn == 0 and (names.every == 1 or plan.moments):
            return names, min((word.size for word in names.words), default=smaller.size)
    slanted = slanted_names(plan, tries[-1], slots)
    if found[-1].turn == 0 or slanted.height < 0.4 * frame.height:
        every = max(1, math.ceil(1.2 * tries[-1].line / slots.pitch))
        return replace(slanted, every=every), tries[-1].size
    return found[0], max(LEAST_NAME, min(word.size for word in found[0].words))


def _left_of_plot(plan: Drawing, type_: Type) -> float:
    ticks = tick_width(plan, type_) + type_.size if plan.axis else 0.0
    return ticks + (1.6 * type_.line if plan.y_title else 0.0)


def _room_at_right(plan: Drawing, type_: Type, frame: Rect, slots: Slots, names: float) -> Shares:
    """The plot's place in shares of the frame that leaves room for names at the lines' ends."""
    top = 0.6 * type_.line
    below = names + (1.8 * type_.line if plan.x_title else 0.0) + type_.size
    height = frame.height - top - below
    shares = (slots.left / frame.width, top / frame.height)
    return *shares, slots.width / frame.width, height / frame.height


def _room_at_left(plan: Drawing, type_: Type, frame: Rect) -> Shares | None:
    """The plot's place where names are so long that office programs would squeeze the bars."""
    names = names_of(plan, type_, frame.width)
    if all(len(row) == 1 for row in names.rows):
        return None
    title = 1.6 * type_.line
    left = names.width + type_.size + (title if plan.x_title else 0.0)
    top = 2 * type_.line if plan.key == "legend" else 0.3 * type_.line
    below = (title if plan.axis else 0.0) + (title if plan.y_title else 0.0) + 0.3 * type_.line
    width = frame.width - left - 0.5 * type_.size
    height = frame.height - top - below
    shares = (left / frame.width, top / frame.height)
    return *shares, width / frame.width, height / frame.height
