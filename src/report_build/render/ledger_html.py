"""The ledger as HTML: the same parts for a page of its own and for an appendix of the report.

What matters most comes first: the counts in a few sentences, then the statements that nobody
could check. Every look is in the theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from babel.numbers import format_percent
from markupsafe import Markup

from report_build.evidence.ledger import Concentration, Ledger, Section, Share, Support
from report_build.evidence.terms import Terms, terms
from report_build.locales import locale
from report_build.render import ledger_tables as tables
from report_build.render.ledger_tables import Page, table
from report_build.render.lists import EVIDENCE

PARTS = ("without", "shares", "ages", "facts", "sources", "every", "method")
"""The parts after the summary, by the names of their titles in `Terms`."""


def ledger_html(ledger: Ledger, page: Page) -> Markup:
    """The introduction, the counts in words, and all parts below headings of level 2."""
    words = page.terms
    intro = Markup("<p>{}</p>\n").format(words.intro)
    short = Markup("").join(Markup("<li>{}</li>\n").format(one) for one in in_short(ledger, page))
    head = Markup('<h2 id="evidence-short">{}</h2>\n').format(words.in_short)
    parts = {
        "without": _without(ledger, page),
        "shares": _shares(ledger, page),
        "ages": _ages(ledger, page),
        "facts": tables.facts(ledger.facts, words.facts, page),
        "sources": tables.works(ledger.sources, words.sources, page),
        "every": _every(ledger, page),
        "method": Markup("").join(Markup("<p>{}</p>\n").format(one) for one in words.how),
    }
    none = Markup("<p>{}</p>\n").format(words.nothing)
    below = Markup("").join(
        Markup('<h2 id="evidence-{}">{}</h2>\n').format(name, getattr(words, name))
        + (parts[name] or none)
        for name in PARTS
    )
    return intro + head + Markup("<ul>\n{}</ul>\n").format(short) + below


# ---- in short ------------------------------------------------------------------------------


def in_short(ledger: Ledger, page: Page) -> Iterator[str]:
    """The findings in a few sentences."""
    words = page.terms
    counts = {support.value: len(ledger.supported(support)) for support in Support}
    yield words.counted.format(total=len(ledger.claims), **counts)
    if urgent := sum(claim.matters_most for claim in ledger.claims):
        yield words.urgent_count.format(count=urgent)
    yield from _most_cited(ledger, page)
    yield from _years(ledger, page)
    if ledger.facts:
        contested = sum(fact.contested for fact in ledger.facts)
        unused = sum(not fact.uses for fact in ledger.facts)
        count = len(ledger.facts)
        yield words.fact_count.format(count=count, contested=contested, unused=unused)


def _most_cited(ledger: Ledger, page: Page) -> Iterator[str]:
    """To what the most citations go: one work, and one place in one work.

    Where that place has all the citations of that work, it says it for both.
    """
    found, words = ledger.concentration, page.terms
    work, place = found.works[:1], [one for one in found.places[:1] if one.count > 1]
    if place and place[0].work == work[0].work and place[0].count == work[0].count:
        work = ()
    for form, top in ((words.one_work, work), (words.one_place, place)):
        for one in top:
            yield form.format(
                count=one.count,
                total=found.total,
                share=_percent(one, found, ledger.language),
                work=page.names.get(one.work, one.work),
                place=words.place(one.locator),
            )


def _percent(one: Share, of: Concentration, language: str) -> str:
    return str(format_percent(one.count / of.total, locale=locale(language)))


def _years(ledger: Ledger, page: Page) -> Iterator[str]:
    ages, words = ledger.ages, page.terms
    if ages.oldest is not None and ages.oldest == ages.newest:
        yield words.one_year.format(newest=ages.newest)
    elif ages.median is not None:
        median = f"{ages.median:g}" if ages.median % 1 == 0 else str(int(ages.median))
        yield words.years.format(oldest=ages.oldest, newest=ages.newest, median=median)
    later = [key for year, keys in ages.years if year > ages.year for key in keys]
    for form, keys in ((words.undated, ages.undated), (words.later, later)):
        if keys:
            yield form.format(works=_names(keys, page))


def _names(keys: Sequence[str], page: Page) -> str:
    return "; ".join(page.names.get(key, key) for key in keys)


# ---- parts ---------------------------------------------------------------------------------


def _without(ledger: Ledger, page: Page) -> Markup:
    """Those that matter most, then the others."""
    bare = ledger.supported(Support.NONE)
    whole = Markup("")
    for title, wanted in ((page.terms.urgent, True), (page.terms.others, False)):
        found = [claim for claim in bare if claim.matters_most is wanted]
        if found:
            whole += Markup("<h3>{}</h3>\n").format(f"{title} ({len(found)})")
            whole += tables.bare_statements(found, title, page)
    return whole


def _shares(ledger: Ledger, page: Page) -> Markup:
    """The share of each work, then what each section cites most."""
    words, found = page.terms, ledger.concentration
    counts = (words.citations, "count"), (words.share, "share")
    rows = (
        [
            Markup.escape(page.names.get(one.work, one.work)),
            str(one.count),
            _bar(one, found, ledger.language),
            _top_place(one, found, page),
        ]
        for one in found.works
    )
    columns = (words.work, ""), *counts, (words.top_place, "")
    by_work = table("shares", words.shares, columns, rows)
    rows = (
        [
            _title(section, words),
            str(held.total),
            _bar(held.works[0], held, ledger.language),
            Markup.escape(page.names.get(held.works[0].work, held.works[0].work)),
        ]
        for section, held in ledger.by_section
    )
    columns = (words.section, ""), *counts, (words.top_work, "")
    return by_work + table("shares", words.section, columns, rows)


def _top_place(one: Share, found: Concentration, page: Page) -> str:
    """The place in a work that is cited most, if any is cited twice."""
    place = next((place for place in found.places if place.work == one.work), None)
    if place is None or place.count < 2:
        return ""
    return f"{page.terms.place(place.locator)} ({place.count})"


def _bar(one: Share, of: Concentration, language: str) -> Markup:
    """A share in figures, with a bar as long, which says nothing more."""
    part = f"{100 * one.count / of.total:.1f}"
    bar = Markup('<span class="bar" aria-hidden="true" style="--part: {}"></span>').format(part)
    return Markup("{}{}").format(_percent(one, of, language), bar)


def _title(section: Section, words: Terms) -> str:
    return f"{section.number} {section.title}".strip() or words.no_title


def _ages(ledger: Ledger, page: Page) -> Markup:
    """The works of each year; those without one come last."""
    words = page.terms
    columns = (words.year, "count"), (words.works, "")
    years = [(str(year), keys) for year, keys in ledger.ages.years]
    years += [("–", ledger.ages.undated)] if ledger.ages.undated else []
    return table("ages", words.ages, columns, ([year, _names(keys, page)] for year, keys in years))


def _every(ledger: Ledger, page: Page) -> Markup:
    """All statements by section."""
    whole = Markup("")
    for section, claims in groupby(ledger.claims, key=lambda claim: claim.section):
        title = _title(section, page.terms)
        whole += Markup("<h3>{}</h3>\n").format(title)
        whole += tables.statements(claims, title, page)
    return whole


def appendix_html(ledger: Ledger) -> Markup:
    """The ledger as the last part of the report, with links to its citations."""
    page = page_of(ledger, within=True)
    head = Markup('<h1 id="{}">{}</h1>\n').format(EVIDENCE, page.terms.title)
    whole = Markup('<section class="evidence">\n{}{}</section>')
    return whole.format(head, ledger_html(ledger, page))


def page_of(ledger: Ledger, *, within: bool) -> Page:
    """How a ledger is shown: in its own language, within the report or by itself."""
    return Page(terms(ledger.language), ledger.names(), within)
