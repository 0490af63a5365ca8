"""Whether LibreOffice shows what was planned: no word below its frame, none outside the slide.

    python -m tests.bench.overflow 500 [--theme plex] [--from 7]

Draws decks of random slides, in which every word ends with a number of its own, lets LibreOffice
print them, and looks up with `pdftotext` where each word came to stand. Needs both programs.
Slides that the build refuses are left out.
LibreOffice gets the theme's own fonts, which are as wide as those that the deck names.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

from report_build import theme as themes
from report_build.diagnostics import Diagnostic, has_errors
from report_build.model import Block, Document
from report_build.render import slides
from report_build.render.deck import pptx
from report_build.render.layouts import LAYOUTS
from report_build.render.look import own
from report_build.render.shapes import DeckPlan, Frame, Para, SlidePlan, TableShape, TextShape
from report_build.theme import Theme
from tests.render.features import DRAWING
from tests.render.random_slides import long_document

ROOT = Path(__file__).parents[2]
BATCH = 40  # random slides a deck; each becomes one or two of the deck's
SLACK = 1.0  # points: half of what a hairline and rounding take
NUMBERED = re.compile(r"[^\W\d](\d+)")
WIDE, TALL = 960.0, 540.0
FONTS = """<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>
<dir>{folder}</dir>{aliases}</fontconfig>"""
ALIAS = (
    '<match target="pattern"><test name="family"><string>{0}</string></test>'
    '<edit name="family" mode="prepend" binding="strong"><string>{1}</string></edit></match>'
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("slides", type=int, nargs="?", default=500)
    parser.add_argument("--theme", default="plain")
    parser.add_argument("--from", type=int, default=1, dest="seed", help="the first seed (1)")
    wanted = parser.parse_args()
    theme = themes.load(ROOT / "styles" / wanted.theme, lambda _: None)
    seen = words = 0
    faults: list[str] = []
    seed = wanted.seed
    while seen < wanted.slides:
        with tempfile.TemporaryDirectory() as name:
            plan, pages = printed(Path(name), theme, seed)
        assert len(plan.slides) == len(pages), "LibreOffice printed another number of slides"
        for number, (slide, page) in enumerate(zip(plan.slides, pages, strict=True), 1):
            faults += [
                f"seed {seed}, slide {number}: {fault}" for fault in faults_of(theme, slide, page)
            ]
            words += len(page)
        seen += len(pages)
        print(f"seed {seed}: {seen} slides, {words} words, {len(faults)} faults", flush=True)
        seed += 1
    print(*faults, sep="\n")
    sys.exit(bool(faults))


def printed(folder: Path, theme: Theme, seed: int) -> tuple[DeckPlan, list[list[Word]]]:
    """A random deck, and the words of each of its slides as LibreOffice shows them."""
    (folder / "content").mkdir()
    (folder / "content" / "map.svg").write_text(DRAWING, encoding="utf-8")
    plan = slides.plan(accepted(long_document(seed, BATCH), theme), theme, lambda _: None)
    (folder / "deck.pptx").write_bytes(pptx(plan, theme, folder))
    conf = folder / "fonts.conf"
    conf.write_text(font_configuration(theme), encoding="utf-8")
    office = ("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}")
    command = (*office, "--convert-to", "pdf", "--outdir", str(folder), str(folder / "deck.pptx"))
    environment = {**os.environ, "FONTCONFIG_FILE": str(conf)}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    read = ("pdftotext", "-bbox", str(folder / "deck.pdf"), str(folder / "deck.html"))
    subprocess.run(read, check=True)
    return plan, list(pages_of((folder / "deck.html").read_text(encoding="utf-8")))


def accepted(document: Document, theme: Theme) -> Document:
    """The document without the slides that a build refuses, as they cannot fit."""

    def fits(block: Block) -> bool:
        found: list[Diagnostic] = []
        slides.plan(replace(document, blocks=(block,)), theme, found.append)
        return not has_errors(found)

    return replace(document, blocks=tuple(block for block in document.blocks if fits(block)))


def font_configuration(theme: Theme) -> str:
    """Where the theme's fonts are, and for which of the deck's fonts each of them stands."""
    folder = theme.folder / "fonts" / "deck"
    twins = tomllib.loads((folder / "twins.toml").read_text(encoding="utf-8"))
    pairs = (
        (name, cut["regular"].partition("_")[0])
        for name, cut in twins.items()
        if name != "stand-in"
    )
    return FONTS.format(folder=folder, aliases="".join(ALIAS.format(*pair) for pair in pairs))


def pages_of(html: str) -> Iterator[list[Word]]:
    space = "{http://www.w3.org/1999/xhtml}"
    for page in ET.fromstring(re.sub(r"[\x00-\x08\x0b-\x1f]", "", html)).iter(f"{space}page"):
        shrink = WIDE / float(page.get("width", "0"))
        yield [
            Word(
                word.text or "",
                *(float(word.get(key, "0")) * shrink for key in ("xMin", "yMin", "xMax", "yMax")),
            )
            for word in page.iter(f"{space}word")
        ]


def faults_of(theme: Theme, slide: SlidePlan, page: list[Word]) -> Iterator[str]:
    """Words off the slide, and words of text or tables that stand out of their frame."""
    frames = frames_of(theme, slide)
    for word in page:
        if (
            word.left < -SLACK
            or word.top < -SLACK
            or word.right > WIDE + SLACK
            or word.bottom > TALL + SLACK
        ):
            yield f"{word.text} is outside the slide"
        number = NUMBERED.search(word.text)
        places = frames.get(number[1], ()) if number else ()
        if places and not any(holds(frame, word) for frame in places):
            yield f"{word} is not in {places[0]}"


def holds(frame: Frame, word: Word) -> bool:
    """Whether the ink of a word is in a frame; `pdftotext` gives boxes that are taller by far."""
    air = 0.15 * (word.bottom - word.top)
    upright = (
        frame.y - SLACK <= word.top + air and word.bottom - air <= frame.y + frame.height + SLACK
    )
    return upright and frame.x - SLACK <= word.left and word.right <= frame.x + frame.width + SLACK


def frames_of(theme: Theme, slide: SlidePlan) -> Mapping[str, list[Frame]]:
    """The frames in which the word with each number stands."""
    found: dict[str, list[Frame]] = {}

    def note(paras: tuple[Para, ...], frame: Frame) -> None:
        for para in paras:
            for number in NUMBERED.findall("".join(run.text for run in para.runs)):
                found.setdefault(number, []).append(frame)

    spec = LAYOUTS[slide.layout]
    if "title" in spec and not slide.hidden_title:
        note((Para(slide.title),), spec["title"].frame)
    source = spec["source"].frame if "source" in spec else own(theme).source
    note((Para(slide.source),), source)
    for shape in slide.shapes:
        match shape:
            case TextShape():
                note(shape.paras, shape.frame)
            case TableShape():
                note(tuple(cell for row in shape.rows for cell in row), shape.frame)
    return found


if __name__ == "__main__":
    main()
