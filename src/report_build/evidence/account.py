"""The ledger of a report: its claims counted, and its facts and sources with all of their uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from report_build.evidence.claims import claims
from report_build.evidence.ledger import (
    Citation,
    Claim,
    FactEntry,
    Ledger,
    SourceEntry,
    Stated,
    Use,
)
from report_build.evidence.names import short_names
from report_build.evidence.shares import ages, by_section, concentration, year_of
from report_build.evidence.support import Known, locator, of_fact
from report_build.facts import Fact, Facts
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import Chart, Cite, Document, FactRef, Node
from report_build.walk import nodes, of_kind, plain, plain_text


@dataclass(frozen=True, slots=True)
class OnSlide:
    """What stands on one slide of the deck, by its number in the file, and in its notes."""

    number: int
    shown: tuple[Node, ...]
    notes: tuple[Node, ...] = ()


def ledger(
    report: Document, library: Library, facts: Facts, slides: Sequence[OnSlide] = ()
) -> Ledger:
    """The evidence of a resolved report, and of the deck where its slides are given."""
    known = Known.of(report, facts)
    found = claims(report, known)
    citations = tuple(_citations(report, found))
    entries = tuple(_fact_entries(facts, found, slides, known))
    sources = tuple(_source_entries(report, library, citations, slides, facts))
    return Ledger(
        report.meta.title,
        report.meta.language,
        report.meta.date,
        found,
        citations,
        concentration(citations),
        by_section(citations),
        ages(dict.fromkeys(one.work for one in citations), library, report.meta.date.year),
        entries,
        sources,
    )


def _citations(report: Document, found: Sequence[Claim]) -> Iterator[Citation]:
    """Each work of each citation, in the order of the text."""
    holders = {label: claim for claim in found for label in claim.cites}
    for cite in of_kind(report, Cite):
        holder = holders.get(cite.label)
        for work in cite.works if holder else ():
            assert holder is not None
            section = holder.section
            yield Citation(cite.label, work.id, locator(work), section, holder.number)


# ---- facts ---------------------------------------------------------------------------------


def _fact_entries(
    facts: Facts, found: Sequence[Claim], slides: Sequence[OnSlide], known: Known
) -> Iterator[FactEntry]:
    uses = _uses(found, slides, known)
    for key, fact in facts.items.items():
        yield FactEntry(
            key,
            fact.label,
            tuple(_stated(one, known) for one in fact.accounts or (fact,)),
            fact.as_of,
            fact.review_by,
            fact.parts,
            bool(fact.accounts),
            tuple(uses.get(key, ())),
        )


def _stated(fact: Fact, known: Known) -> Stated:
    sources = tuple(of_fact(source) for source in fact.sources)
    return Stated(fact.hedged(known.language), fact.unit, sources, fact.label, fact.as_of)


def _uses(
    found: Sequence[Claim], slides: Sequence[OnSlide], known: Known
) -> Mapping[str, list[Use]]:
    uses: dict[str, list[Use]] = {}
    for claim in found:
        for key, printed in claim.facts:
            use = Use(printed, claim.number, claim.section, claim.exhibit)
            uses.setdefault(key, []).append(use)
    for slide in slides:
        for key, use in _uses_on(slide, known):
            uses.setdefault(key, []).append(use)
    return uses


def _uses_on(slide: OnSlide, known: Known) -> Iterator[tuple[str, Use]]:
    for parts, in_notes in ((slide.shown, False), (slide.notes, True)):
        for node in _all(parts):
            if isinstance(node, FactRef):
                yield node.key, Use(plain(node), slide=slide.number, in_notes=in_notes)
            elif isinstance(node, Chart):
                name = known.exhibit_name(node) if node.number else plain_text(node.legend.caption)
                for key in node.facts:
                    yield key, Use(slide=slide.number, exhibit=name, in_notes=in_notes)


def _all(parts: Iterable[Node]) -> Iterator[Node]:
    return (node for part in parts for node in nodes(part))


# ---- sources -------------------------------------------------------------------------------


def _source_entries(
    report: Document,
    library: Library,
    citations: Sequence[Citation],
    slides: Sequence[OnSlide],
    facts: Facts,
) -> Iterator[SourceEntry]:
    """Every work that the report, the deck or a fact cites; the most cited comes first."""
    on_slides, of_facts = _on_slides(slides), _of_facts(facts)
    share = concentration(citations)
    counts = {one.work: one.count for one in share.works}
    entries = {work.id: plain_text(work.full or work.children) for work in report.works}
    keys = [key for key in dict.fromkeys((*counts, *on_slides, *of_facts)) if key in library.items]
    names = short_names(keys, library)
    for key in keys:
        item = library.items[key]
        yield SourceEntry(
            key,
            names[key],
            entries.get(key) or item.title or key,
            year_of(item),
            counts.get(key, 0),
            tuple(one for one in share.places if one.work == key),
            slides=tuple(on_slides.get(key, ())),
            facts=tuple(of_facts.get(key, ())),
        )


def _on_slides(slides: Sequence[OnSlide]) -> Mapping[str, dict[int, None]]:
    found: dict[str, dict[int, None]] = {}
    for slide in slides:
        for node in _all((*slide.shown, *slide.notes)):
            for work in node.works if isinstance(node, Cite) else ():
                found.setdefault(work.id, {})[slide.number] = None
    return found


def _of_facts(facts: Facts) -> Mapping[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for key, fact in facts.items.items():
        for one in (fact, *fact.accounts):
            for source in one.sources:
                found.setdefault(source.cite, {})[key] = None
    return found
