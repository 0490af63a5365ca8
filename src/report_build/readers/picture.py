"""How large a picture is, and whether it is one that both outputs can show."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.readers.source import read_bytes

PIXEL_LIMIT = 100_000_000
"""More pixels than this is a mistake or an attack: at 300 dpi it is over two metres square."""

USE_LIMIT = 200
"""How many times an SVG may repeat its own parts; nested uses multiply."""

Size = tuple[float, float]
NO_SIZE: Size = (0.0, 0.0)


def size(root: Path, path: str, report: Report, pos: Pos) -> Size:
    """Width and height in pixels (SVG: user units); zero, with a finding, if it is no picture."""
    content = read_bytes(root, path, report, pos)
    if content is None:
        return NO_SIZE
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in READERS:
        hint = "use SVG, PNG, JPEG or WebP"
        report(Diagnostic(Rule.BAD_PICTURE, f'"{path}" is no picture that is known', pos, hint))
        return NO_SIZE
    try:
        return READERS[suffix](content)
    except _BadPicture as fault:
        report(Diagnostic(Rule.BAD_PICTURE, f'"{path}" {fault}', pos, fault.hint))
        return NO_SIZE


class _BadPicture(Exception):
    def __init__(self, fact: str, hint: str = "") -> None:
        super().__init__(fact)
        self.hint = hint


def _raster_size(content: bytes) -> Size:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as fault:
        raise _BadPicture("cannot be read as a picture", "save it again as PNG or JPEG") from fault
    if width * height > PIXEL_LIMIT:
        raise _BadPicture(f"has {width} × {height} pixels", "scale it down to 6,000 pixels a side")
    return float(width), float(height)


_LENGTH = re.compile(r"\s*([\d.]+)\s*(px|pt|mm|cm|in)?\s*$")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_FORBIDDEN = ("script", "foreignObject", "iframe")


def _svg_size(content: bytes) -> Size:
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _BadPicture("has a DOCTYPE", "delete the line that begins with <!DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _BadPicture(f"is not well-formed XML: {fault.msg}") from fault
    if etree.QName(root).localname != "svg":
        raise _BadPicture("is XML, but no SVG")
    _refuse_active(root)
    box = [float(part) for part in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if width and height:
        return width, height
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    raise _BadPicture("says no size", 'write viewBox="0 0 800 500" in its <svg>')


def _refuse_active(root: object) -> None:
    from lxml import etree

    assert isinstance(root, etree._Element)
    uses = 0
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _FORBIDDEN:
            raise _BadPicture(f"holds <{name}>", f"delete <{name}> from it")
        uses += name == "use"
        for attribute, value in element.attrib.items():
            _refuse_outward(etree.QName(attribute).localname, str(value))
    if uses > USE_LIMIT:
        raise _BadPicture(f"repeats its parts {uses} times by <use>", "draw them once")


def _refuse_outward(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _BadPicture(f"holds a script in {name}", f"delete {name}=…")
    if name == "href" and not value.startswith(("#", "data:image/")):
        raise _BadPicture(f'refers to "{value}"', "put what it needs into the file")
    if re.search(r"url\(\s*['\"]?(?!['\"]?#)", value):
        raise _BadPicture("loads another file by url(…)", "put what it needs into the file")


def _length(text: str) -> float:
    match = _LENGTH.match(text)
    return float(match[1]) * _PIXELS[match[2]] if match else 0.0


READERS: dict[str, Callable[[bytes], Size]] = {
    ".svg": _svg_size,
    ".png": _raster_size,
    ".jpg": _raster_size,
    ".jpeg": _raster_size,
    ".webp": _raster_size,
}
