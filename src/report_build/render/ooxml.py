"""Office Open XML in small: its namespaces, and elements made from values.

`node` escapes what it is given, so nothing here or in the files that use it glues XML from
strings. Lengths are points outside and EMU (914,400 to the inch) inside the file; `emu` is
the one place that converts them. ECMA-376 Part 1 names the elements.
"""

from __future__ import annotations

from copy import copy
from functools import cache, lru_cache
from typing import cast

from lxml import etree

from report_build.render.shapes import Frame

Element = etree._Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
ROOT_PREFIXES = ("a", "p", "r")
UNPREFIXED = ("ct", "rel", "ep")  # readers of packages are known to look for bare names here

DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

EMU_PER_POINT = 12700


@cache
def qualified(name: str) -> str:
    """The name in lxml's form: "a:off" becomes "{http://…/drawingml/2006/main}off"."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else name


@cache
def _nsmap(prefix: str, refers: bool) -> dict[str, str]:
    if prefix in UNPREFIXED:
        return cast("dict[str, str]", {None: NAMESPACES[prefix]})
    return {each: NAMESPACES[each] for each in ((prefix, "r") if refers else (prefix,))}


def node(name: str, /, *children: Element | None, text: str = "", **attributes: object) -> Element:
    """An element with attributes, then text, then children; a child that is None is left out.

    An attribute that is None or empty is left out too, and True becomes "1", as OOXML has
    it. The attributes of relationships are written `r__id` and `r__embed`.
    """
    made = copy(_bare(name, **attributes))
    if text:
        made.text = text
    for child in children:
        if child is not None:
            made.append(child)
    return made


@lru_cache(maxsize=4096, typed=True)
def _bare(name: str, /, **attributes: object) -> Element:
    """An element to be copied: a deck repeats most of them, and to copy is four times faster."""
    said = {key: value for key, value in attributes.items() if value not in (None, "")}
    refers = any(key.startswith("r__") for key in said)
    made = etree.Element(qualified(name), nsmap=_nsmap(name.partition(":")[0], refers))
    for key, value in said.items():
        text = str(int(value)) if isinstance(value, bool) else str(value)
        made.set(qualified(key.replace("__", ":")), text)
    return made


def emu(points: float) -> int:
    """Points as English Metric Units, the file's unit of length."""
    return round(points * EMU_PER_POINT)


def hundredths(points: float) -> int:
    """Points as hundredths of a point, the file's unit of type size and spacing."""
    return round(points * 100)


def transform(frame: Frame, name: str = "a:xfrm") -> Element:
    """Where a shape stands; `name` is "p:xfrm" for a table or chart."""
    return node(
        name,
        node("a:off", x=emu(frame.x), y=emu(frame.y)),
        node("a:ext", cx=emu(frame.width), cy=emu(frame.height)),
    )


def solid(color: str) -> Element:
    """A fill in a colour of the theme."""
    return node("a:solidFill", node("a:schemeClr", val=color))


def rectangle() -> Element:
    """The geometry of a plain rectangle."""
    return node("a:prstGeom", node("a:avLst"), prst="rect")


def decorative_mark() -> Element:
    """The extension that tells a screen reader to pass over a shape ([MS-ODRAWXML] 2.3.2)."""
    return node("a:extLst", node("a:ext", node("adec:decorative", val=True), uri=DECORATIVE_URI))


def shape_tree(*shapes: Element) -> Element:
    """The tree of shapes of a slide, layout or master; its own id is 1."""
    zero = node(
        "a:xfrm",
        node("a:off", x=0, y=0),
        node("a:ext", cx=0, cy=0),
        node("a:chOff", x=0, y=0),
        node("a:chExt", cx=0, cy=0),
    )
    own = node("p:cNvPr", id=1)
    own.set("name", "")
    return node(
        "p:spTree",
        node("p:nvGrpSpPr", own, node("p:cNvGrpSpPr"), node("p:nvPr")),
        node("p:grpSpPr", zero),
        *shapes,
    )


def rooted(element: Element) -> Element:
    """The same element as the root of a part, where each namespace is declared once."""
    etree.cleanup_namespaces(element, {prefix: NAMESPACES[prefix] for prefix in ROOT_PREFIXES})
    return element


def serialized(element: Element) -> bytes:
    """A part as it stands in the package: UTF-8 and standalone."""
    return etree.tostring(rooted(element), encoding="UTF-8", xml_declaration=True, standalone=True)


def parsed(xml: bytes) -> Element:
    """The root of a part; raises `etree.XMLSyntaxError`. Nothing outside the part is read."""
    return etree.fromstring(xml, _PARSER)


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
