"""One Markdown file while it is read: its lines, its notes, and where findings go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.frozen import dataclass
from report_build.model import Block
from report_build.readers.syntax import grammar, typographic
from report_build.words import Words


class Addresses(dict[str, dict[str, object]]):
    """The addresses that a file gives apart, `[name]: https://…`, and which of them were used."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        """The address of a link that names it, which uses it."""
        self.used.add(name)
        return super().get(name, default)


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the report; `root` is the project, `file` is relative to it."""

    root: Path
    file: str
    lines: tuple[str, ...]
    words: Words
    report: Report
    note_blocks: Callable[[Page, str, Pos], tuple[Block, ...]]  # of markdown.py, for inlines.py
    notes: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    used_notes: set[str] = field(default_factory=set)
    open_notes: set[str] = field(default_factory=set)  # that are being read
    open_fences: list[Token] = field(default_factory=list)  # that are never closed
    addresses: Addresses = field(default_factory=Addresses)

    @property
    def grammar(self) -> MarkdownIt:
        """The parser for the language of the report."""
        return grammar(self.words.quotes)

    @property
    def env(self) -> dict[str, object]:
        """What the parser is to know of the file besides the text that it is given."""
        return {"references": self.addresses}

    def typographic(self, text: str) -> str:
        """A plain text with the quotes and dashes of the language."""
        return typographic(text, self.words.quotes)

    def pos(self, token: Token) -> Pos:
        """Where a block begins: its line, and the column of its first character."""
        line = token.map[0] if token.map else 0
        first, column = token.meta.get("start", (-1, 0))
        if first != line:
            source = self.lines[line] if line < len(self.lines) else ""
            column = len(source) - len(source.lstrip("> \t"))
        return Pos(self.file, line + 1, column + 1)

    def at(self, pos: Pos, word: str) -> Pos:
        """The place of a word in the rest of the line at `pos`; `pos` if it is not there."""
        found = self.lines[pos.line - 1].find(word, pos.column - 1) if word else -1
        return pos if found < 0 else Pos(pos.file, pos.line, found + 1)

    def fault(self, rule: Rule, message: str, pos: Pos, hint: str = "") -> None:
        """Report an error."""
        self.report(Diagnostic(rule, message, pos, hint))
