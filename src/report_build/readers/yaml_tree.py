"""YAML text as a tree of texts, lists and mappings, each with its place in the file.

The scanner is ruamel.yaml's, which knows YAML 1.2; the tree is built here from its events,
so that an alias or a tag is refused where it stands and nesting is bounded while reading.
A fault that ruamel.yaml finds is said again in an author's words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.frozen import dataclass
from report_build.readers.source import bad_character, characters, place_of

DEPTH_LIMIT = 32
"""How many lists and mappings may stand within each other."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is one piece of text.

    `raw` is how it stands in the file, `style` the sign that opens it (' " | > or nothing),
    `indent` what stands before every line of the YAML text in its file.
    """

    text: str
    raw: str
    style: str
    pos: Pos
    indent: int = 0

    @property
    def empty(self) -> bool:
        """Whether this is no value at all; a quoted "" is one."""
        return not self.style and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Value, ...]
    pos: Pos


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Value


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values; of two equal keys the first."""

    entries: dict[str, Entry]
    pos: Pos


Value = Scalar | Items | Mapping


class _Refused(Exception):
    """The text cannot be read on; carries the finding."""

    def __init__(self, rule: Rule, message: str, pos: Pos, hint: str) -> None:
        super().__init__(message)
        self.finding = Diagnostic(rule, message, pos, hint)


def tree(text: str, first: Pos, report: Report) -> Value | None:
    """The value that a YAML text holds, None after a fault; an empty text is an empty mapping.

    `first` is the place of the text's first character. A fault ends the reading, but equal
    keys do not: each is reported and the first kept.
    """
    try:
        return _Builder(text, first, report).root()
    except _Refused as refused:
        report(refused.finding)
        return None


def place_in(value: Scalar, offset: int) -> Pos:
    """Where in the file the character at `offset` of a value's text stands.

    Text and source differ in line ends, indentation, quotes and escapes, so that the text is
    looked up in the source character by character.
    """
    at = _opening(value)
    for character in value.text[:offset]:
        if not character.isspace():
            at = max(value.raw.find(character, at), at - 1) + 1
    rest = value.text[offset:].lstrip() if offset == 0 else value.text[offset : offset + 1]
    if rest.strip():
        at = max(value.raw.find(rest[0], at), at)
    return place_of(value.raw, min(at, len(value.raw)), value.pos, value.indent)


def _opening(value: Scalar) -> int:
    """How much of the source stands before the text: a quote, or `|` with its line."""
    if value.style in ("'", '"'):
        return 1
    return value.raw.find("\n") + 1 if value.style else 0


@cache
def _yaml() -> Callable[[], Any]:
    """ruamel.yaml without what is done here: characters are looked at, and there are no plug-ins.

    It is met as late as this because commands without a project have no YAML.
    """
    from ruamel.yaml.main import YAML
    from ruamel.yaml.reader import Reader

    class Characters(Reader):
        def check_printable(self, data: Any) -> None:
            """Nothing: the pattern takes longer to compile than a report.yaml to read."""

    class Yaml(YAML):
        def __init__(self) -> None:
            super().__init__(typ="safe", pure=True)
            self.Reader = Characters

        def official_plug_ins(self) -> list[str]:
            return []

    return Yaml


class _Builder:
    """Takes the events of one YAML text, one after the other."""

    def __init__(self, text: str, first: Pos, report: Report) -> None:
        self._text = characters(text, first, report)
        self._first = first
        self._report = report
        self._depth = 0
        self._events = self._read()

    def root(self) -> Value:
        """The only document's value."""
        next(self._events)
        start = next(self._events)
        if _name(start) == "StreamEnd":
            return Mapping({}, self._first)
        self._refuse_directives(start)
        value = self._value(next(self._events))
        next(self._events)
        if _name(after := next(self._events)) != "StreamEnd":
            message = '"---" begins a second document'
            raise _Refused(Rule.BAD_YAML, message, self._pos(after.start_mark), "delete the line")
        return value

    def _read(self) -> Iterator[Any]:
        """ruamel.yaml's events; its faults become findings here."""
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            yield from _yaml()().parse(self._text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            context = error.context_mark or mark
            raise self._syntax_fault(str(error.problem), mark, context) from None
        except (YAMLError, ValueError, OverflowError, IndexError) as error:
            message = f"this is not YAML: {error}".splitlines()[0]
            hint = "write keys and values: key: value"
            raise _Refused(Rule.BAD_YAML, message, self._first, hint) from None

    def _value(self, event: Any) -> Value:
        self._refuse_extras(event)
        match _name(event):
            case "Scalar":
                return self._scalar(event)
            case "SequenceStart":
                return self._nested(event, self._items)
            case _:
                return self._nested(event, self._mapping)

    def _nested(self, event: Any, build: Any) -> Value:
        self._depth += 1
        if self._depth > DEPTH_LIMIT:
            message = f"lists and keys stand within each other more than {DEPTH_LIMIT} deep"
            place = self._pos(event.start_mark)
            raise _Refused(Rule.NESTED_TOO_DEEP, message, place, "write it in fewer levels")
        value: Value = build(event)
        self._depth -= 1
        return value

    def _scalar(self, event: Any) -> Scalar:
        pos = self._pos(event.start_mark)
        if problem := bad_character(event.value):
            raise _Refused(Rule.BAD_CHARACTER, problem, pos, "delete the escape")
        raw = self._text[event.start_mark.index : event.end_mark.index]
        return Scalar(event.value, raw, event.style or "", pos, self._first.column - 1)

    def _items(self, event: Any) -> Items:
        items = []
        while _name(item := next(self._events)) != "SequenceEnd":
            items.append(self._value(item))
        return Items(tuple(items), self._pos(event.start_mark))

    def _mapping(self, event: Any) -> Mapping:
        entries: dict[str, Entry] = {}
        while _name(item := next(self._events)) != "MappingEnd":
            key = self._value(item)
            value = self._value(next(self._events))
            if not isinstance(key, Scalar):
                hint = "if it is text, put it in quotes"
                raise _Refused(Rule.BAD_YAML, "a list or a group is used as a key", key.pos, hint)
            if key.text in entries:
                self._report_twice(entries[key.text].key, key)
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(entries, self._pos(event.start_mark))

    def _report_twice(self, first: Scalar, second: Scalar) -> None:
        message = f'"{first.text}" already stands in line {first.pos.line}'
        hint = "delete one of the two"
        self._report(Diagnostic(Rule.DUPLICATE_KEY, message, second.pos, hint))

    def _pos(self, mark: Any) -> Pos:
        first = self._first
        return Pos(first.file, first.line + mark.line, first.column + mark.column)

    # ---- faults ----

    def _refuse_directives(self, start: Any) -> None:
        if start.version or start.tags:
            message = "a line that begins with % is a YAML directive, which is not read"
            raise _Refused(Rule.BAD_YAML, message, self._first, "delete the line")

    def _refuse_extras(self, event: Any) -> None:
        """An alias, an anchor or a tag; as a rule a piece of Markdown that lacks its quotes."""
        if found := _extra(event):
            sign, word = found
            message = f'"{sign}" begins a YAML {word}, which is refused'
            hint = self._quotes_hint(event.start_mark.line)
            raise _Refused(Rule.BAD_YAML, message, self._pos(event.start_mark), hint)

    def _syntax_fault(self, problem: str, mark: Any, context: Any) -> _Refused:
        line = self._line(mark.line)
        if "\t" in line[: len(line) - len(line.lstrip())] or line[mark.column :].startswith("\t"):
            hint = "put spaces in its place"
            return _Refused(Rule.BAD_YAML, "a tab stands here", self._pos(mark), hint)
        if problem.startswith("mapping values") and ": " not in line[: mark.column]:
            message = "this line goes on with the value above it, so no key can stand here"
            hint = "begin it in the same column as the key that it belongs beside"
            return _Refused(Rule.BAD_YAML, message, self._pos(mark), hint)
        for pattern, message, at_context, hint in _FAULTS:
            if found := re.search(pattern, problem):
                pos = self._pos(context if at_context else mark)
                hint = hint or self._quotes_hint(pos.line - self._first.line)
                return _Refused(Rule.BAD_YAML, found.expand(message), pos, hint)
        hint = self._quotes_hint(mark.line)
        return _Refused(Rule.BAD_YAML, problem, self._pos(mark), hint)

    def _line(self, number: int) -> str:
        lines = self._text.split("\n")
        return lines[number] if number < len(lines) else ""

    def _quotes_hint(self, number: int) -> str:
        """How the line reads with its value in quotes."""
        found = re.fullmatch(r"(?:\s|- )*([\w-]+):\s+(\S.*)", self._line(number))
        if not found or found[2][0] in "\"'[{":
            return 'put the text in quotes: "…"'
        quote = "'" if '"' in found[2] else '"'
        value = found[2].rstrip().replace("'", "''") if quote == "'" else found[2].rstrip()
        return f"put the text in quotes: {found[1]}: {quote}{value}{quote}"


_FAULTS = (
    # what ruamel.yaml says, what the author reads, whether it stands where the value began
    ("mapping values are not allowed", "a second colon with a space stands here", False, ""),
    ("character '(.)' that cannot start", r'a text without quotes cannot begin with "\1"', False,
     ""),
    ("unexpected end of stream", "this quotation mark is never closed", True, "close it"),
    (r"expected ',' or '(.)'", r'a list or group opens here and lacks its "\1"', True, "close it"),
    ("unknown escape character '(.)'", r'"\\\1" means nothing in double quotes', False,
     "use single quotes, in which a backslash is a backslash"),
    (r"could not find expected ':'", "a key without its colon stands here", True,
     "write a key, a colon, a space and a value"),
    (r"found '<(block mapping start|block sequence start)>'",
     "this line is indented unlike the lines before it", False,
     "begin it in the same column as the line that it belongs to"),
    (r"found '<scalar>'", "more text stands after the value is over", False, ""),
    ("sequence entries are not allowed", "a list cannot begin on the line of its key", False,
     "begin it on a line of its own, or write it as [one, two]"),
    (r"found '<stream end>'", "a list or group is opened and never closed", False, "close it"),
    (r"but found '([\]}])'", r'a "\1" closes what was never opened', False, ""),
    ("alphabetic or numeric", "a sign of YAML stands here", True, ""),
)  # fmt: skip


def _extra(event: Any) -> tuple[str, str] | None:
    """The sign and the name of what an event has beside its value."""
    if _name(event) == "Alias":
        return "*", "alias"
    if event.anchor is not None:
        return "&", "anchor"
    return ("!", "tag") if event.ctag is not None else None


def _name(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")
