"""What one output shows.

The report shows everything but slides. The deck shows its slides, the headings that they
stand under and the summaries for its dividers; prose stays out of it by this rule. A report
without any slide gives all of its blocks to the deck, which makes a first deck of them.
"""

from __future__ import annotations

from dataclasses import replace

from report_build.diagnostics import Diagnostic, Report, Rule
from report_build.model import (
    Block,
    Cite,
    Document,
    Exhibit,
    Footnote,
    Heading,
    Node,
    Only,
    Output,
    Shown,
    Slide,
    Summary,
)
from report_build.walk import nodes, of_kind, rewrite


def select(document: Document, output: Output, report: Report) -> Document:
    """The document with the blocks of one output, its notes counted from 1."""
    has_slides = any(True for _ in of_kind(document, Slide))
    if output is Output.SLIDES and has_slides:
        _report_stray(document, report)
    whole = _spliced(document, output)
    blocks = tuple(block for block in whole.blocks if _belongs(block, output, has_slides))
    return _with_note_numbers(replace(whole, blocks=blocks))


def _belongs(block: Block, output: Output, has_slides: bool) -> bool:
    if output is Output.REPORT:
        return not isinstance(block, Slide)
    if not has_slides or isinstance(block, Slide | Heading):
        return True
    return isinstance(block, Summary) and _is_plain(block)


def _is_plain(summary: Summary) -> bool:
    """Whether a summary can stand on a divider, which has no foot for sources and notes."""
    return not any(isinstance(node, Cite | Footnote) for node in nodes(summary))


def _spliced(document: Document, output: Output) -> Document:
    """The document with what is only for one output in its place, or gone."""

    def change(node: Node) -> Node | tuple[Node, ...]:
        if isinstance(node, Only):
            return node.children if node.output is output else ()
        return node

    return rewrite(document, change)


def _report_stray(document: Document, report: Report) -> None:
    """Report what is only for the deck but would not show there: nothing is left out silently."""
    shown = {node.label for node in of_kind(document, Shown)}
    for only in of_kind(document, Only):
        if only.output is not Output.SLIDES:
            continue
        for block in only.children:
            if isinstance(block, Slide | Heading | Only):
                continue
            if isinstance(block, Exhibit) and block.label in shown:
                continue
            fact = "this is only for the deck, but stands on no slide"
            hint = "put it into a ::: slide, or show it there by ![](#label)"
            report(Diagnostic(Rule.MISPLACED, fact, block.pos, hint))


def _with_note_numbers(document: Document) -> Document:
    count = 0

    def change(node: Node) -> Node:
        nonlocal count
        if isinstance(node, Footnote):
            count += 1
            return replace(node, number=count)
        return node

    return rewrite(document, change)
