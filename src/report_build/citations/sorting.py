"""The order of a list of works cited by the cs:sort of a style."""

from collections.abc import Mapping
from typing import Any

from report_build.citations.dates import When
from report_build.citations.rendering import Reference, Rendering
from report_build.citations.richtext import letters, plain
from report_build.citations.style import Sheet


def csl_order(sheet: Sheet, references: Mapping[str, Reference]) -> list[str]:
    """The ids in the order that the style's sort keys give; in the given order if it has none.

    Works without a key come last, whichever way the others go (CSL 1.0.2, "Sorting").
    """
    names = list(references)
    part = sheet.bibliography
    keys = part.findall("{*}sort/{*}key") if part is not None else []
    for key in reversed(keys):
        values = {name: _value(key, sheet, references[name]) for name in names}
        full = [name for name in names if values[name]]
        empty = [name for name in names if not values[name]]
        full.sort(key=lambda name: values[name], reverse=key.get("sort") == "descending")
        names = full + empty
    return names


def _value(key: Any, sheet: Sheet, reference: Reference) -> str:
    variable = key.get("variable")
    if variable is None:
        item = Rendering(reference, "bibliography", sorting=True)
        words = plain(sheet.macro(key.get("macro")).render(item))
        return " ".join(letters(word) for word in words.split())
    value = reference.get(variable)
    if isinstance(value, When):
        return value.sort_key()
    if isinstance(value, tuple):
        return " ".join(letters(f"{who.family}{who.literal} {who.given}") for who in value)
    return letters(value) if isinstance(value, str) else ""
