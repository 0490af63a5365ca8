"""The parts of a report that need the whole document: cover, imprint, summary, works, authors.

Each is a finished piece of HTML, or nothing where the author gave nothing to print or
switched it off. The theme's report.html.j2 puts them in order; the lists of the front matter
are made in lists.py.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from babel.dates import format_date
from markupsafe import Markup

from report_build import gathered, walk
from report_build.frozen import dataclass
from report_build.locales import locale
from report_build.model import Author, Cite, Document, Heading, Inline, Meta, Summary, Work
from report_build.render import qr
from report_build.render.html import Look, blocks_html, inlines_html
from report_build.render.lists import AUTHORS, SUMMARY, WORKS, authors_title, heading_line
from report_build.render.pieces import piece
from report_build.spacing import joined, title_lines


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover, each line finished."""

    series: Markup
    title: Markup
    subtitle: Markup
    authors: Markup
    publisher: Markup
    dateline: Markup
    logo: Markup


def for_print(meta: Meta) -> Meta:
    """The front matter with spaces that do not break, for pages; a file's properties need none."""

    def told(text: str) -> str:
        return joined(text, meta.language)

    return replace(
        meta,
        title=title_lines(meta.title, meta.language),
        subtitle=told(meta.subtitle),
        series=told(meta.series),
        publisher=told(meta.publisher),
        abstract=told(meta.abstract),
        rights=told(meta.rights),
        keywords=tuple(map(told, meta.keywords)),
        acronyms=tuple(replace(one, long=told(one.long)) for one in meta.acronyms),
        authors=tuple(
            replace(
                one, name=told(one.name), affiliation=told(one.affiliation), about=told(one.about)
            )
            for one in meta.authors
        ),
    )


def metadata_html(meta: Meta) -> Markup:
    """The meta elements that become the properties of the PDF."""
    named = [("author", author.name) for author in meta.authors]
    named += [("keywords", ", ".join(meta.keywords)), ("description", meta.abstract)]
    return Markup("\n").join(
        Markup('<meta name="{}" content="{}">').format(name, value)
        for name, value in named
        if value
    )


def cover(meta: Meta, look: Look) -> Cover:
    """The pieces of the cover."""
    number = piece("span", "number", meta.report_number)
    series = Markup(" ").join(part for part in (Markup.escape(meta.series), number) if part)
    return Cover(
        series=piece("p", "series", series),
        title=piece("p", "title", meta.title),
        subtitle=piece("p", "subtitle", meta.subtitle),
        authors=piece("div", "authors", Markup("").join(map(_author, meta.authors))),
        publisher=piece("p", "publisher", meta.publisher),
        dateline=piece("p", "dateline", joined(dateline(meta), meta.language)),
        logo=_logo(meta, look),
    )


def _logo(meta: Meta, look: Look) -> Markup:
    if not meta.logo:
        return Markup("")
    name = meta.publisher or meta.series or meta.title
    image = '<img class="logo" src="{}" alt="{}">\n'
    return Markup(image).format(look.picture(meta.logo), name)


def dateline(meta: Meta) -> str:
    """Place and date in the language of the report, such as "Bamako, November 12, 2022"."""
    day = format_date(meta.date, "long", locale=locale(meta.language))
    return f"{meta.place}, {day}" if meta.place else day


def _author(author: Author) -> Markup:
    name = piece("span", "author", author.name)
    return piece("p", "", name + " " + piece("span", "affiliation", author.affiliation))


# ---- behind the cover ----------------------------------------------------------------------


def imprint_html(document: Document, look: Look) -> Markup:
    """The page behind the cover: abstract, how to cite, numbers, contact, rights."""
    meta, names = document.meta, look.words
    if not meta.parts.imprint:
        return Markup("")
    keywords, contact = Markup.escape(", ".join(meta.keywords)), Markup.escape(meta.contact)
    lines = (
        piece("p", "abstract", meta.abstract)
        + _labelled(names.keywords, keywords)
        + _labelled(names.suggested, inlines_html(_suggested(document), look))
        + _labelled("", _numbers(meta))
        + _labelled(names.contact, contact)
        + piece("p", "rights", meta.rights)
    )
    return piece("section", "imprint", lines)


