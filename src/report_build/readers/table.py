"""A CSV file as columns of texts and numbers that know their places.

The format is RFC 4180 with a header: commas between cells, double quotes around a cell that
holds a comma, a quote or a line end. It is read here and not by the csv module, since that
forgets in which column of the file a cell stands, and mends what should be reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.frozen import dataclass
from report_build.readers.source import Lines, read_text

ROW_LIMIT = 5_000
"""The most rows that a table may have."""

MOST_TOLD = 5
"""As many cells of a column that should be numbers are told one by one."""

_CELL = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|\n|\Z)|([^",\n]*)(?=,|\n|\Z)')
_NUMBER = re.compile(r"[-+\u2212]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    offset: int


_Row = tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, and for each row the text and its place.

    `numbers` has a number for each row, None where the cell is empty; it is None as a whole
    if cells hold other text, whose rows are `not_numbers`, or if every cell is empty.
    """

    name: str
    texts: tuple[str, ...]
    places: tuple[Pos, ...]
    pos: Pos
    numbers: tuple[Decimal | None, ...] | None = None
    not_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The columns of a CSV file, in order; all have the same number of rows."""

    path: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the header says."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column | None:
        """The column with a name, or None."""
        return next((column for column in self.columns if column.name == name), None)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts row by row, without the header."""
        return tuple(zip(*(column.texts for column in self.columns), strict=True))


def columns(root: Path, path: str, report: Report, named_at: Pos | None = None) -> Sheet | None:
    """The sheet in a CSV file, or None if it is none; reports all that is wrong with it.

    A row that is too long or too short is reported, then cut or filled.
    """
    text = read_text(root, path, report, named_at)
    return None if text is None else parse(text, path, report)


def parse(text: str, path: str, report: Report) -> Sheet | None:
    """The sheet that a CSV text holds; see `columns`."""
    reading = _Reading(text, path, report)
    rows = [row for row in reading.rows() if len(row) > 1 or row[0].text]
    if reading.broken or not reading.has_rows(rows):
        return None
    header = rows[0]
    reading.check_header(header)
    even = [reading.evened(row, len(header)) for row in rows[1:]]
    return Sheet(path, tuple(reading.column(at, header, even) for at in range(len(header))))


def number(text: str) -> Decimal | None:
    """The number that a cell states, None if it states none."""
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace("\u2212", "-"))


def report_no_numbers(column: Column, report: Report) -> None:
    """Report the cells of a column that are no numbers: a handful of them, then how many more."""
    told, more = column.not_numbers[:MOST_TOLD], column.not_numbers[MOST_TOLD:]
    found = [
        (column.places[at], f'"{text}" in column "{column.name}" is not a number', text)
        for at, text in ((at, column.texts[at]) for at in told)
    ]
    if more:
        cells = "cell is" if len(more) == 1 else "cells are"
        message = f'{len(more)} more {cells} no number in column "{column.name}"'
        found.append((column.places[more[0]], message, ""))
    if not found:
        found.append((column.pos, f'the column "{column.name}" has no number', ""))
    for pos, message, text in found:
        report(Diagnostic(Rule.BAD_CSV, message, pos, _number_hint(text)))


def _number_hint(text: str) -> str:
    """What to type in place of a cell that states no number."""
    if re.fullmatch(r"[-+\u2212]?\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})*", text):
        return "write " + re.sub(r"[,.'’\s]", "", text)
    found = re.findall(r"[-+\u2212]?\d+(?:\.\d+)?", text)
    if len(found) == 1 and not re.search(r"\d[,'’]\d", text):
        return f"write {found[0]} alone"
    return "write digits, with a point before decimals; leave the cell empty if it is unknown"


