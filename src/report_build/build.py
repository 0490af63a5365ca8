"""The pipeline on one screen: read, resolve, render; and the table of products.

A build stops at two points if anything is an error: after reading and resolving, and after
rendering; it hands out bytes only when nothing was. Renderers are imported where they are
used, so that a deck is built without WeasyPrint and a report without python-pptx. What a
command needs takes about as long to load as the content takes to read, so both are done at the
same time where that can be (beside.py); readers, passes and renderers are imported for that in
the functions that use them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from report_build import moments, project
from report_build.beside import beside
from report_build.diagnostics import (
    BuildError,
    Diagnostic,
    Report,
    Rule,
    Severity,
    each,
    has_errors,
)
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.model import Document, NamedDeck, Output, TemplateFile
from report_build.project import Project, Wishes
from report_build.review import Review

if TYPE_CHECKING:
    from report_build.evidence.ledger import Ledger
    from report_build.render.brand import Brand
    from report_build.render.shapes import DeckPlan

__all__ = ["PRODUCTS", "Wishes", "build", "check", "read", "report_html", "understood"]

T = TypeVar("T")


def read(root: Path, wishes: Wishes, report: Report) -> Project:
    """The project in a folder; raises BuildError when it has errors."""
    return _stage(report, lambda seen: project.read(root, wishes, seen), lambda made: made.review)


def understood(
    root: Path,
    wishes: Wishes,
    output: Output,
    report: Report,
    meanwhile: Callable[[], object] = list,
) -> tuple[Project, Document]:
    """The project, and the document as an output shows it.

    Reading and resolving are one stage: an author sees the faults of both at once. Raises
    BuildError when there is any. What needs neither is done `meanwhile`.
    """

    def work(seen: Report) -> tuple[Project, Document]:
        from report_build import resolved
        from report_build.transforms import keep_together

        read = project.read(root, wishes, seen)
        whole = resolved.completed(read, seen)
        resolved.check_content(read, seen)
        return read, keep_together(resolved.for_output(read, whole, output, seen))

    with _begun(work) as done:
        meanwhile()
        return _stage(report, done, lambda made: made[0].review)


def build(root: Path, product: str, wishes: Wishes, report: Report) -> bytes:
    """The bytes of one of `PRODUCTS`; raises BuildError, with every finding, on an error."""
    made = PRODUCTS[product]
    read, document = understood(root, wishes, made.output, report, made.load)
    return _stage(report, lambda seen: made.render(read, document, seen), lambda _: read.review)


def check(root: Path, wishes: Wishes, report: Report) -> None:
    """Report all that both outputs would, as far as it can be seen without laying out pages."""
    heard: list[Diagnostic] = []
    tell = each(heard.append, report)

    with _begun(lambda seen: project.contents(root, seen)) as done:
        _load_checks(project.likely_language(root))
        from report_build import resolved

        def work(seen: Report) -> tuple[Project, list[Diagnostic]]:
            told: list[Diagnostic] = []
            early = each(told.append, seen)
            read = project.read(root, wishes, early, done)
            whole = resolved.completed(read, early)

            def of_report(seen: Report) -> None:
                resolved.check_content(read, seen)
                resolved.for_output(read, whole, Output.REPORT, seen)

            with _begun(of_report) as report_done:
                deck = resolved.for_output(read, whole, Output.SLIDES, early)
                of_slides = [] if has_errors(told) else _of_slides(read, deck)
                report_done(seen)
                return read, of_slides

        read, of_slides = _stage(tell, work, lambda made: made[0].review)

    def rest(seen: Report) -> None:
        for finding in chain(of_slides, read.review.idle(heard)):
            seen(finding)

    _stage(tell, rest, lambda _: read.review)


def _of_slides(read: Project, deck: Document) -> list[Diagnostic]:
    """The findings of a plan of the slides."""
    from report_build.transforms import keep_together, pick

    found: list[Diagnostic] = []
    pick.check_decks(deck, found.append)
    _deck_plan(read, keep_together(deck), found.append, _brand(read, found.append))
    return found


def report_html(root: Path, wishes: Wishes, report: Report) -> str:
    """The HTML that WeasyPrint would print, for other tools and for measuring."""
    from report_build.render import paper, pdf

    read, document = understood(root, wishes, Output.REPORT, report)
    return pdf.report_html(paper.for_paper(document), read.theme)


# ---- outputs -------------------------------------------------------------------------------


def _report_pdf(project: Project, document: Document, report: Report) -> bytes:
    from report_build.render import paper, pdf
    from report_build.render.attached import attached

    files = attached(document, project.library, project.facts)
    printed = paper.for_paper(document)
    evidence = _ledger(project, document, report) if document.meta.parts.evidence else None
    return pdf.pdf(printed, project.theme, project.root, report, _when(document), files, evidence)


def _deck(project: Project, document: Document, report: Report) -> bytes:
    from report_build.render import deck, package

    brand = _brand(project, report)
    plan = _deck_plan(project, document, report, brand)
    if brand and any(slide.layout in brand.look.faults for slide in plan.slides):
        return b""  # there is no such layout to draw on, which is reported
    content = deck.pptx(plan, project.theme, project.root, brand)
    known = brand.flaws(plan.language) if brand else ()
    for finding in package.findings(content, [slide.pos for slide in plan.slides], known):
        if finding.rule is not Rule.SECTION_NAME:  # the plan has told it, with its place
            report(finding)
    return content


def _brand(project: Project, report: Report) -> Brand | None:
    """The template that report.yaml names, if it names one that can be used."""
    named = project.document.meta.template
    if named is None:
        return None
    from report_build.readers import source
    from report_build.render import brand

    data = source.read_bytes(project.root, named.path, report, named.pos)
    return None if data is None else brand.read(data, named, project.theme, report)


def _deck_plan(
    project: Project, document: Document, report: Report, brand: Brand | None
) -> DeckPlan:
    from report_build.render import pace, slides
    from report_build.transforms import expand, pick

    deck = _asked_deck(project, report)
    picked = pick.with_slides(document, deck.slides, deck.pos, report)
    document = expand(picked, Output.SLIDES)  # where the slide that did so is not picked
    plan = slides.plan(document, project.theme, report, brand.look if brand else None)
    pace.report_time(plan, deck.minutes, report, deck.pos)
    return replace(plan, date=_when(document).isoformat())


def _asked_deck(project: Project, report: Report) -> NamedDeck:
    """The deck that the command line asks for; one of all slides if it asks for none."""
    from report_build.transforms import pick

    wishes, whole = project.wishes, NamedDeck("")
    if wishes.deck:
        return pick.named_deck(project.document, wishes.deck, report) or whole
    asked = tuple(wishes.slides.split(",")) if wishes.slides else ()
    return replace(whole, slides=asked, pos=pick.ASKED) if asked else whole


def _handout(project: Project, document: Document, report: Report) -> bytes:
    from report_build.render import handout_pdf, pdf

    _say_own_layouts(project.document.meta.template, report)
    plan = _deck_plan(project, document, report, None)
    job = pdf.Job(document, project.theme, project.root, report, _when(document), slides=True)
    return handout_pdf.handout_pdf(plan, job, project.wishes.per_page)


def _say_own_layouts(template: TemplateFile | None, report: Report) -> None:
    """Say that a handout leaves a brand's template aside: it is drawn, as no program is at hand."""
    if template is not None:
        fact = f"the handout has the layouts of the theme and not those of {template.path}"
        hint = "print the deck from PowerPoint to have these on paper"
        report(Diagnostic(Rule.SLIDE_CHOICE, fact, template.pos, hint, Severity.NOTE))


