"""Lists and tables of HTML to Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from report_build.diagnostics import Pos, Rule
from report_build.importing.article import Article
from report_build.importing.html_text import Inline, local
from report_build.importing.markup import paragraph, plain


def listed(node: etree._Element, inline: Inline, indent: str = "") -> str:
    """A list, nested to any depth; an item is one paragraph and the lists in it."""
    lines, ordered = [], local(node) == "ol"
    items = [item for item in node if local(item) == "li"]
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if ordered else "- "
        text, inner = _item(item, inline, indent + " " * len(mark))
        if text or inner:
            lines.append(f"{indent}{mark}{text}")
            lines += inner
    return "\n".join(lines)


def _item(node: etree._Element, inline: Inline, indent: str) -> tuple[str, list[str]]:
    """An item's own text on one line, and its inner lists."""
    text, inner = [inline.part(node.text or "")], []
    for child in node:
        if local(child) in ("ul", "ol"):
            inner.append(listed(child, inline, indent))
        else:
            text.append(inline.part(child))
            text.append(" " if local(child) in ("p", "div") else "")
        text.append(inline.part(child.tail or ""))
    return paragraph(" ".join("".join(text).split())), [one for one in inner if one]


def tabled(node: etree._Element, inline: Inline, made: Article, pos: Pos) -> Iterator[str]:
    """A table with its caption; what has one column alone is laid out, and becomes paragraphs."""
    rows = [[_cell(cell, inline) for cell in _cells(row)] for row in node.iter("tr")]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    if width == 1:
        yield from (paragraph(row[0].replace("\\|", "|")) for row in rows)
        return
    if any(
        cell.get("colspan", "1") != "1" or cell.get("rowspan", "1") != "1" for cell in _all(node)
    ):
        hint = "look at the table and repeat the value where it belongs"
        made.warn(Rule.UNSUPPORTED, "cells of a table that were joined are apart now", pos, hint)
    if node.find(".//th") is None:
        hint = "look whether it is the header"
        made.warn(Rule.TABLE_HEADER, "the first row of a table became its header", pos, hint)
    full = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    lines.insert(1, "|" + " --- |" * width)
    caption = node.find(".//caption")
    if caption is not None and plain(inline.text(caption)):
        lines += ["", f"Table: {' '.join(inline.text(caption).split())}"]
    yield "\n".join(lines)


def _all(node: etree._Element) -> Iterator[etree._Element]:
    yield from (cell for row in node.iter("tr") for cell in row if local(cell) in ("td", "th"))


def _cells(row: etree._Element) -> Iterator[etree._Element | None]:
    """The cells of a row, and None for each further column that one of them spans."""
    for cell in row:
        if local(cell) in ("td", "th"):
            yield cell
            span = cell.get("colspan", "1")
            yield from [None] * (min(int(span), 50) - 1 if span.isdecimal() else 0)


def _cell(cell: etree._Element | None, inline: Inline) -> str:
    return "" if cell is None else " ".join(inline.text(cell).split())
