"""Text set down a frame: paragraphs, and panels for callouts, quotations and code.

Text that is too tall is shrunk, then split between its units so that the pages are about
equally full, then reported with its place and the millimetres that it is over. Where there is
more room than it needs, its paragraphs stand further apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from report_build.diagnostics import NOWHERE, Pos
from report_build.frozen import dataclass
from report_build.render.exhibits import Setting, Shapes
from report_build.render.fit import Ruler, balanced, fitting_scale, points_over, text_in
from report_build.render.layouts import Placeholder
from report_build.render.shapes import Frame, Ornament, Para, Shape, TextShape
from report_build.render.slide_text import Look, Unit, renumbered

GAP = 16.0
BAR = 5.0

FULL = 0.84
"""The part of a frame that text is made to fill, where it can be; all of it looks crammed."""

FURTHEST = 2.2
"""How far the space between paragraphs is stretched at most: beyond, they fall apart."""

AIRY = ("body", "side")
"""The styles of running text, whose paragraphs may stand further apart."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Paragraphs in one shape; `pad` is the space left and right of them, and above and below."""

    paras: tuple[Para, ...]
    look: Look
    style: str
    pad: tuple[float, float]


_PADS: dict[Look, tuple[float, float]] = {
    "text": (0.0, 0.0),
    "callout": (20.0, 14.0),
    "quote": (20.0, 0.0),
    "code": (16.0, 12.0),
}


def stacked(
    setting: Setting,
    units: Sequence[Unit],
    frame: Frame,
    placeholder: str,
    style: str,
    fewest: bool = False,
    larger: float = 1.0,
    at_most: float = FULL,
) -> list[Shapes]:
    """Units as pages of shapes within `frame`; none, and a finding, if one alone is too tall.

    The first paragraphs of a page stand in `placeholder`, all else in free shapes. What takes
    several pages stands on them in full size, unless smaller type gives the `fewest`. It is set
    `larger` where it then takes `at_most` that part of the frame.
    """
    if not units:
        return [()]
    measure, groups = setting.measure, _groups(units, style)
    for scale in dict.fromkeys((larger, *measure.look.scales)):
        room = frame.height * (at_most if scale > 1 else 1)
        if _height(measure, groups, frame.width, scale) <= room:
            return [_airy(measure, _shapes(measure, groups, frame, placeholder, scale))]
    tried = ((scale, _pages(measure, units, frame, style, scale)) for scale in measure.look.scales)
    split = ((scale, pages) for scale, pages in tried if pages)
    none = (1.0, list[range]())
    if fewest:  # of equal ones the largest type
        scale, pages = min(split, key=lambda made: len(made[1]), default=none)
    else:
        scale, pages = next(split, none)
    if not pages:
        _report_overflow(setting, units, frame, style)
    return [
        _shapes(measure, _groups(units[page.start : page.stop], style), frame, placeholder, scale)
        for page in pages
    ]


def stack_height(
    measure: Ruler, units: Sequence[Unit], width: float, style: str, scale: float = 1.0
) -> float:
    """How tall units are, one below the other."""
    return _height(measure, _groups(units, style), width, scale)


def one_page(
    setting: Setting, paras: tuple[Para, ...], place: Placeholder, pos: Pos = NOWHERE
) -> tuple[TextShape, ...]:
    """Paragraphs that stay together, in their placeholder; none, and a finding, if too tall."""
    scale = fitting_scale(setting.measure, paras, place.style, place.frame)
    if scale is None:
        over = points_over(setting.measure, paras, place.style, place.frame)
        setting.overflow(over, pos, "this text", "say it in fewer words")
    if scale is None or not paras:
        return ()
    return (TextShape(place.name, place.frame, renumbered(paras), place.style, scale),)


def _pages(
    measure: Ruler, units: Sequence[Unit], frame: Frame, style: str, scale: float
) -> list[range] | None:
    tops: list[float] = []
    bottoms: list[float] = []
    for unit in units:
        height = stack_height(measure, (unit,), frame.width, style, scale)
        above = _space(measure, units[len(tops) - 1], unit, style) if tops else 0.0
        tops.append((bottoms[-1] if tops else 0.0) + above)
        bottoms.append(tops[-1] + height)
    return balanced(len(units), lambda start, stop: bottoms[stop - 1] - tops[start], frame.height)


