"""The plan of a deck: nothing lost, nothing outside, the layout that suits, errors with places."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report_build import model as m
from report_build import walk
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.render.contents import layout_of
from report_build.render.fit import text_in
from report_build.render.layouts import AREA, BLANK_AREA, FOOTER, LAYOUTS, SOURCE
from report_build.render.shapes import (
    HEIGHT,
    WIDTH,
    ChartShape,
    DeckPlan,
    Ornament,
    Para,
    PictureShape,
    Run,
    SlidePlan,
    TableShape,
    TextShape,
)
from report_build.render.slides import plan
from tests.render.random_slides import META
from tests.render.random_slides import document as random_document
from tests.shipped import PLAIN, RULER

HERE = Pos("content/01-a.md", 12, 3)


# ---- builders ------------------------------------------------------------------------------


def para(text: str, pos: Pos = HERE) -> m.Paragraph:
    return m.Paragraph((m.Text(text),), pos=pos)


def bullets(*texts: str, start: int | None = None) -> m.List:
    return m.List(tuple(m.ListItem((para(text),)) for text in texts), start)


def slide(*blocks: m.Block, title: str = "A claim", layout: m.Layout | str = "") -> m.Slide:
    return m.Slide((m.Text(title),), blocks, layout, pos=HERE)  # type: ignore[arg-type]


def shown(exhibit: m.Exhibit) -> m.Shown:
    return m.Shown(exhibit.label, exhibit)


CHART = m.Chart("bar", ("a", "b"), (m.Series("s", (1.0, 2.0)),), "Bars", m.Legend(), "fig-c")
FIGURE = m.Figure("map.svg", "A map", m.Legend(), "fig-m", size=(400, 200))
TIMELINE = m.Timeline(
    (m.Event("2022", (m.Text("begins"),), "2022"), m.Event("2023", (m.Text("ends"),), "2023")),
    m.Legend(),
    "fig-t",
)
FACT = m.Paragraph((m.Text("about "), m.FactRef("k", (m.Text("900"),))))
QUOTE = m.BlockQuote((para("Words that were said."),))


def table(rows: int = 3, words: str = "cell") -> m.Table:
    def row(text: str) -> m.Row:
        return m.Row((m.Cell((m.Text(text),)), m.Cell((m.Text("12,300"),))), pos=HERE)

    body = tuple(row(f"{words} {number}") for number in range(rows))
    return m.Table(row("Head"), body, ("left", "left"), m.Legend(), "tbl-t", pos=HERE)


def column(*blocks: m.Block) -> m.Column:
    return m.Column(blocks)


def heading(text: str, level: int = 1, label: str = "") -> m.Heading:
    return m.Heading(level, (m.Text(text),), label)


def document(*blocks: m.Block, **meta: object) -> m.Document:
    made = replace(META, **meta)  # type: ignore[arg-type]
    work = m.Work("a", (m.Text("Author. Title of a Work. 2024."),))
    return m.Document(made, blocks, (work,), "Work Cited")


def planned(*blocks: m.Block, **meta: object) -> tuple[tuple[SlidePlan, ...], list[Diagnostic]]:
    deck, found = plan_and_faults(document(*blocks, **meta))
    return deck.slides, found


def plan_and_faults(made: m.Document) -> tuple[DeckPlan, list[Diagnostic]]:
    found: list[Diagnostic] = []
    deck = plan(made, PLAIN, found.append)
    return deck, [finding for finding in found if finding.severity is not Severity.NOTE]


def sole(*blocks: m.Block, layout: str = "", title: str = "A claim") -> SlidePlan:
    """The plan of one slide with these blocks, which must raise no finding."""
    (page,) = several(*blocks, layout=layout, title=title)
    return page


def several(*blocks: m.Block, layout: str = "", title: str = "A claim") -> tuple[SlidePlan, ...]:
    bare = m.DeckParts(title=False, agenda=False, dividers=False, works_cited=False)
    pages, found = planned(slide(*blocks, layout=layout, title=title), deck=bare)
    assert not found
    return pages


def refused(*blocks: m.Block, layout: str = "", title: str = "A claim") -> Diagnostic:
    """The one finding that a slide with these blocks raises."""
    _, found = planned(slide(*blocks, layout=layout, title=title))
    (finding,) = found
    return finding


def said(items: tuple[Run, ...]) -> str:
    return "".join(run.text for run in items)


def paras_of(page: SlidePlan) -> Iterator[Para]:
    for shape in page.shapes:
        if isinstance(shape, TextShape):
            yield from shape.paras
        if isinstance(shape, TableShape):
            yield from (cell for row in shape.rows for cell in row)


def words_on(page: SlidePlan) -> str:
    """All that a slide says, to the eye, to a screen reader or in its notes."""
    runs = [*page.title, *page.source]
    runs += [run for found in (*paras_of(page), *page.notes) for run in found.runs]
    parts = [run.text for run in runs]
    for shape in page.shapes:
        if isinstance(shape, ChartShape):
            parts += [*shape.chart.categories, *(one.name for one in shape.chart.series)]
        if isinstance(shape, ChartShape | PictureShape):
            parts.append(shape.alt)
    return " ".join(" ".join(parts).split())


def texts(page: SlidePlan, placeholder: str) -> list[str]:
    return [
        said(found.runs)
        for shape in page.shapes
        if isinstance(shape, TextShape) and shape.placeholder == placeholder
        for found in shape.paras
    ]


# ---- properties ----------------------------------------------------------------------------

random_decks = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


seeds = st.integers(0, 2**32)


@given(seeds)
@random_decks
def test_every_word_of_a_slide_reaches_the_deck_or_is_refused(seed: int) -> None:
    deck, found = plan_and_faults(random_document(seed))
    if found:
        assert {one.rule for one in found} <= {Rule.SLIDE_OVERFLOW, Rule.SLIDE_LAYOUT}
        return
    reached = bare_words(" ".join(words_on(page) for page in deck.slides))
    for block in random_document(seed).blocks:
        for text in walk.of_kind(block, m.Text):
            assert bare_words(text.text) <= reached


def bare_words(text: str) -> set[str]:
    """The words of a text without the marks around them."""
    return set(re.findall(r"[\w-]+", text))


@given(seeds)
@random_decks
def test_every_shape_is_inside_the_slide(seed: int) -> None:
    deck, _ = plan_and_faults(random_document(seed))
    for page in deck.slides:
        for shape in page.shapes:
            frame = shape.frame
            assert min(frame.width, frame.height) > 0
            assert 0 <= frame.x <= frame.x + frame.width <= WIDTH + 0.01
            assert 0 <= frame.y <= frame.y + frame.height <= HEIGHT + 0.01


@given(seeds)
@random_decks
def test_no_text_is_taller_than_its_frame(seed: int) -> None:
    deck, found = plan_and_faults(random_document(seed))
    for page in deck.slides if not found else ():
        for shape in page.shapes:
            if isinstance(shape, TextShape):
                room = shape.frame.height + 0.01
                assert text_height(shape) <= room
            if isinstance(shape, TableShape):
                assert sum(shape.heights) <= AREA.height + 0.01


@given(seeds)
@random_decks
def test_no_two_texts_overlap(seed: int) -> None:
    deck, found = plan_and_faults(random_document(seed))
    for page in deck.slides if not found else ():
        taken = [shape for shape in page.shapes if not isinstance(shape, Ornament)]
        for index, one in enumerate(taken):
            for other in taken[index + 1 :]:
                assert apart(one.frame.x, one.frame.width, other.frame.x, other.frame.width) or (
                    apart(one.frame.y, one.frame.height, other.frame.y, other.frame.height)
                )


@given(seeds)
@random_decks
def test_titles_are_said_once_and_labels_too(seed: int) -> None:
    deck, _ = plan_and_faults(random_document(seed))
    titles = [" ".join(said(page.title).split()) for page in deck.slides]
    labels = [page.label for page in deck.slides]
    assert all((*titles, *labels))
    assert len(set(titles)) == len(titles)
    assert len(set(labels)) == len(labels)
    assert all(page.section for page in deck.slides)


def text_height(shape: TextShape) -> float:
    width = shape.frame.width
    return text_in(RULER, shape.paras, shape.style, width, shape.scale, shape.apart).height


def apart(start: float, length: float, other: float, other_length: float) -> bool:
    return start + length <= other + 0.01 or other + other_length <= start + 0.01


# ---- the choice of a layout ----------------------------------------------------------------

CHOICES: list[tuple[str, tuple[m.Block, ...], str]] = [
    ("nothing", (), "section"),
    ("text", (bullets("one", "two"),), "title-and-content"),
    ("a chart", (shown(CHART),), "chart"),
    ("a chart and text", (bullets("one"), shown(CHART)), "chart-right"),
    ("a picture", (shown(FIGURE),), "picture-right"),
    ("a picture and text", (bullets("one"), FIGURE), "picture-right"),
    ("a table", (table(),), "table"),
    ("a table and text", (para("one"), table()), "table"),
    ("a timeline", (shown(TIMELINE),), "timeline"),
    ("two charts", (shown(CHART), shown(CHART)), "two-content"),
    ("columns", (column(para("one")), column(para("two"))), "two-content"),
    (
        "columns with headings",
        (column(heading("One", 2), para("one")), column(heading("Two", 2), para("two"))),
        "comparison",
    ),
    ("a quotation", (QUOTE,), "quote"),
    ("a quotation and who said it", (QUOTE, para("— A minister")), "quote"),
    ("a pull quote", (m.PullQuote((para("Words"),)),), "quote"),
    ("a number", (para("900"), para("soldiers leave")), "big-number"),
    ("a share", (para("12.5 %"), para("of the force")), "big-number"),
    ("a fact", (FACT, para("soldiers leave")), "big-number"),
    ("two sentences", (para("Since 2013"), para("soldiers leave")), "title-and-content"),
    (
        "text with a callout",
        (para("one"), m.Callout("note", (), (para("two"),))),
        "title-and-content",
    ),
]


@pytest.mark.parametrize(
    ("blocks", "layout"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES]
)
def test_the_layout_follows_from_what_a_slide_holds(
    blocks: tuple[m.Block, ...], layout: str
) -> None:
    chosen, why = layout_of(slide(*blocks))
    assert (chosen, bool(why)) == (layout, True)
    assert sole(*blocks).layout == layout


def test_the_author_has_the_last_word() -> None:
    assert layout_of(slide(para("one"), layout="blank")) == ("blank", "asked for")


def test_the_choice_is_told_to_who_asks() -> None:
    found: list[Diagnostic] = []
    plan(document(slide(bullets(*"abcdefghijklmn"))), PLAIN, found.append)
    (note,) = found
    assert (note.severity, note.pos) == (Severity.NOTE, HERE)
    assert note.message == "layout title-and-content: text; 2 slides"


@pytest.mark.parametrize(
    ("layout", "blocks", "hint"),
    [
        ("chart", (para("one"),), "![](#its-label)"),
        ("chart-right", (para("one"),), "![](#its-label)"),
        ("chart-right", (shown(FIGURE),), "layout=picture-right"),
        ("picture-right", (shown(CHART),), "layout=chart-right"),
        ("table", (shown(CHART),), "![](#its-label)"),
        ("timeline", (para("one"),), "![](#its-label)"),
        ("comparison", (para("one"),), "::: column"),
        ("comparison", (column(para("a")), column(para("b"))), "## Before"),
        ("two-content", (column(para("a")),), "::: column"),
        ("two-content", (column(para("a")), column(para("b")), shown(CHART)), "into a column"),
        ("title-and-content", (column(para("a")), column(para("b"))), "layout=two-content"),
        ("quote", (), "block quote"),
        ("quote", (shown(CHART),), "leave out the layout"),
        ("big-number", (), "{fact=key}"),
        ("section", (table(),), "leave out the layout"),
    ],
)
def test_a_layout_that_cannot_hold_its_slide_is_refused(
    layout: str, blocks: tuple[m.Block, ...], hint: str
) -> None:
    finding = refused(*blocks, layout=layout)
    assert (finding.rule, finding.pos) == (Rule.SLIDE_LAYOUT, HERE)
    assert f"layout {layout}" in finding.message
    assert hint in finding.hint


def test_an_exhibit_inside_a_callout_is_refused() -> None:
    finding = refused(m.Callout("note", (), (CHART,)))
    assert finding.rule is Rule.SLIDE_LAYOUT
    assert "chart" in finding.message


def test_a_slide_without_a_title_is_refused() -> None:
    _, found = planned(m.Slide((), (para("one"),), pos=HERE))
    assert [(one.rule, one.pos) for one in found] == [(Rule.SLIDE_LAYOUT, HERE)]


# ---- what fits -----------------------------------------------------------------------------


def test_a_long_list_is_split_between_items_and_balanced() -> None:
    pages = several(bullets(*(f"item {number}" for number in range(14))))
    assert [said(page.title) for page in pages] == ["A claim (1 of 2)", "A claim (2 of 2)"]
    assert [len(list(paras_of(page))) for page in pages] == [7, 7]


def test_a_list_that_is_a_little_too_long_is_shrunk() -> None:
    (body,) = sole(bullets(*(f"item {number}" for number in range(9)))).shapes
    assert isinstance(body, TextShape)
    assert body.scale == 0.85


def framed(page: SlidePlan) -> list[TextShape]:
    return [shape for shape in page.shapes if isinstance(shape, TextShape)]


def test_the_items_of_a_short_list_stand_apart() -> None:
    few, many = (framed(sole(bullets(*items)))[0] for items in ("abc", "abcdefgh"))
    assert few.apart > many.apart == 1
    assert few.scale > many.scale == 1


def test_a_sentence_alone_is_set_large_in_the_middle_of_its_slide() -> None:
    for layout, area in (("title-and-content", AREA), ("blank", BLANK_AREA)):
        page = sole(para("Only this is said."), layout=layout)
        (text,) = framed(page)
        bar = page.shapes[0]
        assert text.scale > 1
        assert text.frame.height == text_height(text)
        above = text.frame.y - area.y
        assert 0.6 < above / (area.height - above - text.frame.height) < 0.9
        assert isinstance(bar, Ornament)
        assert AREA.x == bar.frame.x < text.frame.x
    assert framed(sole(para("Many words are said. " * 30)))[0].scale == 1


def test_a_few_short_events_are_set_larger() -> None:
    event = m.Event("2022", (m.Text("a vote"),))
    few, many = (
        framed(sole(m.Timeline((event,) * count, m.Legend(), "fig-t")))[0].scale for count in (3, 9)
    )
    assert few > many == 1


def test_a_few_words_beside_a_chart_are_set_larger() -> None:
    few, many = (framed(sole(bullets(*items), shown(CHART)))[0] for items in ("abc", "abcdefgh"))
    assert few.scale > many.scale == 1


@pytest.mark.parametrize("heads", [(), (heading("Before", 2),)])
def test_short_columns_stand_on_cards_of_equal_height(heads: tuple[m.Block, ...]) -> None:
    page = sole(column(*heads, bullets("a", "b")), column(*heads, bullets("a", "b", "c", "d")))
    left, right = (shape for shape in page.shapes if isinstance(shape, Ornament)
                   and shape.color == "bg2")  # fmt: skip
    assert (left.frame.y, left.frame.height) == (right.frame.y, right.frame.height)
    assert left.frame.y + left.frame.height <= AREA.y + AREA.height
    words = framed(page)
    assert len({shape.frame.x for shape in words}) == 2, "a heading stands above its text"
    lists = [shape for shape in words if len(shape.paras) > 1]
    assert {(shape.style, shape.apart > 1) for shape in lists} == {("body", True)}
    assert lists[0].apart == lists[1].apart
    sizes = [RULER.look.size(shape.style, 0, shape.scale) for shape in words]
    assert len(set(sizes)) == 1, "headings are as large as what they stand above"


def test_columns_of_other_things_than_text_stand_on_no_card() -> None:
    page = sole(column(shown(CHART)), column(bullets("a")))
    assert not any(isinstance(shape, Ornament) for shape in page.shapes)


def test_a_number_and_its_words_stand_in_the_middle() -> None:
    number, text = framed(sole(para("900"), para("soldiers leave")))
    top = number.frame.y + number.frame.height - text_height(number)
    above, below = top - AREA.y, AREA.y + AREA.height - text.frame.y - text_height(text)
    assert 0.6 < above / below < 0.9


def test_children_stay_with_their_parent() -> None:
    nested = m.ListItem((para("parent"), bullets("child", "child")))
    pages = several(m.List((nested,) * 8))
    for page in pages:
        assert texts(page, "body")[0] == "parent"
        assert texts(page, "body")[-1] == "child"


def test_a_heading_stays_with_what_follows_it() -> None:
    pages = several(bullets(*"abcdefg"), heading("Then", 2), bullets(*"hijklmn"))
    assert all("Then" not in texts(page, "body")[-1] for page in pages)


def test_numbers_go_on_where_a_list_was_split() -> None:
    _, second = several(bullets(*(f"item {number}" for number in range(14)), start=1))
    (body,) = second.shapes
    assert isinstance(body, TextShape)
    assert {one.start for one in body.paras} == {8}


@pytest.mark.parametrize("count", [3, 9, 12, 120])
def test_numbers_have_the_room_that_the_last_one_needs(count: int) -> None:
    for page in several(bullets(*(f"Item {at}" for at in range(count)), start=1)):
        for shape in page.shapes:
            assert isinstance(shape, TextShape)
            for one in shape.paras:
                points = RULER.look.size(shape.style, one.level, shape.scale)
                label = RULER.advance(f"{count}. ", "body", False, False) * points
                left, indent = RULER.look.margins(shape.style, one)
                assert label <= -indent <= left


def test_a_paragraph_that_no_slide_holds_is_an_error_with_its_place() -> None:
    finding = refused(para("words " * 400))
    assert (finding.rule, finding.pos) == (Rule.SLIDE_OVERFLOW, HERE)
    assert " mm too tall" in finding.message


def test_a_column_that_no_slide_holds_is_an_error() -> None:
    long = column(para("words " * 300), shown(CHART))
    finding = refused(column(para("short")), long)
    assert (finding.rule, finding.pos) == (Rule.SLIDE_OVERFLOW, HERE)


def test_a_title_that_no_slide_holds_is_an_error() -> None:
    finding = refused(para("one"), title="word " * 80)
    assert (finding.rule, finding.pos) == (Rule.SLIDE_OVERFLOW, HERE)


def test_a_long_table_repeats_its_header() -> None:
    pages = several(table(rows=40))
    tables = [shape for page in pages for shape in page.shapes if isinstance(shape, TableShape)]
    assert len(tables) > 1
    assert sum(len(one.rows) - 1 for one in tables) == 40
    assert {said(one.rows[0][0].runs) for one in tables} == {"Head"}
    counts = [len(one.rows) for one in tables]
    assert max(counts) - min(counts) <= 1


def test_a_small_table_is_set_larger() -> None:
    (small,) = sole(table(rows=2)).shapes
    (large,) = sole(table(rows=9)).shapes
    assert isinstance(small, TableShape)
    assert isinstance(large, TableShape)
    assert small.size > large.size >= 14


def test_columns_of_figures_stand_right() -> None:
    (shape,) = sole(table()).shapes
    assert isinstance(shape, TableShape)
    assert shape.align == ("left", "right")


def test_a_row_taller_than_a_slide_is_an_error() -> None:
    finding = refused(table(rows=1, words="word " * 600))
    assert (finding.rule, finding.pos) == (Rule.SLIDE_OVERFLOW, HERE)


def test_a_chart_stands_beside_each_part_of_a_long_text() -> None:
    pages = several(bullets(*(f"quite a long item number {n}" for n in range(16))), shown(CHART))
    assert len(pages) > 1
    assert all(any(isinstance(one, ChartShape) for one in page.shapes) for page in pages)


def test_text_and_a_table_part_where_one_slide_cannot_hold_both() -> None:
    pages = several(bullets(*"abcdef"), table(rows=8))
    assert [page.layout for page in pages] == ["title-and-content", "table"]


def test_a_picture_keeps_its_proportions() -> None:
    (picture,) = sole(shown(FIGURE)).shapes
    assert isinstance(picture, PictureShape)
    assert picture.frame.width / picture.frame.height == pytest.approx(2)


def test_a_few_events_stand_side_by_side_and_many_below_each_other() -> None:
    many = replace(TIMELINE, events=TIMELINE.events * 4)
    first = [shape for shape in sole(shown(TIMELINE)).shapes if isinstance(shape, TextShape)]
    tall = [shape for shape in sole(shown(many)).shapes if isinstance(shape, TextShape)]
    assert len({shape.frame.y for shape in first if shape.style == "what"}) == 1
    assert len({shape.frame.y for shape in tall if shape.style == "what"}) == 8


def test_a_timeline_without_events_is_refused() -> None:
    finding = refused(replace(TIMELINE, events=()))
    assert "no events" in finding.message


def test_a_callout_stands_on_a_panel_of_its_own() -> None:
    page = sole(para("one"), m.Callout("note", (m.Text("Read this"),), (para("two"),)))
    assert texts(page, "body") == ["one"]
    assert texts(page, "") == ["Read this", "two"]
    assert any(isinstance(shape, Ornament) for shape in page.shapes)


def test_code_keeps_its_lines() -> None:
    page = sole(m.CodeBlock("if one:\n    two\n\nthree\n"))
    assert texts(page, "") == ["if one:\n    two\n\nthree"]


def test_blank_hides_its_title_but_has_one() -> None:
    page = sole(shown(CHART), layout="blank")
    assert (page.layout, page.hidden_title, said(page.title)) == ("blank", True, "A claim")


# ---- sources and notes ---------------------------------------------------------------------


def cite(*texts: str, form: m.CiteForm = m.CiteForm.PARENTHETICAL) -> m.Cite:
    works = tuple(m.CitedWork("a") for _ in texts)
    joined = "; ".join(texts)
    words = f"({joined})" if form is m.CiteForm.PARENTHETICAL else joined
    return m.Cite(works, form, (m.Text(words),))


def test_a_citation_moves_to_the_foot_and_leaves_no_gap() -> None:
    page = sole(m.Paragraph((m.Text("They leave "), cite("Smith 12"), m.Text("."))))
    assert texts(page, "body") == ["They leave."]
    assert said(page.source) == "Source: Smith 12."


def test_each_source_stands_once() -> None:
    page = sole(
        m.Paragraph((m.Text("One "), cite("Smith 12", "Jones 3"))),
        m.Paragraph((m.Text("Two "), cite("Smith 12"))),
    )
    assert said(page.source) == "Sources: Smith 12; Jones 3."


def test_a_narrative_citation_stays_in_its_sentence() -> None:
    page = sole(m.Paragraph((cite("Smith (12)", form=m.CiteForm.NARRATIVE), m.Text(" says so"))))
    assert texts(page, "body") == ["Smith (12) says so"]
    assert said(page.source) == ""


def test_who_says_which_of_two_numbers_stands_beside_it() -> None:
    smith, jones = m.FactRef("k", (m.Text("27"),), "a"), m.FactRef("k", (m.Text("19"),), "b")
    either = (smith, m.Text(" "), cite("Smith 12"), m.Text(" or "), jones, m.Text(" "))
    page = sole(m.Paragraph((*either, cite("Jones 3"), m.Text("."))))
    assert texts(page, "body") == ["27 (Smith 12) or 19 (Jones 3)."]
    assert said(page.source) == "Sources: Smith 12; Jones 3."
    titled = m.Slide((*either, cite("Jones 3")), (para("Words"),), label="s-a", pos=HERE)
    assert said(planned(titled)[0][1].title) == "27 (Smith 12) or 19 (Jones 3)"


def test_an_exhibit_brings_its_caption_source_and_note() -> None:
    legend = m.Legend((m.Text("What it shows"),), (cite("Smith 12"),), (m.Text("Rounded."),))
    page = sole(shown(replace(CHART, legend=legend)))
    assert texts(page, "") == ["What it shows"]
    assert said(page.source) == "Source: Smith 12. Note: Rounded."


def test_a_caption_that_is_the_title_is_said_once() -> None:
    legend = m.Legend((m.Text("A claim"),))
    assert texts(sole(shown(replace(CHART, legend=legend))), "") == []


def test_a_note_too_long_for_the_foot_goes_to_the_notes() -> None:
    legend = m.Legend((), (cite("Smith 12"),), (m.Text("word " * 80),))
    page = sole(shown(replace(CHART, legend=legend)))
    assert said(page.source) == "Source: Smith 12."
    assert said(page.notes[0].runs).startswith("Note: word")


def test_sources_too_many_for_the_foot_are_all_in_the_notes() -> None:
    names = [f"A Very Long Corporate Author Number {number}" for number in range(20)]
    page = sole(m.Paragraph((m.Text("One "), cite(*names))))
    assert said(page.source).endswith("….")
    assert all(name in said(page.notes[0].runs) for name in names)
    assert text_in(RULER, (Para(page.source),), "source", SOURCE.width).height <= SOURCE.height


def test_a_footnote_leaves_its_number_and_goes_to_the_notes() -> None:
    note = m.Footnote((para("The long story."),), 3)
    page = sole(m.Paragraph((m.Text("One"), note)))
    assert texts(page, "body") == ["One3"]
    assert said(page.notes[0].runs) == "3. The long story."


def test_notes_end_with_the_works_that_the_slide_cites() -> None:
    (*_, page, _), _ = planned(
        replace(slide(m.Paragraph((m.Text("One "), cite("Smith")))), notes=(para("Say this."),))
    )
    assert [said(one.runs) for one in page.notes] == [
        "Say this.",
        "Sources",
        "Author. Title of a Work. 2024.",
    ]


# ---- the deck around the slides ------------------------------------------------------------

BRIEFING = (
    heading("Part One", label="sec-one"),
    heading("A detail", 2, "sec-detail"),
    slide(para("one"), title="First"),
    heading("Without slides", label="sec-none"),
    heading("Part Two", label="sec-two"),
    replace(slide(shown(CHART), title="Second"), label="s-two"),
)


def test_the_build_makes_title_agenda_and_dividers() -> None:
    pages, found = planned(*BRIEFING)
    assert not found
    assert [(page.layout, said(page.title)) for page in pages] == [
        ("title", "Deck of tests"),
        ("title-and-content", "Agenda"),
        ("section", "Part One"),
        ("title-and-content", "First"),
        ("section", "Part Two"),
        ("chart", "Second"),
    ]
    assert [page.section for page in pages[2:]] == ["Part One", "Part One", "Part Two", "Part Two"]


def test_two_sections_of_one_name_are_told_where_the_second_begins() -> None:
    between = (BRIEFING[-2], slide(para("two"), title="Second"))
    third = replace(heading("Part One", label="sec-three"), pos=Pos("a.md", 9))
    _, found = planned(*BRIEFING[:4], *between, third, slide(para("three"), title="Third"))
    assert [(one.rule, one.pos) for one in found] == [("section-name", Pos("a.md", 9))]


def test_a_section_named_by_its_number_alone_is_told() -> None:
    _, found = planned(heading("Section 2", label="sec-one"), slide(para("one"), title="First"))
    assert [one.rule for one in found] == ["section-name"]


def test_the_agenda_leads_to_the_dividers() -> None:
    pages, _ = planned(*BRIEFING)
    links = [run.slide for one in paras_of(pages[1]) for run in one.runs]
    assert links == ["sec-one", "sec-two"]
    assert {"sec-one", "sec-two"} <= {page.label for page in pages}


def test_a_dividers_number_stands_on_its_title() -> None:
    for name in ("One", "A name that takes more than one line of the divider, as it is long"):
        pages, _ = planned(heading(name, label="a"), slide(para("One.")))
        page = next(page for page in pages if page.layout == "section")
        (number,) = (shape for shape in framed(page) if shape.placeholder == "number")
        title = LAYOUTS["section"]["title"]
        (line, *more) = text_in(
            RULER, (Para(page.title),), title.style, title.frame.width, page.title_scale
        ).lines
        assert line
        bottom = number.frame.y + number.frame.height
        assert abs(title.frame.y + title.frame.height - bottom - 45 * (1 + len(more))) < 6


def test_a_divider_shows_the_summary_of_its_part() -> None:
    summary = m.Summary((para("In short."),))
    pages, _ = planned(BRIEFING[0], summary, *BRIEFING[1:])
    assert texts(pages[2], "text") == ["In short."]
    assert texts(pages[2], "number") == ["1"]


def test_report_yaml_switches_them_off() -> None:
    off = m.DeckParts(title=False, agenda=False, dividers=False, works_cited=False)
    pages, _ = planned(*BRIEFING, deck=off)
    assert [said(page.title) for page in pages] == ["First", "Second"]


def test_works_cited_hold_what_the_slides_cite() -> None:
    with_cite = slide(m.Paragraph((m.Text("One "), cite("Smith"))))
    pages, _ = planned(with_cite)
    assert [said(page.title) for page in pages if page.layout == "works-cited"] == ["Work Cited"]
    pages, _ = planned(slide(para("one")))
    assert not [page for page in pages if page.layout == "works-cited"]


def works(count: int, same: bool = False) -> tuple[m.Work, ...]:
    """Works of two lines or so, which after the first have dashes for their author if `same`."""
    return tuple(
        m.Work(
            f"w{number}",
            (m.Text(f"———. Title {number}. " if same and number else name + rest),),
            full=(m.Text(name + rest),),
        )
        for number in range(count)
        for name, rest in [("A Corporate Author of Some Length. ", f"Title {number}. 2024.")]
    )


def citing(*ids: str, label: str = "") -> m.Slide:
    cited = m.Cite(tuple(map(m.CitedWork, ids)), children=(m.Text("(Them)"),))
    made = slide(m.Paragraph((m.Text("One "), cited)), title=f"Cites {' '.join(ids[:2])}")
    return replace(made, label=label)


def works_pages(listed: tuple[m.Work, ...], *blocks: m.Block) -> list[SlidePlan]:
    made = replace(document(*blocks), works=listed, works_title="Works Cited")
    deck, found = plan_and_faults(made)
    assert not found
    return [page for page in deck.slides if page.layout == "works-cited"]


def test_an_entry_names_the_slides_that_cite_it() -> None:
    noted = replace(citing("w1", label="s-b"), notes=citing("w0").children)
    (page,) = works_pages(works(2), citing("w0", label="s-a"), noted)
    first, second = paras_of(page)
    assert said(first.runs).endswith("Title 0. 2024. Slides\u00a02, 3.")
    assert [run.slide for run in first.runs if run.slide] == ["s-a", "s-b"]
    assert said(second.runs).endswith("Title 1. 2024. Slide\u00a03.")


def test_the_first_entry_of_each_slide_names_its_author() -> None:
    ids = tuple(f"w{number}" for number in range(60))
    pages = works_pages(works(60, same=True), citing(*ids))
    assert len(pages) > 2
    for page in pages:
        first, second, *_ = paras_of(page)
        assert said(first.runs).startswith("A Corporate Author")
        assert said(second.runs).startswith("———. ")
        assert all(text_height(shape) <= shape.frame.height for shape in page.shapes
                   if isinstance(shape, TextShape))  # fmt: skip


def test_works_cited_are_set_smaller_only_where_that_saves_a_slide() -> None:
    shrunk = 0
    for count in range(8, 50, 3):
        ids = tuple(f"w{number}" for number in range(count))
        pages = works_pages(works(count), citing(*ids))
        texts = [shape for page in pages for shape in page.shapes if isinstance(shape, TextShape)]
        if any(text.scale < 1 for text in texts):
            shrunk += 1
            assert full_size_pages(texts) > len(texts)
    assert shrunk


@pytest.mark.parametrize("at", [0, 1, 5])
@pytest.mark.parametrize("length", [4000, 9000])
def test_an_entry_taller_than_a_slide_goes_on_over_the_next(at: int, length: int) -> None:
    url = "https://example.org/" + "a1b2-c3d4/" * (length // 10)
    tall = (m.Text("Author. “Title.” "), m.Link(url, (m.Text(url),)), m.Text("."))
    listed = (*works(at), m.Work("tall", tall), *works(9)[at:])
    pages = works_pages(listed, citing("tall", *(f"w{number}" for number in range(9)), label="s"))
    paras = [para for page in pages for para in paras_of(page)]
    parts = [para for para in paras if any(run.url for run in para.runs)]
    assert len(parts) > length // 2500
    assert [para.goes_on for para in parts] == [False] + [True] * (len(parts) - 1)
    assert "".join(said(para.runs) for para in parts) == f"Author. “Title.” {url}. Slide\u00a02."
    assert {run.url for para in parts for run in para.runs} == {"", url}
    assert sum(not para.goes_on for para in paras) == 10
    assert all(text_height(shape) <= shape.frame.height for page in pages for shape in page.shapes
               if isinstance(shape, TextShape))  # fmt: skip


def test_a_part_that_goes_on_does_not_hang() -> None:
    left, indent = RULER.look.margins("reference", Para((Run("Begins"),)))
    assert indent < 0 < left
    assert RULER.look.margins("reference", Para((Run("Rest"),), goes_on=True)) == (left, 0.0)


def full_size_pages(texts: Sequence[TextShape]) -> int:
    """How many frames the paragraphs of some texts fill when they are not shrunk."""
    pages, held = 1, list[Para]()
    for para in (para for text in texts for para in text.paras):
        held.append(para)
        whole = replace(texts[0], paras=tuple(held), scale=1.0)
        if text_height(whole) > whole.frame.height:
            pages, held = pages + 1, [para]
    return pages


def test_entries_in_the_notes_name_their_authors() -> None:
    made = replace(document(citing("w0", "w1")), works=works(2, same=True))
    deck, _ = plan_and_faults(made)
    listed = [said(para.runs) for para in deck.slides[1].notes]
    assert listed[0] == "Sources"
    assert all(text.startswith("A Corporate Author") for text in listed[1:])


def test_a_reference_leads_to_the_slide_that_shows_it() -> None:
    words = m.Paragraph((m.CrossRef("fig-c", "Figure 1"), m.CrossRef("fig-no", "Figure 2")))
    pages, _ = planned(slide(words, title="Refers"), *BRIEFING)
    page = next(page for page in pages if said(page.title) == "Refers")
    assert [(run.text, run.slide) for one in paras_of(page) for run in one.runs] == [
        ("Figure 1", "s-two"),
        ("Figure 2", ""),
    ]


def test_a_title_said_twice_is_marked() -> None:
    pages, _ = planned(slide(para("one")), slide(para("two")))
    assert [said(page.title) for page in pages[1:]] == ["A claim", "A claim (continued)"]


def test_the_title_slide_names_authors_publisher_and_date() -> None:
    authors = (m.Author("A. Writer", "A House"),)
    pages, _ = planned(*BRIEFING, authors=authors, publisher="Press", subtitle="On tests")
    assert texts(pages[0], "subtitle") == ["On tests"]
    assert texts(pages[0], "byline") == ["A. Writer, A House", "Press, 29 February 2024"]


def test_many_authors_share_a_paragraph() -> None:
    authors = tuple(m.Author(f"Author Number {number}", "Some Place") for number in range(12))
    pages, found = planned(*BRIEFING, authors=authors)
    assert not found
    assert len(texts(pages[0], "byline")) == 2


def test_a_language_that_babel_lacks_dates_in_english() -> None:
    pages, _ = planned(*BRIEFING, language="tlh")
    assert texts(pages[0], "byline") == ["February 29, 2024"]


def test_the_footer_stays_on_one_line() -> None:
    found: list[Diagnostic] = []
    made = document(*BRIEFING, title="A title " * 4 + ": and more " * 20, publisher="Press")
    deck = plan(made, PLAIN, found.append)
    footer = (Para((Run(deck.footer),)),)
    assert len(text_in(RULER, footer, "footer", FOOTER.width).lines) == 1


def test_the_deck_speaks_the_language_of_the_report() -> None:
    pages, _ = planned(*BRIEFING, language="fr-FR", date=datetime.date(2024, 3, 1))
    assert said(pages[1].title) == "Plan"
    assert "1 mars 2024" in words_on(pages[0])


def test_every_text_stands_in_a_placeholder_of_its_layout_or_is_free() -> None:
    pages, _ = planned(*BRIEFING)
    for page in pages:
        for shape in page.shapes:
            if isinstance(shape, TextShape) and shape.placeholder:
                assert shape.placeholder in LAYOUTS[page.layout]


# ---- a first deck --------------------------------------------------------------------------

REPORT = (
    heading("Part One", label="sec-one"),
    m.Summary((para("In short."),)),
    m.Paragraph(
        (m.Text("Prose first. There are "), m.FactRef("k", (m.Text("900"),)), m.Text(" men. More."))
    ),
    replace(CHART, legend=m.Legend((m.Text("Bars of men"),))),
    heading("Part Two", label="sec-two"),
    heading("Causes", 2),
    para("Prose."),
    table(),
    m.Callout("note", (m.Text("Mind this"),), (para("A caveat."),)),
)


def test_a_report_without_slides_gets_a_first_deck() -> None:
    pages, found = planned(*REPORT)
    assert not found
    assert [(page.layout, said(page.title)) for page in pages[2:]] == [
        ("title-and-content", "Part One"),
        ("chart", "Bars of men"),
        ("title-and-content", "Part Two"),
        ("table", "Table"),
        ("title-and-content", "Mind this"),
    ]
    assert texts(pages[2], "body") == ["In short.", "There are 900 men."]
    assert texts(pages[4], "body") == ["Causes"]


def test_a_part_without_summary_or_headings_is_told_by_how_its_paragraphs_begin() -> None:
    men = (m.Text("There are "), m.FactRef("k", (m.Text("900"),)), m.Text(" men. They wait."))
    many = (para(f"Point {name}. And more.") for name in ("one", "two", "three", "four"))
    pages, _ = planned(heading("Part One"), m.Paragraph(men), *many)
    assert texts(pages[1], "body") == ["There are 900 men.", "Point one.", "Point two.",
                                       "Point three."]  # fmt: skip
    pages, _ = planned(heading("Part One"), m.Paragraph(men), para("Point one. And more."))
    assert texts(pages[1], "body") == ["There are 900 men.", "They wait.", "Point one.",
                                       "And more."]  # fmt: skip


def test_a_first_deck_does_not_cut_at_names_nor_in_other_words() -> None:
    cite = m.Cite((m.CitedWork("a"),), children=(m.Text("(A. B. 3)"),))
    row = (
        m.Text("Dr. Smith met the U.N. Council. "),
        m.Emph((m.Text("He left. Nobody knew."),)),
        m.Text(" It said so. "),
        cite,
        m.Text(" Then M. Traoré came. And went."),
    )
    pages, _ = planned(heading("Part One"), m.Paragraph(row))
    assert texts(pages[1], "body") == [
        "Dr. Smith met the U.N. Council.",
        "He left. Nobody knew.",
        "It said so.",
        "Then M. Traoré came.",
    ]


def test_the_agenda_of_a_first_deck_leads_to_its_parts() -> None:
    pages, _ = planned(*REPORT)
    links = [run.slide for one in paras_of(pages[1]) for run in one.runs]
    assert links == [pages[2].label, pages[4].label]
