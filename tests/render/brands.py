"""Brand templates made by code: Office's default in other colours, ours renamed, hostile ones."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import pptx
from pptx.util import Emu

from report_build.diagnostics import Diagnostic, Pos
from report_build.model import TemplateFile
from report_build.render import brand
from report_build.render.brand import Brand
from report_build.render.template import template
from tests.render.features import DOT_PNG
from tests.shipped import PLAIN

FILE = TemplateFile("brand.pptx", pos=Pos("content/report.yaml", 4, 11))
THEME = "ppt/theme/theme1.xml"
INK, SIGNAL, HEAD, BODY = "2B1020", "8A1C4A", "Arial", "Nosuch Sans"
WIDE, TALL = 12192000, 6858000


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with each part changed; None leaves a part out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
    return target.getvalue()


def replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with some bytes of one part replaced, which must be there."""

    def change(part: str, content: bytes) -> bytes:
        if part != name:
            return content
        assert old in content, (name, old)
        return content.replace(old, new)

    return rezipped(data, change)


def with_members(data: bytes, members: Iterable[tuple[str, bytes]]) -> bytes:
    """The package with more members at its end."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def saved(deck: Any) -> bytes:
    """A presentation of python-pptx as bytes."""
    target = io.BytesIO()
    deck.save(target)
    return target.getvalue()


@cache
def standard() -> bytes:
    """A 4:3 template as Office 2007 had it, with a sample slide, a picture and notes on it."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "A sample that must go"
    slide.shapes.add_picture(io.BytesIO(DOT_PNG), 0, 0)
    slide.notes_slide.notes_text_frame.text = "Sample notes"
    deck.core_properties.author = "A Designer"
    return saved(deck)


@cache
def dressed() -> bytes:
    """A 16:9 template in a brand's colours and fonts."""
    deck = pptx.Presentation(io.BytesIO(standard()))
    stretch = WIDE / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(WIDE), Emu(TALL)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            place = shape._element.spPr.xfrm
            if place is not None and place.off is not None:
                left, width = shape.left * stretch, shape.width * stretch
                shape.left, shape.width = Emu(int(left)), Emu(int(width))
    return rezipped(saved(deck), _dressed)


def _dressed(name: str, content: bytes) -> bytes:
    if name != THEME:
        return content
    text = content.decode().replace("1F497D", INK).replace("4F81BD", SIGNAL)
    for role, family in (("major", HEAD), ("minor", BODY)):
        text = re.sub(rf'(<a:{role}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{family}", text)
    return text.encode()


@cache
def ours() -> bytes:
    """Our own template, whose layouts have the names of Office's and some of ours."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith("ppt/slideLayouts/slide"):
            return content
        for old, new in ((b'name="Timeline"', b'name="title only"'), (b'"Chart"', b'"Diagram"')):
            content = content.replace(old, new)
        return content

    return rezipped(template(PLAIN, "en"), change)


def without_layout(data: bytes, name: str) -> bytes:
    """The template without one of its layouts."""
    deck = pptx.Presentation(io.BytesIO(data))
    for number in range(len(deck.slides._sldIdLst)):
        deck.part.drop_rel(deck.slides._sldIdLst[number].rId)
    deck.slides._sldIdLst.clear()
    layout = deck.slide_layouts.get_by_name(name)
    assert layout is not None
    deck.slide_layouts.remove(layout)
    return saved(deck)


def without_placeholder(data: bytes, layout: str, kind: str) -> bytes:
    """The template with a layout that has lost the placeholders of a type, "obj" say."""
    deck = pptx.Presentation(io.BytesIO(data))
    found = deck.slide_layouts.get_by_name(layout)
    assert found is not None
    for shape in list(found.placeholders):
        element: Any = shape._element
        if element.ph.get("type", "obj") == kind:
            element.getparent().remove(element)
    return saved(deck)


def resized(data: bytes, width: int, height: int) -> bytes:
    """The template with slides of another size, in EMU; placeholders stay where they are."""
    deck = pptx.Presentation(io.BytesIO(data))
    deck.slide_width, deck.slide_height = Emu(width), Emu(height)
    return saved(deck)


def scaled(share: float) -> bytes:
    """The 4:3 template with all its frames and slides of a share of their size."""
    deck = pptx.Presentation(io.BytesIO(standard()))
    deck.slide_width, deck.slide_height = Emu(int(9144000 * share)), Emu(int(TALL * share))
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            place = shape._element.spPr.xfrm
            if place is not None and place.off is not None:
                lengths = (shape.left, shape.top, shape.width, shape.height)
                left, top, width, height = (Emu(int(each * share)) for each in lengths)
                shape.left, shape.top, shape.width, shape.height = left, top, width, height
    return saved(deck)


def read(data: bytes) -> tuple[Brand | None, list[Diagnostic]]:
    """The brand in some bytes, and what was found wrong."""
    found: list[Diagnostic] = []
    return brand.read(data, FILE, PLAIN, found.append), found


def sound(data: bytes) -> Brand:
    """The brand in bytes that nothing is wrong with."""
    made, found = read(data)
    assert found == []
    assert made is not None
    return made


BRANDS: Mapping[str, Callable[[], bytes]] = {"standard": standard, "dressed": dressed, "ours": ours}
