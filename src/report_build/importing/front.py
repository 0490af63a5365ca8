"""The YAML before a Markdown document, as Pandoc and site builders have it, for report.yaml."""

from __future__ import annotations

import re

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.importing.article import Article, iso
from report_build.readers import fields
from report_build.readers.fields import Fields

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TAKEN = ("title", "author", "authors", "date", "lang", "language")


def take(made: Article, text: str, file: str) -> str:
    """The text without its front matter, whose lines stay as empty ones; reports what is lost."""
    match = _FRONT.match(text)
    if match is None:
        return text
    faults: list[Diagnostic] = []
    found = fields.parse(match["yaml"], file, faults.append, 2)
    if found is None or faults:
        hint = "write title, authors and date into content/report.yaml"
        where = faults[0].pos if faults else Pos(file, 1)
        made.warn(Rule.BAD_YAML, "the front matter cannot be read and was left out", where, hint)
    else:
        _fill(made, found)
        for fault in faults:  # a title that is a list, and the like
            made.warn(fault.rule, fault.message, fault.pos, "write it into content/report.yaml")
    return "\n" * match[0].count("\n") + text[match.end() :]


def _fill(made: Article, found: Fields) -> None:
    made.title, made.titled = found.text("title"), bool(found.text("title"))
    made.date = iso(found.text("date"))
    made.language = found.text("language") or found.text("lang")
    for key in ("author", "authors"):
        if key in found:
            made.authors = [person.text("name") for person in found.sections(key, short="name")]
    for key in found:
        if key not in _TAKEN:
            hint = "write it into content/report.yaml, if that has a place for it"
            made.warn(Rule.UNKNOWN_KEY, f"{key} was left out", found.key_pos(key), hint)
