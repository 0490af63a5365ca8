"""A native chart as XML: the same plan that the report draws, in DrawingML.

The order of children is fixed (ECMA-376 Part 1, 21.2.2). Colours are slots of the deck's
theme. Nothing is left to an office program's own choice that the report's drawing decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from report_build.charts.legend import MARKER, line_width
from report_build.charts.look import Paint
from report_build.charts.marks import MUTED, RULE
from report_build.charts.moments import Moments
from report_build.charts.scale import Scale
from report_build.charts.spec import Drawing, SeriesPlan, piled
from report_build.render.chart_book import column_address, head_address, value_column
from report_build.render.chart_labels import labels
from report_build.render.chart_look import (
    MUTED_TEXT,
    Setting,
    Shares,
    TextLook,
    fill,
    outline,
    rich_text,
    text_look,
)
from report_build.render.ooxml import Element, node

CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
"""Any two different positive numbers; python-pptx's own are negative, against the schema."""

LINE_FACTOR = 1.4  # lines and markers on a slide, by those in the report


def chart_part(plan: Drawing, setting: Setting) -> Element:
    """The root of the chart part, without the tie to its workbook."""
    return node(
        "c:chartSpace",
        node("c:date1904", val=0),
        node("c:lang", val=plan.language),
        node("c:roundedCorners", val=0),
        node(
            "c:chart",
            node("c:autoTitleDeleted", val=1),
            _plot_area(plan, setting),
            _legend(plan, setting),
            node("c:plotVisOnly", val=1),
            node("c:dispBlanksAs", val="zero" if piled(plan) else "gap"),
        ),
        node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
        text_look(plan, setting),
    )


def _plot_area(plan: Drawing, setting: Setting) -> Element:
    axes = () if plan.kind in ("pie", "doughnut") else _axes(plan, setting)
    return node("c:plotArea", _layout(setting.layout, inner=True), _plot(plan, setting), *axes)


def _layout(place: Shares | None, inner: bool) -> Element:
    """A place of our own, of the plot without (`inner`) its words or of the legend."""
    if place is None:
        return node("c:layout")
    shares = zip("xywh", place, strict=True)
    return node(
        "c:layout",
        node(
            "c:manualLayout",
            node("c:layoutTarget", val="inner") if inner else None,
            node("c:xMode", val="edge"),
            node("c:yMode", val="edge"),
            *(node(f"c:{name}", val=f"{share:.4f}") for name, share in shares),
        ),
    )


# ---- kinds ---------------------------------------------------------------------------------


def _plot(plan: Drawing, setting: Setting) -> Element:
    series = [_series(plan, number, setting) for number in range(len(plan.series))]
    ties = (node("c:axId", val=CATEGORY_AXIS), node("c:axId", val=VALUE_AXIS))
    plain = node("c:varyColors", val=0)
    match plan.kind:
        case "column" | "bar" | "stacked":
            return _bar_chart(plan, setting, series)
        case "line":
            head = (node("c:grouping", val="standard"), plain)
            return node("c:lineChart", *head, *series, node("c:marker", val=1), *ties)
        case "area":
            grouping = "stacked" if piled(plan) else "standard"
            return node("c:areaChart", node("c:grouping", val=grouping), plain, *series, *ties)
        case "scatter":
            head = (node("c:scatterStyle", val="lineMarker"), plain)
            return node("c:scatterChart", *head, *series, *ties)
        case "pie":
            angle = node("c:firstSliceAng", val=0)
            return node("c:pieChart", node("c:varyColors", val=1), *series, angle)
        case "doughnut":
            hole = (node("c:firstSliceAng", val=0), node("c:holeSize", val=58))
            return node("c:doughnutChart", node("c:varyColors", val=1), *series, *hole)


def _bar_chart(plan: Drawing, setting: Setting, series: list[Element]) -> Element:
    stacked = plan.kind == "stacked"
    return node(
        "c:barChart",
        node("c:barDir", val="bar" if plan.kind == "bar" else "col"),
        node("c:grouping", val="stacked" if stacked else "clustered"),
        node("c:varyColors", val=0),
        *series,
        node("c:gapWidth", val=setting.gap),
        node("c:overlap", val=100 if stacked else -5 if len(plan.series) > 1 else 0),
        node("c:axId", val=CATEGORY_AXIS),
        node("c:axId", val=VALUE_AXIS),
    )


