"""BibTeX to works, by bibtexparser; keys stay, LaTeX becomes text."""

from __future__ import annotations

import datetime
import logging
import re

from report_build.csl import bare_doi
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
_INHERITED = frozenset(
    "editor publisher address location year date month series edition isbn volume".split()
)
_THESES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
}
_DATES = ("date", "year", "month", "day", "urldate", "subtitle")
_UNTOLD = frozenset(
    "file timestamp owner date-added date-modified bdsk-url-1 groups abstractnote mendeley-tags "
    "mendeley-groups".split()
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
    every = {
        entry.key.lower(): {one.key.lower(): str(one.value) for one in entry.fields}
        for entry in library.entries
    }
    for entry in library.entries:
        fields = _with_parent(every[entry.key.lower()], every)
        pos = Pos(file, (entry.start_line or 0) + 1)
        made.drafts.append(_draft(entry.key, entry.entry_type.lower(), fields, str(entry.raw), pos))
    return made


def _with_parent(fields: dict[str, str], every: dict[str, dict[str, str]]) -> dict[str, str]:
    """The fields with those that stand in the record of the whole book: BibTeX's `crossref`."""
    parent = every.get(fields.get("crossref", "").strip().lower())
    if parent is None:
        return fields
    inherited = {key: value for key, value in parent.items() if key in _INHERITED}
    whole = {"booktitle": parent.get("booktitle", parent.get("title", ""))}
    own = {key: value for key, value in fields.items() if key != "crossref"}
    return {**whole, **inherited, **own}


def _draft(key: str, kind: str, fields: dict[str, str], raw: str, pos: Pos) -> Draft:
    draft = Draft(raw, pos)
    draft.put("citation-key", key, 1.0)
    draft.put("type", _TYPES.get(kind, "document"), 1.0 if kind in _TYPES else 0.3)
    for name, text in fields.items():
        text = _text(text)
        if name in _NAMES:
            draft.put(_NAMES[name], _people(re.sub(r"\s+and\s+others$", "", text)), 1.0)
            draft.leave("et al." if re.search(r"\s+and\s+others$", text) else "")
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
    given = fields.get("date") or fields.get("year") or ""
    if given and not (issued and _is_whole(given, issued)):
        draft.leave(f"date = {given}")
    if fields.get("urldate"):
        draft.put("accessed", when.date(fields["urldate"]), 1.0)


def _issued(fields: dict[str, str]) -> Csl | None:
    if fields.get("date"):
        return _iso(fields["date"].strip())
    year = when.date(fields.get("year", ""))
    month, day = fields.get("month", ""), fields.get("day", "")
    if not year or not month:
        return year
    number = [int(month)] if month.isdecimal() else when.month_day(month)
    days = [int(day)] if day.isdecimal() else []
    text = "-".join(f"{part:02}" for part in [*when.parts(year)[:1], *number, *days][:3])
    return _iso(text) or year


def _is_whole(given: str, issued: Csl) -> bool:
    """Whether all that a date gives was read: not so where its month or day is impossible."""
    return not re.search(r"\d-\d", given) or len(when.parts(issued)) > 1


def _iso(text: str) -> Csl | None:
    """A date of biblatex: 2021, 2021-05 or 2021-05-03, or two of them with a slash."""
    ends = [_day(part) for part in text.split("/") if part.strip(". ")]
    sound = [end for end in ends if end]
    return {"date-parts": sound} if ends and len(sound) == len(ends) <= 2 else when.date(text)


def _day(text: str) -> list[int]:
    """Year, month and day as far as they are there; empty where the date is impossible."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text.strip())
    if not found:
        return []
    parts = [int(part) for part in found.groups() if part]
    try:
        datetime.date(*([*parts, 1, 1][:3]))
    except ValueError:
        return []
    return parts


def _corrections(draft: Draft, kind: str) -> None:
    """A number is an issue in a journal alone; a thesis says of which kind."""
    if draft.fields["type"] != "article-journal" and "issue" in draft.fields:
        draft.move("issue", "number")
    draft.put("genre", _THESES.get(kind), 1.0)
    if (named := draft.text("genre")) in _THESES:
        draft.again("genre", _THESES[named], 1.0)
    if draft.text("container-title") == draft.text("title"):  # JabRef's booktitle of a whole book
        draft.fields.pop("container-title", None)
        draft.confidence.pop("container-title", None)
    if draft.text("medium").startswith(("http", "www")):
        draft.move("medium", "URL")


def _value(name: str, text: str) -> str:
    if name in ("pages", "number", "volume", "issue"):
        return re.sub(r"\s*[-–—]+\s*", "-", text)
    return bare_doi(text) if name == "doi" else text


def _people(text: str) -> list[people.Name]:
    """BibTeX's own syntax of names; braces around a whole name make it an organisation."""
    return [_person(one.strip()) for one in re.split(r"\s+and\s+(?![^{]*\})", text) if one.strip()]


def _person(text: str) -> people.Name:
    if text.startswith("{") and text.endswith("}"):
        return {"literal": text[1:-1]}
    if text.startswith("@"):
        return {"literal": text}
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
