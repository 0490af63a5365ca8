"""Lists, quotations and tables as people type them in plain text, to Markdown."""

from __future__ import annotations

import re

from report_build.diagnostics import Pos
from report_build.importing.article import Article, Block, Piece
from report_build.importing.markup import escaped, paragraph, table

_BULLET = re.compile(r"\s*[•·▪‣◦●*–-]\s+(?=\S)")
_ORDINAL = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_QUOTED = re.compile(r"\s*>\s?")


def pieces(block: Block, made: Article, file: str) -> list[Piece]:
    """The pieces of one block: a paragraph, or a list that may follow one, a quotation, a table."""
    start = next((at for at, (line, _) in enumerate(block) if _is_item(block, at, line)), 0)
    if start:
        return [*pieces(block[:start], made, file), *pieces(block[start:], made, file)]
    lines = [line for line, _ in block]
    if _is_table(lines):
        return [_table(block, made, file)]
    text = _quote(lines) or _list(lines)
    return [_piece(text or paragraph(escaped("\n".join(lines))), block, file)]


def _piece(text: str, block: Block, file: str) -> Piece:
    words = " ".join(" ".join(line for line, _ in block).split())
    numbers = tuple(number for _, number in block)
    return Piece(text, Pos(file, block[0][1]), 0, words, numbers, escaped=True)


def _is_item(block: Block, at: int, line: str) -> bool:
    """Whether a list begins at a line: with a bullet, or with 1 where 2 follows."""
    if _BULLET.match(line):
        return True
    first = _ORDINAL.match(line)
    if first is None or first[1] != "1":
        return False
    rest = (_ORDINAL.match(other) for other, _ in block[at + 1 :])
    return any(found and found[1] == "2" for found in rest)


def _quote(lines: list[str]) -> str:
    if not all(_QUOTED.match(line) for line in lines):
        return ""
    return "\n".join(f"> {escaped(_QUOTED.sub('', line, count=1))}".rstrip() for line in lines)


def _list(lines: list[str]) -> str:
    """A list of items; a line without a mark goes on with the item before it."""
    if _BULLET.match(lines[0]):
        mark = _BULLET
    elif (first := _ORDINAL.match(lines[0])) and first[1] == "1" and len(lines) > 1:
        mark = _ORDINAL
    else:
        return ""
    made = []
    for line in lines:
        found = mark.match(line)
        words = escaped(line[found.end() :] if found else line.strip())
        own = f"{found[1]}. " if found and mark is _ORDINAL else "- "
        made.append(f"{own}{words}" if found else f"  {words}")
    return "\n".join(made)


def _is_table(lines: list[str]) -> bool:
    tabs = {line.count("\t") for line in lines}
    return len(lines) > 1 and len(tabs) == 1 and tabs != {0}


def _table(block: Block, made: Article, file: str) -> Piece:
    rows = [[escaped(cell.strip()) for cell in line.split("\t")] for line, _ in block]
    pos = Pos(file, block[0][1])
    made.warn_of_header(pos)
    return Piece(table(rows), pos)
