"""Flaws in how a package holds together: members, types, relationships, lists and ids.

ECMA-376 Part 2 (packages) and Part 1, 13.3 (the parts of a presentation).
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import cast
from urllib.parse import urlsplit

from lxml import etree

from report_build.render.ooxml import NAMESPACES, Element, qualified
from report_build.render.opc import (
    CONTENT_TYPES,
    CORE,
    PRESENTATION,
    ROOT_RELATIONS,
    Flaw,
    Package,
    source_of,
)

PRESENTATION_TYPE = "application/vnd.openxmlformats-officedocument.presentationml."

TYPES = {
    "ppt/slides": PRESENTATION_TYPE + "slide+xml",
    "ppt/slideLayouts": PRESENTATION_TYPE + "slideLayout+xml",
    "ppt/slideMasters": PRESENTATION_TYPE + "slideMaster+xml",
    "ppt/notesSlides": PRESENTATION_TYPE + "notesSlide+xml",
    "ppt/notesMasters": PRESENTATION_TYPE + "notesMaster+xml",
    "ppt/theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "ppt/charts": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
}
"""What the parts of each folder must be declared to be."""

SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".xlsx": b"PK\x03\x04",
}
"""How files of some endings begin."""

NEEDED = {
    "ppt/slides": ("slideLayout",),
    "ppt/slideLayouts": ("slideMaster",),
    "ppt/slideMasters": ("theme",),
    "ppt/notesMasters": ("theme",),
    "ppt/notesSlides": ("notesMaster", "slide"),
}
"""The relationships that each part of a folder has exactly once."""

REFERRED = {
    "a:blip": "image",
    "asvg:svgBlip": "image",
    "c:chart": "chart",
    "c:externalData": "package",
    "p:sldId": "slide",
    "p:sldMasterId": "slideMaster",
    "p:sldLayoutId": "slideLayout",
    "p:notesMasterId": "notesMaster",
    "p:handoutMasterId": "handoutMaster",
}
"""The kind of relationship that an element's reference must lead to."""

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
PLAIN_URI = re.compile(r"([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$")

SLIDE_IDS = range(256, 2**31)
MASTER_IDS = range(2**31, 2**32)


def members(package: Package) -> Iterator[Flaw]:
    """Names that a zip may hold and a package may not, and files that are not what they say."""
    counts = Counter(name.lower() for name in package.members)
    for name in dict.fromkeys(package.members):
        if counts[name.lower()] > 1:
            yield Flaw(name, "the name stands in the zip more than once")
        if "\\" in name or name.startswith("/") or ".." in name.split("/") or name.endswith("/"):
            yield Flaw(name, "the name is no name of a part")
        start = SIGNATURES.get(posixpath.splitext(name)[1].lower(), b"")
        if not package.content[name].startswith(start):
            yield Flaw(name, "the content is not what the ending says")
    for name in (CONTENT_TYPES, ROOT_RELATIONS, PRESENTATION):
        if name not in package.content:
            yield Flaw("", f"{name} is missing")


def well_formed(package: Package) -> Iterator[Flaw]:
    """XML that cannot be read, or that has a DTD, which Office refuses."""
    for name in package.xml_names:
        if name not in package.trees:
            yield Flaw(name, "the XML is not well-formed")
        elif b"<!DOCTYPE" in package.content[name]:
            yield Flaw(name, "the XML has a document type")


def content_types(package: Package) -> Iterator[Flaw]:
    """Parts without a type, types without a part, and parts declared to be something else."""
    tree = package.trees.get(CONTENT_TYPES)
    if tree is None:
        return
    defaults = _attributes(tree, "ct:Default", "Extension", "ContentType")
    overrides = _attributes(tree, "ct:Override", "PartName", "ContentType")
    for pairs in (defaults, overrides):
        for key, count in Counter(key.lower() for key, _ in pairs).items():
            if count > 1:
                yield Flaw(CONTENT_TYPES, f'"{key}" is declared more than once')
    by_ending = {key.lower(): kind for key, kind in defaults}
    by_name = {key.lstrip("/"): kind for key, kind in overrides}
    for name in by_name.keys() - package.content.keys():
        yield Flaw(CONTENT_TYPES, f'"{name}" is declared but is no part')
    for name in package.content.keys() - {CONTENT_TYPES}:
        ending = name.rpartition(".")[2].lower()
        declared = by_name.get(name, by_ending.get(ending, ""))
        wanted = TYPES.get(posixpath.dirname(name), declared)
        if not declared:
            yield Flaw(name, "the part has no content type")
        elif declared != wanted:
            yield Flaw(name, f'the part is declared to be "{declared}"')


def _attributes(tree: Element, name: str, key: str, value: str) -> list[tuple[str, str]]:
    return [(each.get(key, ""), each.get(value, "")) for each in tree.iterfind(qualified(name))]


def relationships(package: Package) -> Iterator[Flaw]:
    """Relationships that lead nowhere, share an id, or hold an address that is none."""
    for source, ties in package.relations.items():
        if source and source not in package.content:
            yield Flaw(source, "there are relationships of a part that is missing")
        for key, count in Counter(tie.id for tie in ties).items():
            if count > 1:
                yield Flaw(source, f'two relationships have the id "{key}"')
        for tie in ties:
            if tie.external != (tie.kind == "hyperlink"):
                yield Flaw(source, f'"{tie.target}" leads out of the file, or ought to')
            elif tie.external and not _is_address(tie.target):
                yield Flaw(source, f'"{tie.target}" is no well-formed address')
            elif not tie.external and tie.target not in package.content:
                yield Flaw(source, f'"{tie.target}" is related but missing')


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    named = parts.scheme and (parts.netloc or parts.scheme not in ("http", "https"))
    return bool(named and PLAIN_URI.match(url))


