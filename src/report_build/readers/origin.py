"""Where words of a finished text stand in the file that the author wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from report_build.diagnostics import Pos


def places(root: Path) -> Callable[[Pos, str, int], Pos]:
    """A function that finds a number in the files of a project.

    It searches from a place on, and passes as many equal numbers as it is told. Where there
    is no such number, as the words were written otherwise, the place itself is the answer.
    """

    @cache
    def lines(file: str) -> tuple[str, ...]:
        try:
            text = (root / file).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return ()
        return tuple(re.split(r"\r\n|\r|\n", text))

    def place(pos: Pos, figures: str, passed: int) -> Pos:
        typed = re.escape(figures).replace("’", "[’']")
        number = re.compile(rf"(?<!\d){typed}(?!\d)")
        for line, text in enumerate(lines(pos.file)[pos.line - 1 :], pos.line):
            for found in number.finditer(text, pos.column - 1 if line == pos.line else 0):
                if passed == 0:
                    return replace(pos, line=line, column=found.start() + 1)
                passed -= 1
        return pos

    return place
