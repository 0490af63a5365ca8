"""BibTeX to works, by bibtexparser; keys stay, LaTeX becomes text."""

from __future__ import annotations

import logging
import re

from report_build.diagnostics import Pos, Rule
from report_build.importing import people, when
from report_build.importing.article import Article
from report_build.importing.bodies import is_body
from report_build.importing.draft import Csl, Draft

_TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book",
    "conference": "paper-conference", "dataset": "dataset", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference", "manual": "report",
    "mastersthesis": "thesis", "misc": "document", "mvbook": "book", "online": "webpage",
    "patent": "patent", "phdthesis": "thesis", "proceedings": "book", "report": "report",
    "software": "software", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "www": "webpage", "electronic": "webpage", "newspaper": "article-newspaper",
}  # fmt: skip
_FIELDS = {
    "title": "title", "shorttitle": "title-short", "journal": "container-title",
    "journaltitle": "container-title", "booktitle": "container-title", "publisher": "publisher",
    "institution": "publisher", "school": "publisher", "organization": "publisher",
    "howpublished": "medium", "address": "publisher-place", "location": "publisher-place",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "edition": "edition",
    "series": "collection-title", "chapter": "chapter-number", "doi": "DOI", "url": "URL",
    "isbn": "ISBN", "issn": "ISSN", "note": "note", "annote": "annote", "abstract": "abstract",
    "keywords": "keyword", "language": "language", "langid": "language", "version": "version",
    "type": "genre", "eventtitle": "event-title", "pagetotal": "number-of-pages",
}  # fmt: skip
_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_DATES = ("date", "year", "month", "day", "urldate", "subtitle")
_UNTOLD = frozenset(
    (
        "file",
        "timestamp",
        "owner",
        "date-added",
        "date-modified",
        "bdsk-url-1",
        "groups",
        "abstractnote",
    )
)


def read(text: str, file: str) -> Article:
    """The works of a BibTeX file; a record that cannot be read is reported with its line."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)  # the findings say it
    library = parse_string(
        text,
        append_middleware=[middlewares.MonthIntMiddleware(), middlewares.LatexDecodingMiddleware()],
    )
    made = Article()
    for block in library.failed_blocks:
        hint = "correct it there, or enter the work by hand"
        raw = " ".join(str(block.raw).split())[:60]
        pos = Pos(file, (block.start_line or 0) + 1)
        made.warn(Rule.BAD_WORK, f'a record cannot be read: "{raw}"', pos, hint)
    for entry in library.entries:
        fields = {one.key.lower(): str(one.value) for one in entry.fields}
        pos = Pos(file, (entry.start_line or 0) + 1)
        made.drafts.append(_draft(entry.key, entry.entry_type.lower(), fields, str(entry.raw), pos))
    return made


def _draft(key: str, kind: str, fields: dict[str, str], raw: str, pos: Pos) -> Draft:
    draft = Draft(raw, pos)
    draft.put("citation-key", key, 1.0)
    draft.put("type", _TYPES.get(kind, "document"), 1.0 if kind in _TYPES else 0.3)
    for name, text in fields.items():
        text = _text(text)
        if name in _NAMES:
            draft.put(_NAMES[name], _people(text), 1.0)
        elif name in _FIELDS:
            draft.put(_FIELDS[name], _value(name, text), 1.0)
        elif name not in _DATES and name not in _UNTOLD:
            draft.leave(f"{name} = {text}")
    if fields.get("subtitle"):
        draft.again("title", f"{draft.text('title')}: {_text(fields['subtitle'])}", 1.0)
    _dates(draft, fields)
    _corrections(draft, kind)
    return draft


def _dates(draft: Draft, fields: dict[str, str]) -> None:
    if issued := _issued(fields):
        draft.put("issued", issued, 1.0)
    elif given := fields.get("date") or fields.get("year"):
        draft.leave(f"date = {given}")
    if fields.get("urldate"):
        draft.put("accessed", when.date(fields["urldate"]), 1.0)


def _issued(fields: dict[str, str]) -> Csl | None:
    if found := re.fullmatch(r"(\d{4})-(\d\d)", fields.get("date", "").strip()):
        return {"date-parts": [[int(found[1]), int(found[2])]]}
    if fields.get("date"):
        return when.date(fields["date"])
    year = when.date(fields.get("year", ""))
    month, day = fields.get("month", ""), fields.get("day", "")
    if year and month.isdecimal() and 1 <= int(month) <= 12:
        days = [int(day)] if day.isdecimal() and 1 <= int(day) <= 28 else []
        return {"date-parts": [[*when.parts(year)[:1], int(month), *days]]}
    return year


def _corrections(draft: Draft, kind: str) -> None:
    """A number is an issue in a journal alone; a thesis says of which kind."""
    if draft.fields["type"] != "article-journal" and "issue" in draft.fields:
        draft.put("number", draft.fields.pop("issue"), draft.confidence.pop("issue"))
    if kind in ("phdthesis", "mastersthesis"):
        draft.put("genre", "PhD thesis" if kind == "phdthesis" else "Master’s thesis", 1.0)
    if draft.text("medium").startswith(("http", "www")):
        draft.put("URL", draft.fields.pop("medium"), draft.confidence.pop("medium"))


def _value(name: str, text: str) -> str:
    if name == "pages":
        return re.sub(r"\s*[-–—]+\s*", "-", text)
    return re.sub(r"^https?://(?:dx\.)?doi\.org/", "", text) if name == "doi" else text


def _people(text: str) -> list[people.Name]:
    """BibTeX's own syntax of names; braces around a whole name make it an organisation."""
    return [_person(one.strip()) for one in re.split(r"\s+and\s+(?![^{]*\})", text) if one.strip()]


def _person(text: str) -> people.Name:
    if text.startswith("{") and text.endswith("}"):
        return {"literal": text[1:-1]}
    pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) == 3:
        return {"family": pieces[0], "suffix": pieces[1], "given": pieces[2]}
    if len(pieces) == 2:
        return {"family": pieces[0], "given": pieces[1]}
    return {"literal": text} if is_body(text) else people.person(text)


def _text(text: str) -> str:
    """The text without braces, which guard capitals; around a whole name they are kept."""
    if re.search(r"(?:^|\sand\s)\{[^{}]*\}(?=$|\sand\s)", text):
        return " ".join(text.split())
    return " ".join(re.sub(r"[{}]", "", text).split())
