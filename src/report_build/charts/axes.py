"""What charts with axes have around them: names of categories, numbers at ticks, lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from report_build.charts.look import Type, longest_word, wrapped
from report_build.charts.marks import (
    MIDDLE,
    MUTED,
    RULE,
    Mark,
    Rect,
    Stroke,
    Words,
    centred,
    paragraph,
    words,
)
from report_build.charts.scale import Scale
from report_build.charts.spec import Drawing
from report_build.frozen import dataclass

GAP = 0.5  # of the size: between words and what they stand beside
GRID_WIDTH, BASE_WIDTH = 0.5, 0.8
MOST_LINES = 3  # of a category's name below its column
SLANT, UPRIGHT = -45.0, -90.0
SQUEEZE = 0.8  # of the size: words are shrunk no further before they are turned
LEAST = 0.4  # of the size: names are shrunk no further


@dataclass(frozen=True, slots=True)
class Slots:
    """The places along a horizontal axis: of the categories, or of moments (`at`) on it."""

    left: float
    width: float
    count: int
    at: tuple[int, ...] = ()

    @property
    def pitch(self) -> float:
        """From one category to the next."""
        return self.width / max(1, self.count)

    def centre(self, number: int) -> float:
        """The middle of a category's place."""
        return self.left + ((self.at[number] if self.at else number) + 0.5) * self.pitch


def slots_of(plan: Drawing, left: float, width: float) -> Slots:
    """The places of a chart's categories from `left` on."""
    if plan.moments is None:
        return Slots(left, width, len(plan.categories))
    return Slots(left, width, len(plan.moments.names), plan.moments.at)


# ---- names of categories below an axis -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Names:
    """Names placed below an axis: their turn in degrees, and that only each `every`th stands."""

    words: tuple[Words, ...]
    turn: float = 0.0
    every: int = 1

    @property
    def height(self) -> float:
        """From the top of the first line to the end of the lowest."""
        return max((word.rect.bottom for word in self.words), default=0.0)


def names_below(plan: Drawing, type_: Type, slots: Slots, frame: Rect) -> Names:
    """The names below columns or points; the first line's top is at height 0.

    Level in up to three lines where they fit, a little smaller if need be; else, in a sequence
    such as years, only every second or third; else slanted; else upright, as small as it takes
    to lose nothing.
    On an axis of time each of its places has a name.
    """
    if (time := plan.moments) is not None:
        strong = {place for place, bold in zip(time.at, plan.strong, strict=True) if bold}
        bold = tuple(place in strong for place in range(len(time.names)))
        plan = replace(plan, categories=time.names, strong=bold, moments=None)
        slots = replace(slots, at=())
    room = 0.45 * frame.height
    names = plan.categories
    if not names:
        return Names(())
    longest = longest_word(names, type_, bold=any(plan.strong))
    level_type = type_.scaled(min(1.0, 0.94 * slots.pitch / max(longest, 1.0)))
    if level_type.size >= SQUEEZE * type_.size:
        level = Names(_level_words(plan, level_type, slots))
        if level.height <= MOST_LINES * type_.line:
            return level
    widest = max(type_.width(name, bold=True) for name in names)
    if _is_sequence(plan) and widest <= slots.width / 2:
        every = _every(slots.pitch, slots.count, widest + type_.size)
        return Names(_sparse_words(plan, type_, slots, frame, every), every=every)
    if slots.pitch >= 1.5 * type_.line and 0.75 * widest + type_.size <= room:
        slanted = slanted_names(plan, type_, slots)
        if min(word.rect.left for word in slanted.words) >= frame.left:
            return slanted
    return Names(_upright_words(plan, type_, slots, room), UPRIGHT)


def _level_words(plan: Drawing, type_: Type, slots: Slots) -> tuple[Words, ...]:
    return tuple(
        word
        for number, name in enumerate(plan.categories)
        for word in paragraph(
            slots.centre(number),
            0.0,
            wrapped(name, type_, slots.pitch * 0.96, plan.strong[number]),
            type_,
            "middle",
            bold=plan.strong[number],
        )
    )


def _is_sequence(plan: Drawing) -> bool:
    """Whether a reader can fill in the names between two others, as between years."""
    return all(any(c.isdigit() for c in name) for name in plan.categories)


def _sparse_words(
    plan: Drawing, type_: Type, slots: Slots, frame: Rect, every: int
) -> tuple[Words, ...]:
    placed: list[Words] = []
    for number in range(0, slots.count, every):
        bold = plan.strong[number]
        half = type_.width(plan.categories[number], bold) / 2
        x = min(max(slots.centre(number), frame.left + half), frame.right - half)
        placed += paragraph(x, 0.0, (plan.categories[number],), type_, "middle", bold=bold)
    return tuple(placed)


def slanted_names(plan: Drawing, type_: Type, slots: Slots) -> Names:
    """All names, rising to their places at the axis; the first may reach out at the left."""
    rise = 0.4 * type_.size
    placed = (
        words(slots.centre(number) + rise, type_.size, name, type_, "end", bold=bold, turn=SLANT)
        for number, (name, bold) in enumerate(zip(plan.categories, plan.strong, strict=True))
    )
    return Names(tuple(placed), SLANT)


