"""What a slide holds, and which layout suits it.

The choice is by kind and number of what stands on the slide, never by its length: an author
who adds a word must not find another design.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from report_build.frozen import dataclass
from report_build.model import (
    Block,
    BlockQuote,
    Chart,
    Column,
    Exhibit,
    FactRef,
    Figure,
    Heading,
    Inline,
    Layout,
    Only,
    Paragraph,
    PullQuote,
    Shown,
    Slide,
    Strong,
    Summary,
    Table,
    Text,
    Timeline,
)
from report_build.render.slide_text import runs, words_of

# ---- what a slide holds --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contents:
    """The blocks of a slide or column sorted: text, exhibits, columns. `text_first` in order."""

    text: tuple[Block, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    columns: tuple[Column, ...] = ()
    text_first: bool = True


def contents(blocks: Sequence[Block]) -> Contents:
    """The blocks sorted by what they need of a layout."""
    flat = _flat(blocks)
    shown = [block.target if isinstance(block, Shown) else block for block in flat]
    exhibits = tuple(item for item in shown if isinstance(item, Exhibit))
    columns = tuple(block for block in flat if isinstance(block, Column))
    apart = Exhibit | Shown | Column
    text = tuple(block for block in flat if not isinstance(block, apart))
    return Contents(text, exhibits, columns, not flat or not isinstance(flat[0], apart))


def _flat(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        out.extend(_flat(block.children) if isinstance(block, Summary | Only) else [block])
    return out


NUMBER = re.compile(r"[~≈<>+−-]?[^\w\s]?\d[\d.,\u00a0\u202f ]*[%‰]?")


def _is_number(block: Block) -> bool:
    """Whether a paragraph is a figure to set large: short, and a fact or nothing but digits."""
    if not isinstance(block, Paragraph):
        return False
    words = words_of(runs(block.children))
    said = all(isinstance(item, Text | Strong | FactRef) for item in block.children)
    fact = any(isinstance(item, FactRef) for item in block.children)
    return said and (NUMBER.fullmatch(words) is not None or (fact and len(words) <= 14))


def column_head(column: Column) -> tuple[Inline, ...]:
    """A column's heading: its first block, if it is a heading or all strong; else empty."""
    if not column.children:
        return ()
    first = column.children[0]
    if isinstance(first, Heading):
        return first.children
    if isinstance(first, Paragraph) and len(first.children) == 1:
        only = first.children[0]
        return only.children if isinstance(only, Strong) else ()
    return ()


# ---- the choice of a layout ----------------------------------------------------------------


def layout_of(slide: Slide) -> tuple[Layout, str]:
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


def _layout_of_exhibit(held: Contents) -> tuple[Layout, str]:
    only = held.exhibits[0]
    match only:
        case Chart():
            return ("chart-right", "text and a chart") if held.text else ("chart", "a chart alone")
        case Figure():
            return "picture-right", "a picture"
        case Table():
            return "table", "a table"
        case Timeline():
            return "timeline", "a timeline"
    assert_never(only)


def _layout_of_text(text: tuple[Block, ...]) -> tuple[Layout, str]:
    if not text:
        return "section", "a title and nothing else"
    rest_is_prose = all(isinstance(block, Paragraph) for block in text[1:])
    if len(text) <= 2 and isinstance(text[0], BlockQuote | PullQuote) and rest_is_prose:
        return "quote", "a quotation"
    if len(text) > 1 and _is_number(text[0]) and rest_is_prose:
        return "big-number", "a number and what it says"
    return "title-and-content", "text"
