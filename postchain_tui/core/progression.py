"""What is due next for an exercise, and why.

The target of an exercise stays where it is: `start` for what was never done and `repeat` for what
was. What its gate asks for, and what of that the last time showed, is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.formatting import NOTHING, count_text, days_ago_text, dose_text
from postchain_tui.core.gates import Condition, conditions, working_sets
from postchain_tui.core.load import Load
from postchain_tui.core.loading import uses_barbell
from postchain_tui.core.plan import Verdict
from postchain_tui.core.settings import Settings

_ALL_DONE = ", all of the dose"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is due for one exercise."""

    verdict: Verdict
    load: Load | None
    """Load to lift, per hand for dumbbells; None where there is none or nobody has set it."""
    reason: str
    """One sentence in plain words that names the evidence."""
    last: tuple[SetRecord, ...]
    """Its working sets of the last time."""
    needs: tuple[str, ...]
    """What the gate to the next rung asks for."""
    met: tuple[str, ...]
    """What of that the last time showed."""


def decide(
    exercise: Exercise,
    dose: Dose,
    history: tuple[SessionRecord, ...],
    settings: Settings,
    now: datetime,
    *,
    injured: bool,
) -> Decision:
    """What is due for an exercise.

    Args:
        exercise: The exercise.
        dose: The dose that the program prescribes.
        history: Finished sessions with the exercise, newest first.
        settings: The training settings.
        now: The moment.
        injured: Did the person say that something is injured?
    """
    session = _last_time(exercise, history)
    last = working_sets(session, exercise.id)
    asked = _asked(exercise, session, injured=injured)
    return Decision(
        verdict=Verdict.REPEAT if last else Verdict.START,
        load=_load(exercise, last, settings),
        reason=_reason(exercise, dose, session, last, now),
        last=last,
        needs=tuple(condition.text for condition in asked),
        met=tuple(condition.text for condition in asked if condition.met),
    )


def _last_time(exercise: Exercise, history: tuple[SessionRecord, ...]) -> SessionRecord | None:
    return next((past for past in history if working_sets(past, exercise.id)), None)


def _asked(
    exercise: Exercise, session: SessionRecord | None, *, injured: bool
) -> tuple[Condition, ...]:
    if exercise.gate is None:
        return ()
    return conditions(exercise, exercise.gate, session, injured=injured)


def _load(exercise: Exercise, last: tuple[SetRecord, ...], settings: Settings) -> Load | None:
    """The load of the last time; the empty bar weighs what it weighs."""
    if not exercise.load_type.takes_load:
        return None
    if _is_empty_bar(exercise):
        return settings.bar
    return next((done.load for done in reversed(last) if done.load is not None), None)


def _is_empty_bar(exercise: Exercise) -> bool:
    return uses_barbell(exercise) and exercise.load_step_grams == 0


def _reason(
    exercise: Exercise,
    dose: Dose,
    session: SessionRecord | None,
    last: tuple[SetRecord, ...],
    now: datetime,
) -> str:
    target = dose_text(dose.sets, dose.reps, dose.hold_seconds, exercise.unilateral)
    if session is None:
        return f"First time: start with {target}."
    when = days_ago_text((now.date() - session.local_date).days)
    return f"Same again: {_counts(last)} {when}{_shortfall(dose, last)}."


def _counts(sets: tuple[SetRecord, ...]) -> str:
    counts = (done.least_reps for done in sets)
    return " ".join(NOTHING if reps is None else str(reps) for reps in counts)


def _shortfall(dose: Dose, sets: tuple[SetRecord, ...]) -> str:
    """How far the last time was from the dose, in words; empty where it cannot be told."""
    if dose.reps is None or dose.hold_seconds is not None:
        return ""
    missing_sets = dose.sets - len(sets)
    if missing_sets > 0:
        return f", {missing_sets} of {dose.sets} sets not done"
    low = dose.reps.low
    short = _reps_short(low, sets[: dose.sets])
    return f", {count_text(short, 'rep')} short of {dose.sets} × {low}" if short else _ALL_DONE


def _reps_short(low: int, sets: tuple[SetRecord, ...]) -> int:
    return sum(max(0, low - (done.least_reps or 0)) for done in sets)
