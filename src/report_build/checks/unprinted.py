"""Fields of a work that MLA has no place for, where an author may think that they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_build.checks.slips import Setting, Slip, absent
from report_build.diagnostics import Rule
from report_build.library import WorkItem

FIELDS: Mapping[str, str] = {
    "chapter-number": "cite it: [@key, ch. 3]",
    "recipient": 'write "genre": "Letter to Ada Roe"',
    "chair": 'write "contributor"',
    "organizer": 'write "contributor"',
    "original-author": 'write "container-author"',
}
"""What never prints, each with what to write for it. What only describes a copy is not here."""

_FORTHCOMING = ("forthcoming", "in press", "submitted", "accepted")


def unprinted_field(work: WorkItem, setting: Setting) -> Iterator[Slip]:
    """A field that the entry does not have, in the style of MLA."""
    if setting.style != "mla":
        return
    hints = {key: hint for key, hint in FIELDS.items() if work.csl.get(key)}
    if work.text("authority") and work.text("publisher") and "author" in work.csl:
        hints["authority"] = 'name it in "author" or "publisher"'
    if work.text("status").casefold() in _FORTHCOMING and "issued" not in work.csl:
        hints["status"] = f'write "issued": {{"literal": "{work.text("status").casefold()}"}}'
    for key, hint in hints.items():
        if not absent(work, key):
            fact = f'"{key}" does not print, as MLA has no place for it'
            hint = f'{hint}; or "custom": {{"absent": ["{key}"]}}'
            yield Slip(Rule.UNPRINTED_FIELD, fact, hint, (key,))
