"""What was done week by week, and how the week at hand stands against those before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from postchain_tui.core.bout import Bout, tension_seconds, tonnage_grams, with_exercises
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.span import monday

MEAN_WEEKS = 4
"""The week at hand is held against the mean of so many before it."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in one week, Monday to Sunday."""

    monday: date
    sets: int = 0
    reps: int | None = None
    """None where no reps were recorded."""
    tonnage_grams: int | None = None
    """None where nothing with a load was done."""
    tension_seconds: float = 0
    """Time under tension."""


@dataclass(frozen=True, slots=True)
class WeekChange:
    """A week up to now, against the mean of the four before it."""

    this: float
    mean: float

    @property
    def share(self) -> float | None:
        """The change as a share: 0.04 is four in a hundred more; None where the mean is nothing."""
        return None if self.mean == 0 else self.this / self.mean - 1


def weeks(
    bouts: Iterable[Bout],
    exercise_of: Callable[[str], Exercise | None],
    first: date,
    last: date,
) -> tuple[Week, ...]:
    """Every week that some days touch, each whole, those without training too; oldest first.

    Args:
        bouts: What was done; what lies in no such week is left out.
        exercise_of: Finds an exercise by its id; bouts of unknown ones are left out.
        first: The first of the days.
        last: The last of them.
    """
    of_week: dict[date, list[tuple[Exercise, Bout]]] = {day: [] for day in _mondays(first, last)}
    for exercise, bout in with_exercises(bouts, exercise_of):
        start = monday(bout.day)
        if start in of_week:
            of_week[start].append((exercise, bout))
    return tuple(_week(day, done) for day, done in of_week.items())


def _week(start: date, done: list[tuple[Exercise, Bout]]) -> Week:
    return Week(
        monday=start,
        sets=sum(bout.sets for _, bout in done),
        reps=_sum(bout.reps for _, bout in done),
        tonnage_grams=_sum(tonnage_grams(exercise, bout) for exercise, bout in done),
        tension_seconds=sum(tension_seconds(exercise, bout) for exercise, bout in done),
    )


def against_mean(
    told: tuple[Week, ...], amount: Callable[[Week], float | None]
) -> WeekChange | None:
    """The newest week against the mean of the four before it; None with fewer weeks.

    Args:
        told: Weeks, oldest first.
        amount: What of a week is compared; None counts as nothing done.
    """
    if len(told) <= MEAN_WEEKS:
        return None
    *before, this = (amount(week) or 0 for week in told[-MEAN_WEEKS - 1 :])
    return WeekChange(this, sum(before) / MEAN_WEEKS)


def _mondays(first: date, last: date) -> Iterable[date]:
    start = monday(first)
    while start <= last:
        yield start
        start += _WEEK


def _sum(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
