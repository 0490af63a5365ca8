"""What stands on a slide, as plain data: frames in points, runs of text, charts, tables.

`slides.py` decides these values, `fit.py` measures them, `deck.py` draws them and computes
nothing. The origin is the top left corner of a slide of 960 by 540 points. Text begins at the
edge of its frame: all insets are zero, but for the cells of tables (`layouts.CELL_PAD`).
"""

from __future__ import annotations

import re
from typing import Literal

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass
from report_build.model import Align, Chart, Layout

WIDTH, HEIGHT = 960.0, 540.0

NO_SECTION_NAME = re.compile(r"(default|untitled) section|section \d+$", re.IGNORECASE)
"""Names that PowerPoint gives by itself, and that say nothing of a section of a deck."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `url` leads out, `slide` is the label of a slide of this deck."""

    text: str  # "\n" alone is a line break
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: Literal["", "super", "sub"] = ""
    caps: bool = False
    lang: str = ""  # empty: the language of the deck
    url: str = ""
    slide: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `level` counts from 0 and picks the size from the placeholder's style."""

    runs: tuple[Run, ...]
    level: int = 0
    marker: Literal["", "bullet", "number"] = ""
    start: int = 1  # of a numbered list: the number of its first item
    last: int = 0  # and that of its last one, as all of its numbers get the same room
    goes_on: bool = False  # began on the slide before, so that its first line does not hang

    @property
    def digits(self) -> int:
        """How many digits the numbers of its list have; none where it has no number."""
        return len(str(max(self.start, self.last))) if self.marker == "number" else 0


@dataclass(frozen=True, slots=True)
class TextShape:
    """Text in a placeholder of the layout, or free when `placeholder` is empty.

    `style` names a text style of layouts.py; `scale` is 1, 0.92 or 0.85, or above 1 where there
    is room. The size of each level is `layouts.size(...)`, which keeps the floor of the style:
    where `scale` is not 1 write the sizes on the runs, as `fontScale` alone would pass the floor.
    `apart` stretches the space between paragraphs where there is more than they need.
    """

    placeholder: str
    frame: Frame
    paras: tuple[Para, ...]
    style: str
    scale: float = 1.0
    apart: float = 1.0
    anchor: Literal["top", "middle", "bottom"] = "top"


@dataclass(frozen=True, slots=True)
class ChartShape:
    """A native chart."""

    frame: Frame
    chart: Chart
    alt: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """A native table; row 0 is the header. Widths and heights in points, a row a tuple of cells."""

    frame: Frame
    rows: tuple[tuple[Para, ...], ...]
    align: tuple[Align, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    alt: str


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A picture that fills its frame; the planner has kept its proportions."""

    frame: Frame
    path: str
    alt: str
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Ornament:
    """A line, dot or panel that says nothing; `color` is a slot of the theme."""

    frame: Frame
    kind: Literal["line", "dot", "panel"]
    color: Literal["accent1", "accent2", "tx1", "tx2", "bg2", "accent6"]


Shape = TextShape | ChartShape | TableShape | PictureShape | Ornament


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One finished slide. `title` is never empty; the layout "blank" and others may hide it.

    Of the paragraphs of `notes` the first `spoken` are what the speaker says; the last `listed`
    are the full entries of the works that the slide cites, with their heading.
    """

    layout: Layout
    title: tuple[Run, ...]
    shapes: tuple[Shape, ...]
    notes: tuple[Para, ...] = ()
    spoken: int = 0
    listed: int = 0
    label: str = ""
    section: str = ""  # the section of the deck that it belongs to
    agenda: bool = False  # the build's own list of the parts
    hidden_title: bool = False
    source: tuple[Run, ...] = ()  # the line at the foot, style "source"
    title_scale: float = 1.0
    source_scale: float = 1.0
    pos: Pos = NOWHERE


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """All slides, and what the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    date: str  # ISO 8601
    footer: str
    slides: tuple[SlidePlan, ...]
