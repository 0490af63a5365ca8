"""What a long report costs: time and memory at 10, 50 and 200 pages, beside other programs.

WeasyPrint alone lays out the same HTML as PDF/UA-1, with the same fonts. pandoc and typst get
the same Markdown, as far as they understand it; their pages are fewer and their PDF is untagged
or has no notes at the foot, so they tell what is possible and not what is equal.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from report_build import build
from tests.bench import pandoc
from tests.bench.outputs import BARE_WEASYPRINT
from tests.projects import REPORT, WORKS, project

ROOT = Path(__file__).parents[2]
PAGES = {10: 4, 50: 2, 200: 1}
"""The lengths, and how often each program runs; a busy machine makes a short run look dear."""

FRONT_PAGES, PAGES_A_SECTION = 6, 2.4
BARE, OURS = "WeasyPrint, same HTML", "report-build pdf"

LINE = "The mission had lost its freedom of movement before the first contributor gave notice. "
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards='ua-1')"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, those of a processor, and mebibytes at the peak; empty where the program failed."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    failed: bool = False


def measure(folder: Path) -> None:
    """Print the table; short reports are printed more than once, and the least is shown."""
    shown = Table("pages", "run", "s", "cpu s", "peak MiB", "beside", title="A long report")
    for pages, times in PAGES.items():
        taken = [costs_of(folder / str(pages), pages) for _ in range(times)]
        costs = {name: least(one[name] for one in taken) for name in taken[0]}
        for name, cost in costs.items():
            numbers = ("fails", "", "", "") if cost.failed else numbers_of(cost, costs[BARE])
            shown.add_row(str(pages), name, *numbers)
        shown.add_section()
    Console().print(shown)


def numbers_of(cost: Cost, bare: Cost) -> tuple[str, ...]:
    """What the table shows of a run, and how many times the bare run it took of each."""
    ratios = cost.wall / bare.wall, cost.cpu / bare.cpu, cost.peak / bare.peak
    beside = ", ".join(f"{ratio:.2f} x" for ratio in ratios)
    return f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.peak:.0f}", beside


def least(costs: Iterable[Cost]) -> Cost:
    """The run that the machine disturbed least."""
    return min(costs, key=lambda cost: (cost.failed, cost.cpu))


def costs_of(folder: Path, pages: int) -> dict[str, Cost]:
    """What each program takes for a report of so many pages."""
    root = folder / "project"
    if not root.is_dir():
        project(
            root,
            {
                "content/report.yaml": REPORT,
                **sections(round((pages - FRONT_PAGES) / PAGES_A_SECTION)),
            },
        )
    html = folder / "report.html"
    html.write_text(build.report_html(root, build.Wishes(), lambda _: None), encoding="utf-8")
    fonts = root / "styles" / "plain" / "fonts" / "report" / "fonts.conf"
    bare = (str(html), f"{root}/", str(fonts), str(folder / "bare.pdf"))
    ours = ("pdf", "--root", str(root), "--out", str(folder / "report.pdf"))
    return {
        BARE: cost((sys.executable, "-c", BARE_WEASYPRINT, *bare)),
        OURS: cost((sys.executable, "-m", "report_build", *ours)),
        **others(root, folder),
    }


def others(root: Path, folder: Path) -> dict[str, Cost]:
    """pandoc with WeasyPrint, and typst with what pandoc writes for it."""
    venv = ROOT / "build" / "bench-venv"
    program = pandoc.program(venv)
    python = next(
        path for path in (venv / "bin/python", venv / "Scripts/python.exe") if path.exists()
    )
    source = folder / "report.typ"
    reading = pandoc.reading(program, root, folder)
    subprocess.run(
        (*reading, "--standalone", f"--output={source}"), check=True, capture_output=True
    )
    return {
        "pandoc with WeasyPrint": cost(pandoc.pdf_command(program, root, folder / "pandoc.pdf")),
        "typst": cost((str(python), "-c", TYPST, str(source), str(folder / "typst.pdf"))),
    }


def cost(command: tuple[str, ...]) -> Cost:
    """What a process has used when it ends, its own children not counted."""
    quiet = subprocess.DEVNULL
    began = time.perf_counter()
    started = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        return Cost(failed=True)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    wall = time.perf_counter() - began
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def sections(count: int) -> dict[str, str | bytes | None]:
    """The files of so many sections, each with prose, notes, a list, a table and a chart."""
    files: dict[str, str | bytes | None] = {
        f"content/{number:03}-part.md": section(number) for number in range(1, count + 1)
    }
    rows = "".join(f"Contributor {number},{number * 90}\n" for number in range(1, 6))
    return {**files, "content/01-one.md": None, "content/data/staff.csv": f"who,staff\n{rows}",
            "bibliography.json": WORKS}  # fmt: skip


def section(number: int) -> str:
    paragraph = f"{LINE * 4}^[A note: {LINE}] {LINE * 3}[@smith2020, p. {number}]. {LINE}\n\n"
    rows = "".join(
        f"| Contributor {line} | {line * number} | some words more |\n" for line in range(9)
    )
    return (
        f"# Section {number} {{#sec-{number}}}\n\n{paragraph * 3}## Its list\n\n"
        + "- one item with a few words\n" * 4
        + f"\n{paragraph * 2}As @tbl-{number} and @sec-{number} show.\n\n"
        + f"| Who | Staff | More |\n|---|--:|---|\n{rows}\nTable: Staff {{#tbl-{number}}}\n\n"
        + f"{paragraph}```{{chart}}\nlabel: fig-{number}\nkind: bar\ndata: data/staff.csv\n"
        + f"caption: Staff\nalt: A chart.\n```\n\n{paragraph}"
    )
