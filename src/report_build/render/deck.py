"""The planned slides as a .pptx: draws what the plan says and decides nothing.

python-pptx keeps the parts, their relationships, pictures and charts. The shapes are written
here, as it drops or overwrites much of what a slide needs: language, footers, numbered lists,
alternative text. Every slide is made before the first is drawn, so that links find it.
"""

from __future__ import annotations

import datetime
import io
import uuid
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.slide import Slide, SlideLayout

from report_build.render import drawing, drawing_text, masters, package
from report_build.render.deck_package import DeckPackage
from report_build.render.drawing_text import Setting
from report_build.render.layouts import LayoutSpec, Placeholder
from report_build.render.look import DeckLook, own
from report_build.render.ooxml import SECTIONS_URI, Element, node, qualified, serialized
from report_build.render.pictures import artwork
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
from report_build.render.template import template
from report_build.theme import Theme

if TYPE_CHECKING:
    from report_build.render.brand import Brand

ABOVE = (-96.0, 76.0)
"""Top and height of a hidden title: off the slide, but in outline, slide list and screen reader."""

FIRST_SLIDE_ID = 256
"""The least id that a slide may have (ECMA-376 Part 1, 19.7.13)."""

PROPERTY_LIMIT = 255
"""How long a document property may be."""


def pptx(plan: DeckPlan, theme: Theme, root: Path, brand: Brand | None = None) -> bytes:
    """The deck as bytes, the same on every run; pictures are read from `root`/content.

    The plan is for `brand`, if there is one, else for our own layouts. Raises `BuildError` if
    a picture cannot be read or drawn.
    """
    look = brand.look if brand else own(theme)
    empty = brand.empty(plan.language) if brand else template(theme, plan.language)
    file = DeckPackage.open(io.BytesIO(empty))
    _describe(file, plan)
    slides = _empty_slides(file, plan, look)
    deck = _Deck(plan, look, root / "content", file, _targets(plan, slides))
    for slide, planned in zip(slides, plan.slides, strict=True):
        _draw(deck, slide, planned)
    _add_sections(file, plan)
    return package.sealed(file.members(), plan.date)


@dataclass(frozen=True, slots=True)
class _Deck:
    """What every slide needs while it is drawn."""

    plan: DeckPlan
    look: DeckLook
    content: Path
    file: DeckPackage
    targets: Mapping[str, Slide]

    def setting(self, slide: Slide) -> Setting:
        """How text is set on a slide, where links are relationships of that slide."""
        part = slide.part

        def inside(label: str) -> str:
            return part.relate_to(self.targets[label].part, RT.SLIDE)

        return Setting(self.look, self.plan.language, _outside(part), inside)


def _outside(part: Part) -> Callable[[str], str]:
    """What relates a part to an address and gives the id."""
    return lambda url: part.relate_to(address(url), RT.HYPERLINK, is_external=True)


def address(url: str) -> str:
    """A URL as a relationship may hold it: what no URI allows is escaped (RFC 3986, 2)."""
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~")


# ---- the deck ------------------------------------------------------------------------------


def _describe(file: DeckPackage, plan: DeckPlan) -> None:
    """Write what the file says of itself; the rest of a property that is too long is left out."""
    core = file.core_properties
    core.title = plan.title[:PROPERTY_LIMIT]
    core.author = core.last_modified_by = plan.author[:PROPERTY_LIMIT]
    core.subject = plan.subject[:PROPERTY_LIMIT]
    core.keywords = ", ".join(plan.keywords)[:PROPERTY_LIMIT]
    core.language = plan.language
    core.revision = 1
    # python-pptx has dates without a zone only; `package.sealed` puts the right one
    core.created = core.modified = datetime.datetime(1980, 1, 1)  # noqa: DTZ001


def _empty_slides(file: DeckPackage, plan: DeckPlan, look: DeckLook) -> tuple[Slide, ...]:
    main = file.presentation_part
    every = [each for master in main.presentation.slide_masters for each in master.slide_layouts]
    known = {layout.name: layout for layout in reversed(every)}
    listed = main.presentation.element.sldIdLst
    slides = []
    for number, planned in enumerate(plan.slides):
        layout = known[look.layouts[planned.layout].shown]
        relation, slide = file.add_slide(layout)
        _keep_color_map(slide, layout)
        listed.append(node("p:sldId", id=FIRST_SLIDE_ID + number, r__id=relation))
        slides.append(slide)
    return tuple(slides)


