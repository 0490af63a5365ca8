"""A chart on a slide as an office program knows it: editable, with a workbook behind it.

python-pptx gives the chart its part, its workbook's part and its frame; what stands in them
is written by `chart_part` and `chart_book` from the plan that the report draws too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Emu

from report_build.charts.look import Type, type_of
from report_build.charts.marks import Rect
from report_build.charts.points import named_points
from report_build.charts.spec import Drawing
from report_build.charts.upright import END_SHARE, column_thickness, end_width, fitted, label_type
from report_build.render.chart_book import workbook
from report_build.render.chart_part import Setting, chart_part
from report_build.render.ooxml import emu, serialized
from report_build.render.shapes import ChartShape
from report_build.theme import Theme

SIZE = "deck-table-size"
GAPS = (60, 500)  # the space between groups in per cent of a column: ours, and the most allowed


@dataclass(frozen=True, slots=True)
class _Written:
    """What python-pptx asks of chart data: the XML of the part and the bytes of the workbook."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        """The chart part, whatever the kind; it is written already."""
        return self.xml


def add_chart(slide: Slide, shape: ChartShape, theme: Theme, language: str) -> GraphicFrame:
    """The frame of the chart, added to the slide with a chart part and a workbook part."""
    type_ = type_of(theme, "deck-font-body", theme.lengths[SIZE])
    frame = shape.frame
    plan = fitted(shape.chart, type_, language, frame.width, frame.height)
    setting = _setting(plan, type_, Rect(0.0, 0.0, frame.width, frame.height), theme)
    written = _Written(serialized(chart_part(plan, setting)), workbook(plan))
    x, y, width, height = (Emu(emu(part)) for part in (frame.x, frame.y, frame.width, frame.height))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    added: object = slide.shapes.add_chart(kind, x, y, width, height, cast(ChartData, written))
    assert isinstance(added, GraphicFrame), "python-pptx says Chart and returns its frame"
    added._element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].set("descr", shape.alt)
    return added


def _setting(plan: Drawing, type_: Type, frame: Rect, theme: Theme) -> Setting:
    """What depends on the room: gaps, turned labels, the plot's place, names of points."""
    if plan.kind == "scatter":
        return Setting(theme, type_.size, names=named_points(plan, type_, frame))
    if plan.kind == "line" and plan.key == "direct":
        return Setting(theme, type_.size, layout=_room_at_right(plan, type_, frame))
    if plan.kind not in ("column", "bar", "stacked"):
        return Setting(theme, type_.size)
    length = frame.height if plan.kind == "bar" else frame.width
    thickness = column_thickness(plan, length)
    pitch = length / max(1, len(plan.categories))
    abreast = 1 if plan.kind == "stacked" else len(plan.series)
    gap = round((pitch / thickness - abreast) * 100)
    turned = (
        plan.labelled and plan.kind == "column" and label_type(plan, type_, thickness, pitch)[1]
    )
    return Setting(theme, type_.size, min(max(gap, GAPS[0]), GAPS[1]), turned)


def _room_at_right(plan: Drawing, type_: Type, frame: Rect) -> tuple[float, float, float, float]:
    """The plot's place in shares of the frame that leaves room for names at the lines' ends."""
    ticks = max(type_.width(label) for label in plan.tick_labels) + type_.size
    left = ticks + (1.6 * type_.line if plan.y_title else 0.0)
    names = end_width(plan, type_, END_SHARE * frame.width) + type_.size
    below = (2.0 if plan.x_title else 0.0) + 2.2
    top = 0.6 * type_.line
    width = frame.width - left - names
    height = frame.height - top - below * type_.line
    return left / frame.width, top / frame.height, width / frame.width, height / frame.height
