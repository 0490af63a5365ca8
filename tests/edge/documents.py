"""Small reports, each with one thing that layout or tagging finds hard.

Every one is a whole project: Markdown as an author writes it, a line or two of report.yaml, and
files beside it. All build without an error; tests/outputs/test_conformance.py shows them to a
validator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.edge import charts, exhibits, prose
from tests.projects import REPORT, WORKS

Files = Mapping[str, str | bytes | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """One report: its section, what it adds to report.yaml, and its other files."""

    name: str
    text: str
    yaml: str = ""
    files: Files = field(default_factory=dict)

    def files_of(self) -> Files:
        """The files of the project, for tests.projects.project."""
        sections = {"content/report.yaml": REPORT + self.yaml, "content/01-one.md": self.text}
        return {"bibliography.json": WORKS, **sections, **self.files}


def edges() -> tuple[Edge, ...]:
    """All of them, in order of their names."""
    plain = [Edge(name, text) for name, text in {**prose.TEXTS, **exhibits.TEXTS}.items()]
    drawn = [Edge(name, text, files=charts.FILES) for name, text in charts.TEXTS.items()]
    shown = [Edge(name, text, files=exhibits.FILES) for name, text in exhibits.PICTURES.items()]
    whole = [Edge(name, text, yaml) for name, (yaml, text) in prose.WHOLE.items()]
    return tuple(sorted((*plain, *drawn, *shown, *whole), key=lambda edge: edge.name))


REFUSED = {
    "hieroglyph": "# One\n\nA sign \U00013080 that no font has.\n",
    "emoji": "# One\n\nA face \U0001f600 that no font has.\n",
    "chinese": "# One\n\nWords [文字]{lang=zh} that no font has.\n",
    "arabic": "# One\n\nWords [كلمات]{lang=ar} that no font has.\n",
}
"""Reports with a character that the theme's fonts lack: they are errors, never a blank box."""
