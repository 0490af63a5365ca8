"""The ledger of a small report, written out by hand, and what holds of any ledger."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from report_build import build
from report_build.diagnostics import Diagnostic
from report_build.evidence.account import OnSlide, ledger
from report_build.evidence.ledger import Claim, Kind, Ledger, Support
from report_build.evidence.names import short_names
from report_build.facts import Facts
from report_build.library import Library, WorkItem
from report_build.model import Cite, Document, FactRef, Output, Paragraph, Slide
from report_build.transforms import keep_together, resolve
from report_build.walk import of_kind, plain_text
from tests.projects import project
from tests.strategies import documents

REPORT = "title: A report\ndate: 2022-12-16\nlanguage: en-GB\n"
ONE = """\
# The mission {#sec-one}

::: summary
The mission shrinks. It has until June.
:::

The mission came in 2013 [@smith2020, p. 4]. Nobody asked why. It stayed.[^note]
Some 900 soldiers left. [@jones2021] It fell by 3.5 percent! @smith2020 [p. 4] says so.

[^note]: We asked twice. Dr. Jones agrees [@jones2021, par. 2].

@jones2021 gives two reasons:

- money
- "a host that had ceased to want it" [@smith2020, p. 9]

As he said [@jones2021, par. 3]:

> It was over. We knew it.

The count is [about 900]{fact=troops}, as @fig-losses shows. It is []{fact=dead render=attributed}.

# What follows

```{chart}
label: fig-losses
kind: bar
facts: [troops, left]
caption: Two counts
alt: Bar chart. 900 and 400.
source: [jones2021]
note: The count is ours. It ends in May [@smith2020].
```

```{timeline}
caption: Three weeks
events:
  - {when: 2022-11-11, what: Notice, cite: smith2020}
  - {when: 2022-11-12, what: Silence}
```

::: pullquote {cite=smith2020 locator="p. 4"}
It ended.
:::

::: pullquote
Nobody knew.
:::

::: callout {kind=note title="A note"}
Nothing rests on this.
:::

