"""Fact references checked against facts.yaml and filled; charts that are made of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, suggestion
from report_build.facts import Fact, Facts
from report_build.model import Chart, Document, FactRef, Node, Series, Text
from report_build.walk import of_kind, plain, plain_text, rewrite


def fill_facts(document: Document, facts: Facts, report: Report) -> Document:
    """The document with every fact reference checked or written out, and charts filled."""
    language = document.meta.language
    uses = _uses(document)

    def change(node: Node) -> Node:
        match node:
            case FactRef():
                return _filled(node, facts, uses, language, report)
            case Chart(facts=keys) if keys:
                return _chart(node, facts, report)
        return node

    return rewrite(document, change)


def _uses(document: Document) -> Mapping[str, tuple[FactRef, ...]]:
    found: dict[str, tuple[FactRef, ...]] = {}
    for reference in of_kind(document, FactRef):
        found[reference.key] = (*found.get(reference.key, ()), reference)
    return found


def _filled(
    node: FactRef,
    facts: Facts,
    uses: Mapping[str, tuple[FactRef, ...]],
    language: str,
    report: Report,
) -> FactRef:
    fact = _fact(node.key, facts, node.pos, report)
    if fact is None:
        return node
    if not node.children:
        return replace(node, children=(Text(fact.written(language), pos=node.pos),))
    text = plain(node)
    if not fact.says(text, language):
        others = [use for use in uses[node.key] if use.pos != node.pos]
        shown = "".join(f"; {use.pos} has it too" for use in others)
        right = fact.written(language)
        message = f'"{text}" is not what facts.yaml says of {node.key}: {right}{shown}'
        hint = f"write [{right}]{{fact={node.key}}}, or change {fact.pos}"
        report(Diagnostic(Rule.FACT_MISMATCH, message, node.pos, hint))
    return node


def _chart(chart: Chart, facts: Facts, report: Report) -> Chart:
    found = [_fact(key, facts, chart.pos, report) for key in chart.facts]
    known = [fact for fact in found if fact is not None]
    names = tuple(fact.label or fact.key for fact in known)
    values = tuple(float(fact.value) for fact in known)
    unit = plain_text(chart.legend.caption) or chart.y_title
    return replace(chart, categories=names, series=(Series(unit, values),))


def _fact(key: str, facts: Facts, pos: Pos, report: Report) -> Fact | None:
    if found := facts.get(key):
        return found
    if not facts.lacks(key):
        return None
    hint = suggestion(key, facts.items) or "add it to content/facts.yaml"
    report(Diagnostic(Rule.UNKNOWN_FACT, f'facts.yaml has no "{key}"', pos, hint))
    return None
