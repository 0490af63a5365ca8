"""Charts for tests: one of each kind, and random ones."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from report_build import theme
from report_build.diagnostics import Diagnostic
from report_build.model import Chart, ChartKind, Legend, Series

PLAIN = Path(__file__).parents[2] / "styles" / "plain"
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)
TROOPS = ("Côte d’Ivoire", "Benin", "United Kingdom", "Sweden")


def plain() -> theme.Theme:
    """The theme that is shipped."""
    found: list[Diagnostic] = []
    loaded = theme.load(PLAIN, found.append)
    assert not found
    return loaded


def chart(kind: ChartKind, *series: Series, categories: tuple[str, ...] = TROOPS) -> Chart:
    """A chart with value labels and a highlight, as an author would ask for."""
    return Chart(
        kind,
        categories,
        series or (Series("Personnel", (900.0, 450.0, 260.0, 200.0), xs(kind, 4)),),
        alt="Côte d’Ivoire 900, Benin 450 & others",
        legend=Legend(),
        labels="value",
        highlight=("Benin",),
        x_title="Contributor",
        y_title="Uniformed personnel",
    )


def xs(kind: ChartKind, count: int) -> tuple[float, ...]:
    """Horizontal values for a scatter chart, nothing for others."""
    return tuple(float(number) for number in range(count)) if kind == "scatter" else ()


NAMES = st.text("abcdefghij ÅÉßМल中-0123456789", min_size=1, max_size=40).filter(str.strip)
VALUES = st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 2))


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Any chart that a reader of files lets through."""
    kind = draw(st.sampled_from(KINDS))
    categories = tuple(draw(st.lists(NAMES, min_size=1, max_size=14, unique=True)))
    count = len(categories)
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique=True))
    values = st.lists(VALUES, min_size=count, max_size=count).map(tuple)
    numbers = st.lists(st.floats(-1e6, 1e6), min_size=count, max_size=count).map(tuple)
    along = numbers if kind == "scatter" else st.just(())
    return Chart(
        kind,
        categories,
        tuple(Series(name, draw(values), draw(along)) for name in names),
        alt="A chart",
        legend=Legend(),
        labels=draw(st.sampled_from(("none", "value", "percent"))),
        highlight=tuple(draw(st.lists(st.sampled_from((*categories, *names)), max_size=2))),
        x_title=draw(st.just("") | NAMES),
        y_title=draw(st.just("") | NAMES),
        decimals=draw(st.integers(0, 2)),
        unit=draw(st.sampled_from(("", " %", " soldiers"))),
    )
