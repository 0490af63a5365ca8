"""The planned slides as a .pptx: draws what the plan says and decides nothing.

python-pptx keeps the parts, their relationships, pictures and charts. The shapes are written
here, as it drops or overwrites much of what a slide needs: language, footers, numbered lists,
alternative text. Every slide is made before the first is drawn, so that links find it.
"""

from __future__ import annotations

import datetime
import io
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import assert_never
from urllib.parse import quote

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.slide import Slide

from report_build.render import drawing, drawing_text, layouts, masters, native_chart, package
from report_build.render.deck_package import DeckPackage
from report_build.render.drawing_text import Setting
from report_build.render.layouts import LayoutSpec
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

ABOVE = Frame(layouts.MARGIN, -layouts.TITLE.height - 20, layouts.INNER, layouts.TITLE.height)
"""Where a hidden title stands: off the slide, but in outline, slide list and screen reader."""

FIRST_SLIDE_ID = 256
"""The least id that a slide may have (ECMA-376 Part 1, 19.7.13)."""

PROPERTY_LIMIT = 255
"""How long a document property may be."""


def pptx(plan: DeckPlan, theme: Theme, root: Path) -> bytes:
    """The deck as bytes, the same on every run; pictures are read from `root`/content.

    Raises `BuildError` if a picture cannot be read or drawn.
    """
    file = DeckPackage.open(io.BytesIO(template(theme, plan.language)))
    _describe(file, plan)
    slides = _empty_slides(file, plan)
    deck = _Deck(plan, theme, root / "content", file, _targets(plan, slides))
    for slide, planned in zip(slides, plan.slides, strict=True):
        _draw(deck, slide, planned)
    _add_sections(file, plan)
    return package.sealed(file.content(), plan.date)


@dataclass(frozen=True, slots=True)
class _Deck:
    """What every slide needs while it is drawn."""

    plan: DeckPlan
    theme: Theme
    content: Path
    file: DeckPackage
    targets: Mapping[str, Slide]

    def setting(self, slide: Slide) -> Setting:
        """How text is set on a slide, where links are relationships of that slide."""
        part = slide.part

        def outside(url: str) -> str:
            return part.relate_to(address(url), RT.HYPERLINK, is_external=True)

        def inside(label: str) -> str:
            return part.relate_to(self.targets[label].part, RT.SLIDE)

        return Setting(self.theme, self.plan.language, outside, inside)


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


def _empty_slides(file: DeckPackage, plan: DeckPlan) -> tuple[Slide, ...]:
    main = file.presentation_part
    known = {layout.name: layout for layout in main.presentation.slide_layouts}
    listed = main.presentation.element.sldIdLst
    slides = []
    for number, planned in enumerate(plan.slides):
        relation, slide = file.add_slide(known[layouts.LAYOUTS[planned.layout].shown])
        listed.append(node("p:sldId", id=FIRST_SLIDE_ID + number, r__id=relation))
        slides.append(slide)
    return tuple(slides)


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
    file.presentation_part.presentation.element.append(node("p:extLst", extension))


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
    spec = layouts.LAYOUTS[planned.layout]
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
    shape = TextShape("", ABOVE, (Para(page.planned.title),), style, page.planned.title_scale)
    text = _text(page, shape, style)
    role = node("p:ph", type="title") if role is None else role
    number = page.next_id()
    page.add(drawing.placeholder(number, "Title", role, text, ABOVE if hidden else None))


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
        text = _text(page, shape)
        page.add(drawing.free_text(number, f"Text {number}", shape.frame, text))
        return
    place = page.spec[shape.placeholder]
    frame = None if shape.frame == place.frame else shape.frame
    name = place.name.replace("-", " ").capitalize()
    page.add(drawing.placeholder(number, name, role, _text(page, shape, place.style), frame))


def _text(page: _Page, shape: TextShape, inherited: str = "") -> Element:
    """The text of a shape; `inherited` is the style that its placeholder already has."""
    theme = page.setting.theme
    style: Element | None = None
    if shape.style != inherited:
        style = drawing_text.list_style(theme, shape.style, shape.scale)
    elif shape.scale != 1:
        style = drawing_text.sizes(theme, shape.style, shape.scale)
    # in a placeholder "top" is what a plan says when it leaves this to the layout
    anchor = None if inherited and shape.anchor == "top" else shape.anchor
    paras = drawing_text.paragraphs(shape.paras, shape.style, page.setting)
    return drawing.body(drawing.body_properties(anchor), style, *paras)


def _add_chart(page: _Page, shape: ChartShape) -> None:
    frame = native_chart.add_chart(page.slide, shape, page.setting.theme, page.setting.language)
    role = page.role("chart")
    if role is not None:
        next(frame.element.iter(qualified("p:nvPr"))).append(role)


def _add_picture(page: _Page, shape: PictureShape) -> None:
    deck, part = page.deck, page.slide.part
    path = deck.content / shape.path
    work = artwork(path, shape.frame.width, deck.theme, page.planned.pos)
    _, image = part.get_or_add_image_part(io.BytesIO(work.raster))
    vector = part.relate_to(deck.file.add_vector(work.vector), RT.IMAGE) if work.vector else ""
    alt = "" if shape.decorative else shape.alt
    role = page.role("picture")
    page.add(drawing.picture(page.next_id(), shape.frame, image, alt, role, vector))


# ---- the foot and the notes ----------------------------------------------------------------


def _add_source(page: _Page) -> None:
    words = page.planned.source
    if not words:
        return
    frame = page.spec["source"].frame if "source" in page.spec else layouts.SOURCE
    scale = page.planned.source_scale
    _add_text(page, TextShape("source", frame, (Para(words),), "source", scale))


def _add_foot(page: _Page) -> None:
    """Footer and number: python-pptx leaves them out, so they are added, and read last."""
    if not page.spec.footer:
        return
    setting = page.setting
    if words := page.deck.plan.footer:
        run = next(drawing_text.runs((Run(words),), setting))
        page.add(masters.foot(page.next_id(), node("a:p", run)))
    page.add(masters.page_number(page.next_id(), setting.language))


def _add_notes(page: _Page) -> None:
    part = page.deck.file.add_notes(page.slide.part)

    def outside(url: str) -> str:
        return part.relate_to(address(url), RT.HYPERLINK, is_external=True)

    def inside(_: str) -> str:
        return ""  # a page of notes is read, not clicked through: programs ignore such a link

    setting = Setting(page.setting.theme, page.setting.language, outside, inside)
    paras = drawing_text.note_paragraphs(page.planned.notes, setting)
    part.blob = serialized(masters.notes_page(setting.language, *paras))
