"""One string of a works-cited list to a work: Harvard, MLA, APA and Chicago, as people mix them.

The order is that of certainty: addresses and days of access first, then what stands in front
of the title, the title, and at last the rest, by its shape. What is left over is kept.
"""

from __future__ import annotations

import re

from report_build.importing import heads, laws, leftovers, locators, residue, sites, titles
from report_build.importing.draft import EMPHASIS, NO_EMPHASIS, Draft, Entry, without_emphasis
from report_build.importing.remainder import part_town, place_rest

_LONGEST = 1500
"""The most characters of an entry; what is longer is prose."""

_NUMBER = re.compile(
    r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s)|\d{1,3}(?=\s+[A-ZÀ-Þ][\w'’-]+\s[^,]{2,60},\s[‘“\"'\ue000])"
    r"|[•·▪*–-](?=\s))\s*"
)
_MEDIUM = re.compile(r"[.,]\s+(?P<medium>Print|Web|PDF(?: download| file)?|E-?book|Kindle)\.?\s*$")


def work(entry: Entry) -> Draft:
    """The work of an entry; what the entry does not say stays absent."""
    draft = Draft(without_emphasis(entry.text), entry.pos)
    if len(entry.text) > _LONGEST:
        draft.leave(f"{draft.raw[:60]} …")
        draft.put("type", "document", 0.1)
        return draft
    text = residue.strip(_NUMBER.sub("", _english_quotes(entry.text)), draft)
    text = _without_emphasized_numbers(_without_medium(text, draft))
    title = laws.split(text, draft)
    if title is None:
        text = locators.strip_edition(locators.strip_symbols(text, draft), draft)
        title = titles.split(heads.strip(text, draft), draft)
    place_rest(title.rest, title.form, draft)
    titles.finish(draft)
    part_town(draft)
    draft.put("type", sites.kind(draft), 0.6)
    leftovers.leave_rest(draft)
    return draft


def _english_quotes(text: str) -> str:
    """German quotation marks, „…“ and »…«, as those that the other shapes are written with."""
    text = re.sub(r"„([^„“”\"]+)[“”\"]", r"“\1”", text)
    text = re.sub(r"‚([^‚‘’]+)[‘’]", r"‘\1’", text)
    first = re.search("[«»]", text)
    return re.sub(r"»([^«»]+)«", r"«\1»", text) if first and first[0] == "»" else text


def _without_medium(text: str, draft: Draft) -> str:
    """MLA 7 ends with the medium."""
    if found := _MEDIUM.search(text):
        draft.leave(found["medium"])
        return text[: found.start() + 1]
    return text


def _without_emphasized_numbers(text: str) -> str:
    """A volume is emphasized in APA; only what is a name matters here."""
    text = re.sub(rf"{EMPHASIS}\s*([\d(),.\s–-]*){NO_EMPHASIS}", r"\1", text)
    return re.sub(rf",\s*(\d{{1,4}})\s*{NO_EMPHASIS}", rf"{NO_EMPHASIS}, \1", text)
