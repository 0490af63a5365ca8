"""Whether every reader can use a deck: the rules of PowerPoint's checker, and a few it lacks.

An error shuts someone out; a warning makes it hard. The rules look at the finished file, so
that nothing which a later step does escapes them. WCAG 2.2 stands behind most; PowerPoint's
own list is at "Rules for the Accessibility Checker" in its help.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from report_build.charts.contrast import contrast, needed_contrast
from report_build.diagnostics import Diagnostic, Pos, Rule, Severity
from report_build.render.ooxml import EMU_PER_POINT, qualified
from report_build.render.opc import CORE, PRESENTATION, Package
from report_build.render.shapes import NO_SECTION_NAME
from report_build.render.shown import FEET, TITLES, Box, Drawn, SlideShown, Words, slides_shown

Q = qualified

SMALLEST, SMALLEST_BODY = 10.0, 18.0
"""The least sizes in points: of any words, and of those in a place for contents."""

MUCH_ALT = 600
"""Alternative text of more characters is tiring to hear."""

FILE_NAME = re.compile(r"^\S+\.(png|jpe?g|gif|svg|emf|wmf|webp)$", re.IGNORECASE)
SAYS_NOTHING = {"here", "click here", "link", "this link", "more", "read more"}
DOI = "https://doi.org/"  # how an entry of the works cited names its work, and links to it

ABOVE = 16 * EMU_PER_POINT
"""How far a shape may stand above the one read before it."""


def barriers(package: Package) -> Iterator[Diagnostic]:
    """Everything that keeps a reader out; `pos.file` is the part of the slide."""
    yield from _document(package)
    yield from _sections(package)
    slides = tuple(slides_shown(package))
    yield from _equal_titles(slides)
    for slide in slides:
        for rule in RULES:
            yield from rule(slide)


def _on(
    slide: SlideShown, rule: Rule, fact: str, hint: str, severity: Severity = Severity.WARNING
) -> Diagnostic:
    message = f"slide {slide.number}: {fact}"
    return Diagnostic(rule, message, Pos(slide.part, 0), hint, severity)


# ---- the document --------------------------------------------------------------------------


def _document(package: Package) -> Iterator[Diagnostic]:
    tree = package.trees.get(CORE)
    for name, shown in (("dc:title", "title"), ("dc:language", "language")):
        if tree is None or not (tree.findtext(Q(name)) or "").strip():
            hint = f"give the report a {shown} in content/report.yaml"
            yield Diagnostic(Rule.NO_PROPERTY, f"the deck has no {shown}", Pos(CORE, 0), hint)


def _sections(package: Package) -> Iterator[Diagnostic]:
    tree = package.trees.get(PRESENTATION)
    names = [] if tree is None else [each.get("name", "") for each in tree.iter(Q("p14:section"))]
    for name, count in Counter(names).items():
        if count > 1 or NO_SECTION_NAME.match(name):
            fact = f'{count} section{"s" if count > 1 else ""} called "{name}"'
            hint = "give the section's heading a name of its own"
            place = Pos(PRESENTATION, 0)
            yield Diagnostic(Rule.SECTION_NAME, fact, place, hint, Severity.WARNING)


def _equal_titles(slides: tuple[SlideShown, ...]) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for slide in slides:
        words = slide.title.text.strip() if slide.title else ""
        if words and words in seen:
            fact = f'the title "{words}" is that of slide {seen[words]}, too'
            yield _on(slide, Rule.SLIDE_TITLE, fact, "say what this slide shows")
        seen.setdefault(words, slide.number)


# ---- a slide -------------------------------------------------------------------------------


def _title(slide: SlideShown) -> Iterator[Diagnostic]:
    title = slide.title
    if title is None or not title.text.strip():
        hint = "begin the slide with a line such as # What it says"
        yield _on(slide, Rule.SLIDE_TITLE, "there is no title", hint, Severity.ERROR)


def _alternative(slide: SlideShown) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        if shape.kind == "sp" or shape.decorative:
            continue
        hint = "say in alt: what it shows"
        fact = f"{shape.name} has "
        if not shape.alt:
            is_table = next(shape.element.iter(Q("a:tbl")), None) is not None
            severity = Severity.WARNING if is_table else Severity.ERROR
            yield _on(slide, Rule.MISSING_ALT, fact + "no alternative text", hint, severity)
        elif FILE_NAME.match(shape.alt):
            fact += "the name of a file for alternative text"
            yield _on(slide, Rule.MISSING_ALT, fact, hint, Severity.ERROR)
        elif len(shape.alt) > MUCH_ALT:
            fact += f"{len(shape.alt)} characters of alternative text"
            yield _on(slide, Rule.MISSING_ALT, fact, "say it shorter", Severity.NOTE)


def _tables(slide: SlideShown) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        for table in shape.element.iter(Q("a:tbl")):
            look = table.find(Q("a:tblPr"))
            if look is None or look.get("firstRow") not in ("1", "true"):
                fact = f"{shape.name} has no header row"
                yield _on(slide, Rule.TABLE_HEADER, fact, "name each column", Severity.ERROR)
            merged = (cell.get(key) for cell in table.iter(Q("a:tc")) for key in MERGES)
            if any(value not in (None, "0", "1", "false") for value in merged):
                fact = f"{shape.name} has merged cells"
                yield _on(slide, Rule.TABLE_HEADER, fact, "give each row all its cells")


MERGES = ("gridSpan", "rowSpan")


def _type(slide: SlideShown) -> Iterator[Diagnostic]:
    """Sizes, contrast, language and links of all words; each fault once a shape."""
    for shape in slide.shapes:
        found: dict[tuple[Rule, str], Diagnostic] = {}
        least = SMALLEST_BODY if shape.place == "obj" and shape.kind == "sp" else SMALLEST
        for words in slide.words(shape):
            for rule, fact, hint in _faults(shape, words, least):
                found.setdefault((rule, fact), _on(slide, rule, fact, hint))
        yield from found.values()


def _faults(shape: Drawn, words: Words, least: float) -> Iterator[tuple[Rule, str, str]]:
    if words.size < least:
        fact = f"{shape.name} is set in {words.size:g} pt, less than {least:g}"
        yield Rule.SMALL_TYPE, fact, "say it in fewer words, or on two slides"
    known = words.color and words.ground  # that of a picture is not
    ratio = contrast(words.color, words.ground) if known else 21.0
    needed = needed_contrast(words.size, words.bold)
    if ratio < needed:
        fact = f"{shape.name} has a contrast of {ratio:.1f}, less than {needed:g}"
        yield Rule.LOW_CONTRAST, fact, "choose a darker or a lighter colour in tokens.css"
    if not words.language:
        yield Rule.NO_LANGUAGE, f"{shape.name} does not say its language", ""
    label = words.text.strip()
    address = label.startswith("http") and not label.startswith(DOI)
    if words.linked and (address or label.casefold() in SAYS_NOTHING):
        hint = "write [what it leads to](address)"
        yield Rule.LINK_TEXT, f'the link "{label}" does not say where it leads', hint


def _empty(slide: SlideShown) -> Iterator[Diagnostic]:
    for shape in slide.shapes:
        number = next(shape.element.iter(Q("a:fld")), None)
        has_own_rule = not shape.place or shape.place in TITLES
        if shape.kind == "sp" and not has_own_rule and number is None and not shape.text.strip():
            yield _on(slide, Rule.EMPTY_PLACEHOLDER, f"{shape.name} is empty", "")


def _order(slide: SlideShown) -> Iterator[Diagnostic]:
    """Title first, feet last, and nothing read after what stands below it in the same column."""
    read = [shape for shape in slide.shapes if not shape.decorative]
    if slide.title and read and read[0] is not slide.title:
        yield _on(slide, Rule.READING_ORDER, "the title is not read first", "")
    feet = [shape.place in FEET for shape in read]
    if feet != sorted(feet):
        yield _on(slide, Rule.READING_ORDER, "something is read after the foot", "")
    placed = [shape for shape in read if shape.box and shape is not slide.title]
    for before, after in pairwise(placed):
        if before.box and after.box and _is_above(after.box, before.box):
            fact = f"{after.name} is read after {before.name}, but stands above it"
            yield _on(slide, Rule.READING_ORDER, fact, "")


def _is_above(after: Box, before: Box) -> bool:
    beside = after.x >= before.x + before.width or before.x >= after.x + after.width
    return after.y + ABOVE < before.y and not beside


RULES: tuple[Callable[[SlideShown], Iterable[Diagnostic]], ...] = (
    _title,
    _alternative,
    _tables,
    _type,
    _empty,
    _order,
)
