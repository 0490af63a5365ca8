"""Facts that deserve a second look: unused, unsourced, misread, or due to be checked again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from report_build.diagnostics import Diagnostic, Report, Rule, Severity
from report_build.facts import Fact, Facts
from report_build.model import Document
from report_build.transforms.uses import named_facts
from report_build.walk import nodes


def check_facts(document: Document, facts: Facts, today: datetime.date, report: Report) -> None:
    """Warn of each fact that nothing uses, that has no source, or whose review is overdue."""
    used = used_facts(document, facts)
    for fact in facts.items.values():
        for rule, message, hint in _doubts(fact, fact.key in used, today):
            report(Diagnostic(rule, message, fact.pos, hint, Severity.WARNING))
        for one in (fact, *fact.accounts):
            _check_excerpts(one, report)


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


def _check_excerpts(fact: Fact, report: Report) -> None:
    """Warn of an excerpt with numbers of which none is that of the fact."""
    for source in () if fact.parts else fact.sources:
        said = [_digits(number) for number in _NUMBER.findall(source.excerpt)]
        if said and _digits(f"{fact.value:f}") not in said:
            message = f"the fact {fact.key} is {fact.value:f}, and its excerpt has another number"
            hint = "look at the source, and correct value: or excerpt:"
            warning = Severity.WARNING
            report(Diagnostic(Rule.MISREAD_FACT, message, source.pos, hint, warning))


_NUMBER = re.compile(r"\d+(?:[.,'’\s]\d+)*")


def _digits(number: str) -> str:
    """The digits that tell a number whatever its separators: 43 of 4.3 million and 4,300,000."""
    return "".join(re.findall(r"\d", number)).strip("0")


def used_facts(document: Document, facts: Facts) -> frozenset[str]:
    """The keys of facts that the document uses, and of the parts of those."""
    found = {key for node in nodes(document) for key in named_facts(node)}
    waiting = list(found)
    while waiting:
        fact = facts.get(waiting.pop())
        new = set(fact.parts).difference(found) if fact else set()
        found |= new
        waiting += new
    return frozenset(found)
