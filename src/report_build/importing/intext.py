"""Citations in prose to `[@key]`, where exactly one of the imported works fits.

`(Author, year)`, `Author (year)`, `(Author 4)`, `(“Title” 4)`, `[1, 3-5]` and `(ibid.)` are
known. What fits none, or more than one, stays as it stands and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from report_build.importing import when
from report_build.importing.known import Known, fitting, is_by, is_whole, titled
from report_build.importing.markup import plain

Tell = Callable[[str, str, int], None]
"""Takes a fact, a hint, and the offset in the text of what it is about."""

_YEAR = rf"(?:{when.YEAR}|n\.?\s?d\.)"
_WHO = r"(?:[^()\[\];\d]|(?<=[^\W\d])\d|(?<=\d)\d){2,90}?"
_PAGES = r"\d{1,5}(?:\s?[-–]\s?\d{1,5})?"
_PLACE = (
    r"(?:,?\s*(?P<term>pp?\.|S\.|par(?:a|as|s)?\.?|paragraphs?|ch\.|chap\.|chapter|sec\.|§|fig\.|"
    r"table)\s*(?P<at>[\divxlc]+(?:\s?[-–—]\s?[\divxlc]+)?(?:,\s?\d+)*)|"
    rf"(?:\s?:\s?|,\s?(?!{when.YEAR}))(?P<page>{_PAGES}))"
)
_LEAD = (
    r"(?P<lead>(?:(?:but |and )?see(?: also| e\.g\.,?| for example)?|e\.g\.,?|cf\.|for example,?|"
    r"(?:as )?(?:quoted|cited) (?:in|by)|vgl\.|siehe|voir|cité (?:dans|par)|zit\. n(?:ach|\.))\s+)?"
)
_CITE = re.compile(
    rf"\s*{_LEAD}(?P<who>{_WHO})(?:,\s*|\s+){when.BEFORE_YEAR}(?P<year>{_YEAR})(?P<suffix>[a-z])?"
    rf"{_PLACE}?\s*",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(rf"\s*(?P<year>{_YEAR})(?P<suffix>[a-z])?\s*")
_PAGED = re.compile(rf"\s*(?P<who>[^()\[\];\d,]{{2,60}}?),?\s+(?:pp?\.\s*)?(?P<at>{_PAGES})\s*")
_IBID = re.compile(rf"\s*ibid(?:em)?\b\.?(?:,?\s*(?:pp?\.\s*)?(?P<at>{_PAGES}))?\s*", re.IGNORECASE)
_GROUP = re.compile(r"(?<![\]\\!])\((?P<inside>[^()]{3,300})\)")
_NUMBERS = re.compile(
    r"(?P<open>\\?\[|\^)(?P<inside>\d{1,3}(?:\s?[-–,]\s?\d{1,3})*)(?P<close>\\?\](?!\()|\^)"
)
_NAME = r"[A-ZÀ-Þ][\w'’-]{1,40}"
_NARRATIVE = re.compile(
    rf"(?<![\w'’-])(?P<who>{_NAME}"
    rf"(?:(?:,?\s(?:and|&)\s|,\s|\s){_NAME}){{0,4}}(?:\s\*?et al\.?\*?)?)"
    rf"\s\((?P<year>{_YEAR})(?P<suffix>[a-z])?{_PLACE}?\)"
)
_NAMED = re.compile(
    rf"(?<![\w'’-])(?P<who>{_NAME}"
    rf"(?:(?:,?\s(?:and|&)\s|,\s|\s)(?:(?:de[nrl]?|du|van|von|la|le)\s){{0,2}}{_NAME}){{0,4}}"
    r"(?:\s\*?et al\b)?)"
)
_PAGE_ALONE = re.compile(rf"(?<![\]\\!\w])\((?!{when.YEAR}\))(?P<at>{_PAGES})\)(?=[.,;:!?]|\s*$)")
_SENTENCE = re.compile(r"[.!?][”\"’']?\s+(?=[A-ZÀ-Þ“\"])")
_POSSESSIVE = re.compile(r"[’']s?$")
_SMALL = frozenset("and et al of for the de des du von van la le".split())
_NO_NAMES = frozenset(
    "In Since From Until By After Before As On During Between Till Around About Early Late".split()
)


@dataclass(slots=True)
class Counts:
    """How many citations were found in the text, and how many mapped."""

    mapped: int = 0
    left: int = 0
    last: list[str] = field(default_factory=list)
    """The keys of the citation before, for "ibid."."""


def mapped(text: str, works: Sequence[Known], tell: Tell, counts: Counts) -> str:
    """The Markdown with its citations."""
    made, end = [], 0
    for found in _found(text):
        new = _new(found, works, tell, counts)
        made += [text[end : found.start()], found[0] if new is None else new]
        end = found.end()
    return "".join([*made, text[end:]])


def _found(text: str) -> Iterator[re.Match[str]]:
    """What may be a citation, in order; of two that overlap, the longer shape."""
    end = 0
    shapes = (_NARRATIVE, _PAGE_ALONE, _GROUP, _NUMBERS)
    every = [one for shape in shapes for one in shape.finditer(text)]
    for found in sorted(every, key=lambda one: one.start()):
        if found.start() >= end:
            end = found.end()
            yield found


def _new(found: re.Match[str], works: Sequence[Known], tell: Tell, counts: Counts) -> str | None:
    """What a citation becomes; None where it is none, or stays."""
    if found.re is _NARRATIVE:
        return _narrative(found, works, counts)

    def told(fact: str, hint: str) -> None:
        counts.left += 1
        tell(fact, hint, found.start())

    if found.re is _PAGE_ALONE:
        _tell_page(found, works, told)
        return None
    if found.re is _NUMBERS:
        keys = _numbered(found, works, told)
        made = None if keys is None else "; ".join(f"@{key}" for key in keys)
    elif again := _IBID.fullmatch(found["inside"]):
        made = _same(again, counts, told)
    else:
        made = _group(found["inside"], works, told)
    if made is None:
        return None
    counts.mapped += made != ""
    counts.last = re.findall(r"@([\w:.#$%&+?<>~/-]*\w)", made)
    return f"[{made}]" if made else None


def _narrative(found: re.Match[str], works: Sequence[Known], counts: Counts) -> str | None:
    names, possessive = _POSSESSIVE.sub("", found["who"]), _POSSESSIVE.search(found["who"])
    who, before = names, ""
    while who:
        fits = fitting(who, found["year"], found["suffix"] or "", works)
        if len(fits) == 1 and is_whole(who, fits[0]):
            place = _locator(found)
            if place and possessive:
                return None  # a page behind "Doe’s" would stand before the thing
            counts.mapped += 1
            counts.last = [fits[0].key]
            tail = f" [{place}]" if place else possessive[0] if possessive else ""
            return f"{before}@{fits[0].key}{tail}"
        word, space, who = who.partition(" ")  # the first may only begin the sentence
        before += word + space
    return None


Told = Callable[[str, str], None]


def _tell_page(found: re.Match[str], works: Sequence[Known], told: Told) -> None:
    """Report `(12)` behind the one author in its sentence, as MLA cites a page of the work.

    It stays: it may count what the sentence tells of.
    """
    before = _SENTENCE.split(found.string[max(found.start() - 600, 0) : found.start()])[-1]
    for name in reversed(list(_NAMED.finditer(before))):
        who = _POSSESSIVE.sub("", name["who"])
        while who:
            if fits := [one for one in works if is_whole(who, one)]:
                keys = " or ".join(f"[-@{one.key}, {_pages(found['at'])}]" for one in fits)
                told(f'"{found[0]}" may be a page of {fits[0].key}', f"write {keys} if it is")
                return
            who = who.partition(" ")[2]


def _numbered(found: re.Match[str], works: Sequence[Known], told: Told) -> list[str] | None:
    """The works by their numbers; None where the list has none, empty if one is not there."""
    by_number = {work.number: work.key for work in works if work.number}
    if (found["open"] == "^") != (found["close"] == "^"):
        return None
    if len(by_number) < len(works) / 2:
        if found["open"] != "^":
            hint = "write [@key], or [^1] and a line that begins with [^1]: for a note"
            told(f'"{plain(found[0])}" is a number, and the list has none', hint)
        return None
    wanted: list[int] = []
    for first, last in re.findall(r"(\d+)(?:\s?[-–]\s?(\d+))?", found["inside"]):
        wanted += range(int(first), min(int(last or first), int(first) + 50) + 1)
    if absent := [number for number in wanted if number not in by_number]:
        fact = f'"{plain(found[0])}" cites number {absent[0]}, which the list has not'
        told(fact, "add the work to bibliography.json and write [@key]")
        return []
    return [by_number[number] for number in wanted]


def _same(again: re.Match[str], counts: Counts, told: Told) -> str:
    """The work that was cited before; empty where that were several, or none."""
    if len(counts.last) == 1:
        return f"@{counts.last[0]}" + (f", {_pages(again['at'])}" if again["at"] else "")
    told(f'what "({again[0].strip()})" repeats is not clear', "write the key: [@key]")
    return ""


def _group(inside: str, works: Sequence[Known], told: Told) -> str | None:
    """The citations of one pair of parentheses; empty if one stays, None if there is none."""
    inside = re.sub(rf"({_YEAR}[a-z]?), (?={_YEAR}[a-z]?\b)", r"\1; ", inside)
    every = re.split(r";|(?<=\d{4}),? (?:and|&) (?=[A-ZÀ-Þ])", inside)
    pieces = [piece for piece in every if piece.strip()]
    made, before = [], ""
    for piece in pieces:
        cite = _CITE.fullmatch(plain(piece)) or _again(piece, before)
        if cite is None:
            return _without_year(inside, works, told) if len(pieces) == 1 else None
        before = cite["who"]
        fits = fitting(cite["who"], cite["year"], cite["suffix"] or "", works)
        if len(fits) != 1:
            return _left(plain(inside), cite, fits, told)
        place = _locator(cite)
        lead = f"{(cite['lead'] or '').strip()} ".lstrip()
        made.append(f"{lead}@{fits[0].key}" + (f", {place}" if place else ""))
    return "; ".join(made)


def _again(piece: str, who: str) -> re.Match[str] | None:
    """A further year of the authors just named: `(Doe 2019; 2020)`."""
    more = who and _MORE_YEARS.fullmatch(piece)
    return _CITE.fullmatch(f"{who} {piece.strip()}") if more else None


def _left(inside: str, cite: re.Match[str], fits: Sequence[Known], told: Told) -> str | None:
    """Report a citation that fits none of the works or several; None if it is none at all."""
    if fits:
        keys = " or ".join(f"[@{one.key}]" for one in fits)
        told(f'"({inside})" fits {len(fits)} works of the list', f"write {keys}")
    elif _may_be_names(cite["who"].strip()):
        hint = "add the work to bibliography.json and write [@key]"
        told(f'"({inside})" fits no work of the list', hint)
    else:
        return None
    return ""


def _may_be_names(who: str) -> bool:
    """Whether words before a year can be names: (In March 2022) and (Mali since 2022) cannot."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", who) if word not in _SMALL]
    if not words or words[0] in _NO_NAMES or when.month_day(words[-1]):
        return False
    return all(word[0].isupper() for word in words)


def _without_year(inside: str, works: Sequence[Known], told: Told) -> str | None:
    """`(Doe 12)`, `(“Long Exit” 12)` and `(“Long Exit”)`, as MLA has them, if one work fits."""
    text = plain(inside)
    cite = _PAGED.fullmatch(text)
    if cite and re.fullmatch(when.YEAR, cite["at"]):
        return None
    who = (cite["who"] if cite else text).strip()
    fits = titled(who, works) if who[:1] in "“\"‘'" else [one for one in works if is_by(who, one)]
    if len(fits) != 1:
        return None
    if cite:
        return f"@{fits[0].key}, {_pages(cite['at'])}"
    if who[:1] in '“"':
        return f"@{fits[0].key}"
    told(f'"({text})" may cite {fits[0].key}', f"write [@{fits[0].key}] if it does")
    return None


def _pages(at: str) -> str:
    return f"p{'p' * bool(re.search('[-–]', at))}. {at}"


def _locator(cite: re.Match[str]) -> str:
    if cite["page"]:
        return _pages(cite["page"])
    term = "p." if cite["term"] == "S." else cite["term"]
    return f"{term} {cite['at']}" if term else ""
