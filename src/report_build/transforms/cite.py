"""Citations and works cited, through the one door of citations/.

citeproc needs every citation before it can format one: collect, then finish, in one call.
What comes back is HTML; here it becomes inlines that link to their entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from report_build.citations import CitationError, Formatted, format_document
from report_build.diagnostics import Diagnostic, Report, Rule, suggestion
from report_build.library import Library
from report_build.model import (
    Author,
    Cite,
    CitedWork,
    CiteForm,
    Document,
    Inline,
    Link,
    Meta,
    Node,
    Slide,
    Text,
    Work,
)
from report_build.transforms.markup import inlines_of
from report_build.walk import of_kind, rewrite
from report_build.words import words

_FLAGS = {"": {}, "author": {"suppress-author": True}, "work": {"locator-only": True}}


def suggest(document: Document) -> Document:
    """The report with the citation that it suggests for itself, as an entry of MLA."""
    meta = document.meta
    if not (meta.parts.imprint and meta.parts.suggested_citation):
        return document
    formatted = format_document([_own_item(meta)], [], locale=meta.language)
    return replace(document, suggested=inlines_of(formatted.works_cited[0][1]))


def _own_item(meta: Meta) -> dict[str, object]:
    """The report as a CSL item. What a report lacks is left out of its entry."""
    day = meta.date
    found: dict[str, object] = {
        "id": "report",
        "type": "report",
        "title": f"{meta.title}: {meta.subtitle}" if meta.subtitle else meta.title,
        "author": [_own_name(author) for author in meta.authors],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "collection-title": meta.series,
        "collection-number": meta.report_number,
        "publisher": meta.publisher,
        "DOI": meta.doi,
    }
    return {key: value for key, value in found.items() if value}


def _own_name(author: Author) -> dict[str, str]:
    family, comma, given = author.sort.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": author.sort or author.name}


def without_named_slides(document: Document, library: Library, report: Report) -> Document:
    """The document without citations that name a slide, which are reported: it is no work."""
    cited = {work.id for one in of_kind(document, Cite) for work in one.works}
    unknown = {key for key in cited if library.lacks(key)}
    slides = {slide.label for slide in of_kind(document, Slide)} & unknown if unknown else set()

    def change(node: Node) -> Node:
        named = [] if not isinstance(node, Cite) else [work.id for work in node.works]
        for label in slides.intersection(named):
            fact = f'"{label}" is a slide, and neither a work nor a part of the report'
            hint = "refer to the section or figure that it shows: @sec-…, @fig-…"
            report(Diagnostic(Rule.UNKNOWN_LABEL, fact, node.pos, hint))
        return Text("") if slides.intersection(named) else node

    return rewrite(document, change) if slides else document


def cite(document: Document, library: Library, report: Report) -> Document:
    """The document with every citation formatted and the works that it cites listed."""
    found = tuple(of_kind(document, Cite))
    known = [(one, part) for one in found if (part := _known(one, library, report)).works]
    nocite = [key for key in document.meta.nocite if _listed(key, document, library, report)]
    if not known and not nocite and document.meta.style == "mla":
        return document  # another style is looked up, as there may be none of its name
    try:
        formatted = _formatted([part for _, part in known], nocite, document, library)
    except CitationError as fault:
        place = document.meta.pos_of("style")
        report(Diagnostic(Rule.UNKNOWN_STYLE, fault.message, place, fault.hint))
        return document
    if not known and not nocite:
        return document
    return _with_texts(document, [one for one, _ in known], formatted, library)


def _known(node: Cite, library: Library, report: Report) -> Cite:
    """The citation with those of its works alone that the library has."""
    for work in node.works:
        if not library.lacks(work.id):
            continue
        hint = suggestion(work.id, library.items, "@{}") or "add it to bibliography.json"
        fact = f'bibliography.json has no "{work.id}"'
        report(Diagnostic(Rule.UNKNOWN_CITATION, fact, node.pos, hint))
    works = tuple(work for work in node.works if work.id in library.items)
    return node if works == node.works else replace(node, works=works)


def _listed(key: str, document: Document, library: Library, report: Report) -> bool:
    if library.lacks(key) and key != "*":
        hint = suggestion(key, library.items)
        fact = f'bibliography.json has no "{key}"'
        place = document.meta.pos_of(f"nocite.{key}")
        report(Diagnostic(Rule.UNKNOWN_CITATION, fact, place, hint))
    return key == "*" or key in library.items


def _formatted(
    cites: Sequence[Cite], nocite: Sequence[str], document: Document, library: Library
) -> Formatted:
    return format_document(
        [dict(item.csl) for item in library.items.values()],
        [_csl_citation(one) for one in cites],
        style=document.meta.style,
        locale=document.meta.language,
        nocite=nocite,
        annotated=document.meta.annotated,
    )


def _csl_citation(node: Cite) -> dict[str, object]:
    found: dict[str, object] = {"cites": [_csl_cite(work) for work in node.works]}
    if node.form is CiteForm.NARRATIVE:
        found["mode"] = "composite"
    return found


def _csl_cite(work: CitedWork) -> dict[str, object]:
    found: dict[str, object] = {"id": work.id, **_FLAGS[work.omit]}
    if work.locator:
        found |= {"locator": work.locator, "label": work.label or "page"}
    if work.prefix:
        found["prefix"] = f"{_emphasized(work.prefix)} "
    if work.suffix:
        suffix = _emphasized(work.suffix)
        found["suffix"] = f", {suffix}" if work.suffix[0].isalnum() else suffix
    return found


# Citation styles take what stands around a citation as plain text, so that emphasis in it goes
# through them as two characters of Unicode's private use.
_EMPHASIS, _NO_EMPHASIS = "\uf8f0", "\uf8f1"
_EMPHASIZED = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]*[^\s*_\\])\1(?![\w*])")


def _emphasized(text: str) -> str:
    return _EMPHASIZED.sub(rf"{_EMPHASIS}\2{_NO_EMPHASIS}", text)


# ---- back into the tree --------------------------------------------------------------------


def _with_texts(
    document: Document, cites: Sequence[Cite], formatted: Formatted, library: Library
) -> Document:
    texts = {
        id(node): replace(node, children=_linked(node, parts), label=f"cite-{at}")
        for at, (node, parts) in enumerate(zip(cites, formatted.parts, strict=True), 1)
    }

    def change(node: Node) -> Node:
        return texts[id(node)] if id(node) in texts else _closed_up(node)

    works = _works(tuple(texts.values()), formatted, library)
    title = list_title(works, document.meta)
    return replace(rewrite(document, change), works=works, works_title=title)


def _works(cites: Sequence[Cite], formatted: Formatted, library: Library) -> tuple[Work, ...]:
    places: dict[str, tuple[str, ...]] = {}
    for node in cites:
        for key in dict.fromkeys(work.id for work in node.works):
            places[key] = (*places.get(key, ()), node.label)
    notes, full = dict(formatted.annotations), dict(formatted.full_entries)
    return tuple(
        Work(
            key,
            inlines_of(html),
            inlines_of(notes.get(key, "")),
            places.get(key, ()),
            inlines_of(full[key]),
            pos=library.items[key].pos,
        )
        for key, html in formatted.works_cited
    )


def list_title(works: Sequence[Work], meta: Meta) -> str:
    """What the list is called: in MLA by whether all of it is cited, and how many (5.1)."""
    one, several, consulted, references = words(meta.language).works
    if meta.style != "mla":
        return references
    if any(not work.cited for work in works):
        return consulted
    return one if len(works) == 1 else several


def _closed_up(node: Node) -> Node:
    """The node without the space before a citation that prints nothing.

    Where the author stands in the sentence and there is no page, MLA 9 asks for no
    parentheses: the work is only listed.
    """
    children = getattr(node, "children", ())
    closed = tuple(
        replace(child, text=child.text.rstrip())
        if isinstance(child, Text) and isinstance(after, Cite) and not after.children
        else child
        for child, after in zip_longest(children, children[1:])
    )
    return node if closed == children else replace(node, children=closed)  # type: ignore[call-arg]


def _linked(node: Cite, parts: Sequence[tuple[str | None, str]]) -> tuple[Inline, ...]:
    """The pieces of a citation, each a link to its entry; what joins them is plain text."""
    children: list[Inline] = []
    for key, html in parts:
        words = inlines_of(html.replace(_EMPHASIS, "<i>").replace(_NO_EMPHASIS, "</i>"))
        children.extend((Link(f"#ref-{key}", words),) if key and words else words)
    return _bare(tuple(children)) if node.form is CiteForm.BARE else tuple(children)


def _bare(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A citation without the parentheses around it, for a source line."""
    match children:
        case (Text(first), *middle, Text(last)) if first == "(" and last == ")":
            return tuple(middle)
    return children
