"""Pies, with names around them, and doughnuts, with a legend beside them."""

from __future__ import annotations

import math

from report_build.charts.axes import GAP, GRID_WIDTH, spread
from report_build.charts.legend import Entry, column_legend, slice_entries
from report_build.charts.look import Type, wrapped
from report_build.charts.marks import MUTED, Mark, Rect, Stroke, Wedge, centred
from report_build.charts.spec import Drawing
from report_build.frozen import dataclass

HOLE = 0.58  # of the radius
WIDEST_PIE = 0.24  # of the width, as a radius
TALLEST_PIE = 105.0  # points, as a radius
ARM = 1.1  # of the size: from the pie to the words


@dataclass(frozen=True, slots=True)
class Slice:
    """A slice with its words; angles in turns clockwise from the top."""

    start: float
    end: float
    entry: Entry

    @property
    def middle(self) -> float:
        """The angle that halves it."""
        return (self.start + self.end) / 2

    @property
    def right(self) -> bool:
        """Whether its words stand at the right."""
        return self.middle < 0.5


def slices(plan: Drawing) -> tuple[Slice, ...]:
    """The slices from the top clockwise; one of nothing has words and no width."""
    points = plan.series[0].points
    values = [p.value for p in points if p.value is not None and p.value >= 0]
    total, start = math.fsum(values) or 1.0, 0.0
    found = []
    for value, entry in zip(values, slice_entries(plan), strict=False):
        end = start + value / total
        found.append(Slice(start, end, entry))
        start = end
    return tuple(found)


def pie(plan: Drawing, type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """A pie with names around it; with a legend where there is no room for them."""
    if plan.key == "legend":
        return round_with_legend(plan, type_, frame, 0.0)
    parts = slices(plan)
    radius = min(frame.height / 2 - 0.6 * type_.size, WIDEST_PIE * frame.width, TALLEST_PIE)
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    room = frame.width / 2 - radius - (ARM + GAP) * type_.size
    blocks = {part: wrapped(part.entry.text, type_, room, part.entry.bold) for part in parts}
    for side in (True, False):
        lines = sum(len(block) for part, block in blocks.items() if part.right == side)
        if lines * type_.line > frame.height:
            return round_with_legend(plan, type_, frame, 0.0)
    marks = _wedges(parts, x, y, radius, 0.0)
    for side in (True, False):
        chosen = [(part, blocks[part]) for part in parts if part.right == side]
        marks += _side_words(chosen if side else chosen[::-1], type_, frame, radius)
    return tuple(marks)


def doughnut(plan: Drawing, type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """A doughnut; office programs put no words outside it, so a legend holds them."""
    return round_with_legend(plan, type_, frame, HOLE)


def round_with_legend(plan: Drawing, type_: Type, frame: Rect, hole: float) -> tuple[Mark, ...]:
    """A pie at the left and a legend with values at its right, centred together."""
    parts = slices(plan)
    radius = min(frame.height / 2, WIDEST_PIE * frame.width, TALLEST_PIE)
    gap = 2.0 * type_.size
    entries = tuple(part.entry for part in parts)
    wide = [entry.sample_width(type_) + type_.width(entry.text, True) for entry in entries]
    room = min(frame.width - 2 * radius - gap, max(wide, default=0.0) + 1)
    left = frame.left + max(0.0, frame.width - 2 * radius - gap - room) / 2
    y = (frame.top + frame.bottom) / 2
    beside = left + 2 * radius + gap
    legend = column_legend(entries, type_, Rect(beside, frame.top, beside + room, frame.bottom))
    return *_wedges(parts, left + radius, y, radius, hole * radius), *legend


def _wedges(parts: tuple[Slice, ...], x: float, y: float, radius: float, hole: float) -> list[Mark]:
    shown = (part for part in parts if part.end > part.start)
    return [Wedge(x, y, radius, hole, p.start, p.end, p.entry.paint) for p in shown]


def _side_words(
    chosen: list[tuple[Slice, tuple[str, ...]]], type_: Type, frame: Rect, radius: float
) -> list[Mark]:
    """The words of one side, each tied to its slice by a thin line, from the top down."""
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    wanted = (
        (
            y - (radius + 0.5 * type_.size) * math.cos(math.tau * part.middle),
            len(lines) * type_.line,
        )
        for part, lines in chosen
    )
    marks: list[Mark] = []
    for (part, lines), middle in zip(chosen, spread(wanted, frame.top, frame.bottom), strict=True):
        sign = 1 if part.right else -1
        reach = radius + 0.4 * type_.size
        elbow = x + sign * (radius + ARM * type_.size)
        sin, cos = math.sin(math.tau * part.middle), math.cos(math.tau * part.middle)
        knee = y - reach * cos
        beside = reach**2 * sin**2 + (middle - y) ** 2 > (radius + 1) ** 2
        if beside and abs(middle - knee) < 0.5 * type_.size:  # a level line is calmer
            knee = middle
        tie = ((x + radius * sin, y - radius * cos), (x + reach * sin, knee))
        marks.append(Stroke((*tie, (elbow, middle)), MUTED, GRID_WIDTH))
        at = elbow + sign * 0.3 * type_.size
        marks += centred(
            at, middle, lines, type_, "start" if part.right else "end", bold=part.entry.bold
        )
    return marks
