"""Scatter charts: a marker for each pair of numbers, with its name where there is room."""

from __future__ import annotations

from report_build.charts.axes import GAP, foot_axis, side_axis, tick_width
from report_build.charts.legend import MARKER
from report_build.charts.look import Type
from report_build.charts.marks import Anchor, Mark, Rect, Symbol, Words, words
from report_build.charts.spec import Drawing, PointPlan


def scatter(plan: Drawing, type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """The marks of a scatter chart within the frame."""
    assert plan.x_scale is not None, "spec.drawing gives each scatter chart both scales"
    left = frame.left + tick_width(plan, type_)
    plot = Rect(
        left, frame.top + 0.5 * type_.size, frame.right - MARKER, frame.bottom - 1.3 * type_.line
    )
    grid = side_axis(plan, type_, plot)
    foot = foot_axis(plan.x_scale, plan.x_tick_labels, type_, plot, frame)
    placed = _symbols(plan, plot)
    return *grid, *foot, *(symbol for _, symbol in placed), *_names(placed, type_, plot)


def _symbols(plan: Drawing, plot: Rect) -> tuple[tuple[PointPlan, Symbol], ...]:
    found = []
    for series in plan.series:
        for point in series.points:
            if point.value is not None and plan.x_scale is not None:
                x = plot.left + plan.x_scale.share(point.x) * plot.width
                y = plot.bottom - plan.scale.share(point.value) * plot.height
                size = MARKER * (1.4 if point.strong else 1.1)
                found.append((point, Symbol(x, y, series.marker, size, point.paint)))
    return tuple(found)


def _names(
    placed: tuple[tuple[PointPlan, Symbol], ...], type_: Type, plot: Rect
) -> tuple[Words, ...]:
    """Names beside their markers, the highlighted first; one without free ground is left out."""
    taken = [_ground(symbol) for _, symbol in placed]
    found: list[Words] = []
    for point, symbol in sorted(placed, key=lambda pair: not pair[0].strong):
        for word in _places(point, symbol, type_) if point.name else ():
            rect = word.rect
            inside = (
                plot.left <= rect.left
                and rect.right <= plot.right + MARKER
                and plot.top <= rect.top
                and rect.bottom <= plot.bottom
            )
            if inside and not any(rect.meets(other) for other in taken):
                taken.append(rect)
                found.append(word)
                break
    return tuple(found)


def _ground(symbol: Symbol) -> Rect:
    half = symbol.size / 2
    return Rect(symbol.x - half, symbol.y - half, symbol.x + half, symbol.y + half)


def _places(point: PointPlan, symbol: Symbol, type_: Type) -> tuple[Words, ...]:
    """Right of the marker, left, above, below: the order in which a reader looks."""
    aside, size = symbol.size / 2 + GAP * type_.size / 2, type_.size
    places: tuple[tuple[float, float, Anchor], ...] = (
        (aside, 0.33 * size, "start"),
        (-aside, 0.33 * size, "end"),
        (0.0, -aside - 0.25 * size, "middle"),
        (0.0, aside + 0.8 * size, "middle"),
    )
    return tuple(
        words(symbol.x + dx, symbol.y + dy, point.name, type_, anchor, bold=point.strong)
        for dx, dy, anchor in places
    )
