"""Checks that need the whole document."""

from __future__ import annotations

from report_build.diagnostics import Diagnostic, Report, Rule, Severity, suggestion
from report_build.library import Library
from report_build.model import Document, Footnote, Link, Node
from report_build.walk import nodes, of_kind


def lint(document: Document, library: Library, report: Report) -> None:
    """Report links that lead nowhere, notes within notes, and works that nobody has verified."""
    _check_links(document, report)
    _check_notes(document, report)
    _check_verified(document, library, report)


def _check_links(document: Document, report: Report) -> None:
    labels = {label for node in nodes(document) if (label := getattr(node, "label", ""))}
    labels |= {f"ref-{work.id}" for work in document.works}
    for link in of_kind(document, Link):
        target = link.url.removeprefix("#")
        if link.url.startswith("#") and target not in labels:
            fact = f'nothing here has the label "{target}"'
            hint = suggestion(target, labels, "#{}")
            report(Diagnostic(Rule.UNKNOWN_LABEL, fact, link.pos, hint))


def _check_notes(document: Document, report: Report) -> None:
    for note in of_kind(document, Footnote):
        for inner in _below(note):
            fact = "a footnote stands within a footnote"
            hint = "put its words into the outer one"
            report(Diagnostic(Rule.UNSUPPORTED, fact, inner.pos, hint))


def _below(note: Footnote) -> tuple[Node, ...]:
    return tuple(found for found in of_kind(note, Footnote) if found is not note)


def _check_verified(document: Document, library: Library, report: Report) -> None:
    cited = [library.items[work.id] for work in document.works if work.id in library.items]
    open_works = [item for item in cited if item.status and not item.status.startswith("verified")]
    if open_works:
        ids = ", ".join(item.id for item in open_works)
        fact = f"{len(open_works)} of the works cited are not fully verified: {ids}"
        hint = 'check them, then write "status": "verified" under "custom"'
        where = open_works[0].pos
        report(Diagnostic(Rule.UNVERIFIED_WORK, fact, where, hint, Severity.WARNING))
