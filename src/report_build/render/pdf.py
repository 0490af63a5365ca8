"""The printed report: the theme's page shell around the parts, and WeasyPrint to lay it out.

This is the door to WeasyPrint. It is loaded when a PDF is asked for, as it takes half a
second, and after the fonts are set: Pango reads its configuration once. The version is
pinned in pyproject.toml, as render/weasyprint_fixes.py corrects its source.
"""

from __future__ import annotations

import datetime
import gc
import os
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.evidence.ledger import Ledger
from report_build.frozen import dataclass
from report_build.model import Document
from report_build.render import engine_log, lists, page_parts, qr, weasyprint_start
from report_build.render.attached import Attached
from report_build.render.html import Look, page_look
from report_build.render.ledger_html import appendix_html
from report_build.theme import Theme

T = TypeVar("T")

SHELL = "report.html.j2"
PRINT_STYLE = "print.css"
FONTS = "fonts/report/fonts.conf"
COPY_FONTS = "copy it from styles/plain; it names the folder that it stands in"


def report_html(document: Document, theme: Theme, evidence: Ledger | None = None) -> str:
    """The whole report as HTML; raises jinja2.TemplateError if the theme's shell is at fault."""
    meta, look = document.meta, _look(document, theme)
    document = replace(document, meta=page_parts.for_print(meta))
    return page_shell(theme, SHELL).render(
        language=meta.language,
        paper=meta.paper,
        edition=meta.edition,
        theme=theme.folder.resolve().as_uri(),
        title=meta.title,
        parts=meta.parts,
        metadata=page_parts.metadata_html(meta),
        cover=page_parts.cover(document.meta, look),
        imprint=page_parts.imprint_html(document, look),
        contents=lists.lists_html(document, look),
        summary=page_parts.summary_html(document, look),
        body=page_parts.body_html(document, look),
        works=page_parts.works_html(document, look),
        evidence=Markup("") if evidence is None else appendix_html(evidence),
        authors=page_parts.authors_html(document, look),
    )


def _look(document: Document, theme: Theme) -> Look:
    addresses = {work.id: qr.address(work) for work in document.works}
    look = page_look(theme, document.meta.language)
    return replace(look, picture=_picture_url, address=lambda work: addresses.get(work, ""))


