"""How findings read: as plain lines, with a terminal's colours, and as JSON.

Nothing is printed here; cli.py does that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from report_build.diagnostics import Diagnostic, Pos, Severity


def grouped(
    findings: Sequence[Diagnostic], *, review: bool
) -> Sequence[tuple[str, Sequence[Diagnostic]]]:
    """The findings of a review under a heading each, where there is more than one kind."""
    from report_build import explained

    held = explained.grouped(findings) if review and len(findings) > 1 else {}
    if len(held) < 2:
        return (("", findings),)
    return [(f"{name}: {explained.counted(inside)}", inside) for name, inside in held.items()]


Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its name; none if it cannot be read."""


def lines_in(root: Path) -> Lines:
    """The lines of the files in a folder; each file is read once, as it may have many findings."""

    @cache
    def lines(file: str) -> Sequence[str]:
        try:
            text = (root / file).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):  # what is no UTF-8 or no name is a finding itself
            return ()
        return text.split("\n")  # Python has read CR and CRLF as LF

    return lines


def plain_finding(finding: Diagnostic, lines_of: Lines) -> str:
    """The place, rule and fact, the author's line with a mark, and the hint."""
    lines = [f"{_head(finding.pos)}{finding.severity}[{finding.rule}]: {finding.message}"]
    lines += _marked_line(finding.pos, lines_of)
    if finding.hint:
        lines.append(f"  hint: {finding.hint}")
    return "\n".join(lines)


def _head(pos: Pos) -> str:
    return f"{pos}: " if pos.file else ""


def _marked_line(pos: Pos, lines_of: Lines) -> list[str]:
    """The author's line with a mark under the fault; nothing where there is no such line."""
    lines = lines_of(pos.file) if pos.line > 0 else ()
    if pos.line > len(lines) or not lines:
        return []
    source = lines[pos.line - 1]
    start = max(min(pos.column - 1, len(source)), 0)
    shown, first = _window(source, start)
    return [f"    | {shown}", f"    | {' ' * _cells(shown[: start - first])}^"]


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for 文, none for a combining accent."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _window(source: str, at: int, width: int = 96) -> tuple[str, int]:
    """At most `width` characters of a line around a column, and the column they begin at."""
    source = "".join(" " if character.isspace() else character for character in source)
    if len(source) <= width:
        return source, 0
    first = max(0, min(at - width // 2, len(source) - width))
    return source[first : first + width], first


_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}


def colored_finding(finding: Diagnostic, lines_of: Lines) -> str:
    """The same in rich's markup, with the author's own brackets escaped."""
    from rich.markup import escape

    style = _STYLES[finding.severity]
    kind = f"[{style}]{finding.severity}[/]{escape(f'[{finding.rule}]')}"
    lines = [f"{escape(_head(finding.pos))}{kind}: [bold]{escape(finding.message)}[/]"]
    lines += [f"[dim]{escape(line)}[/]" for line in _marked_line(finding.pos, lines_of)]
    if finding.hint:
        lines.append(f"  [cyan]hint:[/] {escape(finding.hint)}")
    return "\n".join(lines)


def json_text(
    findings: Sequence[Diagnostic], said: str, code: int, counts: Mapping[str, int]
) -> str:
    """The findings, the last line and the exit code as a JSON object; `counts` of an import."""
    import json

    listed = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "file": finding.pos.file,
            "line": finding.pos.line,
            "column": finding.pos.column,
            "message": finding.message,
            "hint": finding.hint,
        }
        for finding in findings
    ]
    whole = {"code": code, "said": said, "findings": listed}
    if counts:
        whole["counts"] = counts
    return json.dumps(whole, ensure_ascii=False, indent=1)
