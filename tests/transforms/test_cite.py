import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest

from report_build.diagnostics import Diagnostic, Pos
from report_build.facts import Facts
from report_build.model import Author, Cite, Document, Emph, Link, Meta, Output, ReportParts
from report_build.transforms import resolve
from report_build.transforms.cite import cite, suggest
from report_build.walk import of_kind, plain, plain_text
from tests.transforms.projects import META, WORKS, document, said, works


def cited(root: Path, text: str, known: str = WORKS) -> tuple[Document, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    read, _ = document(root, text)
    library, _ = works(root, known)
    return cite(read, library, findings.append), findings


def texts(document: Document) -> list[str]:
    return [plain_text(one.children) for one in of_kind(document, Cite)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It grew [@smith2020, p. 4].", "(Smith 4)"),
        ("It grew [@smith2020].", "(Smith)"),
        ("It grew [see @smith2020, pp. 4-5; @jones2021].", "(see Smith 4–5; Jones)"),
        ("@smith2020 [p. 4] says so.", "Smith (4)"),
        ("@smith2020 says so.", "Smith"),
        ("Smith says so [-@smith2020, p. 4].", "(4)"),
        ("It grew [@smith2020, ch. 2].", "(Smith, ch. 2)"),
        ("It grew [@smith2020, p. 4, emphasis added].", "(Smith 4, emphasis added)"),
    ],
)
def test_a_citation_is_written(tmp_path: Path, text: str, shown: str) -> None:
    done, findings = cited(tmp_path, text)
    assert (texts(done), findings) == ([shown], [])


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        ("It grew [see *e.g.* @smith2020, p. 4, _emphasis added_].", ["e.g.", "emphasis added"]),
        ("It grew [see *e.g. @smith2020, p. 4].", []),
        ("It grew [3*4*5 @smith2020, p. 4, a * b * c].", []),
    ],
)
def test_emphasis_around_a_citation_prints_as_such(
    tmp_path: Path, text: str, soft: list[str]
) -> None:
    done, findings = cited(tmp_path, text)
    (made,) = of_kind(done, Cite)
    assert [plain(one) for one in of_kind(made, Emph)] == soft
    shown = texts(done)[0]
    assert shown.count("*") == (text.count("*") if not soft else 0)
    assert "_" not in shown
    assert not findings


def test_each_work_of_a_citation_links_to_its_own_entry(tmp_path: Path) -> None:
    done, _ = cited(tmp_path, "So [see @smith2020, p. 4; @jones2021, p. 2].")
    links = [(one.url, plain(one)) for one in of_kind(done, Link)]
    assert [url for url, _ in links] == ["#ref-smith2020", "#ref-jones2021"]
    assert "Smith 4" in links[0][1]
    assert "Jones 2" in links[1][1]


def test_the_list_has_what_is_cited_and_nothing_else(tmp_path: Path) -> None:
    done, _ = cited(tmp_path, "So [@smith2020].")
    assert [one.id for one in done.works] == ["smith2020"]
    assert done.works_title == "Work Cited"
    assert done.works[0].pos == Pos("bibliography.json", 2, 9)
    both, _ = cited(tmp_path, "So [@smith2020; @jones2021].")
    assert [one.id for one in both.works] == ["jones2021", "smith2020"]
    assert both.works_title == "Works Cited"


def test_a_source_line_has_no_parentheses(tmp_path: Path) -> None:
    text = """```{timeline}
label: fig-t
caption: Days
source: ["smith2020, p. 4", jones2021]
events:
  - {when: 2022-11-11, what: It began, cite: smith2020}
```

::: pullquote {cite=smith2020 locator="p. 7"}
It counts.
:::
"""
    done, findings = cited(tmp_path, text)
    assert findings == []
    assert texts(done) == ["(Smith)", "Smith 4; Jones", "Smith 7"]


