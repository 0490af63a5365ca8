"""How a brand's placeholder sets its text: sizes, fonts, indents and spaces, level by level.

Each property is looked for in the layout's placeholder, the master's, and the master's text
style, the nearest first (ECMA-376 Part 1, 21.1.2.4). What an office program draws and we do
not reckon with would make text overflow, so in doubt a line is taken higher, never lower.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast, get_args

from report_build.render.layouts import LINE, SCALES, Level, Slot, TextStyle
from report_build.render.ooxml import EMU_PER_POINT, Element, qualified
from report_build.render.shown import PLACE, first

Q = qualified

POINT = "point"
"""The length of one point: sizes that a brand sets are multiples of it."""

INSETS = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
DEFAULT_SIZE = 18.0
DEPTHS = 5
ALIGNS: Mapping[str, Literal["left", "center", "right"]] = {"ctr": "center", "r": "right"}
ROLES = {"+mj-lt": "head", "+mn-lt": "body"}
SLOTS = get_args(Slot)
BULLETS = ("a:buNone", "a:buChar", "a:buAutoNum", "a:buBlip")
LEAST_LINE = 0.9
"""No line is taken for less of its usual height, however tight a brand sets it."""


class Insets(NamedTuple):
    """The space between the edge of a placeholder and its text, in points."""

    left: float
    top: float
    right: float
    bottom: float


def insets(shapes: tuple[Element, ...]) -> Insets:
    """The insets of a placeholder; `shapes` are it and those that it inherits from."""
    found = (_body_attribute(shapes, name) for name in INSETS)
    defaults = INSETS.values()
    return Insets(*(points(each, usual) for each, usual in zip(found, defaults, strict=True)))


def anchor(shapes: tuple[Element, ...]) -> Literal["top", "middle", "bottom"]:
    """Where text stands in a placeholder."""
    found = _body_attribute(shapes, "anchor")
    return "middle" if found == "ctr" else "bottom" if found == "b" else "top"


def is_turned(shapes: tuple[Element, ...]) -> bool:
    """Whether text runs upwards, downwards or in columns, which is not measured."""
    upright = _body_attribute(shapes, "vert") in ("", "horz")
    placed = next((place for each in shapes if (place := each.find(PLACE)) is not None), None)
    turned = placed is not None and placed.get("rot", "0") != "0"
    return not upright or turned or _body_attribute(shapes, "numCol") not in ("", "1")


def _body_attribute(shapes: tuple[Element, ...], name: str) -> str:
    bodies = (shape.find(f"{Q('p:txBody')}/{Q('a:bodyPr')}") for shape in shapes)
    return first((each for each in bodies if each is not None), name)


def points(emu: str, usual: float = 0.0) -> float:
    """A length of the file in points."""
    return number(emu, usual) / EMU_PER_POINT


def number(text: str, usual: float = 0.0) -> float:
    """A number of the file; what is none counts as the usual one."""
    try:
        return float(text)
    except ValueError:
        return usual


# ---- levels --------------------------------------------------------------------------------


def text_style(
    styles: tuple[Element, ...], fonts: Mapping[str, str], floor: float, hangs: bool = False
) -> TextStyle:
    """The style of a placeholder from the lists of levels that it inherits, nearest first.

    `fonts` gives the role of each family of the theme.
    """
    chains = (
        tuple(level for style in styles if (level := style.find(Q(f"a:lvl{depth}pPr"))) is not None)
        for depth in range(1, DEPTHS + 1)
    )
    return TextStyle(tuple(_level(chain, fonts) for chain in chains), floor, hangs)


def _level(chain: tuple[Element, ...], fonts: Mapping[str, str]) -> Level:
    looks = tuple(look for each in chain if (look := each.find(Q("a:defRPr"))) is not None)
    size = max(number(first(looks, "sz"), DEFAULT_SIZE * 100) / 100, 1.0)
    bullet = _bullet(chain)
    left, indent = points(first(chain, "marL")), points(first(chain, "indent"))
    if bullet and indent > -size / 2:  # the marker pushes the words that it does not hang before
        left, indent = left + size, -size
    return Level(
        POINT,
        size,
        left=left,
        indent=indent,
        before=_space(chain, "a:spcBef", size) + _space(chain, "a:spcAft", size),
        bold=first(looks, "b") in ("1", "true"),
        italic=first(looks, "i") in ("1", "true"),
        color=_color(looks),
        font=_font(looks, fonts),
        align=ALIGNS.get(first(chain, "algn"), "left"),
        bullet=bullet,
        line=_line(chain, size),
        spread=max(number(first(looks, "spc")) / 100 / size, 0.0),
        caps=_caps(looks),
    )


def _child(chain: tuple[Element, ...], *names: str) -> Element | None:
    """The nearest child of one of these names."""
    tags = {Q(name) for name in names}
    return next((child for each in chain for child in each if child.tag in tags), None)


def _bullet(chain: tuple[Element, ...]) -> bool:
    found = _child(chain, *BULLETS)
    return found is not None and found.tag != Q("a:buNone")


def _space(chain: tuple[Element, ...], name: str, size: float) -> float:
    """The space above or below a paragraph, in points; a share is one of a line."""
    found = _child(chain, name)
    value = None if found is None else next(iter(found), None)
    if value is None:
        return 0.0
    if value.tag == Q("a:spcPts"):
        return number(value.get("val", "")) / 100
    return _share(value) * LINE * size


def _line(chain: tuple[Element, ...], size: float) -> float:
    """The height of a line in usual ones; a fixed height stays when the type is shrunk."""
    found = _child(chain, "a:lnSpc")
    value = None if found is None else next(iter(found), None)
    if value is None:
        return 1.0
    if value.tag == Q("a:spcPts"):
        return max(number(value.get("val", "")) / 100 / (LINE * size * SCALES[-1]), LEAST_LINE)
    return max(_share(value), LEAST_LINE)


def _share(value: Element) -> float:
    """A percentage, be it written as 90000 or as 90%."""
    text = value.get("val", "")
    return number(text[:-1]) / 100 if text.endswith("%") else number(text) / 100_000


def _color(looks: tuple[Element, ...]) -> Slot:
    fill = _child(looks, "a:solidFill")
    found = None if fill is None else fill.find(Q("a:schemeClr"))
    name = "" if found is None else found.get("val", "")
    return cast(Slot, name) if name in SLOTS else "tx1"


def _font(looks: tuple[Element, ...], fonts: Mapping[str, str]) -> str:
    face = _child(looks, "a:latin")
    family = "" if face is None else face.get("typeface", "")
    return ROLES.get(family) or fonts.get(family, family) or "body"


def _caps(looks: tuple[Element, ...]) -> Literal["", "all", "small"]:
    found = first(looks, "cap")
    return "all" if found == "all" else "small" if found == "small" else ""
