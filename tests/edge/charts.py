"""Edge cases of charts: every kind, and data that is long, negative, missing or alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from report_build.model import ChartKind


def chart(kind: str, data: str, y: str = "", more: str = "labels: value") -> str:
    named = f"y: {y}\n" if y else ""
    return (
        f"```{{chart}}\nkind: {kind}\ndata: data/{data}.csv\n{named}{more}\n"
        f"caption: A {kind} chart of {data}\nalt: A {kind} chart.\n```\n\n"
    )


KINDS: tuple[str, ...] = get_args(ChartKind)
GRIDS = tuple(kind for kind in KINDS if kind not in ("pie", "doughnut", "scatter"))

TEXTS: Mapping[str, str] = {
    "charts-of-every-kind": "# One\n\n"
    + "".join(chart(kind, "numbers" if kind == "scatter" else "plain") for kind in KINDS),
    "charts-of-three-series": "# One\n\n"
    + "".join(chart(kind, "three", "[a, b, c]", "x_title: X\ny_title: Y") for kind in GRIDS),
    "charts-below-zero": "# One\n\n" + "".join(chart(kind, "negative") for kind in GRIDS[:2]),
    "charts-with-gaps": "# One\n\n"
    + "".join(chart(kind, "gaps") for kind in ("column", "bar", "line")),
    "charts-with-long-names": "# One\n\n" + chart("bar", "long") + chart("column", "long"),
    "chart-of-one-value": "# One\n\n" + chart("column", "one") + chart("line", "one"),
}

LONG = "A contributor with a name that no axis has room for"
FILES: Mapping[str, bytes] = {
    "content/data/plain.csv": "who,staff\nBénin,450\nUK,260\nMali,900\n".encode(),
    "content/data/numbers.csv": b"year,staff\n2013,450\n2015,260.5\n2019,900\n",
    "content/data/three.csv": b"who,a,b,c\nOne,1,2,3\nTwo,4,5,6\nThree,7,8,9\n",
    "content/data/negative.csv": b"who,staff\nOne,-450\nTwo,260\nThree,-9.5\n",
    "content/data/gaps.csv": b"who,staff\nOne,450\nTwo,\nThree,900\n",
    "content/data/long.csv": "".join(
        ["who,staff\n", *(f"{LONG} {number},{number}\n" for number in range(1, 13))]
    ).encode(),
    "content/data/one.csv": b"who,staff\nOne,450\n",
}
