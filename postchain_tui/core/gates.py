"""What a gate asks for, and what of it one session showed."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord
from postchain_tui.core.exercise import Exercise, Gate, Measure

REST_GRACE_SECONDS = 30
"""A rest may be that much longer than prescribed and still count."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a gate asks for, and whether the session showed it."""

    text: str
    met: bool


def working_sets(session: SessionRecord, exercise: str) -> tuple[SetRecord, ...]:
    """The sets of an exercise in a session that count, warm-ups left out."""
    return tuple(
        done
        for done in session.sets
        if done.exercise == exercise and done.kind is not SetKind.WARMUP
    )


def conditions(
    exercise: Exercise, gate: Gate, session: SessionRecord | None, *, injured: bool
) -> tuple[Condition, ...]:
    """Every condition of a gate, held against the last session with the exercise."""
    sets = () if session is None else working_sets(session, exercise.id)
    asked = [
        Condition(_dose_words(gate), _dose_done(gate, sets)),
        Condition(_pain_words(gate), _pain_within(gate, sets)),
    ]
    if gate.rest_seconds is not None:
        longest = gate.rest_seconds + REST_GRACE_SECONDS
        asked.append(Condition(f"rests of {longest} s at most", _rests_kept(longest, sets)))
    if gate.max_rest_pain is not None:
        before = None if session is None else session.pain_before
        words = f"pain before the session {gate.max_rest_pain} at most"
        asked.append(Condition(words, before is not None and before <= gate.max_rest_pain))
    if gate.mastered:
        held = session is not None and exercise.id in session.form_ok
        asked.append(Condition("form held in every rep", held))
    asked.append(Condition("back settled the next morning", _settled(session)))
    if gate.not_injured:
        asked.append(Condition("not injured", not injured))
    return tuple(asked)


def _dose_words(gate: Gate) -> str:
    unit = "" if gate.measure is Measure.REPS else " s"
    return f"{gate.sets} sets of {gate.min_each}{unit} or more"


def _pain_words(gate: Gate) -> str:
    if gate.max_pain_during == 0:
        return "no pain in any set"
    return f"pain {gate.max_pain_during} at most in every set"


def _reached(gate: Gate, done: SetRecord) -> bool:
    if gate.measure is Measure.HOLD:
        return done.duration_ms is not None and done.duration_ms >= gate.min_each * 1000
    sides = [side for side in (done.reps_left, done.reps_right) if side is not None]
    reps = min(sides) if sides else done.reps
    return reps is not None and reps >= gate.min_each


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
