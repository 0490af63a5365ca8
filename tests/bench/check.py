"""How long `report-build check` takes: on the shipped briefing, and on a report of 200 pages."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import volume
from tests.bench.outputs import FOLDER, ROOT, taken_by

WANTED = {"the briefing": 0.5, "200 pages, 1,000 works": 3.0}
"""What an author waits for without noticing, and what is soon enough for a book; in seconds."""


def measure(times: int) -> None:
    """Runs each so often and prints its best, which says the most on a busy machine."""
    shown = Table("check of", "best s", "cpu s", "wanted", title="report-build check")
    for (name, wanted), root in zip(WANTED.items(), (ROOT, _volume(FOLDER)), strict=True):
        taken = [taken_by(_command(root)) for _ in range(times)]
        wall, cpu = min(one.wall for one in taken), min(one.cpu for one in taken)
        shown.add_row(name, f"{wall:.2f}", f"{cpu:.2f}", f"under {wanted} s")
    Console().print(shown)


def _command(root: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "report_build", "check", "--root", str(root))


def _volume(folder: Path) -> Path:
    root = folder / "volume"
    shutil.rmtree(root, ignore_errors=True)
    return volume.write(root)
