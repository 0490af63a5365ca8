"""The README's transcript is what the commands print, from a pasted article to a clean build."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(
    r"`([^`\n]+)`:\n\n```(\w+)\n(.*?)^```$|^```(console)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def blocks() -> Iterator[tuple[str, str, str]]:
    """The kind, the file that the words before it name, and the text of each block."""
    transcript = README.read_text(encoding="utf-8").split("\n## ")[1]
    for found in BLOCK.finditer(transcript):
        file, kind, text, console, lines = found.groups(default="")
        yield kind or console, file, text or lines


def printed(command: str, folder: Path) -> str:
    """All that a command prints, as a terminal shows it."""
    ran = subprocess.run(
        [sys.executable, "-m", "report_build", *command.split()[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(README.parent / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


def assert_prints(session: str, folder: Path) -> None:
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, said = part.partition("\n")
        as_said = re.escape(said.strip()).replace("…", "(?s:.*)")
        real = printed(command, folder)
        assert re.fullmatch(as_said, real.strip()), real


def edit(path: Path, change: str) -> None:
    """Each line marked - becomes the line marked + below it, wherever it stands."""
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"^-(.*)\n\+(.*)$", change, re.MULTILINE):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_the_readme_tells_what_happens(tmp_path: Path) -> None:
    kinds = []
    for kind, file, text in blocks():
        kinds.append(kind)
        path = tmp_path / file
        if kind == "console":
            assert_prints(text, tmp_path)
        elif kind == "diff":
            edit(path, text)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    assert kinds == "text console text yaml console diff diff diff console".split()
    assert (tmp_path / "briefing/build/report.pdf").read_bytes().startswith(b"%PDF")
