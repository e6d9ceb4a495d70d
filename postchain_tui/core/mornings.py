"""The worse and the better mornings: what had been done before them.

This finds what came together, never what caused what. Every change is held against the pain
before the session, and for an exercise with different loads the sessions are told apart by load.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum

from postchain_tui.core import pain
from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import Chronicle, Felt, felt
from postchain_tui.core.formatting import count_text, number
from postchain_tui.core.load import Load, Unit

LEAST = 8
"""With fewer sessions nothing is told of them."""

CAPTION = (
    "This is association: what came together, not what caused it. "
    "Other things were done in the same sessions, and pain comes and goes by itself."
)
"""Stands with whatever is told here."""

NO_LOAD = "no load"
"""The band of what was done without a load."""

_CHANCE = 0.05
"""The share of clear ones where nothing makes a difference: what 95 % intervals leave out."""

_MOST_BANDS = 3
_Rises = tuple[float | None, float | None, float | None]
"""Pain less the pain before, for every lag; None where either was not recorded."""

_ByLoad = Mapping[int | None, list[_Rises]]
"""The changes around the sessions of one exercise, by its heaviest load in grams."""


class Lag(IntEnum):
    """How many days after a session the pain is looked at."""

    AFTER = 0
    NEXT_MORNING = 1
    SECOND_DAY = 2

    @property
    def words(self) -> str:
        """As the subject of a sentence: `the next morning`."""
        return _LAG_WORDS[self]


_LAG_WORDS = {
    Lag.AFTER: "the score right after the session",
    Lag.NEXT_MORNING: "the next morning",
    Lag.SECOND_DAY: "the second day",
}


@dataclass(frozen=True, slots=True)
class Association:
    """How pain changed around the sessions with one exercise in one load band.

    The interval takes the sessions for independent of each other, which they are only in part.
    """

    exercise: str
    """Id of the exercise."""
    band: str
    """The loads, in words: `20 kg`, `20–27.5 kg`, `no load`."""
    lag: Lag
    worse: int
    """Sessions after which pain was higher than before."""
    same: int
    better: int
    mean: float
    """Mean change, in points of the pain scale; above zero is worse."""
    low: float
    """Lower end of the 95 % interval of the mean.

    Where all changes are equal both ends are that change. Then the interval says no more than
    that nothing varied, not that the mean is known exactly.
    """
    high: float
    """Upper end of the 95 % interval of the mean."""

    @property
    def n(self) -> int:
        """How many sessions it is told of."""
        return self.worse + self.same + self.better

    @property
    def is_clear(self) -> bool:
        """Does the interval exclude zero? Of many comparisons some do by chance alone."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Refused:
    """An exercise in a load band with too few sessions to tell anything of it."""

    exercise: str
    """Id of the exercise."""
    band: str
    """The loads, in words."""
    lag: Lag
    n: int
    """How many sessions there are with a score before and one at this lag."""

    @property
    def words(self) -> str:
        """Why nothing is told: `not enough yet: 5 of 8`."""
        return f"not enough yet: {self.n} of {LEAST}"


@dataclass(frozen=True, slots=True)
class Found:
    """All that was compared, and what could not be."""

    told: tuple[Association, ...]
    """By lag, in each the worst mean first."""
    refused: tuple[Refused, ...]
    """By lag, exercise and load."""

    def at(self, lag: Lag) -> Found:
        """What was found for one lag only."""
        return Found(
            tuple(one for one in self.told if one.lag is lag),
            tuple(one for one in self.refused if one.lag is lag),
        )

    @property
    def expected_by_chance(self) -> float:
        """How many would be clear, on average, if nothing made any difference."""
        return _CHANCE * len(self.told)

    @property
    def words(self) -> str:
        """How many comparisons there are, and how many of them chance alone makes look clear."""
        if not self.told:
            return "nothing could be compared yet"
        count = len(self.told)
        made = f"{count_text(count, 'comparison')} {'was' if count == 1 else 'were'} made"
        return (
            f"{made}: even if nothing made any difference, 5 % of them, "
            f"about {number(self.expected_by_chance)}, would look clear by chance"
        )


def associations(chronicle: Chronicle, unit: Unit) -> Found:
    """How pain changed around the sessions with each exercise and load, at every lag.

    A session counts only where pain is on record both before it and at the lag.

    Args:
        chronicle: What is on record; its bouts may come in any order.
        unit: The unit in which loads are named.
    """
    told: list[Association] = []
    refused: list[Refused] = []
    for (exercise, band), rises in _by_band(chronicle, unit):
        for lag in Lag:
            changes = [rise for one in rises if (rise := one[lag]) is not None]
            if len(changes) < LEAST:
                refused.append(Refused(exercise, band, lag, len(changes)))
            else:
                told.append(_association(exercise, band, lag, changes))
    told.sort(key=lambda one: (one.lag, -one.mean))
    refused.sort(key=lambda one: one.lag)
    return Found(tuple(told), tuple(refused))


def association_words(association: Association, name: str) -> str:
    """What is told of it, in a sentence without its full stop.

    Args:
        association: What was found.
        name: The name of the exercise.
    """
    one = association
    spread = "the same every time" if one.low == one.high else _interval_text(one)
    counts = f"{one.worse} worse, {one.same} same, {one.better} better of {one.n}"
    return (
        f"After {name} with {one.band} {one.lag.words} was on average {_mean_text(one.mean)} "
        f"({spread}; {counts})"
    )


