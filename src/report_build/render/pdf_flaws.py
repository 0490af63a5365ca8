"""The build's own check of PDF/UA-1 and PDF/A-3a, on the objects of a file before it is written.

Every build runs it, where a validator runs now and then. Each function is a family of clauses
(ISO 14289-1, which a comment or message names by number); those of the structure tree stand in
tag_flaws.py. A fault that can be traced to an element is shown where the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule
from report_build.model import Document
from report_build.render import tag_flaws
from report_build.render.audit import place_of
from report_build.render.tag_flaws import Flaw, Written
from report_build.walk import nodes

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
SAYS = (
    (b'pdfuaid:part="1"', "that it is PDF/UA-1", "5"),
    (b'pdfaid:part="3"', "that it is PDF/A-3", "PDF/A-3, 6.6.4"),
    (b'pdfaid:conformance="A"', "that it is PDF/A-3a", "PDF/A-3, 6.6.4"),
    (b":title>", "its title", "7.1"),
)
"""What the metadata must hold."""

PAINTS = (b" TJ", b" Tj", b" Do", b" sh", b" EI")
PAINTS_ALONE = frozenset((b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*"))
"""Operators that put something on a page (ISO 32000-1, table 51)."""

HINT = "it is a fault of the theme or the build, not of your text: please report it"


def findings(pages: Any, pdf: Any, document: Document) -> Iterator[Diagnostic]:
    """All that a screen reader or an archive would stumble over in a file, each fault once."""
    written = Written(pdf)
    seen: dict[tuple[str, Pos], Diagnostic] = {}
    for flaw in (*_flaws(written), *tag_flaws.flaws(written, _sizes(pages, pdf))):
        pos = _place(flaw.element, pdf, document) if flaw.element else NOWHERE
        clause = f"PDF/UA-1, {flaw.clause}" if flaw.clause[0].isdigit() else flaw.clause
        fact = f"{flaw.fact} ({clause})"
        seen.setdefault((fact, pos), Diagnostic(Rule.BAD_PDF, fact, pos, flaw.hint or HINT))
    yield from seen.values()


def _sizes(pages: Any, pdf: Any) -> dict[bytes, tuple[float, float]]:
    """Width and height of each page in points, by its reference."""
    sizes = [(page.width * 0.75, page.height * 0.75) for page in pages.pages]
    return dict(zip(pdf.page_references, sizes, strict=True))


def _flaws(written: Written) -> Iterator[Flaw]:
    yield from catalogue(written)
    yield from metadata(written)
    yield from fonts(written)
    yield from files(written)
    for sheet, page in enumerate(written.pages, 1):
        yield from contents(written, page, sheet)
        yield from areas(written, page, sheet)


# ---- the file ------------------------------------------------------------------------------


def catalogue(written: Written) -> Iterator[Flaw]:
    """The marks, the language and the colour of the file (7.1, 7.2)."""
    catalog = written.pdf.catalog
    if catalog.get("MarkInfo", {}).get("Marked") != "true":
        yield Flaw("the file does not say that it is tagged", "7.1")
    if catalog.get("MarkInfo", {}).get("Suspects") == "true":
        yield Flaw("the file calls its own tags suspect", "7.1")
    if catalog.get("ViewerPreferences", {}).get("DisplayDocTitle") != "true":
        yield Flaw("a viewer would show the name of the file for its title", "7.1")
    if not LANGUAGE.fullmatch(text(catalog.get("Lang"))):
        hint = "write language: in content/report.yaml, such as en-US"
        yield Flaw("the file does not say its language", "7.2", hint=hint)
    if not catalog.get("OutputIntents"):
        yield Flaw("the file does not say which colours it means", "PDF/A-3, 6.2.3")


def text(value: Any) -> str:
    """A string of a file; an empty one where there is none."""
    return str(getattr(value, "string", value) or "")


def metadata(written: Written) -> Iterator[Flaw]:
    """What the file says of itself in XMP (5, 7.1)."""
    stream = written.object(written.pdf.catalog.get("Metadata"))
    xmp = b"".join(stream.stream) if stream is not None else b""
    for mark, fact, clause in SAYS:
        if mark not in xmp:
            hint = "write title: in content/report.yaml" if mark == b":title>" else ""
            yield Flaw(f"the metadata do not say {fact}", clause, hint=hint)


def fonts(written: Written) -> Iterator[Flaw]:
    """Each font is in the file, and each sign can be read aloud (7.21.4.1, 7.21.7)."""
    for found in written.kind("/FontDescriptor"):
        if not any(key in found for key in ("FontFile", "FontFile2", "FontFile3")):
            yield Flaw(f"the font {name(found['FontName'])} is not in the file", "7.21.4.1")
    for found in written.kind("/Font"):
        if not str(found["Subtype"]).startswith("/CIDFont") and "ToUnicode" not in found:
            fact = f"the font {name(found['BaseFont'])} does not say which characters it shows"
            yield Flaw(fact, "7.21.7")


def name(value: Any) -> str:
    """The name of a font without the prefix of its subset."""
    whole = value.decode() if isinstance(value, bytes) else str(value)
    return whole.removeprefix("/").rpartition("+")[2]


def files(written: Written) -> Iterator[Flaw]:
    """Each attached file has a name, in both spellings, and says what it is to the report."""
    for found in written.kind("/Filespec"):
        if "F" not in found or "UF" not in found:
            yield Flaw("an attached file has no name", "7.11")
        if "AFRelationship" not in found:
            yield Flaw("an attached file does not say what it is for", "PDF/A-3, 6.8")


# ---- pages ---------------------------------------------------------------------------------


def contents(written: Written, page: Any, sheet: int) -> Iterator[Flaw]:
    """All that is painted is tagged or an artifact, and each tag is in the tree (7.1)."""
    owners = written.owners.get(page.get("StructParents"), ())
    open_marks: list[Any] = []  # the number of a tagged content, None for an artifact
    stream = written.object(page["Contents"]).stream
    for place, part in enumerate(stream):
        if part == b"BDC" or part == b"BMC":
            number = stream[place - 1].get("MCID") if part == b"BDC" else None
            yield from _nested(number, open_marks, sheet)
            open_marks.append(number)
            if number is not None and not written.owns(owners, number, page):
                yield Flaw(f"a text of sheet {sheet} belongs to nothing", "7.1")
        elif part == b"EMC":
            open_marks.pop()
        elif isinstance(part, bytes) and (part in PAINTS_ALONE or part.endswith(PAINTS)):
            if not open_marks:
                yield Flaw(f"something on sheet {sheet} is neither tagged nor an artifact", "7.1")
            if b"<0000>" in part:
                yield Flaw(f"sheet {sheet} shows a box for a character", "7.21.8")


def _nested(number: Any, open_marks: list[Any], sheet: int) -> Iterator[Flaw]:
    """Content is tagged or an artifact, never one within the other."""
    is_artifact = number is None
    if any((mark is None) != is_artifact for mark in open_marks):
        which = "an artifact within a tag" if is_artifact else "a tag within an artifact"
        yield Flaw(f"sheet {sheet} has {which}", "7.1")


def areas(written: Written, page: Any, sheet: int) -> Iterator[Flaw]:
    """Links can be reached in order, belong to a tag, and say where they lead (7.18)."""
    notes = page.get("Annots", ())
    if notes and page.get("Tabs") != "/S":
        yield Flaw(f"the links of sheet {sheet} are not in the order of reading", "7.18.3")
    for reference in notes:
        note = written.object(reference)
        if note.get("Subtype") != "/Link":
            yield Flaw(f"sheet {sheet} has a field or a remark, which has no tag", "7.18.1")
            continue
        owner = written.object(written.owners.get(note.get("StructParent")))
        if owner is None or owner["S"] != "/Link" or not written.refers(owner, reference):
            yield Flaw(f"a link of sheet {sheet} has no tag", "7.18.5", owner)
        if not text(note.get("Contents")).strip():
            hint = "write [what it leads to](address)"
            yield Flaw(f"a link of sheet {sheet} has no words", "7.18.5", owner, hint)


# ---- where the author wrote it -------------------------------------------------------------


def _place(element: Any, pdf: Any, document: Document) -> Pos:
    """Where an author wrote what an element shows: by a label around it, or by its words."""
    labels = {label: node.pos for node in nodes(document) if (label := _label(node))}
    for html in _around(element, pdf):
        if found := labels.get(html.get("id") or ""):
            return found
        words = next((words for words in html.itertext() if words.strip()), "")
        if words and (place := place_of(words, document)) != NOWHERE:
            return place
    return NOWHERE


def _label(node: Any) -> str:
    return getattr(node, "label", "") or ""


def _around(element: Any, pdf: Any) -> Iterable[Any]:
    """The HTML elements that a structure element stands for and stands in, innermost first."""
    while element.get("Type") == "/StructElem":
        box = pdf.boxes.get(element.reference)
        if box is not None and box.element is not None:
            yield box.element
        element = pdf.objects[int(element["P"].split()[0])]
