"""The slide master, the layouts of `layouts.py`, and the masters of notes and handout.

A layout says only what differs from the master, and a slide only what differs from its
layout: so a change in the master reaches all. ECMA-376 Part 1, 19.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache

from report_build.model import Layout
from report_build.render import drawing_text, layouts
from report_build.render.drawing import body, body_properties, ornament, placeholder
from report_build.render.layouts import Held, LayoutSpec, Placeholder
from report_build.render.look import DeckLook
from report_build.render.ooxml import (
    Element,
    emu,
    hundredths,
    node,
    qualified,
    rectangle,
    shape_tree,
    solid,
    transform,
)
from report_build.render.shapes import HEIGHT, Frame

SOURCE_INDEX, FOOTER_INDEX, NUMBER_INDEX = 20, 11, 12

FIRST_ID = 2**31
"""Masters and layouts share one range of ids, which begins here (ECMA-376 Part 1, 19.7.17)."""

LAYOUT_TYPES: dict[Layout, str] = {
    "title": "title",
    "section": "secHead",
    "title-and-content": "obj",
    "two-content": "twoObj",
    "comparison": "twoTxTwoObj",
    "timeline": "titleOnly",
    "blank": "blank",
}
"""The layouts that Office knows by a type of their own."""

FEET = {"Footer": ("footer", layouts.FOOTER), "Slide Number": ("page", layouts.NUMBER)}
"""The text style and the frame of what stands at the foot of each slide."""

NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

COLOR_MAP = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hlink",
    "folHlink": "folHlink",
}

NOTES_PAGE = Frame(0, 0, 595.3, 841.9)  # A4
NOTES_PICTURE = Frame(67, 57, 461, 259.3)
NOTES_TEXT = Frame(57, 336, 481, 440)
PAGE_NUMBER = Frame(400, 790, 138, 28)
NOTES_SIZE, PAGE_SIZE = 12.0, 10.0
IMAGE_INDEX, NOTES_INDEX, NOTES_PAGE_INDEX = 2, 3, 5


# ---- slides --------------------------------------------------------------------------------


def slide_master(look: DeckLook, language: str) -> Element:
    """The master that all layouts follow: text styles, title, text, footer and number."""
    title = Placeholder("title", "title", layouts.TITLE, "title", prompt="Title")
    text = Placeholder("body", "text", layouts.AREA, "body", prompt="Text")
    shapes = (
        _prompt(2, title, node("p:ph", type="title"), language),
        _prompt(3, text, node("p:ph", type="body", idx=1), language),
        _small(4, look, "Footer", _foot_role(), _sample(language)),
        _small(5, look, "Slide Number", _number_role(), node("a:p", _number_field(language))),
    )
    ids = (
        node("p:sldLayoutId", id=FIRST_ID + number, r__id=f"rId{number}")
        for number in range(1, len(layouts.LAYOUTS) + 1)
    )
    return node(
        "p:sldMaster",
        node("p:cSld", _background("bg1"), shape_tree(*shapes)),
        _color_map(),
        node("p:sldLayoutIdLst", *ids),
        node("p:hf", hdr=False, dt=False),
        node(
            "p:txStyles",
            node("p:titleStyle", *drawing_text.levels(look, "title", 1)),
            node("p:bodyStyle", *drawing_text.levels(look, "body", 9)),
            node("p:otherStyle", *drawing_text.levels(look, "what", 9)),
        ),
    )


def slide_layout(look: DeckLook, spec: LayoutSpec, language: str) -> Element:
    """One layout of the table."""
    known = LAYOUT_TYPES.get(spec.name)
    return node(
        "p:sldLayout",
        node(
            "p:cSld",
            None if spec.background == "bg1" else _background(spec.background),
            shape_tree(*_layout_shapes(look, spec, language)),
            name=spec.shown,
        ),
        node("p:clrMapOvr", node("a:masterClrMapping")),
        type=known,
        preserve=True,
        userDrawn=known is None or None,
    )


def _layout_shapes(look: DeckLook, spec: LayoutSpec, language: str) -> Iterator[Element]:
    number = 1
    for shape in spec.ornaments:
        yield ornament(number := number + 1, shape, language, of_layout=True)
    role = roles(spec)
    for place in spec.placeholders:
        is_masters = place.style in ("title", "body")
        style = None if is_masters else drawing_text.list_style(look, place.style)
        yield _prompt(number := number + 1, place, role[place.name], language, style)
    if spec.footer:
        yield foot(number + 1, _sample(language))
        yield page_number(number + 2, language)


def roles(spec: LayoutSpec) -> Mapping[str, Element]:
    """The `p:ph` of each placeholder of a layout, by name: what it takes, and its index."""
    if spec.feet is not None:
        return {place.name: held_role(place.held) for place in spec.placeholders if place.held}
    return {place.name: _role(spec, place, index) for index, place in enumerate(spec.placeholders)}


def held_role(held: Held) -> Element:
    """The `p:ph` that refers to a placeholder of a brand's layout."""
    kind = None if held.type == "obj" else held.type
    return node("p:ph", type=kind, sz=held.size, idx=held.index)


