"""A finished slide as a program shows it: frames, sizes and colours, with inheritance resolved.

Text takes its look from the run, else from the shape, its layout's placeholder, the master's
placeholder, and last the master's text style for its kind (ECMA-376 Part 1, 19.3.1.36 and
21.1.2.4). The theme's slots become colours. Lengths are EMU, sizes points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from report_build.render.ooxml import Element, qualified
from report_build.render.opc import Package

Q = qualified
DRAWN = {Q(f"p:{name}") for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")}
FEET = ("dt", "ftr", "sldNum")
TITLES = ("title", "ctrTitle")
DEFAULT_SIZE = 1800  # hundredths of a point
WHOLE = re.compile(r"-?[0-9]{1,18}")
DIGITS = re.compile(r"[0-9A-Fa-f]{6}")

SHAPES = f"{Q('p:cSld')}/{Q('p:spTree')}/{Q('p:sp')}"
STYLE = f"{Q('p:txBody')}/{Q('a:lstStyle')}"
FILL = f"{Q('p:spPr')}/{Q('a:solidFill')}"
PLACE = f"{Q('p:spPr')}/{Q('a:xfrm')}"


class Box(NamedTuple):
    """A rectangle in EMU."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return 0 <= x - self.x <= self.width and 0 <= y - self.y <= self.height


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text as it is shown; colours are six hexadecimal digits, or empty if unknown."""

    text: str
    size: float
    bold: bool
    color: str
    ground: str
    language: str
    linked: bool


@dataclass(frozen=True)
class Drawn:
    """A shape on a slide."""

    element: Element
    role: Element | None
    styles: tuple[Element, ...]
    box: Box | None

    @property
    def name(self) -> str:
        """What the program's list of shapes calls it."""
        return str(self._own.get("name", ""))

    @property
    def alt(self) -> str:
        """Its alternative text."""
        return str(self._own.get("descr", "")).strip()

    @property
    def decorative(self) -> bool:
        """Whether a screen reader passes over it."""
        marks = self._own.iter(Q("adec:decorative"))
        return any(mark.get("val") in ("1", "true") for mark in marks)

    @property
    def kind(self) -> str:
        """The local name of its element: "sp", "pic", "graphicFrame"."""
        return str(self.element.tag).rpartition("}")[2]

    @property
    def place(self) -> str:
        """The type of its placeholder, "obj" where none is said, or "" outside placeholders."""
        return "" if self.role is None else self.role.get("type", "obj")

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(each.text or "" for each in self.element.iter(Q("a:t")))

    @cached_property
    def _own(self) -> Element:
        return next(self.element.iter(Q("p:cNvPr")))


class Panel(NamedTuple):
    """A filled shape, on which words may stand."""

    box: Box
    color: str


class Type(NamedTuple):
    """What styles say of the words of one level, as they stand in the file; empty if nothing."""

    size: str
    bold: str
    color: str


class Inherited(NamedTuple):
    """What a shape takes from the layout and the master: styles, the nearest first, and place."""

    styles: tuple[Element, ...]
    box: Box | None


