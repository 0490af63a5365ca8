"""A deck on a brand's template: its layouts, frames, fonts and colours, and none of its slides."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import OpenXmlValidator

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.render.brand import Brand
from report_build.render.deck import pptx as drawn
from report_build.render.fit import ruler, text_in
from report_build.render.look import own
from report_build.render.ooxml import Element, qualified
from report_build.render.opc import opened
from report_build.render.package import findings
from report_build.render.shapes import DeckPlan, Frame, TextShape
from report_build.render.slides import plan
from report_build.render.soundness import flaws
from tests.render import brands
from tests.render.brands import BRANDS, FILE, read, replaced, rezipped, sound, standard
from tests.render.features import DOT_PNG, DRAWING
from tests.render.random_slides import document
from tests.shipped import PLAIN

MASTER = "ppt/slideMasters/slideMaster1.xml"
SEEDS = range(3)


@pytest.fixture(scope="module", params=BRANDS)
def brand(request: pytest.FixtureRequest) -> Brand:
    return sound(BRANDS[request.param]())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    (folder / "content/map.svg").write_text(DRAWING, encoding="utf-8")
    return folder


def planned(brand: Brand, seed: int) -> DeckPlan:
    return plan(document(seed), PLAIN, list[Diagnostic]().append, brand.look)


def deck(brand: Brand, seed: int, root: Path) -> bytes:
    return drawn(planned(brand, seed), PLAIN, root, brand)


def slide_parts(data: bytes) -> Iterator[tuple[str, Element]]:
    for name, tree in opened(data).trees.items():
        if name.startswith(("ppt/slides/", "ppt/charts/", "ppt/notesSlides/")):
            yield name, tree


def presentation(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


# ---- whole decks ---------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_a_deck_is_sound_and_open_to_all(
    brand: Brand, seed: int, root: Path, tmp_path: Path
) -> None:
    data = deck(brand, seed, root)
    assert findings(data) == ()
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_a_colour_that_only_the_viewers_system_knows_is_no_fault(root: Path) -> None:
    plain = re.sub(
        rb"<a:dk1>.*?</a:dk1>",
        b'<a:dk1><a:sysClr val="windowText"/></a:dk1>',
        opened(standard()).content[brands.THEME],
        flags=re.DOTALL,
    )
    data = rezipped(standard(), lambda name, part: plain if name == brands.THEME else part)
    assert findings(deck(sound(data), 1, root)) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_all_text_fits_its_frame_and_the_slide(brand: Brand, seed: int) -> None:
    look = brand.look
    measure = ruler(look, lambda _: None)
    assert measure
    for slide in planned(brand, seed).slides:
        for shape in slide.shapes:
            frame = shape.frame
            assert frame.x + frame.width <= look.width + 0.5
            assert frame.y + frame.height <= look.height + 0.5
            if isinstance(shape, TextShape):
                found = text_in(measure, shape.paras, shape.style, frame.width, shape.scale)
                assert found.height <= frame.height + 0.5, shape


@pytest.mark.parametrize("seed", SEEDS)
def test_colours_and_fonts_are_those_of_the_brand_by_reference(
    brand: Brand, seed: int, root: Path
) -> None:
    code = PLAIN.font("deck-font-code")
    for name, tree in slide_parts(deck(brand, seed, root)):
        assert next(tree.iter(qualified("a:srgbClr")), None) is None, name
        faces = {each.get("typeface") for each in tree.iter(qualified("a:latin"))}
        assert faces <= {"+mj-lt", "+mn-lt", code}, name


def test_titles_and_contents_stand_in_the_brands_placeholders(brand: Brand, root: Path) -> None:
    plans = [planned(brand, seed) for seed in SEEDS]
    slides = [slide for each in plans for slide in each.slides]
    shown = [
        page for each in plans for page in presentation(drawn(each, PLAIN, root, brand)).slides
    ]
    for slide, page in zip(slides, shown, strict=True):
        assert page.slide_layout.name == brand.look.layouts[slide.layout].shown
        offered = {each.placeholder_format.idx for each in page.slide_layout.placeholders}
        used = {each.placeholder_format.idx for each in page.placeholders}
        assert used <= offered | {0}
        if slide.layout == "two-content":
            assert len(used & offered) >= 3


def test_equal_templates_give_equal_bytes(brand: Brand, root: Path) -> None:
    assert deck(brand, 1, root) == deck(brand, 1, root)


# ---- what a template leaves behind ---------------------------------------------------------


def test_no_slide_and_no_trace_of_another_document_is_left() -> None:
    made = sound(brands.standard())
    package = opened(made.empty("en"))
    assert package.slides() == ()
    everything = b"".join(package.content.values())
    for trace in (b"A sample that must go", b"Sample notes", b"A Designer", b"printerSettings"):
        assert trace not in everything
    assert not any(name.startswith(("ppt/slides/", "ppt/media/")) for name in package.content)
    assert not any(name.startswith("docProps/thumb") for name in package.content)


def test_masters_layouts_and_themes_stay_as_they_were(brand: Brand) -> None:
    kept = opened(brand.empty("en")).content
    for name, content in brand.package.content.items():
        if name.startswith(("ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/theme/")):
            assert kept[name] == content, name


def test_an_emptied_template_is_sound(brand: Brand) -> None:
    assert list(flaws(opened(brand.empty("en-GB")))) == []


def test_a_template_without_a_master_for_notes_gets_one() -> None:
    package = opened(sound(brands.saved(pptx.Presentation())).empty("en"))
    assert len(package.related("ppt/presentation.xml", "notesMaster")) == 1
    assert list(flaws(package)) == []


def test_pictures_of_the_brand_and_of_the_deck_do_not_meet(root: Path) -> None:
    template = presentation(brands.standard())
    _, tie = template.slide_master.part.get_or_add_image_part(io.BytesIO(DOT_PNG))
    assert tie
    data = deck(sound(brands.saved(template)), 0, root)
    members = opened(data).members
    assert len(set(members)) == len(members)
    assert sum(opened(data).content[name] == DOT_PNG for name in members) == 1


# ---- what is read --------------------------------------------------------------------------


def test_frames_are_those_of_the_layout_without_its_insets() -> None:
    look = sound(brands.standard()).look
    layout = presentation(brands.standard()).slide_layouts.get_by_name("Two Content")
    left = next(each for each in layout.placeholders if each.placeholder_format.idx == 1)
    frame = look.layouts["two-content"]["left"].frame
    assert frame.x == pytest.approx(left.left / 12700 + 7.2)
    assert frame.y == pytest.approx(left.top / 12700 + 3.6)
    assert frame.width == pytest.approx(left.width / 12700 - 14.4)


def test_a_frame_that_the_layout_leaves_out_is_the_masters() -> None:
    look = sound(brands.standard()).look
    master = presentation(brands.standard()).slide_master
    title = next(each for each in master.placeholders if each.placeholder_format.idx == 0)
    frame = look.layouts["two-content"]["title"].frame
    assert (frame.x - 7.2, frame.y - 3.6) == pytest.approx((title.left / 12700, title.top / 12700))


def test_sizes_indents_and_spaces_are_those_of_the_brand() -> None:
    look = sound(brands.standard()).look
    sizes = [look.size("two-content.left", depth) for depth in range(4)]
    assert sizes == [28, 24, 20, 18]
    first = look.level("title-and-content.body", 0)
    assert (first.left, first.indent, first.bullet) == (27, -27, True)
    assert first.before == pytest.approx(0.2 * 1.2 * 32)


def test_a_tighter_line_is_taken_for_what_it_is_but_never_much_less() -> None:
    for share, height in ((b"90000", 0.9), (b"50000", 0.9), (b"130000", 1.3)):
        style = b'<p:bodyStyle><a:lvl1pPr><a:lnSpc><a:spcPct val="' + share + b'"/></a:lnSpc>'
        name = b"<p:bodyStyle><a:lvl1pPr"
        text = opened(brands.standard()).content[MASTER]
        start = text.index(name)
        end = text.index(b">", start + len(b"<p:bodyStyle><")) + 1
        whole = text[start:end]
        opened_level = whole + style[len(b"<p:bodyStyle><a:lvl1pPr>") :]
        look = sound(replaced(brands.standard(), MASTER, whole, opened_level)).look
        assert look.line("title-and-content.body", 0) == pytest.approx(1.2 * height)


def test_the_theme_of_the_brand_measures_and_colours() -> None:
    made, found = read(brands.dressed())
    assert made
    assert not found
    theme = made.look.theme
    assert (theme.colors["heading"], theme.colors["accent1"]) == (brands.INK, brands.SIGNAL)
    assert theme.font("deck-font-head") == brands.HEAD
    assert theme.font("deck-font-body") == brands.BODY


def test_a_font_without_a_twin_is_measured_wider_and_said_once() -> None:
    made, _ = read(brands.dressed())
    assert made
    found: list[Diagnostic] = []
    measure = ruler(made.look, found.append)
    plain = ruler(sound(replaced(brands.dressed(), brands.THEME, brands.BODY.encode(),
                                 brands.HEAD.encode())).look, found.append)  # fmt: skip
    assert measure
    assert plain
    (finding,) = found
    assert (finding.rule, finding.severity) == (Rule.FONT, Severity.WARNING)
    assert brands.BODY in finding.message
    assert brands.HEAD in finding.message
    assert measure.advance("word", "body", False, False) > plain.advance(
        "word", "body", False, False
    )
    assert plain.advance("H", "head", False, False) == pytest.approx(1479 / 2048)


def test_slides_of_4_by_3_have_their_own_frames() -> None:
    look = sound(brands.standard()).look
    assert (look.width, look.height) == (720, 540)
    assert look.area.x + look.area.width < 720
    assert look.source.y > look.area.y + look.area.height


def test_small_slides_have_smaller_type() -> None:
    small = sound(brands.scaled(0.75)).look
    full = sound(brands.standard()).look
    assert small.size("what", 0) == pytest.approx(0.75 * full.size("what", 0))
    assert small.area.height == pytest.approx(0.75 * full.area.height, rel=0.03)


@pytest.mark.parametrize(("width", "height"), [(6858000, 9144000), (30000000, 6858000)])
def test_slides_that_no_deck_is_planned_for_are_refused(width: int, height: int) -> None:
    made, (finding,) = read(brands.resized(brands.standard(), width, height))
    assert made is None
    assert finding.rule is Rule.BAD_TEMPLATE
    assert "inches" in finding.message


@pytest.mark.parametrize("length", [b"0", b"many", b"-9144000"])
def test_a_length_that_is_none_is_refused(length: bytes) -> None:
    size = b'cx="' + length + b'"'
    made, found = read(replaced(brands.standard(), "ppt/presentation.xml", b'cx="9144000"', size))
    assert made is None
    assert [each.rule for each in found] == [Rule.BAD_TEMPLATE]


# ---- what is missing -----------------------------------------------------------------------


def faults(data: bytes, seed: int = 0) -> list[Diagnostic]:
    made, found = read(data)
    assert made
    plan(document(seed), PLAIN, found.append, made.look)
    return [each for each in found if each.rule is Rule.TEMPLATE_LAYOUT]


def used_layouts(seed: int) -> set[str]:
    return {slide.layout for slide in plan(document(seed), PLAIN, lambda _: None).slides}


def test_a_layout_that_is_missing_is_named_with_those_there_are() -> None:
    data = brands.without_layout(brands.standard(), "Title Slide")
    (finding,) = faults(data)
    assert finding.pos == FILE.pos
    assert 'has no layout "Title Slide"' in finding.message
    assert "Section Header" in finding.hint


def test_a_layout_of_another_name_is_to_be_renamed() -> None:
    name = "ppt/slideLayouts/slideLayout1.xml"
    data = replaced(brands.standard(), name, b"Title Slide", b"Titelfolie")
    (finding,) = faults(data)
    assert 'rename the layout "Titelfolie" to "Title Slide"' in finding.hint


def test_a_layout_without_its_placeholder_is_named_with_what_it_has() -> None:
    data = brands.without_placeholder(brands.standard(), "Title and Content", "obj")
    used = [seed for seed in range(12) if "title-and-content" in used_layouts(seed)]
    (finding,) = faults(data, used[0])
    assert '"Title and Content" without a placeholder' in finding.message
    assert "the placeholders there are: Title" in finding.hint


def test_a_layout_that_no_slide_needs_may_be_missing() -> None:
    unused = [seed for seed in range(12) if "comparison" not in used_layouts(seed)]
    assert faults(brands.without_layout(brands.standard(), "Comparison"), unused[0]) == []


def test_layouts_beyond_offices_fall_back_to_title_only() -> None:
    look = sound(brands.standard()).look
    ours = own(PLAIN)
    for name in ("chart", "table", "quote", "big-number", "timeline", "works-cited"):
        assert look.layouts[name].shown == "Title Only"
        places = look.layouts[name].placeholders
        assert {place.name for place in places} == {
            place.name for place in ours.layouts[name].placeholders
        }
        assert [place.name for place in places if place.held] == ["title"]


def test_a_missing_title_only_is_said_once() -> None:
    data = brands.without_layout(brands.standard(), "Title Only")
    found = faults(data, 2)
    assert all('no layout "Title Only"' in each.message for each in found)


def apart(one: Frame, other: Frame) -> bool:
    return (
        one.x + one.width <= other.x + 0.1
        or other.x + other.width <= one.x + 0.1
        or one.y + one.height <= other.y + 0.1
        or other.y + other.height <= one.y + 0.1
    )


def test_places_of_a_layout_do_not_overlap(brand: Brand) -> None:
    for spec in brand.look.layouts.values():
        places = spec.placeholders
        for index, place in enumerate(places):
            for other in places[index + 1 :]:
                assert apart(place.frame, other.frame), (spec.name, place.name, other.name)


@pytest.mark.parametrize("name", sorted(opened(standard()).content))
def test_without_any_one_part_a_template_makes_a_sound_deck_or_is_refused(
    name: str, root: Path
) -> None:
    data = rezipped(standard(), lambda part, content: None if part == name else content)
    made, found = read(data)
    if made is None:
        assert [(one.rule, one.pos) for one in found] == [(Rule.BAD_TEMPLATE, FILE.pos)]
    elif not any(slide.layout in made.look.faults for slide in planned(made, 1).slides):
        assert findings(deck(made, 1, root), (), made.flaws("en")) == ()
