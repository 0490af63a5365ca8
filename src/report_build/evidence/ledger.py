"""What the ledger holds: claims, citations, facts and sources, as plain values.

Every number in it counts from 1. Pages are those that the report prints ("iv", "12"); they are
empty until a layout has been read, which `Ledger.with_pages` puts in.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from report_build.frozen import dataclass


class By(StrEnum):
    """How a source is joined to a sentence."""

    CITATION = "citation"  # in the sentence, or right after its stop
    FOOTNOTE = "footnote"  # in a note that the sentence calls
    FACT = "fact"  # the source of a fact that the sentence states
    SOURCE_LINE = "source line"  # below the figure or table that the words belong to
    EXHIBIT = "exhibit"  # the sources of a figure or table that the sentence points to
    INTRODUCTION = "introduction"  # in the sentence with a colon that introduces it


class Kind(StrEnum):
    """What a claim is in the report."""

    SENTENCE = "sentence"
    HEADING = "heading"  # only where it cites or states a fact
    QUOTATION = "quotation"  # set apart or large, however many sentences it has
    PULL_QUOTE = "pull quote"  # the author's own words, set large
    SUMMARY = "summary"
    EXHIBIT = "exhibit"  # a figure, chart, table or timeline, with its title
    EVENT = "event"  # of a timeline
    NOTE = "note"  # below an exhibit
    FOOTNOTE = "footnote"


class Support(StrEnum):
    """How well a claim is supported, the best first."""

    SOURCED = "sourced"
    PARAGRAPH = "paragraph"  # a later sentence of its paragraph has a source
    REPEATED = "repeated"  # says again what stands elsewhere: summaries, pull quotes
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the first level; its number may be empty, its label never is."""

    label: str = ""
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A work and the place in it, or, without a work, what a source line says in words."""

    work: str
    locator: str = ""  # "page 4"
    by: By = By.CITATION
    words: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence, or what counts as one, with all that supports it.

    `cites` are the labels of the citations that stand in it. `facts` pairs the keys of the facts
    that it states with what prints of each; a chart prints no words of its facts.
    """

    text: str
    kind: Kind
    section: Section
    sources: tuple[Source, ...] = ()
    support: Support = Support.NONE
    has_number: bool = False
    has_quotation: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    cites: tuple[str, ...] = ()
    exhibit: str = ""  # "Figure 3", of an exhibit and what belongs to it
    place: str = ""  # file, line and column of the author
    number: int = 0
    page: str = ""  # where it begins

    @property
    def matters_most(self) -> bool:
        """Whether a reader would ask for its source first."""
        return self.support is Support.NONE and (self.has_number or self.has_quotation)


@dataclass(frozen=True, slots=True)
class Citation:
    """One work in one citation of the report; `claim` is the number of the claim it stands in."""

    label: str
    work: str
    locator: str
    section: Section
    claim: int
    page: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the citations go to one work, or to one place in it."""

    work: str
    count: int
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Concentration:
    """To what the citations of a text go; `works` has the most cited first, and places too.

    A citation that names no place counts for its work alone.
    """

    total: int
    works: tuple[Share, ...]
    places: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Ages:
    """The years of the works cited against that of the report.

    `years` pairs a year with its works, the newest first. The median is of works, not of
    citations; None without a dated work.
    """

    year: int
    years: tuple[tuple[int, tuple[str, ...]], ...]
    undated: tuple[str, ...]
    median: float | None

    @property
    def oldest(self) -> int | None:
        """The first year of any work."""
        return self.years[-1][0] if self.years else None

    @property
    def newest(self) -> int | None:
        """The last year of any work, which may be after the report's."""
        return self.years[0][0] if self.years else None


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a fact prints: in a claim of the report, or on a slide of the deck.

    `printed` is what stands there; a chart that is made of facts prints no words of its own.
    """

    printed: str = ""
    claim: int = 0
    section: Section = Section()
    exhibit: str = ""
    page: str = ""
    slide: int = 0
    in_notes: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with its sources: that of a fact, or of one account of a contested fact."""

    value: str
    unit: str = ""
    sources: tuple[Source, ...] = ()
    label: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact with all of its uses; a contested one has several values."""

    key: str
    label: str
    values: tuple[Stated, ...]
    as_of: str = ""
    review_by: datetime.date | None = None
    computed_from: tuple[str, ...] = ()
    contested: bool = False
    uses: tuple[Use, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A work with all of its uses: citations in the report, slides of the deck, facts."""

    work: str
    name: str  # as short as it is clear: "Doxsee and Thompson"
    entry: str  # as in the works cited
    year: int | None = None
    count: int = 0
    places: tuple[Share, ...] = ()
    pages: tuple[str, ...] = ()
    slides: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The evidence of a report."""

    title: str
    language: str
    date: datetime.date
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    concentration: Concentration
    by_section: tuple[tuple[Section, Concentration], ...]
    ages: Ages
    facts: tuple[FactEntry, ...]
    sources: tuple[SourceEntry, ...]

    def names(self) -> Mapping[str, str]:
        """The short name of each work."""
        return {source.work: source.name for source in self.sources}

    def supported(self, support: Support) -> tuple[Claim, ...]:
        """The claims of one kind of support."""
        return tuple(claim for claim in self.claims if claim.support is support)

    def with_pages(self, claims: Sequence[str], anchors: Mapping[str, str]) -> Ledger:
        """The ledger with pages: of each claim in order, and of citations by their labels."""
        pages = dict(enumerate(claims, 1))
        cited = tuple(
            replace(one, page=anchors.get(one.label) or pages.get(one.claim, ""))
            for one in self.citations
        )
        return replace(
            self,
            claims=tuple(replace(one, page=pages.get(one.number, "")) for one in self.claims),
            citations=cited,
            facts=tuple(_fact_with_pages(one, pages) for one in self.facts),
            sources=tuple(_source_with_pages(one, cited) for one in self.sources),
        )


def _fact_with_pages(fact: FactEntry, pages: Mapping[int, str]) -> FactEntry:
    uses = (replace(use, page=pages.get(use.claim, "")) for use in fact.uses)
    return replace(fact, uses=tuple(uses))


def _source_with_pages(source: SourceEntry, cited: Sequence[Citation]) -> SourceEntry:
    pages = (one.page for one in cited if one.work == source.work and one.page)
    return replace(source, pages=tuple(dict.fromkeys(pages)))