@dataclass(frozen=True)
class LayoutShown:
    """A layout with its master and theme: what its slides inherit."""

    layout: Element
    master: Element
    colors: Mapping[str, str]
    header: Mapping[str, str]  # of the table style: "text" and "ground" of the first row

    @cached_property
    def by_index(self) -> Mapping[str, Element]:
        """The layout's placeholders by index."""
        return {role.get("idx", "0"): shape for role, shape in roles_of(self.layout)}

    @cached_property
    def by_type(self) -> Mapping[str, Element]:
        """The master's placeholders by type."""
        return {role.get("type", "obj"): shape for role, shape in roles_of(self.master)}

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """The filled shapes of the layout, the lowest first."""
        return tuple(self.panels_of(self.layout))

    def inherited(self, role: Element | None) -> tuple[Element, ...]:
        """The placeholders that one on a slide takes its look from, the nearest first."""
        if role is None:
            return ()
        kind = role.get("type", "obj")
        basic = "title" if kind in TITLES else kind if kind in FEET else "body"
        found = (self.by_index.get(role.get("idx", "0")), self.by_type.get(basic))
        return tuple(each for each in found if each is not None)

    def text_style(self, role: Element | None) -> tuple[Element, ...]:
        """The master's style for text of this kind."""
        kind = "" if role is None else role.get("type", "obj")
        name = "otherStyle" if not kind or kind in FEET else "bodyStyle"
        name = "titleStyle" if kind in TITLES else name
        found = self.master.find(f"{Q('p:txStyles')}/{Q(f'p:{name}')}")
        return () if found is None else (found,)

    def heritage(self, role: Element | None) -> Inherited:
        """All that a shape of this role inherits; found once for each place of the layout."""
        key = ("", "") if role is None else (role.get("type", "obj"), role.get("idx", "0"))
        found = self._heritages.get(key)
        if found is None:
            shapes = self.inherited(role)
            styles = (style for shape in shapes if (style := shape.find(STYLE)) is not None)
            box = next((box for box in map(box_of, shapes) if box), None)
            found = Inherited((*styles, *self.text_style(role)), box)
            self._heritages[key] = found
        return found

    @cached_property
    def _heritages(self) -> dict[tuple[str, str], Inherited]:
        return {}

    def type_of(self, styles: tuple[Element, ...], level: str) -> Type:
        """What the nearest of some styles says of a level, found once for each."""
        found = self._types.get((styles, level))
        if found is None:
            path = f"{Q(f'a:lvl{_whole(level, 0) + 1}pPr')}/{Q('a:defRPr')}"
            looks = [look for style in styles if (look := style.find(path)) is not None]
            fills = (each.find(Q("a:solidFill")) for each in looks)
            color = next((self.color(fill) for fill in fills if fill is not None), "")
            found = Type(first(looks, "sz"), first(looks, "b"), color)
            self._types[styles, level] = found
        return found

    @cached_property
    def _types(self) -> dict[tuple[tuple[Element, ...], str], Type]:
        return {}

    def panels_of(self, tree: Element) -> Iterator[Panel]:
        """The shapes of a part that are filled in a colour, the lowest first."""
        for shape in tree.iterfind(SHAPES):
            fill, box = shape.find(FILL), box_of(shape)
            if fill is not None and box and (color := self.color(fill)):
                yield Panel(box, color)

    def color(self, fill: Element) -> str:
        """The digits of a fill; empty for one that is computed, which this file leaves alone."""
        chosen = next(iter(fill), None)
        if chosen is None or len(chosen):
            return ""
        if chosen.tag == Q("a:srgbClr"):
            digits = chosen.get("val", "")
            return digits if DIGITS.fullmatch(digits) else ""
        return self.colors.get(chosen.get("val", ""), "")


@dataclass(frozen=True)
class SlideShown:
    """A slide with what it rests on."""

    part: str
    number: int
    tree: Element
    rest: LayoutShown

    @cached_property
    def shapes(self) -> tuple[Drawn, ...]:
        """All shapes in the order in which they are read."""
        tree = self.tree.find(f"{Q('p:cSld')}/{Q('p:spTree')}")
        return () if tree is None else tuple(map(self._drawn, _leaves(tree)))

    @property
    def title(self) -> Drawn | None:
        """The title, shown or hidden."""
        return next((shape for shape in self.shapes if shape.place in TITLES), None)

    @cached_property
    def background(self) -> str:
        """The colour behind everything; empty where it is a picture or computed."""
        for part in (self.tree, self.rest.layout, self.rest.master):
            ground = part.find(f"{Q('p:cSld')}/{Q('p:bg')}")
            if ground is not None:
                fill = ground.find(f"{Q('p:bgPr')}/{Q('a:solidFill')}")
                fill = ground.find(Q("p:bgRef")) if fill is None else fill
                return "" if fill is None else self.rest.color(fill)
        return self.rest.colors["bg1"]

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """The filled shapes behind the words, the lowest first."""
        return (*self.rest.panels, *self.rest.panels_of(self.tree))

    def words(self, shape: Drawn) -> Iterator[Words]:
        """The runs of a shape that say something."""
        table = next(shape.element.iter(Q("a:tbl")), None) if shape.kind != "sp" else None
        ground = self._ground(shape)
        styles = shape.styles if table is None else ()
        for paragraph in shape.element.iter(Q("a:p")):
            properties = paragraph.find(Q("a:pPr"))
            level = "0" if properties is None else properties.get("lvl", "0")
            for run in paragraph.iterchildren(Q("a:r")):
                text = run.findtext(Q("a:t")) or ""
                if text.strip():
                    type_ = self.rest.type_of(styles, level)
                    yield self._words(run, text, type_, ground, table)

    def _drawn(self, element: Element) -> Drawn:
        role = next(element.iter(Q("p:ph")), None)
        inherited = self.rest.heritage(role)
        own = element.find(STYLE)
        styles = inherited.styles if own is None or not len(own) else (own, *inherited.styles)
        return Drawn(element, role, styles, box_of(element) or inherited.box)

    def _words(
        self, run: Element, text: str, type_: Type, ground: str, table: Element | None
    ) -> Words:
        own = run.find(Q("a:rPr"))
        said = {} if own is None else {str(key): str(value) for key, value in own.items()}
        fill = None if own is None else own.find(Q("a:solidFill"))
        color = type_.color if fill is None else self.rest.color(fill)
        linked = own is not None and own.find(Q("a:hlinkClick")) is not None
        in_head = table is not None and _is_head(table, run)
        plain = self.rest.header["text"] if in_head else self.rest.colors["tx1"]
        return Words(
            text,
            _whole(said.get("sz") or type_.size, DEFAULT_SIZE) / 100,
            in_head or (said.get("b") or type_.bold) in ("1", "true"),
            self.rest.colors["hlink"] if linked else color or plain,
            self.rest.header["ground"] if in_head else ground,
            said.get("lang", ""),
            linked,
        )

    def _ground(self, shape: Drawn) -> str:
        """The colour behind a shape: of the highest panel that it stands on, or the slide's.

        A plan puts panels before the words on them, so that those above need no thought.
        """
        if shape.box:
            x, y = shape.box.x + shape.box.width / 2, shape.box.y + shape.box.height / 2
            for panel in reversed(self.panels):
                if panel.box.holds(x, y):
                    return panel.color
        return self.background


