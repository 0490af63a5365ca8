"""Text behind a figure that finds no room fills the page before it, where sense allows."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build.diagnostics import Diagnostic
from report_build.model import (
    Block,
    BlockQuote,
    Callout,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Legend,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Text,
)
from report_build.render.pdf import pdf
from tests.long_report import META
from tests.shipped import PLAIN, WHEN

TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 60" width="300" height="450"/>'
MARKS = ("FIRST", "HEAD", "TITLE", "OTHER", "NEXT", "THEN", "LAST")
LINES = "The mission had lost its freedom of movement before anybody gave notice. "


def text(marker: str, sentences: int = 3, end: str = "") -> Paragraph:
    return Paragraph((Text(f"{marker} {LINES * sentences}{end}"),))


def figure(marker: str = "TITLE", *more: Inline) -> Figure:
    return Figure("tall.svg", "A tall picture.", Legend((Text(marker), *more)), marker, "1")


def sheets(root: Path, *blocks: Block) -> list[list[str]]:
    """The marks on each sheet that has any, in order; nothing may be reported."""
    (root / "content").mkdir()
    (root / "content/tall.svg").write_text(TALL, encoding="utf-8")
    found: list[Diagnostic] = []
    document = Document(META, (Heading(1, (Text("One"),), "one", "1"), *blocks))
    content = pdf(document, PLAIN, root, found.append, WHEN)
    assert found == []
    texts = (page.extract_text().split() for page in PdfReader(BytesIO(content)).pages)
    marks = ([word for word in words if word in MARKS] for words in texts)
    return [words for words in marks if words]


HALF = text("FIRST", 27)


def test_text_fills_the_page_before_a_figure_without_room(tmp_path: Path) -> None:
    after = [text(marker, 6) for marker in ("NEXT", "THEN", "LAST")]
    assert sheets(tmp_path, HALF, figure(), *after) == [
        ["FIRST", "NEXT", "THEN"],
        ["TITLE", "LAST"],
    ]


def test_a_figure_that_has_room_stays(tmp_path: Path) -> None:
    first, *_ = sheets(tmp_path, text("FIRST", 4), figure(), text("NEXT", 27))
    assert first[:2] == ["FIRST", "TITLE"]


def test_a_figure_after_a_heading_leaves_the_heading_with_text(tmp_path: Path) -> None:
    blocks = (HALF, Heading(2, (Text("HEAD"),), "two", "1.1"), figure(), text("NEXT", 4))
    assert sheets(tmp_path, *blocks) == [["FIRST", "HEAD", "NEXT"], ["TITLE"]]


def test_text_passes_a_row_of_figures_which_keep_their_order(tmp_path: Path) -> None:
    blocks = (HALF, figure(), figure("OTHER"), text("NEXT", 9), text("LAST", 9))
    assert sheets(tmp_path, *blocks) == [["FIRST", "NEXT"], ["TITLE", "LAST"], ["OTHER"]]


def quote(marker: str) -> PullQuote:
    return PullQuote((Paragraph((Text(marker),)),))


def test_text_passes_a_pull_quote_that_then_stands_beside_other_text(tmp_path: Path) -> None:
    blocks = (HALF, figure(), quote("OTHER"), text("NEXT", 9), text("LAST", 9))
    first, second = sheets(tmp_path, *blocks)
    assert first == ["FIRST", "NEXT"]
    assert sorted(second) == ["LAST", "OTHER", "TITLE"]


def test_a_pull_quote_is_not_brought_before_a_heading(tmp_path: Path) -> None:
    head = Heading(1, (Text("Two"),), "two", "2")
    blocks = (HALF, figure(), quote("OTHER"), text("NEXT", 9), head, text("LAST"))
    first, *_ = sheets(tmp_path, *blocks)
    assert first == ["FIRST"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HALF, Heading(2, (Text("HEAD"),), "two", "1.1")),
        (HALF, text("NEXT", 4, "In short:")),
        (text("FIRST", 27, "This is how it lay:"), text("NEXT", 4)),
        (HALF, Callout("note", (), (text("NEXT", 4),))),
        (text("FIRST", 39), text("NEXT", 4)),
    ],
    ids=["heading", "colon-behind", "colon-before", "callout", "small-hole"],
)
def test_a_figure_stays_where_text_would_be_torn(
    before: Block, after: Block, tmp_path: Path
) -> None:
    first, second, *_ = sheets(tmp_path, before, figure(), after, text("LAST"))
    assert first[-1] == "FIRST"
    assert "TITLE" in second


def test_a_figure_with_a_note_stays_in_the_order_of_notes(tmp_path: Path) -> None:
    note = Footnote((Paragraph((Text("See below."),)),))
    first, second, *_ = sheets(tmp_path, HALF, figure("TITLE", note), text("NEXT", 4))
    assert first == ["FIRST"]
    assert "TITLE" in second


def test_a_quotation_passes_as_well(tmp_path: Path) -> None:
    blocks = (HALF, figure(), BlockQuote((text("NEXT", 4),)), text("LAST"))
    assert sheets(tmp_path, *blocks) == [["FIRST", "NEXT", "LAST"], ["TITLE"]]


def test_a_list_may_begin_the_page_behind_a_figure(tmp_path: Path) -> None:
    points = List(tuple(ListItem((text("NEXT", 2),)) for _ in range(8)))
    first, *_ = sheets(tmp_path, text("FIRST", 5), figure(), points)
    assert first[:2] == ["FIRST", "TITLE"]
