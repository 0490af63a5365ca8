"""The words of the ledger as a page or an appendix prints it, by language.

They stand in terms.toml beside this file. As in words.py a language that is missing falls back
to English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from report_build.evidence.ledger import By, Kind, Support


@dataclass(frozen=True, slots=True)
class Terms:
    """One language's words; braces are filled with numbers and names."""

    title: str
    intro: str
    in_short: str
    # the titles of the parts
    without: str
    urgent: str
    others: str
    shares: str
    ages: str
    facts: str
    sources: str
    every: str
    method: str
    # the counts in words
    counted: str
    urgent_count: str
    one_work: str
    one_place: str
    years: str
    one_year: str
    undated: str
    later: str
    fact_count: str
    nothing: str
    no_title: str
    # the heads of columns
    page: str
    section: str
    statement: str
    source: str
    work: str
    citations: str
    share: str
    top_place: str
    top_work: str
    year: str
    works: str
    fact: str
    value: str
    uses: str
    pages: str
    slides: str
    # within cells
    on_page: str
    on_slide: str
    in_notes: str
    as_of: str
    computed: str
    unused: str
    later_in_paragraph: str
    repeats: str
    none: str
    kinds: Mapping[Kind, str]
    joins: Mapping[By, str]
    locators: Mapping[str, str]
    how: tuple[str, ...]  # paragraphs on how it was counted

    def place(self, locator: str) -> str:
        """A place in a work in brief: "page 4" as "p. 4", "page 3: 92" as "vol. 3, p. 92"."""
        label, _, number = locator.partition(" ")
        volume, colon, page = number.partition(": ") if label == "page" else ("", "", "")
        if colon:
            return f"{self.place(f'volume {volume}')}, {self.place(f'page {page}')}"
        return f"{self.locators.get(label, label)} {number}".strip()

    def support(self, support: Support) -> str:
        """What stands where a statement has no source of its own."""
        if support is Support.PARAGRAPH:
            return self.later_in_paragraph
        return self.repeats if support is Support.REPEATED else self.none


@cache
def languages() -> Mapping[str, Terms]:
    """The words of every language that there are words of."""
    text = (resources.files("report_build.evidence") / "terms.toml").read_text(encoding="utf-8")
    return {tag: _terms(found) for tag, found in tomllib.loads(text).items()}


def _terms(found: dict[str, Any]) -> Terms:
    kinds = {Kind(kind): text for kind, text in found.pop("kinds").items()}
    joins = {By(by): text for by, text in found.pop("joins").items()}
    return Terms(**{**found, "kinds": kinds, "joins": joins, "how": tuple(found["how"])})


def terms(tag: str) -> Terms:
    """The words of a BCP 47 tag's language, else English ones."""
    return languages().get(tag.partition("-")[0].lower()) or languages()["en"]
