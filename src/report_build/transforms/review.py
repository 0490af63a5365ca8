"""Facts that deserve a second look: unused, without a source, or due to be checked again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from report_build import arithmetic
from report_build.diagnostics import Diagnostic, Report, Rule, Severity
from report_build.facts import Fact, Facts
from report_build.model import Chart, Document, FactRef, Proof, Table
from report_build.walk import of_kind


def check_facts(document: Document, facts: Facts, today: datetime.date, report: Report) -> None:
    """Warn of each fact that nothing uses, that has no source, or whose review is overdue."""
    used = used_facts(document, facts)
    for fact in facts.items.values():
        for rule, message, hint in _doubts(fact, fact.key in used, today):
            report(Diagnostic(rule, message, fact.pos, hint, Severity.WARNING))


def _doubts(fact: Fact, used: bool, today: datetime.date) -> Iterator[tuple[Rule, str, str]]:
    if not used:
        message = f"nothing uses the fact {fact.key}"
        yield Rule.UNUSED_FACT, message, f"write []{{fact={fact.key}}}, or delete it"
    if not (fact.sources or fact.accounts or fact.parts):
        hint = "add source: {cite: key, locator: p. 4}"
        yield Rule.UNSOURCED_FACT, f"the fact {fact.key} has no source", hint
    if fact.review_by is not None and fact.review_by < today:
        message = f"the fact {fact.key} was to be reviewed by {fact.review_by}"
        hint = "look at its source again, then write a later review_by:"
        yield Rule.OUTDATED_FACT, message, hint


def used_facts(document: Document, facts: Facts) -> frozenset[str]:
    """The keys of facts that text, charts and headlines use, and of the parts of those."""
    found = {one.key for one in of_kind(document, FactRef)}
    found.update(key for chart in of_kind(document, Chart) for key in chart.facts)
    found.update(key for table in of_kind(document, Table) for key in table.facts)
    found.update(key for proof in of_kind(document, Proof) for key in _claimed(proof))
    waiting = list(found)
    while waiting:
        fact = facts.get(waiting.pop())
        new = set(fact.parts).difference(found) if fact else set()
        found |= new
        waiting += new
    return frozenset(found)


def _claimed(proof: Proof) -> Iterator[str]:
    try:
        yield from (name.key for name in arithmetic.names(arithmetic.claim(proof.text)))
    except arithmetic.Fault:  # reported with the proof
        return
