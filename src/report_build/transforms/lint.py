"""Checks that need the whole document."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity, suggestion
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import (
    Chart,
    CitedWork,
    CrossRef,
    Document,
    Exhibit,
    Figure,
    Footnote,
    Heading,
    Link,
    Node,
    Output,
    Slide,
    Table,
)
from report_build.walk import nodes, of_kind


def lint(document: Document, library: Library, output: Output, report: Report) -> None:
    """Report what leads nowhere, notes within notes, and works that nobody has verified."""
    found = tuple(nodes(document))  # walked once for all of them
    labels = _labels(found)
    _check_links(found, labels | {f"ref-{work.id}" for work in document.works}, report)
    if output is Output.REPORT:  # a slide may well say "Figure 3" of the report
        _check_references(found, labels, report)
        _check_pages(found, document, report)
    _check_notes(found, report)
    _check_charts(found, report)
    _check_codes(found, library, report)
    _check_verified(document, library, report)


def check_sources(facts: Facts, library: Library, report: Report) -> None:
    """Report each fact whose source is no work of the bibliography."""
    seen: set[Pos] = set()  # a computed fact has the sources of its parts, which come first
    for fact in sorted(facts.items.values(), key=lambda one: bool(one.parts)):
        accounts = (fact, *fact.accounts)
        for source in (source for account in accounts for source in account.sources):
            if source.pos not in seen and library.lacks(source.cite):
                seen.add(source.pos)
                hint = suggestion(source.cite, library.items) or "add it to bibliography.json"
                message = f'bibliography.json has no "{source.cite}", the source of {fact.key}'
                report(Diagnostic(Rule.UNKNOWN_CITATION, message, source.pos, hint))


def _check_links(found: Sequence[Node], labels: Collection[str], report: Report) -> None:
    for link in (node for node in found if isinstance(node, Link)):
        target = link.url.removeprefix("#")
        if link.url.startswith("#") and target not in labels:
            fact = f'nothing here has the label "{target}"'
            hint = suggestion(target, labels, "#{}")
            report(Diagnostic(Rule.UNKNOWN_LABEL, fact, link.pos, hint))


def _check_references(found: Sequence[Node], labels: Collection[str], report: Report) -> None:
    """Report each reference to what the report leaves out, such as what only slides show."""
    for reference in (node for node in found if isinstance(node, CrossRef)):
        if reference.text and reference.label not in labels:
            fact = f'"{reference.label}" does not stand in the report'
            hint = "move it out of its ::: slide or ::: only slides, or refer to something else"
            report(Diagnostic(Rule.UNKNOWN_LABEL, fact, reference.pos, hint))


def _check_pages(found: Sequence[Node], document: Document, report: Report) -> None:
    """Report what would turn a page within a box, a list or a quotation."""
    for node in found:
        turned = isinstance(node, Figure | Chart | Table) and node.landscape
        if turned and not any(node is block for block in document.blocks):
            fact = "a page cannot be turned within another part"
            hint = "move it out, or delete page: landscape"
            report(Diagnostic(Rule.MISPLACED, fact, node.pos, hint))


def _check_codes(found: Sequence[Node], library: Library, report: Report) -> None:
    """Report each QR code that has nowhere to lead."""
    for node in found:
        if not isinstance(node, Exhibit) or not node.legend.qr:
            continue
        source = node.legend.source
        works = {work.id for part in source for work in of_kind(part, CitedWork)}
        links = [link for part in source for link in of_kind(part, Link)]
        if any(work not in library.items for work in works):
            continue  # which is reported, and may be what is on the web
        known = [library.items[work].csl for work in works]
        on_web = any(item.get("URL") or item.get("DOI") for item in known)
        if not on_web and not any(link.url.startswith("http") for link in links):
            fact, hint = "no source of it is on the web", "delete qr:, or give a work its URL"
            report(Diagnostic(Rule.MISSING_URL, fact, node.pos, hint))


def _labels(found: Sequence[Node]) -> set[str]:
    """The labels of what has a place of its own; a reference carries its target's label."""
    return {node.label for node in found if isinstance(node, Heading | Slide | Exhibit)}


def _check_notes(found: Sequence[Node], report: Report) -> None:
    for note in (node for node in found if isinstance(node, Footnote)):
        for inner in (below for below in of_kind(note, Footnote) if below is not note):
            fact = "a footnote stands within a footnote"
            hint = "put its words into the outer one"
            report(Diagnostic(Rule.UNSUPPORTED, fact, inner.pos, hint))


def _check_charts(found: Sequence[Node], report: Report) -> None:
    for chart in (node for node in found if isinstance(node, Chart)):
        names = (*chart.categories, *(one.name for one in chart.series))
        whole = len(chart.categories) >= len(chart.facts) > 0  # of a file: seen while reading
        for name in chart.highlight if whole else ():
            if name not in names:
                fact = f'the chart has no "{name}" to highlight'
                hint = suggestion(name, chart.categories)
                report(Diagnostic(Rule.BAD_VALUE, fact, chart.pos, hint))
        if chart.kind in ("pie", "doughnut"):
            _check_round(chart, report)


def _check_round(chart: Chart, report: Report) -> None:
    """A round chart shows the parts of one whole, so it has one series and nothing below zero."""
    if len(chart.series) > 1:
        fact = f"a {chart.kind} shows one column, and this has {len(chart.series)}"
        report(Diagnostic(Rule.BAD_VALUE, fact, chart.pos, "write kind: stacked"))
    if chart.series and not any(value for one in chart.series for value in one.values):
        fact = f"a {chart.kind} of nothing but zeros shows nothing"
        report(
            Diagnostic(Rule.BAD_VALUE, fact, chart.pos, "correct the numbers, or say it in words")
        )
    if any((value or 0) < 0 for one in chart.series for value in one.values):
        fact = f"a {chart.kind} cannot show a value below zero"
        report(Diagnostic(Rule.BAD_VALUE, fact, chart.pos, "write kind: column"))


def _check_verified(document: Document, library: Library, report: Report) -> None:
    cited = [library.items[work.id] for work in document.works if work.id in library.items]
    open_works = [item for item in cited if item.status and not item.status.startswith("verified")]
    if open_works:
        ids = ", ".join(item.id for item in open_works)
        fact = f"{len(open_works)} of the works cited are not fully verified: {ids}"
        hint = 'check them, then write "status": "verified" under "custom"'
        where = open_works[0].pos
        report(Diagnostic(Rule.UNVERIFIED_WORK, fact, where, hint, Severity.WARNING))
