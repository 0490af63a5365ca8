"""Bar charts: a row for each category, its name at the left, its value at the bar's end."""

from __future__ import annotations

from report_build.charts.axes import BASE_WIDTH, GAP, foot_axis
from report_build.charts.look import Type, wrapped
from report_build.charts.marks import MUTED, Anchor, Bar, Mark, Rect, Stroke, Words, centred
from report_build.charts.plot import SPACE, THICKEST
from report_build.charts.spec import Drawing, SeriesPlan
from report_build.frozen import dataclass

NAME_SHARE = 0.42  # of the width, for names at the most
LEAST = 0.2  # of the width, for the bars


@dataclass(frozen=True, slots=True)
class Names:
    """The column of names: its lines by category, and its width."""

    rows: tuple[tuple[str, ...], ...]
    width: float

    def height(self, type_: Type) -> float:
        """The height of the tallest name."""
        return max((len(row) for row in self.rows), default=1) * type_.line


def names_of(plan: Drawing, type_: Type, width: float) -> Names:
    """The names in lines that fit their column of a chart `width` points wide."""
    rows = tuple(
        wrapped(name, type_, NAME_SHARE * width, strong)
        for name, strong in zip(plan.categories, plan.strong, strict=True)
    )
    return Names(rows, max((type_.width(line, True) for row in rows for line in row), default=0.0))


def crowded_bars(plan: Drawing, type_: Type, width: float) -> bool:
    """Whether names and value labels leave the bars too little of the width."""
    names = names_of(plan, type_, width).width + GAP * type_.size
    return bars_plot(plan, names, type_, Rect(0.0, 0.0, width, 1.0), 0.0).width < LEAST * width


def bars(plan: Drawing, type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """The marks of a bar chart within the frame; type is shrunk if rows are too low for it."""
    foot = 1.4 * type_.line if plan.axis else 0.0
    pitch = (frame.height - foot) / max(1, len(plan.categories))
    thick = min(pitch / (len(plan.series) + SPACE), THICKEST / 2)
    names = names_of(plan, type_, frame.width)
    small = type_
    while names.height(small) > pitch:
        small = small.scaled(0.95)
        names = names_of(plan, small, frame.width)
    label = type_.scaled(min(1.0, thick / (0.95 * type_.size)))
    plot = bars_plot(plan, names.width + GAP * type_.size, label, frame, foot)
    axis = foot_axis(plan.scale, plan.tick_labels, type_, plot, frame) if plan.axis else ()
    rows = _rows(plan, names, small, plot, pitch)
    x = plot.left + plan.scale.share(0.0) * plot.width
    base = Stroke(((x, plot.top), (x, plot.bottom)), MUTED, BASE_WIDTH)
    return *axis, *rows, *_bars(plan, label, plot, pitch, thick), base


def bars_plot(plan: Drawing, names: float, label: Type, frame: Rect, foot: float) -> Rect:
    """The ground of the bars, with room for labels beyond the longest ones."""
    wide = {
        down: max(
            (
                label.width(point.label, point.strong or series.strong) + GAP * label.size
                for series in plan.series
                for point in series.points
                if point.label and ((point.value or 0.0) < 0) == down
            ),
            default=0.0,
        )
        for down in (True, False)
    }
    last = label.width(plan.tick_labels[-1]) / 2 if plan.axis else 1.0
    apart = GAP * label.size if wide[True] else 0.0  # between a name and a value below nothing
    left = frame.left + names + wide[True] + apart
    return Rect(left, frame.top, frame.right - max(wide[False], last), frame.bottom - foot)


def _rows(plan: Drawing, names: Names, type_: Type, plot: Rect, pitch: float) -> tuple[Words, ...]:
    return tuple(
        word
        for number, lines in enumerate(names.rows)
        for word in centred(
            names.width,
            plot.top + (number + 0.5) * pitch,
            lines,
            type_,
            "end",
            bold=plan.strong[number],
        )
    )


def _bars(plan: Drawing, type_: Type, plot: Rect, pitch: float, thick: float) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for place, series in enumerate(plan.series):
        for number in range(len(series.points)):
            middle = plot.top + (number + 0.5) * pitch
            top = middle + (place - len(plan.series) / 2) * thick
            marks += _bar(
                plan, series, number, type_, Rect(plot.left, top, plot.right, top + thick)
            )
    return tuple(marks)


def _bar(
    plan: Drawing, series: SeriesPlan, number: int, type_: Type, lane: Rect
) -> tuple[Mark, ...]:
    """One bar and its label, in a lane as wide as the plot."""
    point = series.points[number]
    if point.value is None:
        return ()
    zero = lane.left + plan.scale.share(0.0) * lane.width
    end = lane.left + plan.scale.share(point.value) * lane.width
    hair = min(0.5, 0.05 * lane.height) if len(plan.series) > 1 else 0.0
    rect = Rect(min(zero, end), lane.top + hair, max(zero, end), lane.bottom - hair)
    if not point.label:
        return (Bar(rect, point.paint),)
    down, bold = point.value < 0, point.strong or series.strong
    away = -GAP * type_.size if down else GAP * type_.size
    middle = (lane.top + lane.bottom) / 2
    anchor: Anchor = "end" if down else "start"
    label = centred(end + away, middle, (point.label,), type_, anchor, bold=bold)
    return Bar(rect, point.paint), *label
