"""The lists in the front matter of a report: contents, figures, tables, acronyms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from report_build import gathered, walk
from report_build.evidence.terms import terms
from report_build.frozen import dataclass
from report_build.model import Document, Exhibit, Heading, Table
from report_build.render.html import Look, inlines_html
from report_build.render.pieces import piece

CONTENTS = "part-contents"
SUMMARY = "part-summary"
FIGURES = "part-figures"
TABLES = "part-tables"
ACRONYMS = "part-acronyms"
WORKS = "part-works"
EVIDENCE = "part-evidence"
AUTHORS = "part-authors"

ENOUGH = 4  # figures or tables, from which a reader looks for a list of them


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a heading of the first level and those of the second below it."""

    heading: Heading
    below: tuple[Heading, ...] = ()


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


def lists_html(document: Document, look: Look) -> Markup:
    """Contents, figures, tables and acronyms: each where there is enough to look for."""
    parts, body = document.meta.parts, gathered.body(document)
    exhibits = [found for found in walk.nodes(body) if isinstance(found, Exhibit) and found.number]
    figures = [found for found in exhibits if not isinstance(found, Table)]
    tables = [found for found in exhibits if isinstance(found, Table)]
    whole = _contents_html(document, look) if parts.contents else Markup("")
    if parts.figures:
        whole += _exhibits_html(FIGURES, look.words.figures, look.words.figure, figures, look)
    if parts.tables:
        whole += _exhibits_html(TABLES, look.words.tables, look.words.table, tables, look)
    if parts.acronyms:
        whole += _acronyms_html(document, look)
    return piece("div", "lists", whole)


def _contents_html(document: Document, look: Look) -> Markup:
    """The contents, once there are sections enough to look for one."""
    lines = entries(document)
    if len(lines) < 2:
        return Markup("")
    items = [_entry_html(entry, look) for entry in lines]
    if gathered.front(document):
        items.insert(0, _item(_line(SUMMARY, look.words.summary, "roman")))
    if document.works:
        items.append(_item(_line(WORKS, document.works_title)))
    if document.meta.parts.evidence:
        items.append(_item(_line(EVIDENCE, terms(look.language).title)))
    if authors := authors_title(document, look):
        items.append(_item(_line(AUTHORS, authors)))
    return _nav("contents", CONTENTS, look.words.contents, items)


def authors_title(document: Document, look: Look) -> str:
    """What the part about the authors is called; empty if there is none."""
    told = sum(1 for author in document.meta.authors if author.about)
    if not told or not document.meta.parts.about_authors:
        return ""
    return look.words.authors if told > 1 else look.words.author


def _nav(kind: str, label: str, title: str, items: list[Markup]) -> Markup:
    head = Markup('<h1 id="{}">{}</h1>\n').format(label, title)
    whole = Markup('<nav class="{}">\n{}<ol>\n{}</ol>\n</nav>\n')
    return whole.format(kind, head, Markup("").join(items))


def _entry_html(entry: Entry, look: Look) -> Markup:
    below = Markup("").join(_item(heading_line(heading, look)) for heading in entry.below)
    inner = Markup("\n<ol>\n{}</ol>").format(below) if below else below
    return _item(heading_line(entry.heading, look) + inner)


def _item(content: Markup) -> Markup:
    return Markup("<li>{}</li>\n").format(content)


def heading_line(heading: Heading, look: Look) -> Markup:
    """A heading as a link to it, its number before."""
    number = piece("span", "number", heading.number)
    return number + _line(heading.label, inlines_html(gathered.bare(heading.children), look))


def _line(label: str, content: str, kind: str = "") -> Markup:
    named = Markup(' class="{}"').format(kind) if kind else Markup("")
    return Markup('<a href="#{}"{}>{}</a>').format(label, named, content)


def _exhibits_html(
    label: str, title: str, word: str, exhibits: Sequence[Exhibit], look: Look
) -> Markup:
    found = [one for one in exhibits if one.label]
    if len(found) < ENOUGH:
        return Markup("")
    return _nav("contents exhibits", label, title, list(_exhibit_items(found, word, look)))


def _exhibit_items(exhibits: Sequence[Exhibit], word: str, look: Look) -> Iterator[Markup]:
    for one in exhibits:
        title = inlines_html(gathered.bare(one.legend.caption), look) or Markup(word)
        yield _item(piece("span", "number", one.number) + _line(one.label, title))


def _acronyms_html(document: Document, look: Look) -> Markup:
    """The acronyms that have words, in the order of the alphabet, each with its own."""
    told = (one for one in document.meta.acronyms if one.long)
    found = sorted(told, key=lambda one: one.short.casefold())
    if not found:
        return Markup("")
    lines = Markup("").join(
        Markup("<dt>{}</dt>\n<dd>{}</dd>\n").format(one.short, one.long) for one in found
    )
    head = Markup('<h1 id="{}">{}</h1>\n').format(ACRONYMS, look.words.acronyms)
    return Markup('<section class="acronyms">\n{}<dl>\n{}</dl>\n</section>\n').format(head, lines)
