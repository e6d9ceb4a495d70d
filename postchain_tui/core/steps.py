"""What comes next in a session: by the big key, by itself, and on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from postchain_tui.core import events, pacer
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import (
    Brief,
    GetReady,
    Ready,
    Resting,
    Session,
    Side,
    Work,
)
from postchain_tui.core.timer import RestClock

_FRAME = timedelta(milliseconds=200)
"""How often the bar of the pacer moves."""
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)

_NEXT: dict[type, Callable[[datetime], events.Event]] = {
    Brief: events.BriefRead,
    Ready: events.Readied,
    GetReady: events.SetStarted,
}


def forward(session: Session, now: datetime, set_id: str) -> events.Event | None:
    """The event of the big key; None where a question has to be answered first.

    Args:
        session: The session as it stands.
        now: The moment of the key.
        set_id: The id for a set that the key ends.
    """
    match session.state:
        case Brief() | Ready() | GetReady() as waiting:
            return _NEXT[type(waiting)](now)
        case Work(side=Side.LEFT):
            return events.SideSwitched(now)
        case Work():
            return events.SetEnded(now, set_id)
        case Resting(logged=True):
            return events.RestEnded(now)
        case _:
            return None


def due(session: Session, now: datetime) -> events.Event | None:
    """The event that happens by itself by now; only the end of get ready does."""
    if isinstance(session.state, GetReady) and now >= session.state.until:
        return events.SetStarted(session.state.until, by_itself=True)
    return None


def elapsed_work(work: Work, now: datetime) -> float:
    """Seconds of work on the side at hand; negative while sides are being switched."""
    return (now - work.paced_from).total_seconds()


def paced_beat(session: Session, work: Work, now: datetime) -> pacer.Beat | None:
    """Where the pacer is; None where no tempo leads the set."""
    return _paced_after(session.current, elapsed_work(work, now))


def hold_beat(session: Session, work: Work, now: datetime) -> pacer.HoldBeat | None:
    """Where the holds are; None where reps are counted."""
    return _held_after(session.current, elapsed_work(work, now))


def _paced_after(planned: Planned, seconds: float) -> pacer.Beat | None:
    tempo = planned.leading_tempo
    return None if tempo is None else pacer.beat(tempo, planned.exercise.begins_with, seconds)


def _held_after(planned: Planned, seconds: float) -> pacer.HoldBeat | None:
    target = planned.dose.hold_seconds
    if target is None or not planned.is_hold:
        return None
    return pacer.hold_beat(target.low, planned.dose.least_reps, seconds)


def proposed_set(session: Session) -> events.SetLogged | None:
    """What the set that just ended most likely was, to be confirmed; None outside a rest.

    Reps are those the pacer counted, on each side for itself, else the last time's, else the
    target's.
    """
    state = session.state
    if not isinstance(state, Resting):
        return None
    if state.logged:
        return _as_logged(session)
    work, seconds = state.work, elapsed_work(state.work, state.ended_at)
    proposal = events.SetLogged(
        at=state.ended_at,
        reps=_proposed_reps(session, work.side, seconds),
        load=_proposed_load(session),
        hold_seconds=_held_seconds(session.current, seconds),
    )
    if work.side is None:
        return proposal
    first_seconds = seconds if work.first_side_seconds is None else work.first_side_seconds
    left = _proposed_reps(session, Side.LEFT, first_seconds)
    right = _proposed_reps(session, Side.RIGHT, seconds)
    return replace(proposal, reps=left + right, reps_left=left, reps_right=right)


def _as_logged(session: Session) -> events.SetLogged:
    done = session.sets[-1]
    hold_ms = done.duration_ms if session.current.is_hold else None
    return events.SetLogged(
        at=done.at,
        reps=done.reps,
        reps_left=done.reps_left,
        reps_right=done.reps_right,
        load=done.load,
        hold_seconds=None if hold_ms is None else hold_ms // 1000,
        rpe=done.rpe,
        pain=done.pain,
        note=done.note,
    )


def _proposed_load(session: Session) -> Load | None:
    planned = session.current
    if not planned.takes_load:
        return None
    here = session.sets_here
    return here[-1].load if here else planned.load


def _proposed_reps(session: Session, side: Side | None, seconds: float) -> int:
    planned = session.current
    if (paced := _paced_after(planned, seconds)) is not None:
        return paced.done
    if (held := _held_after(planned, seconds)) is not None:
        return max(1, held.done)
    last = planned.last_set(session.set_number)
    reps = None if last is None else _reps_of(last, side)
    return planned.dose.most_reps if reps is None else reps


def _reps_of(done: SetRecord, side: Side | None) -> int | None:
    """Reps of one side; half of the sum where the sides were not told apart."""
    if side is None or done.reps is None:
        return done.reps
    on_side = done.reps_left if side is Side.LEFT else done.reps_right
    return (done.reps + 1) // 2 if on_side is None else on_side


def _held_seconds(planned: Planned, seconds: float) -> int | None:
    """Length of the holds: the target's, or what the only hold came to; None without holds."""
    held, target = _held_after(planned, seconds), planned.dose.hold_seconds
    if held is None or target is None:
        return None
    return target.low if held.hold > 1 else max(1, round(target.low - held.seconds_left))


def next_change(session: Session, now: datetime) -> datetime | None:
    """The next moment at which the clock on the screen reads differently; None if it rests."""
    match session.state:
        case GetReady(until=until):
            return _next_step(until, now, _SECOND)
        case Work(paced_from=mark):
            return _next_step(mark, now, _work_step(session, mark, now))
        case Resting(clock=RestClock(paused_at=None, runs_from=mark)):
            return _next_step(mark, now, _SECOND)
        case Resting():
            return None
        case _:
            return _next_step(session.started_at, now, _MINUTE)


def _work_step(session: Session, mark: datetime, now: datetime) -> timedelta:
    is_moving = session.current.is_paced and now >= mark
    return _FRAME if is_moving else _SECOND


def _next_step(mark: datetime, now: datetime, step: timedelta) -> datetime:
    """The first moment after now that is a whole number of steps from the mark."""
    return mark + ((now - mark) // step + 1) * step
