"""An output file is written whole, or the reason is told and nothing is left beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_build import output_file
from report_build.diagnostics import BuildError


@pytest.mark.parametrize("name", [".", "folder", "folder/.."])
def test_a_folder_is_no_file_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BuildError) as fault:
        output_file.write(Path(name), b"words")
    (finding,) = fault.value.findings
    assert (finding.rule, finding.hint) == ("cannot-write", "name a file with --out, not a folder")
    output_file.remove_remains(Path(name), 1)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_an_earlier_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.pdf"
    for words in (b"one", b"two"):
        output_file.write(path, words)
        assert path.read_bytes() == words
    assert list(path.parent.iterdir()) == [path]
