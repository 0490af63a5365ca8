"""Works beside each other: entered twice, told apart by nothing, names in two spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from report_build.checks.slips import Slip, folded
from report_build.citations.mla import organization_key
from report_build.diagnostics import Rule
from report_build.library import Library, Name, WorkItem

COMMON = 30
"""A word that stands in more titles than this tells nothing about two of them."""

ALIKE = 90.0
"""From this likeness of 100 on, two titles or names are taken for one."""

SHORT_ENOUGH = 4
"""A title of so many words needs no shorter form in a citation (MLA 9, 6.10-13)."""

Pair = tuple[WorkItem, WorkItem]


def likeness(library: Library, cited: frozenset[str], style: str) -> Iterator[tuple[str, Slip]]:
    """The findings about works beside each other, each with the id of the work it is about."""
    works = tuple(library.items.values())
    yield from _same_works(works)
    yield from _name_variants(works)
    if style == "mla":
        named = [work for work in works if work.id in cited and "author" not in work.faulty]
        yield from _missing_short_titles(named)


# ---- one work, two entries -----------------------------------------------------------------


def _same_works(works: Iterable[WorkItem]) -> Iterator[tuple[str, Slip]]:
    for first, second in _candidates(works):
        if _is_told_already(first, second):
            continue
        address = _address(first)
        if address and address == _address(second) and _years_agree(first, second):
            why = "have the same address"
        elif _is_one(first, second):
            why = "have nearly the same title"
        else:
            continue
        message = f'"{first.id}" and "{second.id}" {why}: are they one work?'
        hint = f"cite @{first.id} everywhere and delete {second.id}"
        yield second.id, Slip(Rule.SAME_WORK, message, hint)


def _candidates(works: Iterable[WorkItem]) -> list[Pair]:
    """Pairs that share an address or a word of their titles that few works have."""
    sharing: dict[str, list[WorkItem]] = defaultdict(list)
    for work in works:
        words = {word for word in _words(work.title) if len(word) > 3}
        for key in (*words, _address(work), folded(work.title)):
            if key:
                sharing[key].append(work)
    pairs: dict[tuple[str, str], Pair] = {}
    for group in sharing.values():
        for first, second in combinations(group, 2) if len(group) <= COMMON else ():
            pairs.setdefault((first.id, second.id), (first, second))
    return list(pairs.values())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _address(work: WorkItem) -> str:
    """What of a DOI or URL tells one work from another; a bare host does not."""
    if doi := work.text("DOI"):
        return re.sub(r"^.*?(?=10\.)", "", doi.casefold())
    url = re.sub(r"^https?://(www\.)?|[?&#](utm_|fbclid|gclid).*$", "", work.text("URL"))
    url = url.rstrip("/").casefold()
    return url if "/" in url else ""


def _is_told_already(first: WorkItem, second: WorkItem) -> bool:
    """Whether the two are entered alike, which the reading of the bibliography has reported."""
    if first.id.casefold() == second.id.casefold():
        return True
    return first.entered() == second.entered() != ()


def _is_one(first: WorkItem, second: WorkItem) -> bool:
    titles = [" ".join(_words(work.title)) for work in (first, second)]
    if _digits(titles[0]) != _digits(titles[1]):
        return False
    if not _alike(*titles) and not _is_cut(*titles):
        return False
    short = min(len(title.split()) for title in titles) < 3
    days = [work.day("issued") for work in (first, second)]
    agree = _days_agree(*days) if short else _years_agree(first, second)
    return agree and _authors_agree(first, second)


def _is_cut(first: str, second: str) -> bool:
    """Whether one title is the other without its subtitle."""
    short, long = sorted((first, second), key=len)
    return len(short.split()) > 3 and long.startswith(f"{short} ")


def _days_agree(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    return all(one == other for one, other in zip(first, second, strict=False))


def _years_agree(first: WorkItem, second: WorkItem) -> bool:
    return _days_agree(first.day("issued")[:1], second.day("issued")[:1])


def _authors_agree(first: WorkItem, second: WorkItem) -> bool:
    names = [{_family(name) for name in work.names()} for work in (first, second)]
    return not names[0] or not names[1] or not names[0].isdisjoint(names[1])


def _family(name: Name) -> str:
    return folded(str(name.get("family") or name.get("literal") or ""))


# ---- names ---------------------------------------------------------------------------------


def _name_variants(works: Iterable[WorkItem]) -> Iterator[tuple[str, Slip]]:
    """Names of bodies or persons that differ by a letter or two, or by initials."""
    held: dict[str, tuple[str, tuple[str | int, ...]]] = {}
    for work in works:
        for name, path in _names(work):
            held.setdefault(name, (work.id, path))
    near: dict[str, list[str]] = defaultdict(list)
    for name in held:
        words = _words(name)
        for key in {words[0][:3] + "…", "…" + words[-1][-4:]} if words else ():
            near[key].append(name)
    told: set[tuple[str, str]] = set()
    for group in near.values():
        for first, second in combinations(group[: COMMON * 4], 2):
            if (first, second) not in told and _is_variant(first, second):
                told.add((first, second))
                key, path = held[second]
                message = f'"{second}" is written "{first}" in {held[first][0]}'
                hint = "write the name in both as it stands on the title page or site"
                yield key, Slip(Rule.NAME_VARIANT, message, hint, path)


def _names(work: WorkItem) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for key in ("container-title", "publisher"):
        if work.text(key):
            yield work.text(key), (key,)
    for at, name in enumerate(work.names()):
        given, family = str(name.get("given", "")), str(name.get("family", ""))
        yield str(name.get("literal") or f"{given} {family}".strip()), ("author", at)


def _is_variant(first: str, second: str) -> bool:
    if first == second or _digits(first) != _digits(second):
        return False
    one, other = first.casefold(), second.casefold()
    if one == other or folded(one) == folded(other):
        return True
    if min(len(one), len(other)) < 10:
        return False
    return _alike(one, other)


# ---- letters -------------------------------------------------------------------------------


def _alike(one: str, other: str) -> bool:
    """Whether all but few letters of two texts are the same, in the same order.

    Few pairs have as many letters in common, and rapidfuzz takes as long to import as all the
    other checks take: it is asked about those pairs alone.
    """
    if one == other:
        return True
    length = len(one) + len(other)
    enough, letters, others = ALIKE * length / 200, _letters(one), _letters(other)
    if min(len(one), len(other)) < enough or len(letters.keys() ^ others) > length - 2 * enough:
        return False
    if (letters & others).total() < enough:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= ALIKE


@cache
def _letters(text: str) -> Counter[str]:
    return Counter(text)


@cache
def _digits(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", text))


# ---- short titles --------------------------------------------------------------------------


def _missing_short_titles(works: Iterable[WorkItem]) -> Iterator[tuple[str, Slip]]:
    """Works that MLA cites by their titles: without an author, or with another by the same."""
    by_author: dict[tuple[str, ...], list[WorkItem]] = defaultdict(list)
    for work in works:
        by_author[_cited_as(work)].append(work)
    for author, group in by_author.items():
        for work in group if not author or len(group) > 1 else ():
            if len(work.title.split()) > SHORT_ENOUGH and not work.text("title-short"):
                why = _why_by_title(work, author)
                message = f"the work is cited by its title, as {why}, and the title is long"
                hint = f'add "title-short": "{_short(work.title)}"'
                yield work.id, Slip(Rule.MISSING_SHORT_TITLE, message, hint, ("title",))


def _why_by_title(work: WorkItem, author: tuple[str, ...]) -> str:
    if author:
        return "another cited work has the same author"
    return "its author is its publisher" if work.names() else "its entry has no author"


def _cited_as(work: WorkItem) -> tuple[str, ...]:
    """How MLA names a work's authors: one, two, or the first of more (MLA 9, 6.5).

    An organization that is also the publisher is not named (MLA 9, 5.19).
    """
    alone = work.names()[0] if len(work.names()) == 1 else {}
    body = "" if alone.get("given") else str(alone.get("literal") or alone.get("family") or "")
    if body and organization_key(body) == organization_key(work.text("publisher")):
        return ()
    names = [_family(name) for name in work.names() or work.names("editor")]
    return tuple(names) if len(names) < 3 else (names[0], "")


def _short(title: str) -> str:
    """The first words of a title, without an article (MLA 9, 6.10-13)."""
    words = title.partition(":")[0].split()
    if words and words[0].lower() in ("a", "an", "the"):
        words = words[1:]
    words = words[:SHORT_ENOUGH]
    while len(words) > 1 and words[-1].lower() in ("a", "an", "and", "in", "of", "the", "to"):
        words.pop()
    return " ".join(words).rstrip(",;")
