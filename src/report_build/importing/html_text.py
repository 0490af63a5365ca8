"""The inline content of HTML to Markdown; footnotes by their links to each other."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from report_build.diagnostics import Pos, Rule
from report_build.importing.article import Article
from report_build.importing.markup import escaped, wrapped

_MARKS = {
    "em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**", "sub": "~", "sup": "^",
}  # fmt: skip
_SKIPPED = frozenset("script style noscript svg button template".split())
_BACK = re.compile(r"[↑↩⤴^]|\ufe0e|back", re.IGNORECASE)


def local(node: etree._Element) -> str:
    """The name of an element; empty for a comment."""
    name: object = node.tag  # a comment has a function there, whatever the types say
    return name.lower() if isinstance(name, str) else ""


def text_of(node: etree._Element, *, strip: bool = True) -> str:
    """All text in an element."""
    text = "".join(str(part) for part in node.itertext())
    return " ".join(text.split()) if strip else text


class Inline:
    """Inline content to Markdown; knows the notes of the document."""

    def __init__(self, made: Article, pos: Callable[[etree._Element], Pos]) -> None:
        self._made = made
        self._pos = pos
        self._notes: dict[str, str] = {}

    def take_notes(self, body: etree._Element) -> None:
        """Take each element that a note's mark leads to out of the tree, as a note."""
        by_id = {node.get("id", ""): node for node in body.iter() if node.get("id")}
        for link in body.iter("a"):
            target = _inner(link)
            if target in by_id and _is_mark(link):
                self._notes.setdefault(target, str(len(self._notes) + 1))
        for target, number in self._notes.items():
            self._made.notes[number] = self._note(by_id[target])
            _remove(by_id[target])

    def _note(self, node: etree._Element) -> str:
        for link in list(node.iter("a")):
            is_inner = (link.get("href") or "").startswith("#")
            if is_inner and (_BACK.search(text_of(link)) or not text_of(link)):
                _remove(link)
        return " ".join(self.text(node).split()).strip()

    def text(self, node: etree._Element) -> str:
        """The Markdown of all that stands in an element."""
        parts = [self.part(node.text or "")]
        for child in node:
            parts += [self.part(child), self.part(child.tail or "")]
        return "".join(parts)

    def part(self, part: etree._Element | str) -> str:
        """The Markdown of a text or of an element."""
        if isinstance(part, str):
            return escaped(re.sub(r"\s+", " ", part))
        name = local(part)
        if name in _SKIPPED or not name:
            return ""
        if number := self._mark(part):
            return f"[^{number}]"
        if name in ("del", "s", "strike"):
            self._deleted(part)
            return ""
        if name == "q":
            return f"“{self.text(part)}”"
        if name == "br":
            return "\n"
        if name == "img":
            self._picture(part)
            return ""
        if name == "a":
            return self._link(part)
        if name == "code":
            return f"`{text_of(part)}`" if "`" not in text_of(part) else escaped(text_of(part))
        return self._marked(part, _MARKS.get(name, ""))

    def _marked(self, node: etree._Element, mark: str) -> str:
        text = self.text(node)
        if not mark or "\n" in text or "[^" in text:
            return text
        if mark in "~^":
            text = text.replace(" ", "\\ ")
        return wrapped(mark, text)

    def _mark(self, node: etree._Element) -> str:
        link = node if local(node) == "a" else node.find(".//a") if local(node) == "sup" else None
        return "" if link is None else self._notes.get(_inner(link), "")

    def _link(self, node: etree._Element) -> str:
        text, address = self.text(node), (node.get("href") or "").strip()
        if not re.match(r"https?://[^\s()<>]+$", address) or not text.strip():
            return text
        return f"[{text.strip()}]({address})" + (" " if text.endswith(" ") else "")

    def _deleted(self, node: etree._Element) -> None:
        if text := text_of(node):
            fact = f'"{text[:60]}" is struck out there, and was left out'
            self._made.warn(Rule.UNSUPPORTED, fact, self._pos(node))

    def _picture(self, node: etree._Element) -> None:
        alt = " ".join((node.get("alt") or "").split())
        what = f'the picture "{alt}"' if alt else "a picture without a description"
        hint = "save it in content/figures and write a ```{figure} fence with its alt text"
        self._made.warn(Rule.UNSUPPORTED, f"{what} was left out", self._pos(node), hint)


def _inner(link: etree._Element) -> str:
    """What of the page a link leads to, by its id; empty if it leads elsewhere."""
    address = link.get("href") or ""
    return address[1:] if address.startswith("#") else ""


def _is_mark(link: etree._Element) -> bool:
    """Whether a link within the page is the mark of a note: a number or a sign, not words."""
    return bool(re.fullmatch(r"\[?\(?(?:\d{1,3}|[*†‡§]{1,3}|[ivx]{1,5})\)?\]?", text_of(link)))


def _remove(node: etree._Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)
