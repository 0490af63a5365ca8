"""The structure tree of slides on paper, beyond what tags.py mends for every PDF.

On a slide each paragraph, marker and ornament has a place of its own, so the engine takes
them for divisions. A marker is the label of its item, an ornament is nothing that is read, and
footer and number are artifacts of pagination (ISO 32000-1, 14.8; PDF/UA-1, 7.8).
"""

from __future__ import annotations

from typing import Any

from report_build.render.tag_tree import Tree, make_artifact


def mend(document: Any, pdf: Any) -> None:
    """Mend what is particular to slides, once `tags.mend` has mended the rest."""
    tree = Tree(document, pdf)
    for element in list(tree.elements.values()):
        html = tree.html(element)
        kinds = set((html.get("class") or "").split()) if html is not None else set()
        if kinds & {"ornament", "line"}:
            tree.remove(element)
        elif "marker" in kinds and element["S"] == "/Div":
            _make_label(tree, element)
        elif "foot" in kinds and element["S"] == "/P":
            make_artifact(tree, element, "/Footer")


def _make_label(tree: Tree, marker: Any) -> None:
    """Put a marker before the body of its item (ISO 32000-1, table 336)."""
    body = tree.elements[marker["P"]]
    marker["S"] = "/Lbl"
    if body["S"] == "/LBody":
        tree.remove(marker)
        tree.move([marker.reference], tree.elements[body["P"]], 0)
