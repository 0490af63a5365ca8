"""Links within a deck: every slide gets a label, every link a slide or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_build.render.shapes import Para, Run, Shape, SlidePlan, TableShape, TextShape


def linked(slides: tuple[SlidePlan, ...], targets: Mapping[str, str]) -> tuple[SlidePlan, ...]:
    """The slides with a label each, and links that lead to another slide or are plain words."""
    named = [
        slide if slide.label else replace(slide, label=f"page-{number}")
        for number, slide in enumerate(slides, 1)
    ]
    here = {slide.label for slide in named}
    reached = {label: target for label, target in targets.items() if target in here}
    return tuple(_linked_slide(slide, reached) for slide in named)


def _linked_slide(slide: SlidePlan, targets: Mapping[str, str]) -> SlidePlan:
    def run(found: Run) -> Run:
        if not found.slide:
            return found
        target = targets.get(found.slide, "")
        return replace(found, slide="" if target == slide.label else target)

    def para(found: Para) -> Para:
        if not any(one.slide for one in found.runs):
            return found
        return replace(found, runs=tuple(map(run, found.runs)))

    def shape(found: Shape) -> Shape:
        match found:
            case TextShape(paras=paras) if any(one.slide for each in paras for one in each.runs):
                return replace(found, paras=tuple(map(para, paras)))
            case TableShape(rows=rows):
                return replace(found, rows=tuple(tuple(map(para, row)) for row in rows))
        return found

    return replace(
        slide,
        title=_unlinked(slide.title),
        shapes=tuple(map(shape, slide.shapes)),
        source=tuple(map(run, slide.source)),
        notes=tuple(replace(note, runs=_unlinked(note.runs)) for note in slide.notes),
    )


def _unlinked(items: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, slide="") if run.slide else run for run in items)
