"""A paragraph cut where its measured lines end: for each line its runs, or a part for each slide.

A line ends where `fit.py` measured it, in the middle of an address if need be; each piece of a
run keeps its look and its link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil

from report_build.render.fit import Ruler, para_lines
from report_build.render.shapes import Frame, Para, Run
from report_build.render.slide_text import merged

BLANKS = " \t"


def line_runs(para: Para, lines: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
    """The runs of a paragraph cut where its measured lines end, each with the blank behind it."""
    text = "".join(run.text for run in para.runs)
    out, at = [], 0
    for line in lines:
        start = at
        at += len(line if text.startswith(line, at) else line.lstrip(BLANKS))
        at += len(text[at:]) - len(text[at:].lstrip(BLANKS))
        out.append(_between(para.runs, start, at))
        at += text[at : at + 1] == "\n"
    return tuple(out)


def _between(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """The part of runs between two places of their text."""
    out, at = [], 0
    for run in runs:
        part = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if part:
            out.append(replace(run, text=part))
    return tuple(out)


def parts_in(measure: Ruler, para: Para, style: str, frame: Frame) -> tuple[Para, ...]:
    """A paragraph at full size in parts of about equal length, each a line short of its frame.

    That line is for programs that break an address elsewhere, and first carry it to a new line.
    """
    points = measure.look.size(style, para.level)
    lines = para_lines(measure, para, style, frame.width, points).lines
    room = int(frame.height / (measure.look.line(style, para.level) * points) + 1e-6) - 1
    count = ceil(len(lines) / max(room, 1))
    ends = [len(lines) * number // count for number in range(count + 1)]
    cut = line_runs(para, lines)
    return tuple(
        replace(para, runs=_joined(cut[start:end]), goes_on=bool(start))
        for start, end in pairwise(ends)
    )


def _joined(lines: Iterable[Iterable[Run]]) -> tuple[Run, ...]:
    return merged(run for line in lines for run in line)
