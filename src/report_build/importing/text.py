"""Plain text and Markdown: a list of works alone, or an article with its list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_build.diagnostics import Pos, Rule
from report_build.importing import front
from report_build.importing.article import (
    Article,
    Block,
    Piece,
    is_front_matter,
    take_bold_headings,
    with_front_matter,
)
from report_build.importing.blocks import pieces
from report_build.importing.entries import LIST_HEADING, entries, looks_like_entry
from report_build.importing.lists import take_list
from report_build.importing.markup import escaped, plain
from report_build.importing.trimmings import without_trimmings

_NOTE = re.compile(r"\[\^([^\]\s]+)\]:\s*(.*)", re.DOTALL)
_PICTURE = re.compile(
    r"(?<!\\)!\[(?P<alt>[^\]\n]*)\]\(\s*(?:<(?P<path>[^>\n]*)>|(?P<bare>[^\s)]+))[^)\n]*\)(?:\{[^}\n]*\})?"
)
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*\s*(?:\{[^}]*\})?$")


def read(text: str, file: str, *, markdown: bool) -> Article:
    """The article, or only the works, of a text."""
    made = Article()
    text = front.take(made, text, file) if markdown else text
    lines = [(line, number) for number, line in enumerate(text.split("\n"), 1)]
    lines = lines if markdown else without_trimmings(made, lines, file)
    blocks = list(_blocks(lines))
    if _is_list(blocks):
        made.entries = list(entries(_without_heading(lines), file))
        return made
    for block in _with_head_apart(blocks):
        _add(made, block, file, markdown=markdown)
    take_bold_headings(made)
    take_list(made)
    return with_front_matter(made)


def _blocks(lines: Block) -> Iterator[Block]:
    """Lines between empty ones; a heading and a list's heading stand alone, code stays whole."""
    block: Block = []
    fenced = False
    for line, number in lines:
        alone = not fenced and (_HEADING.match(line) or LIST_HEADING.fullmatch(line))
        if block and not fenced and (alone or not line.strip()):
            yield block
            block = []
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if line.strip() or fenced:
            block.append((line, number))
        if alone and line.strip() and block:
            yield block
            block = []
    if block:
        yield block


def _with_head_apart(blocks: list[Block]) -> list[Block]:
    """The blocks, of which the first have title, byline and date as blocks of their own."""
    made: list[Block] = []
    for at, block in enumerate(blocks):
        apart = at < 3 and any(is_front_matter(plain(line)) for line, _ in block[:4])
        made += [[line] for line in block] if apart else [block]
    return made


def _is_list(blocks: list[Block]) -> bool:
    """Whether a text is nothing but a list of works, with or without a heading."""
    lines = [line for block in blocks for line, _ in block]
    if lines and LIST_HEADING.fullmatch(lines[0]):
        return True
    if any(LIST_HEADING.fullmatch(line) for line in lines):
        return False
    prose = sum(not looks_like_entry(" ".join(line for line, _ in block)[:690]) for block in blocks)
    listed = sum(any(looks_like_entry(line) for line, _ in block) for block in blocks)
    return bool(blocks) and listed > prose


def _without_heading(lines: Block) -> Block:
    first = next((at for at, (line, _) in enumerate(lines) if line.strip()), 0)
    return lines[first + 1 :] if LIST_HEADING.fullmatch(lines[first][0]) else lines


def _add(made: Article, block: Block, file: str, *, markdown: bool) -> None:
    text = "\n".join(line for line, _ in block)
    pos = Pos(file, block[0][1])
    if found := _NOTE.match(text):
        made.notes[found[1]] = " ".join(found[2].split())
        made.note_places[found[1]] = pos
    elif found := _HEADING.fullmatch(text):
        made.pieces.append(Piece(found[2], pos, len(found[1]), plain(found[2])))
    elif LIST_HEADING.fullmatch(text):
        made.pieces.append(Piece(text, pos, 9, plain(text)))
    elif markdown:
        _add_markdown(made, block, file)
    elif _is_heading(text, made):
        made.pieces.append(Piece(escaped(text.strip()), pos, 2 if made.pieces else 1, text.strip()))
    else:
        made.pieces += pieces(block, made, file)


def _add_markdown(made: Article, block: Block, file: str) -> None:
    """A block as it is, without its pictures, whose files are not copied."""
    if not block[0][0].lstrip().startswith(("```", "~~~")):
        block = list(_without_pictures(made, block, file))
    text = "\n".join(line for line, _ in block)
    if text:
        lines = tuple(number for _, number in block)
        words = plain(" ".join(text.split()))
        made.pieces.append(Piece(text, Pos(file, lines[0]), plain=words, lines=lines))


def _without_pictures(made: Article, block: Block, file: str) -> Iterator[tuple[str, int]]:
    for line, number in block:
        for picture in _PICTURE.finditer(line):
            path = picture["path"] or picture["bare"]
            name = f'"{path}"' + (f" ({picture['alt']})" if picture["alt"] else "")
            hint = "save it in content/figures and write a ```{figure} fence with its alt text"
            fact = f"the picture {name} was left out"
            made.warn(Rule.MISSING_FILE, fact, Pos(file, number), hint)
        left = _PICTURE.sub("", line)
        if left == line or left.strip():
            yield left if left == line else left.rstrip(), number


def _is_heading(text: str, made: Article) -> bool:
    """Whether a line of plain text is a heading: short, without the end of a sentence."""
    line = text.strip()
    most = 10 if made.pieces else 20
    if "\n" in line or len(line.split()) > most or not line[:1].isupper():
        return False
    dated = re.search(r"\b\d{4}\b", line) and made.pieces
    byline = re.match(r"(?:By|Published|Updated|Posted)\b", line)
    return not re.search(r"[.;:,!]$", line) and not dated and not byline
