"""The y axis: from where to where it reaches, and the round values written beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeGuard

from postchain_tui.core.chart import Chart, Guide, Mark

_LINES_PER_TICK = 3
_MOST_STEPS = 6
"""A scale of which only the ends are written has no more steps."""
_LARGEST = 1e12
"""What is further from zero than this cannot have been measured, nor be drawn."""
_SAME = 1e-9
"""Values are one where no more than this lies between them, or than this part of them."""
_FACTORS = (1, 2, 2.5, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of values, `low` being less than `high`."""

    low: float
    high: float
    ticks: tuple[float, ...]
    """Round values within it, rising."""

    def share(self, value: float) -> float:
        """How far up a value stands, from 0 to 1; one beyond an end is at that end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    @property
    def labels(self) -> tuple[str, ...]:
        """The ticks as they are written, with no more decimals than they need."""
        most = max(0, 2 - math.floor(math.log10(self.high - self.low)))
        decimals = next((count for count in range(most) if self._is_exact(count)), most)
        # Adding zero takes the sign from a zero that has one.
        return tuple(f"{round(tick, decimals) + 0.0:.{decimals}f}" for tick in self.ticks)

    def _is_exact(self, decimals: int) -> bool:
        least = (self.high - self.low) * _SAME
        return all(abs(round(tick, decimals) - tick) <= least for tick in self.ticks)


def usable(value: float | None) -> TypeGuard[float]:
    """Can a value be drawn?"""
    return value is not None and math.isfinite(value) and abs(value) <= _LARGEST


def guides_shown(chart: Chart) -> tuple[Guide, ...]:
    """The guides within the scale; at its edge, one from beyond would be at a wrong level."""
    return tuple(
        guide
        for guide in chart.guides
        if usable(guide.value)
        and not (usable(chart.low) and guide.value < chart.low)
        and not (usable(chart.high) and guide.value > chart.high)
    )


def scale_of(chart: Chart, lines: int) -> Scale:
    """The scale of a chart whose points have so many lines, at least one."""
    low, high = _reach(chart)
    most = max(2, 1 + lines // _LINES_PER_TICK)
    steps = takewhile(lambda step: step <= high - low, _steps(high - low, whole=chart.whole))
    tried = [_stepped(chart, (low, high), step) for step in steps] or [
        _stepped(chart, (low, high), next(_steps(high - low, whole=chart.whole)))
    ]
    fitting = [one for one in tried if 2 <= len(one[2]) <= most]
    if fitting:
        return Scale(*fitting[0])
    # Written at its ends only, a scale need not be wider than round steps make it.
    bottom, top, ticks = next((one for one in tried if len(one[2]) <= _MOST_STEPS), tried[-1])
    ends = (end for end in (bottom, top) if not chart.whole or end.is_integer())
    return Scale(bottom, top, tuple(ends) or ticks)


def _stepped(
    chart: Chart, reach: tuple[float, float], step: float
) -> tuple[float, float, tuple[float, ...]]:
    """The ends of a scale and its ticks; an end nobody asked for is at a tick."""
    low, high = reach
    bottom = low if usable(chart.low) else math.floor(low / step + _SAME) * step
    top = high if usable(chart.high) else math.ceil(high / step - _SAME) * step
    first, last = math.ceil(bottom / step - _SAME), math.floor(top / step + _SAME)
    return bottom, top, tuple(number * step for number in range(first, last + 1))


def _reach(chart: Chart) -> tuple[float, float]:
    """From where to where the scale has to reach: with air around points that are all one."""
    values = sorted(_values(chart)) or [0.0]
    low = float(chart.low) if usable(chart.low) else values[0]
    high = float(chart.high) if usable(chart.high) else values[-1]
    largest = max(abs(low), abs(high))
    if high - low > max(_SAME, _SAME * largest):
        return low, high
    air = 1.0 if chart.whole or largest < 1e-6 else largest / 10
    if usable(chart.low):
        return low, low + air
    if usable(chart.high):
        return high - air, high
    return (low if low == 0 else low - air), high + air


def _values(chart: Chart) -> Iterator[float]:
    """All that a scale has to show."""
    yield from (guide.value for guide in guides_shown(chart))
    for series in chart.series:
        if series.mark is Mark.BARS:
            yield 0.0
        for point in series.points:
            if usable(point.value) and chart.first <= point.day <= chart.last:
                yield point.value


def _steps(span: float, *, whole: bool) -> Iterator[float]:
    """Round steps, rising without an end from one much smaller than a span."""
    exponent = math.floor(math.log10(span)) - 2
    while True:
        for factor in _FACTORS:
            step = factor * 10.0**exponent
            if not whole or (step >= 1 and step.is_integer()):
                yield step
        exponent += 1
