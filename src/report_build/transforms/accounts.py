"""Facts in words with their sources: what each account says, and who says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_build.diagnostics import Pos
from report_build.facts import Fact, hedge, hedge_after
from report_build.frozen import dataclass
from report_build.library import Library, WorkItem
from report_build.model import (
    Callout,
    Cell,
    Cite,
    CitedWork,
    Document,
    Exhibit,
    FactRef,
    Heading,
    Inline,
    Node,
    Paragraph,
    PullQuote,
    Slide,
    Text,
)
from report_build.transforms.rows import places
from report_build.walk import of_kind
from report_build.words import words

_Together = Paragraph | Heading | Exhibit | Callout | PullQuote | Slide
"""What a reader takes in at once: a citation in it stands beside the numbers in it."""


def attributed(
    fact: Fact, language: str, library: Library, pos: Pos, beside: Beside
) -> tuple[Inline, ...]:
    """A fact in words: "about 300 civilian men (Smith 4) or 203 militants (Army, Jones)"."""
    accounts = fact.accounts or (fact,)
    found: list[Inline] = []
    for at, account in enumerate(accounts):
        joint = "" if at == 0 else ", " if at < len(accounts) - 1 else None
        joint = f" {words(language).either} " if joint is None else joint
        number = number_in_words(account, language, beside if at == 0 else Beside())
        said = " ".join(filter(None, (number, account.unit)))
        works = _works(account, library)
        found.append(Text(f"{joint}{said}{' ' if works else ''}", pos=pos))
        if works:
            found.append(Cite(works, pos=pos))
    return tuple(found)


def _works(account: Fact, library: Library) -> tuple[CitedWork, ...]:
    """The works of an account; before the first stands who says so, if its citation does not."""
    works = tuple(source.work for source in account.sources if source.work is not None)
    teller = account.label or _publisher(works[0].id, library) if works else ""
    return (replace(works[0], prefix=f"{teller},"), *works[1:]) if teller else works


def _publisher(key: str, library: Library) -> str:
    """The body that published its own work, which MLA 9, 5.19 cites by its title."""
    item = library.get(key)
    name = _first_author(item) if item else ""
    return name if item and item.text("publisher").casefold() == name.casefold() else ""


def source_name(account: Fact, library: Library) -> str:
    """Who says so, in a word or two: the first author of the work, else its title."""
    source = account.sources[0]
    item = library.get(source.cite)
    if item is None:
        return source.cite
    return _first_author(item) or item.text("title-short") or item.title


def _first_author(item: WorkItem) -> str:
    first = next(iter(item.names()), {})
    return str(first.get("literal") or first.get("family") or "")


def cited_beside(document: Document) -> Mapping[int, frozenset[str]]:
    """For each reference that names its source, by identity: the works cited beside it."""
    found: dict[int, frozenset[str]] = {}
    for node in of_kind(document, Node):
        if not isinstance(node, _Together):
            continue
        picked = [one for one in of_kind(node, FactRef) if one.cite]
        if picked:
            cited = {work.id for cite in of_kind(node, Cite) for work in cite.works}
            found |= {id(one): found.get(id(one), frozenset()) | cited for one in picked}
    return found


# ---- the words beside a number -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands around a number in its passage; whether it is hedged, or begins a sentence."""

    before: str = ""
    after: str = ""
    hedged: bool = False
    begins: bool = False


def beside_numbers(document: Document) -> Mapping[int, Beside]:
    """For each reference to a fact, by identity: what stands beside it."""
    language = document.meta.language
    return {
        id(one.piece): Beside(
            one.before,
            one.after,
            bool(hedge(one.before, language)) or hedge_after(one.after, language),
            not isinstance(one.holder, Cell) and one.begins(language),
        )
        for one in places(document, FactRef)
    }


def number_in_words(fact: Fact, language: str, beside: Beside) -> str:
    """A number as it stands in its sentence, with its hedge if the author has written none."""
    said = fact.written(language) if beside.hedged else fact.hedged(language, beside.before)
    return said[:1].upper() + said[1:] if beside.begins else said