class _Reading:
    """One CSV text, and where its findings go."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self._text = text
        self._pos = Lines(file, text).pos
        self._report = report
        self.broken = False

    def rows(self) -> Iterator[_Row]:
        """The rows with their cells; after a fault of the quotes no more."""
        at, row = 0, list[_Cell]()
        while True:
            found = _CELL.match(self._text, at)
            if found is None:
                self._report_quotes(at)
                return
            row.append(self._cell(found))
            at = found.end() + 1
            if found.end() == len(self._text) or self._text[found.end()] == "\n":
                yield tuple(row)
                row = []
            if found.end() == len(self._text):
                return

    def has_rows(self, rows: list[_Row]) -> bool:
        """Whether there is a header with commas and at least one row; reports what is not so."""
        if not rows:
            hint = "write the names of the columns in the first line: year,killed"
            self._fault("the file is empty", 0, hint)
        elif sign := _other_separator(rows[0]):
            shown = ",".join(part.strip() for part in rows[0][0].text.split(sign))
            name = {";": "semicolons", "\t": "tabs", "|": "bars"}[sign]
            hint = f"save it with commas: {shown}"
            self._fault(f"{name} stand between the columns, not commas", rows[0][0].offset, hint)
        elif len(rows) == 1:
            self._fault("there is a header and no row", rows[0][0].offset, "add a row below it")
        elif len(rows) - 1 > ROW_LIMIT:
            self._fault(f"there are more than {ROW_LIMIT} rows", rows[ROW_LIMIT + 1][0].offset)
        else:
            return True
        return False

    def check_header(self, header: _Row) -> None:
        """Report names that are missing or stand twice."""
        seen: set[str] = set()
        for at, cell in enumerate(header, 1):
            if not cell.text:
                self._fault(f"column {at} has no name", cell.offset, "write one in the first line")
            elif cell.text in seen:
                message = f'two columns have the name "{cell.text}"'
                self._fault(message, cell.offset, "give one of them another name")
            seen.add(cell.text)

    def evened(self, row: _Row, width: int) -> _Row:
        """The row with as many cells as the header; reports if it had not."""
        if len(row) == width:
            return row
        message = f"this row has {len(row)} cell{'s'[: len(row) - 1]}, the header {width}"
        if len(row) > width:
            hint = 'write 1,200 as 1200; put words that hold a comma in quotes: "Mali, north"'
            self._fault(message, row[width].offset, hint)
            return row[:width]
        self._fault(message, row[0].offset, "write a comma for each cell that is empty")
        return row + (_Cell("", row[-1].offset),) * (width - len(row))

    def column(self, at: int, header: _Row, rows: list[_Row]) -> Column:
        """One column, with numbers if it has nothing else."""
        texts = tuple(row[at].text for row in rows)
        numbers = tuple(number(text) for text in texts)
        wrong = tuple(n for n, text in enumerate(texts) if text and numbers[n] is None)
        return Column(
            name=header[at].text,
            texts=texts,
            places=tuple(self._pos(row[at].offset) for row in rows),
            pos=self._pos(header[at].offset),
            numbers=numbers if not wrong and any(texts) else None,
            not_numbers=wrong,
        )

    def _cell(self, found: re.Match[str]) -> _Cell:
        if found[1] is not None:
            return _Cell(found[1].replace('""', '"').strip(), found.start(1))
        lead = len(found[2]) - len(found[2].lstrip())
        return _Cell(found[2].strip(), found.start(2) + lead)

    def _report_quotes(self, at: int) -> None:
        self.broken = True
        quote = self._text.index('"', at)
        if self._text[at:quote].strip():
            hint = 'put the whole cell in quotes, with "" for each quotation mark in it'
            self._fault("a quotation mark stands within a cell", quote, hint)
        elif self._text.count('"', quote) % 2:
            self._fault("this quotation mark is never closed", quote, 'close it with "')
        else:
            hint = 'write "" for a quotation mark in a cell that is in quotes'
            self._fault("more text follows the closing quotation mark of this cell", quote, hint)

    def _fault(self, message: str, offset: int, hint: str = "") -> None:
        self._report(Diagnostic(Rule.BAD_CSV, message, self._pos(offset), hint))


def _other_separator(header: _Row) -> str:
    """The sign that seems to stand where commas should, if the header is a single cell."""
    if len(header) > 1:
        return ""
    return next((sign for sign in ";\t|" if sign in header[0].text), "")
