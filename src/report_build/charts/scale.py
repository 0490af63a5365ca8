"""An axis: where it begins and ends, and the round numbers on it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from report_build.frozen import dataclass

INTERVALS = 5
SMALLEST = 1e-9  # a range below it counts as nothing: no label could tell its ends apart


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis from `low` to `high`, marked at each multiple of `step`."""

    low: float
    high: float
    step: float

    @property
    def decimals(self) -> int:
        """How many digits after the separator the marks need."""
        return max(0, -math.floor(math.log10(self.step) + 1e-9))

    @property
    def ticks(self) -> tuple[float, ...]:
        """The marks, in rising order, all within the axis."""
        first = math.ceil(self.low / self.step - 1e-9)
        last = math.floor(self.high / self.step + 1e-9)
        return tuple(round(k * self.step, self.decimals) + 0.0 for k in range(first, last + 1))

    def share(self, value: float) -> float:
        """Where `value` stands: 0 at the low end, 1 at the high end, never beyond."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def scale(values: Iterable[float], zero: bool = True) -> Scale:
    """A scale that begins and ends at a mark; `zero` asks for the origin to be on it.

    Without `zero` the axis may still begin there: it leaves the origin out only where the
    values lie in less than the last third of the way from it.
    """
    low, high = _bounds(values, zero)
    step = _step((high - low) / INTERVALS)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return Scale(first * step, last * step, step)


def tight(values: Iterable[float]) -> Scale:
    """A scale from the origin to the longest bar, for an axis that is not drawn."""
    low, high = _bounds(values, zero=True)
    return Scale(low, high, _step((high - low) / INTERVALS))


def _bounds(values: Iterable[float], zero: bool) -> tuple[float, float]:
    found = tuple(values) or (0.0,)
    low, high = min(found), max(found)
    reach = max(abs(low), abs(high))
    if zero or low <= 0 <= high or high - low >= reach / 3 or low == high:
        low, high = min(0.0, low), max(0.0, high)
    return (low, high) if high - low > SMALLEST else (0.0, 1.0)


def _step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    for factor in (1, 2, 5):
        if factor * power >= raw * (1 - 1e-9):
            return factor * power
    return 10 * power
