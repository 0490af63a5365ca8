from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic
from report_build.model import Chart, FactRef
from report_build.transforms.facts import fill_facts
from report_build.walk import of_kind, plain_text
from tests.transforms.projects import FIGURES, document, figures, said


def filled(root: Path, text: str, known: str = FIGURES) -> tuple[list[str], list[Diagnostic]]:
    findings: list[Diagnostic] = []
    read, _ = document(root, text)
    facts, _ = figures(root, known)
    done = fill_facts(read, facts, findings.append)
    return [plain_text(one.children) for one in of_kind(done, FactRef)], findings


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[]{fact=staff} people", "1,200"),
        ("[1,200]{fact=staff}", "1,200"),
        ("[1200]{fact=staff}", "1200"),
        ("[twelve hundred]{fact=staff}", None),
        ("[one thousand two hundred]{fact=staff}", "one thousand two hundred"),
        ("[One thousand, two hundred]{fact=staff}", "One thousand, two hundred"),
        ("[**1,200**]{fact=staff}", "1,200"),
        ("[about 300]{fact=guests}", "about 300"),
        ("[about 1,200]{fact=staff}", None),
        ("[1,201]{fact=staff}", None),
    ],
)
def test_a_fact_is_written_out_or_checked(tmp_path: Path, text: str, shown: str | None) -> None:
    texts, findings = filled(tmp_path, text)
    if shown is None:
        assert said(findings) == [("fact-mismatch", 1, 1)]
    else:
        assert (texts, findings) == ([shown], [])


def test_a_mismatch_names_the_number_the_fact_and_every_other_use(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, "[900]{fact=staff}\n\nand [1,200]{fact=staff}\n")
    (finding,) = findings
    assert '"900"' in finding.message
    assert "1,200" in finding.message
    assert "a.md:3:5" in finding.message
    assert "[1,200]{fact=staff}" in finding.hint
    assert "content/facts.yaml:1:1" in finding.hint


def test_an_unknown_fact_has_its_place_and_the_nearest_key(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, "so [1]{fact=stuff}")
    assert said(findings) == [("unknown-fact", 1, 4)]
    assert findings[0].hint == "did you mean staff?"


def test_a_faulty_fact_is_not_an_unknown_one(tmp_path: Path) -> None:
    known = "staff:\n  value: many\nother:\n  value: 1\n"
    assert filled(tmp_path, "[1]{fact=staff}", known)[1] == []
    assert said(filled(tmp_path, "[1]{fact=nobody}", known)[1]) == [("unknown-fact", 1, 1)]


def test_no_fact_is_unknown_where_the_file_cannot_be_read(tmp_path: Path) -> None:
    assert filled(tmp_path, "[1]{fact=staff}", "staff: [")[1] == []


CHART = """```{chart}
label: fig-x
kind: column
facts: [staff, %s]
caption: How many
alt: Columns.
```
"""


def test_a_chart_is_made_of_facts(tmp_path: Path) -> None:
    read, _ = document(tmp_path, CHART % "guests")
    facts, _ = figures(tmp_path)
    findings: list[Diagnostic] = []
    (chart,) = of_kind(fill_facts(read, facts, findings.append), Chart)
    assert findings == []
    assert chart.categories == ("Staff", "guests")
    assert chart.series[0].values == (1200.0, 300.0)


def test_a_chart_of_an_unknown_fact_is_an_error(tmp_path: Path) -> None:
    _, findings = filled(tmp_path, CHART % "guest")
    assert [one[0] for one in said(findings)] == ["unknown-fact"]
