"""A document as planned slides: what stands on each, where, and at what size.

The build's own slides (title, agenda, dividers, works cited) stand around the author's.
`arrange.py` fills a slide, `stack.py` and `exhibits.py` place its parts; here they are put
in order and get titles, source lines, notes, sections and links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from report_build.diagnostics import Diagnostic, Report, Rule, Severity
from report_build.locales import locale
from report_build.model import Cite, Document, Meta, Slide, Text
from report_build.render import arrange
from report_build.render.contents import layout_of
from report_build.render.deck_links import linked
from report_build.render.deck_order import Part, link_targets, parts
from report_build.render.exhibits import Setting, Shapes, runs_of_text
from report_build.render.fit import Ruler, fitting_scale, points_over, ruler, text_in
from report_build.render.layouts import Placeholder
from report_build.render.look import DeckLook, own
from report_build.render.shapes import (
    NO_SECTION_NAME,
    ChartShape,
    DeckPlan,
    Para,
    Run,
    SlidePlan,
    TextShape,
)
from report_build.render.slide_foot import sources, with_notes, with_source
from report_build.render.slide_text import Prose, Unit, has_account, runs, words_of
from report_build.render.stack import one_page
from report_build.render.text_slides import Page, text_alone, title_shapes
from report_build.render.unlabelled import unlabelled_on_slides
from report_build.render.works_slides import works_slides
from report_build.spacing import title_lines
from report_build.theme import Theme
from report_build.walk import of_kind
from report_build.words import words

UNTITLED = ("blank",)
"""Layouts that show no title; theirs stands above the slide for outlines and screen readers."""


def plan(
    document: Document, theme: Theme, report: Report, look: DeckLook | None = None
) -> DeckPlan:
    """The deck of a document that is resolved for slides; reports what does not fit.

    Without a single slide block the deck is made of headings, summaries and exhibits. A brand
    brings a `look`; else the deck has our own, in the theme.
    """
    measure = ruler(look or own(theme), report)
    setting = Setting(measure, words(document.meta.language), report) if measure else None
    if setting is None:
        return _deck(document.meta, measure, ())
    found = parts(document, setting.words)
    slides = tuple(_slides(document, found, setting))
    if document.meta.deck.works_cited:
        place = setting.look.layouts["works-cited"]["body"]
        slides += tuple(works_slides(document, found, slides, place, setting))
    _report_faults(slides, setting)
    charts = [one for slide in slides for one in slide.shapes if isinstance(one, ChartShape)]
    for finding in unlabelled_on_slides(charts, setting.measure, document.meta.language):
        report(finding)
    _report_sections(slides, setting.report)
    return _deck(document.meta, measure, linked(_with_titles(slides, setting), link_targets(found)))


def _report_faults(slides: Sequence[SlidePlan], setting: Setting) -> None:
    """Say what a brand's template lacks for the layouts that are used."""
    used = dict.fromkeys(slide.layout for slide in slides)
    faults = (setting.look.faults.get(layout) for layout in used)
    for fault in dict.fromkeys(fault for fault in faults if fault):
        setting.report(fault)


def _report_sections(slides: Sequence[SlidePlan], report: Report) -> None:
    """Warn of sections that cannot be told apart, or whose name says nothing."""
    seen: set[str] = set()
    for name, group in groupby(slides, lambda slide: slide.section):
        fact = f'two sections of the deck are called "{name}"' if name in seen else ""
        if NO_SECTION_NAME.match(name):
            fact = f'"{name}" does not say what the section is about'
        if name and fact:
            hint, place = "give the section's heading a name of its own", next(group).pos
            report(Diagnostic(Rule.SECTION_NAME, fact, place, hint, Severity.WARNING))
        seen.add(name)


def _deck(meta: Meta, measure: Ruler | None, slides: tuple[SlidePlan, ...]) -> DeckPlan:
    return DeckPlan(
        meta.title,
        ", ".join(author.name for author in meta.authors),
        meta.subtitle or meta.abstract,
        meta.keywords,
        meta.language,
        meta.date.isoformat(),
        _footer(meta, measure),
        slides,
    )


