"""Brand templates broken at random: what a hand, a converter or an attacker may leave of one.

A seed says which parts are changed and how, so that every run breaks them alike.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from lxml import etree

from tests.render.brands import rezipped

NUMBERS = ("", "-1", "0", "7", "999999999999999999999", "1e9", "NaN", "true", "\u0663")
WORDS = ("", "zz", "title", "body", "../../x.xml", "http://example.org/", "rId1", "rId999")
CHANGES_A_FILE = 4

Change = Callable[[random.Random, etree._Element], None]


def mutated(data: bytes, seed: int) -> bytes:
    """The template with one to four changes; what is left is still a zip."""
    chosen = random.Random(seed)
    times = chosen.randint(1, CHANGES_A_FILE)
    wanted = chosen.choices(FOLDERS, weights=(4, 4, 2, 2, 2, 1), k=times)

    def change(name: str, content: bytes) -> bytes | None:
        for folder in wanted:
            if folder in name and chosen.random() < 0.4:
                content_or_none = _changed(chosen, content)
                if content_or_none is None:
                    return None
                content = content_or_none
        return content

    return rezipped(data, change)


FOLDERS = (
    "ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/theme/", "ppt/presentation.xml",
    "_rels/", "[Content_Types]",
)  # fmt: skip


def _changed(chosen: random.Random, content: bytes) -> bytes | None:
    """A part with an element or attribute changed, cut off, emptied, or left out."""
    fate = chosen.random()
    if fate < 0.04:
        return None
    if fate < 0.08:
        return content[: chosen.randrange(len(content) + 1)]
    try:
        tree = etree.fromstring(content)
    except etree.XMLSyntaxError:  # cut off before
        return content
    for _ in range(chosen.randint(1, 3)):
        change = chosen.choice(CHANGES)
        change(chosen, chosen.choice(list(tree.iter("{*}*"))))
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def _drop(_: random.Random, element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(_: random.Random, element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.append(etree.fromstring(etree.tostring(element)))


def _empty(_: random.Random, element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)


def _rename(chosen: random.Random, element: etree._Element) -> None:
    others = list(element.getroottree().iter("{*}*"))
    element.tag = chosen.choice(others).tag


def _reword(chosen: random.Random, element: etree._Element) -> None:
    if names := list(element.attrib):
        element.set(chosen.choice(names), chosen.choice(NUMBERS + WORDS))


def _bare(chosen: random.Random, element: etree._Element) -> None:
    if names := list(element.attrib):
        del element.attrib[chosen.choice(names)]


CHANGES: tuple[Change, ...] = (_drop, _double, _empty, _rename, _reword, _reword, _bare)
