"""What the web leaves in a reference: addresses, DOIs, days of access, and words around them."""

from __future__ import annotations

import re

from report_build.importing import when
from report_build.importing.draft import Draft, without

_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\.org/|\bdoi\s*:?\s*(?:https?://(?:dx\.)?doi\.org/)?)"
    r"(10\.\d{4,9}/[^\s\]>]+)",
    re.IGNORECASE,
)
_BARE_DOI = re.compile(r"(?<![\w/.])(10\.\d{4,9}/[^\s\]>]+)")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<isbn>[\dX][\dX -]{8,16}[\dX])")
_URL = re.compile(r"<?((?:https?|ftp)://[^\s>\]]+|\bwww\.[^\s>\]]+)>?", re.IGNORECASE)
_BARE = re.compile(r"(?<![@\w/])((?:[a-z0-9-]+\.)+[a-z]{2,12}/[^\s>\]]*)", re.IGNORECASE)
_ACCESS = (
    r"(?:last\s+|date\s+(?:of\s+)?|zuletzt\s+|letzter\s+|página\s+|page\s+)?"
    r"(?:accessed|access(?=\s*:|\s+\d)|retrieved|viewed|consulted|visited|cited|consultée?|"
    r"consultado|consultada|consulta|abgerufen|aufgerufen|eingesehen|zugriff|stand(?=:)|"
    r"(?<=\. )web\.)"
    r"(?:\s+(?:on|le|el|am|en))?\s*:?\s*"
)
_ACCESSED = re.compile(
    rf"[\[(]?\b{_ACCESS}({when.DATE})[\])]?(?:,?\s*(?:from|at)\b:?)?", re.IGNORECASE
)
_EMPTY_ACCESS = re.compile(rf"[\[(]\s*{_ACCESS}[^\])]*[\])]|\b{_ACCESS}$", re.IGNORECASE)
_BRACKETED = (
    "google scholar|crossref|pubmed|online|internet|electronic resource|web ?page|website|web|pdf|"
    "en ligne|en línea"
)
_AVAILABLE = r"\b(?:available|disponible|accessible)"
_WORDS = re.compile(
    rf"\[\s*(?:{_BRACKETED})\s*\]|\(\s*(?:online|pdf)\s*\)"
    rf"|{_AVAILABLE}\s*(?:online\s*)?(?:at|from|on|à|sur|en|via)?\s*(?:SSRN\s*)?(?::|$)"
    rf"|{_AVAILABLE}\s+(?:online\s+)?(?:at|from|on|à|sur|en)(?=\s*(?:$|[.,;\[(<]))"
    r"|\b(?:online\s+|verfügbar\s+|abrufbar\s+|online\s+verfügbar\s+)unter\s*:?"
    r"|\bonline\s*:|\bretrieved\s+from\b:?|\b(?:URL|Link)\s*:|\[?\bArchived\b.{0,30}$"
    r"|(?<=\.)\s+Web(?=\.)",
    re.IGNORECASE,
)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|smid|traffic_source|ref_(?:src|url)|"
    r"cmpid|cmp|sharetype|xtor|at_\w+|[no]cid)=.*",
    re.IGNORECASE,
)
"""Parameters of an address that tell where its reader came from, not which page it is."""


def strip(text: str, draft: Draft) -> str:
    """The text without addresses and residue; what they say goes into the draft."""
    text = _doi(text, draft)
    text = _book_number(text, draft)
    text = _url(text, draft)
    text = _accessed(text, draft)
    text = _WORDS.sub(" ", text)
    return tidy(text)


def _book_number(text: str, draft: Draft) -> str:
    found = _ISBN.search(text)
    if not found:
        return text
    draft.put("ISBN", found["isbn"].strip(), 1.0)
    return without(found)


def tidy(text: str) -> str:
    """The text with single spaces, and without marks that stand alone."""
    text = re.sub(r"\(\s*\)|\[\s*\]|<\s*>", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([.,;])(?=\s|$)", r"\1", text)
    text = re.sub(r"([.,;:])(?:\s+[.,;])+(?=\s|$)", r"\1", text)
    text = re.sub(r"([,;:])[.,;]+(?=\s|$)", r"\1", text)
    return text.strip(" ,;")


def host(url: str) -> str:
    """The name of a site, without www: "csis.org"."""
    found = re.match(r"(?:\w+://)?(?:www\.)?([^/:?#]+)", url)
    return found[1].lower() if found else ""


def _doi(text: str, draft: Draft) -> str:
    found = _DOI.search(text) or _BARE_DOI.search(text)
    if not found:
        return text
    draft.put("DOI", _trimmed(found[1]), 1.0)
    return without(found)


def _url(text: str, draft: Draft) -> str:
    found = _URL.search(text)
    sure = 1.0
    if not found and (found := _BARE.search(text)):
        sure = 0.8
    if not found:
        return text
    address = max(_URL.findall(text) or [found[1]], key=len)
    url = _untracked(_trimmed(address))
    if "://" not in url:
        url, sure = f"https://{url}", 0.8
    draft.put("URL", url, sure)
    at = text.find(address)
    rest = f"{text[:at]} {_closing(address)} {text[at + len(address) :]}"
    for other in _URL.findall(rest):
        draft.leave(_trimmed(other))
    return _URL.sub(lambda one: f" {_closing(one[1])} ", rest)


def _untracked(url: str) -> str:
    """An address without the parameters that only follow its reader."""
    page, mark, rest = url.partition("?")
    if not mark:
        return url
    query, hash_mark, fragment = rest.partition("#")
    kept = "&".join(one for one in query.split("&") if not _TRACKING.fullmatch(one))
    return page + (f"?{kept}" if kept else "") + hash_mark + fragment


def _closing(address: str) -> str:
    """The parenthesis that an address took with it from the text around it."""
    return ")" if address.count(")") > address.count("(") else ""


def _trimmed(address: str) -> str:
    """An address without the marks of the sentence that it ends."""
    address = address.rstrip(".,;:'\"”’\ue001")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;")
    return address.replace("\ue000", "").replace("\ue001", "")


def _accessed(text: str, draft: Draft) -> str:
    if found := _ACCESSED.search(text):
        if day := when.date(found[1]):
            draft.put("accessed", day, 1.0)
        else:
            draft.leave(found[0])
        text = without(found)
    if found := _EMPTY_ACCESS.search(text):
        draft.leave(found[0])
        text = without(found)
    return text
