"""The key to a chart: a swatch and a name for each series or slice."""

from __future__ import annotations

from report_build.charts.look import Paint, Type, wrapped
from report_build.charts.marks import Bar, Mark, Rect, Stroke, Symbol, paragraph
from report_build.charts.spec import Drawing, SeriesPlan
from report_build.frozen import dataclass
from report_build.spacing import NO_BREAK

SWATCH, LINE_SWATCH = 0.75, 1.9  # of the size: widths of the coloured sample
BESIDE = 0.45  # of the size: between sample and name
BETWEEN = 1.5  # of the size: between entries
MARKER = 5.5  # points across
SHORT = 14  # characters: a name that is not divided


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a key; `series` is there where the sample is a piece of its line."""

    text: str
    paint: Paint
    bold: bool = False
    series: SeriesPlan | None = None

    def sample(self, type_: Type) -> float:
        """The width of the coloured sample."""
        joined = self.series is not None and self.series.joined
        return (LINE_SWATCH if joined else SWATCH) * type_.size

    def sample_width(self, type_: Type) -> float:
        """The room that the coloured sample takes, with the gap beside it."""
        return self.sample(type_) + BESIDE * type_.size


def series_entries(plan: Drawing) -> tuple[Entry, ...]:
    """An entry for each series."""
    lines = plan.kind in ("line", "scatter")
    return tuple(
        Entry(series.name, series.paint, series.strong, series if lines else None)
        for series in plan.series
    )


def slice_entries(plan: Drawing) -> tuple[Entry, ...]:
    """An entry for each slice, with its value if it prints one; nothing is a value too.

    A value stays on the line of its name's last word, and a short name on one line.
    """
    return tuple(
        Entry(f"{_whole(name)}{NO_BREAK}{point.label}".strip(NO_BREAK), point.paint, point.strong)
        for name, point in zip(plan.categories, plan.series[0].points, strict=False)
        if point.value is not None and point.value >= 0
    )


def _whole(name: str) -> str:
    return name.replace(" ", NO_BREAK) if len(name) <= SHORT else name


def row_legend(entries: tuple[Entry, ...], type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """Entries side by side from the top left corner of the frame, in as many rows as it takes."""
    marks: list[Mark] = []
    x, top, row_lines = frame.left, frame.top, 1
    for entry in entries:
        sample = entry.sample_width(type_)
        lines = wrapped(entry.text, type_, max(frame.width - sample, type_.size), entry.bold)
        width = sample + max(type_.width(line, entry.bold) for line in lines)
        if x > frame.left and x + width > frame.right:
            x, top, row_lines = frame.left, top + row_lines * type_.line, 1
        marks += _entry_marks(entry, lines, type_, x, top)
        row_lines = max(row_lines, len(lines))
        x += width + BETWEEN * type_.size
    return tuple(marks)


def column_legend(entries: tuple[Entry, ...], type_: Type, frame: Rect) -> tuple[Mark, ...]:
    """Entries below each other, around the middle of the frame, shrunk until they fit."""
    while True:
        rows = [
            wrapped(e.text, type_, max(frame.width - e.sample_width(type_), type_.size), e.bold)
            for e in entries
        ]
        height = sum(len(lines) * type_.line + 0.25 * type_.size for lines in rows)
        if height <= frame.height:
            break
        type_ = type_.scaled(0.95)
    marks: list[Mark] = []
    top = frame.top + (frame.height - height) / 2
    for entry, lines in zip(entries, rows, strict=True):
        marks += _entry_marks(entry, lines, type_, frame.left, top)
        top += len(lines) * type_.line + 0.25 * type_.size
    return tuple(marks)


def _entry_marks(
    entry: Entry, lines: tuple[str, ...], type_: Type, x: float, top: float
) -> tuple[Mark, ...]:
    middle = top + type_.line / 2
    name = paragraph(x + entry.sample_width(type_), top, lines, type_, bold=entry.bold)
    if entry.series is None:
        half = SWATCH * type_.size / 2
        return Bar(Rect(x, middle - half, x + 2 * half, middle + half), entry.paint), *name
    return *line_sample(entry.series, x, middle, entry.sample(type_)), *name


def line_sample(series: SeriesPlan, x: float, y: float, width: float) -> tuple[Mark, ...]:
    """A short piece of a series' line, or its marker alone where it has no line."""
    symbol = Symbol(x + width / 2, y, series.marker, MARKER, series.paint)
    if not series.joined:
        return (symbol,)
    stroke = Stroke(((x, y), (x + width, y)), series.paint, line_width(series), series.dash)
    return (stroke, symbol) if series.marker != "none" else (stroke,)


def line_width(series: SeriesPlan) -> float:
    """Highlighted lines are thicker, so that colour is never the only sign."""
    return 2.75 if series.strong else 1.75
