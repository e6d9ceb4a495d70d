"""Whether something changes over time, honest about few points.

The exponentially weighted mean of irregular days; the slope of Theil (1950) and Sen (1968) with
Sen's interval; the test of Mann (1945) and Kendall (1975) with ties. A day without a value is left
out everywhere and never taken for zero.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations, pairwise
from statistics import NormalDist, fmean, median

HALF_LIFE_DAYS = 7.0
"""After so many days a value weighs half."""

LEAST_POINTS = 10
"""Fewer days with a value say nothing about a trend."""

WINDOW_DAYS = 28
"""A trend of pain is told over so many days."""

LEAST_CHANGE = 1.0
"""A smaller change of pain over the window is not called one, whatever the test says."""

LEAST_DAYS_A_WEEK = 4
"""The mean of a week needs so many values."""

_MOST_POINTS = 300
_SIGNIFICANT = 0.05
_LARGE_DROP = 2.0
_SMALL_DROP = 1.0
_LARGE_SHARE = 0.30
_ROUNDING = 1e-9


class Direction(StrEnum):
    """Where pain is going."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    UNCLEAR = "no clear change"
    TOO_FEW = "not enough data"


class Way(StrEnum):
    """Which way values go, be that good or bad."""

    UP = "rising"
    DOWN = "falling"
    UNCLEAR = "no clear change"
    TOO_FEW = "not enough data"

    @property
    def of_pain(self) -> Direction:
        """What it means where less is better."""
        return _OF_PAIN[self]


_OF_PAIN = {
    Way.UP: Direction.WORSENING,
    Way.DOWN: Direction.IMPROVING,
    Way.UNCLEAR: Direction.UNCLEAR,
    Way.TOO_FEW: Direction.TOO_FEW,
}


@dataclass(frozen=True, slots=True)
class Slope:
    """A robust line through points."""

    per_day: float
    """The median of the slopes of all pairs."""
    intercept: float
    """The value at day 0."""
    low: float
    """Lower end of the interval of the slope."""
    high: float
    """Upper end of it."""


@dataclass(frozen=True, slots=True)
class Monotony:
    """Whether a series goes one way."""

    score: int
    """Pairs that rise less pairs that fall."""
    variance: float
    """That of the score, were there no trend."""
    z: float
    p: float
    """Two-sided; 1 where there is nothing to compare."""
    tau: float
    """The score as a share of all pairs."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a series of days is going."""

    n: int
    """Days with a value."""
    change: float | None
    """Change over all its days, by the median slope; None with too few values."""
    low: float | None
    """Lower end of the 95 % interval of the change."""
    high: float | None
    """Upper end of it."""
    way: Way


class Change(StrEnum):
    """What a difference in pain amounts to."""

    CLEAR = "clear improvement"
    POSSIBLE = "possible improvement"
    UNCLEAR = "no clear change"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Meaning:
    """The pain of one week held against that of the first."""

    baseline: float
    """Mean pain of the first week."""
    current: float
    """Mean pain of the week in question."""
    verdict: Change


def smoothed(
    days: Mapping[date, float], half_life_days: float = HALF_LIFE_DAYS
) -> dict[date, float]:
    """The exponentially weighted mean up to each day: the longer a gap, the less the past weighs.

    Returns:
        The same days as were given, in their order.
    """
    means = dict(sorted(days.items()))
    for earlier, later in pairwise(means):
        share = 1 - 0.5 ** ((later - earlier).days / half_life_days)
        means[later] = means[earlier] + share * (means[later] - means[earlier])
    return means


def theil_sen(points: Sequence[tuple[float, float]], confidence: float = 0.95) -> Slope | None:
    """The median slope with Sen's interval; None with fewer than two moments.

    Args:
        points: Moment in days and value, in any order.
        confidence: How sure the interval is.
    """
    slopes = _slopes(points)
    if not slopes:
        return None
    middle = median(slopes)
    low, high = _interval(slopes, points, confidence)
    intercept = median(y for _, y in points) - middle * median(x for x, _ in points)
    return Slope(middle, intercept, low, high)


def _slopes(points: Sequence[tuple[float, float]]) -> list[float]:
    """The slopes of all pairs of points that are apart in time, rising."""
    return sorted(
        (value - before) / (moment - earlier)
        for (earlier, before), (moment, value) in combinations(sorted(points), 2)
        if moment != earlier
    )


def _interval(
    slopes: Sequence[float], points: Sequence[tuple[float, float]], confidence: float
) -> tuple[float, float]:
    """The slopes whose ranks bound the median, by the variance corrected for ties (Sen 1968)."""
    ties = _tied(x for x, _ in points) + _tied(y for _, y in points)
    variance = (_term(len(points)) - ties) / 18
    count = len(slopes)
    # Where the correction eats up the whole variance, nothing is known but the extremes.
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    reach = z * math.sqrt(variance) if variance >= 0 else count
    lower = max(round((count - reach) / 2) - 1, 0)
    upper = min(round((count + reach) / 2), count - 1)
    return slopes[lower], slopes[upper]


