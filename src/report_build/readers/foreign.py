"""What other Markdowns mean and this one does not: found, so that nobody prints it unawares.

FORMAT follows Pandoc, then CommonMark. What either (or GitHub, a wiki, a site's templates) would
turn into something else than its characters, and what no output here has, is a finding with what
to write instead. Escaped characters, code and links are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from report_build.diagnostics import Diagnostic, Report, Rule, Severity, shortened
from report_build.frozen import dataclass
from report_build.readers.place import Places


@dataclass(frozen=True, slots=True)
class Foreign:
    """A construct: how it looks, what it is elsewhere, and what to write here.

    `misread` says that it would not even print as it is typed, so that it is an error.
    """

    looks: str
    name: str
    hint: str
    misread: bool = False


IN_LINES = (
    Foreign(r"~~(?=\S)[^~\n]+~~", "struck-out text", r"delete it, or write \~\~", misread=True),
    Foreign(
        r"\$\$.+?\$\$|(?<![\w$])\$(?![\s$])[^$\n]*?(?<=[^\s$])\$(?![\d$])",
        "a formula",
        r"write x^2^ and H~2~O; \$ is a dollar sign",
    ),
    Foreign(r"<!--.*?(?:-->|\Z)", "a comment", "delete it: readers would see it"),
    Foreign(
        r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>",
        "HTML",
        r"write *soft*, **strong**, x^2^ or H~2~O; \< is a sign that is meant",
    ),
    Foreign(
        r"\{\{.+?\}\}|\{%.+?%\}", "a template's variable", "write the words that it stands for"
    ),
    Foreign(r"\[\[[^\[\]\n]+\]\]", "a link of a wiki", "write [words](#label), or @sec-label"),
    Foreign(
        r"\[[^\[\]\n]+\]\((?:[^()\n]|\([^()\n]*\))+\)|<[a-z][a-z0-9+.-]*:[^\s<>]*>",
        "a link",
        "write [words](https://…), without blanks in the address",
    ),
    Foreign(r"==(?=[^\s=+])[^=\n]+==", "marked text", "write **words**"),
    Foreign(r"\{(?:\+\+|--|>>)", "a mark of revision", "keep or delete the words"),
    Foreign(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "an emoji", "type the character itself"),
    Foreign(r"\\[A-Za-z]{2,}", "a command of TeX", r"delete it; \\ is a backslash that is meant"),
    Foreign(
        r"\{(?:[#.][A-Za-z]|=[a-z]|[a-z]+=)[^{}\n]*\}",
        "an attribute",
        "put it behind [words], or at the end of a heading or a picture",
    ),
    Foreign(
        r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]",
        "a link whose address stands apart",
        "write [words](https://…); this file has no address of that name",
    ),
)
"""What stands within a paragraph, a heading, a cell or a caption."""

TABLE = "write | a | b |, below it |---|---| with as many cells, then the rows"

IN_BLOCKS = (
    Foreign(r"^[ \t]*\+[-=:+]{2,}\+[ \t]*$", "a grid table", TABLE, misread=True),
    Foreign(
        r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$",
        "a table's line of dashes",
        TABLE,
        misread=True,
    ),
    Foreign(r"\A\|\s.*", "a line block or a table", rf"end a line with \ to break it; or {TABLE}"),
    Foreign(r"^[ \t]*:[ \t]+\S.*", "a definition list", "write - **Term**: what it means"),
    Foreign(
        r"\A(?:\(?[aAiI1]\)|[ai]\.|[AI]\. |#\.|\(@\))[ \t]+\S.*",
        "a list with such marks",
        r"write 1. before each item; \ before the mark keeps it as text",
    ),
    Foreign(r"\A#{1,6}(?=[^\W\d_]).*", "a heading", "write a blank behind #"),
    Foreign(r"\A#{7,}.*", "a heading", "use six levels at most"),
    Foreign(r"\A\[[ xX]\]\s.*", "a box to tick", "say in words what is done"),
    Foreign(
        r"\A(?:\[![A-Za-z]+\]|(?:!!!|\?\?\?|///)[ \t]*\w.*)",
        "a callout",
        "write ::: callout {kind=note}, the words, then :::",
    ),
    Foreign(r"\A\[\[?_?(?:TOC|toc)_?\]?\]", "a contents list", "delete it; the build makes one"),
    Foreign(
        r"^\*\[[^\]\n]+\]:", "an acronym", "write acronyms: {UN: United Nations} into report.yaml"
    ),
)
"""What a paragraph begins with, or one of its lines; the first that fits is reported."""


def _all_of(kinds: Sequence[Foreign], flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{at}>{kind.looks})" for at, kind in enumerate(kinds)), flags)


_LINE_END = re.compile("\n")
_BLOCKS = _all_of(IN_BLOCKS, re.MULTILINE)
_PERHAPS = re.compile(r"~~|\$|<[!/A-Za-z]|\{|\[\[|\]\[|\]\(|==|:[a-z]|\\[A-Za-z]")
_NOT_TEXT = "\ufffc"  # stands for code, a citation, a link or an escaped character


@cache
def _lines() -> re.Pattern[str]:
    """What stands in lines; few texts have a sign of it."""
    return _all_of(IN_LINES, re.DOTALL)


def mark(state: StateCore) -> None:
    """Note in each inline token what is foreign in it, and where; a rule of the grammar.

    It comes before escaped characters are joined with the text around them.
    """
    for token in state.tokens:
        if token.type == "inline" and _PERHAPS.search(token.content):
            token.meta["foreign"] = tuple(_found(token.children or ()))


def _found(children: Sequence[Token]) -> Iterator[tuple[Foreign, str, int]]:
    parts: list[str] = []
    places: list[int] = []  # of each character of the text
    links = 0
    for token in children:
        links += token.nesting * (token.type in ("link_open", "link_close"))
        text = _NOT_TEXT if links else _typed(token)
        parts.append(text)
        places += range(token.meta.get("at", 0), token.meta.get("at", 0) + len(text))
    text = "".join(parts)
    for match in _lines().finditer(text) if _PERHAPS.search(text) else ():
        yield IN_LINES[_kind(match)], match[0], places[match.start()]


def _typed(token: Token) -> str:
    if token.type == "text":
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.markup if token.markup in ("~", "^") else _NOT_TEXT


def _kind(match: re.Match[str]) -> int:
    return int(str(match.lastgroup).removeprefix("k"))


def report_in_lines(token: Token, place: Places, report: Report) -> None:
    """Report what `mark` has noted in an inline token."""
    for kind, text, at in token.meta.get("foreign", ()):
        _report(kind, text, place, at, report)


def report_in_block(text: str, place: Places, report: Report) -> None:
    """Report a paragraph that other Markdowns read as something else."""
    starts = (0, *(found.end() for found in _LINE_END.finditer(text)))
    if not any(_BLOCKS.match(text, at) for at in starts):
        return
    for kind in IN_BLOCKS:
        if match := re.search(kind.looks, text, re.MULTILINE):
            _report(kind, match[0], place, match.start(), report)
            return


def _report(kind: Foreign, text: str, place: Places, at: int, report: Report) -> None:
    shown = shortened(" ".join(text.replace(_NOT_TEXT, "…").split()))
    fact = f'"{shown}" is {kind.name} elsewhere, and prints as it is typed here'
    rule, severity = Rule.UNKNOWN_MARKDOWN, Severity.WARNING
    if kind.misread:
        fact, rule = f'"{shown}" is {kind.name} elsewhere, and nothing here', Rule.UNSUPPORTED
        severity = Severity.ERROR
    report(Diagnostic(rule, fact, place.pos(at), kind.hint, severity))
