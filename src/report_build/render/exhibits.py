"""Figures, charts, tables and timelines placed in a frame of a slide.

Each becomes one or more pages of shapes: a long table repeats its header, a long timeline
goes on. What cannot be shown in the frame is reported and gives no page. An exhibit's caption
stands above it unless the slide's title says the same; its source and note go to the foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.frozen import dataclass
from report_build.model import Align, Chart, Event, Exhibit, Figure, Row, Table, Timeline
from report_build.render.fit import Ruler, balanced, para_lines, para_widths, text_in
from report_build.render.layouts import CELL_PAD, LINE, SCALES
from report_build.render.look import DeckLook
from report_build.render.shapes import (
    ChartShape,
    Frame,
    Ornament,
    Para,
    PictureShape,
    Run,
    Shape,
    TableShape,
    TextShape,
)
from report_build.render.slide_text import bold, row_runs, runs, words_of
from report_build.words import Words

POINTS_A_MM = 72 / 25.4
CAPTION_GAP = 8.0
LEAST = (180.0, 110.0)  # a chart or picture smaller than this says nothing

_FIGURE = re.compile(r"[~<>≈+\-−–]?\s*[\d.,\s\u00a0\u202f]*\d\s*[%‰]?|[-–—]?")


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of planning needs: a measure, the language's words, the findings."""

    measure: Ruler
    words: Words
    report: Report

    @property
    def look(self) -> DeckLook:
        """The layouts and text styles that slides are planned for."""
        return self.measure.look

    def overflow(self, points: float, pos: Pos, what: str, hint: str) -> None:
        """Report something that is taller than its place, by how many millimetres."""
        fact = f"{what} is {max(points / POINTS_A_MM, 1):.0f} mm too tall for its slide"
        self.report(Diagnostic(Rule.SLIDE_OVERFLOW, fact, pos, hint))


Shapes = tuple[Shape, ...]


def exhibit_pages(setting: Setting, exhibit: Exhibit, frame: Frame, title: str) -> list[Shapes]:
    """The exhibit as pages of shapes within `frame`; none, and a finding, if it cannot fit."""
    caption, rest = _captioned(setting, exhibit, frame, title)
    match exhibit:
        case Chart(alt=alt):
            return _roomy(setting, exhibit, rest, (*caption, ChartShape(rest, exhibit, alt)))
        case Figure(path, alt):
            picture = PictureShape(contained(exhibit.size, rest), path, alt, exhibit.decorative)
            return _roomy(setting, exhibit, rest, (*caption, picture))
        case Table():
            return [(*caption, page) for page in _table_pages(setting, exhibit, rest)]
        case Timeline():
            return [(*caption, *page) for page in _timeline_pages(setting, exhibit, rest)]
    assert_never(exhibit)


def _roomy(setting: Setting, exhibit: Exhibit, rest: Frame, page: Shapes) -> list[Shapes]:
    short = max(LEAST[1] - rest.height, LEAST[0] - rest.width)
    if short <= 0:
        return [page]
    setting.overflow(short, exhibit.pos, "what stands here", "give it a slide of its own")
    return []


def _captioned(
    setting: Setting, exhibit: Exhibit, frame: Frame, title: str
) -> tuple[Shapes, Frame]:
    """The caption's shape, if there is one, and the frame below it."""
    words = runs(exhibit.legend.caption)
    if not words or words_of(words) == title:
        return (), frame
    para = Para(words)
    height = text_in(setting.measure, (para,), "caption", frame.width).height
    place = Frame(frame.x, frame.y, frame.width, height)
    down = height + CAPTION_GAP
    rest = Frame(frame.x, frame.y + down, frame.width, frame.height - down)
    return (TextShape("", place, (para,), "caption"),), rest


