"""Weight that has to wait: why a load is not taken before its gate."""

from __future__ import annotations

import math

from postchain_tui.core.exercise import Exercise, Gate, Measure
from postchain_tui.core.formatting import count_words
from postchain_tui.core.load import Load
from postchain_tui.core.loading import is_empty_bar

_SLACK_GRAMS = 50
"""What a bar may come out at too much, once its mass was converted to another unit."""


def refusal(exercise: Exercise, load: Load | None, bar: Load) -> str:
    """Why a load cannot be logged with an exercise, as one sentence; empty where it can be.

    Args:
        exercise: The exercise.
        load: The load; None where there is none.
        bar: What the empty bar weighs.
    """
    if load is None or load.grams <= _most_grams(exercise, bar):
        return ""
    is_bar = is_empty_bar(exercise)
    return _waiting("The bar stays empty" if is_bar else "Weight waits", exercise)


def _most_grams(exercise: Exercise, bar: Load) -> float:
    """What may be lifted in an exercise; infinite where its load may rise."""
    if not exercise.load_type.takes_load:
        return 0
    return bar.grams + _SLACK_GRAMS if is_empty_bar(exercise) else math.inf


def _waiting(what: str, exercise: Exercise) -> str:
    if exercise.gate is None:
        return f"{exercise.name} is done without weight."
    return f"{what} until {_shown(exercise.gate)}."


def _shown(gate: Gate) -> str:
    """What a gate asks for, in words."""
    verb = "is" if gate.sets == 1 else "are"
    unit = " s" if gate.measure is Measure.HOLD else ""
    most = gate.max_pain_during
    pain = "without pain" if most == 0 else f"with pain {most} at most"
    times = "" if gate.sessions == 1 else f" in {count_words(gate.sessions, 'session')} running"
    return f"{count_words(gate.sets, 'set')} of {gate.min_each}{unit} {verb} done {pain}{times}"
