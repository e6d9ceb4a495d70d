"""Sessions in the app: started, gone on with, kept, closed."""

from __future__ import annotations

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import events
from postchain_tui.core.diary import Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.pain import locking_flags
from postchain_tui.core.plan import Planned
from postchain_tui.core.ramp import with_ramps
from postchain_tui.core.reasons import LOCKED
from postchain_tui.core.session import GetReady
from postchain_tui.core.timeline import Timeline
from postchain_tui.core.today import Today
from postchain_tui.store import ids, sessions
from postchain_tui.store import pain as pain_store

RECOVERY = "recovery"
"""Id of the program for days on which the back is sore."""


def begin(coach: Coach, today: Today) -> Timeline:
    """Start the session that is due; it is on disk when this returns.

    Raises:
        NotSavedError: when it could not be written.
    """
    program, place = today.program, today.day_and_stage
    name = ", ".join(filter(None, (program.name, *place)))
    return begin_plan(coach, program.id, name, today.number, today.plan, place=place)


def begin_plan(
    coach: Coach,
    program: str,
    name: str,
    number: int,
    plan: tuple[Planned, ...],
    what: str = "Start the session",
    place: tuple[str, str] = ("", ""),
) -> Timeline:
    """Start a session of some exercises; it is on disk when this returns.

    Args:
        coach: Who starts it.
        program: Id of the program it belongs to.
        name: What the session is called.
        number: Which session of the program it is, from 1.
        plan: The exercises, without the lighter sets that lead to them.
        what: The step in the person's words.
        place: Names of the day and the stage of the program; empty where it has none.

    Raises:
        NotSavedError: when it could not be written.
    """
    coach.clock.settle()
    now = coach.clock.now()
    start = events.Started(
        at=now,
        session=ids.new_id(now),
        program=program,
        name=name,
        number=number,
        plan=with_ramps(plan),
        get_ready_seconds=coach.settings.get_ready_seconds,
        day=place[0],
        stage=place[1],
    )
    timeline = Timeline.begun(start)
    sessions.begin(coach.store, timeline, what)
    return timeline


def refuse_while_locked(coach: Coach) -> None:
    """Let nobody train while a warning sign is there that nobody has looked at.

    Raises:
        NotAllowedError: when there is one.
    """
    if locking_flags(pain_store.declarations(coach.store), coach.past.urgent_flags):
        raise NotAllowedError(f"Training is locked: {LOCKED}.")


def unfinished(coach: Coach) -> Timeline | None:
    """The session that is open, with all that happened in it.

    Nobody is still getting ready: the session waits for the key again.

    Raises:
        NotResumableError: when its events cannot be read any more.
    """
    timeline = sessions.unfinished(coach.store, coach.library.exercise)
    if timeline is not None and isinstance(timeline.session.state, GetReady):
        before, timeline = timeline, timeline.undo()
        sessions.save(coach.store, before, timeline, "leave get ready")
    return timeline


def keeper(coach: Coach, timeline: Timeline) -> SessionKeeper:
    """The keeper of a session, which saves every change."""

    def save(before: Timeline, after: Timeline, what: str) -> None:
        """Write the change to the file that the coach has open."""
        sessions.save(coach.store, before, after, what)

    return SessionKeeper(timeline, coach.settings, save, lambda: ids.new_id(coach.clock.now()))


def close(coach: Coach, timeline: Timeline, status: Status) -> None:
    """Finish an open session as it stands, at its last moment, or throw it into the trash."""
    ended_at = timeline.last_at
    is_finished = status is Status.FINISHED
    event = events.Finished(ended_at) if is_finished else events.Discarded(ended_at)
    sessions.save(coach.store, timeline, timeline.after(event), _closing(status))


def close_unreadable(coach: Coach, session: str, status: Status) -> None:
    """Close a session whose events cannot be read any more; its sets are kept."""
    sessions.close(coach.store, session, status, _closing(status))


def _closing(status: Status) -> str:
    is_finished = status is Status.FINISHED
    return "finish the session as it is" if is_finished else "discard the session"


def recovery(coach: Coach) -> events.PlanChanged:
    """The gentle session that is offered on a sore day."""
    today = coach.today(RECOVERY)
    return events.PlanChanged(
        at=coach.clock.now(),
        program=today.program.id,
        name=today.program.name,
        plan=today.plan,
        reason="the back was sore at the start",
    )
