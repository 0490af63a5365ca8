"""The ledger as one HTML file that needs nothing else: the theme's tokens stand in it."""

from __future__ import annotations

import jinja2
from babel.dates import format_date
from markupsafe import Markup

from report_build.diagnostics import Diagnostic, Pos, Report, Rule
from report_build.evidence.ledger import Ledger
from report_build.locales import locale
from report_build.render.ledger_html import PARTS, ledger_html, page_of
from report_build.render.pdf import page_shell, shell_fault
from report_build.theme import Theme

SHELL = "evidence.html.j2"
STYLES = ("tokens.css", "evidence.css")


def ledger_page(ledger: Ledger, theme: Theme, report: Report) -> bytes:
    """The page; empty, with a finding, if the theme has no shell or style for it."""
    for name in (SHELL, *STYLES):
        if not (theme.folder / name).is_file():
            fact = f"the theme has no {name}, so that there is no page of evidence"
            place = Pos(f"styles/{theme.name}", 0)
            report(Diagnostic(Rule.BAD_THEME, fact, place, "copy it from styles/plain"))
            return b""
    try:
        return _page(ledger, theme).encode()
    except jinja2.TemplateError as fault:
        report(shell_fault(fault, theme, SHELL))
        return b""


def _page(ledger: Ledger, theme: Theme) -> str:
    page = page_of(ledger, within=False)
    words = page.terms
    sheets = ((theme.folder / name).read_text(encoding="utf-8") for name in STYLES)
    parts = Markup("").join(
        Markup('<li><a href="#evidence-{}">{}</a></li>\n').format(name, getattr(words, name))
        for name in PARTS
    )
    return page_shell(theme, SHELL).render(
        language=ledger.language,
        title=words.title,
        report=ledger.title,
        date=format_date(ledger.date, "long", locale=locale(ledger.language)),
        style=Markup("\n".join(sheets).replace("</", "<\\/")),
        parts=parts,
        body=ledger_html(ledger, page),
    )
