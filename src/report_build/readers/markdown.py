"""Block tokens to nodes: one Markdown file of the report.

Divs come as single tokens for their opening and closing lines; here they are paired. What a
fence or a div means is decided in fences.py and divs.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from report_build.diagnostics import Pos, Report, Rule, suggestion
from report_build.model import (
    Align,
    Block,
    BlockQuote,
    Cell,
    CodeBlock,
    Figure,
    Heading,
    Legend,
    List,
    ListItem,
    Node,
    Paragraph,
    Proof,
    Row,
    Shown,
    Table,
)
from report_build.readers import divs, fences, foreign, picture
from report_build.readers.foreign import TABLE
from report_build.readers.inlines import Inlines, inlines, markdown, report_title
from report_build.readers.page import Page
from report_build.readers.page_checks import is_too_deep, report_unused
from report_build.readers.place import Place, place
from report_build.readers.syntax import split_attributes
from report_build.walk import plain_text
from report_build.words import Words

MAX_NOTES = 8
"""Notes that call notes deeper than this are refused at once; lint refuses the others."""


def read(root: Path, file: str, text: str, words: Words, report: Report) -> tuple[Block, ...]:
    """The blocks of a Markdown text; `file` is its name for findings."""
    page = Page(root, file, tuple(text.split("\n")), words, report, note_blocks)
    env = page.env
    tokens = page.grammar.parse(text, env)
    if is_too_deep(tokens, page):
        return ()
    blocks = divs.without_notes(_blocks(Cursor(_without_definitions(tokens, page)), page, ""), page)
    report_unused(page, env)
    return blocks


class Cursor:
    """Tokens read one after the other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def peek(self) -> Token | None:
        """The next token, which stays."""
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def take(self) -> Token:
        """The next token."""
        self._next += 1
        return self._tokens[self._next - 1]

    def until(self, kind: str) -> list[Token]:
        """The tokens up to one of a kind, which is passed over."""
        found = []
        while (token := self.take()).type != kind:
            found.append(token)
        return found


def _blocks(cursor: Cursor, page: Page, until: str) -> list[Node]:
    """The nodes up to the token that closes a container; that token is left to its opener."""
    found: list[Node] = []
    while (token := cursor.peek()) is not None:
        if token.type == until or token.nesting < 0:  # a list or quote ends before its div does
            break
        cursor.take()
        if token.type == "div_close":
            hint = "delete it, or open a div above it: ::: callout"
            page.fault(Rule.STRAY_DIV, "this ::: closes nothing", page.pos(token), hint)
            continue
        if token.type == "caption_open":
            _attach_caption(found, token, cursor, page)
            continue
        node = _block(token, cursor, page)
        if isinstance(node, divs.Off):
            found.extend(node.children)
        elif node is not None:
            found.append(node)
    return found


def _inside(cursor: Cursor, page: Page, close: str) -> list[Node]:
    nodes = _blocks(cursor, page, close)
    cursor.take()
    return nodes


def _block(token: Token, cursor: Cursor, page: Page) -> Node | None:
    pos = page.pos(token)
    match token.type:
        case "paragraph_open":
            return _paragraph(token, cursor, page)
        case "heading_open":
            return _heading(token, cursor, page)
        case "bullet_list_open":
            return _list(token, cursor, page, None)
        case "ordered_list_open":
            return _list(token, cursor, page, int(token.attrs.get("start", 1)))
        case "blockquote_open":
            return BlockQuote(_plain_blocks(cursor, page, "blockquote_close"), pos=pos)
        case "table_open":
            return _table(token, cursor, page)
        case "fence" | "code_block":
            return _fence(token, page)
        case "div_open":
            return _div(token, cursor, page)
        case "hr":
            _report_line(page, pos)
            return None
    raise AssertionError(f"the grammar has no arm for {token.type}")


def _report_line(page: Page, pos: Pos) -> None:
    message, hint = (
        "a line across the page has no meaning in a briefing",
        "begin a new heading instead",
    )
    if pos.line == 1 and page.lines[0].startswith("---"):
        message = "a section has no front matter of its own"
        hint = "write it into content/report.yaml, and delete it here"
    elif " " in page.lines[pos.line - 1].strip("> \t") and "-" in page.lines[pos.line - 1]:
        message, hint = "this is no table here, nor a line across the page", TABLE
    page.fault(Rule.UNSUPPORTED, message, pos, hint)


def _plain_blocks(cursor: Cursor, page: Page, close: str) -> tuple[Block, ...]:
    return divs.without_notes(_inside(cursor, page, close), page)


# ---- paragraphs, headings, lists -----------------------------------------------------------


def _line(token: Token, page: Page, after: int = 0) -> Inlines:
    return inlines(token, page, _place(token, page, after))


