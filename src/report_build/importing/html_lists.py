"""Lists and tables of HTML to Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from report_build.diagnostics import Pos, Rule
from report_build.importing.article import Article
from report_build.importing.html_text import Inline, local
from report_build.importing.markup import paragraph, plain, table


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
    rows = [[_cell(cell, inline) for cell in row] for row in _rows(node)]
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
        made.warn_of_header(pos)
    caption = node.find(".//caption")
    words = "" if caption is None else " ".join(inline.text(caption).split())
    title = f"\n\nTable: {words}" if plain(words) else ""
    yield table([row + [""] * (width - len(row)) for row in rows]) + title


def _all(node: etree._Element) -> Iterator[etree._Element]:
    yield from (cell for row in node.iter("tr") for cell in row if local(cell) in ("td", "th"))


def _rows(node: etree._Element) -> Iterator[list[etree._Element | None]]:
    """The rows with a place for each column; None where a joined cell reaches in."""
    reaching: dict[int, int] = {}  # column: rows to come that a cell above reaches into
    for row in node.iter("tr"):
        made: list[etree._Element | None] = []
        for cell in (one for one in row if local(one) in ("td", "th")):
            _fill(made, reaching)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            reaching |= {len(made) + further: high - 1 for further in range(wide) if high > 1}
            made += [cell, *[None] * (wide - 1)]
        _fill(made, reaching, started=bool(made))
        yield made


def _fill(
    made: list[etree._Element | None], reaching: dict[int, int], *, started: bool = True
) -> None:
    while started and reaching.get(len(made), 0) > 0:
        reaching[len(made)] -= 1
        made.append(None)


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return min(max(int(text), 1), 50) if text.isdecimal() else 1


def _cell(cell: etree._Element | None, inline: Inline) -> str:
    return "" if cell is None else " ".join(inline.text(cell).split())
