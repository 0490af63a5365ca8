"""Claims are found on the pages of a real layout, by the numbers that the pages print."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build import build
from report_build.evidence.ledger import Claim, Kind, Section
from report_build.render.whereabouts import Stream, claim_pages
from tests.projects import project

PARAGRAPHS = "\n\n".join(
    f"Sentence {at} of this text stands here and is long enough to fill a line. It has a second"
    f" sentence, {at}b.[^n{at}] A third, {at}c, cites [@smith2020, p. {at}]."
    f"\n\n[^n{at}]: Note {at}."
    for at in range(1, 60)
)
TEXT = f"# One\n\n::: summary\nAll in short.\n:::\n\n{PARAGRAPHS}\n\n# Two\n\nThe end.\n"


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).casefold()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("where") / "project", {"content/01-one.md": TEXT})


def test_each_claim_is_on_the_page_that_it_names(root: Path) -> None:
    made = build.build(root, "evidence", build.Wishes(form="json"), lambda _: None)
    claims = json.loads(made)["claims"]
    file = PdfReader(BytesIO(build.build(root, "pdf", build.Wishes(), lambda _: None)))
    texts = [squeezed(page.extract_text()) for page in file.pages]
    front = next(at for at, text in enumerate(texts) if "sentence1of" in text)
    folios = ["i", "ii", "iii", "iv", "v"][:front]
    folios += [str(at) for at in range(1, len(texts) - front + 1)]
    assert len({claim["page"] for claim in claims}) > 4
    for claim in claims:
        begins = squeezed(claim["text"])[:20]
        on = [folio for folio, text in zip(folios, texts, strict=True) if begins in text]
        assert claim["page"] in on, claim


def claim(text: str, kind: Kind = Kind.SENTENCE) -> Claim:
    return Claim(text, kind, Section())


def stream(*pages: str) -> Stream:
    found = Stream()
    for number, text in enumerate(pages, 1):
        found.begins.append(len(found.text))
        found.pages.append(str(number))
        found.text += squeezed(text)
    return found


def test_words_that_stand_twice_are_found_in_order() -> None:
    flow = stream("One. Same.", "Same. Two.", "Same.")
    claims = [claim(text) for text in ("One.", "Same.", "Same.", "Two.", "Same.")]
    assert list(claim_pages(claims, flow, Stream())) == ["1", "1", "2", "2", "3"]


def test_what_stands_on_no_page_has_that_of_the_claim_before() -> None:
    flow = stream("One.", "Two.")
    claims = [claim(text) for text in ("Lost.", "One.", "Two.", "A chart of dots.")]
    assert list(claim_pages(claims, flow, Stream())) == ["", "1", "2", "2"]


def test_notes_and_events_are_found_where_they_print() -> None:
    flow, notes = stream("11 May Notice."), stream("", "1 See there.")
    claims = [claim("11 May 2022: Notice.", Kind.EVENT), claim("See there.", Kind.FOOTNOTE)]
    assert list(claim_pages(claims, flow, notes)) == ["1", "2"]


def test_a_report_that_is_called_by_a_number_has_its_own_pages(tmp_path: Path) -> None:
    yaml = "title: 1984\ndate: 2022-12-16\nlanguage: en-GB\n"
    files = {"content/report.yaml": yaml, "content/01-one.md": TEXT}
    root = project(tmp_path / "project", files)
    made = build.build(root, "evidence", build.Wishes(form="json"), lambda _: None)
    pages = {claim["page"] for claim in json.loads(made)["claims"]}
    assert {"1", "2", "3"} < pages
    assert "1984" not in pages
