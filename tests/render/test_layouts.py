"""The table of layouts: complete, inside the slide, legible."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest

from report_build.model import Layout
from report_build.render.layouts import LAYOUTS, SCALES, STYLES, LayoutSpec
from report_build.render.look import own
from report_build.render.shapes import HEIGHT, WIDTH, Frame, Para
from tests.shipped import PLAIN

SPECS = list(LAYOUTS.values())


def test_every_layout_of_the_format_is_designed() -> None:
    assert set(LAYOUTS) == set(get_args(Layout))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_placeholders_are_named_once_styled_and_inside_the_slide(spec: LayoutSpec) -> None:
    names = [place.name for place in spec.placeholders]
    assert len(names) == len(set(names))
    for place in spec.placeholders:
        assert place.style in STYLES
        assert inside(place.frame)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_placeholders_do_not_overlap(spec: LayoutSpec) -> None:
    for one, other in combinations(spec.placeholders, 2):
        assert apart(one.frame, other.frame), (one.name, other.name)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_set_under_its_floor(style: str, scale: float) -> None:
    for depth in range(9):
        size = own(PLAIN).size
        assert size(style, depth, scale) >= min(STYLES[style].floor, size(style, depth))


@pytest.mark.parametrize("style", ["body", "side", "quote", "what", "number-text"])
def test_body_type_is_never_under_18_points(style: str) -> None:
    assert min(own(PLAIN).size(style, depth, min(SCALES)) for depth in range(9)) >= 18


def test_a_paragraph_without_a_marker_stands_below_the_words_above_it() -> None:
    margins = own(PLAIN).margins
    left, indent = margins("body", Para((), 0, "bullet"))
    assert left + indent == 0
    assert margins("body", Para((), 0)) == (0, 0)
    assert margins("body", Para((), 1)) == (left, 0)


def inside(frame: Frame) -> bool:
    right, bottom = frame.x + frame.width, frame.y + frame.height
    return frame.x >= 0 and frame.y >= 0 and right <= WIDTH and bottom <= HEIGHT


def apart(one: Frame, other: Frame) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )
