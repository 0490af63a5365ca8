"""Divs: `::: callout {kind=note}` and friends, one small function a kind, one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import get_args

from markdown_it.token import Token

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, suggestion
from report_build.frozen import dataclass
from report_build.model import (
    Block,
    Callout,
    Cite,
    CitedWork,
    CiteForm,
    Column,
    Heading,
    Layout,
    Node,
    Only,
    Output,
    PullQuote,
    Shown,
    Slide,
    Summary,
)
from report_build.readers.cites import locator_and_suffix
from report_build.readers.exemptions import report_exemption
from report_build.readers.fences import report_unknown
from report_build.readers.inlines import markdown
from report_build.readers.page import Page
from report_build.readers.syntax import split_attributes

CALLOUTS = ("note", "key", "warning", "example")
_CALLOUT_HINTS = {
    "note": "write ::: callout {kind=note}, or ::: notes on a slide",
    **{name: f"write ::: callout {{kind={name}}}" for name in CALLOUTS[1:]},
    **dict.fromkeys(("tip", "info", "important"), "write ::: callout {kind=note}"),
    "caution": "write ::: callout {kind=warning}",
}


@dataclass(frozen=True, slots=True)
class Opener:
    """The line that opens a div: its name, the word after it, its attributes, its place."""

    name: str
    argument: str
    attributes: dict[str, str]
    page: Page
    pos: Pos
    last_line: int  # on which the div ends

    def at(self, word: str) -> Pos:
        """The place of a word on the line."""
        return self.page.at(self.pos, word)


@dataclass(frozen=True, slots=True)
class Notes(Node):
    """Speaker notes, until the slide around them takes them."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Off(Node):
    """Blocks around which a rule is switched off; they take its place."""

    children: tuple[Node, ...]


def block(token: Token, children: Sequence[Node], page: Page, last_line: int) -> Node | None:
    """The node of a div that ends on a line; reports an unknown name or attribute."""
    text, attributes, _ = split_attributes(token.content)
    name, _, argument = text.strip().partition(" ")
    name = name or attributes.pop("class", "")  # Pandoc's ::: {.callout}
    opener = Opener(name, argument.strip(), attributes, page, page.pos(token), last_line)
    if name not in DIVS:
        hint = _CALLOUT_HINTS.get(name.lower()) or suggestion(name, DIVS, "::: {}")
        page.fault(Rule.UNKNOWN_DIV, f'there is no div "{name}"', opener.at(name), hint)
        return None
    read, known = DIVS[name]
    unknown = {key: value for key, value in opener.attributes.items() if key not in known}
    report_unknown(unknown, known, page, opener.pos)
    if opener.argument and name != "only":
        _report_argument(opener, known)
    return read(opener, children)


def _report_argument(opener: Opener, known: Sequence[str]) -> None:
    message = f'"{opener.argument}" after ::: {opener.name} says nothing'
    hint = f'write ::: {opener.name} {{{known[0]}="…"}}' if known else "delete it"
    opener.page.fault(Rule.BAD_VALUE, message, opener.at(opener.argument), hint)


def without_notes(nodes: Sequence[Node], page: Page) -> tuple[Block, ...]:
    """The blocks alone; reports speaker notes that stand outside a slide."""
    kept: list[Block] = []
    for node in nodes:
        if isinstance(node, Notes):
            message = "speaker notes stand outside a slide"
            page.fault(Rule.MISPLACED, message, node.pos, "move ::: notes into its ::: slide")
        elif isinstance(node, Block):
            kept.append(node)
    return tuple(kept)


def _plain(opener: Opener, children: Sequence[Node]) -> tuple[Block, ...]:
    return without_notes(children, opener.page)


def _callout(opener: Opener, children: Sequence[Node]) -> Node:
    kind = opener.attributes.get("kind", "note")
    if kind not in CALLOUTS:
        hint = suggestion(kind, CALLOUTS, "kind={}")
        opener.page.fault(Rule.BAD_VALUE, f'no callout is of kind "{kind}"', opener.at(kind), hint)
    words = opener.attributes.get("title", "")
    title = markdown(words, opener.page, opener.at(words))
    return Callout(kind, title, _plain(opener, children), pos=opener.pos)


def _pullquote(opener: Opener, children: Sequence[Node]) -> Node:
    key = opener.attributes.get("cite", "")
    cite = None
    if key:
        label, locator, suffix = locator_and_suffix(opener.attributes.get("locator", ""))
        work = CitedWork(key, label=label, locator=locator, suffix=suffix, pos=opener.at(key))
        cite = Cite((work,), CiteForm.BARE, pos=opener.at(key))
    elif "locator" in opener.attributes:
        message = "the pull quote has a locator, but no work"
        where = opener.at("locator")
        opener.page.fault(Rule.BAD_CITATION, message, where, "add cite=key before locator")
    return PullQuote(_plain(opener, children), cite, pos=opener.pos)


