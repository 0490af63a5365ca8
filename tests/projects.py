"""Whole small projects on disk, for tests of the command line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

STYLES = Path(__file__).parent.parent / "styles"

REPORT = "title: A report\ndate: 2022-12-16\nlanguage: en-GB\n"
SECTION = "# One {#sec-one}\n\nWords [@smith2020, p. 4].\n"
WORKS = """[
 {"id": "smith2020", "type": "book", "title": "On Numbers",
  "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2020]]}}
]
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"></svg>'

SOUND: Mapping[str, str | bytes | None] = {
    "content/report.yaml": REPORT,
    "content/01-one.md": SECTION,
    "bibliography.json": WORKS,
}


def project(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """A sound project in a folder, with some files replaced; None leaves one out."""
    shutil.copytree(STYLES, root / "styles", copy_function=_linked)
    for name, content in {**SOUND, **files}.items():
        if content is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)
