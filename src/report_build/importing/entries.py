"""A pasted list of works, split into its entries, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import inf

from report_build.diagnostics import Pos
from report_build.importing import when
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Entry

LIST_HEADING = re.compile(
    r"\s*#*\s*[*_]*(?:\d+\.?\s+)?(?:list of\s+)?(?:works cited|works consulted|"
    r"references?(?: list)?|"
    r"bibliography|sources|literature|bibliographie|sources cited|reference list|"
    r"literaturverzeichnis|références)[*_]*(?:\s*\([^)]*\))?\s*:?\s*#*\s*",
    re.IGNORECASE,
)
"""The heading over a list of works, with or without marks of Markdown."""

_MARKED = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,3}[.)]\s|[•·▪*-]\s)")
_EMPHASIS = re.compile(
    r"(?<![\w*\\/])\*{1,2}(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*{1,2}(?![\w*])"
    r"|(?<![\w_\\/])_(?=[^\s_])([^_\n]+?)(?<=\S)_(?![\w/])"
)
REPEATED = re.compile(r"[*_]{0,2}(?:[—―]{1,3}|[-–_]{2,6}|[–-](?=[.,]))\s*(?=[.,(]|\d{4})")
"""The dashes that stand for the author of the entry before."""

_OPENING = re.compile(
    rf"{REPEATED.pattern}|"
    r"[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,4},\s|.{2,90}\(\s*(?:\d{4}|n\.d\.)|[“\"‘«]|"
    r"(?:[A-Z][\w'’-]+\s){1,6}\w+\.\s"
)
_CAPITAL = re.compile(
    rf"{REPEATED.pattern}|"
    r"(?!(?:Available|Accessed|Retrieved|Edited|Translated|Directed|Performed|In|Vol|Web)\b)"
    r"[*_]{0,2}[“\"‘«]?[A-ZÀ-Þ]"
)
_WHOLE = re.compile(r"(?:[.)\]>”’\"»]|\d|https?://\S+|www\.\S+)[*_]*\s*$")
_DATED = re.compile(rf"{when.YEAR}|n\.d\.|https?://")


def entries(lines: Sequence[tuple[str, int]], file: str) -> tuple[Entry, ...]:
    """The entries of a list, whose lines come with their numbers."""
    return tuple(
        Entry(marked(joined([line for line, _ in group])), Pos(file, group[0][1]))
        for group in _groups(lines)
    )


def marked(text: str) -> str:
    """The text with the emphasis of Markdown as marks of emphasis."""
    text = _EMPHASIS.sub(lambda m: f"{EMPHASIS}{m[1] or m[2]}{NO_EMPHASIS}", text)
    text = re.sub(r"<(/?)(?:i|em)>", lambda m: NO_EMPHASIS if m[1] else EMPHASIS, text)
    text = re.sub(r"\[([^\]]+)\]\((https?://[^\s)]+)\)", _link, text)
    return re.sub(r"\\([^\w\s])", r"\1", text).strip()


def looks_like_entry(text: str) -> bool:
    """Whether a paragraph can be an entry: it opens like one, and has a date or an address."""
    start = _MARKED.sub("", text, count=1).lstrip("*_ ")
    return len(text) < 700 and bool(_OPENING.match(start)) and bool(_DATED.search(text))


def _link(found: re.Match[str]) -> str:
    return found[2] if found[1].startswith(("http", "www.")) else f"{found[1]} {found[2]}"


def _groups(lines: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Lines that belong together: by marks, else by blank lines, else each that opens an entry."""
    filled = [line for line, _ in lines if line.strip()]
    if filled and sum(bool(_MARKED.match(line)) for line in filled) > len(filled) / 3:
        yield from _parted(lines, lambda line, _: bool(_MARKED.match(line)))
    elif _is_spaced(lines):
        for group in _parted(lines, lambda line, _: not line.strip()):
            several = _openings("\n".join(line for line, _ in group)) > 1
            yield from _groups(group) if several else (group,)
    else:
        width = _width(filled)
        yield from _parted(lines, lambda line, group: _starts(line, group, width))


def _parted(
    lines: Sequence[tuple[str, int]], starts: Callable[[str, Sequence[tuple[str, int]]], bool]
) -> Iterator[list[tuple[str, int]]]:
    group: list[tuple[str, int]] = []
    for line, number in lines:
        if starts(line, group) and group:
            yield group
            group = []
        if line.strip():
            group.append((line, number))
    if group:
        yield group


def _width(lines: Sequence[str]) -> float:
    """How long a line of the list can be; 0 if most lines are not an entry each.

    A line is an entry where it is whole and has a date or an address of its own. Where each is
    one, and begins with a capital, there is no end to lines: none of them was broken.
    """
    each = sum(bool(_WHOLE.search(line) and _DATED.search(line)) for line in lines)
    if each <= len(lines) * 2 / 3:
        return 0
    unbroken = each == len(lines) > 2 and all(map(_CAPITAL.match, lines))
    return inf if unbroken else max(map(len, lines))


def _is_spaced(lines: Sequence[tuple[str, int]]) -> bool:
    """Whether blank lines stand between entries: most blocks of lines are one whole entry."""
    blocks = [
        block for block in "\n".join(line for line, _ in lines).split("\n\n") if block.strip()
    ]
    single = sum(_openings(block) < 2 for block in blocks)
    return len(blocks) > 1 and single > len(blocks) / 2


def _openings(block: str) -> int:
    return sum(looks_like_entry(line) for line in block.strip().split("\n"))


def _starts(line: str, group: Sequence[tuple[str, int]], width: float) -> bool:
    """Whether a line begins an entry: it opens like one, and what stands before it is whole.

    In a list of one entry a line, `width` is that of its longest line; else it is 0.
    """
    if not line.strip():
        return True
    if not group or line.startswith(("\t", "   ")):
        return False
    before = joined([one for one, _ in group])
    if re.search(r"https?://\S*[/_-]$", before) and line[:1].islower():
        return False  # an address goes on
    if _CAPITAL.match(line) and _WHOLE.search(before) and _is_meant(group[-1][0], line, width):
        return True
    ended = before.rstrip("*_ ").endswith((".", ")", "]", ">")) or bool(
        re.search(r"https?://\S+$", before)
    )
    return ended and bool(_DATED.search(before)) and bool(_OPENING.match(line.lstrip("*_ ")))


def _is_meant(before: str, line: str, width: float) -> bool:
    """Whether a line ends where its author wanted: the next word had room behind it."""
    return len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) < 0.8 * width


def joined(lines: Sequence[str]) -> str:
    """Lines as one; an address that was wrapped behind a slash or a hyphen grows together."""
    text = ""
    for line in lines:
        broken = re.search(r"https?://\S*[/_-]$", text) and re.match(
            r"[a-z0-9][^\s,]*(?:$|,?\s[(\[])", line.strip()
        )
        text += line.strip() if broken or not text else f" {line.strip()}"
    return text
