"""Where an article ends and its list of works begins."""

from __future__ import annotations

import re

from report_build.diagnostics import Rule
from report_build.importing.article import Article, Piece
from report_build.importing.draft import Entry
from report_build.importing.entries import LIST_HEADING, entries, joined, looks_like_entry, marked
from report_build.importing.markup import unescaped

_ITEM = re.compile(r"\s*(?:[-*]|\d{1,3}[.)]|\[\d{1,3}\])\s")


def take_list(made: Article) -> None:
    """Move the pieces under the last heading of a list of works from the article to its entries."""
    for at in range(len(made.pieces) - 1, -1, -1):
        if not LIST_HEADING.fullmatch(made.pieces[at].plain):
            continue
        end = _end(made.pieces, at)
        found = [entry for piece in made.pieces[at + 1 : end] for entry in _entries(piece)]
        if any(looks_like_entry(entry.text) for entry in found):
            made.entries = found
            del made.pieces[at:end]
            return


def _end(pieces: list[Piece], at: int) -> int:
    """Where the list ends: at the next heading that does not stand below the list's own."""
    level = pieces[at].level or 9
    for further in range(at + 1, len(pieces)):
        if pieces[further].level and pieces[further].level <= level:
            return further
    return len(pieces)


def _entries(piece: Piece) -> list[Entry]:
    if piece.level:
        return []
    lines = (unescaped(piece.text) if piece.escaped else piece.text).split("\n")
    numbers = piece.lines or (piece.pos.line,) * len(lines)
    if len(lines) == 1 or _ITEM.match(lines[0]) or sum(map(looks_like_entry, lines)) > 1:
        return list(entries(list(zip(lines, numbers, strict=True)), piece.pos.file))
    return [Entry(marked(joined(lines)), piece.pos)]


def report_absent_list(made: Article) -> None:
    """Say that an article has no list of works that could be told from its text."""
    if made.pieces and not made.entries and not made.drafts:
        hint = 'put "Works Cited" in a line of its own above the list'
        pos = made.pieces[-1].pos
        made.warn(Rule.EMPTY_DOCUMENT, "no list of works cited was found", pos, hint)
