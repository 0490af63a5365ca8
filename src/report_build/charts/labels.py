"""Where the value of a point is written: on free ground, never across a line or nearer another.

A value without such a place is left to the axis: beside another point it would be a wrong number.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from report_build.charts.look import Paint, Type
from report_build.charts.marks import ASCENT, INK, MIDDLE, PAPER, Anchor, Bar, Rect, Words, words
from report_build.frozen import dataclass

Point = tuple[float, float]
Line = tuple[Point, ...]

ABOVE, BELOW = 0.65, 0.5  # of the size: from a point to the baseline above, to the words below
ASIDE = 0.35  # of the size: words that begin or end at a point keep clear of its line


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that wants its value written; `below` where the line dips."""

    x: float
    y: float
    text: str
    below: bool = False
    bold: bool = False
    value_of: tuple[str, str] | None = None


def beside_points(
    spots: Iterable[Spot],
    lines: tuple[Line, ...],
    type_: Type,
    ground: Rect,
    paint: Callable[[Rect], Paint] = lambda _: INK,
) -> tuple[Words, ...]:
    """The words of each point that has a free place; `paint` says what reads on a place."""
    placed: list[Words] = []
    spots = tuple(spots)
    for spot in spots:
        for word in _places(spot, type_, ground):
            rect = word.rect
            inside = ground.top <= rect.top and rect.bottom <= ground.bottom
            if inside and _is_own(rect, spot, spots) and not _is_taken(rect, lines, placed):
                placed.append(replace(word, paint=paint(rect), value_of=spot.value_of))
                break
    return tuple(placed)


def _places(spot: Spot, type_: Type, ground: Rect) -> Iterator[Words]:
    """Above and below the point, or first below; the same at its right and left; beside it."""
    half, size = type_.width(spot.text, spot.bold) / 2, type_.size
    middle = min(max(spot.x, ground.left + half), ground.right - half)
    across: tuple[tuple[float, Anchor], ...] = (
        (middle, "middle"),
        (spot.x + ASIDE * size, "start"),
        (spot.x - ASIDE * size, "end"),
    )
    for x, anchor in across:
        for below in (spot.below, not spot.below):
            y = spot.y + (BELOW + ASCENT) * size if below else spot.y - ABOVE * size
            word = words(x, y, spot.text, type_, anchor, bold=spot.bold)
            if ground.left <= word.rect.left and word.rect.right <= ground.right:
                yield word
    sides: tuple[tuple[float, Anchor], ...] = ((2 * ASIDE, "start"), (-2 * ASIDE, "end"))
    for away, anchor in sides:
        x, y = spot.x + away * size, spot.y + MIDDLE * size
        word = words(x, y, spot.text, type_, anchor, bold=spot.bold)
        if ground.left <= word.rect.left and word.rect.right <= ground.right:
            yield word


def _is_own(rect: Rect, spot: Spot, spots: tuple[Spot, ...]) -> bool:
    """Whether no other point is nearer to words than the one whose value they are."""
    own = _distance(rect, spot)
    return all(_distance(rect, other) >= own for other in spots)


def _distance(rect: Rect, spot: Spot) -> float:
    across = max(rect.left - spot.x, 0.0, spot.x - rect.right)
    return math.hypot(across, max(rect.top - spot.y, 0.0, spot.y - rect.bottom))


def _is_taken(rect: Rect, lines: tuple[Line, ...], placed: list[Words]) -> bool:
    if any(rect.meets(other.rect) for other in placed):
        return True
    return any(cuts(rect, *ends) for line in lines for ends in pairwise(line))


def cuts(rect: Rect, start: Point, end: Point) -> bool:
    """Whether a straight line from start to end runs through a rectangle (Liang and Barsky)."""
    first, last = 0.0, 1.0
    sides = ((rect.left, rect.right), (rect.top, rect.bottom))
    for low, high, begin, stop in (
        (*side, a, b) for side, a, b in zip(sides, start, end, strict=True)
    ):
        if begin == stop:
            if not low < begin < high:
                return False
            continue
        enters, leaves = sorted(((low - begin) / (stop - begin), (high - begin) / (stop - begin)))
        first, last = max(first, enters), min(last, leaves)
    return first < last


def grounds(found: Iterable[Words]) -> tuple[Bar, ...]:
    """Paper under words, so that the lines of the grid do not strike them out."""
    return tuple(Bar(word.rect, PAPER) for word in found)
