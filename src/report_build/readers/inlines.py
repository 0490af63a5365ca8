"""Inline tokens to nodes: what stands in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from report_build.diagnostics import Diagnostic, Pos, Rule, Severity, suggestion
from report_build.locales import LANGUAGE_TAG, is_language
from report_build.model import (
    Break,
    Cite,
    CitedWork,
    CiteForm,
    Code,
    CrossRef,
    Emph,
    FactRef,
    Footnote,
    Inline,
    Link,
    Paragraph,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from report_build.readers import foreign
from report_build.readers.cites import (
    cited_work,
    cited_works,
    is_cross_reference,
    locator_and_suffix,
)
from report_build.readers.page import Page
from report_build.readers.place import Places, at
from report_build.readers.syntax import dashes
from report_build.walk import plain_text

Inlines = tuple[Inline, ...]

_SCHEMES = ("http://", "https://", "mailto:", "#")


def inlines(token: Token, page: Page, place: Places) -> Inlines:
    """The nodes of one block's inline token."""
    foreign.report_in_lines(token, place, page.report)
    return _merged(_nodes(iter(token.children or ()), page, place, ""))


def markdown(text: str, page: Page, places: Pos | Places) -> Inlines:
    """The nodes of a text that stands at a place, or whose offsets have places of their own."""
    tokens = page.grammar.parseInline(text, page.env)
    place = at(places, text) if isinstance(places, Pos) else places
    return inlines(tokens[0], page, place) if tokens else ()


def _nodes(tokens: Iterator[Token], page: Page, place: Places, until: str) -> list[Inline]:
    found: list[Inline] = []
    for token in tokens:
        if token.type == until:
            break
        found.extend(_node(token, tokens, page, place))
    return found


def _node(token: Token, tokens: Iterator[Token], page: Page, place: Places) -> Inlines:
    pos = place.pos(token.meta.get("at", 0))
    if token.nesting == 1:
        inside = token.type.removesuffix("_open")
        children = _merged(_nodes(tokens, page, place, f"{inside}_close"))
        return _container(inside, token, children, page, place, pos)
    match token.type:
        case "text" | "text_special":
            return (Text(dashes(token.content), pos=pos),)
        case "softbreak":
            return (Text(" ", pos=pos),)
        case "hardbreak":
            return (Break(pos=pos),)
        case "code_inline":
            return (Code(token.content, pos=pos),)
        case "citation":
            return _citation(token.meta["inside"], page, pos)
        case "narrative":
            return _narrative(token.meta["key"], token.meta["inside"], page, pos)
        case "footnote_ref":
            return _footnote(token.meta["label"], page, pos)
        case "image":
            message = "a picture stands within a line of text"
            page.fault(Rule.UNSUPPORTED, message, pos, "give it a ```{figure} fence of its own")
            return ()
    raise AssertionError(f"the grammar has no arm for {token.type}")


def _container(
    kind: str, token: Token, children: Inlines, page: Page, place: Places, pos: Pos
) -> Inlines:
    match kind:
        case "em":
            return (Emph(children, pos=pos),)
        case "strong":
            return (Strong(children, pos=pos),)
        case "sup":
            return (Superscript(children, pos=pos),)
        case "sub":
            return (Subscript(children, pos=pos),)
        case "link":
            report_title(token, page, pos)
            return _link(str(token.attrs.get("href", "")), children, page, pos)
        case "note":
            return (Footnote((Paragraph(children, pos=pos),), pos=pos),)
        case "span":
            return _span(token, children, page, place, pos)
    raise AssertionError(f"the grammar has no arm for {kind}")


def report_title(token: Token, page: Page, pos: Pos) -> None:
    """Report the title of a link or picture, which neither paper nor slides can show."""
    if title := token.attrs.get("title"):
        message = f'the title "{title}" would print nowhere'
        page.fault(Rule.UNSUPPORTED, message, pos, "put it into the words, or delete it")


def _link(url: str, children: Inlines, page: Page, pos: Pos) -> Inlines:
    if not url.lower().startswith(_SCHEMES):
        message = f'the link leads to "{url}"'
        page.fault(Rule.BAD_VALUE, message, pos, "write https://…, mailto:… or #label")
        return children
    if not children:
        page.fault(Rule.BAD_VALUE, "the link has no words", pos, "write [words](https://…)")
    return (Link(url, children, pos=pos),)


def _span(token: Token, children: Inlines, page: Page, place: Places, pos: Pos) -> Inlines:
    found = dict(token.meta["attributes"])
    node: Inlines = children
    if lang := found.pop("lang", ""):
        _report_language(lang, page, place.pos(token.meta["attributes_at"]))
        node = (Phrase(lang, children, pos=pos),)
    elif key := found.pop("fact", ""):
        cite = found.pop("cite", "").removeprefix("@")
        attributed = found.pop("render", "") == "attributed"
        node = (FactRef(key, children, cite, attributed, pos=pos),)
    elif found.get("verify") == "quote":
        node += _quotation(found, plain_text(children), page, pos)
    where = place.pos(token.meta["attributes_at"])
    if (render := token.meta["attributes"].get("render", "attributed")) != "attributed":
        message = f'a fact is not rendered "{render}"'
        page.fault(Rule.BAD_VALUE, message, where, "write render=attributed, or leave it out")
    for name in attribute_names(found):
        hint = suggestion(name, ("lang", "fact", "cite", "render", "verify", "locator"), "{}=")
        page.fault(Rule.UNKNOWN_ATTRIBUTE, f'a phrase has no attribute "{name}"', where, hint)
    return node


