"""The structure tree as a screen reader needs it, which is more than a validator asks.

WeasyPrint tags each box by the name of its HTML element and leaves it there: running heads
are text that belongs to nothing, a paragraph over two pages is two paragraphs, notes stand
far from their calls, lists and links are unsound. The tree is mended as a whole before the
file is written (ISO 32000-1, 14.8; PDF/UA-1, clause 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes

from report_build.render import table_tags
from report_build.render.tag_tree import Tree, make_artifacts

WHOLE = ("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/BlockQuote", "/L", "/LI", "/LBody",
         "/Div", "/Part", "/Sect", "/Note", "/TOC", "/TOCI", "/BibEntry", "/Code", "/Table",
         "/TBody", "/TR", "/TH", "/TD")  # fmt: skip
"""Elements of which the parts on several pages are one."""


def mend(document: Any, pdf: Any) -> None:
    """Mend the whole tree; a `finisher` for `Document.write_pdf`."""
    tree = Tree(document, pdf)
    mark_running_heads(tree)
    name_roles(tree)
    drop_empty(tree)
    table_tags.drop_repeated_heads(tree)
    join_parts(tree)
    place_notes(tree)
    mend_links(tree)
    mend_lists(tree)
    mend_figures(tree)


# ---- running heads -------------------------------------------------------------------------


def mark_running_heads(tree: Tree) -> None:
    """Running heads and folios are artifacts of pagination (PDF/UA-1, 7.8)."""
    by_box = {id(box): reference for reference, box in tree.boxes.items()}
    for number, page in enumerate(tree.pages):
        kinds: dict[int, str] = {}
        for margin in page._page_box.children:
            if isinstance(margin, boxes.MarginBox):
                kind = "/Header" if margin.at_keyword.startswith("@top") else "/Footer"
                for content in _contents(tree, margin, by_box):
                    kinds[content] = kind
        make_artifacts(tree, number, kinds)


def _contents(tree: Tree, margin: Any, by_box: dict[int, bytes]) -> Iterator[int]:
    """The numbers of the marked contents of a margin box on its page."""
    for box in margin.descendants(placeholders=True):
        if reference := by_box.get(id(box)):
            element = tree.elements.pop(reference)
            for kid in element["K"]:
                text = tree.elements.pop(kid, None) if isinstance(kid, bytes) else None
                yield from text["K"] if text else [kid] if isinstance(kid, int) else []


# ---- elements that hold nothing ------------------------------------------------------------


def drop_empty(tree: Tree) -> None:
    """Boxes that layout put between others, and links that print nothing, are no elements.

    A page that cites a work twice is named once, and the second link is left without words.
    """
    for element in reversed(list(tree.elements.values())):  # kids were made after their parents
        if element["S"] in ("/NonStruct", "/Span", "/Div", "/Link") and not element["K"]:
            tree.remove(element)
            del tree.elements[element.reference]


# ---- what elements are ---------------------------------------------------------------------


def name_roles(tree: Tree) -> None:
    """Give each element the role that its HTML element has in the report, and its language."""
    in_contents = {id(child) for nav in _contents_lists(tree) for child in nav.iter()}
    for element in tree.elements.values():
        html = tree.html(element)
        if html is None:
            continue
        if html.get("lang") and html.tag != "html":
            element["Lang"] = pydyf.String(html.get("lang"))
        element["S"] = _role(element["S"], html, id(html) in in_contents)
        if _is_anonymous(tree, element):
            element["S"] = "/NonStruct"
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Column"  # the only heads that html.py writes


def _is_anonymous(tree: Tree, element: Any) -> bool:
    """Whether an element stands for a box that layout put between an element and its text."""
    parent = tree.elements.get(element["P"])
    if parent is None or element["S"] not in WHOLE:
        return False
    same = tree.html(parent) is tree.html(element)
    return same and parent["S"] in (element["S"], "/NonStruct")


def _contents_lists(tree: Tree) -> Iterator[Any]:
    for element in tree.elements.values():
        html = tree.html(element)
        if html is not None and html.tag == "nav":
            yield html


def _role(role: str, html: Any, in_contents: bool) -> str:
    """The role of an element (ISO 32000-1, 14.8.4), from what the engine took it for."""
    match role, html.tag:
        case "/L", _ if in_contents:
            return "/TOC"
        case "/LI", _ if in_contents:
            return "/TOCI"
        case "/LBody", _ if in_contents:
            return "/NonStruct"
        case "/P", "p" if html.get("class") == "work":
            return "/BibEntry"
        case "/NonStruct", "code":
            return "/Code"
        case "/NonStruct", "em" | "strong" | "sub" | "sup":
            return "/Span"
        case "/NonStruct", "figure" | "aside" | "pre" | "nav":
            return "/Div"
    return role


# ---- parts on several pages ----------------------------------------------------------------


def join_parts(tree: Tree) -> None:
    """A paragraph, a list, a table or a section that goes on over a page is one element."""
    last: dict[tuple[int, str], Any] = {}
    for element in list(tree.elements.values()):
        html, role = tree.html(element), element["S"]
        if html is None or role not in WHOLE:
            continue
        first = last.get((id(html), role))
        if first is not None and _page(tree, first) < _page(tree, element):
            tree.move(list(element["K"]), first)
            tree.remove(element)
            element["K"] = pydyf.Array()
            first.joined = element["Pg"]
        else:
            last[id(html), role] = element


def _page(tree: Tree, element: Any) -> int:
    """The page where an element, or the last part that was joined to it, stands."""
    return tree.sheets[getattr(element, "joined", element["Pg"])]


# ---- notes ---------------------------------------------------------------------------------


def place_notes(tree: Tree) -> None:
    """A note is read where it is called, and has a name (PDF/UA-1, 7.9)."""
    notes: dict[int, Any] = {}
    calls: dict[int, Any] = {}
    for element in tree.elements.values():
        box: Any = tree.boxes.get(element.reference)
        tag = "" if box is None else box.element_tag or ""
        if tag.endswith("::footnote-call"):
            element["S"] = "/Reference"
            calls.setdefault(id(box.element), element)
        elif tag.endswith("::footnote-marker"):
            element["S"] = "/Lbl"
        elif (html := tree.html(element)) is not None and html.get("class") == "footnote":
            _gather_note(tree, notes, id(html), element)
    for number, (key, call) in enumerate(calls.items(), 1):
        if note := notes.get(key):
            note["ID"] = pydyf.String(f"note-{number}")
            area, parent = tree.object(note["P"]), tree.object(call["P"])
            tree.remove(note)
            tree.move([note.reference], parent, parent["K"].index(call.reference) + 1)
            if not area["K"]:
                tree.remove(area)


def _gather_note(tree: Tree, notes: dict[int, Any], key: int, element: Any) -> None:
    """Keep the first part of a note; put what stands on later pages into it."""
    if key not in notes:
        element["S"] = "/Note"
        notes[key] = element
    elif element["P"] != notes[key].reference:
        tree.move(list(element["K"]), notes[key])
        area = tree.object(element["P"])
        tree.remove(element)
        if not area["K"]:
            tree.remove(area)


# ---- links, lists, figures -----------------------------------------------------------------


def mend_links(tree: Tree) -> None:
    """A link says where it goes in words, and owns all its areas (PDF/UA-1, 7.18.5).

    Emphasis in a link and what a style adds to it have areas of their own, which the engine
    gives to them and not to the link.
    """
    for element in tree.elements.values():
        areas = [kid for kid in element["K"] if _is_area(tree, kid)]
        if not areas or (link := _link_around(tree, element)) is None:
            continue
        html = tree.html(link)
        words = " ".join("".join(html.itertext()).split()) if html is not None else ""
        words = words or _printed(tree.boxes[link.reference])
        for area in areas:
            note = tree.object(tree.object(area)["Obj"])
            if words:
                note["Contents"] = pydyf.String(words)
            tree.owners[2 * note["StructParent"] + 1] = link.reference
        if link is not element:
            element["K"] = pydyf.Array(kid for kid in element["K"] if kid not in areas)
            link["K"].extend(areas)
            element["S"] = "/Span" if element["S"] == "/Link" else element["S"]


def _printed(box: Any) -> str:
    """What a link prints that has no words of its own, such as ", 12" in a row of pages."""
    texts = (part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
    return "".join(texts).strip(", ")


def _link_around(tree: Tree, element: Any) -> Any:
    """The outermost link that an element is or stands in, or None."""
    found = None
    while element is not None:
        found = element if element["S"] == "/Link" else found
        element = tree.elements.get(element["P"])
    return found


def _is_area(tree: Tree, kid: Any) -> bool:
    if not isinstance(kid, bytes) or kid in tree.elements:
        return False
    return bool(tree.object(kid).get("Type") == "/OBJR")


def mend_lists(tree: Tree) -> None:
    """A list item holds its label and one body, nothing else (ISO 32000-1, table 336)."""
    for item in [found for found in tree.elements.values() if found["S"] == "/LI"]:
        kids = list(tree.kids(item))
        rest = [kid for kid in kids if kid["S"] != "/Lbl"]
        if len(rest) == 1 and rest[0]["S"] == "/LBody":
            continue
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array()})
        body["Pg"], body["P"] = item["Pg"], item.reference
        tree.pdf.add_object(body)
        tree.elements[body.reference] = body
        for kid in rest:
            tree.move(list(kid["K"]) if kid["S"] == "/LBody" else [kid.reference], body)
        labels = [kid.reference for kid in kids if kid["S"] == "/Lbl"]
        item["K"] = pydyf.Array([*labels, body.reference])


def mend_figures(tree: Tree) -> None:
    """A figure's place is in points from the lower left; the engine counts pixels downwards."""
    for figure in [found for found in tree.elements.values() if found["S"] == "/Figure"]:
        height = tree.pages[tree.sheets[figure["Pg"]]].height
        left, top, right, bottom = figure["A"]["BBox"]
        corners = (left, height - bottom, right, height - top)
        figure["A"]["BBox"] = pydyf.Array(round(corner * 0.75, 2) for corner in corners)
