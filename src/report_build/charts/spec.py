"""What both drawings of a chart share: scale, colours and the words on it, as plain data.

`svg.py` draws a `Drawing` for the report, `render/native_chart.py` for the deck. Whatever a
reader could compare between the two is decided here; each renderer only finds the room.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from report_build.charts.look import Paint
from report_build.charts.moments import Moments, moments
from report_build.charts.numbers import (
    number_code,
    number_text,
    percent_code,
    percent_sign,
    percent_text,
)
from report_build.charts.scale import Scale, scale, tight
from report_build.frozen import dataclass
from report_build.model import Chart, ChartKind, Series

ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
HIGHLIGHT = "accent2"
END_DISTANCE = 0.09  # of the axis: lines that end closer get a legend
MANY_POINTS = 12  # beyond these a line is labelled at its end only
THIN_PAIR = 0.07  # of a pie: two neighbours below it get no room for their names
MANY_SLICES = 7  # beyond these a pie has a legend
LONG_NAME = 32  # characters: a longer name stands in the legend
MARKED_POINTS = 24  # beyond these a line has dashes instead of markers

Marker = Literal["none", "circle", "square", "diamond", "triangle"]
Dash = Literal["solid", "dash", "sysDot", "lgDashDot"]
Key = Literal["none", "direct", "legend"]

MARKERS: tuple[Marker, ...] = ("circle", "square", "diamond", "triangle")
DASHES: tuple[Dash, ...] = ("solid", "dash", "sysDot", "lgDashDot")


@dataclass(frozen=True, slots=True)
class PointPlan:
    """One value; `label` is what prints beside it, `x` its place in a scatter chart."""

    value: float | None
    paint: Paint
    label: str = ""
    name: str = ""  # set beside the point in a scatter chart
    below: bool = False  # the label, where a line dips
    strong: bool = False
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """One series; `points` holds one for each category."""

    name: str
    paint: Paint
    points: tuple[PointPlan, ...]
    marker: Marker = "none"
    dash: Dash = "solid"
    joined: bool = False  # by a line
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, decided but not yet placed.

    `key` says how series (in a pie: categories) are named. `label_code` and `tick_code` are
    the number formats of a spreadsheet that print what `label` and `tick_labels` say.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    strong: tuple[bool, ...]  # for each category
    series: tuple[SeriesPlan, ...]
    scale: Scale
    x_scale: Scale | None
    axis: bool
    key: Key
    tick_labels: tuple[str, ...]
    x_tick_labels: tuple[str, ...]
    percent: bool  # labels are shares of a pie
    label_code: str
    tick_code: str
    x_tick_code: str
    x_title: str
    y_title: str
    alt: str
    language: str
    moments: Moments | None = None  # of a line or an area through moments that lie unevenly

    @property
    def labelled(self) -> bool:
        """Whether any value prints beside its mark."""
        return any(point.label for plan in self.series for point in plan.points)


def drawing(chart: Chart, language: str) -> Drawing:
    """The chart as both outputs draw it, numbers written as `language` (BCP 47) writes them."""
    kind = chart.kind
    values = _reach(chart)
    axis = kind not in ("pie", "doughnut") and not (
        kind in ("column", "bar") and chart.labels != "none"
    )
    zero = kind not in ("line", "scatter")
    axis_scale = scale(values, zero) if axis else tight(values)
    xs = tuple(x for series in chart.series for x in series.xs)
    x_scale = scale(xs, zero=False) if kind == "scatter" else None
    unit, y_title = _tick_unit(chart, axis)
    return Drawing(
        kind=kind,
        categories=chart.categories,
        strong=tuple(name in chart.highlight for name in chart.categories),
        series=_series(chart, language),
        scale=axis_scale,
        x_scale=x_scale,
        axis=axis,
        key=_key(chart, axis_scale),
        tick_labels=_ticks(axis_scale, unit, language),
        x_tick_labels=_ticks(x_scale, "", language) if x_scale else (),
        percent=chart.labels == "percent" and kind in ("pie", "doughnut"),
        label_code=_label_code(chart, language),
        tick_code=number_code(axis_scale.decimals, unit, language),
        x_tick_code=number_code(x_scale.decimals, "", language) if x_scale else "General",
        x_title=chart.x_title,
        y_title=y_title,
        alt=chart.alt,
        language=language,
        moments=moments(chart.categories) if kind in ("line", "area") else None,
    )


# ---- values --------------------------------------------------------------------------------


def known(value: float | None) -> float | None:
    """The value, None where it is missing or no finite number."""
    return value if value is not None and math.isfinite(value) else None


def piled(chart: Chart | Drawing) -> bool:
    """Whether the series stand on each other: stacked columns, and areas of several series."""
    return chart.kind == "stacked" or (chart.kind == "area" and len(chart.series) > 1)


def _reach(chart: Chart) -> tuple[float, ...]:
    """All the heights that the value axis has to hold."""
    found = [v for series in chart.series for v in map(known, series.values) if v is not None]
    if not piled(chart):
        return tuple(found)
    for column in zip(*(series.values for series in chart.series), strict=False):
        amounts = [known(value) or 0.0 for value in column]
        if chart.kind == "area":
            found += [sum(amounts[: n + 1]) for n in range(len(amounts))]
        else:
            found += [sum(a for a in amounts if a > 0), sum(a for a in amounts if a < 0)]
    return tuple(found)


def pie_share(value: float | None, series: Series) -> float:
    """The part of a pie that a value takes; nothing if it is missing or negative."""
    total = sum(max(0.0, known(v) or 0.0) for v in series.values)
    return max(0.0, known(value) or 0.0) / total if total else 0.0


# ---- series --------------------------------------------------------------------------------


def _series(chart: Chart, language: str) -> tuple[SeriesPlan, ...]:
    paints = _series_paints(chart)
    return tuple(
        _plan(chart, number, paints[number], language)
        for number in range(1 if chart.kind in ("pie", "doughnut") else len(chart.series))
    )


def _series_paints(chart: Chart) -> tuple[Paint, ...]:
    """A paint for each series; the first highlighted one takes the highlight's."""
    names = [series.name for series in chart.series]
    first = next((n for n, name in enumerate(names) if name in chart.highlight), None)
    return _paints(len(names), first if len(names) > 1 else None)


