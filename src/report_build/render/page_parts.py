"""The parts of a report that need the whole document: cover, imprint, contents, summary, works.

Each is a finished piece of HTML, or nothing where the author gave nothing to print. The
theme's report.html.j2 puts them in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from babel.dates import format_date
from markupsafe import Markup

from report_build import walk
from report_build.model import (
    Author,
    Cite,
    Document,
    Footnote,
    Heading,
    Inline,
    Meta,
    Node,
    Summary,
    Work,
)
from report_build.render.html import Look, blocks_html, inlines_html

CONTENTS = "part-contents"
SUMMARY = "part-summary"
WORKS = "part-works"


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover, each line finished."""

    series: Markup
    title: Markup
    subtitle: Markup
    authors: Markup
    publisher: Markup
    dateline: Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading of the first level and those of the second below it."""

    heading: Heading
    below: tuple[Heading, ...] = ()


def metadata_html(meta: Meta) -> Markup:
    """The meta elements that become the properties of the PDF."""
    named = [("author", author.name) for author in meta.authors]
    named += [("keywords", ", ".join(meta.keywords)), ("description", meta.abstract)]
    return Markup("\n").join(
        Markup('<meta name="{}" content="{}">').format(name, value)
        for name, value in named
        if value
    )


def cover(meta: Meta) -> Cover:
    """The pieces of the cover."""
    number = _piece("span", "number", meta.report_number)
    series = Markup(" ").join(part for part in (Markup.escape(meta.series), number) if part)
    return Cover(
        series=_piece("p", "series", series),
        title=_piece("p", "title", meta.title),
        subtitle=_piece("p", "subtitle", meta.subtitle),
        authors=_piece("div", "authors", Markup("").join(map(_author, meta.authors))),
        publisher=_piece("p", "publisher", meta.publisher),
        dateline=_piece("p", "dateline", dateline(meta)),
    )


def dateline(meta: Meta) -> str:
    """Place and date in the language of the report, such as "Bamako, November 12, 2022"."""
    day = format_date(meta.date, "long", locale=meta.language.replace("-", "_"))
    return f"{meta.place}, {day}" if meta.place else day


def _author(author: Author) -> Markup:
    name = _piece("span", "author", author.name)
    return _piece("p", "", name + " " + _piece("span", "affiliation", author.affiliation))


def imprint_html(meta: Meta, look: Look) -> Markup:
    """The page behind the cover: abstract, keywords and rights, if there are any."""
    lines = (
        _piece("p", "abstract", meta.abstract)
        + _labelled(look.words.keywords, ", ".join(meta.keywords))
        + _piece("p", "rights", meta.rights)
    )
    return _piece("section", "imprint", lines)


def _labelled(word: str, text: str) -> Markup:
    label = _piece("span", "label", word)
    return _piece("p", "", Markup("{}<br>{}").format(label, text)) if text else Markup("")


def entries(document: Document) -> tuple[Entry, ...]:
    """The lines of the contents, two levels deep."""
    found: list[Entry] = []
    for block in document.blocks:
        if not isinstance(block, Heading) or block.level > 2:
            continue
        if block.level == 1 or not found:
            found.append(Entry(block))
        else:
            found[-1] = Entry(found[-1].heading, (*found[-1].below, block))
    return tuple(found)


def contents_html(document: Document, look: Look) -> Markup:
    """The contents, once there are sections enough to look for one."""
    lines = entries(document)
    if len(lines) < 2:
        return Markup("")
    items = [_entry_html(entry, look) for entry in lines]
    if any(True for _ in walk.of_kind(document, Summary)):
        items.insert(0, _item(_line(SUMMARY, look.words.summary, "roman")))
    if document.works:
        items.append(_item(_line(WORKS, document.works_title)))
    head = Markup('<h1 id="{}">{}</h1>\n').format(CONTENTS, look.words.contents)
    return Markup('<nav class="contents">\n{}<ol>\n{}</ol>\n</nav>').format(
        head, Markup("").join(items)
    )


def _entry_html(entry: Entry, look: Look) -> Markup:
    below = Markup("").join(_item(_heading_line(heading, look)) for heading in entry.below)
    inner = Markup("\n<ol>\n{}</ol>").format(below) if below else below
    return _item(_heading_line(entry.heading, look) + inner)


def _item(content: Markup) -> Markup:
    return Markup("<li>{}</li>\n").format(content)


def _heading_line(heading: Heading, look: Look) -> Markup:
    number = _piece("span", "number", heading.number)
    return number + _line(heading.label, inlines_html(without_notes(heading.children), look))


def _line(label: str, content: str, kind: str = "") -> Markup:
    named = Markup(' class="{}"').format(kind) if kind else Markup("")
    return Markup('<a href="#{}"{}>{}</a>').format(label, named, content)


def without_notes(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A title as it stands in the contents, where notes and labels would print twice."""
    return walk.rewrite(Heading(1, children), _repeated).children


def _repeated(node: Node) -> Node | tuple[Node, ...]:
    match node:
        case Footnote():
            return ()
        case Cite():
            return replace(node, label="")
    return node


def summary_html(document: Document, look: Look) -> Markup:
    """The summaries of all sections on one page, each under the title of its section."""
    parts = Markup("").join(_section_summary(*pair, look) for pair in summaries(document))
    if not parts:
        return parts
    head = Markup('<h1 id="{}">{}</h1>\n').format(SUMMARY, look.words.summary)
    return Markup('<section class="front">\n{}{}</section>').format(head, parts)


def summaries(document: Document) -> Iterator[tuple[Heading | None, Summary]]:
    """Each summary of the document with the heading that it stands under."""
    heading: Heading | None = None
    for node in walk.nodes(document):
        if isinstance(node, Heading):
            heading = node
        elif isinstance(node, Summary):
            yield heading, node


def _section_summary(heading: Heading | None, summary: Summary, look: Look) -> Markup:
    text = blocks_html(summary.children, look)
    if heading is None:
        return text
    return _piece("p", "summary-of", _heading_line(heading, look)) + text


def body_html(document: Document, look: Look) -> Markup:
    """The sections, without the summaries that the summary page prints."""
    return blocks_html(body(document).blocks, look)


def body(document: Document) -> Document:
    """The document without its summaries."""
    return walk.keep(document, _is_no_summary)


def _is_no_summary(node: Node) -> bool:
    return not isinstance(node, Summary)


def works_html(document: Document, look: Look) -> Markup:
    """The works cited; each entry has the place that citations link to."""
    if not document.works:
        return Markup("")
    front = {
        cite.label for _, summary in summaries(document) for cite in walk.of_kind(summary, Cite)
    }
    references = document.meta.parts.page_references
    lines = Markup("").join(
        _work_html(work, _pages(work, front, look) if references else Markup(""), look)
        for work in document.works
    )
    head = Markup('<h1 id="{}">{}</h1>\n').format(WORKS, document.works_title)
    return Markup('<section class="works">\n{}{}</section>').format(head, lines)


def _work_html(work: Work, pages: Markup, look: Look) -> Markup:
    entry = Markup('<p class="work" id="ref-{}">{}{}</p>\n')
    return entry.format(work.id, inlines_html(work.children, look), pages)


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


def _piece(tag: str, kind: str, content: str) -> Markup:
    """An element on a line of its own, or nothing where there is nothing to print."""
    if not content.strip():
        return Markup("")
    named = Markup(' class="{}"').format(kind) if kind else Markup("")
    end = "" if tag == "span" else "\n"
    return Markup("<{0}{1}>{2}</{0}>{3}").format(tag, named, content, end)
