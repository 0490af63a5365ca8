"""What a chart takes from the theme, and the width of words in the theme's own font."""

from __future__ import annotations

import colorsys
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

import tinycss2

from report_build.advances import advance_in
from report_build.charts.contrast import channels, contrast
from report_build.frozen import dataclass

LINE = 1.2  # height of a line of text, in sizes


class Look(Protocol):
    """The part of a theme that charts need; `theme.Theme` is one."""

    @property
    def folder(self) -> Path:
        """Where the theme's style sheets and fonts are."""

    @property
    def colors(self) -> Mapping[str, str]:
        """Colours by token, as six hexadecimal digits."""

    @property
    def fonts(self) -> Mapping[str, tuple[str, ...]]:
        """Families by token, best first."""

    @property
    def lengths(self) -> Mapping[str, float]:
        """Lengths by token, in points."""


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour of the theme by its token; `light` brightens it for a second round of six."""

    slot: str
    light: bool = False


LIGHTEN = 0.6  # lumMod and, as its complement, lumOff in DrawingML


def hex_color(look: Look, paint: Paint) -> str:
    """The paint as six hexadecimal digits."""
    digits = look.colors[paint.slot]
    if not paint.light:
        return digits
    hue, light, saturation = colorsys.rgb_to_hls(*channels(digits))
    shares = colorsys.hls_to_rgb(hue, light * LIGHTEN + 1 - LIGHTEN, saturation)
    return "".join(f"{round(share * 255):02X}" for share in shares)


def slot_on(look: Look, paint: Paint) -> str:
    """Which of "ink" and "paper" reads better on the paint (contrast of WCAG 2.2, 1.4.3)."""
    ground = hex_color(look, paint)
    return max(("paper", "ink"), key=lambda slot: contrast(ground, look.colors[slot]))


# ---- widths --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Type:
    """Text of one size, in points, that knows how wide words are."""

    size: float
    advance: Callable[[str], float]  # of one character, in sizes
    bold_factor: float = 1.08  # bold faces are wider; measured on the regular one

    def width(self, text: str, bold: bool = False) -> float:
        """Points from the first to the last advance, without kerning.

        WeasyPrint sets each letter of an SVG on its own, so that this is what it draws;
        elsewhere kerning makes words narrower.
        """
        width = sum(self.advance(character) for character in text) * self.size
        return width * self.bold_factor if bold else width

    @property
    def line(self) -> float:
        """Points from one line to the next."""
        return self.size * LINE

    def scaled(self, factor: float) -> Type:
        """The same face in another size."""
        return Type(self.size * factor, self.advance, self.bold_factor)


def type_of(look: Look, font: str, size: float) -> Type:
    """Text in the font of a token, measured with the theme's file or, without one, estimated."""
    for family in look.fonts[font]:
        if path := _faces(look.folder).get(family.casefold()):
            return Type(size, _advance(path))
    return Type(size, _estimate)


@cache
def _faces(folder: Path) -> dict[str, Path]:
    """The file of each upright regular face that the theme's style sheets declare."""
    found: dict[str, Path] = {}
    for sheet in sorted(folder.glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        for rule in tinycss2.parse_stylesheet(text) if "@font-face" in text.lower() else ():
            if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
                values = _descriptors(rule)
                path = folder / values.get("src", "")
                plain = values.get("font-weight", "400") in ("400", "normal")
                upright = values.get("font-style", "normal") == "normal"
                if plain and upright and path.suffix in (".ttf", ".otf") and path.is_file():
                    found.setdefault(values.get("font-family", "").casefold(), path)
    return found


def _descriptors(rule: tinycss2.ast.AtRule) -> dict[str, str]:
    """The descriptors of a @font-face: words joined, of `src` the first file."""
    found: dict[str, str] = {}
    for item in tinycss2.parse_blocks_contents(rule.content or []):
        if item.type == "declaration":
            files = [_address(token) for token in item.value if _address(token)]
            words = [
                str(token.value)
                if token.type in ("string", "ident")
                else getattr(token, "representation", "")
                for token in item.value
                if token.type not in ("whitespace", "comment")
            ]
            found[item.lower_name] = files[0] if files else " ".join(words)
    return found


def _address(token: tinycss2.ast.Node) -> str:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name == "url":
        return "".join(str(part.value) for part in token.arguments if part.type == "string")
    return ""


@cache
def _advance(path: Path) -> Callable[[str], float]:
    measure = advance_in(path)

    @cache
    def advance(character: str) -> float:
        width, lacking = measure(character)
        return _estimate(character) if lacking else width

    return advance


@cache
def _estimate(character: str) -> float:
    """A width that few sans serifs exceed, in sizes."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "ijlI.,:;'|!’‘ \u00a0\u202f":
        return 0.32
    if character in "mwMW@%—":
        return 0.95
    return 0.72 if character.isupper() else 0.58


# ---- lines ---------------------------------------------------------------------------------


def wrapped(text: str, type_: Type, width: float, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most `width` points, broken at spaces, in a word if it must be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if type_.width(longer, bold) <= width:
            lines[-1] = longer
            continue
        *whole, rest = _pieces(word, type_, width, bold)
        lines += [*whole, rest]
    return tuple(line for line in lines if line) or ("",)


def _pieces(word: str, type_: Type, width: float, bold: bool) -> list[str]:
    """A word as it is, or after its hyphens, or else in pieces that are about alike."""
    if type_.width(word, bold) <= width:
        return [word]
    hyphens = (at + 1 for at, character in enumerate(word[:-1]) if character == "-")
    if fitting := [at for at in hyphens if type_.width(word[:at], bold) <= width]:
        return [word[: fitting[-1]], *_pieces(word[fitting[-1] :], type_, width, bold)]
    greedy = [""]
    for character in word:
        if greedy[-1] and type_.width(greedy[-1] + character, bold) > width:
            greedy.append("")
        greedy[-1] += character
    step = -(-len(word) // len(greedy))
    alike = [word[at : at + step] for at in range(0, len(word), step)]
    return alike if all(type_.width(piece, bold) <= width for piece in alike) else greedy


def longest_word(texts: tuple[str, ...], type_: Type, bold: bool = False) -> float:
    """The width of the widest word, which is the narrowest column that breaks none."""
    words = (word for text in texts for word in text.split(" "))
    return max((type_.width(word, bold) for word in words), default=0.0)
