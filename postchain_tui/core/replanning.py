"""Events that change what is still to be done in a session."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core import events
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import CheckIn, Session, WrapUp

MOST_SETS = 20
"""So many sets of one exercise are planned at most."""


def plan_changed(session: Session, event: events.PlanChanged) -> Session:
    """Another plan from here on; who has not checked in yet still does."""
    if event.keeps_current:
        return _later_changed(session, event)
    kept = session.position + bool(session.sets_here)
    plan = (*session.plan[:kept], *event.plan)
    changed = replace(_of_program(session, event), plan=plan, replaced=())
    return changed if isinstance(session.state, CheckIn) else changed.arrived(kept)


def _later_changed(session: Session, event: events.PlanChanged) -> Session:
    """Another plan after the exercise at hand, which goes on as it is."""
    _expect_exercise(session)
    plan = (*session.plan[: session.coming + 1], *event.plan)
    return replace(_of_program(session, event), plan=plan)


def _of_program(session: Session, event: events.PlanChanged) -> Session:
    """The session as one of a program; of another one than before it is nowhere in that."""
    changed = replace(session, program=event.program, name=event.name)
    is_same = event.program == session.program
    return changed if is_same else replace(changed, day="", stage="")


def exercise_skipped(session: Session, _event: events.ExerciseSkipped) -> Session:
    """On to the next exercise."""
    _expect_exercise(session)
    return session.arrived(session.coming + 1)


def stopped(session: Session, _event: events.Stopped) -> Session:
    """On to what is asked at the end."""
    if isinstance(session.state, WrapUp):
        raise NotAllowedError("The session is at its end already.")
    _expect_on_record(session)
    return replace(session, state=WrapUp())


def swapped(session: Session, event: events.Swapped) -> Session:
    """Another target in the place of what is left of the exercise at hand.

    What was done of it stays where it is. A rest goes on, and the new target follows it.
    """
    _expect_exercise(session)
    _expect_on_record(session)
    place = session.coming
    there, done = session.plan[place], len(session.sets_of(place))
    planned = event.planned
    if done or place - 1 in session.replaced:
        planned = _with_sets(planned, max(1, there.dose.sets - done))
    if done:
        kept: tuple[Planned, ...] = (_with_sets(there, done),)
        session = replace(session, replaced=(*session.replaced, place))
    else:
        kept = ()
    plan = (*session.plan[:place], *kept, planned, *session.plan[place + 1 :])
    changed = replace(session, plan=plan)
    return changed if session.is_logged else changed.arrived(place + len(kept))


def set_added(session: Session, _event: events.SetAdded) -> Session:
    """One more set of what is still to be done."""
    _expect_exercise(session)
    place = session.coming
    planned = session.plan[place]
    if planned.dose.sets >= MOST_SETS:
        raise NotAllowedError(f"{MOST_SETS} sets of one exercise are enough.")
    return _planned_at(session, place, _with_sets(planned, planned.dose.sets + 1))


def pacing_chosen(session: Session, event: events.PacingChosen) -> Session:
    """The exercise at hand with or without its pacer."""
    _expect_exercise(session)
    return _planned_at(session, session.position, replace(session.current, pacing=event.pacing))


def _expect_exercise(session: Session) -> None:
    if isinstance(session.state, CheckIn | WrapUp):
        raise NotAllowedError("There is no exercise at hand here.")


def _expect_on_record(session: Session) -> None:
    if session.is_to_be_logged:
        raise NotAllowedError("Say first what was done in the set.")


def _planned_at(session: Session, place: int, planned: Planned) -> Session:
    return replace(session, plan=(*session.plan[:place], planned, *session.plan[place + 1 :]))


def _with_sets(planned: Planned, sets: int) -> Planned:
    return replace(planned, dose=replace(planned.dose, sets=sets))
