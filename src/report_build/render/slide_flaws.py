"""Flaws of single slides: placeholders, tables, links, pictures, sections.

What the schema allows and programs still refuse, or show wrongly.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from report_build.render.ooxml import Element, qualified
from report_build.render.opc import PRESENTATION, Flaw, Package

Q = qualified
FREE_TYPES = ("title", "ctrTitle")
"""Placeholders that a slide may have without its layout: a title that is only heard."""

JUMPS = "ppaction://hlinksldjump"
TABLE_STYLES = "ppt/tableStyles.xml"


def placeholders(package: Package) -> Iterator[Flaw]:
    """Placeholders that share an index, or that the layout does not have."""
    for name, tree in package.parts("ppt/slides"):
        roles = list(tree.iter(Q("p:ph")))
        for index, count in Counter(each.get("idx", "0") for each in roles).items():
            if count > 1:
                yield Flaw(name, f"{count} placeholders have the index {index}")
        offered = {
            each.get("idx", "0"): each.get("type", "obj")
            for layout in package.related(name, "slideLayout")
            if layout in package.trees
            for each in package.trees[layout].iter(Q("p:ph"))
        }
        for each in roles:
            index, kind = each.get("idx", "0"), each.get("type", "obj")
            if kind not in (offered.get(index), *FREE_TYPES):
                yield Flaw(name, f"the layout has no {kind} placeholder with the index {index}")


def tables(package: Package) -> Iterator[Flaw]:
    """Tables whose rows are not as long as the grid, or whose style is not in the file."""
    styles = package.trees.get(TABLE_STYLES)
    known = () if styles is None else [each.get("styleId") for each in styles]
    for name, tree in package.parts("ppt/slides"):
        for table in tree.iter(Q("a:tbl")):
            columns = len(table.findall(f"{Q('a:tblGrid')}/{Q('a:gridCol')}"))
            for number, row in enumerate(table.iterfind(Q("a:tr")), 1):
                cells = len(row.findall(Q("a:tc")))
                if cells != columns:
                    yield Flaw(name, f"row {number} has {cells} cells for {columns} columns")
            style = table.findtext(f"{Q('a:tblPr')}/{Q('a:tableStyleId')}")
            if style and style not in known:
                yield Flaw(name, f"the file has no table style {style}")


def links(package: Package) -> Iterator[Flaw]:
    """Links without a target, or whose action and target do not agree."""
    for folder in ("ppt/slides", "ppt/notesSlides"):
        for name, tree in package.parts(folder):
            kinds = {tie.id: tie.kind for tie in package.relations.get(name, ())}
            for each in (*tree.iter(Q("a:hlinkClick")), *tree.iter(Q("a:hlinkHover"))):
                kind, action = kinds.get(each.get(Q("r:id"), "")), each.get("action", "")
                if kind is None and not action.startswith("ppaction://hlinkshowjump"):
                    yield Flaw(name, "a link has no target")
                elif (kind == "slide") != (action == JUMPS):
                    yield Flaw(name, f'a link to a {kind} has the action "{action}"')


def pictures(package: Package) -> Iterator[Flaw]:
    """An SVG where only a PNG or JPEG shows, or another picture where an SVG is due."""
    for name, tree in package.parts("ppt/slides"):
        targets = {tie.id: tie.target for tie in package.relations.get(name, ())}
        for element, vector in ((Q("a:blip"), False), (Q("asvg:svgBlip"), True)):
            for each in tree.iter(element):
                target = targets.get(each.get(Q("r:embed"), ""), "")
                if not target:
                    yield Flaw(name, "a picture has no file")
                elif (posixpath.splitext(target)[1] == ".svg") != vector:
                    yield Flaw(name, f'"{target}" cannot stand where it does')


def sections(package: Package) -> Iterator[Flaw]:
    """Sections that do not hold each slide once, or have the same id or no name."""
    tree = package.trees.get(PRESENTATION)
    if tree is None:
        return
    found = list(tree.iter(Q("p14:section")))
    if not found:
        return
    held = Counter(each.get("id", "") for each in tree.iter(Q("p14:sldId")))
    slides = {each.get("id", "") for each in tree.iter(Q("p:sldId"))}
    for number in sorted(slides | held.keys()):
        if held[number] != 1 or number not in slides:
            yield Flaw(PRESENTATION, f"slide {number} stands in {held[number]} sections")
    for key in ("id", "name"):
        for value, count in Counter(each.get(key, "") for each in found).items():
            if not value:
                yield Flaw(PRESENTATION, f"a section has no {key}")
            elif key == "id" and count > 1:
                yield Flaw(PRESENTATION, f"{count} sections have the id {value}")


def text(package: Package) -> Iterator[Flaw]:
    """Characters in text that programs show as a code or refuse."""
    for folder in ("ppt/slides", "ppt/notesSlides"):
        for name, tree in package.parts(folder):
            for each in tree.iter(Q("a:t")):
                if any(mark in (each.text or "") for mark in "\n\r\v\ufffe\uffff"):
                    yield Flaw(name, "a run holds the end of a line or a character that is none")
                if len(each):
                    yield Flaw(name, "the text of a run holds an element")


def spans(package: Package) -> Iterator[Flaw]:
    """Cells that span others, which the grid then has to know."""
    for name, tree in package.parts("ppt/slides"):
        for row in tree.iter(Q("a:tr")):
            yield from (Flaw(name, message) for message in _row_spans(row))


def _row_spans(row: Element) -> Iterator[str]:
    covered = 0
    for cell in row.findall(Q("a:tc")):
        merged = cell.get("hMerge") in ("1", "true")
        if merged != (covered > 0):
            yield "a cell does not span the merged cells beside it"
        covered = covered - 1 if merged else int(cell.get("gridSpan", "1")) - 1
    if covered > 0:
        yield "a cell spans more columns than there are"


FAMILIES: tuple[Callable[[Package], Iterable[Flaw]], ...] = (
    placeholders,
    tables,
    links,
    pictures,
    sections,
    text,
    spans,
)
