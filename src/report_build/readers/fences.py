"""Fences in braces: ```{figure} and friends, one small function a kind, one table.

A fence holds YAML. Its values are words of the report, so captions, notes and events are
read as Markdown at their own place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from markdown_it.token import Token

from report_build.diagnostics import Pos, Rule, suggestion
from report_build.facts import FACT_COLUMNS
from report_build.frozen import dataclass
from report_build.model import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Cite,
    CiteForm,
    Event,
    Figure,
    Heading,
    Legend,
    Row,
    Series,
    Table,
    Text,
    Timeline,
)
from report_build.readers import fields, picture, table
from report_build.readers.fields import Fields
from report_build.readers.inlines import Inlines, attribute_names, markdown, source
from report_build.readers.page import Page


@dataclass(frozen=True, slots=True)
class Fence:
    """An opened fence: the word after its name, its fields, its place."""

    argument: str
    fields: Fields
    page: Page
    pos: Pos


_INFO = re.compile(r"\{(?P<name>[^}\s]*)\}\s*(?P<argument>.*)$")


def block(info: str, token: Token, page: Page) -> Block | None:
    """The node of a fence; reports an unknown name, key or value."""
    pos = page.pos(token)
    match = _INFO.match(info)
    name = match["name"] if match else info.strip("{} ")
    if match is None or name not in FENCES:
        hint = suggestion(name, FENCES, "```{{{}}}")
        page.fault(Rule.UNKNOWN_FENCE, f'there is no fence "{name}"', pos, hint)
        return None
    first = _first(token, page, pos)
    found = fields.parse(token.content, page.file, page.report, first.line, first.column)
    if found is None:
        return None
    node = FENCES[name](Fence(match["argument"].strip(), found, page, pos))
    found.done()
    return node


def _first(token: Token, page: Page, pos: Pos) -> Pos:
    """Where the lines of a fence begin: they may stand less far right than its first one."""
    for number, line in enumerate(token.content.split("\n"), pos.line):
        if line.strip():
            return Pos(pos.file, pos.line + 1, max(page.lines[number].find(line), 0) + 1)
    return pos


_LABEL = re.compile(r"(?:^\s*label:\s*|\{#)((?:fig|tbl|sec)-[\w-]+)", re.MULTILINE)


def lost(text: str, pos: Pos) -> tuple[Block, ...]:
    """What stands for a fence that cannot be read: the labels in it are not unknown as well."""
    return tuple(_empty(label, pos) for label in dict.fromkeys(_LABEL.findall(text)))


def _empty(label: str, pos: Pos) -> Block:
    """A block of the kind that a label begins with, which never prints: an error is reported."""
    if label.startswith("sec-"):
        return Heading(1, (), label, pos=pos)
    if label.startswith("tbl-"):
        return Table(Row(()), (), (), Legend(), label, pos=pos)
    return Timeline((), Legend(), label, pos=pos)


# ---- what the kinds share ------------------------------------------------------------------


def report_unknown(found: Mapping[str, str], known: Iterable[str], page: Page, pos: Pos) -> None:
    """Report attributes that a block does not have."""
    for name in attribute_names(found):
        hint = suggestion(name, known) or "delete it"
        message = f'there is no attribute "{name}" here'
        page.fault(Rule.UNKNOWN_ATTRIBUTE, message, page.at(pos, name), hint)


@dataclass(frozen=True, slots=True)
class _Value:
    """The places of a field's text, which YAML may have folded or indented."""

    fields: Fields
    key: str

    def pos(self, offset: int) -> Pos:
        return self.fields.text_pos(self.key, offset)


def _markdown(fence: Fence, found: Fields, key: str) -> Inlines:
    return markdown(found.text(key), fence.page, _Value(found, key))


# A single word with a digit is a key, as citation tools make them; other words are words.
_KEY = re.compile(r"@?(?=\S*\d)[^\W\d]\S*")


def _legend(fence: Fence) -> Legend:
    found = fence.fields
    kind = found.kind("source")
    shown: Inlines = ()
    if kind == "list" or _KEY.fullmatch(found.text("source") if kind == "text" else ""):
        shown = source(found.texts("source"), found.places("source"), fence.page)
    elif kind:
        shown = _markdown(fence, found, "source")
    caption, note = _markdown(fence, found, "caption"), _markdown(fence, found, "note")
    return Legend(caption, shown, note, found.flag("qr"), pos=fence.pos)


