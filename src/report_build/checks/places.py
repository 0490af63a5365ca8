"""Where the field of a work stands in bibliography.json."""

from __future__ import annotations

from pathlib import Path

from report_build.diagnostics import Pos
from report_build.readers import json_text
from report_build.readers.source import Lines, read_text


class Places:
    """The fields' places, looked up only for works that have a finding."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, tuple[str, Lines]] = {}
        self._found: dict[Pos, dict[json_text.Path, int]] = {}

    def of(self, work: Pos, path: json_text.Path) -> Pos:
        """The place of what a path leads to from a work, or of the nearest that stands around.

        `work` is where its brace stands; what belongs to no field stands at its id.
        """
        text, lines = self._text(work.file)
        if not text or not work.line:
            return work
        if work not in self._found:
            self._found[work] = json_text.places(text, lines.offset(work))[0]
        found = self._found[work]
        while path not in found:
            path = path[:-1]
        return lines.pos(found[path] if path else found.get(("id",), found[()]))

    def _text(self, file: str) -> tuple[str, Lines]:
        if file not in self._texts:
            text = read_text(self._root, file, lambda _: None, any_character=True) or ""
            self._texts[file] = text, Lines(file, text)
        return self._texts[file]
