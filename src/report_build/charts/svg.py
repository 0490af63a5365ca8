"""A chart as SVG with real text, for the report and the handout.

WeasyPrint reads little of SVG: all looks are presentation attributes, no style sheet, and the
font is named by its family so that the report's own @font-face gives the file.
"""

from __future__ import annotations

import math
from typing import assert_never
from xml.sax.saxutils import escape, quoteattr

from report_build.charts.bars import bars
from report_build.charts.legend import row_legend, series_entries
from report_build.charts.look import Look, Type, hex_color, type_of, wrapped
from report_build.charts.marks import (
    MUTED,
    Bar,
    Mark,
    Patch,
    Picture,
    Rect,
    Stroke,
    Symbol,
    Wedge,
    Words,
    paragraph,
)
from report_build.charts.points import scatter
from report_build.charts.room import fitted
from report_build.charts.rounds import doughnut, pie
from report_build.charts.spec import Drawing
from report_build.charts.upright import upright
from report_build.model import Chart

NAMESPACE = "http://www.w3.org/2000/svg"
DASH_LENGTHS = {"solid": (), "dash": (4, 3), "sysDot": (1, 1), "lgDashDot": (8, 3, 1, 3)}

CORNERS = {  # of a marker, in halves of its width
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
}


def chart_svg(chart: Chart, theme: Look, language: str, width: float, height: float) -> str:
    """The chart as an `<svg>` element of `width` by `height` points, its title the alt text."""
    return svg_text(picture(chart, theme, language, width, height), theme, language)


def picture(chart: Chart, theme: Look, language: str, width: float, height: float) -> Picture:
    """The chart with everything in its place: titles, legend, marks and labels."""
    type_ = _type(theme)
    plan = fitted(chart, type_, language, width, height)
    head = _head(plan, type_, width)
    foot = _foot_height(plan, type_, width)
    top = _bottom(head)
    frame = Rect(0.0, top, width, max(height - foot, top + type_.line))
    marks = (*head, *_body(plan, type_, frame, theme), *_foot(plan, type_, width, height - foot))
    return Picture(width, height, plan, marks)


def _type(theme: Look) -> Type:
    return type_of(theme, "font-head", theme.lengths["chart-text-size"])


def _body(plan: Drawing, type_: Type, frame: Rect, look: Look) -> tuple[Mark, ...]:
    match plan.kind:
        case "column" | "stacked" | "line" | "area":
            return upright(plan, type_, frame, look)
        case "bar":
            return bars(plan, type_, frame)
        case "pie":
            return pie(plan, type_, frame)
        case "doughnut":
            return doughnut(plan, type_, frame)
        case "scatter":
            return scatter(plan, type_, frame)
    assert_never(plan.kind)


# ---- above and below -----------------------------------------------------------------------


def _head(plan: Drawing, type_: Type, width: float) -> tuple[Mark, ...]:
    """The legend, and below it what the axis that stands at the left measures."""
    legend: tuple[Mark, ...] = ()
    if plan.key == "legend" and plan.kind not in ("pie", "doughnut"):
        legend = row_legend(series_entries(plan), type_, Rect(0.0, 0.0, width, 0.0))
    title = _titles(plan)[0]
    if not title:
        return legend
    lines = wrapped(title, type_, width)
    return *legend, *paragraph(0.0, _bottom(legend), lines, type_, paint=MUTED)


def _titles(plan: Drawing) -> tuple[str, str]:
    """What stands at the head and at the foot; pies have no axes to name."""
    if plan.kind in ("pie", "doughnut"):
        return "", ""
    if plan.kind == "bar":
        return (plan.x_title, plan.y_title) if plan.axis or plan.x_title else (plan.y_title, "")
    return plan.y_title, plan.x_title


def _bottom(marks: tuple[Mark, ...]) -> float:
    """Where the body may begin below these marks."""
    found = [mark for mark in marks if isinstance(mark, Words)]
    return max(word.rect.bottom + 0.6 * word.size for word in found) if found else 0.0


def _foot(plan: Drawing, type_: Type, width: float, top: float) -> tuple[Words, ...]:
    """What the axis at the foot measures, set at the right end of it."""
    title = _titles(plan)[1]
    if not title:
        return ()
    lines = wrapped(title, type_, width)
    return paragraph(width, top + 0.2 * type_.size, lines, type_, "end", MUTED)


