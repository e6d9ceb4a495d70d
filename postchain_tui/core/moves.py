"""How an event moves a session: the value before and the event give the value after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from postchain_tui.core import events, replanning
from postchain_tui.core.diary import Declaration, DeclarationKind, SetKind, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Tempo
from postchain_tui.core.program import Role
from postchain_tui.core.session import (
    Brief,
    CheckIn,
    Closed,
    GetReady,
    Ready,
    Resting,
    Session,
    Side,
    State,
    Work,
    WrapUp,
)
from postchain_tui.core.timer import RestClock

_S = TypeVar("_S")


def moved(session: Session, event: events.Event) -> Session:
    """The session after an event.

    Raises:
        NotAllowedError: when the event cannot happen in the state that the session is in.
    """
    if not session.is_open:
        raise NotAllowedError("This session is closed. Start a new one from Today.")
    return _MOVES[type(event)](session, event)


def _expect(session: Session, kind: type[_S]) -> _S:
    if not isinstance(session.state, kind):
        raise NotAllowedError("That cannot be done at this point of the session.")
    return session.state


def _in_state(session: Session, state: State) -> Session:
    return replace(session, state=state)


def _work_begun(session: Session, at: datetime) -> Session:
    """The session with its next set under way, the rest before it measured.

    A rest is measured once: a set that was started and then left out ended it too.
    """
    sets = session.sets
    if sets and sets[-1].rest_ms is None:
        rest_ms = max(0, round((at - sets[-1].at).total_seconds() * 1000))
        sets = (*sets[:-1], replace(sets[-1], rest_ms=rest_ms))
    sided = session.current.exercise.unilateral
    work = Work(at, Side.LEFT, at) if sided else Work(at)
    return replace(session, sets=sets, state=work)


def _set_approached(session: Session, at: datetime) -> Session:
    """The session getting ready for a set, or in it where nothing leads it."""
    if session.current.is_paced and session.get_ready_seconds > 0:
        return _in_state(session, GetReady(at + timedelta(seconds=session.get_ready_seconds)))
    return _work_begun(session, at)


def _checked_in(session: Session, event: events.CheckedIn) -> Session:
    _expect(session, CheckIn)
    told = replace(
        session,
        pain_before=event.pain,
        place_before=event.place,
        spreading_before=event.spreading,
    )
    return told.arrived(session.position)


def _brief_read(session: Session, _event: events.BriefRead) -> Session:
    _expect(session, Brief)
    return _in_state(session, Ready())


def _readied(session: Session, event: events.Readied) -> Session:
    _expect(session, Ready)
    return _set_approached(session, event.at)


def _set_started(session: Session, event: events.SetStarted) -> Session:
    _expect(session, GetReady)
    return _work_begun(session, event.at)


def _side_switched(session: Session, event: events.SideSwitched) -> Session:
    work = _expect(session, Work)
    if work.side is not Side.LEFT:
        raise NotAllowedError("There is no other side to switch to.")
    pause = session.get_ready_seconds if session.current.is_paced else 0
    return _in_state(
        session,
        replace(
            work,
            side=Side.RIGHT,
            side_started_at=event.at + timedelta(seconds=pause),
            first_side_seconds=(event.at - work.started_at).total_seconds(),
        ),
    )


def _set_ended(session: Session, event: events.SetEnded) -> Session:
    work = _expect(session, Work)
    ended_at = max(event.at, work.started_at)
    clock = RestClock.of(session.current.dose.rest, ended_at)
    return _in_state(session, Resting(event.set_id, work, ended_at, clock))


def _set_logged(session: Session, event: events.SetLogged) -> Session:
    resting = _expect(session, Resting)
    sets, slots = session.sets, session.slots
    if resting.logged:
        sets, slots = sets[:-1], slots[:-1]
    record = _record(session, resting, event, ordinal=len(sets) + 1)
    return replace(
        session,
        sets=(*sets, record),
        slots=(*slots, session.position),
        state=replace(resting, logged=True),
    )


def _record(session: Session, resting: Resting, event: events.SetLogged, ordinal: int) -> SetRecord:
    planned = session.current
    reps = _all_reps(event)
    tempo = planned.leading_tempo
    if planned.is_hold:
        duration_ms, tension_ms = _hold_times(reps, event.hold_seconds)
    else:
        duration_ms, tension_ms = _work_times(reps, resting, tempo)
    return SetRecord(
        id=resting.set_id,
        exercise=planned.exercise.id,
        ordinal=ordinal,
        at=resting.ended_at,
        kind=SetKind.WARMUP if planned.role is Role.WARMUP else SetKind.WORK,
        reps=reps,
        reps_left=event.reps_left,
        reps_right=event.reps_right,
        load=event.load,
        duration_ms=duration_ms,
        rpe=event.rpe,
        pain=event.pain,
        tempo=None if tempo is None else str(tempo),
        time_under_tension_ms=tension_ms,
        note=event.note,
    )


def _all_reps(event: events.SetLogged) -> int | None:
    """The reps of both sides where they were told apart."""
    if event.reps_left is None or event.reps_right is None:
        return event.reps
    return event.reps_left + event.reps_right


def _work_times(reps: int | None, resting: Resting, tempo: Tempo | None) -> tuple[int, int]:
    """Milliseconds of the work, and of those that were under tension."""
    duration_ms = round((resting.ended_at - resting.work.started_at).total_seconds() * 1000)
    if tempo is None or reps is None:
        return duration_ms, duration_ms
    return duration_ms, reps * tempo.rep_seconds * 1000


def _hold_times(holds: int | None, hold_seconds: int | None) -> tuple[int | None, int | None]:
    """Milliseconds of one hold, and of all of them; holds that nobody counted are one."""
    if hold_seconds is None:
        return None, None
    return hold_seconds * 1000, hold_seconds * 1000 * (1 if holds is None else holds)


def _clocked(session: Session, change: Callable[[RestClock], RestClock]) -> Session:
    resting = _expect(session, Resting)
    return _in_state(session, replace(resting, clock=change(resting.clock)))


def _rest_adjusted(session: Session, event: events.RestAdjusted) -> Session:
    return _clocked(session, lambda clock: clock.adjusted(event.seconds, event.at))


def _rest_paused(session: Session, event: events.RestPaused) -> Session:
    return _clocked(session, lambda clock: clock.paused(event.at))


def _rest_resumed(session: Session, event: events.RestResumed) -> Session:
    return _clocked(session, lambda clock: clock.resumed(event.at))


def _rest_ended(session: Session, event: events.RestEnded) -> Session:
    resting = _expect(session, Resting)
    if not resting.logged:
        raise NotAllowedError("Say first what was done in the set.")
    if session.next_number is not None:
        return _set_approached(session, event.at)
    return session.arrived(session.position + 1)


def _after_scored(session: Session, event: events.AfterScored) -> Session:
    _expect(session, WrapUp)
    return replace(
        session,
        pain_after=event.pain,
        place_after=event.place,
        spreading_after=event.spreading,
    )


def _effort_rated(session: Session, event: events.EffortRated) -> Session:
    _expect(session, WrapUp)
    return replace(session, effort=event.effort)


def _form_answered(session: Session, event: events.FormAnswered) -> Session:
    _expect(session, WrapUp)
    others = tuple(pair for pair in session.form if pair[0] != event.exercise)
    answer = () if event.held is None else ((event.exercise, event.held),)
    return replace(session, form=(*others, *answer))


def _note_written(session: Session, event: events.NoteWritten) -> Session:
    return replace(session, note=event.text)


def _said(session: Session, event: events.Said) -> Session:
    said = Declaration(
        event.id, event.at, event.kind, event.value, event.reason, session.id, event.exercise
    )
    is_of_set = event.kind is DeclarationKind.CEILING and bool(session.sets)
    decided = (session.sets[-1].id,) if is_of_set else ()
    return replace(session, said=(*session.said, said), decided=(*session.decided, *decided))


def _finished(session: Session, event: events.Finished) -> Session:
    return _in_state(session, Closed(event.at, Status.FINISHED))


def _discarded(session: Session, event: events.Discarded) -> Session:
    return _in_state(session, Closed(event.at, Status.DISCARDED))


_MOVES: dict[type, Callable[[Session, Any], Session]] = {
    events.CheckedIn: _checked_in,
    events.PlanChanged: replanning.plan_changed,
    events.BriefRead: _brief_read,
    events.Readied: _readied,
    events.SetStarted: _set_started,
    events.SideSwitched: _side_switched,
    events.SetEnded: _set_ended,
    events.SetLogged: _set_logged,
    events.RestAdjusted: _rest_adjusted,
    events.RestPaused: _rest_paused,
    events.RestResumed: _rest_resumed,
    events.RestEnded: _rest_ended,
    events.ExerciseSkipped: replanning.exercise_skipped,
    events.Stopped: replanning.stopped,
    events.Swapped: replanning.swapped,
    events.SetAdded: replanning.set_added,
    events.PacingChosen: replanning.pacing_chosen,
    events.Said: _said,
    events.AfterScored: _after_scored,
    events.EffortRated: _effort_rated,
    events.FormAnswered: _form_answered,
    events.NoteWritten: _note_written,
    events.Finished: _finished,
    events.Discarded: _discarded,
}
