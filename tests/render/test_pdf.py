"""Laying out a report: its parts, what it may read, and that no fault passes in silence."""

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build import theme as themes
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.model import (
    Align,
    Block,
    BlockQuote,
    Cell,
    Document,
    Figure,
    Footnote,
    Heading,
    Inline,
    Legend,
    Link,
    Meta,
    Paragraph,
    Row,
    Summary,
    Table,
    Text,
)
from report_build.render.pdf import pdf, report_html
from report_build.theme import Theme
from tests.long_report import META, PICTURE, long_report, pictured
from tests.projects import STYLES
from tests.shipped import PLAIN, WHEN, shipped

AT = Pos("content/01.md", 3, 7)
WORDS = (Text("Words"),)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return pictured(tmp_path)


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str], Theme]:
    """The plain theme with a text put at the end of one of its files."""

    def change(name: str, text: str) -> Theme:
        folder = tmp_path / "styles" / "plain"
        shutil.copytree(STYLES / "plain", folder)
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
        return themes.load(folder, lambda _: None)

    return change


def report(*blocks: Block, meta: Meta = META) -> Document:
    return Document(meta, (Heading(1, (Text("A section"),), "sec-a", "1"), *blocks))


def fail_on_finding(finding: Diagnostic) -> None:
    pytest.fail(finding.message)


def findings(document: Document, root: Path, theme: Theme = PLAIN) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    pdf(document, theme, root, found.append, WHEN)
    return found


def test_every_kind_of_node_prints_without_a_finding(root: Path) -> None:
    assert findings(long_report(2), root) == []


def test_a_report_of_a_title_alone_prints(root: Path) -> None:
    bare = Document(Meta("Title", META.date), ())
    assert findings(bare, root) == []


def test_summaries_are_gathered_before_the_body_and_not_repeated() -> None:
    html = report_html(report(Summary((Paragraph((Text("In short."),)),)), Paragraph(WORDS)), PLAIN)
    front, body = html.split("<main>")
    assert "In short." in front
    assert '<a href="#sec-a">A section</a>' in front
    assert "In short." not in body


def test_a_summary_is_found_behind_contents_of_any_length(root: Path) -> None:
    titles = (
        Heading(
            1, (Text(f"The {number}th year of the long withdrawal"),), f"sec-{number}", f"{number}"
        )
        for number in range(1, 61)
    )
    summary = Summary((Paragraph((Text("All of it in a sentence."),)),))
    assert findings(report(*titles, summary), root) == []


def test_contents_name_sections_and_works_with_links() -> None:
    html = report_html(long_report(2), PLAIN)
    contents = html.partition('<nav class="contents">')[2].partition("</nav>")[0]
    for label in ("part-summary", "sec-1", "sec-1-a", "sec-2", "part-works"):
        assert f'href="#{label}"' in contents
    assert "sec-1-b" not in contents


def test_a_title_in_the_contents_leaves_its_note_out() -> None:
    noted = (Text("Noted"), Footnote((Paragraph((Text("a remark"),)),)))
    blocks = report(Heading(1, noted, "sec-b", "2"))
    assert report_html(blocks, PLAIN).count("a remark") == 1


def test_the_cover_leaves_out_what_the_author_left_out() -> None:
    html = report_html(Document(Meta("Title", META.date), ()), PLAIN)
    assert '<p class="title">Title</p>' in html
    for name in ("subtitle", "authors", "series", "publisher", "imprint", "contents"):
        assert f'class="{name}"' not in html


def test_markup_of_an_author_is_text_in_every_part() -> None:
    evil = "<script>&"
    meta = replace(META, title=evil, subtitle=evil, publisher=evil, abstract=evil, rights=evil)
    html = report_html(report(Paragraph((Text(evil),)), meta=meta), PLAIN)
    assert "<script" not in html


