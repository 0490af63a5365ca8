"""Two columns of a slide: side by side, or compared below headings.

Columns of nothing but text stand on tinted cards of equal height, in the largest type that
fits both: a few words on a bare slide look as if something were missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from report_build.diagnostics import Diagnostic
from report_build.frozen import dataclass
from report_build.model import Block, Column, Layout
from report_build.render.contents import Contents, column_head, contents
from report_build.render.exhibits import Shapes
from report_build.render.fit import text_height
from report_build.render.region import region_pages
from report_build.render.shapes import Frame, Ornament, Para, TextShape
from report_build.render.slide_text import runs
from report_build.render.stack import AIRY, GAP, apart, one_page, stack_height, stacked
from report_build.render.text_slides import Filling, Page

NAMES = ("left", "right")
PAD = (20.0, 18.0)
"""The space on a card left and right of its text, and above and below it."""

BAR = 4.0
LEAST = 0.55
"""A card is at least so tall, as a part of the place that it has."""

LARGER_HEAD = 1.2
"""How much larger a heading is set above columns in the larger type."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A column: the card that it stands on, if any, and its contents, page by page."""

    pages: list[Shapes]
    card: Shapes = ()
    large: bool = False  # set in the type of a slide without columns


# ---- the two layouts -----------------------------------------------------------------------


def two_pages(filling: Filling, held: Contents) -> list[Page]:
    """Two columns, or two exhibits, below what text there is."""
    if len(held.exhibits) == 2 and not held.columns and not held.text:
        held = Contents(columns=tuple(Column((exhibit,)) for exhibit in held.exhibits))
    if not _two_columns(filling, held):
        return []
    area, units = filling.setting.look.area, filling.prose.units(held.text)
    height = stack_height(filling.setting.measure, units, area.width, "side") if units else 0.0
    if height > area.height * 0.45:
        return filling.refuse("has no room for so much text beside its columns", "cut it")
    lead = Frame(area.x, area.y, area.width, height)
    above = stacked(filling.setting, units, lead, "", "side")[0]
    texts = [column.children for column in held.columns]
    sides = _sides(filling, texts, "two-content", height + GAP if units else 0.0)
    return _pages("two-content", sides, ((), ()), above)


def comparison_pages(filling: Filling, held: Contents) -> list[Page]:
    """Two columns, each below its heading."""
    if not _two_columns(filling, held):
        return []
    if held.text:
        fact = "has no place for text outside its columns"
        return filling.refuse(fact, "move the text into a column, or use layout=two-content")
    if not all(map(column_head, held.columns)):
        hint = "begin each column with a heading such as ## Before"
        return filling.refuse("needs a heading on each column", hint)
    sides = _sides(filling, [column.children[1:] for column in held.columns], "comparison", 0)
    return _pages("comparison", sides, _heads(filling, held.columns, sides))


def _two_columns(filling: Filling, held: Contents) -> bool:
    """Whether there are two columns and no exhibit outside them; else a finding."""
    if len(held.columns) != 2:
        fact = f"needs two columns, and this slide has {len(held.columns)}"
        filling.refuse(fact, "write ::: column twice, and close each with :::")
    elif held.exhibits:
        fact = "has no place for what stands outside the columns"
        filling.refuse(fact, "move the figure, chart or table into a column")
    return len(held.columns) == 2 and not held.exhibits


def _pages(
    layout: Layout, sides: Sequence[_Side], heads: Sequence[Shapes], above: Shapes = ()
) -> list[Page]:
    """Both columns page by page, each read below its heading; none if one could not be set."""
    if not all(side.pages for side in sides):
        return []
    (left, right), (left_head, right_head) = sides, heads
    return [
        Page(layout, (*above, *left.card, *left_head, *one, *right.card, *right_head, *other))
        for one, other in zip_longest(left.pages, right.pages, fillvalue=())
    ]


def _heads(filling: Filling, columns: Sequence[Column], sides: Sequence[_Side]) -> Sequence[Shapes]:
    """The heading of each column; on a card in the measure of its text, and as large."""
    setting, spec = filling.setting, filling.setting.look.layouts["comparison"]
    style = spec["left-head"].style
    found: list[tuple[TextShape, ...]] = []
    for name, column, side in zip(NAMES, columns, sides, strict=True):
        place = replace(spec[f"{name}-head"], style=style)
        place = replace(place, frame=_inset(place.frame)) if side.card else place
        found.append(one_page(setting, (Para(runs(column_head(column))),), place, column.pos))
    large = [tuple(replace(head, scale=LARGER_HEAD) for head in heads) for heads in found]
    every = [head for heads in large for head in heads]
    fit = [text_height(setting.measure, head) <= head.frame.height for head in every]
    return large if all(fit) and all(found) and all(side.large for side in sides) else found


