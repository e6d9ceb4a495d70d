"""One exercise in one session, its working sets summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from postchain_tui.core.exercise import Exercise, LoadType, Measure

HARD_RIR = 4
"""A set counts as a hard one with at most so many reps left (Pelland 2024; science of volume)."""


@dataclass(frozen=True, slots=True)
class Bout:
    """The working sets of one exercise in one finished session. What is None was not recorded."""

    session: str
    """Id of the session."""
    exercise: str
    """Id of the exercise."""
    at: datetime
    """When the session started, on the person's own clock."""
    sets: int
    hard_sets: int
    """Sets with at most four reps left; those whose effort was not recorded count as well."""
    reps: int | None
    """Reps of all sets, both sides counted."""
    gram_reps: int | None
    """The sum of load in grams × reps, the load as it was typed: that of one hand."""
    load_grams: int | None
    """The heaviest load."""
    tension_ms: int
    """Time under tension of the sets that it was measured of."""
    unclocked_reps: int
    """Reps of the sets whose time under tension was not measured."""
    unclocked_hold_ms: int
    """Holds of the sets whose time under tension was not measured: length × number."""
    worst_pain: int | None
    """The worst pain in any set."""
    mean_rpe: float | None
    """Mean effort of the sets that it was recorded of."""

    @property
    def day(self) -> date:
        """The person's own calendar day."""
        return self.at.date()


def with_exercises(
    bouts: Iterable[Bout], exercise_of: Callable[[str], Exercise | None]
) -> Iterator[tuple[Exercise, Bout]]:
    """The bouts, each with its exercise; those of exercises that nobody knows are left out."""
    for bout in bouts:
        exercise = exercise_of(bout.exercise)
        if exercise is not None:
            yield exercise, bout


def tonnage_grams(exercise: Exercise, bout: Bout) -> int | None:
    """Load × reps, the bar included and both dumbbells counted; None without any load.

    Bodyweight and bands are not turned into kilograms.
    """
    if bout.gram_reps is None:
        return None
    return bout.gram_reps * (2 if exercise.load_type is LoadType.EXTERNAL_PER_HAND else 1)


def tension_seconds(exercise: Exercise, bout: Bout) -> float:
    """Time under tension: measured where it was, else reps × prescribed tempo, or the holds."""
    measured = bout.tension_ms / 1000
    if exercise.measure is Measure.HOLD:
        return measured + bout.unclocked_hold_ms / 1000
    tempo = exercise.dose.tempo
    return measured + (0 if tempo is None else bout.unclocked_reps * tempo.rep_seconds)
