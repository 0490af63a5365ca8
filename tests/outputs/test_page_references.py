"""The works cited name the pages of their citations: each once, in order, with a live link."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from report_build.diagnostics import Diagnostic
from report_build.model import (
    Block,
    Cite,
    CitedWork,
    Document,
    Footnote,
    Heading,
    Inline,
    Paragraph,
    ReportParts,
    Summary,
    Text,
    Work,
)
from report_build.render.pdf import pdf, report_html
from tests.long_report import META
from tests.shipped import PLAIN, WHEN

FRONT = 3  # cover, contents and summary come before the body
WORDS = "The mission had lost its freedom of movement before anybody gave notice. " * 6


def cited_report(paragraphs: int) -> Document:
    """Work a is cited in the summary and everywhere, b in some notes, c never."""
    places: dict[str, list[str]] = {"a": [], "b": [], "c": []}

    def cite(key: str) -> Cite:
        label = f"cite-{sum(map(len, places.values())) + 1}"
        places[key].append(label)
        return Cite((CitedWork(key),), children=(Text(f"({key})"),), label=label)

    blocks: list[Block] = [
        Heading(1, (Text("One"), cite("b")), "sec-one", "1"),
        Summary((Paragraph((Text("In short "), cite("a"))),)),
    ]
    for number in range(paragraphs):
        children: list[Inline] = [Text(WORDS), cite("a")]
        if number % 5 == 0:
            children.append(Footnote((Paragraph((Text("so says "), cite("b"))),)))
        blocks.append(Paragraph(tuple(children)))
    blocks.append(Heading(1, (Text("Two"),), "sec-two", "2"))
    works = tuple(Work(key, (Text(f"Entry {key}."),), (), tuple(at)) for key, at in places.items())
    return Document(META, tuple(blocks), works, "Works Cited")


REPORT = cited_report(40)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Any:
    found: list[Diagnostic] = []
    content = pdf(REPORT, PLAIN, tmp_path_factory.mktemp("report"), found.append, WHEN)
    assert found == []
    return PdfReader(BytesIO(content))


def folio(sheet: int) -> str:
    roman = ["i", "ii", "iii", "iv", "v"]
    front = FRONT + 1 if META.abstract or META.rights or META.keywords else FRONT
    return roman[sheet] if sheet < front else str(sheet - front + 1)


def pages_of(file: Any, work: Work) -> list[str]:
    targets = file.named_destinations
    sheets = [file.get_destination_page_number(targets[label]) for label in work.cited]
    return list(dict.fromkeys(folio(sheet) for sheet in sheets))


def test_each_page_that_cites_a_work_is_named_once(file: Any) -> None:
    text = " ".join(" ".join(page.extract_text().split()) for page in file.pages[-3:])
    for work in REPORT.works[:2]:
        shown = re.search(rf"Entry {work.id}\. Cited at ([ivx\d, ]+)", text)
        assert shown is not None
        named = [page.strip() for page in shown[1].split(",")]
        assert named == pages_of(file, work)
    assert len(pages_of(file, REPORT.works[0])) > 5
    assert "Entry c. Cited" not in text


def test_each_page_that_is_named_is_a_link_with_words_to_say(file: Any) -> None:
    named = set(REPORT.works[0].cited) | set(REPORT.works[1].cited)
    notes = [note.get_object() for page in file.pages for note in page.get("/Annots", ())]
    links = [note for note in notes if note.get("/Dest") in named]
    assert {note["/Contents"] for note in links} <= {
        *map(str, range(1, 30)),
        *"i ii iii iv".split(),
    }
    wanted = sum(len(pages_of(file, work)) for work in REPORT.works[:2])
    assert len({note["/Dest"] for note in links}) == wanted


def test_page_references_can_be_left_out() -> None:
    meta = replace(META, parts=ReportParts(page_references=False))
    assert "cited-page" not in report_html(replace(REPORT, meta=meta), PLAIN)
