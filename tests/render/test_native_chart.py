"""Charts on slides: native, equal to the report's, sound in every office program."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pptx
import pytest
from hypothesis import given, settings
from lxml import etree

from report_build.charts.look import hex_color
from report_build.charts.spec import Drawing, drawing
from report_build.charts.svg import chart_svg
from report_build.model import Chart, ChartKind, Series
from report_build.render.look import own
from report_build.render.native_chart import add_chart
from report_build.render.shapes import ChartShape, Frame
from tests.charts.chart_cases import KINDS, chart, charts, plain

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
LOOK = plain()
FRAME = Frame(48, 110, 864, 360)
Parts = tuple[etree._Element, bytes]


def parts(drawn: Chart, language: str = "en-US") -> Parts:
    """The root of the chart part and the workbook behind it."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    frame = add_chart(slide, ChartShape(FRAME, drawn, drawn.alt), own(LOOK), language)
    part = frame.chart_part
    return etree.fromstring(part.blob), part.chart_workbook.xlsx_part.blob


def found(root: etree._Element, path: str) -> list[str]:
    values = root.xpath(path, namespaces=NAMES)
    assert isinstance(values, list)
    return [str(value) for value in values]


def cells(workbook: bytes) -> dict[str, str | float]:
    """Each cell of the first sheet by its address; words as text, numbers as numbers."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        sheet = etree.fromstring(file.read("xl/worksheets/sheet1.xml"))
        words: list[str] = []
        if "xl/sharedStrings.xml" in file.namelist():
            shared = etree.fromstring(file.read("xl/sharedStrings.xml"))
            words = ["".join(found(one, ".//s:t/text()")) for one in shared]
    result: dict[str, str | float] = {}
    for cell in sheet.iterfind(".//s:c", NAMES):
        text = cell.findtext("s:v", "", NAMES)
        address = str(cell.get("r"))
        result[address] = words[int(text)] if cell.get("t") == "s" else float(text)
    return result


def shown(value: float, code: str) -> str:
    """What a spreadsheet prints for a value with one of our formats, in English."""
    plain_half, _, negative = code.partition(";")
    half = negative if value < 0 and negative else plain_half
    share, half = half.endswith("%"), half.removesuffix("%")
    amount = abs(value) * (100 if share else 1)
    match = re.search(r"#,##0(\.0+)?|0", half)
    assert match
    digits = f"{amount:,.{len(match[1] or '.') - 1}f}"
    text = half[: match.start()] + digits + half[match.end() :]
    return text.replace('"', "") + ("%" if share else "")


def paints(series: etree._Element, plan: Drawing, count: int) -> list[str]:
    """The slot of each point: its own, else the series'."""
    scatter = plan.kind == "scatter"
    path = "c:marker/c:spPr" if scatter else "c:spPr"
    stroke = "/a:ln" if plan.kind == "line" else ""
    whole = found(series, f"{path}{stroke}/a:solidFill/a:schemeClr/@val")
    own = {
        found(point, "c:idx/@val")[0]: found(point, f"{path}/a:solidFill/a:schemeClr/@val")[0]
        for point in series.iterfind("c:dPt", NAMES)
    }
    return [own.get(str(number), whole[0] if whole else "") for number in range(count)]


# ---- equal to the report -------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_equal_in_plan_chart_and_workbook(kind: ChartKind) -> None:
    drawn = chart(kind)
    root, workbook = parts(drawn)
    plan, sheet = drawing(drawn, "en-US"), cells(workbook)
    values = [point.value for point in plan.series[0].points]
    path = "c:yVal" if kind == "scatter" else "c:val"
    assert [float(text) for text in found(root, f"//{path}//c:pt/c:v/text()")] == values
    column = "C" if kind == "scatter" else "B"
    assert found(root, f"//{path}//c:f/text()") == [f"Sheet1!${column}$2:${column}$5"]
    assert [sheet[f"{column}{row}"] for row in range(2, 6)] == values
    assert [sheet[f"A{row}"] for row in range(2, 6)] == list(plan.categories)
    assert sheet[f"{column}1"] == plan.series[0].name


