"""The language of a report as Babel knows it, for numbers and dates."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""How a language tag looks (BCP 47, 2.1), as far as reports need them."""

_USUAL = frozenset(("ar", "de", "en", "es", "fr", "it", "pt", "ru", "zh"))


@cache
def is_language(tag: str) -> bool:
    """Whether a tag begins with a language that Unicode's CLDR has a name for."""
    name = tag.replace("_", "-").partition("-")[0].lower()
    return name in _USUAL or name in locale("en").languages


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
