"""What else is done on a training day, and the short warm-up that may open it."""

from __future__ import annotations

from postchain_tui.core.exercise import Exercise, Range

DEADLIFT = "deadlift"

WARMUP_SETS = Range(1, 2)
"""How many sets such a warm-up takes."""
WARMUP_REPS = 10
"""Reps of each of them."""

_HINGES = "hinge"


def is_deadlift(exercise: Exercise) -> bool:
    """Does it count as a deadlift? A loaded hinge does, a drill without a load does not."""
    return exercise.family == _HINGES and exercise.load_type.takes_load
