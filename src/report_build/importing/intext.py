"""`(Author, year)` in prose to `[@key]`, where exactly one of the imported works fits.

What fits none, or more than one, stays as it stands and is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from report_build.importing import when
from report_build.importing.draft import Draft
from report_build.importing.markup import plain

Tell = Callable[[str, str], None]

_YEAR = rf"(?:{when.YEAR}|n\.\s?d\.)"
_WHO = r"(?:[^()\[\];\d]|(?<=[^\W\d])\d|(?<=\d)\d){2,90}?"
_PLACE = (
    r"(?:,?\s*(?P<term>pp?\.|par(?:a|as|s)?\.?|paragraphs?|ch\.|chap\.|chapter|sec\.|§|fig\.|table)"
    r"\s*(?P<at>[\divxlc]+(?:\s?[-–—]\s?[\divxlc]+)?(?:,\s?\d+)*)|"
    r"\s?:\s?(?P<page>\d+(?:\s?[-–]\s?\d+)?))"
)
_CITE = re.compile(
    rf"\s*(?P<lead>(?:see(?: also)?|e\.g\.,?|cf\.|for example,?|quoted in|cited in)\s+)?"
    rf"(?P<who>{_WHO}),?\s+{when.BEFORE_YEAR}(?P<year>{_YEAR})(?P<suffix>[a-z])?{_PLACE}?\s*",
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(rf"\s*(?P<year>{_YEAR})(?P<suffix>[a-z])?\s*")
_PAGED = re.compile(
    r"\s*(?P<who>[^()\[\];\d,]{2,60}?),?\s+(?:pp?\.\s*)?(?P<at>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\s*"
)
_GROUP = re.compile(r"(?<![\]\\!])\((?P<inside>[^()]{3,300})\)")
_NAME = r"[A-ZÀ-Þ][\w'’-]{1,40}"
_NARRATIVE = re.compile(
    rf"(?<![\w'’-])(?P<who>{_NAME}"
    rf"(?:(?:,?\s(?:and|&)\s|,\s|\s){_NAME}){{0,4}}(?:\s\*?et al\.?\*?)?)"
    rf"(?:[’']s?)?\s\((?P<year>{_YEAR})(?P<suffix>[a-z])?{_PLACE}?\)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What an in-text citation can say of a work."""

    key: str
    names: tuple[str, ...]
    year: str
    suffix: str


@dataclass(slots=True)
class Counts:
    """How many citations were found in the text, and how many mapped."""

    mapped: int = 0
    left: int = 0


def known(works: Mapping[str, Draft]) -> tuple[Known, ...]:
    """The works as a text cites them, by their keys."""
    return tuple(_known(key, draft) for key, draft in works.items())


def _known(key: str, draft: Draft) -> Known:
    people = draft.fields.get("author") or draft.fields.get("editor")
    names = tuple(
        str(
            one.get("literal")
            or " ".join(filter(None, (one.get("non-dropping-particle"), one.get("family"))))
        )
        for one in (people if isinstance(people, list) else [])
    ) or (draft.text("title"),)
    year = when.parts(draft.fields.get("issued"))
    return Known(key, names, str(year[0]) if year else "", draft.text("year-suffix"))


def mapped(text: str, works: Sequence[Known], tell: Tell, counts: Counts) -> str:
    """The Markdown with its citations; `tell` takes a fact and a hint about each that stays."""

    def group(found: re.Match[str]) -> str:
        made = _group(found["inside"], works, tell)
        if made is None:
            return found[0]
        counts.mapped, counts.left = counts.mapped + (made != ""), counts.left + (made == "")
        return f"[{made}]" if made else found[0]

    def narrative(found: re.Match[str]) -> str:
        who, before = found["who"], ""
        while who:
            fits = _fitting(who, found["year"], found["suffix"] or "", works)
            if len(fits) == 1 and _is_whole(who, fits[0]):
                counts.mapped += 1
                place = _locator(found)
                return f"{before}@{fits[0].key}" + (f" [{place}]" if place else "")
            word, space, who = who.partition(" ")  # the first may only begin the sentence
            before += word + space
        return found[0]

    return _GROUP.sub(group, _NARRATIVE.sub(narrative, text))


def _group(inside: str, works: Sequence[Known], tell: Tell) -> str | None:
    """The citations of one pair of parentheses; empty if one stays, None if there is none."""
    pieces = [piece for piece in re.split(r";", inside) if piece.strip()]
    made, before = [], ""
    for piece in pieces:
        cite = _CITE.fullmatch(plain(piece)) or _again(piece, before)
        if cite is None:
            return _paged(inside, works) if len(pieces) == 1 else None
        before = cite["who"]
        fits = _fitting(cite["who"], cite["year"], cite["suffix"] or "", works)
        if len(fits) != 1:
            return _told(plain(inside), cite, fits, tell)
        place = _locator(cite)
        lead = f"{(cite['lead'] or '').strip()} ".lstrip()
        made.append(f"{lead}@{fits[0].key}" + (f", {place}" if place else ""))
    return "; ".join(made)