@pytest.mark.parametrize("kind", ["line", "area"])
def test_years_that_lie_unevenly_stand_on_an_axis_of_dates(kind: ChartKind) -> None:
    years = ("2013", "2014", "2018", "2023")
    root, workbook = parts(replace(chart(kind, categories=years), highlight=()))
    days = [41275.0, 41640.0, 43101.0, 44927.0]  # the first of January
    assert [float(text) for text in found(root, "//c:cat/c:numRef//c:v/text()")] == days
    assert [cells(workbook)[f"A{row}"] for row in range(2, 6)] == days
    assert found(root, "//c:dateAx/c:baseTimeUnit/@val") == ["years"]
    assert found(root, "//c:dateAx/c:numFmt/@formatCode") == ["yyyy"]
    assert found(root, "//c:catAx") == []


def test_years_that_lie_evenly_are_names_as_any_others() -> None:
    root, _ = parts(chart("line", categories=("2013", "2014", "2015", "2016")))
    assert found(root, "//c:cat//c:v/text()") == ["2013", "2014", "2015", "2016"]
    assert found(root, "//c:dateAx") == []


@pytest.mark.parametrize("kind", KINDS)
def test_labels_are_equal_in_plan_picture_and_chart(kind: ChartKind) -> None:
    drawn = replace(chart(kind), decimals=1, unit=" t")
    root, _ = parts(drawn)
    plan = drawing(drawn, "en-US")
    svg = chart_svg(drawn, LOOK, "en-US", 400, 240)
    if kind == "scatter":
        assert found(root, "//c:dLbl//a:t/text()") == list(plan.categories)
        assert all(name in svg for name in plan.categories)
        return
    entries = root.findall(".//c:dLbl", NAMES)
    for number, point in enumerate(plan.series[0].points):
        code = found(entries[number], "c:numFmt/@formatCode")[0]
        assert found(entries[number], "c:showVal/@val") == ["1"]
        assert shown(point.value or 0.0, code) == point.label
        assert point.label in svg


@pytest.mark.parametrize("kind", ["area", "doughnut", "stacked"])
def test_labels_on_a_dark_mark_are_light(kind: ChartKind) -> None:
    root, _ = parts(replace(chart(kind), highlight=()))
    (first, *_) = root.findall(".//c:dLbl", NAMES)
    assert found(first, ".//a:solidFill/a:schemeClr/@val") == ["bg1"]


@pytest.mark.parametrize("kind", ["pie", "doughnut"])
def test_shares_of_a_pie_are_equal_too(kind: ChartKind) -> None:
    drawn = replace(chart(kind), labels="percent")
    root, _ = parts(drawn)
    plan = drawing(drawn, "en-US")
    values = [point.value or 0.0 for point in plan.series[0].points]
    code = found(root, "//c:dLbl/c:numFmt/@formatCode")[0]
    assert set(found(root, "//c:dLbl/c:showPercent/@val")) == {"1"}
    assert [shown(value / sum(values), code) for value in values] == [
        point.label for point in plan.series[0].points
    ]


def test_a_small_share_is_equal_too() -> None:
    made = chart("pie", Series("Staff", (999.0, 1.0)), categories=("Present", "Absent"))
    root, _ = parts(replace(made, labels="percent"))
    assert found(root, "//c:dLbl/c:numFmt/@formatCode") == ['">99%"', '"<1%"']


@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_equal_in_plan_picture_and_chart(kind: ChartKind) -> None:
    drawn = chart(kind)
    root, _ = parts(drawn)
    plan = drawing(drawn, "en-US")
    series = root.find(".//c:ser", NAMES)
    assert series is not None
    assert paints(series, plan, 4) == [point.paint.slot for point in plan.series[0].points]
    assert not root.findall(".//a:srgbClr", NAMES)
    svg = chart_svg(drawn, LOOK, "en-US", 400, 240)
    assert all(f"#{hex_color(LOOK, point.paint)}" in svg for point in plan.series[0].points)


def test_categories_and_series_have_the_names_of_the_plan() -> None:
    several = (Series("2021", (1, 2, 3, 4)), Series("2022", (4, None, 2, 1)))
    root, workbook = parts(chart("column", *several))
    assert found(root, "//c:tx//c:v/text()")[:2] == ["2021", "2022"]
    assert found(root, "//c:ser[2]/c:val//c:pt/@idx") == ["0", "2", "3"]
    assert "C3" not in cells(workbook)


