"""A document on its way in: blocks of Markdown, notes, title and date, its list of works."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field, replace

from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.importing import when
from report_build.importing.draft import Draft, Entry
from report_build.importing.entries import LIST_HEADING
from report_build.importing.markup import unescaped

Block = list[tuple[str, int]]
"""Lines of the source, each with its number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as Markdown; `level` is that of a heading, 0 for all else."""

    text: str
    pos: Pos
    level: int = 0
    plain: str = ""
    """A paragraph's or a heading's text without marks, to see what it is."""
    lines: tuple[int, ...] = ()
    """The line of the source for each line of the text; empty if the source has other lines."""
    escaped: bool = False
    """Whether the text has backslashes that the source has not."""

    def pos_at(self, offset: int) -> Pos:
        """The place in the source of a character of the text."""
        before = self.text[:offset]
        number = before.count("\n")
        if number >= len(self.lines):
            return self.pos
        start = before.rpartition("\n")[2]
        column = len(unescaped(start) if self.escaped else start) + 1
        return Pos(self.pos.file, self.lines[number], column)


@dataclass(slots=True)
class Article:
    """What was read of a file; `drafts` are works that came as such, from BibTeX or RIS."""

    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    note_places: dict[str, Pos] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    title: str = ""
    titled: bool = False  # the file itself says that this is its title
    date: str = ""
    authors: list[str] = field(default_factory=list)
    language: str = ""
    findings: list[Diagnostic] = field(default_factory=list)

    def warn(self, rule: Rule, message: str, pos: Pos, hint: str = "") -> None:
        """Report what could not be taken over as it was."""
        self.findings.append(Diagnostic(rule, message, pos, hint, Severity.WARNING))

    def warn_of_header(self, pos: Pos) -> None:
        """Report a table that says of no row that it is its header."""
        message = "the first row of a table became its header"
        self.warn(Rule.TABLE_HEADER, message, pos, "look whether it is the header")


_BYLINE = re.compile(
    r"(?:[Bb]y|[Pp]ar|[Vv]on)\s+(?P<who>[A-ZÀ-Þ][^,;:|\d]{3,80}?)(?:\s*[,|–—-]\s*(?P<more>.+))?"
)
_DATED = re.compile(
    rf"(?:(?:published|posted|updated|last updated|date)(?:\s+on)?:?\s*)?(?P<date>{when.DATE})\.?",
    re.IGNORECASE,
)


def with_front_matter(article: Article) -> Article:
    """The article with title, authors and date taken from its first blocks."""
    _take_title(article)
    for piece in list(article.pieces[:4]):
        if piece.level or not piece.plain:
            continue
        if found := _BYLINE.fullmatch(piece.plain):
            article.authors = article.authors or re.split(r"\s+and\s+|\s*&\s*", found["who"])
            dated = _DATED.fullmatch(found["more"] or "")
            _take(article, piece, dated)
        elif dated := _DATED.fullmatch(piece.plain):
            _take(article, piece, dated)
    return article


def is_front_matter(line: str) -> bool:
    """Whether a line is nothing but a byline or a date."""
    return bool(_BYLINE.fullmatch(line.strip()) or _DATED.fullmatch(line.strip()))


def _take(article: Article, piece: Piece, dated: re.Match[str] | None) -> None:
    if dated:
        article.date = iso(dated["date"]) or article.date
    article.pieces.remove(piece)


def iso(text: str) -> str:
    """A full date as 2022-12-16; empty where a text has none."""
    found = when.parts(when.date(text))
    return datetime.date(*found).isoformat() if len(found) == 3 else ""


def _take_title(article: Article) -> None:
    """The title: a single first heading of the highest level; the others move up."""
    headings = [piece for piece in article.pieces if piece.level]
    if not headings or article.titled:
        return
    top = min(piece.level for piece in headings)
    alone = sum(piece.level == top for piece in headings) == 1
    first = article.pieces[0]
    if first.level == top and alone:
        article.title = first.plain
        article.pieces.remove(first)
    elif first.level and first.plain == article.title:
        article.pieces.remove(first)


_NOTES = re.compile(r"(?:foot|end)?notes|anmerkungen|fußnoten|notas", re.IGNORECASE)


def drop_empty_notes(article: Article) -> None:
    """Take out the heading of the notes, when all that stood below it are notes of the text."""
    for at, piece in reversed(list(enumerate(article.pieces))):
        behind = article.pieces[at + 1 : at + 2]
        empty = not behind or 0 < behind[0].level <= piece.level
        if article.notes and piece.level and empty and _NOTES.fullmatch(piece.plain):
            del article.pieces[at]


_BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*\n]{3,120}?)(?:\*\*|__)")


def take_bold_headings(article: Article) -> None:
    """Make headings of short paragraphs that are bold as a whole, as many writers set them."""
    headed = any(
        0 < one.level < 9 and not LIST_HEADING.fullmatch(one.plain) for one in article.pieces
    )
    for at, piece in enumerate(article.pieces):
        found = None if piece.level else _BOLD.fullmatch(piece.text.strip())
        if found and len(found["text"].split()) < 16 and found["text"][-1] not in ".,;":
            level = 7 if at or headed else 6
            article.pieces[at] = replace(piece, text=found["text"], level=level)


def levelled(pieces: list[Piece]) -> list[Piece]:
    """The pieces with headings from level 1 on, none deeper than one below the last."""
    depths = sorted({piece.level for piece in pieces if piece.level})
    last, made = 0, []
    for piece in pieces:
        if piece.level:
            last = min(depths.index(piece.level) + 1, last + 1)
            piece = replace(piece, level=last)
        made.append(piece)
    return made