def reach(package: Package) -> Iterator[Flaw]:
    """Parts that no chain of relationships leads to."""
    reached, waiting = set[str](), [""]
    while waiting:
        source = waiting.pop()
        if source not in reached:
            reached.add(source)
            ties = package.relations.get(source, ())
            waiting += [tie.target for tie in ties if not tie.external]
    for name in package.content:
        owner = source_of(name) if name.endswith(".rels") else name
        if owner not in reached and name != CONTENT_TYPES:
            yield Flaw(name, "nothing leads to the part")


def references(package: Package) -> Iterator[Flaw]:
    """References in a part that none of its relationships answers, or one of another kind."""
    kinds = {qualified(name): kind for name, kind in REFERRED.items()}
    for name, tree in package.trees.items():
        if name.endswith(".rels"):
            continue
        known = {tie.id: tie.kind for tie in package.relations.get(name, ())}
        for value, tag in _references(tree):
            if value not in known:
                yield Flaw(name, f'the reference "{value}" has no relationship')
            elif kinds.get(tag, known[value]) != known[value]:
                yield Flaw(name, f'the reference "{value}" leads to a part of another kind')


def _references(tree: Element) -> Iterator[tuple[str, str]]:
    """Each id of a relationship and the element that refers to it."""
    for found in cast("list[etree._ElementUnicodeResult]", _REFERENCES(tree)):
        owner = found.getparent()
        yield str(found), "" if owner is None else str(owner.tag)


_REFERENCES = etree.XPath("//@r:*", namespaces={"r": NAMESPACES["r"]})


def structure(package: Package) -> Iterator[Flaw]:
    """Parts that lack what they rest on: a slide its layout, a layout its master."""
    for folder, kinds in NEEDED.items():
        for name, _ in package.parts(folder):
            for kind in kinds:
                count = len(package.related(name, kind))
                if count != 1:
                    yield Flaw(name, f"the part has {count} relationships to a {kind}, not one")
    for name, _ in package.parts("ppt/notesSlides"):
        for slide in package.related(name, "slide"):
            if name not in package.related(slide, "notesSlide"):
                yield Flaw(name, "the notes belong to a slide that does not know them")


def lists(package: Package) -> Iterator[Flaw]:
    """Lists of slides, layouts and masters that leave one out or name one twice."""
    yield from _listed(package, PRESENTATION, "p:sldIdLst", "slide", "ppt/slides")
    yield from _listed(package, PRESENTATION, "p:sldMasterIdLst", "slideMaster", "ppt/slideMasters")
    yield from _listed(
        package, PRESENTATION, "p:notesMasterIdLst", "notesMaster", "ppt/notesMasters"
    )
    for name, _ in package.parts("ppt/slideMasters"):
        yield from _listed(package, name, "p:sldLayoutIdLst", "slideLayout", "")


def _listed(package: Package, owner: str, list_name: str, kind: str, folder: str) -> Iterator[Flaw]:
    tree = package.trees.get(owner)
    if tree is None:
        return
    key = qualified("r:id")
    entries = Counter(each.get(key, "") for each in tree.iterfind(f"{qualified(list_name)}/*"))
    ties = [tie for tie in package.relations.get(owner, ()) if tie.kind == kind]
    for tie in ties:
        if entries[tie.id] != 1:
            yield Flaw(owner, f'"{tie.target}" stands {entries[tie.id]} times in its list')
    known = {tie.target for tie in ties}
    for name, _ in package.parts(folder) if folder else ():
        if name not in known:
            yield Flaw(name, f"the part stands in no list of {owner}")


def ids(package: Package) -> Iterator[Flaw]:
    """Ids of slides, masters, layouts and shapes that repeat or leave their range."""
    tree = package.trees.get(PRESENTATION)
    if tree is None:
        return
    slides = [each.get("id", "") for each in tree.iter(qualified("p:sldId"))]
    yield from _numbered(PRESENTATION, "slide", slides, SLIDE_IDS)
    masters = [each.get("id", "") for each in tree.iter(qualified("p:sldMasterId"))]
    for _, master in package.parts("ppt/slideMasters"):
        masters += [each.get("id", "") for each in master.iter(qualified("p:sldLayoutId"))]
    yield from _numbered(PRESENTATION, "master or layout", masters, MASTER_IDS)
    for name, part in package.trees.items():
        shapes = [each.get("id", "") for each in part.iter(qualified("p:cNvPr"))]
        yield from _numbered(name, "shape", shapes, range(1, 2**31))


def _numbered(part: str, what: str, found: Iterable[str], allowed: range) -> Iterator[Flaw]:
    for number, count in Counter(found).items():
        if count > 1:
            yield Flaw(part, f"{count} {what}s have the id {number}")
        if not (number.isdecimal() and int(number) in allowed):
            yield Flaw(part, f'"{number}" is no id of a {what}')


def properties(package: Package) -> Iterator[Flaw]:
    """Properties of the document that stand twice, or dates that are none."""
    tree = package.trees.get(CORE)
    if tree is None:
        return
    for tag, count in Counter(str(each.tag) for each in tree).items():
        if count > 1:
            yield Flaw(CORE, f"{tag.rpartition('}')[2]} stands {count} times")
    for name in ("dcterms:created", "dcterms:modified"):
        for each in tree.iterfind(qualified(name)):
            if not MOMENT.match(each.text or ""):
                yield Flaw(CORE, f'"{each.text}" is no moment in time')


FAMILIES: tuple[Callable[[Package], Iterable[Flaw]], ...] = (
    members,
    well_formed,
    content_types,
    relationships,
    reach,
    references,
    structure,
    lists,
    ids,
    properties,
)
