"""The ground of a chart whose values rise, and the room that its words take from it."""

from __future__ import annotations

from report_build.charts.axes import SQUEEZE, Slots
from report_build.charts.look import Type, wrapped
from report_build.charts.marks import Rect
from report_build.charts.spec import Drawing, SeriesPlan
from report_build.frozen import dataclass

SPACE = 0.6  # between groups of columns, in columns
THICKEST = 64.0  # points: a column of a chart with few of them
END_SHARE = 0.3  # of the chart's width, for names at the ends of lines


@dataclass(frozen=True, slots=True)
class Plot:
    """The ground of an upright chart: its places along, its heights up."""

    plan: Drawing
    type_: Type
    rect: Rect
    slots: Slots
    end_room: float  # the widest that a name at the end of a line may be

    def y(self, value: float) -> float:
        """The height of a value on the page."""
        return self.rect.bottom - self.plan.scale.share(value) * self.rect.height

    @property
    def thickness(self) -> float:
        """The width of one column."""
        return column_thickness(self.plan, self.rect.width)


def column_thickness(plan: Drawing, width: float) -> float:
    """The width of one column where the plot is `width` points wide."""
    abreast = len(plan.series) if plan.kind in ("column", "bar") else 1
    pitch = width / max(1, len(plan.categories))
    return min(pitch / (abreast + SPACE), THICKEST)


def label_type(plan: Drawing, type_: Type, thickness: float, pitch: float) -> tuple[Type, bool]:
    """The type of value labels at columns and whether they are turned upright.

    The size is 0 where labels would overlap however they are set.
    """
    abreast = len(plan.series) if plan.kind == "column" else 1
    room = 0.9 * thickness if abreast > 1 or plan.kind == "stacked" else pitch * 0.96
    widest = widest_label(plan, type_)
    if widest <= room:
        return type_, False
    if room >= SQUEEZE * widest:
        return type_.scaled(room / widest), False
    if plan.kind == "column" and room >= type_.line:
        return type_, True
    return type_.scaled(0.0), False


def widest_label(plan: Drawing, type_: Type) -> float:
    """The width of the widest value label."""
    return max(
        (
            type_.width(point.label, point.strong or series.strong)
            for series in plan.series
            for point in series.points
        ),
        default=0.0,
    )


def label_room(plan: Drawing, type_: Type, slots: Slots) -> tuple[float, float]:
    """What labels need above the highest mark and below the lowest."""
    half_tick = 0.6 * type_.size if plan.axis else 0.0
    if not plan.labelled or plan.kind == "stacked":
        return half_tick, 0.0
    size, turned = label_type(plan, type_, column_thickness(plan, slots.width), slots.pitch)
    high = widest_label(plan, size) + 0.5 * size.size if turned else type_.line + 0.4 * type_.size
    above, below = label_sides(plan)
    return max(half_tick, high if above else 0.0), high if below else 0.0


def label_sides(plan: Drawing) -> tuple[bool, bool]:
    """Whether any label stands above its mark, and any below."""
    values = [p.value for one in plan.series for p in one.points if p.value is not None]
    return max(values) >= 0, min(values) < 0


def end_width(plan: Drawing, type_: Type, room: float) -> float:
    """The width that names at the ends of lines take, of `room` at the most."""
    lines = (line for series in plan.series for line in end_lines(series, type_, room))
    return max((type_.width(line, bold=True) for line in lines), default=0.0)


def end_lines(series: SeriesPlan, type_: Type, room: float) -> tuple[str, ...]:
    """The name at the end of a line, and its last value, in lines no wider than `room`."""
    text = f"{series.name} {series.points[-1].label}".strip()
    return wrapped(text, type_, room, series.strong)
