import datetime
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic
from report_build.model import Acronym, Author, DeckParts, Document, Heading, Meta, ReportParts
from report_build.readers import folder
from report_build.walk import of_kind, plain
from tests.transforms.projects import said, written

YAML = "title: A report\ndate: 2022-12-16\n"


def read(root: Path, files: dict[str, str]) -> tuple[Document | None, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    written(root, {f"content/{name}": text for name, text in files.items()})
    return folder.read(root, findings.append), findings


def meta(root: Path, yaml: str) -> tuple[Meta | None, list[Diagnostic]]:
    document, findings = read(root, {"report.yaml": yaml, "01-a.md": "# A"})
    return (document.meta if document else None), findings


def test_what_the_import_made_up_is_found_until_it_is_replaced(tmp_path: Path) -> None:
    _, findings = meta(tmp_path, 'title: "A"  # a placeholder\ndate: 2022-12-16  # a placeholder\n')
    assert [(one.rule, one.severity) for one in findings] == [("placeholder", "warning")] * 2
    assert [(one.pos.line, one.pos.column) for one in findings] == [(1, 8), (2, 7)]
    assert meta(tmp_path, "title: A placeholder\ndate: 2022-12-16  # a Friday\n")[1] == []


def test_sections_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ("10-k.md", "2-b.md", "01-a.md", "002-bb.md", "3.md.bak", "09-i.md", "01-aa.md")
    files = {name: f"# {name}\n" for name in names}
    document, findings = read(tmp_path, {"report.yaml": YAML, **files})
    assert findings == []
    assert document is not None
    assert [plain(one) for one in of_kind(document, Heading)] == [
        "01-a.md", "01-aa.md", "002-bb.md", "2-b.md", "09-i.md", "10-k.md",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.md", "readme.md", "01.md", "1 a.md", "-a.md", "01-.md"])
def test_a_section_without_a_number_or_name_is_found(tmp_path: Path, name: str) -> None:
    _, findings = read(tmp_path, {"report.yaml": YAML, "01-a.md": "# A", name: "# B"})
    assert [(one.rule.value, one.pos.file) for one in findings] == [
        ("bad-value", f"content/{name}")
    ]


def test_notes_belong_to_their_file(tmp_path: Path) -> None:
    files = {"01-a.md": "# A\n\nx[^1]\n\n[^1]: one", "02-b.md": "# B\n\nx[^1]\n"}
    _, findings = read(tmp_path, {"report.yaml": YAML, **files})
    assert [(one.rule.value, str(one.pos)) for one in findings] == [
        ("unknown-footnote", "content/02-b.md:3:2")
    ]


def test_all_of_the_front_matter_is_read(tmp_path: Path) -> None:
    found, findings = meta(tmp_path, """\
title: It's "so" -- a report
subtitle: NO
date: 2022-12-16
authors:
  - Ann Smith
  - {name: Bo Jones, affiliation: Harbour Institute, sort: "Jones, Bo", about: It's Bo}
language: en-GB
publisher: Harbour Press
place: Oslo
series: Papers
number: 0012
abstract: Short.
keywords: [one, two]
rights: © 2022
paper: letter
theme: plain
style: mla
number_sections: false
nocite: [smith2020]
slides: {agenda: false, dividers: false}
doi: https://doi.org/10.1000/xyz
isbn: 978-3-16-148410-0
issn: 2049-3630
contact: desk@example.org
acronyms: {UN: "the 'UN'", AU: African Union, UK: , MSF: ""}
parts: {tables: false}
""")  # fmt: skip
    assert findings == []
    assert found == Meta(
        "It’s ‘so’ – a report", datetime.date(2022, 12, 16), "NO",
        (Author("Ann Smith"), Author("Bo Jones", "Harbour Institute", "Jones, Bo", "It’s Bo")),
        "en-GB", "Harbour Press", "Oslo", "Papers", "0012", "Short.", ("one", "two"), "© 2022",
        "letter", "plain", "mla",
        False, ("smith2020",), deck=DeckParts(agenda=False, dividers=False),
        contact="desk@example.org", doi="10.1000/xyz", isbn="978-3-16-148410-0", issn="2049-3630",
        acronyms=(
            Acronym("UN", "“UN”", "the"), Acronym("AU", "African Union"),
            Acronym("UK", ""), Acronym("MSF", ""),
        ),
        parts=ReportParts(tables=False),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "finding"),
    [
        ("date: 2022-12-16\n", ("missing-key", 1, 1)),
        ("title: A\n", ("missing-key", 1, 1)),
        ("title: A\ndate:\n", ("missing-key", 2, 1)),
        (YAML + "titel: B\n", ("unknown-key", 3, 1)),
        (YAML + "paper: a5\n", ("bad-value", 3, 8)),
        (YAML + "language: English language\n", ("bad-value", 3, 11)),
        (YAML + "authors: [{nme: Ann, name: Ann}]\n", ("unknown-key", 3, 12)),
        (YAML + "slides: {agend: false}\n", ("unknown-key", 3, 10)),
        (YAML + "number_sections: NO\n", ("bad-value", 3, 18)),
    ],
)
def test_a_fault_of_the_front_matter_is_found(
    tmp_path: Path, yaml: str, finding: tuple[str, int, int]
) -> None:
    assert said(meta(tmp_path, yaml)[1]) == [finding]


def test_a_logo_that_is_not_there_is_found(tmp_path: Path) -> None:
    _, findings = meta(tmp_path, YAML + "logo: figures/none.svg\n")
    assert [one.rule.value for one in findings] == ["missing-file"]


def test_a_part_that_is_unknown_is_found(tmp_path: Path) -> None:
    _, findings = meta(tmp_path, YAML + "parts: {figurs: false}\n")
    assert [(one.rule.value, one.hint) for one in findings] == [
        ("unknown-key", "did you mean figures?")
    ]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("running_heads", "write it below parts, as parts: {running_heads: …}"),
        ("agenda", "write it below slides, as slides: {agenda: …}"),
        ("languag", "did you mean language?"),
    ],
)
def test_a_key_that_belongs_below_another_is_told_its_place(
    tmp_path: Path, key: str, hint: str
) -> None:
    _, findings = meta(tmp_path, YAML + f"{key}: false\n")
    assert [one.hint for one in findings] == [hint]


