"""Facts in a sentence that cites another work than the one in which they were read.

A citation speaks for what stands before it in its sentence, back to a colon, a semicolon or a
dash; an author named in the sentence, for what stands behind the name. A work that is only pointed
to ("see", "but see") speaks for nothing. A fact that is worked out was read nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from report_build.diagnostics import Diagnostic, Rule, Severity
from report_build.facts import Facts, Source
from report_build.library import Library
from report_build.model import Cite, CiteForm, FactRef
from report_build.sentences import CITE, spans
from report_build.transforms.prose import OBJECT, Passage
from report_build.walk import of_kind, plain

_BREAK = re.compile(r"[:;—]|\s–\s")


def other_sources(
    text: Iterable[Passage], library: Library, facts: Facts, language: str
) -> Iterator[Diagnostic]:
    """A warning for each fact with one source beside which only other works are cited."""
    for passage in text:
        if not (passage.facts and passage.cites):
            continue
        sentences = spans(_mask(passage), language)
        for at, node in passage.facts:
            fact = facts.get(node.key)
            if fact is None or len(fact.sources) != 1 or fact.parts or node.cite:
                continue
            span = next((low, high) for low, high in sentences if low <= at < high)
            others = [key for key in _speaking(passage, at, *span) if key in library.items]
            source = fact.sources[0]
            if others and source.cite not in (*others, *_cited(passage, *span)):
                yield _finding(node, source, others[0])


def _mask(passage: Passage) -> str:
    """The words with a mark for each citation that may stand behind its sentence."""
    mask = list(passage.text.replace(OBJECT, "X"))
    for at, cite in passage.cites:
        mask[at] = "X" if cite.form is CiteForm.NARRATIVE else CITE
    return "".join(mask)


def _speaking(passage: Passage, place: int, low: int, high: int) -> Iterator[str]:
    """The works that are cited for what stands at a place of a sentence."""
    for at, cite in passage.cites:
        first, last = (low, place) if cite.form is CiteForm.NARRATIVE else (place, high)
        if first <= at < last and not _BREAK.search(passage.text, *sorted((at, place))):
            yield from (work.id for work in cite.works if not work.prefix)


def _cited(passage: Passage, low: int, high: int) -> Iterator[str]:
    """All works that a sentence names, also in its notes."""
    marks = (*passage.cites, *passage.notes)
    inside = (cite for at, mark in marks if low <= at <= high for cite in of_kind(mark, Cite))
    return (work.id for cite in inside for work in cite.works)


def _finding(node: FactRef, source: Source, other: str) -> Diagnostic:
    shown = f"{plain(node)} ({node.key})" if node.children else node.key
    message = f"{shown} was read in {source.cite}, and its sentence cites {other}"
    hint = (
        f"cite @{source.cite} beside it; or, where {other} says so too, add it to source: at"
        f" {source.pos}"
    )
    return Diagnostic(Rule.OTHER_SOURCE, message, node.pos, hint, Severity.WARNING)
