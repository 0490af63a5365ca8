"""450 footnotes in six reports: each is printed once, on the page of its call, in order.

The file is read back by another library than the audits of a build use. Without the correction
of the engine (weasyprint_fixes.keep_footnotes) notes are lost or late in most of them.
"""

from __future__ import annotations

import random
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from report_build import theme as themes
from report_build.diagnostics import Diagnostic
from report_build.model import (
    Block,
    Document,
    Footnote,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Text,
)
from report_build.render.pdf import pdf
from tests.long_report import META
from tests.projects import STYLES
from tests.shipped import WHEN

NOTES = 75
SENTENCE = "The mission had lost its freedom of movement before anybody gave notice. "


def crowded(seed: int) -> Document:
    """A report of paragraphs and lists with so many notes of one to six lines."""
    chance = random.Random(seed)
    blocks: list[Block] = [Heading(1, (Text("A section"),), "sec-a", "1")]
    told = 0
    while told < NOTES:
        children: list[Inline] = []
        for _ in range(chance.randint(1, 5)):
            children.append(Text(SENTENCE))
            if told < NOTES and chance.random() < 0.4:
                told += 1
                words = Text(f"note{told}x " + SENTENCE * chance.randint(1, 5))
                children += [Text(f"call{told}x"), Footnote((Paragraph((words,)),)), Text(" ")]
        paragraph = Paragraph(tuple(children))
        listed = chance.random() < 0.2
        blocks.append(List((ListItem((paragraph,)),)) if listed else paragraph)
    return Document(META, tuple(blocks))


@pytest.mark.parametrize("seed", range(1, 7))
def test_each_note_is_printed_once_where_it_is_called_and_in_order(
    tmp_path: Path, seed: int
) -> None:
    found: list[Diagnostic] = []
    theme = themes.load(STYLES / ("plain" if seed % 2 else "plex"), lambda _: None)
    content = pdf(crowded(seed), theme, tmp_path, found.append, WHEN)
    assert found == []
    calls: list[tuple[int, int]] = []
    notes: list[tuple[int, int]] = []
    for sheet, page in enumerate(PdfReader(BytesIO(content)).pages):
        text = re.sub(r"\s+|-\n", "", page.extract_text())
        calls += [(sheet, int(number)) for number in re.findall(r"call(\d+)x", text)]
        notes += [(sheet, int(number)) for number in re.findall(r"note(\d+)x", text)]
    assert [number for _, number in notes] == list(range(1, NOTES + 1))
    assert notes == calls