@pytest.mark.parametrize("kind", KINDS)
def test_a_legend_stands_where_the_report_has_one(kind: ChartKind) -> None:
    close = (Series("a", (1, 2, 3, 4)), Series("b", (4, 1, 2, 4.1)))
    drawn = chart("line", *close) if kind == "line" else chart(kind)
    root, _ = parts(drawn)
    assert bool(root.findall(".//c:legend", NAMES)) == (drawing(drawn, "en").key == "legend")


def test_lines_that_end_apart_are_named_at_their_ends() -> None:
    apart = (Series("Mali", (1, 2, 3, 9)), Series("Niger", (1, 1, 1, 1)))
    root, _ = parts(replace(chart("line", *apart), labels="none"))
    assert found(root, "//c:dLbl/c:showSerName/@val") == ["1", "1"]
    assert found(root, "//c:dLbl/c:idx/@val") == ["3", "3"]
    assert not root.findall(".//c:legend", NAMES)


# ---- sound ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_axes_have_positive_ids_and_name_each_other(kind: ChartKind) -> None:
    root, _ = parts(chart(kind))
    ids = found(root, "//c:plotArea/*[c:crossAx]/c:axId/@val")
    assert all(0 < int(one) < 2**32 for one in ids)
    assert found(root, "//c:crossAx/@val") == ids[::-1]
    assert found(root, "//c:plotArea/*[c:ser]/c:axId/@val") == ids
    assert len(ids) == (0 if kind in ("pie", "doughnut") else 2)


def test_no_label_becomes_a_formula_a_link_or_a_number() -> None:
    hostile = ("=1+1", "https://example.org/", "1.5", "{=A1}")
    root, workbook = parts(chart("bar", Series("=HYPERLINK(A1)", (1, 2, 3, 4)), categories=hostile))
    sheet = cells(workbook)
    assert [sheet[f"A{row}"] for row in range(2, 6)] == list(hostile)
    assert sheet["B1"] == "=HYPERLINK(A1)"
    with zipfile.ZipFile(io.BytesIO(workbook)) as file:
        assert not [name for name in file.namelist() if "rels" in name and "sheet" in name]
        assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")
    assert found(root, "//c:cat//c:v/text()") == list(hostile)


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_are_equal_twice(kind: ChartKind) -> None:
    (one, book), (other, again) = parts(chart(kind)), parts(chart(kind))
    assert etree.tostring(one) == etree.tostring(other)
    assert book == again


@pytest.mark.parametrize("kind", KINDS)
def test_text_has_the_language_and_the_size_of_the_deck(kind: ChartKind) -> None:
    root, _ = parts(chart(kind), "de-DE")
    looks = root.findall(".//a:defRPr", NAMES) + root.findall(".//a:rPr", NAMES)
    assert {look.get("lang") for look in looks} == {"de-DE"}
    assert {look.get("sz") for look in looks} == {f"{LOOK.lengths['deck-table-size'] * 100:.0f}"}
    assert found(root, "//c:autoTitleDeleted/@val") == ["1"]


def test_the_frame_has_the_alternative_text_and_the_place() -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    shape = ChartShape(Frame(10, 20, 300, 200), chart("pie"), "What it shows")
    frame = add_chart(slide, shape, own(LOOK), "en")
    assert frame._element.xpath("./p:nvGraphicFramePr/p:cNvPr/@descr") == ["What it shows"]
    assert (frame.left.pt, frame.top.pt, frame.width.pt, frame.height.pt) == (10, 20, 300, 200)


@settings(max_examples=60, deadline=None)
@given(charts())
def test_python_pptx_reads_any_chart_again(drawn: Chart) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_chart(slide, ChartShape(FRAME, drawn, drawn.alt), own(LOOK), "fr")
    file = io.BytesIO()
    deck.save(file)
    again = pptx.Presentation(file).slides[0].shapes[0].chart
    plan = drawing(drawn, "fr")
    assert [series.name for series in again.plots[0].series] == [one.name for one in plan.series]
    assert [tuple(series.values) for series in again.plots[0].series] == [
        tuple(point.value for point in one.points) for one in plan.series
    ]
