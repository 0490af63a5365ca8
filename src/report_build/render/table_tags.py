"""A table over several pages is one table, with one head.

Its head is printed on each page, for the eye. Who hears the table would be told of its columns
in the middle of its rows: the repeated heads are artifacts (PDF/UA-1, 7.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

from report_build.render.tag_tree import Tree, make_artifact


def drop_repeated_heads(tree: Tree) -> None:
    """Leave each table the first of its heads, and let all cells refer to that."""
    heads: dict[int, Any] = {}
    names: dict[bytes, Any] = {}
    for element in list(tree.elements.values()):
        if element["S"] == "/THead" and (html := tree.html(element)) is not None:
            first = heads.setdefault(id(html), element)
            if first is not element:
                names.update(_same_names(tree, element, first))
                make_artifact(tree, element)
    for cell in (found for found in tree.elements.values() if found["S"] == "/TD"):
        heads_of = cell["A"].get("Headers", ())
        if any(name.data in names for name in heads_of):
            cell["A"]["Headers"] = pydyf.Array(names.get(name.data, name) for name in heads_of)


def _same_names(tree: Tree, repeated: Any, first: Any) -> Iterator[tuple[bytes, Any]]:
    """The name of each cell of a repeated head, with that of the same cell in the first."""
    known = {id(tree.html(cell)): cell["ID"] for cell in _cells(tree, first)}
    for cell in _cells(tree, repeated):
        yield cell["ID"].data, known[id(tree.html(cell))]


def _cells(tree: Tree, head: Any) -> Iterator[Any]:
    for row in tree.kids(head):
        yield from (cell for cell in tree.kids(row) if "ID" in cell)
