"""Citations that were typed by hand: "(Doxsee, 2022)" does not lead to a work, and may fit two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_build.checks.slips import folded
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.library import Library, Name, WorkItem
from report_build.model import Document, Text
from report_build.readers.origin import Origin
from report_build.walk import of_kind

_MONTHS = frozenset(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec January February March April June July"
    " August September October November December Spring Summer Autumn Fall Winter".split()
)
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_JOINED = r"(?:of|for|and|&|de|du|la|on|the)\s+"
_NAME = rf"{_WORD}(?:\s+(?:{_JOINED})*(?:{_WORD}|\d+))*"
_YEAR = r"(?P<year>(?:19|20)\d\d|n\.\s?d\.)[a-z]?"
_PAREN = re.compile(
    rf"[(;]\s*(?P<see>(?:see|also|cf\.|e\.g\.)\s+)*(?P<name>{_NAME}(?:\s+et al\.?)?)"
    rf"(?P<comma>,?)\s+{_YEAR}(?=\s*[);:,])"
)
_OPEN = re.compile(rf"(?P<name>{_NAME}(?:\s+et al\.?)?)\s+\((?P<comma>){_YEAR}(?=[):,])")
_LOCATED = re.compile(r"[a-z]?(?:,\s*(?:pp?|paras?|chs?)\.|:\s*\d)")  # the place in a work
_RESIDUE = re.compile(r"\[online\]|\bavailable at:|\[accessed\b|\baccessed:? \d", re.IGNORECASE)


def mentions(document: Document, library: Library, origin: Origin) -> Iterator[Diagnostic]:
    """A finding for each mention of an author and a year, and for each piece of a pasted list."""
    for text in of_kind(document, Text):
        if not text.pos.file or not re.search(r"\d{4}|n\.\s?d|\[|vailable", text.text):
            continue
        for found in (*_PAREN.finditer(text.text), *_OPEN.finditer(text.text)):
            name, fitting = fits(library, found["name"], found["year"])
            if fitting or (_is_citation(found) and not _is_month(name)):
                earlier = text.text.count(name, 0, found.end("name") - len(name))
                where = origin.words(text.pos, name, earlier)
                yield _typed(f"{name}, {found['year']}", fitting, where)
        for found in _RESIDUE.finditer(text.text):
            message = f'"{found[0]}" stands in the text: a reference was pasted into it'
            hint = "move the work into bibliography.json and cite it: [@key]"
            where = origin.words(text.pos, found[0])
            yield Diagnostic(Rule.HARVARD_RESIDUE, message, where, hint, Severity.WARNING)


def fits(library: Library, said: str, year: str) -> tuple[str, tuple[str, ...]]:
    """The name within the words before a year, and the ids of the works that it could mean.

    "As Doxsee" holds the name Doxsee; where no work fits, all of the words count as the name.
    """
    words = said.split()
    for first in range(len(words)):
        name = " ".join(words[first:])
        found = tuple(
            work.id for work in library.items.values() if _is_by(work, name) and _is_of(work, year)
        )
        if found:
            return name, found
    return said, ()


def _is_citation(found: re.Match[str]) -> bool:
    """Whether a name and a year in parentheses can be nothing but a citation."""
    is_led = found["comma"] or found.groupdict().get("see")
    return bool(is_led) or _LOCATED.match(found.string, found.end("year")) is not None


def _is_of(work: WorkItem, year: str) -> bool:
    day = work.day("issued")
    return not day or str(day[0]) == year


def _is_by(work: WorkItem, name: str) -> bool:
    """Whether the names said are those of a work, in their order, or the first of them."""
    people = work.names() or work.names("editor")
    known = [_forms(one) for one in people]
    known = known or [{folded(work.text(key)) for key in ("container-title", "title")}]
    alone = re.sub(r"\s+et al\b.*", "", name)
    if folded(alone) in known[0]:
        return True
    said = [folded(part) for part in re.split(r"\s+(?:and|&)\s+|,\s*", alone)]
    if len(said) == len(known):  # in any order
        return all(any(one in forms for forms in known) for one in said)
    return len(said) < len(known) and all(
        one in forms for one, forms in zip(said, known, strict=False)
    )


def _forms(person: Name) -> set[str]:
    """How a text may call a person or a body: by its last name, or by both."""
    last = str(person.get("family") or person.get("literal") or "")
    return {folded(last), folded(str(person.get("given", "")) + str(person.get("family", "")))}


def _is_month(name: str) -> bool:
    return re.sub(r"\s\d+$", "", name.strip(" .")) in _MONTHS


def _typed(shown: str, fitting: tuple[str, ...], where: Pos) -> Diagnostic:
    if len(fitting) > 1:
        rule, message = Rule.AMBIGUOUS_MENTION, f'"{shown}" fits {len(fitting)} works'
        hint = "cite the one that is meant: " + " or ".join(f"[@{key}]" for key in fitting)
    elif fitting:
        rule, message = Rule.TYPED_CITATION, f'"{shown}" is typed by hand, and is no citation'
        hint = f"write [@{fitting[0]}] in its place"
    else:
        rule, message = Rule.TYPED_CITATION, f'"{shown}" names no work of bibliography.json'
        hint = "add the work and cite it: [@key]"
    return Diagnostic(rule, message, where, hint, Severity.WARNING)
