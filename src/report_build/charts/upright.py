"""Charts whose values rise: columns, stacked columns, lines and areas."""

from __future__ import annotations

from dataclasses import replace

from report_build.charts.axes import (
    GAP,
    base_line,
    lowered,
    names_below,
    side_axis,
    slots_of,
    tick_width,
)
from report_build.charts.columns import column_marks, stack_marks
from report_build.charts.legend import MARKER
from report_build.charts.lines import area_marks, line_marks
from report_build.charts.look import Look, Type
from report_build.charts.marks import Mark, Rect, Words
from report_build.charts.plot import (
    END_SHARE,
    Plot,
    column_thickness,
    end_lines,
    end_width,
    label_room,
    label_sides,
    label_type,
    widest_label,
)
from report_build.charts.spec import Drawing

NAME_GAP = 0.5  # of the size: between an axis and the names below it
MOST_LABEL = 0.35  # of the chart's height, for labels that stand upright


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
            return column_marks(plot)
        case "stacked":
            return stack_marks(plot, look)
        case "area":
            return area_marks(plot, look)
        case _:
            return line_marks(plot)


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
    above, below = label_room(plan, type_, slots)
    bottom = frame.bottom - names.height - NAME_GAP * type_.size
    rect = Rect(left, frame.top + above, right, bottom - below)
    return Plot(plan, type_, rect, slots, END_SHARE * frame.width), lowered(
        names.words, bottom + NAME_GAP * type_.size
    )


def crowded_ends(plan: Drawing, type_: Type, width: float, height: float) -> bool:
    """Whether names at the ends of lines need more height than the plot has."""
    room = END_SHARE * width
    lines = sum(len(end_lines(series, type_, room)) for series in plan.series)
    return lines * type_.line > 0.6 * height


def crowded_columns(plan: Drawing, type_: Type, width: float, height: float) -> bool:
    """Whether value labels would overlap, or upright take most of the height."""
    pitch = width / max(1, len(plan.categories))
    size, turned = label_type(plan, type_, column_thickness(plan, width), pitch)
    tall = turned and sum(label_sides(plan)) * widest_label(plan, size) > MOST_LABEL * height
    return not size.size or tall
