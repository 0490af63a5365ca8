"""Spaces at which no line may end, put in last, when all words of an output are known.

So every check before sees the spaces that an author wrote, and report and deck print the same
words. The rules are in spacing.py, by the language of the report or of a phrase in it. An
author's own spaces that do not break stay; code, and references that the build writes, are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from report_build import model as m
from report_build.spacing import joined, joins, title_lines
from report_build.walk import rewrite

AROUND = (
    m.Emph
    | m.Strong
    | m.Superscript
    | m.Subscript
    | m.SmallCaps
    | m.Link
    | m.Phrase
    | m.Cite
    | m.FactRef
)
OBJECT = "\ufffc"  # stands for code, which has no words

ROWS: dict[type[m.Node], tuple[str, ...]] = {
    kind: tuple(item.name for item in fields(kind) if item.type == "tuple[Inline, ...]")
    for kind in vars(m).values()
    if isinstance(kind, type) and issubclass(kind, m.Node)
}
"""The fields of each kind that hold a row of inlines, which is a text of its own."""


def keep_together(document: m.Document) -> m.Document:
    """The document with spaces that do not break, where its languages ask for them."""
    language = document.meta.language

    def change(node: m.Node) -> m.Node:
        if isinstance(node, m.Inline):
            return node  # a row of them is looked at as a whole
        new: dict[str, Any] = {}
        match node:
            case m.Event(when_text=text):
                new["when_text"] = joined(text, language)
            case m.PullQuote(cite=m.Cite() as cite):
                new["cite"] = replace(cite, children=_spaced(cite.children, language))
        for name in ROWS[type(node)]:
            new[name] = _spaced(getattr(node, name), language)
        match node:
            case m.Heading():
                new["children"] = _title(new["children"], language)
            case m.Slide():
                new["title"] = _title(new["title"], language)
        same = all(getattr(node, name) is value for name, value in new.items())
        return node if same else replace(node, **new)

    return rewrite(document, change)


def _spaced(row: tuple[m.Inline, ...], language: str) -> tuple[m.Inline, ...]:
    """A row of inlines, looked at as one text: "about **900** km" is joined all the same."""
    pieces = list(_pieces(row, language))
    whole = "".join(text for text, _ in pieces)
    if " " not in whole:
        return row
    spaces = {
        spoken: dict(joins(whole, spoken)) for spoken in dict.fromkeys(lang for _, lang in pieces)
    }
    if not any(spaces.values()):
        return row
    at, texts = 0, []
    for text, spoken in pieces:
        found = spaces[spoken]
        texts.append("".join(found.get(at + place, one) for place, one in enumerate(text)))
        at += len(text)
    return _with_texts(row, iter(texts))


def _title(row: tuple[m.Inline, ...], language: str) -> tuple[m.Inline, ...]:
    """A title without a last line of one word, if it ends in a text."""
    match row:
        case (*before, m.Text(text) as last):
            return (*before, replace(last, text=title_lines(text, language)))
    return row


def _pieces(row: Sequence[m.Inline], language: str) -> Iterator[tuple[str, str]]:
    """The texts of a row, each with its language; what is no text stands there as a mark."""
    for node in row:
        match node:
            case m.Text(text) | m.CrossRef(_, text):
                yield text, language
            case m.Phrase(lang, children):
                yield from _pieces(children, lang)
            case m.Footnote():
                yield "", language
            case m.Break():
                yield "\n", language
            case m.Code():
                yield OBJECT, language
            case _:
                yield from _pieces(node.children, language)


def _with_texts(row: tuple[m.Inline, ...], texts: Iterator[str]) -> tuple[m.Inline, ...]:
    """The row with the texts of `_pieces`, in their order."""
    return tuple(_with_text(node, texts) for node in row)


def _with_text(node: m.Inline, texts: Iterator[str]) -> m.Inline:
    if isinstance(node, AROUND):
        return replace(node, children=_with_texts(node.children, texts))
    text = next(texts)
    return replace(node, text=text) if isinstance(node, m.Text) and node.text != text else node
