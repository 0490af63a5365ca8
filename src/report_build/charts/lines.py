"""Lines and areas: through the values between gaps, with their names or numbers beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from report_build.charts.axes import GAP, spread
from report_build.charts.labels import Line, Spot, beside_points, grounds
from report_build.charts.legend import MARKER, line_width
from report_build.charts.look import Look, Paint, slot_on
from report_build.charts.marks import (
    INK,
    PAPER,
    Mark,
    Patch,
    Rect,
    Stroke,
    Symbol,
    Words,
    centred,
)
from report_build.charts.plot import Plot, end_lines, label_room
from report_build.charts.spec import SeriesPlan


def line_marks(plot: Plot) -> tuple[Mark, ...]:
    """A line for each series, with its name at the end or its values beside it."""
    marks: list[Mark] = []
    for series in plot.plan.series:
        for run in _runs(series):
            points = tuple(
                (plot.slots.centre(n), plot.y(series.points[n].value or 0.0)) for n in run
            )
            if len(points) > 1:
                marks.append(Stroke(points, series.paint, line_width(series), series.dash))
            if series.marker != "none" or len(points) == 1:
                shape = series.marker if series.marker != "none" else "circle"
                marks += (Symbol(x, y, shape, MARKER, series.paint) for x, y in points)
    if plot.plan.key == "direct":
        return *marks, *_end_words(plot)
    over = _line_words(plot)
    return *grounds(over), *marks, *over


def _runs(series: SeriesPlan) -> tuple[tuple[int, ...], ...]:
    """The numbers of the points between gaps."""
    runs: list[tuple[int, ...]] = [()]
    for number, point in enumerate(series.points):
        if point.value is None:
            runs.append(())
        else:
            runs[-1] = (*runs[-1], number)
    return tuple(run for run in runs if run)


def area_marks(plot: Plot, look: Look) -> tuple[Mark, ...]:
    """Areas of several series stand on each other, with a missing value as nothing."""
    marks: list[Mark] = []
    floor = [0.0] * len(plot.plan.categories)
    single = len(plot.plan.series) == 1
    for series in plot.plan.series:
        tops = [low + (point.value or 0.0) for low, point in zip(floor, series.points, strict=True)]
        for run in _runs(series) if single else (tuple(range(len(tops))),):
            upper = tuple((plot.slots.centre(n), plot.y(tops[n])) for n in run)
            lower = tuple((plot.slots.centre(n), plot.y(floor[n])) for n in reversed(run))
            marks.append(Patch(upper + lower, series.paint))
            marks.append(Stroke(upper, series.paint if single else PAPER, 0.75))
            if single and len(run) == 1:
                marks.append(Symbol(*upper[0], "circle", MARKER, series.paint))
        floor = tops
    over = _area_words(plot, look) if single else ()
    return *grounds(word for word in over if word.paint == INK), *marks, *over


def _line_words(plot: Plot) -> tuple[Words, ...]:
    """The values of points; of several series all, or none where they get into each other's way."""
    spots = [spot for series in plot.plan.series for spot in _spots(plot, series)]
    lines = tuple(line for series in plot.plan.series for line in _outlines(plot, series))
    found = beside_points(spots, lines, plot.type_, _label_ground(plot))
    return found if len(plot.plan.series) == 1 or len(found) == len(spots) else ()


def _area_words(plot: Plot, look: Look) -> tuple[Words, ...]:
    """The values of one area: beside it on paper, or within it in a colour that reads there."""
    (series,) = plot.plan.series
    base, lines = plot.y(0.0), _outlines(plot, series)
    edges = tuple(((line[0][0], base), *line, (line[-1][0], base)) for line in lines)
    foot = ((plot.rect.left, base), (plot.rect.right, base))

    def paint(rect: Rect) -> Paint:
        x, y = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
        heights = [height for line in lines for height in _heights(line, x)]
        within = any(min(base, height) < y < max(base, height) for height in heights)
        return Paint(slot_on(look, series.paint)) if within else INK

    ground = _label_ground(plot)
    return beside_points(_spots(plot, series), (*edges, foot), plot.type_, ground, paint)


def _heights(line: Line, x: float) -> Iterator[float]:
    """How high a line stands at a place along, if it reaches it."""
    for (left, start), (right, end) in pairwise(line):
        if left <= x <= right:
            yield start + (end - start) * (x - left) / (right - left)


def _spots(plot: Plot, series: SeriesPlan) -> tuple[Spot, ...]:
    places = tuple((series.name, category) for category in plot.plan.categories)
    return tuple(
        Spot(
            plot.slots.centre(n), plot.y(point.value), point.label, point.below, point.strong,
            places[n],
        )
        for n, point in enumerate(series.points)
        if point.label and point.value is not None
    )  # fmt: skip


def _outlines(plot: Plot, series: SeriesPlan) -> tuple[Line, ...]:
    """The lines that join the points of a series."""
    return tuple(
        tuple((plot.slots.centre(n), plot.y(series.points[n].value or 0.0)) for n in run)
        for run in _runs(series)
    )


def _label_ground(plot: Plot) -> Rect:
    """Where values may stand: the plot, and the room that was left above and below it."""
    above, below = label_room(plot.plan, plot.type_, plot.slots)
    return replace(plot.rect, top=plot.rect.top - above, bottom=plot.rect.bottom + below)


def _end_words(plot: Plot) -> tuple[Words, ...]:
    """The name of each series beside the end of its line, moved a little where they are near."""
    series = sorted(plot.plan.series, key=lambda one: plot.y(one.points[-1].value or 0.0))
    x = plot.slots.centre(len(plot.plan.categories) - 1) + MARKER + GAP * plot.type_.size / 2
    blocks = [end_lines(one, plot.type_, plot.end_room) for one in series]
    middles = spread(
        (
            (plot.y(one.points[-1].value or 0.0), len(lines) * plot.type_.line)
            for one, lines in zip(series, blocks, strict=True)
        ),
        plot.rect.top - 0.5 * plot.type_.line,
        plot.rect.bottom + 0.5 * plot.type_.line,
    )
    return tuple(
        word
        for one, lines, middle in zip(series, blocks, middles, strict=True)
        for word in centred(x, middle, lines, plot.type_, bold=one.strong)
    )