def _footer(meta: Meta, measure: Ruler | None) -> str:
    """Title and publisher, or what of them fits on one line."""
    short = meta.title.partition(":")[0].strip()
    both = [f"{title} · {meta.publisher}" for title in (meta.title, short) if meta.publisher]
    for text in (*both, meta.title, short):
        if measure and _one_line(measure, text):
            return text
    return meta.publisher


def _one_line(measure: Ruler, text: str) -> bool:
    found = text_in(measure, (Para(runs_of_text(text)),), "footer", measure.look.footer.width)
    return len(found.lines) == 1


# ---- the order of slides -------------------------------------------------------------------


def _slides(document: Document, found: Sequence[Part], setting: Setting) -> Iterator[SlidePlan]:
    meta = document.meta
    if meta.deck.title:
        yield _title_slide(meta, setting)
    headed = [part for part in found if part.heading and part.slides]
    if meta.deck.agenda and len(headed) > 1:
        yield from _agenda(meta, headed, setting)
    for part in found:
        section = _section_name(part, meta)
        if part.divider:
            yield replace(_divider(part, _number(part, headed), setting), section=section)
        for slide in part.slides:
            for shown in _slide(slide, document, setting):
                yield replace(shown, section=section)


def _section_name(part: Part, meta: Meta) -> str:
    return words_of(runs(part.heading.children)) if part.heading else meta.title


def _title_slide(meta: Meta, setting: Setting) -> SlidePlan:
    byline = tuple(Para(runs_of_text(text)) for text in _byline(meta))
    subtitle = (Para(runs_of_text(meta.subtitle)),) if meta.subtitle else ()
    title = title_lines(meta.title, meta.language)
    slide = Slide((Text(title),), (), "title", pos=meta.pos)
    shapes = title_shapes(setting, subtitle, byline, slide)
    notes = (Para(runs_of_text(meta.abstract)),) if meta.abstract else ()
    made = SlidePlan("title", runs(slide.title), shapes, notes, section=meta.title, pos=meta.pos)
    return _with_fitted_title(made, setting)


FEW = 3
"""More authors than these share one paragraph of the title slide."""


def _byline(meta: Meta) -> Iterator[str]:
    """The authors, then publisher and date."""
    names = [
        ", ".join({author.name: 1, author.affiliation or author.name: 1}) for author in meta.authors
    ]
    yield from names if len(names) <= FEW else ("; ".join(names),)
    yield ", ".join(text for text in (meta.publisher, _written_date(meta)) if text)


def _written_date(meta: Meta) -> str:
    """The report's date in its language, in English where Babel does not know it."""
    from babel.dates import format_date  # slow to import; a deck may have no title

    return format_date(meta.date, "long", locale=locale(meta.language))


def _agenda(meta: Meta, found: Sequence[Part], setting: Setting) -> Iterator[SlidePlan]:
    units = []
    marker: Literal["number", "bullet"] = "number"
    if any(_number(part, found) != str(number) for number, part in enumerate(found, 1)):
        marker = "bullet"  # an automatic count would not be the report's
    for number, part in enumerate(found, 1):
        assert part.heading is not None
        entry = tuple(replace(run, slide=part.heading.label) for run in runs(part.heading.children))
        units.append(Unit((Para(entry, 0, marker, number, len(found)),), pos=part.heading.pos))
    place = setting.look.layouts["title-and-content"]["body"]
    pages = text_alone(setting, units, place.frame)
    title = runs_of_text(setting.words.agenda)
    for shapes in pages:
        yield SlidePlan("title-and-content", title, shapes, section=meta.title, agenda=True)


def _number(part: Part, headed: Sequence[Part]) -> str:
    """The number of a part on its divider: the heading's, else its place in the agenda."""
    assert part.heading is not None
    return part.heading.number or str(headed.index(part) + 1)


def _divider(part: Part, number: str, setting: Setting) -> SlidePlan:
    assert part.heading is not None
    spec = setting.look.layouts["section"]
    title = runs(part.heading.children)
    shapes: Shapes = ()
    if "number" in spec:  # a brand's layouts have no place for one; the agenda shows it
        place, count = spec["number"], (Para(runs_of_text(number)),)
        down = _free_above(title, spec["title"], setting) if "title" in spec else 0.0
        lower = replace(place, frame=replace(place.frame, y=place.frame.y + down))
        shapes = one_page(setting, count, lower, part.heading.pos)
    if part.summary and not any(of_kind(part.summary, Cite)):
        units = Prose(setting.report).units((part.summary,))
        paras = tuple(para for unit in units for para in unit.paras)
        place = spec["text"]
        if fitting_scale(setting.measure, paras, place.style, place.frame):
            shapes += one_page(setting, paras, place)
    made = SlidePlan("section", title, shapes, label=part.heading.label, pos=part.heading.pos)
    return _with_fitted_title(made, setting)


