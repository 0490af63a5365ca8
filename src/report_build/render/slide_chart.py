"""A chart on a slide as far as it is decided without drawing: its type, and what has room."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from report_build.charts.look import Type, type_of
from report_build.charts.room import fitted
from report_build.charts.spec import Drawing, PointPlan
from report_build.charts.unlabelled import Place, asked_labels
from report_build.render.fit import Ruler
from report_build.render.look import DeckLook
from report_build.render.shapes import ChartShape

SIZE = "deck-table-size"
PLOT = 0.92  # of the frame: office programs leave a margin around the plot
THIN_PIECE = 0.07  # of the axis: office programs put no value beside a piece of a stack


def deck_type(look: DeckLook, measure: Ruler | None) -> Type:
    """The deck's type in the size of charts, measured as slides are where that can be."""
    rough = type_of(look.theme, "deck-font-body", look.theme.lengths[SIZE])
    if measure is None:
        return rough
    return replace(rough, advance=lambda letter: measure.advance(letter, "body", False, False))


def fitted_on_slide(shape: ChartShape, type_: Type, language: str) -> Drawing:
    """The plan of a chart with what has room in its frame; thin pieces have no value."""
    frame = shape.frame
    plan = fitted(shape.chart, type_, language, PLOT * frame.width, PLOT * frame.height)
    if plan.kind != "stacked":
        return plan
    least = THIN_PIECE * (plan.scale.high - plan.scale.low)

    def kept(point: PointPlan) -> PointPlan:
        return replace(point, label="") if abs(point.value or 0.0) < least else point

    series = (replace(one, points=tuple(map(kept, one.points))) for one in plan.series)
    return replace(plan, series=tuple(series))


def unlabelled_on_slide(shape: ChartShape, type_: Type, language: str) -> tuple[Place, ...]:
    """Where a value that was asked for is left out; PowerPoint sees to the names of points."""
    if shape.chart.labels == "none" or shape.chart.kind == "scatter":
        return ()
    plan = fitted_on_slide(shape, type_, language)
    written = Counter(
        (series.name, category)
        for series in plan.series
        for category, point in zip(plan.categories, series.points, strict=False)
        if point.label
    )
    return tuple((Counter(asked_labels(shape.chart, language)) - written).elements())
