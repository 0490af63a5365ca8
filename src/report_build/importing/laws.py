"""Laws in a list of works: a title that ends with its year, and no author."""

from __future__ import annotations

import re

from report_build.importing import when
from report_build.importing.draft import Draft, without_emphasis
from report_build.importing.titles import Title

_ACT = re.compile(
    r"(?P<title>[A-Z][^.():,“\"]{4,120}? (?:Act|Bill|Regulations|Order|Law) (?:of )?"
    rf"(?P<year>{when.YEAR}))\b(?:,? \(?(?:c|ch)\.? ?(?P<number>\d+)\)?)?(?P<rest>.*)",
    re.DOTALL,
)
_UNDATED = re.compile(r"(?P<title>[A-Z][^.,“\"]{4,120}? Act)(?P<rest>, Pub\..*)", re.DOTALL)
_ALONE = re.compile(  # of three words and more: a "Balancing Act" is a book or a film
    r"(?P<title>(?!(?:The|An?) )[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|for|and|to|on|in|the|with))*"
    r" (?!(?:First|Second|Third|Final|Last) )[A-Z][\w'’-]+ Act)"
    r"(?:[.,] No\. (?P<number>\d+))?(?P<rest>[.,]\s.*)",
    re.DOTALL,
)
_EUROPEAN = re.compile(
    r"(?P<title>(?:Council |Commission |Implementing |Delegated )*"
    r"(?:Regulation|Directive|Decision)\s.{0,200}?(?P<number>\d{2,4}/\d+(?:/\w+)?).{0,300}?"
    rf"\bof (?P<day>{when.DATE}).{{0,300}}?)"
    r"(?P<rest>(?:[.,]?\s(?:\[\d{4}\]\s)?OJ\b|,\sOfficial Journal|\.\s).*|\.?$)",
    re.DOTALL | re.IGNORECASE,
)
_PUBLIC = re.compile(r",?\s*Pub\. ?L\. (?:No\. )?(\d+-\d+)")
_STATUTES = re.compile(r"\b\d+ (?:U\.S\.C\.|Stat\.) § ?\d+[\w.]*|\b\d+ (?:U\.S\.C\.|Stat\.) \d+")


def split(text: str, draft: Draft) -> Title | None:
    """The law that a text begins with, and what follows it; None where there is none."""
    text = without_emphasis(text)
    if found := _ACT.match(text):
        draft.put("issued", when.date(found["year"]), 0.9)
    elif found := _EUROPEAN.match(text):
        draft.put("issued", when.date(found["day"]), 0.9)
    elif not (found := _UNDATED.match(text) or _ALONE.match(text)):
        return None
    draft.put("title", found["title"], 0.9)
    rest = _numbered(found, draft)
    draft.put("type", "legislation", 0.9)
    for statute in _STATUTES.findall(rest):
        draft.leave(statute)
    return Title(found["title"], _STATUTES.sub("", rest), "emphasized")


def _numbered(found: re.Match[str], draft: Draft) -> str:
    """What follows a law, without its number."""
    number = found.groupdict().get("number")
    if public := _PUBLIC.search(found["rest"]):
        draft.put("number", public[1], 0.9)
        return _PUBLIC.sub("", found["rest"])
    draft.put("number", number, 0.8)
    return found["rest"]
