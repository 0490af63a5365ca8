"""Scatter charts: a marker for each pair of numbers, with its name where there is room."""

from __future__ import annotations

from dataclasses import replace

from report_build.charts.axes import GAP, foot_axis, side_axis, tick_width
from report_build.charts.labels import grounds
from report_build.charts.legend import MARKER
from report_build.charts.look import Type
from report_build.charts.marks import (
    ASCENT,
    DESCENT,
    MIDDLE,
    Anchor,
    Mark,
    Rect,
    Symbol,
    Words,
    words,
)
from report_build.charts.spec import Drawing, PointPlan
from report_build.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A point on the plot; `side` is where its name found room, empty where there is none."""

    series: int
    index: int
    point: PointPlan
    symbol: Symbol
    name: Words | None = None
    side: str = ""


def scatter(plan: Drawing, type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """The marks of a scatter chart within the frame."""
    assert plan.x_scale is not None, "spec.drawing gives each scatter chart both scales"
    plot = _plot(plan, type_, frame)
    grid = side_axis(plan, type_, plot)
    foot = foot_axis(plan.x_scale, plan.x_tick_labels, type_, plot, frame)
    placed = _placed(plan, type_, plot)
    names = tuple(one.name for one in placed if one.name)
    return *grid, *grounds(names), *foot, *(one.symbol for one in placed), *names


def named_points(plan: Drawing, type_: Type, frame: Rect) -> tuple[tuple[int, int, str], ...]:
    """Series, number and side of each point whose name has room: right, left, above, below."""
    placed = _placed(plan, type_, _plot(plan, type_, frame))
    return tuple(sorted((one.series, one.index, one.side) for one in placed if one.side))


def _plot(plan: Drawing, type_: Type, frame: Rect) -> Rect:
    last = type_.width(plan.x_tick_labels[-1]) / 2
    return Rect(
        frame.left + tick_width(plan, type_),
        frame.top + 0.6 * type_.size,
        frame.right - max(MARKER, last),
        frame.bottom - 1.4 * type_.line,
    )


def _symbols(plan: Drawing, plot: Rect) -> tuple[Placed, ...]:
    found = []
    for number, series in enumerate(plan.series):
        for index, point in enumerate(series.points):
            if point.value is not None and plan.x_scale is not None:
                x = plot.left + plan.x_scale.share(point.x) * plot.width
                y = plot.bottom - plan.scale.share(point.value) * plot.height
                size = MARKER * (1.4 if point.strong else 1.1)
                symbol = Symbol(x, y, series.marker, size, point.paint)
                found.append(Placed(number, index, point, symbol))
    return tuple(found)


def _placed(plan: Drawing, type_: Type, plot: Rect) -> tuple[Placed, ...]:
    """Points with their names, the highlighted first; a name without free ground is left out."""
    points = _symbols(plan, plot)
    taken = [_ground(one.symbol) for one in points]
    found = []
    for one in sorted(points, key=lambda one: not one.point.strong):
        named = _named(one, type_, plot, taken) if one.point.name else one
        if named.name:
            taken.append(named.name.rect)
            place = (plan.series[one.series].name, one.point.name)
            named = replace(named, name=replace(named.name, value_of=place))
        found.append(named)
    return tuple(found)


def _named(one: Placed, type_: Type, plot: Rect, taken: list[Rect]) -> Placed:
    """The point with its name, which may reach half a line over the plot's edge.

    It lies across the axis at the foot only where there is no other place.
    """
    over = 0.6 * type_.size
    for bottom in (plot.bottom, plot.bottom + over):
        for side, word in _places(one.point, one.symbol, type_):
            rect = word.rect
            along = plot.left <= rect.left and rect.right <= plot.right + MARKER
            inside = along and plot.top - over <= rect.top and rect.bottom <= bottom
            if inside and not any(rect.meets(other) for other in taken):
                return replace(one, name=word, side=side)
    return one


def _ground(symbol: Symbol) -> Rect:
    half = symbol.size / 2
    return Rect(symbol.x - half, symbol.y - half, symbol.x + half, symbol.y + half)


def _places(point: PointPlan, symbol: Symbol, type_: Type) -> tuple[tuple[str, Words], ...]:
    """Right of the marker, left, above, below: the order in which a reader looks."""
    aside, size = symbol.size / 2 + GAP * type_.size / 2, type_.size
    places: tuple[tuple[str, float, float, Anchor], ...] = (
        ("right", aside, MIDDLE * size, "start"),
        ("left", -aside, MIDDLE * size, "end"),
        ("above", 0.0, -aside - DESCENT * size, "middle"),
        ("below", 0.0, aside + ASCENT * size, "middle"),
    )
    return tuple(
        (side, words(symbol.x + x, symbol.y + y, point.name, type_, anchor, bold=point.strong))
        for side, x, y, anchor in places
    )
