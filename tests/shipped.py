"""The themes that the project ships, and the moment at which tests print."""

from __future__ import annotations

import datetime
from functools import cache

from report_build.diagnostics import Diagnostic
from report_build.render.fit import Ruler, ruler
from report_build.render.look import own
from report_build.theme import Theme, load
from tests.projects import STYLES

WHEN = datetime.datetime(2022, 12, 14, 9, 30, tzinfo=datetime.UTC)


@cache
def shipped(name: str) -> Theme:
    """A theme of the project, in which nothing is wrong."""
    found: list[Diagnostic] = []
    made = load(STYLES / name, found.append)
    assert found == []
    return made


PLAIN = shipped("plain")


def _measure() -> Ruler:
    found: list[Diagnostic] = []
    made = ruler(own(PLAIN), found.append)
    assert made
    assert found == []
    return made


RULER = _measure()
"""What measures the deck of the plain theme."""
