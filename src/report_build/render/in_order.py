"""Where texts stand in what was printed, which should have them all in their order.

Each is looked for behind the one before it. Where that fails, one may stand in another place
and have drawn the search there, past texts that are where they belong. Then as many long texts
as can be are taken to be in order, and short ones are looked for between them, so that only what
was lost or misplaced is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

MISSING = -1
LONG = 12  # characters by which a text is known again
OFTEN = 8  # times that a long text may stand in a report


def places(texts: Sequence[str], printed: str, reach: int) -> list[int]:
    """Where each text begins, or MISSING; `reach` characters may stand between two of them."""
    found = list(_one_by_one(texts, printed, reach))
    return found if MISSING not in found else list(_between(texts, printed, reach))


def _one_by_one(texts: Sequence[str], printed: str, reach: int) -> Iterator[int]:
    end = 0
    for text in texts:
        at = printed.find(text, end, end + len(text) + reach)
        end = end if at == MISSING else at + len(text)
        yield at


def _between(texts: Sequence[str], printed: str, reach: int) -> Iterator[int]:
    """The places of long texts that are in order, and of the others between two of those."""
    known = _longest_row(texts, printed)
    bounds = [len(printed)] * (len(texts) + 1)  # where the next long text begins
    for number in range(len(texts) - 1, -1, -1):
        bounds[number] = known.get(number, bounds[number + 1])
    end = 0
    for number, text in enumerate(texts):
        at = known.get(number, MISSING)
        if at == MISSING:
            at = printed.find(text, end, min(bounds[number], end + len(text) + reach))
        end = end if at == MISSING else at + len(text)
        yield at


def _longest_row(texts: Sequence[str], printed: str) -> dict[int, int]:
    """The most long texts that stand one behind the other, with their places.

    The longest increasing row of places, after Hunt and Szymanski: `ends` has the least place at
    which a row of each length ends; the last places of a text come first, so that it counts once.
    """
    ends: list[int] = []
    rows: list[tuple[int, int, int]] = []  # a text, its place, the row that it goes on
    tips: list[int] = []
    for number, text in enumerate(texts):
        for at in reversed(_all_places(text, printed)):
            length = bisect_left(ends, at)
            rows.append((number, at, tips[length - 1] if length else MISSING))
            ends[length : length + 1] = [at]
            tips[length : length + 1] = [len(rows) - 1]
    found, row = dict[int, int](), tips[-1] if tips else MISSING
    while row != MISSING:
        number, at, row = rows[row]
        found[number] = at
    return found


def _all_places(text: str, printed: str) -> list[int]:
    """All places of a text that is long enough to be known by them; none if it is common."""
    found: list[int] = []
    at = printed.find(text) if len(text) >= LONG else MISSING
    while at != MISSING and len(found) <= OFTEN:
        found.append(at)
        at = printed.find(text, at + len(text))
    return found if len(found) <= OFTEN else []
