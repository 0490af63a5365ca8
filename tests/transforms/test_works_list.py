"""The list of works: what it is called, what it annotates, and the way back to the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from report_build.model import Cite, Document, Meta
from report_build.transforms.cite import cite
from report_build.walk import of_kind, plain_text
from tests.transforms.projects import META, WORKS, document, works

ANNOTATED = WORKS.replace('"Harbour Press",', '"Harbour Press", "annote": "A <i>first</i> count.",')


def listed(root: Path, text: str, meta: Meta = META, known: str = WORKS) -> Document:
    read, _ = document(root, text)
    library, _ = works(root, known)
    findings: list[object] = []
    done = cite(replace(read, meta=meta), library, findings.append)
    assert not findings
    return done


@pytest.mark.parametrize(
    ("text", "nocite", "title"),
    [
        ("So [@smith2020].", (), "Work Cited"),
        ("So [@smith2020; @jones2021].", (), "Works Cited"),
        ("So [@smith2020].", ("jones2021",), "Works Consulted"),
        ("So [@smith2020; @jones2021].", ("*",), "Works Cited"),
        ("So.", ("smith2020",), "Works Consulted"),
    ],
)
def test_the_list_is_called_by_what_it_holds(
    tmp_path: Path, text: str, nocite: tuple[str, ...], title: str
) -> None:
    assert listed(tmp_path, text, replace(META, nocite=nocite)).works_title == title


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de-AT", "Zitiertes Werk"),
        ("fr", "Ouvrage cité"),
        ("es", "Obra citada"),
        ("nl", "Work Cited"),
    ],
)
def test_the_list_is_called_in_the_language_of_the_report(
    tmp_path: Path, language: str, title: str
) -> None:
    done = listed(tmp_path, "So [@smith2020].", replace(META, language=language))
    assert done.works_title == title


def test_an_entry_names_every_citation_of_it_in_order(tmp_path: Path) -> None:
    done = listed(tmp_path, "So [@smith2020]. Or [@jones2021]. And [@jones2021; @smith2020, p. 2].")
    labels = [one.label for one in of_kind(done, Cite)]
    assert len(set(labels)) == 3
    cited = {work.id: work.cited for work in done.works}
    assert cited == {"smith2020": (labels[0], labels[2]), "jones2021": (labels[1], labels[2])}


def test_a_work_that_is_only_consulted_names_no_citation(tmp_path: Path) -> None:
    done = listed(tmp_path, "So [@smith2020].", replace(META, nocite=("jones2021",)))
    assert {work.id: bool(work.cited) for work in done.works} == {
        "jones2021": False,
        "smith2020": True,
    }


def test_notes_on_works_print_when_the_report_asks_for_them(tmp_path: Path) -> None:
    text = "So [@smith2020; @jones2021]."
    plain = listed(tmp_path, text, META, ANNOTATED)
    noted = listed(tmp_path, text, replace(META, annotated=True), ANNOTATED)
    assert [plain_text(work.annotation) for work in plain.works] == ["", ""]
    assert [plain_text(work.annotation) for work in noted.works] == ["", "A first count."]


def test_an_entry_has_a_form_that_stands_alone(tmp_path: Path) -> None:
    same = WORKS.replace("Jones", "Smith").replace('"Bo"', '"Ann"')
    done = listed(tmp_path, "So [@smith2020; @jones2021].", META, same)
    assert plain_text(done.works[1].children).startswith("———. On Words.")
    assert plain_text(done.works[1].full).startswith("Smith, Ann. On Words.")
    assert done.works[0].full == done.works[0].children
