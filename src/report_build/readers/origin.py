"""Where words of a finished text stand in the files that the author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from report_build.diagnostics import Pos
from report_build.readers.source import read_text

REACH = 60
"""How many lines behind the place where its text begins a word is looked for."""


class Origin:
    """The files of a project, each read once, in which words and numbers are found again.

    The search begins at a place and passes as many equal ones as it is told. Where markup or a
    line end cuts the words, or they were written otherwise, the place itself is the answer.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def number(self, pos: Pos, figures: str, passed: int = 0) -> Pos:
        """The place of a number in figures or in words, which is no part of a longer one."""
        first, *others = (re.escape(word).replace("’", "[’']") for word in figures.split())
        rest = r"\s+".join(others)  # which may stand on the next line
        typed = rf"{first}(?:\s+{rest}|\s*$)" if rest else first
        return next(islice(self._found(pos, rf"(?<!\d){typed}(?!\d)"), passed, None), pos)

    def words(self, pos: Pos, words: str, passed: int = 0) -> Pos:
        """The place of words, or of the first of them; the last that there is, if too few are."""
        for wanted in (words, words.split(maxsplit=1)[0]):
            if found := tuple(islice(self._found(pos, _typed(wanted)), passed + 1)):
                return found[-1]
        return pos

    def _found(self, pos: Pos, pattern: str) -> Iterator[Pos]:
        if pos.file not in self._lines:
            text = read_text(self._root, pos.file, lambda _: None) or ""
            self._lines[pos.file] = text.split("\n")
        wanted, lines = re.compile(pattern), self._lines[pos.file]
        for number, line in enumerate(lines[pos.line - 1 :][:REACH], pos.line):
            for found in wanted.finditer(line, pos.column - 1 if number == pos.line else 0):
                yield Pos(pos.file, number, found.start() + 1)


_TYPED = {"’": "['’]", "–": "(?:–|--)", "—": "(?:—|---)", "…": r"(?:…|\.\.\.)"}


def _typed(words: str) -> str:
    """A pattern of words as an author may have typed them, with plain quotes and dashes."""
    return "".join(_TYPED.get(sign, re.escape(sign)) for sign in words)
