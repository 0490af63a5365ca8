"""What a slide holds, and which layout suits it.

The choice is by kind and number of what stands on the slide, never by its length: an author
who adds a word must not find another design.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from report_build import model as m
from report_build.frozen import dataclass
from report_build.render.slide_text import runs, words_of

# ---- what a slide holds --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks of a slide or column sorted: text, exhibits, columns. `text_first` in order."""

    text: tuple[m.Block, ...] = ()
    exhibits: tuple[m.Exhibit, ...] = ()
    columns: tuple[m.Column, ...] = ()
    text_first: bool = True


def contents(blocks: Sequence[m.Block]) -> Contents:
    """The blocks sorted by what they need of a layout."""
    flat = _flat(blocks)
    shown = [block.target if isinstance(block, m.Shown) else block for block in flat]
    exhibits = tuple(item for item in shown if isinstance(item, m.Exhibit))
    columns = tuple(block for block in flat if isinstance(block, m.Column))
    apart = m.Exhibit | m.Shown | m.Column
    text = tuple(block for block in flat if not isinstance(block, apart))
    return Contents(text, exhibits, columns, not flat or not isinstance(flat[0], apart))


def _flat(blocks: Sequence[m.Block]) -> list[m.Block]:
    out: list[m.Block] = []
    for block in blocks:
        out.extend(_flat(block.children) if isinstance(block, m.Summary | m.Only) else [block])
    return out


NUMBER = re.compile(r"[~≈<>+−-]?[^\w\s]?\d[\d.,\u00a0\u202f ]*[%‰]?")


def _is_number(block: m.Block) -> bool:
    """Whether a paragraph is a figure to set large: short, and a fact or nothing but digits."""
    if not isinstance(block, m.Paragraph):
        return False
    words = words_of(runs(block.children))
    said = all(isinstance(item, m.Text | m.Strong | m.FactRef) for item in block.children)
    fact = any(isinstance(item, m.FactRef) for item in block.children)
    return said and (NUMBER.fullmatch(words) is not None or (fact and len(words) <= 14))


def column_head(column: m.Column) -> tuple[m.Inline, ...]:
    """A column's heading: its first block, if it is a heading or all strong; else empty."""
    if not column.children:
        return ()
    first = column.children[0]
    if isinstance(first, m.Heading):
        return first.children
    if isinstance(first, m.Paragraph) and len(first.children) == 1:
        only = first.children[0]
        return only.children if isinstance(only, m.Strong) else ()
    return ()


# ---- the choice of a layout ----------------------------------------------------------------


def layout_of(slide: m.Slide) -> tuple[m.Layout, str]:
    """The layout of a slide, and in a few words why it is this one."""
    if slide.layout:
        return slide.layout, "asked for"
    held = contents(slide.children)
    if held.columns:
        headed = all(column_head(column) for column in held.columns)
        return ("comparison", "columns with headings") if headed else ("two-content", "columns")
    if len(held.exhibits) == 2 and not held.text:
        return "two-content", "two exhibits side by side"
    if len(held.exhibits) == 1:
        return _layout_of_exhibit(held)
    if held.exhibits:
        return "title-and-content", "several exhibits, one a slide"
    return _layout_of_text(held.text)


def _layout_of_exhibit(held: Contents) -> tuple[m.Layout, str]:
    only = held.exhibits[0]
    match only:
        case m.Chart():
            return ("chart-right", "text and a chart") if held.text else ("chart", "a chart alone")
        case m.Figure():
            return "picture-right", "a picture"
        case m.Table():
            return "table", "a table"
        case m.Timeline():
            return "timeline", "a timeline"
    assert_never(only)


def _layout_of_text(text: tuple[m.Block, ...]) -> tuple[m.Layout, str]:
    if not text:
        return "section", "a title and nothing else"
    rest_is_prose = all(isinstance(block, m.Paragraph) for block in text[1:])
    if len(text) <= 2 and isinstance(text[0], m.BlockQuote | m.PullQuote) and rest_is_prose:
        return "quote", "a quotation"
    if len(text) > 1 and _is_number(text[0]) and rest_is_prose:
        return "big-number", "a number and what it says"
    return "title-and-content", "text"