def _keep_color_map(slide: Slide, layout: SlideLayout) -> None:
    """Give a slide the colours that its layout maps anew, as a slide does not inherit them."""
    path = f"{qualified('p:clrMapOvr')}/{qualified('a:overrideClrMapping')}"
    mapped, own = layout.element.find(path), slide.element.find(qualified("p:clrMapOvr"))
    if mapped is not None and own is not None:
        own[:] = [deepcopy(mapped)]


def _targets(plan: DeckPlan, slides: tuple[Slide, ...]) -> Mapping[str, Slide]:
    pairs = zip(plan.slides, slides, strict=True)
    found: dict[str, Slide] = {}
    for planned, slide in pairs:
        if planned.label:  # of a slide that was split, the first part
            found.setdefault(planned.label, slide)
    return found


def _add_sections(file: DeckPackage, plan: DeckPlan) -> None:
    """List the sections, each slide in exactly one ([MS-PPTX] 2.3.20)."""
    if not any(planned.section for planned in plan.slides):
        return
    ids: dict[int, str] = {}
    name = ""
    for number, planned in enumerate(plan.slides):
        name = planned.section or name or plan.title
        ids[FIRST_SLIDE_ID + number] = name
    sections = (
        _section(plan, order, name, tuple(group))
        for order, (name, group) in enumerate(groupby(ids, ids.__getitem__))
    )
    extension = node("p:ext", node("p14:sectionLst", *sections), uri=SECTIONS_URI)
    main = file.presentation_part.presentation.element
    held = main.find(qualified("p:extLst"))
    if held is None:
        main.append(node("p:extLst", extension))
    else:
        held.append(extension)


def _section(plan: DeckPlan, order: int, name: str, ids: tuple[int, ...]) -> Element:
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{plan.title}#{order}#{name}")
    return node(
        "p14:section",
        node("p14:sldIdLst", *(node("p14:sldId", id=number) for number in ids)),
        name=name,
        id=f"{{{own}}}".upper(),
    )


# ---- a slide -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Page:
    """A slide while it is drawn; `free` are the placeholders that nothing has filled yet."""

    deck: _Deck
    slide: Slide
    planned: SlidePlan
    spec: LayoutSpec
    setting: Setting
    free: dict[str, Element]

    def next_id(self) -> int:
        """An id that no shape of the slide has."""
        return len(self.slide.shapes.element)  # two elements stand before the shapes

    def add(self, shape: Element) -> None:
        """Put a shape above and after all others."""
        self.slide.shapes.element.append(shape)

    def role(self, kind: str) -> Element | None:
        """The placeholder of a kind, "chart" say, unless it is filled or there is none."""
        for place in self.spec.placeholders:
            if place.kind == kind:
                return self.free.pop(place.name, None)
        return None


def _draw(deck: _Deck, slide: Slide, planned: SlidePlan) -> None:
    """Draw in the order in which a screen reader reads: title, contents, source, foot, notes."""
    spec = deck.look.layouts[planned.layout]
    page = _Page(deck, slide, planned, spec, deck.setting(slide), dict(masters.roles(spec)))
    _add_title(page)
    for shape in planned.shapes:
        _add(page, shape)
    _add_source(page)
    _add_foot(page)
    if planned.notes:
        _add_notes(page)


def _add_title(page: _Page) -> None:
    hidden = page.planned.hidden_title or "title" not in page.spec
    role = page.free.pop("title", None)
    style = page.spec["title"].style if role is not None else "title"
    area = page.deck.look.area
    above = Frame(area.x, ABOVE[0], area.width, ABOVE[1])
    shape = TextShape("", above, (Para(page.planned.title),), style, page.planned.title_scale)
    text = _text(page, shape, style, page.spec["title"] if role is not None else None)
    role = node("p:ph", type="title") if role is None else role
    number = page.next_id()
    page.add(drawing.placeholder(number, "Title", role, text, above if hidden else None))


