"""Whole documents: our MLA 9 cases (`cases.json`), and how works are told apart and listed.

Each case in `cases.json` says under `rules` which rule of MLA 9 it turns on.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from report_build.citations import Formatted, format_document

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))
DOCUMENTS: dict[str, Any] = {document["id"]: document for document in CASES["documents"]}


def formatted(name: str) -> Formatted:
    document = DOCUMENTS[name]
    return format_document(document["items"], document["citations"])


def without_links(html: str) -> str:
    return re.sub(r"</?a\b[^>]*>", "", html)


ENTRIES = [(name, case) for name, doc in DOCUMENTS.items() for case in doc["works_cited"]]
CITATIONS = [(name, n) for name, doc in DOCUMENTS.items() for n in range(len(doc["citations"]))]


@pytest.mark.parametrize(("name", "case"), ENTRIES, ids=[case["id"] for _, case in ENTRIES])
def test_entry_is_right(name: str, case: dict[str, str]) -> None:
    entries = dict(formatted(name).works_cited)
    assert without_links(entries[case["id"]]) == case["html"]


@pytest.mark.parametrize(("name", "number"), CITATIONS)
def test_citation_is_right(name: str, number: int) -> None:
    assert formatted(name).citations[number] == DOCUMENTS[name]["citations"][number]["html"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_list_is_in_order(name: str) -> None:
    wanted = [case["id"] for case in DOCUMENTS[name]["works_cited"]]
    listed = [name for name, _ in formatted(name).works_cited if name in wanted]
    assert listed == wanted


def test_an_entry_that_stands_alone_names_its_author() -> None:
    author = [{"family": "Roe", "given": "Ann"}]
    items = [
        {"id": "b", "type": "book", "title": "Beta", "author": author},
        {"id": "a", "type": "book", "title": "Alpha", "author": author},
    ]
    found = format_document(items, [])
    assert [html[:11] for _, html in found.works_cited] == ["Roe, Ann. <", "———. <i>Bet"]
    assert [name for name, _ in found.full_entries] == [name for name, _ in found.works_cited]
    assert [html for _, html in found.full_entries] == [
        "Roe, Ann. <i>Alpha</i>.",
        "Roe, Ann. <i>Beta</i>.",
    ]
