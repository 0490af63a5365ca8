"""The passes that complete a document, in order."""

from __future__ import annotations

from report_build.diagnostics import Report
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Document, Output
from report_build.transforms.cite import cite, suggest
from report_build.transforms.facts import fill_facts
from report_build.transforms.lint import check_sources, lint
from report_build.transforms.number import number
from report_build.transforms.proofs import check_proofs
from report_build.transforms.select import select


def complete(document: Document, library: Library, facts: Facts, report: Report) -> Document:
    """The document with facts and numbers, which both outputs share."""
    check_sources(facts, library, report)
    check_proofs(document, facts, report)
    return number(fill_facts(document, facts, library, report), report)


def shown(document: Document, library: Library, output: Output, report: Report) -> Document:
    """The completed document as one output shows it, with its own citations."""
    document = cite(select(document, output, report), library, report)
    if output is Output.REPORT:
        document = suggest(document)
    lint(document, library, output, report)
    return document


def resolve(
    document: Document, library: Library, facts: Facts, output: Output, report: Report
) -> Document:
    """The document as one output shows it, from the document as read."""
    return shown(complete(document, library, facts, report), library, output, report)
