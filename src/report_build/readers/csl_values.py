"""The values of CSL-JSON 1.0.2: text, names, dates; what is sound in them, and what is not.

Each function takes what the JSON holds, returns the sound part of it (None if nothing is),
and notes every fault with its path within the work.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterable, Mapping
from json import dumps
from typing import TypeVar

from report_build.csl import (
    DATE_FLAGS,
    DATE_TEXTS,
    DATES,
    EXPORTED_KEYS,
    NAME_FLAGS,
    NAME_TEXTS,
    NAMES,
    NUMBERS,
    OTHER_KEYS,
    OTHER_TYPES,
    TYPES,
    UNPRINTED,
    UNTITLED,
    VARIABLES,
)
from report_build.diagnostics import Rule, Severity, nearest, shortened
from report_build.frozen import dataclass
from report_build.readers.json_text import Json, Path
from report_build.readers.source import bad_character, without_bad_characters

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+-]*):(?!\d+(/|$))")  # not the port of a host
_SAFE_SCHEMES = ("http", "https", "ftp", "doi", "urn", "hdl", "arxiv")
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc|span)(?:\s[^<>]*)?>")
_ISO_DATE = re.compile(r"(-?\d{1,4})(?:-(\d\d?)(?:-(\d\d?))?)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value; `path` leads to it from the work, ("key", name) to a key."""

    path: Path
    message: str
    hint: str = ""
    rule: Rule = Rule.BAD_WORK
    severity: Severity = Severity.ERROR


Note = Callable[[Fault], None]
T = TypeVar("T")


