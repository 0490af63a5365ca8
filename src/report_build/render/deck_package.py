"""python-pptx's package, told to count.

For each new chart, picture and page of notes python-pptx walks over all parts to find a free
name, and to save it recurses along links between slides: the time grows with the square of
the slides, and the stack with the longest chain of links. Counters and a list do neither.
The names are those that python-pptx would have found.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import IO

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part, _Relationships
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package
from pptx.parts.slide import SlidePart
from pptx.slide import Slide, SlideLayout

from report_build.render.ooxml import node, qualified
from report_build.render.opc import CONTENT_TYPES, ROOT_RELATIONS
from report_build.render.pictures import PNG


class DeckPackage(Package):
    """A package that begins as the template and only grows."""

    def __init__(self, pkg_file: str | IO[bytes]) -> None:
        super().__init__(pkg_file)
        self._counts: Counter[str] = Counter()
        self._pictures: dict[bytes, Part] = {}
        self._taken: set[str] | None = None

    def next_partname(self, tmpl: str) -> PackURI:
        """The next name of a kind of part, such as "/ppt/charts/chart%d.xml"."""
        return self._free(tmpl)

    def _free(self, pattern: str, kind: str = "") -> PackURI:
        """The next name of a pattern that the template has not taken; counted by kind."""
        if self._taken is None:
            self._taken = {str(part.partname) for part in self.iter_parts()}
        while True:
            self._counts[kind or pattern] += 1
            name = pattern % self._counts[kind or pattern]
            if name not in self._taken:
                return PackURI(name)

    def add_picture(self, content: bytes) -> Part:
        """The part of a picture; the same bytes are held once, however often they are shown."""
        key = hashlib.sha256(content).digest()
        if key not in self._pictures:
            ending = "png" if content.startswith(PNG) else "jpg"
            name = self._free(f"/ppt/media/image%d.{ending}", "picture")
            kind = CT.PNG if ending == "png" else CT.JPEG
            self._pictures[key] = Part(name, kind, self, content)
        return self._pictures[key]

    def add_vector(self, content: bytes) -> Part:
        """The part of an SVG."""
        name = self.next_partname("/ppt/media/vector%d.svg")
        return Part(name, "image/svg+xml", self, content)

    def add_slide(self, layout: SlideLayout) -> tuple[str, Slide]:
        """An empty slide, and the id of the presentation's relationship to it."""
        name = self.next_partname("/ppt/slides/slide%d.xml")
        part: SlidePart = SlidePart.new(name, self, layout.part)  # type: ignore[no-untyped-call]
        # `relate_to` would search all relationships for one to this part, which is new
        return self.presentation_part.rels._add_relationship(RT.SLIDE, part), part.slide

    @cached_property
    def _notes_master(self) -> Part:
        master: Part = self.presentation_part.notes_master_part  # found among all relationships
        return master

    def add_notes(self, slide: SlidePart) -> Part:
        """A page of notes that belongs to a slide, still without content."""
        name = self.next_partname("/ppt/notesSlides/notesSlide%d.xml")
        part = Part(name, CT.PML_NOTES_SLIDE, self)
        part.relate_to(self._notes_master, RT.NOTES_MASTER)
        part.relate_to(slide, RT.SLIDE)
        slide.relate_to(part, RT.NOTES_SLIDE)
        return part

    def iter_parts(self) -> Iterator[Part]:
        """Each part once; found by relationships, as nothing else is written to the file."""
        seen: dict[Part, None] = {}
        waiting = [rel.target_part for rel in self._rels.values() if not rel.is_external]
        while waiting:
            part = waiting.pop()
            if part in seen:
                continue
            seen[part] = None
            waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]
        return iter(seen)

    def members(self) -> Mapping[str, bytes]:
        """What a zip of the package holds: each part and its relationships, by name."""
        parts = tuple(self.iter_parts())
        types = serialize_part_xml(_ContentTypesItem.xml_for(parts))
        found = {CONTENT_TYPES: types, ROOT_RELATIONS: _relations(self._rels, "/")}
        for part in parts:
            name = part.partname
            found[name.membername] = part.blob
            if part.rels:
                found[name.rels_uri.membername] = _relations(part.rels, name.baseURI)
        return found


def _relations(ties: _Relationships, folder: str) -> bytes:
    """The relationships of a part, in a third of the time that python-pptx takes to write them."""
    root = node("rel:Relationships")
    for tie in sorted(ties.values(), key=lambda tie: (len(tie.rId), tie.rId)):
        target = tie.target_ref if tie.is_external else _target(tie.target_partname, folder)
        said = {"Id": tie.rId, "Type": tie.reltype, "Target": target}
        mode = {"TargetMode": "External"} if tie.is_external else {}
        etree.SubElement(root, qualified("rel:Relationship"), {**said, **mode})
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


@cache
def _target(name: str, folder: str) -> str:
    return posixpath.relpath(name, folder)