def _evidence(project: Project, document: Document, report: Report) -> bytes:
    from report_build.evidence import as_json
    from report_build.render import ledger_page

    found = _ledger(project, document, report)
    if found is None:
        return b""  # the report cannot be laid out, which is reported
    if project.wishes.form == "json":
        return as_json.ledger_json(found)
    return ledger_page.ledger_page(found, project.theme, report)


def _ledger(project: Project, document: Document, report: Report) -> Ledger | None:
    """The evidence with the pages of the report, which is laid out to know them."""
    from report_build.evidence.account import ledger
    from report_build.render import numbered_slides, paper, pdf, slides, whereabouts
    from report_build.transforms import complete, expand, keep_together, shown

    works, figures = project.library, project.facts
    whole = complete(project.document, works, figures, _unheard)
    deck = shown(whole, works, Output.SLIDES, _unheard)
    deck = expand(keep_together(deck), Output.SLIDES)
    plan = slides.plan(deck, project.theme, _unheard)
    found = ledger(document, works, figures, numbered_slides.numbered_slides(deck, plan))
    printed = paper.for_paper(document)
    job = pdf.Job(printed, project.theme, project.root, report, _when(document))
    return pdf.on_pages(job, lambda pages: whereabouts.with_pages(found, pages))


def _unheard(_: Diagnostic) -> None:
    """Where findings go that another command reports."""


