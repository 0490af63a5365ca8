"""Numbers as a language writes them, and the spreadsheet formats that print the same."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from locale import windows_locale

from babel.core import get_global
from babel.numbers import format_decimal

from report_build.locales import locale
from report_build.spacing import NO_BREAK

MINUS = "\u2212"


def number_text(value: float, decimals: int, unit: str, language: str) -> str:
    """A number as the language writes it, with a true minus sign and its unit."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(_rounded(value, decimals), format=pattern, locale=locale(language))
    digits = text.strip("-\u2212\u200e\u200f")
    return (MINUS if value < 0 and text != digits else "") + digits + _behind(unit)


def _behind(unit: str) -> str:
    """A unit as it stands behind a number: one in words after a space, "k" or "%" right there."""
    return f"{NO_BREAK}{unit}" if unit[:2].isalpha() and len(unit) > 1 else unit


def _rounded(value: float, decimals: int) -> Decimal:
    """Halves go away from zero, as in a spreadsheet; Babel by itself rounds them to even."""
    exact = Decimal(repr(float(value)))
    if abs(value) >= 10**15:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent_text(share: float, language: str) -> str:
    """A share of one as a whole percentage, such as "12 %" in French.

    Something is never nothing, nor all but all of it the whole: "<1%", ">99%".
    """
    before, _, after = _percent_pattern(language).partition("0")
    sign, whole = _squeezed(share) or ("", share * 100)
    return sign + before + number_text(whole, 0, "", language) + after


def _squeezed(share: float) -> tuple[str, int] | None:
    """The sign and the percentage of a share that rounding would make nothing, or all."""
    if 0 < share < 0.005:
        return "<", 1
    return (">", 99) if 0.995 <= share < 1 else None


def number_code(decimals: int, unit: str, language: str) -> str:
    """The spreadsheet's number format that prints what `number_text` does.

    The language stands before each half (ECMA-376 Part 1, 18.8.31). LibreOffice takes the
    separators from it, PowerPoint those of the reader's machine, whatever the format says.
    """
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    plain, minus, prefix = digits + _quoted(_behind(unit)), _quoted(MINUS), _language_code(language)
    return f"{prefix}{plain};{prefix}{minus}{plain}"


def _language_code(language: str) -> str:
    """Such as "[$-407]" for German; nothing where English is written or no code is known."""
    chosen = locale(language)
    if chosen.language == "en":
        return ""
    likely = get_global("likely_subtags").get(chosen.language, "").rpartition("_")[2]
    name = f"{chosen.language}_{chosen.territory or likely}"
    code = next((code for code, known in windows_locale.items() if known == name), None)
    return f"[$-{code:X}]" if code else ""


def percent_code(language: str, share: float = 0.5) -> str:
    """The spreadsheet's number format that prints what `percent_text` does of this share."""
    before, _, after = _percent_pattern(language).partition("0")
    if _squeezed(share):
        return _quoted(percent_text(share, language))
    return _quoted_but_percent(before) + "0" + _quoted_but_percent(after)


def _quoted_but_percent(text: str) -> str:
    """The text as it stands in a format; the sign stays bare, for it multiplies by a hundred."""
    return "%".join(_quoted(part) for part in text.split("%"))


def percent_sign(language: str) -> str:
    """What stands after a percentage: the sign, with the space that the language asks for."""
    return _percent_pattern(language).rpartition("0")[2]


def _quoted(text: str) -> str:
    parts = (f'"{part}"' if part else "" for part in text.split('"'))
    return '\\"'.join(parts)


def _percent_pattern(language: str) -> str:
    """Such as "0 %", with the space that the language asks for."""
    pattern = locale(language).percent_formats[None].pattern.partition(";")[0]
    return re.sub("[#,]*0", "0", pattern)