def page_shell(theme: Theme, name: str) -> jinja2.Template:
    """A shell of the theme, to be filled; raises jinja2.TemplateError if it cannot be read."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(theme.folder),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    ).get_template(name)


def _picture_url(path: str) -> str:
    return quote(f"content/{path}")


def pdf(
    document: Document,
    theme: Theme,
    root: Path,
    report: Report,
    when: datetime.datetime,
    files: tuple[Attached, ...] = (),
    evidence: Ledger | None = None,
) -> bytes:
    """The report as a PDF that is PDF/UA-1 and PDF/A-3a at once; it carries the files.

    `when` is the date of the file, as the clock is never read: equal documents give equal
    bytes. With `evidence` the report has it as an appendix. Nothing outside `root` and the theme
    is read. What the engine finds fault with is
    reported; the bytes are empty if the shell cannot be filled.
    """
    try:
        html = report_html(document, theme, evidence)
    except jinja2.TemplateError as fault:
        report(shell_fault(fault, theme, SHELL))
        return b""
    if document.meta.edition == "print" and not (theme.folder / PRINT_STYLE).is_file():
        fact = f"the theme has no {PRINT_STYLE}, which sets bleed and crop marks"
        hint = "copy it from styles/plain, and link to it in report.html.j2"
        report(Diagnostic(Rule.BAD_THEME, fact, Pos(f"styles/{theme.name}", 0), hint))
        return b""
    if evidence is not None and appendix_html(evidence) not in html:
        fact = f"the theme has no place for the appendix of evidence in its {SHELL}"
        hint = "write {{ evidence }} below {{ works }}, as styles/plain does"
        report(Diagnostic(Rule.BAD_THEME, fact, Pos(f"styles/{theme.name}/{SHELL}", 0), hint))
        return b""
    return printed(html, Job(document, theme, root, report, when, files=files), _audited)


@dataclass(frozen=True, slots=True)
class Job:
    """What printing needs beside the HTML, see `pdf`; `slides` says that it is slides."""

    document: Document
    theme: Theme
    root: Path
    report: Report
    when: datetime.datetime
    slides: bool = False
    files: tuple[Attached, ...] = ()


def printed(
    html: str, job: Job, audited: Callable[[Any, Document, Theme], Iterable[Diagnostic]]
) -> bytes:
    """HTML as a tagged PDF; `audited` looks at the pages that were laid out."""
    theme, report = job.theme, job.report
    if not _has_fonts(theme, report):
        return b""
    with _collector_off(), _own_fonts(theme), _own_folder(), engine_log.messages() as logged:
        weasyprint_start.load()
        pages = _laid_out(html, job)
        content, flaws = _written(pages, job)
        found = (*audited(pages, job.document, theme), *flaws)
    for finding in (*engine_log.findings(logged, job.document, theme), *found):
        report(finding)
    return content


def on_pages(job: Job, read: Callable[[Any], T]) -> T | None:
    """What `read` finds on the laid-out pages of a report; None if it cannot be laid out.

    No file is written, and what the engine says is left to the command that writes one.
    """
    try:
        html = report_html(job.document, job.theme)
    except jinja2.TemplateError as fault:
        job.report(shell_fault(fault, job.theme, SHELL))
        return None
    if not _has_fonts(job.theme, job.report):
        return None
    with _collector_off(), _own_fonts(job.theme), _own_folder(), engine_log.messages():
        return read(_laid_out(html, job))


def _has_fonts(theme: Theme, report: Report) -> bool:
    if _fonts_of(theme).is_file():
        return True
    fact = f"the theme has no {FONTS}, so that fonts of this machine would be used"
    report(Diagnostic(Rule.BAD_THEME, fact, Pos(f"styles/{theme.name}", 0), COPY_FONTS))
    return False


def shell_fault(fault: jinja2.TemplateError, theme: Theme, name: str) -> Diagnostic:
    """The finding of a shell that cannot be filled, at its line.

    A name that a shell is not given is met while it is filled, so that the line is that of the
    traceback, into which Jinja writes the places of the shell.
    """
    frames = traceback.extract_tb(fault.__traceback__)
    met = [frame.lineno or 0 for frame in frames if Path(frame.filename).name == name]
    line = getattr(fault, "lineno", None) or (met[-1] if met else 0)
    message = fault.message or type(fault).__name__
    return Diagnostic(
        Rule.BAD_THEME,
        f"the page shell cannot be filled: {message}",
        Pos(f"styles/{theme.name}/{name}", line),
        f"compare it with styles/plain/{name}, which names all that a shell is given",
    )


def _laid_out(html: str, job: Job) -> Any:
    """The pages as boxes: WeasyPrint's document, before it is painted."""
    import weasyprint

    from report_build.render import conformance, raster, sources, weasyprint_fixes

    weasyprint_fixes.apply()
    for_press = job.document.meta.edition == "print" and not job.slides
    dpi = raster.PRINT_DPI if for_press else raster.SCREEN_DPI
    files = sources.ProjectFiles(job.root, job.theme.folder, dpi)
    page = weasyprint.HTML(string=html, base_url=sources.BASE, url_fetcher=files)
    pages = page.render(pdf_variant=conformance.VARIANT)
    weasyprint_fixes.drop_empty_links(pages)
    return pages


def _written(pages: Any, job: Job) -> tuple[bytes, list[Diagnostic]]:
    """The file, and the clauses that it fails."""
    from report_build.render import conformance, pdf_flaws, slide_tags, tags

    flaws: list[Diagnostic] = []

    pages.metadata.created = pages.metadata.modified = job.when.isoformat(timespec="seconds")
    conformance.mark_as_accessible(pages.metadata)

    def finish(document: Any, file: Any) -> None:
        tags.mend(document, file)
        if job.slides:
            slide_tags.mend(document, file)
        conformance.forbid_smoothing(file)
        flaws.extend(pdf_flaws.findings(document, file, job.document))

    files = [_attachment(file, job.when) for file in job.files]
    variant = conformance.VARIANT
    content: bytes = pages.write_pdf(pdf_variant=variant, finisher=finish, attachments=files)
    return content, flaws


def _attachment(file: Attached, when: datetime.datetime) -> Any:
    import weasyprint

    return weasyprint.Attachment(
        string=file.content.decode(),
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=when,
        modified=when,
    )


def _audited(pages: Any, document: Document, theme: Theme) -> tuple[Diagnostic, ...]:
    from report_build.render import audit, sharpness, sparse

    return (
        *audit.findings(pages, document),
        *audit.strange_fonts(pages, theme),
        *sharpness.small_pictures(pages, document),
        *sparse.sparse_pages(pages, document),
    )


@contextmanager
def _collector_off() -> Iterator[None]:
    """No garbage collection: layout makes many objects and few cycles; it saves a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _fonts_of(theme: Theme) -> Path:
    return theme.folder.resolve() / FONTS


@contextmanager
def _own_fonts(theme: Theme) -> Iterator[None]:
    """The theme's fonts and no others: fontconfig reads the file that this variable names."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_fonts_of(theme))
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _own_folder() -> Iterator[None]:
    """A folder for the files that the engine keeps as long as its objects live.

    The command ends without taking these apart (`worker.leave`), and would leave the files.
    """
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before
