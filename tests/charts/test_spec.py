"""What both drawings of a chart share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report_build.charts.look import Paint
from report_build.charts.spec import HIGHLIGHT, drawing
from report_build.model import ChartKind, Series
from tests.charts.chart_cases import TROOPS, chart, xs

ROUND: tuple[ChartKind, ...] = ("pie", "doughnut")
TWO = (Series("2021", (900, 450, 260, 200)), Series("2022", (100, None, 30, 60)))


def test_a_highlighted_category_stands_out() -> None:
    points = drawing(chart("column"), "en").series[0].points
    assert [point.paint.slot for point in points] == ["accent1", HIGHLIGHT, "accent1", "accent1"]
    assert [point.strong for point in points] == [False, True, False, False]


def test_a_highlighted_series_stands_out_and_the_others_keep_different_colours() -> None:
    lines = tuple(Series(name, (1, 2, 3, n)) for n, name in enumerate("abcdefgh"))
    plan = drawing(replace(chart("line", *lines), highlight=("c",)), "en")
    paints = [series.paint for series in plan.series]
    assert paints[2] == Paint(HIGHLIGHT)
    assert len(set(paints)) == len(paints)
    assert [series.strong for series in plan.series].index(True) == 2


@pytest.mark.parametrize("kind", ROUND)
def test_each_slice_has_its_own_colour(kind: ChartKind) -> None:
    plain = drawing(replace(chart(kind), highlight=()), "en").series[0].points
    assert len({point.paint for point in plain}) == 4


def test_a_highlighted_slice_stands_out_of_a_pie_that_needs_no_legend() -> None:
    points = drawing(chart("pie"), "en").series[0].points
    assert [point.paint.slot for point in points] == ["accent1", HIGHLIGHT, "accent1", "accent1"]


def test_slices_that_a_legend_names_differ_beside_the_highlighted_one() -> None:
    points = drawing(chart("doughnut"), "en").series[0].points
    assert len({point.paint for point in points}) == 4
    assert points[1].paint.slot == HIGHLIGHT


def test_labels_take_the_place_of_the_axis_at_bars_only() -> None:
    assert not drawing(chart("bar"), "en").axis
    assert drawing(replace(chart("bar"), labels="none"), "en").axis
    assert drawing(chart("line"), "en").axis
    assert not drawing(chart("pie"), "en").axis


def test_shares_of_a_pie_are_percentages() -> None:
    plan = drawing(replace(chart("pie"), labels="percent"), "en")
    assert [point.label for point in plan.series[0].points] == ["50%", "25%", "14%", "11%"]


def test_percent_elsewhere_marks_values_that_are_percentages() -> None:
    plan = drawing(replace(chart("column"), labels="percent"), "fr")
    assert plan.series[0].points[0].label == "900\u00a0%"


def test_missing_values_have_no_label_and_no_place_on_the_axis() -> None:
    holes = Series("a", (None, float("nan"), 4, None))
    plan = drawing(chart("column", holes), "en")
    assert [point.label for point in plan.series[0].points] == ["", "", "4", ""]
    assert [point.value for point in plan.series[0].points] == [None, None, 4, None]
    assert plan.scale.high == 4


def test_stacks_need_an_axis_as_high_as_their_sums() -> None:
    assert drawing(chart("stacked", *TWO), "en").scale.high >= 1000
    assert drawing(chart("area", *TWO), "en").scale.high >= 1000
    assert drawing(chart("column", *TWO), "en").scale.high == 900


def test_series_are_named_beside_lines_that_end_apart_else_in_a_legend() -> None:
    apart = (Series("a", (1, 2, 3, 4)), Series("b", (1, 2, 5, 9)))
    close = (Series("a", (1, 2, 3, 4)), Series("b", (1, 2, 5, 4.1)))
    ends_early = (Series("a", (1, 2, 3, 4)), Series("b", (1, 2, 5, None)))
    assert drawing(chart("line", *apart), "en").key == "direct"
    assert drawing(chart("line", *close), "en").key == "legend"
    assert drawing(chart("line", *ends_early), "en").key == "legend"
    assert drawing(chart("column", *apart), "en").key == "legend"
    assert drawing(chart("column"), "en").key == "none"


def test_lines_differ_without_colour() -> None:
    few = tuple(Series(str(n), (1, 2, 3, n)) for n in range(4))
    assert len({series.marker for series in drawing(chart("line", *few), "en").series}) == 4
    many = tuple(f"{n}" for n in range(40))
    long = tuple(Series(str(n), tuple(float(n) for _ in many)) for n in range(4))
    plan = drawing(chart("line", *long, categories=many), "en")
    assert len({series.dash for series in plan.series}) == 4
    assert {series.marker for series in plan.series} == {"none"}


def test_the_unit_is_on_the_labels_and_a_short_one_on_the_axis() -> None:
    short = drawing(replace(chart("line"), unit=" %"), "en")
    long = drawing(replace(chart("line"), unit=" soldiers", y_title=""), "en")
    assert short.tick_labels[0].endswith(" %")
    assert long.tick_labels[0] == "0"
    assert long.y_title == "soldiers"
    assert long.series[0].points[0].label == "900 soldiers"


def test_points_of_a_scatter_chart_are_named_by_their_categories() -> None:
    plan = drawing(chart("scatter"), "en")
    assert tuple(point.name for point in plan.series[0].points) == TROOPS
    quiet = drawing(replace(chart("scatter"), labels="none"), "en")
    assert [point.name for point in quiet.series[0].points] == ["", "Benin", "", ""]
    assert tuple(point.x for point in plan.series[0].points) == xs("scatter", 4)
