"""Whether the structure tree of a PDF is sound (PDF/UA-1, clause 7; ISO 32000-1, 14.8.4).

The tree is read from the root as a screen reader does, from nothing but the objects of the
file, so that what tags.py has mended, or forgot, is seen by another pair of eyes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from report_build.frozen import dataclass

ROLES = frozenset(
    "/Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private "
    "/P /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span "
    "/Quote /Note /Reference /BibEntry /Code /Link /Annot /Ruby /RB /RT /RP /Figure /Formula "
    "/Form".split()
)
HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
ROWS = ("/THead", "/TBody", "/TFoot")

KIDS = {
    "/Table": ("/TR", *ROWS, "/Caption"),
    **dict.fromkeys(ROWS, ("/TR",)),
    "/TR": ("/TH", "/TD"),
    "/L": ("/L", "/LI", "/Caption"),
    "/LI": ("/Lbl", "/LBody"),
    "/TOC": ("/TOC", "/TOCI", "/Caption"),
}
"""What may stand in an element, and nothing else."""

PARENTS = {
    "/TR": ("/Table", *ROWS),
    **dict.fromkeys(ROWS, ("/Table",)),
    "/TH": ("/TR",),
    "/TD": ("/TR",),
    "/LI": ("/L",),
    "/LBody": ("/LI",),
    "/TOCI": ("/TOC",),
}
"""Where an element may stand, and nowhere else."""

NAMES = {"/L": "list", "/LI": "list item", "/TR": "row", "/Table": "table", "/TOC": "contents"}
SLACK = 1.0  # points that a figure's box may reach over its page, by rounding
PLACE = "ISO 32000-1, table 344"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A clause that a file fails; `element` is the one at fault, if it is one."""

    fact: str
    clause: str
    element: Any = None
    hint: str = ""