@dataclass(frozen=True, slots=True)
class Product:
    """A file that is made: of which output it is, how, where it goes by itself, and its endings.

    `load` loads what it needs: that takes as long as to read the content.
    """

    output: Output
    render: Callable[[Project, Document, Report], bytes]
    path: str
    endings: tuple[str, ...]
    load: Callable[[], None]


def _load_checks(language: str) -> None:
    """Load what both outputs need, with the words of the language in which they seem to be."""
    _load("resolved citations.works transforms.pick render.pace render.slides")
    _load("uharfbuzz babel.numbers tinycss2", "")
    from report_build.citations.errors import StyleError
    from report_build.citations.style import MLA, sheet

    _ = locale(language).number_symbols
    with suppress(StyleError):
        sheet(MLA, language)


def _load_drawer() -> None:
    _load("render.deck render.package render.pace render.slides transforms.pick")
    _load("uharfbuzz", "")


def _load_printer() -> None:
    from report_build.render import weasyprint_start

    with suppress(OSError):
        weasyprint_start.load()
        _load(
            "render.audit render.paper render.pdf render.pdf_flaws render.raster render.sharpness"
        )
        _load("render.attached render.conformance render.slide_tags render.sources render.sparse")
        _load("render.tags")
        _load("email.policy uharfbuzz", "")
        from report_build.render import weasyprint_fixes

        weasyprint_fixes.apply()


def _load(names: str, package: str = "report_build.") -> None:
    """Load modules before they are needed; what cannot be loaded is told when it is."""
    for name in names.split():
        with suppress(ImportError):
            import_module(package + name)


PRODUCTS = {
    "pdf": Product(Output.REPORT, _report_pdf, "build/report.pdf", (".pdf",), _load_printer),
    "slides": Product(Output.SLIDES, _deck, "build/slides.pptx", (".pptx",), _load_drawer),
    "handout": Product(Output.SLIDES, _handout, "build/handout.pdf", (".pdf",), _load_printer),
    "evidence": Product(
        Output.REPORT, _evidence, "build/evidence.html", (".html", ".json"), _load_printer
    ),
}
"""What each command makes."""


# ---- parts ---------------------------------------------------------------------------------


@contextmanager
def _begun(work: Callable[[Report], T]) -> Iterator[Callable[[Report], T]]:
    """`work`, done in a process of its own where there is one; what it found is told at the end."""

    def with_findings() -> tuple[list[Diagnostic], T | BuildError]:
        found: list[Diagnostic] = []
        try:
            return found, work(found.append)
        except BuildError as fault:
            return found, fault

    with beside(with_findings) as made:

        def told(report: Report) -> T:
            found, result = made()
            for finding in found:
                report(finding)
            if isinstance(result, BuildError):
                raise result
            return result

        yield told


def _stage(report: Report, work: Callable[[Report], T], how: Callable[[T], Review]) -> T:
    """What `work` makes; its findings go to `report`, and an error among them stops the build.

    How serious a finding is depends on the review, which `work` may find out first.
    """
    seen: dict[Diagnostic, None] = {}  # both outputs find most faults

    def also(finding: Diagnostic) -> None:
        seen.setdefault(finding)

    try:
        made = work(also)
    except BuildError:
        for finding in seen:
            report(finding)
        raise
    weighed = how(made).weighed(seen)
    for finding in weighed:
        report(finding)
    if has_errors(weighed):
        raise BuildError(weighed)
    return made


def _when(document: Document) -> datetime.datetime:
    """The moment that goes into the files: SOURCE_DATE_EPOCH, else the report's own date."""
    dated = datetime.datetime.combine(document.meta.date, datetime.time(), datetime.UTC)
    return moments.fixed() or dated
