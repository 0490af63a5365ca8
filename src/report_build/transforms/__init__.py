"""The passes that complete a document, in order."""

from __future__ import annotations

import datetime

from report_build.diagnostics import Report
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Document, Output
from report_build.transforms.acronyms import expand
from report_build.transforms.bare_numbers import Place, check_numbers
from report_build.transforms.cite import cite, suggest, without_named_slides
from report_build.transforms.facts import fill_facts
from report_build.transforms.lint import check_sources, lint
from report_build.transforms.number import number
from report_build.transforms.proofs import check_proofs
from report_build.transforms.review import check_facts
from report_build.transforms.select import select
from report_build.transforms.spaces import keep_together

__all__ = ["complete", "expand", "keep_together", "resolve", "review", "shown"]


def complete(document: Document, library: Library, facts: Facts, report: Report) -> Document:
    """The document with facts and numbers, which both outputs share."""
    check_sources(facts, library, report)
    check_proofs(document, facts, report)
    document = without_named_slides(document, library, report)
    return number(fill_facts(document, facts, library, report), report)


def shown(document: Document, library: Library, output: Output, report: Report) -> Document:
    """The completed document as one output shows it, with its own acronyms and citations.

    All of its words are there; `keep_together` comes last, for what is laid out.
    """
    document = cite(expand(select(document, output, report), output), library, report)
    if output is Output.REPORT:
        document = suggest(document)
    lint(document, library, output, report)
    return document


def review(
    document: Document, facts: Facts, today: datetime.date, place: Place, report: Report
) -> None:
    """Warn of facts and numbers that deserve a second look, in the document as read."""
    check_facts(document, facts, today, report)
    check_numbers(document, facts, place, report)


def resolve(
    document: Document, library: Library, facts: Facts, output: Output, report: Report
) -> Document:
    """The document as one output shows it, from the document as read."""
    whole = complete(document, library, facts, report)
    return keep_together(shown(whole, library, output, report))