def _free_above(title: tuple[Run, ...], place: Placeholder, setting: Setting) -> float:
    """The room above a title at the bottom of its place, which its number takes instead."""
    paras = (Para(title),)
    scale = fitting_scale(setting.measure, paras, place.style, place.frame) or 1.0
    found = text_in(setting.measure, paras, place.style, place.frame.width, scale)
    return max(place.frame.height - found.height, 0.0)


# ---- the author's slides -------------------------------------------------------------------


def _slide(slide: Slide, document: Document, setting: Setting) -> Iterator[SlidePlan]:
    layout, why = layout_of(slide)
    title = runs(slide.title, cites=has_account(slide.title))
    if not title and layout not in UNTITLED:
        hint = "write it as a heading: # What the slide says"
        setting.report(Diagnostic(Rule.SLIDE_LAYOUT, "this slide has no title", slide.pos, hint))
        return
    pages = arrange.pages(setting, slide, layout)
    _say_choice(slide, f"layout {layout}: {why}", pages, setting.report)
    entries, note = sources(slide)
    for number, page in enumerate(pages, 1):
        part = Run(" (" + setting.words.part_of.format(number, len(pages)) + ")")
        made = SlidePlan(
            page.layout,
            (title or runs_of_text(_first_words(page.shapes)))
            + ((part,) if len(pages) > 1 else ()),
            page.shapes,
            label=slide.label if number == 1 else "",
            hidden_title=page.layout in UNTITLED,
            pos=slide.pos,
        )
        made, moved = with_source(made, entries, note, setting)
        if number == 1:
            made = with_notes(made, slide, document, moved, setting)
        yield _with_fitted_title(made, setting)


def _say_choice(slide: Slide, choice: str, pages: Sequence[Page], report: Report) -> None:
    """Tell an author who asks what was decided about a slide."""
    scale = min((shape.scale for page in pages for shape in page.shapes
                 if isinstance(shape, TextShape)), default=1.0)  # fmt: skip
    shrunk = f"; shrunk to {scale:.0%}" if scale < 1 else ""
    parts = f"; {len(pages)} slides" if len(pages) > 1 else ""
    if slide.layout and not shrunk and not parts:
        return
    fact = choice + shrunk + parts
    report(Diagnostic(Rule.SLIDE_CHOICE, fact, slide.pos, severity=Severity.NOTE))


def _first_words(shapes: Shapes) -> str:
    """The first few words on a slide that has no title, or what its first exhibit says."""
    for shape in shapes:
        if isinstance(shape, TextShape) and shape.paras:
            return " ".join(words_of(shape.paras[0].runs).split()[:8])
    return next((alt for shape in shapes if (alt := getattr(shape, "alt", ""))), "")


def _with_fitted_title(slide: SlidePlan, setting: Setting) -> SlidePlan:
    spec = setting.look.layouts[slide.layout]
    if slide.hidden_title or "title" not in spec:
        return slide
    place, paras = spec["title"], (Para(slide.title),)
    scale = fitting_scale(setting.measure, paras, place.style, place.frame)
    if scale is None:
        over = points_over(setting.measure, paras, place.style, place.frame)
        setting.overflow(over, slide.pos, "this title", "say it in fewer words")
    return replace(slide, title_scale=scale or 1.0)


def _with_titles(slides: Sequence[SlidePlan], setting: Setting) -> tuple[SlidePlan, ...]:
    """The slides with a title of their own each: a title said again is marked as continued."""
    seen: dict[str, int] = {}
    out = []
    for slide in slides:
        title = words_of(slide.title)
        seen[title] = seen.get(title, 0) + 1
        if seen[title] > 1:
            count = f" {seen[title] - 1}" if seen[title] > 2 else ""
            again = Run(f" ({setting.words.continued}{count})")
            slide = _with_fitted_title(replace(slide, title=(*slide.title, again)), setting)
        out.append(slide)
    return tuple(out)
