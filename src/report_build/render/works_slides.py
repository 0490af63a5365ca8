"""The works cited on slides: each entry with the slides that cite it, as many slides as needed.

An entry that begins a slide, as one in the notes, names its author: the dashes that stand for
a name that repeats (MLA 9, 5.126) mean nothing where the entry above is out of sight. An entry
that is taller than a slide, as one with an endless address, goes on over the next slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from report_build.model import Document, Inline, Work
from report_build.render.cut import parts_in
from report_build.render.deck_order import Part
from report_build.render.exhibits import Setting, Shapes, runs_of_text
from report_build.render.fit import fitting_scale
from report_build.render.layouts import Placeholder
from report_build.render.shapes import Para, Run, SlidePlan, TextShape
from report_build.render.slide_foot import cited_on
from report_build.render.slide_text import Unit, merged, runs
from report_build.render.stack import stacked

TRIES = 8
"""How often the entries are laid out again because another one begins a slide."""


def works_slides(
    document: Document,
    found: Sequence[Part],
    drawn: Sequence[SlidePlan],
    place: Placeholder,
    setting: Setting,
) -> Iterator[SlidePlan]:
    """The works that the slides cite, after the slides that are `drawn`."""
    citing = _citing(found, drawn)
    nocite = set(document.meta.nocite)
    chosen = [work for work in document.works if work.id in citing or {work.id, "*"} & nocite]
    if not chosen:
        return
    backs = [_back(citing.get(work.id, {}), setting) for work in chosen]
    pages = _pages(chosen, backs, place, setting)
    title = document.works_title
    for number, shapes in enumerate(pages, 1):
        part = f" ({setting.words.part_of.format(number, len(pages))})" if len(pages) > 1 else ""
        yield SlidePlan("works-cited", runs_of_text(title + part), shapes,
                        label=f"works-cited-{number}", section=title)  # fmt: skip


def _citing(found: Sequence[Part], drawn: Sequence[SlidePlan]) -> dict[str, dict[int, str]]:
    """For each work the numbers and labels of the slides that cite it, in their notes too."""
    numbers = {slide.label: number for number, slide in enumerate(drawn, 1) if slide.label}
    out: dict[str, dict[int, str]] = {}
    for slide in (slide for part in found for slide in part.slides):
        for key in cited_on(slide):
            places = out.setdefault(key, {})
            if slide.label in numbers:
                places[numbers[slide.label]] = slide.label
    return out


def _back(citing: Mapping[int, str], setting: Setting) -> tuple[Run, ...]:
    """The way back from an entry: "Slides 4, 7." with a link for each."""
    if not citing:
        return ()
    word = setting.words.slide if len(citing) == 1 else setting.words.slides
    out = [Run(f" {word}\u00a0")]
    for index, (number, label) in enumerate(citing.items()):
        out += [Run(", ")] * bool(index) + [Run(str(number), slide=label)]
    return (*out, Run("."))


def _pages(
    works: Sequence[Work], backs: Sequence[tuple[Run, ...]], place: Placeholder, setting: Setting
) -> list[Shapes]:
    """The entries in pages; a name in full may be longer, so they are set until none moves."""
    starts: set[int] = {0}
    pages: list[Shapes] = []
    for _ in range(TRIES):
        entries = [
            Para(merged((*runs(_entry(work, index in starts)), *back)))
            for index, (work, back) in enumerate(zip(works, backs, strict=True))
        ]
        pages = _laid(works, entries, place, setting)
        begun = _starts(pages)
        if begun <= starts:
            return pages
        starts |= begun
    return pages


def _entry(work: Work, begins: bool) -> tuple[Inline, ...]:
    return work.full or work.children if begins else work.children


def _laid(
    works: Sequence[Work], entries: Sequence[Para], place: Placeholder, setting: Setting
) -> list[Shapes]:
    """The entries set; all in full size, where one is taller than a slide and goes on."""
    frame, style = place.frame, place.style
    if all(fitting_scale(setting.measure, (entry,), style, frame) for entry in entries):
        units = [Unit((entry,), pos=work.pos) for work, entry in zip(works, entries, strict=True)]
        return stacked(setting, units, frame, "body", style, fewest=True)
    full = replace(setting.measure, look=replace(setting.look, scales=(1.0,)))
    units = [
        Unit((part,), pos=work.pos)
        for work, entry in zip(works, entries, strict=True)
        for part in parts_in(full, entry, style, frame)
    ]
    return stacked(replace(setting, measure=full), units, frame, "body", style)


def _starts(pages: Sequence[Shapes]) -> set[int]:
    """Which entries begin a page."""
    begun, count = {0}, 0
    for page in pages:
        paras = [para for shape in page if isinstance(shape, TextShape) for para in shape.paras]
        if paras and not paras[0].goes_on:
            begun.add(count)
        count += sum(not para.goes_on for para in paras)
    return begun
