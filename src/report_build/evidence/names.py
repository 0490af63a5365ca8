"""A short name for each work, by which a reader of a table knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from report_build.library import Library, Name, WorkItem

LONGEST = 36
"""Characters of a title, from which it is cut after a word."""


def short_names(keys: Iterable[str], library: Library) -> Mapping[str, str]:
    """The authors of each work; with its title where it has none, or where two are alike.

    No two names are alike, unless the works are entered alike.
    """
    works = {key: library.items[key] for key in keys if key in library.items}
    authors = {key: _authors(item) for key, item in works.items()}
    alike = Counter(authors.values())
    titled = {key for key in works if not authors[key] or alike[authors[key]] > 1}
    short = {key: _name(authors[key], _cut(_title(works[key])), key in titled) for key in works}
    again = Counter(short.values())
    return {
        key: name if again[name] == 1 else _name(authors[key], works[key].title, True)
        for key, name in short.items()
    }


def _name(authors: str, title: str, is_titled: bool) -> str:
    return ", ".join(filter(None, (authors, title))) if is_titled else authors


def _title(item: WorkItem) -> str:
    return (item.text("title-short") or item.title).partition(": ")[0] or item.id


def _cut(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    return title[:LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


def _authors(item: WorkItem) -> str:
    people = item.names() or item.names("editor")
    names = [name for name in map(_family, people) if name]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def _family(person: Name) -> str:
    family = f"{person.get('non-dropping-particle') or ''} {person.get('family') or ''}".strip()
    return str(person.get("literal") or family or person.get("given") or "")
