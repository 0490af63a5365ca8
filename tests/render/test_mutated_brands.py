"""A template that is broken somewhere ends in a deck or in a finding, never in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from report_build.diagnostics import BuildError, Diagnostic
from report_build.render.deck import pptx as drawn
from report_build.render.opc import opened
from report_build.render.package import findings
from report_build.render.slides import plan
from tests.render.brands import dressed, ours, read
from tests.render.features import DRAWING
from tests.render.mutations import mutated
from tests.render.random_slides import document
from tests.shipped import PLAIN

EACH = 12
"""How many templates one test breaks."""

KNOWN = (48, 82, 100, 143, 322, 344, 492)
"""Seeds that once ended in a traceback: no shapes, no content type, another one, no main part,
a length that is no number, a layout in a list that nothing leads to."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "content").mkdir()
    (folder / "content/map.svg").write_text(DRAWING, encoding="utf-8")
    return folder


@pytest.mark.parametrize("first", range(0, 4 * EACH, EACH))
@pytest.mark.parametrize("template", [dressed, ours])
def test_a_broken_template_ends_in_a_deck_or_in_a_finding(
    template: Callable[[], bytes], first: int, root: Path
) -> None:
    ends = [end(mutated(template(), seed), root) for seed in range(first, first + EACH)]
    assert {"a deck", "a finding"} == set(ends), "breaks too much, or nothing"


@pytest.mark.parametrize("template", [dressed, ours])
@pytest.mark.parametrize("seed", KNOWN)
def test_a_template_that_was_no_match_for_python_pptx_is_refused_or_drawn(
    template: Callable[[], bytes], seed: int, root: Path
) -> None:
    assert end(mutated(template(), seed), root)


def end(data: bytes, root: Path) -> str:
    """What becomes of a deck on a template."""
    brand, found = read(data)
    if brand is None:
        assert found, "a template is refused without a word"
        return "a finding"
    said = list[Diagnostic]()
    made = plan(document(1), PLAIN, said.append, brand.look)
    if any(slide.layout in brand.look.faults for slide in made.slides):
        assert said, "a layout is missing without a word"
        return "a finding"
    try:
        content = drawn(made, PLAIN, root, brand)
    except BuildError:
        return "a finding"
    findings(content, (), brand.flaws(made.language))
    assert len(opened(content).slides()) == len(made.slides)
    return "a deck"
