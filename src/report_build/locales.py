"""The language of a report as Babel knows it, for numbers and dates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


@cache
def locale(tag: str) -> Locale:
    """Babel's locale of a BCP 47 tag, of its language alone, or English."""
    from babel import Locale, UnknownLocaleError  # slow to import; most commands need no date

    for name in (tag, tag.partition("-")[0].lower()):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
