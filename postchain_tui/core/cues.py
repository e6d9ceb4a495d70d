"""What is told of a session off the screen: cues to be heard, and how far a rest is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from postchain_tui.core import pacer
from postchain_tui.core.exercise import Phase, Tempo
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import GetReady, Resting, Session, Side, Work
from postchain_tui.core.steps import elapsed_work
from postchain_tui.core.timer import CUES

COUNTED_SECONDS = 5
"""So many seconds before work begins are counted aloud, at most."""

_LATE_SECONDS = 0.75
"""What was due longer ago is not heard any more; less than the second between two cues."""


class Cue(StrEnum):
    """A moment that is heard."""

    READY_5 = "ready 5"
    READY_4 = "ready 4"
    READY_3 = "ready 3"
    READY_2 = "ready 2"
    READY_1 = "ready 1"
    WORK_BEGINS = "work begins"
    """The work of a set begins, or that of its second side."""
    LOWER = "lower"
    BOTTOM = "bottom"
    LIFT = "lift"
    TOP = "top"
    HOLD = "hold"
    """The next hold of the set begins."""
    HOLD_3 = "hold 3"
    HOLD_2 = "hold 2"
    HOLD_1 = "hold 1"
    RELAX = "relax"
    """A hold is over, and another one follows."""
    WORK_DONE = "work done"
    """The last repetition or hold that was aimed at is over."""
    SWITCH_SIDES = "switch sides"
    REST_10 = "rest 10"
    REST_3 = "rest 3"
    REST_2 = "rest 2"
    REST_1 = "rest 1"
    REST_OVER = "rest over"

    @property
    def is_of_rest(self) -> bool:
        """Does it belong to a rest, not to work?"""
        return self in _REST.values()

    @property
    def words(self) -> str:
        """What a voice says."""
        return _WORDS.get(self, self.value)

    @property
    def bells(self) -> int:
        """How often the bell of the terminal rings for it."""
        return _BELLS.get(self, 0)


_READY = {
    -5: Cue.READY_5,
    -4: Cue.READY_4,
    -3: Cue.READY_3,
    -2: Cue.READY_2,
    -1: Cue.READY_1,
}
_PHASES = {
    Phase.ECCENTRIC: Cue.LOWER,
    Phase.BOTTOM: Cue.BOTTOM,
    Phase.CONCENTRIC: Cue.LIFT,
    Phase.TOP: Cue.TOP,
}
_HOLD_ENDS = {3: Cue.HOLD_3, 2: Cue.HOLD_2, 1: Cue.HOLD_1}
_REST = dict(
    zip(CUES, (Cue.REST_10, Cue.REST_3, Cue.REST_2, Cue.REST_1, Cue.REST_OVER), strict=True)
)
_BELLS = {Cue.REST_OVER: 1, Cue.WORK_BEGINS: 2}
_WORDS = {
    Cue.READY_5: "five",
    Cue.READY_4: "four",
    Cue.READY_3: "three",
    Cue.READY_2: "two",
    Cue.READY_1: "one",
    Cue.WORK_BEGINS: "go",
    Cue.BOTTOM: "pause",
    Cue.TOP: "hold",
    Cue.HOLD_3: "three",
    Cue.HOLD_2: "two",
    Cue.HOLD_1: "one",
    Cue.WORK_DONE: "done",
    Cue.REST_10: "ten seconds",
    Cue.REST_3: "three",
    Cue.REST_2: "two",
    Cue.REST_1: "one",
    Cue.REST_OVER: "rest is over",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a session."""

    session: Session
    at: datetime


def cue_between(before: Look | None, after: Look) -> Cue | None:
    """What became due after one look and by the next; never more than one thing.

    What was due a while ago when it is met is not heard: after a resume, a suspend, an undo. The
    end of a rest is, for that is what a person waits for, if its clock ran at both looks.

    Args:
        before: The look before; None where the session is met for the first time.
        after: The look at hand.
    """
    run = _run(after)
    if before is None or run is None:
        return None
    earlier = _run(before)
    if earlier is None or earlier.of != run.of:
        waited = (after.at - before.at).total_seconds()
        return _due(after.session, math.nextafter(run.seconds - waited, -math.inf), run.seconds)
    if _is_rest_over(after.session, earlier.seconds, run.seconds):
        return Cue.REST_OVER
    return _due(after.session, earlier.seconds, run.seconds)