def _suggested(document: Document) -> tuple[Inline, ...]:
    return document.suggested if document.meta.parts.suggested_citation else ()


def _numbers(meta: Meta) -> Markup:
    """ISSN, ISBN and DOI, a line each; the DOI leads to its page."""
    lines = [
        Markup("{}\u00a0{}").format(name, number)
        for name, number in (("ISSN", meta.issn), ("ISBN", meta.isbn))
        if number
    ]
    if meta.doi:
        link = '<a class="url" href="https://doi.org/{0}">https://doi.org/{0}</a>'
        lines.append(Markup(link).format(meta.doi))
    return Markup("<br>").join(lines)


def _labelled(word: str, text: Markup) -> Markup:
    if not text:
        return Markup("")
    label = piece("span", "label", word)
    return piece("p", "", Markup("{}<br>{}").format(label, text) if label else text)


# ---- the summary page ----------------------------------------------------------------------


def summary_html(document: Document, look: Look) -> Markup:
    """The summaries of all sections, each under the title of its section; then key findings."""
    parts = Markup("").join(_section_summary(*pair, look) for pair in gathered.summaries(document))
    found = gathered.key_findings(document)
    if not parts and not found:
        return parts
    if found:
        parts += Markup("<h2>{}</h2>\n").format(look.words.key_findings)
    parts += blocks_html(found, look)
    head = Markup('<h1 id="{}">{}</h1>\n').format(SUMMARY, look.words.summary)
    return Markup('<section class="front">\n{}{}</section>').format(head, parts)


def _section_summary(heading: Heading | None, summary: Summary, look: Look) -> Markup:
    text = blocks_html(summary.children, look)
    if heading is None:
        return text
    return piece("p", "summary-of", heading_line(heading, look)) + text


# ---- the body and what follows it ----------------------------------------------------------


def body_html(document: Document, look: Look) -> Markup:
    """The sections, without what the summary page prints of them."""
    return blocks_html(gathered.body(document).blocks, look)


def works_html(document: Document, look: Look) -> Markup:
    """The works cited; each entry has the place that citations link to."""
    if not document.works:
        return Markup("")
    labels = {cite.label for part in gathered.front(document) for cite in walk.of_kind(part, Cite)}
    lines = Markup("").join(_work_html(work, labels, document, look) for work in document.works)
    head = Markup('<h1 id="{}">{}</h1>\n').format(WORKS, document.works_title)
    return Markup('<section class="works">\n{}{}</section>').format(head, lines)


def _work_html(work: Work, front: AbstractSet[str], document: Document, look: Look) -> Markup:
    parts = document.meta.parts
    pages = _pages(work, front, look) if parts.page_references else Markup("")
    code = qr.code_html(qr.address(work)) if document.meta.qr else Markup("")
    entry = Markup('{}<p class="work" id="ref-{}">{}{}</p>\n')
    note = inlines_html(work.annotation, look) if parts.annotations else ""
    text = inlines_html(work.children, look)
    return entry.format(code, work.id, text, pages) + piece("p", "annotation", note)


def _pages(work: Work, front: AbstractSet[str], look: Look) -> Markup:
    """The way back from a work: a link for each citation, to which the style adds its page.

    weasyprint_fixes.name_pages_once leaves out a page that stands there already.
    """
    links = Markup("").join(
        Markup('<a class="cited-page{}" href="#{}" data-work="{}"></a>').format(
            " roman" if label in front else "", label, work.id
        )
        for label in work.cited
    )
    text = Markup("{} {}").format(look.words.cited_at, links)
    return Markup('<span class="cited-on">{}</span>').format(text) if links else links


def authors_html(document: Document, look: Look) -> Markup:
    """What the authors say of themselves, at the end."""
    title = authors_title(document, look)
    if not title:
        return Markup("")
    lines = Markup("").join(
        piece("p", "", Markup("<strong>{}</strong> {}").format(author.name, author.about))
        for author in document.meta.authors
        if author.about
    )
    head = Markup('<h1 id="{}">{}</h1>\n').format(AUTHORS, title)
    return Markup('<section class="authors-told">\n{}{}</section>').format(head, lines)
