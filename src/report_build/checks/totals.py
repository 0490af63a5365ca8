"""Totals that are not the sum of the rows above them, and pies of shares that are not 100."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import stated_value, with_percent_signs
from report_build.model import Cell, Chart, Document, Table
from report_build.walk import of_kind, plain

_TOTAL = re.compile(r"(?:total|sum|summe|gesamt|insgesamt|somme|suma)", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:shares?|anteile?|percentages?|porcentaje)\b", re.IGNORECASE)
_CELL = re.compile(r"([-+\u2212]?\d(?:[\d.,’'\s]*\d)?)\s?%?")
_HALF = Decimal("0.5")
_COUNTED = 1000  # smaller totals may be of rounded numbers: millions, or shares


def totals(document: Document, charts: Iterable[Chart]) -> Iterator[Diagnostic]:
    """A warning for each total, and each pie of shares, that does not add up."""
    for table in of_kind(document, Table):
        labels = [plain(row.cells[0]).strip() for row in table.rows]
        named = [at for at, label in enumerate(labels) if _TOTAL.match(label)]
        if named == [len(labels) - 1] and len(labels) > 2 and _TOTAL.fullmatch(labels[-1]):
            for at in range(1, len(table.head.cells)):
                yield from _off(table, at, document.meta.language)
    for chart in charts:
        if chart.kind in ("pie", "doughnut"):
            yield from _not_whole(chart)


def _off(table: Table, at: int, language: str) -> Iterator[Diagnostic]:
    """A finding for a total that differs, where all cells of its column are plain numbers."""
    cells = [row.cells[at] for row in table.rows]
    read = [_value(cell, language) for cell in cells]
    values = [one for one in read if one is not None]
    if len(values) < len(cells):
        return
    *parts, total = values
    if abs(sum(parts) - total) > (_room(parts) if total < _COUNTED else 0):
        message = f"{plain(cells[-1])} is not the sum of the rows above it: {sum(parts)}"
        hint = "correct one of them; or name the row for what it is"
        yield Diagnostic(Rule.WRONG_TOTAL, message, cells[-1].pos, hint, Severity.WARNING)


def _value(cell: Cell, language: str) -> Decimal | None:
    text = plain(cell).strip().replace("\u2212", "-")
    found = _CELL.fullmatch(text)
    if found is None:
        return None
    in_file = cell.pos.file.endswith(".csv")
    return stated_value(found[1], "", "en" if in_file else language)


def _not_whole(chart: Chart) -> Iterator[Diagnostic]:
    for series in chart.series:
        values = [Decimal(repr(value)) for value in series.values if value is not None]
        named = with_percent_signs(f"{series.name} {chart.y_title} {chart.unit}")
        whole = sum(values, Decimal(0))
        is_fraction = whole <= 2  # shares of one
        if values and _SHARE.search(named) and not is_fraction and abs(whole - 100) > _room(values):
            message = f"the shares of this {chart.kind} add up to {whole.normalize():f}, not to 100"
            hint = "correct one of them, or name the column for what it counts"
            yield Diagnostic(Rule.WRONG_TOTAL, message, chart.pos, hint, Severity.WARNING)


def _room(values: list[Decimal]) -> Decimal:
    """How far rounding alone can take a sum of shares off."""
    exponents = [one.normalize().as_tuple().exponent for one in values]
    finest = min((one for one in exponents if isinstance(one, int)), default=0)
    return _HALF.scaleb(min(finest, 0)) * len(values)
