"""A project as it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_build.project import likely_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (b"title: T\nlanguage: de-AT # or so\n", "de-AT"),
        (b"title: T\n", "en-US"),
        (b"slides:\n  language: fr\n", "en-US"),
        (b"\xff\xfe", "en-US"),
        (None, "en-US"),
    ],
)
def test_the_language_is_guessed_before_the_report_is_read(
    tmp_path: Path, text: bytes | None, language: str
) -> None:
    if text is not None:
        (tmp_path / "content").mkdir()
        (tmp_path / "content/report.yaml").write_bytes(text)
    assert likely_language(tmp_path) == language
