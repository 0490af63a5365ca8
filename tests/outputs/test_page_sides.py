"""Left and right pages: where heads and folios stand, in every theme and on both papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest

from report_build.diagnostics import Diagnostic
from report_build.frozen import dataclass
from report_build.model import Document, Heading, Paragraph, ReportParts, Text
from report_build.render import pdf
from tests.long_report import META, long_report, pictured
from tests.projects import STYLES
from tests.shipped import WHEN, shipped

THEMES = sorted(path.parent.name for path in STYLES.glob("*/tokens.css"))
PAPERS: tuple[Literal["a4", "letter"], ...] = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class Line:
    """Words at an edge of a page, and the shares of it that lie left of and above them."""

    words: str
    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands at the edges of a page, and the words of its text."""

    edges: tuple[Line, ...]
    text: str

    def at(self, words: str) -> Line:
        """The line of the words, which stands there once."""
        (line,) = (one for one in self.edges if one.words == words)
        return line


def sheets_of(report: Document, name: str, root: Path) -> list[Sheet]:
    """The pages of a report that is printed without a finding."""
    pictured(root)
    theme = shipped(name)
    found: list[Diagnostic] = []
    job = pdf.Job(report, theme, root, found.append, WHEN)
    sheets = pdf.on_pages(job, lambda pages: [_sheet(page._page_box) for page in pages.pages])
    assert pdf.pdf(report, theme, root, found.append, WHEN)
    assert found == []
    assert sheets
    return sheets


def _sheet(page: Any) -> Sheet:
    from weasyprint.formatting_structure.boxes import MarginBox

    margins = [box for box in page.children if isinstance(box, MarginBox)]
    flow = [box for box in page.children if not isinstance(box, MarginBox)]
    edges = tuple(_edge(line, page) for box in margins for line in _texts(box))
    words = " ".join(line.text for box in flow for line in _texts(box))
    return Sheet(edges, words.replace("\u00a0", " "))


def _texts(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import TextBox

    return (one for one in box.descendants(placeholders=True) if isinstance(one, TextBox))


def _edge(line: Any, page: Any) -> Line:
    left, wide, high = line.position_x, page.margin_width(), page.margin_height()
    words = " ".join(line.text.split())  # some spaces do not break
    return Line(words, left / wide, (left + line.width) / wide, line.position_y / high)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", THEMES)
def test_heads_and_folios_stand_on_the_outer_edge(
    name: str, paper: Literal["a4", "letter"], tmp_path: Path
) -> None:
    sheets = sheets_of(long_report(3, meta=replace(META, paper=paper)), name, tmp_path)
    assert sheets[0].edges == ()
    assert [line.words for line in sheets[1].edges] == ["ii"]
    first = next(at for at, sheet in enumerate(sheets) if "1" in [x.words for x in sheet.edges])
    folios = ["", "ii", "iii", "iv", "v", "vi"][:first] + [
        str(number) for number in range(1, len(sheets) - first + 1)
    ]
    for at, (sheet, folio) in enumerate(zip(sheets, folios, strict=True)):
        if at == 0:
            continue
        line = sheet.at(folio)
        assert line.top > 0.9
        assert line.right > 0.8 if at % 2 == 0 else line.left < 0.2
        for head in (one for one in sheet.edges if one.top < 0.15):
            assert (head.words == META.title) == (at % 2 == 1)
            assert head.right > 0.8 if at % 2 == 0 else head.left < 0.2


def test_right_pages_name_what_they_print(tmp_path: Path) -> None:
    sheets = sheets_of(long_report(3), "plain", tmp_path)
    heads = [one.words for sheet in sheets for one in sheet.edges if one.top < 0.15]
    assert heads[0] == "Contents"
    assert "1 Section 1: what the contributors said" in heads
    assert heads[-1] in ("Works Cited", META.title)


@pytest.mark.parametrize("name", THEMES)
def test_without_running_heads_only_folios_stay(name: str, tmp_path: Path) -> None:
    meta = replace(META, parts=ReportParts(running_heads=False))
    sheets = sheets_of(long_report(2, meta=meta), name, tmp_path)
    for sheet in sheets[1:]:
        (folio,) = sheet.edges
        assert folio.words in ("ii", "iii", "iv", "v") or folio.words.isdecimal()


@pytest.mark.parametrize("name", THEMES)
def test_without_a_cover_the_title_opens_the_first_page(name: str, tmp_path: Path) -> None:
    meta = replace(META, parts=ReportParts(cover=False))
    sheets = sheets_of(long_report(2, meta=meta), name, tmp_path)
    assert sheets[0].text.casefold().split()[:3] == ["policy", "briefing", "7"]
    for words in (META.title, "Institute for Sahel Studies", "Bamako, December 14, 2022"):
        assert words in sheets[0].text
    assert META.abstract in sheets[0].text
    assert [line.words for line in sheets[0].edges] == ["i"]
    assert sheets[1].at(META.title).left < 0.2


@pytest.mark.parametrize("name", THEMES)
def test_without_front_matter_the_title_stands_above_the_text(name: str, tmp_path: Path) -> None:
    off = ReportParts(cover=False, imprint=False, contents=False)
    text = Paragraph((Text("The mission had lost its freedom of movement. " * 12),))
    blocks = (Heading(1, (Text("One"),), "one", "1"), text)
    sheets = sheets_of(Document(replace(META, parts=off), blocks), name, tmp_path)
    assert len(sheets) == 1
    assert META.title in sheets[0].text
    assert "freedom of movement" in sheets[0].text
    assert sheets[0].at("1").right > 0.8