def _summary(opener: Opener, children: Sequence[Node]) -> Node:
    return Summary(_plain(opener, children), pos=opener.pos)


def _only(opener: Opener, children: Sequence[Node]) -> Node | None:
    if opener.argument not in tuple(Output):
        hint = suggestion(opener.argument, tuple(Output), "::: only {}")
        message = f'there is no output "{opener.argument}"'
        opener.page.fault(Rule.BAD_VALUE, message, opener.at(opener.argument), hint)
        return None
    return Only(Output(opener.argument), _plain(opener, children), pos=opener.pos)


def _column(opener: Opener, children: Sequence[Node]) -> Node:
    return Column(_plain(opener, children), pos=opener.pos)


def _notes(opener: Opener, children: Sequence[Node]) -> Node:
    return Notes(_plain(opener, children), pos=opener.pos)


def _off(opener: Opener, children: Sequence[Node]) -> Node:
    rule, reason = opener.attributes.get("rule", ""), opener.attributes.get("reason", "")
    page, last = opener.page, opener.last_line
    report_exemption(rule, reason, opener.pos, page.report, files=page.file, last_line=last)
    return Off(tuple(children), pos=opener.pos)


def _slide(opener: Opener, children: Sequence[Node]) -> Node:
    layout: Layout | str = opener.attributes.get("layout", "")
    if layout and layout not in get_args(Layout):
        hint = suggestion(layout, get_args(Layout), "layout={}")
        message = f'there is no layout "{layout}"'
        opener.page.fault(Rule.UNKNOWN_LAYOUT, message, opener.at(layout), hint)
        layout = ""
    notes = tuple(part for node in children if isinstance(node, Notes) for part in node.children)
    rest = [node for node in children if not isinstance(node, Notes)]
    title = next((n for n in rest if isinstance(n, Heading) and n.level == 1), None)
    if title is None and layout not in ("blank", "quote"):
        message = "the slide has no title"
        opener.page.fault(Rule.MISSING_KEY, message, opener.pos, "write # and its title")
    body = without_notes([node for node in rest if node is not title], opener.page)
    return Slide(
        title.children if title else (),
        body,
        layout,  # type: ignore[arg-type]  # checked against the names above
        opener.attributes.get("id", ""),
        notes,
        title.proof if title else None,
        pos=opener.pos,
    )


def report_misplaced(blocks: Sequence[Block], report: Report, within: str = "") -> None:
    """Report slides within other blocks, and columns and shown exhibits outside a slide."""

    def misplaced(node: Block, message: str, hint: str) -> None:
        report(Diagnostic(Rule.MISPLACED, message, node.pos, hint))

    for node in blocks:
        match node:
            case Slide() if within not in ("", "only"):
                misplaced(node, f"a slide stands within a {within}", "move it out")
            case Column() if within != "slide":
                message = "a column stands outside a slide"
                misplaced(node, message, "put it directly into a ::: slide")
            case Shown() if within not in ("slide", "column"):
                message = f"![](#{node.label}) stands outside a slide"
                misplaced(node, message, f"write @{node.label} to refer to it")
            case Heading(children=(_, *_)) if within not in ("", "only", "slide", "column"):
                misplaced(node, f"a heading stands within a {within}", "make it **bold** words")
        report_misplaced(_below(node), report, _name(node, within))


def _below(node: Block) -> tuple[Block, ...]:
    children = getattr(node, "children", ()) or getattr(node, "items", ())
    found: list[Block] = []
    for child in children:
        if isinstance(child, Block):
            found.append(child)
        elif hasattr(child, "children"):
            found.extend(part for part in child.children if isinstance(part, Block))
    return tuple(found)


def _name(node: Block, within: str) -> str:
    name = type(node).__name__.lower()
    return within if name == "only" and within else name


Div = Callable[[Opener, Sequence[Node]], Node | None]

DIVS: dict[str, tuple[Div, tuple[str, ...]]] = {
    "callout": (_callout, ("kind", "title")),
    "pullquote": (_pullquote, ("cite", "locator")),
    "summary": (_summary, ()),
    "only": (_only, ()),
    "slide": (_slide, ("id", "layout")),
    "column": (_column, ()),
    "notes": (_notes, ()),
    "off": (_off, ("rule", "reason")),
}
"""Each div's function and the attributes that it knows."""
