"""The grammar: CommonMark with tables and notes, and what FORMAT adds, as markdown-it rules.

The rules only make tokens; what they mean is decided in markdown.py.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from report_build.readers import foreign
from report_build.readers.cites import KEY, holds_citation
from report_build.readers.placed import place_tokens
from report_build.words import Quotes

MAX_NESTING = 64
"""Blocks nested deeper than this are refused; markdown-it would leave them out."""


@cache
def grammar(quotes: Quotes) -> MarkdownIt:
    """The parser for a language's quotation marks."""
    md = MarkdownIt(
        "commonmark",
        {"html": False, "typographer": True, "quotes": list(quotes), "maxNesting": MAX_NESTING},
    )
    place_tokens(md)
    md.enable(["table", "smartquotes"])
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.use(superscript_plugin)
    md.use(sub_plugin)
    md.inline.ruler.before("escape", "escaped_space", _escaped_space)
    md.inline.ruler.before("emphasis", "inline_note", _inline_note)  # x^[a]^[b]
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.before("link", "span", _span)
    md.inline.ruler.before("link", "narrative", _narrative)
    md.core.ruler.before("inline", "trailing_attributes", _trailing_attributes)
    md.core.ruler.after("text_place", "foreign", foreign.mark)
    around: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "div", _div, around)
    md.block.ruler.before("fence", "caption", _caption, {"alt": ["blockquote"]})
    return md


@cache
def _quotes_alone(quotes: Quotes) -> MarkdownIt:
    return MarkdownIt("zero", {"typographer": True, "quotes": list(quotes)}).enable("smartquotes")


_DECADE = re.compile(r"(?<!\w)'(?=\d\ds?\b)")  # the '90s: quotes leave it alone


def dashes(text: str) -> str:
    """The text with typographic dashes, ellipses and apostrophes (Pandoc manual, "smart")."""
    text = _DECADE.sub("’", text) if "'" in text else text
    if "--" not in text and "..." not in text:
        return text
    return text.replace("---", "—").replace("--", "–").replace("...", "…")


def typographic(text: str, quotes: Quotes) -> str:
    """A plain text, such as a title or a cell, with typographic quotes and dashes."""
    if "'" in text or '"' in text:
        children = _quotes_alone(quotes).parseInline(text)[0].children or ()
        text = "".join(token.content or "\n" for token in children)
    return dashes(text)


# ---- attributes ----------------------------------------------------------------------------


def attributes(text: str, at: int) -> tuple[int, dict[str, str]] | None:
    """The attributes in braces at an offset and the offset after them; None if there are none."""
    if not text.startswith("{", at) or text.startswith("{}", at):
        return None
    try:
        length, found = parse_attributes(text[at:])
    except ParseError:
        return None
    return at + length + 1, found


_TRAILING = re.compile(r"\s*(\{[^{}]*\})\s*$")


def split_attributes(text: str) -> tuple[str, dict[str, str], int]:
    """A text without the attributes at its end, the attributes, and their offset (-1: none)."""
    match = _TRAILING.search(text)
    if match is None:
        return text, {}, -1
    if match[1] in ("{-}", "{.unnumbered}"):
        return text[: match.start()], {"class": "unnumbered"}, match.start(1)
    found = attributes(text, match.start(1))
    if found is None or found[0] != match.end(1):
        return text, {}, -1
    return text[: match.start()], found[1], match.start(1)


_CLOSING_MARKS = re.compile(r"\s+#+$")
_PICTURE = re.compile(r"!\[.*\]\([^()]*\)\{[^{}]*\}$", re.DOTALL)


def _trailing_attributes(state: StateCore) -> None:
    """Cut `{#id}` off headings and pictures before quotes in it turn typographic."""
    for opener, inline in zip(state.tokens, state.tokens[1:], strict=False):
        alone = opener.type == "paragraph_open" and _PICTURE.match(inline.content)
        if opener.type == "heading_open" or alone:
            text, found, at = split_attributes(inline.content)
            if at >= 0:
                inline.content = _CLOSING_MARKS.sub("", text) if not alone else text
                opener.meta |= {"attributes": found, "at": at}


# ---- inline rules --------------------------------------------------------------------------


def _bracketed(state: StateInline, start: int) -> int:
    """The offset of the bracket that closes the one at `start`, or -1."""
    if not state.src.startswith("[", start):
        return -1
    return parseLinkLabel(state, start)


