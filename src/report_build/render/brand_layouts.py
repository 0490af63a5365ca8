"""The slide layouts of a brand's template, and the placeholders on them that text can fill."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_build.frozen import dataclass
from report_build.render import brand_text
from report_build.render.layouts import Anchor, Held, TextStyle
from report_build.render.ooxml import Element, qualified
from report_build.render.opc import PRESENTATION, Package
from report_build.render.shapes import Frame
from report_build.render.shown import STYLE, LayoutShown, box_of, layout_shown, roles_of

Q = qualified
TITLE_ONLY = "Title Only"


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout; `frame` is what its text has, without the insets."""

    name: str
    held: Held
    frame: Frame
    anchor: Anchor
    styles: tuple[Element, ...]
    fonts: Mapping[str, str]

    def style(self, floor: float, hangs: bool = False) -> TextStyle:
        """How its text is set, never under `floor` points."""
        return brand_text.text_style(self.styles, self.fonts, floor, hangs)


@dataclass(frozen=True, slots=True)
class BrandLayout:
    """A layout; `type` is what Office knows it as, `fonts` the role of each family."""

    name: str
    type: str
    rest: LayoutShown
    places: tuple[Place, ...]
    fonts: Mapping[str, str]

    def best(self, types: tuple[str, ...]) -> Place | None:
        """The first placeholder of the first of these types that there is."""
        fitting = [place for place in self.places if place.held.type in types]
        return min(fitting, key=lambda place: types.index(place.held.type), default=None)

    @property
    def feet(self) -> tuple[Held, ...]:
        """Footer and slide number, in the order in which they are read."""
        return tuple(
            place.held
            for kind in ("ftr", "sldNum")
            for place in self.places
            if place.held.type == kind
        )


def brand_layouts(package: Package) -> Mapping[str, BrandLayout]:
    """The layouts by name in lower case, in the order of the editor's menu; the first counts."""
    found: dict[str, BrandLayout] = {}
    for name in _layout_parts(package):
        rest = layout_shown(package, name)
        if rest is None:
            continue
        fonts = _fonts(package, name)
        tree = rest.layout.find(Q("p:cSld"))
        shown = "" if tree is None else tree.get("name", "").strip()
        places = tuple(_places(rest, fonts))
        layout = BrandLayout(shown, rest.layout.get("type", ""), rest, places, fonts)
        found.setdefault(shown.casefold(), layout)
    return found


def _layout_parts(package: Package) -> Iterator[str]:
    """The names of the layouts as their masters list them."""
    for master in _listed(package, PRESENTATION, "p:sldMasterIdLst"):
        yield from _listed(package, master, "p:sldLayoutIdLst")


def _listed(package: Package, owner: str, list_name: str) -> Iterator[str]:
    targets = {tie.id: tie.target for tie in package.relations.get(owner, ())}
    tree = package.trees.get(owner)
    for each in () if tree is None else tree.iterfind(f"{Q(list_name)}/*"):
        if target := targets.get(each.get(Q("r:id"), "")):
            yield target


def _fonts(package: Package, layout: str) -> Mapping[str, str]:
    """The role of each of the two families of a layout's theme."""
    master = next(iter(package.related(layout, "slideMaster")), "")
    theme = package.trees[next(iter(package.related(master, "theme")), "")]
    out: dict[str, str] = {}
    for role, name in (("head", "a:majorFont"), ("body", "a:minorFont")):
        face = next(theme.iterfind(f".//{Q(name)}/{Q('a:latin')}"), None)
        if face is not None and face.get("typeface"):
            out.setdefault(face.get("typeface", ""), role)
    return out


def _places(rest: LayoutShown, fonts: Mapping[str, str]) -> Iterator[Place]:
    for role, shape in roles_of(rest.layout):
        shapes = (shape, *(each for each in rest.inherited(role) if each is not shape))
        box = next((found for found in map(box_of, shapes) if found), None)
        if box is None or brand_text.is_turned(shapes):
            continue
        left, top, right, bottom = (each / 12700 for each in box)
        inset = brand_text.insets(shapes)
        frame = Frame(
            left + inset.left,
            top + inset.top,
            right - inset.left - inset.right,
            bottom - inset.top - inset.bottom,
        )
        if frame.width <= 0 or frame.height <= 0:
            continue
        found = (each.find(STYLE) for each in shapes)
        styles = (*(each for each in found if each is not None), *rest.text_style(role))
        held = Held(role.get("type", "obj"), role.get("idx", ""), role.get("sz", ""))
        name = next(shape.iter(Q("p:cNvPr"))).get("name", "")
        yield Place(name, held, frame, brand_text.anchor(shapes), styles, fonts)
