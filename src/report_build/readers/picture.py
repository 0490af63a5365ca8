"""How large a picture is, and whether it is one that both outputs can show."""

from __future__ import annotations

import base64
import binascii
import io
import math
import re
import struct
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.readers.source import read_bytes

if TYPE_CHECKING:
    from lxml import etree

PIXEL_LIMIT = 100_000_000
"""More pixels than this is a mistake or an attack: at 300 dpi it is over two metres square."""

DRAWN_LIMIT = 50_000
"""How many elements an SVG may draw, those repeated by <use> counted each time."""

USE_DEPTH = 32
"""How deep one <use> may lead to another."""

ORIENTATION = 0x0112
"""The tag of EXIF that says how the camera was held (EXIF 2.3, 4.6.4)."""

LYING = (5, 6, 7, 8)
"""Its values for a picture whose width becomes its height when it is shown."""

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


_SAVE_AGAIN = "save it again as SVG, in the program that drew it"


class _BadPicture(Exception):
    def __init__(self, fact: str, hint: str) -> None:
        super().__init__(fact)
        self.hint = hint


def _raster_size(content: bytes) -> Size:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
            if width * height <= PIXEL_LIMIT:
                image.draft("RGB", (max(width // 8, 1), max(height // 8, 1)))  # JPEG: fast
                image.load()  # or a broken one would print as an empty box
            if "exif" in image.info and image.getexif().get(ORIENTATION, 1) in LYING:
                width, height = height, width
    except Image.DecompressionBombError as fault:
        raise _BadPicture("has far too many pixels", "scale it down") from fault
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error) as fault:
        raise _BadPicture("cannot be read as a picture", "save it again as PNG or JPEG") from fault
    if width * height > PIXEL_LIMIT:
        raise _BadPicture(f"has {width} × {height} pixels", "scale it down to 6,000 pixels a side")
    return float(width), float(height)


_LENGTH = re.compile(r"\s*(\d+\.?\d*|\.\d+)\s*(px|pt|mm|cm|in)?\s*$")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_FORBIDDEN = ("script", "foreignObject", "iframe")


def _svg_size(content: bytes) -> Size:
    from lxml import etree

    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _BadPicture("has a DOCTYPE", "delete the line that begins with <!DOCTYPE")
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _BadPicture("is not UTF-8", "save it again as UTF-8") from fault
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise _BadPicture(f"is not well-formed XML: {fault.msg}", _SAVE_AGAIN) from fault
    if etree.QName(root).localname != "svg":
        raise _BadPicture("is XML, but no SVG", _SAVE_AGAIN)
    _refuse_active(root)
    box = _numbers(root.get("viewBox", ""))
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    if width and height:
        return width, height
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    raise _BadPicture("says no size", 'write viewBox="0 0 800 500" in its <svg>')


def _numbers(text: str) -> tuple[float, ...]:
    """The numbers of a viewBox; none if one of them is no number that can be drawn."""
    try:
        found = tuple(float(part) for part in re.split(r"[\s,]+", text.strip()) if part)
    except ValueError:
        return ()
    return found if all(map(math.isfinite, found)) else ()


def _refuse_active(root: etree._Element) -> None:
    """Refuse what runs, what loads and what repeats without end."""
    from lxml import etree

    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _FORBIDDEN:
            raise _BadPicture(f"holds <{name}>", f"delete <{name}> from it")
        if name == "style":
            _refuse_outward(name, element.text or "")
        for attribute, value in element.attrib.items():
            _refuse_outward(etree.QName(attribute).localname, str(value))
    ids = {str(element.get("id")): element for element in root.iter(etree.Element)}
    if (drawn := _drawn(root, ids, {}, 0)) > DRAWN_LIMIT:
        raise _BadPicture(f"draws {drawn:,} elements by <use>", "draw fewer of them")


def _drawn(
    element: etree._Element,
    ids: Mapping[str, etree._Element],
    known: dict[etree._Element, int],
    depth: int,
) -> int:
    """How many elements are drawn for one, once each <use> is replaced by what it names."""
    if element in known:
        return known[element]
    if depth > USE_DEPTH:
        raise _BadPicture("has a <use> that leads to itself, or too deep", "draw its part once")
    found = 1
    for below in element.iter("{*}use"):
        target = next((value for key, value in below.items() if str(key).endswith("href")), "")
        if (part := ids.get(str(target).removeprefix("#"))) is not None:
            found += _drawn(part, ids, known, depth + 1)
    known[element] = found + sum(1 for _ in element.iter("{*}*"))
    return known[element]


def _refuse_outward(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _BadPicture(f"holds a script in {name}", f"delete {name}=…")
    if name == "href" and value.startswith("data:image/"):
        _refuse_broken(value)
        return
    if name == "href" and not value.startswith("#"):
        raise _BadPicture(f'refers to "{value}"', "put what it needs into the file")
    value = _ESCAPED.sub(lambda found: chr(int(found[1], 16) % 0x110000), value)
    if re.search(r"url\(\s*['\"]?(?!['\"]?#)|@import", value):
        raise _BadPicture("loads another file by url(…)", "put what it needs into the file")


_ESCAPED = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?")  # CSS Syntax 3, 4.3.7
_EMBEDDED = re.compile(r"data:image/(\w+);base64,(.*)", re.DOTALL)


def _refuse_broken(address: str) -> None:
    """Refuse a picture within the picture that is none, or that has too many pixels."""
    found = _EMBEDDED.fullmatch(address)
    try:
        if found and f".{found[1]}" in READERS:
            READERS[f".{found[1]}"](base64.b64decode(found[2]))
            return
    except (_BadPicture, binascii.Error) as fault:
        raise _BadPicture("holds a picture that cannot be read", "embed it again") from fault
    raise _BadPicture("holds a picture that is not known", "embed it as PNG or JPEG, in base64")


def report_file_name(alt: str, report: Report, pos: Pos) -> None:
    """Warn of a text for those who cannot see it that is but the name of the file."""
    if _FILE_NAME.match(alt):
        fact = f'the alternative text "{alt}" is the name of a file'
        hint = "write what a reader who cannot see it should know"
        report(Diagnostic(Rule.MISSING_ALT, fact, pos, hint, Severity.WARNING))


_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|svg|emf|wmf|webp)$", re.IGNORECASE)


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