def test_a_work_that_is_listed_without_a_citation(tmp_path: Path) -> None:
    read, _ = document(tmp_path, "Words.")
    library, _ = works(tmp_path)
    for nocite, ids in ((("*",), ["jones2021", "smith2020"]), (("jones2021",), ["jones2021"])):
        findings: list[Diagnostic] = []
        meta = dataclasses.replace(META, nocite=nocite)
        done = cite(dataclasses.replace(read, meta=meta), library, findings.append)
        assert ([one.id for one in done.works], findings) == (ids, [])


def test_a_document_without_citations_has_no_list(tmp_path: Path) -> None:
    done, findings = cited(tmp_path, "Words.")
    assert (done.works, done.works_title, findings) == ((), "", [])


def test_an_unknown_work_has_its_place_and_the_nearest_id(tmp_path: Path) -> None:
    _, findings = cited(tmp_path, "One\ntwo [@smith202, p. 4].")
    assert said(findings) == [("unknown-citation", 2, 5)]
    assert findings[0].hint == "did you mean @smith2020?"


def test_a_slide_is_no_work(tmp_path: Path) -> None:
    read, _ = document(tmp_path, "See @s-one.\n\n::: slide {#s-one}\n# A title\n:::\n")
    library, _ = works(tmp_path)
    findings: list[Diagnostic] = []
    for output in Output:
        resolve(read, library, Facts(), output, findings.append)
    assert said(findings) == [("unknown-label", 1, 5)] * 2


def test_an_unknown_work_leaves_the_others_of_its_citation(tmp_path: Path) -> None:
    document, findings = cited(tmp_path, "So [@smith2020; @smyth2020; @jones2021].")
    assert said(findings) == [("unknown-citation", 1, 4)]
    assert [work.id for work in document.works] == ["jones2021", "smith2020"]
    assert texts(document) == ["(Smith; Jones)"]


def test_a_work_is_unknown_also_where_the_bibliography_is_empty(tmp_path: Path) -> None:
    _, findings = cited(tmp_path, "So [@smith2020].", "[]")
    assert said(findings) == [("unknown-citation", 1, 4)]


@pytest.mark.parametrize(
    "known", ['[{"id": "a", "type": "book", "title": "A"},', '[{"type": "book", "title": "A"}]', ""]
)
def test_no_work_is_unknown_where_a_fault_cost_one(tmp_path: Path, known: str) -> None:
    assert cited(tmp_path, "So [@smith2020].", known)[1] == []


@pytest.mark.parametrize("text", ["So [@smith2020].", "Nothing is cited."])
def test_an_unknown_style_is_a_finding(tmp_path: Path, text: str) -> None:
    read, _ = document(tmp_path, text)
    library, _ = works(tmp_path)
    findings: list[Diagnostic] = []
    meta = dataclasses.replace(META, style="nla")
    cite(dataclasses.replace(read, meta=meta), library, findings.append)
    assert [one[0] for one in said(findings)] == ["unknown-style"]


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "Smith, Ann. A Report: Of Many. Harbour Press, 16 Dec. 2022. Papers 7."),
        ({"doi": "10.1000/x", "subtitle": ""},
         "Smith, Ann. A Report. Harbour Press, 16 Dec. 2022, https://doi.org/10.1000/x. Papers 7."),
        ({"authors": (Author("Harbour Desk"),), "series": "", "report_number": ""},
         "Harbour Desk. A Report: Of Many. Harbour Press, 16 Dec. 2022."),
        ({"authors": (), "publisher": "", "subtitle": "", "series": ""},
         "A Report. 16 Dec. 2022."),
        ({"parts": ReportParts(suggested_citation=False)}, ""),
    ],
)  # fmt: skip
def test_a_report_suggests_how_to_cite_it(changes: dict[str, Any], shown: str) -> None:
    meta = Meta(
        "A report",
        datetime.date(2022, 12, 16),
        "Of many",
        (Author("Ann Smith", sort="Smith, Ann"),),
        "en-GB",
        publisher="Harbour Press",
        series="Papers",
        report_number="7",
    )
    done = suggest(Document(dataclasses.replace(meta, **changes), ()))
    assert plain_text(done.suggested) == shown
