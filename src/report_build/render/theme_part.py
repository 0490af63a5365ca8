"""What a deck's colours, fonts and tables look like: the theme part and the table style.

Here alone the values of the theme's tokens enter a deck; all else names the slots.
ECMA-376 Part 1, 20.1.6 (themes) and 20.1.4.2 (table styles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from report_build.render.drawing import TABLE_STYLE_ID
from report_build.render.ooxml import Element, emu, node, solid
from report_build.theme import Theme

COLORS = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "heading",
    "lt2": "wash",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "link",
    "folHlink": "link-followed",
}
"""The slots of an office theme, in the order of its schema, and the tokens that fill them."""


def theme_part(theme: Theme) -> Element:
    """The theme of a deck: twelve colours, two fonts, flat fills."""
    colors = (
        node(f"a:{slot}", node("a:srgbClr", val=theme.colors[token]))
        for slot, token in COLORS.items()
    )
    return node(
        "a:theme",
        node(
            "a:themeElements",
            node("a:clrScheme", *colors, name=theme.name),
            node(
                "a:fontScheme",
                _font("a:majorFont", theme.font("deck-font-head")),
                _font("a:minorFont", theme.font("deck-font-body")),
                name=theme.name,
            ),
            _formats(theme.name),
        ),
        node("a:objectDefaults"),
        node("a:extraClrSchemeLst"),
        name=theme.name,
    )


def _font(name: str, family: str) -> Element:
    others = []
    for script in ("a:ea", "a:cs"):
        empty = node(script)
        empty.set("typeface", "")  # the program's own choice; the attribute is required
        others.append(empty)
    return node(name, node("a:latin", typeface=family), *others)


def _formats(name: str) -> Element:
    """Flat fills, lines and effects; PowerPoint refuses a theme with fewer than three of each."""

    def three(make: Callable[[], Element]) -> Iterator[Element]:
        return (make() for _ in range(3))

    def line(points: float) -> Element:
        return node("a:ln", solid("phClr"), node("a:prstDash", val="solid"), w=emu(points))

    return node(
        "a:fmtScheme",
        node("a:fillStyleLst", *three(lambda: solid("phClr"))),
        node("a:lnStyleLst", line(0.5), line(1), line(1.5)),
        node("a:effectStyleLst", *three(lambda: node("a:effectStyle", node("a:effectLst")))),
        node("a:bgFillStyleLst", *three(lambda: solid("phClr"))),
        name=name,
    )


def table_styles(header: str = "tx2") -> Element:
    """One style: a filled header row and hairlines; the order of children is fixed.

    `header` is the slot that the first row is filled with.
    """
    style = node(
        "a:tblStyle",
        _table_part("a:wholeTbl", "tx1", borders=("bottom", "insideH")),
        _table_part("a:lastRow", "tx1", bold=True, borders=("top",)),
        _table_part("a:firstRow", "bg1", bold=True, fill=header),
        styleId=TABLE_STYLE_ID,
        styleName="Report",
    )
    # "def" is no Python name, so it cannot be given as the others are
    styles = node("a:tblStyleLst", style)
    styles.set("def", TABLE_STYLE_ID)
    return styles


def _table_part(
    name: str, color: str, bold: bool = False, fill: str = "", borders: tuple[str, ...] = ()
) -> Element:
    return node(
        name,
        node(
            "a:tcTxStyle",
            node("a:fontRef", idx="minor"),
            node("a:schemeClr", val=color),
            b="on" if bold else None,
        ),
        node(
            "a:tcStyle",
            node("a:tcBdr", *(_border(side) for side in borders)),
            node("a:fill", solid(fill)) if fill else None,
        ),
    )


def _border(side: str) -> Element:
    return node(f"a:{side}", node("a:ln", solid("accent6"), w=emu(0.5), cmpd="sng"))
