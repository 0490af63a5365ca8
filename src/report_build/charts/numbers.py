"""Numbers as a language writes them, and the spreadsheet formats that print the same."""

from __future__ import annotations

from functools import cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal


def number_text(value: float, decimals: int, unit: str, language: str) -> str:
    """A number as the language writes it, with a true minus sign and its unit."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(value, format=pattern, locale=locale(language))
    digits = text.strip("-\u2212\u200e\u200f")
    return ("\u2212" if value < 0 and text != digits else "") + digits + unit


def percent_text(share: float, language: str) -> str:
    """A share of one as a whole percentage, such as "12 %" in French."""
    before, _, after = _percent_pattern(language).partition("0")
    return before + number_text(share * 100, 0, "", language) + after


def number_code(decimals: int, unit: str = "") -> str:
    """The spreadsheet's number format that prints what `number_text` does.

    Separators are those of the reader's machine: the format has no word for them.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    plain = digits + _quoted(unit)
    return f"{plain};{_quoted(chr(0x2212))}{plain}"


def percent_code(language: str) -> str:
    """The spreadsheet's number format that prints what `percent_text` does."""
    before, _, after = _percent_pattern(language).partition("0")
    return before + "0" + (f'"{after[:-1]}"%' if len(after) > 1 else after)


def percent_sign(language: str) -> str:
    """What stands after a percentage: the sign, with the space that the language asks for."""
    return _percent_pattern(language).rpartition("0")[2]


def _quoted(text: str) -> str:
    parts = (f'"{part}"' if part else "" for part in text.split('"'))
    return '\\"'.join(parts)


def _percent_pattern(language: str) -> str:
    """Such as "0 %", with the space that the language asks for."""
    pattern = locale(language).percent_formats[None].pattern.partition(";")[0]
    return str(pattern).replace("#,##", "")


@cache
def locale(language: str) -> Locale:
    """Babel's locale of a BCP 47 tag, of its language alone, or English."""
    for tag in (language, language.partition("-")[0], "en"):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel always has English")
