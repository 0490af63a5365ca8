"""The report for paper: an address stands in words behind each link that hides it.

It is made in the tree, so that the audits look for the words as for all others.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from report_build.model import Document, Heading, Link, Node, Text
from report_build.walk import plain_text, rewrite

TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&#]*&?")
FOLLOWED = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)


def for_paper(document: Document) -> Document:
    """The document as the print edition shows it; the screen edition is left as it is.

    Headings stay bare, as the contents repeat them; so do works cited, which print addresses.
    """
    if document.meta.edition != "print":
        return document
    blocks = tuple(
        block if isinstance(block, Heading) else rewrite(block, _with_address)
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def readable(url: str) -> str:
    """What a reader types to get to a web address: no scheme, no "www.", no tracking."""
    short = re.sub(r"^mailto:|^(?:(?:https?|ftp)://)?(?:www\.)?", "", url, flags=re.IGNORECASE)
    short = TRACKING.sub("", short).partition("#:~:")[0].rstrip("?&/")
    words = unquote(short)
    return words if words.isprintable() and " " not in words else short


def _with_address(node: Node) -> Node | tuple[Node, ...]:
    if not isinstance(node, Link) or not FOLLOWED.match(node.url):
        return node
    shown = readable(node.url)
    if readable(plain_text(node.children)).casefold() == shown.casefold():
        return node
    address = Link(node.url, (Text(shown, pos=node.pos),), pos=node.pos)
    return node, Text(" (", pos=node.pos), address, Text(")", pos=node.pos)
