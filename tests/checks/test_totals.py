from pathlib import Path

import pytest

from report_build.checks.totals import totals
from report_build.model import Chart
from report_build.walk import of_kind
from tests.transforms.projects import document, written

TABLE = "| Who | Men | Said |\n|---|--:|---|\n| A | {} | x |\n| B | {} | y |\n| {} | {} | |\n"
PIE = "```{{chart}}\nkind: pie\ndata: data/a.csv\nlabel: fig-a\nalt: A pie.\n{}```\n"


def told(root: Path, text: str, data: str = "") -> list[str]:
    written(root, {"a.md": text, "content/data/a.csv": data or "a,b\nc,1\n"})
    read, _ = document(root, text)
    found = totals(read, of_kind(read, Chart))
    return [f"{one.pos.line}: {one.message}" for one in found]


def test_a_total_that_is_off_is_found(tmp_path: Path) -> None:
    (said,) = told(tmp_path, TABLE.format("1,200", "300", "**Total**", "1,600"))
    assert said == "5: 1,600 is not the sum of the rows above it: 1500"


@pytest.mark.parametrize(
    "cells",
    [
        ("1,200", "300", "Total", "1,500"),
        ("1,200", "about 300", "Total", "1,600"),
        ("1,200", "", "Total", "1,600"),
        ("12.4 %", "87.5 %", "Total", "100 %"),
        ("1.2", "1.3", "Total", "2.6"),
        ("4", "11", "Togo", "99"),
        ("4", "11", "Total force of 2016", "99"),
        ("Total 4", "11", "Mean", "99"),
    ],
)
def test_what_adds_up_or_is_no_total_is_let_be(tmp_path: Path, cells: tuple[str, ...]) -> None:
    assert told(tmp_path, TABLE.format(*cells)) == []


@pytest.mark.parametrize(
    ("head", "unit", "values", "is_off"),
    [
        ("Share", "", "38 31 19 22", True),
        ("Men", 'unit: " per cent"\n', "60 60", True),
        ("Share", "", "33 33 33", False),
        ("Share", "", "0.4 0.6", False),
        ("Men", "", "38 31 19 22", False),
    ],
)
def test_shares_are_a_hundred_together(
    tmp_path: Path, head: str, unit: str, values: str, is_off: bool
) -> None:
    rows = "".join(f"a{at},{one}\n" for at, one in enumerate(values.split()))
    assert bool(told(tmp_path, PIE.format(unit), f"Who,{head}\n{rows}")) == is_off