def _place(token: Token, page: Page, after: int = 0) -> Place:
    span = (token.map[0], token.map[1]) if token.map else (0, 1)
    first, column = token.meta.get("start", (-1, 0))
    after = max(after, column) if first == span[0] else after
    return place(page.file, page.lines, token.content, span, after)


def _paragraph(token: Token, cursor: Cursor, page: Page) -> Block | None:
    inline = cursor.take()
    cursor.take()
    children = inline.children or []
    if len(children) == 1 and children[0].type == "image":
        found = dict(token.meta.get("attributes", {}))
        return _picture(children[0], found, page, page.pos(token))
    foreign.report_in_block(inline.content, _place(inline, page), page.report)
    nodes = _line(inline, page)
    return Paragraph(nodes, pos=page.pos(token)) if nodes else None


def _picture(image: Token, attributes: dict[str, str], page: Page, pos: Pos) -> Block | None:
    """`![](#label)` shows an exhibit; `![Caption](file){#fig-x alt="…"}` is Pandoc's figure."""
    report_title(image, page, pos)
    target = str(image.attrs.get("src", ""))
    if target.startswith("#"):
        return Shown(target.removeprefix("#"), pos=pos)
    path = f"content/{target}"
    size = picture.size(page.root, path, page.report, pos)
    caption = markdown(image.content, page, replace(pos, column=pos.column + len("![")))
    alt = page.typographic(attributes.pop("alt", "")) or plain_text(caption)
    label = attributes.pop("id", "")
    if not alt:
        message = "the picture has no alternative text"
        page.fault(Rule.MISSING_ALT, message, pos, "write ![What it shows](file.png)")
    picture.report_file_name(alt, page.report, pos)
    fences.report_unknown(attributes, ("alt",), page, pos)
    legend = Legend(caption if label else ())
    return Figure(target, alt, legend, label, size=size, pos=pos)


def _heading(token: Token, cursor: Cursor, page: Page) -> Heading:
    children = _line(cursor.take(), page)
    cursor.take()
    pos = page.pos(token)
    if not children:
        page.fault(Rule.MISSING_KEY, "the heading has no words", pos, "write # and its words")
    found = dict(token.meta.get("attributes", {}))
    label = found.pop("id", "")
    kind, level = found.get("class"), int(token.tag[1])
    if kind in ("unnumbered", "appendix"):
        del found["class"]
    if kind == "appendix" and level > 1:
        message = "an appendix begins with a heading of the first level"
        page.fault(Rule.MISPLACED, message, page.at(pos, ".appendix"), "write it with one #")
    proof = found.pop("assert", None)
    fences.report_unknown(found, (".unnumbered", ".appendix", "assert"), page, pos)
    return Heading(
        level,
        children,
        label,
        numbered=kind != "unnumbered",
        appendix=kind == "appendix",
        proof=None if proof is None else Proof(proof, pos=page.at(pos, proof)),
        pos=pos,
    )


def _list(token: Token, cursor: Cursor, page: Page, start: int | None) -> List:
    close = token.type.replace("_open", "_close")
    items: list[ListItem] = []
    tight = True
    while (item := cursor.take()).type != close:
        first = cursor.peek()
        if first is not None and first.type == "paragraph_open":
            tight = tight and first.hidden
        children = _plain_blocks(cursor, page, "list_item_close")
        items.append(ListItem(children, pos=page.pos(item)))
    return List(tuple(items), start, tight, pos=page.pos(token))


# ---- tables --------------------------------------------------------------------------------


def _table(token: Token, cursor: Cursor, page: Page) -> Table:
    parts = cursor.until("table_close")
    align = tuple(_align(part) for part in parts if part.type == "th_open")
    inside = Cursor(parts)
    rows: list[Row] = []
    while inside.peek() is not None:
        part = inside.take()
        if part.type == "tr_open":
            rows.append(_row(part, inside.until("tr_close"), len(align), page))
    pos = page.pos(token)
    return Table(rows[0], tuple(rows[1:]), align, Legend(pos=pos), pos=pos)


def _align(token: Token) -> Align:
    style = str(token.attrs.get("style", ""))
    return "right" if "right" in style else "center" if "center" in style else "left"


def _row(token: Token, inside: list[Token], columns: int, page: Page) -> Row:
    pos = page.pos(token)
    source = page.lines[pos.line - 1]
    written = escapedSplit(source.strip().strip("|"))
    if len(written) > columns:
        message = f"the row has {len(written)} cells, the table {columns} columns"
        page.fault(Rule.BAD_VALUE, message, pos, "write \\| for a bar that is text")
    cells: list[Cell] = []
    after = 0
    for part in inside:
        if part.type == "inline":
            found = source.find(part.content, after) if part.content else after
            start = max(found, after)
            where = Pos(page.file, pos.line, start + 1)
            cells.append(Cell(_line(part, page, start), pos=where))
            after = start + len(part.content)
    return Row(tuple(cells), pos=pos)


