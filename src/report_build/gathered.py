"""What a report gathers from its sections, and what it leaves in them.

The summary page takes each summary and each callout of kind `key` out of its section. Here
is said which, in the order of print; the page parts and the audit both ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from report_build import walk
from report_build.model import (
    Callout,
    Cite,
    Document,
    Footnote,
    Heading,
    Inline,
    Node,
    ReportParts,
    Summary,
)

KEY = "key"


def summaries(document: Document) -> Iterator[tuple[Heading | None, Summary]]:
    """Each summary that goes to the front, with the heading that it stands under."""
    heading: Heading | None = None
    for node in walk.nodes(document) if document.meta.parts.summary else ():
        if isinstance(node, Heading):
            heading = node
        elif isinstance(node, Summary):
            yield heading, node


def key_findings(document: Document) -> tuple[Callout, ...]:
    """The callouts of kind `key` that go to the front; those within a summary go with it."""
    if not document.meta.parts.key_findings:
        return ()
    below = _kept(document, ReportParts(key_findings=False))
    return tuple(found for found in walk.of_kind(below, Callout) if found.kind == KEY)


def front(document: Document) -> tuple[Node, ...]:
    """All that the front matter prints of the sections, in order."""
    return (*(summary for _, summary in summaries(document)), *key_findings(document))


def body(document: Document) -> Document:
    """The document without what its front matter prints."""
    return _kept(document, document.meta.parts)


def _kept(document: Document, parts: ReportParts) -> Document:
    def stays(node: Node) -> bool:
        if isinstance(node, Summary):
            return not parts.summary
        return not (parts.key_findings and isinstance(node, Callout) and node.kind == KEY)

    return walk.keep(document, stays)


def bare(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A title as it stands in a list, where its notes and labels would print twice."""
    return walk.rewrite(Heading(1, children), _repeated).children


def _repeated(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Footnote():
            return ()
        case Cite():
            return replace(node, label="")
    return node
