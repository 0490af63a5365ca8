"""`pdf --print`: what a press gets, opened again as a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule, Severity
from tests.edge import exhibits
from tests.edge.documents import Edge, Files
from tests.outputs.test_report_file import structure
from tests.projects import REPORT, WORKS, project
from tests.verapdf import engine

WEB = WORKS.replace('"issued"', '"URL": "https://www.example.org/on-numbers", "issued"')
TEXT = (
    "# One {#sec-one}\n\n[There](https://www.example.org/x) and @sec-one^[A [note](https://n.org).]"
    " [@smith2020, p. 4].\n\n" + exhibits.figure("big.jpg") + exhibits.figure("a.svg")
)
FILES: Files = {
    **exhibits.FILES,
    "bibliography.json": WEB,
    "content/figures/big.jpg": exhibits.picture("JPEG", "RGB", (3600, 2400)),
}
EDGE = Edge("print", TEXT, "qr: true\n", FILES)


def made(root: Path, wishes: build.Wishes) -> tuple[bytes, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return build.build(root, "pdf", wishes, found.append), found


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = project(tmp_path_factory.mktemp("print") / "project", EDGE.files_of())
    content, found = made(root, build.Wishes(edition="print"))
    assert found == []
    return content


def test_each_page_has_bleed_beyond_the_paper(content: bytes) -> None:
    for page in PdfReader(BytesIO(content)).pages:
        trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
        assert [round(edge) for edge in trim] == [0, 0, 595, 842]
        assert [round(edge) for edge in bleed] == [-10, -10, 605, 852]
        assert media.left < bleed.left
        assert media.top > bleed.top


def test_figures_stand_within_the_paper(content: bytes) -> None:
    nodes = structure(PdfReader(BytesIO(content)))
    boxes = [node["/A"]["/BBox"] for node in nodes if node["/S"] == "/Figure"]
    assert len(boxes) == 2
    for left, low, right, high in boxes:
        assert 0 < left < right < 595
        assert 0 < low < high < 842


def test_a_press_gets_finer_pictures_than_a_screen(tmp_path: Path, content: bytes) -> None:
    root = project(tmp_path / "project", EDGE.files_of())
    screen, _ = made(root, build.Wishes())
    assert widths(content) == {2550}
    assert widths(screen) == {1700}


def widths(content: bytes) -> set[int]:
    pages = PdfReader(BytesIO(content)).pages
    return {Image.open(BytesIO(one.data)).width for page in pages for one in page.images}


def test_addresses_are_printed_in_words(content: bytes) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "There (example.org/x) and section 1" in " ".join(text.split())
    assert "note (n.org)" in " ".join(text.split())


def test_a_press_asks_for_more_pixels(tmp_path: Path) -> None:
    files: Files = {
        **exhibits.FILES,
        "content/figures/fine.png": exhibits.picture("PNG", "RGB", (900, 9)),
    }
    edge = Edge("small", "# One\n\nText.\n\n" + exhibits.figure("fine.png"), files=files)
    root = project(tmp_path / "project", edge.files_of())
    assert made(root, build.Wishes())[1] == []
    (finding,) = made(root, build.Wishes(edition="print"))[1]
    assert (finding.rule, finding.severity) == (Rule.SMALL_PICTURE, Severity.WARNING)
    assert (finding.pos.file, finding.pos.line) == ("content/01-one.md", 5)
    assert "120 mm wide with 191 pixels to the inch" in finding.message
    assert "1417 pixels" in finding.hint


def test_a_theme_without_a_print_style_is_told(tmp_path: Path) -> None:
    root = project(tmp_path / "project", EDGE.files_of())
    (root / "styles/plain/print.css").unlink()
    with pytest.raises(BuildError) as fault:
        made(root, build.Wishes(edition="print"))
    assert [one.rule for one in fault.value.findings] == [Rule.BAD_THEME]


def test_the_print_edition_conforms(tmp_path: Path, content: bytes) -> None:
    if missing := engine.missing():
        assert not engine.is_required(), missing
        pytest.skip(missing)
    file = tmp_path / "print.pdf"
    file.write_bytes(content)
    assert engine.verdicts([file])[file].failures == ()


@pytest.mark.parametrize("theme", ["plain", "plex"])
@pytest.mark.parametrize("imprint", ["true", "false"])
def test_the_text_begins_on_a_right_page(tmp_path: Path, theme: str, imprint: str) -> None:
    yaml = REPORT + f"parts: {{imprint: {imprint}}}\nseries: Notes\nabstract: In short.\n"
    text = "# One\n\nWords [@smith2020].\n\n# Two\n\nThe end.\n"
    files = {"content/report.yaml": yaml, "content/01-one.md": text}
    root = project(tmp_path / "project", files)
    content, found = made(root, build.Wishes(edition="print", theme=theme))
    assert found == []
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    first = next(at for at, text in enumerate(pages) if "Words" in text)
    assert first % 2 == 0
    assert pages[first].rstrip().endswith("1")
    assert [at for at, text in enumerate(pages) if not text] == ([3] if imprint == "true" else [])
    screen, _ = made(root, build.Wishes(theme=theme))
    assert all(page.extract_text() for page in PdfReader(BytesIO(screen)).pages)
