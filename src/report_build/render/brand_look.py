"""A brand's template as a `DeckLook`: its layouts by name, with their real frames and type.

Office's own layouts are taken as they are. Ours beyond those fall back to "Title Only": its
title and feet are the brand's, and what stands below is placed where our table has it, scaled
to the brand's area for contents.

"Content with Caption" and "Picture with Caption" are left alone: their title has a third of the
width, for a word or two where ours make a claim, their caption is set in 14 or 16 points where
text beside a chart has at least 18, and a picture's place there crops what it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from report_build.diagnostics import Diagnostic, Pos, Rule
from report_build.frozen import dataclass
from report_build.model import Layout
from report_build.render import layouts
from report_build.render.brand_layouts import TITLE_ONLY, BrandLayout, Place, brand_layouts
from report_build.render.brand_text import POINT, number
from report_build.render.brand_theme import branded, legible, scaled
from report_build.render.layouts import SCALES, LayoutSpec, Placeholder, TextStyle
from report_build.render.look import DeckLook
from report_build.render.masters import LAYOUT_TYPES
from report_build.render.ooxml import EMU_PER_POINT, qualified
from report_build.render.opc import PRESENTATION, Package
from report_build.render.shapes import HEIGHT, Frame
from report_build.render.shown import FEET, TITLES
from report_build.render.template_zip import Refused
from report_build.theme import Theme

STANDARD: tuple[Layout, ...] = (
    "title", "section", "title-and-content", "two-content", "comparison", "blank",
)  # fmt: skip
"""The layouts that a brand must have if the deck uses them; each is one of Office's own."""

CONTENTS: Layout = "title-and-content"
FOOT_GAP, LINE_GAP, SOURCE_HEIGHT = 4.0, 8.0, 30.0
LEAST_SHARE = (0.4, 0.3)
"""How much of the slide's width and height the contents need at the least."""

HEIGHTS, SHAPES = (270.0, 1620.0), (1.2, 2.4)
"""The slides that a deck is planned for: their height in points, and width to height."""

BYLINE_ROOM = 72.0
TIGHTEST = (*SCALES, 0.75, 0.66, 0.58, 0.5)
"""A brand's titles are often set for three words, so they may shrink further than our own."""

Spec = tuple[LayoutSpec, dict[str, TextStyle], str]
"""A layout, the styles of its placeholders, and what the brand lacks for it, or ""."""


def brand_look(package: Package, theme: Theme, path: str, pos: Pos) -> DeckLook:
    """The look of a template; raises `Refused` where a deck cannot be planned for its slides.

    `theme` gives what a template does not say: sizes of what it has no placeholder for.
    """
    width, height = _slide_size(package)
    found = brand_layouts(package)
    if not found:
        raise Refused("has no slide layouts")
    ratio = height / HEIGHT
    first = next(iter(found.values()))
    dressed = branded(theme, first.rest.colors, first.fonts, ratio)
    styles = {name: legible(style, dressed) for name, style in scaled(layouts.STYLES, ratio)}
    reading = _Reading(width, height, ratio, found, *_areas(found, width, height, ratio))
    specs: dict[Layout, LayoutSpec] = {}
    faults: dict[Layout, Diagnostic] = {}
    for ours in layouts.LAYOUTS.values():
        spec, own_styles, lacking = _spec(reading, ours)
        specs[ours.name] = spec
        styles |= own_styles
        if lacking:
            hint = _hint(reading, ours)
            faults[ours.name] = Diagnostic(Rule.TEMPLATE_LAYOUT, f"{path} {lacking}", pos, hint)
    styles |= _shared(styles, found)
    return DeckLook(
        dressed, width, height, specs, styles, reading.area, reading.blank_area,
        reading.source, _footer(found, reading.area), path, _scales(styles, ratio), TIGHTEST,
        faults,
    )  # fmt: skip


def _scales(styles: Mapping[str, TextStyle], ratio: float) -> tuple[float, ...]:
    """Large type may shrink a step further than ours before it is split over slides."""
    large = styles["body"].levels[0].factor >= 28 * ratio
    return (*SCALES, 0.75) if large and styles["body"].levels[0].size == POINT else SCALES


def _slide_size(package: Package) -> tuple[float, float]:
    size = package.trees[PRESENTATION].find(qualified("p:sldSz"))
    lengths = (0.0, 0.0)
    if size is not None:
        lengths = number(size.get("cx", "")), number(size.get("cy", ""))
    width, height = (length / EMU_PER_POINT for length in lengths)
    if not HEIGHTS[0] <= height <= HEIGHTS[1] or not SHAPES[0] <= width / height <= SHAPES[1]:
        fact = f"has slides of {width / 72:.3g} by {height / 72:.3g} inches"
        raise Refused(fact, "use slides of 16:9 or 4:3, between 4 and 22 inches high")
    return width, height


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all layouts of one template share; lengths in points."""

    width: float
    height: float
    ratio: float
    found: Mapping[str, BrandLayout]
    area: Frame
    blank_area: Frame
    source: Frame

    def layout(self, name: str) -> BrandLayout | None:
        """The template's layout of a name, however it is capitalised."""
        return self.found.get(name.casefold())


