"""Parts of a report that print when there is something for them, unless they are switched off."""

from dataclasses import replace

import pytest

from report_build import model as m
from report_build.render.pdf import report_html
from tests.long_report import META
from tests.shipped import PLAIN

WORDS = (m.Text("Words"),)
ALL = replace(
    META,
    contact="desk@example.org",
    doi="10.1000/xyz",
    isbn="978-3-16-148410-0",
    issn="2049-3630",
    logo="figures/logo.svg",
    acronyms=(m.Acronym("UN", "United Nations"), m.Acronym("AU", "African Union")),
    authors=(m.Author("Ann Smith", about="writes on missions."), m.Author("Bo Jones")),
)


def figure(number: int) -> m.Figure:
    note = m.Footnote((m.Paragraph((m.Text("a remark"),)),))
    cite = m.Cite((m.CitedWork("a"),), children=WORDS, label=f"cite-{number}")
    legend = m.Legend((m.Text(f"Message {number}"), note, cite))
    return m.Figure("map.svg", "A map.", legend, f"fig-{number}", str(number))


def table(number: int) -> m.Table:
    legend = m.Legend((m.Text(f"Count {number}"),))
    row = m.Row((m.Cell(WORDS),))
    return m.Table(row, (row,), ("left",), legend, f"tbl-{number}", str(number))


def whole(meta: m.Meta = ALL, figures: int = 4, tables: int = 4) -> m.Document:
    key = m.Callout("key", (m.Text("The point"),), (m.Paragraph((m.Text("It matters."),)),))
    other = m.Callout("note", (), (m.Paragraph((m.Text("By the way."),)),))
    blocks: tuple[m.Block, ...] = (
        m.Heading(1, (m.Text("One"),), "one", "1"),
        m.Summary((m.Paragraph((m.Text("In short."),)),)),
        key,
        other,
        *(figure(number) for number in range(1, figures + 1)),
        *(table(number) for number in range(1, tables + 1)),
        m.Heading(1, (m.Text("Two"),), "two", "2"),
    )
    works = (m.Work("a", (m.Text("Entry"),), (m.Text("Worth reading."),), ("cite-1",)),)
    return m.Document(meta, blocks, works, "Works Cited", (m.Text("Smith, Ann."),))


def front_and_body(document: m.Document) -> tuple[str, str]:
    front, _, body = report_html(document, PLAIN).partition("<main>")
    return front, body


@pytest.mark.parametrize(
    ("part", "sign"),
    [
        ("cover", '<section class="cover">'),
        ("running_heads", 'class="a4 running-heads"'),
        ("contents", 'id="part-contents"'),
        ("imprint", 'class="imprint"'),
        ("suggested_citation", "Suggested citation"),
        ("figures", 'id="part-figures"'),
        ("tables", 'id="part-tables"'),
        ("acronyms", "<dt>AU</dt>"),
        ("summary", 'class="summary-of"'),
        ("key_findings", "<h2>Key findings</h2>"),
        ("page_references", "Cited at"),
        ("annotations", "Worth reading."),
        ("about_authors", "About the author</h1>"),
    ],
)
def test_a_part_prints_and_can_be_switched_off(part: str, sign: str) -> None:
    assert sign in report_html(whole(), PLAIN)
    off = replace(ALL, parts=replace(m.ReportParts(), **{part: False}))
    assert sign not in report_html(whole(off), PLAIN)


def test_what_is_not_gathered_stays_in_its_section() -> None:
    off = replace(ALL, parts=m.ReportParts(summary=False, key_findings=False))
    front, body = front_and_body(whole(off))
    for words in ("In short.", "It matters."):
        assert words not in front
        assert body.count(words) == 1


def test_key_findings_stand_in_front_and_other_callouts_do_not() -> None:
    front, body = front_and_body(whole())
    assert "It matters." in front
    assert "It matters." not in body
    assert "By the way." in body


def test_three_figures_need_no_list() -> None:
    assert "part-figures" not in report_html(whole(figures=3), PLAIN)


def test_three_tables_need_no_list() -> None:
    assert "part-tables" not in report_html(whole(tables=3), PLAIN)


def test_a_list_of_figures_repeats_neither_notes_nor_labels() -> None:
    html = report_html(whole(), PLAIN)
    assert html.count("Message 1") == 2
    assert html.count('id="cite-1"') == 1
    assert html.count("a remark") == 4


def test_the_imprint_has_the_numbers_of_the_report() -> None:
    front, _ = front_and_body(whole())
    for words in ("ISSN\u00a02049-3630", "ISBN\u00a0978", 'href="https://doi.org/10.1000/xyz"'):
        assert words in front
    assert "desk@example.org" in front


def test_acronyms_stand_in_the_order_of_the_alphabet() -> None:
    front, _ = front_and_body(whole())
    assert front.index("<dt>AU</dt>") < front.index("<dt>UN</dt>")


def test_the_logo_says_whose_it_is() -> None:
    front, _ = front_and_body(whole())
    assert 'src="content/figures/logo.svg" alt="Institute for Sahel Studies"' in front


def test_only_authors_of_whom_something_is_said_are_told_about() -> None:
    _, body = front_and_body(whole())
    assert "<strong>Ann Smith</strong> writes on missions." in body
    assert "Bo Jones" not in body


def test_front_matter_has_spaces_that_do_not_break_and_properties_have_none() -> None:
    meta = replace(
        ALL,
        title="What 900 km of Road Cost",
        abstract="Dr. Smith counts 12 km.",
        acronyms=(m.Acronym("UN", "the 193 km"),),
        authors=(m.Author("J. K. Smith", "Box 4", about="counts 5 kg."),),
    )
    report = report_html(m.Document(meta, ()), PLAIN)
    assert "<title>What 900 km of Road Cost</title>" in report
    assert 'content="Dr. Smith counts 12 km."' in report
    kept = "900 km|Dr. Smith|12 km|193 km|J. K. Smith|Box 4|5 kg|December 14"
    for text in kept.replace(" ", "\u00a0").split("|"):
        assert text in report