def contained(size: tuple[float, float], frame: Frame) -> Frame:
    """The largest frame of these proportions in the middle of another."""
    width, height = size if min(size) > 0 else (4.0, 3.0)
    scale = min(frame.width / width, frame.height / height)
    width, height = width * scale, height * scale
    return Frame(
        frame.x + (frame.width - width) / 2, frame.y + (frame.height - height) / 2, width, height
    )


# ---- tables --------------------------------------------------------------------------------

Cells = tuple[Para, ...]


def table_sizes(theme_size: float) -> tuple[float, ...]:
    """The type sizes to try for a table, largest first, none under 14 points."""
    tried = (theme_size * factor for factor in (1.25, 1.125, 1, 0.9375, 0.875))
    return tuple(sorted({max(round(points, 1), 14.0) for points in tried}, reverse=True))


def _table_pages(setting: Setting, table: Table, frame: Frame) -> list[TableShape]:
    measure = setting.measure
    head = tuple(Para(bold(cell)) for cell in row_runs(table.head))
    rows = [_cells(row) for row in table.rows]
    normal = max(measure.look.theme.lengths["deck-table-size"], 14.0)
    sizes = table_sizes(normal)
    needs = _column_needs(measure, [head, *rows])
    tried = {points: _column_widths(needs, points, frame) for points in sizes}
    fitting = {points: widths for points, widths in tried.items() if widths}
    if not fitting:
        fact = f"a table of {len(head)} columns is too wide for its slide"
        hint = "leave out columns on the slide, or put the words in the rows"
        setting.report(Diagnostic(Rule.SLIDE_OVERFLOW, fact, table.pos, hint))
        return []
    shape = TableShape(frame, (), _aligned(table, rows), (), (), normal, _table_alt(table))
    for points, widths in fitting.items():
        heights = _row_heights(measure, [head, *rows], widths, points)
        if sum(heights) <= frame.height:
            airy = [height * _airiness(sum(heights), frame) for height in heights]
            return [_table_page(shape, [head, *rows], widths, airy, points)]
    points = normal if normal in fitting else min(fitting)
    return _split_table(setting, table, shape, [head, *rows], fitting[points], points)


def _airiness(height: float, frame: Frame) -> float:
    """How much taller the rows of a small table may be, so that it fills its place better."""
    return max(1.0, min(1.4, 0.95 * frame.height / height))


def _cells(row: Row) -> Cells:
    return tuple(Para(cell) for cell in row_runs(row))


def _split_table(
    setting: Setting,
    table: Table,
    shape: TableShape,
    rows: list[Cells],
    widths: tuple[float, ...],
    points: float,
) -> list[TableShape]:
    heights = _row_heights(setting.measure, rows, widths, points)

    def height(start: int, stop: int) -> float:
        return heights[0] + sum(heights[1 + start : 1 + stop])

    pages = balanced(len(rows) - 1, height, shape.frame.height)
    if pages is None:
        tallest = max(range(1, len(rows)), key=lambda index: heights[index])
        over = heights[0] + heights[tallest] - shape.frame.height
        pos = table.rows[tallest - 1].pos
        setting.overflow(over, pos, "a row of the table", "cut its words, or give it more width")
        return []
    return [
        _table_page(
            shape,
            [rows[0], *rows[1 + page.start : 1 + page.stop]],
            widths,
            [heights[0], *heights[1 + page.start : 1 + page.stop]],
            points,
        )
        for page in pages
    ]


def _table_page(
    shape: TableShape,
    rows: list[Cells],
    widths: tuple[float, ...],
    heights: Sequence[float],
    points: float,
) -> TableShape:
    place = Frame(shape.frame.x, shape.frame.y, sum(widths), sum(heights))
    return replace(
        shape, frame=place, rows=tuple(rows), widths=widths, heights=tuple(heights), size=points
    )


def _column_needs(measure: Ruler, rows: list[Cells]) -> list[tuple[float, float]]:
    """The longest word and the longest line of each column, at a size of one point."""
    found = [
        [para_widths(measure, cell, "table", 1.0) for cell in column]
        for column in zip(*rows, strict=True)
    ]
    return [(max(word for word, _ in one), max(line for _, line in one)) for one in found]


