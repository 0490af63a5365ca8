import io
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from report_build.diagnostics import BuildError, Pos, Rule
from report_build.render import layouts
from report_build.render.deck import address, pptx
from report_build.render.look import own
from report_build.render.ooxml import qualified
from report_build.render.shapes import (
    DeckPlan,
    Frame,
    Para,
    PictureShape,
    Run,
    SlidePlan,
    TextShape,
)
from tests.render.features import DECK, DRAWING, bullet, features_deck, project, slide, text, words
from tests.shipped import PLAIN

Q = qualified


@cache
def slides() -> Any:
    return Presentation(io.BytesIO(features_deck())).slides


def slide_of(title: str) -> Any:
    return next(each for each in slides() if each.shapes.title.text_frame.text == title)


def shape_of(title: str, name: str) -> Any:
    return next(shape for shape in slide_of(title).shapes if shape.name == name)


def drawn(*planned: SlidePlan, **more: Any) -> Any:
    """A deck of these slides, drawn and opened again."""
    plan = replace(DECK, slides=planned, **more)
    return Presentation(io.BytesIO(pptx(plan, PLAIN, Path("nowhere"))))


def test_every_slide_has_its_title_and_layout() -> None:
    names = [layouts.LAYOUTS[planned.layout].shown for planned in DECK.slides]
    assert [each.slide_layout.name for each in slides()] == names
    titles = ["".join(run.text for run in planned.title) for planned in DECK.slides]
    assert [each.shapes.title.text_frame.text for each in slides()] == titles


def test_the_title_is_read_first_and_the_foot_last() -> None:
    for each in slides():
        shapes = list(each.shapes)
        assert shapes[0].name == "Title"
        if each.slide_layout.name != "Title Slide":
            assert [shape.name for shape in shapes[-2:]] == ["Footer", "Slide Number"]
            assert shapes[-2].text_frame.text == DECK.footer


def test_a_slide_without_a_footer_has_its_number_still() -> None:
    names = [shape.name for shape in drawn(slide("table", "A"), footer="").slides[0].shapes]
    assert names == ["Title", "Slide Number"]


def test_a_hidden_title_stands_above_the_slide() -> None:
    title = slide_of("A slide whose title is heard but not seen").shapes.title
    assert title.top + title.height < 0


def test_text_goes_to_the_placeholder_of_its_name_and_stays_where_the_layout_has_it() -> None:
    body = shape_of("Every kind of run stands in one list", "Body")
    assert body.is_placeholder
    assert body.element.spPr.find(Q("a:xfrm")) is None
    assert body.top == Pt(layouts.AREA.y)


def test_text_that_the_plan_moves_says_where_it_stands() -> None:
    moved = TextShape("body", Frame(48, 200, 864, 200), (bullet("Lower"),), "body")
    shapes = drawn(slide("title-and-content", "A", moved)).slides[0].shapes
    assert shapes[1].top == Pt(200)


def test_every_run_says_its_language() -> None:
    for each in slides():
        runs = list(each.element.iter(Q("a:r"), Q("a:fld")))
        assert {run.find(Q("a:rPr")).get("lang") for run in runs} <= {"en-GB", "fr"}
    french = [
        run.findtext(Q("a:t"))
        for run in slide_of("Every kind of run stands in one list").element.iter(Q("a:r"))
        if run.find(Q("a:rPr")).get("lang") == "fr"
    ]
    assert french == ["coup d’État"]


def test_runs_keep_their_looks() -> None:
    first = shape_of("Every kind of run stands in one list", "Body").text_frame.paragraphs[0]
    runs = {run.text: run for run in first.runs}
    assert runs["Bold"].font.bold
    assert runs["italic"].font.italic
    assert runs["code()"].font.name == PLAIN.font("deck-font-code")
    assert int(runs["th"].font._element.get("baseline")) > 0
    assert int(runs["2"].font._element.get("baseline")) < 0
    assert runs["small"].font._element.get("cap") == "small"