def slides_shown(package: Package) -> Iterator[SlideShown]:
    """The slides of a package in their order; one that rests on nothing is left to `soundness`."""
    rests: dict[str, LayoutShown | None] = {}
    for number, part in enumerate(package.slides(), 1):
        layout = next(iter(package.related(part, "slideLayout")), "")
        if layout not in rests:
            rests[layout] = layout_shown(package, layout)
        rest = rests[layout]
        if rest and part in package.trees:
            yield SlideShown(part, number, package.trees[part], rest)


def layout_shown(package: Package, layout: str) -> LayoutShown | None:
    """A layout with what it rests on; None where that is missing."""
    master = next(iter(package.related(layout, "slideMaster")), "")
    theme = next(iter(package.related(master, "theme")), "")
    trees = package.trees
    if not all(name in trees for name in (layout, master, theme)):
        return None
    colors = _colors(trees[theme], trees[master])
    return LayoutShown(trees[layout], trees[master], colors, _header(package, colors))


def _colors(theme: Element, master: Element) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for scheme in theme.iter(Q("a:clrScheme")):
        for slot in scheme:
            color = next(iter(slot), None)
            if color is not None:
                digits = color.get("lastClr", color.get("val", ""))
                known = digits if DIGITS.fullmatch(digits) else ""  # or a colour's name, say
                values[str(slot.tag).rpartition("}")[2]] = known
    mapped = next(master.iter(Q("p:clrMap")), None)
    pairs = {} if mapped is None else {str(key): str(slot) for key, slot in mapped.attrib.items()}
    return values | {key: values.get(slot, "") for key, slot in pairs.items()}


def _header(package: Package, colors: Mapping[str, str]) -> Mapping[str, str]:
    styles = package.trees.get("ppt/tableStyles.xml")
    head = None if styles is None else next(styles.iter(Q("a:firstRow")), None)

    def color(path: str, fallback: str) -> str:
        found = None if head is None else head.find(path)
        return colors.get("" if found is None else found.get("val", ""), colors[fallback])

    fill = f"{Q('a:tcStyle')}/{Q('a:fill')}/{Q('a:solidFill')}/{Q('a:schemeClr')}"
    words = f"{Q('a:tcTxStyle')}/{Q('a:schemeClr')}"
    return {"text": color(words, "tx1"), "ground": color(fill, "bg1")}


def _leaves(tree: Element) -> Iterator[Element]:
    for each in tree:
        if each.tag in DRAWN:
            yield each


def roles_of(tree: Element) -> Iterator[tuple[Element, Element]]:
    """The placeholders of a part: each `p:ph` and its shape."""
    for shape in tree.iterfind(SHAPES):
        role = next(shape.iter(Q("p:ph")), None)
        if role is not None:
            yield role, shape


def box_of(shape: Element) -> Box | None:
    """Where a shape stands, if it says so itself."""
    place = shape.find(Q("p:xfrm") if shape.tag == Q("p:graphicFrame") else PLACE)
    if place is None:
        return None
    offset, extent = place.find(Q("a:off")), place.find(Q("a:ext"))
    if offset is None or extent is None:
        return None
    numbers = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
    return Box(*(_whole(number, 0) for number in numbers))


def _whole(text: str | None, otherwise: int) -> int:
    """A number as a file should hold it; templates are known to hold other things."""
    return int(text) if text and WHOLE.fullmatch(text) else otherwise


def first(looks: Iterable[Element], key: str) -> str:
    """What the first of some elements that says anything of an attribute says."""
    return next((each.get(key, "") for each in looks if each.get(key)), "")


def _is_head(table: Element, run: Element) -> bool:
    properties, first = table.find(Q("a:tblPr")), table.find(Q("a:tr"))
    flagged = properties is not None and properties.get("firstRow") in ("1", "true")
    return flagged and first is not None and first in run.iterancestors(Q("a:tr"))
