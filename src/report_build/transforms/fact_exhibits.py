"""Charts and tables that are made of facts: a mark or a row for each, and who says so.

A contested fact has a mark, or a row, for each account, with its source in its name. Where the
author names no source below a chart, the works of its facts stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_build.diagnostics import Diagnostic, Report, Rule
from report_build.facts import FACT_COLUMNS, Fact
from report_build.library import Library
from report_build.model import (
    Align,
    Cell,
    Chart,
    Cite,
    CiteForm,
    FactRef,
    Inline,
    Row,
    Series,
    Table,
    Text,
)
from report_build.transforms.accounts import source_name
from report_build.transforms.number import written_date
from report_build.walk import plain_text
from report_build.words import words

_ADDS_UP = ("pie", "doughnut", "area", "line", "scatter")
"""Kinds that would add the accounts of a fact to each other, or join them by a line."""

# ---- charts --------------------------------------------------------------------------------


def chart_of_facts(
    chart: Chart, found: Mapping[str, Fact], library: Library, report: Report
) -> Chart:
    """The chart with a mark for each fact, or for each account of a contested one."""
    marks = [mark for fact in found.values() for mark in _marks(fact, library)]
    for key, fact in found.items():
        if fact.accounts and chart.kind in _ADDS_UP:
            message = (
                f"{key} is contested, and a {chart.kind} cannot show its accounts side by side"
            )
            report(Diagnostic(Rule.CONTESTED_FACT, message, chart.pos, "write kind: bar"))
    unit = plain_text(chart.legend.caption) or chart.y_title
    values = tuple(float(one.value) for _, one in marks)
    legend = chart.legend
    if not legend.source:
        legend = replace(legend, source=_cites([one for _, one in marks]))
    return replace(
        chart,
        categories=tuple(name for name, _ in marks),
        series=(Series(unit, values),),
        legend=legend,
        decimals=chart.decimals or max((_decimals(one) for _, one in marks), default=0),
    )


def _marks(fact: Fact, library: Library) -> Iterator[tuple[str, Fact]]:
    """A fact with its name, or each account of it with its own."""
    name = fact.label or fact.key
    if not fact.accounts:
        yield name, fact
    for one in fact.accounts:
        yield f"{name} ({one.label or source_name(one, library)})", one


def _decimals(fact: Fact) -> int:
    exponent = fact.value.normalize().as_tuple().exponent
    return min(max(-exponent, 0), 6) if isinstance(exponent, int) else 0


def _cites(facts: Sequence[Fact]) -> tuple[Inline, ...]:
    """The works of facts, each once, as a citation without parentheses."""
    works = [one.work for fact in facts for one in fact.sources if one.work is not None]
    return (Cite(tuple(dict.fromkeys(works)), CiteForm.BARE),) if works else ()


# ---- tables --------------------------------------------------------------------------------


def table_of_facts(
    table: Table, found: Mapping[str, Fact], language: str, library: Library, report: Report
) -> Table:
    """The table with a row for each fact, or for each account of a contested one."""
    marks = [mark for fact in found.values() for mark in _marks(fact, library)]
    rows = [_cells(name, one, table, language, report) for name, one in marks]
    wanted = table.columns or _telling_columns(rows, [one for _, one in marks], language)
    return replace(
        table,
        head=Row(tuple(_cell(heading, table) for _, heading in wanted), pos=table.pos),
        rows=tuple(Row(tuple(row[name] for name, _ in wanted), pos=table.pos) for row in rows),
        align=tuple(_align(name) for name, _ in wanted),
    )


def _align(column: str) -> Align:
    return "right" if column == "value" else "left"


def _telling_columns(
    rows: Sequence[Mapping[str, Cell]], facts: Sequence[Fact], language: str
) -> tuple[tuple[str, str], ...]:
    """The columns that say anything, with their headings; a unit of all goes to the numbers."""
    units = {one.unit for one in facts}
    headings = dict(zip(FACT_COLUMNS, words(language).fact_columns, strict=True))
    filled = [name for name in FACT_COLUMNS if any(row[name].children for row in rows)]
    if len(units) == 1 and "unit" in filled:
        filled.remove("unit")
        headings["value"] += f" ({units.pop()})"
    return tuple((name, headings[name]) for name in filled)


def _cells(
    name: str, fact: Fact, table: Table, language: str, report: Report
) -> Mapping[str, Cell]:
    """All that a row can say, by the names of the columns."""
    number = FactRef(
        fact.key,
        (Text(fact.hedged(language), pos=table.pos),),
        fact.sources[0].cite if fact.contested else "",
        pos=table.pos,
    )
    return {
        "label": _cell(name, table),
        "value": Cell((number,), pos=table.pos),
        "unit": _cell(fact.unit, table),
        "as_of": _cell(written_date(fact.as_of, language, table.pos, report), table),
        "source": Cell(_cites([fact]), pos=table.pos),
    }


def _cell(text: str, table: Table) -> Cell:
    return Cell((Text(text, pos=table.pos),) if text else (), pos=table.pos)