def _mean_text(mean: float) -> str:
    points = f"{abs(mean):.1f}"
    if points == "0.0":
        return "about the same as before"
    return f"{points} {'higher' if mean > 0 else 'lower'} than before"


def _interval_text(one: Association) -> str:
    return f"{one.low:z.1f} to {one.high:z.1f}"


@dataclass(frozen=True, slots=True)
class _Scores:
    """Pain around every session and on every day."""

    felt: Mapping[str, Felt]
    days: Mapping[date, float]

    def rises(self, session: str, day: date) -> _Rises:
        """How pain rose from before a session of that day."""
        here = self.felt.get(session, Felt())
        if here.before is None:
            return None, None, None
        second = self.days.get(day + timedelta(days=Lag.SECOND_DAY))
        return (
            _rise(here.before, here.after),
            _rise(here.before, here.morning),
            _rise(here.before, second),
        )


def _rise(before: int, later: float | None) -> float | None:
    return None if later is None else later - before


def _by_band(chronicle: Chronicle, unit: Unit) -> Iterator[tuple[tuple[str, str], list[_Rises]]]:
    """The changes around the sessions of every exercise id and band, the lightest band first."""
    scores = _Scores(felt(chronicle.scores), pain.daily(chronicle.scores))
    for exercise, loads in sorted(_by_load(chronicle.bouts, scores).items()):
        for band, rises in _bands(loads, unit):
            yield (exercise, band), rises


def _by_load(bouts: tuple[Bout, ...], scores: _Scores) -> Mapping[str, _ByLoad]:
    """The changes around the sessions of every exercise id and heaviest load in grams."""
    any_of = {bout.session: bout for bout in bouts}
    rises = {session: scores.rises(session, bout.day) for session, bout in any_of.items()}
    found: defaultdict[str, _ByLoad] = defaultdict(lambda: defaultdict(list))
    for bout in bouts:
        found[bout.exercise][bout.load_grams].append(rises[bout.session])
    return found


def _bands(loads: _ByLoad, unit: Unit) -> Iterator[tuple[str, list[_Rises]]]:
    """One band without a load, and up to three with one, each with its words."""
    if None in loads:
        yield NO_LOAD, loads[None]
    named = _by_number(loads, unit)
    for band in _parted({load: len(rises) for load, rises in named.items()}):
        yield _band_text(band, unit), [rise for load in band for rise in named[load]]


def _by_number(loads: _ByLoad, unit: Unit) -> dict[Decimal, list[_Rises]]:
    """The changes by the number that the load is shown as, since what reads alike is one load."""
    named: dict[Decimal, list[_Rises]] = {}
    for grams, rises in loads.items():
        if grams is not None:
            named.setdefault(Load.from_grams(grams, unit).number, []).extend(rises)
    return named


def _parted(sessions: Mapping[Decimal, int]) -> list[list[Decimal]]:
    """Loads in at most three bands, lightest first, with about equal numbers of sessions.

    Up to three loads are a band each. Of more, each goes whole to the third of all the sessions,
    ordered by load, that the middle of its own falls into.
    """
    ordered = sorted(sessions)
    if len(ordered) <= _MOST_BANDS:
        return [[load] for load in ordered]
    bands: list[list[Decimal]] = [[] for _ in range(_MOST_BANDS)]
    total, lighter = sum(sessions.values()), 0
    for load in ordered:
        bands[_MOST_BANDS * (2 * lighter + sessions[load]) // (2 * total)].append(load)
        lighter += sessions[load]
    return list(filter(None, bands))


def _band_text(band: list[Decimal], unit: Unit) -> str:
    lightest, heaviest = number(band[0]), number(band[-1])
    return f"{lightest} {unit}" if len(band) == 1 else f"{lightest}–{heaviest} {unit}"


def _association(exercise: str, band: str, lag: Lag, changes: list[float]) -> Association:
    worse = len([change for change in changes if change > 0])
    better = len([change for change in changes if change < 0])
    same = len(changes) - worse - better
    return Association(exercise, band, lag, worse, same, better, *_mean_interval(changes))


def _mean_interval(changes: list[float]) -> tuple[float, float, float]:
    """The mean and both ends of its 95 % interval; three times the same where nothing varied."""
    if min(changes) == max(changes):
        return changes[0], changes[0], changes[0]
    n = len(changes)
    mean = math.fsum(changes) / n
    variance = math.fsum([(change - mean) ** 2 for change in changes]) / (n - 1)
    margin = _student_quantile(n - 1) * math.sqrt(variance / n)
    return mean, mean - margin, mean + margin


def _student_quantile(freedom: int) -> float:
    """The 97.5 % quantile of Student's t, to within 0.0001 from seven degrees of freedom on.

    The expansion in powers of 1 / freedom around the normal quantile: Abramowitz and Stegun,
    Handbook of Mathematical Functions (1964), formula 26.7.5, with all four of its terms.

    Args:
        freedom: Degrees of freedom, one less than the number of values; at least seven.
    """
    x = 1.959963984540054
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    inverse = 1 / freedom
    return x + sum(term * inverse**power for power, term in enumerate(terms, start=1))
