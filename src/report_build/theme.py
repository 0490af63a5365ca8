"""The look that both outputs share: styles/<name>/tokens.css, read as values.

WeasyPrint reads the same file as CSS. Here the custom properties of `:root` become typed
values for the deck and the charts. No other place holds a colour, a font name or a size.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from report_build.diagnostics import Diagnostic, Pos, Report, Rule, suggestion
from report_build.frozen import dataclass

if TYPE_CHECKING:
    import tinycss2

COLORS = (
    "ink", "paper", "heading", "wash", "muted", "rule",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "link", "link-followed",
)  # fmt: skip
FONTS = (
    "font-text", "font-head", "font-code", "deck-font-head", "deck-font-body", "deck-font-code",
)  # fmt: skip
LENGTHS = (
    "deck-title-size", "deck-body-1", "deck-body-2", "deck-body-3", "deck-table-size",
    "deck-source-size", "deck-quote-size", "deck-number-size", "chart-text-size",
)  # fmt: skip

POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "px": 0.75}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as six hexadecimal digits, fonts as lists of families, lengths in points."""

    name: str
    folder: Path
    colors: Mapping[str, str]
    fonts: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, float]

    def font(self, name: str) -> str:
        """The first family of a font token."""
        return self.fonts[name][0]


def load(folder: Path, report: Report) -> Theme:
    """The theme in `folder`; reports each token that is missing or cannot be read."""
    path = folder / "tokens.css"
    shown = f"styles/{folder.name}/tokens.css"
    colors: dict[str, str] = {}
    fonts: dict[str, tuple[str, ...]] = {}
    lengths: dict[str, float] = {}
    for token in _declarations(path, shown, report):
        name, value = token.name.removeprefix("--"), token.value
        if color := _color(value):
            colors[name] = color
        elif (length := _length(value)) is not None:
            lengths[name] = length
        elif families := _families(value):
            fonts[name] = families
    _report_missing(shown, report, COLORS, colors, "a colour, #rrggbb")
    _report_missing(shown, report, FONTS, fonts, "a font family")
    _report_missing(shown, report, LENGTHS, lengths, "a length such as 24pt")
    return Theme(folder.name, folder, colors, fonts, lengths)


def _declarations(path: Path, shown: str, report: Report) -> list[tinycss2.ast.Declaration]:
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        report(Diagnostic(Rule.BAD_THEME, "the theme has no readable tokens.css", Pos(shown, 0)))
        return []
    import tinycss2  # not before the content is read beside

    found = []
    for rule in tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root":
            inner = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            for item in inner:
                if item.type == "declaration":
                    found.append(item)
                elif item.type == "error":
                    place = Pos(shown, item.source_line, item.source_column)
                    report(Diagnostic(Rule.BAD_THEME, item.message, place))
    return found


def _words(value: list[tinycss2.ast.Node]) -> list[tinycss2.ast.Node]:
    return [token for token in value if token.type not in ("whitespace", "comment")]


def _color(value: list[tinycss2.ast.Node]) -> str:
    words = _words(value)
    if len(words) != 1 or words[0].type != "hash":
        return ""
    digits: str = words[0].value
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return digits.upper() if len(digits) == 6 else ""


def _length(value: list[tinycss2.ast.Node]) -> float | None:
    words = _words(value)
    if len(words) != 1 or words[0].type != "dimension":
        return None
    factor = POINTS.get(words[0].lower_unit)
    return None if factor is None else words[0].value * factor


def _families(value: list[tinycss2.ast.Node]) -> tuple[str, ...]:
    names: list[str] = [""]
    for token in value:
        if token.type == "literal" and token.value == ",":
            names.append("")
        elif token.type in ("string", "ident"):
            names[-1] = f"{names[-1]} {token.value}".strip()
    return tuple(name for name in names if name)


def _report_missing(
    shown: str, report: Report, wanted: tuple[str, ...], found: Mapping[str, object], kind: str
) -> None:
    for name in wanted:
        if name not in found:
            hint = suggestion(name, (other for other in found if other not in wanted), "--{}")
            hint = hint if hint.startswith("did") else f"write --{name}: …; in :root"
            fact = f"the theme does not set --{name} to {kind}"
            report(Diagnostic(Rule.BAD_THEME, fact, Pos(shown, 0), hint))
