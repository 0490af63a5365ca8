"""From an offset in a block's text back to a line and column of the author's file.

markdown-it hands out a block's text without indentation and quote marks, and without columns.
A line of that text is a stretch of the source line, so it is found there again.
"""

from __future__ import annotations

from typing import Protocol

from report_build.diagnostics import Pos
from report_build.frozen import dataclass


class Places(Protocol):
    """What knows the place of each offset in a text."""

    def pos(self, offset: int) -> Pos:
        """The place of an offset in the text."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's text stands: its first line (from 0) and the columns of its lines."""

    file: str
    text: str
    line: int
    columns: tuple[int, ...]

    def pos(self, offset: int) -> Pos:
        """The place of an offset in the text."""
        before = self.text[:offset]
        row = min(before.count("\n"), len(self.columns) - 1)
        column = len(before) - (before.rfind("\n") + 1)
        return Pos(self.file, self.line + row + 1, self.columns[row] + column)


def place(
    file: str, lines: tuple[str, ...], text: str, span: tuple[int, int], after: int = 0
) -> Place:
    """The place of a block's text within the lines `span` of a file.

    `after` is a column (from 0) to search from on the first line: cells of a row repeat words.
    """
    columns = []
    for row, part in enumerate(text.split("\n")):
        line = span[0] + row
        source = lines[line] if line < len(lines) else ""
        found = source.find(part.strip(), after if row == 0 else 0)
        lead = len(part) - len(part.lstrip())
        columns.append(max(found - lead, 0) + 1 if part.strip() else 1)
    return Place(file, text, span[0], tuple(columns))


def at(pos: Pos, text: str) -> Place:
    """The place of a text that stands at `pos`, such as the title of a div."""
    return Place(pos.file, text, pos.line - 1, (pos.column,) + (1,) * text.count("\n"))