def _upright_words(plan: Drawing, type_: Type, slots: Slots, room: float) -> tuple[Words, ...]:
    smaller = type_
    while True:
        rows = [
            wrapped(name, smaller, room, strong)
            for name, strong in zip(plan.categories, plan.strong, strict=True)
        ]
        if max(map(len, rows)) * smaller.line <= slots.pitch or smaller.size < LEAST * type_.size:
            break
        smaller = smaller.scaled(0.9)
    most = max(1, int(slots.pitch / smaller.line))
    every = max(1, -int(-smaller.line // slots.pitch))
    placed: list[Words] = []
    for number in range(0, slots.count, every):
        lines = _cut(rows[number], most)
        first = slots.centre(number) + MIDDLE * smaller.size - (len(lines) - 1) / 2 * smaller.line
        placed += [
            words(
                first + row * smaller.line, 0.3 * type_.size, line, smaller, "end",
                bold=plan.strong[number], turn=UPRIGHT,
            )
            for row, line in enumerate(lines)
        ]  # fmt: skip
    return tuple(placed)


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[: most - 1], lines[most - 1][:-1] + "…")


# ---- numbers at ticks ----------------------------------------------------------------------


def tick_width(plan: Drawing, type_: Type) -> float:
    """The room that the numbers of an upright axis take, with the gap beside them."""
    if not plan.axis:
        return 0.0
    return max(type_.width(label) for label in plan.tick_labels) + GAP * type_.size


def side_axis(plan: Drawing, type_: Type, plot: Rect) -> tuple[Mark, ...]:
    """Light lines across the plot, with their numbers at its left."""
    marks: list[Mark] = []
    heights = _tick_places(plan.scale, plot.bottom, plot.top)
    every = _every(_pitch(heights), len(heights), type_.line)
    for number, (y, label) in enumerate(zip(heights, plan.tick_labels, strict=True)):
        marks.append(Stroke(((plot.left, y), (plot.right, y)), RULE, GRID_WIDTH))
        if number % every == 0:
            x = plot.left - GAP * type_.size
            marks += centred(x, y, (label,), type_, "end", MUTED)
    return tuple(marks)


def foot_axis(
    axis: Scale, labels: tuple[str, ...], type_: Type, plot: Rect, frame: Rect
) -> tuple[Mark, ...]:
    """Light lines up the plot, with their numbers below it."""
    marks: list[Mark] = []
    places = _tick_places(axis, plot.left, plot.right)
    widest = max(type_.width(label) for label in labels)
    every = _every(_pitch(places), len(places), widest + type_.size)
    for number, (x, label) in enumerate(zip(places, labels, strict=True)):
        marks.append(Stroke(((x, plot.top), (x, plot.bottom)), RULE, GRID_WIDTH))
        if number % every == 0:
            half = type_.width(label) / 2
            inside = min(max(x, frame.left + half), frame.right - half)
            marks += paragraph(
                inside, plot.bottom + 0.4 * type_.size, (label,), type_, "middle", MUTED
            )
    return tuple(marks)


def _tick_places(axis: Scale, low: float, high: float) -> tuple[float, ...]:
    return tuple(low + axis.share(tick) * (high - low) for tick in axis.ticks)


def _every(pitch: float, count: int, room: float) -> int:
    """1 if each of `count` words has the room it needs, 2 if every second has, and so on."""
    return next((k for k in range(1, count) if k * pitch >= room), max(1, count))


def _pitch(places: tuple[float, ...]) -> float:
    return abs(places[1] - places[0]) if len(places) > 1 else 0.0


def base_line(plan: Drawing, plot: Rect) -> Stroke:
    """The line that upright marks stand on."""
    y = plot.bottom - plan.scale.share(0.0) * plot.height
    return Stroke(((plot.left, y), (plot.right, y)), MUTED, BASE_WIDTH)


# ---- spreading -----------------------------------------------------------------------------


def spread(wanted: Iterable[tuple[float, float]], low: float, high: float) -> tuple[float, ...]:
    """Middles for blocks of (middle, height) that keep their order and do not overlap.

    The blocks come sorted by middle, and their heights together fit between low and high.
    """
    blocks = tuple(wanted)
    tops: list[float] = []
    edge = low
    for middle, height in blocks:
        tops.append(max(edge, middle - height / 2))
        edge = tops[-1] + height
    edge = high
    for number in range(len(blocks) - 1, -1, -1):
        tops[number] = min(tops[number], edge - blocks[number][1])
        edge = tops[number]
    return tuple(top + height / 2 for top, (_, height) in zip(tops, blocks, strict=True))


def lowered(placed: Iterable[Words], by: float) -> tuple[Words, ...]:
    """The words further down the page."""
    return tuple(replace(word, y=word.y + by) for word in placed)
