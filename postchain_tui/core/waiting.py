"""Weight that has to wait: why a load is not taken before its gate."""

from __future__ import annotations

from postchain_tui.core.exercise import Exercise, Gate, Measure
from postchain_tui.core.formatting import number_word
from postchain_tui.core.load import Load
from postchain_tui.core.loading import uses_barbell

_SLACK_GRAMS = 50
"""What a bar may come out at too much, once its mass was converted to another unit."""


def refusal(exercise: Exercise, load: Load | None, bar: Load) -> str:
    """Why a load cannot be logged with an exercise, as one sentence; empty where it can be.

    Args:
        exercise: The exercise.
        load: The load; None where there is none.
        bar: What the empty bar weighs.
    """
    if load is None:
        return ""
    if not exercise.load_type.takes_load:
        return _waiting("Weight waits", exercise) if load.grams > 0 else ""
    is_empty_bar = uses_barbell(exercise) and exercise.load_step_grams == 0
    if is_empty_bar and load.grams > bar.grams + _SLACK_GRAMS:
        return _waiting("The bar stays empty", exercise)
    return ""


def _waiting(what: str, exercise: Exercise) -> str:
    if exercise.gate is None:
        return f"{exercise.name} is done without weight."
    return f"{what} until {_shown(exercise.gate)}."


def _shown(gate: Gate) -> str:
    """What a gate asks for, in words."""
    set_word, verb = ("set", "is") if gate.sets == 1 else ("sets", "are")
    unit = " s" if gate.measure is Measure.HOLD else ""
    most = gate.max_pain_during
    pain = "without pain" if most == 0 else f"with pain {most} at most"
    sessions = "" if gate.sessions == 1 else f" in {number_word(gate.sessions)} sessions running"
    sets = f"{number_word(gate.sets)} {set_word} of {gate.min_each}{unit}"
    return f"{sets} {verb} done {pain}{sessions}"
