"""Some of the slides: those that a named deck or the command line asks for.

Slides are named by their label, or by their number among the author's own, counted from 1:
`s-moura`, `3`, `2-5`, `8-`. They keep the order of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, suggestion
from report_build.model import Document, NamedDeck, Node, Slide
from report_build.walk import keep, of_kind

ASKED = Pos("--slides", 0)
"""The place of a fault in what the command line asks for."""

_RANGE = re.compile(r"(\d+)(?:(-)(\d*))?")


def named_deck(document: Document, name: str, report: Report) -> NamedDeck | None:
    """The deck of that name in report.yaml; None, and a finding, if there is none."""
    known = {deck.name: deck for deck in document.meta.decks}
    if name not in known:
        hint = suggestion(name, known) or "name it in report.yaml, below deck:"
        fact = f'report.yaml has no deck "{name}"'
        report(Diagnostic(Rule.UNKNOWN_DECK, fact, Pos("--deck", 0), hint))
    return known.get(name)


def check_decks(document: Document, report: Report) -> None:
    """Report every slide that a deck of report.yaml asks for and that is not there."""
    for deck in document.meta.decks:
        with_slides(document, deck.slides, deck.pos, report)


def with_slides(document: Document, wanted: Sequence[str], place: Pos, report: Report) -> Document:
    """The document with only the slides that are wanted; with all if nothing is asked for."""
    if not wanted:
        return document
    slides = tuple(of_kind(document, Slide))
    names = [name.strip() for name in wanted if name.strip()]
    chosen = {at for name in names for at in _numbers(name, slides, place, report)}
    kept = {id(slide) for number, slide in enumerate(slides, 1) if number in chosen}

    def is_wanted(node: Node) -> bool:
        return not isinstance(node, Slide) or id(node) in kept

    return keep(document, is_wanted) if kept else document


def _numbers(name: str, slides: Sequence[Slide], place: Pos, report: Report) -> Iterator[int]:
    """The numbers of the slides that one name or range means."""
    labels = {slide.label: number for number, slide in enumerate(slides, 1) if slide.label}
    if name in labels:
        yield labels[name]
    elif match := _RANGE.fullmatch(name):
        first = int(match[1])
        last = first if not match[2] else int(match[3] or len(slides))
        if 1 <= first <= last <= len(slides):
            yield from range(first, last + 1)
        else:
            _report_no_number(name, (first, last), len(slides), place, report)
    else:
        hint = suggestion(name, labels) or "name slides by {#s-label}, or by number: 2-5"
        report(Diagnostic(Rule.UNKNOWN_SLIDE, f'no slide is called "{name}"', place, hint))


def _report_no_number(
    name: str, ends: tuple[int, int], count: int, place: Pos, report: Report
) -> None:
    """Say why a number or a range names no slide: it runs backwards, or leads too far."""
    first, last = ends
    slides = "1 slide" if count == 1 else f"{count} slides"
    fact = f"the report has {slides} of its own, and no {name}"
    hint = f"count from 1 to {count}" if count else "write a ::: slide first"
    if 1 <= last < first <= count:
        fact = f"{name} runs backwards, and a deck keeps the order of the report"
        hint = f"write {last}-{first}"
    report(Diagnostic(Rule.UNKNOWN_SLIDE, fact, place, hint))
