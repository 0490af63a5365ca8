"""What a slide says besides its text: the source line at its foot, and the speaker notes.

The line holds each source once, in the short form of the citation style. What it has no room
for goes to the notes, which end with the full entry of every work that the slide cites.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_build.model import Cite, Document, Slide
from report_build.render.deck_order import exhibits_on
from report_build.render.exhibits import Setting, runs_of_text
from report_build.render.fit import fitting_scale
from report_build.render.shapes import Para, Run, SlidePlan
from report_build.render.slide_text import Prose, bold, footnote_paras, runs
from report_build.render.source_line import cite_entries, cites_in, legend_entries, source_runs
from report_build.walk import of_kind

# ---- sources -------------------------------------------------------------------------------

Entry = tuple[Run, ...]


def sources(slide: Slide) -> tuple[list[Entry], Entry]:
    """The entries of a slide's source line, and the notes of its exhibits."""
    cites = [cite for block in (*slide.title, *slide.children) for cite in cites_in(block)]
    entries = [entry for cite in cites for entry in cite_entries(cite)]
    note: list[Run] = []
    for shown in exhibits_on(slide):
        around = (*shown.legend.caption, *shown.legend.note)
        also = [cite for item in around for cite in cites_in(item)]
        entries.extend(entry for cite in also for entry in cite_entries(cite))
        entries.extend(legend_entries(shown.legend.source))
        more = runs(shown.legend.note)
        note.extend((Run(" "), *more) if note and more else more)
    return entries, tuple(note)


def with_source(
    slide: SlidePlan, entries: Sequence[Entry], note: Entry, setting: Setting
) -> tuple[SlidePlan, tuple[Para, ...]]:
    """The slide with its source line, and what of it has to go to the notes instead."""
    everything = source_runs(entries, note, setting.words)
    cited = source_runs(entries, (), setting.words)
    alone = source_runs((), note, setting.words)
    if not everything:
        return slide, ()
    has_line = "source" in setting.look.layouts[slide.layout]
    if has_line:
        for line, rest in ((everything, ()), (cited, alone)):
            if line and (scale := _source_scale(line, setting)):
                moved = (Para(rest),) if rest else ()
                return replace(slide, source=line, source_scale=scale), moved
    short = _shortened(entries, setting) if has_line else ()
    return replace(slide, source=short), tuple(Para(line) for line in (cited, alone) if line)


def _source_scale(line: Entry, setting: Setting) -> float | None:
    return fitting_scale(setting.measure, (Para(line),), "source", setting.look.source)


def _shortened(entries: Sequence[Entry], setting: Setting) -> Entry:
    """As many sources as the line holds, and a sign that the notes have them all."""
    for count in range(len(entries) - 1, 0, -1):
        line = source_runs((*entries[:count], (Run("…"),)), (), setting.words)
        if fitting_scale(setting.measure, (Para(line),), "source", setting.look.source) == 1.0:
            return line
    return ()


# ---- notes ---------------------------------------------------------------------------------


def with_notes(
    planned: SlidePlan, slide: Slide, document: Document, moved: tuple[Para, ...], setting: Setting
) -> SlidePlan:
    """The slide with its notes.

    First the author's, then footnotes, what the foot had no room for, and the works cited.
    """
    prose = Prose(setting.report, cites=True)
    said = prose.paras(slide.notes)
    below = tuple(para for node in (*slide.title, *slide.children, *slide.notes)
                  for para in footnote_paras(node, prose))  # fmt: skip
    cited = cited_on(slide)
    full = tuple(
        Para(runs(work.full or work.children)) for work in document.works if work.id in cited
    )
    listed = (Para(bold(runs_of_text(setting.words.sources))), *full) if full else ()
    notes = (*said, *below, *moved, *listed)
    return replace(planned, notes=notes, spoken=len(said), listed=len(listed))


def cited_on(slide: Slide) -> dict[str, None]:
    """The ids of the works that a slide cites, in its text, exhibits and notes, in order."""
    return {work.id: None for cite in of_kind(slide, Cite) for work in cite.works}
