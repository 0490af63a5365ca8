"""What can be wrong with a Markdown file as a whole: too deep, too high, or used by nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from markdown_it.token import Token

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, Severity
from report_build.model import Block, Heading
from report_build.readers.page import Page
from report_build.readers.syntax import MAX_NESTING
from report_build.walk import plain_text


def is_too_deep(tokens: Sequence[Token], page: Page) -> bool:
    """Whether blocks, divs or emphasis nest too deep; markdown-it leaves out what does."""
    divs = 0
    for token in tokens:
        divs = max(divs + (token.type == "div_open") - (token.type == "div_close"), 0)
        inside = max((child.level for child in token.children or ()), default=0)
        if max(token.level + 1, 2 * divs, inside) >= MAX_NESTING and token.map:
            message = f"blocks or words are nested more than {MAX_NESTING // 2} deep here"
            page.fault(Rule.NESTED_TOO_DEEP, message, page.pos(token), "use fewer levels")
            return True
    return False


def report_unused(page: Page, env: Mapping[str, Any]) -> None:
    """Report the notes and addresses that nothing on the page names: they would print nowhere."""
    _report_unused_notes(page)
    _report_unused_addresses(page)
    for address in env.get("duplicate_refs", ()):
        message = f'a second address has the name of "{address["href"]}"'
        where = Pos(page.file, address["map"][0] + 1)
        page.fault(Rule.DUPLICATE_LABEL, message, where, "give it another name")


def _report_unused_notes(page: Page) -> None:
    for label, tokens in page.notes.items():
        if label not in page.used_notes:
            message = f"nothing calls the footnote [^{label}]"
            page.fault(Rule.UNUSED_FOOTNOTE, message, page.pos(tokens[0]), f"write [^{label}]")


def _report_unused_addresses(page: Page) -> None:
    """`[Note]: this` is the address of a link in Markdown, and would print nowhere."""
    for name, address in page.addresses.items():
        if name not in page.addresses.used:
            line = cast("tuple[int, int]", address["map"])[0]
            message = f'no link uses the address "{address["href"]}"'
            hint = f"write [words][{name.lower()}], or \\ before the bracket if it is text"
            page.fault(Rule.MISPLACED, message, Pos(page.file, line + 1), hint)


def report_heading_jumps(blocks: Sequence[Block], report: Report) -> None:
    """Report each heading that skips a level: PDF/UA-1, 7.4.2 asks for none."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > last + 1:
                text = plain_text(block.children)
                fact = f'the heading "{text}" is of level {block.level} after level {last}'
                hint = f"write it with {'#' * (last + 1)}"
                report(Diagnostic(Rule.HEADING_JUMP, fact, block.pos, hint, Severity.ERROR))
            last = block.level