# ---- series --------------------------------------------------------------------------------


def _series(plan: Drawing, number: int, setting: Setting) -> Element:
    series, column = plan.series[number], value_column(plan, number)
    bars = plan.kind in ("column", "bar", "stacked")
    return node(
        "c:ser",
        node("c:idx", val=number),
        node("c:order", val=number),
        node("c:tx", _words_at(head_address(column), (series.name,))),
        _series_look(plan, series),
        node("c:invertIfNegative", val=0) if bars else None,
        _marker(series.marker, series.paint, MARKER) if series.joined else None,
        _marker(series.marker, series.paint, 1.1 * MARKER) if plan.kind == "scatter" else None,
        *_points(plan, series),
        labels(plan, number, setting),
        *_values(plan, series, column),
        node("c:smooth", val=0) if plan.kind in ("line", "scatter") else None,
    )


def _series_look(plan: Drawing, series: SeriesPlan) -> Element:
    if plan.kind == "scatter":
        return node("c:spPr", node("a:ln", node("a:noFill")))
    if plan.kind == "line":
        width = LINE_FACTOR * line_width(series)
        return node("c:spPr", outline(series.paint, width, series.dash))
    if plan.kind in ("stacked", "area", "pie", "doughnut"):
        return node("c:spPr", fill(series.paint), outline(Paint("paper"), 1.0))
    return node("c:spPr", fill(series.paint))


def _points(plan: Drawing, series: SeriesPlan) -> Iterator[Element]:
    """An own look for each point that differs from its series."""
    slices = plan.kind in ("pie", "doughnut")
    for index, point in enumerate(series.points):
        if not slices and point.paint == series.paint:
            continue
        look = [fill(point.paint)] + ([outline(Paint("paper"), 1.0)] if slices else [])
        marker = _marker(series.marker, point.paint, 1.4 * MARKER)
        yield node(
            "c:dPt",
            node("c:idx", val=index),
            node("c:invertIfNegative", val=0) if plan.kind in ("column", "bar") else None,
            marker if plan.kind == "scatter" else None,
            node("c:bubble3D", val=0),
            node("c:spPr", node("a:ln", node("a:noFill")))
            if plan.kind == "scatter"
            else node("c:spPr", *look),
        )


def _marker(shape: str, paint: Paint, width: float) -> Element:
    if shape == "none":
        return node("c:marker", node("c:symbol", val="none"))
    return node(
        "c:marker",
        node("c:symbol", val=shape),
        node("c:size", val=round(LINE_FACTOR * width)),
        node("c:spPr", fill(paint), node("a:ln", node("a:noFill"))),
    )


def _values(plan: Drawing, series: SeriesPlan, column: int) -> tuple[Element, ...]:
    count = len(series.points)
    values = tuple(point.value for point in series.points)
    upright = _numbers_at(column_address(column, count), values, plan.label_code)
    if plan.x_scale is not None:
        xs = tuple(point.x for point in series.points)
        along = _numbers_at(column_address(column - 1, count), xs, "General")
        return node("c:xVal", along), node("c:yVal", upright)
    address = column_address(0, len(plan.categories))
    if plan.moments is not None:
        names = _numbers_at(address, plan.moments.serials, plan.moments.code)
    else:
        names = _words_at(address, plan.categories)
    return node("c:cat", names), node("c:val", upright)


def _words_at(address: str, words: tuple[str, ...]) -> Element:
    points = (node("c:pt", node("c:v", text=w), idx=n) for n, w in enumerate(words))
    cache = node("c:strCache", node("c:ptCount", val=len(words)), *points)
    return node("c:strRef", node("c:f", text=address), cache)


def _numbers_at(address: str, values: tuple[float | None, ...], code: str) -> Element:
    points = (
        node("c:pt", node("c:v", text=number(value)), idx=n)
        for n, value in enumerate(values)
        if value is not None
    )
    head = (node("c:formatCode", text=code), node("c:ptCount", val=len(values)))
    return node("c:numRef", node("c:f", text=address), node("c:numCache", *head, *points))


