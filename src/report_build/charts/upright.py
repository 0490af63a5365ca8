"""Charts whose values rise: columns, stacked columns, lines and areas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from report_build.charts.axes import (
    GAP,
    Slots,
    base_line,
    lowered,
    names_below,
    side_axis,
    slots_of,
    spread,
    tick_width,
)
from report_build.charts.labels import Line, Spot, beside_points, grounds
from report_build.charts.legend import MARKER, line_width
from report_build.charts.look import Look, Paint, Type, slot_on, wrapped
from report_build.charts.marks import (
    INK,
    MIDDLE,
    PAPER,
    Bar,
    Mark,
    Patch,
    Rect,
    Stroke,
    Symbol,
    Words,
    centred,
    words,
)
from report_build.charts.spec import Drawing, PointPlan, SeriesPlan
from report_build.frozen import dataclass

NAME_GAP = 0.5  # of the size: between an axis and the names below it
SPACE = 0.6  # between groups of columns, in columns
THICKEST = 64.0  # points: a column of a chart with few of them
END_SHARE = 0.3  # of the chart's width, for names at the ends of lines
MOST_LABEL = 0.35  # of the chart's height, for labels that stand upright
SQUEEZE = 0.8  # labels are shrunk no further before they are turned


@dataclass(frozen=True, slots=True)
class Plot:
    """The ground of an upright chart: its places along, its heights up."""

    plan: Drawing
    type_: Type
    rect: Rect
    slots: Slots
    end_room: float  # the widest that a name at the end of a line may be

    def y(self, value: float) -> float:
        """The height of a value on the page."""
        return self.rect.bottom - self.plan.scale.share(value) * self.rect.height

    @property
    def thickness(self) -> float:
        """The width of one column."""
        return column_thickness(self.plan, self.rect.width)


def column_thickness(plan: Drawing, width: float) -> float:
    """The width of one column where the plot is `width` points wide."""
    abreast = len(plan.series) if plan.kind in ("column", "bar") else 1
    pitch = width / max(1, len(plan.categories))
    return min(pitch / (abreast + SPACE), THICKEST)


def label_type(plan: Drawing, type_: Type, thickness: float, pitch: float) -> tuple[Type, bool]:
    """The type of value labels at columns and whether they are turned upright.

    The size is 0 where labels would overlap however they are set.
    """
    abreast = len(plan.series) if plan.kind == "column" else 1
    room = 0.9 * thickness if abreast > 1 or plan.kind == "stacked" else pitch * 0.96
    widest = _widest_label(plan, type_)
    if widest <= room:
        return type_, False
    if room >= SQUEEZE * widest:
        return type_.scaled(room / widest), False
    if plan.kind == "column" and room >= type_.line:
        return type_, True
    return type_.scaled(0.0), False


def _widest_label(plan: Drawing, type_: Type) -> float:
    return max(
        (
            type_.width(point.label, point.strong or series.strong)
            for series in plan.series
            for point in series.points
        ),
        default=0.0,
    )


def upright(plan: Drawing, type_: Type, frame: Rect, look: Look) -> tuple[Mark, ...]:
    """The marks of a column, stacked, line or area chart within the frame."""
    plot, names = _plot(plan, type_, frame)
    across = plot.rect
    if plan.key == "direct":
        across = replace(across, right=plot.slots.centre(len(plan.categories) - 1))
    under = side_axis(plan, type_, across) if plan.axis else ()
    return *under, *_marks(plot, look), base_line(plan, across), *names


def _marks(plot: Plot, look: Look) -> tuple[Mark, ...]:
    match plot.plan.kind:
        case "column":
            return _columns(plot)
        case "stacked":
            return _stacks(plot, look)
        case "area":
            return _areas(plot, look)
        case _:
            return _lines(plot)


def _plot(plan: Drawing, type_: Type, frame: Rect) -> tuple[Plot, tuple[Words, ...]]:
    """The ground that is left when words around it have theirs, and the names below it."""
    left = frame.left + tick_width(plan, type_)
    count = slots_of(plan, left, 0.0).count
    right = frame.right
    if plan.key == "direct":
        beyond = end_width(plan, type_, END_SHARE * frame.width) + MARKER + GAP * type_.size
        right = min(right, left + (right - left - beyond) / (1 - 0.5 / max(1, count)))
    slots = slots_of(plan, left, right - left)
    names = names_below(plan, type_, slots, frame)
    above, below = _label_room(plan, type_, slots)
    bottom = frame.bottom - names.height - NAME_GAP * type_.size
    rect = Rect(left, frame.top + above, right, bottom - below)
    return Plot(plan, type_, rect, slots, END_SHARE * frame.width), lowered(
        names.words, bottom + NAME_GAP * type_.size
    )


def _label_room(plan: Drawing, type_: Type, slots: Slots) -> tuple[float, float]:
    """What labels need above the highest mark and below the lowest."""
    half_tick = 0.6 * type_.size if plan.axis else 0.0
    if not plan.labelled or plan.kind == "stacked":
        return half_tick, 0.0
    size, turned = label_type(plan, type_, column_thickness(plan, slots.width), slots.pitch)
    high = _widest_label(plan, size) + 0.5 * size.size if turned else type_.line + 0.4 * type_.size
    above, below = _label_sides(plan)
    return max(half_tick, high if above else 0.0), high if below else 0.0


def _label_sides(plan: Drawing) -> tuple[bool, bool]:
    """Whether any label stands above its mark, and any below."""
    values = [p.value for one in plan.series for p in one.points if p.value is not None]
    return max(values) >= 0, min(values) < 0


# ---- columns -------------------------------------------------------------------------------


def _columns(plot: Plot) -> tuple[Mark, ...]:
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


def _stacks(plot: Plot, look: Look) -> tuple[Mark, ...]:
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


# ---- lines and areas -----------------------------------------------------------------------


def _lines(plot: Plot) -> tuple[Mark, ...]:
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


def _areas(plot: Plot, look: Look) -> tuple[Mark, ...]:
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
    return tuple(
        Spot(plot.slots.centre(n), plot.y(point.value), point.label, point.below, point.strong)
        for n, point in enumerate(series.points)
        if point.label and point.value is not None
    )


def _outlines(plot: Plot, series: SeriesPlan) -> tuple[Line, ...]:
    """The lines that join the points of a series."""
    return tuple(
        tuple((plot.slots.centre(n), plot.y(series.points[n].value or 0.0)) for n in run)
        for run in _runs(series)
    )


def _label_ground(plot: Plot) -> Rect:
    """Where values may stand: the plot, and the room that was left above and below it."""
    above, below = _label_room(plot.plan, plot.type_, plot.slots)
    return replace(plot.rect, top=plot.rect.top - above, bottom=plot.rect.bottom + below)


# ---- names at the ends of lines ------------------------------------------------------------


def end_width(plan: Drawing, type_: Type, room: float) -> float:
    """The width that names at the ends of lines take, of `room` at the most."""
    lines = (line for series in plan.series for line in _end_lines(series, type_, room))
    return max((type_.width(line, bold=True) for line in lines), default=0.0)


def _end_lines(series: SeriesPlan, type_: Type, room: float) -> tuple[str, ...]:
    text = f"{series.name} {series.points[-1].label}".strip()
    return wrapped(text, type_, room, series.strong)


def _end_words(plot: Plot) -> tuple[Words, ...]:
    """The name of each series beside the end of its line, moved a little where they are near."""
    series = sorted(plot.plan.series, key=lambda one: plot.y(one.points[-1].value or 0.0))
    x = plot.slots.centre(len(plot.plan.categories) - 1) + MARKER + GAP * plot.type_.size / 2
    blocks = [_end_lines(one, plot.type_, plot.end_room) for one in series]
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


def crowded_ends(plan: Drawing, type_: Type, width: float, height: float) -> bool:
    """Whether names at the ends of lines need more height than the plot has."""
    room = END_SHARE * width
    lines = sum(len(_end_lines(series, type_, room)) for series in plan.series)
    return lines * type_.line > 0.6 * height


def crowded_columns(plan: Drawing, type_: Type, width: float, height: float) -> bool:
    """Whether value labels would overlap, or upright take most of the height."""
    pitch = width / max(1, len(plan.categories))
    size, turned = label_type(plan, type_, column_thickness(plan, width), pitch)
    tall = turned and sum(_label_sides(plan)) * _widest_label(plan, size) > MOST_LABEL * height
    return not size.size or tall
