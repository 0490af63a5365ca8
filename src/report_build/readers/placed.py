"""markdown-it's parsers, with tokens that remember where they began.

Its inline tokens carry no position, its block tokens no column. Here subclasses of its states
write into `token.meta`: "at", an inline token's offset within its block's text, and "start",
the line and column (from 0) of a block token, past the marks of the quotes and items around it.
"""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


def place_tokens(md: MarkdownIt) -> None:
    """Make the tokens of a parser remember their places; to be called before other rules."""
    block, inline = PlacedBlock(), PlacedInline()
    block.ruler = md.block.ruler
    inline.ruler, inline.ruler2 = md.inline.ruler, md.inline.ruler2
    md.block, md.inline = block, inline
    md.core.ruler.after("inline", "text_place", _text_place)


class PlacedStateBlock(StateBlock):
    """A block state whose tokens remember the line and column where they began."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self._begins = 0, 0
        self._placed: list[tuple[Token, tuple[int, int]]] = []
        super().__init__(src, md, env, tokens)

    def skipEmptyLines(self, from_pos: int) -> int:  # noqa: N802 - the name is markdown-it's
        """The first line from here that is not empty: the next block begins there."""
        line = super().skipEmptyLines(from_pos)
        offset = self.bMarks[line] + self.tShift[line]
        self._begins = line, offset - (self.src.rfind("\n", 0, offset) + 1)
        return line

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token of the block that began last."""
        token = super().push(ttype, tag, nesting)
        self._placed.append((token, self._begins))
        return token

    def place(self) -> None:
        """Write the places into the tokens; plugins replace `meta`, so it is done last."""
        for token, start in self._placed:
            token.meta["start"] = start


class PlacedBlock(ParserBlock):
    """The block parser, on placed states."""

    def parse(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]
    ) -> list[Token] | None:
        """The tokens of a whole text."""
        if not src:
            return None
        state = PlacedStateBlock(src, md, env, tokens)
        self.tokenize(state, state.line, state.lineMax)
        state.place()
        return state.tokens


class PlacedState(StateInline):
    """An inline state whose tokens remember where they began."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        self._placed: list[tuple[Token, int]] = []
        super().__init__(src, md, env, tokens)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token, with the offset of what it stands for, and the end of the text before it."""
        passed = self._passed(ttype)
        self.pos -= passed
        token = super().push(ttype, tag, nesting)
        self._placed.append((token, self.pos))
        self.pos += passed
        return token

    def _passed(self, ttype: str) -> int:
        """How many characters of its mark a rule has passed before it makes its token."""
        if ttype == "link_open":  # an autolink has passed none
            return int(self.src[self.pos - 1 : self.pos] == "[" and self.src[self.pos] != "<")
        return int(ttype in ("sub_open", "sup_open"))

    def pushPending(self) -> Token:  # noqa: N802 - the name is markdown-it's
        """A new text token, with the offset of its end: escapes make its length uncertain."""
        token = super().pushPending()
        token.meta["end"] = self.pos
        return token

    def place(self) -> None:
        """Write the places into the tokens; plugins replace `meta`, so it is done last."""
        for token, at in self._placed:
            token.meta["at"] = at


class PlacedInline(ParserInline):
    """The inline parser, on placed states."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one block's text."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        state.place()
        return state.tokens


def _text_place(state: StateCore) -> None:
    """Turn the ends of text tokens into beginnings, before quotes change their length."""
    for block in state.tokens:
        last = 0
        for token in block.children or ():
            if token.type == "text" and "end" in token.meta:
                last = token.meta["end"]
                token.meta["at"] = max(last - len(token.content), 0)
            last = token.meta.setdefault("at", last)
