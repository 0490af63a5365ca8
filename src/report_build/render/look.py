"""What a deck looks like, as a value: its layouts, text styles, frames and theme.

`own` makes it of our table in `layouts.py`; `brand_look.py` reads it from a brand's template.
Planning, measuring and drawing ask it and nothing else, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from report_build.diagnostics import Diagnostic
from report_build.frozen import dataclass
from report_build.model import Layout
from report_build.render import layouts
from report_build.render.layouts import LINE, SCALES, LayoutSpec, Level, TextStyle
from report_build.render.shapes import HEIGHT, WIDTH, Frame, Para
from report_build.theme import Theme

HANG = 22.0
"""How far a marker hangs where the style of a text foresees none, in points."""

DIGIT, AFTER_DIGITS = 0.56, 0.65
"""The room for a digit of a numbered list, and for the stop and the gap behind it, in em: no
digit of the usual sans serifs is wider, and a label that is moves its words to a tab stop."""


@dataclass(frozen=True, slots=True)
class DeckLook:
    """A deck's design; lengths in points.

    `area` is where contents stand below a title, `blank_area` without one, `source` and
    `footer` at the foot. `scales` is how far text is shrunk before it is split over slides,
    `tightest` how far what cannot be split: floors hold for both. `brand` is the path of the
    template that it was read from, or "". `faults` says of each layout what that lacks for it.
    """

    theme: Theme
    width: float
    height: float
    layouts: Mapping[Layout, LayoutSpec]
    styles: Mapping[str, TextStyle]
    area: Frame
    blank_area: Frame
    source: Frame
    footer: Frame
    brand: str = ""
    scales: tuple[float, ...] = SCALES
    tightest: tuple[float, ...] = SCALES
    faults: Mapping[Layout, Diagnostic] = field(default_factory=dict)

    def level(self, style: str, depth: int) -> Level:
        """The level of a text style that a paragraph of this depth takes."""
        levels = self.styles[style].levels
        return levels[min(depth, len(levels) - 1)]

    def margins(self, style: str, para: Para) -> tuple[float, float]:
        """Where a paragraph stands in its frame, and its first line from there, in points.

        What has no marker stands below the words of the level above: a paragraph of depth 1
        continues an item of depth 0. A marker hangs, also where the style foresees none, and
        a number has at least the room that its digits need.
        """
        left, indent = self._margins(style, para.level, bool(para.marker))
        if para.goes_on:
            return left, 0.0
        ems = para.digits * DIGIT + AFTER_DIGITS if para.digits else 0.0
        more = max(0.0, round(ems * self.size(style, para.level) + indent, 1))
        return left + more, indent - more

    def _margins(self, style: str, depth: int, marked: bool) -> tuple[float, float]:
        chosen = self.level(style, depth)
        if marked == chosen.bullet or self.styles[style].hangs:
            return chosen.left, chosen.indent
        if marked:
            beyond = depth - len(self.styles[style].levels) + 1
            return chosen.left + HANG * (1 + max(beyond, 0)), -HANG
        return (self.level(style, depth - 1).left if depth else 0.0), 0.0

    def size(self, style: str, depth: int, scale: float = 1.0) -> float:
        """The type size in points of one level, shrunk by `scale` but never under the floor."""
        chosen = self.level(style, depth)
        full = self.theme.lengths[chosen.size] * chosen.factor
        return max(round(full * scale, 1), min(self.styles[style].floor, full))

    def line(self, style: str, depth: int) -> float:
        """The height of a line of one level as a part of its type size."""
        return LINE * self.level(style, depth).line

    def fonts(self) -> tuple[str, ...]:
        """The roles, and in a brand the families, that its text is set in."""
        named = (level.font for style in self.styles.values() for level in style.levels)
        return tuple(dict.fromkeys(("head", "body", "code", *named)))


def own(theme: Theme) -> DeckLook:
    """The look of our own layouts in the colours, fonts and sizes of a theme."""
    return DeckLook(
        theme,
        WIDTH,
        HEIGHT,
        layouts.LAYOUTS,
        layouts.STYLES,
        layouts.AREA,
        layouts.BLANK_AREA,
        layouts.SOURCE,
        layouts.FOOTER,
    )
