"""Ids of works, as `smith2020`: of the first author and the year, unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from report_build.importing import when
from report_build.importing.draft import Draft
from report_build.readers.cites import KEY

_SMALL = frozenset("a an the of for and in on to at la le les de des du et l d".split())


def keyed(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """The works by their ids; ids of the source stay, equal ones get a letter."""
    made: dict[str, Draft] = {}
    taken: set[str] = set()
    for draft in drafts:
        given = str(draft.fields.pop("citation-key", ""))
        draft.confidence.pop("citation-key", None)
        key = given if re.fullmatch(KEY, given) and not given.startswith("{") else _key(draft)
        key = _unique(key, taken)
        taken.add(key.casefold())
        made[key] = draft
    return made


def _unique(key: str, taken: set[str]) -> str:
    if key.casefold() not in taken:
        return key
    letters = (f"{key}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    numbers = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (*letters, *numbers) if one.casefold() not in taken)


def _key(draft: Draft) -> str:
    people = draft.fields.get("author") or draft.fields.get("editor")
    first = people[0] if isinstance(people, list) and people else {}
    year = when.parts(draft.fields.get("issued"))
    name = _ascii(first["family"]) if first.get("family") else _short(str(first.get("literal", "")))
    name = name or _short(draft.text("title"), whole=True) or "work"
    return f"{name}{year[0] if year else 'nd'}{draft.text('year-suffix')}"


def _short(text: str, *, whole: bool = False) -> str:
    """The first letters of an organisation of three words or more; else the first word or two."""
    words = [
        word for word in map(_ascii, re.findall(r"[^\W_]+", text)) if word and word not in _SMALL
    ]
    if whole:
        return "".join(words[:1])
    return "".join(word[0] for word in words) if len(words) > 2 else "".join(words)


def _ascii(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]", "", split)
