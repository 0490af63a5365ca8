"""RIS to works, by rispy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from report_build.csl import bare_doi
from report_build.diagnostics import Pos, Rule
from report_build.importing import people, when
from report_build.importing.article import Article
from report_build.importing.draft import Csl, Draft

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "periodical", "BOOK": "book",
    "EBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "EDBOOK": "book",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "RPRT": "report", "THES": "thesis",
    "NEWS": "article-newspaper", "MGZN": "article-magazine", "ELEC": "webpage", "WEB": "webpage",
    "BLOG": "post-weblog", "DATA": "dataset", "MAP": "map", "PAMP": "pamphlet",
    "LEGAL": "legislation",
    "STAT": "legislation", "BILL": "bill", "CASE": "legal_case", "HEAR": "hearing", "PAT": "patent",
    "COMP": "software", "VIDEO": "motion_picture", "UNPB": "manuscript", "GOVDOC": "report",
    "ENCYC": "entry-encyclopedia", "DICT": "entry-dictionary", "GEN": "document",
    "STAND": "standard",
}  # fmt: skip
_FIELDS = {
    "title": "title", "primary_title": "title", "short_title": "title-short",
    "secondary_title": "container-title", "journal_name": "container-title",
    "alternate_title3": "container-title", "alternate_title1": "container-title-short",
    "alternate_title2": "container-title-short", "tertiary_title": "collection-title",
    "publisher": "publisher", "place_published": "publisher-place", "volume": "volume",
    "number": "issue", "edition": "edition", "doi": "DOI", "abstract": "abstract",
    "notes_abstract": "abstract", "language": "language", "issn": "ISSN", "note": "note",
    "type_of_work": "genre", "name_of_database": "source", "section": "section",
    "call_number": "call-number", "number_of_volumes": "number-of-volumes",
}  # fmt: skip
_NAMES = {
    "authors": "author", "first_authors": "author", "secondary_authors": "editor",
    "tertiary_authors": "collection-editor", "subsidiary_authors": "translator",
    "translated_author": "translator",
}  # fmt: skip
_DONE = frozenset(
    "type_of_reference urls year publication_year date access_date start_page end_page id "
    "keywords file_attachments1 file_attachments2 database_provider".split()
)


def read(text: str, file: str) -> Article:
    """The works of a RIS file; what stands before the first record is reported."""
    import rispy

    made = Article()
    starts = [
        text.count("\n", 0, one.start()) + 1 for one in re.finditer(r"^TY  ?-", text, re.MULTILINE)
    ]
    raws = re.split(r"^(?=TY  ?-)", text, flags=re.MULTILINE)[1:]
    for line, raw in zip(starts, raws, strict=True):
        pos = Pos(file, line)
        try:
            ended = re.search(r"^ER  ?-", raw, re.MULTILINE)
            records = rispy.loads(raw if ended else f"{raw}\nER  - \n")
        except (OSError, ValueError, KeyError, IndexError) as fault:
            fact = f"a record cannot be read: {fault}"
            made.warn(Rule.BAD_WORK, fact, pos, "enter the work by hand")
            continue
        made.drafts += [_draft(record, raw.strip(), pos) for record in records]
    return made


def _draft(record: Mapping[str, object], raw: str, pos: Pos) -> Draft:
    draft = Draft(raw, pos)
    kind = str(record.get("type_of_reference", ""))
    draft.put("citation-key", str(record.get("id", "")), 1.0)
    draft.put("type", _TYPES.get(kind, "document"), 1.0 if kind in _TYPES else 0.3)
    for name, value in record.items():
        if name in _NAMES:
            draft.put(_NAMES[name], [_person(one) for one in _texts(value)], 1.0)
        elif name in _FIELDS:
            draft.put(_FIELDS[name], "; ".join(_texts(value)), 1.0)
        elif name == "unknown_tag" and isinstance(value, Mapping):
            for tag, parts in value.items():
                if tag == "ED":  # as EndNote writes it
                    draft.put("editor", [_person(one) for one in _texts(parts)], 1.0)
                    continue
                draft.leave(f"{tag} = {'; '.join(_texts(parts))}")
        elif name not in _DONE:
            draft.leave(f"{name} = {'; '.join(_texts(value))}")
    draft.put("keyword", ", ".join(_texts(record.get("keywords"))), 1.0)
    _numbers(draft)
    _pages(draft, record)
    _dates(draft, record)
    _addresses(draft, _texts(record.get("urls")))
    return draft


def _numbers(draft: Draft) -> None:
    """Numbers where CSL has them: ISBN stands as ISSN, a number as a note, an edition as 2nd."""
    if len(re.sub(r"\D", "", draft.text("ISSN"))) > 8:
        draft.move("ISSN", "ISBN")
    if edition := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", draft.text("edition")):
        draft.again("edition", edition[1], 1.0)
    if draft.fields["type"] == "report" and re.fullmatch(r"[\w/-]*\d", draft.text("note")):
        draft.move("note", "number")


def _pages(draft: Draft, record: Mapping[str, object]) -> None:
    ends = [str(record[key]) for key in ("start_page", "end_page") if record.get(key)]
    draft.put("page", "-".join(dict.fromkeys(ends)), 1.0)
    if draft.fields["type"] == "report" and "issue" in draft.fields:
        draft.move("issue", "number")


def _dates(draft: Draft, record: Mapping[str, object]) -> None:
    for key, names in (
        ("issued", ("date", "publication_year", "year")),
        ("accessed", ("access_date",)),
    ):
        for name in names:
            draft.put(key, _date(str(record.get(name) or "")), 1.0)
        given = next((str(record[name]) for name in names if record.get(name)), "")
        if re.fullmatch(r"n\.?\s?d\.?|no date", given, re.IGNORECASE):
            draft.absent.append("date")
        elif given and key not in draft.fields:
            draft.leave(f"{key} = {given}")


def _date(text: str) -> Csl | None:
    """RIS writes 2020/03/04/ and what may follow; the month and the day may be absent."""
    if found := re.match(r"(\d{4})/(\d\d?)(?:/(\d\d?))?", text):
        year, month, *day = (int(part) for part in found.groups() if part)
        if day:
            return when.date(f"{found[1]}-{month:02}-{day[0]:02}")
        return {"date-parts": [[year, month]]} if 1 <= month <= 12 else None
    return when.date(text)


def _addresses(draft: Draft, urls: list[str]) -> None:
    if doi := draft.text("DOI"):
        draft.again("DOI", bare_doi(doi), 1.0)
    for url in urls:
        if "URL" in draft.fields:
            draft.leave(url)
        draft.put("URL", url, 1.0)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(one) for one in value] if isinstance(value, Iterable) else []


def _person(text: str) -> people.Name:
    family, comma, given = (part.strip() for part in text.partition(","))
    if comma and given:
        first, _, suffix = (part.strip() for part in given.partition(","))
        return {"family": family, "given": first, **({"suffix": suffix} if suffix else {})}
    return {"literal": text.strip(" ,")}
