"""The files within a report: what they hold, and that the PDF carries them soundly."""

import json
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from report_build.diagnostics import Diagnostic
from report_build.facts import Fact, Facts, Source
from report_build.library import Library, WorkItem
from report_build.model import (
    Chart,
    Document,
    FactRef,
    Heading,
    Legend,
    Paragraph,
    ReportParts,
    Series,
    Text,
    Work,
)
from report_build.render.attached import attached, chart_csv
from report_build.render.pdf import pdf
from tests.long_report import META
from tests.shipped import PLAIN, WHEN

CHART = Chart(
    "bar",
    ("Côte d’Ivoire", "Benin, north"),
    (Series("2021", (900.0, None)), Series("2022", (0.5, -3.0))),
    "A chart.",
    Legend((Text("One exit"),)),
    "fig-exits",
    "1",
    x_title="Country",
)
LIBRARY = Library(
    {
        key: WorkItem(key, "book", key, {"id": key, "type": "book", "custom": {"status": "x"}})
        for key in ("a", "b")
    }
)
FACTS = Facts(
    {
        "troops": Fact("troops", Decimal(900), "soldiers", sources=(Source("a", "par. 1"),)),
        "share": Fact("share", Decimal("0.5"), approx=True),
        "unused": Fact("unused", Decimal(1)),
    }
)
REPORT = Document(
    META,
    (
        Heading(1, (Text("One"),), "one", "1"),
        Paragraph((FactRef("troops", (Text("900"),)), FactRef("share", (Text("about 0.5"),)))),
        CHART,
    ),
    (Work("b", (Text("Entry."),)),),
    "Works Cited",
)


def test_a_chart_is_a_row_for_each_category() -> None:
    assert chart_csv(CHART).decode().split("\r\n") == [
        "Country,2021,2022",
        "Côte d’Ivoire,900,0.5",
        '"Benin, north",,-3',
        "",
    ]


def test_a_scatter_chart_has_both_numbers_of_a_point() -> None:
    points = Series("Cost", (2.0, 3.5), (10.0, 20.0))
    chart = replace(CHART, kind="scatter", series=(points,), x_title="Year")
    assert chart_csv(chart).decode().split("\r\n")[:2] == [",Year,Cost", "Côte d’Ivoire,10,2"]


def test_only_what_is_cited_and_stated_is_attached() -> None:
    files = {file.name: file for file in attached(REPORT, LIBRARY, FACTS)}
    assert set(files) == {"works-cited.json", "fig-exits.csv", "facts.json"}
    assert json.loads(files["works-cited.json"].content) == [{"id": "b", "type": "book"}]
    assert json.loads(files["facts.json"].content) == {
        "troops": {
            "value": 900,
            "unit": "soldiers",
            "sources": [{"cite": "a", "locator": "par. 1"}],
        },
        "share": {"value": 0.5, "approximate": True},
    }


def test_files_can_be_left_out() -> None:
    bare = replace(REPORT, meta=replace(META, parts=ReportParts(attachments=False)))
    assert attached(bare, LIBRARY, FACTS) == ()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Any:
    found: list[Diagnostic] = []
    folder = tmp_path_factory.mktemp("report")
    files = attached(REPORT, LIBRARY, FACTS)
    content = pdf(REPORT, PLAIN, folder, found.append, WHEN, files)
    assert found == []
    return PdfReader(BytesIO(content))


def test_the_pdf_carries_the_files_and_says_what_they_are(file: Any) -> None:
    specs = [one.get_object() for one in file.trailer["/Root"]["/AF"]]
    assert {one["/UF"]: one["/AFRelationship"] for one in specs} == {
        "works-cited.json": "/Source",
        "fig-exits.csv": "/Data",
        "facts.json": "/Data",
    }
    assert file.attachments["fig-exits.csv"] == [chart_csv(CHART)]
    for one in specs:
        inner = one["/EF"]["/F"]
        assert inner["/Params"]["/ModDate"] == "D:20221214093000Z"
        assert one["/Desc"]
    assert {one["/EF"]["/F"]["/Subtype"] for one in specs} == {"/text/csv", "/application/json"}
