"""How MLA 9 cites works and puts them in order: names, titles and places in a work.

Section numbers are those of the MLA Handbook, as in `mla.py`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from report_build.citations.cites import Cite
from report_build.citations.items import Work
from report_build.citations.mla import ARTICLE, LEADS, is_english, with_text
from report_build.citations.names import NameStyle, Person, display
from report_build.citations.richtext import letters, plain
from report_build.csl import word_set

_ARTICLES = {
    "fr": re.compile(r"(?:(?:les?|la|une?|des)\s+|l[’'])(?=\S)", re.IGNORECASE),
    "de": re.compile(r"(?:der|die|das|eine?)\s+(?=\S)", re.IGNORECASE),
    "es": re.compile(r"(?:el|las?|los|una?)\s+(?=\S)", re.IGNORECASE),
    "it": re.compile(r"(?:(?:il|lo|la|i|gli|le|un[ao]?)\s+|(?:l|un)[’'])(?=\S)", re.IGNORECASE),
    "pt": re.compile(r"(?:[ao]s?|uma?)\s+(?=\S)", re.IGNORECASE),
    "nl": re.compile(r"(?:de|het|een)\s+(?=\S)", re.IGNORECASE),
}
_SHORT = NameStyle("short", None, ", ", None, ". ", True, "never")


def lead(work: Work) -> tuple[Person, ...]:
    """The people whose names begin the entry of a work, () if its title does."""
    for role in LEADS:
        if role in work.people:
            return work.people[role]
    if work.kind == "standard" and work.text("authority"):
        return (Person(literal=work.text("authority")),)
    return ()


def cited_people(work: Work) -> tuple[Person, ...]:
    """Those of the lead whom a citation names.

    ETAL: three or more authors are the first and et al. (MLA 9, 5.7 and 6.5; from memory).
    """
    people = lead(work)
    return people if len(people) < 3 else people[:1]


def cited_name(work: Work, fullness: Mapping[int, int]) -> str:
    """The names of a citation, for telling whether two works are cited alike."""
    names = [
        letters(display(who, _SHORT, False, fullness.get(place, 0)))
        for place, who in enumerate(cited_people(work))
    ]
    return " ".join(names) + (" et al" if len(lead(work)) > len(names) else "")


def with_whole_titles(works: Mapping[str, Work]) -> dict[str, Work]:
    """SHORT: works whose short titles would be cited alike are cited by their whole titles.

    A title has to tell a work from every other (MLA 9, 6.10-13).
    """
    alike: dict[tuple[str, str], list[str]] = {}
    for name, work in works.items():
        if work.text("title"):
            key = cited_name(work, {}), letters(work.text("title-short"))
            alike.setdefault(key, []).append(name)
    longer = {name for group in alike.values() if len(group) > 1 for name in group}
    return {
        name: with_text(work, "title-short", _cited_whole(work)) if name in longer else work
        for name, work in works.items()
    }


def _cited_whole(work: Work) -> str:
    title = work.text("title")
    return ARTICLE.sub("", title, count=1) if is_english(work) else title


def without_handle(text: str) -> str:
    """HANDLE: a handle in brackets belongs to the list only (MLA 9, 5.15; from memory)."""
    return re.sub(r"\s\[(?:@|u/)[^\]]*\]", "", text) if "[" in text else text


_VOLUME = re.compile(r"(?<![\w:])(\d+|[ivxlcdm]+|[IVXLCDM]+)\s*:\s*(?=\w)")
_IN_VOLUMES = word_set("book chapter classic collection entry entry-dictionary entry-encyclopedia")


def cited_places(cites: Sequence[Cite], works: Mapping[str, Work]) -> tuple[Cite, ...]:
    """The cites of one parenthesis as they print: the places of one work stand once behind it.

    (Coe and Foley 3350, 3352); what is the same twice stands once.
    """
    found: list[Cite] = []
    for cite in (_with_volume(each, works[each.id]) for each in cites):
        if cite in found:
            continue
        if found and _goes_on(found[-1], cite):
            places = _places(found[-1].locator, cite.locator)
            found[-1] = replace(found[-1], locator=places, suffix=cite.suffix)
        else:
            found.append(cite)
    return tuple(found)


def _goes_on(before: Cite, cite: Cite) -> bool:
    alike = (before.id, before.label, before.mode) == (cite.id, cite.label, cite.mode)
    return alike and bool(before.locator and cite.locator) and not (before.suffix or cite.prefix)


def _places(before: str, here: str) -> str:
    """Places of one work; a volume that goes on stands once: 3: 92, 95, 4: 5."""
    if here in before.split(", "):
        return before
    volume, _, page = here.partition(": ")
    goes_on = page and _VOLUME.findall(before)[-1:] == [volume]
    return f"{before}, {page if goes_on else here}"


def _with_volume(cite: Cite, work: Work) -> Cite:
    """VOLPAGE: volume and page are `2: 145-47` (MLA 9, 6.16-19).

    In a book of several volumes 2:45 is no time.
    """
    several = "volume" in work.texts or "number-of-volumes" in work.texts
    if cite.label == "timestamp" and several and work.kind in _IN_VOLUMES:
        cite = replace(cite, label="page")
    if cite.label != "page" or ":" not in cite.locator:
        return cite
    return replace(cite, locator=_VOLUME.sub(r"\1: ", cite.locator))


SortKey = tuple[tuple[str, ...], tuple[str, ...], str]


def sort_key(work: Work) -> SortKey:
    """SORT: the place of an entry in the list (MLA 9, chapter 5).

    Letter by letter up to the comma; initial articles, punctuation, spaces, accents and @
    count for nothing. One author's works stand by title whatever the role, then those with
    one other author, then those with several.
    """
    people = lead(work)
    title = work.text("title") or work.text("genre")
    if work.kind.startswith("review") and not work.text("title"):
        title = f"{work.text('genre') or 'Review of'} {work.text('reviewed-title')}"
    elif work.kind.startswith("review") and not work.text("reviewed-title"):
        title = f"Review of {title}"
    by_title = letters(_without_article(title, work.language))
    if not people:
        return (by_title, "", "", ""), (), ""
    others: tuple[str, ...] = ("etal",) if len(people) > 2 else ()
    if len(people) == 2:
        others = _name_key(people[1])
    return _name_key(people[0]), others, by_title


def _name_key(who: Person) -> tuple[str, ...]:
    if who.literal:
        words = _without_article(plain(who.literal), "").split(",")
        return (*map(letters, words), "", "")
    parts = (who.particle + (who.family or who.given), who.given if who.family else "")
    return (*map(letters, parts), letters(who.dropping), letters(who.suffix))


def _without_article(title: str, language: str) -> str:
    title = plain(title).lstrip("“”‘’\"'«„¿¡ ")
    pattern = _ARTICLES.get(language[:2].lower(), ARTICLE)
    return pattern.sub("", title, count=1) if pattern.match(title) else title
