"""The words of a slide: inlines as runs, blocks as paragraphs, citations as a source line.

A citation in parentheses leaves its sentence for the line at the slide's foot, where each
one stands once. It stays where it is if it is all that its paragraph says, and in tables,
whose rows may each have a source, and beside one account of a contested fact, as nothing else
says whose number it is. A footnote leaves its number and goes to the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, assert_never

from report_build import model as m
from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Report, Rule
from report_build.frozen import dataclass
from report_build.render.shapes import Para, Run
from report_build.walk import of_kind

DEEPEST = 8  # DrawingML knows levels 0 to 8
PLAIN = Run("")
CLOSING = ".,;:!?)]}»”’…"

# ---- runs ----------------------------------------------------------------------------------


def runs(items: Sequence[m.Inline], *, cites: bool = False, look: Run = PLAIN) -> tuple[Run, ...]:
    """Inlines as runs of one look each; `cites` keeps citations in parentheses in place.

    A reference to a label becomes a run with that label in `slide`; whether a slide of the
    deck answers to it is settled once all slides are known.
    """
    found = list(_runs(items, look, cites))
    if not cites and not any(run and run.text.strip() for run in found):
        found = list(_runs(items, look, cites=True))
    return merged(_closed_up(found))


def has_account(items: Iterable[m.Inline]) -> bool:
    """Whether words give one account of a contested fact, so that their citations stay."""
    return any(fact.cite for item in items for fact in of_kind(item, m.FactRef))


def _runs(items: Iterable[m.Inline], look: Run, cites: bool) -> Iterator[Run | None]:
    for item in items:
        yield from _item_runs(item, look, cites)


def _item_runs(item: m.Inline, look: Run, cites: bool) -> Iterator[Run | None]:
    match item:
        case m.Text(text):
            yield Run(text) if look is PLAIN else replace(look, text=text)
        case m.Emph(children):
            yield from _runs(children, replace(look, italic=not look.italic), cites)
        case m.Strong(children):
            yield from _runs(children, replace(look, bold=True), cites)
        case m.Superscript(children):
            yield from _runs(children, replace(look, raised="super"), cites)
        case m.Subscript(children):
            yield from _runs(children, replace(look, raised="sub"), cites)
        case m.SmallCaps(children):
            yield from _runs(children, replace(look, caps=True), cites)
        case m.Code(text):
            yield replace(look, text=text, code=True)
        case m.Break():
            yield Run("\n")
        case m.Link(url, children):
            yield from _runs(children, _linked(look, url), cites)
        case m.Phrase(lang, children):
            yield from _runs(children, replace(look, lang=lang), cites)
        case m.Footnote(_, number):
            yield replace(look, text=str(number), raised="super")
        case m.Cite(children=children):
            if cites or stands_in_place(item):
                yield from _runs(children, look, cites)
            else:
                yield None
        case m.CrossRef(label, text):
            yield replace(look, text=text, slide=label)
        case m.FactRef(_, children):  # its citations say whose number it is
            yield from _runs(children, look, True)
        case _:
            assert_never(item)


def stands_in_place(cite: m.Cite) -> bool:
    """Whether a citation is part of its sentence: it names the author there, or leaves it out."""
    return cite.form is m.CiteForm.NARRATIVE or any(work.omit for work in cite.works)


def _linked(look: Run, url: str) -> Run:
    return replace(look, slide=url[1:]) if url.startswith("#") else replace(look, url=url)


def _closed_up(found: Sequence[Run | None]) -> Iterator[Run]:
    """The runs without the gap that a citation leaves before a stop or at the end."""
    for index, run in enumerate(found):
        if run is None:
            continue
        rest = found[index + 1 :]
        if rest and rest[0] is None:
            after = next((later.text for later in rest if later), "")
            if not after or after[0] in CLOSING or after[0].isspace():
                run = replace(run, text=run.text.rstrip(" "))
        yield run


def merged(found: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look joined, and empty runs left out."""
    out: list[Run] = []
    for run in found:
        if not run.text:
            continue
        if out and "\n" not in (run.text, out[-1].text) and _look_of(run) == _look_of(out[-1]):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _look_of(run: Run) -> tuple[object, ...]:
    return (
        run.bold, run.italic, run.code, run.raised, run.caps, run.lang, run.url, run.slide,
    )  # fmt: skip


def words_of(items: Iterable[Run]) -> str:
    """Runs as plain text on one line."""
    return " ".join("".join(run.text for run in items).split())


def bold(items: Iterable[Run]) -> tuple[Run, ...]:
    """The runs, all bold."""
    return tuple(replace(run, bold=True) for run in items)


def italic(para: Para) -> Para:
    """The paragraph, italic where it was upright and the reverse."""
    return replace(para, runs=tuple(replace(run, italic=not run.italic) for run in para.runs))


# ---- paragraphs ----------------------------------------------------------------------------

