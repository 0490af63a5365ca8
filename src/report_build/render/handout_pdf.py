"""The slides as a PDF: a deck to send, or a handout to write on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import jinja2

from report_build.diagnostics import Diagnostic, Rule
from report_build.model import Document
from report_build.render import page_parts
from report_build.render.fit import ruler
from report_build.render.handout import PerPage, slides_html
from report_build.render.look import own
from report_build.render.pdf import Job, page_shell, printed, shell_fault
from report_build.render.shapes import DeckPlan, Run, SlidePlan, TableShape, TextShape
from report_build.theme import Theme

if TYPE_CHECKING:
    from report_build.render.audit import Laid

SHELL = "handout.html.j2"


def handout_pdf(plan: DeckPlan, job: Job, per_page: PerPage = 1) -> bytes:
    """The planned slides as a tagged PDF, 1, 2, 3 or 6 a page.

    As with the report, equal plans give equal bytes, and the bytes are empty if the theme
    cannot be used; `job.report` is told why.
    """
    try:
        html = handout_html(plan, job, per_page)
    except jinja2.TemplateError as fault:
        job.report(shell_fault(fault, job.theme, SHELL))
        return b""

    def audited(pages: Any, _: Document, theme: Theme) -> Iterator[Diagnostic]:
        from report_build.render import audit

        yield from lost_text(plan, audit.laid_out(pages))
        yield from audit.strange_fonts(pages, theme)

    return printed(html, job, audited)


def handout_html(plan: DeckPlan, job: Job, per_page: PerPage) -> str:
    """The handout as HTML; raises jinja2.TemplateError if the theme's shell is at fault."""
    meta, measure = job.document.meta, ruler(own(job.theme), job.report)
    return page_shell(job.theme, SHELL).render(
        language=meta.language,
        paper=meta.paper,
        per_page=per_page,
        theme=job.theme.folder.resolve().as_uri(),
        title=meta.title,
        metadata=page_parts.metadata_html(meta),
        slides=slides_html(plan, measure, per_page) if measure else "",
    )


# ---- proof that nothing was lost -----------------------------------------------------------


def lost_text(plan: DeckPlan, laid: Laid) -> Iterator[Diagnostic]:
    """Text of slides that is on no page, out of order, or beyond the edge of its page."""
    printed, at = _squeezed("".join(laid.front)), 0
    for slide in plan.slides:
        for runs in _texts(slide):
            wanted = _squeezed("".join(run.text for run in runs))
            found = printed.find(wanted, at)
            if found < 0:
                fact = f"“{wanted[:60]}” of a slide is on no page, or out of order"
                yield Diagnostic(Rule.LOST_TEXT, fact, slide.pos)
            else:
                at = found + len(wanted)
    for sheet, text in dict(reversed(laid.beyond)).items():
        yield Diagnostic(Rule.LOST_TEXT, f"“{text.strip()[:60]}” runs off sheet {sheet}")


def _texts(slide: SlidePlan) -> Iterator[tuple[Run, ...]]:
    """The texts of a slide in the order of reading."""
    yield slide.title
    for shape in slide.shapes:
        if isinstance(shape, TextShape):
            yield from (para.runs for para in shape.paras)
        elif isinstance(shape, TableShape):
            yield from (cell.runs for row in shape.rows for cell in row)
    yield slide.source


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()
