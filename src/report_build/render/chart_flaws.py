"""Flaws of charts and of the workbooks behind them.

A chart whose axes do not name each other makes PowerPoint repair the file; a workbook with a
formula or a link may run or fetch something when a reader opens it.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from report_build.render.ooxml import Element, qualified
from report_build.render.opc import Flaw, Package, opened

Q = qualified
AXES = ("c:catAx", "c:valAx", "c:dateAx", "c:serAx")
AXIS_IDS = range(1, 2**32)
NO_AXES = ("c:pieChart", "c:doughnutChart", "c:ofPieChart")


def axes(package: Package) -> Iterator[Flaw]:
    """Axes without a proper id, that cross an axis that is missing, or that no plot uses."""
    for name, tree in package.parts("ppt/charts"):
        known = [_value(each, "c:axId") for axis in AXES for each in tree.iter(Q(axis))]
        for number, count in Counter(known).items():
            if count > 1:
                yield Flaw(name, f"{count} axes have the id {number}")
            if not (number.isdecimal() and int(number) in AXIS_IDS):
                yield Flaw(name, f'"{number}" is no id of an axis')
        for axis in (each for kind in AXES for each in tree.iter(Q(kind))):
            crossed = _value(axis, "c:crossAx")
            if crossed not in known or crossed == _value(axis, "c:axId"):
                yield Flaw(name, f"an axis crosses {crossed or 'none'}")
        yield from _plots(name, tree, known)


def _plots(name: str, tree: Element, known: list[str]) -> Iterator[Flaw]:
    for plot in tree.iterfind(f".//{Q('c:plotArea')}/*"):
        used = [each.get("val", "") for each in plot.iterfind(Q("c:axId"))]
        local = str(plot.tag).rpartition("}")[2]
        if not local.endswith("Chart") or f"c:{local}" in NO_AXES:
            continue
        if len(used) < 2:
            yield Flaw(name, f"the plot names {len(used)} axes, not two")
        for number in used:
            if number not in known:
                yield Flaw(name, f"the plot names an axis {number} that is missing")


def _value(parent: Element, name: str) -> str:
    found = parent.find(Q(name))
    return "" if found is None else found.get("val", "")


def series(package: Package) -> Iterator[Flaw]:
    """Series that share a place, and points beyond the count that their cache gives."""
    for name, tree in package.parts("ppt/charts"):
        found = list(tree.iter(Q("c:ser")))
        for key in ("c:idx", "c:order"):
            for value, count in Counter(_value(each, key) for each in found).items():
                if count > 1 or not value.isdecimal():
                    yield Flaw(name, f'{count} series have the {key[2:]} "{value}"')
        for cache in (*tree.iter(Q("c:numCache")), *tree.iter(Q("c:strCache"))):
            count = int(_value(cache, "c:ptCount") or 0)
            places = [int(each.get("idx", "-1")) for each in cache.iterfind(Q("c:pt"))]
            if places != sorted(set(places)) or any(place not in range(count) for place in places):
                yield Flaw(name, f"the points of a series are not {count} in order")


def workbooks(package: Package) -> Iterator[Flaw]:
    """Charts without a workbook, and workbooks that hold more than values."""
    for name, _ in package.parts("ppt/charts"):
        books = package.related(name, "package")
        if len(books) != 1:
            yield Flaw(name, f"the chart has {len(books)} workbooks, not one")
        for book in books:
            if book in package.content:
                yield from (Flaw(book, each) for each in _live(package.content[book]))


def _live(book: bytes) -> Iterator[str]:
    try:
        inner = opened(book)
    except zipfile.BadZipFile:
        yield "the workbook cannot be opened"
        return
    for name, tree in inner.trees.items():
        if next(tree.iter(Q("s:f")), None) is not None:
            yield f"{name} holds a formula"
        if next(tree.iter(Q("s:hyperlink")), None) is not None:
            yield f"{name} holds a link"
    for ties in inner.relations.values():
        yield from (f'the workbook leads out to "{tie.target}"' for tie in ties if tie.external)
    if any("vbaProject" in name or "externalLinks" in name for name in inner.content):
        yield "the workbook holds a program or a link to another"


FAMILIES: tuple[Callable[[Package], Iterable[Flaw]], ...] = (axes, series, workbooks)
