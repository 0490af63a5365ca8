"""An empty deck in the look of a theme: slide master, layouts, notes, handout, table style.

Everything is written from the theme and `layouts.py`, so the file holds nothing that it does
not need. A slide names colours and fonts by their role ("accent1", "the heading font"), so
that one change in an office program's theme menu changes the whole deck.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from report_build.render import drawing_text, layouts, masters
from report_build.render.look import DeckLook, own
from report_build.render.masters import FIRST_ID, NOTES_PAGE
from report_build.render.ooxml import Element, emu, node, serialized
from report_build.render.opc import CONTENT_TYPES, PRESENTATION, Relation
from report_build.render.package import zipped
from report_build.render.shapes import HEIGHT, WIDTH
from report_build.render.theme_part import table_styles, theme_part
from report_build.theme import Theme

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument."
PRESENTATION_TYPE = DOCUMENT_TYPE + "presentationml."

MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
HANDOUT_MASTER = "ppt/handoutMasters/handoutMaster1.xml"

Parts = dict[str, tuple[str, Element]]
"""The content type and the root of each part, by name."""


def template(theme: Theme, language: str) -> bytes:
    """A .pptx without slides, as bytes; `language` is that of its prompts."""
    parts = _parts(own(theme), language)
    types = {name: kind for name, (kind, _) in sorted(parts.items())}
    members = [(CONTENT_TYPES, serialized(content_types(types)))]
    members += [
        (relations_name(source), serialized(relationships(source, ties)))
        for source, ties in _relations().items()
    ]
    members += [(name, serialized(root)) for name, (_, root) in parts.items()]
    return zipped(members)


# ---- parts ---------------------------------------------------------------------------------


def _parts(look: DeckLook, language: str) -> Parts:
    theme, kinds = look.theme, PRESENTATION_TYPE
    found: Parts = {
        "docProps/app.xml": (DOCUMENT_TYPE + "extended-properties+xml", application()),
        PRESENTATION: (kinds + "presentation.main+xml", _presentation(look, language)),
        "ppt/presProps.xml": (kinds + "presProps+xml", node("p:presentationPr")),
        "ppt/viewProps.xml": (kinds + "viewProps+xml", node("p:viewPr")),
        "ppt/tableStyles.xml": (kinds + "tableStyles+xml", table_styles()),
        MASTER: (kinds + "slideMaster+xml", masters.slide_master(look, language)),
        NOTES_MASTER: (kinds + "notesMaster+xml", masters.notes_master(language)),
        HANDOUT_MASTER: (kinds + "handoutMaster+xml", masters.handout_master(language)),
    }
    for number in (1, 2, 3):  # one for the slides, one for the notes, one for the handout
        found[f"ppt/theme/theme{number}.xml"] = (DOCUMENT_TYPE + "theme+xml", theme_part(theme))
    for number, spec in enumerate(layouts.LAYOUTS.values(), 1):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = (
            kinds + "slideLayout+xml",
            masters.slide_layout(look, spec, language),
        )
    return found


def _relations() -> dict[str, list[Relation]]:
    """The relationships of each part, ids by position."""
    names = [f"ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(layouts.LAYOUTS) + 1)]
    ties = {
        "": [("officeDocument", PRESENTATION), ("extended-properties", "docProps/app.xml")],
        PRESENTATION: [
            ("slideMaster", MASTER),
            ("notesMaster", NOTES_MASTER),
            ("handoutMaster", HANDOUT_MASTER),
            ("presProps", "ppt/presProps.xml"),
            ("viewProps", "ppt/viewProps.xml"),
            ("theme", "ppt/theme/theme1.xml"),
            ("tableStyles", "ppt/tableStyles.xml"),
        ],
        MASTER: [*(("slideLayout", name) for name in names), ("theme", "ppt/theme/theme1.xml")],
        NOTES_MASTER: [("theme", "ppt/theme/theme2.xml")],
        HANDOUT_MASTER: [("theme", "ppt/theme/theme3.xml")],
        **{name: [("slideMaster", MASTER)] for name in names},
    }
    return {
        source: [
            Relation(f"rId{number}", kind, target, external=False)
            for number, (kind, target) in enumerate(found, 1)
        ]
        for source, found in ties.items()
    }


def relations_name(source: str) -> str:
    """The .rels part of a part, "ppt/_rels/a.xml.rels" of "ppt/a.xml", or of the package."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(source: str, ties: Iterable[Relation]) -> Element:
    """The content of a .rels part."""
    folder = posixpath.dirname(source)
    return node(
        "rel:Relationships",
        *(
            node(
                "rel:Relationship",
                Id=tie.id,
                Type=tie.type or OFFICE + tie.kind,
                Target=tie.target if tie.external else posixpath.relpath(tie.target, folder or "."),
                TargetMode="External" if tie.external else None,
            )
            for tie in ties
        ),
    )


def content_types(types: Mapping[str, str]) -> Element:
    """The list of the type of each part, by name."""
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return node(
        "ct:Types",
        node("ct:Default", Extension="rels", ContentType=relations),
        node("ct:Default", Extension="xml", ContentType="application/xml"),
        *(node("ct:Override", PartName=f"/{name}", ContentType=types[name]) for name in types),
    )


def application() -> Element:
    """What the file says of the program that wrote it."""
    return node("ep:Properties", node("ep:Application", text="report-build"))


def _presentation(look: DeckLook, language: str) -> Element:
    size = node("p:sldSz", cx=emu(WIDTH), cy=emu(HEIGHT))
    notes = node("p:notesSz", cx=emu(NOTES_PAGE.width), cy=emu(NOTES_PAGE.height))
    default = node("a:defPPr", node("a:defRPr", lang=language))
    return node(
        "p:presentation",
        node("p:sldMasterIdLst", node("p:sldMasterId", id=FIRST_ID, r__id="rId1")),
        node("p:notesMasterIdLst", node("p:notesMasterId", r__id="rId2")),
        node("p:handoutMasterIdLst", node("p:handoutMasterId", r__id="rId3")),
        node("p:sldIdLst"),
        size,
        notes,
        node("p:defaultTextStyle", default, *drawing_text.levels(look, "what", 9)),
        saveSubsetFonts=True,
        autoCompressPictures=False,
    )