def rest_used(session: Session, now: datetime) -> float | None:
    """How much of a rest is used up, 0 to 1; None where none is counting down to its end."""
    state, seconds = session.state, _rest_seconds(session)
    if not isinstance(state, Resting) or not seconds or state.clock.is_over(now):
        return None
    return state.clock.elapsed(now) / seconds


@dataclass(frozen=True, slots=True)
class _Run:
    """Where a clock stands that cues go by."""

    of: object
    """What it is the clock of."""
    seconds: float
    """Negative before its zero."""


def _run(look: Look) -> _Run | None:
    """The clock that runs at a look; cues fall on its whole seconds. None where there is none."""
    match look.session.state:
        case GetReady(until=until):
            return _Run(("ready", until), (look.at - until).total_seconds())
        case Work() as work:
            return _Run(("work", work.paced_from), elapsed_work(work, look.at))
        case Resting() as rest:
            # what pauses came to is a sum of fractions
            return _Run(("rest", rest.set_id), round(rest.clock.elapsed(look.at), 3))
        case _:
            return None


def _is_rest_over(session: Session, after: float, by: float) -> bool:
    """Has a rest come to its end since the look before?"""
    end = _rest_seconds(session)
    return end is not None and after < end <= by


def _due(session: Session, after: float, by: float) -> Cue | None:
    """The cue of the last whole second, if that is after the look before and just now."""
    second = math.floor(by)
    is_just_now = after < second and by - second <= _LATE_SECONDS
    return _cue_at(session, second) if is_just_now else None


def _cue_at(session: Session, second: int) -> Cue | None:
    """The cue of a second by the clock that runs."""
    match session.state:
        case GetReady():
            return _READY.get(second)
        case Work() as work:
            return _work_cue(session, work, second)
        case _:
            return _rest_cue(session, second)


def _rest_cue(session: Session, second: int) -> Cue | None:
    end = _rest_seconds(session)
    return None if end is None or second <= 0 else _REST.get(end - second)


def _rest_seconds(session: Session) -> int | None:
    """The length of the countdown; None where none is shown, as after the last set of all."""
    state = session.state
    return None if not isinstance(state, Resting) or session.is_last_set else state.clock.seconds


def _work_cue(session: Session, work: Work, second: int) -> Cue | None:
    if second <= 0:
        return _begin_cue(session, work, second)
    return _hold_cue(session.current, second) or _phase_cue(session.current, second)


def _begin_cue(session: Session, work: Work, second: int) -> Cue | None:
    """What is heard before work, and as it begins."""
    if work.side is Side.RIGHT and second == -_switch_seconds(session):
        return Cue.SWITCH_SIDES
    return Cue.WORK_BEGINS if second == 0 else _READY.get(second)


def _switch_seconds(session: Session) -> int:
    """Seconds between the sides of a set."""
    return session.get_ready_seconds if session.current.is_paced else 0


def _phase_cue(planned: Planned, second: int) -> Cue | None:
    """The phase that begins; nothing more after the last repetition that is aimed at."""
    tempo, aim = planned.leading_tempo, planned.dose.reps
    if tempo is None:
        return None
    end = math.inf if aim is None else aim.high * tempo.rep_seconds
    if second < end:
        return _beat_cue(tempo, planned.exercise.begins_with, second)
    return Cue.WORK_DONE if second == end else None


def _beat_cue(tempo: Tempo, begins_with: Phase, second: int) -> Cue | None:
    beat = pacer.beat(tempo, begins_with, second)
    return _PHASES[beat.phase] if beat.into == 0 else None


def _hold_cue(planned: Planned, second: int) -> Cue | None:
    """The end of a hold, counted down to where there is the time, or the begin of the next."""
    target = planned.dose.hold_seconds
    if target is None or not planned.is_hold:
        return None
    length = target.low
    hold, into = divmod(second, length + pacer.RELAX_SECONDS)
    holds = planned.dose.least_reps
    if hold >= holds:
        return None
    return _cue_within_hold(length, into, is_last=hold + 1 == holds)


def _cue_within_hold(length: int, into: int, *, is_last: bool) -> Cue | None:
    if into == 0:
        return Cue.HOLD
    if into == length:
        return Cue.WORK_DONE if is_last else Cue.RELAX
    return _HOLD_ENDS.get(length - into)
