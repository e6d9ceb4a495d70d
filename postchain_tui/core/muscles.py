"""How many hard sets each muscle gets in a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from postchain_tui.core.bout import Bout, with_exercises
from postchain_tui.core.exercise import Exercise

PRIMARY = 1.0
"""What a set counts for a muscle that it trains first of all."""

SECONDARY = 0.5
"""What it counts for one that helps (fractional counting: Pelland 2024)."""


@dataclass(frozen=True, slots=True)
class MuscleSets:
    """What one muscle got."""

    muscle: str
    """Muscle id."""
    sets_per_week: float
    """Hard sets in a week on average, those it only helps in counted half."""


def muscle_sets(
    bouts: Iterable[Bout],
    exercise_of: Callable[[str], Exercise | None],
    first: date,
    last: date,
) -> tuple[MuscleSets, ...]:
    """Hard sets per muscle and week over some days, the most first.

    Args:
        bouts: What was done; what lies outside of the days is left out.
        exercise_of: Finds an exercise by its id; bouts of unknown ones are left out.
        first: The first of the days.
        last: The last of them; fewer than seven days count as a week.
    """
    within = (bout for bout in bouts if first <= bout.day <= last)
    found = _counted(with_exercises(within, exercise_of))
    weeks = max(1.0, ((last - first).days + 1) / 7)
    counted = (MuscleSets(muscle, sets / weeks) for muscle, sets in found.items() if sets)
    return tuple(sorted(counted, key=lambda one: (-one.sets_per_week, one.muscle)))


def _counted(done: Iterable[tuple[Exercise, Bout]]) -> dict[str, float]:
    """The hard sets of each muscle, by its id."""
    found: defaultdict[str, float] = defaultdict(float)
    for exercise, bout in done:
        for muscle, share in _shares(exercise):
            found[muscle] += share * bout.hard_sets
    return found


def _shares(exercise: Exercise) -> Iterable[tuple[str, float]]:
    yield from ((muscle, PRIMARY) for muscle in exercise.muscles.primary)
    yield from ((muscle, SECONDARY) for muscle in exercise.muscles.secondary)
