"""Acronyms of report.yaml, written out where a reader first meets them.

The first use in the running text prints as "United Nations (UN)": in the report once on its
summary page, which is read alone, and once in its body; in a deck once on its slides. Quotations,
titles, captions, code and citations stay as they are; a deck that has an acronym in titles only
writes it out in the first of them, and one that has it in a table or the like only, in the note
below. Where the author has written it out, nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from report_build import gathered
from report_build.frozen import dataclass
from report_build.model import (
    Acronym,
    Block,
    Callout,
    Chart,
    Document,
    Exhibit,
    Node,
    Output,
    Summary,
    Text,
)
from report_build.sentences import begins
from report_build.transforms.prose import Passage, Rank, passages
from report_build.walk import nodes, plain_text, rewrite

_A = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_SOUNDS_LIKE_CONSONANT = re.compile(r"(?:uni(?!n)|eu|use|usu|one\b|once\b)", re.IGNORECASE)
_SOUNDS_LIKE_VOWEL = re.compile(r"[aeiou]|hour|honest|honou?r|heir", re.IGNORECASE)

_WORDS_FIRST = ("en", "fr", "es")
"""Languages without cases: in others the words, which stand in the first case, follow."""


def expand(document: Document, output: Output) -> Document:
    """The document of one output with each acronym written out where it is first used."""
    known = [one for one in document.meta.acronyms if one.long]
    if not known:
        return document
    edits: dict[int, list[_Edit]] = {}
    unused: list[_Group] = []
    for scope in _scopes(document, output):
        for group in _groups(known):
            found = _first(group, scope, document.meta.language)
            unused += [group] if found is None else []
            for edit in found or ():
                edits.setdefault(id(edit.node), []).append(edit)
    if edits:
        document = rewrite(document, _edited(edits))
    return _with_notes(document, unused) if output is Output.SLIDES else document


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of a node, from one offset to another, and what stands there instead."""

    node: Text
    start: int
    end: int
    words: str


def _edited(edits: Mapping[int, Sequence[_Edit]]) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        if not isinstance(node, Text) or id(node) not in edits:
            return node
        text = node.text
        for edit in sorted(edits[id(node)], key=lambda one: one.start, reverse=True):
            text = text[: edit.start] + edit.words + text[edit.end :]
        return replace(node, text=text)

    return change


# ---- where a reader begins anew ------------------------------------------------------------


def _scopes(document: Document, output: Output) -> Iterator[list[Passage]]:
    """Passages that are read in one go, in the order in which an acronym is looked for."""
    if output is Output.SLIDES:
        yield _ranked(document.blocks, (Rank.TEXT, Rank.TITLE))
        return
    front = tuple(node for node in gathered.front(document) if isinstance(node, Summary | Callout))
    for blocks in (front, gathered.body(document).blocks):
        yield _ranked(blocks, (Rank.TEXT, Rank.NOTE))


def _ranked(blocks: Sequence[Block], ranks: Sequence[Rank]) -> list[Passage]:
    """The passages of some ranks, one rank after the other."""
    found = list(passages(blocks))
    return [one for rank in ranks for one in found if one.rank is rank]


# ---- the first use -------------------------------------------------------------------------


_Group = Mapping[str, Acronym]
"""An acronym and its plural by their short forms; at least one of the two."""


def _groups(known: Sequence[Acronym]) -> Iterator[_Group]:
    """The acronyms by their short forms, a plural together with its singular."""
    shorts = {one.short: one for one in known}
    for stem in dict.fromkeys(stem_of(short) for short in shorts):
        pair = (stem, f"{stem}s")
        yield {short: shorts[short] for short in pair if short in shorts}


def stem_of(short: str) -> str:
    """The singular of an acronym: NGOs without its s."""
    return short[:-1] if re.search(r"[^\W\d_a-z]{2}s$", short) else short


def _first(group: _Group, scope: Sequence[Passage], language: str) -> tuple[_Edit, ...] | None:
    """What to write at the first use, nothing if it is written out; None if there is none."""
    for passage in scope:
        for found in _uses(group).finditer(passage.text):
            if passage.quoted(found.start()):
                continue
            if any(_is_told(one, passage.text, found) for one in group.values()):
                return ()
            if edits := _written_out(group, passage, found, language):
                return edits
    return None


