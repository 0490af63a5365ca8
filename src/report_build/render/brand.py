"""A brand's own template, named in report.yaml: looked at, read, emptied, or refused."""

from __future__ import annotations

from report_build.charts.contrast import contrast
from report_build.diagnostics import Diagnostic, Report, Rule
from report_build.frozen import dataclass
from report_build.model import TemplateFile
from report_build.render import soundness
from report_build.render.brand_look import brand_look
from report_build.render.brand_parts import emptied
from report_build.render.look import DeckLook
from report_build.render.opc import Package, opened
from report_build.render.template_zip import Refused, template_package
from report_build.theme import Theme

HEADERS = {"heading": "tx2", "accent1": "accent1", "ink": "tx1"}
"""The tokens that may fill a table's first row, the best first, and their slots."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A template that a deck can be made from."""

    look: DeckLook
    package: Package

    def empty(self, language: str) -> bytes:
        """The template without slides; `language` is that of what the build adds."""
        colors = self.look.theme.colors
        readable = (
            slot for token, slot in HEADERS.items() if contrast(colors[token], colors["paper"]) >= 7
        )
        return emptied(self.package, language, next(readable, "tx1"))

    def flaws(self, language: str) -> tuple[Diagnostic, ...]:
        """What is unsound in the template itself, so that a deck is not blamed for it."""
        return tuple(soundness.flaws(opened(self.empty(language))))


def read(data: bytes, file: TemplateFile, theme: Theme, report: Report) -> Brand | None:
    """The template in a file of these bytes; None, and a finding, if it cannot be used."""
    try:
        package = template_package(data)
        return Brand(brand_look(package, theme, file.path, file.pos), package)
    except Refused as refused:
        found = refused
    except (ValueError, LookupError, RuntimeError):  # a part lacks what its schema requires
        found = Refused("is damaged")
    report(Diagnostic(Rule.BAD_TEMPLATE, f"{file.path} {found.fact}", file.pos, found.hint))
    return None
