"""A picture as a deck can hold it: PNG or JPEG, and for an SVG the drawing behind a PNG.

PowerPoint shows the SVG and falls back on the PNG; a bare SVG it does not show ([MS-ODRAWXML]
2.2.4). The PNG is drawn by resvg, with the fonts of the theme and no others, so that it is
the same on every machine.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from report_build.diagnostics import BuildError, Diagnostic, Pos, Rule
from report_build.frozen import dataclass
from report_build.theme import Theme

PIXELS_A_POINT = 2.0
"""144 pixels to the inch; enough for programs that do not show the drawing itself."""

WIDEST = 4000
"""No drawing becomes wider than this many pixels."""

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
"""How the files begin that a deck holds as they are, whatever their ending says."""


@dataclass(frozen=True, slots=True)
class Artwork:
    """The bytes of a PNG or JPEG, and those of the SVG that it stands for, if any."""

    raster: bytes
    vector: bytes = b""


def artwork(path: Path, width: float, theme: Theme, pos: Pos) -> Artwork:
    """The picture at `path`, to be shown `width` points wide.

    Raises `BuildError` if it cannot be read or drawn; `pos` is where the author shows it.
    """
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise _refused(Rule.MISSING_FILE, f'"{path.name}" cannot be read', pos) from fault
    if content.startswith((PNG, JPEG)):
        return Artwork(_upright(content, pos, path.name))
    if path.suffix.lower() == ".svg":
        return Artwork(_drawn(content, width, theme, pos, path.name), content)
    return Artwork(_as_png(content, pos, path.name))


def _refused(rule: Rule, message: str, pos: Pos, hint: str = "") -> BuildError:
    return BuildError([Diagnostic(rule, message, pos, hint)])


def _drawn(content: bytes, width: float, theme: Theme, pos: Pos, name: str) -> bytes:
    from resvg_py import svg_to_bytes

    files, family = _faces(theme.folder)
    try:
        return svg_to_bytes(
            svg_string=content.decode("utf-8-sig"),
            width=min(round(width * PIXELS_A_POINT), WIDEST),
            skip_system_fonts=True,
            font_files=list(files),
            serif_family=family,
            sans_serif_family=family,
            monospace_family=family,
        )
    except ValueError as fault:
        hint = "save it again as plain SVG, or as PNG"
        raise _refused(Rule.BAD_PICTURE, f'"{name}" cannot be drawn: {fault}', pos, hint) from fault


@cache
def _faces(folder: Path) -> tuple[tuple[str, ...], str]:
    """The font files of a theme, and the family that stands in for those that it lacks."""
    from PIL import ImageFont

    files = sorted(
        each for each in (folder / "fonts").rglob("*") if each.suffix in (".ttf", ".otf")
    )
    family = ImageFont.truetype(str(files[0])).getname()[0] if files else None
    return tuple(str(each) for each in files), family or ""


def _upright(content: bytes, pos: Pos, name: str) -> bytes:
    from report_build.render import raster

    try:
        return raster.upright(content)
    except (OSError, ValueError) as fault:
        raise _no_picture(name, pos) from fault


def _as_png(content: bytes, pos: Pos, name: str) -> bytes:
    from PIL import Image, ImageOps

    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as image:
            ImageOps.exif_transpose(image).save(target, "PNG")
    except (OSError, ValueError) as fault:
        raise _no_picture(name, pos) from fault
    return target.getvalue()


def _no_picture(name: str, pos: Pos) -> BuildError:
    fact = f'"{name}" is no picture that is known'
    return _refused(Rule.BAD_PICTURE, fact, pos, "save it as PNG or JPEG")