def test_lists_have_markers_counts_and_depths() -> None:
    paragraphs = shape_of("Every kind of run stands in one list", "Body").text_frame.paragraphs
    assert [each.level for each in paragraphs] == [0, 1, 2, 1, 0, 0, 0]
    counts = [
        (each.get("type"), each.get("startAt"))
        for each in paragraphs[0]._p.getparent().iter(Q("a:buAutoNum"))
    ]
    assert counts == [("arabicPeriod", "3"), ("arabicPeriod", "3")]
    assert paragraphs[6]._p.pPr.find(Q("a:buNone")) is not None


def test_a_line_break_stays_within_its_paragraph() -> None:
    broken = shape_of("Every kind of run stands in one list", "Body").text_frame.paragraphs[3]
    assert broken.text == "First line\vsecond line"


def test_the_rest_of_an_entry_stands_below_its_hanging_lines() -> None:
    frame = layouts.LAYOUTS["works-cited"]["body"].frame
    paras = tuple(Para((Run(words),), goes_on=rest) for words, rest in [("a", True), ("b", False)])
    shape = TextShape("body", frame, paras, "reference")
    deck = drawn(SlidePlan("works-cited", (Run("Works"),), (shape,)))
    body = next(each for each in deck.slides[0].shapes if each.name == "Body")
    rest, begun = (each._p.pPr for each in body.text_frame.paragraphs)
    assert (rest.get("indent"), rest.get("marL")) == ("0", str(Pt(28)))
    assert begun is None


def test_a_link_leads_out_and_names_its_target() -> None:
    run = shape_of("Every kind of run stands in one list", "Body").text_frame.paragraphs[1].runs[1]
    assert run.hyperlink.address == "https://example.org/a%20b?q=%C3%A9&x=1"
    assert run.font._element.hlinkClick.get("tooltip") == "https://example.org/a b?q=é&x=1"


