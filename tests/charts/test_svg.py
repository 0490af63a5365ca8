"""The chart as SVG: text in its place, the right colours, and nothing outside."""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from report_build import theme
from report_build.charts.look import hex_color
from report_build.charts.marks import Rect, Words
from report_build.charts.spec import drawing
from report_build.charts.svg import chart_svg, picture
from report_build.model import Chart, ChartKind, Series
from report_build.render.html import Look, chart_height
from tests.charts.chart_cases import KINDS, PLAIN, TROOPS, chart, charts, plain

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 340.0
LOOK = plain()
SLACK = 0.5  # points
OVERLAP = 1.5  # points: the rectangle of a line is that of its tallest letters


def height_of(drawn: Chart, width: float = WIDTH) -> float:
    """The height that the report gives a chart on a page of this width."""
    return chart_height(drawn, Look(LOOK, text_width=width))


def svg(drawn: Chart, language: str = "en-US", width: float = WIDTH) -> etree._Element:
    height = height_of(drawn, width)
    return etree.fromstring(chart_svg(drawn, LOOK, language, width, height))


def texts(root: etree._Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_an_image_with_a_title_and_real_text(kind: ChartKind) -> None:
    root = svg(chart(kind))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == chart(kind).alt
    assert root.get("font-family") == LOOK.font("font-head")
    assert "Benin" in " ".join(texts(root))
    assert not root.xpath("//*[@style or @class]")


@pytest.mark.parametrize("kind", KINDS)
def test_labels_and_colours_are_those_of_the_plan(kind: ChartKind) -> None:
    root, plan = svg(chart(kind)), drawing(chart(kind), "en-US")
    shown = " ".join(texts(root))
    fills = {node.get(name) for node in root.iter() for name in ("fill", "stroke")}
    for point in plan.series[0].points:
        assert point.label in shown
        if kind not in ("line", "area"):
            assert f"#{hex_color(LOOK, point.paint)}" in fills
    assert f"#{hex_color(LOOK, plan.series[0].paint)}" in fills


def test_numbers_are_written_in_the_language_of_the_report() -> None:
    numbers = chart("bar", Series("a", (-1234.5, 2, 3, 4)))
    assert "\u22121.234,5" in texts(svg(replace(numbers, decimals=1), "de-DE"))
    assert "\u22121\u202f234,5" in texts(svg(replace(numbers, decimals=1), "fr-FR"))


def test_markup_in_labels_stays_text() -> None:
    hostile = ("<script>", "a & b", '"quoted"', "c")
    root = svg(replace(chart("bar", categories=hostile), alt="1 < 2 & 'so'"))
    assert set(hostile) <= set(texts(root))
    assert root.findtext(f"{SVG}title") == "1 < 2 & 'so'"


def test_a_missing_value_draws_nothing_and_a_gap_parts_a_line() -> None:
    bars = svg(chart("column", Series("a", (4, None, 2, 3))))
    assert len(list(bars.iter(f"{SVG}rect"))) == 3
    line = svg(chart("line", Series("a", (4, 5, None, 2), ()), categories=TROOPS))
    ink = f"#{hex_color(LOOK, drawing(chart('line'), 'en').series[0].paint)}"
    strokes = [one for one in line.iter(f"{SVG}polyline") if one.get("stroke") == ink]
    assert len(strokes) == 1
    assert len(list(line.iter(f"{SVG}circle"))) == 3


YEARS = ("2013", "2014", "2018", "2023")


def places(root: etree._Element) -> list[float]:
    """Where the markers of a line stand, along."""
    return [float(str(node.get("cx"))) for node in root.iter(f"{SVG}circle")]


def test_a_line_through_years_runs_as_time_does() -> None:
    root = svg(replace(chart("line", categories=YEARS), highlight=()))
    first, second, third, last = places(root)
    year = second - first
    assert third - second == pytest.approx(4 * year, abs=0.1)
    assert last - third == pytest.approx(5 * year, abs=0.1)
    assert {"2013", "2016", "2023"} <= set(texts(root))


def test_a_highlighted_year_stands_out_on_an_axis_of_time() -> None:
    root = svg(replace(chart("line", categories=YEARS), highlight=("2018",)))
    bold = {node.text for node in root.iter(f"{SVG}text") if node.get("font-weight")}
    assert "2018" in bold
    assert "2014" not in bold


@pytest.mark.parametrize("kind", ["column", "bar"])
def test_years_at_bars_stand_side_by_side(kind: ChartKind) -> None:
    assert "2016" not in texts(svg(replace(chart(kind, categories=YEARS), highlight=())))


def test_bars_are_as_long_as_their_values_and_negative_ones_point_left() -> None:
    root = svg(chart("bar", Series("a", (100, 50, -25, 0))))
    bars = [
        (float(one.get("x", "")), float(one.get("width", ""))) for one in root.iter(f"{SVG}rect")
    ]
    assert bars[1][1] == pytest.approx(bars[0][1] / 2, abs=0.02)
    assert bars[2][1] == pytest.approx(bars[0][1] / 4, abs=0.02)
    assert bars[2][0] + bars[2][1] == pytest.approx(bars[0][0], abs=0.02)
    assert bars[3][1] == 0


def test_a_whole_pie_and_an_empty_one_can_be_drawn() -> None:
    whole = svg(chart("pie", Series("a", (5, 0, None, 0))))
    assert len(list(whole.iter(f"{SVG}path"))) == 1
    assert not list(svg(chart("doughnut", Series("a", (0, 0, None, 0)))).iter(f"{SVG}path"))


def test_a_bar_chart_grows_with_its_rows() -> None:
    few, many = (tuple(str(n) for n in range(count)) for count in (3, 30))
    heights = [
        height_of(chart("bar", Series("a", tuple(1.0 for _ in names)), categories=names))
        for names in (few, many)
    ]
    assert heights[1] > 3 * heights[0]


def test_labels_that_would_overlap_give_way_to_an_axis() -> None:
    names = tuple(f"Category {number}" for number in range(40))
    wide = Series("a", tuple(1_000_000.0 + n for n in range(40)))
    shown = texts(svg(chart("column", wide, categories=names)))
    assert "1,000,000" in shown
    assert "1,000,001" not in shown


def test_no_word_of_a_long_name_is_lost() -> None:
    names = (
        "United Nations Multidimensional Integrated Stabilization Mission in Mali",
        "Permanent Strategic Framework for Peace, Security and Development",
        "Coordination des mouvements de l’Azawad",
        "Donaudampfschifffahrtsgesellschaftskapitän",
    )
    for kind in ("bar", "column", "pie", "doughnut"):
        shown = "".join(texts(svg(chart(kind, categories=names)))).replace(" ", "")
        for name in names:
            assert name.replace(" ", "") in shown


@settings(max_examples=150, deadline=None)
@given(charts(), st.sampled_from((200.0, 340.0, 470.0)), st.sampled_from(("en-US", "de", "fr")))
def test_no_word_leaves_the_picture_or_covers_another(
    drawn: Chart, width: float, language: str
) -> None:
    height = height_of(drawn, width)
    words = [
        mark for mark in picture(drawn, LOOK, language, width, height).marks
        if isinstance(mark, Words)
    ]  # fmt: skip
    for word in words:
        rect = word.rect
        assert rect.left >= -SLACK
        assert rect.top >= -SLACK
        assert rect.right <= width + SLACK
        assert rect.bottom <= height + SLACK
    for one, other in combinations(words, 2):
        slanted = one.turn % 90 or other.turn % 90  # their rectangles say little
        assert slanted or not smaller(one.rect).meets(smaller(other.rect)), (one, other)


def smaller(rect: Rect) -> Rect:
    half = OVERLAP / 2
    return Rect(rect.left + half, rect.top + half, rect.right - half, rect.bottom - half)


@given(charts())
@settings(max_examples=40, deadline=None)
def test_it_is_well_formed_and_equal_twice(drawn: Chart) -> None:
    once = chart_svg(drawn, LOOK, "en", WIDTH, 200.0)
    assert once == chart_svg(drawn, LOOK, "en", WIDTH, 200.0)
    etree.fromstring(once)


def test_weasyprint_reads_every_kind_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    drawn = "".join(
        chart_svg(chart(kind), LOOK, "en", WIDTH, height_of(chart(kind))) for kind in KINDS
    )
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        html = f'<link rel="stylesheet" href="fonts.css"><body>{drawn}</body>'
        pdf = weasyprint.HTML(string=html, base_url=f"{PLAIN}/").write_pdf()
    assert pdf.startswith(b"%PDF")
    assert not caplog.records


def test_the_type_is_the_theme_that_is_given() -> None:
    larger = theme.Theme(
        LOOK.name, LOOK.folder, LOOK.colors, LOOK.fonts, {**LOOK.lengths, "chart-text-size": 12.0}
    )
    root = etree.fromstring(chart_svg(chart("column"), larger, "en", WIDTH, 200.0))
    assert {node.get("font-size") for node in root.iter(f"{SVG}text")} == {"12"}


def test_a_slice_of_nothing_is_named() -> None:
    made = chart("pie", Series("Staff", (5.0, 0.0)), categories=("Present", "Absent"))
    assert "Absent\u00a00" in texts(svg(made))


def test_a_point_in_the_corner_has_its_name() -> None:
    made = chart("scatter", Series("Pairs", (3.0,), (1.0,)), categories=("Mali",))
    assert "Mali" in texts(svg(made))


def test_names_that_nearly_fit_are_set_smaller_and_not_turned() -> None:
    cities = "Port Kestrel, Brandreth, Esker, Alder Falls, Dunmore, Greyhaven, Fallow, Colm"
    names = tuple(cities.split(", "))
    made = chart("stacked", Series("a", tuple(map(float, range(1, 9)))), categories=names)
    root = svg(replace(made, highlight=()))
    assert {"Kestrel", "Greyhaven"} <= set(texts(root))
    assert not root.xpath("//*[@transform]")
