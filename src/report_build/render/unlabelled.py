"""Values of charts that were asked for and have no room on the page, told where they stand.

Most charts are columns or bars with a few short values, which have room for sure; to lay out the
others takes modules that are slow to load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.model import Chart, Document
from report_build.render.fit import Ruler
from report_build.render.shapes import ChartShape
from report_build.theme import Theme
from report_build.walk import nodes

SHOWN = 4  # values that a finding names
ROOMY = 36  # characters of values, side by side: in the type of charts half a slide holds more


def unlabelled_values(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """A finding for each chart of a report whose values are not all written."""
    found = [node for node in nodes(document) if isinstance(node, Chart)]
    asked = [chart for chart in found if not _has_room(chart)]
    if not asked:
        return
    from report_build.charts.unlabelled import asked_labels, unlabelled
    from report_build.render.html import chart_picture, page_look

    look = page_look(theme, document.meta.language)
    for chart in asked:
        if missing := unlabelled(chart, chart_picture(chart, look)):
            count = len(asked_labels(chart, look.language))
            fact = _fact(chart, missing, count)
            yield Diagnostic(Rule.LOST_TEXT, fact, chart.pos, _hint(chart), Severity.WARNING)


def unlabelled_on_slides(
    shapes: Iterable[ChartShape], measure: Ruler, language: str
) -> Iterator[Diagnostic]:
    """A finding for each chart on a slide that cannot show all the values asked for."""
    asked = [shape for shape in shapes if not _has_room(shape.chart)]
    if not asked:
        return
    from report_build.charts.unlabelled import asked_labels
    from report_build.render.slide_chart import deck_type, unlabelled_on_slide

    type_ = deck_type(measure.look, measure)
    for shape in asked:
        if missing := unlabelled_on_slide(shape, type_, language):
            fact = _fact(shape.chart, missing, len(asked_labels(shape.chart, language)))
            hint = "show fewer of them on the slide, or leave labels out"
            pos = shape.chart.pos
            yield Diagnostic(Rule.LOST_TEXT, f"on a slide {fact}", pos, hint, Severity.WARNING)


def _has_room(chart: Chart) -> bool:
    """Whether a chart asks for no values, or for so few that they have room without a look."""
    if chart.labels == "none" or chart.kind not in ("column", "bar"):
        return chart.labels == "none"
    values = [value for one in chart.series for value in one.values if value is not None]
    written = [f"{value:,.{chart.decimals}f}{chart.unit}" for value in values]
    return len(written) * max(map(len, written), default=0) <= ROOMY


def _fact(chart: Chart, missing: tuple[tuple[str, str], ...], count: int) -> str:
    if len(missing) == count > 1:
        return f"none of the {count} labels that the chart asks for has room in it"
    some = ", ".join(
        f"{category} ({series})" if len(chart.series) > 1 else category
        for series, category in missing[:SHOWN]
    )
    more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
    return f"{len(missing)} of {count} labels have no room in the chart: {some}{more}"


def _hint(chart: Chart) -> str:
    wider = "" if chart.landscape else "give it more room with page: landscape, "
    other = "" if chart.kind in ("bar", "scatter") else "write kind: bar, "
    return f"{wider}{other}or leave labels out: the PDF carries the numbers as a table"
