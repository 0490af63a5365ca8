"""Values that find no room in a chart: each is known by its series and its category."""

from __future__ import annotations

from dataclasses import replace

import pytest

from report_build.charts.marks import Words
from report_build.charts.svg import picture
from report_build.charts.unlabelled import asked_labels, unlabelled
from report_build.model import Chart, ChartKind, Series
from tests.charts.chart_cases import KINDS, chart, plain

LOOK = plain()
CREWS = (
    Series("In house", (412, 230, 164, 121)),
    Series("Contracted", (188, 61, 92, 18)),
    Series("Vacant", (96, 74, 21, 58)),
)
MANY = tuple(f"Category {number}" for number in range(40))


def missing(drawn: Chart, height: float = 200.0) -> tuple[tuple[str, str], ...]:
    return unlabelled(drawn, picture(drawn, LOOK, "en", 340.0, height))


@pytest.mark.parametrize("kind", KINDS)
def test_a_roomy_chart_writes_every_value(kind: ChartKind) -> None:
    assert asked_labels(chart(kind), "en")
    assert missing(chart(kind)) == ()


def test_the_value_of_a_thin_piece_stands_beside_it() -> None:
    drawn = chart("stacked", *CREWS)
    assert missing(drawn) == ()
    marks = picture(drawn, LOOK, "en", 340.0, 200.0).marks
    beside = {mark.text for mark in marks if isinstance(mark, Words) and mark.value_of
              and mark.anchor == "start"}  # fmt: skip
    assert beside == {"18", "21"}


def test_a_long_unit_stands_at_the_axis_and_not_on_each_piece() -> None:
    drawn = replace(chart("stacked", *CREWS), unit=" thousand posts", y_title="")
    texts = [m.text for m in picture(drawn, LOOK, "en", 340, 200).marks if isinstance(m, Words)]
    assert "thousand posts" in texts
    assert "412" in texts
    assert missing(drawn) == ()


@pytest.mark.parametrize("kind", ["column", "stacked"])
def test_labels_that_give_way_to_an_axis_are_all_missing(kind: ChartKind) -> None:
    wide = Series("a", tuple(1_000_000.0 + number for number in range(40)))
    assert len(missing(chart(kind, wide, categories=MANY))) == 40


def test_pieces_too_thin_for_each_other_are_named() -> None:
    thin = tuple(Series(name, (1.0, 1.0, 1.0, 1.0)) for name in "abcdef")
    drawn = chart("stacked", Series("most", (400.0,) * 4), *thin)
    assert ("b", "Benin") in missing(drawn)
    assert ("most", "Benin") not in missing(drawn)


def test_areas_on_each_other_write_no_value() -> None:
    assert len(missing(chart("area", *CREWS))) == 12


def test_lines_that_cross_ask_for_their_last_values_and_may_lack_them() -> None:
    ends = tuple(Series(name, (float(n), 2, 3, 4)) for n, name in enumerate("abcdefghij"))
    drawn = chart("line", *ends)
    assert set(asked_labels(drawn, "en")) == {(name, "Sweden") for name in "abcdefghij"}
    assert set(missing(drawn)) == set(asked_labels(drawn, "en"))


def test_a_chart_without_labels_lacks_none() -> None:
    assert missing(replace(chart("area", *CREWS), labels="none")) == ()