def test_a_property_that_the_engine_ignores_is_a_finding_with_its_line(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("pages.css", "\np { colr: red }\n")
    (found,) = findings(report(Paragraph(WORDS)), root, theme)
    assert found.rule is Rule.STYLE_FAULT
    assert "colr" in found.message
    lines = (theme.folder / "pages.css").read_text(encoding="utf-8").splitlines()
    assert found.pos.file == "styles/plain/pages.css"
    assert "colr" in lines[found.pos.line - 1]


def test_a_character_that_no_font_has_is_a_finding_where_it_stands(root: Path) -> None:
    found = findings(report(Paragraph((Text("a 漢 b", pos=AT),))), root)
    assert (found[0].rule, found[0].pos) == (Rule.FONT, AT)
    assert "U+6F22" in found[0].message


def test_a_picture_that_cannot_be_read_is_a_finding_where_it_stands(root: Path) -> None:
    (root / "content/broken.png").write_bytes(b"no picture")
    figure = Figure("broken.png", "A picture.", Legend(), pos=AT)
    (found,) = findings(report(figure), root)
    assert (found.rule, found.pos) == (Rule.BAD_PICTURE, AT)


def test_a_link_without_a_target_is_a_finding_where_it_stands(root: Path) -> None:
    (found,) = findings(report(Paragraph((Link("#nowhere", WORDS, pos=AT),))), root)
    assert (found.rule, found.pos) == (Rule.UNKNOWN_LABEL, AT)


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "../../secret.svg", "http://192.0.2.1/a.svg"]
)
def test_a_picture_reads_nothing_outside_the_project(root: Path, address: str) -> None:
    (root.parent / "secret.svg").write_text(PICTURE, encoding="utf-8")
    svg = PICTURE.replace("<circle", f'<image href="{address}" width="9" height="9"/><circle')
    project = root / "inner"
    (project / "content").mkdir(parents=True)
    (project / "content/a.svg").write_text(svg, encoding="utf-8")
    (root / "secret.svg").write_text(PICTURE, encoding="utf-8")
    found = findings(report(Figure("a.svg", "A picture.", Legend())), project)
    assert [item.rule for item in found] == [Rule.BAD_PICTURE]


