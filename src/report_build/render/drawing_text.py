"""Text as DrawingML: styles of the layout table, paragraphs, runs and links.

What a layout's style already says is not said again on a slide, so that a change in the
slide master reaches every slide. The order of children is fixed (ECMA-376 Part 1, 21.1.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache

from report_build.frozen import dataclass
from report_build.render.layouts import Anchor, Level
from report_build.render.look import DeckLook
from report_build.render.ooxml import Element, emu, hundredths, node, solid
from report_build.render.shapes import Para, Run

ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "center": "ctr", "right": "r"}
BASELINES = {"": None, "super": 30000, "sub": -25000}
SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))

BULLETS = "•–•–•"
"""The marker of each level of a bulleted list."""

DEPTHS = 5
"""How many levels each style is written with; deeper paragraphs take the last one."""

TIP_LIMIT = 255
"""How many characters of an address the tip of a link shows; nobody reads more."""

NOTE_STEP = 16.0
"""How far each level of the notes stands in, in points."""

Mapped = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the paragraphs of one part share.

    `outside` and `slide` give the relationship id of an address and of a slide's label; they
    belong to the part, as relationships do.
    """

    look: DeckLook
    language: str
    outside: Mapped
    slide: Mapped


# ---- styles --------------------------------------------------------------------------------


def list_style(look: DeckLook, style: str, scale: float = 1.0, apart: float = 1.0) -> Element:
    """A text style, for a placeholder of a layout or a free text."""
    return node("a:lstStyle", *levels(look, style, DEPTHS, scale, apart))


def levels(
    look: DeckLook, style: str, count: int, scale: float = 1.0, apart: float = 1.0
) -> Iterator[Element]:
    """The first `count` levels of a text style; beyond its own the last one repeats."""
    for depth in range(count):
        yield _level(look, style, depth, scale, apart)


def changes(look: DeckLook, style: str, scale: float, apart: float) -> Element | None:
    """What of a placeholder's style is set otherwise: sizes, space between paragraphs, or none."""
    if scale == apart == 1:
        return None
    return node("a:lstStyle", *(_change(look, style, at, scale, apart) for at in range(DEPTHS)))


def _change(look: DeckLook, style: str, depth: int, scale: float, apart: float) -> Element:
    above = _above(look.level(style, depth), apart) if apart != 1 else None
    size = hundredths(look.size(style, depth, scale)) if scale != 1 else None
    return node(f"a:lvl{depth + 1}pPr", above, node("a:defRPr", sz=size) if size else None)


def _above(level: Level, apart: float) -> Element:
    return node("a:spcBef", node("a:spcPts", val=hundredths(level.before * apart)))


def _level(look: DeckLook, style: str, depth: int, scale: float, apart: float) -> Element:
    points, code = look.size(style, depth, scale), look.theme.font("deck-font-code")
    return deepcopy(_model(look.level(style, depth), depth, points, apart, code))


@cache
def _model(chosen: Level, depth: int, points: float, apart: float, code: str) -> Element:
    """A level to be copied: a deck repeats few of them often, and to copy is ten times faster."""
    return node(
        f"a:lvl{depth + 1}pPr",
        node("a:lnSpc", node("a:spcPct", val=round(chosen.line * 100_000))),
        _above(chosen, apart),
        *(_bullet(depth) if chosen.bullet else (node("a:buNone"),)),
        node(
            "a:defRPr",
            solid(chosen.color),
            *_fonts(chosen.font, code),
            sz=hundredths(points),
            b=chosen.bold,
            i=chosen.italic,
            cap=chosen.caps or None,
            kern=1200,
        ),
        marL=emu(chosen.left),
        indent=emu(chosen.indent),
        algn=ALIGNS[chosen.align],
        defTabSz=emu(36),
        rtl=False,
        eaLnBrk=True,
        latinLnBrk=False,
        hangingPunct=True,
    )


