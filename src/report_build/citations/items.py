"""One work, as an item of CSL-JSON gives it: texts, people and dates sorted out of the values.

Reading never fails for a value of the wrong kind; what cannot be read is left out. Faults are
told to the author elsewhere (`readers/library.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TypeVar

from report_build.citations.dates import When, when
from report_build.citations.errors import MissingId
from report_build.citations.names import Person, person
from report_build.csl import DATES, NAMES, NUMBERS, OTHER_TYPES, TEXTS
from report_build.frozen import dataclass

V = TypeVar("V")

# Names that programs export beside those of CSL 1.0.2.
_OTHER_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "archive-location": "archive_location",
    "archive-collection": "archive_collection",
    "editortranslator": "editor-translator",
}
_NOT_TEXT = NAMES | DATES | {"id", "type", "custom", "categories", "language", "author-lead"}
_NOTED = TEXTS | NUMBERS | DATES | {"type"}


@dataclass(frozen=True, slots=True)
class Work:
    """A work with its variables by their CSL names; texts are as the author wrote them.

    Empty variables are absent. `custom` keeps the texts of CSL-JSON's custom object.
    """

    id: str
    kind: str
    texts: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    dates: Mapping[str, When] = field(default_factory=dict)
    language: str = ""
    link: str = ""  # where a live URL leads, whatever of it is printed
    custom: Mapping[str, str] = field(default_factory=dict)

    def text(self, variable: str) -> str:
        """A text variable, "" if the work has none."""
        return self.texts.get(variable, "")


def without(values: Mapping[str, V], name: str) -> dict[str, V]:
    """The values of a work but for one."""
    return {key: value for key, value in values.items() if key != name}


def item_id(item: object) -> str:
    """The id of an item as text; raises MissingId if it has none."""
    value = item.get("id") if isinstance(item, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value == "":
        raise MissingId(item)
    return str(value)


def work(item: Mapping[str, object]) -> Work:
    """The work that an item of CSL-JSON describes; raises MissingId if it has no id.

    Variables written in the note, as Zotero's Extra field has them, count where the item has
    none of that name: `original-date: 1950`, `editor: Woolf || Virginia`. A type counts always.
    """
    texts: dict[str, str] = {}
    people: dict[str, tuple[Person, ...]] = {}
    dates: dict[str, When] = {}
    noted = _noted(item.get("note"))
    values = {**noted, **item}
    for name, value in values.items():
        variable = _OTHER_NAMES.get(name, name)
        if variable in NAMES:
            found = _people(value)
            if found:
                people[variable] = found
        elif variable in DATES:
            date = when(value)
            if date is not None:
                dates[variable] = date
        elif variable not in _NOT_TEXT:
            text = _text(value)
            if variable == "page":
                text = _PAGE_WORD.sub("", text)
            if text and (variable == name or variable not in texts):
                texts[variable] = text
    return Work(
        id=item_id(item),
        kind=_kind(noted.get("type") or item.get("type")),
        texts=texts,
        people=people,
        dates=dates,
        language=_text(values.get("language")),
        link=texts.get("URL", ""),
        custom=_custom(item.get("custom")),
    )


_PAGE_WORD = re.compile(r"^pp?\.\s*(?=\w)")
_NOTE_LINE = re.compile(r"\{?:?([A-Za-z_-]+):\s*([^{}]*?)\}?\s*")


def _noted(note: object) -> dict[str, object]:
    """The variables of a note: lines of a CSL name, a colon and a value, or {:name: value}."""
    found: dict[str, object] = {}
    if not isinstance(note, str) or ":" not in note:
        return found
    for line in note.splitlines():
        match = _NOTE_LINE.fullmatch(line.strip())
        if match and match.group(2):
            _take_noted(match.group(1), match.group(2), found)
    return found


def _take_noted(name: str, value: str, found: dict[str, object]) -> None:
    if name in _NOTED:
        found.setdefault(name, value)
    elif name in NAMES:
        family, bars, given = (part.strip() for part in value.partition("||"))
        who = {"family": family, "given": given} if bars else {"literal": family}
        people = found.setdefault(name, [])
        assert isinstance(people, list)
        people.append(who)


def _kind(value: object) -> str:
    name = value.strip() if isinstance(value, str) else ""
    return OTHER_TYPES.get(name, name)


def _people(value: object) -> tuple[Person, ...]:
    if isinstance(value, str | Mapping):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    return tuple(who for who in map(person, value) if who is not None)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and value and isinstance(value[0], str):
        return value[0].strip()  # CrossRef gives titles as lists
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _custom(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {str(key): text for key, part in value.items() if (text := _text(part))}
