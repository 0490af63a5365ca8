"""Every theme prints every kind of node on both papers, soundly and the same each time."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest

from report_build import theme as themes
from report_build.diagnostics import Diagnostic
from report_build.model import (
    Document,
    Figure,
    Footnote,
    Heading,
    Legend,
    Paragraph,
    PullQuote,
    Text,
)
from report_build.render.pdf import Job, on_pages, pdf
from report_build.theme import Theme
from tests.long_report import META, long_report, pictured
from tests.projects import STYLES
from tests.shipped import WHEN, shipped

THEMES = sorted(path.parent.name for path in STYLES.glob("*/tokens.css"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return pictured(tmp_path)


def printed(document: Document, root: Path, theme: Theme) -> tuple[bytes, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return pdf(document, theme, root, found.append, WHEN), found


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", THEMES)
def test_a_theme_prints_all_without_a_finding(
    name: str, paper: Literal["a4", "letter"], root: Path
) -> None:
    theme = shipped(name)
    _, found = printed(long_report(2, meta=replace(META, paper=paper)), root, theme)
    assert found == []


@pytest.mark.parametrize("name", THEMES)
def test_a_pull_quote_before_a_figure_stands_beside_it(name: str, root: Path) -> None:
    words = Paragraph((Text("Nobody expected it of them, and nobody had asked. " * 4),))
    figure = Figure("figures/map.svg", "A map.", Legend((Text("Title"),)), "fig-one", "1")
    blocks = (Heading(1, (Text("One"),), "one", "1"), words, PullQuote((words,)), figure)
    theme = themes.load(STYLES / name, lambda _: None)
    found = on_pages(Job(Document(META, blocks), theme, root, print, WHEN), _tops)
    assert found is not None
    assert found["figure"] - found["aside"] < 40


def _tops(pages: Any) -> dict[str, float]:
    """How high the elements of the body begin, by their tags."""
    from report_build.render.later_figures import texts  # loads the engine

    main = next(text for page in pages.pages for text in texts(page._page_box))
    return {box.element_tag: box.position_y for box in main.children}


@pytest.mark.parametrize("name", THEMES)
def test_the_clock_is_not_in_the_file(
    name: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = shipped(name)
    made = []
    for moment in ("1000000000", "1700000000"):  # fontTools takes it for the clock
        monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
        made.append(printed(long_report(1), root, theme)[0])
    assert made[0] == made[1] != b""


@pytest.mark.parametrize("leading", ["13pt", "13.7pt", "14pt", "15.3pt"])
def test_notes_stay_on_their_page_by_any_leading(leading: str, root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "styles" / "plain"
    shutil.copytree(STYLES / "plain", folder)
    with (folder / "tokens.css").open("a", encoding="utf-8") as file:
        file.write(f":root {{ --leading: {leading} }}")
    sentence = Text("The mission had lost its freedom of movement before anybody gave notice. " * 4)
    note = Footnote((Paragraph((Text("See below."),)),))
    blocks = tuple(
        Paragraph((sentence, note) if number % 3 else (sentence,)) for number in range(24)
    )
    whole = Document(META, (Heading(1, (Text("One"),), "one", "1"), *blocks))
    _, found = printed(whole, root, themes.load(folder, lambda _: None))
    assert found == []


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_a_font_to_measure_one_of_a_brand_with(name: str) -> None:
    twins = tomllib.loads((STYLES / name / "fonts/deck/twins.toml").read_text("utf-8"))
    files = twins[twins["stand-in"]].values()
    assert all((STYLES / name / "fonts/deck" / file).is_file() for file in files)
