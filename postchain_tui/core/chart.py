"""What a chart shows, whoever draws it: series of points over days, and lines to hold them to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How the points of a series are drawn."""

    LINE = "line"
    """Joined by a line, which breaks where a value is missing."""
    DOTS = "dots"
    """Each on its own, as the symbol of the series."""
    JOINED = "joined"
    """Each as the symbol of the series, and a line from one to the next."""
    BARS = "bars"
    """A bar from zero up to each."""


class Tone(StrEnum):
    """What a colour stands for; the theme says which one it is."""

    MAIN = "main"
    """What the chart is about."""
    SECOND = "second"
    """What stands beside it."""
    QUIET = "quiet"
    """What is there for comparison."""
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one day."""

    day: date
    value: float | None
    """None where it is not known: a line breaks there."""


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together, in the order of their days."""

    name: str
    """What they are, in a word or two."""
    points: tuple[Point, ...]
    mark: Mark
    tone: Tone = Tone.MAIN
    symbol: str = "●"
    """One character: the points of dots, and the sign of the series in the legend."""

    @property
    def known(self) -> tuple[Point, ...]:
        """The points whose value is known."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True)
class Guide:
    """A level across the whole chart."""

    name: str
    value: float
    tone: Tone = Tone.QUIET


@dataclass(frozen=True, slots=True)
class Chart:
    """Series over the same days."""

    title: str
    series: tuple[Series, ...]
    """Those that are drawn over others come later."""
    first: date
    """The first day that is shown."""
    last: date
    """The last one."""
    guides: tuple[Guide, ...] = ()
    low: float | None = None
    """The least value of the scale; None for what the points need."""
    high: float | None = None
    """The greatest value of the scale; None for what the points need."""
    empty: str = "nothing recorded yet"
    """What is said in place of a chart without any point."""
    whole: bool = False
    """Are its values whole numbers, so that its scale is too?"""

    def thinned(self, most: int) -> Chart:
        """The same with at most about so many points a series, its peaks and gaps kept."""
        if all(len(series.points) <= most for series in self.series):
            return self
        series = (replace(one, points=_thinned(one.points, most)) for one in self.series)
        return replace(self, series=tuple(series))

    @property
    def shown(self) -> tuple[Series, ...]:
        """The series with at least one known point within the days shown."""
        return tuple(
            series
            for series in self.series
            if any(self.first <= point.day <= self.last for point in series.known)
        )

    @property
    def is_empty(self) -> bool:
        """Is there nothing to draw?"""
        return not self.shown

    @property
    def days(self) -> tuple[date, ...]:
        """The days with a known point, each once, in their order."""
        days = {point.day for series in self.shown for point in series.known}
        return tuple(sorted(day for day in days if self.first <= day <= self.last))


def _thinned(points: tuple[Point, ...], most: int) -> tuple[Point, ...]:
    """The ends, the lowest and the highest of every few points, and where a value is missing."""
    if len(points) <= most:
        return points
    size = -(-2 * len(points) // most)
    kept = {0, len(points) - 1}
    for start in range(0, len(points), size):
        some = list(enumerate(points[start : start + size], start))
        known = [(point.value, place) for place, point in some if point.value is not None]
        kept.update(place for place, point in some if point.value is None)
        if known:
            kept.update({min(known)[1], max(known)[1]})
    return tuple(points[place] for place in sorted(kept))