def _landscape(fence: Fence) -> bool:
    return fence.fields.choice("page", PAGES, "portrait") == "landscape"


PAGES = ("portrait", "landscape")


def _alt(fence: Fence, *, required: bool) -> str:
    found = fence.fields
    alt = fence.page.typographic(found.text("alt"))
    decorative = "decorative" in found and found.flag("decorative")
    if required and not alt.strip() and not decorative:
        message = "there is no alternative text"
        hint = "write alt: and what a reader who cannot see it should know"
        fence.page.fault(
            Rule.MISSING_ALT, message, found.pos("alt") if "alt" in found else fence.pos, hint
        )
    return alt


# ---- one function a kind -------------------------------------------------------------------


def _figure(fence: Fence) -> Block | None:
    found = fence.fields
    decorative = found.flag("decorative")
    label, alt, legend = found.text("label"), _alt(fence, required=True), _legend(fence)
    if not fence.argument:
        hint = "write ```{figure} figures/name.svg"
        fence.page.fault(Rule.MISSING_KEY, "the figure names no picture", fence.pos, hint)
        return None
    picture.report_file_name(alt, fence.page.report, found.pos("alt"))
    path = f"content/{fence.argument}"
    size = picture.size(fence.page.root, path, fence.page.report, fence.pos)
    return Figure(
        fence.argument,
        alt,
        legend,
        label,
        decorative=decorative,
        size=size,
        landscape=_landscape(fence),
        pos=fence.pos,
    )


def _chart(fence: Fence) -> Block | None:
    found = fence.fields
    kind: ChartKind = found.choice("kind", get_args(ChartKind), "column", required=True)
    legend, alt, label = _legend(fence), _alt(fence, required=True), found.text("label")
    facts = found.texts("facts")
    categories, series, decimals = _marks(fence, kind, bool(facts))
    chart = Chart(
        kind,
        categories,
        series,
        alt,
        legend,
        label,
        x_title=fence.page.typographic(found.text("x_title")),
        y_title=fence.page.typographic(found.text("y_title")),
        labels=found.choice("labels", ("none", "value", "percent"), "none"),
        highlight=tuple(fence.page.typographic(name) for name in found.texts("highlight")),
        facts=facts,
        decimals=found.integer("decimals", decimals, most=6),
        unit=found.text("unit"),
        landscape=_landscape(fence),
        pos=fence.pos,
    )
    known = (*categories, *(one.name for one in series))
    for name, pos in zip(chart.highlight, found.places("highlight"), strict=True):
        if known and name not in known:
            message = f'the chart has no "{name}" to highlight'
            fence.page.fault(Rule.BAD_VALUE, message, pos, suggestion(name, known))
    return chart


Marks = tuple[tuple[str, ...], tuple[Series, ...], int]
NO_MARKS: Marks = ((), (), 0)


def _marks(fence: Fence, kind: ChartKind, from_facts: bool) -> Marks:
    found = fence.fields
    path, x, columns = found.text("data"), found.text("x"), found.texts("y")
    sheet = None if from_facts else _sheet(fence, "chart")
    if sheet is None:
        return NO_MARKS
    x = x or sheet.columns[0].name
    names = columns or tuple(name for name in sheet.names if name != x)[:1]
    for name, pos in [(x, found.pos("x")), *zip(names, found.places("y"), strict=False)]:
        if sheet.column(name) is None:
            message = f'{path} has no column "{name}"'
            hint = suggestion(name, sheet.names)
            fence.page.fault(Rule.UNKNOWN_COLUMN, message, pos, hint)
    if not names:
        message, hint = f"{path} has no column to draw", "add one beside the names: name,number"
        fence.page.fault(Rule.BAD_CSV, message, found.pos("data"), hint)
    return _marks_of(sheet, x, names, kind, fence) if names else NO_MARKS


def _marks_of(
    sheet: table.Sheet, x: str, names: tuple[str, ...], kind: ChartKind, fence: Fence
) -> Marks:
    first = sheet.column(x)
    found = [column for name in names if (column := sheet.column(name)) is not None]
    if first is None or len(found) < len(names):
        return NO_MARKS
    drawn = (*((first,) if kind == "scatter" else ()), *found)
    if without := [column for column in drawn if column.numbers is None]:
        for column in without:
            table.report_no_numbers(column, fence.page.report)
        return NO_MARKS
    xs = tuple(float(number or 0) for number in first.numbers or ()) if kind == "scatter" else ()
    words = fence.page.typographic
    series = tuple(
        Series(
            words(column.name),
            tuple(_float(number) for number in column.numbers or ()),
            xs,
            places=column.places,
        )
        for column in found
    )
    decimals = max(_decimals(number) for column in found for number in column.numbers or ())
    return tuple(words(text) for text in first.texts), series, decimals


