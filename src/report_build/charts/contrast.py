"""How well two colours can be told apart, as WCAG 2.2 measures it (1.4.3)."""

from __future__ import annotations

from functools import cache


@cache
def contrast(first: str, second: str) -> float:
    """The ratio of the luminances of two colours, six hexadecimal digits each: from 1 to 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def needed_contrast(size: float, bold: bool) -> float:
    """The least ratio for words of so many points; large type needs less."""
    return 3.0 if size >= (14.0 if bold else 18.0) else 4.5


def channels(digits: str) -> tuple[float, float, float]:
    """Red, green and blue, from 0 to 1."""
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _luminance(digits: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in channels(digits)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