def _role(spec: LayoutSpec, place: Placeholder, index: int) -> Element:
    small = None if place.frame.height > HEIGHT / 2 else "quarter"
    match place.kind:
        case "title":
            return node("p:ph", type="ctrTitle" if spec.name == "title" else "title")
        case "subtitle":
            return node("p:ph", type="subTitle", idx=index)
        case "text" if place.name == "source":
            return node("p:ph", type="body", sz="quarter", idx=SOURCE_INDEX)
        case "text" if len(layouts.STYLES[place.style].levels) > 1:
            return node("p:ph", sz=small, idx=index)  # takes any content, as Office's own do
        case "text":
            return node("p:ph", type="body", sz=small, idx=index)
        case "chart":
            return node("p:ph", type="chart", idx=index)
        case "table":
            return node("p:ph", type="tbl", idx=index)
        case "picture":
            return node("p:ph", type="pic", idx=index)


def _prompt(
    number: int, place: Placeholder, role: Element, language: str, style: Element | None = None
) -> Element:
    words = node("a:r", node("a:rPr", lang=language), node("a:t", text=place.prompt))
    text = body(body_properties(place.anchor), style, node("a:p", words))
    return placeholder(number, place.name, role, text, place.frame)


def foot(number: int, words: Element, role: Element | None = None) -> Element:
    """The footer of a slide or layout, with a paragraph of words."""
    role = _foot_role() if role is None else role
    return placeholder(number, "Footer", role, body(body_properties(), None, words))


def page_number(number: int, language: str, role: Element | None = None) -> Element:
    """The number of a slide, as a field that its program fills."""
    if role is not None:
        return _page_number(number, language, role)
    made = deepcopy(_usual_page_number(language))
    next(made.iter(qualified("p:cNvPr"))).set("id", str(number))
    return made


@cache
def _usual_page_number(language: str) -> Element:
    """The number to be copied, as nearly every slide has it."""
    return _page_number(1, language, _number_role())


def _page_number(number: int, language: str, role: Element, name: str = "Slide Number") -> Element:
    words = node("a:p", _number_field(language))
    return placeholder(number, name, role, body(body_properties(), None, words))


def _foot_role() -> Element:
    return node("p:ph", type="ftr", sz="quarter", idx=FOOTER_INDEX)


def _number_role() -> Element:
    return node("p:ph", type="sldNum", sz="quarter", idx=NUMBER_INDEX)


def _sample(language: str) -> Element:
    """Words in an empty footer, or else LibreOffice sets it in a face and size of its own."""
    return node("a:p", node("a:r", node("a:rPr", lang=language), node("a:t", text="Footer")))


def _number_field(language: str) -> Element:
    mark = node("a:t", text="‹#›")
    return node("a:fld", node("a:rPr", lang=language), mark, id=NUMBER_FIELD, type="slidenum")


def _small(number: int, look: DeckLook, name: str, role: Element, words: Element) -> Element:
    """Footer and number as the master sets them."""
    style, frame = FEET[name]
    text = body(body_properties("middle"), drawing_text.list_style(look, style), words)
    return placeholder(number, name, role, text, frame)


def _background(color: str) -> Element:
    return node("p:bg", node("p:bgPr", solid(color), node("a:effectLst")))