@cache
def _use(stem: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./&@#-]){re.escape(stem)}(?P<ending>s|[’']s)?(?![\w/&-])")


def _uses(group: _Group) -> re.Pattern[str]:
    return _use(stem_of(next(iter(group))))


def _with_notes(deck: Document, groups: Sequence[_Group]) -> Document:
    """The deck with acronyms written out in the note of the first exhibit that has them."""
    notes: dict[int, list[str]] = {}
    exhibits = [one for one in nodes(deck) if isinstance(one, Exhibit)] if groups else []
    for group in groups:
        for exhibit in exhibits:
            uses = [
                (passage, found)
                for passage in _words(exhibit)
                for found in _uses(group).finditer(passage.text)
            ]
            if any(_is_told(one, p.text, use) for one in group.values() for p, use in uses):
                break
            if uses:
                known = next(iter(group.values()))
                notes.setdefault(id(exhibit), []).append(f"{known.short} = {known.long}")
                break
    return rewrite(deck, _noted(notes)) if notes else deck


def _words(exhibit: Exhibit) -> Iterator[Passage]:
    yield from passages((exhibit,))
    if isinstance(exhibit, Chart):
        named = (*exhibit.categories, *(series.name for series in exhibit.series))
        text = "; ".join((*named, exhibit.x_title, exhibit.y_title))
        yield Passage(text, (), Rank.EXHIBIT)


def _noted(notes: Mapping[int, Sequence[str]]) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        if not isinstance(node, Exhibit) or id(node) not in notes:
            return node
        note = node.legend.note
        said = plain_text(note).rstrip()
        gap = " " if said.endswith((".", "!", "?")) else "; " if said else ""
        more = Text(f"{gap}{'; '.join(notes[id(node)])}.", pos=node.pos)
        return replace(node, legend=replace(node.legend, note=(*note, more)))

    return change


def _is_told(acronym: Acronym, text: str, use: re.Match[str]) -> bool:
    """Whether the author has written an acronym out beside its use, before it or after it."""
    before, after = text[: use.start()], text[use.end() :]
    long = r"\s+".join(map(re.escape, acronym.long.split()))
    return (
        (before.endswith("(") and after.startswith(")"))
        or re.search(rf"{long}\w*\W{{1,3}}(?:or\s|the\s)?$", before, re.IGNORECASE) is not None
        or re.match(rf"\W{{1,3}}(?:or\s|the\s)?{long}", after, re.IGNORECASE) is not None
    )


def _written_out(
    group: _Group, passage: Passage, use: re.Match[str], language: str
) -> tuple[_Edit, ...]:
    """The use written out; nothing where the words for it are not known or markup cuts it."""
    tag, plural = language.partition("-")[0].lower(), use["ending"] == "s"
    acronym = group.get(use[0]) or group.get(stem_of(use[0]) if plural else use[0].rstrip("s’'"))
    edit = _edit(passage, use.start(), use.end(), use[0])
    if acronym is None or edit is None:
        return ()
    if tag == "en":
        return _in_english(edit, acronym, passage, use)
    if use["ending"] and acronym.short != use[0]:
        return ()  # how other languages make a plural, the author knows
    if tag not in _WORDS_FIRST:
        return (replace(edit, words=f"{use[0]} ({acronym.long})"),)
    before = passage.text[: use.start()]
    return (replace(edit, words=_in_place(acronym, acronym.long, use[0], before, language)),)


def _in_english(
    edit: _Edit, acronym: Acronym, passage: Passage, use: re.Match[str]
) -> tuple[_Edit, ...]:
    """The use written out with its plural or possessive, and "a" or "an" before it as it asks."""
    long, short = acronym.long, use[0]
    if use["ending"] == "s" and acronym.short != short:
        long = _plural(long)
    elif use["ending"] and use["ending"] != "s":
        long, short = long + ("’" if long.endswith("s") else "’s"), short[:-2]
    before = passage.text[: use.start()]
    words = replace(edit, words=_in_place(acronym, long, short, before, "en"))
    found = _A.search(before)
    article = _edit(passage, *found.span(1), _a(found[1], long)) if found else None
    return (words,) if article is None else (article, words)


def _edit(passage: Passage, start: int, end: int, words: str) -> _Edit | None:
    held = passage.piece(start, end)
    return None if held is None else _Edit(held[0], held[1], held[1] + end - start, words)


def _in_place(acronym: Acronym, long: str, short: str, before: str, language: str) -> str:
    """Words and acronym with the article, brackets and capital that their place asks for."""
    left, right = "[]" if before.count("(") > before.count(")") else "()"
    words = f"{_lead(acronym, before)}{long} {left}{short}{right}"
    return words[0].upper() + words[1:] if begins(before, language) else words


def _lead(acronym: Acronym, before: str) -> str:
    """The article that an acronym needs once it is written out, if it does not stand there."""
    article = acronym.article
    stands = re.search(r"\b(?:the|this|that|its|their|our|an?)\s+$", before, re.IGNORECASE)
    said = article and before.casefold().rstrip().endswith(article.casefold())
    return "" if stands or said or not article else article + ("" if article[-1] in "’'" else " ")


def _plural(long: str) -> str:
    """The English plural of the last word."""
    if re.search(r"[^aeiou]y$", long):
        return f"{long[:-1]}ies"
    return long + ("es" if re.search(r"(?:s|x|z|ch|sh)$", long) else "s")


def _a(article: str, word: str) -> str:
    """The article "a" or "an" as a word asks for it, with the capital that it had."""
    vowel = _SOUNDS_LIKE_VOWEL.match(word) and not _SOUNDS_LIKE_CONSONANT.match(word)
    return article[0] + ("n" if vowel else "")
