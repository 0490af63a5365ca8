"""What a long deck costs: 20, 200 and 1,000 slides, beside pandoc on the same content.

Each slide has a title, four bullets and notes, and every other one a picture of its own beside
them. Both programs get the same words and the same files, each in its own Markdown, and make the
same number of slides but for ours that open the deck. There are no charts, which pandoc lacks,
and no citations, which are measured apart.
"""

from __future__ import annotations

import random
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench import pandoc
from tests.bench.outputs import ROOT, Taken, ours, taken_by
from tests.projects import REPORT, project

SLIDES = (20, 200, 1000)
SIDE = 96  # pixels of a picture, about 14 KB as noise
WORDS = "mission host mandate patrol withdraws force of the and report sector Gao Kidal".split()


def measure(folder: Path, times: int) -> None:
    """Print the table: the best of some runs in turn, each a new process."""
    program = pandoc.program(ROOT / "build" / "bench-venv")
    shown = Table("slides", "run", "best s", "cpu s", "beside", title="A long deck, cold")
    for slides in SLIDES:
        root = written(folder / f"deck-{slides}", slides)
        deck = ours("slides", "--root", str(root), "--out", str(root / "ours.pptx"))
        both = {"pandoc, pptx": pandoc_command(program, root), deck.name: deck.command}
        best = fastest(both, 1 if slides == SLIDES[-1] else times)  # the longest take a minute
        for name, taken in best.items():
            ratio = f"{taken.wall / best['pandoc, pptx'].wall:.2f} x pandoc"
            beside = ratio if name == deck.name else ""
            shown.add_row(str(slides), name, f"{taken.wall:.2f}", f"{taken.cpu:.2f}", beside)
        shown.add_section()
    Console().print(shown)


def fastest(commands: dict[str, tuple[str, ...]], times: int) -> dict[str, Taken]:
    """The shortest time of each command; the runs take turns."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            taken[name].append(taken_by(command))
    return {name: min(runs, key=lambda run: run.wall) for name, runs in taken.items()}


def written(root: Path, slides: int) -> Path:
    """A project with so many slides, and pandoc.md with the same ones."""
    shutil.rmtree(root, ignore_errors=True)
    files: dict[str, str | bytes | None] = {
        f"content/figures/{number}.png": picture(number) for number in range(1, slides, 2)
    }
    files["content/report.yaml"] = REPORT
    files["content/01-one.md"] = "# One\n\nWords.\n\n" + source(slides, our_slide)
    files["pandoc.md"] = source(slides, pandoc_slide)
    return project(root, files)


def source(slides: int, slide: Callable[[int, str, str, str], str]) -> str:
    """The Markdown of all slides; `slide` gets the number, title, bullets and notes of each."""
    chosen = random.Random(slides)
    made = []
    for number in range(slides):
        title, *items, notes = (" ".join(chosen.choices(WORDS, k=size)) for size in LENGTHS)
        bullets = "".join(f"- {item}\n" for item in items)
        made.append(slide(number, f"{title} {spelled(number)}", bullets, notes))
    return "\n".join(made)


def spelled(number: int) -> str:
    """A word that no other number has: a bare number would be warned of."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


LENGTHS = (6, 9, 7, 8, 6, 45)  # in words: the title, four bullets, the notes


def our_slide(number: int, title: str, items: str, notes: str) -> str:
    figure = f"```{{figure}} figures/{number}.png\ncaption: Noise\nalt: Grey noise.\n```\n"
    layout, shown = ("picture-right", figure) if number % 2 else ("title-and-content", "")
    head = f"::: slide {{layout={layout}}}\n# {title}\n\n{items}\n"
    return f"{head}{shown}\n::: notes\n{notes}\n:::\n:::\n"


def pandoc_slide(number: int, title: str, items: str, notes: str) -> str:
    shown = f"![Grey noise.](content/figures/{number}.png)\n"
    sides = f":::: columns\n::: column\n{items}:::\n::: column\n{shown}:::\n::::\n"
    return f"# {title}\n\n{sides if number % 2 else items}\n::: notes\n{notes}\n:::\n"


def pandoc_command(program: Path, root: Path) -> tuple[str, ...]:
    """Start pandoc's writer of decks on the same slides."""
    options = ("--from=markdown", "--slide-level=1", f"--resource-path={root}")
    return (str(program), str(root / "pandoc.md"), *options, f"--output={root / 'pandoc.pptx'}")


def picture(seed: int) -> bytes:
    """A PNG of grey noise, which no other seed has."""
    chosen = random.Random(seed)
    rows = b"".join(b"\0" + chosen.randbytes(SIDE) for _ in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, content = chunk
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)
