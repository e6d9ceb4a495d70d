"""What a gate asks for, and what of it one session showed."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord
from postchain_tui.core.exercise import Exercise, Gate, Measure
from postchain_tui.core.formatting import count_text

REST_GRACE_SECONDS = 30
"""A rest may be that much longer than prescribed and still count."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a gate asks for, and whether the session showed it."""

    text: str
    met: bool


def working_sets(session: SessionRecord | None, exercise: str) -> tuple[SetRecord, ...]:
    """The sets of an exercise in a session that count, warm-ups left out; none without one."""
    if session is None:
        return ()
    return tuple(
        done
        for done in session.sets
        if done.exercise == exercise and done.kind is not SetKind.WARMUP
    )


def conditions(
    exercise: Exercise, gate: Gate, session: SessionRecord | None, *, injured: bool
) -> tuple[Condition, ...]:
    """Every condition of a gate, held against the last session with the exercise."""
    sets = working_sets(session, exercise.id)
    asked = (
        Condition(_dose_words(gate), _dose_done(gate, sets)),
        Condition(_pain_words(gate), _pain_within(gate, sets)),
        _rests(gate, sets),
        _pain_before(gate, session),
        _form(gate, exercise, session),
        Condition("back settled the next morning", _settled(session)),
        Condition("not injured", not injured) if gate.not_injured else None,
    )
    return tuple(condition for condition in asked if condition is not None)


def _rests(gate: Gate, sets: tuple[SetRecord, ...]) -> Condition | None:
    if gate.rest_seconds is None:
        return None
    longest_seconds = gate.rest_seconds + REST_GRACE_SECONDS
    return Condition(f"rests of {longest_seconds} s at most", _rests_kept(longest_seconds, sets))


def _pain_before(gate: Gate, session: SessionRecord | None) -> Condition | None:
    if gate.max_rest_pain is None:
        return None
    before = None if session is None else session.pain_before
    is_low = before is not None and before <= gate.max_rest_pain
    return Condition(f"pain before the session {gate.max_rest_pain} at most", is_low)


def _form(gate: Gate, exercise: Exercise, session: SessionRecord | None) -> Condition | None:
    if not gate.mastered:
        return None
    is_ticked = session is not None and exercise.id in session.form_ok
    return Condition("form held in every rep", is_ticked)


def _dose_words(gate: Gate) -> str:
    unit = "" if gate.measure is Measure.REPS else " s"
    return f"{count_text(gate.sets, 'set')} of {gate.min_each}{unit} or more"


def _pain_words(gate: Gate) -> str:
    if gate.max_pain_during == 0:
        return "no pain in any set"
    return f"pain {gate.max_pain_during} at most in every set"


def _reached(gate: Gate, done: SetRecord) -> bool:
    if gate.measure is Measure.HOLD:
        return done.duration_ms is not None and done.duration_ms >= gate.min_each * 1000
    return done.least_reps is not None and done.least_reps >= gate.min_each


def _dose_done(gate: Gate, sets: tuple[SetRecord, ...]) -> bool:
    return sum(_reached(gate, done) for done in sets) >= gate.sets


def _pain_within(gate: Gate, sets: tuple[SetRecord, ...]) -> bool:
    scores = [done.pain for done in sets]
    return bool(scores) and all(
        score is not None and score <= gate.max_pain_during for score in scores
    )


def _rests_kept(longest_seconds: int, sets: tuple[SetRecord, ...]) -> bool:
    """A rest that was not recorded counts as taken as prescribed; the last set's counts never."""
    return bool(sets) and all(
        done.rest_ms is None or done.rest_ms <= longest_seconds * 1000 for done in sets[:-1]
    )


def _settled(session: SessionRecord | None) -> bool:
    if session is None or session.pain_morning is None:
        return False
    return session.pain_before is not None and session.pain_morning <= session.pain_before
