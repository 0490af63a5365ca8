"""The few HTML tags of a formatted citation, as inlines, so that both outputs print the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from report_build.model import Emph, Inline, Link, SmallCaps, Strong, Subscript, Superscript, Text

Inlines = tuple[Inline, ...]
Wrap = Callable[[Inlines], Inlines]

_WRAP: dict[str, Callable[[Inlines], Inline]] = {
    "i": Emph,
    "em": Emph,
    "b": Strong,
    "strong": Strong,
    "sup": Superscript,
    "sub": Subscript,
}
_TAG = re.compile(r"(</?[a-z][^>]*>)")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def inlines_of(html: str) -> Inlines:
    """The inlines of a citation's HTML; raises ValueError for a tag that citations do not have."""
    top: list[Inline] = []
    opened: list[tuple[str, Wrap, list[Inline]]] = [("", tuple, top)]
    for at, piece in enumerate(_TAG.split(html)):
        if at % 2 == 0:
            _add_text(opened[-1][2], unescape(piece))
        elif piece.startswith("</"):
            tag, wrap, children = opened.pop()
            if not opened or piece != f"</{tag}>":
                raise ValueError(f"{piece} does not close <{tag}>")
            opened[-1][2].extend(wrap(tuple(children)))
        else:
            tag = piece[1:-1].partition(" ")[0]
            opened.append((tag, _wrapper(tag, piece), []))
    if len(opened) > 1:
        raise ValueError(f"<{opened[-1][0]}> is not closed")
    return tuple(top)


def _add_text(children: list[Inline], text: str) -> None:
    if text and children and isinstance(children[-1], Text):
        children[-1] = Text(children[-1].text + text)
    elif text:
        children.append(Text(text))


def _wrapper(tag: str, opening: str) -> Wrap:
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(opening)}
    if tag == "a":
        url = attributes.get("href", "")
        return lambda children: (Link(url, children),)
    if tag == "span":
        style = attributes.get("style", "")
        if "small-caps" in style:
            return lambda children: (SmallCaps(children),)
        if "normal" in style:
            return lambda children: (Emph(children),)  # upright within italics
        return lambda children: children
    if tag not in _WRAP:
        raise ValueError(f"citations have no <{tag}>")
    wrap = _WRAP[tag]
    return lambda children: (wrap(children),)
