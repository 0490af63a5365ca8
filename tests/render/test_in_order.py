"""Of texts that were printed in another order, as few as can be are reported."""

from __future__ import annotations

import pytest

from report_build.render.in_order import MISSING, places

WORDS = [f"clause {at} of the report;" for at in range(40)]
REACH = 200


def lost(texts: list[str], printed: list[str]) -> list[int]:
    """The numbers of the texts that are not where they belong."""
    found = places(texts, "".join(printed), REACH)
    assert len(found) == len(texts)
    return [number for number, at in enumerate(found) if at == MISSING]


def test_texts_in_order_stand_where_they_are_printed() -> None:
    assert places(["one", "two"], "one and two", REACH) == [0, 8]
    assert places(["two", "two"], "two two", REACH) == [0, 4]


@pytest.mark.parametrize(("at", "to"), [(5, 9), (9, 5), (5, 35), (35, 5), (0, 39), (39, 0)])
def test_one_that_was_moved_is_reported_alone(at: int, to: int) -> None:
    printed = list(WORDS)
    printed.insert(to, printed.pop(at))
    assert lost(WORDS, printed) == [at]


def test_one_that_was_lost_is_reported_alone() -> None:
    assert lost(WORDS, WORDS[:7] + WORDS[8:]) == [7]


def test_short_texts_are_looked_for_between_long_ones() -> None:
    texts = [*WORDS[:3], "p. 4", *WORDS[3:6], "p. 4", *WORDS[6:]]
    assert lost(texts, [*WORDS[:3], "p. 4", *WORDS[3:]]) == [7]
    assert lost(texts, [*WORDS[:6], "p. 4", *WORDS[6:]]) == [3]


def test_a_text_that_is_said_often_is_no_landmark() -> None:
    often = ["as was shown before "] * 12
    assert lost([*often, *WORDS[:3]], [*often[1:], *WORDS[:3]]) == [11]


def test_what_stands_far_behind_the_text_before_it_is_not_in_order() -> None:
    assert lost(["one", "two"], ["one", " " * (REACH + 1), "two"]) == [1]
