"""A table or a figure on a page across, in the file that is printed."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Literal

import pytest
from pypdf import PdfReader

from report_build import build
from report_build.diagnostics import Diagnostic, Rule
from tests.edge.exhibits import table
from tests.edge.prose import paragraphs
from tests.outputs.test_report_file import structure
from tests.projects import project

TEXT = (
    "# One {#sec-one}\n\nBefore. "
    + paragraphs(2)
    + table(9, 40)
    + "Table: Widest {#tbl-wide page=landscape}\n\n"
    + "After. "
    + paragraphs(6)
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
    assert across == [False, True, False, True]
    assert "After." in sheets[0][1]  # the page before is filled
    assert "Last" in next(words for is_across, words in sheets[::-1] if not is_across)
    for is_across, words in sheets:
        assert is_across == any(mark in words for mark in ("Widest", "Head 1", "Drawn"))


CHART = "kind: line\ndata: data/staff.csv\npage: landscape\ncaption: Drawn\nalt: A chart.\n```\n\n"
CLAUSES = [f"Clause c{at}z says that nobody gave notice." for at in range(180)]


def split_over_pages_across(root: Path, theme: str) -> bytes:
    """A short section, two charts across, and paragraphs that pass them, with notes."""
    texts = (" ".join(CLAUSES[at : at + 30]) for at in range(0, 180, 30))
    long = "\n\n".join(text.replace("c40z", "c40z^[A note.]") for text in texts)
    charts = "".join(f"```{{chart}}\nlabel: fig-{name}\n{CHART}" for name in "ab")
    text = f"# One\n\nBefore @fig-b.\n\n{charts}{long}\n\n# Two\n\nThe end.\n"
    project(root, {"content/01-one.md": text, "content/data/staff.csv": STAFF})
    found: list[Diagnostic] = []
    content = build.build(root, "pdf", build.Wishes(theme=theme), found.append)
    assert found == []
    return content


@pytest.mark.parametrize("theme", ["plain", "plex"])
def test_a_paragraph_goes_on_behind_pages_across(tmp_path: Path, theme: str) -> None:
    file = PdfReader(BytesIO(split_over_pages_across(tmp_path, theme)))
    pages = [page.extract_text() for page in file.pages]
    (first, *_, last) = (at for at, words in enumerate(pages) if "Drawn" in words)
    assert last == first + 1
    assert "A note." in pages[first - 1]
    printed = [re.findall(r"c\d+z", words) for words in pages]
    assert [name for words in printed for name in words] == [f"c{at}z" for at in range(180)]
    assert len(printed[first - 1]) > 30
    assert int(printed[first - 1][-1][1:-1]) % 30 != 29  # within a paragraph


def test_a_paragraph_that_goes_on_is_read_whole_and_before_the_figures(tmp_path: Path) -> None:
    file = PdfReader(BytesIO(split_over_pages_across(tmp_path, "plain")))
    parts = [part for part in structure(file) if part["/S"] in ("/P", "/Figure")]
    kinds = [part["/S"] for part in parts]
    first = kinds.index("/Figure")
    assert kinds[first : first + 3] == ["/Figure", "/Figure", "/P"]
    kids = [kid.get_object() for kid in parts[first - 1]["/K"]]
    assert len({kid.raw_get("/Pg").idnum for kid in kids if kid["/S"] == "/Span"}) == 2


def test_text_behind_an_upright_chart_does_not_stand_on_the_page_across(tmp_path: Path) -> None:
    upright = CHART.replace("page: landscape\n", "")
    text = (
        f"# One\n\nBefore.\n\n```{{chart}}\nlabel: fig-a\n{CHART}"
        f"```{{chart}}\nlabel: fig-b\n{upright}{' '.join(CLAUSES)}\n\nSee @fig-a, @fig-b.\n"
    )
    project(tmp_path, {"content/01-one.md": text, "content/data/staff.csv": STAFF})
    found: list[Diagnostic] = []
    content = build.build(tmp_path, "pdf", build.Wishes(), found.append)
    assert {one.rule for one in found} <= {Rule.SPARSE_PAGE}
    pages = PdfReader(BytesIO(content)).pages
    across = [page.extract_text() for page in pages if page.trimbox.width > page.trimbox.height]
    assert len(across) == 1
    assert "Clause" not in across[0]


def test_pages_across_are_counted_and_have_running_heads(tmp_path: Path) -> None:
    sheets = printed(tmp_path, build.Wishes(edition="print"))
    for number, (_, words) in enumerate(sheets, 1):
        head = "1 One" if number % 2 else "A report"  # right pages name the section
        assert words.endswith(f"{head}\n{number}")