def _paints(count: int, first: int | None) -> tuple[Paint, ...]:
    """Paints that differ; the one at `first` is the highlight's."""
    if first is None:
        return tuple(_paint(number) for number in range(count))
    rest = [_paint(n) for n in range(count + 1) if _paint(n) != Paint(HIGHLIGHT)]
    return (*rest[:first], Paint(HIGHLIGHT), *rest[first : count - 1])


def _paint(number: int) -> Paint:
    return Paint(ACCENTS[number % len(ACCENTS)], light=number // len(ACCENTS) % 2 == 1)


def _plan(chart: Chart, number: int, paint: Paint, language: str) -> SeriesPlan:
    series = chart.series[number]
    lines = chart.kind == "line"
    marked = len(series.values) <= MARKED_POINTS
    marker = MARKERS[number % len(MARKERS)] if lines and marked else "none"
    if chart.kind == "scatter":
        marker = MARKERS[number % len(MARKERS)]
    plan = SeriesPlan(
        name=series.name,
        paint=paint,
        points=_points(chart, series, paint),
        marker=marker,
        dash=DASHES[number % len(DASHES)] if lines and not marked else "solid",
        joined=lines,
        strong=len(chart.series) > 1 and series.name in chart.highlight,
    )
    return replace(plan, points=_labelled(chart, plan, language))


def _points(chart: Chart, series: Series, paint: Paint) -> tuple[PointPlan, ...]:
    xs = series.xs or (0.0,) * len(series.values)
    return tuple(
        PointPlan(
            value=known(value),
            paint=_point_paint(chart, number, paint),
            name=_point_name(chart, number),
            below=chart.kind == "line" and _dips(series, number),
            strong=_category(chart, number) in chart.highlight,
            x=x,
        )
        for number, (value, x) in enumerate(zip(series.values, xs, strict=False))
    )


def _dips(series: Series, number: int) -> bool:
    """Whether the values beside this one are higher, so that there is room below it."""
    around = [known(value) for value in series.values[max(0, number - 1) : number + 2]]
    values = [value for value in around if value is not None]
    here = known(series.values[number])
    return here is not None and len(values) > 1 and min(values) == here < max(values)


def _category(chart: Chart, number: int) -> str:
    return chart.categories[number] if number < len(chart.categories) else ""


def _point_name(chart: Chart, number: int) -> str:
    name = _category(chart, number)
    wanted = chart.labels != "none" or name in chart.highlight
    return name if chart.kind == "scatter" and wanted else ""


def _point_paint(chart: Chart, number: int, paint: Paint) -> Paint:
    """One series: highlighted categories stand out. Slices that a legend names differ, too."""
    if chart.kind in ("pie", "doughnut"):
        return _slice_paint(chart, number, paint)
    if len(chart.series) > 1 or chart.kind in ("line", "area"):
        return paint
    return Paint(HIGHLIGHT) if _category(chart, number) in chart.highlight else paint


def _slice_paint(chart: Chart, number: int, paint: Paint) -> Paint:
    """The highlight's for a slice; the others differ where a legend has to tell them apart."""
    chosen = [name in chart.highlight for name in chart.categories]
    if any(chosen) and chart.kind == "pie" and _is_roomy_pie(chart):
        return Paint(HIGHLIGHT) if chosen[number] else paint
    first = chosen.index(True) if any(chosen) else None
    return _paints(max(len(chosen), number + 1), first)[number]


# ---- labels --------------------------------------------------------------------------------


def _labelled(chart: Chart, plan: SeriesPlan, language: str) -> tuple[PointPlan, ...]:
    last = max((n for n, p in enumerate(plan.points) if p.value is not None), default=-1)
    return tuple(
        replace(point, label=_label(chart, chart.series[0], point.value, language))
        if _wants_label(chart, point.value, number == last)
        else point
        for number, point in enumerate(plan.points)
    )


def _wants_label(chart: Chart, value: float | None, is_last: bool) -> bool:
    if chart.labels == "none" or value is None:
        return False
    match chart.kind:
        case "column" | "bar":
            return True
        case "stacked":
            return value != 0
        case "line":
            few = len(chart.series) == 1 and len(chart.categories) <= MANY_POINTS
            return few or is_last
        case "area":
            return len(chart.series) == 1 and (len(chart.categories) <= MANY_POINTS or is_last)
        case "pie" | "doughnut":
            return value >= 0
        case "scatter":
            return False


def _label(chart: Chart, series: Series, value: float | None, language: str) -> str:
    if value is None:
        return ""
    if chart.labels == "percent" and chart.kind in ("pie", "doughnut"):
        return percent_text(pie_share(value, series), language)
    return number_text(value, chart.decimals, _unit(chart, language), language)


def _unit(chart: Chart, language: str) -> str:
    """The author's unit, else a percent sign where the values are asked for as percentages.

    On the pieces of a stack a long unit has no room: the axis tells it.
    """
    pie = chart.kind in ("pie", "doughnut")
    if chart.kind == "stacked" and chart.unit and not _tick_unit(chart, axis=True)[0]:
        return ""
    if chart.labels == "percent" and not pie and not chart.unit:
        return percent_sign(language)
    return chart.unit


def _label_code(chart: Chart, language: str) -> str:
    if chart.labels == "percent" and chart.kind in ("pie", "doughnut"):
        return percent_code(language)
    return number_code(chart.decimals, _unit(chart, language), language)


def _ticks(axis_scale: Scale, unit: str, language: str) -> tuple[str, ...]:
    decimals = axis_scale.decimals
    return tuple(number_text(tick, decimals, unit, language) for tick in axis_scale.ticks)


def _tick_unit(chart: Chart, axis: bool) -> tuple[str, str]:
    """The unit on the axis, and its title: a long unit serves as the title if there is none."""
    if len(chart.unit.strip()) <= 2 or not axis:
        return chart.unit, chart.y_title
    return "", chart.y_title or chart.unit.strip()


# ---- key -----------------------------------------------------------------------------------


def _key(chart: Chart, axis_scale: Scale) -> Key:
    """How series are named: beside their lines where the ends leave room, else in a legend."""
    if chart.kind == "pie":
        return "direct" if _is_roomy_pie(chart) else "legend"
    if chart.kind == "doughnut":
        return "legend"
    if len(chart.series) < 2:
        return "none"
    return "direct" if chart.kind == "line" and _ends_apart(chart, axis_scale) else "legend"


def _is_roomy_pie(chart: Chart) -> bool:
    """Whether names find room around a pie: few, short, and no two thin slices in a row."""
    series = chart.series[0] if chart.series else Series("", ())
    shares = [share for value in series.values if (share := pie_share(value, series))]
    thin = any(one + two < THIN_PAIR for one, two in pairwise(shares))
    short = all(len(name) <= LONG_NAME for name in chart.categories)
    return short and not thin and len(shares) <= MANY_SLICES


def _ends_apart(chart: Chart, axis_scale: Scale) -> bool:
    ends = [known(series.values[-1]) if series.values else None for series in chart.series]
    heights = sorted(axis_scale.share(end) for end in ends if end is not None)
    gaps = (high - low for low, high in pairwise(heights))
    return len(heights) == len(ends) and all(gap >= END_DISTANCE for gap in gaps)
