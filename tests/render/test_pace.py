"""The time that a deck takes to present."""

from __future__ import annotations

import pytest

from report_build.diagnostics import Diagnostic, Pos, Severity
from report_build.render.pace import LEAST_SECONDS, WORDS_A_MINUTE, minutes, report_time
from report_build.render.shapes import DeckPlan, Para, Run, SlidePlan

HERE = Pos("content/report.yaml", 9, 5)


def deck(*slides: SlidePlan) -> DeckPlan:
    return DeckPlan("Title", "", "", (), "en-GB", "2024-01-01", "", slides)


def slide(words: int, layout: str = "blank", spoken: int = 1) -> SlidePlan:
    notes = (Para((Run("word " * words),)), Para((Run("Sources, which nobody reads out."),)))
    return SlidePlan(layout, (Run("T"),), (), notes, spoken=spoken)  # type: ignore[arg-type]


def test_time_goes_by_the_words_that_are_said() -> None:
    assert minutes(deck(slide(2 * WORDS_A_MINUTE))) == pytest.approx(2)


def test_a_slide_without_words_still_stands_a_while() -> None:
    assert minutes(deck(slide(0, spoken=0))) == pytest.approx(LEAST_SECONDS / 60)


def test_nobody_speaks_to_works_cited() -> None:
    assert minutes(deck(slide(300, "works-cited"))) == 0


@pytest.mark.parametrize(("given", "severity"), [(0, "note"), (5, "note"), (3, "warning")])
def test_more_than_the_minutes_given_is_a_warning(given: float, severity: str) -> None:
    found: list[Diagnostic] = []
    report_time(deck(slide(4 * WORDS_A_MINUTE)), given, found.append, HERE)
    assert [(one.severity, one.pos) for one in found] == [(Severity(severity), HERE)]
    assert found[0].message.startswith("about 4 min to present: 500 words of notes")
