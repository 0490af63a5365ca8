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
from report_build.sentences import ENDED
from report_build.walk import nodes, of_kind, plain_text
from report_build.words import words

_Together = Paragraph | Heading | Exhibit | Callout | PullQuote | Slide
"""What a reader takes in at once: a citation in it stands beside the numbers in it."""


def attributed(fact: Fact, language: str, library: Library, pos: Pos) -> tuple[Inline, ...]:
    """A fact in words: "about 300 civilian men (Smith 4) or 203 militants (Army, Jones)"."""
    accounts = fact.accounts or (fact,)
    found: list[Inline] = []
    for at, account in enumerate(accounts):
        joint = "" if at == 0 else ", " if at < len(accounts) - 1 else None
        joint = f" {words(language).either} " if joint is None else joint
        said = " ".join(filter(None, (account.hedged(language), account.unit)))
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
    """Whether a number that the build writes has a hedge beside it, and begins a sentence.

    `before` is what stands before it in its paragraph.
    """

    before: str = ""
    hedged: bool = False
    begins: bool = False


def beside_numbers(document: Document) -> Mapping[int, Beside]:
    """For each reference without words, by identity: what stands beside it."""
    language, found = document.meta.language, dict[int, Beside]()
    for block in of_kind(document, Node):
        if not isinstance(block, Paragraph | Heading | Cell):
            continue
        leaves = tuple(one for one in nodes(block) if isinstance(one, Text) or _is_bare(one))
        for at, one in enumerate(leaves):
            if _is_bare(one):
                before, after = plain_text(leaves[:at]), plain_text(leaves[at + 1 :])
                hedged_too = bool(hedge(before, language)) or hedge_after(after, language)
                begins = not before or ENDED.search(before) is not None
                begins = begins and not isinstance(block, Cell)
                found[id(one)] = Beside(before, hedged_too, begins)
    return found


def _is_bare(node: Node) -> bool:
    return isinstance(node, FactRef) and not node.children


def number_in_words(fact: Fact, language: str, beside: Beside) -> str:
    """A number as it stands in its sentence, with its hedge if the author has written none."""
    said = fact.written(language) if beside.hedged else fact.hedged(language, beside.before)
    return said[:1].upper() + said[1:] if beside.begins else said


# ---- the first word of a sentence ----------------------------------------------------------


def with_capitals(node: Node) -> Node:
    """The node with a capital on each attributed fact that begins a sentence."""
    if not isinstance(node, Paragraph | Heading | Cell):
        return node
    changed = tuple(
        _capital(child) if isinstance(child, FactRef) and child.attributed and begins else child
        for child, begins in zip(node.children, _begins(node.children), strict=True)
    )
    return node if changed == node.children else replace(node, children=changed)


def _begins(children: tuple[Inline, ...]) -> list[bool]:
    """For each inline whether it begins a sentence."""
    before = (isinstance(one, Text) and ENDED.search(one.text) is not None for one in children[:-1])
    return [True, *before][: len(children)]


def _capital(node: FactRef) -> FactRef:
    first = node.children[0] if node.children else None
    if not isinstance(first, Text):
        return node
    text = first.text[:1].upper() + first.text[1:]
    return replace(node, children=(replace(first, text=text), *node.children[1:]))
