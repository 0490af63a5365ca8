"""Text as Markdown of our format: what would be markup there is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

_ACTIVE = re.compile(
    r"([\\`*\[\]~^{}|])|(?<!\w)(_)|(_)(?!\w)|(?<![\w.])(@)(?=\w)|(<)(?=[\w/!?])|(&)(?=#?\w+;)"
)
_AT_START = re.compile(r"^(\s*)(?=#{1,6}\s|[-+]\s|>|:::|Table:|=+\s*$|-+\s*$)", re.MULTILINE)
_NUMBER = re.compile(r"[-+−–<>~]?\s?[$€£¥]?\d[\d.,\s]*%?")
_ORDINAL = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.MULTILINE)


def escaped(text: str) -> str:
    """A run of text whose characters mean themselves."""
    return _ACTIVE.sub(lambda found: "\\" + found[0], text)


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes of `escaped`."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown)


def paragraph(text: str) -> str:
    """Inline Markdown as a paragraph, which cannot begin as another kind of block."""
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text.strip())
    return _ORDINAL.sub(r"\1\\\2", _AT_START.sub(r"\1\\", text))


def table(rows: list[list[str]]) -> str:
    """Cells of Markdown as a table, whose first row is the header; numbers stand right."""
    head, *others = (f"| {' | '.join(row)} |" for row in rows)
    columns = [column[1:] for column in zip_longest(*rows, fillvalue="")][: len(rows[0])]
    sides = (
        " ---: |" if at and _are_numbers(cells) else " --- |" for at, cells in enumerate(columns)
    )
    return "\n".join([head, "|" + "".join(sides), *others])


def _are_numbers(cells: Sequence[str]) -> bool:
    return any(cells) and all(_NUMBER.fullmatch(cell) for cell in cells if cell)


def wrapped(mark: str, text: str) -> str:
    """Text between marks of emphasis, with the spaces at its ends outside them."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def plain(markdown: str) -> str:
    """Markdown without emphasis and escapes, to compare texts with."""
    text = re.sub(r"\[\^[^\]]+\]", "", markdown)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"(?<!\\)[*`]+", "", text)
    return unescaped(text).strip()
