from __future__ import annotations

from dataclasses import replace

import pytest

from report_build.charts.svg import picture
from report_build.charts.unlabelled import unlabelled
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.model import Chart, ChartKind, Series
from report_build.render.fit import ruler
from report_build.render.look import own
from report_build.render.shapes import ChartShape, Frame
from report_build.render.slide_chart import deck_type, unlabelled_on_slide
from report_build.render.unlabelled import ROOMY, unlabelled_on_slides, unlabelled_values
from tests.charts.chart_cases import chart, plain
from tests.render.test_pdf import report

AT = Pos("content/01-a.md", 3, 1)
THIN = (Series("most", (400.0,) * 4), *(Series(name, (1.0,) * 4) for name in "abcdef"))


def told(drawn: Chart) -> list[Diagnostic]:
    return list(unlabelled_values(report(replace(drawn, pos=AT)), plain()))


def test_a_chart_with_all_its_values_is_not_told_of() -> None:
    assert told(chart("column")) == []


def test_values_without_room_are_told_where_the_chart_stands() -> None:
    (finding,) = told(chart("stacked", *THIN))
    assert (finding.rule, finding.pos) == (Rule.LOST_TEXT, AT)
    assert finding.severity is Severity.WARNING
    assert "of 28 labels have no room in the chart" in finding.message
    assert "Benin (" in finding.message
    assert "page: landscape" in finding.hint


def test_a_chart_with_no_value_at_all_says_so() -> None:
    (finding,) = told(replace(chart("area", *THIN), landscape=True))
    assert finding.message == "none of the 28 labels that the chart asks for has room in it"
    assert "landscape" not in finding.hint


def on_slide(drawn: Chart) -> list[Diagnostic]:
    measure = ruler(own(plain()), lambda _: None)
    assert measure is not None
    shape = ChartShape(Frame(0.0, 0.0, 600.0, 320.0), replace(drawn, pos=AT), drawn.alt)
    return list(unlabelled_on_slides([shape], measure, "en"))


def test_a_slide_tells_of_the_pieces_that_hold_no_value() -> None:
    (finding,) = on_slide(chart("stacked", *THIN))
    assert (finding.rule, finding.pos) == (Rule.LOST_TEXT, AT)
    assert finding.message.startswith("on a slide 24 of 28 labels have no room in the chart")
    assert on_slide(chart("column")) == []
    assert on_slide(chart("scatter")) == []


@pytest.mark.parametrize("kind", ["column", "bar"])
@pytest.mark.parametrize(("count", "value"), [(12, 999.0), (5, 123_456.0), (3, 123_456_789.0)])
def test_values_that_are_let_pass_without_a_look_have_room(
    kind: ChartKind, count: int, value: float
) -> None:
    names = tuple(f"A name of some length {number}" for number in range(count))
    drawn = chart(kind, Series("a", (value,) * count), categories=names)
    assert len(f"{value:,.0f}") * count in range(ROOMY - 4, ROOMY + 1)
    assert unlabelled(drawn, picture(drawn, plain(), "en", 300.0, 120.0)) == ()
    measure = ruler(own(plain()), lambda _: None)
    assert measure is not None
    shape = ChartShape(Frame(0.0, 0.0, 400.0, 240.0), drawn, drawn.alt)
    assert unlabelled_on_slide(shape, deck_type(measure.look, measure), "en") == ()
