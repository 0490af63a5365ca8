"""Where a report uses its facts: text, slides, charts, tables, headlines, other facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from report_build import arithmetic
from report_build.diagnostics import Pos
from report_build.facts import Facts
from report_build.frozen import dataclass
from report_build.model import Chart, Document, FactRef, Heading, Node, Proof, Slide, Table
from report_build.walk import nodes, of_kind, plain_text


@dataclass(frozen=True, slots=True)
class Use:
    """A place that has the number of a fact; `where` names it as a reader finds it."""

    pos: Pos
    where: str

    def __str__(self) -> str:
        return f"{self.pos} ({self.where})" if self.where else str(self.pos)


def uses(document: Document, facts: Facts) -> Mapping[str, tuple[Use, ...]]:
    """Every use of each fact, in the order of reading; facts made of it come last."""
    found: dict[str, list[Use]] = {}
    on_slide = dict(_on_slides(document))
    section = ""
    for node in nodes(document):
        if isinstance(node, Heading) and id(node) not in on_slide:
            section = f"“{plain_text(node.children)}”"
        for key in named_facts(node):
            use = Use(node.pos, on_slide.get(id(node), section))
            found.setdefault(key, []).append(use)
    for fact in facts.items.values():
        for key in fact.parts:
            found.setdefault(key, []).append(Use(fact.pos, f"{fact.key} is made of it"))
    return {key: tuple(those) for key, those in found.items()}


def _on_slides(document: Document) -> Iterator[tuple[int, str]]:
    """Each node of a slide, by identity, with the number and the title of the slide."""
    for number, slide in enumerate(of_kind(document, Slide), 1):
        name = f"slide {number}, “{plain_text(slide.title)}”"
        yield from ((id(node), name) for node in nodes(slide))


def named_facts(node: Node) -> tuple[str, ...]:
    """The keys of the facts that a node itself refers to."""
    match node:
        case FactRef(key):
            return (key,)
        case Chart(facts=keys) | Table(facts=keys):
            return keys
        case Proof():
            return tuple(dict.fromkeys(_claimed(node)))
    return ()


def _claimed(proof: Proof) -> Iterator[str]:
    try:
        yield from (name.key for name in arithmetic.names(arithmetic.claim(proof.text)))
    except arithmetic.Fault:  # reported with the proof
        return
