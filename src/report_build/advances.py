"""How wide words run in a font file: HarfBuzz's widths with kerning, or fontTools' without.

HarfBuzz is a compiled package, which a machine may lack or not be able to load. What the tables
of the font say of each character then has to do: it is seldom narrower, and up to a tenth wider.
Whoever measures text for an output says so aloud (`has_kerning`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

FEATURES = {"kern": True, "liga": False, "clig": False}

Advance = Callable[[str], tuple[float, str]]
"""The width in em of those characters of a text that a font has, and the characters it lacks."""


def has_kerning() -> bool:
    """Whether widths are HarfBuzz's."""
    return _harfbuzz() is not None


@cache
def _harfbuzz() -> ModuleType | None:
    try:
        import uharfbuzz
    except ImportError:
        return None
    module: ModuleType = uharfbuzz
    return module


def characters_in(path: Path) -> frozenset[str]:
    """The characters of a font file; raises `OSError` or `ValueError` if that is none."""
    harfbuzz = _harfbuzz()
    if harfbuzz is not None and not path.suffix.startswith(".woff"):  # it takes them for empty
        return frozenset(map(chr, harfbuzz.Face(path.read_bytes()).unicodes))
    return frozenset(map(chr, _opened(path).getBestCmap()))


def advance_in(path: Path) -> Advance:
    """What measures text in a font file; raises `OSError` or `ValueError` if that is none."""
    harfbuzz = _harfbuzz()
    return _added(path) if harfbuzz is None else _shaped(path, harfbuzz)


def _shaped(path: Path, harfbuzz: ModuleType) -> Advance:
    face = harfbuzz.Face(path.read_bytes())
    font, upem = harfbuzz.Font(face), face.upem

    def advance(text: str) -> tuple[float, str]:
        if not text:
            return 0.0, ""  # an empty buffer has no positions at all
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        harfbuzz.shape(font, buffer, FEATURES)
        width, lacking = 0, ""
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if glyph.codepoint:
                width += place.x_advance
            else:
                lacking += text[glyph.cluster]
        return width / upem, lacking

    return advance


def _added(path: Path) -> Advance:
    font = _opened(path)
    names, widths, upem = font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm

    def advance(text: str) -> tuple[float, str]:
        known = [widths[names[ord(char)]][0] for char in text if ord(char) in names]
        return sum(known) / upem, "".join(char for char in text if ord(char) not in names)

    return advance


def _opened(path: Path) -> Any:
    """A font by fontTools, with the tables that say what it has and how wide that is."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file:
            font = TTFont(file, lazy=True)
            _ = font["cmap"], font["hmtx"], font["head"]
    except (TTLibError, KeyError) as fault:
        raise ValueError(str(fault)) from fault
    return font
