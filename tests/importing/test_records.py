"""BibTeX and RIS with the odd things that Zotero, Mendeley, JabRef and EndNote write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from report_build.diagnostics import Diagnostic
from report_build.importing import run

Works = dict[str, dict[str, Any]]


def imported(folder: Path, name: str, text: str) -> tuple[Works, list[Diagnostic]]:
    (folder / name).write_text(text, encoding="utf-8")
    findings: list[Diagnostic] = []
    run.run(folder / name, folder / "out", findings.append)
    listed = json.loads((folder / "out/bibliography.json").read_bytes())
    return {work["id"]: work for work in listed}, findings


def bib(folder: Path, fields: str) -> dict[str, Any]:
    made, _ = imported(folder, "works.bib", f"@article{{a, author={{Doe, J}}, {fields}}}\n")
    return made["a"]


@pytest.mark.parametrize(
    ("fields", "issued", "unplaced"),
    [
        ('year = 2020, month = mar # "~3"', [[2020, 3, 3]], ""),
        ("year = 2020, month = may", [[2020, 5]], ""),
        ("date = {2021-05-03/2021-06-01}", [[2021, 5, 3], [2021, 6, 1]], ""),
        ("date = {2021-05}", [[2021, 5]], ""),
        ("date = {2021-13}", [[2021]], "date = 2021-13"),
        ("date = {2021-02-30}", [], "date = 2021-02-30"),
    ],
)
def test_dates_of_bibtex(
    tmp_path: Path, fields: str, issued: list[list[int]], unplaced: str
) -> None:
    made = bib(tmp_path, fields)
    assert made.get("issued", {"date-parts": []})["date-parts"] == issued
    assert made["custom"].get("unplaced", "") == unplaced


def test_names_of_bibtex(tmp_path: Path) -> None:
    text = (
        "@misc{a, title={T}, author={M{\\\"u}ller, J{\\'e}r{\\^o}me "
        "and {\\O}stby, G. and others}}\n"
        "@misc{b, title={T}, author={@someone}}\n"
        "@misc{c, title={T}, author={Smith, Jr., John}}\n"
    )
    made, _ = imported(tmp_path, "works.bib", text)
    assert made["a"]["author"] == [
        {"family": "Müller", "given": "Jérôme"}, {"family": "Østby", "given": "G."},
    ]  # fmt: skip
    assert made["a"]["custom"]["unplaced"] == "et al"
    assert made["b"]["author"] == [{"literal": "@someone"}]
    assert made["c"]["author"] == [{"family": "Smith", "given": "John", "suffix": "Jr."}]


def test_a_chapter_has_what_its_book_has(tmp_path: Path) -> None:
    text = (
        "@incollection{ch, author={Doe, J}, title={Chapter}, crossref={Coll}, pages={1--2}}\n"
        "@book{coll, editor={Roe, R}, title={The Book}, booktitle={The Book}, "
        "publisher={Hurst}, address={London}, year=2019}\n"
    )
    made, findings = imported(tmp_path, "works.bib", text)
    chapter = made["ch"]
    assert (chapter["title"], chapter["container-title"]) == ("Chapter", "The Book")
    assert (chapter["publisher"], chapter["publisher-place"]) == ("Hurst", "London")
    assert chapter["editor"] == [{"family": "Roe", "given": "R"}]
    assert chapter["issued"]["date-parts"] == [[2019]]
    assert "container-title" not in made["coll"]
    assert not findings


RIS = """TY  - RPRT
AU  - van der Berg, Ludwig, Jr.
ED  - Roe, R.
TI  - R
DA  - 2021///
SN  - 978-1-84904-123-4
M1  - 12
ET  - 2nd
KW  - one
KW  - two
ER  -\x20
TY  - JOUR
AU  - Doe, J.
TI  - J
PY  - n.d.
ER  -\x20
"""


def test_ris_of_endnote(tmp_path: Path) -> None:
    made, findings = imported(tmp_path, "works.ris", RIS)
    report = made["vanderberg2021"]
    assert report["author"] == [{"family": "van der Berg", "given": "Ludwig", "suffix": "Jr."}]
    assert report["editor"] == [{"family": "Roe", "given": "R."}]
    assert (report["ISBN"], report["number"]) == ("978-1-84904-123-4", "12")
    assert (report["edition"], report["keyword"]) == ("2", "one, two")
    assert report["issued"]["date-parts"] == [[2021]]
    assert made["doend"]["custom"]["absent"] == ["date"]
    assert not findings
