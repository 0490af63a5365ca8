"""A theme in a brand's colours and fonts, and our text styles fitted to it.

Sizes that a brand does not set come from our own theme, in proportion to the slide's height.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from report_build.charts.contrast import contrast, needed_contrast
from report_build.render.brand_text import POINT
from report_build.render.chart_look import SHADES
from report_build.render.layouts import Level, Slot, TextStyle
from report_build.theme import Theme

SLOTS: Mapping[str, Slot] = {
    "ink": "tx1",
    "paper": "bg1",
    "heading": "tx2",
    "wash": "bg2",
    "accent1": "accent1",
    "accent2": "accent2",
    "accent3": "accent3",
    "accent4": "accent4",
    "accent5": "accent5",
    "accent6": "accent6",
}
"""The tokens of a theme, and the slots of an office theme that stand for them."""

LINKS = {"link": "hlink", "link-followed": "folHlink"}

_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")


def branded(
    theme: Theme, colors: Mapping[str, str], fonts: Mapping[str, str], ratio: float
) -> Theme:
    """The theme in a brand's colours and fonts; lengths grow with the slide by `ratio`.

    `colors` are digits by slot, `fonts` roles by family. What a brand leaves out stays ours.
    """
    slots = {**SLOTS, **LINKS}
    ours = theme.colors
    found = {token: colors.get(slot, "") for token, slot in slots.items()}
    mixed = {
        token: digits.upper() if _DIGITS.fullmatch(digits) else ours[token]
        for token, digits in found.items()
    }
    for token, share in SHADES.items():
        mixed[token] = _mixed(mixed["ink"], mixed["paper"], share)
    families = {f"deck-font-{role}": (family,) for family, role in fonts.items()}
    if len(families) == 1:  # one family for both
        families = {f"deck-font-{role}": next(iter(families.values())) for role in ("head", "body")}
    lengths = {name: length * ratio for name, length in theme.lengths.items()}
    return replace(
        theme,
        colors={**ours, **mixed},
        fonts={**theme.fonts, **families},
        lengths={**lengths, POINT: 1.0},
    )


def _mixed(first: str, second: str, share: float) -> str:
    parts = (
        round(int(first[at : at + 2], 16) * share + int(second[at : at + 2], 16) * (1 - share))
        for at in (0, 2, 4)
    )
    return "".join(f"{part:02X}" for part in parts)


def scaled(styles: Mapping[str, TextStyle], ratio: float) -> Iterator[tuple[str, TextStyle]]:
    """Text styles with their floors, indents and spaces for a slide of another height."""
    for name, style in styles.items():
        levels = tuple(
            replace(
                level,
                left=level.left * ratio,
                indent=level.indent * ratio,
                before=level.before * ratio,
            )
            for level in style.levels
        )
        yield name, replace(style, levels=levels, floor=style.floor * ratio)


def legible(style: TextStyle, theme: Theme) -> TextStyle:
    """The style with the colour of plain text wherever a brand's own is too faint on paper."""
    return replace(style, levels=tuple(_legible(level, theme) for level in style.levels))


def _legible(level: Level, theme: Theme) -> Level:
    token = next(token for token, slot in SLOTS.items() if slot == level.color)
    least = needed_contrast(theme.lengths[level.size] * level.factor, level.bold)
    grounds = (theme.colors["paper"], theme.colors["wash"])
    if all(contrast(theme.colors[token], ground) >= least for ground in grounds):
        return level
    return replace(level, color="tx1")
