"""Hyphenation patterns that are read when a word has their letters (Pyphen 0.18).

Pyphen takes apart all patterns of a language before it divides the first word: 14,000 of
English, 66,000 of German. That takes 0.1 s or 0.7 s, and few of them are ever asked for.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyphen  # type: ignore[import-untyped]

TELLING = re.compile(r"^.*[1-9].*$", re.MULTILINE)
SPECIAL = re.compile(r"=|\^\^")  # letters that change at a hyphen, or are written as numbers


class Patterns(dict[str, str]):
    """Patterns by their letters, as Pyphen asks for them."""

    def get(self, letters: str, default: Any = None) -> Any:
        """The first place that a pattern speaks of, and how it wants a hyphen from there on."""
        pattern = super().get(letters)
        if pattern is None:
            return default
        return 0, tuple(int(digit or 0) for digit, _ in pyphen.parse(pattern))


def read_patterns_late() -> None:
    """Keep the patterns of a dictionary as they are written."""
    read, asked = pyphen.HyphDict.__init__, pyphen.HyphDict.positions.__code__
    if not {"patterns", "get", "maxlen", "cache"} <= set(asked.co_names):
        return  # another Pyphen, which takes its time

    def late(dictionary: Any, path: Path) -> None:
        encoding, _, content = path.read_bytes().partition(b"\n")
        lines = [line.strip() for line in TELLING.findall(content.decode(encoding.decode()))]
        text = "\n".join(line for line in lines if not line.startswith(pyphen.ignored))
        if SPECIAL.search(text):
            read(dictionary, path)
            return
        letters = re.sub(r"\d", "", text).split("\n")
        dictionary.patterns = Patterns(zip(letters, text.split("\n"), strict=True))
        dictionary.maxlen = max(map(len, letters))
        dictionary.cache = {}

    pyphen.HyphDict.__init__ = late
