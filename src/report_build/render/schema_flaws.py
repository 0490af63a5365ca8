"""Flaws against the schema of DrawingML and PresentationML: order of children, and values.

Not the whole schema, which has some thousand types, but what a deck of ours is made of. An
element that is not named here is not looked at. ECMA-376 Part 1, annex A.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from report_build.frozen import dataclass
from report_build.render.ooxml import Element, qualified
from report_build.render.opc import Flaw, Package

_TEXT_LOOK = "ln noFill solidFill gradFill effectLst highlight latin ea cs sym hlinkClick extLst"
_BULLETS = "buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip"
_PARAGRAPH = f"lnSpc spcBef spcAft {_BULLETS} tabLst defRPr extLst"
_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"

_ACCENTS = "accent1 accent2 accent3 accent4 accent5 accent6"
_TABLE_PARTS = (
    "tblBg wholeTbl band1H band2H band1V band2V lastCol firstCol lastRow "
    "seCell swCell firstRow neCell nwCell extLst"
)
_PRESENTATION = (
    "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz "
    "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle "
    "modifyVerifier extLst"
)

_CHILDREN = {
    "a:pPr": _PARAGRAPH,
    **{f"a:lvl{level}pPr": _PARAGRAPH for level in range(1, 10)},
    "a:rPr": _TEXT_LOOK,
    "a:defRPr": _TEXT_LOOK,
    "a:endParaRPr": _TEXT_LOOK,
    "a:r": "rPr t",
    "a:fld": "rPr pPr t",
    "a:bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst",
    "a:ln": "noFill solidFill gradFill prstDash round bevel miter headEnd tailEnd extLst",
    "a:xfrm": "off ext chOff chExt",
    "a:blip": "extLst",
    "a:tbl": "tblPr tblGrid tr",
    "a:tr": "tc extLst",
    "a:tc": "txBody tcPr extLst",
    "a:tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr {_FILLS} headers extLst",
    "a:tblPr": f"{_FILLS} effectLst tableStyle tableStyleId extLst",
    "a:tblStyle": _TABLE_PARTS,
    "a:tcStyle": "tcBdr fill fillRef cell3D",
    "a:theme": "themeElements objectDefaults extraClrSchemeLst custClrLst extLst",
    "a:themeElements": "clrScheme fontScheme fmtScheme extLst",
    "a:clrScheme": f"dk1 lt1 dk2 lt2 {_ACCENTS} hlink folHlink extLst",
    "a:fmtScheme": "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:pic": "nvPicPr blipFill spPr style extLst",
    "p:graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
    "p:nvSpPr": "cNvPr cNvSpPr nvPr",
    "p:nvPicPr": "cNvPr cNvPicPr nvPr",
    "p:nvGraphicFramePr": "cNvPr cNvGraphicFramePr nvPr",
    "p:cNvPr": "hlinkClick hlinkHover extLst",
    "p:blipFill": "blip srcRect tile stretch",
    "p:spPr": f"xfrm custGeom prstGeom {_FILLS} ln effectLst extLst",
    "p:txBody": "bodyPr lstStyle p",
    "a:txBody": "bodyPr lstStyle p",
    "p:sld": "cSld clrMapOvr transition timing extLst",
    "p:notes": "cSld clrMapOvr extLst",
    "p:cSld": "bg spTree custDataLst controls extLst",
    "p:sldLayout": "cSld clrMapOvr transition timing hf extLst",
    "p:sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
    "p:txStyles": "titleStyle bodyStyle otherStyle extLst",
    "p:presentation": _PRESENTATION,
}
_NEEDED = {
    "p:txBody": ("a:bodyPr", "a:p"),
    "a:txBody": ("a:bodyPr", "a:p"),
    "a:tc": ("a:txBody",),
    "a:r": ("a:t",),
    "a:tbl": ("a:tblGrid",),
    "p:sp": ("p:nvSpPr", "p:spPr"),
    "p:pic": ("p:nvPicPr", "p:blipFill", "p:spPr"),
    "p:graphicFrame": ("p:nvGraphicFramePr", "p:xfrm", "a:graphic"),
    "p:nvSpPr": ("p:cNvPr", "p:cNvSpPr", "p:nvPr"),
    "a:xfrm": ("a:off", "a:ext"),
    "p:presentation": ("p:sldMasterIdLst", "p:sldSz", "p:notesSz"),
    "p:sld": ("p:cSld",),
    "p:sldMaster": ("p:cSld", "p:clrMap"),
}

COORDINATE = range(-27273042329600, 27273042316901)
LENGTH = range(27273042316901)
FLAG = re.compile(r"[01]$|true$|false$")
COLORS = re.compile(r"(bg|tx|dk|lt)[12]$|accent[1-6]$|hlink$|folHlink$|phClr$")

Allowed = range | re.Pattern[str]

_VALUES: dict[str, dict[str, Allowed]] = {
    "a:off": {"x": COORDINATE, "y": COORDINATE},
    "a:ext": {"cx": LENGTH, "cy": LENGTH},
    "a:gridCol": {"w": LENGTH},
    "a:tr": {"h": LENGTH},
    "a:buAutoNum": {"startAt": range(1, 32768)},
    "a:schemeClr": {"val": COLORS},
    "a:srgbClr": {"val": re.compile(r"[0-9A-Fa-f]{6}$")},
    "a:tblPr": {"firstRow": FLAG, "bandRow": FLAG, "firstCol": FLAG, "lastRow": FLAG},
    "a:bodyPr": {"anchor": re.compile(r"(t|ctr|b|just|dist)$"), "numCol": range(1, 17)},
    "p:ph": {
        "type": re.compile(
            r"(title|body|ctrTitle|subTitle|dt|sldNum|ftr|hdr|obj|chart|tbl|clipArt|dgm|media"
            r"|sldImg|pic)$"
        ),
        "idx": range(2**32),
    },
    **{
        f"a:{name}": {
            "sz": range(100, 400001),
            "b": FLAG,
            "i": FLAG,
            "kern": range(400001),
            "baseline": range(-100000, 100001),
            "cap": re.compile(r"(none|small|all)$"),
            "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"),
        }
        for name in ("rPr", "defRPr", "endParaRPr")
    },
    **{
        f"a:{name}": {
            "marL": range(51206401),
            "indent": range(-51206400, 51206401),
            "lvl": range(9),
            "algn": re.compile(r"(l|ctr|r|just|justLow|dist|thaiDist)$"),
        }
        for name in ("pPr", *(f"lvl{level}pPr" for level in range(1, 10)))
    },
}


@dataclass(frozen=True, slots=True)
class Type:
    """What the schema says of an element: its children by place, those it needs, its values."""

    order: Mapping[str, int]
    needed: tuple[str, ...]
    values: Mapping[str, Allowed]


TYPES = {
    qualified(name): Type(
        {child: place for place, child in enumerate(_CHILDREN.get(name, "").split())},
        tuple(map(qualified, _NEEDED.get(name, ()))),
        _VALUES.get(name, {}),
    )
    for name in _CHILDREN.keys() | _NEEDED.keys() | _VALUES.keys()
}

FOLDERS = (
    "ppt",
    "ppt/slides",
    "ppt/slideLayouts",
    "ppt/slideMasters",
    "ppt/notesSlides",
    "ppt/notesMasters",
    "ppt/handoutMasters",
    "ppt/theme",
)


def schema(package: Package) -> Iterator[Flaw]:
    """Children out of order, missing or unknown, and attributes that say what they may not.

    Of parts that differ in their words only, such as pages of notes, one is looked at.
    """
    known: dict[bytes, tuple[str, ...]] = {}
    for folder in FOLDERS:
        for part, tree in package.parts(folder):
            markup = _WORDS.sub(b"><", package.content[part])
            if markup not in known:
                known[markup] = tuple(_part_faults(tree))
            yield from (Flaw(part, fault) for fault in known[markup])


_WORDS = re.compile(rb">[^<]+<")


def _part_faults(tree: Element) -> Iterator[str]:
    for element in tree.iter("{*}*"):
        tag = str(element.tag)
        type_ = TYPES.get(tag)
        if type_ is None:
            continue
        if type_.order or type_.needed:
            children = tuple([str(child.tag) for child in element]) if len(element) else ()
            yield from _child_faults(tag, children)
        if type_.values:
            yield from _value_faults(tag, tuple(element.items()))


# Remembered, as a deck repeats most of its elements.


@lru_cache(maxsize=8192)
def _child_faults(tag: str, children: tuple[str, ...]) -> tuple[str, ...]:
    type_, name = TYPES[tag], _local(tag)
    found = list(_order_faults(name, children, type_.order)) if type_.order else []
    found += [f"{name} has no {_local(child)}" for child in type_.needed if child not in children]
    return tuple(found)


@lru_cache(maxsize=8192)
def _value_faults(tag: str, attributes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    type_, name = TYPES[tag], _local(tag)
    return tuple(
        f'{name} has the {key} "{value}"'
        for key, value in attributes
        if (allowed := type_.values.get(key)) is not None and not _is_allowed(value, allowed)
    )


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _order_faults(name: str, children: tuple[str, ...], order: Mapping[str, int]) -> Iterator[str]:
    last = 0
    for child in children:
        local = _local(child)
        place = order.get(local)
        if place is None:
            yield f"{name} may not hold {local}"
        elif place < last:
            yield f"{name} holds {local} too late"
        else:
            last = place


def _is_allowed(value: str, allowed: Allowed) -> bool:
    if isinstance(allowed, range):
        return value.lstrip("-").isdecimal() and int(value) in allowed
    return bool(allowed.match(value))


def themes(package: Package) -> Iterator[Flaw]:
    """Themes that PowerPoint refuses: fewer than three fills, lines, effects or backgrounds."""
    for part, tree in package.parts("ppt/theme"):
        for formats in tree.iter(qualified("a:fmtScheme")):
            for each in formats:
                if len(each) < 3:
                    yield Flaw(part, f"{_local(str(each.tag))} has {len(each)} entries, not three")
        for colors in tree.iter(qualified("a:clrScheme")):
            if len(colors) < 12:
                yield Flaw(part, f"the theme has {len(colors)} colours, not twelve")


FAMILIES: tuple[Callable[[Package], Iterable[Flaw]], ...] = (schema, themes)
