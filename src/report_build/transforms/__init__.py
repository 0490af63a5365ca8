"""The passes that complete a document, in order."""

from __future__ import annotations

from report_build.diagnostics import Report
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Document, Output
from report_build.transforms.cite import cite
from report_build.transforms.facts import fill_facts
from report_build.transforms.lint import lint
from report_build.transforms.number import number
from report_build.transforms.select import select


def resolve(
    document: Document, library: Library, facts: Facts, output: Output, report: Report
) -> Document:
    """The document as one output shows it: numbers first, so that both outputs agree on them."""
    document = fill_facts(document, facts, report)
    document = number(document, report)
    document = select(document, output, report)
    document = cite(document, library, report)
    lint(document, library, output, report)
    return document