def _nested(state: StateInline, kind: str, start: int, end: int, after: int) -> Token:
    """Open and close tokens of a kind around the tokens of a stretch of the source."""
    opener = state.push(f"{kind}_open", "", 1)
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.push(f"{kind}_close", "", -1)
    state.pos, state.posMax = after, maximum
    return opener


def _escaped_space(state: StateInline, silent: bool) -> bool:
    """A backslash and a space: a space that does not break (Pandoc manual, "Backslash escapes")."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    if not silent:
        state.pending += "\N{NO-BREAK SPACE}"
    state.pos += 2
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    """`^[a note]`."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = _bracketed(state, state.pos + 1)
    if end < 0:
        return False
    if silent:
        state.pos = end + 1
    else:
        opener = _nested(state, "note", state.pos + 2, end, end + 1)
        opener.content = "("  # quotes before it look at its first character
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """`[words]{lang=fr}` and `[900]{fact=key}`."""
    end = _bracketed(state, state.pos)
    found = attributes(state.src, end + 1) if end >= 0 else None
    if found is None:
        return False
    after, values = found
    if silent:
        state.pos = after
    else:
        opener = _nested(state, "span", state.pos + 1, end, after)
        opener.meta["attributes"] = values
        opener.meta["attributes_at"] = end + 1
    return True


def _citation(state: StateInline, silent: bool) -> bool:
    """`[see @key, p. 4; @other]`."""
    end = _bracketed(state, state.pos)
    if end < 0 or state.src[end + 1 : end + 2] in ("(", "[", "{"):
        return False
    inside = state.src[state.pos + 1 : end]
    if not holds_citation(inside):
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["inside"] = inside
        token.content = f"({inside})"  # quotes beside it look at its last character
    state.pos = end + 1
    return True


_NARRATIVE = re.compile(rf"@(?P<key>{KEY})(?P<gap> ?)(?=(?P<bracket>\[)?)")


def _narrative(state: StateInline, silent: bool) -> bool:
    """`@key [p. 4]`; not within a word or behind a tag: a@b.org and `<style>@import` are text."""
    match = _NARRATIVE.match(state.src, state.pos, state.posMax)
    before = state.src[state.pos - 1 : state.pos]
    if match is None or before.isalnum() or before == ">":
        return False
    after, inside = match.end("key"), ""
    if match["bracket"]:
        end = _bracketed(state, match.end())
        if end >= 0 and state.src[end + 1 : end + 2] not in ("(", "[", "{"):
            inside = state.src[match.end() + 1 : end]
            if inside.startswith("^") or holds_citation(inside.partition(";")[0]):
                inside = ""  # a note or a citation that follows stands by itself
            else:
                after = end + 1
    if not silent:
        token = state.push("narrative", "", 0)
        token.meta["key"] = match["key"].strip("{}")
        token.meta["inside"] = inside
        token.content = token.meta["key"]
    state.pos = after
    return True


# ---- block rules ---------------------------------------------------------------------------


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


_COLONS = re.compile(r":{3,}\s*(?P<rest>.*?)\s*$")


def _div(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line of three colons or more: with a name it opens a div, without one it closes it."""
    match = None if state.is_code_block(start) else _COLONS.match(_line(state, start))
    if match is None:
        return False
    if silent:
        return True
    token = state.push("div_open" if match["rest"] else "div_close", "", 0)
    token.map = [start, start + 1]
    token.content = match["rest"].rstrip(":").rstrip()
    state.line = start + 1
    return True


_CAPTION = re.compile(r"(?P<name>(?:[Tt]able)?:)\s+(?P<rest>.*)$")


def _ends_caption(state: StateBlock, line: int) -> bool:
    outside = state.isEmpty(line) or state.sCount[line] < state.blkIndent
    return outside or _COLONS.match(_line(state, line)) is not None


def _caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`Table: what it shows {#tbl-id}`, up to the next empty line; below a table `:` will do."""
    match = None if state.is_code_block(start) else _CAPTION.match(_line(state, start))
    below_table = bool(state.tokens) and state.tokens[-1].type == "table_close"
    if match is None or (match["name"] == ":" and not below_table):
        return False
    if silent:
        return True
    last = start + 1
    while last < end and not _ends_caption(state, last):
        last += 1
    text = "\n".join(_line(state, line).strip() for line in range(start, last))
    token = state.push("caption_open", "", 1)
    token.map = [start, last]
    inline = state.push("inline", "", 0)
    inline.map = [start, last]
    inline.content, found, at = split_attributes(text.removeprefix(match["name"]).strip())
    inline.children = []
    token.meta |= {"attributes": found, "at": at}
    state.push("caption_close", "", -1)
    state.line = last
    return True
