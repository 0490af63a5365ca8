"""Values of charts that were asked for and have no room on the page, told where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from report_build.charts.unlabelled import asked_labels
from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.model import Chart, Document
from report_build.render.fit import Ruler
from report_build.render.shapes import ChartShape
from report_build.render.slide_chart import deck_type, unlabelled_on_slide
from report_build.theme import Theme
from report_build.walk import nodes

SHOWN = 4  # values that a finding names


def unlabelled_values(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """A finding for each chart of a report whose values are not all written."""
    found = [node for node in nodes(document) if isinstance(node, Chart)]
    asked = [chart for chart in found if chart.labels != "none"]
    if not asked:
        return
    from report_build.charts.unlabelled import unlabelled
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
    type_ = deck_type(measure.look, measure)
    for shape in shapes:
        if missing := unlabelled_on_slide(shape, type_, language):
            fact = _fact(shape.chart, missing, len(asked_labels(shape.chart, language)))
            hint = "show fewer of them on the slide, or leave labels out"
            pos = shape.chart.pos
            yield Diagnostic(Rule.LOST_TEXT, f"on a slide {fact}", pos, hint, Severity.WARNING)


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
