"""A list of works read one by one: dashes stand for the author of the entry before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from report_build.importing import reference
from report_build.importing.draft import Draft, Entry, without_emphasis
from report_build.importing.entries import REPEATED

# Stands for the dashes while an entry is split, as a name that every style reads as one.
_SOMEBODY = "Nemo, A."
_NAMES = [{"family": "Nemo", "given": "A."}]
_ROLES = ("author", "editor")


def works(entries: Iterable[Entry]) -> list[Draft]:
    """The works of a list; dashes that follow nobody's work stay unplaced."""
    made: list[Draft] = []
    before: object = None
    for entry in entries:
        draft = _repeated(entry, before) or reference.work(entry)
        before = next((draft.fields[role] for role in _ROLES if role in draft.fields), None)
        made.append(draft)
    return made


def _repeated(entry: Entry, before: object) -> Draft | None:
    """The work of an entry that begins with dashes; None of any other."""
    found = REPEATED.match(entry.text)
    if not found:
        return None
    rest = entry.text[found.end() :]
    if before is None:
        draft = reference.work(replace(entry, text=rest.lstrip("., ")))
        draft.leave(found[0])
    else:
        draft = reference.work(replace(entry, text=f"{_SOMEBODY}{rest.removeprefix('.')}"))
        _name(draft, before, found[0])
    draft.raw = without_emphasis(entry.text)
    return draft


def _name(draft: Draft, before: object, dashes: str) -> None:
    """Put the names of the entry before where those of nobody were found."""
    for role in _ROLES:
        if draft.fields.get(role) == _NAMES:
            draft.again(role, before, 0.8)
            return
    draft.leave(dashes)
