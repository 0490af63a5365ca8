"""The one door to a file that an author named: inside the project, readable, clean UTF-8.

Every path is relative to the project's root. What comes back as text has LF line ends, so
that lines count alike everywhere, and no character that an output could not show. Findings
about the file itself stand at `named_at`, where the author wrote its name, if that is given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, nearest
from report_build.frozen import dataclass

TEXT_LIMIT = 16_000_000
"""The most bytes that a text file may have."""

BYTES_LIMIT = 64_000_000
"""The most bytes that a picture or a template may have."""

SHOWN_CHARACTERS = 10
"""How many bad characters of one file are shown one by one."""


_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a file cannot be read."""

    rule: Rule
    message: str
    hint: str = ""


def read_text(
    root: Path,
    path: str,
    report: Report,
    named_at: Pos | None = None,
    *,
    any_character: bool = False,
    to_begin: str = "",
) -> str | None:
    """The text of a file with LF line ends and without a byte order mark, or None.

    Bad characters are reported and replaced by U+FFFD, so that reading can go on; with
    `any_character` they are left to the caller. `to_begin` is the hint for one who has no such
    file yet.
    """
    content = read_bytes(root, path, report, named_at, TEXT_LIMIT, to_begin)
    text = None if content is None else _decoded(content, path, report)
    return text if text is None or any_character else characters(text, Pos(path, 1), report)


def read_bytes(
    root: Path,
    path: str,
    report: Report,
    named_at: Pos | None = None,
    limit: int = BYTES_LIMIT,
    to_begin: str = "",
) -> bytes | None:
    """The bytes of a file, at most `limit`, or None; reports why there are none."""
    place = _place(root, path)
    content = place if isinstance(place, _Fault) else _content(place, path, limit, to_begin)
    if not isinstance(content, _Fault):
        return content
    report(Diagnostic(content.rule, content.message, named_at or Pos(path, 0), content.hint))
    return None


def characters(text: str, first: Pos, report: Report) -> str:
    """The text with each bad character replaced by U+FFFD; reports each with its place.

    `first` is the place of the first character.
    """
    found = [] if _is_plain(text) else list(_bad().finditer(text))
    if not found:
        return text
    for match in found[:SHOWN_CHARACTERS]:
        message, hint = _character_fault(match[0])
        place = place_of(text, match.start(), first)
        report(Diagnostic(Rule.BAD_CHARACTER, message, place, hint))
    if more := found[SHOWN_CHARACTERS:]:
        place = place_of(text, more[0].start(), first)
        message = f"{len(more)} more such characters stand from here on"
        report(Diagnostic(Rule.BAD_CHARACTER, message, place))
    return without_bad_characters(text)


def bad_character(text: str) -> str:
    """What is wrong with the first bad character of a text; empty if there is none."""
    match = None if _is_plain(text) else _bad().search(text)
    return _character_fault(match[0])[0] if match else ""


@cache
def _bad() -> re.Pattern[str]:
    """Characters that no output could show; few texts have to be looked through for them."""
    last_two = "".join(chr(n) + chr(n + 1) for n in range(0x1FFFE, 0x110000, 0x10000))  # of a plane
    return re.compile(
        "["
        "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
        "\u2028\u2029"  # separators, which some programs count as lines and some do not
        "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
        "\ud800-\udfff"  # halves of surrogate pairs
        "\ufdd0-\ufdef\ufffe\uffff" + last_two + "]"
    )


def _is_plain(text: str) -> bool:
    """Whether a text has no bad character for sure, as nearly all have none: a quick look."""
    return text.replace("\n", "").replace("\t", "").isprintable()


def without_bad_characters(text: str) -> str:
    """The text with each bad character replaced by U+FFFD."""
    return text if _is_plain(text) else _bad().sub("\ufffd", text)


def place_of(text: str, offset: int, first: Pos, indent: int = 0) -> Pos:
    """The place of the character at `offset`, where `first` is the place of the first one.

    Lines after the first stand `indent` characters further right in the file.
    """
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    column = offset - start + (1 + indent if line else first.column)
    return Pos(first.file, first.line + line, column)


