"""The few HTML tags of a formatted citation, as inlines, so that both outputs print the same."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from report_build.model import (
    Emph,
    Inline,
    Link,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
)

Inlines = tuple[Inline, ...]

_WRAP: dict[str, Callable[[Inlines], Inline]] = {
    "i": Emph,
    "em": Emph,
    "b": Strong,
    "strong": Strong,
    "sup": Superscript,
    "sub": Subscript,
}


def inlines_of(html: str) -> Inlines:
    """The inlines of a citation's HTML; raises ValueError for a tag that citations do not have."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, Callable[[Inlines], Inlines], list[Inline]]] = []
        self._top: list[Inline] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, _wrapper(tag, dict(attrs)), []))

    def handle_endtag(self, tag: str) -> None:
        opened, wrap, children = self._open.pop()
        if opened != tag:
            raise ValueError(f"<{opened}> is closed by </{tag}>")
        self._current().extend(wrap(tuple(children)))

    def handle_data(self, data: str) -> None:
        children = self._current()
        if children and isinstance(children[-1], Text):
            data = children.pop().text + data  # type: ignore[union-attr]
        children.append(Text(data))

    def finished(self) -> Inlines:
        if self._open:
            raise ValueError(f"<{self._open[-1][0]}> is not closed")
        return tuple(self._top)

    def _current(self) -> list[Inline]:
        return self._open[-1][2] if self._open else self._top


def _wrapper(tag: str, attributes: dict[str, str | None]) -> Callable[[Inlines], Inlines]:
    if tag == "a":
        url = attributes.get("href") or ""
        return lambda children: (Link(url, children),)
    if tag == "span":
        style = attributes.get("style") or ""
        if "small-caps" in style:
            return lambda children: (SmallCaps(children),)
        if "normal" in style:
            return lambda children: (Emph(children),)  # upright within italics
        return lambda children: children
    if tag not in _WRAP:
        raise ValueError(f"citations have no <{tag}>")
    wrap = _WRAP[tag]
    return lambda children: (wrap(children),)
