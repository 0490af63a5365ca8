"""The planned slides as HTML for paper: one a page, or several with notes or ruled lines.

The geometry is the plan's own, scaled to the size of a slide on its sheet, so that a handout
shows what the deck shows. All is read in one order: the slide as a screen reader meets it,
then its notes. The sheet's looks stand in the theme's handout.css.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, assert_never
from urllib.parse import quote

from markupsafe import Markup

from report_build.charts.svg import chart_svg
from report_build.frozen import dataclass
from report_build.model import Layout
from report_build.render.fit import Ruler, para_lines
from report_build.render.handout_text import (
    Scale,
    color,
    flow_html,
    label_of,
    lines_html,
    runs_html,
    text_html,
)
from report_build.render.layouts import (
    CELL_PAD,
    FOOTER,
    LAYOUTS,
    NUMBER,
    SOURCE,
    Anchor,
    LayoutSpec,
)
from report_build.render.shapes import (
    HEIGHT,
    WIDTH,
    ChartShape,
    DeckPlan,
    Ornament,
    Para,
    PictureShape,
    Run,
    Shape,
    SlidePlan,
    TableShape,
    TextShape,
)
from report_build.render.slide_text import renumbered
from report_build.theme import Theme

PerPage = Literal[1, 2, 3, 6]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide a slide is on a page, in points, and how many ruled lines stand for notes."""

    width: float
    lines: int


SHEETS: dict[PerPage, Sheet] = {
    1: Sheet(WIDTH, 0),
    2: Sheet(424.0, 4),
    3: Sheet(300.0, 8),
    6: Sheet(184.0, 5),
}

