"""How much was done: tonnage, and how long a session takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Dose, Exercise, LoadType, RestMode
from postchain_tui.core.plan import Planned

AS_NEEDED_SECONDS = 60
"""What a rest as needed is reckoned at when the length of a session is estimated."""

CHANGE_SECONDS = 60
"""Setting up for an exercise."""

_SECONDS_A_REP = 3


def set_tonnage_grams(exercise: Exercise, done: SetRecord) -> int | None:
    """Load × reps of one set, the bar included and both dumbbells counted.

    None where there is no load: bodyweight and bands are not turned into kilograms.
    """
    if done.load is None or done.reps is None:
        return None
    hands = 2 if exercise.load_type is LoadType.EXTERNAL_PER_HAND else 1
    return done.load.grams * done.reps * hands


def tonnage_grams(
    sets: Iterable[SetRecord],
    exercise_of: Callable[[str], Exercise | None],
    families: frozenset[str] | None = None,
) -> int | None:
    """The tonnage of several sets, of some families only if so asked; None without any load."""
    of_each = (_grams_in(families, exercise_of(done.exercise), done) for done in sets)
    known = [grams for grams in of_each if grams is not None]
    return sum(known) if known else None


def _grams_in(
    families: frozenset[str] | None, exercise: Exercise | None, done: SetRecord
) -> int | None:
    """The tonnage of a set whose exercise is known and of those families."""
    if exercise is None or (families is not None and exercise.family not in families):
        return None
    return set_tonnage_grams(exercise, done)


def work_seconds(exercise: Exercise, dose: Dose) -> int:
    """About how long one set takes."""
    sides = 2 if exercise.unilateral else 1
    if dose.hold_seconds is not None:
        return dose.hold_seconds.low * dose.most_reps * sides
    a_rep = dose.tempo.rep_seconds if dose.tempo else _SECONDS_A_REP
    return a_rep * dose.most_reps * sides


def estimated_seconds(plan: Iterable[Planned]) -> int:
    """About how long a plan takes, from the doses and rests it prescribes."""
    total = 0
    for planned in plan:
        rest = planned.dose.rest
        rest_seconds = rest.seconds if rest.mode is RestMode.COUNTDOWN else AS_NEEDED_SECONDS
        a_set = work_seconds(planned.exercise, planned.dose) + (rest_seconds or 0)
        total += CHANGE_SECONDS + planned.dose.sets * a_set
    return total
