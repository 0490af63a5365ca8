"""Values that an author asked to have written in a chart, and that find no room there."""

from __future__ import annotations

from collections import Counter

from report_build.charts.marks import Picture, Words
from report_build.charts.spec import Drawing, drawing
from report_build.model import Chart

Place = tuple[str, str]  # a series and a category


def asked_labels(chart: Chart, language: str) -> tuple[Place, ...]:
    """Where values were asked for, in a scatter chart names.

    Of a line of many points, and of several lines, that is the last value only.
    """
    if chart.labels == "none":
        return ()
    plan = drawing(chart, language)
    return _places(plan, named=plan.labelled or plan.kind == "scatter")


def _places(plan: Drawing, named: bool) -> tuple[Place, ...]:
    return tuple(
        (series.name, category)
        for series in plan.series
        for category, point in zip(plan.categories, series.points, strict=False)
        if point.value is not None and (point.label or point.name or not named)
    )


def unlabelled(chart: Chart, picture: Picture) -> tuple[Place, ...]:
    """Where a picture of the chart leaves out a value that was asked for."""
    plan, asked = picture.plan, asked_labels(chart, picture.plan.language)
    if plan.kind in ("column", "bar", "pie", "doughnut") or plan.key == "direct":
        return () if plan.labelled else asked
    words = (mark for mark in picture.marks if isinstance(mark, Words))
    written = Counter(word.value_of for word in words if word.value_of)
    return tuple((Counter(asked) - written).elements())