UNLINED: tuple[Layout, ...] = ("title", "section", "works-cited")
"""Slides that lead from one to the next or are read later: nobody takes notes beside them."""


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every slide needs while it is drawn."""

    plan: DeckPlan
    scale: Scale
    charts: Theme

    @property
    def theme(self) -> Theme:
        return self.scale.measure.look.theme


def slides_html(plan: DeckPlan, measure: Ruler, per_page: PerPage) -> Markup:
    """The slides in order, each with its notes or ruled lines where there are several a page."""
    sheet = SHEETS[per_page]
    scale = Scale(measure, sheet.width / WIDTH)
    drawing = _Drawing(plan, scale, _chart_look(measure.look.theme))
    lists_works = any(slide.layout == "works-cited" for slide in plan.slides)
    out = Markup("")
    for index, slide in enumerate(plan.slides):
        begins = not index or slide.section != plan.slides[index - 1].section
        drawn = _slide_html(drawing, slide, index + 1, "h1" if begins else "h2")
        lines = 0 if slide.layout in UNLINED or slide.agenda else sheet.lines
        # without the works that the slide cites, if a slide lists these
        told = slide.notes[: len(slide.notes) - slide.listed] if lists_works else slide.notes
        notes = _notes_html(told, lines) if sheet.lines else ""
        out += Markup('<section class="entry">\n{}{}</section>\n').format(drawn, notes)
    return out


def _chart_look(theme: Theme) -> Theme:
    """The theme with the type of a slide where charts look for that of the report."""
    fonts = {**theme.fonts, "font-head": theme.fonts["deck-font-body"]}
    lengths = {**theme.lengths, "chart-text-size": theme.lengths["deck-table-size"]}
    return replace(theme, fonts=fonts, lengths=lengths)


# ---- a slide -------------------------------------------------------------------------------


def _slide_html(drawing: _Drawing, slide: SlidePlan, number: int, tag: str) -> Markup:
    """One slide in the order in which it is read: title, contents, source, foot."""
    spec = LAYOUTS[slide.layout]
    scale = drawing.scale
    style = f"{scale.extent(WIDTH, HEIGHT)};background:{color(spec.background)}"
    parts = [_ornament_html(shape, scale) for shape in spec.ornaments]
    parts.append(_title_html(slide, spec, scale, tag))
    parts += [_shape_html(drawing, slide, shape) for shape in slide.shapes]
    parts.append(_source_html(slide, spec, scale))
    parts += _foot_html(drawing, spec, number)
    return Markup('<div class="slide" id="{}" style="{}">\n{}</div>\n').format(
        slide.label, style, Markup("").join(parts)
    )


def _title_html(slide: SlidePlan, spec: LayoutSpec, scale: Scale, tag: str) -> Markup:
    if slide.hidden_title or "title" not in spec:
        return Markup('<{0} class="hidden">{1}</{0}>\n').format(tag, runs_html(slide.title))
    place = spec["title"]
    shape = TextShape("", place.frame, (Para(slide.title),), place.style, slide.title_scale)
    return text_html(shape, place.anchor, scale, tag)


def _shape_html(drawing: _Drawing, slide: SlidePlan, shape: Shape) -> Markup:
    scale = drawing.scale
    match shape:
        case TextShape():
            return text_html(shape, _anchor(shape, LAYOUTS[slide.layout]), scale)
        case TableShape():
            return _table_html(shape, scale)
        case ChartShape(frame, chart):
            svg = chart_svg(chart, drawing.charts, drawing.plan.language, frame.width, frame.height)
            return _placed("chart", scale.box(frame), Markup(svg))
        case PictureShape():
            return _picture_html(shape, scale)
        case Ornament():
            return _ornament_html(shape, scale)
    assert_never(shape)


def _anchor(shape: TextShape, spec: LayoutSpec) -> Anchor:
    """Where text stands in its frame: as the plan says, else as its placeholder does."""
    if shape.anchor == "top" and shape.placeholder in spec:
        return spec[shape.placeholder].anchor
    return shape.anchor


def _placed(kind: str, style: str, content: str = "") -> Markup:
    return Markup('<div class="{}" style="{}">{}</div>\n').format(kind, style, content)


def _ornament_html(shape: Ornament, scale: Scale) -> Markup:
    kind = "ornament dot" if shape.kind == "dot" else "ornament"
    return _placed(kind, f"{scale.box(shape.frame)};background:{color(shape.color)}")


def _picture_html(shape: PictureShape, scale: Scale) -> Markup:
    """A picture; a decorative one is a background, which PDF takes as an artifact."""
    url, place = quote(f"content/{shape.path}"), scale.box(shape.frame)
    if shape.decorative:
        return _placed("picture", f"{place};background-image:url('{url}')")
    extent = scale.extent(shape.frame.width, shape.frame.height)
    image = Markup('<img src="{}" alt="{}" style="{}">').format(url, shape.alt, extent)
    return _placed("picture", place, image)


def _source_html(slide: SlidePlan, spec: LayoutSpec, scale: Scale) -> Markup:
    if not slide.source:
        return Markup("")
    frame = spec["source"].frame if "source" in spec else SOURCE
    shape = TextShape("", frame, (Para(slide.source),), "source", slide.source_scale)
    return text_html(shape, "bottom", scale)


def _foot_html(drawing: _Drawing, spec: LayoutSpec, number: int) -> list[Markup]:
    """Footer and number, where the layout has them."""
    if not spec.footer:
        return []
    words = ((FOOTER, "footer", drawing.plan.footer), (NUMBER, "page", str(number)))
    shapes = (
        TextShape("", place, (Para((Run(text),)),), style) for place, style, text in words if text
    )
    return [text_html(shape, "middle", drawing.scale, kind="text foot") for shape in shapes]


# ---- tables --------------------------------------------------------------------------------


def _table_html(shape: TableShape, scale: Scale) -> Markup:
    across, above = (scale.length(pad) for pad in CELL_PAD)
    size = f"font-size:{scale.length(shape.size)}"
    place = f"{scale.box(shape.frame)};{size};--pad:{above} {across}"
    columns = Markup("").join(
        Markup('<col style="width:{}">').format(scale.length(width)) for width in shape.widths
    )
    head, *rows = (
        _row_html(shape, row, height, scale, "th" if index == 0 else "td")
        for index, (row, height) in enumerate(zip(shape.rows, shape.heights, strict=True))
    )
    return Markup(
        '<table style="{}"><colgroup>{}</colgroup>\n<thead>{}</thead>\n<tbody>{}</tbody></table>\n'
    ).format(place, columns, head, Markup("").join(rows))


def _row_html(
    shape: TableShape, row: Sequence[Para], height: float, scale: Scale, tag: str
) -> Markup:
    cells = Markup("").join(
        Markup('<{0}{1} style="text-align:{2}">{3}</{0}>').format(
            tag,
            Markup(' scope="col"') if tag == "th" else "",
            align,
            lines_html(para, _cell_lines(shape, para, width, scale)),
        )
        for para, align, width in zip(row, shape.align, shape.widths, strict=True)
    )
    return Markup('<tr style="height:{}">{}</tr>\n').format(scale.length(height), cells)


def _cell_lines(shape: TableShape, para: Para, width: float, scale: Scale) -> tuple[str, ...]:
    room = width - 2 * CELL_PAD[0]
    return para_lines(scale.measure, para, "table", room, shape.size).lines


# ---- notes ---------------------------------------------------------------------------------


def _notes_html(notes: Sequence[Para], lines: int) -> Markup:
    """Notes, or lines to write on where there are none; neither beside what needs no lines."""
    notes = renumbered(notes)
    if not notes and not lines:
        return Markup("")
    if not notes:
        ruled = Markup('<div class="line"></div>') * lines
        return Markup('<div class="notes ruled">{}</div>\n').format(ruled)

    def printed(para: Para, index: int) -> Markup:
        label = label_of(notes, index) if para.marker else ""
        mark = Markup('<div class="marker">{}</div>').format(label) if label else ""
        return mark + Markup("<p>{}</p>\n").format(runs_html(para.runs))

    return Markup('<div class="notes">\n{}</div>\n').format(flow_html(notes, printed))