def _term(count: int) -> int:
    """What so many values, or so many equal ones, add to the variance, times 18."""
    return count * (count - 1) * (2 * count + 5)


def _tied(values: Iterable[float]) -> int:
    return sum(map(_term, Counter(values).values()))


def mann_kendall(values: Sequence[float]) -> Monotony:
    """The test for a monotone trend, corrected for ties and for continuity.

    Args:
        values: One of each moment, oldest first.
    """
    n = len(values)
    score = _score(values)
    variance = (_term(n) - _tied(values)) / 18
    z = (score - _sign(score)) / math.sqrt(variance) if variance else 0.0
    pairs = n * (n - 1) // 2
    p = 2 * NormalDist().cdf(-abs(z))
    return Monotony(score, variance, z, p, score / pairs if pairs else 0.0)


def _score(values: Iterable[float]) -> int:
    """Pairs that rise less pairs that fall."""
    score = 0
    earlier: list[float] = []
    for value in values:
        score += bisect_left(earlier, value) + bisect_right(earlier, value) - len(earlier)
        insort(earlier, value)
    return score


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def pain_trend(days: Mapping[date, float], today: date) -> Trend:
    """Where pain went in the last 28 days: a way only where both the test and the size say so.

    Args:
        days: Daily pain, 0 to 10; days without a score are left out.
        today: The last day of the window.
    """
    first = today - timedelta(days=WINDOW_DAYS - 1)
    near = {day: value for day, value in days.items() if first <= day <= today}
    return _trend(near, WINDOW_DAYS, LEAST_CHANGE)


def line_trend(points: Sequence[tuple[date, float]]) -> Trend:
    """Where values such as the load of sessions went between the first and the last of their days.

    Several values of a day count as one, their mean. Of more than 300 days with a value, 300 spread
    evenly over them are looked at, as the number of pairs grows with the square.

    Args:
        points: Days and values, in any order.
    """
    of_day: defaultdict[date, list[float]] = defaultdict(list)
    for day, value in points:
        of_day[day].append(value)
    days = {day: fmean(values) for day, values in of_day.items()}
    stretch = (max(days) - min(days)).days if days else 0
    return _trend(days, stretch, 0.0)


def _trend(days: Mapping[date, float], over_days: int, least_change: float) -> Trend:
    """The trend of those days, its change told over so many of them."""
    known = _thinned(sorted(days.items()))
    slope = theil_sen([(float(day.toordinal()), value) for day, value in known])
    if len(known) < LEAST_POINTS or slope is None:
        return Trend(len(days), None, None, None, Way.TOO_FEW)
    change = slope.per_day * over_days
    return Trend(
        n=len(days),
        change=change,
        low=slope.low * over_days,
        high=slope.high * over_days,
        way=_way([value for _, value in known], change, least_change),
    )


def _thinned(known: Sequence[tuple[date, float]]) -> Sequence[tuple[date, float]]:
    """Not more than 300 of them, spread evenly, the first and the last among them."""
    if len(known) <= _MOST_POINTS:
        return known
    step = (len(known) - 1) / (_MOST_POINTS - 1)
    return [known[round(place * step)] for place in range(_MOST_POINTS)]


def _way(values: Sequence[float], change: float, least_change: float) -> Way:
    """Which way values go, as far as both the test and the size of their change say so."""
    is_sure = mann_kendall(values).p < _SIGNIFICANT
    if not is_sure or change == 0 or not _reaches(abs(change), least_change):
        return Way.UNCLEAR
    return Way.UP if change > 0 else Way.DOWN


def _reaches(value: float, limit: float) -> bool:
    """Is it as much as the limit, but for what rounding takes off a mean of whole numbers?"""
    return value >= limit - _ROUNDING


def meaningful(
    baseline_days: Mapping[date, float], current_days: Mapping[date, float]
) -> Meaning | None:
    """What the difference between two weeks of pain means; None with few values in either.

    Two points or 30 % of the baseline are the least change that people with back pain call one
    (Farrar 2001; Ostelo 2008). It is clear where both are reached; less than a point never counts.
    Two points more are worse.

    Args:
        baseline_days: Daily pain of the first seven days, 0 to 10, of the days it was recorded on.
        current_days: The same of the seven days to be judged.
    """
    if min(len(baseline_days), len(current_days)) < LEAST_DAYS_A_WEEK:
        return None
    baseline, current = fmean(baseline_days.values()), fmean(current_days.values())
    return Meaning(baseline, current, _judged(baseline, current))


def _judged(baseline: float, current: float) -> Change:
    drop = baseline - current
    is_large = _reaches(drop, _LARGE_DROP)
    is_share = _reaches(drop, _SMALL_DROP) and _reaches(drop, _LARGE_SHARE * baseline)
    if _reaches(-drop, _LARGE_DROP):
        return Change.WORSE
    return _BY_SIGNS[is_large + is_share]


_BY_SIGNS = (Change.UNCLEAR, Change.POSSIBLE, Change.CLEAR)
"""What a drop amounts to, by how many of the two signs it has."""