def _inset(frame: Frame) -> Frame:
    return Frame(frame.x + PAD[0], frame.y, frame.width - 2 * PAD[0], frame.height)


# ---- what stands in them -------------------------------------------------------------------


def _sides(
    filling: Filling, columns: Sequence[Sequence[Block]], layout: Layout, down: float
) -> list[_Side]:
    """Two columns filled: in the larger type, if both then stand on one page, else the smaller."""
    look = filling.setting.look
    places = [look.layouts[layout][name] for name in NAMES]
    frames = [_lower(place.frame, down) for place in places]
    usual = [
        (blocks, frame, place.style)
        for blocks, frame, place in zip(columns, frames, places, strict=True)
    ]
    if look.brand:
        return [_Side(pages) for pages in _filled(filling, usual)]
    large = [(blocks, frame, "body") for blocks, frame, _ in usual]
    for tried in (large, usual):
        if cards := _cards(filling, tried):
            return cards
    return [_Side(pages) for pages in _tried(filling, large) or _filled(filling, usual)]


_Halves = Sequence[tuple[Sequence[Block], Frame, str]]
"""What stands in each column, where, and in which style."""


def _filled(filling: Filling, halves: _Halves) -> list[list[Shapes]]:
    return [
        region_pages(filling, contents(blocks), frame, name, style)
        for name, (blocks, frame, style) in zip(NAMES, halves, strict=True)
    ]


def _tried(filling: Filling, halves: _Halves) -> list[list[Shapes]]:
    """Both columns on one page, unshrunk; none if they do not fit so, of which nothing is said."""
    unfit: list[Diagnostic] = []
    quiet = replace(filling, setting=replace(filling.setting, report=unfit.append))
    pages = _filled(quiet, halves)
    fits = all(len(side) == 1 and _unshrunk(side[0]) for side in pages)
    return pages if fits and not unfit else []


def _unshrunk(shapes: Shapes) -> bool:
    return all(shape.scale == 1 for shape in shapes if isinstance(shape, TextShape))


def _lower(frame: Frame, down: float) -> Frame:
    return Frame(frame.x, frame.y + down, frame.width, frame.height - down)


# ---- cards ---------------------------------------------------------------------------------


def _cards(filling: Filling, halves: _Halves) -> list[_Side]:
    """Two columns of plain text on cards; none where they hold other things, or do not fit."""
    frames = [frame for _, frame, _ in halves]
    top = filling.setting.look.area.y if filling.layout == "comparison" else frames[0].y
    above = max(PAD[1], frames[0].y - top)
    on_cards = []
    for blocks, frame, style in halves:
        inner = _inset(_lower(frame, top + above - frame.y))
        on_cards.append((blocks, replace(inner, height=inner.height - PAD[1]), style))
    texts = []
    for pages in _tried(filling, on_cards):
        match pages:
            case [(TextShape() as text,)] if text.style in AIRY:
                texts.append(text)
            case _:
                return []
    if not texts:
        return []
    texts = _alike(filling, texts)
    tallest = max(text_height(filling.setting.measure, text) for text in texts)
    height = max(above + tallest + PAD[1], LEAST * (frames[0].y + frames[0].height - top))
    made = []
    for text, frame in zip(texts, frames, strict=True):
        card = Frame(frame.x, top, frame.width, height)
        bar = Frame(frame.x, top, frame.width, BAR)
        ground = (Ornament(card, "panel", "bg2"), Ornament(bar, "panel", "accent1"))
        place = replace(text.frame, height=height - above - PAD[1])
        made.append(_Side([(replace(text, frame=place),)], ground, text.style == "body"))
    return made


def _alike(filling: Filling, texts: Sequence[TextShape]) -> list[TextShape]:
    """The texts with the same space between paragraphs: what the fuller one has room for."""
    measure = filling.setting.measure
    found = [apart(measure, text, text.frame.height) for text in texts if len(text.paras) > 1]
    return [replace(text, apart=min(found, default=1.0)) for text in texts]
