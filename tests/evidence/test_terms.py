"""How the evidence names a place in a work."""

import pytest

from report_build.evidence.terms import terms


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("", ""),
        ("page 92", "p. 92"),
        ("page 3: 92", "vol. 3, p. 92"),
        ("timestamp 3:42", "3:42"),
        ("paragraph 4", "par. 4"),
    ],
)
def test_place(place: str, shown: str) -> None:
    assert terms("en").place(place) == shown
