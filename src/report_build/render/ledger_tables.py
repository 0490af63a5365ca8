"""The tables of the ledger: statements, facts and works, each with its sources and uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from report_build.evidence.ledger import (
    By,
    Claim,
    FactEntry,
    Source,
    SourceEntry,
    Stated,
    Support,
    Use,
)
from report_build.evidence.terms import Terms
from report_build.render.pieces import element, piece


@dataclass(frozen=True, slots=True)
class Page:
    """What the tables take from outside: words, names of works, and how a page is shown.

    `within` says that the tables stand in the report itself, so that they can link to it.
    """

    terms: Terms
    names: Mapping[str, str]
    within: bool = False

    def link(self, text: str, label: str) -> Markup:
        """Words that lead to a label of the report, if they can."""
        if not label or not self.within:
            return Markup.escape(text)
        return Markup('<a href="#{}">{}</a>').format(label, text)


Columns = Sequence[tuple[str, str]]
"""The head of each column and the kind of its cells, which may be empty."""


def table(kind: str, title: str, columns: Columns, rows: Iterable[Sequence[str]]) -> Markup:
    """A table whose first column has the heads of its rows; nothing without a row."""
    head = Markup(" ").join(_cell("th", word, of_cells, "col") for word, of_cells in columns)
    body = Markup("").join(
        Markup("<tr>{}</tr>\n").format(
            Markup(" ").join(
                _cell("td" if at else "th", cell, of_cells, "" if at else "row")
                for at, (cell, (_, of_cells)) in enumerate(zip(row, columns, strict=True))
            )
        )
        for row in rows
    )
    whole = (
        '<table class="{}" aria-label="{}">\n<thead><tr>{}</tr></thead>\n'
        "<tbody>\n{}</tbody>\n</table>\n"
    )
    return Markup(whole).format(kind, title, head, body) if body else body


def _cell(tag: str, content: str, kind: str, scope: str) -> Markup:
    return element(tag, content, **{"class": kind, "scope": scope})


# ---- statements ----------------------------------------------------------------------------


def bare_statements(claims: Iterable[Claim], title: str, page: Page) -> Markup:
    """Statements without a source, each with its section."""
    words = page.terms
    columns = (words.page, "page"), (words.section, "section"), (words.statement, "statement")
    rows = (
        [_where(one, page), one.section.number or one.section.title, _said(one, page)]
        for one in claims
    )
    return table("statements", title, columns, rows)


def statements(claims: Iterable[Claim], title: str, page: Page) -> Markup:
    """Statements with their sources, or with what stands for one."""
    words = page.terms
    columns = (words.page, "page"), (words.statement, "statement"), (words.source, "source")
    rows = ([_where(one, page), _said(one, page), _backed(one, page)] for one in claims)
    return table("statements", title, columns, rows)


def _where(claim: Claim, page: Page) -> Markup:
    return page.link(claim.page or "–", claim.cites[0] if claim.cites else "")


def _said(claim: Claim, page: Page) -> Markup:
    names = claim.exhibit, page.terms.kinds.get(claim.kind, "")
    label = piece("span", "kind", ", ".join(filter(None, names)))
    return Markup("{} {}").format(label, claim.text) if label else Markup.escape(claim.text)


def _backed(claim: Claim, page: Page) -> Markup:
    if claim.support is not Support.SOURCED:
        kind = "urgent" if claim.matters_most else claim.support.value
        return piece("span", kind, page.terms.support(claim.support))
    kinds = groupby(claim.sources, key=lambda source: source.by)
    return listed(_joined(by, tuple(found), page) for by, found in kinds)


def _joined(by: By, found: Sequence[Source], page: Page) -> Markup:
    """Sources with how they are joined, where they do not stand in the sentence."""
    how = piece("span", "by", page.terms.joins.get(by, ""))
    names = "; ".join(named(source, page) for source in found)
    return Markup("{} {}").format(names, how) if how else Markup.escape(names)


def named(source: Source, page: Page) -> str:
    """A work in a few words, with the place in it."""
    name = page.names.get(source.work, source.work) or source.words
    return ", ".join(filter(None, (name, page.terms.place(source.locator))))


def listed(items: Iterable[str]) -> Markup:
    """Entries of a cell, one below the other."""
    return Markup("").join(Markup("<p>{}</p>").format(item) for item in items)


# ---- facts ---------------------------------------------------------------------------------


def facts(entries: Iterable[FactEntry], title: str, page: Page) -> Markup:
    """Each fact with its values, their sources, and its uses."""
    words = page.terms
    stated = (words.fact, "fact"), (words.value, "value")
    columns = *stated, (words.source, "source"), (words.uses, "uses")
    rows = (
        [
            _title(fact),
            listed(_value(one, fact, page) for one in fact.values),
            _fact_sources(fact, page),
            _uses(fact.uses, page),
        ]
        for fact in entries
    )
    return table("facts", title, columns, rows)


def _title(fact: FactEntry) -> Markup:
    code = Markup("<code>{}</code>").format(fact.key)
    return Markup("{}<br>{}").format(fact.label, code) if fact.label else code


def _value(one: Stated, fact: FactEntry, page: Page) -> Markup:
    number = Markup("<strong>{}</strong> {}").format(one.value, one.unit)
    day = one.as_of or fact.as_of
    return number + piece("span", "as-of", page.terms.as_of.format(day)) if day else number


def _fact_sources(fact: FactEntry, page: Page) -> Markup:
    if fact.computed_from:
        return Markup.escape(page.terms.computed.format(", ".join(fact.computed_from)))
    found = [
        Markup("{} {}").format(named(source, page), _excerpt(source))
        for one in fact.values
        for source in one.sources
    ]
    return listed(found) if found else piece("span", "urgent", page.terms.none)


def _excerpt(source: Source) -> Markup:
    return Markup("<q>{}</q>").format(source.excerpt) if source.excerpt else Markup("")


def _uses(uses: Sequence[Use], page: Page) -> Markup:
    """What prints, with all the places where it does."""
    places: dict[str, dict[str, None]] = {}
    for use in uses:
        printed = use.printed or use.exhibit
        places.setdefault(printed, {})[_place(use, page)] = None
    if not places:
        return piece("span", "urgent", page.terms.unused)
    return listed(f"{printed}: {', '.join(found)}" for printed, found in places.items())


def _place(use: Use, page: Page) -> str:
    if use.slide:
        form = page.terms.in_notes if use.in_notes else page.terms.on_slide
        return form.format(use.slide)
    place = page.terms.on_page.format(use.page) if use.page else use.section.title
    return f"{use.exhibit}, {place}" if use.exhibit and use.printed else place


# ---- works ---------------------------------------------------------------------------------


def works(entries: Iterable[SourceEntry], title: str, page: Page) -> Markup:
    """Each work with the pages and slides that cite it, and the facts that rest on it."""
    words = page.terms
    cited = (words.work, "work-entry"), (words.citations, "count")
    columns = *cited, (words.pages, "places"), (words.slides, "places"), (words.facts, "keys")
    rows = (
        [
            _entry(one, page),
            str(one.count),
            ", ".join(one.pages),
            ", ".join(map(str, one.slides)),
            Markup(", ").join(Markup("<code>{}</code>").format(key) for key in one.facts),
        ]
        for one in entries
    )
    return table("works-used", title, columns, rows)


def _entry(one: SourceEntry, page: Page) -> Markup:
    """The whole entry of a work; in the report, which has it in its list, the way there."""
    if page.within and one.count:
        return page.link(one.name, f"ref-{one.work}")
    return Markup.escape(one.entry)
