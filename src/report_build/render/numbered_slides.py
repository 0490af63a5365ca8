"""The slides of a deck by their numbers in the file, with what stands on each."""

from __future__ import annotations

from collections.abc import Iterator

from report_build.evidence.account import OnSlide
from report_build.model import Document, Node
from report_build.render.deck_order import parts
from report_build.render.shapes import DeckPlan
from report_build.words import words


def numbered_slides(document: Document, plan: DeckPlan) -> tuple[OnSlide, ...]:
    """Dividers and the author's slides; one that goes on over a second has its first number."""
    numbers: dict[str, int] = {}
    for at, slide in enumerate(plan.slides, 1):
        numbers.setdefault(slide.label, at)
    return tuple(_numbered(document, numbers))


def _numbered(document: Document, numbers: dict[str, int]) -> Iterator[OnSlide]:
    for part in parts(document, words(document.meta.language)):
        if part.heading and part.divider and part.heading.label in numbers:
            shown: tuple[Node, ...] = (part.heading, *((part.summary,) if part.summary else ()))
            yield OnSlide(numbers[part.heading.label], shown)
        for slide in part.slides:
            if slide.label in numbers:
                shown = (*slide.title, *slide.children)
                yield OnSlide(numbers[slide.label], shown, slide.notes)
