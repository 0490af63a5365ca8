"""Fact references checked against facts.yaml and filled; charts and tables made of facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity, suggestion
from report_build.facts import Fact, Facts, claims_more_or_less, tail
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import Chart, Document, FactRef, Node, Table, Text
from report_build.sentences import CITE
from report_build.transforms.accounts import (
    Beside,
    attributed,
    beside_numbers,
    cited_beside,
    number_in_words,
)
from report_build.transforms.data_numbers import with_written_numbers
from report_build.transforms.fact_exhibits import chart_of_facts, table_of_facts
from report_build.transforms.uses import Use, uses
from report_build.walk import plain, rewrite


@dataclass(frozen=True, slots=True)
class _Known:
    """What a reference is checked against."""

    facts: Facts
    library: Library
    language: str
    uses: Callable[[], Mapping[str, tuple[Use, ...]]]  # worked out once, if at all
    beside: Mapping[int, frozenset[str]]  # by the identity of a reference: works cited with it
    around: Mapping[int, Beside]  # likewise: the words beside it
    report: Report


def fill_facts(document: Document, facts: Facts, library: Library, report: Report) -> Document:
    """The document with every fact reference checked or written out, and charts filled."""
    language, beside = document.meta.language, cited_beside(document)
    seen, around = cache(partial(uses, document, facts)), beside_numbers(document)
    known = _Known(facts, library, language, seen, beside, around, report)

    def change(node: Node) -> Node:
        match node:
            case FactRef():
                return _filled(node, known)
            case Chart(facts=keys) if keys:
                return chart_of_facts(node, _known_facts(keys, node.pos, known), library, report)
            case Table(facts=keys) if keys:
                held = _known_facts(keys, node.pos, known)
                return table_of_facts(node, held, language, library, report)
            case Table():
                return with_written_numbers(node, language)
        return node

    return rewrite(document, change)


def _filled(node: FactRef, known: _Known) -> FactRef:
    fact = _fact(node.key, known, node.pos)
    if fact is None:
        return node
    if node.attributed or (fact.attributed and not node.children and not node.cite):
        return _attributed(node, fact, known)
    if fact.accounts:
        return _account(node, fact, known)
    if node.cite:
        message = f"{node.key} is not contested, so no one account of it can be picked"
        _fault(Rule.BAD_VALUE, message, node, "delete cite=", known)
        return node
    _report_words_before(node, fact, known)
    return _checked(node, (fact,), known)


def _checked(node: FactRef, facts: Sequence[Fact], known: _Known) -> FactRef:
    """The reference, written out if it has no words; what it says must be true of one fact."""
    beside = known.around.get(id(node), Beside())
    behind = tail(beside.after, known.language)
    said = plain(node) or (facts[0].written(known.language) if behind else "")
    if said and not any(fact.says(said + behind, known.language) for fact in facts):
        _report_mismatch(node, facts[0], said, behind, known)
    if node.children:
        return node
    text = number_in_words(facts[0], known.language, beside)
    return replace(node, children=(Text(text, pos=node.pos),))


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_COMPARED = re.compile(  # with a number close before, or with one before a comma
    rf"[\d{CITE}](?:.*[,–—(]\s*\w+ \w+|[^\s,]*(?:\s\w+){{0,4}})\s$"
)


def _report_words_before(node: FactRef, fact: Fact, known: _Known) -> None:
    """Warn of "more than" before what is no least number, unless it is compared with another."""
    clause = re.split(r"[.!?;]\s", known.around.get(id(node), Beside()).before)[-1]
    if fact.at_least or not claims_more_or_less(clause, known.language):
        return
    if _COMPARED.search(_YEAR.sub("", clause)):
        return
    right, said = fact.hedged(known.language), " ".join(clause.split()[-2:])
    message = f'"{said}" stands before {node.key}, which is {right}'
    hint = f"write [{right}]{{fact={node.key}}} without it, or at_least: true at {fact.pos}"
    found = Diagnostic(Rule.FACT_MISMATCH, message, node.pos, hint, Severity.WARNING)
    known.report(found)


def _report_mismatch(node: FactRef, fact: Fact, words: str, behind: str, known: _Known) -> None:
    others = [str(use) for use in known.uses().get(node.key, ()) if use.pos != node.pos]
    shown = f"; it also stands at {', '.join(others)}" if others else ""
    right, said = fact.written(known.language), words + behind
    if behind and fact.says(words, known.language):
        right = f"{right} {fact.unit}".strip()
    message = f'"{said}" is not what facts.yaml says of {node.key}: {right}{shown}'
    cite = f" cite={node.cite}" if node.cite else ""
    bare = f' without "{behind.strip()}" behind it' if behind else ""
    hint = (
        f"write [{fact.restated(said, known.language)}]{{fact={node.key}{cite}}}{bare}, "
        f"or change {fact.pos}"
    )
    if fact.says(said, "en"):
        message = f'"{said}" is English for {right}, and the report is in {known.language}'
        hint = f"write [{right}]{{fact={node.key}{cite}}}, or language: en-GB in report.yaml"
    _fault(Rule.FACT_MISMATCH, message, node, hint, known)


def _fault(rule: Rule, message: str, node: Node, hint: str, known: _Known) -> None:
    known.report(Diagnostic(rule, message, node.pos, hint))


# ---- contested facts -----------------------------------------------------------------------


def _attributed(node: FactRef, fact: Fact, known: _Known) -> FactRef:
    if node.children:
        message = "the build writes out an attributed fact, and here are words already"
        hint = f"write []{{fact={node.key} render=attributed}}"
        _fault(Rule.CONTESTED_FACT, message, node, hint, known)
        return node
    beside = known.around.get(id(node), Beside())
    words = attributed(fact, known.language, known.library, node.pos, beside)
    return replace(node, children=words, attributed=True)


def _account(node: FactRef, fact: Fact, known: _Known) -> FactRef:
    """A reference to one account of a contested fact, which its source has to stand beside."""
    if not node.cite:
        _report_bare(node, fact, known)
        return node
    by_work = [one for one in fact.accounts if one.sources[0].cite == node.cite]
    if not by_work:
        message = f'no account of {node.key} is from "{node.cite}"'
        works = [one.sources[0].cite for one in fact.accounts]
        _fault(Rule.UNKNOWN_CITATION, message, node, suggestion(node.cite, works, "cite={}"), known)
        return node
    if node.cite not in known.beside.get(id(node), ()):
        message = f"this is the account of {node.cite}, which nothing beside it cites"
        _fault(Rule.CONTESTED_FACT, message, node, f"add {_citation(by_work[0])}", known)
    return _checked(node, by_work, known)


def _citation(account: Fact) -> str:
    source = account.sources[0]
    return f"[@{source.cite}, {source.locator}]" if source.locator else f"[@{source.cite}]"


def _report_bare(node: FactRef, fact: Fact, known: _Known) -> None:
    numbers = [(one.hedged(known.language), one.sources[0].cite) for one in fact.accounts]
    listed = ", ".join(f"{number} ({cite})" for number, cite in numbers)
    message = f"{node.key} is contested, and no one number is right: {listed}"
    number, cite = numbers[0]
    hint = (
        f"write []{{fact={node.key} render=attributed}}, or beside its citation"
        f" [{number}]{{fact={node.key} cite={cite}}}"
    )
    _fault(Rule.CONTESTED_FACT, message, node, hint, known)


# ---- charts and tables ------------------------------------------------------------------------


def _known_facts(keys: Sequence[str], pos: Pos, known: _Known) -> Mapping[str, Fact]:
    found = {key: _fact(key, known, pos) for key in keys}
    return {key: fact for key, fact in found.items() if fact is not None}


def _fact(key: str, known: _Known, pos: Pos) -> Fact | None:
    if found := known.facts.get(key):
        return found
    if not known.facts.lacks(key):
        return None
    hint = suggestion(key, known.facts.items) or "add it to content/facts.yaml"
    known.report(Diagnostic(Rule.UNKNOWN_FACT, f'facts.yaml has no "{key}"', pos, hint))
    return None
