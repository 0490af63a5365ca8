"""On which pages the claims and citations of a report stand, read from its laid-out pages.

A page has the number that it prints in its margin, whatever the theme counts; one without a
number has that of its sheet. As in audit.py the boxes are read, which hold the words whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.formatting_structure import boxes

from report_build.evidence.ledger import Claim, Kind, Ledger
from report_build.render.audit import SPACE

REACH = 6000
"""Characters between two claims that are none themselves: headings, cells, code."""

ENOUGH = 60
"""Characters of a claim that are looked for."""

_FOLIO = re.compile(r"\b(?:\d{1,4}|[ivxlc]{1,8})\b")


@dataclass(slots=True)
class Stream:
    """Text that runs over the pages, and where in it each page begins."""

    text: str = ""
    begins: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def page_at(self, offset: int) -> str:
        """The page of a character."""
        return self.pages[bisect_right(self.begins, offset) - 1]


def with_pages(ledger: Ledger, pages: Any) -> Ledger:
    """The ledger with the pages of a laid-out report."""
    flow, notes, anchors = Stream(), Stream(), dict[str, str]()
    for sheet, page in enumerate(pages.pages, 1):
        _read(page._page_box, _folio(page._page_box) or str(sheet), flow, notes, anchors)
    return ledger.with_pages(list(claim_pages(ledger.claims, flow, notes)), anchors)


def _read(page: Any, number: str, flow: Stream, notes: Stream, anchors: dict[str, str]) -> None:
    for child in page.children:
        if isinstance(child, boxes.MarginBox):
            continue
        stream = notes if isinstance(child, boxes.FootnoteAreaBox) else flow
        texts = []
        for box in child.descendants(placeholders=True):
            if box.element is not None and (label := box.element.get("id")):
                anchors.setdefault(label, number)
            if isinstance(box, boxes.TextBox) and "::" not in (box.element_tag or ""):
                texts.append(box.text)
        stream.begins.append(len(stream.text))
        stream.pages.append(number)
        stream.text += _squeezed("".join(texts))


def _folio(page: Any) -> str:
    """The number that a page prints in its margin; empty if it prints none."""
    for child in page.children:
        if isinstance(child, boxes.MarginBox) and _counts_pages(child):
            texts = [box.text for box in child.descendants() if isinstance(box, boxes.TextBox)]
            if said := _FOLIO.search("".join(texts)):
                return said[0]
    return ""


def _counts_pages(margin: Any) -> bool:
    """Whether the style asks for the page's number there; a report may be called 1984."""
    content = margin.style["content"]
    return any(item[0] == "counter()" and item[1][0] == "page" for item in content)


def claim_pages(claims: Iterable[Claim], flow: Stream, notes: Stream) -> Iterator[str]:
    """The page on which each claim begins; of one that is not found, that of the one before."""
    at = {True: 0, False: 0}
    last = ""
    for claim in claims:
        is_note = claim.kind is Kind.FOOTNOTE
        stream = notes if is_note else flow
        wanted = _squeezed(_printed(claim))[:ENOUGH]
        found = stream.text.find(wanted, at[is_note], at[is_note] + len(wanted) + REACH)
        if found >= 0:
            at[is_note] = found + len(wanted)
        else:  # the front matter prints it, or nothing does
            found = stream.text.find(wanted)
        last = stream.page_at(found) if found >= 0 else last
        yield last


def _printed(claim: Claim) -> str:
    """The words of a claim that stand together: the date of an event stands apart."""
    return claim.text.partition(": ")[2] if claim.kind is Kind.EVENT else claim.text


def _squeezed(text: str) -> str:
    return SPACE.sub("", text).casefold()
