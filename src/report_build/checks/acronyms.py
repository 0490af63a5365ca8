"""Acronyms that no reader of an output is told, and those of the list that nobody uses.

An acronym is a word of two or more capitals. It is told where report.yaml lists it, or where
the author writes "United Nations (UN)", "UN (United Nations)" or "the United Nations, UN". Those
that every reader knows need no words; neither do numerals, currencies and words in capitals for
stress. Each output is looked at by itself, as nobody has both in hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.model import Acronym, Chart, Document, Meta, Output, Text
from report_build.readers.origin import Origin
from report_build.transforms.acronyms import stem_of
from report_build.transforms.prose import Passage, passages
from report_build.transforms.select import select
from report_build.walk import of_kind

_KNOWN = frozenset(
    "AD AIDS AM BBC BC BCE CD CE CEO CNN CSV DNA DOI DVD EU FAQ GDP GMT HIV HTML ID ISBN ISSN JSON"
    " NASA NATO OK PDF PM SMS TV UK UN UNESCO UNICEF URL US USA UTC VIP XML YAML".split()
)
"""What dictionaries have as words and style books leave alone; listed ones are written out."""

_STRESSED = frozenset(
    "ALL ALWAYS AND ANY ARE BUT CAN DO EVERY FOR FROM IF IN IS MAY MUST NEVER NEW NO NONE NOT NOTE"
    " OF ON ONE ONLY OR SHALL SHOULD STOP THE TO VERY WARNING WAS WILL WITH YES".split()
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_TOKEN = re.compile(
    r"(?<![\w./@#&])(?<!\d-)([^\W\d_](?:&?[^\W\d_])+)(?![\w@&]|/\w*\d|-\d|\.[^\W\d_])"
)
_CAPITALS = re.compile(r"[^\W\d_a-z]&?[^\W\d_a-z]")  # without them a passage has no acronym
_BRACKETS = re.compile(r"[(\[]([^()\[\];]+)[)\]]")
_WORD_BACKWARDS = re.compile(r"\s([\w&-]+)")
_WORDS_BACKWARDS = re.compile(r"(?:\s,?[\w’'&-]+){1,14}")
_NAME = re.compile(r"[^\W_](?:[\w’']*\w)?")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER_BESIDE = re.compile(r"\d\s?$"), re.compile(r"\s?\d")
_STATE = re.compile(r",\s$"), re.compile(r"[.,;)]|$")  # Washington, DC
_FAR = 14  # words before an acronym within which its own words stand


def acronyms(document: Document, origin: Origin) -> Iterator[Diagnostic]:
    """A finding for each acronym that is not told, and each of the list that is not used."""
    listed = {stem_of(one.short) for one in document.meta.acronyms}
    told_of: set[str] = set()
    for output in Output:
        found = list(passages(select(document, output, lambda _: None).blocks))
        for short, pos in _untold(found).items():
            if short not in listed | told_of:
                told_of.add(short)
                yield _finding(short, output, origin.words(pos, short))
    yield from _otherwise_told(document, origin)
    yield from _unused(document)


def _finding(short: str, output: Output, where: Pos) -> Diagnostic:
    place = "the report" if output is Output.REPORT else "the deck"
    message = f"{place} uses {short} and never says what it stands for"
    hint = (
        f"add it to report.yaml: acronyms: {{{short}: its words}}; or {{{short}: }}, without"
        " words, if every reader knows it"
    )
    return Diagnostic(Rule.UNEXPANDED_ACRONYM, message, where, hint, Severity.WARNING)


def _otherwise_told(document: Document, origin: Origin) -> Iterator[Diagnostic]:
    """A finding for each acronym that the text writes out with other words than the list."""
    listed = {stem_of(one.short): one for one in document.meta.acronyms if one.long}
    for passage in passages(document.blocks) if listed else ():
        for known, words, after, start, end in _beside(passage.text, listed):
            said, held = _other_words(known, words, after), passage.piece(start, start)
            if said and held and not passage.quoted(end):
                message = f'{known.short} is "{said}" here, and "{known.long}" in report.yaml'
                hint = f'write "{known.long}", or correct acronyms: in report.yaml'
                where = origin.words(held[0].pos, said, held[0].text.count(said, 0, held[1]))
                yield Diagnostic(Rule.OTHER_EXPANSION, message, where, hint, Severity.WARNING)


def _beside(
    text: str, listed: Mapping[str, Acronym]
) -> Iterator[tuple[Acronym, str, bool, int, int]]:
    """The words before an acronym in brackets, or in brackets behind it.

    With each acronym its words, whether it stands after them, and from where to where both do.
    What is before a bracket is read backwards, so that few places are tried.
    """
    for found in _BRACKETS.finditer(text):
        before = text[: found.start()][::-1]
        first, row = _WORD_BACKWARDS.match(before), _WORDS_BACKWARDS.match(before)
        if row and (known := listed.get(stem_of(found[1]))):
            yield known, row[0][::-1], True, found.start() - row.end(), found.end()
        elif first and (known := listed.get(stem_of(first[1][::-1]))):
            yield known, found[1], False, found.start() - first.end(), found.end()


def _other_words(known: Acronym, text: str, after: bool) -> str:
    """The words of a text that write an acronym out, at its end if it stands `after` them.

    They have its letters as their capitals, or half of the words of the list. Empty if they are
    those of the list but for an ending, or do not write it out.
    """
    long, found = _names(known.long), list(_NAME.finditer(text))
    if not after:
        found = found[: len(long) + 2]
    if all(map(_alike, long, _names(text)[-len(long) :] if after else _names(text))):
        return ""
    letters = "".join(filter(str.isalpha, stem_of(known.short))).casefold()
    for count in range(1, len(found) + 1):
        row = found[-count:] if after else found[:count]
        words = [one[0] for one in row]
        capitals = "".join(word[0] for word in words if word[0].isupper()).casefold()
        shared = sum(any(_alike(one, other) for other in long) for one in words)
        near = count == len(long) and 2 * shared >= count > 1
        if words[0][0].casefold() == letters[0] and (capitals == letters or near):
            return text[row[0].start() : row[-1].end()]
    return ""


def _names(text: str) -> list[str]:
    return [found[0] for found in _NAME.finditer(text)]


def _alike(one: str, other: str) -> bool:
    """Whether two words are one, but for an ending: Nations and Nation, Vereinte and Vereinten."""
    one, other = one.casefold(), other.casefold()
    stem = max(len(one), len(other)) - 2
    return one == other or (stem > 2 and one[:stem] == other[:stem])


def _unused(document: Document) -> Iterator[Diagnostic]:
    words = " ".join(_all_words(document))
    for one in document.meta.acronyms:
        if not re.search(rf"(?<!\w){re.escape(one.short)}(?:s?(?!\w))", words):
            message = f"nothing uses the acronym {one.short}"
            hint = "delete it from report.yaml"
            yield Diagnostic(Rule.UNUSED_ACRONYM, message, one.pos, hint, Severity.WARNING)


def _all_words(document: Document) -> Iterator[str]:
    """All that either output prints of the author's words."""
    meta: Meta = document.meta
    yield from (meta.title, meta.subtitle, meta.abstract, meta.publisher, *meta.keywords)
    yield from (text.text for text in of_kind(document, Text))
    for chart in of_kind(document, Chart):
        yield from (*chart.categories, *(one.name for one in chart.series))
        yield from (chart.x_title, chart.y_title, chart.unit)