def _color_map() -> Element:
    return node("p:clrMap", **COLOR_MAP)


# ---- notes and handout ---------------------------------------------------------------------


def notes_master(language: str) -> Element:
    """The page of notes: the slide above, the words of the speaker below, its number."""
    prompt = node("a:p", node("a:r", node("a:rPr", lang=language), node("a:t", text="Notes")))
    properties = body_properties("top", inset=True)
    return node(
        "p:notesMaster",
        node(
            "p:cSld",
            _background("bg1"),
            shape_tree(
                _slide_image(NOTES_PICTURE),
                _notes_text(properties, prompt, frame=NOTES_TEXT),
                _master_number(4, NOTES_PAGE_INDEX, language),
            ),
        ),
        _color_map(),
        node("p:hf", hdr=False, ftr=False, dt=False),
        node("p:notesStyle", *(_notes_level(depth) for depth in range(9))),
    )


def handout_master(language: str) -> Element:
    """The page that holds several slides; programs lay it out, so it has a number only."""
    return node(
        "p:handoutMaster",
        node("p:cSld", _background("bg1"), shape_tree(_master_number(2, 3, language))),
        _color_map(),
        node("p:hf", hdr=False, ftr=False, dt=False),
    )


def notes_page(language: str, *paras: Element) -> Element:
    """A page of notes that the speaker's words fill; all else is as the master has it."""
    page = deepcopy(_empty_notes_page(language))
    (_, text, _) = page.iter(qualified("p:sp"))
    words = text.find(qualified("p:txBody"))
    assert words is not None
    if paras:
        words.remove(words[-1])
        words.extend(paras)
    return page


@cache
def _empty_notes_page(language: str) -> Element:
    """A page of notes to be copied, as a deck has as many as slides."""
    role = node("p:ph", type="sldNum", sz="quarter", idx=NOTES_PAGE_INDEX)
    number = _page_number(4, language, role, "Page Number")
    shapes = (_slide_image(), _notes_text(node("a:bodyPr")), number)
    return node(
        "p:notes",
        node("p:cSld", shape_tree(*shapes)),
        node("p:clrMapOvr", node("a:masterClrMapping")),
    )


def _slide_image(frame: Frame | None = None) -> Element:
    """The small picture of the slide on a page of notes; without a frame as the master has it."""
    role = node("p:ph", type="sldImg", idx=IMAGE_INDEX)
    locks = node("a:spLocks", noGrp=True, noRot=True, noChangeAspect=True)
    line = node("a:ln", solid("accent6"), w=emu(0.5))
    look = (transform(frame), rectangle(), node("a:noFill"), line) if frame else ()
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", id=2, name="Slide Image"),
            node("p:cNvSpPr", locks),
            node("p:nvPr", role),
        ),
        node("p:spPr", *look),
    )


def _notes_text(properties: Element, *paras: Element, frame: Frame | None = None) -> Element:
    """The words of the speaker on a page of notes."""
    role = node("p:ph", type="body", sz="quarter", idx=NOTES_INDEX)
    return placeholder(3, "Notes", role, body(properties, None, *paras), frame)


def _master_number(number: int, index: int, language: str) -> Element:
    style = node("a:lvl1pPr", node("a:defRPr", sz=hundredths(PAGE_SIZE)), algn="r")
    role = node("p:ph", type="sldNum", sz="quarter", idx=index)
    words = node("a:p", _number_field(language))
    text = body(body_properties("bottom", inset=True), node("a:lstStyle", style), words)
    return placeholder(number, "Page Number", role, text, PAGE_NUMBER)


def _notes_level(depth: int) -> Element:
    return node(
        f"a:lvl{depth + 1}pPr",
        node("a:spcBef", node("a:spcPts", val=hundredths(NOTES_SIZE / 3))),
        node(
            "a:defRPr",
            solid("tx1"),
            node("a:latin", typeface="+mn-lt"),
            node("a:ea", typeface="+mn-ea"),
            node("a:cs", typeface="+mn-cs"),
            sz=hundredths(NOTES_SIZE),
            kern=1200,
        ),
        marL=emu(drawing_text.NOTE_STEP * depth),
        algn="l",
        rtl=False,
    )
