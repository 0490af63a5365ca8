"""A page that is nearly empty is a warning, unless the style asked for its end."""

from dataclasses import replace
from pathlib import Path

import pytest

from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.model import (
    Block,
    Cell,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Legend,
    Paragraph,
    Row,
    Table,
    Text,
    Work,
)
from report_build.render.pdf import pdf
from tests.long_report import META
from tests.shipped import PLAIN, WHEN

AT = Pos("content/01.md", 3, 1)
TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 60" width="400" height="600"/>'


def findings(root: Path, *blocks: Block) -> list[Diagnostic]:
    (root / "content").mkdir()
    (root / "content/tall.svg").write_text(TALL, encoding="utf-8")
    found: list[Diagnostic] = []
    document = Document(META, (Heading(1, (Text("One"),), "one", "1"), *blocks))
    pdf(document, PLAIN, root, found.append, WHEN)
    return found


def text(words: str) -> Paragraph:
    return Paragraph((Text(words, pos=AT),))


def figure() -> Figure:
    return Figure("tall.svg", "A tall picture.", Legend((Text("A long title. " * 88),)))


def test_a_hole_before_a_tall_picture_is_a_warning_where_it_stands(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, text("Few words."), figure())
    assert (found.rule, found.severity) == (Rule.SPARSE_PAGE, Severity.WARNING)
    assert found.pos == AT


def test_a_large_hole_before_a_figure_is_a_warning_at_the_figure(tmp_path: Path) -> None:
    there = Pos("content/02.md", 7, 1)
    late = replace(figure(), legend=Legend((Text("A title"),)), pos=there)
    head = Heading(2, (Text("Two"),), "two", "1.1")
    (found,) = findings(tmp_path, CodeBlock("a line\n" * 24), late, head, text("The end."))
    assert (found.rule, found.pos) == (Rule.SPARSE_PAGE, there)
    assert "of sheet 3 stay empty" in found.message


def test_a_hole_below_a_heading_that_goes_with_its_figure_is_a_warning_too(tmp_path: Path) -> None:
    there = Pos("content/02.md", 7, 1)
    late = replace(figure(), legend=Legend((Text("A title"),)), pos=there)
    one, two = (Heading(2, (Text(word),), word, "1.1") for word in ("Two", "Three"))
    (found,) = findings(tmp_path, CodeBlock("a line\n" * 24), one, late, two, text("The end."))
    assert (found.rule, found.pos) == (Rule.SPARSE_PAGE, there)


def test_a_hole_before_a_page_across_is_a_warning_and_that_page_may_be_empty(
    tmp_path: Path,
) -> None:
    row = Row((Cell((Text("Word"),)),))
    across = Table(row, (row,), ("left",), Legend((Text("Title"),)), landscape=True)
    (found,) = findings(tmp_path, text("Few words."), across, text("More."), text("The end."))
    assert (found.rule, found.pos) == (Rule.SPARSE_PAGE, AT)
    assert "sheet 3" in found.message


def test_a_page_before_a_page_across_may_be_half_full(tmp_path: Path) -> None:
    row = Row((Cell((Text("Word"),)),))
    across = Table(row, (row,), ("left",), Legend((Text("Title"),)), landscape=True)
    assert findings(tmp_path, CodeBlock("a line\n" * 20), across, text("The end.")) == []


def test_a_page_that_a_tall_row_leaves_empty_has_a_place(tmp_path: Path) -> None:
    tall = Row((Cell((Text("Word " * 3000, pos=AT),)),))
    rows = (Row((Cell((Text("Word", pos=AT),)),)), tall)
    table = Table(Row((Cell((Text("Head", pos=AT),)),)), rows, ("left",), Legend((Text("Title"),)))
    found = findings(tmp_path, text("Few words."), table, text("The end."))
    assert Rule.SPARSE_PAGE in {one.rule for one in found}
    assert {one.pos for one in found if one.rule is Rule.SPARSE_PAGE} == {AT}


@pytest.mark.parametrize("lines", [3, 60])
def test_the_last_page_may_be_empty(tmp_path: Path, lines: int) -> None:
    assert findings(tmp_path, CodeBlock("a line\n" * lines), text("The end.")) == []


def test_a_page_before_the_works_cited_may_be_empty(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    blocks = (Heading(1, (Text("One"),), "one", "1"), text("Few words."))
    whole = Document(META, blocks, (Work("a", (Text("Entry."),)),), "Works Cited")
    pdf(whole, PLAIN, tmp_path, found.append, WHEN)
    assert found == []