def _add(page: _Page, shape: Shape) -> None:
    match shape:
        case TextShape():
            return _add_text(page, shape)
        case TableShape():
            role = page.role("table")
            return page.add(drawing.table(page.next_id(), shape, page.setting, role))
        case ChartShape():
            return _add_chart(page, shape)
        case PictureShape():
            return _add_picture(page, shape)
        case Ornament():
            language = page.setting.language
            return page.add(drawing.ornament(page.next_id(), shape, language))
    assert_never(shape)


def _add_text(page: _Page, shape: TextShape) -> None:
    number = page.next_id()
    role = page.free.pop(shape.placeholder, None)
    if role is None:
        free = page.spec[shape.placeholder].anchor if shape.placeholder in page.spec else "top"
        shape = replace(shape, anchor=free) if shape.anchor == "top" else shape
        text = _text(page, shape)
        page.add(drawing.free_text(number, f"Text {number}", shape.frame, text))
        return
    place = page.spec[shape.placeholder]
    stays = shape.frame == place.frame and not (place.held and place.held.moved)
    name = place.name.replace("-", " ").capitalize()
    text = _text(page, shape, place.style, place, stays)
    page.add(drawing.placeholder(number, name, role, text, None if stays else shape.frame))


def _text(
    page: _Page,
    shape: TextShape,
    inherited: str = "",
    place: Placeholder | None = None,
    stays: bool = True,
) -> Element:
    """The text of a shape; `inherited` is the style that its placeholder already has."""
    look = page.setting.look
    style: Element | None
    if shape.style != inherited:
        style = drawing_text.list_style(look, shape.style, shape.scale, shape.apart)
    else:
        style = drawing_text.changes(look, shape.style, shape.scale, shape.apart)
    # in a placeholder "top" is what a plan says when it leaves this to the layout
    anchor = None if inherited and shape.anchor == "top" else shape.anchor
    paras = drawing_text.paragraphs(shape.paras, shape.style, page.setting)
    if place and place.held:
        return drawing.body(drawing.held_properties(stays), style, *paras)
    return drawing.body(drawing.body_properties(anchor), style, *paras)


def _add_chart(page: _Page, shape: ChartShape) -> None:
    from report_build.render import native_chart  # with all that writes its workbook

    frame = native_chart.add_chart(page.slide, shape, page.deck.look, page.setting.language)
    role = page.role("chart")
    if role is not None:
        next(frame.element.iter(qualified("p:nvPr"))).append(role)


def _add_picture(page: _Page, shape: PictureShape) -> None:
    deck, part = page.deck, page.slide.part
    path = deck.content / shape.path
    work = artwork(path, shape.frame.width, deck.look.theme, page.planned.pos)
    image = part.relate_to(deck.file.add_picture(work.raster), RT.IMAGE)
    vector = part.relate_to(deck.file.add_vector(work.vector), RT.IMAGE) if work.vector else ""
    alt = "" if shape.decorative else shape.alt
    role = page.role("picture")
    page.add(drawing.picture(page.next_id(), shape.frame, image, alt, role, vector))


# ---- the foot and the notes ----------------------------------------------------------------


def _add_source(page: _Page) -> None:
    words = page.planned.source
    if not words:
        return
    frame = page.spec["source"].frame if "source" in page.spec else page.deck.look.source
    scale = page.planned.source_scale
    _add_text(page, TextShape("source", frame, (Para(words),), "source", scale))


def _add_foot(page: _Page) -> None:
    """Footer and number: python-pptx leaves them out, so they are added, and read last."""
    if not page.spec.footer:
        return
    setting = page.setting
    held = page.spec.feet
    roles = {each.type: masters.held_role(each) for each in held or ()}
    if (words := page.deck.plan.footer) and (held is None or "ftr" in roles):
        run = next(drawing_text.runs((Run(words),), setting))
        page.add(masters.foot(page.next_id(), node("a:p", run), roles.get("ftr")))
    if held is None or "sldNum" in roles:
        page.add(masters.page_number(page.next_id(), setting.language, roles.get("sldNum")))


def _add_notes(page: _Page) -> None:
    part = page.deck.file.add_notes(page.slide.part)
    # a page of notes is read, not clicked through: programs ignore a link to a slide there
    setting = replace(page.setting, outside=_outside(part), slide=lambda _: "")
    paras = drawing_text.note_paragraphs(page.planned.notes, setting)
    part.blob = serialized(masters.notes_page(setting.language, *paras))
