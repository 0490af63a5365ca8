"""The page of evidence: what it says, in which order, and that anyone can read it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from report_build import theme as themes
from report_build.diagnostics import Diagnostic, Rule
from report_build.evidence.ledger import By, Kind, Ledger, Source, Support
from report_build.evidence.terms import Terms, languages, terms
from report_build.render.ledger_html import in_short, page_of
from report_build.render.ledger_page import ledger_page
from tests.evidence.test_account import made
from tests.projects import STYLES


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = made(tmp_path_factory.mktemp("ledger"))[0]
    return ledger.with_pages([str(at) for at in range(1, 40)], {})


def page(book: Ledger, theme: str = "plain") -> str:
    found: list[Diagnostic] = []
    content = ledger_page(book, themes.load(STYLES / theme, found.append), found.append)
    assert found == []
    return content.decode()


def parsed(source: str) -> Any:
    return html.document_fromstring(source)


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_counts_come_first_in_words(book: Ledger) -> None:
    assert list(in_short(book, page_of(book, within=False))) == [
        (
            "Statements: 26. With a source: 18; with one further on in their paragraph: 3;"
            " saying again what the text says: 3; with none: 2."
        ),
        "Without a source, and with a number, a date or a quotation: 1.",
        "7 of 13 citations (54%) go to one work: Smith.",
        "3 of 13 citations (23%) go to one place in one work: Smith, p. 4.",
        "All works cited are from 2020.",
        "Without a year: Jones.",
        "Facts: 4. Contested: 1; used nowhere: 1.",
    ]


def test_one_page_that_has_most_citations_is_named(tmp_path: Path) -> None:
    text = "# One\n\n" + "Words [@smith2020, p. 4]. " * 14 + "More [@jones2021]. " * 8
    found = made(tmp_path, text)[0]
    said = list(in_short(found, page_of(found, within=False)))
    assert "14 of 22 citations (64%) go to one place in one work: Smith, p. 4." in said
    assert not any("go to one work" in one for one in said)


def test_what_matters_most_stands_before_all_other_statements(book: Ledger) -> None:
    tree = parsed(page(book))
    first = tree.xpath("//table")[0]
    rows = [words(row.text_content()) for row in first.xpath(".//tbody/tr")]
    assert rows == ["23 2 Figure 2, event 12 November 2022: Silence"]


def test_a_statement_has_its_sources_beside_it(book: Ledger) -> None:
    text = words(parsed(page(book)).text_content())
    assert "5 It stayed. Jones, par. 2 footnote" in text
    assert "4 Nobody asked why. further on in the paragraph" in text
    assert "18 Figure 1 Two counts Jones source line" in text


def test_a_fact_has_its_value_source_and_uses(book: Ledger) -> None:
    tree = parsed(page(book))
    (row,) = tree.xpath(
        "//table[@class='facts']//tr[contains(., 'troops') and contains(., 'p. 4')]"
    )
    text = words(" ".join(row.itertext()))
    assert "about 900 soldiers as of 2022-11-11" in text
    assert "Smith, p. 4 its 900 soldiers" in text
    assert "about 900: p. 16, slide 7, notes of slide 7" in text


@pytest.mark.parametrize("theme", ["plain", "plex"])
def test_anyone_can_read_the_page(book: Ledger, theme: str) -> None:
    source = page(book, theme)
    tree = parsed(source)
    assert source.startswith("<!DOCTYPE html>")
    assert tree.get("lang") == "en-GB"
    assert tree.findtext("head/title") == "Evidence: A report"
    levels = [int(head.tag[1]) for head in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in tree.xpath("//table"):
        assert table.get("aria-label")
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        assert all(row[0].tag == "th" for row in table.xpath("./tbody/tr"))
        assert {len(row) for row in table.xpath(".//tr")} == {len(table.xpath("./thead/tr/*"))}
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in tree.xpath("//a/@href")} <= set(ids)


@pytest.mark.parametrize("theme", ["plain", "plex"])
def test_the_page_needs_no_other_file(book: Ledger, theme: str) -> None:
    source = page(book, theme)
    assert not re.search(r"<(?:link|script|img|iframe)|url\(|@import", source)
    used = set(re.findall(r"var\((--[\w-]+)\)", source))
    assert used <= set(re.findall(r"(--[\w-]+):", source))


def test_words_of_an_author_are_text(book: Ledger) -> None:
    claim = replace(book.claims[0], text="<b>&amp; {{ x }}</b>", support=Support.SOURCED)
    evil = Source("", "", By.SOURCE_LINE, "<script>alert(1)</script>")
    claims = (replace(claim, sources=(evil,)), *book.claims[1:])
    source = page(replace(book, claims=claims, title="</title><b>"))
    assert "<script>" not in source
    assert "<b>" not in source
    assert "&lt;b&gt;&amp;amp; {{ x }}&lt;/b&gt;" in source


def test_a_theme_without_the_page_is_a_finding(book: Ledger, tmp_path: Path) -> None:
    for name in ("tokens.css", "evidence.html.j2"):
        (tmp_path / name).write_bytes((STYLES / "plain" / name).read_bytes())
    found: list[Diagnostic] = []
    theme = themes.load(tmp_path, found.append)
    assert ledger_page(book, theme, found.append) == b""
    assert [one.rule for one in found] == [Rule.BAD_THEME]
    assert "evidence.css" in found[0].message


@pytest.mark.parametrize("tag", sorted(languages()))
def test_each_language_has_all_words(tag: str) -> None:
    language, english = terms(tag), terms("en")
    assert set(language.kinds) == set(Kind) - {Kind.SENTENCE, Kind.EXHIBIT}
    assert set(language.joins) == set(By) - {By.CITATION}
    assert len(language.how) == 3
    for name in Terms.__dataclass_fields__:
        said, meant = getattr(language, name), getattr(english, name)
        if isinstance(said, str):
            assert sorted(re.findall(r"\{\w*\}", said)) == sorted(re.findall(r"\{\w*\}", meant))
            assert tag == "en" or len(meant) < 20 or said != meant


def test_a_language_unknown_here_is_english() -> None:
    assert terms("pt-BR") is terms("en-GB")
    assert terms("fr-CA") is languages()["fr"]