def test_only_a_section_can_be_an_appendix(tmp_path: Path) -> None:
    _, findings = read(tmp_path, {"report.yaml": YAML, "01-a.md": "# A\n\n## B {.appendix}"})
    assert said(findings) == [("misplaced", 3, 7)]


def test_a_language_without_words_of_its_own_is_a_warning(tmp_path: Path) -> None:
    found, findings = meta(tmp_path, YAML + "language: fi\n")
    assert found is not None
    assert [(one.rule.value, one.severity.value) for one in findings] == [
        ("unknown-language", "warning")
    ]


def test_there_is_no_document_without_report_yaml(tmp_path: Path) -> None:
    document, findings = read(tmp_path, {"01-a.md": "# A"})
    assert document is None
    assert [one.rule.value for one in findings] == ["missing-file"]
    assert "title: … and below it date: 2022-12-16" in findings[0].hint


def test_a_report_yaml_that_is_spelt_otherwise_is_proposed(tmp_path: Path) -> None:
    _, findings = read(tmp_path, {"01-a.md": "# A", "reprot.yaml": YAML})
    assert [one.hint for one in findings] == ["did you mean content/reprot.yaml?"]


def test_a_day_that_is_missing_is_shown_as_it_is_written(tmp_path: Path) -> None:
    _, findings = meta(tmp_path, "title: A\n")
    assert [one.hint for one in findings] == ["write date: 2022-11-11"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("# A\n\n### B", ("heading-jump", 3, 1)),
        ("# A\n\n::: column\nb\n:::", ("misplaced", 3, 1)),
        ("# A\n\n![](#fig-b)", ("misplaced", 3, 1)),
        ("# A\n\n::: callout\n# B\n:::", ("misplaced", 4, 1)),
        ("# A\n\n- # B", ("misplaced", 3, 3)),
        ("# A\n\n::: callout\n::: slide\n# B\n:::\n:::", ("misplaced", 4, 1)),
        ("# A\n\n::: slide\n# B\n- ![](#fig-b)\n:::", ("misplaced", 5, 3)),
    ],
)
def test_what_stands_in_a_wrong_place_is_found(
    tmp_path: Path, text: str, finding: tuple[str, int, int]
) -> None:
    _, findings = read(tmp_path, {"report.yaml": YAML, "01-a.md": text})
    assert finding in said(findings)
