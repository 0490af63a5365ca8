"""How long a deck takes to present, by what its speaker says."""

from __future__ import annotations

from report_build.diagnostics import NOWHERE, Diagnostic, Pos, Report, Rule, Severity
from report_build.render.shapes import DeckPlan, SlidePlan
from report_build.render.slide_text import words_of

WORDS_A_MINUTE = 125
"""The middle of 100 to 150, which Dom Barnard gives for presentations ("Average Speaking Rate
and Words per Minute", VirtualSpeech, 8 Nov. 2022)."""

LEAST_SECONDS = 15.0
"""How long any slide stands, also one that nothing is written for; our own estimate."""


def spoken_words(slide: SlidePlan) -> int:
    """How many words the author has written to be said with a slide."""
    return sum(len(words_of(para.runs).split()) for para in slide.notes[: slide.spoken])


def minutes(plan: DeckPlan) -> float:
    """The estimated time; slides of works cited are not spoken to."""
    seconds = (
        max(LEAST_SECONDS, spoken_words(slide) * 60 / WORDS_A_MINUTE)
        for slide in plan.slides
        if slide.layout != "works-cited"
    )
    return sum(seconds) / 60


def report_time(plan: DeckPlan, given: float, report: Report, place: Pos = NOWHERE) -> None:
    """Say how long the deck takes; warn if that is more than the minutes given (0: any)."""
    taken = minutes(plan)
    words = sum(map(spoken_words, plan.slides))
    fact = f"about {max(round(taken), 1)} min to present: {words:,} words of notes"
    if given and taken > given:
        fact += f", and there are {given:g} min"
        hint = "shorten the notes, or take slides out of the deck"
        report(Diagnostic(Rule.SPEAKING_TIME, fact, place, hint, Severity.WARNING))
    else:
        report(Diagnostic(Rule.SPEAKING_TIME, fact, place, severity=Severity.NOTE))