def _space(measure: Ruler, upper: Unit, lower: Unit, style: str) -> float:
    """What stands between two units: the space of a paragraph, if both are in one shape."""
    if upper.look == lower.look == "text":
        return measure.look.level(style, lower.paras[0].level).before
    return GAP


def _report_overflow(setting: Setting, units: Sequence[Unit], frame: Frame, style: str) -> None:
    for unit in units:
        height = stack_height(setting.measure, (unit,), frame.width, style, setting.look.scales[-1])
        if height > frame.height:
            hint = "cut it, or write it as several items, which may stand on several slides"
            setting.overflow(height - frame.height, unit.pos, "this text", hint)


def _groups(units: Sequence[Unit], style: str) -> list[_Group]:
    out = []
    for look, found in groupby(_keyed(units), key=lambda pair: pair[0]):
        paras = tuple(para for _, unit in found for para in unit.paras)
        kind = look[0]
        out.append(_Group(paras, kind, "code" if kind == "code" else style, _PADS[kind]))
    return out


def _keyed(units: Sequence[Unit]) -> list[tuple[tuple[Look, int], Unit]]:
    """Each unit with a key that only neighbouring paragraphs of plain text share."""
    return [
        ((unit.look, -1 if unit.look == "text" else index), unit)
        for index, unit in enumerate(units)
    ]


def _group_height(measure: Ruler, group: _Group, width: float, scale: float) -> float:
    across, above = group.pad
    inner = text_in(measure, group.paras, group.style, width - 2 * across, scale)
    return inner.height + 2 * above


def _height(measure: Ruler, groups: Sequence[_Group], width: float, scale: float) -> float:
    heights = (_group_height(measure, group, width, scale) for group in groups)
    return sum(heights) + GAP * (len(groups) - 1)


def _shapes(
    measure: Ruler, groups: Sequence[_Group], frame: Frame, placeholder: str, scale: float
) -> Shapes:
    if len(groups) == 1 and groups[0].look == "text":
        only = groups[0]
        return (TextShape(placeholder, frame, renumbered(only.paras), only.style, scale),)
    out: list[Shape] = []
    y, free = frame.y, True
    for group in groups:
        height = _group_height(measure, group, frame.width, scale)
        box = Frame(frame.x, y, frame.width, height)
        out.extend(_panel(group.look, box))
        across, above = group.pad
        inner = Frame(box.x + across, y + above, box.width - 2 * across, height - 2 * above)
        name = placeholder if group.look == "text" and free else ""
        free = free and not name
        out.append(TextShape(name, inner, renumbered(group.paras), group.style, scale))
        y += height + GAP
    return tuple(out)


def _airy(measure: Ruler, shapes: Shapes) -> Shapes:
    """Text that stands alone in its frame, its paragraphs as far apart as they may be."""
    (only, *others) = shapes
    if others or not isinstance(only, TextShape) or only.style not in AIRY or measure.look.brand:
        return shapes
    return (replace(only, apart=apart(measure, only, only.frame.height)),)


def apart(measure: Ruler, shape: TextShape, room: float) -> float:
    """How far the space between paragraphs is to be stretched to fill `room`, or some of it."""
    paras, style = shape.paras, shape.style
    least = text_in(measure, paras, style, shape.frame.width, shape.scale).height
    gaps = sum(measure.look.level(style, para.level).before for para in paras[1:])
    wanted = 1 + (room * FULL - least) / gaps if gaps else 1.0
    return round(min(max(wanted, 1.0), FURTHEST), 2)


def _panel(look: Look, box: Frame) -> list[Ornament]:
    bar = Frame(box.x, box.y, BAR, box.height)
    match look:
        case "callout":
            return [Ornament(box, "panel", "bg2"), Ornament(bar, "panel", "accent1")]
        case "quote":
            return [Ornament(bar, "panel", "accent2")]
        case "code":
            return [Ornament(box, "panel", "bg2")]
        case "text":
            return []
