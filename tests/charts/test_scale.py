"""Axes: round numbers, the origin, values of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_build.charts.scale import Scale, scale, tight


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((900, 450, 260, 200), (0, 200, 400, 600, 800, 1000)),
        ((-3, 4), (-4, -2, 0, 2, 4)),
        ((-9, -2), (-10, -8, -6, -4, -2, 0)),
        ((0.12, 0.31), (0, 0.1, 0.2, 0.3, 0.4)),
        ((), (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ((0, 0), (0, 0.2, 0.4, 0.6, 0.8, 1)),
    ],
)
def test_marks_are_round_and_reach_around_the_values(
    values: tuple[float, ...], ticks: tuple[float, ...]
) -> None:
    assert scale(values).ticks == pytest.approx(ticks)


def test_a_line_far_from_zero_begins_near_its_values() -> None:
    assert scale((100, 118), zero=False).low == 100
    assert scale((60, 118), zero=False).low == 0
    assert scale((100, 118)).low == 0


def test_an_axis_that_is_not_drawn_ends_at_the_longest_bar() -> None:
    assert (tight((900, 450)).low, tight((900, 450)).high) == (0, 900)
    assert (tight((-30, 12)).low, tight((-30, 12)).high) == (-30, 12)


def test_decimals_are_those_that_the_marks_need() -> None:
    assert [Scale(0, 1, step).decimals for step in (0.05, 0.1, 0.2, 1, 200)] == [2, 1, 1, 0, 0]


@given(st.lists(st.floats(-1e12, 1e12), max_size=8), st.booleans())
def test_every_value_is_on_the_axis(values: list[float], zero: bool) -> None:
    axis = scale(values, zero)
    slack = 1e-6 * (axis.high - axis.low)
    assert all(axis.low - slack <= value <= axis.high + slack for value in values)
    assert 2 <= len(axis.ticks) <= 12
    if zero:
        assert axis.low <= 0 <= axis.high
