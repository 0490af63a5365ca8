"""The sources that citations, notes, facts and cross references bring to the words around."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from report_build.evidence.ledger import By, Source
from report_build.evidence.wording import Mark
from report_build.facts import Facts
from report_build.facts import Source as FactSource
from report_build.frozen import dataclass
from report_build.model import (
    Cite,
    CitedWork,
    CrossRef,
    Document,
    Exhibit,
    FactRef,
    Footnote,
    Table,
)
from report_build.walk import nodes, of_kind
from report_build.words import Words, words


@dataclass(frozen=True, slots=True)
class Known:
    """What the sources of a sentence are looked up in."""

    language: str
    facts: Facts
    exhibits: Mapping[str, Exhibit] = field(default_factory=dict)  # by their labels

    @classmethod
    def of(cls, document: Document, facts: Facts) -> Known:
        """All that is known of a report and its facts."""
        found = (node for node in nodes(document) if isinstance(node, Exhibit))
        return cls(document.meta.language, facts, {one.label: one for one in found if one.label})

    @property
    def words(self) -> Words:
        """The names of the parts of a report."""
        return words(self.language)

    def exhibit_name(self, node: Exhibit) -> str:
        """A figure or table as the text calls it: "Figure 3"."""
        word = self.words.table if isinstance(node, Table) else self.words.figure
        return f"{word} {node.number}".strip()

    def fact_sources(self, key: str, cite: str = "") -> tuple[Source, ...]:
        """The sources of a fact, of all that it is computed from, or of one account of it."""
        return unique(self._fact_sources(key, cite, frozenset()))

    def _fact_sources(self, key: str, cite: str, above: frozenset[str]) -> Iterator[Source]:
        fact = self.facts.get(key)
        if fact is None or key in above:
            return
        for one in (fact, *fact.accounts):
            for source in one.sources:
                if not cite or source.cite == cite:
                    yield of_fact(source)
        for part in fact.parts:
            yield from self._fact_sources(part, "", above | {key})

    def exhibit_sources(self, node: Exhibit) -> Iterator[Source]:
        """All that an exhibit cites or states, for words that point to it."""
        for cite in of_kind(node, Cite):
            yield from _cited(cite, By.EXHIBIT)
        keys = [*getattr(node, "facts", ()), *(fact.key for fact in of_kind(node, FactRef))]
        for key in keys:
            yield from (replace(one, by=By.EXHIBIT) for one in self.fact_sources(key))


def of_fact(source: FactSource) -> Source:
    """The source of a fact as the ledger has it."""
    place = locator(source.work) if source.work else source.locator
    return Source(source.cite, place, By.FACT, excerpt=source.excerpt)


def locator(work: CitedWork) -> str:
    """The place in a work, in CSL's own word for it: "page 4"."""
    return f"{work.label or 'page'} {work.locator}" if work.locator else ""


def unique(found: Iterable[Source]) -> tuple[Source, ...]:
    """Each work and place once, joined as it was first."""
    once: dict[tuple[str, str, str], Source] = {}
    for source in found:
        once.setdefault((source.work, source.locator, source.words), source)
    return tuple(once.values())


def sources_of(marks: Sequence[Mark], known: Known) -> tuple[Source, ...]:
    """What the citations, notes, facts and references of a sentence bring, in this order."""
    found = [source for mark in marks for source in _of_mark(mark, known)]
    order = list(By)
    return unique(sorted(found, key=lambda source: order.index(source.by)))


def _of_mark(mark: Mark, known: Known) -> Iterator[Source]:
    match mark.node:
        case Cite() as cite:
            yield from _cited(cite, By.CITATION)
        case Footnote() as note:
            for cite in of_kind(note, Cite):
                yield from _cited(cite, By.FOOTNOTE)
        case FactRef(key, _, cite):
            yield from known.fact_sources(key, cite)
        case CrossRef(label):
            if label in known.exhibits:
                yield from known.exhibit_sources(known.exhibits[label])


def _cited(cite: Cite, by: By) -> Iterator[Source]:
    return (Source(work.id, locator(work), by) for work in cite.works)
