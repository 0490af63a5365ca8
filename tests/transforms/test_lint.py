from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Rule
from report_build.model import Output
from report_build.transforms import resolve
from report_build.transforms.lint import check_sources
from tests.transforms.projects import Said, document, figures, said, works, written


def found(root: Path, text: str, output: Output = Output.REPORT) -> Said:
    findings: list[Diagnostic] = []
    read, _ = document(root, text)
    resolve(read, works(root)[0], figures(root)[0], output, findings.append)
    return said(findings)


@pytest.mark.parametrize(
    "text",
    [
        "# A {#sec-a}\n\n[here](#sec-a) and @sec-a",
        "# A title\n\n[here](#a-title)",
        "# A\n\n[@smith2020] and [there](#ref-smith2020)",
        "# A\n\n::: only report\n## B {#sec-b}\n:::\n\n@sec-b",
    ],
)
def test_what_leads_somewhere_is_let_be(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("# A\n\n[here](#sec-b)", 1),
        ("# A\n\n[@smith2020, p. 4] [here](#page)", 20),
        ("# A\n\n[there](#ref-jones2021)", 1),
        ("# A\n\nsee @sec-b\n\n::: only slides\n# B {#sec-b}\n:::", 5),
        ("# A\n\nsee [b](#sec-b)\n\n::: only slides\n# B {#sec-b}\n:::", 5),
        ("# A\n\nsee @s-b\n\n::: slide {#s-b}\n# B\n:::", 5),
    ],
)
def test_what_leads_nowhere_is_found(tmp_path: Path, text: str, column: int) -> None:
    assert found(tmp_path, text) == [("unknown-label", 3, column)]


def test_a_slide_may_name_a_figure_that_only_the_report_shows(tmp_path: Path) -> None:
    text = """# A {#sec-a}

::: slide
# B
- see @fig-t in @sec-a
:::

```{timeline}
label: fig-t
caption: Days
events: [{when: 2022, what: It began}]
```
"""
    assert found(tmp_path, text, Output.SLIDES) == []


def test_a_note_within_a_note_is_refused(tmp_path: Path) -> None:
    assert found(tmp_path, "# A\n\na^[b^[c]]") == [("unsupported", 3, 5)]


def test_a_heading_keeps_its_label_where_a_citation_has_a_page(tmp_path: Path) -> None:
    assert found(tmp_path, "# Page\n\n[@smith2020, p. 4] [here](#page)") == []


def test_an_unverified_work_is_a_warning(tmp_path: Path) -> None:
    known = (
        '[{"id": "smith2020", "type": "book", "title": "On Numbers",'
        ' "custom": {"status": "partly-verified"}}]'
    )
    findings: list[Diagnostic] = []
    read, _ = document(tmp_path, "# A\n\n[@smith2020]")
    resolve(read, works(tmp_path, known)[0], figures(tmp_path)[0], Output.REPORT, findings.append)
    assert [(one.rule.value, one.severity.value) for one in findings] == [
        ("unverified-work", "warning")
    ]


def test_a_fact_rests_on_a_work_that_is_known(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    text = "a:\n  value: 7\n  source: {cite: smyth2020}\nb:\n  value: 3\n  source: smith2020\n"
    check_sources(figures(tmp_path, text)[0], works(tmp_path)[0], findings.append)
    assert [(one.rule, one.pos.line, one.hint) for one in findings] == [
        (Rule.UNKNOWN_CITATION, 3, "did you mean smith2020?")
    ]


def test_an_account_rests_on_a_work_that_is_known(tmp_path: Path) -> None:
    findings: list[Diagnostic] = []
    text = (
        "a:\n  contested:\n    - {value: 7, cite: smyth2020}\n    - {value: 3, cite: smith2020}\n"
    )
    check_sources(figures(tmp_path, text)[0], works(tmp_path)[0], findings.append)
    assert said(findings) == [("unknown-citation", 3, 24)]


FIGURE = "```{figure} figures/map.svg\nalt: A map.\n"


@pytest.mark.parametrize("box", ["::: callout {{kind=note}}\n{}\n:::\n", "- one\n\n  {}\n"])
def test_a_page_is_not_turned_within_another_part(tmp_path: Path, box: str) -> None:
    turned = FIGURE + "page: landscape\n```"
    inner = turned.replace("\n", "\n  ") if box.startswith("-") else turned
    assert "misplaced" in [rule for rule, *_ in found(tmp_path, "# A\n\n" + box.format(inner))]
    alone = [rule for rule, *_ in found(tmp_path, f"# A\n\n{turned}\n")]
    assert "misplaced" not in alone


def test_a_code_that_has_nowhere_to_lead_is_found(tmp_path: Path) -> None:
    coded = FIGURE + "qr: true\nsource: {}\n```\n"
    assert ("missing-url", 3, 1) in found(tmp_path, "# A\n\n" + coded.replace("{}", "[smith2020]"))
    linked = coded.replace("{}", "'[Here](https://example.org/)'")
    assert ("missing-url", 3, 1) not in found(tmp_path, "# A\n\n" + linked)


def test_works_and_facts_that_are_missing_are_told_once(tmp_path: Path) -> None:
    coded = FIGURE + "qr: true\nsource: [smyth2020]\n```\n"
    rules = [rule for rule, *_ in found(tmp_path, "# A\n\n" + coded)]
    assert rules.count("unknown-citation") == 1
    assert "missing-url" not in rules
    chart = "```{chart}\nkind: bar\nfacts: [staff, %s]\nhighlight: [Guests]\nalt: A.\n```\n"
    assert [rule for rule, *_ in found(tmp_path, chart % "gusts")] == ["unknown-fact"]
    assert [rule for rule, *_ in found(tmp_path, chart % "guests")] == ["bad-value"]


@pytest.mark.parametrize(("rows", "faults"), [("x,0\ny,0\n", 1), ("x,0\ny,1\n", 0)])
def test_a_pie_of_nothing_but_zeros_is_refused(tmp_path: Path, rows: str, faults: int) -> None:
    written(tmp_path, {"content/data/a.csv": f"a,b\n{rows}"})
    text = "# A\n\n```{chart}\nkind: pie\ndata: data/a.csv\nalt: A pie.\n```\n"
    assert found(tmp_path, text) == [("bad-value", 3, 1)] * faults
