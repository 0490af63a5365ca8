"""Slides as HTML for paper: the lines of the plan, their order and their notes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_build.render.cut import line_runs
from report_build.render.fit import para_lines, text_in
from report_build.render.handout import UNLINED, PerPage, slides_html
from report_build.render.handout_text import label_of
from report_build.render.layouts import LAYOUTS
from report_build.render.shapes import Para, Run, SlidePlan, TextShape
from report_build.render.slides import plan
from tests.projects import STYLES
from tests.render.features import DECK
from tests.render.random_slides import document as random_document
from tests.shipped import PLAIN, RULER, shipped

SIZES: tuple[PerPage, ...] = (1, 2, 3, 6)


class Texts(HTMLParser):
    """The texts of the elements that `wanted` names by class or tag, as they stand."""

    def __init__(self, html: str, wanted: str) -> None:
        super().__init__()
        self.wanted, self.depth = wanted, 0
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "img", "col"):
            return
        if self.depth:
            self.depth += 1
        elif self.wanted in (tag, *(dict(attrs).get("class") or "").split()):
            self.depth = 1
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the name is given
        self.depth -= bool(self.depth)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.found[-1] += data


def texts(html: str, wanted: str) -> list[str]:
    return Texts(html, wanted).found


def said(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


# ---- lines ---------------------------------------------------------------------------------


@given(st.integers(0, 2**32))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_of_text_is_one_that_the_plan_measured(seed: int) -> None:
    deck = plan(random_document(seed), PLAIN, lambda _: None)
    printed = texts(slides_html(deck, RULER, 1), "text")
    wanted = [lines for slide in deck.slides for lines in _measured(slide)]
    shown = [[line.rstrip() for line in text.split("\n")] for text in printed]
    assert [lines for lines in shown if lines in wanted] == wanted


def _measured(slide: SlidePlan) -> Iterator[list[str]]:
    for shape in slide.shapes:
        if isinstance(shape, TextShape):
            for para in shape.paras:
                found = text_in(RULER, (para,), shape.style, shape.frame.width, shape.scale)
                yield list(found.lines)


BROKEN = [
    ("two words", (Run("one "), Run("two", bold=True))),
    ("a line of the author's own", (Run("one"), Run("\n"), Run("two"))),
    ("an empty line", (Run("one"), Run("\n"), Run("\n"), Run("two"))),
    ("indented code", (Run("if x:", code=True), Run("\n"), Run("    y()", code=True))),
    ("a word that is too long", (Run("extraordinarily" * 4 + " long"),)),
    ("blanks at the end", (Run("one two three four   "),)),
]


@pytest.mark.parametrize("runs", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
@pytest.mark.parametrize("width", [60.0, 200.0, 900.0])
def test_runs_are_cut_where_lines_end(runs: tuple[Run, ...], width: float) -> None:
    para = Para(runs)
    lines = para_lines(RULER, para, "body", width, 24.0).lines
    cut = line_runs(para, lines)
    assert [said(line).strip() for line in cut] == [line.strip() for line in lines]
    assert "".join(map(said, cut)) == said(runs).replace("\n", "")


def test_a_cut_run_keeps_its_look() -> None:
    para = Para((Run("one two ", bold=True), Run("three", url="https://example.org")))
    (first, second) = line_runs(para, ("one", "two three"))
    assert first == (Run("one ", bold=True),)
    assert second == (Run("two ", bold=True), Run("three", url="https://example.org"))


@pytest.mark.parametrize("name", sorted(path.parent.name for path in STYLES.glob("*/tokens.css")))
def test_a_handout_is_set_in_the_fonts_that_its_theme_measures_with(name: str) -> None:
    made = shipped(name)
    css = (made.folder / "handout.css").read_text(encoding="utf-8")
    twins = tomllib.loads((made.folder / "fonts/deck/twins.toml").read_text(encoding="utf-8"))
    for family in {made.font(f"deck-font-{role}") for role in ("head", "body", "code")}:
        faces = re.findall(rf'font-family: "?{family}"?;.*?url\("fonts/deck/(.*?)"\)', css)
        assert sorted(faces) == sorted(twins[family].values())


# ---- order and structure -------------------------------------------------------------------


def test_numbers_count_from_the_first_of_their_list() -> None:
    paras = tuple(
        Para((Run("x"),), level, marker, start)  # type: ignore[arg-type]
        for level, marker, start in (
            (0, "number", 3), (1, "bullet", 1), (0, "number", 3), (0, "", 1), (0, "number", 1),
        )
    )  # fmt: skip
    assert [label_of(paras, at) for at in (0, 1, 2, 4)] == ["3.", "–", "4.", "1."]


def test_a_slide_is_read_from_its_title_to_its_foot() -> None:
    html = slides_html(DECK, RULER, 1)
    start = html.index('id="s-runs"')
    slide = html[start : html.index("<section", start)]
    order = ("Every kind of run", "Bold", "the report", "No marker", "Mali’s Exit", "A. Author")
    places = [slide.index(words) for words in order]
    assert places == sorted(places)


def test_titles_are_headings_also_where_they_are_hidden() -> None:
    html = slides_html(DECK, RULER, 1)
    heads = texts(html, "h1") + texts(html, "h2")
    assert sorted(" ".join(head.split()) for head in heads) == sorted(
        said(slide.title) for slide in DECK.slides
    )
    assert html.index("<h1") < html.index("<h2")


def test_links_lead_to_slides_and_out() -> None:
    html = slides_html(DECK, RULER, 1)
    assert '<a href="#s-table">' in html
    assert 'id="s-table"' in html
    assert '<a href="https://example.org/leaving">' in html


def test_a_decorative_picture_is_no_image() -> None:
    html = slides_html(DECK, RULER, 1)
    assert html.count("<img") == 2
    assert 'alt=""' not in html


# ---- notes ---------------------------------------------------------------------------------


def test_one_slide_a_page_has_no_notes() -> None:
    assert 'class="notes' not in slides_html(DECK, RULER, 1)


@pytest.mark.parametrize("per_page", SIZES[1:])
def test_notes_or_lines_stand_beside_each_slide(per_page: PerPage) -> None:
    html = slides_html(DECK, RULER, per_page)
    notes = [" ".join(text.split()) for text in texts(html, "notes")]
    lined = [slide for slide in DECK.slides if slide.layout not in UNLINED]
    assert len(notes) == len(lined) < len(DECK.slides)
    assert [text for text in notes if text] == [
        "Say this first. A point 1.one –See the source Back to the runs"
    ]
    assert html.count('class="notes ruled"') == len(lined) - 1


@pytest.mark.parametrize("per_page", SIZES[1:])
def test_what_leads_from_slide_to_slide_has_its_notes_but_no_lines(per_page: PerPage) -> None:
    frame = LAYOUTS["title-and-content"]["body"].frame
    body = (TextShape("body", frame, (Para((Run("one"),)),), "body"),)
    title = (Run("A title"),)
    bare = (
        SlidePlan("title", title, ()),
        SlidePlan("title-and-content", title, body, agenda=True),
        SlidePlan("section", title, ()),
        SlidePlan("works-cited", title, body),
    )
    assert 'class="notes' not in slides_html(replace(DECK, slides=bare), RULER, per_page)
    said = (SlidePlan("section", title, (), (Para((Run("Say this."),)),)),)
    assert texts(slides_html(replace(DECK, slides=said), RULER, per_page), "notes") != []
