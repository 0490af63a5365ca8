"""An Office package as a value: its parts, their XML, and how they are tied.

An Office file is a zip of parts with relationships between them (ECMA-376 Part 2, Open
Packaging Conventions). This file opens one and answers questions; it judges nothing, and
knows nothing of python-pptx.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from report_build.render.ooxml import Element, parsed, qualified

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
CORE = "docProps/core.xml"
PRESENTATION = "ppt/presentation.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one part (or "" for the package) to another, or to an address outside."""

    id: str
    kind: str  # the last word of its type: "slide", "image", "hyperlink"
    target: str
    external: bool
    type: str = ""  # in full; empty where it is one of Office's usual ones


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something unsound in a part, or in the package itself where `part` is empty."""

    part: str
    message: str


@dataclass(frozen=True)
class Package:
    """An opened package: members in the order of the zip, and the content of each."""

    members: tuple[str, ...]
    content: Mapping[str, bytes]

    @cached_property
    def trees(self) -> Mapping[str, Element]:
        """Each XML part that can be parsed, by name."""
        found = {}
        for name in self.xml_names:
            try:
                found[name] = parsed(self.content[name])
            except etree.XMLSyntaxError:
                continue
        return found

    @property
    def xml_names(self) -> tuple[str, ...]:
        """The names of all XML parts, those of relationships among them."""
        return tuple(name for name in self.content if name.endswith((".xml", ".rels")))

    @cached_property
    def relations(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relationships of each part that has any."""
        return {
            source_of(name): tuple(_relations(source_of(name), tree))
            for name, tree in self.trees.items()
            if name.endswith(".rels")
        }

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The targets of a part's relationships of one kind."""
        return tuple(
            relation.target for relation in self.relations.get(source, ()) if relation.kind == kind
        )

    def parts(self, folder: str) -> Iterator[tuple[str, Element]]:
        """The XML parts in a folder such as "ppt/slides", in the order of their numbers."""
        names = (name for name in self.trees if name.rpartition("/")[0] == folder)
        for name in sorted(names, key=lambda each: (len(each), each)):
            yield name, self.trees[name]

    def slides(self) -> tuple[str, ...]:
        """The names of the slides as they are shown."""
        presentation = self.trees.get(PRESENTATION)
        if presentation is None:
            return ()
        target = {each.id: each.target for each in self.relations.get(PRESENTATION, ())}
        listed = presentation.iterfind(f"{qualified('p:sldIdLst')}/{qualified('p:sldId')}")
        return tuple(target.get(each.get(qualified("r:id"), ""), "") for each in listed)


def opened(data: bytes) -> Package:
    """The package in `data`; raises `zipfile.BadZipFile` if it is no zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = tuple(archive.namelist())
        return Package(members, {name: archive.read(name) for name in members})


def source_of(relations_name: str) -> str:
    """The part that a .rels part belongs to: "ppt/_rels/a.xml.rels" speaks of "ppt/a.xml"."""
    folder, name = posixpath.split(relations_name)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def _relations(source: str, tree: Element) -> Iterator[Relation]:
    folder = posixpath.dirname(source)
    for each in tree.iterfind(qualified("rel:Relationship")):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        type_ = each.get("Type", "")
        kind = type_.rpartition("/")[2]
        yield Relation(each.get("Id", ""), kind, target, external, type_)
