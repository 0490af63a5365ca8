"""What a report carries for those who want to work on: its works, its charts and its facts.

PDF/A-3 lets a file hold others and say what each is to it (ISO 32000-2, 7.11.3): `Data` for
the numbers behind a chart, `Source` for what a text was made from.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from report_build.facts import Fact, Facts
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import Chart, Document, FactRef
from report_build.walk import of_kind, plain_text

WORKS = "works-cited.json"
FACTS = "facts.json"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file within the report."""

    name: str
    content: bytes
    description: str
    relationship: Literal["Data", "Source"]


def attached(document: Document, library: Library, facts: Facts) -> tuple[Attached, ...]:
    """The files that go into the report: only what it cites, shows and states."""
    if not document.meta.parts.attachments:
        return ()
    return (*_works(document, library), *_charts(document), *_facts(document, facts))


def _works(document: Document, library: Library) -> Iterator[Attached]:
    """The works cited as CSL-JSON, in the order of the list, without the author's own remarks."""
    items = [library.items[work.id].csl for work in document.works if work.id in library.items]
    if items:
        public = [{key: item[key] for key in item if key not in _PRIVATE} for item in items]
        yield Attached(WORKS, _json(public), f"{document.works_title} (CSL-JSON)", "Source")


_PRIVATE = {"custom", "note", "annote", "keyword"}


def _charts(document: Document) -> Iterator[Attached]:
    for at, chart in enumerate(of_kind(document, Chart), 1):
        name = chart.label or f"chart-{at}"
        title = plain_text(chart.legend.caption) or chart.alt
        yield Attached(f"{name}.csv", chart_csv(chart), title, "Data")


def chart_csv(chart: Chart) -> bytes:
    """The numbers of a chart, a row for each category; a missing number is an empty cell."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    across = [chart.x_title or "x"] if any(one.xs for one in chart.series) else []
    lines.writerow(["" if across else chart.x_title, *across, *(one.name for one in chart.series)])
    for at, category in enumerate(chart.categories):
        xs = [_number(one.xs[at]) for one in chart.series[:1]] if across else []
        lines.writerow([category, *xs, *(_number(one.values[at]) for one in chart.series)])
    return out.getvalue().encode()


def _number(value: float | None) -> str:
    return "" if value is None else repr(value).removesuffix(".0")


def _facts(document: Document, facts: Facts) -> Iterator[Attached]:
    """The facts that the text states and the charts show, with their sources."""
    stated = {node.key for node in of_kind(document, FactRef)}
    stated.update(key for chart in of_kind(document, Chart) for key in chart.facts)
    found = {key: _fact(fact) for key, fact in facts.items.items() if key in stated}
    if found:
        yield Attached(FACTS, _json(found), "Facts of the report, with their sources", "Data")


def _fact(fact: Fact) -> dict[str, object]:
    sources = [
        {"cite": one.cite, "locator": one.locator, "excerpt": one.excerpt} for one in fact.sources
    ]
    found: dict[str, object] = {
        "value": None if fact.accounts else _plain(fact.value),
        "unit": fact.unit,
        "approximate": fact.approx,
        "at_least": fact.at_least,
        "as_of": fact.as_of,
        "computed_from": list(fact.parts),
        "sources": [{key: value for key, value in one.items() if value} for one in sources],
        "accounts": [_fact(account) for account in fact.accounts],
    }
    return {key: value for key, value in found.items() if value not in ("", False, None, [])}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