def test_a_link_within_the_deck_leads_to_the_slide_of_that_label() -> None:
    page = slide_of("Every kind of run stands in one list")
    link = page.shapes[1].text_frame.paragraphs[1].runs[3].font._element.hlinkClick
    target = page.part.related_part(link.rId).slide
    assert target.shapes.title.text_frame.text == "The numbers in full"
    assert link.action == "ppaction://hlinksldjump"


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("https://a.example/x y", "https://a.example/x%20y"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("https://a.example/a|b<c>", "https://a.example/a%7Cb%3Cc%3E"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_an_address_has_only_what_a_uri_may_have(written: str, held: str) -> None:
    assert address(written) == held


def test_shrunk_text_is_smaller_but_not_under_the_floor_of_its_style() -> None:
    left = shape_of("Shrunk text keeps its floor", "Left")
    style = left.element.txBody.find(Q("a:lstStyle"))
    sizes = [int(each.get("sz")) / 100 for each in style.iter(Q("a:defRPr"))]
    assert sizes == [own(PLAIN).size("side", depth, 0.85) for depth in range(5)]
    assert min(sizes) == layouts.STYLES["side"].floor


def test_text_at_its_full_size_leaves_the_look_to_the_layout() -> None:
    body = shape_of("Text stands beside a chart", "Body").element.txBody
    assert len(body.find(Q("a:lstStyle"))) == 0
    assert body.bodyPr.attrib == {}


def test_free_text_brings_its_style() -> None:
    free = next(
        shape for shape in slide_of("Three dates in order").shapes if shape.name.startswith("Text")
    )
    style = free.element.txBody.find(f"{Q('a:lstStyle')}/{Q('a:lvl1pPr')}/{Q('a:defRPr')}")
    assert int(style.get("sz")) == 100 * own(PLAIN).size("when", 0)
    assert free.left == Pt(90)


def test_a_table_is_native_with_a_header_row() -> None:
    table = shape_of("The numbers in full", "Table 3").table
    assert table.first_row
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Country", "Personnel"],
        ["Côte d’Ivoire", "900"],
        ["Benin a", "450"],
    ]
    assert [column.width for column in table.columns] == [Pt(400), Pt(200)]
    assert {row.height for row in table.rows} == {Pt(32)}
    assert table.cell(1, 1).text_frame.paragraphs[0].alignment == PP_ALIGN.RIGHT
    assert table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.size == Pt(16)


def test_charts_tables_and_pictures_have_alternative_text() -> None:
    for each in slides():
        for shape in each.shapes:
            if shape.shape_type in (MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE):
                assert shape.element.nvGraphicFramePr.cNvPr.get("descr")
    descriptions = [
        shape.element.nvPicPr.cNvPr.get("descr")
        for shape in slide_of("A drawing is a picture with a fallback").shapes
        if shape.element.tag == Q("p:pic")
    ]
    assert descriptions == ["Map of the north of Mali.", None, "A dark dot."]


def test_what_says_nothing_is_marked_decorative() -> None:
    for title, name in (
        ("Three dates in order", "Ornament 3"),
        ("A drawing is a picture with a fallback", "Picture 5"),
    ):
        mark = next(shape_of(title, name).element.iter(Q("adec:decorative")))
        assert mark.get("val") == "1"


def test_a_chart_fills_the_place_for_charts() -> None:
    chart = next(
        shape for shape in slide_of("Text stands beside a chart").shapes if shape.has_chart
    )
    assert chart.is_placeholder
    assert list(chart.chart.plots[0].categories) == ["Côte d'Ivoire", "Benin", "United Kingdom"]


def test_an_svg_stands_behind_a_png_that_fills_its_frame() -> None:
    page = slide_of("A drawing is a picture with a fallback")
    picture = next(shape for shape in page.shapes if shape.name == "Picture 4")
    assert picture.image.content_type == "image/png"
    assert picture.image.size[0] >= 400
    assert (picture.left, picture.width, picture.height) == (Pt(400), Pt(400), Pt(200))
    vector = next(picture.element.iter(Q("asvg:svgBlip"))).get(Q("r:embed"))
    assert page.part.related_part(vector).blob.decode() == DRAWING


def test_a_picture_that_is_shown_twice_is_held_once() -> None:
    pictures = {
        part.partname
        for part in Presentation(io.BytesIO(features_deck())).part.package.iter_parts()
        if part.partname.startswith("/ppt/media/image")
    }
    assert len(pictures) == 2


def test_words_of_a_drawing_are_drawn_whatever_face_they_ask_for(tmp_path: Path) -> None:
    def drawing(label: str) -> Any:
        root = project(tmp_path / label)
        body = DRAWING.replace("<text ", '<text font-family="A Face Of Nobody" ')
        figure = root / "content/figures/map.svg"
        figure.write_text(body.replace("Gao, Kidal &amp; Ménaka", label), encoding="utf-8")
        picture = PictureShape(Frame(0, 0, 200, 100), "figures/map.svg", "Map")
        plan = replace(DECK, slides=(slide("blank", "A", picture),))
        page = Presentation(io.BytesIO(pptx(plan, PLAIN, root))).slides[0]
        return next(shape for shape in page.shapes if shape.name == "Picture 3").image.blob

    assert drawing("Gao") != drawing("Ménaka")


def test_a_picture_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    lost = PictureShape(Frame(0, 0, 10, 10), "figures/lost.png", "Lost")
    plan = replace(DECK, slides=(slide("blank", "A", lost, pos=Pos("content/01-a.md", 7)),))
    with pytest.raises(BuildError) as caught:
        pptx(plan, PLAIN, tmp_path)
    (finding,) = caught.value.findings
    assert (finding.rule, finding.pos.line) == (Rule.MISSING_FILE, 7)


@pytest.mark.parametrize(("name", "content"), [("a.svg", b"<svg"), ("a.webp", b"RIFFnot")])
def test_a_picture_that_cannot_be_drawn_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / name).write_bytes(content)
    plan = replace(DECK, slides=(slide("blank", "A", PictureShape(Frame(0, 0, 9, 9), name, "A")),))
    with pytest.raises(BuildError) as caught:
        pptx(plan, PLAIN, tmp_path)
    assert caught.value.findings[0].rule == Rule.BAD_PICTURE


