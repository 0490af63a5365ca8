"""The ledger as JSON, in the form that evidence.schema.json beside this file describes.

Every key is always there: an empty text, an empty list or null says that there is nothing.
"""

from __future__ import annotations

import json
from importlib import resources

from report_build.evidence.ledger import (
    Ages,
    Citation,
    Claim,
    Concentration,
    FactEntry,
    Ledger,
    Section,
    Share,
    Source,
    SourceEntry,
    Stated,
    Support,
    Use,
)

VERSION = 1
"""Of the form; a change that a reader has to know of raises it."""

SCHEMA = f"urn:report-build:evidence:{VERSION}"

Json = dict[str, object]


def schema_text() -> str:
    """The JSON Schema of the ledger."""
    found = resources.files("report_build.evidence") / "evidence.schema.json"
    return found.read_text(encoding="utf-8")


def ledger_json(ledger: Ledger) -> bytes:
    """The whole ledger, indented, with a line end at its end."""
    found = {
        "$schema": SCHEMA,
        "version": VERSION,
        "report": {
            "title": ledger.title,
            "date": ledger.date.isoformat(),
            "language": ledger.language,
        },
        "counts": _counts(ledger),
        "concentration": _concentration(ledger.concentration),
        "sections": [
            {**_section(section), "concentration": _concentration(found)}
            for section, found in ledger.by_section
        ],
        "ages": _ages(ledger.ages),
        "claims": [_claim(claim) for claim in ledger.claims],
        "citations": [_citation(one) for one in ledger.citations],
        "facts": [_fact(fact) for fact in ledger.facts],
        "sources": [_work(source) for source in ledger.sources],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _counts(ledger: Ledger) -> Json:
    counts: Json = {support.value: len(ledger.supported(support)) for support in Support}
    missing = sum(claim.matters_most for claim in ledger.claims)
    return {
        "claims": len(ledger.claims),
        **counts,
        "none_with_number_or_quotation": missing,
        "citations": len(ledger.citations),
        "facts": len(ledger.facts),
        "sources": len(ledger.sources),
    }


def _section(section: Section) -> Json:
    return {"label": section.label, "number": section.number, "title": section.title}


def _concentration(found: Concentration) -> Json:
    return {
        "citations": found.total,
        "works": [_share(one, found.total) for one in found.works],
        "places": [{**_share(one, found.total), "locator": one.locator} for one in found.places],
    }


def _share(one: Share, total: int) -> Json:
    return {"work": one.work, "count": one.count, "share": round(one.count / total, 4)}


def _ages(ages: Ages) -> Json:
    return {
        "report_year": ages.year,
        "median_year": ages.median,
        "oldest_year": ages.oldest,
        "newest_year": ages.newest,
        "years": [{"year": year, "works": list(works)} for year, works in ages.years],
        "undated": list(ages.undated),
    }


def _claim(claim: Claim) -> Json:
    return {
        "number": claim.number,
        "kind": claim.kind.value,
        "text": claim.text,
        "page": claim.page,
        "section": claim.section.label,
        "exhibit": claim.exhibit,
        "written_at": claim.place,
        "support": claim.support.value,
        "has_number": claim.has_number,
        "has_quotation": claim.has_quotation,
        "sources": [_source(source) for source in claim.sources],
        "facts": [{"fact": key, "printed": printed} for key, printed in claim.facts],
    }


def _source(source: Source) -> Json:
    return {
        "work": source.work or None,
        "locator": source.locator,
        "by": source.by.value,
        "words": source.words,
        "excerpt": source.excerpt,
    }


def _citation(one: Citation) -> Json:
    return {
        "work": one.work,
        "locator": one.locator,
        "section": one.section.label,
        "claim": one.claim,
        "page": one.page,
    }


def _fact(fact: FactEntry) -> Json:
    return {
        "key": fact.key,
        "label": fact.label,
        "contested": fact.contested,
        "values": [_stated(one) for one in fact.values],
        "as_of": fact.as_of,
        "review_by": fact.review_by.isoformat() if fact.review_by else None,
        "computed_from": list(fact.computed_from),
        "uses": [_use(use) for use in fact.uses],
    }


def _stated(one: Stated) -> Json:
    sources = [_source(source) for source in one.sources]
    return {
        "value": one.value,
        "unit": one.unit,
        "label": one.label,
        "as_of": one.as_of,
        "sources": sources,
    }


def _use(use: Use) -> Json:
    return {
        "printed": use.printed,
        "claim": use.claim or None,
        "page": use.page,
        "section": use.section.label,
        "exhibit": use.exhibit,
        "slide": use.slide or None,
        "in_notes": use.in_notes,
    }


def _work(source: SourceEntry) -> Json:
    return {
        "work": source.work,
        "name": source.name,
        "entry": source.entry,
        "year": source.year,
        "citations": source.count,
        "places": [{"locator": one.locator, "count": one.count} for one in source.places],
        "pages": list(source.pages),
        "slides": list(source.slides),
        "facts": list(source.facts),
    }
