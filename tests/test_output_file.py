"""An output file is written whole, or the reason is told and nothing is left beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from report_build import output_file
from report_build.diagnostics import BuildError


@pytest.mark.parametrize(
    ("name", "fact", "hint"),
    [
        (".", "it is a folder", "name a file"),
        ("folder", "it is a folder", "name a file"),
        ("folder/..", "it is a folder", "name a file"),
        ("deck", "does not end with .pdf", "--out deck.pdf"),
        ("old.pptx", "does not end with .pdf", "--out old.pdf"),
        ("works.pdf", "made from it", "name another"),
        ("folder/../works.pdf", "made from it", "name another"),
        ("works.pdf/report.pdf", "not a directory", "another folder"),
        ("works.pdf/new/report.pdf", "not a directory", "another folder"),
        ("n" * 300 + ".pdf", "too long", "name another"),
    ],
)
def test_what_can_be_no_output_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fact: str, hint: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "works.pdf").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BuildError) as fault:
        output_file.check(Path(name), (".pdf",), [tmp_path / "works.pdf"])
    (finding,) = fault.value.findings
    assert finding.rule == "cannot-write"
    assert fact in finding.message
    assert hint in finding.hint
    output_file.remove_remains(Path(name), 1)
    assert {path.name for path in tmp_path.rglob("*")} == {"folder", "works.pdf"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.geteuid(), reason="root may write all")
def test_a_folder_that_may_not_be_written_is_refused_at_once(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(BuildError) as fault:
        output_file.check(tmp_path / "report.pdf", (".pdf",), [tmp_path / "works.json"])
    tmp_path.chmod(0o700)
    assert "permission denied" in fault.value.findings[0].message


@pytest.mark.parametrize("name", ["report.pdf", "REPORT.PDF", "new/and/newer/report.pdf"])
def test_a_file_to_come_is_no_fault(tmp_path: Path, name: str) -> None:
    output_file.check(tmp_path / name, (".pdf",), [tmp_path / "works.json"])


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.pdf"
    for words in (b"one", b"two"):
        output_file.write(path, words)
        assert path.read_bytes() == words
    assert list(path.parent.iterdir()) == [path]
