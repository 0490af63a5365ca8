"""Links on paper: what is printed behind them, and how an address reads."""

import datetime

import pytest

from report_build.model import Document, Emph, Heading, Link, Meta, Paragraph, Text, Work
from report_build.render.paper import for_paper, readable
from report_build.walk import plain_text

META = Meta("A report", datetime.date(2022, 12, 16), edition="print")


def printed(*links: Link, meta: Meta = META) -> str:
    document = for_paper(Document(meta, (Paragraph(links),)))
    return plain_text(document.blocks)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://example.org/a/b.html#part", "example.org/a/b.html#part"),
        ("https://example.org/?utm_source=x&id=7&fbclid=y", "example.org/?id=7"),
        ("https://example.org/?id=7&utm_source=x", "example.org/?id=7"),
        ("https://example.org/caf%C3%A9", "example.org/café"),
        ("https://example.org/a%20b", "example.org/a%20b"),
        ("https://example.org/a#:~:text=words", "example.org/a"),
        ("mailto:ann@example.org", "ann@example.org"),
    ],
)
def test_an_address_reads_as_one_types_it(url: str, text: str) -> None:
    assert readable(url) == text


def test_a_hidden_address_is_printed_behind_the_link() -> None:
    link = Link("https://www.example.org/x", (Emph((Text("There"),)),))
    assert printed(link) == "There (example.org/x)"


@pytest.mark.parametrize("text", ["example.org/x", "https://example.org/x", "www.example.org/x/"])
def test_an_address_that_shows_is_not_printed_twice(text: str) -> None:
    assert printed(Link("https://example.org/x", (Text(text),))) == text


def test_a_link_within_the_report_has_no_address() -> None:
    assert printed(Link("#fig-a", (Text("Figure 1"),))) == "Figure 1"


def test_titles_and_works_stay_as_they_are() -> None:
    link = Link("https://example.org/x", (Text("There"),))
    document = Document(META, (Heading(1, (link,)),), (Work("a", (link,)),))
    assert for_paper(document) == document


def test_on_a_screen_nothing_is_added() -> None:
    meta = Meta("A report", datetime.date(2022, 12, 16))
    assert printed(Link("https://example.org/x", (Text("There"),)), meta=meta) == "There"
