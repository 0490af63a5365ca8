"""Values stand near their points, on free ground, in a colour that reads there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from report_build.charts.labels import Spot, beside_points, cuts
from report_build.charts.look import Type, slot_on, wrapped
from report_build.charts.marks import INK, Patch, Rect, Stroke, Words
from report_build.charts.svg import picture
from report_build.model import Chart, ChartKind, Series
from tests.charts.chart_cases import chart, plain

GROUND = Rect(0.0, 0.0, 200.0, 100.0)
TYPE = Type(10.0, lambda _: 0.5)


@pytest.mark.parametrize(
    ("start", "end", "through"),
    [
        ((0.0, 5.0), (20.0, 5.0), True),
        ((0.0, 0.0), (20.0, 20.0), True),
        ((8.0, 8.0), (9.0, 9.0), True),
        ((0.0, 20.0), (20.0, 20.0), False),
        ((0.0, 9.5), (9.5, 0.0), False),
        ((5.0, 0.0), (5.0, 20.0), False),
        ((0.0, 8.0), (5.0, 8.0), False),
    ],
)
def test_a_line_runs_through_a_rectangle_or_passes_it(
    start: tuple[float, float], end: tuple[float, float], through: bool
) -> None:
    assert cuts(Rect(6.0, 4.0, 12.0, 12.0), start, end) is through


def test_words_stand_above_a_point_or_else_where_no_line_is() -> None:
    flat, falling = ((0.0, 50.0), (200.0, 50.0)), ((0.0, 0.0), (100.0, 50.0), (200.0, 100.0))
    (above,) = beside_points([Spot(100.0, 50.0, "12")], (flat,), TYPE, GROUND)
    assert above.rect.bottom < 50
    (aside,) = beside_points([Spot(100.0, 50.0, "1,234,567")], (falling,), TYPE, GROUND)
    assert aside.rect.left > 100
    assert aside.rect.bottom < 50


def test_a_value_never_stands_at_the_point_of_another() -> None:
    heights = {"0.50": 60.0, "0.39": 68.0, "0.27": 76.0, "0.26": 77.0}
    spots = [Spot(190.0, y, text) for text, y in heights.items()]
    lines = tuple(((0.0, y), (190.0, y)) for y in heights.values())
    placed = beside_points(spots, lines, TYPE, replace(GROUND, right=240.0))
    assert {"0.50", "0.39"} < {word.text for word in placed}
    for word in placed:
        middle = (word.rect.top + word.rect.bottom) / 2
        nearest = min(heights, key=lambda text: abs(heights[text] - middle))
        assert nearest == word.text


def test_words_without_a_free_place_are_left_out() -> None:
    spots = [Spot(100.0, 50.0, "12")] * 8
    assert 1 < len(beside_points(spots, (), TYPE, GROUND)) < 8


def made(kind: ChartKind, *values: float) -> Chart:
    names = tuple("ABCDEF"[: len(values)])
    return chart(kind, Series("Staff", values), categories=names)


def words_and_lines(one: Chart) -> tuple[list[Words], list[tuple[tuple[float, float], ...]]]:
    marks = picture(one, plain(), "en", 340.0, 170.0).marks
    shapes = [mark.points for mark in marks if isinstance(mark, Patch)]
    lines = [mark.points for mark in marks if isinstance(mark, Stroke) and len(mark.points) > 2]
    texts = [word for word in marks if isinstance(word, Words) and "." not in word.text]
    return [word for word in texts if word.text.strip("−").isdigit()], [*shapes, *lines]


@pytest.mark.parametrize("kind", ["line", "area"])
@pytest.mark.parametrize("values", [(90, 3, 1, 80), (12, -5, 7), (1, 99, 2, 98), (900, 450, 1)])
def test_no_value_lies_across_an_edge(kind: ChartKind, values: tuple[float, ...]) -> None:
    words, lines = words_and_lines(made(kind, *values))
    labels = [word for word in words if word.text.strip("−") in {f"{abs(v):g}" for v in values}]
    assert labels
    for word in labels:
        if word.paint != INK or word.anchor != "end":  # ticks are muted and at the left
            assert not any(cuts(word.rect, *ends) for line in lines for ends in pairwise(line))


def test_a_value_within_an_area_reads_on_it() -> None:
    theme = plain()
    one = replace(made("area", 90, 50, 90, 50, 90, 50), decimals=4)
    marks = picture(one, theme, "en", 240.0, 170.0).marks
    (fill,) = (mark.paint for mark in marks if isinstance(mark, Patch))
    words = [mark for mark in marks if isinstance(mark, Words) and mark.text.endswith(".0000")]
    paints = {(word.text, word.paint.slot) for word in words}
    assert paints == {("90.0000", "ink"), ("50.0000", "paper")}
    assert slot_on(theme, fill) == "paper"


def test_words_are_divided_after_hyphens_or_into_pieces_that_are_alike() -> None:
    assert wrapped("troop-contributing", TYPE, 70.0) == ("troop-", "contributing")
    assert wrapped("Verwaltungsgericht", TYPE, 85.0) == ("Verwaltun", "gsgericht")
    assert wrapped("Part\u00a01 2", TYPE, 35.0) == ("Part\u00a01", "2")