class Written:
    """The objects of a file by their references, as a program finds them that opens it."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.objects = {found.reference: found for found in pdf.objects}
        self.pages = [self.objects[reference] for reference in pdf.page_references]
        root = self.object(pdf.catalog.get("StructTreeRoot")) or {}
        numbers = (self.object(root.get("ParentTree")) or {}).get("Nums", ())
        self.owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        self.elements = tuple(self._below(root))

    def object(self, found: Any) -> Any:
        """The object that a reference such as b"12 0 R" means; None where there is none."""
        return self.objects.get(found) if isinstance(found, bytes) else found

    def kids(self, element: Any) -> Iterator[Any]:
        """The structure elements just below one, in the order of reading."""
        for kid in element.get("K", ()):
            if (found := self.objects.get(kid)) and found.get("Type") == "/StructElem":
                yield found

    def kind(self, name: str) -> Iterator[Any]:
        """All dictionaries of a type."""
        found = (one for one in self.pdf.objects if isinstance(one, dict))
        return (one for one in found if one.get("Type") == name)

    def owns(self, owners: Any, number: int, page: Any) -> bool:
        """Whether a marked content of a page is in the tree, and the tree knows it."""
        owner = self.object(owners[number]) if number < len(owners) else None
        if owner is None or owner.reference not in self.in_tree:
            return False
        return number in owner["K"] and owner["Pg"] == page.reference

    def refers(self, element: Any, annotation: bytes) -> bool:
        """Whether an element in the tree refers to an annotation."""
        kids = (self.objects.get(kid) for kid in element["K"] if isinstance(kid, bytes))
        areas = (kid for kid in kids if kid is not None and kid.get("Type") == "/OBJR")
        return element.reference in self.in_tree and any(one["Obj"] == annotation for one in areas)

    def _below(self, root: Any) -> Iterator[Any]:
        self.in_tree: set[bytes] = set()
        waiting = list(self.kids(root))[::-1]
        while waiting:
            element = waiting.pop()
            if element.reference not in self.in_tree:
                self.in_tree.add(element.reference)
                yield element
                waiting.extend(list(self.kids(element))[::-1])


def flaws(written: Written, sizes: Mapping[bytes, tuple[float, float]]) -> Iterator[Flaw]:
    """All faults of the tree; `sizes` are those of the pages in points."""
    if not written.elements:
        yield Flaw("the file has no tags", "7.1")
    yield from families(written)
    yield from headings(written)
    yield from notes(written)
    for element in written.elements:
        match element["S"]:
            case "/Table":
                yield from table(written, element)
            case "/Figure":
                yield from figure(element, sizes)


def families(written: Written) -> Iterator[Flaw]:
    """Each element has a role that is known, in a parent that may hold it (7.1, 7.2)."""
    for element in written.elements:
        role, parent = element["S"], written.object(element["P"])
        if role not in ROLES:
            yield Flaw(f"{role} is no role that readers know", "7.1", element)
        above = parent.get("S", "")
        if above in KIDS and role not in KIDS[above]:
            yield Flaw(f"a {_name(above)} holds a {_name(role)}", "7.2", element)
        elif role in PARENTS and above not in PARENTS[role]:
            yield Flaw(f"a {_name(role)} stands in a {_name(above)}", "7.2", element)
        if element.reference not in parent.get("K", ()):
            yield Flaw(f"a {_name(role)} is not where it says that it is", "7.1", element)


def _name(role: str) -> str:
    return NAMES.get(role, role.removeprefix("/") or "root")


def headings(written: Written) -> Iterator[Flaw]:
    """The outline begins at the first level and skips none (7.4.2)."""
    level = 0
    for element in written.elements:
        if element["S"] in HEADINGS:
            found = HEADINGS.index(element["S"]) + 1
            if found > level + 1:
                before = f"one of level {level}" if level else "none"
                yield Flaw(f"a heading of level {found} follows {before}", "7.4.2", element)
            level = found


def notes(written: Written) -> Iterator[Flaw]:
    """Each note has a name of its own (7.9)."""
    names: Counter[str] = Counter()
    for element in written.elements:
        if element["S"] == "/Note":
            name = element.get("ID")
            names[name.data if name else ""] += 1
            if not name:
                yield Flaw("a footnote has no name", "7.9", element)
            elif names[name.data] > 1:
                yield Flaw("two footnotes have one name", "7.9", element)


def figure(element: Any, sizes: Mapping[bytes, tuple[float, float]]) -> Iterator[Flaw]:
    """A picture says what it shows (7.3), and where it stands (ISO 32000-1, 14.8.5.4.3)."""
    alt = element.get("Alt")
    if alt is None or not alt.string.strip():
        yield Flaw("a picture has no alternative text", "7.3", element, "write alt: and a sentence")
    box = element.get("A", {}).get("BBox")
    width, height = sizes[element["Pg"]]
    if box is None or not (box[0] < box[2] and box[1] < box[3]):
        yield Flaw("a picture does not say where it stands", PLACE, element)
    elif min(box) < -SLACK or box[2] > width + SLACK or box[3] > height + SLACK:
        yield Flaw("a picture reaches over the edge of its page", PLACE, element)


# ---- tables --------------------------------------------------------------------------------


def table(written: Written, element: Any) -> Iterator[Flaw]:
    """A table is a whole rectangle, and its heads say what they are heads of (7.2, 7.5)."""
    roles = [kid["S"] for kid in written.kids(element)]
    if roles.count("/THead") > 1 or roles.count("/TFoot") > 1:
        yield Flaw("a table has two heads or feet", "7.2", element)
    if "/Caption" in roles[1:-1] or roles.count("/Caption") > 1:
        yield Flaw("the title of a table stands amid its rows", "7.2", element)
    rows = list(_rows(written, element))
    if not rows:
        yield Flaw("a table has no rows", "7.2", element)
    if len(set(_widths(written, rows))) > 1:
        yield Flaw("the rows of a table have not all the same cells", "7.2", element)
    cells = [cell for row in rows for cell in written.kids(row)]
    if any(cell["S"] == "/TH" and "Scope" not in cell.get("A", {}) for cell in cells):
        yield Flaw("a head of a table does not say whether it heads a row", "7.5", element)


def _rows(written: Written, element: Any) -> Iterator[Any]:
    for kid in written.kids(element):
        if kid["S"] in ROWS:
            yield from written.kids(kid)
        elif kid["S"] == "/TR":
            yield kid


def _widths(written: Written, rows: list[Any]) -> Iterator[int]:
    """How many columns each row fills; a cell over several rows fills them all."""
    width = Counter[int]()
    for at, row in enumerate(rows):
        for cell in written.kids(row):
            look = cell.get("A", {})
            for below in range(look.get("RowSpan", 1)):
                width[at + below] += look.get("ColSpan", 1)
    yield from (width[at] for at in range(max(width, default=-1) + 1))
    if max(width, default=-1) >= len(rows):
        yield -1  # a cell reaches over the last row