class Unsound(Exception):
    """Nothing of a value can be used; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def _kept(note: Note, read: Callable[..., T], *what: object) -> T | None:
    """What `read` returns, None if that is unsound, which is noted."""
    try:
        return read(*what, note)
    except Unsound as found:
        note(found.fault)
        return None


def value(key: str, raw: Json, note: Note) -> object | None:
    """The sound value of a variable, None if it has none."""
    return _kept(note, _value, key, raw)


def _value(key: str, raw: Json, note: Note) -> object | None:
    if raw is None:
        raise Unsound(Fault((key,), f'"{key}" is null', f'delete "{key}" or give it a value'))
    if key in NAMES:
        return names(key, raw, note)
    if key in DATES:
        return date(key, raw, note)
    if key == "custom":
        return _custom(raw, note)
    if key == "categories":
        return _categories(raw, note)
    if key in VARIABLES:
        return text(key, raw, note)
    _unknown((), key, VARIABLES, note)
    return None


def id_text(raw: Json, note: Note) -> str:
    """The id as text, exactly as written; empty if it cannot be one."""
    found = str(raw) if isinstance(raw, (str, int, float)) and not isinstance(raw, bool) else ""
    if not found.strip():
        fact = "a work has no id" if raw is None or raw == "" else f"an id cannot be {_shown(raw)}"
        note(Fault(("id",), fact, 'write "id": "name2020"'))
        return ""
    if problem := bad_character(found):
        note(Fault(("id",), problem, "delete it", Rule.BAD_CHARACTER))
        return ""
    return found


def type_name(raw: Json, note: Note) -> str:
    """The type, "document" if it cannot be told."""
    if isinstance(raw, str) and raw in TYPES:
        return raw
    if isinstance(raw, str) and raw in OTHER_TYPES:
        hint = f'write "type": "{OTHER_TYPES[raw]}"'
        note(_warning(("type",), f'"{raw}" is not a type of CSL-JSON', hint))
        return OTHER_TYPES[raw]
    near = nearest(raw, sorted(TYPES)) if isinstance(raw, str) else ""
    hint = f'did you mean "{near}"?' if near else 'write "type": "book", "report", "webpage" …'
    fact = f"{_shown(raw)} is not a type of CSL-JSON" if raw else "a work has no type"
    note(Fault(("type",), fact, hint))
    return "document"


def check_title(work: Mapping[str, object], raw: Json, note: Note) -> None:
    """Note that a work has no title; where `raw` is not a text, that has been noted already."""
    if "title" in work or work["type"] in UNTITLED or not (raw is None or isinstance(raw, str)):
        return
    hint = 'add "title": "…"; where a work has none, describe it in a few words (MLA 9, 5.25-30)'
    note(Fault(("title",), "a work has no title", hint))


# ---- text ----


def text(key: str, raw: Json, note: Note) -> str | None:
    """The text of a variable in one line; its rich text and its scheme are checked."""
    if isinstance(raw, (list, dict, bool)) or raw is None or not _finite(raw):
        hint = f'write "{key}": "…"'
        raise Unsound(Fault((key,), f'"{key}" is {_shown(raw)}, not a text', hint))
    if isinstance(raw, str):
        found = _clean(raw, (key,), note)
    else:
        found = _number_text(raw)
        if key not in NUMBERS:
            note(_warning((key,), f'"{key}" is a number, not a text', f'write "{found}"'))
    if key in ("URL", "DOI"):
        return found if found and _is_safe(key, found, note) else None
    if key not in UNPRINTED and (fault := _unbalanced(found)):
        note(_warning((key,), fault, "close each tag that is opened, in reverse order"))
    return found or None


def _clean(raw: str, path: Path, note: Note) -> str:
    """The text in one line, without characters that no output can show."""
    found = " ".join(raw.replace("\u2028", " ").replace("\u2029", " ").split())
    if problem := bad_character(found):
        severity = Severity.WARNING if path[0] in UNPRINTED else Severity.ERROR
        hint = "delete it, also if it is written as an escape such as \\u0007"
        note(Fault(path, problem, hint, Rule.BAD_CHARACTER, severity))
    return without_bad_characters(found)


def _is_safe(key: str, address: str, note: Note) -> bool:
    found = _SCHEME.match("".join(address.split()))  # browsers skip a line end in a scheme
    if not found or found[1].lower() in _SAFE_SCHEMES:
        return True
    message = f'"{key}" begins with {found[1].lower()}:, which no reader can follow safely'
    note(Fault((key,), message, "write an address that begins with https://"))
    return False


def _unbalanced(value: str) -> str:
    """What is wrong with the rich text of a value; empty if its tags are balanced."""
    opened: list[str] = []
    for end, name in _TAG.findall(value) if "<" in value else ():
        if not end:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"</{name}> closes what is not open"
    return f"<{opened[-1]}> is never closed" if opened else ""


# ---- names ----


def names(key: str, raw: Json, note: Note) -> list[dict[str, object]] | None:
    """The sound names of a list of names."""
    if not isinstance(raw, list):
        hint = f'write "{key}": {_as_names(raw)}'
        raise Unsound(Fault((key,), f'"{key}" is {_shown(raw)}, not a list of names', hint))
    if not raw:
        raise Unsound(Fault((key,), f'"{key}" is an empty list', f'delete "{key}" or add a name'))
    found = (_kept(note, _name, (key, at), part) for at, part in enumerate(raw))
    return [name for name in found if name is not None] or None


def _name(path: Path, raw: Json, note: Note) -> dict[str, object] | None:
    if not isinstance(raw, dict):
        hint = f"write {_as_names(raw).strip('[]')}"
        raise Unsound(Fault(path, f"a name is {_shown(raw)}, not parts of a name", hint))
    found: dict[str, object] = {}
    for key, part in raw.items():
        if key in NAME_TEXTS and isinstance(part, str):
            if clean := _clean(part, (*path, key), note):
                found[key] = clean
        elif key in NAME_FLAGS and isinstance(part, (str, int, float)):
            found[key] = part
        elif key in NAME_TEXTS or key in NAME_FLAGS:
            hint = f'write "{key}": "…"'
            note(Fault((*path, key), f'"{key}" is {_shown(part)}, not a text', hint))
        else:
            _unknown(path, key, (*NAME_TEXTS, *NAME_FLAGS), note)
    if "family" in found or "literal" in found:
        return found
    given = found.get("given")
    fact = "a name has only a given name" if given else "a name has neither family nor literal"
    shown = given if isinstance(given, str) else "…"
    raise Unsound(Fault(path, fact, f'write {{"literal": {_quoted(shown)}}}, or add "family"'))


def _as_names(raw: Json) -> str:
    """How a name that was given as text would be written in CSL-JSON."""
    if isinstance(raw, dict):
        return "[{…}], with the name inside the brackets"
    if not isinstance(raw, str) or not raw.strip():
        return '[{"family": "Smith", "given": "Ann"}]'
    family, comma, given = raw.partition(",")
    if not comma:
        given, _, family = raw.strip().rpartition(" ")
    if not given.strip():
        return f'[{{"literal": {_quoted(raw.strip())}}}]'
    parts = f'"family": {_quoted(family.strip())}, "given": {_quoted(given.strip())}'
    return f"[{{{parts}}}]"


# ---- dates ----


def date(key: str, raw: Json, note: Note) -> dict[str, object] | None:
    """The sound parts of a date."""
    if not isinstance(raw, dict):
        hint = f'write "{key}": {_as_date(raw)}'
        raise Unsound(Fault((key,), f'"{key}" is {_shown(raw)}, not a date', hint))
    found: dict[str, object] = {}
    for name, part in raw.items():
        path = (key, name)
        if name == "date-parts":
            if part == [] and len(raw) > 1:
                continue  # exported beside a date in words
            if days := _kept(note, _days, path, part):
                found[name] = days
        elif name in DATE_TEXTS and isinstance(part, str):
            if clean := _clean(part, path, note):
                found[name] = clean
        elif name in DATE_FLAGS and isinstance(part, (str, int, float)):
            found[name] = part
        elif name in DATE_TEXTS or name in DATE_FLAGS:
            hint = f'write "{name}": "…"'
            note(Fault(path, f'"{name}" is {_shown(part)}, not a text', hint))
        else:
            _unknown((key,), name, ("date-parts", *DATE_TEXTS, *DATE_FLAGS), note)
    if not raw:
        note(Fault((key,), f'"{key}" is empty', f'delete it or write "{key}": {_as_date("")}'))
    return found or None


def _days(path: Path, raw: Json, note: Note) -> list[list[int]] | None:
    """One date, or the two ends of a range, each a year with or without month and day."""
    hint = f'write "date-parts": {_parts_of(raw)}'
    if not isinstance(raw, list) or not raw or not all(isinstance(day, list) for day in raw):
        fact = "an empty list" if raw == [] else _shown(raw)
        raise Unsound(Fault(path, f'"date-parts" is {fact}, not a list of dates', hint))
    if len(raw) > 2:
        raise Unsound(Fault(path, f'"date-parts" has {len(raw)} dates, not one or two', hint))
    found = [_kept(note, _day, (*path, at), day) for at, day in enumerate(raw)]
    sound = [day for day in found if day]
    return sound if len(sound) == len(found) else None


def _day(path: Path, raw: Json, _: Note) -> list[int]:
    hint = "write [2022, 11, 11], [2022, 11] or [2022]"
    parts = list(raw) if isinstance(raw, list) else []
    while len(parts) > 1 and parts[-1] == "":  # as some programs fill what they do not know
        parts.pop()
    numbers = [_whole(part) for part in parts]
    if not 1 <= len(parts) <= 3 or None in numbers:
        raise Unsound(Fault(path, f"{dumps(raw)} is not a date", hint))
    year, month, day = ([*(n for n in numbers if n is not None), 1, 1])[:3]
    if not 1 <= abs(year) <= 9999:
        raise Unsound(Fault((*path, 0), f"there is no year {year}", hint))
    seasons = len(parts) == 2 and 21 <= month <= 24  # as EDTF counts them
    if not 1 <= month <= 12 and not seasons:
        more = '; a season is written "season": 1 beside "date-parts"' if month > 12 else ""
        raise Unsound(Fault((*path, 1), f"there is no month {month}", hint + more))
    if not seasons and not 1 <= day <= calendar.monthrange(abs(year), month)[1]:
        raise Unsound(Fault((*path, 2), f"there is no day {day} in that month", hint))
    return [number for number in numbers if number is not None]


def _as_date(raw: Json) -> str:
    """How a date that was given in another way would be written in CSL-JSON."""
    return f'{{"date-parts": {_parts_of(raw)}}}'


def _parts_of(raw: Json) -> str:
    """Date parts for a day that was given as text, as a number or as a flat list."""
    if isinstance(raw, list):
        numbers = [_whole(part) for part in raw[:3]]
        if numbers and None not in numbers:
            return dumps([numbers])
    found = _ISO_DATE.fullmatch(str(raw).strip())
    return dumps([[int(part) for part in found.groups() if part]]) if found else "[[2022, 11, 11]]"


# ---- the rest ----


_CUSTOM = {"absent": list, "confidence": dict}
"""What of `custom` the build and the import write there besides texts and numbers."""


def _custom(raw: Json, note: Note) -> dict[str, object] | None:
    if not isinstance(raw, dict):
        raise Unsound(_warning(("custom",), '"custom" is not an object', 'write {"key": "…"}'))
    return {
        key: _clean(part, ("custom", key), note) if isinstance(part, str) else part
        for key, part in raw.items()
        if isinstance(part, (str, int, float))
        or (key in _CUSTOM and isinstance(part, _CUSTOM[key]))
    }


def _categories(raw: Json, note: Note) -> list[str] | None:
    if isinstance(raw, list) and all(isinstance(part, str) for part in raw):
        return [_clean(str(part), ("categories", at), note) for at, part in enumerate(raw)]
    hint = 'write ["one", "two"]'
    raise Unsound(_warning(("categories",), '"categories" is not a list of texts', hint))


def _unknown(path: Path, key: str, known: Iterable[str], note: Note) -> None:
    if key.startswith("_") or key in EXPORTED_KEYS:
        return
    near = OTHER_KEYS.get(key, "") if not path else ""
    near = near or nearest(key, sorted(known))
    hint = f'did you mean "{near}"?' if near else "delete it"
    message = f'"{without_bad_characters(key)}" is not a key of CSL-JSON and prints nowhere'
    note(Fault((*path, "key", key), message, hint, Rule.UNKNOWN_KEY, Severity.WARNING))


def _warning(path: Path, message: str, hint: str) -> Fault:
    return Fault(path, message, hint, severity=Severity.WARNING)


def _finite(raw: str | float) -> bool:
    return not isinstance(raw, float) or math.isfinite(raw)


def _number_text(raw: float) -> str:
    return str(int(raw)) if float(raw).is_integer() and abs(raw) < 1e15 else str(raw)


def _whole(raw: Json) -> int | None:
    """A whole number of at most six digits, also where it is written as text."""
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        return None
    found = re.fullmatch(r"\s*(-?[0-9]{1,6})(\.0)?\s*", str(raw))
    return int(found[1]) if found else None


def _shown(raw: Json) -> str:
    match raw:
        case bool():
            return "true" if raw else "false"
        case Mapping():
            return "an object"
        case list():
            return "a list"
        case None:
            return "null"
        case str():
            return f"the text {_quoted(raw)}"
    return str(raw)


def _quoted(raw: str) -> str:
    return '"' + without_bad_characters(shortened(raw).replace('"', "'")) + '"'
