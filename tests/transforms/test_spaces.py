"""Spaces are joined last, over the edges of nodes, in the language of each."""

import datetime

from report_build import model as m
from report_build.transforms.spaces import keep_together
from report_build.walk import of_kind, plain_text

META = m.Meta("A report", datetime.date(2022, 12, 16), language="en-GB")


def spaced(*row: m.Inline) -> str:
    document = keep_together(m.Document(META, (m.Paragraph(row),)))
    return plain_text(document.blocks).replace("\u00a0", "~").replace("\u202f", "^")


def test_words_are_joined_over_the_edges_of_nodes() -> None:
    assert spaced(m.Text("About "), m.FactRef("a", (m.Text("12"),)), m.Text(" km")) == "About 12~km"
    assert (
        spaced(m.Text("on "), m.Strong((m.Text("5"), m.Emph((m.Text(" March"),))))) == "on 5~March"
    )


def test_a_phrase_has_the_rules_of_its_own_language() -> None:
    french = m.Phrase("fr", (m.Text("Que faire ? Rien : non"),))
    assert (
        spaced(m.Text("Why : "), french, m.Text(" ? Well")) == "Why : Que faire^? Rien~: non ? Well"
    )


def test_code_and_what_stands_beside_it_stay() -> None:
    assert spaced(m.Code("p. 4"), m.Text(" and "), m.Code("5"), m.Text(" km")) == "p. 4 and 5 km"


def test_an_author_s_own_spaces_stay() -> None:
    assert spaced(m.Text("No\u00a0one, 5\u202fkm")) == "No~one, 5^km"


def test_notes_cells_titles_and_dates_are_joined() -> None:
    words = (m.Text("see p. 4"),)
    row = m.Row((m.Cell(words),))
    event = m.Event("2022-03-05", words, "5 March 2022")
    blocks: tuple[m.Block, ...] = (
        m.Paragraph((m.Footnote((m.Paragraph(words),)),)),
        m.Table(row, (row,), ("left",), m.Legend(words, words, words)),
        m.Timeline((event,), m.Legend()),
    )
    document = keep_together(m.Document(META, blocks))
    assert {text.text for text in of_kind(document, m.Text)} == {"see p.\u00a04"}
    (found,) = of_kind(document, m.Event)
    assert found.when_text == "5\u00a0March 2022"


def test_a_document_with_nothing_to_join_stays_the_same() -> None:
    document = m.Document(META, (m.Paragraph((m.Text("Nothing here to join."),)),))
    assert keep_together(document) is document


def test_a_heading_and_the_title_of_a_slide_do_not_end_in_a_line_of_one_word() -> None:
    title = (m.Text("It is "), m.Emph((m.Text("pressure"),)), m.Text(" that breaks the pipes"))
    blocks = (m.Heading(1, title), m.Slide(title, ()), m.Paragraph(title))
    done = keep_together(m.Document(META, blocks))
    (heading,) = of_kind(done.blocks[0], m.Heading)
    assert plain_text(heading.children) == "It is pressure that breaks the\u00a0pipes"
    (slide,) = of_kind(done.blocks[1], m.Slide)
    assert plain_text(slide.title).endswith("the\u00a0pipes")
    (words,) = of_kind(done.blocks[2], m.Paragraph)
    assert "\u00a0" not in plain_text(words.children)
