"""Units of measure: which one stands at a place, by whatever name four languages give it.

Only units that a text could take for one another are known, and only names that mean nothing
else: no "m", which may be a million, and no "pound", which may be money.
"""

from __future__ import annotations

import re

_NAMES = {
    "km²": r"square kilomet(?:re|er)s?|sq\.? ?km|km²|km2|kilomètres? carrés?|quadratkilometern?"
    r"|kilómetros? cuadrados?",
    "mi²": r"square miles?|sq\.? ?mi|quadratmeilen?|millas? cuadradas?",
    "m²": r"square met(?:re|er)s?|m²|mètres? carrés?|quadratmetern?|metros? cuadrados?",
    "m³": r"cubic met(?:re|er)s?|m³|mètres? cubes?|kubikmetern?|metros? cúbicos?",
    "ha": r"hectares?|ha|hektar|hectáreas?",
    "acre": r"acres?",
    "km": r"kilomet(?:re|er)s?|km|kilomètres?|kilometern?|kilómetros?",
    "mi": r"miles|meilen?|millas?",
    "m": r"met(?:re|er)s?|mètres?|metern?|metros?",
    "ft": r"feet",
    "t": r"tonn?es?|tons|tonnen|toneladas?",
    "kg": r"kilogram(?:me)?s?|kilos?|kg|kilogramm|kilogramos?",
    "l": r"lit(?:re|er)s?|litern?|litros?",
    "bbl": r"barrels|barils|barriles",
    "hour": r"hours?|heures?|stunden?|horas?",
    "day": r"days?|jours?|tagen?|días?",
    "week": r"weeks?|semaines?|wochen?|semanas?",
    "month": r"months?|mois|monaten?|mes(?:es)?",
    "year": r"years?|ann?ées?|ans?|jahren?|años?",
    "USD": r"dollars?|dólar(?:es)?|USD",
    "EUR": r"euros?|EUR",
}
_EACH = (f"(?P<u{at}>{names})" for at, names in enumerate(_NAMES.values()))
_ONE = re.compile(rf"(?<!\w)(?:{'|'.join(_EACH)})(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4}")  # what is shorter may be a sign: "m", "yrs"


def measure(text: str) -> str:
    """The words at the beginning of a text that name a unit of measure, "square miles"; or none."""
    found = _ONE.match(text)
    return found[0] if found else ""


def is_other_measure(text: str, unit: str) -> bool:
    """Whether a text begins with a unit of measure, and a unit names others and not this one."""
    known = {found.lastgroup for found in _ONE.finditer(unit)}
    begun = _ONE.match(text)
    return begun is not None and bool(known) and begun.lastgroup not in known


def lacks_measure(unit: str, text: str) -> bool:
    """Whether a text begins with a unit of measure, and a unit has words, none of which is it."""
    begun = _ONE.match(text)
    known = {found.lastgroup for found in _ONE.finditer(unit)}
    return begun is not None and begun.lastgroup not in known and _WORD.search(unit) is not None