def _sheet(fence: Fence, kind: str) -> table.Sheet | None:
    """The columns of the file that a chart or a table names; reports why there are none."""
    if path := fence.fields.text("data"):
        pos = fence.fields.pos("data")
        return table.columns(fence.page.root, f"content/{path}", fence.page.report, pos)
    hint = "write data: data/name.csv, or facts: [one, two]"
    fence.page.fault(Rule.MISSING_KEY, f"the {kind} has no data", fence.pos, hint)
    return None


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


def _decimals(number: Decimal | None) -> int:
    exponent = number.as_tuple().exponent if number is not None else 0
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _table(fence: Fence) -> Block | None:
    found = fence.fields
    legend, label = _legend(fence), found.text("label")
    alt, landscape = _alt(fence, required=False), _landscape(fence)
    if "facts" in found:
        facts, columns = found.texts("facts", required=True), _fact_columns(fence)
        empty = Table(Row(()), (), (), legend, label, alt=alt, landscape=landscape, pos=fence.pos)
        return replace(empty, facts=facts, columns=columns)
    sheet = _sheet(fence, "table")
    if sheet is None:
        return None
    words = fence.page.typographic
    head = Row(
        tuple(_cell(words(column.name), column.pos) for column in sheet.columns), pos=fence.pos
    )
    rows = tuple(
        Row(tuple(_cell(words(column.texts[at]), column.places[at]) for column in sheet.columns))
        for at in range(len(sheet.rows()))
    )
    align: tuple[Align, ...] = tuple(
        "left" if column.numbers is None else "right" for column in sheet.columns
    )
    return Table(head, rows, align, legend, label, alt=alt, landscape=landscape, pos=fence.pos)


def _fact_columns(fence: Fence) -> tuple[tuple[str, str], ...]:
    """What the columns of a table of facts say, with their headings: `{label: Who, value: Men}`."""
    found = fence.fields
    asked = found.fields("columns") if found.kind("columns") == "fields" else None
    if asked is None:
        places = dict(zip(found.texts("columns"), found.places("columns"), strict=True))
        said = dict.fromkeys(places, "")
    else:
        places = {name: asked.key_pos(name) for name in asked}
        said = {name: fence.page.typographic(asked.text(name)) for name in places}
    headings = dict(zip(FACT_COLUMNS, fence.page.words.fact_columns, strict=True))
    for name, pos in places.items():
        if name not in headings:
            message = f'facts have no column "{name}"'
            fence.page.fault(Rule.UNKNOWN_COLUMN, message, pos, suggestion(name, headings))
    return tuple((name, said[name] or headings[name]) for name in places if name in headings)


def _cell(text: str, pos: Pos) -> Cell:
    return Cell((Text(text, pos=pos),) if text else (), pos=pos)


_EVENT = "write - {when: 2022-11-11, what: …} below events:"


def _timeline(fence: Fence) -> Block | None:
    found = fence.fields
    legend, label, alt = _legend(fence), found.text("label"), _alt(fence, required=False)
    events = tuple(_event(fence, entry) for entry in found.sections("events", required=True))
    if "events" in found and not events:
        message = "the timeline has no events"
        fence.page.fault(Rule.MISSING_KEY, message, found.pos("events"), _EVENT)
    return Timeline(events, legend, label, alt=alt, pos=fence.pos)


def _event(fence: Fence, entry: Fields) -> Event:
    what = _markdown(fence, entry, "what")
    if "what" not in entry:
        entry.text("what", required=True)
    when = entry.text("when", required=True)
    if cites := source(entry.texts("cite"), entry.places("cite"), fence.page):
        what = (*what, Text(" "), *_in_parentheses(cites))
    entry.done()
    return Event(when, what, pos=entry.pos())


def _in_parentheses(cites: Inlines) -> Inlines:
    return tuple(
        replace(cite, form=CiteForm.PARENTHETICAL) if isinstance(cite, Cite) else cite
        for cite in cites
    )


FENCES: Mapping[str, Callable[[Fence], Block | None]] = {
    "figure": _figure,
    "chart": _chart,
    "table": _table,
    "timeline": _timeline,
}
