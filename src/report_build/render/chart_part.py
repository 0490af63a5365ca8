"""A native chart as XML: the same plan that the report draws, in DrawingML.

The order of children is fixed (ECMA-376 Part 1, 21.2.2). Colours are slots of the deck's
theme. Nothing is left to an office program's own choice that the report's drawing decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from report_build.charts.legend import MARKER, line_width
from report_build.charts.look import LIGHTEN, Look, Paint, slot_on
from report_build.charts.marks import MUTED, RULE
from report_build.charts.scale import Scale
from report_build.charts.spec import Drawing, PointPlan, SeriesPlan
from report_build.render.chart_book import column_address, head_address, value_column
from report_build.render.ooxml import Element, emu, hundredths, node

CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
"""Any two different positive numbers; python-pptx's own are negative, against the schema."""

SLOTS = {"ink": "tx1", "paper": "bg1", "muted": "tx1", "rule": "tx1"}
SHADES = {"muted": 0.65, "rule": 0.25}  # how much of the ink is left; the rest goes to paper
LINE_FACTOR = 1.4  # lines and markers on a slide, by those in the report
DIRECTIONS = {"right": "r", "left": "l", "above": "t", "below": "b"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What one chart needs beside its plan; `layout` is the plot's place in shares of the frame.

    `gap` and `turned` are the space between groups of columns in per cent of one, and whether
    their labels stand upright. `names` says where each named point has room for its name.
    """

    look: Look
    size: float
    gap: int = 60
    turned: bool = False
    layout: tuple[float, float, float, float] | None = None
    names: tuple[tuple[int, int, str], ...] = ()


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
            node("c:dispBlanksAs", val="zero" if _is_pile(plan) else "gap"),
        ),
        node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
        _text(plan, setting),
    )


def _is_pile(plan: Drawing) -> bool:
    return plan.kind == "stacked" or (plan.kind == "area" and len(plan.series) > 1)


def _plot_area(plan: Drawing, setting: Setting) -> Element:
    axes = () if plan.kind in ("pie", "doughnut") else _axes(plan, setting)
    return node("c:plotArea", _layout(setting), _plot(plan, setting), *axes)


def _layout(setting: Setting) -> Element:
    if setting.layout is None:
        return node("c:layout")
    shares = zip("xywh", setting.layout, strict=True)
    return node(
        "c:layout",
        node(
            "c:manualLayout",
            node("c:layoutTarget", val="inner"),
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
            grouping = "stacked" if _is_pile(plan) else "standard"
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
        _labels(plan, number, setting),
        *_values(plan, series, column),
        node("c:smooth", val=0) if plan.kind in ("line", "scatter") else None,
    )


def _series_look(plan: Drawing, series: SeriesPlan) -> Element:
    if plan.kind == "scatter":
        return node("c:spPr", node("a:ln", node("a:noFill")))
    if plan.kind == "line":
        width = LINE_FACTOR * line_width(series)
        return node("c:spPr", _line(series.paint, width, series.dash))
    if plan.kind in ("stacked", "area", "pie", "doughnut"):
        return node("c:spPr", fill(series.paint), _line(Paint("paper"), 1.0))
    return node("c:spPr", fill(series.paint))


def _points(plan: Drawing, series: SeriesPlan) -> Iterator[Element]:
    """An own look for each point that differs from its series."""
    slices = plan.kind in ("pie", "doughnut")
    for index, point in enumerate(series.points):
        if not slices and point.paint == series.paint:
            continue
        look = [fill(point.paint)] + ([_line(Paint("paper"), 1.0)] if slices else [])
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
    names = _words_at(column_address(0, len(plan.categories)), plan.categories)
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


# ---- labels --------------------------------------------------------------------------------

SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def _labels(plan: Drawing, index: int, setting: Setting) -> Element | None:
    """The labels of one series: a rule for all points, and entries for those that differ."""
    series = plan.series[index]
    if plan.kind == "scatter":
        return _name_labels(plan, index, setting)
    if plan.kind == "pie":
        return node("c:dLbls", *_rule(plan, series, setting, None, _pie_shows(plan)))
    own = [
        node("c:dLbl", node("c:idx", val=n), *_rule(plan, series, setting, point, shows))
        for n, point in enumerate(series.points)
        if (shows := _shows(plan, series, n)) and point.value is not None
    ]
    if not own:
        return None
    return node("c:dLbls", *own, *_showing(()))


def _pie_shows(plan: Drawing) -> tuple[str, ...]:
    if not plan.labelled:
        return ("CatName",)
    return "CatName", "Percent" if "%" in plan.label_code[-2:] else "Val"


def _shows(plan: Drawing, series: SeriesPlan, number_: int) -> tuple[str, ...]:
    """What the label of a point says: its value, its series' name, both or nothing."""
    point, last = series.points[number_], number_ == len(series.points) - 1
    name = ("SerName",) if plan.key == "direct" and last else ()
    if not point.label:
        return name
    percent = plan.kind == "doughnut" and "%" in plan.label_code[-2:]
    return ("Percent" if percent else "Val", *name)


def _rule(
    plan: Drawing,
    series: SeriesPlan,
    setting: Setting,
    point: PointPlan | None,
    shows: tuple[str, ...],
) -> Iterator[Element]:
    strong = series.strong or bool(point and point.strong)
    paint = Paint("ink")
    if point and plan.kind in ("stacked", "doughnut"):
        paint = Paint(slot_on(setting.look, point.paint))
    yield node("c:numFmt", formatCode=plan.label_code, sourceLinked=0)
    yield node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill")))
    yield _text(plan, setting, paint, strong, -90 if setting.turned else None)
    if position := _position(plan, shows):
        yield node("c:dLblPos", val=position)
    yield from _showing(shows)
    yield node("c:separator", text=" ")
    if plan.kind == "pie":
        yield node("c:showLeaderLines", val=1)


def _position(plan: Drawing, shows: tuple[str, ...]) -> str:
    """Where a label stands by its mark; areas and doughnuts allow no choice."""
    match plan.kind:
        case "column" | "bar" | "pie":
            return "outEnd"
        case "stacked":
            return "ctr"
        case "line":
            return "r" if "SerName" in shows else "t"
        case _:
            return ""


def _showing(shows: tuple[str, ...]) -> Iterator[Element]:
    for name in SHOWN:
        yield node(f"c:show{name}", val=int(name in shows))


def _name_labels(plan: Drawing, index: int, setting: Setting) -> Element | None:
    own = [
        _name_label(plan, plan.series[index].points[point], point, direction, setting)
        for series, point, direction in setting.names
        if series == index
    ]
    return node("c:dLbls", *own, *_showing(())) if own else None


def _name_label(
    plan: Drawing, point: PointPlan, index: int, direction: str, setting: Setting
) -> Element:
    look = _run_look("a:defRPr", plan, setting, Paint("ink"), point.strong)
    run = node("a:r", _run_look("a:rPr", plan, setting, Paint("ink"), point.strong),
               node("a:t", text=point.name))  # fmt: skip
    rich = node(
        "c:rich", node("a:bodyPr"), node("a:lstStyle"), node("a:p", node("a:pPr", look), run)
    )
    return node(
        "c:dLbl",
        node("c:idx", val=index),
        node("c:tx", rich),
        node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
        node("c:dLblPos", val=DIRECTIONS[direction]),
        *_showing(("Val",)),
    )


# ---- axes and legend -----------------------------------------------------------------------


def _axes(plan: Drawing, setting: Setting) -> tuple[Element, Element]:
    if plan.x_scale is not None:
        along = _value_axis(plan, setting, plan.x_scale, along=True)
    else:
        along = _category_axis(plan, setting)
    return along, _value_axis(plan, setting, plan.scale, along=False)


def _category_axis(plan: Drawing, setting: Setting) -> Element:
    bar = plan.kind == "bar"
    return node(
        "c:catAx",
        node("c:axId", val=CATEGORY_AXIS),
        node("c:scaling", node("c:orientation", val="maxMin" if bar else "minMax")),
        node("c:delete", val=0),
        node("c:axPos", val="l" if bar else "b"),
        _title(plan, plan.x_title, setting, upright=bar),
        node("c:numFmt", formatCode="General", sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="low"),
        node("c:spPr", _line(MUTED, 1.0)),
        _text(plan, setting),
        node("c:crossAx", val=VALUE_AXIS),
        node("c:crosses", val="autoZero"),
        node("c:auto", val=0),
        node("c:lblAlgn", val="ctr"),
        node("c:lblOffset", val=100),
        node("c:noMultiLvlLbl", val=1),
    )


def _value_axis(plan: Drawing, setting: Setting, scale: Scale, along: bool) -> Element:
    bar = plan.kind == "bar"
    title = plan.x_title if along else plan.y_title
    return node(
        "c:valAx",
        node("c:axId", val=CATEGORY_AXIS if along else VALUE_AXIS),
        _scaling(plan, scale),
        node("c:delete", val=int(not plan.axis and not title)),
        node("c:axPos", val="b" if along or bar else "l"),
        node("c:majorGridlines", node("c:spPr", _line(RULE, 0.75))) if plan.axis else None,
        _title(plan, title, setting, upright=not along and not bar),
        node("c:numFmt", formatCode=plan.x_tick_code if along else plan.tick_code, sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="low" if plan.axis else "none"),
        node("c:spPr", node("a:ln", node("a:noFill"))),
        _text(plan, setting, MUTED),
        node("c:crossAx", val=VALUE_AXIS if along else CATEGORY_AXIS),
        node("c:crosses", val="max" if bar else "min" if plan.x_scale else "autoZero"),
        node("c:crossBetween", val="midCat" if plan.x_scale else "between"),
        node("c:majorUnit", val=number(scale.step)) if plan.axis else None,
    )


def _scaling(plan: Drawing, scale: Scale) -> Element:
    """The ends of the axis; one that is not shown only keeps its origin, so that bars may grow."""
    high = scale.high if plan.axis or scale.high == 0 else None
    low = scale.low if plan.axis or scale.low == 0 else None
    return node(
        "c:scaling",
        node("c:orientation", val="minMax"),
        node("c:max", val=number(high)) if high is not None else None,
        node("c:min", val=number(low)) if low is not None else None,
    )


def _title(plan: Drawing, words: str, setting: Setting, upright: bool) -> Element | None:
    if not words:
        return None
    look = _run_look("a:defRPr", plan, setting, MUTED)
    run = node("a:r", _run_look("a:rPr", plan, setting, MUTED), node("a:t", text=words))
    body = node("a:bodyPr", rot=-5_400_000, vert="horz") if upright else node("a:bodyPr")
    rich = node("c:rich", body, node("a:lstStyle"), node("a:p", node("a:pPr", look), run))
    return node("c:title", node("c:tx", rich), node("c:overlay", val=0))


def _legend(plan: Drawing, setting: Setting) -> Element | None:
    if plan.key != "legend":
        return None
    return node(
        "c:legend",
        node("c:legendPos", val="r" if plan.kind == "doughnut" else "t"),
        node("c:overlay", val=0),
        _text(plan, setting),
    )


# ---- looks ---------------------------------------------------------------------------------


def fill(paint: Paint) -> Element:
    """A fill in a colour of the theme, brightened as the report brightens it."""
    color = node("a:schemeClr", val=SLOTS.get(paint.slot, paint.slot))
    kept = SHADES.get(paint.slot, LIGHTEN if paint.light else 1.0)
    if kept < 1:
        color.append(node("a:lumMod", val=round(kept * 100_000)))
        color.append(node("a:lumOff", val=round((1 - kept) * 100_000)))
    return node("a:solidFill", color)


def _line(paint: Paint, width: float, dash: str = "solid") -> Element:
    return node(
        "a:ln", fill(paint), node("a:prstDash", val=dash), node("a:round"), w=emu(width), cap="rnd"
    )


def _text(
    plan: Drawing,
    setting: Setting,
    paint: Paint = Paint("ink"),  # noqa: B008 - frozen
    bold: bool = False,
    turn: float | None = None,
) -> Element:
    body = node("a:bodyPr") if turn is None else node("a:bodyPr", rot=round(turn * 60_000))
    look = _run_look("a:defRPr", plan, setting, paint, bold)
    end = node("a:endParaRPr", lang=plan.language)
    return node("c:txPr", body, node("a:lstStyle"), node("a:p", node("a:pPr", look), end))


def _run_look(
    name: str, plan: Drawing, setting: Setting, paint: Paint, bold: bool = False
) -> Element:
    return node(
        name, fill(paint), lang=plan.language, sz=hundredths(setting.size), b=str(int(bold))
    )