def _quotation(found: dict[str, str], words: str, page: Page, pos: Pos) -> Inlines:
    """The citation of words that have to be compared with their source."""
    key, _ = found.pop("cite", "").removeprefix("@"), found.pop("verify")
    label, locator, suffix = locator_and_suffix(found.pop("locator", ""))
    if not key:
        message, hint = "the quotation names no work", "write {verify=quote cite=key}"
        page.fault(Rule.MISSING_KEY, message, pos, hint)
        return ()
    work = CitedWork(key, label=label, locator=locator, suffix=suffix)
    return Text(" ", pos=pos), Cite((work,), quoted=words, pos=pos)


def attribute_names(found: Mapping[str, str]) -> Iterator[str]:
    """The names of attributes, as they are written: `.small` for a class."""
    for name, value in found.items():
        if name == "class":
            yield from (f".{one}" for one in value.split())
        else:
            yield f"#{value}" if name == "id" else name


def _report_language(tag: str, page: Page, pos: Pos) -> None:
    if not LANGUAGE_TAG.fullmatch(tag):
        page.fault(Rule.BAD_VALUE, f'"{tag}" is no language tag', pos, "write lang=fr")
    elif not is_language(tag):
        fact = f'no language has the tag "{tag}"'
        hint = "write two or three letters, as lang=fr"
        page.report(Diagnostic(Rule.UNKNOWN_LANGUAGE, fact, pos, hint, Severity.WARNING))


# ---- citations and cross references --------------------------------------------------------


def _citation(inside: str, page: Page, pos: Pos) -> Inlines:
    works = cited_works(inside)
    if works is None:
        message = "a part of the citation names no work"
        page.fault(Rule.BAD_CITATION, message, pos, "write [@one, p. 3; @two, ch. 4]")
        return ()
    if any(is_cross_reference(work.id) for work in works):
        label = next(work.id for work in works if is_cross_reference(work.id))
        message = f'the citation holds a cross reference: "{inside}"'
        page.fault(Rule.BAD_CITATION, message, pos, f"write it without brackets: @{label}")
        return ()
    return (Cite(tuple(_typographic(work, page) for work in works), pos=pos),)


def _typographic(work: CitedWork, page: Page) -> CitedWork:
    words = page.typographic
    return replace(work, prefix=words(work.prefix), suffix=words(work.suffix))


def _narrative(key: str, inside: str, page: Page, pos: Pos) -> Inlines:
    if is_cross_reference(key):
        return (CrossRef(key, pos=pos), *_bracketed_text(inside, page, pos))
    first, _, others = inside.partition(";")
    work = cited_work(f"@{{{key}}}, {first}" if first else f"@{{{key}}}")
    more = cited_works(others) if others.strip() else ()
    if work is None or more is None:
        message = f"the brackets after @{key} hold no place in the work"
        page.fault(Rule.BAD_CITATION, message, pos, f"write @{key} [p. 4]")
        return ()
    works = tuple(_typographic(one, page) for one in (work, *more))
    return (Cite(works, CiteForm.NARRATIVE, pos=pos),)


def _bracketed_text(inside: str, page: Page, pos: Pos) -> Inlines:
    if inside:
        message = "a cross reference takes no brackets"
        page.fault(Rule.BAD_CITATION, message, pos, "write the words in parentheses instead")
    return ()


def source(entries: Sequence[str], places: Sequence[Pos], page: Page) -> Inlines:
    """The works of a list such as `[icg2022, "un, p. 4"]`, as one citation without parentheses."""
    works: list[CitedWork] = []
    for entry, pos in zip(entries, places, strict=True):
        work = cited_work(entry if "@" in entry else f"@{entry.strip()}")
        if work is None:
            page.fault(Rule.BAD_CITATION, f'"{entry}" names no work', pos, "write an id: [icg2022]")
        else:
            works.append(_typographic(work, page))
    return (Cite(tuple(works), CiteForm.BARE, pos=places[0]),) if works else ()


def _footnote(label: str, page: Page, pos: Pos) -> Inlines:
    blocks = page.note_blocks(page, label, pos)
    return (Footnote(blocks, pos=pos),) if blocks else ()


# ---- text ----------------------------------------------------------------------------------


def _merged(nodes: Sequence[Inline]) -> Inlines:
    merged: list[Inline] = []
    for node in nodes:
        last = merged[-1] if merged else None
        if isinstance(node, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + node.text, pos=last.pos)
        elif not (isinstance(node, Text) and not node.text):
            merged.append(node)
    return tuple(merged)
