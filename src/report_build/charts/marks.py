"""What stands on a finished chart: words, lines and filled shapes, with their places in points.

The origin is the top left corner. Colours are slots of the theme until `svg.py` writes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

from report_build.charts.look import LINE, Paint, Type
from report_build.charts.spec import Dash, Drawing, Marker
from report_build.frozen import dataclass

Anchor = Literal["start", "middle", "end"]
ASCENT, DESCENT = 0.76, 0.24  # of the size: what a line of text covers
MIDDLE = 0.33  # of the size: from the baseline to the middle of figures

INK, MUTED, RULE, PAPER = Paint("ink"), Paint("muted"), Paint("rule"), Paint("paper")


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle, from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def meets(self, other: Rect) -> bool:
        """Whether the two cover any common ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. `turn` is in degrees clockwise, around the point of anchor."""

    x: float
    y: float  # the baseline
    text: str
    size: float
    width: float
    anchor: Anchor = "start"
    paint: Paint = INK
    bold: bool = False
    turn: float = 0.0
    value_of: tuple[str, str] | None = None  # a series and a category, if it is a value there

    @property
    def rect(self) -> Rect:
        """The ground that the words cover, turned or not."""
        before = {"start": 0.0, "middle": self.width / 2, "end": self.width}[self.anchor]
        corners = [
            (x, y)
            for x in (-before, self.width - before)
            for y in (-ASCENT * self.size, DESCENT * self.size)
        ]
        cos, sin = math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))
        turned = [(self.x + x * cos - y * sin, self.y + x * sin + y * cos) for x, y in corners]
        xs, ys = [x for x, _ in turned], [y for _, y in turned]
        return Rect(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line through points."""

    points: tuple[tuple[float, float], ...]
    paint: Paint
    width: float
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    rect: Rect
    paint: Paint


@dataclass(frozen=True, slots=True)
class Patch:
    """A filled area inside points."""

    points: tuple[tuple[float, float], ...]
    paint: Paint


@dataclass(frozen=True, slots=True)
class Wedge:
    """A slice of a pie; angles in turns clockwise from the top, `hole` the inner radius."""

    x: float
    y: float
    radius: float
    hole: float
    start: float
    end: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Symbol:
    """A marker on a point; `size` is its width."""

    x: float
    y: float
    shape: Marker
    size: float
    paint: Paint


Mark = Words | Stroke | Bar | Patch | Wedge | Symbol


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished chart, and what of its plan found room."""

    width: float
    height: float
    plan: Drawing
    marks: tuple[Mark, ...]


def words(
    x: float,
    y: float,
    text: str,
    type_: Type,
    anchor: Anchor = "start",
    paint: Paint = INK,
    bold: bool = False,
    turn: float = 0.0,
) -> Words:
    """One line of text, measured."""
    return Words(x, y, text, type_.size, type_.width(text, bold), anchor, paint, bold, turn)


def paragraph(
    x: float,
    top: float,
    lines: Iterable[str],
    type_: Type,
    anchor: Anchor = "start",
    paint: Paint = INK,
    bold: bool = False,
) -> tuple[Words, ...]:
    """Lines of text, one below the other, from `top` down."""
    first = top + (LINE - 1) / 2 * type_.size + ASCENT * type_.size
    return tuple(
        words(x, first + number * type_.line, line, type_, anchor, paint, bold)
        for number, line in enumerate(lines)
    )


def centred(
    x: float,
    middle: float,
    lines: tuple[str, ...],
    type_: Type,
    anchor: Anchor = "start",
    paint: Paint = INK,
    bold: bool = False,
) -> tuple[Words, ...]:
    """Lines of text around a height."""
    first = middle + MIDDLE * type_.size - (len(lines) - 1) / 2 * type_.line
    return tuple(
        words(x, first + number * type_.line, line, type_, anchor, paint, bold)
        for number, line in enumerate(lines)
    )