def test_a_picture_of_another_kind_is_shown_as_png(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Image.new("RGB", (8, 4), 90).save(tmp_path / "content/a.webp")
    shown = PictureShape(Frame(0, 0, 80, 40), "a.webp", "A field of one colour.")
    data = pptx(replace(DECK, slides=(slide("blank", "A", shown),)), PLAIN, tmp_path)
    picture = Presentation(io.BytesIO(data)).slides[0].shapes[1].image
    assert (picture.content_type, picture.size) == ("image/png", (8, 4))


def test_notes_keep_paragraphs_lists_and_links() -> None:
    frame = slide_of("Every kind of run stands in one list").notes_slide.notes_text_frame
    assert [each.text for each in frame.paragraphs] == [
        "Say this first.",
        "A point",
        "one",
        "See the source",
        "Back to the runs",
    ]
    assert frame.paragraphs[2]._p.find(f".//{Q('a:buAutoNum')}") is not None
    assert frame.paragraphs[3]._p.find(f".//{Q('a:buChar')}") is not None
    assert frame.paragraphs[3].runs[1].hyperlink.address == "https://example.org/n"
    assert frame.paragraphs[4].runs[1].hyperlink.address is None


def test_a_slide_without_notes_has_no_page_of_notes() -> None:
    assert [each.has_notes_slide for each in slides()].count(True) == 1


def test_the_source_stands_in_its_line() -> None:
    source = shape_of("Every kind of run stands in one list", "Source")
    assert source.is_placeholder
    assert source.text_frame.text == "Source: Mali’s Exit 4."


def test_a_source_is_not_lost_on_a_layout_without_a_line_for_it() -> None:
    page = drawn(slide("title", "A", source=words("Source: B."))).slides[0]
    assert [shape.text_frame.text for shape in page.shapes] == ["A", "Source: B."]


def test_each_slide_stands_in_one_section() -> None:
    element = Presentation(io.BytesIO(features_deck())).part.presentation.element
    sections = [
        (section.get("name"), len(section[0])) for section in element.iter(Q("p14:section"))
    ]
    assert sections == [
        ("Ten years of a mission", 1),  # what stands before the first section
        ("What happened", 4),
        ("The numbers", 8),
        ("Works Cited", 1),
    ]


def test_a_deck_without_sections_lists_none() -> None:
    element = drawn(slide("table", "A"), slide("table", "B")).part.presentation.element
    assert next(element.iter(Q("p14:section")), None) is None


def test_the_file_says_what_it_is() -> None:
    core = Presentation(io.BytesIO(features_deck())).core_properties
    assert (core.title, core.author, core.subject) == (DECK.title, DECK.author, DECK.subject)
    assert (core.keywords, core.language) == ("peacekeeping, Mali", "en-GB")
    assert core.created.date().isoformat() == core.modified.date().isoformat() == DECK.date


def test_a_long_property_is_cut_where_the_file_allows_no_more() -> None:
    core = drawn(slide("table", "A"), subject="long " * 100).core_properties
    assert len(core.subject) == 255


def test_characters_that_xml_knows_stay_as_they_were_written() -> None:
    label = "a < b & c > d \"e\" 'f' ]]> &amp; ­ \u00a0 𝔘"
    page = drawn(
        slide("title-and-content", label, text("title-and-content", "body", bullet(label)))
    )
    assert [shape.text_frame.text for shape in page.slides[0].shapes][:2] == [label, label]


def test_a_long_chain_of_links_is_no_matter() -> None:
    chain = tuple(
        slide(
            "title-and-content",
            f"Slide {number}",
            text("title-and-content", "body", Para((Run("next", slide=f"s{(number + 1) % 300}"),))),
            label=f"s{number}",
            notes=(Para(words("Say it")),),
        )
        for number in range(300)
    )
    assert len(drawn(*chain).slides) == 300


def test_a_link_to_a_slide_that_was_split_leads_to_its_first_part() -> None:
    linking = slide(
        "title-and-content",
        "Links",
        text("title-and-content", "body", Para((Run("there", slide="s-b"),))),
    )
    parts = (slide("table", f"B ({n} of 2)", label="s-b") for n in (1, 2))
    page = drawn(linking, *parts).slides[0]
    link = page.shapes[1].text_frame.paragraphs[0].runs[0].font._element.hlinkClick
    target = page.part.related_part(link.rId).slide.shapes.title.text_frame.text
    assert target == "B (1 of 2)"


def test_an_empty_deck_is_a_file_that_opens() -> None:
    empty = DeckPlan("", "", "", (), "en", "", "", ())
    assert len(Presentation(io.BytesIO(pptx(empty, PLAIN, Path("nowhere")))).slides) == 0
