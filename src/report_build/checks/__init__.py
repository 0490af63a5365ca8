"""What stands behind the text: works as they are entered, mentions by hand, quotations, acronyms.

Checks look at the document as read and at the bibliography; they change neither. Each finding
is a warning, which becomes an error when the report is final (see review.py).
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from report_build.checks.acronyms import acronyms
from report_build.checks.alternatives import alternatives
from report_build.checks.cited_pages import cited_pages
from report_build.checks.conflicts import conflicts
from report_build.checks.days import days
from report_build.checks.fractions import fractions
from report_build.checks.likeness import likeness
from report_build.checks.mentions import mentions
from report_build.checks.other_sources import other_sources
from report_build.checks.places import Places
from report_build.checks.quotations import quotations
from report_build.checks.swapped import swapped
from report_build.checks.totals import totals
from report_build.checks.work_rules import RULES, Setting, Slip
from report_build.diagnostics import Diagnostic, Report, Rule, Severity, nearest
from report_build.facts import Facts
from report_build.library import Library
from report_build.model import Chart, Cite, Document
from report_build.readers.origin import Origin
from report_build.transforms.prose import all_passages
from report_build.walk import of_kind


def check_evidence(
    root: Path, document: Document, library: Library, facts: Facts, report: Report
) -> None:
    """Report what is wrong with the works, and with citations that were typed by hand."""
    cited = _cited(document, library)
    setting = Setting(document.meta.date, document.meta.language, document.meta.style)
    places = Places(root)
    for work in library.items.values():
        for slip in (found for rule in RULES for found in rule(work, setting)):
            _say(slip, places, work.id, library, report)
    for key, slip in likeness(library, cited, document.meta.style):
        _say(slip, places, key, library, report)
    _check_uncited(library, cited, facts, report)
    origin = Origin(root)
    read = mentions(document, library, origin), quotations(root, document, library, facts, origin)
    text, charts = all_passages(document), tuple(of_kind(document, Chart))
    told = (
        acronyms(document, origin),
        conflicts(document, text, facts, origin.number),
        other_sources(text, library, facts, document.meta.language),
        swapped(text, facts, document.meta.language),
        fractions(text, facts, document.meta.language),
        totals(document, charts),
        alternatives(charts, facts, origin.number, document.meta.language),
    )
    named = cited_pages(document, library, facts, origin), days(document, text, facts, origin)
    for finding in chain(*read, *told, *named):
        report(finding)


def _say(slip: Slip, places: Places, key: str, library: Library, report: Report) -> None:
    where = places.of(library.items[key].start, slip.path)
    message = f"{key}: {slip.message}"
    report(Diagnostic(slip.rule, message, where, slip.hint, Severity.WARNING))


def _cited(document: Document, library: Library) -> frozenset[str]:
    """The works that either output cites, and those that the report lists without a citation.

    A misspelt key, which has a finding of its own, counts as the key that is nearest.
    """
    nocite = document.meta.nocite
    if "*" in nocite:
        return frozenset(library.items)
    named = {work.id for cite in of_kind(document, Cite) for work in cite.works}
    meant = {nearest(key, library.items) for key in named - library.items.keys()}
    return frozenset(named.union(nocite, meant) & library.items.keys())


def _check_uncited(library: Library, cited: frozenset[str], facts: Facts, report: Report) -> None:
    """One finding for all of them: a bibliography may be a whole library.

    A report that cites nothing is only begun, and has none.
    """
    told = (one for fact in facts.items.values() for one in (fact, *fact.accounts))
    used = cited.union(source.cite for fact in told for source in fact.sources)
    idle = [work for work in library.items.values() if work.id not in used]
    if not cited or not idle:
        return
    names = ", ".join(work.id for work in idle[:20]) + (", …" if len(idle) > 20 else "")
    count = "a work is" if len(idle) == 1 else f"{len(idle)} works are"
    hint = "cite them, delete them, or list them in report.yaml: nocite: [key]"
    message = f"{count} cited nowhere: {names}"
    report(Diagnostic(Rule.UNCITED_WORK, message, idle[0].pos, hint, Severity.WARNING))
