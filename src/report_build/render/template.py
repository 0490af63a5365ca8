"""An empty deck in the look of a theme: slide master, layouts, notes, handout, table style.

Everything is written from the theme and `layouts.py`, so the file holds nothing that it does
not need. A slide names colours and fonts by their role ("accent1", "the heading font"), so
that one change in an office program's theme menu changes the whole deck.
"""

from __future__ import annotations

from report_build.render import drawing_text, layouts, masters
from report_build.render.look import DeckLook, own
from report_build.render.masters import FIRST_ID, NOTES_PAGE
from report_build.render.ooxml import Element, emu, node, serialized
from report_build.render.opc import CONTENT_TYPES, ROOT_RELATIONS
from report_build.render.package import zipped
from report_build.render.shapes import HEIGHT, WIDTH
from report_build.render.theme_part import table_styles, theme_part
from report_build.theme import Theme

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument."
PRESENTATION_TYPE = DOCUMENT_TYPE + "presentationml."

Parts = dict[str, tuple[str, Element]]
"""The content type and the root of each part, by name."""


def template(theme: Theme, language: str) -> bytes:
    """A .pptx without slides, as bytes; `language` is that of its prompts."""
    parts = _parts(own(theme), language)
    relations = _relations()
    members = [(CONTENT_TYPES, serialized(_content_types(parts)))]
    members += [(name, serialized(_relationships(ties))) for name, ties in relations.items()]
    members += [(name, serialized(root)) for name, (_, root) in parts.items()]
    return zipped(members)


# ---- parts ---------------------------------------------------------------------------------


def _parts(look: DeckLook, language: str) -> Parts:
    theme, kinds = look.theme, PRESENTATION_TYPE
    found: Parts = {
        "docProps/app.xml": (DOCUMENT_TYPE + "extended-properties+xml", application()),
        "ppt/presentation.xml": (kinds + "presentation.main+xml", _presentation(look, language)),
        "ppt/presProps.xml": (kinds + "presProps+xml", node("p:presentationPr")),
        "ppt/viewProps.xml": (kinds + "viewProps+xml", node("p:viewPr")),
        "ppt/tableStyles.xml": (kinds + "tableStyles+xml", table_styles()),
        "ppt/slideMasters/slideMaster1.xml": (
            kinds + "slideMaster+xml",
            masters.slide_master(look, language),
        ),
        "ppt/notesMasters/notesMaster1.xml": (
            kinds + "notesMaster+xml",
            masters.notes_master(language),
        ),
        "ppt/handoutMasters/handoutMaster1.xml": (
            kinds + "handoutMaster+xml",
            masters.handout_master(language),
        ),
    }
    for number in (1, 2, 3):  # one for the slides, one for the notes, one for the handout
        found[f"ppt/theme/theme{number}.xml"] = (DOCUMENT_TYPE + "theme+xml", theme_part(theme))
    for number, spec in enumerate(layouts.LAYOUTS.values(), 1):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = (
            kinds + "slideLayout+xml",
            masters.slide_layout(look, spec, language),
        )
    return found


def _relations() -> dict[str, list[tuple[str, str]]]:
    """Each .rels part: the types and targets of its relationships, ids by position."""
    numbers = range(1, len(layouts.LAYOUTS) + 1)
    to_layouts = [("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in numbers]
    return {
        ROOT_RELATIONS: [
            ("officeDocument", "ppt/presentation.xml"),
            ("extended-properties", "docProps/app.xml"),
        ],
        "ppt/_rels/presentation.xml.rels": [
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("handoutMaster", "handoutMasters/handoutMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ],
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": [
            *to_layouts,
            ("theme", "../theme/theme1.xml"),
        ],
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": [("theme", "../theme/theme2.xml")],
        "ppt/handoutMasters/_rels/handoutMaster1.xml.rels": [("theme", "../theme/theme3.xml")],
        **{
            f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels": [
                ("slideMaster", "../slideMasters/slideMaster1.xml")
            ]
            for number in numbers
        },
    }


def _relationships(ties: list[tuple[str, str]]) -> Element:
    return node(
        "rel:Relationships",
        *(
            node("rel:Relationship", Id=f"rId{number}", Type=OFFICE + kind, Target=target)
            for number, (kind, target) in enumerate(ties, 1)
        ),
    )


def _content_types(parts: Parts) -> Element:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return node(
        "ct:Types",
        node("ct:Default", Extension="rels", ContentType=relations),
        node("ct:Default", Extension="xml", ContentType="application/xml"),
        *(
            node("ct:Override", PartName=f"/{name}", ContentType=kind)
            for name, (kind, _) in sorted(parts.items())
        ),
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
