"""YAML 1.2 as typed fields that know their line and column.

`parse` makes a tree of the author's text; `Fields` asks it for a value of one type at a
time and reports what is not of that type. Nothing is guessed: `NO` and `1:30` are text, and
a number that is asked for as text is what the author typed. Aliases, anchors and tags are
refused, since a reader of the file would have to know YAML to understand them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from decimal import Decimal
from typing import TypeVar

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, shortened, suggestion
from report_build.frozen import dataclass
from report_build.readers.yaml_tree import Entry, Items, Mapping, Scalar, Value, place_in, tree

C = TypeVar("C", bound=str)
T = TypeVar("T")

NUMBER_LIMIT = Decimal(10) ** 15
"""Numbers are smaller than this; what is larger no reader could take in."""

_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,3})?")
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one mapping; each question names a key and the type that its value must have.

    A missing or wrong value is reported and the default returned, so that one reading finds
    everything. Ask for all that is known, then call `done`, which reports what is left.
    """

    _mapping: Mapping
    _report: Report
    _asked: set[str] = field(default_factory=set, compare=False)

    def __contains__(self, key: str) -> bool:
        return key in self._mapping.entries

    def __iter__(self) -> Iterator[str]:
        """The keys as written, in order."""
        return iter(self._mapping.entries)

    def pos(self, key: str = "") -> Pos:
        """The place of a key's value, or of its key if it has none; without a key, of all."""
        entry = self._mapping.entries.get(key)
        if entry is None:
            return self._mapping.pos
        return entry.key.pos if _is_empty(entry.value) else entry.value.pos

    def key_pos(self, key: str) -> Pos:
        """The place of a key."""
        entry = self._mapping.entries.get(key)
        return self._mapping.pos if entry is None else entry.key.pos

    def text_pos(self, key: str, offset: int = 0) -> Pos:
        """The place in the file of the character at `offset` of a key's text."""
        entry = self._mapping.entries.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            return self.pos(key)
        return place_in(entry.value, offset)

    def places(self, key: str) -> tuple[Pos, ...]:
        """The places of the texts in a list, one for each that `texts` returns."""
        items = self._items(key)
        return tuple(item.pos for item in items if isinstance(item, Scalar) and not item.empty)

    def kind(self, key: str) -> str:
        """What stands at a key: "text", "list", "fields", or nothing."""
        entry = self._mapping.entries.get(key)
        return "" if entry is None or _is_empty(entry.value) else _KINDS[type(entry.value)]

    # ---- one value ----

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """A text, as typed: a number or a date is what the author wrote."""
        value = self._value(key, required)
        if value is None:
            return default
        if not isinstance(value, Scalar):
            return self._wrong(key, value, "a text", f'write {key}: "…"', default)
        if not required or value.text.strip():
            return value.text
        return self._wrong(key, value, "a text", f"write {key}: and some words", default)

    def number(self, key: str, *, required: bool = False) -> Decimal | None:
        """A number, exactly as written: 900, -1.5 or 2e6."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, Scalar) and not value.style and _is_number(value.text):
            return Decimal(value.text)
        return self._wrong(key, value, "a number", _number_hint(key, value), None)

    def integer(self, key: str, default: int, most: int) -> int:
        """A whole number from 0 to `most`."""
        value = self._value(key, False)
        if value is None:
            return default
        number = _whole(value)
        if number is not None and 0 <= number <= most:
            return number
        hint = f"write {key}: 0, or another whole number up to {most}"
        return self._wrong(key, value, "a whole number in its range", hint, default)

    def flag(self, key: str, default: bool = False) -> bool:
        """Whether a value is true; it must be written true or false."""
        value = self._value(key, False)
        if value is None:
            return default
        if isinstance(value, Scalar) and not value.style and value.text in _FLAGS:
            return _FLAGS[value.text]
        return self._wrong(key, value, "true or false", _flag_hint(key, value), default)

    def date(self, key: str, *, required: bool = False) -> datetime.date | None:
        """A day, written 2022-11-11."""
        value = self._value(key, required, like="2022-11-11")
        if value is None:
            return None
        if isinstance(value, Scalar) and _DATE.fullmatch(value.text):
            try:
                return datetime.date.fromisoformat(value.text)
            except ValueError:
                hint = "the month has no such day, or the year no such month"
                return self._wrong(key, value, "a day", hint, None)
        return self._wrong(key, value, "a day", f"write {key}: 2022-11-11", None)

    def choice(self, key: str, choices: Iterable[C], default: C, *, required: bool = False) -> C:
        """One of a few words."""
        known = {str(choice): choice for choice in choices}
        value = self._value(key, required)
        if value is None:
            return default
        if isinstance(value, Scalar) and value.text in known:
            return known[value.text]
        word = value.text if isinstance(value, Scalar) else ""
        hint = suggestion(word, known) or "one of: " + ", ".join(known)
        return self._wrong(key, value, "one of the words it can be", hint, default)

    # ---- several values ----

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        if self._value(key, required) is None:
            return ()
        found = []
        for item in self._items(key):
            if isinstance(item, Scalar) and not item.empty:
                found.append(item.text)
            else:
                self._wrong_item(key, item, "a text", f"write {key}: [one, two]")
        return tuple(found)

    def sections(self, key: str, *, short: str = "", required: bool = False) -> tuple[Fields, ...]:
        """A list of mappings; a single mapping counts as a list of one.

        With `short` a text in the list stands for a mapping that has only that key.
        """
        if self._value(key, required) is None:
            return ()
        found = []
        for item in self._items(key):
            if isinstance(item, Scalar) and short and not item.empty:
                name = Scalar(short, short, "", item.pos)
                item = Mapping({short: Entry(name, item)}, item.pos)
            if isinstance(item, Mapping):
                found.append(Fields(item, self._report))
            else:
                hint = f"write {key}: and below it, indented, - and its keys"
                self._wrong_item(key, item, "keys with values", hint)
        return tuple(found)

    def fields(self, key: str, *, required: bool = False) -> Fields | None:
        """A mapping within the mapping."""
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return Fields(value, self._report)
        hint = f"write {key}: and below it, indented, its keys"
        return self._wrong(key, value, "keys with values", hint, None)

    # ---- findings ----

    def error(self, key: str, message: str, hint: str = "", rule: Rule = Rule.BAD_VALUE) -> None:
        """Report a fault of a key's value that only the caller can see."""
        self._report(Diagnostic(rule, message, self.pos(key), hint))

    def done(self, *known: str, below: dict[str, str] | None = None) -> None:
        """Report every key that nobody asked for and that is not in `known` either.

        `below` names the key below which one belongs that may be written here by mistake.
        """
        right = sorted(self._asked.union(known))
        for key, entry in self._mapping.entries.items():
            if key not in right:
                hint = suggestion(key, right) or "delete it"
                if group := (below or {}).get(key):
                    hint = f"write it below {group}, as {group}: {{{key}: …}}"
                message = f'"{key}" is not a key that is known here'
                self._report(Diagnostic(Rule.UNKNOWN_KEY, message, entry.key.pos, hint))

    def _value(self, key: str, required: bool, like: str = "and its value") -> Value | None:
        """The value of a key, None if it is missing or empty; reports it if it is required."""
        self._asked.add(key)
        entry = self._mapping.entries.get(key)
        if entry is not None and not _is_empty(entry.value):
            return entry.value
        if required:
            fact = "is missing" if entry is None else "has no value"
            hint = f"write {key}: {like}"
            self._report(Diagnostic(Rule.MISSING_KEY, f'"{key}" {fact}', self.pos(key), hint))
        return None

    def _items(self, key: str) -> tuple[Value, ...]:
        entry = self._mapping.entries.get(key)
        if entry is None or _is_empty(entry.value):
            return ()
        return entry.value.items if isinstance(entry.value, Items) else (entry.value,)

    def _wrong_item(self, key: str, item: Value, wanted: str, hint: str) -> None:
        message = f'an item of "{key}" is {_described(item)}, not {wanted}'
        self._report(Diagnostic(Rule.BAD_VALUE, message, item.pos, hint))

    def _wrong(self, key: str, value: Value, wanted: str, hint: str, default: T) -> T:
        message = f'"{key}" is {_described(value)}, not {wanted}'
        self._report(Diagnostic(Rule.BAD_VALUE, message, value.pos, hint))
        return default