def _again(piece: str, who: str) -> re.Match[str] | None:
    """A further year of the authors just named: `(Doe 2019; 2020)`."""
    return (
        _CITE.fullmatch(f"{who} {piece.strip()}") if who and _MORE_YEARS.fullmatch(piece) else None
    )


def _told(inside: str, cite: re.Match[str], fits: Sequence[Known], tell: Tell) -> str | None:
    """Report a citation that fits none of the works or several; None if it is none at all."""
    who = cite["who"].strip()
    if not fits and not _may_be_names(who):
        return None
    if fits:
        keys = " or ".join(f"[@{one.key}]" for one in fits)
        tell(f'"({inside})" fits {len(fits)} works of the list', f"write {keys}")
    else:
        tell(
            f'"({inside})" fits no work of the list',
            "add the work to bibliography.json and write [@key]",
        )
    return ""


def _may_be_names(who: str) -> bool:
    """Whether words before a year can be names: (In March 2022) and (Mali since 2022) cannot."""
    small = {"and", "et", "al", "of", "for", "the", "de", "des", "du", "von", "van", "la", "le"}
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", who) if word not in small]
    starts = {
        "In",
        "Since",
        "From",
        "Until",
        "By",
        "After",
        "Before",
        "As",
        "On",
        "During",
        "Between",
    }
    dated = any(when.month_day(word) for word in words[-1:])
    return (
        bool(words) and words[0] not in starts and not dated and all(w[0].isupper() for w in words)
    )


def _paged(inside: str, works: Sequence[Known]) -> str | None:
    """`(Doe 12)`, as MLA has it, if exactly one work is by that name."""
    cite = _PAGED.fullmatch(plain(inside))
    if not cite or re.fullmatch(when.YEAR, cite["at"]):
        return None
    fits = [work for work in works if _is_by(cite["who"], work)]
    return f"@{fits[0].key}, p. {cite['at']}" if len(fits) == 1 else None


def _locator(cite: re.Match[str]) -> str:
    if cite["page"]:
        return f"p{'p' * bool(re.search('[-–]', cite['page']))}. {cite['page']}"
    return f"{cite['term']} {cite['at']}" if cite["term"] else ""


def _fitting(who: str, year: str, suffix: str, works: Sequence[Known]) -> list[Known]:
    year = "" if not year[0].isdigit() else year
    fits = [work for work in works if work.year == year and _is_by(who, work)]
    if suffix:
        return [work for work in fits if work.suffix == suffix] or fits
    exact = [work for work in fits if _is_whole(who, work)]
    return exact if len(exact) == 1 and not _is_first_alone(who, fits) else fits


def _is_first_alone(who: str, fits: Sequence[Known]) -> bool:
    """Whether a name may be that of the first author of another work that fits, too."""
    return len(_split(who)) == 1 and not re.search("et al", who) and len(fits) > 1


def _is_by(who: str, work: Known) -> bool:
    """Whether the names in a text are those of a work, or the first of them."""
    if _is_alike(who, work.names[0]):
        return True
    named = _named(who)
    if not named or len(named) > len(work.names):
        return False
    return all(_is_alike(one, other) for one, other in zip(named, work.names, strict=False))


@lru_cache(maxsize=100_000)
def _named(who: str) -> Sequence[str]:
    """The names that a text says, without its "et al."."""
    return _split(re.sub(r"\*?\bet al\b\.?\*?.*|\band others\b", "", plain(who)))


def _is_whole(who: str, work: Known) -> bool:
    if _is_alike(who, work.names[0]) and len(work.names) == 1:
        return True
    return _is_by(who, work) and (len(_split(who)) == len(work.names) or "et al" in who)


@lru_cache(maxsize=100_000)
def _split(who: str) -> Sequence[str]:
    return [
        part
        for part in re.split(r",?\s+(?:and|&|et)\s+(?!al\b)|,\s+", plain(who).strip(" ,"))
        if part
    ]


@lru_cache(maxsize=100_000)
def _is_alike(one: str, other: str) -> bool:
    """Equal but for case, accents and an article; long names but for a letter or two."""
    first, second = _letters(one).replace(" ", ""), _letters(other).replace(" ", "")
    if first == second:
        return bool(first)
    return min(len(first), len(second)) > 12 and SequenceMatcher(None, first, second).ratio() > 0.92


@lru_cache(maxsize=100_000)
def _letters(text: str) -> str:
    split = unicodedata.normalize("NFKD", plain(text).casefold())
    bare = "".join(one for one in split if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.removeprefix("the ")))
