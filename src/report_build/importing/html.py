"""HTML to an article: headings, paragraphs, lists, tables, notes, emphasis and links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from report_build.diagnostics import Pos, Rule
from report_build.importing import article as articles
from report_build.importing.article import Article, Piece
from report_build.importing.html_lists import listed, tabled
from report_build.importing.html_text import Inline, local, text_of
from report_build.importing.lists import take_list
from report_build.importing.markup import paragraph, plain, wrapped
from report_build.importing.trimmings import is_trimming, left_out

_DROPPED = frozenset(
    "script style noscript nav form button svg template input select textarea dialog head".split()
)
_TOLD = frozenset("aside iframe object embed canvas video audio".split())
"""What stands beside the text, or cannot be printed: left out, and reported."""

_BLOCKS = frozenset(
    "p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre "
    "figure hr body details address center".split()
)
TITLE = "document-title"
"""The class of what a Word file calls its title, whatever headings follow it."""

_DATES = (
    "article:published_time",
    "date",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "pubdate",
)
_AUTHORS = ("author", "citation_author", "dc.creator", "dcterms.creator")


def read(text: str, file: str, *, numbered: bool = True) -> Article:
    """The article of an HTML text; without `numbered`, lines of the text are no places."""
    made = Article()
    if not text.strip():
        return made
    root = lxml_html.document_fromstring(text)
    _metadata(root, made)
    reading = _Reading(made, file, numbered)
    body = _body(root)
    reading.inline.take_notes(body)
    reading.blocks(body)
    articles.take_bold_headings(made)
    take_list(made)
    articles.drop_empty_notes(made)
    return articles.with_front_matter(made)


def _metadata(root: etree._Element, made: Article) -> None:
    metas = {
        (one.get("name") or one.get("property") or "").lower(): one.get("content") or ""
        for one in root.iter("meta")
    }
    made.date = next(filter(None, (articles.iso(metas.get(name, "")) for name in _DATES)), "")
    made.authors = [metas[name] for name in _AUTHORS if metas.get(name)][:1]
    title = root.find(".//title")
    made.title = metas.get("og:title") or ("" if title is None else text_of(title))
    made.language = root.get("lang") or ""
    time = root.find(".//time[@datetime]")
    if not made.date and time is not None:
        made.date = articles.iso(time.get("datetime") or "")


def _body(root: etree._Element) -> etree._Element:
    """The element that holds the article: the only article or main, else the body."""
    for name in ("article", "main"):
        found = root.findall(f".//{name}")
        if len(found) == 1:
            return found[0]
    body = root.find("body")
    return root if body is None else body


class _Reading:
    """The walk over one tree."""

    def __init__(self, made: Article, file: str, numbered: bool) -> None:
        self._made = made
        self._file = file
        self._numbered = numbered
        self.inline = Inline(made, self.pos)

    def pos(self, node: etree._Element) -> Pos:
        """The place of an element."""
        return Pos(self._file, _line(node) if self._numbered else 0)

    def blocks(self, node: etree._Element) -> None:
        """Add the blocks of an element; text between blocks is a paragraph."""
        for run in _runs(node):
            if isinstance(run, list):
                self._paragraph("".join(self.inline.part(one) for one in run), self.pos(node))
            else:
                self._block(run)

    def _block(self, node: etree._Element) -> None:
        name = local(node)
        if name in _TOLD:
            self._leave(node, name)
        elif node.get("class") == TITLE and not self._made.pieces:
            self._made.title = plain(" ".join(self.inline.text(node).split()))
            self._made.titled = True
        elif re.fullmatch("h[1-6]", name):
            text = " ".join(self.inline.text(node).split())
            if plain(text):
                self._add(text, node, int(name[1]))
        elif name == "p":
            self._paragraph(self.inline.text(node), self.pos(node))
        elif name == "dl":
            self._terms(node)
        elif name in ("ul", "ol"):
            self._add(listed(node, self.inline), node)
        elif name == "table":
            for text in tabled(node, self.inline, self._made, self.pos(node)):
                self._add(text, node)
        elif name == "blockquote":
            self._quote(node)
        elif name == "pre":
            self._add(f"```\n{text_of(node, strip=False).strip(chr(10))}\n```", node)
        elif name != "hr":
            self.blocks(node)

    def _leave(self, node: etree._Element, name: str) -> None:
        """Report what stands beside the article, or cannot be printed."""
        words = f': "{text_of(node)[:60]}"' if text_of(node) else ""
        hint = "add it by hand if it belongs to the article"
        fact = f"<{name}> was left out{words}"
        self._made.warn(Rule.UNSUPPORTED, fact, self.pos(node), hint)

    def _terms(self, node: etree._Element) -> None:
        """A list of terms: each with its words in a paragraph."""
        for item in node.iter("dt", "dd"):
            text = self.inline.text(item)
            self._paragraph(wrapped("*", text) if local(item) == "dt" else text, self.pos(item))

    def _quote(self, node: etree._Element) -> None:
        inner = Article()
        _Reading(inner, self._file, self._numbered).blocks(node)
        text = "\n\n".join(piece.text for piece in inner.pieces)
        self._made.findings += inner.findings
        if text:
            self._add("\n".join(f"> {line}".rstrip() for line in text.split("\n")), node)

    def _paragraph(self, text: str, pos: Pos) -> None:
        if is_trimming(plain(" ".join(text.split()))):
            left_out(self._made, plain(text), pos)
        elif plain(text):
            self._made.pieces.append(
                Piece(paragraph(text), pos, plain=plain(" ".join(text.split())))
            )

    def _add(self, text: str, node: etree._Element, level: int = 0) -> None:
        if text.strip():
            self._made.pieces.append(Piece(text, self.pos(node), level, plain(text)))


def _line(node: etree._Element) -> int:
    line: object = node.sourceline
    return line if isinstance(line, int) else 0


def _runs(node: etree._Element) -> Iterator[etree._Element | list[etree._Element | str]]:
    """The blocks in an element, and runs of inline content between them."""
    run: list[etree._Element | str] = [node.text or ""]
    for child in node:
        name = local(child)
        if name in _DROPPED:
            pass
        elif name in _BLOCKS or name in _TOLD or (name and child.find(".//p") is not None):
            yield run
            yield child
            run = []
        elif name:
            run.append(child)
        run.append(child.tail or "")
    yield run
