"""Shapes as DrawingML: placeholders, free text, ornaments, pictures and tables.

Each function makes one element from finished values; relationships and ids come from the
caller. The template draws layouts with them, the deck draws slides. ECMA-376 Part 1, 19.3
and 21.1.
"""

from __future__ import annotations

from collections.abc import Iterable

from report_build.render.drawing_text import ALIGNS, ANCHORS, Setting, runs
from report_build.render.layouts import CELL_PAD, Anchor
from report_build.render.ooxml import (
    NAMESPACES,
    SVG_URI,
    Element,
    decorative_mark,
    emu,
    node,
    rectangle,
    solid,
    transform,
)
from report_build.render.shapes import Frame, Ornament, Para, TableShape

TABLE_STYLE_ID = "{3F1B2C7A-58D4-4E0B-9C61-7A0D5E8B4F12}"
TABLE_URI = NAMESPACES["a"].replace("/main", "/table")

PRESETS = {"line": "rect", "panel": "rect", "dot": "ellipse"}


def body(properties: Element, style: Element | None, *paras: Element) -> Element:
    """The text of a shape; an empty one still has its paragraph."""
    return node(
        "p:txBody",
        properties,
        node("a:lstStyle") if style is None else style,
        *(paras or (node("a:p"),)),
    )


def body_properties(anchor: Anchor | None = None, inset: bool = False) -> Element:
    """How text stands in its frame: at the edge, shrunk by the program when someone adds to it.

    Without an anchor nothing is said, so that a placeholder takes what its layout says.
    """
    if anchor is None:
        return node("a:bodyPr")
    zero = None if inset else 0
    return node(
        "a:bodyPr",
        node("a:normAutofit"),
        wrap="square",
        lIns=zero,
        tIns=zero,
        rIns=zero,
        bIns=zero,
        anchor=ANCHORS[anchor],
    )


def held_properties(stays: bool) -> Element:
    """How text stands in a brand's placeholder: as the brand has it, but never grown.

    Where it does not stay in the brand's frame, the frame that it gets is that of the text.
    """
    zero = None if stays else 0
    shrinks = node("a:normAutofit")
    return node("a:bodyPr", shrinks, lIns=zero, tIns=zero, rIns=zero, bIns=zero)


def placeholder(
    number: int, name: str, role: Element, text: Element, frame: Frame | None = None
) -> Element:
    """A shape that fills a placeholder; without a frame it stands where its layout puts it."""
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", id=number, name=name),
            node("p:cNvSpPr", node("a:spLocks", noGrp=True)),
            node("p:nvPr", role),
        ),
        node("p:spPr", transform(frame) if frame else None),
        text,
    )


def free_text(number: int, name: str, frame: Frame, text: Element) -> Element:
    """A text box that belongs to no placeholder."""
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", id=number, name=name),
            node("p:cNvSpPr", txBox=True),
            node("p:nvPr"),
        ),
        node("p:spPr", transform(frame), rectangle(), node("a:noFill")),
        text,
    )


def ornament(number: int, shape: Ornament, language: str, of_layout: bool = False) -> Element:
    """A filled form that says nothing, and is marked so."""
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", decorative_mark(), id=number, name=f"Ornament {number}"),
            node("p:cNvSpPr"),
            node("p:nvPr", userDrawn=of_layout or None),
        ),
        node(
            "p:spPr",
            transform(shape.frame),
            node("a:prstGeom", node("a:avLst"), prst=PRESETS[shape.kind]),
            solid(shape.color),
            node("a:ln", node("a:noFill")),
        ),
        body(node("a:bodyPr"), None, node("a:p", node("a:endParaRPr", lang=language))),
    )


def picture(
    number: int, frame: Frame, image: str, alt: str, role: Element | None, vector: str = ""
) -> Element:
    """A picture that fills its frame; `image` and `vector` are relationship ids.

    An SVG stands behind `vector` with a PNG in `image` for programs that cannot read it. A
    picture without alternative text is decorative.
    """
    return node(
        "p:pic",
        node(
            "p:nvPicPr",
            node(
                "p:cNvPr",
                None if alt else decorative_mark(),
                id=number,
                name=f"Picture {number}",
                descr=alt,
            ),
            node("p:cNvPicPr", node("a:picLocks", noChangeAspect=True)),
            node("p:nvPr", role),
        ),
        node(
            "p:blipFill",
            node("a:blip", _drawn(vector) if vector else None, r__embed=image),
            node("a:stretch", node("a:fillRect")),
        ),
        node("p:spPr", transform(frame), rectangle()),
    )


def _drawn(vector: str) -> Element:
    return node("a:extLst", node("a:ext", node("asvg:svgBlip", r__embed=vector), uri=SVG_URI))


# ---- tables --------------------------------------------------------------------------------


def table(number: int, shape: TableShape, setting: Setting, role: Element | None) -> Element:
    """A native table with a header row, in the deck's own table style."""
    grid = (node("a:gridCol", w=emu(width)) for width in shape.widths)
    style = node("a:tableStyleId", text=TABLE_STYLE_ID)
    drawn = node(
        "a:tbl",
        node("a:tblPr", style, firstRow=True),
        node("a:tblGrid", *grid),
        *(
            node("a:tr", *_cells(row, shape, setting), h=emu(height))
            for row, height in zip(shape.rows, shape.heights, strict=True)
        ),
    )
    return node(
        "p:graphicFrame",
        node(
            "p:nvGraphicFramePr",
            node("p:cNvPr", id=number, name=f"Table {number}", descr=shape.alt),
            node("p:cNvGraphicFramePr", node("a:graphicFrameLocks", noGrp=True)),
            node("p:nvPr", role),
        ),
        transform(shape.frame, "p:xfrm"),
        node("a:graphic", node("a:graphicData", drawn, uri=TABLE_URI)),
    )


def _cells(row: tuple[Para, ...], shape: TableShape, setting: Setting) -> Iterable[Element]:
    beside, above = (emu(pad) for pad in CELL_PAD)
    for para, align in zip(row, shape.align, strict=True):
        words = runs(para.runs, setting, shape.size)
        yield node(
            "a:tc",
            node(
                "a:txBody",
                node("a:bodyPr"),
                node("a:lstStyle"),
                node("a:p", node("a:pPr", algn=ALIGNS[align]), *words),
            ),
            node("a:tcPr", marL=beside, marR=beside, marT=above, marB=above, anchor="ctr"),
        )
