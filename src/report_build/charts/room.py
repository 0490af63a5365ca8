"""What gives way where a chart has too little room, alike in both outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from report_build.charts.bars import crowded_bars
from report_build.charts.look import Type
from report_build.charts.spec import Drawing, drawing
from report_build.charts.upright import crowded_columns, crowded_ends
from report_build.model import Chart


def fitted(chart: Chart, type_: Type, language: str, width: float, height: float) -> Drawing:
    """The drawing with what there is no room for replaced.

    Value labels that would overlap give way to an axis, names at crowded ends to a legend.
    """
    plan = drawing(chart, language)
    match plan.kind:
        case "column" | "stacked":
            crowded = plan.labelled and crowded_columns(plan, type_, width, height)
        case "bar":
            crowded = plan.labelled and crowded_bars(plan, type_, width)
        case "line":
            if plan.key == "direct" and crowded_ends(plan, type_, width, height):
                return replace(plan, key="legend")
            return plan
        case "area" | "pie" | "doughnut" | "scatter":
            return plan
        case _:
            assert_never(plan.kind)
    return drawing(replace(chart, labels="none"), language) if crowded else plan
