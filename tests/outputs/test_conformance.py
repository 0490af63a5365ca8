"""PDF/UA-1 and PDF/A-3a, as veraPDF sees them: briefing, slides, a long report, edge cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule, Severity
from report_build.model import Chart, Document
from report_build.render.pdf import pdf
from tests.edge.documents import REFUSED, Edge, edges
from tests.long_report import long_report, pictured
from tests.projects import project
from tests.shipped import PLAIN, WHEN
from tests.verapdf import engine

TOP = Path(__file__).parents[2]
PLAINLY = build.Wishes()
STRESS_PAGES = 40
PRESSED = build.Wishes(theme="plex", paper="letter", edition="print")
NAMES = ("briefing", "pressed", "stress", "slides", "handout", *(edge.name for edge in edges()))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All reports as PDF files, by name."""
    folder = tmp_path_factory.mktemp("conformance")
    written = {"briefing": _printed(TOP), "stress": _stress(folder / "stress")}
    written["pressed"] = _printed(TOP, wishes=PRESSED)
    written["slides"] = _printed(TOP, "handout")
    written["handout"] = _printed(TOP, "handout", build.Wishes(per_page=3, deck="short"))
    for edge in edges():
        written[edge.name] = _printed(project(folder / "projects" / edge.name, edge.files_of()))
    paths = {}
    for name, content in written.items():
        paths[name] = folder / f"{name}.pdf"
        paths[name].write_bytes(content)
    return paths


@pytest.fixture(scope="module")
def verdicts(files: Mapping[str, Path]) -> Mapping[str, engine.Verdict]:
    """What veraPDF says, by name; one run of Java reads all files."""
    if missing := engine.missing():
        assert not engine.is_required(), missing
        pytest.skip(missing)
    found = engine.verdicts(tuple(files.values()))
    return {name: found[path] for name, path in files.items()}


def _printed(root: Path, product: str = "pdf", wishes: build.Wishes = PLAINLY) -> bytes:
    found: list[Diagnostic] = []
    content = build.build(root, product, wishes, found.append)
    assert not [one for one in found if one.severity is Severity.ERROR]
    return content


def _stress(root: Path) -> bytes:
    found: list[Diagnostic] = []
    content = pdf(across(long_report(10)), PLAIN, pictured(root), found.append, WHEN)
    assert {one.rule for one in found} <= {Rule.SPARSE_PAGE}  # the page before one across
    return content


def across(document: Document) -> Document:
    """The document with every chart on a page across."""
    turned = (replace(one, landscape=True) if isinstance(one, Chart) else one
              for one in document.blocks)  # fmt: skip
    return replace(document, blocks=tuple(turned))


@pytest.mark.parametrize("name", NAMES)
def test_no_check_fails(verdicts: Mapping[str, engine.Verdict], name: str) -> None:
    assert verdicts[name].failures == ()
    assert set(verdicts[name].checks) == set(engine.PROFILES)
    assert all(count > 100 for count in verdicts[name].checks.values())


def test_the_stress_report_is_long(files: Mapping[str, Path]) -> None:
    assert len(PdfReader(files["stress"]).pages) >= STRESS_PAGES


def test_a_file_that_does_not_conform_is_seen(tmp_path: Path) -> None:
    if missing := engine.missing():
        pytest.skip(missing)
    bare = PdfWriter()
    bare.add_blank_page(100, 100)
    bare.write(tmp_path / "bare.pdf")
    found = engine.verdicts([tmp_path / "bare.pdf"])[tmp_path / "bare.pdf"]
    assert any(one.startswith("PDFUA-1 ") for one in found.failures)
    assert any(one.startswith("PDFA-3A ") for one in found.failures)


@pytest.mark.parametrize("name", REFUSED)
def test_a_character_that_no_font_has_is_refused(tmp_path: Path, name: str) -> None:
    root = project(tmp_path / "project", Edge(name, REFUSED[name]).files_of())
    found: list[Diagnostic] = []
    with pytest.raises(BuildError):
        build.build(root, "pdf", build.Wishes(), found.append)
    assert {one.rule for one in found} == {Rule.FONT}
    assert {one.pos.line for one in found} == {3}