_KINDS = {Scalar: "text", Items: "list", Mapping: "fields"}


def _is_empty(value: Value) -> bool:
    return isinstance(value, Scalar) and value.empty


def _is_number(text: str) -> bool:
    """Whether the text is a number below 10^15 with at most 15 decimals; 1e400 is none."""
    if not _NUMBER.fullmatch(text):
        return False
    exponent = Decimal(text).as_tuple().exponent
    return abs(Decimal(text)) < NUMBER_LIMIT and isinstance(exponent, int) and exponent >= -15


def _whole(value: Value) -> int | None:
    plain = isinstance(value, Scalar) and not value.style and _INTEGER.fullmatch(value.text)
    return int(plain[0]) if plain else None


def _described(value: Value) -> str:
    if isinstance(value, Items):
        return "a list"
    if isinstance(value, Mapping):
        return "a group of keys"
    if value.empty:
        return "empty"
    shown = shortened(value.text)
    return f'the text "{shown}"' if value.style else f'"{shown}"'


def _number_hint(key: str, value: Value) -> str:
    text = value.text if isinstance(value, Scalar) else ""
    if re.fullmatch(r"[-+]?\d+,\d{1,2}", text.strip()):
        text = text.replace(",", ".")  # a comma before decimals, not between thousands
    plain = re.sub(r"[\s_,\u00a0\u202f]", "", text)
    if _is_number(plain):
        return f"write {key}: {plain}"
    return f"write {key}: 900, digits only, with a point before decimals"


def _flag_hint(key: str, value: Value) -> str:
    word = value.text.lower() if isinstance(value, Scalar) else ""
    said = {"yes": "true", "on": "true", "true": "true"}.get(word)
    said = said or {"no": "false", "off": "false", "false": "false"}.get(word, "true or false")
    return f"write {key}: {said}"


def parse(
    text: str, file: str, report: Report, first_line: int = 1, first_column: int = 1
) -> Fields | None:
    """The fields of a YAML text, or None if it is not one mapping; an empty text has no keys.

    `first_line` is the line of the file in which the text begins; every line of it is
    indented by `first_column` - 1 characters there.
    """
    root = tree(text, Pos(file, first_line, first_column), report)
    if root is None:
        return None
    if isinstance(root, Scalar) and root.empty:
        root = Mapping({}, root.pos)
    if isinstance(root, Mapping):
        return Fields(root, report)
    hint = "write each as a key, a colon, a space and a value: title: …"
    report(Diagnostic(Rule.BAD_YAML, f"here is {_described(root)}, not keys", root.pos, hint))
    return None
