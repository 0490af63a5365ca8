"""Articles with seeded faults: which of them are found, and what else is."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from report_build import build
from report_build.diagnostics import BuildError, Diagnostic, Rule
from tests.projects import STYLES

HERE = Path(__file__).parent

Seed = tuple[str, str]
"""A rule, and what the line holds that the finding points at."""


def found(article: str, folder: Path) -> list[Diagnostic]:
    """What `check` says of an article, but for how slides are laid out."""
    root = folder / "project"
    shutil.copytree(HERE / article, root)
    shutil.copytree(STYLES, root / "styles")
    said: list[Diagnostic] = []
    try:
        build.check(root, build.Wishes(), said.append)
    except BuildError:
        assert said
    return [one for one in said if one.rule not in (Rule.SLIDE_CHOICE, Rule.SPEAKING_TIME)]


def compared(
    article: str, seeds: Sequence[Seed], said: Sequence[Diagnostic]
) -> tuple[list[Seed], list[str]]:
    """The seeds that nothing found, and what was found that nobody seeded."""
    left, lost = list(said), []
    for rule, words in seeds:
        hits = (one for one in left if one.rule == rule and words in line(article, one))
        hit = next(hits, None)
        if hit is None:
            lost.append((rule, words))
        else:
            left.remove(hit)
    return lost, [f"{one.pos}: {one.rule}: {one.message}" for one in left]


def line(article: str, finding: Diagnostic) -> str:
    """The line that a finding points at."""
    text = (HERE / article / finding.pos.file).read_text(encoding="utf-8")
    return text.split("\n")[finding.pos.line - 1]
