"""Volume, issue, pages, edition and number of a work, taken out of the text around them."""

from __future__ import annotations

import re

from report_build.importing.draft import Draft, without

_RANGE = r"[A-Za-z]?\d{1,6}(?:\s?[-–—]\s?[A-Za-z]?\d{1,6})?"
_NUMBER = r"\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?"
_GENRE = r"\(?\b(?P<genre>(?:[A-Z][\w-]+\s+){0,3}(?:Report|Paper|Briefing|Brief|Note|Publication))"
_SERIES = r"\b(?P<genre>(?:[A-Z][\w-]*\s){1,4}(?:Brief|Paper|Note|Report|Memo|Monograph))"
_ISSUE = r"\(?\b(?:[Nn]os?|[Nn]umber|iss|[Ii]ssue|[Nn]r|num|[Hh]eft|H(?=\.\s?\d)|[Nn]°|[Nn]úm)"
_PATTERNS = (
    # report numbers and UN symbols
    (_GENRE + r",?\s+(?:[Nn]o\.?|[Nn]umber|N°|[Nn]r\.?|#)\s*(?P<number>[\w/-]+)\)?", 0.9),
    (r"\(?\b(?P<number>[AS]/(?:RES/|HRC/)?\d[\w./-]*\w)\)?", 0.9),
    # volume and page around a name, as in law journals
    (r"^\W*(?P<volume>\d{1,3})\s+(?P<container>[A-Z][^\d,.]+?)\s(?P<page>\d{1,5})\W*$", 0.8),
    (_SERIES + r"\s(?P<number>(?:[A-Z]+-?)?\d[\w/-]*)", 0.8),
    # volume, issue and pages
    (r"(?<=[a-z’])\s(?P<volume>\d{1,3})(?=[\s,]*:\s?\d)", 0.9),
    (r"\b(?P<volume>\d{1,3})\.\s?(?:Jg|Jahrgang)\b\.?", 1.0),
    (r"\b(?:vol(?:ume)?|Jg|Bd|Jahrgang|Band)\.?\s*(?P<volume>\d+|[IVXLC]+)\b", 1.0),
    (r"(?<=\s)(?P<volume>\d{1,3})\s*,\s*no\.?\s*(?P<issue>" + _NUMBER + ")", 1.0),
    (r"(?<=\s)(?P<volume>\d{1,3})\.(?P<issue>\d{1,3})(?=[\s,]*:\s?\d)", 0.9),
    (r"(?<=[\s;,])(?P<volume>\d{1,4})\s?\((?P<issue>" + _NUMBER + r")\)", 0.95),
    (_ISSUE + r"\.?\s*(?P<issue>[A-Z]?" + _NUMBER + r")\)?", 0.95),
    (r"(?<=,)\s*\((?P<issue>\d{1,4})\)(?=,)", 0.9),
    (r"\),\s(?P<page>" + _RANGE + r")\.?\s*$", 0.8),
    (r"\bArticle\s(?P<number>e?\d+)\b", 0.9),
    (r"\bS\.\s?(?P<page>" + _RANGE + r"(?!\s?S\.))", 1.0),
    (r"\(?\bpp?\.?\s?(?P<page>" + _RANGE + r"(?:,\s?\d+(?:[-–]\d+)?)*)\)?", 1.0),
    (r"(?<=[;,])\s?(?P<volume>\d{1,3})(?=:\s?\d)", 0.9),
    (r"(?<=[\s\d).]):\s?(?P<page>" + _RANGE + r")(?=[\s.,;]|$)", 0.9),
    (r"(?<=[,.])\s*(?P<page>\d{1,5}\s?[-–]\s?\d{1,5})(?=[.,;]|$)", 0.9),
    (r"(?<=,)\s*(?P<volume>\d{1,3})(?=\s*[.,;]|\s*$)", 0.7),
)  # fmt: skip
_COMPILED = tuple(
    (re.compile(text, re.IGNORECASE if "vol" in text else 0), sure) for text, sure in _PATTERNS
)
_VOLUMES = re.compile(r"(?<=[.,]\s)(?P<volumes>\d{1,3}) vols\b\.?")
_GENRE_ONLY = re.compile(
    r"\((?P<genre>(?:[A-Z][\w-]+\s)*(?:Report|Working Paper|Policy Brief|Briefing))\)"
)


_SYMBOL = re.compile(
    r"(?:,|\.|(?<=\)))\s+\(?(?P<number>"
    r"(?:UN )?(?:Doc\.? )?"
    r"(?P<symbol>(?:[ASE]|ST|DP|CAT|CRC|CCPR|CERD|CEDAW|UNEP|FCCC|TD)"
    r"/[A-Z\d][\w./-]*\d[\w/]*(?: \(\d{4}\))?)"
    r"|(?:COM|SWD|JOIN|SEC)\(\d{4}\) ?\d+(?: final)?"
    r"|Sales No\.? (?P<sales>[A-Z]\.\d+\.[\w.]*\w)"
    r"|ICC-\d\d/\d\d(?:-\d\d/\d\d)?(?:-\d+)?"
    r"|(?:AI )?Index(?: [Nn]umber)?:?\s(?P<index>[A-Z]{3} ?\d\d/\d+/\d{4}))\)?(?=[\s.,;]|$)"
)
"""What the United Nations, the courts and Amnesty International call their documents."""

_EDITION = re.compile(
    r",?\s*\(?\b(?P<edition>\d+)(?:st|nd|rd|th)\s+(?:rev\.\s)?ed(?:n|ition)?\b\.?\)?|"
    r",?\s*\(?\b(?P<german>\d+)\.,?\s(?:[\w.]+\s)?Aufl(?:age)?\b\.?\)?|"
    r",?\s*\((?P<word>rev(?:ised)?\.? ed(?:n|ition)?\.?)\)"
)


def strip_symbols(text: str, draft: Draft) -> str:
    """The text without a document's symbol that a comma divides from the title."""
    found = _SYMBOL.search(text)
    if not found:
        return text
    draft.put("number", found["symbol"] or found["sales"] or found["index"] or found["number"], 0.9)
    return without(found, "")


def strip_edition(text: str, draft: Draft) -> str:
    """The text without the number of an edition; it stands beside the title mostly."""
    if found := _EDITION.search(text):
        draft.put("edition", found["edition"] or found["german"] or found["word"], 1.0)
        text = f"{text[: found.start()]}. {text[found.end() :].lstrip(' .,')}"
    return text


def strip(text: str, draft: Draft) -> str:
    """The text without its locators, which go into the draft."""
    for pattern, sure in _COMPILED:
        found = pattern.search(text)
        if not found or any(key in draft.fields for key in found.groupdict() if key != "genre"):
            continue
        if found.groupdict().get("volume") and _is_year(found["volume"]):
            continue
        for key, value in found.groupdict().items():
            draft.put("container-title" if key == "container" else key, _plain(value), sure)
        text = without(found, " , ")
    if found := _VOLUMES.search(text):
        draft.put("number-of-volumes", found["volumes"], 0.9)
        text = without(found, " , ")
    if found := _GENRE_ONLY.search(text):
        draft.put("genre", found["genre"], 0.9)
        text = without(found)
    return text


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d", text))


def _plain(value: str) -> str:
    return re.sub(r"\s?[–—-]\s?", "-", value.strip())
