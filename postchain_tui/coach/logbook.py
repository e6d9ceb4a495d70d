"""Sessions told after the fact: what `log` puts on record, as facts and without judging them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import Namer
from postchain_tui.core.activity import DEADLIFT, is_deadlift
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    SessionRecord,
    SetKind,
    SetRecord,
    Status,
    worst_pain,
)
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.exercise import Exercise, linked
from postchain_tui.core.formatting import count_text
from postchain_tui.core.parsing import parse_log
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Program
from postchain_tui.core.typed import ExerciseText, SetText
from postchain_tui.core.warmup import suggested
from postchain_tui.store import diary, ids, records

SOURCE = "log"
"""Marks the sessions that were made here."""

EXTENDED_WITHIN = timedelta(hours=3)
"""A later log belongs to the same session when it comes so soon after its end."""

_LESS = frozenset({Verdict.REGRESS, Verdict.REDUCE})

_A_MOMENT = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is told about a session besides its sets. What is None was not told."""

    at: datetime
    """When it was."""
    pain_before: int | None = None
    pain_after: int | None = None
    effort: float | None = None
    note: str = ""
    form_ok: bool = False
    """Is the form checklist ticked for every exercise of the text?"""
    activity: str | None = None
    """What else was done that day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one text."""

    session: SessionRecord
    """The session as it is on record now."""
    sets: tuple[SetRecord, ...]
    """What was added to it."""
    extended: bool
    """Was the session there before?"""


def log(coach: Coach, text: str, told: Circumstances) -> Entry:
    """Put sets on record, in the newest session if it ended within three hours, else in a new one.

    Raises:
        InputError: when the text cannot be read or a name is not clear; nothing was written.
        NotAllowedError: when a session is open in the app; nothing was written.
        NotSavedError: when the file could not be written to.
    """
    exercises = _read(coach, text)
    _refuse_while_open(coach, told.at)
    sets = _sets(exercises, told.at)
    what = f"log {count_text(len(sets), 'set')}"
    earlier = _to_extend(coach, told.at)
    session_id = ids.new_id(told.at) if earlier is None else earlier.id
    if earlier is None:
        _create(coach, session_id, tuple(exercise for exercise, _ in exercises), sets, told, what)
    else:
        records.append(coach.store, session_id, _addition(sets, told), what)
    session = diary.session(coach.store, session_id)
    if session is None:
        raise NotAllowedError("The session was thrown away meanwhile. Log it again.")
    return Entry(session, session.sets[-len(sets) :], extended=earlier is not None)


def warmups(coach: Coach, entry: Entry, activity: str | None) -> tuple[Exercise, ...]:
    """What warms up for an activity; where none was told, for the deadlifts that were done."""
    if activity is None:
        done = (coach.library.exercise(one.exercise) for one in entry.sets)
        activity = DEADLIFT if any(map(is_deadlift, done)) else ""
    return suggested(activity, coach.library.all())


def before_their_gate(coach: Coach, entry: Entry) -> tuple[Exercise, ...]:
    """Those of the exercises done that are above the rung which was reached by now."""
    above = frozenset().union(*(_above(coach, due.decision.reached) for due in coach.today().work))
    working = (one.exercise for one in entry.sets if one.kind is not SetKind.WARMUP)
    return tuple(coach.library.exercise(one) for one in dict.fromkeys(working) if one in above)


@dataclass(frozen=True, slots=True)
class TooPainful:
    """An exercise with more pain in a set than the ceiling allows."""

    exercise: Exercise
    pain: int
    steps_back: bool
    """Does the plan ask for less of it the next time?"""


def too_painful(coach: Coach, entry: Entry) -> tuple[TooPainful, ...]:
    """Those of the exercises done whose pain was above the ceiling."""
    ceiling = coach.settings.ceiling
    back = _stepping_back(coach, entry)
    worst = {
        exercise: worst_pain(one for one in entry.sets if one.exercise == exercise)
        for exercise in dict.fromkeys(one.exercise for one in entry.sets)
    }
    return tuple(
        TooPainful(coach.library.exercise(exercise), pain, exercise in back)
        for exercise, pain in worst.items()
        if pain is not None and pain > ceiling
    )


def _stepping_back(coach: Coach, entry: Entry) -> frozenset[str]:
    """Ids of the exercises that have gone back; none where a later session decides that."""
    newest = diary.latest_finished(coach.store, coach.clock.now())
    if newest is None or newest.id != entry.session.id:
        return frozenset()
    decisions = (due.decision for due in coach.today().work)
    return frozenset(one.reached for one in decisions if one.verdict in _LESS)