def number(value: float) -> str:
    """A number as XML holds it, whole ones without a point."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))


# ---- axes and legend -----------------------------------------------------------------------


def _axes(plan: Drawing, setting: Setting) -> tuple[Element, Element]:
    if plan.x_scale is not None:
        along = _value_axis(plan, setting, plan.x_scale, along=True)
    else:
        along = _name_axis(plan, setting)
    return along, _value_axis(plan, setting, plan.scale, along=False)


def _name_axis(plan: Drawing, setting: Setting) -> Element:
    """The axis of categories, or of time where these are moments that lie unevenly."""
    bar, time = plan.kind == "bar", plan.moments
    names = TextLook(Paint("ink"), setting.names_size, turn=setting.names_turn)
    every = setting.names_every if setting.names_every > 1 else None
    return node(
        "c:dateAx" if time else "c:catAx",
        node("c:axId", val=CATEGORY_AXIS),
        node("c:scaling", node("c:orientation", val="maxMin" if bar else "minMax")),
        node("c:delete", val=0),
        node("c:axPos", val="l" if bar else "b"),
        _title(plan, plan.x_title, setting, upright=bar),
        node("c:numFmt", formatCode=time.code if time else "General", sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="low"),
        node("c:spPr", outline(MUTED, 1.0)),
        text_look(plan, setting, names),
        node("c:crossAx", val=VALUE_AXIS),
        node("c:crosses", val="autoZero"),
        node("c:auto", val=0),
        node("c:lblAlgn", val="ctr") if time is None else None,
        node("c:lblOffset", val=100),
        *_time_units(time, setting.names_every),
        node("c:tickLblSkip", val=every) if every and time is None else None,
        node("c:noMultiLvlLbl", val=1) if time is None else None,
    )


def _time_units(time: Moments | None, every: int) -> Iterator[Element]:
    if time is not None:
        yield node("c:baseTimeUnit", val=time.unit)
        yield node("c:majorUnit", val=every * time.step)
        yield node("c:majorTimeUnit", val=time.unit)


def _value_axis(plan: Drawing, setting: Setting, scale: Scale, along: bool) -> Element:
    bar = plan.kind == "bar"
    title = plan.x_title if along else plan.y_title
    return node(
        "c:valAx",
        node("c:axId", val=CATEGORY_AXIS if along else VALUE_AXIS),
        _scaling(plan, scale),
        node("c:delete", val=int(not plan.axis and not title)),
        node("c:axPos", val="b" if along or bar else "l"),
        node("c:majorGridlines", node("c:spPr", outline(RULE, 0.75))) if plan.axis else None,
        _title(plan, title, setting, upright=not along and not bar),
        node("c:numFmt", formatCode=plan.x_tick_code if along else plan.tick_code, sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val=("nextTo" if bar else "low") if plan.axis else "none"),
        node("c:spPr", node("a:ln", node("a:noFill"))),
        text_look(plan, setting, MUTED_TEXT),
        node("c:crossAx", val=VALUE_AXIS if along else CATEGORY_AXIS),
        node("c:crosses", val="max" if bar else "min" if plan.x_scale else "autoZero"),
        node("c:crossBetween", val="midCat" if plan.x_scale else "between"),
        node("c:majorUnit", val=number(scale.step)) if plan.axis else None,
    )


def _scaling(plan: Drawing, scale: Scale) -> Element:
    """The ends of the axis.

    One that is not shown keeps its origin but may grow with its bars; where some are
    negative it is fixed, with room for labels beyond both ends.
    """
    low, high = _ends(plan, scale)
    return node(
        "c:scaling",
        node("c:orientation", val="minMax"),
        node("c:max", val=number(high)) if high is not None else None,
        node("c:min", val=number(low)) if low is not None else None,
    )


def _ends(plan: Drawing, scale: Scale) -> tuple[float | None, float | None]:
    if plan.axis:
        return scale.low, scale.high
    if scale.low == 0:
        return 0.0, None
    room = (0.4 if plan.kind == "bar" else 0.15) * (scale.high - scale.low)
    return scale.low - room, scale.high + room if scale.high > 0 else 0.0


def _title(plan: Drawing, words: str, setting: Setting, upright: bool) -> Element | None:
    if not words:
        return None
    look = TextLook(MUTED, turn=-90.0 if upright else 0.0)
    return node("c:title", rich_text(plan, setting, words, look), node("c:overlay", val=0))


def _legend(plan: Drawing, setting: Setting) -> Element | None:
    if plan.key != "legend":
        return None
    return node(
        "c:legend",
        node("c:legendPos", val="r" if plan.kind in ("pie", "doughnut") else "t"),
        _layout(setting.legend, inner=False),
        node("c:overlay", val=0),
        text_look(plan, setting),
    )
