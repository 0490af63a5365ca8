"""A table or a figure on a page across, in the file that is printed."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Literal

import pytest
from pypdf import PdfReader

from report_build import build
from report_build.diagnostics import Diagnostic
from tests.edge.exhibits import table
from tests.edge.prose import paragraphs
from tests.projects import project

TEXT = (
    "# One {#sec-one}\n\nBefore. "
    + paragraphs(2)
    + table(9, 40)
    + "Table: Widest {#tbl-wide page=landscape}\n\n"
    + "After. "
    + paragraphs(2)
    + "```{chart}\nlabel: fig-a\nkind: line\ndata: data/staff.csv\npage: landscape\n"
    + "caption: Drawn\nalt: A chart.\n```\n\nLast @tbl-wide.\n"
)
STAFF = b"who,staff\nOne,1\nTwo,2\n"


def printed(root: Path, wishes: build.Wishes) -> list[tuple[bool, str]]:
    """Whether each page of the body lies across, and its words; nothing may be reported."""
    project(root, {"content/01-one.md": TEXT, "content/data/staff.csv": STAFF})
    found: list[Diagnostic] = []
    content = build.build(root, "pdf", wishes, found.append)
    assert found == []
    pages = PdfReader(BytesIO(content)).pages
    sheets = [(page.trimbox.width > page.trimbox.height, page.extract_text()) for page in pages]
    first = next(at for at, (_, words) in enumerate(sheets) if "Before." in words)
    return sheets[first:]


@pytest.mark.parametrize("theme", ["plain", "plex"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_an_exhibit_lies_across_and_the_text_goes_on_upright(
    tmp_path: Path, theme: str, paper: Literal["a4", "letter"]
) -> None:
    sheets = printed(tmp_path, build.Wishes(theme=theme, paper=paper))
    across = [key for key, _ in groupby(sheets, key=lambda sheet: sheet[0])]
    assert across == [False, True, False, True, False]
    for is_across, words in sheets:
        assert is_across == any(mark in words for mark in ("Widest", "Head 1", "Drawn"))


def test_pages_across_are_counted_and_have_running_heads(tmp_path: Path) -> None:
    sheets = printed(tmp_path, build.Wishes(edition="print"))
    for number, (_, words) in enumerate(sheets, 1):
        head = "1 One" if number % 2 else "A report"  # right pages name the section
        assert words.endswith(f"{head}\n{number}")
