"""The evidence as an appendix of the PDF: it is there if asked for, and its pages are right."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule
from tests.projects import REPORT, project

TEXT = "\n\n".join(
    f"Sentence {at} of this text is long enough to fill a line of the page, or even two of them."
    f" A second, {at}b, cites [@smith2020, p. {at}]."
    for at in range(1, 60)
)
FILES = {
    "content/report.yaml": REPORT + "parts: {evidence: true}\n",
    "content/01-one.md": f"# One {{#sec-one}}\n\n{TEXT}\n\n# Two {{#sec-two}}\n\nThe end.\n",
}


def printed(root: Path) -> PdfReader:
    found: list[Diagnostic] = []
    content = build.build(root, "pdf", build.Wishes(), found.append)
    assert found == []
    return PdfReader(BytesIO(content))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("evidence") / "project", FILES)


@pytest.fixture(scope="module")
def file(root: Path) -> PdfReader:
    return printed(root)


def text(file: PdfReader, sheet: int) -> str:
    return " ".join(file.pages[sheet].extract_text().split())


def sheet_of(file: PdfReader, label: str) -> int:
    found = file.get_destination_page_number(file.named_destinations[label])
    assert found is not None
    return found


def test_the_appendix_stands_after_the_works_cited_and_in_the_contents(file: PdfReader) -> None:
    works, evidence = sheet_of(file, "part-works"), sheet_of(file, "part-evidence")
    assert works < evidence
    first = sheet_of(file, "sec-one")
    contents = next(text(file, at) for at in range(first) if "Contents" in text(file, at))
    assert re.search(rf"Evidence[ .]+{evidence - first + 1}\b", contents)
    short = " ".join(text(file, at) for at in range(evidence, len(file.pages)))
    assert "Statements: 119. With a source: 59; with one further on" in short
    assert "59 of 59 citations (100%) go to one work: Smith." in short


def test_each_page_that_it_names_is_that_of_the_citation(file: PdfReader) -> None:
    first, evidence = sheet_of(file, "sec-one"), sheet_of(file, "part-evidence")
    links = [
        (str(note.get("/Dest")), str(note.get("/Contents")))
        for sheet in range(evidence, len(file.pages))
        for note in (found.get_object() for found in file.pages[sheet].get("/Annots", ()))
        if str(note.get("/Dest")).startswith("cite-")
    ]
    assert len(links) == 59
    begins = {label: int(page) for label, page in links}
    ends = {label: sheet_of(file, label) - first + 1 for label in begins}
    assert len(set(ends.values())) > 2
    # a sentence begins where it is said to begin, which may be the page before its citation
    assert all(ends[label] - begins[label] in (0, 1) for label in begins)
    assert sum(ends[label] != begins[label] for label in begins) < len(set(ends.values()))


def test_a_report_has_no_appendix_unless_it_asks_for_one(tmp_path: Path) -> None:
    assert "part-evidence" not in printed(project(tmp_path / "plain", {})).named_destinations


def test_the_pages_before_the_appendix_are_those_of_a_report_without(
    file: PdfReader, tmp_path: Path
) -> None:
    bare = printed(project(tmp_path / "bare", {**FILES, "content/report.yaml": REPORT}))
    first, other = sheet_of(file, "sec-one"), sheet_of(bare, "sec-one")
    count = sheet_of(file, "part-evidence") - first
    assert [text(file, first + at) for at in range(count)] == [
        text(bare, other + at) for at in range(count)
    ]


def test_a_theme_without_a_place_for_it_is_an_error(tmp_path: Path) -> None:
    root = project(tmp_path / "old", {"content/report.yaml": FILES["content/report.yaml"]})
    shell = root / "styles/plain/report.html.j2"
    old = shell.read_text(encoding="utf-8").replace("{{ evidence }}\n", "")
    shell.unlink()  # it may be linked to that of the project
    shell.write_text(old, encoding="utf-8")
    found: list[Diagnostic] = []
    with pytest.raises(BuildError):
        build.build(root, "pdf", build.Wishes(), found.append)
    assert [(one.rule, str(one.pos)) for one in found] == [
        (Rule.BAD_THEME, "styles/plain/report.html.j2")
    ]


def test_the_appendix_is_in_the_language_of_the_report(tmp_path: Path) -> None:
    yaml = FILES["content/report.yaml"].replace("en-GB", "fr-FR")
    file = printed(project(tmp_path / "fr", {"content/report.yaml": yaml}))
    evidence = sheet_of(file, "part-evidence")
    assert "Énoncés sans source" in " ".join(
        text(file, at) for at in range(evidence, len(file.pages))
    )
