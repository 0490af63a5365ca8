"""The parts of a deck: each level-1 heading with the slides that stand under it.

A report without a single slide block gets a first deck: for each part a slide of its summary,
headings or first sentences and of those that hold its facts, then one for each callout and exhibit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from report_build import model as m
from report_build.frozen import dataclass
from report_build.sentences import CITE, spans
from report_build.walk import nodes, of_kind, plain, plain_text
from report_build.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """A level-1 heading (None before the first), its slides, and its summary if it has one."""

    heading: m.Heading | None
    blocks: tuple[m.Block, ...] = ()
    slides: tuple[m.Slide, ...] = ()
    summary: m.Summary | None = None
    divider: bool = False


def parts(document: m.Document, words: Words) -> tuple[Part, ...]:
    """The parts of a deck in order, those without slides among them."""
    has_slides = any(True for _ in of_kind(document, m.Slide))
    found = [_authored(part, document) for part in _split(document.blocks)]
    if not has_slides:
        language = document.meta.language
        found = [
            replace(part, slides=tuple(_first_slides(part, words, language))) for part in found
        ]
    return tuple(_labelled(found))


def _labelled(found: Sequence[Part]) -> Iterator[Part]:
    """The parts with a label on every slide and heading, so that links can lead there."""
    count = 0
    for number, part in enumerate(found):
        slides = []
        for slide in part.slides:
            count += 1
            slides.append(slide if slide.label else replace(slide, label=f"slide-{count}"))
        heading = part.heading
        if heading and not heading.label:
            heading = replace(heading, label=f"part-{number}")
        yield replace(part, heading=heading, slides=tuple(slides))


def link_targets(found: Sequence[Part]) -> dict[str, str]:
    """For each label that a link may name, the label of the slide that answers to it."""
    out: dict[str, str] = {}
    for part in found:
        if not part.slides:
            continue
        first = part.heading.label if part.heading and part.divider else part.slides[0].label
        headings = [part.heading] if part.heading else []
        headings += [block for block in part.blocks if isinstance(block, m.Heading)]
        out |= {heading.label: first for heading in headings if heading.label}
        for slide in part.slides:
            labels = [exhibit.label for exhibit in exhibits_on(slide)]
            out |= {label: slide.label for label in labels if label and label not in out}
            out[slide.label] = slide.label
    return out


def exhibits_on(slide: m.Slide) -> tuple[m.Exhibit, ...]:
    """Every figure, chart, table and timeline on a slide, in order."""
    found = (node for block in slide.children for node in nodes(block))
    return tuple(node for node in found if isinstance(node, m.Exhibit))


def _split(blocks: Sequence[m.Block]) -> Iterator[Part]:
    heading: m.Heading | None = None
    held: list[m.Block] = []
    for block in blocks:
        if isinstance(block, m.Heading) and block.level == 1:
            yield Part(heading, tuple(held))
            heading, held = block, []
        else:
            held.append(block)
    yield Part(heading, tuple(held))


def _authored(part: Part, document: m.Document) -> Part:
    slides = tuple(slide for block in part.blocks for slide in of_kind(block, m.Slide))
    summary = next((block for block in part.blocks if isinstance(block, m.Summary)), None)
    divider = bool(part.heading and slides and document.meta.deck.dividers)
    return replace(part, slides=slides, summary=summary, divider=divider)


# ---- a first deck --------------------------------------------------------------------------

MOST = 6
"""More facts than this on one slide would be a table."""

FEW = 4
"""How many sentences tell what a part without summary or headings is about."""


def _first_slides(part: Part, words: Words, language: str) -> Iterator[m.Slide]:
    brief = _brief(part, language)
    said = {
        plain_text(item.children).strip() for block in brief for item in of_kind(block, m.ListItem)
    }
    told = _fact_sentences(part, language)
    facts = [one for one in told if plain_text(one).strip() not in said]
    children = (*brief, *((_bullets(facts),) if facts else ()))
    if part.heading and children:
        yield m.Slide(part.heading.children, children, pos=part.heading.pos)
    for block in part.blocks:
        yield from _own_slide(block, words)


def _bullets(entries: Sequence[tuple[m.Inline, ...]]) -> m.List:
    return m.List(tuple(m.ListItem((m.Paragraph(entry),)) for entry in entries))


def _brief(part: Part, language: str) -> tuple[m.Block, ...]:
    """The summary; without one the headings below; without these how its paragraphs begin."""
    if part.summary:
        return (part.summary,)
    headings = [block.children for block in part.blocks if isinstance(block, m.Heading)]
    beginnings = headings or _beginnings(part, language)
    return (_bullets(beginnings),) if beginnings else ()


def _beginnings(part: Part, language: str) -> list[tuple[m.Inline, ...]]:
    """The first sentence of each paragraph, or the first ones of few paragraphs; at most `FEW`.

    The first sentence of a paragraph says what it is about, if it is well written.
    """
    paragraphs = [block for block in part.blocks if isinstance(block, m.Paragraph)][:FEW]
    cut = [sentences(paragraph.children, language) for paragraph in paragraphs]
    return [sentence for each in cut for sentence in each[: FEW // len(cut)]]


def _fact_sentences(part: Part, language: str) -> tuple[tuple[m.Inline, ...], ...]:
    """The sentences that say a fact for the first time, in order, at most `MOST`."""
    seen: set[str] = set()
    out = []
    for block in part.blocks:
        for paragraph in of_kind(block, m.Paragraph) if not isinstance(block, m.Summary) else ():
            for sentence in sentences(paragraph.children, language):
                keys = {fact.key for item in sentence for fact in of_kind(item, m.FactRef)}
                if keys - seen:
                    seen |= keys
                    out.append(sentence)
    return tuple(out[:MOST])


def sentences(items: Sequence[m.Inline], language: str) -> list[tuple[m.Inline, ...]]:
    """Inlines cut into sentences, in their plain words and between them, never within others."""
    begins = [low for low, _ in spans("".join(map(_mask, items)), language)]
    out: list[list[m.Inline]] = [[]]
    at = 0
    for item in items:
        end = at + len(_mask(item))
        cuts = [low for low in begins if at < low < end] if isinstance(item, m.Text) else []
        for low, high in pairwise([at, *cuts, end]):
            if low in begins:
                begins.remove(low)  # an item without width may follow at the same place
                out.append([])
            out[-1] += _piece(item, low - at, high - at, ends=high in begins)
        at = end
    return [tuple(sentence) for sentence in out if plain_text(tuple(sentence)).strip()] or [()]


def _piece(item: m.Inline, low: int, high: int, *, ends: bool) -> list[m.Inline]:
    """A part of plain words, or the whole of another item; no blank at the end of a sentence."""
    if not isinstance(item, m.Text):
        return [item]
    text = item.text[low:high]
    text = text.rstrip() if ends else text
    return [replace(item, text=text)] if text else []


def _mask(item: m.Inline) -> str:
    """An inline's words, with signs of no meaning for those of a citation."""
    words = plain(item)
    return (
        CITE * len(words)
        if isinstance(item, m.Cite) and item.form is not m.CiteForm.NARRATIVE
        else words
    )


def _own_slide(block: m.Block, words: Words) -> Iterator[m.Slide]:
    """The slide of an exhibit or callout."""
    match block:
        case m.Callout(_, title, children):
            yield m.Slide(title or (m.Text(words.note),), children, pos=block.pos)
        case m.Figure() | m.Chart() | m.Timeline():
            yield _shown(block, words.figure)
        case m.Table():
            yield _shown(block, words.table)
        case _:
            return


def _shown(exhibit: m.Exhibit, kind: str) -> m.Slide:
    title = exhibit.legend.caption or (m.Text(f"{kind} {exhibit.number}".strip()),)
    return m.Slide(title, (m.Shown(exhibit.label, exhibit, pos=exhibit.pos),), pos=exhibit.pos)
