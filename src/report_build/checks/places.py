"""Where in bibliography.json the field of a work stands."""

from __future__ import annotations

from bisect import bisect_right
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
        """The place of what a path leads to from a work, or of the nearest that stands around."""
        text, lines = self._text(work.file)
        if not 0 < work.line < len(lines):
            return work
        if work not in self._found:
            start = lines[work.line - 1] + work.column - 1
            self._found[work] = json_text.places(text, start)[0]
        found = self._found[work]
        while path not in found:
            path = path[:-1]
        at = found[path]
        line = bisect_right(lines, at)
        return work if not path else Pos(work.file, line, at - lines[line - 1] + 1)

    def _text(self, file: str) -> tuple[str, list[int]]:
        """A file's text and the offset of each line; the end counts as a line."""
        if file not in self._texts:
            text = read_text(self._root, file, lambda _: None, any_character=True) or ""
            lines = [0]
            for line in text.split("\n"):
                lines.append(lines[-1] + len(line) + 1)
            self._texts[file] = text, lines
        return self._texts[file]