# ---- what is an acronym --------------------------------------------------------------------


def _untold(found: Sequence[Passage]) -> dict[str, Pos]:
    """The acronyms of an output that it does not tell, each with the place of its first use."""
    used: dict[str, Pos] = {}
    told: set[str] = set()
    for passage in found:
        for token in _acronyms_in(passage):
            short = stem_of(token[1])
            held = passage.piece(*token.span(1))
            if held is not None:
                used.setdefault(short, held[0].pos)
            if _is_told(passage.text, token, short):
                told.add(short)
    return {short: pos for short, pos in used.items() if short not in told}


def _acronyms_in(passage: Passage) -> Iterator[re.Match[str]]:
    if not _CAPITALS.search(passage.text) or _all_in_capitals(passage.text):
        return
    tokens = list(_TOKEN.finditer(passage.text))
    shouted = {
        id(one)
        for at in range(len(tokens) - 2)
        if all(one[1].isupper() for one in tokens[at : at + 3])
        and not re.search(r"[^\w\s]", passage.text[tokens[at].start() : tokens[at + 2].end()])
        for one in tokens[at : at + 3]
    }
    for token in tokens:
        if id(token) not in shouted and _is_acronym(token, passage):
            yield token


def _all_in_capitals(text: str) -> bool:
    """Whether a heading or a line of two words or more is set in capitals, as a house may do."""
    return text.isupper() and len(_WORD.findall(text)) > 1


def _is_acronym(token: re.Match[str], passage: Passage) -> bool:
    if token[1][0].islower():  # as most words are
        return False
    short = stem_of(token[1])
    if not short.isupper() or short in _KNOWN | _STRESSED or passage.quoted(token.start()):
        return False
    if _ROMAN.fullmatch(short):
        return False
    before, after = passage.text[: token.start()], passage.text[token.end() :]
    if len(short) == 3 and (_NUMBER_BESIDE[0].search(before) or _NUMBER_BESIDE[1].match(after)):
        return False  # EUR 900
    return not (len(short) == 2 and _STATE[0].search(before) and _STATE[1].match(after))


# ---- what an author has told ---------------------------------------------------------------


def _is_told(text: str, token: re.Match[str], short: str) -> bool:
    """Whether words whose letters make the acronym stand beside it, before or after."""
    before, after = text[: token.start()], text[token.end() :]
    named = re.search(r"[(\[,–—]\s?(?:or\s|the\s)?[“‘]?$", before)
    if named and _spells(before[: named.start()].split()[-_FAR:], short):
        return True
    opened = re.match(r"\s?[(\[,–—]\s?([^)\]]+)", after)
    return opened is not None and _spells(opened[1].split()[: len(short) + _FAR], short, first=True)


def _spells(words: Sequence[str], short: str, *, first: bool = False) -> bool:
    """Whether words, from one on that begins with its first letter, hold an acronym's letters."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    starts = words[:2] if first else words
    for at, word in enumerate(starts):
        if not word.casefold().lstrip("“‘«\"'([").startswith(letters[0]):
            continue
        rest = iter("".join(words[at:]).casefold())
        if len(words[at:]) > 1 and all(letter in rest for letter in letters):
            return True
    return False
