"""Spaces are joined last, over the edges of nodes, in the language of each."""

import datetime

from report_build.model import (
    Block,
    Cell,
    Code,
    Document,
    Emph,
    Event,
    FactRef,
    Footnote,
    Inline,
    Legend,
    Meta,
    Paragraph,
    Phrase,
    Row,
    Strong,
    Table,
    Text,
    Timeline,
)
from report_build.transforms.spaces import keep_together
from report_build.walk import of_kind, plain_text

META = Meta("A report", datetime.date(2022, 12, 16), language="en-GB")


def spaced(*row: Inline) -> str:
    document = keep_together(Document(META, (Paragraph(row),)))
    return plain_text(document.blocks).replace("\u00a0", "~").replace("\u202f", "^")


def test_words_are_joined_over_the_edges_of_nodes() -> None:
    assert spaced(Text("About "), FactRef("a", (Text("12"),)), Text(" km")) == "About 12~km"
    assert spaced(Text("on "), Strong((Text("5"), Emph((Text(" March"),))))) == "on 5~March"


def test_a_phrase_has_the_rules_of_its_own_language() -> None:
    french = Phrase("fr", (Text("Que faire ? Rien : non"),))
    assert spaced(Text("Why : "), french, Text(" ? Well")) == "Why : Que faire^? Rien~: non ? Well"


def test_code_and_what_stands_beside_it_stay() -> None:
    assert spaced(Code("p. 4"), Text(" and "), Code("5"), Text(" km")) == "p. 4 and 5 km"


def test_an_author_s_own_spaces_stay() -> None:
    assert spaced(Text("No\u00a0one, 5\u202fkm")) == "No~one, 5^km"


def test_notes_cells_titles_and_dates_are_joined() -> None:
    words = (Text("see p. 4"),)
    row = Row((Cell(words),))
    event = Event("2022-03-05", words, "5 March 2022")
    blocks: tuple[Block, ...] = (
        Paragraph((Footnote((Paragraph(words),)),)),
        Table(row, (row,), ("left",), Legend(words, words, words)),
        Timeline((event,), Legend()),
    )
    document = keep_together(Document(META, blocks))
    assert {text.text for text in of_kind(document, Text)} == {"see p.\u00a04"}
    (found,) = of_kind(document, Event)
    assert found.when_text == "5\u00a0March 2022"


def test_a_document_with_nothing_to_join_stays_the_same() -> None:
    document = Document(META, (Paragraph((Text("Nothing here to join."),)),))
    assert keep_together(document) is document