def _foot_height(plan: Drawing, type_: Type, width: float) -> float:
    words = _foot(plan, type_, width, 0.0)
    return max((word.rect.bottom for word in words), default=0.0)


# ---- text ----------------------------------------------------------------------------------


def svg_text(drawn: Picture, look: Look, language: str) -> str:
    """The picture as an `<svg>` element; its user units are points."""
    width, height = _n(drawn.width), _n(drawn.height)
    size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
    family = quoteattr(", ".join(look.fonts["font-head"]))
    speech = f'role="img" lang={quoteattr(language)}'
    return "\n".join(
        (
            f'<svg xmlns="{NAMESPACE}" {size} {speech} font-family={family}>',
            f"<title>{escape(drawn.plan.alt)}</title>",
            *(_element(mark, look) for mark in drawn.marks),
            "</svg>",
        )
    )


def _element(mark: Mark, look: Look) -> str:
    color = f'"#{hex_color(look, mark.paint)}"'
    match mark:
        case Words():
            return _text_element(mark, color)
        case Stroke(points, _, width, dash):
            lengths = " ".join(str(part) for part in DASH_LENGTHS[dash])
            dashes = f' stroke-dasharray="{lengths}"' if lengths else ""
            return (
                f'<polyline points="{_points(points)}" fill="none" stroke={color} '
                f'stroke-width="{_n(width)}" stroke-linejoin="round"{dashes}/>'
            )
        case Bar(rect):
            return (
                f'<rect x="{_n(rect.left)}" y="{_n(rect.top)}" width="{_n(rect.width)}" '
                f'height="{_n(rect.height)}" fill={color}/>'
            )
        case Patch(points):
            return f'<polygon points="{_points(points)}" fill={color}/>'
        case Wedge():
            paper = f'"#{look.colors["paper"]}"'
            return f'<path d="{_wedge(mark)}" fill={color} stroke={paper} stroke-width="0.75"/>'
        case Symbol():
            return _symbol(mark, color)
    assert_never(mark)


def _text_element(word: Words, color: str) -> str:
    place = f'x="{_n(word.x)}" y="{_n(word.y)}"'
    anchor = "" if word.anchor == "start" else f' text-anchor="{word.anchor}"'
    bold = ' font-weight="bold"' if word.bold else ""
    turn = f' transform="rotate({_n(word.turn)} {_n(word.x)} {_n(word.y)})"' if word.turn else ""
    look = f'font-size="{_n(word.size)}" fill={color}{anchor}{bold}{turn}'
    return f"<text {place} {look}>{escape(word.text)}</text>"


def _symbol(mark: Symbol, color: str) -> str:
    if mark.shape in ("circle", "none"):
        center = f'cx="{_n(mark.x)}" cy="{_n(mark.y)}"'
        return f'<circle {center} r="{_n(mark.size / 2)}" fill={color}/>'
    half = mark.size / 2
    corners = tuple((mark.x + x * half, mark.y + y * half) for x, y in CORNERS[mark.shape])
    return f'<polygon points="{_points(corners)}" fill={color}/>'


def _wedge(mark: Wedge) -> str:
    """The path of a slice; a whole circle is drawn as two halves, for an arc cannot close."""
    half = (mark.start + mark.end) / 2
    outer = " ".join(_arc(mark, mark.radius, end, 1) for end in (half, mark.end))
    start = f"M {_rim(mark, mark.radius, mark.start)} {outer}"
    if not mark.hole:
        whole = mark.end - mark.start >= 1 - 1e-9
        return start + (" Z" if whole else f" L {_n(mark.x)} {_n(mark.y)} Z")
    inner = " ".join(_arc(mark, mark.hole, end, 0) for end in (half, mark.start))
    return f"{start} L {_rim(mark, mark.hole, mark.end)} {inner} Z"


def _arc(mark: Wedge, radius: float, end: float, sweep: int) -> str:
    return f"A {_n(radius)} {_n(radius)} 0 0 {sweep} {_rim(mark, radius, end)}"


def _rim(mark: Wedge, radius: float, turns: float) -> str:
    angle = math.tau * turns
    return f"{_n(mark.x + radius * math.sin(angle))} {_n(mark.y - radius * math.cos(angle))}"


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(value: float) -> str:
    """A number without needless digits; 0.01 points are less than any printer shows."""
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 1e5 else f"{value:.0f}"
