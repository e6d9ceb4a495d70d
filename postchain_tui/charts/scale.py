"""The y axis: from where to where it reaches, and the round values written beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeGuard

from postchain_tui.core.chart import Chart, Guide, Mark, Series

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
    return tuple(guide for guide in chart.guides if _has_level(chart, guide.value))


def _has_level(chart: Chart, value: float) -> bool:
    """Can a value be drawn, and does it lie between the ends that were asked for?"""
    is_below = usable(chart.low) and value < chart.low
    is_above = usable(chart.high) and value > chart.high
    return usable(value) and not is_below and not is_above


def scale_of(chart: Chart, lines: int) -> Scale:
    """The scale of a chart whose points have so many lines, at least one."""
    most = max(2, 1 + lines // _LINES_PER_TICK)
    tried = _tried(chart)
    fitting = (one for one in tried if 2 <= len(one.ticks) <= most)
    return next(fitting, None) or _written_at_ends(chart, tried)


def _tried(chart: Chart) -> list[Scale]:
    """The scales with all steps that are not too long, the shortest first; at least one."""
    low, high = _reach(chart)
    steps = list(takewhile(lambda step: step <= high - low, _steps(high - low, whole=chart.whole)))
    shortest = next(_steps(high - low, whole=chart.whole))
    return [_stepped(chart, low, high, step) for step in steps or [shortest]]


def _written_at_ends(chart: Chart, tried: list[Scale]) -> Scale:
    """The finest scale of few steps, of which only the ends are written."""
    # With fewer labels it need not be wider than round steps make it.
    scale = next((one for one in tried if len(one.ticks) <= _MOST_STEPS), tried[-1])
    ends = (scale.low, scale.high)
    written = tuple(filter(float.is_integer, ends)) if chart.whole else ends
    outer = scale.ticks[:: max(1, len(scale.ticks) - 1)]
    return replace(scale, ticks=written or outer)


def _stepped(chart: Chart, low: float, high: float, step: float) -> Scale:
    """The scale with such a step; an end nobody asked for is at a tick."""
    bottom = low if usable(chart.low) else math.floor(low / step + _SAME) * step
    top = high if usable(chart.high) else math.ceil(high / step - _SAME) * step
    first, last = math.ceil(bottom / step - _SAME), math.floor(top / step + _SAME)
    return Scale(bottom, top, tuple(number * step for number in range(first, last + 1)))


def _reach(chart: Chart) -> tuple[float, float]:
    """From where to where the scale has to reach."""
    values = sorted(_values(chart)) or [0.0]
    low = float(chart.low) if usable(chart.low) else values[0]
    high = float(chart.high) if usable(chart.high) else values[-1]
    largest = max(abs(low), abs(high))
    if high - low > max(_SAME, _SAME * largest):
        return low, high
    return _with_air(chart, low, high, _air(chart, largest))


def _air(chart: Chart, largest: float) -> float:
    """How much of the scale lies beside values that are all one."""
    return 1.0 if chart.whole or largest < 1e-6 else largest / 10


def _with_air(chart: Chart, low: float, high: float, air: float) -> tuple[float, float]:
    """A reach around values that are all one; an end that was asked for stays, and so does zero."""
    if usable(chart.low):
        return low, low + air
    if usable(chart.high):
        return high - air, high
    return (low if low == 0 else low - air), high + air


def _values(chart: Chart) -> Iterator[float]:
    """All that a scale has to show."""
    yield from (guide.value for guide in guides_shown(chart))
    for series in chart.series:
        yield from _values_of(series, chart)


def _values_of(series: Series, chart: Chart) -> Iterator[float]:
    """What a scale has to show of a series: bars stand on zero."""
    if series.mark is Mark.BARS:
        yield 0.0
    for point in series.points:
        if usable(point.value) and chart.shows(point.day):
            yield point.value


def _steps(span: float, *, whole: bool) -> Iterator[float]:
    """Round steps, rising without an end from one much smaller than a span."""
    exponent = math.floor(math.log10(span)) - 2
    while True:
        for factor in _FACTORS:
            step = factor * 10.0**exponent
            if not whole or step.is_integer():
                yield step
        exponent += 1
