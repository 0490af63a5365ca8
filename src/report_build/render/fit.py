"""How tall is this text in this frame? Shrink it, split it, or say by how much it is over.

Widths are HarfBuzz's, with kerning (advances.py), from the fonts in styles/<theme>/fonts/deck/,
which are as wide as the fonts that the deck names. PowerPoint and LibreOffice advance each line
by 1.2 times its size whatever the face, so heights need no more than a count of lines. A frame
is taken half a per cent narrower than it is: where line breaking is a close call, the text gets
one line too many rather than one too few.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from report_build.advances import Advance, advance_in, has_kerning
from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.frozen import dataclass
from report_build.render.look import DeckLook
from report_build.render.shapes import Frame, Para, Run, TextShape

NARROWER = 0.995
RAISED = 0.667  # PowerPoint sets raised and lowered text at two thirds
SMALL_CAPS = 0.8
TWINS = "twins.toml"
STAND_IN = "stand-in"
ROLES = ("head", "body", "code")
WIDER = 1.08  # how much wider than its stand-in a font without a twin is taken to be

_WORDS = re.compile(r"[^ \t\n]+[ \t]*|[ \t]+|\n")
_INSIDE = re.compile(r"(?<=[^\W_][-\u2010])(?=\w)|(?<=[\u2013\u2014])(?=.)")


# ---- widths --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Face:
    """One font file to measure with, and how much wider than it the text is taken to be."""

    advance: Advance
    wider: float = 1.0

    def width(self, text: str) -> float:
        """The width of words in em."""
        width, lacking = self.advance(text)
        return width * self.wider + sum(map(_substitute, lacking))


@dataclass(frozen=True, slots=True)
class Measured:
    """Text broken into lines; `height` in points, `overlong` the words wider than the frame."""

    lines: tuple[str, ...]
    height: float
    overlong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruler:
    """Measures text as one look sets it; what it has measured once it remembers."""

    look: DeckLook
    faces: dict[tuple[str, bool, bool], Face]
    advances: dict[tuple[str, str, bool, bool], float] = field(default_factory=dict)
    words: dict[_Look, dict[str, _Piece]] = field(default_factory=dict)
    pieces: dict[tuple[Para, str], tuple[_Piece | None, ...]] = field(default_factory=dict)
    paras: dict[tuple[Para, str, float, float], Measured] = field(default_factory=dict)

    def advance(self, text: str, font: str, bold: bool, italic: bool) -> float:
        """The width of words in em; `font` is head, body or code."""
        key = (text, font, bold, italic)
        width = self.advances.get(key)
        if width is None:
            width = self.advances[key] = self.faces[font, bold, italic].width(text)
        return width


def ruler(look: DeckLook, report: Report) -> Ruler | None:
    """A ruler for a look; None, and a finding, where a font to measure with is missing.

    A brand's font without a twin is measured with a stand-in, taken wider, and a warning.
    """
    theme = look.theme
    folder = theme.folder / "fonts" / "deck"
    place = Pos(f"styles/{theme.name}/fonts/deck/{TWINS}", 0)
    faces: dict[tuple[str, bool, bool], Face] = {}
    twins: dict[str, dict[str, str]] = {}
    try:
        twins = tomllib.loads((folder / TWINS).read_text(encoding="utf-8"))
        stand_in = str(twins.pop(STAND_IN, "") or next(iter(twins), ""))
        for role in look.fonts():
            family = theme.font(f"deck-font-{role}") if role in ROLES else role
            wider = 1.0
            if look.brand and family not in twins and stand_in:
                _say_stand_in(look.brand, family, stand_in, report)
                family, wider = stand_in, WIDER
            files = twins[family]
            faces |= {
                (role, *style): Face(advance_in(folder / files[cut]), wider)
                for style, cut in _CUTS.items()
            }
    except KeyError as missing:
        fact = f"there is no font to measure the deck with: {missing} is not named"
        hint = f"name four font files below each deck font; there are: {', '.join(twins)}"
        report(Diagnostic(Rule.FONT, fact, place, hint))
        return None
    except (OSError, ValueError):
        fact = "the theme has no fonts to measure the deck with, or not all that it names"
        report(Diagnostic(Rule.FONT, fact, place, "copy fonts/deck from styles/plain"))
        return None
    if not has_kerning():
        _say_estimate(place, report)
    return Ruler(look, faces)


_CUTS = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold-italic",
}


def _say_stand_in(brand: str, family: str, stand_in: str, report: Report) -> None:
    fact = f"{family} is measured as {stand_in}, taken {WIDER - 1:.0%} wider"
    hint = "look whether all text fits; the build has no font of equal widths"
    report(Diagnostic(Rule.FONT, fact, Pos(brand, 0), hint, Severity.WARNING))


def _say_estimate(place: Pos, report: Report) -> None:
    fact = "uharfbuzz cannot be loaded: text on slides is measured with fontTools, without kerning"
    hint = "type pip install uharfbuzz; until then a line may be broken that would have fitted"
    report(Diagnostic(Rule.FONT, fact, place, hint, Severity.WARNING))


def _substitute(char: str) -> float:
    """The width, in em, to reckon with where another font will stand in."""
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.7


# ---- lines ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Look:
    font: str
    bold: bool
    italic: bool
    factor: float
    upper: bool
    spread: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """What cannot be broken; `full` is its width with the space after it, in em of the level."""

    text: str
    parts: tuple[tuple[str, _Look], ...]
    bare: float
    full: float


def _look(measure: Ruler, run: Run, style: str, depth: int) -> _Look:
    base = measure.look.level(style, depth)
    small = run.caps or base.caps == "small"
    factor = RAISED if run.raised else SMALL_CAPS if small else 1.0
    font = "code" if run.code else base.font
    upper = run.caps or bool(base.caps)
    return _Look(font, base.bold or run.bold, base.italic != run.italic, factor, upper, base.spread)


def _width(measure: Ruler, text: str, look: _Look) -> float:
    shown = text.upper() if look.upper else text
    width = measure.advance(shown, look.font, look.bold, look.italic) * look.factor
    return width + look.spread * len(shown)


def _breaks(text: str) -> Iterator[str]:
    """Words with the spaces after them, further broken after dashes and between ideographs."""
    words = _WORDS.findall(text)
    if text.isascii() and "-" not in text:
        yield from words
        return
    for word in words:
        for part in _INSIDE.split(word) if word.strip() else (word,):
            yield from _ideographs(part)


def _ideographs(text: str) -> Iterator[str]:
    if text.isascii() or not any(unicodedata.east_asian_width(char) in "WF" for char in text):
        yield text
        return
    yield from (char for char in text)


def _pieces(measure: Ruler, para: Para, style: str) -> tuple[_Piece | None, ...]:
    key = (para, style)
    found = measure.pieces.get(key)  # a paragraph takes long to hash: it is looked up once
    if found is None:
        found = measure.pieces[key] = tuple(_cut(measure, para, style))
    return found


def _cut(measure: Ruler, para: Para, style: str) -> Iterator[_Piece | None]:
    """The pieces of a paragraph; None where the author broke the line."""
    held: list[_Piece] = []
    for run in para.runs:
        look = _look(measure, run, style, para.level)
        known = measure.words.setdefault(look, {})
        for text in _breaks(run.text):
            if held and (text == "\n" or _may_break(held[-1].text, text)):
                yield _joined(held)
                held = []
            if text == "\n":
                yield None
                continue
            word = known.get(text)
            if word is None:
                word = known[text] = _word(measure, text, look)
            held.append(word)
    if held:
        yield _joined(held)


def _may_break(before: str, after: str) -> bool:
    if before[-1] in " \t":
        return not after.isspace()
    if before[-1] in "-\u2010\u2013\u2014":
        return len(before) > 1 and after[0].isalnum()
    return any(unicodedata.east_asian_width(char) in "WF" for char in (before[-1], after[0]))


def _word(measure: Ruler, text: str, look: _Look) -> _Piece:
    word = text.rstrip(" \t")
    bare = _width(measure, word, look)
    return _Piece(text, ((text, look),), bare, bare + _width(measure, text[len(word) :], look))


def _joined(words: Sequence[_Piece]) -> _Piece:
    """Words of several looks that stand together, as one piece."""
    if len(words) == 1:
        return words[0]
    before = sum(word.full for word in words[:-1])
    parts = tuple(part for word in words for part in word.parts)
    last = words[-1]
    text = "".join(word.text for word in words)
    return _Piece(text, parts, before + last.bare, before + last.full)


def para_lines(measure: Ruler, para: Para, style: str, width: float, points: float) -> Measured:
    """A paragraph broken greedily at `width`, set at `points`; without the space before it."""
    key = (para, style, width, points)
    found = measure.paras.get(key)
    if found is None:
        found = measure.paras[key] = _broken(measure, para, style, width, points)
    return found


def _broken(measure: Ruler, para: Para, style: str, width: float, points: float) -> Measured:
    left, indent = measure.look.margins(style, para)
    room = (width * NARROWER - left) / points
    first = room if para.marker else room - indent / points
    lines, overlong = [""], []
    used = 0.0
    for piece in _pieces(measure, para, style):
        available = room if len(lines) > 1 else first
        if piece is None:
            lines.append("")
            used = 0.0
        elif used + piece.bare <= available:
            lines[-1] += piece.text
            used += piece.full
        else:
            if used:
                lines.append("")
            if piece.bare <= room:
                lines[-1], used = piece.text, piece.full
            else:
                overlong.append(piece.text.strip())
                used = _broken_word(measure, piece, room, lines)
    height = len(lines) * measure.look.line(style, para.level) * points
    return Measured(tuple(line.rstrip(" \t") for line in lines), height, tuple(overlong))


def _broken_word(measure: Ruler, piece: _Piece, room: float, lines: list[str]) -> float:
    """Break a word wider than the line by letters, as every renderer does; the last width."""
    used = 0.0
    for text, look in piece.parts:
        for char in text:
            step = _width(measure, char, look)
            if used + step > room and used:
                lines.append("")
                used = 0.0
            lines[-1] += char
            used += step
    return used


def para_widths(measure: Ruler, para: Para, style: str, points: float) -> tuple[float, float]:
    """The width of a paragraph's longest word and of its longest line, in points."""
    word = line = used = 0.0
    for piece in _pieces(measure, para, style):
        word = max(word, piece.bare if piece else 0.0)
        line = max(line, used + piece.bare if piece else 0.0)
        used = used + piece.full if piece else 0.0
    return word * points / NARROWER, line * points / NARROWER


