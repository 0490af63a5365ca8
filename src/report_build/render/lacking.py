"""Words that no font of the report has, found before a page is laid out.

The engine draws such a character as a box and says so for each one. Here they are told for a
whole passage, where the author wrote it, and `check` knows them too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

from report_build.advances import characters_in
from report_build.diagnostics import Diagnostic, Rule
from report_build.model import Chart, Code, CodeBlock, Document, Node, Text
from report_build.theme import Theme
from report_build.walk import nodes

EVERYWHERE = "cp1252"
"""Characters that every font for text has. What else there is costs a look into the fonts."""

DRAWN = "LNPSM"  # letters, numbers, marks: a blank or a sign of control needs no form of its own
SHOWN = 5  # characters that a finding names


def lacking(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """A finding for each text of a report as shown that has characters without a form."""
    rare = [(node, found) for node in nodes(document) if (found := _rare(node))]
    known = _characters(theme) if rare else frozenset()
    for node, characters in rare:
        if left := [one for one in characters if not _has_form(one, known)]:
            yield Diagnostic(Rule.FONT, _fact(left), node.pos, _hint(theme))


def _rare(node: Node) -> tuple[str, ...]:
    """The characters of a node's own words that a font may lack, each once."""
    text = "".join(_words(node))
    if not text or text.isascii():
        return ()
    composed = unicodedata.normalize("NFC", text)  # as the text engine looks for them first
    rest = dict.fromkeys(composed.encode(EVERYWHERE, "ignore").decode(EVERYWHERE))
    return tuple(
        one
        for one in dict.fromkeys(composed)
        if one not in rest and unicodedata.category(one)[0] in DRAWN
    )


def _words(node: Node) -> Iterable[str]:
    match node:
        case Text(text) | Code(text) | CodeBlock(text):
            return (text,)
        case Chart():
            return *node.categories, *(one.name for one in node.series), node.x_title, node.y_title
        case _:
            return ()


def _characters(theme: Theme) -> frozenset[str]:
    found: set[str] = set()
    fonts = theme.folder / "fonts/report"
    for path in (*fonts.glob("*.[ot]tf"), *fonts.glob("*.woff*")):
        with suppress(OSError, ValueError):  # a font that cannot be read lends no character
            found |= characters_in(path)
    return frozenset(found)


def _has_form(character: str, known: frozenset[str]) -> bool:
    """Whether it can be drawn whole, or as a letter and its accents."""
    apart = "\u2010" if character == "\u2011" else unicodedata.normalize("NFD", character)
    return character in known or all(part in known for part in apart)


def _fact(characters: list[str]) -> str:
    some = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in characters[:SHOWN])
    more = len(characters) - SHOWN
    return f"no font of the theme has {some}" + f" and {more} more" * (more > 0)


def _hint(theme: Theme) -> str:
    return (
        "write it in other words, or put a font that has it "
        f"(.ttf, .otf) into styles/{theme.name}/fonts/report/"
    )
