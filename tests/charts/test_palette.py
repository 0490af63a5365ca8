"""The colours of each theme's charts: seen on paper, in grey and by the colour-blind."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from report_build import theme
from report_build.charts.look import Paint, hex_color, slot_on
from report_build.charts.spec import ACCENTS
from report_build.diagnostics import Diagnostic

THEMES = sorted(path.parent for path in Path(__file__).parents[2].glob("styles/*/tokens.css"))
Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
# Vision Deficiency" (2009), full severity, on linear light.
SIGHT: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
DAYLIGHT: Triple = (0.95047, 1.0, 1.08883)


def times(matrix: Matrix, triple: Triple) -> Triple:
    one, two, three = (sum(m * t for m, t in zip(row, triple, strict=True)) for row in matrix)
    return one, two, three


def linear(digits: str) -> Triple:
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    one, two, three = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return one, two, three


def lab(light: Triple) -> Triple:
    """CIE L*a*b* of linear light."""
    ratios = [value / white for value, white in zip(times(TO_XYZ, light), DAYLIGHT, strict=True)]
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's ratio."""
    dark, bright = sorted(times(TO_XYZ, linear(digits))[1] for digits in (one, other))
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEMES, ids=lambda path: str(path.name))
def look(request: pytest.FixtureRequest) -> theme.Theme:
    found: list[Diagnostic] = []
    loaded = theme.load(request.param, found.append)
    assert not found
    return loaded


def test_every_accent_is_seen_on_paper(look: theme.Theme) -> None:
    for name in ACCENTS:
        assert contrast(look.colors[name], look.colors["paper"]) >= 4.5, name


def test_each_accent_differs_from_the_one_before_it_in_grey(look: theme.Theme) -> None:
    lightness = [lab(linear(look.colors[name]))[0] for name in ACCENTS]
    for one, other in pairwise(lightness):
        assert abs(one - other) >= 10


@pytest.mark.parametrize("sight", SIGHT)
def test_accents_differ_for_every_eye(look: theme.Theme, sight: str) -> None:
    seen = {name: lab(times(SIGHT[sight], linear(look.colors[name]))) for name in ACCENTS}
    for one, other in combinations(seen, 2):
        assert dist(seen[one], seen[other]) >= 15, (one, other)


def test_labels_on_colours_can_be_read(look: theme.Theme) -> None:
    for paint in (Paint(name, light) for name in ACCENTS for light in (False, True)):
        words = look.colors[slot_on(look, paint)]
        assert contrast(hex_color(look, paint), words) >= 4.5, paint


def test_words_around_the_plot_can_be_read(look: theme.Theme) -> None:
    for name in ("ink", "muted"):
        assert contrast(look.colors[name], look.colors["paper"]) >= 4.5
