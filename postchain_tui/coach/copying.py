"""A session of the past done once more today."""

from __future__ import annotations

from postchain_tui.coach import check_in, training
from postchain_tui.coach.coach import Coach
from postchain_tui.core import copying
from postchain_tui.core.copying import Copied, Rules
from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import date_text
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary

COPY = "copy"
"""Stands for the program of a copy that trains nothing of the program in use."""


def plan_from(coach: Coach, session: SessionRecord) -> Copied:
    """What a session of the past comes to as the plan of today.

    Raises:
        NotAllowedError: when training is locked, a session is open, the morning after the last
            one is still to be told, or nothing of it can be done today.
    """
    refuse_while_unclear(coach)
    done = dict.fromkeys(one.exercise for one in session.sets)
    exercises = tuple(filter(None, map(coach.known_exercise, done)))
    return copying.copied(session, rules_for(coach, exercises), coach.known_exercise)


def rules_for(coach: Coach, exercises: tuple[Exercise, ...]) -> Rules:
    """What the decisions of today say of some exercises, whether or not the program has them."""
    program = copying.with_families(coach.program, exercises, coach.library.exercise)
    facts = coach.past.facts(program, coach.settings)
    return Rules(program, facts, coach.library.exercise, coach.clock.now())


def begin_copy(coach: Coach, copied: Copied) -> Timeline:
    """Start a session by what one of the past came to; it is on disk when this returns.

    It counts as a session of the program in use if any of its working exercises is of a family
    that the program trains, and as one of no program else.

    Raises:
        NotAllowedError: as by `plan_from`, and when what is due has changed since.
        NotSavedError: when it could not be written.
    """
    now = plan_from(coach, copied.session)
    if _targets(now) != _targets(copied):
        raise NotAllowedError("What is due has changed meanwhile; look at the copy again.")
    day = date_text(copied.session.local_date, coach.clock.now().date())
    program, number = program_of(coach, now.plan)
    return training.begin_plan(
        coach, program, f"Copy of {day}", number, now.plan, f"start a copy of {day}"
    )


def refuse_while_unclear(coach: Coach) -> None:
    """Let nothing begin beside the plan before it is known what is due, nor within a session."""
    training.refuse_while_locked(coach)
    if diary.under_way(coach.store) is not None:
        raise NotAllowedError("A session is open; finish or discard that one first.")
    if check_in.owed_morning(coach) is not None:
        raise NotAllowedError(
            "Say first how the back was the morning after the last session; it decides what is due."
        )


def program_of(coach: Coach, plan: tuple[Planned, ...]) -> tuple[str, int]:
    """Id of the program that a plan belongs to, and which session of it this is."""
    program = coach.program
    families = set(map(coach.library.family_of, program.exercises))
    work = (place for place in plan if place.role is Role.WORK)
    belongs = any(place.exercise.family in families for place in work)
    program_id = program.id if belongs else COPY
    return program_id, diary.finished_count(coach.store, program_id) + 1


def _targets(copied: Copied) -> tuple[object, ...]:
    return tuple((one.role, one.exercise.id, one.dose, one.load) for one in copied.plan)