::: slide {#s-one}
# It shrinks

- [about 900]{fact=troops} left [@jones2021]

::: notes
Say [about 900]{fact=troops} aloud [@smith2020].
:::
:::
"""
FACTS = """\
troops: {value: 900, approx: true, unit: soldiers, as_of: 2022-11-11,
         source: {cite: smith2020, locator: p. 4, excerpt: "its 900 soldiers"}}
left: {value: 400, source: {cite: jones2021}}
both: {compute: troops + left}
dead:
  contested:
    - {value: 300, says: people, cite: smith2020}
    - {value: 203, says: militants, cite: jones2021, locator: par. 1}
"""
WORKS = """[
 {"id": "smith2020", "type": "book", "title": "On Numbers: A Guide",
  "author": [{"family": "Smith", "given": "Ann"}], "issued": {"date-parts": [[2020]]}},
 {"id": "jones2021", "type": "webpage", "title": "Notice", "URL": "https://example.org/n",
  "author": [{"family": "Jones", "given": "Bo"}], "custom": {"absent": ["issued"]}}
]
"""


def made(root: Path, text: str = ONE) -> tuple[Ledger, Document]:
    files = {
        "content/report.yaml": REPORT,
        "content/01-one.md": text,
        "content/facts.yaml": FACTS,
        "bibliography.json": WORKS,
    }
    found: list[Diagnostic] = []
    folder, wishes = project(root / "project", files), build.Wishes()
    read, document = build.understood(folder, wishes, Output.REPORT, found.append)
    _, slides_document = build.understood(folder, wishes, Output.SLIDES, found.append)
    report, deck = keep_together(document), keep_together(slides_document)
    slides = [OnSlide(7, one.children, one.notes) for one in of_kind(deck, Slide)]
    return ledger(report, read.library, read.facts, slides), report


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return made(tmp_path_factory.mktemp("ledger"))[0]


def said(claim: Claim) -> tuple[str, str, str, str]:
    """A claim in brief: its words, kind, support, and sources with how each is joined."""
    sources = (
        f"{source.work[0]} {source.locator.replace('page ', '').replace('paragraph ', '§')}"
        f" ({source.by})".replace("  ", " ")
        for source in claim.sources
    )
    return claim.text, claim.kind.name, claim.support.name, "; ".join(sources)


def test_each_claim_has_its_sources(book: Ledger) -> None:
    assert [said(claim) for claim in book.claims] == [
        ("The mission shrinks.", "SUMMARY", "REPEATED", ""),
        ("It has until June.", "SUMMARY", "REPEATED", ""),
        ("The mission came in 2013 (Smith 4).", "SENTENCE", "SOURCED", "s 4 (citation)"),
        ("Nobody asked why.", "SENTENCE", "PARAGRAPH", ""),
        ("It stayed.", "SENTENCE", "SOURCED", "j §2 (footnote)"),
        ("We asked twice.", "FOOTNOTE", "PARAGRAPH", ""),
        ("Dr. Jones agrees (Jones, par. 2).", "FOOTNOTE", "SOURCED", "j §2 (citation)"),
        ("Some 900 soldiers left. (Jones)", "SENTENCE", "SOURCED", "j (citation)"),
        ("It fell by 3.5 percent!", "SENTENCE", "PARAGRAPH", ""),
        ("Smith (4) says so.", "SENTENCE", "SOURCED", "s 4 (citation)"),
        ("Jones gives two reasons:", "SENTENCE", "SOURCED", "j (citation)"),
        ("money", "SENTENCE", "SOURCED", "j (introduction)"),
        (
            "‘a host that had ceased to want it’ (Smith 9)",
            "SENTENCE",
            "SOURCED",
            "s 9 (citation); j (introduction)",
        ),
        ("As he said (Jones, par. 3):", "SENTENCE", "SOURCED", "j §3 (citation)"),
        ("It was over. We knew it.", "QUOTATION", "SOURCED", "j §3 (introduction)"),
        (
            "The count is about 900, as Figure 1 shows.",
            "SENTENCE",
            "SOURCED",
            "s 4 (fact); j (exhibit); s (exhibit)",
        ),
        (
            "It is 300 people (Smith) or 203 militants (Jones, par. 1).",
            "SENTENCE",
            "SOURCED",
            "s (citation); j §1 (citation)",
        ),
        ("Two counts", "EXHIBIT", "SOURCED", "j (source line); s 4 (fact)"),
        ("The count is ours.", "NOTE", "SOURCED", "j (source line)"),
        ("It ends in May (Smith).", "NOTE", "SOURCED", "s (citation); j (source line)"),
        ("Three weeks", "EXHIBIT", "SOURCED", "s (exhibit)"),
        ("11 November 2022: Notice (Smith)", "EVENT", "SOURCED", "s (citation)"),
        ("12 November 2022: Silence", "EVENT", "NONE", ""),
        ("It ended. Smith 4", "QUOTATION", "SOURCED", "s 4 (citation)"),
        ("Nobody knew.", "PULL_QUOTE", "REPEATED", ""),
        ("Nothing rests on this.", "SENTENCE", "NONE", ""),
    ]


def test_what_needs_a_source_most_is_known(book: Ledger) -> None:
    assert [claim.text for claim in book.claims if claim.matters_most] == [
        "12 November 2022: Silence"
    ]
    quoted = [claim.text[:9] for claim in book.claims if claim.has_quotation]
    assert quoted == ["‘a host t", "It was ov", "It ended."]


def test_citations_are_counted_by_work_place_and_section(book: Ledger) -> None:
    whole = book.concentration
    assert whole.total == len(book.citations) == 13
    assert [(one.work, one.count) for one in whole.works] == [("smith2020", 7), ("jones2021", 6)]
    top = whole.places[0]
    assert (top.work, top.locator, top.count) == ("smith2020", "page 4", 3)
    sections = [(section.number, found.total) for section, found in book.by_section]
    assert sections == [("1", 9), ("2", 4)]


def test_ages_are_those_of_dated_works(book: Ledger) -> None:
    assert book.ages.year == 2022
    assert book.ages.years == ((2020, ("smith2020",)),)
    assert book.ages.undated == ("jones2021",)
    assert (book.ages.median, book.ages.oldest, book.ages.newest) == (2020.0, 2020, 2020)


def test_facts_have_all_of_their_uses(book: Ledger) -> None:
    facts = {fact.key: fact for fact in book.facts}
    uses = [(use.printed, use.claim, use.slide, use.in_notes) for use in facts["troops"].uses]
    assert uses == [
        ("about 900", 16, 0, False),
        ("", 18, 0, False),
        ("about 900", 0, 7, False),
        ("about 900", 0, 7, True),
    ]
    assert facts["troops"].values[0].sources[0].excerpt == "its 900 soldiers"
    assert facts["both"].computed_from == ("troops", "left")
    assert facts["both"].uses == ()
    assert facts["dead"].contested
    assert [one.value for one in facts["dead"].values] == ["300", "203"]
    wanted = "300 people (Smith) or 203 militants (Jones, par.\u00a01)"
    assert facts["dead"].uses[0].printed == wanted


def test_sources_have_slides_facts_and_short_names(book: Ledger) -> None:
    smith, jones = book.sources
    assert (smith.work, smith.name, smith.year, smith.count) == ("smith2020", "Smith", 2020, 7)
    assert smith.entry == "Smith, Ann. On Numbers: A Guide. 2020."
    assert smith.slides == jones.slides == (7,)
    assert smith.facts == ("troops", "both", "dead")
    assert jones.year is None


def test_pages_reach_claims_citations_facts_and_sources(book: Ledger) -> None:
    paged = book.with_pages([f"p{at}" for at in range(1, 27)], {"cite-1": "p99"})
    assert paged.claims[2].page == "p3"
    assert (paged.citations[0].page, paged.citations[1].page) == ("p99", "p7")
    troops = next(fact for fact in paged.facts if fact.key == "troops")
    assert [use.page for use in troops.uses] == ["p16", "p18", "", ""]
    assert paged.sources[0].pages[0] == "p99"


def test_names_are_short_and_differ() -> None:
    ann = [{"family": "Smith", "given": "Ann"}]
    long = "The End of an Operation and What Came after It"
    found: dict[str, dict[str, object]] = {
        "a": {"author": ann, "title": f"{long} in Gao"},
        "b": {"author": ann, "title": f"{long} in Kidal"},
        "c": {"author": ann, "title": "Exits: A Study"},
        "d": {"author": [*ann, {"literal": "A House"}], "title": "Numbers"},
        "e": {"author": [*ann, *ann, *ann], "title": "Numbers"},
        "f": {"title": "What Each of the Contributors Said about Its Exit"},
        "g": {"title": long, "title-short": "Dune", "editor": []},
    }
    items = {
        key: WorkItem(key, "book", str(csl["title"]), {"id": key, **csl})
        for key, csl in found.items()
    }
    assert short_names([*found, "unknown"], Library(items)) == {
        "a": f"Smith, {long} in Gao",
        "b": f"Smith, {long} in Kidal",
        "c": "Smith, Exits",
        "d": "Smith & A House",
        "e": "Smith et al.",
        "f": "What Each of the Contributors Said …",
        "g": "Dune",
    }


# ---- of any report -------------------------------------------------------------------------

CITED = Library(
    {
        key: WorkItem(key, "book", key, {"id": key, "type": "book", "title": key})
        for key in ("smith2020", "jones2021")
    }
)


SLOW = [HealthCheck.too_slow]  # making a document takes most of the time


def resolved(document: Document) -> Document:
    return resolve(document, CITED, Facts(), Output.REPORT, lambda _: None)


@given(documents(slides=True))
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_each_citation_and_fact_stands_in_one_claim(document: Document) -> None:
    report = resolved(document)
    found = ledger(report, CITED, Facts())
    held = Counter(label for claim in found.claims for label in claim.cites)
    assert held == Counter(cite.label for cite in of_kind(report, Cite))
    stated = Counter(key for claim in found.claims for key, _ in claim.facts)
    assert stated == Counter(fact.key for fact in of_kind(report, FactRef))
    assert found.concentration.total == sum(share.count for share in found.concentration.works)
    assert sum(one.count for one in found.sources) == len(found.citations)


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
def test_the_words_of_each_paragraph_are_in_its_claims(document: Document) -> None:
    report = resolved(document)
    claims = " ".join(claim.text for claim in ledger(report, CITED, Facts()).claims)
    for paragraph in of_kind(report, Paragraph):
        words = plain_text(paragraph.children).split()
        assert all(word in claims for word in words)


@given(documents())
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
def test_only_what_has_sources_is_sourced(document: Document) -> None:
    for claim in ledger(resolved(document), CITED, Facts()).claims:
        assert (claim.support is Support.SOURCED) == bool(claim.sources)
        assert claim.support is not Support.REPEATED or claim.kind in (
            Kind.SUMMARY,
            Kind.PULL_QUOTE,
        )
