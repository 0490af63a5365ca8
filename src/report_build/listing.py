"""The works cited of a CSL-JSON file alone, for `report-build works-cited`."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Literal

from report_build.citations import CitationError, format_document
from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.locales import is_language
from report_build.model import Paragraph
from report_build.readers import library
from report_build.transforms.markup import inlines_of
from report_build.walk import plain

Form = Literal["text", "html", "json"]


def works_cited(file: Path, form: Form, style: str, language: str, report: Report) -> str | None:
    """The formatted list, an entry a line; None, with a finding, if there is none.

    `json` is a list of objects with `id`, `text` and `html`.
    """
    if not is_language(language):
        fact = f'no language has the tag "{language}", so the list is in English'
        hint = "write it as en-GB or fr"
        place = Pos("--language", 0)
        report(Diagnostic(Rule.UNKNOWN_LANGUAGE, fact, place, hint, Severity.WARNING))
    works = library.read(file.parent, report, file.name)
    if not works.items and not works.complete:
        return None
    try:
        items = [item.csl for item in works.items.values()]
        formatted = format_document(items, [], style=style, locale=language)
    except CitationError as fault:
        report(Diagnostic(Rule.UNKNOWN_STYLE, fault.message, hint=fault.hint))
        return None
    entries = [
        (key, html, plain(Paragraph(inlines_of(html)))) for key, html in formatted.works_cited
    ]
    if form == "json":
        listed = [{"id": key, "text": text, "html": html} for key, html, text in entries]
        return json.dumps(listed, ensure_ascii=False, indent=1)
    if form == "html":
        return "\n".join(f'<p id="ref-{escape(key)}">{html}</p>' for key, html, _ in entries)
    return "\n".join(text for _, _, text in entries)
