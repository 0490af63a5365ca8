"""What the Markdown reader makes of a text, for tests: blocks and findings with their places."""

from __future__ import annotations

from pathlib import Path

from report_build.diagnostics import Diagnostic
from report_build.model import Block, Node
from report_build.readers import markdown
from report_build.walk import nodes
from report_build.words import words


def read(
    text: str, root: Path = Path("nowhere"), language: str = "en-GB"
) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """The blocks of one section and the findings."""
    findings: list[Diagnostic] = []
    return markdown.read(root, "a.md", text, words(language), findings.append), findings


def sound(text: str, root: Path = Path("nowhere"), language: str = "en-GB") -> tuple[Block, ...]:
    """The blocks of a text that has no fault."""
    blocks, findings = read(text, root, language)
    assert findings == []
    return blocks


def said(text: str, root: Path = Path("nowhere")) -> list[tuple[str, int, int]]:
    """The findings about a text as rule, line and column, in order."""
    found = read(text, root)[1]
    return sorted((one.rule.value, one.pos.line, one.pos.column) for one in found)


def places(text: str, kind: type[Node], root: Path = Path("nowhere")) -> list[tuple[int, int]]:
    """Line and column of every node of a kind."""
    blocks, _ = read(text, root)
    found = (node for block in blocks for node in nodes(block))
    return [(one.pos.line, one.pos.column) for one in found if isinstance(one, kind)]