def _above(coach: Coach, exercise: str) -> frozenset[str]:
    """All that a ladder leads to from an exercise on."""
    begin = coach.library.exercise(exercise)
    return linked(begin, coach.known_exercise, lambda one: one.ladder.progressions)


def _read(coach: Coach, text: str) -> tuple[tuple[Exercise, ExerciseText], ...]:
    """What the text says, with the exercises that its names stand for."""
    chosen = coach.settings
    namer = Namer(coach.library, coach.today().plan, chosen.bar)
    entries = parse_log(text, chosen.units, namer.knows)
    return tuple((_meant(namer, entry), entry) for entry in entries)


def _meant(namer: Namer, entry: ExerciseText) -> Exercise:
    try:
        return namer.exercise(entry)
    except InputError as error:
        place = f"character {entry.position + 1}"
        raise InputError(f"{place}: {error} Nothing was saved.") from error


def _refuse_while_open(coach: Coach, at: datetime) -> None:
    open_session = diary.under_way(coach.store)
    if open_session is not None and at >= open_session.started_at:
        raise NotAllowedError(
            f"A session is open in the app since {open_session.started_at:%Y-%m-%d %H:%M}, and is "
            "not extended from here. Finish or discard it there first. Nothing was saved."
        )


def _to_extend(coach: Coach, at: datetime) -> SessionRecord | None:
    """The newest session, if it was made by a log and is not over for long."""
    newest = diary.sessions(coach.store, 1, until=at + _A_MOMENT)
    if not newest or newest[0].source != SOURCE:
        return None
    return newest[0] if at - newest[0].last_at <= EXTENDED_WITHIN else None


def _addition(sets: tuple[SetRecord, ...], told: Circumstances) -> records.Addition:
    return records.Addition(
        sets,
        told.note,
        told.effort,
        told.pain_before,
        told.pain_after,
        _ticked(sets, told),
        _said(told),
    )


def _create(
    coach: Coach,
    session_id: str,
    exercises: tuple[Exercise, ...],
    sets: tuple[SetRecord, ...],
    told: Circumstances,
    what: str,
) -> None:
    program = coach.program
    belongs = _belongs(coach, program, exercises)
    record = SessionRecord(
        id=session_id,
        started_at=told.at,
        ended_at=told.at,
        source=SOURCE,
        name=program.name if belongs else "",
        status=Status.FINISHED,
        sets=sets,
        note=told.note,
        effort=told.effort,
        pain_before=told.pain_before,
        pain_after=told.pain_after,
        form_ok=_ticked(sets, told),
        said=_said(told),
    )
    if belongs:
        records.create(coach.store, record, program.id, what, coach.today().day_and_stage)
    else:
        records.create(coach.store, record, None, what)


def _belongs(coach: Coach, program: Program, exercises: tuple[Exercise, ...]) -> bool:
    """Is any of the exercises of a family that the program trains?"""
    families = set(map(coach.library.family_of, program.exercises))
    return any(exercise.family in families for exercise in exercises)


def _ticked(sets: tuple[SetRecord, ...], told: Circumstances) -> tuple[str, ...]:
    return tuple(dict.fromkeys(done.exercise for done in sets)) if told.form_ok else ()


def _said(told: Circumstances) -> tuple[Declaration, ...]:
    if told.activity is None:
        return ()
    return (Declaration(ids.new_id(told.at), told.at, DeclarationKind.ACTIVITY, told.activity),)


def _sets(
    exercises: tuple[tuple[Exercise, ExerciseText], ...], at: datetime
) -> tuple[SetRecord, ...]:
    typed = [(exercise, done) for exercise, entry in exercises for done in entry.sets]
    return tuple(
        _set(exercise, done, ordinal, at) for ordinal, (exercise, done) in enumerate(typed, start=1)
    )


def _set(exercise: Exercise, typed: SetText, ordinal: int, at: datetime) -> SetRecord:
    done = typed.each_side() if exercise.unilateral else typed
    return SetRecord(
        id=ids.new_id(at),
        exercise=exercise.id,
        ordinal=ordinal,
        at=at,
        kind=done.kind,
        reps=done.reps,
        reps_left=done.reps_left,
        reps_right=done.reps_right,
        load=done.load,
        duration_ms=_milliseconds(done.hold_seconds),
        rpe=done.rpe,
        pain=done.pain,
        rest_ms=_milliseconds(done.rest_seconds),
        note=done.note,
    )


def _milliseconds(seconds: int | None) -> int | None:
    return None if seconds is None else seconds * 1000
