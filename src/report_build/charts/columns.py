"""Columns, side by side or on each other, with their values."""

from __future__ import annotations

from report_build.charts.look import Look, Paint, Type, slot_on
from report_build.charts.marks import MIDDLE, Bar, Mark, Rect, Words, centred, words
from report_build.charts.plot import Plot, label_type
from report_build.charts.spec import PointPlan


def column_marks(plot: Plot) -> tuple[Mark, ...]:
    """Columns side by side in each category."""
    marks: list[Mark] = []
    abreast = len(plot.plan.series)
    type_, turned = label_type(plot.plan, plot.type_, plot.thickness, plot.slots.pitch)
    hair = min(1.0, 0.08 * plot.thickness) if abreast > 1 else 0.0
    for place, series in enumerate(plot.plan.series):
        for number, point in enumerate(series.points):
            if point.value is None:
                continue
            left = plot.slots.centre(number) + (place - abreast / 2) * plot.thickness
            top, bottom = sorted((plot.y(point.value), plot.y(0.0)))
            rect = Rect(left + hair, top, left + plot.thickness - hair, bottom)
            marks.append(Bar(rect, point.paint))
            if point.label and type_.size:
                marks.append(_column_label(rect, point, type_, turned, series.strong))
    return tuple(marks)


def _column_label(rect: Rect, point: PointPlan, type_: Type, turned: bool, strong: bool) -> Words:
    middle, bold = (rect.left + rect.right) / 2, strong or point.strong
    down = (point.value or 0.0) < 0
    if turned:
        y = rect.bottom + 0.35 * type_.size if down else rect.top - 0.35 * type_.size
        x = middle + MIDDLE * type_.size
        return words(x, y, point.label, type_, "end" if down else "start", bold=bold, turn=-90.0)
    y = rect.bottom + type_.size if down else rect.top - 0.4 * type_.size
    return words(middle, y, point.label, type_, "middle", bold=bold)


def stack_marks(plot: Plot, look: Look) -> tuple[Mark, ...]:
    """One column in each category, the series on each other."""
    marks: list[Mark] = []
    for number in range(len(plot.plan.categories)):
        left = plot.slots.centre(number) - plot.thickness / 2
        ends = {True: 0.0, False: 0.0}
        for series in plot.plan.series:
            point = series.points[number]
            if not point.value:
                continue
            start = ends[point.value > 0]
            ends[point.value > 0] = start + point.value
            top, bottom = sorted((plot.y(start), plot.y(start + point.value)))
            marks += _segment(Rect(left, top, left + plot.thickness, bottom), point, plot, look)
    return tuple(marks)


def _segment(rect: Rect, point: PointPlan, plot: Plot, look: Look) -> tuple[Mark, ...]:
    """A piece of a stack, parted from the next one by a hair of paper."""
    hair = min(0.4, rect.height / 4)
    bar = Bar(Rect(rect.left, rect.top + hair, rect.right, rect.bottom - hair), point.paint)
    type_, _ = label_type(plot.plan, plot.type_, plot.thickness, plot.slots.pitch)
    if not point.label or not type_.size or rect.height < type_.size:
        return (bar,)
    paint = Paint(slot_on(look, point.paint))
    middle = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
    return bar, *centred(*middle, (point.label,), type_, "middle", paint, point.strong)
