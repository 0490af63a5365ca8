"""Planned text as HTML: each line that was measured is printed as a line of its own.

The engine breaks nothing here: the lines are those of `fit.py`, so they are the same in the
plan, in the deck and in the handout. Words come out in the order and structure of the slide:
paragraphs, and lists with their labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from report_build.frozen import dataclass
from report_build.render.cut import line_runs
from report_build.render.drawing_text import BULLETS
from report_build.render.fit import Ruler, para_lines, text_height
from report_build.render.layouts import LINE, Anchor
from report_build.render.masters import COLOR_MAP
from report_build.render.shapes import Frame, Para, Run, TextShape
from report_build.render.theme_part import COLORS

SHARES: dict[Anchor, float] = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """How large slides are drawn, from the points of a slide to those of the page."""

    measure: Ruler
    factor: float = 1.0

    def length(self, points: float) -> str:
        """A length on the page, as CSS."""
        return f"{round(points * self.factor, 3) + 0.0:g}pt"

    def box(self, frame: Frame) -> str:
        """Place and extent on the page, as CSS."""
        place = f"left:{self.length(frame.x)};top:{self.length(frame.y)}"
        return f"{place};{self.extent(frame.width, frame.height)}"

    def extent(self, width: float, height: float) -> str:
        """How wide and high something is on the page, as CSS."""
        return f"width:{self.length(width)};height:{self.length(height)}"


def color(slot: str) -> str:
    """The token behind a colour slot of the deck, as CSS."""
    return f"var(--{COLORS[COLOR_MAP[slot]]})"


# ---- runs ----------------------------------------------------------------------------------


def runs_html(runs: Iterable[Run], upright: bool = True) -> Markup:
    """Runs with their looks and links; within italics (`upright` false) emphasis is upright."""
    return Markup("").join(_run_html(run, upright) for run in runs)


def _run_html(run: Run, upright: bool) -> Markup:
    words = Markup.escape(run.text) if run.text != "\n" else Markup("<br>")
    if run.code:
        words = Markup("<code>{}</code>").format(words)
    if run.caps:
        words = Markup('<span class="small-caps">{}</span>').format(words)
    if run.italic:
        kind = Markup("<em>{}</em>") if upright else Markup('<em class="upright">{}</em>')
        words = kind.format(words)
    if run.bold:
        words = Markup("<strong>{}</strong>").format(words)
    if run.raised:
        words = Markup("<{0}>{1}</{0}>").format("sup" if run.raised == "super" else "sub", words)
    if run.lang:
        words = Markup('<span lang="{}">{}</span>').format(run.lang, words)
    target = run.url or (f"#{run.slide}" if run.slide else "")
    return Markup('<a href="{}">{}</a>').format(target, words) if target else words


# ---- paragraphs ----------------------------------------------------------------------------

Print = Callable[[Para, int], Markup]
"""How one paragraph, and which of its text it is, is printed."""


def flow_html(paras: Sequence[Para], printed: Print, first: int = 0) -> Markup:
    """Paragraphs in order, those with markers as lists; what is deeper belongs to its item."""
    out, at = Markup(""), 0
    while at < len(paras):
        if not paras[at].marker:
            out += printed(paras[at], first + at)
            at += 1
            continue
        stop = _list_end(paras, at)
        out += _list_html(paras[at:stop], printed, first + at)
        at = stop
    return out


def _list_end(paras: Sequence[Para], start: int) -> int:
    head = paras[start]
    for at in range(start + 1, len(paras)):
        para = paras[at]
        same = para.level == head.level and para.marker == head.marker
        if para.level < head.level or (para.level == head.level and not same):
            return at
    return len(paras)


def _list_html(paras: Sequence[Para], printed: Print, first: int) -> Markup:
    head = paras[0]
    starts = [at for at, para in enumerate(paras) if at == 0 or para.level == head.level]
    items = Markup("").join(
        Markup("<li>{}{}</li>\n").format(
            printed(paras[start], first + start),
            flow_html(paras[start + 1 : stop], printed, first + start + 1),
        )
        for start, stop in zip(starts, [*starts[1:], len(paras)], strict=True)
    )
    return Markup("<{0}>\n{1}</{0}>\n").format("ol" if head.marker == "number" else "ul", items)


def label_of(paras: Sequence[Para], index: int) -> str:
    """What stands before an item: the mark of its level, or its number among its like."""
    para = paras[index]
    if para.marker == "bullet":
        return BULLETS[min(para.level, len(BULLETS) - 1)]
    count = para.start
    for before in reversed(paras[:index]):
        if before.level < para.level or (before.level == para.level and before.marker != "number"):
            break
        count += before.level == para.level
    return f"{count}."


# ---- text in its frame ---------------------------------------------------------------------


def text_html(
    shape: TextShape, anchor: Anchor, scale: Scale, tag: str = "p", kind: str = "text"
) -> Markup:
    """The text of a shape, each paragraph where the plan has it, in elements of one name."""
    tops = tuple(_tops(shape, anchor, scale.measure))

    def printed(para: Para, index: int) -> Markup:
        text = _para_html(shape, para, tops[index], scale, (tag, kind))
        return _marker_html(shape, index, tops[index], scale) + text if para.marker else text

    return flow_html(shape.paras, printed)


def _tops(shape: TextShape, anchor: Anchor, measure: Ruler) -> Iterator[float]:
    """Where each paragraph begins on the slide."""
    frame = shape.frame
    y = frame.y + (frame.height - text_height(measure, shape)) * SHARES[anchor]
    for index, para in enumerate(shape.paras):
        above = measure.look.level(shape.style, para.level).before * shape.apart
        y += above if index else 0.0
        yield y
        y += _measured(shape, para, measure)[1]


def _measured(shape: TextShape, para: Para, measure: Ruler) -> tuple[tuple[str, ...], float]:
    points = measure.look.size(shape.style, para.level, shape.scale)
    found = para_lines(measure, para, shape.style, shape.frame.width, points)
    return found.lines, found.height


def _para_html(
    shape: TextShape, para: Para, top: float, scale: Scale, element: tuple[str, str]
) -> Markup:
    design = scale.measure.look
    look = design.level(shape.style, para.level)
    left, indent = design.margins(shape.style, para)
    lines, height = _measured(shape, para, scale.measure)
    place = Frame(shape.frame.x + left, top, shape.frame.width - left, height)
    style = f"{scale.box(place)};{_type(shape, para, scale)}"
    if indent and not para.marker:
        style += f";text-indent:{scale.length(indent)}"
    if look.align != "left":
        style += f";text-align:{look.align}"
    words = lines_html(para, lines, upright=not look.italic)
    return Markup('<{0} class="{1}" style="{2}">{3}</{0}>\n').format(*element, style, words)


def lines_html(para: Para, lines: Sequence[str], upright: bool = True) -> Markup:
    """A paragraph's words, a line of HTML for each line that was measured."""
    return Markup("\n").join(runs_html(line, upright) for line in line_runs(para, lines))


def _type(shape: TextShape, para: Para, scale: Scale) -> str:
    design = scale.measure.look
    look = design.level(shape.style, para.level)
    points = design.size(shape.style, para.level, shape.scale)
    parts = [
        f"font-size:{scale.length(points)}",
        f"font-family:var(--deck-font-{look.font})",
        f"color:{color(look.color)}",
    ]
    parts += ["font-weight:bold"] if look.bold else []
    parts += ["font-style:italic"] if look.italic else []
    return ";".join(parts)


def _marker_html(shape: TextShape, index: int, top: float, scale: Scale) -> Markup:
    para = shape.paras[index]
    design = scale.measure.look
    left, indent = design.margins(shape.style, para)
    points = design.size(shape.style, para.level, shape.scale)
    place = Frame(shape.frame.x + left + indent, top, -indent, points * LINE)
    style = f"{scale.box(place)};{_type(shape, para, scale)};color:{color('accent1')}"
    words = label_of(shape.paras, index)
    return Markup('<div class="marker" style="{}">{}</div>').format(style, words)
