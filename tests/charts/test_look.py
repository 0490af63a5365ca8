"""Widths, line breaks and contrast."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_build import theme
from report_build.charts.look import Paint, hex_color, slot_on, type_of, wrapped
from tests.charts.chart_cases import plain


@pytest.fixture(scope="module")
def look() -> theme.Theme:
    return plain()


def test_words_are_measured_with_the_file_that_the_theme_names(look: theme.Theme) -> None:
    real = type_of(look, "font-head", 10)
    guess = type_of(theme.Theme("", Path("nowhere"), {}, look.fonts, {}), "font-head", 10)
    assert 0.75 < real.width("United Kingdom 1,234") / guess.width("United Kingdom 1,234") < 1
    assert real.width("lll") < real.width("mmm")
    assert real.scaled(2).width("a") == pytest.approx(2 * real.width("a"))


def test_lines_fit_and_lose_nothing(look: theme.Theme) -> None:
    type_ = type_of(look, "font-head", 10)
    text = "Permanent Strategic Framework Donaudampfschifffahrtsgesellschaft"
    lines = wrapped(text, type_, 80)
    assert all(type_.width(line) <= 80 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrapped("", type_, 80) == ("",)


def test_a_second_round_of_colours_is_lighter(look: theme.Theme) -> None:
    paints = [Paint(f"accent{n}", light) for light in (False, True) for n in range(1, 7)]
    assert len({hex_color(look, paint) for paint in paints}) == 12


def test_words_on_a_colour_take_the_slot_that_reads_better(look: theme.Theme) -> None:
    assert slot_on(look, Paint("ink")) == "paper"
    assert slot_on(look, Paint("paper")) == "ink"
