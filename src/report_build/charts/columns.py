"""Columns, side by side or on each other, with their values."""

from __future__ import annotations

from dataclasses import replace

from report_build.charts.labels import grounds
from report_build.charts.look import Look, Paint, Type, slot_on
from report_build.charts.marks import MIDDLE, Bar, Mark, Rect, Words, centred, words
from report_build.charts.plot import Plot, label_type
from report_build.charts.spec import PointPlan

BESIDE = 0.3  # of the size: between a thin piece and its value


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
    """One column in each category, the series on each other, their values on them or beside."""
    pieces: list[Mark] = []
    values: list[Words] = []
    for number, category in enumerate(plot.plan.categories):
        left = plot.slots.centre(number) - plot.thickness / 2
        ends = {True: 0.0, False: 0.0}
        for series in plot.plan.series:
            point = series.points[number]
            if not point.value:
                continue
            start = ends[point.value > 0]
            ends[point.value > 0] = start + point.value
            top, bottom = sorted((plot.y(start), plot.y(start + point.value)))
            rect = Rect(left, top, left + plot.thickness, bottom)
            pieces.append(_piece(rect, point.paint))
            for word in _piece_label(rect, point, plot, look):
                if not any(word.rect.meets(other.rect) for other in values):
                    values.append(replace(word, value_of=(series.name, category)))
    beside = (word for word in values if word.anchor == "start")
    return *pieces, *grounds(beside), *values


def _piece(rect: Rect, paint: Paint) -> Bar:
    """A piece of a stack, parted from the next one by a hair of paper."""
    hair = min(0.4, rect.height / 4)
    return Bar(Rect(rect.left, rect.top + hair, rect.right, rect.bottom - hair), paint)


def _piece_label(rect: Rect, point: PointPlan, plot: Plot, look: Look) -> tuple[Words, ...]:
    """The value of a piece: on it, or at the right of a thin one where its column has room."""
    type_, _ = label_type(plot.plan, plot.type_, plot.thickness, plot.slots.pitch)
    if not point.label or not type_.size:
        return ()
    lines, middle = (point.label,), (rect.top + rect.bottom) / 2
    if rect.height >= type_.size:
        paint = Paint(slot_on(look, point.paint))
        x = (rect.left + rect.right) / 2
        return centred(x, middle, lines, type_, "middle", paint, point.strong)
    gap, half = BESIDE * type_.size, type_.size / 2
    if gap + type_.width(point.label, point.strong) > (plot.slots.pitch - plot.thickness) / 2:
        return ()
    middle = max(plot.rect.top + half, min(middle, plot.rect.bottom - half))
    return centred(rect.right + gap, middle, lines, type_, "start", bold=point.strong)