# ---- frames --------------------------------------------------------------------------------


def text_in(
    measure: Ruler,
    paras: Sequence[Para],
    style: str,
    width: float,
    scale: float = 1.0,
    apart: float = 1.0,
) -> Measured:
    """Paragraphs set one below the other at `width`: their lines and their height together."""
    lines: list[str] = []
    overlong: list[str] = []
    height = 0.0
    for index, para in enumerate(paras):
        points = measure.look.size(style, para.level, scale)
        found = para_lines(measure, para, style, width, points)
        height += found.height
        height += measure.look.level(style, para.level).before * apart if index else 0.0
        lines.extend(found.lines)
        overlong.extend(found.overlong)
    return Measured(tuple(lines), height, tuple(overlong))


def text_height(measure: Ruler, shape: TextShape) -> float:
    """How tall the text of a shape is, as it is set there."""
    width = shape.frame.width
    return text_in(measure, shape.paras, shape.style, width, shape.scale, shape.apart).height


def fitting_scale(measure: Ruler, paras: Sequence[Para], style: str, frame: Frame) -> float | None:
    """The largest scale at which text fits its frame on one slide; None if it fits at none."""
    for scale in measure.look.tightest:
        if text_in(measure, paras, style, frame.width, scale).height <= frame.height:
            return scale
    return None


