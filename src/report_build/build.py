"""The pipeline on one screen: read, resolve, render; and the table of products.

A build stops at two points if anything is an error: after reading and resolving, and after
rendering; it hands out bytes only when nothing was. Renderers are imported where they are
used, so that a deck is built without WeasyPrint and a report without python-pptx.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from report_build import theme as themes
from report_build.beside import beside
from report_build.checks import check_evidence
from report_build.diagnostics import (
    BuildError,
    Diagnostic,
    Exemption,
    Pos,
    Report,
    Rule,
    Severity,
    has_errors,
    suggestion,
)
from report_build.facts import Facts
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import Document, NamedDeck, Output, TemplateFile
from report_build.readers import facts, folder, library, source
from report_build.readers.origin import Origin
from report_build.review import Review
from report_build.theme import Theme
from report_build.transforms import complete, expand, keep_together, pick, review, shown

if TYPE_CHECKING:
    from report_build.evidence.ledger import Ledger
    from report_build.render.brand import Brand
    from report_build.render.shapes import DeckPlan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for over report.yaml; an empty value asks for nothing.

    `per_page` is for the handout: how many slides stand on a page. `deck` is the name of a deck
    in report.yaml, `slides` names slides as there, parted by commas. `form` is of the evidence.
    """

    theme: str = ""
    paper: Literal["", "a4", "letter"] = ""
    per_page: Literal[1, 2, 3, 6] = 1
    edition: Literal["screen", "print"] = "screen"
    deck: str = ""
    slides: str = ""
    form: Literal["html", "json"] = "html"


@dataclass(frozen=True, slots=True)
class Project:
    """All that an author wrote, what the command line wishes, and the theme."""

    root: Path
    document: Document
    library: Library
    facts: Facts
    theme: Theme
    wishes: Wishes
    review: Review


def read(root: Path, wishes: Wishes, report: Report) -> Project:
    """The project in a folder; raises BuildError when it has errors."""
    return _stage(report, lambda seen: _project(root, wishes, seen), lambda made: made.review)


def understood(
    root: Path, wishes: Wishes, output: Output, report: Report
) -> tuple[Project, Document]:
    """The project, and the document as an output shows it; `keep_together` is left to its print.

    Reading and resolving are one stage: an author sees the faults of both at once. Raises
    BuildError when there is any.
    """

    def work(seen: Report) -> tuple[Project, Document]:
        project, whole = _completed(root, wishes, seen)
        _check_content(project, seen)
        return project, _for_output(project, whole, output, seen)

    return _stage(report, work, lambda made: made[0].review)


def build(root: Path, product: str, wishes: Wishes, report: Report) -> bytes:
    """The bytes of one of `PRODUCTS`; raises BuildError, with every finding, on an error."""
    made = PRODUCTS[product]
    project, document = understood(root, wishes, made.output, report)
    document = keep_together(document)
    return _stage(
        report, lambda seen: made.render(project, document, seen), lambda _: project.review
    )


def check(root: Path, wishes: Wishes, report: Report) -> None:
    """Report all that both outputs would, as far as it can be seen without laying out pages."""
    heard: list[Diagnostic] = []
    tell = _each(heard.append, report)

    def work(seen: Report) -> tuple[Project, list[Diagnostic]]:
        told: list[Diagnostic] = []
        project, whole = _completed(root, wishes, _each(told.append, seen))
        deck = shown(whole, project.library, Output.SLIDES, _each(told.append, seen))
        sound = not has_errors(told)
        with beside(lambda: _of_slides(project, deck) if sound else []) as of_slides:
            _check_content(project, seen)
            _for_output(project, whole, Output.REPORT, seen)
            return project, of_slides()

    project, of_slides = _stage(tell, work, lambda made: made[0].review)

    def rest(seen: Report) -> None:
        for finding in chain(of_slides, project.review.idle(heard)):
            seen(finding)

    _stage(tell, rest, lambda _: project.review)


def _for_output(project: Project, whole: Document, output: Output, report: Report) -> Document:
    """The document as an output shows it, in characters that its fonts have.

    A deck takes those that it lacks from the machine on which it is presented.
    """
    document = shown(whole, project.library, output, report)
    if output is Output.REPORT:
        from report_build.render.lacking import lacking

        for finding in lacking(document, project.theme):
            report(finding)
    return document


def _of_slides(project: Project, deck: Document) -> list[Diagnostic]:
    """The findings of a plan of the slides."""
    found: list[Diagnostic] = []
    pick.check_decks(deck, found.append)
    _deck_plan(project, keep_together(deck), found.append, _brand(project, found.append))
    return found