def _column_widths(
    needs: list[tuple[float, float]], points: float, frame: Frame
) -> tuple[float, ...]:
    """Widths of the columns, none narrower than its longest word; none where that is too wide."""
    pad = 2 * CELL_PAD[0] + 1
    least = [word * points + pad for word, _ in needs]
    wanted = [line * points + pad for _, line in needs]
    if sum(least) > frame.width:
        return ()
    if sum(wanted) <= frame.width:
        full = min(frame.width, max(sum(wanted) * 1.5, frame.width * 0.6))
        return tuple(width * full / sum(wanted) for width in wanted)
    spare, lacking = frame.width - sum(least), sum(wanted) - sum(least)
    return tuple(
        low + spare * (high - low) / lacking for low, high in zip(least, wanted, strict=True)
    )


def _row_heights(
    measure: Ruler, rows: list[Cells], widths: tuple[float, ...], points: float
) -> list[float]:
    across, above = CELL_PAD
    return [
        max(
            para_lines(measure, cell, "table", width - 2 * across, points).height
            for cell, width in zip(row, widths, strict=True)
        )
        + 2 * above
        for row in rows
    ]


def _aligned(table: Table, rows: list[Cells]) -> tuple[Align, ...]:
    """The author's alignment, but columns of nothing but figures stand right."""
    columns = list(zip(*rows, strict=True)) or [()] * len(table.align)
    return tuple(
        "right" if align == "left" and _all_figures(column) else align
        for align, column in zip(table.align, columns, strict=True)
    )


def _all_figures(column: Sequence[Para]) -> bool:
    words = [words_of(cell.runs) for cell in column]
    return any(words) and all(_FIGURE.fullmatch(word) for word in words)


def _table_alt(table: Table) -> str:
    heads = ", ".join(words_of(cell) for cell in row_runs(table.head) if cell)
    return table.alt or words_of(runs(table.legend.caption)) or heads


# ---- timelines -----------------------------------------------------------------------------

DOT, RAIL = 14.0, 3.0
NARROWEST = 140.0  # an event set narrower than this reads as a list of words
MOST_LINES = 7  # of an event beside others
LARGER = 1.2  # how much larger events are set of which none has more than half as many


@dataclass(frozen=True, slots=True)
class _Entry:
    when: Para
    what: Para


def _entry(event: Event) -> _Entry:
    return _Entry(Para(runs_of_text(event.when_text or event.when)), Para(runs(event.what)))


def runs_of_text(text: str) -> tuple[Run, ...]:
    """Plain words as one run."""
    return (Run(text),) if text else ()


def _timeline_pages(setting: Setting, timeline: Timeline, frame: Frame) -> list[Shapes]:
    entries = [_entry(event) for event in timeline.events]
    if not entries:
        fact, hint = "this timeline has no events", "write events: and one event a line below it"
        setting.report(Diagnostic(Rule.SLIDE_LAYOUT, fact, timeline.pos, hint))
        return []
    for scale in SCALES if setting.look.brand else (LARGER, *SCALES):
        if across := _across(setting.measure, entries, frame, scale):
            return [across]
    column = _column(setting.measure, entries, frame, SCALES[0])
    for scale in SCALES:
        column = _column(setting.measure, entries, frame, scale)
        if column.height(0, len(entries)) <= frame.height:
            return [_rail(column, range(len(entries)), frame)]
    pages = balanced(len(entries), column.height, frame.height)
    if pages is None:
        tallest = max(range(len(entries)), key=lambda index: column.heights[index])
        over = column.heights[tallest] - frame.height
        setting.overflow(over, timeline.events[tallest].pos, "an event", "say it in fewer words")
        return []
    return [_rail(column, page, frame) for page in pages]