def points_over(measure: Ruler, paras: Sequence[Para], style: str, frame: Frame) -> float:
    """How far text stands out of its frame at the smallest scale."""
    return (
        text_in(measure, paras, style, frame.width, measure.look.tightest[-1]).height - frame.height
    )


def balanced(count: int, height: Callable[[int, int], float], room: float) -> list[range] | None:
    """Split `count` units into as few pages as hold them, about equally full.

    `height(i, j)` is the height of units i to j-1 on one page. None if one unit alone is
    taller than a page.
    """
    if any(height(index, index + 1) > room for index in range(count)):
        return None
    best = _greedy(count, height, room)
    low, high = 0.0, room
    for _ in range(12):
        middle = (low + high) / 2
        tried = _greedy(count, height, middle)
        if len(tried) == len(best) and _tallest(tried, height) <= middle:
            best, high = tried, middle
        else:
            low = middle
    return best


def _greedy(count: int, height: Callable[[int, int], float], room: float) -> list[range]:
    pages: list[range] = []
    start = 0
    for index in range(1, count):
        if height(start, index + 1) > room:
            pages.append(range(start, index))
            start = index
    return [*pages, range(start, count)]


def _tallest(pages: list[range], height: Callable[[int, int], float]) -> float:
    return max(height(page.start, page.stop) for page in pages)
