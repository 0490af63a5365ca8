"""A project's content/ to a Document: report.yaml, then NN-name.md in the order of numbers."""

from __future__ import annotations

import dataclasses
import datetime
import re
from itertools import takewhile
from pathlib import Path
from typing import Literal, TypeVar

from report_build.csl import bare_doi
from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.locales import LANGUAGE_TAG
from report_build.model import (
    Acronym,
    Author,
    Block,
    DeckParts,
    Document,
    Meta,
    NamedDeck,
    ReportParts,
    TemplateFile,
)
from report_build.readers import fields, markdown, picture
from report_build.readers.divs import report_misplaced
from report_build.readers.exemptions import report_exemptions
from report_build.readers.fields import Fields
from report_build.readers.page_checks import report_heading_jumps
from report_build.readers.source import read_text
from report_build.readers.syntax import typographic
from report_build.words import LANGUAGES, Quotes, words

CONTENT = "content"
REPORT_YAML = "content/report.yaml"
PLACEHOLDER = "# a placeholder"
"""Stands behind a value that the import made up."""
_BEGIN = "write title: … and below it date: 2022-12-16 into it, or name the project with --root"
STATUSES: tuple[Literal["draft", "review", "final"], ...] = ("draft", "review", "final")

_SECTION = re.compile(r"\d+-.+\.md$")
_DECK_NAME = re.compile(r"[\w-]+")
_NO_DATE = datetime.date.min


def read(root: Path, report: Report) -> Document | None:
    """The document in a project's content/; None if there is no report.yaml to begin with."""
    meta = read_meta(root, report)
    if meta is None:
        return None
    blocks: list[Block] = []
    for file in section_files(root, report):
        blocks.extend(_section(root, file, meta, report))
    if not blocks:
        hint = "write content/01-introduction.md and begin it with # and a heading"
        report(Diagnostic(Rule.EMPTY_DOCUMENT, "the report has no text", Pos(CONTENT, 0), hint))
    return Document(meta, tuple(blocks))


def section_files(root: Path, report: Report) -> tuple[str, ...]:
    """The Markdown files of content/, in order; reports a .md file that has no number."""
    found = sorted(
        (path.name for path in (root / CONTENT).glob("*.md")),
        key=lambda name: (int("".join(takewhile(str.isdecimal, name)) or 0), name),
    )
    for name in found:
        if not _SECTION.match(name):
            fact = "the file has no number, so it has no place in the report"
            hint = f"call it 01-{name}, or delete it"
            report(Diagnostic(Rule.BAD_VALUE, fact, Pos(f"{CONTENT}/{name}", 0), hint))
    return tuple(f"{CONTENT}/{name}" for name in found if _SECTION.match(name))


def _section(root: Path, file: str, meta: Meta, report: Report) -> tuple[Block, ...]:
    text = read_text(root, file, report)
    if text is None:
        return ()
    blocks = markdown.read(root, file, text, words(meta.language), report)
    report_misplaced(blocks, report)
    report_heading_jumps(blocks, report)
    return blocks


def read_meta(root: Path, report: Report) -> Meta | None:
    """The front matter in report.yaml; None if there is none to read."""
    text = read_text(root, REPORT_YAML, report, to_begin=_BEGIN)
    found = None if text is None else fields.parse(text, REPORT_YAML, report)
    if found is None:
        return None
    meta = _meta(found)
    _report_placeholders(text or "", found, report)
    if off := found.fields("off"):
        report_exemptions(off, report)
    found.done(below=_BELOW)
    if meta.logo:
        picture.size(root, f"{CONTENT}/{meta.logo}", report, found.pos("logo"))
    if words(meta.language).language != meta.language.partition("-")[0].lower():
        fact = f'the build has no words of its own in "{meta.language}", and uses English ones'
        hint = "it has: " + ", ".join(LANGUAGES)
        where = found.pos("language")
        report(Diagnostic(Rule.UNKNOWN_LANGUAGE, fact, where, hint, Severity.WARNING))
    return meta


def _report_placeholders(text: str, found: Fields, report: Report) -> None:
    """Warn of each value that the import has put where it found none."""
    for line in text.splitlines():
        key = line.partition(":")[0]
        if line.endswith(PLACEHOLDER) and key in found:
            fact = f"{key}: is what the import wrote, as it found none"
            hint = f'write the right one, and delete "{PLACEHOLDER}"'
            report(Diagnostic(Rule.PLACEHOLDER, fact, found.pos(key), hint, Severity.WARNING))


def _places(found: Fields, nocite: tuple[str, ...]) -> dict[str, Pos]:
    """The place of each key, and of each work of `nocite`."""
    keys = {key: found.pos(key) for key in found}
    works = zip(nocite, found.places("nocite"), strict=True)
    return keys | {f"nocite.{work}": place for work, place in works}