def report_html(root: Path, wishes: Wishes, report: Report) -> str:
    """The HTML that WeasyPrint would print, for other tools and for measuring."""
    from report_build.render import paper, pdf

    project, document = understood(root, wishes, Output.REPORT, report)
    return pdf.report_html(paper.for_paper(keep_together(document)), project.theme)


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
    from report_build.render import brand

    data = source.read_bytes(project.root, named.path, report, named.pos)
    return None if data is None else brand.read(data, named, project.theme, report)


def _deck_plan(
    project: Project, document: Document, report: Report, brand: Brand | None
) -> DeckPlan:
    from report_build.render import pace, slides

    deck = _asked_deck(project, report)
    picked = pick.with_slides(document, deck.slides, deck.pos, report)
    document = expand(picked, Output.SLIDES)  # where the slide that did so is not picked
    plan = slides.plan(document, project.theme, report, brand.look if brand else None)
    pace.report_time(plan, deck.minutes, report, deck.pos)
    return replace(plan, date=_when(document).isoformat())


def _asked_deck(project: Project, report: Report) -> NamedDeck:
    """The deck that the command line asks for; one of all slides if it asks for none."""
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
    """A file that is made: of which output it is, how, where it goes by itself, and its endings."""

    output: Output
    render: Callable[[Project, Document, Report], bytes]
    path: str
    endings: tuple[str, ...]


PRODUCTS = {
    "pdf": Product(Output.REPORT, _report_pdf, "build/report.pdf", (".pdf",)),
    "slides": Product(Output.SLIDES, _deck, "build/slides.pptx", (".pptx",)),
    "handout": Product(Output.SLIDES, _handout, "build/handout.pdf", (".pdf",)),
    "evidence": Product(Output.REPORT, _evidence, "build/evidence.html", (".html", ".json")),
}
"""What each command makes."""


# ---- parts ---------------------------------------------------------------------------------


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


def _each(*reports: Report) -> Report:
    def report(finding: Diagnostic) -> None:
        for one in reports:
            one(finding)

    return report


def _completed(root: Path, wishes: Wishes, report: Report) -> tuple[Project, Document]:
    """The project, and its document with what both outputs share."""
    project = _project(root, wishes, report)
    return project, complete(project.document, project.library, project.facts, report)


def _check_content(project: Project, report: Report) -> None:
    """Report what deserves a second look in the content as it was read."""
    root, document = project.root, project.document
    review(document, project.facts, _today(), Origin(root).number, report)
    check_evidence(root, document, project.library, project.facts, report)


def _project(root: Path, wishes: Wishes, report: Report) -> Project:
    told: list[Diagnostic] = []
    document = folder.read(root, _each(told.append, report))
    works = library.read(root, report)
    language = "en-US" if document is None else document.meta.language
    figures = facts.read(root, report, language)
    if document is None:
        raise BuildError(())  # folder.read has reported why
    document = _with_wishes(document, wishes)
    theme = _theme(root, document, wishes.theme, report)
    exemptions = tuple(finding for finding in told if isinstance(finding, Exemption))
    strictness = Review(document.meta.status, exemptions)
    return Project(root, document, works, figures, theme, wishes, strictness)


def _with_wishes(document: Document, wishes: Wishes) -> Document:
    meta = document.meta
    if wishes.theme:
        meta = replace(meta, theme=wishes.theme)
    if wishes.paper:
        meta = replace(meta, paper=wishes.paper)
    return replace(document, meta=replace(meta, edition=wishes.edition))


def _theme(root: Path, document: Document, asked: str, report: Report) -> Theme:
    name = document.meta.theme
    known = [path.parent.name for path in sorted((root / "styles").glob("*/tokens.css"))]
    if name not in known:
        fact = f'there is no theme "{name}" in styles/'
        wrap = "--theme {}" if asked else "theme: {}"
        hint = suggestion(name, known, wrap) or "copy styles/plain from report_build"
        place = Pos("--theme", 0) if asked else document.meta.pos_of("theme")
        report(Diagnostic(Rule.BAD_THEME, fact, place, hint))
        return themes.load(root / "styles" / (known or ["plain"])[0], lambda _: None)
    return themes.load(root / "styles" / name, report)


def _today() -> datetime.date:
    """The day by which a review is overdue; a build that can be repeated fixes it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.datetime.now(datetime.UTC)
    return (_moment(epoch) if epoch else now).date()


def _when(document: Document) -> datetime.datetime:
    """The moment that goes into the files: SOURCE_DATE_EPOCH, else the report's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.datetime.combine(document.meta.date, datetime.time(), datetime.UTC)
    return _moment(epoch)


def _moment(epoch: str) -> datetime.datetime:
    if re.fullmatch(r"[0-9]{1,11}", epoch) and int(epoch) < _YEAR_10000:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    fact = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds since 1970'
    hint = "unset it, or set it to digits, such as 1671148800"
    raise BuildError([Diagnostic(Rule.BAD_VALUE, fact, hint=hint)])


_YEAR_10000 = 253_402_300_800  # in seconds since 1970: no date is later