# ---- areas ---------------------------------------------------------------------------------


def _areas(
    found: Mapping[str, BrandLayout], width: float, height: float, ratio: float
) -> tuple[Frame, Frame, Frame]:
    """Where contents stand with a title and without, and where the line of sources stands."""
    contents = found.get(layouts.LAYOUTS[CONTENTS].shown.casefold())
    only = found.get(TITLE_ONLY.casefold())
    body = contents.best(("obj", "body")) if contents else None
    frame = body.frame if body else Frame(width * 0.06, height * 0.26, width * 0.88, height * 0.6)
    title = only.best(TITLES) if only else None
    top = frame.y
    if title and title.frame.y < frame.y:
        top = max(top, title.frame.y + title.frame.height + FOOT_GAP * ratio)
    foot = _foot_top((contents, only), height, ratio)
    source_top = foot - (SOURCE_HEIGHT + FOOT_GAP) * ratio
    source = Frame(frame.x, source_top, frame.width, SOURCE_HEIGHT * ratio)
    bottom = min(frame.y + frame.height, source_top - LINE_GAP * ratio)
    if frame.width < LEAST_SHARE[0] * width or bottom - top < LEAST_SHARE[1] * height:
        fact = f'leaves too little room for contents on "{layouts.LAYOUTS[CONTENTS].shown}"'
        raise Refused(fact, "enlarge its placeholder for contents in View > Slide Master")
    blank_top = min(40 * ratio, top)
    blank = Frame(frame.x, blank_top, frame.width, bottom - blank_top)
    return Frame(frame.x, top, frame.width, bottom - top), blank, source


def _foot_top(found: tuple[BrandLayout | None, ...], height: float, ratio: float) -> float:
    """Where the footer and the slide number begin, if they stand at the foot of the slide."""
    tops = [
        place.frame.y
        for layout in found
        if layout
        for place in layout.places
        if place.held.type in FEET and place.frame.y > height * 0.75
    ]
    return min([*tops, height - 12 * ratio])


def _footer(found: Mapping[str, BrandLayout], area: Frame) -> Frame:
    """The narrowest footer, in which the words at the foot must stand on one line."""
    frames = [
        place.frame
        for layout in found.values()
        for place in layout.places
        if place.held.type == "ftr"
    ]
    return min(frames, key=lambda frame: frame.width, default=area)


# ---- layouts -------------------------------------------------------------------------------


def _spec(reading: _Reading, ours: LayoutSpec) -> Spec:
    found = reading.layout(ours.shown)
    if found:
        return _taken(reading, ours, found)
    if ours.name in STANDARD:
        return (*_placed(reading, ours, None), f'has no layout "{ours.shown}"')
    only = reading.layout(TITLE_ONLY)
    lacking = "" if only else f'has no layout "{TITLE_ONLY}", which layout {ours.name} stands on'
    return (*_placed(reading, ours, only), lacking)


def _hint(reading: _Reading, ours: LayoutSpec) -> str:
    """What to rename, or all that there is."""
    name = ours.shown if ours.name in STANDARD else TITLE_ONLY
    kind = LAYOUT_TYPES.get(ours.name, "") if ours.name in STANDARD else "titleOnly"
    if found := reading.layout(name):
        held = ", ".join(place.name for place in found.places) or "none"
        return f"add one in View > Slide Master; the placeholders there are: {held}"
    for layout in reading.found.values():
        if kind and layout.type == kind:
            return f'in View > Slide Master rename the layout "{layout.name}" to "{name}"'
    names = ", ".join(layout.name for layout in reading.found.values())
    return f"add it in View > Slide Master; the layouts there are: {names[:600]}"


def _placed(
    reading: _Reading, ours: LayoutSpec, found: BrandLayout | None
) -> tuple[LayoutSpec, dict[str, TextStyle]]:
    """A layout of ours on the brand's "Title Only": what stands below the title stands free."""
    styles: dict[str, TextStyle] = {}
    places = []
    for place in ours.placeholders:
        title = found.best(TITLES) if found and place.kind == "title" else None
        if title:
            places.append(_held(reading, ours, place, title, styles))
        elif place.name == "source":
            places.append(replace(place, frame=reading.source))
        elif place.kind != "title":
            places.append(replace(place, frame=_mapped(reading, place.frame)))
    shown = found.name if found else ours.shown
    feet = found.feet if found else ()
    return LayoutSpec(ours.name, shown, tuple(places), (), "bg1", ours.footer, feet), styles


def _mapped(reading: _Reading, frame: Frame) -> Frame:
    """A frame of our table in the brand's area; above it only where ours stands above."""
    ours, area = layouts.AREA, reading.area
    across, down = area.width / ours.width, area.height / ours.height
    top = max(area.y + (frame.y - ours.y) * down, area.y)
    least = reading.source.y + reading.source.height
    bottom = min(area.y + (frame.y + frame.height - ours.y) * down, least)
    x = area.x + (frame.x - ours.x) * across
    return Frame(x, top, frame.width * across, max(bottom - top, 1.0))


