import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from report_build.render import layouts
from report_build.render.ooxml import qualified
from report_build.render.opc import opened
from report_build.render.soundness import flaws
from report_build.render.template import template
from tests.shipped import PLAIN

DRAWING = qualified("a:x").removesuffix("x")


def presentation() -> Any:
    return Presentation(io.BytesIO(template(PLAIN, "en-GB")))


def test_a_slide_is_sixteen_by_nine() -> None:
    empty = presentation()
    assert (empty.slide_width, empty.slide_height) == (12192000, 6858000)
    assert len(empty.slides) == 0


def test_each_layout_of_the_table_has_its_placeholders_where_the_table_says() -> None:
    known = {layout.name: layout for layout in presentation().slide_layouts}
    assert list(known) == [spec.shown for spec in layouts.LAYOUTS.values()]
    for spec in layouts.LAYOUTS.values():
        drawn = {shape.name: shape for shape in known[spec.shown].placeholders}
        for place in spec.placeholders:
            shape = drawn[place.name]
            left, top, width, height = (round(12700 * length) for length in (
                place.frame.x, place.frame.y, place.frame.width, place.frame.height
            ))  # fmt: skip
            assert (shape.left, shape.top, shape.width, shape.height) == (left, top, width, height)


def test_footer_and_number_stand_on_each_layout_that_has_a_foot() -> None:
    known = {layout.name: layout for layout in presentation().slide_layouts}
    for spec in layouts.LAYOUTS.values():
        names = {shape.name for shape in known[spec.shown].placeholders}
        assert ({"Footer", "Slide Number"} <= names) == spec.footer


def test_the_theme_part_carries_the_tokens() -> None:
    theme = opened(template(PLAIN, "en")).trees["ppt/theme/theme1.xml"]
    colors = {
        str(slot.tag).removeprefix(DRAWING): slot[0].get("val")
        for slot in theme.iterfind(f".//{qualified('a:clrScheme')}/*")
    }
    assert colors["dk1"] == PLAIN.colors["ink"]
    assert colors["accent2"] == PLAIN.colors["accent2"]
    assert colors["folHlink"] == PLAIN.colors["link-followed"]
    (major,) = theme.iterfind(f".//{qualified('a:majorFont')}/{qualified('a:latin')}")
    assert major.get("typeface") == PLAIN.font("deck-font-head")


def test_another_theme_changes_the_theme_parts_and_nothing_else() -> None:
    colors = {**PLAIN.colors, "accent1": "ABCDEF", "ink": "010203"}
    before, after = (
        opened(template(theme, "en")) for theme in (PLAIN, replace(PLAIN, colors=colors))
    )
    differing = {name for name in before.content if before.content[name] != after.content[name]}
    assert differing == {f"ppt/theme/theme{number}.xml" for number in (1, 2, 3)}


def test_colors_and_fonts_of_the_theme_are_named_by_their_slots() -> None:
    code = PLAIN.font("deck-font-code")
    for name, tree in opened(template(PLAIN, "en")).trees.items():
        if name.startswith("ppt/theme/"):
            continue
        assert next(tree.iter(qualified("a:srgbClr")), None) is None, name
        faces = {each.get("typeface") for each in tree.iter(qualified("a:latin"))}
        assert faces <= {"+mj-lt", "+mn-lt", code}, name


def test_the_master_sets_the_sizes_of_the_tokens() -> None:
    master = opened(template(PLAIN, "en")).trees["ppt/slideMasters/slideMaster1.xml"]
    path = f".//{qualified('p:bodyStyle')}/*/{qualified('a:defRPr')}"
    sizes = [int(each.get("sz", "0")) / 100 for each in master.iterfind(path)][:3]
    assert sizes == [PLAIN.lengths[f"deck-body-{level}"] for level in (1, 2, 3)]


def test_nothing_is_unsound() -> None:
    assert list(flaws(opened(template(PLAIN, "en-GB")))) == []


def test_nobody_and_no_day_is_named() -> None:
    data = template(PLAIN, "en")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}
    assert "docProps/core.xml" not in opened(data).content


def test_equal_themes_give_equal_bytes() -> None:
    assert template(PLAIN, "fr") == template(PLAIN, "fr")


@pytest.mark.parametrize("language", ["fr", "de-CH"])
def test_prompts_are_marked_with_the_language(language: str) -> None:
    for _, tree in opened(template(PLAIN, language)).parts("ppt/slideLayouts"):
        assert {run.get("lang") for run in tree.iter(qualified("a:rPr"))} == {language}


def test_the_table_style_keeps_the_order_that_programs_insist_on() -> None:
    styles = opened(template(PLAIN, "en")).trees["ppt/tableStyles.xml"]
    parts = [etree.QName(part).localname for part in styles[0]]
    assert parts == ["wholeTbl", "lastRow", "firstRow"]
    assert styles.get("def") == styles[0].get("styleId")
