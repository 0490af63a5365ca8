"""What prints beside the marks of a native chart: values, shares, names of lines and points."""

from __future__ import annotations

import math
from collections.abc import Iterator

from report_build.charts.look import Paint, slot_on
from report_build.charts.numbers import percent_code
from report_build.charts.spec import Drawing, PointPlan, SeriesPlan
from report_build.render.chart_look import Setting, TextLook, rich_text, text_look
from report_build.render.ooxml import Element, node

DIRECTIONS = {"right": "r", "left": "l", "above": "t", "below": "b"}
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
WIDE_SLICE = 0.05  # of a pie: one that holds its own label


def labels(plan: Drawing, index: int, setting: Setting) -> Element | None:
    """The labels of one series, an entry for each point that has one."""
    series = plan.series[index]
    if plan.kind == "scatter":
        return _name_labels(plan, index, setting)
    own = [
        node("c:dLbl", node("c:idx", val=number), *_entry(plan, series, number, setting, shows))
        for number, point in enumerate(series.points)
        if (shows := _shows(plan, series, number)) and point.value is not None
    ]
    if not own:
        return None
    leaders = node("c:showLeaderLines", val=1) if plan.kind in ("pie", "doughnut") else None
    return node("c:dLbls", *own, *_showing(()), leaders)


def _shows(plan: Drawing, series: SeriesPlan, number: int) -> tuple[str, ...]:
    """What the label of a point says: its value and, where the key is direct, its name."""
    point, last = series.points[number], number == len(series.points) - 1
    name: tuple[str, ...] = ()
    if plan.key == "direct" and plan.kind == "pie":
        name = ("CatName",) if point.value else ()
    elif plan.key == "direct" and last:
        name = ("SerName",)
    return (*name, "Percent" if plan.percent else "Val") if point.label else name


def _entry(
    plan: Drawing, series: SeriesPlan, number: int, setting: Setting, shows: tuple[str, ...]
) -> Iterator[Element]:
    point = series.points[number]
    position, inside = _position(plan, series, number, shows)
    paint = Paint(slot_on(setting.look, point.paint)) if inside else Paint("ink")
    turn = -90.0 if setting.turned else 0.0
    bold = series.strong or point.strong
    look = TextLook(paint, setting.labels_size, bold, turn)
    yield node("c:numFmt", formatCode=_code(plan, series, point), sourceLinked=0)
    yield node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill")))
    yield text_look(plan, setting, look, wrap=plan.kind == "pie")
    if position:
        yield node("c:dLblPos", val=position)
    yield from _showing(shows)
    yield node("c:separator", text=" ")


def _code(plan: Drawing, series: SeriesPlan, point: PointPlan) -> str:
    """The number format of a label; a share that rounds to nothing or to all has its own."""
    if not plan.percent:
        return plan.label_code
    total = math.fsum(max(0.0, each.value or 0.0) for each in series.points) or 1.0
    return percent_code(plan.language, (point.value or 0.0) / total)


def _position(
    plan: Drawing, series: SeriesPlan, number: int, shows: tuple[str, ...]
) -> tuple[str, bool]:
    """Where a label stands, and whether on its mark; areas and doughnuts allow no choice."""
    point = series.points[number]
    match plan.kind:
        case "pie":
            if plan.key == "direct":
                return "outEnd", False
            total = sum(max(0.0, each.value or 0.0) for each in series.points)
            wide = (point.value or 0.0) >= WIDE_SLICE * total
            return ("inEnd", True) if wide else ("bestFit", False)
        case "column" | "bar":
            return "outEnd", False
        case "stacked":
            return "ctr", True
        case "doughnut" | "area":
            return "", True
        case "line":
            return ("r" if "SerName" in shows else "b" if point.below else "t"), False
        case _:
            return "", False


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
    return node(
        "c:dLbl",
        node("c:idx", val=index),
        rich_text(plan, setting, point.name, TextLook(Paint("ink"), bold=point.strong)),
        node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill"))),
        node("c:dLblPos", val=DIRECTIONS[direction]),
        *_showing(("Val",)),
    )
