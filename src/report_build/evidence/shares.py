"""How concentrated the citations of a text are, and how old the works are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

from report_build.evidence.ledger import Ages, Citation, Concentration, Section, Share
from report_build.library import Library, WorkItem


def concentration(citations: Iterable[Citation]) -> Concentration:
    """What the citations go to; works and places with the same count stay in order."""
    found = tuple(citations)
    works = Counter(one.work for one in found)
    places = Counter((one.work, one.locator) for one in found if one.locator)
    return Concentration(
        len(found),
        tuple(Share(work, count) for work, count in works.most_common()),
        tuple(Share(work, count, place) for (work, place), count in places.most_common()),
    )


def by_section(citations: Iterable[Citation]) -> tuple[tuple[Section, Concentration], ...]:
    """The concentration within each section that cites, in the order of the report."""
    held: dict[Section, list[Citation]] = {}
    for one in citations:
        held.setdefault(one.section, []).append(one)
    return tuple((section, concentration(found)) for section, found in held.items())


def ages(works: Iterable[str], library: Library, year: int) -> Ages:
    """The years of works against the year of the report."""
    years: dict[int, list[str]] = {}
    undated: list[str] = []
    for key in works:
        issued = year_of(library.items[key]) if key in library.items else None
        (undated if issued is None else years.setdefault(issued, [])).append(key)
    dated = [issued for issued, keys in years.items() for _ in keys]
    rows = tuple((issued, tuple(years[issued])) for issued in sorted(years, reverse=True))
    return Ages(year, rows, tuple(undated), float(median(dated)) if dated else None)


def year_of(item: WorkItem) -> int | None:
    """The year in which a work was issued, None if it does not say."""
    issued = item.csl.get("issued")
    if not isinstance(issued, Mapping):
        return None
    match issued.get("date-parts"):
        case [[year, *_], *_] if str(year).lstrip("-").isdigit():
            return int(year)
    said = f"{issued.get('raw', '')} {issued.get('literal', '')}"
    found = re.search(r"\b\d{4}\b", said)
    return int(found[0]) if found else None
