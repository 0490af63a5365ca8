"""JSON as the json module reads it, and where in the text a value stands.

Values are read in one go; places are looked up afterwards, by a second walk over the one
item that has a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from report_build.frozen import dataclass

Path = tuple[str | int, ...]
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_DEPTH = 8  # below it no place is kept: CSL-JSON has five levels
_BLANK = re.compile(r"[ \t\r\n]*")
_WORDS = (
    # what the json module says, what the author reads, what to type
    ("Expecting ',' delimiter", "a comma is missing before this", "write , between two values"),
    ("Expecting property name", "a key in double quotes should stand here",
     "delete the comma before } or write a key: \"title\": …"),
    ("Illegal trailing comma", "nothing follows this comma", "delete it"),
    ("Expecting ':' delimiter", "a colon should stand here", 'write "key": value'),
    ("Expecting value", "a value should stand here",
     "write a text in double quotes, a number, [ or {; and no comma before ]"),
    ("Unterminated string", "this text is never closed", 'close it with "'),
    ("Invalid control character", "a text goes over the end of its line, or holds a tab",
     r"write \n or \t in its place"),
    ("Invalid \\", "a backslash stands before a character that has none", r"write \\ for one"),
    ("Extra data", "more text follows where the JSON is over", "delete it"),
)  # fmt: skip


class JsonFault(Exception):
    """The text is not JSON, or not a list of items; `offset` tells where."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits


_DECODER = json.JSONDecoder(parse_int=_integer)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the list; `twice` says that an object in it has a key twice."""

    offset: int
    value: Json
    twice: bool = False


def items(text: str) -> Iterator[Item]:
    """Each item of a list, also of the list "items" in an object.

    Raises JsonFault where the text stops being JSON; what came before has been given out.
    """
    uneven: list[bool] = []

    def joined(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        found = dict(reversed(pairs))  # the first of two equal keys counts
        uneven.append(len(found) < len(pairs))
        return dict(reversed(found.items()))

    decoder = json.JSONDecoder(parse_int=_integer, object_pairs_hook=joined)
    at = _after(text, _list_start(text))
    while text[at : at + 1] != "]":
        uneven.clear()
        value, end = _decoded(text, at, decoder)
        yield Item(at, value, any(uneven))
        at = _blank(text, end)
        if text[at : at + 1] == ",":
            comma, at = at, _after(text, at)
            if text[at : at + 1] == "]":
                raise JsonFault("nothing follows this comma", comma, "delete it")
        elif text[at : at + 1] != "]":
            raise JsonFault("a comma is missing before this", at, "write , between two works")
    _check_end(text, at)


def _list_start(text: str) -> int:
    at = _blank(text, 0)
    if text[at : at + 1] == "[":
        return at
    if text[at : at + 1] != "{":
        raise JsonFault("this is not JSON: a list begins with [", at)
    found = next((place for key, place in _members(text, at) if key == "items"), None)
    if found is None or text[found] != "[":
        hint = "put [ before it and ] after it"
        raise JsonFault("here is one object, not a list of works", at, hint)
    return found


def _check_end(text: str, at: int) -> None:
    """Look at what follows the list; inside an object its other keys may."""
    after = _after(text, at)
    if after < len(text) and text[_blank(text, 0)] == "[":
        raise JsonFault("more text follows where the list is over", after, "delete it")


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of an object with the offsets of their values, one level deep."""
    at = _after(text, at)
    while text[at : at + 1] == '"':
        key, end = _decoded(text, at)
        at = _blank(text, end)
        if text[at : at + 1] != ":":
            raise JsonFault("a colon should stand here", at, 'write "key": value')
        at = _after(text, at)
        yield str(key), at
        _, end = _decoded(text, at)
        at = _blank(text, end)
        if text[at : at + 1] != ",":
            return
        at = _after(text, at)


def _decoded(text: str, at: int, decoder: json.JSONDecoder = _DECODER) -> tuple[Json, int]:
    try:
        found: tuple[Json, int] = decoder.raw_decode(text, at)
        return found
    except json.JSONDecodeError as error:
        for said, message, hint in _WORDS:
            if error.msg.startswith(said):
                raise JsonFault(message, error.pos, hint) from None
        raise JsonFault(error.msg.lower(), error.pos) from None
    except RecursionError:
        raise JsonFault("lists and objects stand within each other too deep", at) from None


_ID = re.compile(r'"id"\s*:\s*')


def id_offset(text: str, start: int) -> int:
    """The offset of the id of a work; of the work where it has none.

    An id stands first as a rule. Only behind an inner list or object is all of it walked.
    """
    found = _ID.search(text, start)
    if found and not re.search(r"[\[{]", text[start + 1 : found.start()]):
        return found.end()
    return places(text, start)[0].get(("id",), start)


def places(text: str, start: int) -> tuple[dict[Path, int], list[tuple[str, int]]]:
    """The offsets of the values below an item by their paths, and keys that stand twice.

    The place of a key has "key" before its path's last part: ("issued", "key", "raw").
    """
    found: dict[Path, int] = {}
    twice: list[tuple[str, int]] = []
    _walk(text, start, (), found, twice)
    return found, twice


def _walk(
    text: str, at: int, path: Path, found: dict[Path, int], twice: list[tuple[str, int]]
) -> int:
    """Note the places at and below a value; the offset of its end."""
    found[path] = at
    opening = text[at]
    if opening not in "[{" or len(path) >= _DEPTH:
        return _DECODER.raw_decode(text, at)[1]
    at, count = _after(text, at), 0
    while text[at] not in "]}":
        step: str | int = count
        if opening == "{":
            key_at = at
            step, end = _DECODER.raw_decode(text, at)
            if (*path, step) in found:
                twice.append((str(step), key_at))
            found.setdefault((*path, "key", step), key_at)
            at = _after(text, _blank(text, end))
        at = _blank(text, _walk(text, at, (*path, step), found, twice))
        if text[at] == ",":
            at = _after(text, at)
        count += 1
    return at + 1


def _blank(text: str, at: int) -> int:
    """The offset of the next character that is not blank, from `at` on."""
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _after(text: str, at: int) -> int:
    """The offset of the next character that is not blank, after the one at `at`."""
    return _blank(text, at + 1)