Look = Literal["text", "callout", "quote", "code"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Paragraphs that stay on one slide: an item with its children, a callout, a quotation."""

    paras: tuple[Para, ...]
    look: Look = "text"
    pos: Pos = NOWHERE
    leads: bool = False  # announces what follows, so that it never ends a slide


@dataclass(frozen=True, slots=True)
class Prose:
    """Turns text blocks into paragraphs; `cites` as in `runs`. Reports what is no text."""

    report: Report
    cites: bool = False

    def units(self, blocks: Sequence[m.Block]) -> tuple[Unit, ...]:
        """The blocks as units, a heading or an announcement joined to what follows it."""
        found = [unit for block in blocks for unit in self._block_units(block) if unit.paras]
        return tuple(_joined(found))

    def _block_units(self, block: m.Block) -> Iterator[Unit]:
        match block:
            case m.List(items, start):
                for index, item in enumerate(items):
                    marked = self._item_paras(item, 0, _numbers(start, index, len(items)))
                    yield Unit(tuple(marked), "text", item.pos)
            case m.Callout(_, title, children):
                head = (Para(bold(self._runs(title))),) if title else ()
                yield Unit((*head, *self.paras(children)), "callout", block.pos)
            case m.BlockQuote() | m.PullQuote():
                yield Unit(tuple(self._block_paras(block, 0)), "quote", block.pos)
            case m.CodeBlock():
                yield Unit(tuple(self._block_paras(block, 0)), "code", block.pos)
            case m.Summary(children) | m.Only(_, children) | m.Column(children):
                for child in children:
                    yield from self._block_units(child)
            case _:
                found = tuple(self._block_paras(block, 0))
                yield Unit(found, "text", block.pos, isinstance(block, m.Heading) or _leads(found))

    def paras(self, blocks: Sequence[m.Block], depth: int = 0) -> tuple[Para, ...]:
        """The blocks as paragraphs, lists indented below `depth`."""
        return tuple(para for block in blocks for para in self._block_paras(block, depth))

    def _runs(self, items: Sequence[m.Inline]) -> tuple[Run, ...]:
        return runs(items, cites=self.cites or has_account(items))

    def _block_paras(self, block: m.Block, depth: int) -> Iterator[Para]:
        match block:
            case m.Paragraph(children):
                yield Para(self._runs(children), depth)
            case m.Heading(_, children):
                yield Para(bold(self._runs(children)), depth)
            case m.List(items, start):
                for index, item in enumerate(items):
                    yield from self._item_paras(item, depth, _numbers(start, index, len(items)))
            case m.CodeBlock(text):
                yield Para(_code_runs(text), depth)
            case m.BlockQuote(children):
                yield from map(italic, self.paras(children, depth))
            case m.PullQuote(children, cite):
                yield from map(italic, self.paras(children, depth))
                if cite and cite.children:
                    yield Para((Run("— "), *runs((cite,), cites=True)), depth)
            case m.Callout(_, title, children):
                if title:
                    yield Para(bold(self._runs(title)), depth)
                yield from self.paras(children, depth)
            case m.Summary(children) | m.Only(_, children) | m.Column(children):
                yield from self.paras(children, depth)
            case m.Table() | m.Figure() | m.Chart() | m.Timeline() | m.Shown() | m.Slide():
                self._refuse(block)
            case _:
                assert_never(block)

    def _item_paras(
        self, item: m.ListItem, depth: int, numbers: tuple[int, int] | None
    ) -> Iterator[Para]:
        below = min(depth + 1, DEEPEST)
        first, rest = item.children[:1], item.children[1:]
        if first and isinstance(first[0], m.Paragraph):
            words = self._runs(first[0].children)
            yield (
                Para(words, depth, "number", *numbers) if numbers else Para(words, depth, "bullet")
            )
        else:
            rest = item.children
        yield from self.paras(rest, below)

    def _refuse(self, block: m.Block) -> None:
        kind = type(block).__name__.lower()
        fact = f"a {kind} cannot stand inside other text on a slide or in its notes"
        hint = "let it stand on the slide by itself, or write ![](#its-label) there"
        self.report(Diagnostic(Rule.SLIDE_LAYOUT, fact, block.pos, hint))


def _numbers(start: int | None, index: int, count: int) -> tuple[int, int] | None:
    """The number of an item and of the last of its list; None where items have bullets."""
    return None if start is None else (start + index, start + count - 1)


def _leads(paras: Sequence[Para]) -> bool:
    return bool(paras) and words_of(paras[-1].runs).endswith(":")


def _joined(units: Sequence[Unit]) -> Iterator[Unit]:
    held: tuple[Para, ...] = ()
    for unit in units:
        if unit.leads and unit.look == "text" and unit is not units[-1]:
            held += unit.paras
        elif unit.look == "text":
            yield replace(unit, paras=held + unit.paras)
            held = ()
        else:
            if held:
                yield Unit(held, "text", unit.pos)
                held = ()
            yield unit


def _code_runs(text: str) -> tuple[Run, ...]:
    lines = text.rstrip("\n").expandtabs(4).split("\n")
    broken = [part for line in lines for part in (Run(line, code=True), Run("\n"))]
    return tuple(run for run in broken[:-1] if run.text)


def renumbered(paras: Sequence[Para]) -> tuple[Para, ...]:
    """Numbered paragraphs whose `start` is the number of the first item of their list here."""
    starts: dict[int, int] = {}
    out: list[Para] = []
    for para in paras:
        starts = {depth: start for depth, start in starts.items() if depth <= para.level}
        if para.marker == "number":
            if para.start == 1:
                starts[para.level] = 1
            out.append(replace(para, start=starts.setdefault(para.level, para.start)))
            continue
        if para.level in starts:
            del starts[para.level]
        out.append(para)
    return tuple(out)


# ---- notes ---------------------------------------------------------------------------------


def footnote_paras(node: m.Node, prose: Prose) -> tuple[Para, ...]:
    """The footnotes below a node as numbered paragraphs of the speaker notes."""
    out: list[Para] = []
    for note in of_kind(node, m.Footnote):
        paras = prose.paras(note.children)
        if paras:
            first = replace(paras[0], runs=(Run(f"{note.number}. "), *paras[0].runs))
            out.extend((first, *paras[1:]))
    return tuple(out)


def row_runs(row: m.Row) -> tuple[tuple[Run, ...], ...]:
    """A table row's cells as runs, citations in place."""
    return tuple(runs(cell.children, cites=True) for cell in row.cells)
