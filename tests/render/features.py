"""A deck that shows everything that a plan can say, as the literal that a planner would return."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report_build.diagnostics import Pos
from report_build.model import Chart, Layout, Legend, Series
from report_build.render import layouts
from report_build.render.deck import pptx
from report_build.render.shapes import (
    ChartShape,
    DeckPlan,
    Frame,
    Ornament,
    Para,
    PictureShape,
    Run,
    Shape,
    SlidePlan,
    TableShape,
    TextShape,
)
from tests.shipped import PLAIN

ROOT = Path(__file__).parents[2]

DOT_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNQMAhAIAbycQCT2gkBF6kT2QAA"
    "AABJRU5ErkJggg=="
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">'
    '<rect width="400" height="200" fill="none" stroke="currentColor"/>'
    '<text x="20" y="60" font-size="24">Gao, Kidal &amp; Ménaka</text></svg>'
)


def project(folder: Path) -> Path:
    """A project folder that holds the pictures of the features deck."""
    figures = folder / "content" / "figures"
    figures.mkdir(parents=True)
    (figures / "dot.png").write_bytes(DOT_PNG)
    (figures / "map.svg").write_text(DRAWING, encoding="utf-8")
    return folder


@cache
def features_deck() -> bytes:
    """The features deck as a file, made once."""
    with TemporaryDirectory() as folder:
        return pptx(DECK, PLAIN, project(Path(folder)))


def words(text: str) -> tuple[Run, ...]:
    """One plain run."""
    return (Run(text),)


def text(layout: Layout, name: str, *paras: Para, scale: float = 1.0) -> TextShape:
    """Text in a placeholder, where its layout has it."""
    place = layouts.LAYOUTS[layout][name]
    return TextShape(name, place.frame, paras, place.style, scale)


def bullet(label: str, level: int = 0) -> Para:
    """A bulleted paragraph of one plain run."""
    return Para(words(label), level, "bullet")


def slide(layout: Layout, title: str, *shapes: Shape, **more: Any) -> SlidePlan:
    """A slide with a plain title."""
    return SlidePlan(layout, words(title), shapes, **more)


CHART = Chart(
    "bar",
    ("Côte d'Ivoire", "Benin", "United Kingdom"),
    (Series("personnel", (900, 450, 260)),),
    alt="Bar chart. Côte d'Ivoire 900, Benin 450, United Kingdom 260.",
    legend=Legend(),
    labels="value",
    highlight=("Côte d'Ivoire",),
)

CELLS = (
    (Para(words("Country")), Para(words("Personnel"))),
    (Para((Run("Côte d’Ivoire", lang="fr"),)), Para(words("900"))),
    (Para((Run("Benin", bold=True), Run(" a", raised="super"))), Para(words("450"))),
)

SLIDES = (
    slide(
        "title",
        "Ten years of a mission",
        text("title", "subtitle", Para(words("What the withdrawals say"))),
        text("title", "byline", Para(words("A. Author")), Para(words("1 March 2023"))),
    ),
    slide(
        "section",
        "What happened",
        text("section", "text", Para(words("Four contributors left within a year."))),
        section="What happened",
        label="sec-what",
    ),
    slide(
        "title-and-content",
        "Every kind of run stands in one list",
        text(
            "title-and-content",
            "body",
            Para(
                (
                    Run("Bold", bold=True),
                    Run(", "),
                    Run("italic", italic=True),
                    Run(", "),
                    Run("code()", code=True),
                    Run(", 10"),
                    Run("th", raised="super"),
                    Run(", CO"),
                    Run("2", raised="sub"),
                    Run(" and "),
                    Run("small", caps=True),
                ),
                marker="bullet",
            ),
            Para(
                (
                    Run("A link to "),
                    Run("the report", url="https://example.org/a b?q=é&x=1"),
                    Run(", another to "),
                    Run("the numbers", slide="s-table"),
                ),
                1,
                "bullet",
            ),
            Para((Run("Three < four & "), Run("coup d’État", lang="fr")), 2, "bullet"),
            Para((Run("First line"), Run("\n"), Run("second line")), 1),
            Para(words("Third of a count"), 0, "number", 3),
            Para(words("Fourth of it"), 0, "number", 3),
            Para(words("No marker")),
        ),
        section="What happened",
        label="s-runs",
        notes=(
            Para(words("Say this first.")),
            Para(words("A point")),
            Para(words("one"), 0, "number"),
            Para((Run("See "), Run("the source", url="https://example.org/n")), 1, "bullet"),
            Para((Run("Back to "), Run("the runs", slide="s-runs"))),
        ),
        source=(Run("Source: "), Run("Mali’s Exit", italic=True), Run(" 4.")),
        pos=Pos("content/01-a.md", 12),
    ),
    slide(
        "two-content",
        "Shrunk text keeps its floor",
        text("two-content", "left", bullet("Left"), bullet("deeper", 1), scale=0.85),
        text("two-content", "right", bullet("Right"), scale=0.92),
        section="What happened",
        title_scale=0.92,
    ),
    slide(
        "comparison",
        "Two sides compared",
        text("comparison", "left-head", Para(words("Before"))),
        text("comparison", "left", bullet("13,000 in the field")),
        text("comparison", "right-head", Para(words("After"))),
        text("comparison", "right", bullet("none")),
        section="What happened",
    ),
    slide(
        "chart",
        "One exit is nearly as large as the others together",
        ChartShape(layouts.AREA, CHART, CHART.alt),
        section="The numbers",
        label="s-chart",
        source=words("Source: ICG."),
    ),
    slide(
        "chart-right",
        "Text stands beside a chart",
        text("chart-right", "body", bullet("900 left first"), bullet("260 followed")),
        ChartShape(layouts.LAYOUTS["chart-right"]["chart"].frame, CHART, CHART.alt),
        section="The numbers",
    ),
    slide(
        "picture-right",
        "A drawing is a picture with a fallback",
        text("picture-right", "body", bullet("Drawn as SVG")),
        PictureShape(Frame(400, 150, 400, 200), "figures/map.svg", "Map of the north of Mali."),
        PictureShape(Frame(400, 370, 40, 40), "figures/dot.png", "", decorative=True),
        PictureShape(Frame(460, 370, 40, 40), "figures/dot.png", "A dark dot."),
        section="The numbers",
    ),
    slide(
        "table",
        "The numbers in full",
        TableShape(
            Frame(48, 118, 600, 96),
            CELLS,
            ("left", "right"),
            (400, 200),
            (32, 32, 32),
            16,
            "Personnel announced to leave, by country.",
        ),
        section="The numbers",
        label="s-table",
        source=words("Source: ICG."),
        source_scale=0.92,
    ),
    slide(
        "quote",
        "A voice",
        text("quote", "quote", Para(words("“We will not stay where we are not wanted.”"))),
        text("quote", "by", Para(words("A minister, November 2022"))),
        section="The numbers",
    ),
    slide(
        "big-number",
        "One figure says it",
        text("big-number", "number", Para(words("900"))),
        text("big-number", "text", Para(words("uniformed personnel went home first"))),
        section="The numbers",
    ),
    slide(
        "timeline",
        "Three dates in order",
        Ornament(Frame(80, 260, 800, 2), "line", "tx2"),
        Ornament(Frame(120, 254, 14, 14), "dot", "accent1"),
        TextShape("", Frame(90, 200, 200, 40), (Para(words("11 November 2022")),), "when"),
        TextShape("", Frame(90, 280, 200, 60), (Para(words("The UN is told")),), "what"),
        section="The numbers",
    ),
    slide(
        "blank",
        "A slide whose title is heard but not seen",
        Ornament(Frame(48, 60, 864, 120), "panel", "bg2"),
        TextShape("", Frame(64, 76, 832, 40), (Para(words("Note")),), "callout-title"),
        TextShape(
            "",
            Frame(64, 120, 832, 50),
            (Para((Run("print(1)", code=True),)),),
            "code",
            anchor="middle",
        ),
        section="The numbers",
        hidden_title=True,
    ),
    slide(
        "works-cited",
        "Works Cited",
        text(
            "works-cited",
            "body",
            Para(
                (
                    Run("Smith, Ann. "),
                    Run("Leaving", italic=True),
                    Run(". 2023, "),
                    Run("example.org/leaving", url="https://example.org/leaving"),
                    Run("."),
                )
            ),
        ),
        section="Works Cited",
    ),
)

DECK = DeckPlan(
    title="Ten years of a mission",
    author="A. Author",
    subject="What the withdrawals say",
    keywords=("peacekeeping", "Mali"),
    language="en-GB",
    date="2023-03-01",
    footer="Ten years of a mission · A. Author",
    slides=SLIDES,
)