def _taken(reading: _Reading, ours: LayoutSpec, found: BrandLayout) -> Spec:
    """A layout of the brand's own: each place of ours in the placeholder that suits it."""
    styles: dict[str, TextStyle] = {}
    free = list(found.places)
    places: list[Placeholder] = []
    lacking = ""
    for place in ours.placeholders:
        match = _match(place, free)
        if match:
            free.remove(match)
            places.append(_held(reading, ours, place, match, styles))
        elif place.name == "source":
            places.append(replace(place, frame=reading.source))
        elif place.name == "byline":
            places.append(place)  # finds its room below, once the subtitle has its own
        elif ours.name == "section" and place.name == "number":
            continue
        else:
            lacking = lacking or _lacking(found, place)
            if place.kind != "title":
                places.append(replace(place, frame=_mapped(reading, place.frame)))
    if ours.name == "title":
        places = _with_byline(reading, places, styles)
    spec = LayoutSpec(ours.name, found.name, tuple(places), (), "bg1", ours.footer, found.feet)
    return spec, styles, lacking


def _lacking(found: BrandLayout, place: Placeholder) -> str:
    kind = "a title" if place.kind == "title" else f'its "{place.name}"'
    return f'has a layout "{found.name}" without a placeholder for {kind}'


WANTED = {
    "title": TITLES,
    "subtitle": ("subTitle", "body", "obj"),
    "chart": ("chart", "obj"),
    "table": ("tbl", "obj"),
    "picture": ("pic", "obj"),
}
"""The types of placeholder that each kind of ours can stand in, the best first."""


def _match(place: Placeholder, free: list[Place]) -> Place | None:
    """The free placeholder of the same name, else the leftmost of the most fitting type."""
    for each in free:
        if each.name.casefold() == place.name and each.held.type not in FEET:
            return each
    if place.name in ("source", "number", "byline"):
        return None
    many = len(layouts.STYLES[place.style].levels) > 1
    usual = ("obj", "body", "subTitle") if many else ("body", "subTitle", "obj")
    wanted = WANTED.get(place.kind, usual)
    fitting = [each for each in free if each.held.type in wanted]

    def order(each: Place) -> tuple[int, float, float]:
        return wanted.index(each.held.type), each.frame.x, each.frame.y

    return min(fitting, key=order, default=None)


def _held(
    reading: _Reading, ours: LayoutSpec, place: Placeholder, match: Place,
    styles: dict[str, TextStyle],
) -> Placeholder:  # fmt: skip
    """A place of ours in a placeholder of the brand, ending above the line of sources."""
    style = f"{ours.name}.{place.name}"
    table = layouts.STYLES[place.style]
    styles[style] = match.style(table.floor * reading.ratio, table.hangs)
    frame = match.frame
    room = reading.source.y - LINE_GAP * reading.ratio - frame.y
    moved = place.kind != "title" and "source" in ours and place.name != "source"
    moved = moved and 0 < room < frame.height
    if moved:
        frame = replace(frame, height=room)
    held = replace(match.held, moved=moved)
    return replace(place, frame=frame, style=style, anchor=match.anchor, held=held)


def _with_byline(
    reading: _Reading, places: list[Placeholder], styles: dict[str, TextStyle]
) -> list[Placeholder]:
    """The places of the title slide, with room for the authors below or in the subtitle's."""
    by = next((place for place in places if place.name == "byline"), None)
    above = next((place for place in places if place.name == "subtitle" and place.held), None)
    if by is None or by.held or above is None or above.held is None:
        return places
    gap = LINE_GAP * reading.ratio
    top, bottom = above.frame.y + above.frame.height + gap, reading.source.y + reading.source.height
    if bottom - top < BYLINE_ROOM * reading.ratio:
        half = above.frame.height / 2
        top = above.frame.y + half + gap
        held = replace(above.held, moved=True)
        shorter = replace(above, frame=replace(above.frame, height=half), held=held)
        places = [shorter if place is above else place for place in places]
        bottom = max(bottom, above.frame.y + above.frame.height)
    full = styles[above.style].levels[0]
    size = min(full.factor, 18 * reading.ratio)
    small = replace(full, factor=size, before=4 * reading.ratio, bold=False)
    styles["byline"] = TextStyle((small,), 14 * reading.ratio)
    frame = replace(above.frame, y=top, height=bottom - top)
    return [replace(by, frame=frame, anchor="top") if place is by else place for place in places]


def _shared(
    styles: Mapping[str, TextStyle], found: Mapping[str, BrandLayout]
) -> dict[str, TextStyle]:
    """The styles that text outside placeholders has in common with the brand's own."""
    out: dict[str, TextStyle] = {}
    for ours, theirs in (("body", f"{CONTENTS}.body"), ("title", f"{CONTENTS}.title")):
        if theirs in styles:
            out[ours] = styles[theirs]
    for layout in found.values():
        for place in layout.places:
            if place.held.type == "ftr" and "footer" not in out:
                out["footer"] = place.style(1.0)
    return out