def _across(measure: Ruler, entries: list[_Entry], frame: Frame, scale: float) -> Shapes:
    """A few short events side by side on a line; nothing if they are too many or too long."""
    if not 2 <= len(entries) <= 5:
        return ()
    step = frame.width / len(entries)
    width = step - 20
    if width < NARROWEST * max(scale, 1):
        return ()
    whats = [text_in(measure, (entry.what,), "what", width, scale) for entry in entries]
    whens = [text_in(measure, (entry.when,), "when", width, scale) for entry in entries]
    above = max(found.height for found in whens)
    total = above + 8 + DOT + 12 + max(found.height for found in whats)
    broken = any(found.overlong for found in (*whats, *whens))
    most = MOST_LINES // 2 if scale > 1 else MOST_LINES
    if broken or total > frame.height or max(len(found.lines) for found in whats) > most:
        return ()
    top = frame.y + (frame.height - total) * 0.4
    middle = top + above + 8 + DOT / 2
    line = Frame(frame.x, middle - RAIL / 2, frame.width, RAIL)
    out: list[Shape] = [Ornament(line, "panel", "accent1")]
    for index, (entry, when, what) in enumerate(zip(entries, whens, whats, strict=True)):
        x = frame.x + index * step
        out.append(_dot(x, middle - DOT / 2))
        date = Frame(x, top + above - when.height, width, when.height)
        label = Frame(x, middle + DOT / 2 + 12, width, what.height)
        out.append(TextShape("", date, (entry.when,), "when", scale))
        out.append(TextShape("", label, (entry.what,), "what", scale))
    return tuple(out)


EVENT_GAP = (12.0, 26.0)
"""The least and the most space between two events of a column, in points."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Events one below the other: the width of their dates and the height of each."""

    entries: Sequence[_Entry]
    date_width: float
    heights: tuple[float, ...]
    line: float
    scale: float

    def height(self, start: int, stop: int) -> float:
        return sum(self.heights[start:stop]) + EVENT_GAP[0] * (stop - start - 1)


def _column(measure: Ruler, entries: list[_Entry], frame: Frame, scale: float) -> _Column:
    points = measure.look.size("when", 0, scale)
    widest = max(para_widths(measure, entry.when, "when", points)[1] for entry in entries)
    date_width = min(widest + 4, frame.width * 0.3)
    text_width = frame.width - date_width - 56
    heights = tuple(
        max(
            text_in(measure, (entry.when,), "when", date_width, scale).height,
            text_in(measure, (entry.what,), "what", text_width, scale).height,
        )
        for entry in entries
    )
    return _Column(entries, date_width, heights, points * LINE, scale)


def _rail(column: _Column, page: range, frame: Frame) -> Shapes:
    """Some events of a column, with the line and the dots between dates and words."""
    rail = frame.x + column.date_width + 28
    spare = (frame.height - column.height(page.start, page.stop)) / max(len(page) - 1, 1)
    gap = min(EVENT_GAP[0] + spare, EVENT_GAP[1])
    tops = [frame.y]
    for index in page[:-1]:
        tops.append(tops[-1] + column.heights[index] + gap)
    length = max(tops[-1] - tops[0], RAIL)
    down = Frame(rail - RAIL / 2, tops[0] + column.line / 2, RAIL, length)
    out: list[Shape] = [Ornament(down, "panel", "accent1")]
    for top, index in zip(tops, page, strict=True):
        entry, height = column.entries[index], column.heights[index]
        out.append(_dot(rail - DOT / 2, top + column.line / 2 - DOT / 2))
        date = Frame(frame.x, top, column.date_width, height)
        words = Frame(rail + 28, top, frame.x + frame.width - rail - 28, height)
        out.append(TextShape("", date, (entry.when,), "when", column.scale))
        out.append(TextShape("", words, (entry.what,), "what", column.scale))
    return tuple(out)


def _dot(x: float, y: float) -> Ornament:
    return Ornament(Frame(x, y, DOT, DOT), "dot", "accent2")
