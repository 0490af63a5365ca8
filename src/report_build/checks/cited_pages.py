"""Pages that a work cannot have: a range that runs backwards, or a page outside the work's own.

Of what is part of something larger (an article, a chapter) the bibliography says on which pages
it stands. Of a book `page` says nothing that a citation could go against, nor does a first page
alone. Second numbers may be short, as MLA has them: 3349-56 (MLA 9, 2.139).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from report_build.citations.numbers import short_end
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.facts import Facts
from report_build.library import Library, WorkItem
from report_build.model import Cite, CitedWork, Document
from report_build.readers.origin import Origin
from report_build.walk import of_kind

_PART_OF_MORE = re.compile(r"article|chapter|entry|paper-conference|review")
_PAGES = re.compile(r"([A-Za-z]?)(\d{1,7})(?:\s?(?:--|[-–—])\s?([A-Za-z]?)(\d{1,7}))?(\+?)")
_PARTS = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_OPEN = 10**8  # the last page of 3349+

Run = tuple[str, int, int]
"""Pages that follow each other: the letter before each number, the first and the last."""


def cited_pages(
    document: Document, library: Library, facts: Facts, origin: Origin
) -> Iterator[Diagnostic]:
    """A finding for each place in a work that is cited, and cannot be there."""
    for work, pos in _cited(document, facts):
        slip = _slip(work, library.get(work.id))
        if slip:
            message, hint = slip
            where = origin.number(origin.words(pos, work.id), work.locator)
            yield Diagnostic(Rule.BAD_PAGES, message, where, hint, Severity.WARNING)


def backwards(work: WorkItem) -> str:
    """The pages of a work itself, if they run backwards."""
    return work.text("page") if any(one[2] < one[1] for one in _runs(work.text("page"))) else ""


def _cited(document: Document, facts: Facts) -> Iterator[tuple[CitedWork, Pos]]:
    for cite in of_kind(document, Cite):
        yield from ((work, cite.pos) for work in cite.works if work.locator)
    for fact in facts.items.values():
        for one in () if fact.parts else (fact, *fact.accounts):
            yield from ((found.work, found.pos) for found in one.sources if found.work)


def _slip(cited: CitedWork, work: WorkItem | None) -> tuple[str, str] | None:
    """What is wrong with the place of a citation, and what to do."""
    runs = _runs(cited.locator)
    if any(last < first for _, first, last in runs):
        return f'"{cited.locator}" runs backwards', "write the lower number first"
    own = _runs(work.text("page")) if work and _PART_OF_MORE.match(work.type) else ()
    if cited.label not in ("", "page") or not any(first < last for _, first, last in own):
        return None
    outside = [one for one in runs if one[0] in {run[0] for run in own} and not _within(one, own)]
    if work is None or not outside:
        return None
    message = f'"{cited.locator}" is not among the pages of {work.id}, {work.text("page")}'
    return message, 'correct it, or "page" in bibliography.json'


def _within(run: Run, own: tuple[Run, ...]) -> bool:
    ends = {*run[1:]} - {_OPEN}
    return all(any(one[0] == run[0] and one[1] <= end <= one[2] for one in own) for end in ends)


def _runs(text: str) -> tuple[Run, ...]:
    """The pages that a text names; none if it names something else, such as 3:95."""
    found = [_PAGES.fullmatch(part) for part in _PARTS.split(text.strip())]
    runs = [_run(*match.groups("")) for match in found if match]
    return tuple(runs) if len(runs) == len(found) else ()


def _run(letter: str, first: str, other: str, last: str, more: str) -> Run:
    if more:
        return letter, int(first), _OPEN
    if not last or (other and other != letter):
        return letter, int(first), int(first)
    return letter, int(first), int(short_end(first, last, "expanded"))
