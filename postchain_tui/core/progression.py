"""What is due next for an exercise, and why.

The target of an exercise stays where it is: `start` for what was never done and `repeat` for what
was. What its gate asks for, and what of that the last time showed, is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.exercise import Dose, Exercise, LoadType
from postchain_tui.core.formatting import days_ago_text, dose_text
from postchain_tui.core.gates import Condition, conditions, working_sets
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Verdict
from postchain_tui.core.settings import Settings


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
    session = next((past for past in history if working_sets(past, exercise.id)), None)
    last = () if session is None else working_sets(session, exercise.id)
    asked: tuple[Condition, ...] = ()
    if exercise.gate is not None:
        asked = conditions(exercise, exercise.gate, session, injured=injured)
    return Decision(
        verdict=Verdict.START if session is None else Verdict.REPEAT,
        load=_load(exercise, last, settings),
        reason=_reason(exercise, dose, session, last, now),
        last=last,
        needs=tuple(condition.text for condition in asked),
        met=tuple(condition.text for condition in asked if condition.met),
    )


def _load(exercise: Exercise, last: tuple[SetRecord, ...], settings: Settings) -> Load | None:
    """The load of the last time; the empty bar weighs what it weighs."""
    if not exercise.load_type.takes_load:
        return None
    is_bar = any("barbell" in options for options in exercise.implements)
    if exercise.load_type is LoadType.EXTERNAL and exercise.load_step_grams == 0 and is_bar:
        return settings.bar
    return next((done.load for done in reversed(last) if done.load is not None), None)


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
    return " ".join(str(_count(done)) if _count(done) is not None else "–" for done in sets)


def _count(done: SetRecord) -> int | None:
    sides = [side for side in (done.reps_left, done.reps_right) if side is not None]
    return min(sides) if sides else done.reps


def _shortfall(dose: Dose, sets: tuple[SetRecord, ...]) -> str:
    """How far the last time was from the dose, in words; empty where it cannot be told."""
    if dose.reps is None or dose.hold_seconds is not None:
        return ""
    missing_sets = dose.sets - len(sets)
    if missing_sets > 0:
        return f", {missing_sets} of {dose.sets} sets not done"
    short = sum(max(0, dose.reps.low - (_count(done) or 0)) for done in sets[: dose.sets])
    if short:
        return f", {short} {'rep' if short == 1 else 'reps'} short of {dose.sets} × {dose.reps.low}"
    return ", all of the dose"
