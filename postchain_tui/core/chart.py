"""What a chart shows, whoever draws it: series of points over days, and lines to hold them to."""

from __future__ import annotations

from collections.abc import Iterable
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

    @property
    def levels(self) -> int | None:
        """How many whole numbers its scale has, each of which wants a line; None without ends."""
        if not self.whole or self.low is None or self.high is None:
            return None
        return round(self.high - self.low) + 1

    def thinned(self, most: int) -> Chart:
        """The same with at most about so many points a series, its peaks and gaps kept."""
        if all(len(series.points) <= most for series in self.series):
            return self
        series = (replace(one, points=_thinned(one.points, most)) for one in self.series)
        return replace(self, series=tuple(series))

    def shows(self, day: date) -> bool:
        """Does a day lie among those shown?"""
        return self.first <= day <= self.last

    @property
    def shown(self) -> tuple[Series, ...]:
        """The series with at least one known point within the days shown."""
        return tuple(
            series for series in self.series if any(self.shows(point.day) for point in series.known)
        )

    @property
    def is_empty(self) -> bool:
        """Is there nothing to draw?"""
        return not self.shown

    @property
    def days(self) -> tuple[date, ...]:
        """The days with a known point, each once, in their order."""
        days = {point.day for series in self.shown for point in series.known}
        return tuple(sorted(filter(self.shows, days)))


def _thinned(points: tuple[Point, ...], most: int) -> tuple[Point, ...]:
    """The ends, the lowest and the highest of every few points, and where a value is missing."""
    if len(points) <= most:
        return points
    size = -(-2 * len(points) // most)
    values = [(place, point.value) for place, point in enumerate(points)]
    kept = {0, len(points) - 1}
    for start in range(0, len(points), size):
        kept |= outermost(values[start : start + size])
    return tuple(points[place] for place in sorted(kept))


def outermost(values: Iterable[tuple[int, float | None]]) -> set[int]:
    """The numbers of the least and the greatest of numbered values, and of all that are missing."""
    of_number = dict(values)
    known = {number: value for number, value in of_number.items() if value is not None}
    rising = sorted(known, key=known.__getitem__)
    return (of_number.keys() - known.keys()) | {*rising[:1], *rising[-1:]}
