"""The deck's own design: where each layout's placeholders stand and how their text is set.

`template.py` writes the slide layouts from this table and `slides.py` fills them, so both
speak of the same frames; they get it as a `look.DeckLook`, as a brand may bring another.
Sizes are names of tokens; colours are slots of the deck's theme. A slide is 960 by 540
points; all that is read stands 48 points from its sides.
"""

from __future__ import annotations

from typing import Literal

from report_build.frozen import dataclass
from report_build.model import Layout
from report_build.render.shapes import HEIGHT, WIDTH, Frame, Ornament

Slot = Literal[
    "tx1", "tx2", "bg1", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"
]
Kind = Literal["title", "subtitle", "text", "chart", "table", "picture"]
Anchor = Literal["top", "middle", "bottom"]

LINE = 1.2
"""The height of a line as a part of the type size; what PowerPoint gives every face."""

CELL_PAD = (8.0, 5.0)
"""The space left and right of a table cell's text, and above and below it, in points."""

SCALES = (1.0, 0.92, 0.85)
"""How far text may be shrunk before it is split over slides."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a text style; lengths in points.

    `size` names a length of the theme, of which `factor` is taken. `left` is where the text
    stands and `indent` where its first line begins from there: negative for a hanging marker.
    `bullet` says that the style itself sets a marker. `before` is the space above a paragraph,
    left out above the first one of a frame. `line` stretches the height of a line, `spread`
    is the space between letters in em. `font` is a role, or in a brand the name of a family.
    """

    size: str
    factor: float = 1.0
    left: float = 0.0
    indent: float = 0.0
    before: float = 0.0
    bold: bool = False
    italic: bool = False
    color: Slot = "tx1"
    font: str = "body"
    align: Literal["left", "center", "right"] = "left"
    bullet: bool = False
    line: float = 1.0
    spread: float = 0.0
    caps: Literal["", "all", "small"] = ""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one purpose is set. Deeper paragraphs take the last level.

    No level is ever set smaller than `floor` points, however far a text is shrunk.
    `hangs` says that a paragraph's lines after the first stand in, without a marker.
    """

    levels: tuple[Level, ...]
    floor: float = 18.0
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A placeholder of a brand's layout: how slides refer to it, and whether text moves in it.

    `moved` says that what is written in it stands elsewhere than the layout has it.
    """

    type: str
    index: str
    size: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A named place on a layout; `prompt` is what an empty one says in the editor.

    On a brand's layout one that is not `held` is no placeholder: what it names stands free.
    """

    name: str
    kind: Kind
    frame: Frame
    style: str
    anchor: Anchor = "top"
    prompt: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class LayoutSpec:
    """One slide layout; `shown` is its name in the editor's menu.

    `footer` says whether footer and slide number stand on it. `feet` is what of them a brand's
    layout has, None on our own.
    """

    name: Layout
    shown: str
    placeholders: tuple[Placeholder, ...]
    ornaments: tuple[Ornament, ...] = ()
    background: Slot = "bg1"
    footer: bool = True
    feet: tuple[Held, ...] | None = None

    def __getitem__(self, name: str) -> Placeholder:
        return next(place for place in self.placeholders if place.name == name)

    def __contains__(self, name: str) -> bool:
        return any(place.name == name for place in self.placeholders)


# ---- text styles ---------------------------------------------------------------------------


def _one(level: Level, floor: float = 18.0, hangs: bool = False) -> TextStyle:
    return TextStyle((level,), floor, hangs)


BODY = (
    Level("deck-body-1", left=22, indent=-22, before=12, bullet=True),
    Level("deck-body-2", left=46, indent=-20, before=6, bullet=True),
    Level("deck-body-3", left=68, indent=-18, before=4, bullet=True),
)

STYLES: dict[str, TextStyle] = {
    "title": _one(Level("deck-title-size", bold=True, color="tx2", font="head"), 24),
    "title-slide": _one(Level("deck-title-size", 1.4, bold=True, color="bg1", font="head"), 30),
    "subtitle": _one(Level("deck-body-1", before=8, color="bg2")),
    "byline": _one(Level("deck-body-3", before=4, color="bg2"), 14),
    "section-title": _one(Level("deck-title-size", 1.25, bold=True, color="tx2", font="head"), 28),
    "section-number": _one(Level("deck-title-size", 1.6, color="accent2"), 28),
    "section-text": _one(Level("deck-body-2", before=8)),
    "body": TextStyle(BODY),
    "side": TextStyle(
        (
            Level("deck-body-2", left=18, indent=-18, before=10, bullet=True),
            Level("deck-body-3", left=36, indent=-16, before=5, bullet=True),
            Level("deck-body-3", left=52, indent=-14, before=4, bullet=True),
        )
    ),
    "column-head": _one(Level("deck-body-2", bold=True, color="accent1")),
    "quote": _one(Level("deck-quote-size", before=14, color="tx2", font="head"), 20),
    "quote-by": _one(Level("deck-body-3", before=4)),
    "topic": _one(Level("deck-body-3", bold=True, color="tx2"), 16),
    "number": _one(Level("deck-number-size", bold=True, color="accent1"), 60),
    "number-text": _one(Level("deck-body-1", 1.1667, before=10), 20),
    "callout-title": _one(Level("deck-body-2", bold=True, color="tx2")),
    "code": _one(Level("deck-body-3", font="code"), 18),
    "caption": _one(Level("deck-table-size", bold=True), 14),
    "when": _one(Level("deck-body-2", bold=True, color="accent1"), 18),
    "what": _one(Level("deck-body-2"), 18),
    "table": _one(Level("deck-table-size"), 14),
    "reference": _one(Level("deck-table-size", left=28, indent=-28, before=8), 14, hangs=True),
    "source": _one(Level("deck-source-size"), 10),
    "footer": _one(Level("deck-source-size"), 10),
    "page": _one(Level("deck-source-size", align="right"), 10),
}


# ---- frames --------------------------------------------------------------------------------

MARGIN = 48.0
INNER = WIDTH - 2 * MARGIN
TOP, BOTTOM = 122.0, 448.0
GAP = 32.0

TITLE = Frame(MARGIN, 24, INNER, 76)
AREA = Frame(MARGIN, TOP, INNER, BOTTOM - TOP)
"""Where the contents stand on every layout that has a title."""

SOURCE = Frame(MARGIN, 464, INNER, 30)
FOOTER = Frame(MARGIN, 506, 640, 18)
NUMBER = Frame(WIDTH - MARGIN - 80, 506, 80, 18)
SIDE = 286.0
HALF = (INNER - GAP) / 2


def _column(x: float, width: float, top: float = TOP) -> Frame:
    return Frame(x, top, width, BOTTOM - top)


_TITLE = Placeholder("title", "title", TITLE, "title", prompt="Title")
_SOURCE = Placeholder("source", "text", SOURCE, "source", "bottom", "Source")
_RULE = Ornament(Frame(0, 0, WIDTH, 8), "panel", "tx2")


def _spec(
    name: Layout, shown: str, *places: Placeholder, ornaments: tuple[Ornament, ...] = ()
) -> LayoutSpec:
    return LayoutSpec(name, shown, (_TITLE, *places, _SOURCE), (_RULE, *ornaments))


def _text(
    name: str, frame: Frame, style: str = "body", anchor: Anchor = "top", prompt: str = "Text"
) -> Placeholder:
    return Placeholder(name, "text", frame, style, anchor, prompt)


_TITLE_SLIDE = LayoutSpec(
    "title",
    "Title Slide",
    (
        Placeholder(
            "title", "title", Frame(72, 116, 792, 156), "title-slide", "bottom", "Title of the deck"
        ),
        Placeholder("subtitle", "subtitle", Frame(72, 296, 792, 92), "subtitle", "top", "Subtitle"),
        _text("byline", Frame(72, 394, 792, 106), "byline", "bottom", "Authors, publisher, date"),
    ),
    (Ornament(Frame(72, 281, 96, 4), "panel", "accent2"),),
    "tx2",
    footer=False,
)

_SECTION = LayoutSpec(
    "section",
    "Section Header",
    (
        Placeholder(
            "title", "title", Frame(96, 132, 768, 138), "section-title", "bottom", "Section"
        ),
        _text("number", Frame(96, 66, 200, 62), "section-number", "bottom", "1"),
        _text("text", Frame(96, 292, 768, 150), "section-text", prompt="What the section says"),
    ),
    (
        Ornament(Frame(0, 0, 28, HEIGHT), "panel", "tx2"),
        Ornament(Frame(96, 278, 96, 4), "panel", "accent2"),
    ),
    "bg2",
)

_QUOTE = LayoutSpec(
    "quote",
    "Quote",
    (
        Placeholder("title", "title", Frame(MARGIN, 30, INNER, 48), "topic", prompt="Topic"),
        _text("quote", Frame(112, 108, 752, 236), "quote", "bottom", "Quotation"),
        _text("by", Frame(112, 360, 752, 84), "quote-by", "top", "Who said it"),
        _SOURCE,
    ),
    (_RULE,),
)

_BLANK = LayoutSpec("blank", "Blank", (_SOURCE,), (_RULE,))

BLANK_AREA = Frame(MARGIN, 40, INNER, BOTTOM - 40)

_RIGHT = Frame(MARGIN + SIDE + GAP, TOP, INNER - SIDE - GAP, BOTTOM - TOP)

LAYOUTS: dict[Layout, LayoutSpec] = {
    spec.name: spec
    for spec in (
        _TITLE_SLIDE,
        _SECTION,
        _spec("title-and-content", "Title and Content", _text("body", AREA)),
        _spec(
            "two-content",
            "Two Content",
            _text("left", _column(MARGIN, HALF), "side"),
            _text("right", _column(MARGIN + HALF + GAP, HALF), "side"),
        ),
        _spec(
            "comparison",
            "Comparison",
            _text("left-head", Frame(MARGIN, TOP, HALF, 50), "column-head", "bottom", "Heading"),
            _text("left", _column(MARGIN, HALF, TOP + 66), "side"),
            _text(
                "right-head",
                Frame(MARGIN + HALF + GAP, TOP, HALF, 50),
                "column-head",
                "bottom",
                "Heading",
            ),
            _text("right", _column(MARGIN + HALF + GAP, HALF, TOP + 66), "side"),
            ornaments=(
                Ornament(Frame(MARGIN, TOP + 54, HALF, 1.5), "panel", "accent1"),
                Ornament(Frame(MARGIN + HALF + GAP, TOP + 54, HALF, 1.5), "panel", "accent1"),
            ),
        ),
        _spec("chart", "Chart", Placeholder("chart", "chart", AREA, "table", prompt="Chart")),
        _spec(
            "chart-right",
            "Chart with Text",
            _text("body", _column(MARGIN, SIDE), "side"),
            Placeholder("chart", "chart", _RIGHT, "table", prompt="Chart"),
        ),
        _spec(
            "picture-right",
            "Picture with Text",
            _text("body", _column(MARGIN, SIDE), "side"),
            Placeholder("picture", "picture", _RIGHT, "table", prompt="Picture"),
        ),
        _spec("table", "Table", Placeholder("table", "table", AREA, "table", prompt="Table")),
        _QUOTE,
        _spec(
            "big-number",
            "Big Number",
            _text("number", Frame(MARGIN, TOP, INNER, 150), "number", "bottom", "Number"),
            _text("text", Frame(MARGIN, TOP + 162, INNER, BOTTOM - TOP - 162), "number-text"),
        ),
        _spec("timeline", "Timeline"),
        LayoutSpec(
            "works-cited",
            "Works Cited",
            (_TITLE, _text("body", Frame(MARGIN, 102, INNER, 386), "reference", prompt="Work")),
            (_RULE,),
        ),
        _BLANK,
    )
}
"""Every layout of FORMAT.md, in the order of the editor's menu."""
