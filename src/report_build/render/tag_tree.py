"""The structure elements of a file that is about to be written, and how to change them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped]


class Tree:
    """The structure elements of a file by their references, each with the box it stands for."""

    def __init__(self, document: Any, pdf: Any) -> None:
        self.pdf = pdf
        self.pages = document.pages
        self.sheets = {page: number for number, page in enumerate(pdf.page_references)}
        self.boxes: dict[bytes, Any] = pdf.boxes
        self.elements = {
            found.reference: found
            for found in pdf.objects
            if isinstance(found, pydyf.Dictionary) and found.get("Type") == "/StructElem"
        }
        root = self.object(pdf.catalog["StructTreeRoot"])
        self.owners = self.object(root["ParentTree"])["Nums"]  # 0, owners, 1, owners, …

    def object(self, reference: Any) -> Any:
        """The object that a reference such as b"12 0 R" means."""
        is_reference = isinstance(reference, bytes)
        return self.pdf.objects[int(reference.split()[0])] if is_reference else reference

    def html(self, element: Any) -> Any:
        """The HTML element that a structure element stands for; None for text and pseudos."""
        box = self.boxes.get(element.reference)
        if box is None or box.element is None or "::" in (box.element_tag or ""):
            return None
        return box.element

    def kids(self, element: Any) -> Iterator[Any]:
        """The structure elements just below one, areas of links and content left out."""
        return (self.elements[kid] for kid in element["K"] if kid in self.elements)

    def move(self, kids: list[Any], parent: Any, place: int | None = None) -> None:
        """Put kids (references and content) into a parent, at its end or at a place."""
        at = len(parent["K"]) if place is None else place
        parent["K"][at:at] = kids
        for kid in kids:
            if kid in self.elements:
                self.elements[kid]["P"] = parent.reference

    def remove(self, element: Any) -> None:
        """Take an element out of its parent."""
        parent = self.object(element["P"])
        if "K" in parent and element.reference in parent["K"]:
            parent["K"].remove(element.reference)


def make_artifacts(tree: Tree, number: int, kinds: Mapping[int, str]) -> None:
    """Take marked contents of a page, by their numbers, for artifacts of pagination.

    A kind is "/Header", "/Footer" or nothing (ISO 32000-1, table 330).
    """
    page = tree.object(tree.pdf.page_references[number])
    stream = tree.object(page["Contents"]).stream
    for place, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in kinds:
            kind = kinds[part["MCID"]]
            named = {"Subtype": kind} if kind else {}
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination", **named})
    owned = tree.owners[2 * number + 1]
    for content in kinds:
        owned[content] = b"null"


def make_artifact(tree: Tree, element: Any, kind: str = "") -> None:
    """Take an element with all that is in it for an artifact; links in it lead nowhere."""
    number = tree.sheets[element["Pg"]]
    make_artifacts(tree, number, dict.fromkeys(_contents(tree, element), kind))
    tree.remove(element)
    for part in (element, *_below(tree, element)):
        for kid in part["K"]:
            if isinstance(kid, bytes) and kid not in tree.elements:
                _drop_area(tree, number, tree.object(kid))
    for part in (element, *_below(tree, element)):
        del tree.elements[part.reference]


def _below(tree: Tree, element: Any) -> tuple[Any, ...]:
    kids = tuple(tree.kids(element))
    return (*kids, *(part for kid in kids for part in _below(tree, kid)))


def _contents(tree: Tree, element: Any) -> Iterator[int]:
    for part in (element, *_below(tree, element)):
        yield from (kid for kid in part["K"] if isinstance(kid, int))


def _drop_area(tree: Tree, number: int, area: Any) -> None:
    """Take the area of a link off its page, as an artifact has none (PDF/UA-1, 7.18.5)."""
    page = tree.object(tree.pdf.page_references[number])
    page["Annots"].remove(area["Obj"])
    tree.owners[2 * tree.object(area["Obj"])["StructParent"] + 1] = b"null"
