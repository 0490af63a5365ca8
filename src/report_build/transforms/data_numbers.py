"""The numbers of a table that is read from a file, as the language writes them.

The file has 2270000 and 12.5, whatever the language; a chart of it prints 2,270,000. So does the
table, but for its first column, which names the rows, and for what is no quantity: years, and
numbers that name something, such as a resolution.
"""

from __future__ import annotations

import re
from dataclasses import replace

from report_build.model import Row, Table, Text
from report_build.transforms.bare_numbers import names_something
from report_build.walk import plain

_PLAIN = re.compile(r"[-+\u2212]?(\d+)(?:\.(\d+))?")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_NAMES = re.compile(
    r"\b(?:ids?|codes?|keys?|isbn|issn|phone|zip|year|année|jahr|año)\b", re.IGNORECASE
)


def with_written_numbers(table: Table, language: str) -> Table:
    """The table with the numbers of its data written out; one that is no data stays as it is."""
    if not any(cell.pos.file.endswith(".csv") for cell in table.head.cells):
        return table
    counted = [at for at in range(1, len(table.head.cells)) if _counts(table, at)]
    rows = tuple(_written(row, counted, language) for row in table.rows) if counted else table.rows
    return replace(table, rows=rows)


def _counts(table: Table, at: int) -> bool:
    """Whether a column holds nothing but numbers that count or measure."""
    head = plain(table.head.cells[at]).strip()
    if table.align[at] != "right" or _NAMES.search(head) or _names_each(head):
        return False
    said = [text for row in table.rows if (text := plain(row.cells[at]))]
    whole = [found[1] for text in said if (found := _PLAIN.fullmatch(text))]
    if any(len(digits) > 1 and digits.startswith("0") for digits in whole):
        return False  # 00223
    return not all(_YEAR.fullmatch(text) for text in said)


def _names_each(head: str) -> bool:
    return names_something(f"{head} ") and not head.casefold().startswith("number")


def _written(row: Row, columns: list[int], language: str) -> Row:
    cells = list(row.cells)
    for at in columns:
        found = _PLAIN.fullmatch(plain(cells[at]))
        if found:
            number = _number_text(found, language)
            cells[at] = replace(cells[at], children=(Text(number, pos=cells[at].pos),))
    return replace(row, cells=tuple(cells))


def _number_text(found: re.Match[str], language: str) -> str:
    """A number with all of its decimals."""
    from report_build.charts.numbers import number_text

    value = found[0].replace("\u2212", "-")
    sign = "+" if value.startswith("+") else ""
    return sign + number_text(float(value), len(found[2] or ""), "", language)