class Lines:
    """Where the lines of a file's text begin, for the places of many characters of it."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def pos(self, offset: int) -> Pos:
        """The place of the character at an offset."""
        line = bisect_right(self._starts, offset)
        return Pos(self._file, line, offset - self._starts[line - 1] + 1)

    def offset(self, pos: Pos) -> int:
        """The offset of a place in the text."""
        return self._starts[pos.line - 1] + pos.column - 1


def _place(root: Path, path: str) -> Path | _Fault:
    """The file itself, which must lie inside the project, also where links lead to it."""
    if "://" in path:
        hint = "download the file into the project and name it there"
        return _Fault(Rule.OUTSIDE_PROJECT, f"{_quoted(path)} is on the network", hint)
    home = root.resolve()
    try:
        place = (home / path).resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links; a NUL or half a character
        return _unreadable(path, "cannot be followed to a file", "put the file itself there")
    if place.is_relative_to(home):
        return place
    hint = "copy the file into the project and name it by its place there"
    return _Fault(Rule.OUTSIDE_PROJECT, f"{_quoted(path)} leads outside the project", hint)


def _content(place: Path, path: str, limit: int, to_begin: str) -> bytes | _Fault:
    try:
        if place.is_dir():
            return _unreadable(path, "is a folder, not a file", "name a file")
        if not place.exists():
            return _missing(place, path, to_begin)
        if not place.is_file():  # a pipe or a device could be read for ever
            return _unreadable(path, "is not an ordinary file", "put a copy of it there")
        with place.open("rb") as stream:
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        hint = "look at its name and permissions, and close it in other programs"
        return _unreadable(path, f"cannot be read: {reason.lower()}", hint)
    if len(content) > limit:
        fact = f"is larger than {limit / 1_000_000:g} MB"
        return _unreadable(path, fact, "put a smaller one there")
    return content


def _unreadable(path: str, fact: str, hint: str) -> _Fault:
    return _Fault(Rule.UNREADABLE_FILE, f"{_quoted(path)} {fact}", hint)


def _missing(place: Path, path: str, to_begin: str) -> _Fault:
    folder = place.parent
    names = sorted(other.name for other in folder.iterdir()) if folder.is_dir() else []
    near = nearest(place.name, names)
    hint = f"did you mean {Path(path).with_name(near).as_posix()}?" if near else to_begin
    if not hint and not folder.is_dir():
        named = Path(path).parent if "/" in path else folder
        hint = f"the folder {named.as_posix()} does not exist either"
    hint = hint or "put it there, or correct its name"
    return _Fault(Rule.MISSING_FILE, f"there is no file {_quoted(path)}", hint)


def _decoded(content: bytes, path: str, report: Report) -> str | None:
    if kind := _other_encoding(content):
        hint = "save the file with the encoding UTF-8"
        report(Diagnostic(Rule.NOT_UTF8, f"the file is {kind}, not UTF-8", Pos(path, 1), hint))
        return None
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_byte(content, error.start, path, report)
        return None
    return _with_line_feeds(text)


def _other_encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    start = content[:64]
    every_other = len(start) >= 4 and (not any(start[::2]) or not any(start[1::2]))
    if start.startswith(_UTF_16) or (every_other and any(start)):
        return "UTF-16"
    return ""


def _report_byte(content: bytes, offset: int, path: str, report: Report) -> None:
    before = _with_line_feeds(content[:offset].decode("utf-8"))
    byte = f"the byte 0x{content[offset]:02X} at offset {offset} is not UTF-8"
    hint = "save the file with the encoding UTF-8; it may be Windows-1252 now"
    report(Diagnostic(Rule.NOT_UTF8, byte, place_of(before, len(before), Pos(path, 1)), hint))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character_fault(character: str) -> tuple[str, str]:
    """The fact and the hint about one bad character."""
    number = ord(character)
    name = f"U+{number:04X}"
    if number in (0x2028, 0x2029):
        return f"{name} is a hidden line break", "delete it and press Enter"
    if 0x202A <= number <= 0x202E or 0x2066 <= number <= 0x2069:
        return (
            f"{name} is hidden and changes the order in which text reads",
            "delete it; mark words of another language as [words]{lang=ar}",
        )
    if 0xD800 <= number <= 0xDFFF:
        return f"{name} is half of a character", "delete it or type the character again"
    if number < 0xA0:
        return f"{name} is a control character", "delete it"
    return f"{name} is not a character", "delete it"


def _quoted(path: str) -> str:
    return f'"{without_bad_characters(path)}"'
