"""Where the field of a work stands in bibliography.json, and where words stand in a section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from report_build.diagnostics import Pos
from report_build.readers import json_text
from report_build.readers.source import read_text


class Places:
    """The fields' places, looked up only for works that have a finding."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, tuple[str, list[int]]] = {}
        self._found: dict[Pos, dict[json_text.Path, int]] = {}

    def of(self, work: Pos, path: json_text.Path) -> Pos:
        """The place of what a path leads to from a work, or of the nearest that stands around.

        `work` is where its brace stands; what belongs to no field stands at its id.
        """
        text, lines = self._text(work.file)
        if not 0 < work.line < len(lines):
            return work
        if work not in self._found:
            start = lines[work.line - 1] + work.column - 1
            self._found[work] = json_text.places(text, start)[0]
        found = self._found[work]
        while path not in found:
            path = path[:-1]
        at = found[path] if path else found.get(("id",), found[()])
        line = bisect_right(lines, at)
        return Pos(work.file, line, at - lines[line - 1] + 1)

    def _text(self, file: str) -> tuple[str, list[int]]:
        """A file's text and the offset of each line; the end counts as a line."""
        if file not in self._texts:
            text = read_text(self._root, file, lambda _: None, any_character=True) or ""
            lines = [0]
            for line in text.split("\n"):
                lines.append(lines[-1] + len(line) + 1)
            self._texts[file] = text, lines
        return self._texts[file]


class Lines:
    """The lines of the files, where the words of a text that goes over several are found."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def place(self, pos: Pos, words: str, passed: int = 0) -> Pos:
        """The place of words at or after `pos`; `pos` where markup or a line end cuts them.

        As many of the same words as it is told are passed.
        """
        if pos.file not in self._lines:
            text = read_text(self._root, pos.file, lambda _: None) or ""
            self._lines[pos.file] = text.split("\n")
        lines, first = self._lines[pos.file], words.split(maxsplit=1)[0]
        for wanted in (words, first):
            found = tuple(self._all(lines, pos, wanted))
            if found:
                return found[min(passed, len(found) - 1)]
        return pos

    @staticmethod
    def _all(lines: Sequence[str], pos: Pos, wanted: str) -> Iterator[Pos]:
        for at in range(pos.line - 1, min(pos.line + 60, len(lines))):
            first = pos.column - 1 if at == pos.line - 1 else 0
            for found in re.compile(re.escape(wanted)).finditer(lines[at], first):
                yield Pos(pos.file, at + 1, found.start() + 1)
