"""Small documents for the tests of the passes, from the text that an author writes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from report_build.diagnostics import Diagnostic
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Document, Meta
from report_build.readers import facts, library, markdown
from report_build.words import words

DAY = datetime.date(2022, 12, 16)
META = Meta("A report", DAY, language="en-GB")

WORKS = """[
 {"id": "smith2020", "type": "book", "title": "On Numbers", "publisher": "Harbour Press",
  "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2020]]}},
 {"id": "jones2021", "type": "book", "title": "On Words", "publisher": "Quay",
  "author": [{"family": "Jones", "given": "Bo"}], "issued": {"date-parts": [[2021]]}}
]"""

FIGURES = """\
staff:
  value: 1200
  unit: people
  label: Staff
guests:
  value: 300
  approx: true
"""

Said = list[tuple[str, int, int]]
"""Findings as rule, line and column."""


def document(root: Path, text: str, meta: Meta = META) -> tuple[Document, list[Diagnostic]]:
    """The document of one section, as read."""
    findings: list[Diagnostic] = []
    blocks = markdown.read(root, "a.md", text, words(meta.language), findings.append)
    return Document(meta, blocks), findings


def works(root: Path, text: str = WORKS) -> tuple[Library, list[Diagnostic]]:
    """The library of a bibliography.json."""
    findings: list[Diagnostic] = []
    (root / "bibliography.json").write_text(text, encoding="utf-8")
    return library.read(root, findings.append), findings


def figures(root: Path, text: str = FIGURES) -> tuple[Facts, list[Diagnostic]]:
    """The facts of a facts.yaml."""
    findings: list[Diagnostic] = []
    (root / "content").mkdir(exist_ok=True)
    (root / "content/facts.yaml").write_text(text, encoding="utf-8")
    return facts.read(root, findings.append), findings


def said(findings: list[Diagnostic]) -> Said:
    """What the findings say, in the order of places."""
    return sorted((one.rule.value, one.pos.line, one.pos.column) for one in findings)


def written(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
