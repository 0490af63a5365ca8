"""What an author wrote, as it is read, with what the command line wishes in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal

from report_build.diagnostics import (
    BuildError,
    Diagnostic,
    Exemption,
    Pos,
    Report,
    Rule,
    each,
    suggestion,
)
from report_build.facts import Facts
from report_build.frozen import dataclass
from report_build.library import Library
from report_build.model import Document
from report_build.review import Review
from report_build.theme import Theme, load


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for over report.yaml; an empty value asks for nothing.

    `per_page` is for the handout: how many slides stand on a page. `deck` is the name of a deck
    in report.yaml, `slides` names slides as there, parted by commas. `form` is of the evidence.
    """

    theme: str = ""
    paper: Literal["", "a4", "letter"] = ""
    per_page: Literal[1, 2, 3, 6] = 1
    edition: Literal["screen", "print"] = "screen"
    deck: str = ""
    slides: str = ""
    form: Literal["html", "json"] = "html"


@dataclass(frozen=True, slots=True)
class Project:
    """All that an author wrote, what the command line wishes, and the theme."""

    root: Path
    document: Document
    library: Library
    facts: Facts
    theme: Theme
    wishes: Wishes
    review: Review


def likely_language(root: Path) -> str:
    """The language that report.yaml seems to name; a look at it, which may be wrong."""
    named = re.search(rb"^language: *([\w-]+)", _front_matter(root), re.MULTILINE)
    return named[1].decode() if named else "en-US"


def _front_matter(root: Path) -> bytes:
    with suppress(OSError):
        return (root / "content/report.yaml").read_bytes()
    return b""


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in content/: no document where there is none to show."""

    document: Document | None
    facts: Facts
    exemptions: tuple[Exemption, ...]


def contents(root: Path, report: Report) -> Contents:
    """What stands in content/, which takes longest to read."""
    from report_build.readers import facts, folder  # not where the result is waited for

    told: list[Diagnostic] = []
    document = folder.read(root, each(told.append, report))
    language = "en-US" if document is None else document.meta.language
    exemptions = tuple(finding for finding in told if isinstance(finding, Exemption))
    return Contents(document, facts.read(root, report, language), exemptions)


def read(
    root: Path, wishes: Wishes, report: Report, content: Callable[[Report], Contents] | None = None
) -> Project:
    """The project in a folder; raises BuildError when it has no content that could be shown.

    `content` gives what stands in content/, where that is read beside.
    """
    from report_build.readers import library

    works = library.read(root, report)
    found = content(report) if content else contents(root, report)
    if found.document is None:
        raise BuildError(())  # folder.read has reported why
    document = _with_wishes(found.document, wishes)
    theme = _theme(root, document, wishes.theme, report)
    strictness = Review(document.meta.status, found.exemptions)
    return Project(root, document, works, found.facts, theme, wishes, strictness)


def inputs(root: Path, ending: str) -> Iterator[Path]:
    """The files with an ending that a report may be made from; none of them need be there."""
    yield root / "bibliography.json"
    kept = (root / "content").glob("*/**/*")  # no output has the ending of a section or a style
    yield from (path for path in kept if path.suffix.lower() == ending.lower())
    if ending.lower() == ".pptx" and b"template" in _front_matter(root):
        from report_build.readers import folder  # slow to import; else it is read beside

        meta = folder.read_meta(root, lambda _: None)
        if meta and meta.template:
            yield root / meta.template.path


def _with_wishes(document: Document, wishes: Wishes) -> Document:
    meta = document.meta
    if wishes.theme:
        meta = replace(meta, theme=wishes.theme)
    if wishes.paper:
        meta = replace(meta, paper=wishes.paper)
    return replace(document, meta=replace(meta, edition=wishes.edition))


def _theme(root: Path, document: Document, asked: str, report: Report) -> Theme:
    name = document.meta.theme
    known = [path.parent.name for path in sorted((root / "styles").glob("*/tokens.css"))]
    if name not in known:
        fact = f'there is no theme "{name}" in styles/'
        wrap = "--theme {}" if asked else "theme: {}"
        hint = suggestion(name, known, wrap) or "copy styles/plain from report_build"
        place = Pos("--theme", 0) if asked else document.meta.pos_of("theme")
        report(Diagnostic(Rule.BAD_THEME, fact, place, hint))
        return load(root / "styles" / (known or ["plain"])[0], lambda _: None)
    return load(root / "styles" / name, report)