def _bullet(depth: int) -> tuple[Element, ...]:
    return (*_marker_look(), node("a:buChar", char=BULLETS[min(depth, len(BULLETS) - 1)]))


def _marker_look() -> tuple[Element, ...]:
    color = node("a:buClr", node("a:schemeClr", val="accent1"))
    return (color, node("a:buFont", typeface="+mn-lt"))


def _fonts(role: str, code: str) -> tuple[Element, ...]:
    if role not in ("head", "body"):  # a theme part has two fonts only, so others are named
        family = code if role == "code" else role
        return (node("a:latin", typeface=family), node("a:cs", typeface=family))
    slot = "+mj" if role == "head" else "+mn"
    return tuple(node(f"a:{kind}", typeface=f"{slot}-{end}") for kind, end in SCRIPTS)


# ---- paragraphs ----------------------------------------------------------------------------


def paragraphs(paras: Iterable[Para], style: str, setting: Setting) -> Iterator[Element]:
    """Paragraphs of a text style; what the style does not foresee is said on them."""
    for para in paras:
        yield node("a:p", _properties(para, style, setting.look), *runs(para.runs, setting))


def note_paragraphs(paras: Iterable[Para], setting: Setting) -> Iterator[Element]:
    """Paragraphs of the speaker's notes, which no style of the layouts sets."""
    for para in paras:
        yield node("a:p", _note_properties(para), *runs(para.runs, setting))


def runs(words: tuple[Run, ...], setting: Setting, points: float = 0) -> Iterator[Element]:
    """Runs and line breaks; `points` is written where no style can say the size: in tables."""
    for run in words:
        look = _run_properties(run, setting, points)
        if run.text == "\n":
            yield node("a:br", look)
        else:
            yield node("a:r", look, node("a:t", text=run.text))
    if not words:
        yield node("a:endParaRPr", lang=setting.language, sz=_sz(points))


def _sz(points: float) -> int | None:
    return hundredths(points) if points else None


def _run_properties(run: Run, setting: Setting, points: float) -> Element:
    return node(
        "a:rPr",
        *(_fonts("code", setting.look.theme.font("deck-font-code")) if run.code else ()),
        _link(run, setting),
        lang=run.lang or setting.language,
        sz=_sz(points),
        b=run.bold or None,
        i=run.italic or None,
        cap="small" if run.caps else None,
        baseline=BASELINES[run.raised],
        noProof=run.code or None,
        dirty=False,
    )


def _link(run: Run, setting: Setting) -> Element | None:
    if run.url:
        return node("a:hlinkClick", r__id=setting.outside(run.url), tooltip=run.url[:TIP_LIMIT])
    if run.slide and (target := setting.slide(run.slide)):
        return node("a:hlinkClick", r__id=target, action="ppaction://hlinksldjump")
    return None


def _properties(para: Para, style: str, look: DeckLook) -> Element | None:
    """What differs from the style at this level, or None: markers and where lines begin."""
    depth = min(para.level, DEPTHS - 1)
    as_styled = bool(para.marker) == look.level(style, depth).bullet and not para.goes_on
    if as_styled and para.marker != "number":
        return node("a:pPr", lvl=depth) if depth else None
    left, indent = look.margins(style, para)
    return _placed(para, left, indent)


def _note_properties(para: Para) -> Element | None:
    if not para.marker and not para.level:
        return None
    steps = para.level + bool(para.marker)
    return _placed(para, NOTE_STEP * steps, -NOTE_STEP if para.marker else 0.0)


def _placed(para: Para, left: float, indent: float) -> Element:
    depth = min(para.level, DEPTHS - 1)
    return node("a:pPr", *_marker(para), lvl=depth or None, marL=emu(left), indent=emu(indent))


def _marker(para: Para) -> tuple[Element, ...]:
    match para.marker:
        case "bullet":
            return _bullet(para.level)
        case "number":
            count = node("a:buAutoNum", type="arabicPeriod", startAt=para.start)
            return (*_marker_look(), count)
        case "":
            return (node("a:buNone"),)