def _language(found: Fields) -> str:
    language = found.text("language", "en-US")
    if LANGUAGE_TAG.fullmatch(language):
        return language
    found.error("language", f'"{language}" is no language tag', "write language: en-GB")
    return "en-US"


def _meta(found: Fields) -> Meta:
    language = _language(found)
    quotes, nocite = words(language).quotes, found.texts("nocite")

    def text(key: str, *, required: bool = False) -> str:
        return typographic(found.text(key, required=required), quotes)

    return Meta(
        title=text("title", required=True),
        date=found.date("date", required=True) or _NO_DATE,
        subtitle=text("subtitle"),
        authors=tuple(_author(one, quotes) for one in found.sections("authors", short="name")),
        language=language,
        publisher=text("publisher"),
        place=text("place"),
        series=text("series"),
        report_number=text("number"),
        abstract=text("abstract"),
        keywords=found.texts("keywords"),
        rights=text("rights"),
        contact=text("contact"),
        doi=bare_doi(found.text("doi")),
        isbn=found.text("isbn"),
        issn=found.text("issn"),
        logo=found.text("logo"),
        acronyms=_acronyms(found.fields("acronyms"), language, quotes),
        parts=_parts(found.fields("parts"), ReportParts),
        paper=found.choice("paper", ("a4", "letter"), "a4"),
        theme=found.text("theme", "plain"),
        style=found.text("style", "mla"),
        number_sections=found.flag("number_sections", True),
        nocite=nocite,
        annotated=found.flag("annotated"),
        qr=found.flag("qr"),
        deck=_parts(found.fields("slides"), DeckParts),
        decks=_decks(found.fields("deck")),
        template=_template(found),
        status=found.choice("status", STATUSES, "review"),
        places=_places(found, nocite),
        pos=found.pos(),
    )


def _template(found: Fields) -> TemplateFile | None:
    path = found.text("template")
    return TemplateFile(path, pos=found.pos("template")) if path else None


def _author(found: Fields, quotes: Quotes) -> Author:
    author = Author(
        found.text("name", required=True),
        found.text("affiliation"),
        found.text("sort"),
        typographic(found.text("about"), quotes),
        pos=found.pos(),
    )
    found.done()
    return author


_ARTICLES = {"en": "the", "fr": "le|la|les|l’", "es": "el|la|los|las"}


def _acronyms(found: Fields | None, language: str, quotes: Quotes) -> tuple[Acronym, ...]:
    if found is None:
        return ()
    articles = _ARTICLES.get(language.partition("-")[0].lower(), "the")
    begins = re.compile(rf"(?:({articles})(?:\s+|(?<=’)))?(.*)", re.DOTALL)

    def acronym(short: str) -> Acronym:
        said = begins.fullmatch(typographic(found.text(short).strip(), quotes))
        article, long = said.groups("") if said else ("", "")
        return Acronym(short, long, article, pos=found.key_pos(short))

    return tuple(acronym(short) for short in found)


P = TypeVar("P", ReportParts, DeckParts)

_BELOW = {
    one.name: group
    for group, kind in (("slides", DeckParts), ("parts", ReportParts))
    for one in dataclasses.fields(kind)
}
"""The keys of report.yaml that stand below another."""


def _parts(found: Fields | None, kind: type[P]) -> P:
    """Which parts print; the keys are the names of the fields."""
    if found is None:
        return kind()
    known = dataclasses.fields(kind)
    parts = kind(**{one.name: found.flag(one.name, bool(one.default)) for one in known})
    found.done()
    return parts


def _decks(found: Fields | None) -> tuple[NamedDeck, ...]:
    """The decks by their names, such as `deck: {short: {slides: [s-a, 4-6], minutes: 5}}`."""
    if found is None:
        return ()
    names = [name for name in found if _is_deck_name(name, found)]
    return tuple(_named_deck(name, found.fields(name), found.key_pos(name)) for name in names)


def _is_deck_name(name: str, found: Fields) -> bool:
    if _DECK_NAME.fullmatch(name):
        return True
    fact = f'"{name}" cannot be the name of a deck, as a file is called by it'
    found.error(name, fact, "use letters, digits and hyphens: short, 20-minutes")
    return False


def _named_deck(name: str, found: Fields | None, place: Pos) -> NamedDeck:
    if found is None:
        return NamedDeck(name, pos=place)
    pos = found.pos("slides") if "slides" in found else place
    deck = NamedDeck(name, found.texts("slides"), float(found.number("minutes") or 0), pos=pos)
    if deck.minutes < 0:
        found.error("minutes", "a deck cannot take less than no time", "write minutes: 5")
    found.done()
    return deck
