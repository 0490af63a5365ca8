"""How long each output of the shipped briefing takes, as an author waits for it.

Every measurement is a new process, from start to exit, with the environment ready. The runs take
turns, so that a busy moment of the machine falls on all of them.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from report_build import build
from report_build.diagnostics import Diagnostic
from tests.bench import pandoc

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "bench"

# The same fonts and the same kind of PDF as in render/pdf.py, and nothing else.
BARE_WEASYPRINT = """
import os, sys
source, root, fonts, target = sys.argv[1:]
os.environ["FONTCONFIG_FILE"] = fonts
from weasyprint import HTML
HTML(filename=source, base_url=root).write_pdf(target, pdf_variant="pdf/ua-1")
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One row: what is run, and the row that it is compared with."""

    name: str
    command: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the clock, and of the processor: the second tells when the machine was busy."""

    wall: float
    cpu: float


def measure(times: int) -> None:
    """Runs all of them `times` times and prints the table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = runs()
    taken: dict[str, list[Taken]] = {row.name: [] for row in rows}
    for _ in range(times):
        for row in rows:
            taken[row.name].append(taken_by(row.command))
    Console().print(table(rows, taken))


def runs() -> tuple[Run, ...]:
    """What is measured: our outputs, WeasyPrint on the same HTML, pandoc on the same content."""
    return (*our_runs(), *pandoc_runs())


def our_runs() -> tuple[Run, ...]:
    html = FOLDER / "report.html"
    html.write_text(report_html(ROOT), encoding="utf-8")
    fonts = ROOT / "styles" / "plain" / "fonts" / "report" / "fonts.conf"
    bare = (str(html), f"{ROOT}/", str(fonts), str(FOLDER / "bare.pdf"))
    return (
        Run("WeasyPrint, same HTML", (sys.executable, "-c", BARE_WEASYPRINT, *bare)),
        ours("pdf", "--out", str(FOLDER / "report.pdf"), beside="WeasyPrint, same HTML"),
        ours("check"),
        ours("slides", "--out", str(FOLDER / "slides.pptx")),
        ours("--help"),
    )


def pandoc_runs() -> tuple[Run, ...]:
    program = pandoc.program(ROOT / "build" / "bench-venv")
    return (
        Run(
            "pandoc, PDF with WeasyPrint",
            pandoc.pdf_command(program, ROOT, FOLDER / "pandoc.pdf"),
            beside="report-build pdf",
        ),
        Run(
            "pandoc, pptx",
            pandoc.slides_command(program, ROOT, FOLDER / "pandoc.pptx"),
            beside="report-build slides",
        ),
    )


def ours(command: str, *options: str, beside: str = "") -> Run:
    program = (sys.executable, "-m", "report_build", command, *options)
    return Run(f"report-build {command}", program, beside)


def report_html(root: Path) -> str:
    """The HTML that `report-build pdf` hands to WeasyPrint."""
    findings: list[Diagnostic] = []
    return build.report_html(root, build.Wishes(), findings.append)


def taken_by(command: Sequence[str]) -> Taken:
    """How long a process takes; a failure ends the benchmark with what it printed."""
    used, start = processor_seconds(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    taken = Taken(time.perf_counter() - start, processor_seconds() - used)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return taken


def processor_seconds() -> float:
    """What the processes that this one started, and that ended, have had of the processor."""
    times = os.times()
    return times.children_user + times.children_system


def table(rows: Sequence[Run], taken: dict[str, list[Taken]]) -> Table:
    """The times of each row, and how its best stands to the best of the row beside it."""
    shown = Table(
        "run", "best s", "median s", "cpu s", "beside", title="The shipped briefing, cold"
    )
    best = {name: min(one.wall for one in values) for name, values in taken.items()}
    for row in rows:
        median = statistics.median(one.wall for one in taken[row.name])
        cpu = min(one.cpu for one in taken[row.name])
        ratio = f"{best[row.name] / best[row.beside]:.2f} x {row.beside}" if row.beside else ""
        shown.add_row(row.name, f"{best[row.name]:.2f}", f"{median:.2f}", f"{cpu:.2f}", ratio)
    return shown