def test_a_shell_that_asks_for_what_is_not_there_is_a_finding(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.html.j2", "{{ nobody }}")
    (found,) = findings(report(), root, theme)
    shell = (theme.folder / "report.html.j2").read_text(encoding="utf-8").splitlines()
    assert found.rule is Rule.BAD_THEME
    assert "nobody" in found.message
    assert found.pos.file.endswith("report.html.j2")
    assert "nobody" in shell[found.pos.line - 1]
    assert "styles/plain/report.html.j2" in found.hint


def test_a_theme_without_its_own_fonts_is_a_finding(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.css", "")
    (theme.folder / "fonts/report/fonts.conf").unlink()
    (found,) = findings(report(), root, theme)
    assert found.rule is Rule.BAD_THEME


def test_text_that_a_style_hides_is_a_finding_where_it_stands(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.css", "\nblockquote, .hidden, main p { display: none }\n")
    (found,) = findings(report(Paragraph((Text("Words", pos=AT),))), root, theme)
    assert (found.rule, found.pos) == (Rule.LOST_TEXT, AT)


def test_text_that_runs_off_the_sheet_is_a_finding(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.css", "\nmain p { white-space: nowrap }\n")
    found = findings(report(Paragraph((Text("word " * 60, pos=AT),))), root, theme)
    assert (found[0].rule, found[0].pos) == (Rule.LOST_TEXT, AT)


def test_notes_of_a_table_are_in_the_order_of_print(root: Path) -> None:
    def note(text: str) -> Footnote:
        return Footnote((Paragraph((Text(text),)),))

    legend = Legend((Text("Title"), note("first")), (Text("Us"), note("third")))
    cell = Cell((Text("cell"), note("second")))
    table = Table(Row((Cell(WORDS),)), (Row((cell,)),), ("left",), legend)
    assert findings(report(table), root) == []


def test_a_table_that_is_lost_for_a_row_taller_than_a_page_names_the_row(root: Path) -> None:
    short, long = (Row((Cell((Text(text, pos=AT),)),)) for text in ("Brief", "Too long. " * 700))
    table = Table(Row((Cell(WORDS),)), (short, long), ("left",), Legend())
    found = [item for item in findings(report(table), root) if item.rule is Rule.LOST_TEXT]
    assert found
    assert all("taller than a page" in item.hint and "“Too long." in item.hint for item in found)


@pytest.mark.parametrize("word", ["x" * 300, "https://example.org/" + "a/" * 150])
def test_a_word_that_is_wider_than_the_column_is_broken(root: Path, word: str) -> None:
    assert findings(report(Paragraph((Text(word),))), root) == []


@pytest.mark.parametrize(
    ("columns", "word", "is_whole"),
    [(8, "Connections", True), (5, "Transportation", True), (9, "Transportation", False)],
)
@pytest.mark.parametrize("theme", ["plain", "plex"])
def test_words_of_a_table_are_whole_where_they_can_stand_side_by_side(
    root: Path, theme: str, columns: int, word: str, is_whole: bool
) -> None:
    row = Row((Cell((Text(word),)),) * columns)
    left: Align = "left"
    table = Table(row, (row, row), (left,) * columns, Legend((Text("Title"),)))
    look = shipped(theme)
    content = pdf(report(table), look, root, fail_on_finding, WHEN)
    pages = PdfReader(BytesIO(content)).pages
    whole = sum(page.extract_text().count(word) for page in pages)
    assert (whole == columns * 3) == is_whole


@pytest.mark.parametrize("theme", ["plain", "plex"])
def test_the_source_of_a_quotation_stands_on_its_page(root: Path, theme: str) -> None:
    def said(words: str) -> Paragraph:
        return Paragraph((Text(words),))

    blocks = [
        BlockQuote((said(f"End {one}."), *[said("More.")] * (one % 3), said(f"(Source {one})")))
        for one in range(90)
    ]
    look = themes.load(STYLES / theme, lambda _: None)
    content = pdf(report(*blocks), look, root, fail_on_finding, WHEN)
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    for one in range(90):
        (page,) = (page for page in pages if f"(Source {one})" in page)
        assert page.partition(f"(Source {one})")[0].rstrip().endswith((f"End {one}.", "More."))


def test_a_note_taller_than_its_page_is_a_finding(root: Path) -> None:
    note = Footnote((Paragraph((Text("Much to say. " * 700),)),), pos=AT)
    found = findings(report(Paragraph((Text("Words"), note))), root)
    assert (found[0].rule, found[0].pos) == (Rule.LOST_FOOTNOTE, AT)


def test_notes_that_a_style_hides_are_findings(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.css", "\n.footnote { display: none; float: none }\n")
    note = Footnote((Paragraph((Text("a remark"),)),), pos=AT)
    found = findings(report(Paragraph((Text("Words"), note))), root, theme)
    assert {item.rule for item in found} == {Rule.LOST_FOOTNOTE, Rule.LOST_TEXT}
    assert found[0].pos == AT


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_no_note_is_lost_where_notes_crowd_the_pages(root: Path, seed: int) -> None:
    """Without the correction of the engine each of these reports loses notes."""
    assert findings(crowded_report(seed), root) == []


def crowded_report(seed: int) -> Document:
    chance = random.Random(seed)
    sentence = "The mission had lost its freedom of movement before anybody gave notice. "
    blocks: list[Block] = []
    for _ in range(120):
        children: list[Inline] = []
        for _ in range(chance.randint(1, 5)):
            children.append(Text(sentence))
            if chance.random() < 0.3:
                words = Text(f"Note {len(blocks)}. " + sentence * chance.randint(1, 5))
                children.append(Footnote((Paragraph((words,)),)))
        blocks.append(Paragraph(tuple(children)))
    return report(*blocks)


def test_a_font_that_the_theme_does_not_name_is_a_warning(
    root: Path, changed: Callable[[str, str], Theme]
) -> None:
    theme = changed("report.css", "\nmain p { font-family: 'Source Code Pro' }\n")
    (found,) = findings(report(Paragraph(WORDS)), root, theme)
    assert (found.rule, found.severity) == (Rule.FONT, Severity.WARNING)
