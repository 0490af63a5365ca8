"""Slides of nothing but text: title, section, quotation, big number, works cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from report_build.diagnostics import Diagnostic, Rule
from report_build.frozen import dataclass
from report_build.model import Block, BlockQuote, Layout, Paragraph, PullQuote, Slide
from report_build.render.contents import Contents
from report_build.render.exhibits import Setting, Shapes
from report_build.render.fit import text_height
from report_build.render.shapes import Frame, Ornament, Para, Run, TextShape
from report_build.render.slide_text import Prose, Unit, italic, runs, words_of
from report_build.render.stack import BAR, GAP, one_page, stack_height, stacked

MIDDLE = 0.42
"""Where the middle of a slide seems to be: above the one that is measured."""


@dataclass(frozen=True, slots=True)
class Page:
    """The shapes of one slide and the layout that they are for."""

    layout: Layout
    shapes: Shapes


@dataclass(frozen=True, slots=True)
class Filling:
    """One slide being filled: where its findings go, and what its title says."""

    setting: Setting
    slide: Slide
    layout: Layout
    title: str

    @property
    def prose(self) -> Prose:
        """Its text, citations moved to the source line."""
        return Prose(self.setting.report)

    def refuse(self, fact: str, hint: str) -> list[Page]:
        """Report that the layout cannot hold the slide's contents; no pages."""
        message = f"layout {self.layout} {fact}"
        self.setting.report(Diagnostic(Rule.SLIDE_LAYOUT, message, self.slide.pos, hint))
        return []


def only_text_pages(filling: Filling, held: Contents, name: str) -> list[Page]:
    """All of a slide's text in one placeholder."""
    units = filling.prose.units(held.text)
    place = filling.setting.look.layouts[filling.layout][name]
    found = stacked(filling.setting, units, place.frame, name, place.style)
    return [Page(filling.layout, page) for page in found]


ROOMY = 0.5
"""The part of a slide below which its text alone leaves it half empty."""

LARGER, STATEMENT = 1.1667, 1.25
"""How much larger such text is set, and what is no list but a sentence or two."""

BESIDE = 28.0
"""How far a bar stands beside what it marks."""


def text_alone(setting: Setting, units: Sequence[Unit], frame: Frame) -> list[Shapes]:
    """The text of a slide that holds nothing else; a few words are set so that they fill it."""
    if setting.look.brand:
        return stacked(setting, units, frame, "body", "body")
    listed = any(unit.look != "text" or any(para.marker for para in unit.paras) for unit in units)
    inner = Frame(frame.x + BESIDE, frame.y, frame.width - BESIDE, frame.height)
    tall = stack_height(setting.measure, units, inner.width, "body", STATEMENT)
    if units and not listed and tall <= frame.height * ROOMY:
        (only,) = stacked(setting, units, inner, "body", "body", larger=STATEMENT)
        text = tuple(shape for shape in only if isinstance(shape, TextShape))
        return [_in_the_middle(setting, text, frame)]
    return stacked(setting, units, frame, "body", "body", larger=LARGER, at_most=ROOMY)


def title_pages(filling: Filling, held: Contents) -> list[Page]:
    """A title slide of the author's own: the first paragraph is the subtitle."""
    paras = filling.prose.paras(held.text)
    return [Page("title", title_shapes(filling.setting, paras[:1], paras[1:], filling.slide))]


def title_shapes(
    setting: Setting, subtitle: tuple[Para, ...], byline: tuple[Para, ...], slide: Slide
) -> Shapes:
    """What stands below the title of the title slide."""
    spec = setting.look.layouts["title"]
    out: Shapes = ()
    for name, paras in (("subtitle", subtitle), ("byline", byline)):
        out += one_page(setting, paras, spec[name], slide.pos)
    return out


def quote_pages(filling: Filling, held: Contents) -> list[Page]:
    """A quotation set large, and who said it."""
    if not held.text:
        return filling.refuse("needs a quotation", "write it as > a block quote")
    upright, by = _quotation(filling.prose, held.text)
    words = tuple(map(italic, upright))
    setting, pos = filling.setting, filling.slide.pos
    spec = setting.look.layouts["quote"]
    quote = one_page(setting, words, spec["quote"], pos)
    name = one_page(setting, by, spec["by"], pos)
    shown = _in_the_middle(setting, (*quote, *name), setting.look.area) if quote else ()
    return [Page("quote", shown)] if quote else []


def _in_the_middle(setting: Setting, shapes: tuple[TextShape, ...], area: Frame) -> Shapes:
    """Texts as tall as they are, in the middle of an area, with a bar beside them."""
    tall = [text_height(setting.measure, shape) for shape in shapes]
    total = sum(tall) + GAP * (len(tall) - 1)
    y = top = area.y + (area.height - total) * MIDDLE
    out: list[TextShape] = []
    for shape, height in zip(shapes, tall, strict=True):
        out.append(replace(shape, frame=replace(shape.frame, y=y, height=height)))
        y += height + GAP
    bar = Frame(shapes[0].frame.x - BESIDE, top - 4, BAR, total + 8)
    return (Ornament(bar, "panel", "accent2"), *out)


DASHES = ("—", "–", "--")


def _quotation(
    prose: Prose, blocks: tuple[Block, ...]
) -> tuple[tuple[Para, ...], tuple[Para, ...]]:
    """The words quoted, and who said them: a citation, or what begins with a dash or follows."""
    first = blocks[0]
    if isinstance(first, PullQuote):
        words = prose.paras(first.children)
        cite = runs((first.cite,), cites=True) if first.cite else ()
        by = ((Para((Run("— "), *cite)),) if cite else ()) + prose.paras(blocks[1:])
        return words, by
    if isinstance(first, BlockQuote):
        words, by = prose.paras(first.children), prose.paras(blocks[1:])
    else:
        words, by = prose.paras(blocks), ()
    if len(words) > 1 and words_of(words[-1].runs).startswith(DASHES):
        return words[:-1], (words[-1], *by)
    return words, by


def big_number_pages(filling: Filling, held: Contents) -> list[Page]:
    """A number set very large, and what it says."""
    if not held.text or not isinstance(held.text[0], Paragraph):
        hint = "let the slide begin with a paragraph such as [900]{fact=key}"
        return filling.refuse("needs a number first", hint)
    setting, spec = filling.setting, filling.setting.look.layouts["big-number"]
    figure = Para(runs(held.text[0].children))
    big = one_page(setting, (figure,), spec["number"], held.text[0].pos)
    units = filling.prose.units(held.text[1:])
    text = stacked(setting, units, spec["text"].frame, "text", spec["text"].style)
    return [Page("big-number", _lowered(setting, big, page)) for page in text] if big else []


def _lowered(setting: Setting, number: tuple[TextShape, ...], below: Shapes) -> Shapes:
    """A number and what it says in the middle of the slide, where that is a single text."""
    text = below[0] if len(below) == 1 else None
    if setting.look.brand or not isinstance(text, TextShape):
        return (*number, *below)
    big = number[0]
    tall = [text_height(setting.measure, shape) for shape in (big, text)]
    area, gap = setting.look.area, text.frame.y - big.frame.y - big.frame.height
    y = area.y + (area.height - sum(tall) - gap) * MIDDLE
    down = y + tall[0] - big.frame.y - big.frame.height
    if down <= 0:
        return (*number, *below)
    lower = [replace(each.frame, y=each.frame.y + down) for each in (big, text)]
    rest = replace(lower[1], height=lower[1].height - down)
    return (replace(big, frame=lower[0]), replace(text, frame=rest))
