"""The imported works as a text cites them: by names and year, by number, or by title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from report_build.frozen import dataclass
from report_build.importing import when
from report_build.importing.draft import Draft
from report_build.importing.markup import plain


@dataclass(frozen=True, slots=True)
class Known:
    """What an in-text citation can say of a work; `number` is that of its entry, 0 for none."""

    key: str
    names: tuple[str, ...]
    year: str
    suffix: str
    title: str
    number: int


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
    number = re.match(r"\s*[\[(]?(\d{1,3})(?:[\])]|[.)]\s)", draft.raw)
    return Known(
        key,
        names,
        str(year[0]) if year else "",
        draft.text("year-suffix"),
        draft.text("title"),
        int(number[1]) if number else 0,
    )


def titled(text: str, works: Sequence[Known]) -> list[Known]:
    """The works whose title begins with a text, as MLA cites what has no author."""
    start = _letters(text)
    return [work for work in works if len(start) > 3 and _letters(work.title).startswith(start)]


def fitting(who: str, year: str, suffix: str, works: Sequence[Known]) -> list[Known]:
    """The works by these names of this year; of several, the one that has just these names."""
    year = "" if not year[0].isdigit() else year
    fits = [work for work in works if work.year == year and is_by(who, work)]
    if suffix:
        return [work for work in fits if work.suffix == suffix] or fits
    exact = [work for work in fits if is_whole(who, work)]
    # one name may be that of the first author of another work that fits, too
    is_first_alone = len(_split(who)) == 1 and "et al" not in who and len(fits) > 1
    return exact if len(exact) == 1 and not is_first_alone else fits


def is_by(who: str, work: Known) -> bool:
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


def is_whole(who: str, work: Known) -> bool:
    """Whether a text names all who made a work, or says that there are more."""
    if _is_alike(who, work.names[0]) and len(work.names) == 1:
        return True
    return is_by(who, work) and (len(_split(who)) == len(work.names) or "et al" in who)


@lru_cache(maxsize=100_000)
def _split(who: str) -> Sequence[str]:
    parts = re.split(r",?\s+(?:and|&|et)\s+(?!al\b)|,\s+", plain(who).strip(" ,"))
    return [part for part in parts if part]


@lru_cache(maxsize=100_000)
def _is_alike(one: str, other: str) -> bool:
    """Equal but for case, accents and an article, or one the other's acronym; long ones nearly."""
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    first, second = _letters(one).replace(" ", ""), _letters(other).replace(" ", "")
    if first == second:
        return bool(first)
    return min(len(first), len(second)) > 12 and SequenceMatcher(None, first, second).ratio() > 0.92


def _is_acronym(short: str, name: str) -> bool:
    """Whether letters are the first ones of a name: AU of the African Union."""
    words = [word for word in re.findall(r"[^\W\d_]+", plain(name)) if word[0].isupper()]
    return short.isupper() and len(words) > 1 and "".join(word[0] for word in words) == short


@lru_cache(maxsize=100_000)
def _letters(text: str) -> str:
    split = unicodedata.normalize("NFKD", plain(text).casefold())
    bare = "".join(one for one in split if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.removeprefix("the ")))
