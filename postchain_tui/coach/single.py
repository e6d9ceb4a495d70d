"""A session of one exercise alone, beside the plan."""

from __future__ import annotations

from postchain_tui.coach import copying, shelf, training
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.rungs import RungState
from postchain_tui.core.timeline import Timeline


def begin(coach: Coach, exercise: Exercise) -> Timeline:
    """Start a session of one exercise, with the target of today; it is on disk when this returns.

    It counts as a session of the program in use if that trains the family, else as one of no
    program.

    Raises:
        NotAllowedError: when it may not be done today, training is locked, a session is open, or
            the morning after the last one is still to be told.
        NotSavedError: when it could not be written.
    """
    copying.refuse_while_unclear(coach)
    due = _due(coach, exercise)
    if due.verdict is Verdict.LOCKED:
        raise NotAllowedError(f"{exercise.name} is locked. {due.reason}")
    program, number = copying.program_of(coach, (due,))
    what = f"start {exercise.name}"
    return training.begin_plan(coach, program, exercise.name, number, (due,), what)


def _due(coach: Coach, exercise: Exercise) -> Planned:
    """The target of an exercise by the rules of today.

    Raises:
        NotAllowedError: when it may not be done.
    """
    rules = copying.rules_for(coach, (exercise,))
    due = rules.due(exercise)
    if due.exercise.id == exercise.id:
        return due
    if rules.is_held_back(exercise):
        reason = f"{due.reason[:1].lower()}{due.reason[1:]}"
        raise NotAllowedError(
            f"{exercise.name} is not open today: {due.exercise.name} is due instead, {reason}"
        )
    state, why = shelf.stands(coach, exercise)
    if state is not RungState.OPEN:
        raise NotAllowedError(f"{exercise.name}: {why}.")
    return rules.at_its_own(exercise)
