"""How the pages of a long report begin and end, in every theme: heads, lines and hyphens."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from report_build.render import pdf
from tests.long_report import META, long_report, pictured
from tests.projects import STYLES
from tests.shipped import WHEN, shipped

THEMES = sorted(path.parent.name for path in STYLES.glob("*/tokens.css"))
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")

Lines = list[tuple[Any, Any]]
"""The lines of the text on a page, each with the box of its block."""


@pytest.fixture(scope="module", params=THEMES)
def sheets(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Lines]:
    """The lines of each page of the body, from the top down."""
    root = tmp_path_factory.mktemp("pages")
    pictured(root)
    theme = shipped(str(request.param))
    found: list[Lines] = []

    def look(pages: Any, *_: object) -> tuple[()]:
        for page in pages.pages:
            lines = [line for main in _mains(page._page_box) for line in _lines(main)]
            found.extend([lines] if lines else [])
        return ()

    report = long_report(12, meta=META)
    job = pdf.Job(report, theme, root, lambda _: None, WHEN)
    pdf.printed(pdf.report_html(report, theme), job, look)
    assert len(found) > 10
    return found


def _mains(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.element_tag == "main":
            yield child
        elif child.element_tag in ("html", "body"):
            yield from _mains(child)


def _lines(box: Any) -> Iterator[tuple[Any, Any]]:
    """Lines in the order of the flow; floats stand in the margin and are left out."""
    from weasyprint.formatting_structure.boxes import LineBox

    for child in getattr(box, "children", ()):
        if isinstance(child, LineBox):
            yield child, box
        elif child.is_in_normal_flow():
            yield from _lines(child)


def test_no_heading_stands_at_the_foot_of_a_page(sheets: list[Lines]) -> None:
    assert [sheet[-1][1].element_tag for sheet in sheets if sheet[-1][1].element_tag in HEADS] == []


def test_a_paragraph_leaves_two_lines_on_each_of_its_pages(sheets: list[Lines]) -> None:
    broken = 0
    for sheet, after in pairwise(sheets):
        element = sheet[-1][1].element
        if element is not None and element is after[0][1].element:
            broken += 1
            assert sum(box.element is element for _, box in sheet) >= 2
            assert sum(box.element is element for _, box in after) >= 2
    assert broken


def test_no_title_of_an_exhibit_stands_at_the_foot_of_a_page(sheets: list[Lines]) -> None:
    assert not [sheet for sheet in sheets if sheet[-1][1].element_tag in ("figcaption", "caption")]


def test_no_word_is_broken_over_pages(sheets: list[Lines]) -> None:
    for sheet in sheets[:-1]:
        line, last = sheet[-1]
        movable = sum(box.element is last.element for _, box in sheet) > 2
        assert not (movable and _words(line).endswith(("-", "\u2010")))


def _words(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if hasattr(box, "text"))