def _attach_caption(found: list[Node], token: Token, cursor: Cursor, page: Page) -> None:
    """Give the table above its title; the line stands below the table."""
    inline = cursor.take()
    cursor.take()
    pos = page.pos(token)
    table = found[-1] if found else None
    if not isinstance(table, Table) or table.legend.caption:
        message = "no table stands above this title"
        page.fault(Rule.MISPLACED, message, pos, "put the line Table: … below its table")
        return
    attributes = dict(token.meta["attributes"])
    label, turned = attributes.pop("id", ""), attributes.pop("page", "portrait")
    fences.report_unknown(attributes, ("page",), page, pos)
    if turned not in fences.PAGES:
        hint = suggestion(turned, fences.PAGES, "page={}")
        page.fault(Rule.BAD_VALUE, f'there is no page "{turned}"', page.at(pos, "page"), hint)
    legend = Legend(_line(inline, page), pos=pos)
    found[-1] = replace(table, legend=legend, label=label, landscape=turned == "landscape")


# ---- fences and divs -----------------------------------------------------------------------


def _fence(token: Token, page: Page) -> Node:
    info = token.info.strip()
    if token.type == "fence" and not _is_closed(token, page):
        message, hint = "the fence is never closed", f"close it with a line of {token.markup}"
        page.fault(Rule.UNCLOSED_FENCE, message, page.pos(token), hint)
        page.open_fences.append(token)
        return divs.Off(fences.lost(token.content, page.pos(token)))
    if info.startswith("{."):
        return _code(info, token, page)
    if info.startswith("{"):
        node = fences.block(info, token, page)
        return node or divs.Off(fences.lost(token.content, page.pos(token)))
    return CodeBlock(token.content.rstrip("\n"), info.partition(" ")[0], pos=page.pos(token))


def _code(info: str, token: Token, page: Page) -> CodeBlock:
    """Code whose language stands in braces, as Pandoc writes it: ```{.python}."""
    _, found, _ = split_attributes(info)
    language, _, others = found.pop("class", "").partition(" ")
    pos = page.pos(token)
    fences.report_unknown(found | ({"class": others} if others else {}), (), page, pos)
    return CodeBlock(token.content.rstrip("\n"), language, pos=pos)


def _is_closed(token: Token, page: Page) -> bool:
    first, after = token.map or (0, 0)
    last = page.lines[after - 1].strip("> \t") if after - 1 > first else ""
    return last.startswith(token.markup) and not last.strip(token.markup[0])


def _div(token: Token, cursor: Cursor, page: Page) -> Node | None:
    children = _blocks(cursor, page, "div_close")
    close = cursor.peek()
    if close is not None and close.type == "div_close":
        cursor.take()
    elif not page.open_fences:  # which took the closing line
        name = token.content.partition(" ")[0]
        message = f"the div {name} is never closed"
        page.fault(Rule.UNCLOSED_DIV, message, page.pos(token), "close it with a line of :::")
    last = page.pos(close) if close is not None else Pos(page.file, len(page.lines))
    return divs.block(token, children, page, last.line)


# ---- footnotes -----------------------------------------------------------------------------


def _without_definitions(tokens: Sequence[Token], page: Page) -> list[Token]:
    """The tokens without `[^1]: …`, which are kept in the page for their references."""
    kept: list[Token] = []
    cursor = Cursor(tokens)
    while (token := cursor.peek()) is not None:
        cursor.take()
        if token.type != "footnote_reference_open":
            kept.append(token)
            continue
        label = token.meta["label"]
        inside = cursor.until("footnote_reference_close")
        if label in page.notes:
            message = f"two footnotes are called [^{label}]"
            page.fault(Rule.DUPLICATE_LABEL, message, page.pos(token), "give one another name")
        page.notes[label] = (token, *inside)
    return kept


def note_blocks(page: Page, label: str, pos: Pos) -> tuple[Block, ...]:
    """The blocks of a footnote that is called at `pos`; empty, with a finding, if there is none."""
    if label not in page.notes or label in page.open_notes:  # a note may not call itself
        message = f"no footnote is called [^{label}]"
        hint = suggestion(label, page.notes, "[^{}]") or f"write [^{label}]: and its words"
        page.fault(Rule.UNKNOWN_FOOTNOTE, message, pos, hint)
        return ()
    if len(page.open_notes) > MAX_NOTES:
        page.fault(Rule.NESTED_TOO_DEEP, "notes call each other here", pos, "write one note")
        return ()
    page.used_notes.add(label)
    page.open_notes.add(label)
    blocks = divs.without_notes(_blocks(Cursor(page.notes[label][1:]), page, ""), page)
    page.open_notes.remove(label)
    return blocks
