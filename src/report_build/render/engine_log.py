"""What WeasyPrint says while it works, as findings with a place where one is known.

The engine logs a fault and goes on: a property that it does not know, a picture that it
cannot read, a character that no font has. Each is a finding here, so that nothing goes
missing from a page in silence.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Rule
from report_build.model import Code, CodeBlock, CrossRef, Document, Figure, Link, Text
from report_build.theme import Theme
from report_build.walk import nodes

LOGGER = logging.getLogger("weasyprint")

IN_STYLE = re.compile(r"^(?:Ignored|Invalid|Unsupported).*? at (\d+):(\d+)", re.DOTALL)
NO_GLYPH = re.compile(r'^\.notdef glyph.*"(.+)" \(U\+([0-9A-F]+)\)$', re.DOTALL)
NO_PICTURE = re.compile(r"^Failed to (?:load image at '(.+?)'|render SVG image (\S+))")
NO_ANCHOR = re.compile(r"(?:No anchor #|undefined anchor '#?)([^\s']+)")


@contextmanager
def messages() -> Iterator[list[str]]:
    """The engine's warnings and errors, each once, while the context lasts."""
    kept: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if (message := record.getMessage()) not in kept:
                kept.append(message)

    handler, propagates = Keep(logging.WARNING), LOGGER.propagate
    LOGGER.addHandler(handler)
    LOGGER.propagate = False
    try:
        yield kept
    finally:
        LOGGER.removeHandler(handler)
        LOGGER.propagate = propagates


def findings(logged: Iterable[str], document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """The findings that the engine's messages stand for."""
    for message in logged:
        if match := NO_GLYPH.match(message):
            yield _no_glyph(match[1], match[2], document)
        elif match := NO_PICTURE.match(message):
            yield _no_picture(match[1] or match[2], message, document)
        elif match := NO_ANCHOR.search(message):
            place = _first(document, match[1])
            fact = f"nothing in the report has the label #{match[1]}"
            yield Diagnostic(Rule.UNKNOWN_LABEL, fact, place)
        else:
            yield Diagnostic(Rule.STYLE_FAULT, _fact(message), _style_place(message, theme))


def _fact(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".").strip()


def _no_glyph(character: str, code: str, document: Document) -> Diagnostic:
    fact = f"no font of the theme has “{character}” (U+{code})"
    hint = "write it in other words, or put a font that has it into fonts/report/ of the theme"
    for node in nodes(document):
        if isinstance(node, Text | Code | CodeBlock) and character in node.text:
            return Diagnostic(Rule.FONT, fact, node.pos, hint)
    return Diagnostic(Rule.FONT, fact, NOWHERE, hint)


def _no_picture(url: str, message: str, document: Document) -> Diagnostic:
    reason = message.rpartition(": ")[2].rstrip(".")
    for node in nodes(document):
        if isinstance(node, Figure) and unquote(url).endswith(f"/{node.path}"):
            fact = f"{node.path} cannot be shown: {reason}"
            return Diagnostic(Rule.BAD_PICTURE, fact, node.pos)
    return Diagnostic(Rule.BAD_PICTURE, f"a picture cannot be shown: {reason}")


def _first(document: Document, label: str) -> Pos:
    for node in nodes(document):
        if isinstance(node, CrossRef) and node.label == label:
            return node.pos
        if isinstance(node, Link) and node.url == f"#{label}":
            return node.pos
    return NOWHERE


def _style_place(message: str, theme: Theme) -> Pos:
    """The line of the style sheet; the engine names no file, so the words must be there."""
    match = IN_STYLE.match(message)
    if match is None:
        return NOWHERE
    line, column = int(match[1]), int(match[2])
    words = re.findall(r"[\w-]+", message.partition("`")[2])[:1]
    for path in sorted(theme.folder.glob("*.css")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if line <= len(lines) and words and words[0] in lines[line - 1]:
            return Pos(f"styles/{theme.name}/{path.name}", line, column)
    return NOWHERE
