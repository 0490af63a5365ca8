"""Colours, lines and type of a native chart, as DrawingML in the theme's own slots."""

from __future__ import annotations

from report_build.charts.look import LIGHTEN, Look, Paint
from report_build.charts.marks import MUTED
from report_build.charts.spec import Drawing
from report_build.frozen import dataclass
from report_build.render.ooxml import Element, emu, hundredths, node

SLOTS = {"ink": "tx1", "paper": "bg1", "muted": "tx1", "rule": "tx1"}
SHADES = {"muted": 0.65, "rule": 0.25}  # how much of the ink is left; the rest goes to paper

Shares = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Setting:
    """What one chart needs beside its plan.

    `layout` and `legend` are places: left, top, width and height in shares of the frame.
    `gap` is the space between groups of columns in per cent of one, `turned` whether their
    labels stand upright, `labels_size` how large they are. `names_turn`, `names_every` and
    `names_size` set the categories. `names` says where each named point has room for its name.
    """

    look: Look
    size: float
    gap: int = 60
    turned: bool = False
    labels_size: float = 0.0  # where it differs
    layout: Shares | None = None
    names_turn: float = 0.0
    names_every: int = 1
    names_size: float = 0.0  # where it differs
    legend: Shares | None = None
    names: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextLook:
    """How words on a chart are set; a `size` of 0 is the chart's own."""

    paint: Paint
    size: float = 0.0
    bold: bool = False
    turn: float = 0.0  # degrees clockwise


INK_TEXT, MUTED_TEXT = TextLook(Paint("ink")), TextLook(MUTED)


def fill(paint: Paint) -> Element:
    """A fill in a colour of the theme, brightened as the report brightens it."""
    color = node("a:schemeClr", val=SLOTS.get(paint.slot, paint.slot))
    kept = SHADES.get(paint.slot, LIGHTEN if paint.light else 1.0)
    if kept < 1:
        color.append(node("a:lumMod", val=round(kept * 100_000)))
        color.append(node("a:lumOff", val=round((1 - kept) * 100_000)))
    return node("a:solidFill", color)


def outline(paint: Paint, width: float, dash: str = "solid") -> Element:
    """A line with round ends; the width in points."""
    return node(
        "a:ln", fill(paint), node("a:prstDash", val=dash), node("a:round"), w=emu(width), cap="rnd"
    )


def text_look(
    plan: Drawing, setting: Setting, look: TextLook = INK_TEXT, wrap: bool = True
) -> Element:
    """How the words of one part are set; without `wrap` they stay on one line where they can.

    The turn is said even where it is 0: without one, office programs choose their own.
    """
    rot = round(look.turn * 60_000)
    body = node("a:bodyPr", rot=rot, vert="horz", wrap="square" if wrap else "none")
    style = _run_look("a:defRPr", plan, setting, look)
    end = node("a:endParaRPr", lang=plan.language)
    return node("c:txPr", body, node("a:lstStyle"), node("a:p", node("a:pPr", style), end))


def rich_text(plan: Drawing, setting: Setting, words: str, look: TextLook) -> Element:
    """Words that the chart holds itself: titles of axes, names of points."""
    style = node("a:pPr", _run_look("a:defRPr", plan, setting, look))
    run = node("a:r", _run_look("a:rPr", plan, setting, look), node("a:t", text=words))
    body = node("a:bodyPr", rot=round(look.turn * 60_000), vert="horz", wrap="none")
    return node("c:tx", node("c:rich", body, node("a:lstStyle"), node("a:p", style, run)))


def _run_look(name: str, plan: Drawing, setting: Setting, look: TextLook) -> Element:
    size = hundredths(look.size or setting.size)
    return node(name, fill(look.paint), lang=plan.language, sz=size, b=str(int(look.bold)))
