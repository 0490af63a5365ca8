"""A short name for each work, by which a reader of a table knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from report_build.library import Library, WorkItem


def short_names(keys: Iterable[str], library: Library) -> Mapping[str, str]:
    """The authors of each work; with its title where it has none, or where two are alike."""
    works = {key: library.items[key] for key in keys if key in library.items}
    authors = {key: _authors(item) for key, item in works.items()}
    alike = Counter(authors.values())
    return {key: _name(works[key], authors[key], alike[authors[key]] > 1) for key in works}


def _name(item: WorkItem, authors: str, is_shared: bool) -> str:
    title = str(item.csl.get("title-short") or item.title).partition(": ")[0] or item.id
    if not authors:
        return title
    return f"{authors}, {title}" if is_shared else authors


def _authors(item: WorkItem) -> str:
    found = item.csl.get("author") or item.csl.get("editor")
    people = found if isinstance(found, list | tuple) else ()
    names = [name for name in map(_family, people) if name]
    if len(names) > 2:
        return f"{names[0]} et al."
    return " & ".join(names)


def _family(person: object) -> str:
    if not isinstance(person, Mapping):
        return ""
    family = f"{person.get('non-dropping-particle') or ''} {person.get('family') or ''}".strip()
    return str(person.get("literal") or family or person.get("given") or "")
