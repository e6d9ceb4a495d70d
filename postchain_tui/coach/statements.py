"""What the person says of herself, checked and put on record."""

from __future__ import annotations

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.coach.coach import Coach
from postchain_tui.core import statement
from postchain_tui.core.choosing import Choice, refusal_anyway
from postchain_tui.core.diary import Declaration
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.program import Role
from postchain_tui.core.statement import Statement
from postchain_tui.core.text import harmless
from postchain_tui.store import ids
from postchain_tui.store import pain as pain_store


def say(coach: Coach, *statements: Statement, session: str | None = None) -> None:
    """Put statements on record, all of them in one action.

    Args:
        coach: Who writes it down.
        statements: What is said; each is taken as it is.
        session: Id of the session it is said in, if any.

    Raises:
        NotSavedError: when the file could not be written to; nothing was saved then.
    """
    now = coach.clock.now()
    with coach.store.action(", ".join(one.what for one in statements)) as writing:
        for saying in (saying for one in statements for saying in one.sayings):
            said = Declaration(
                ids.new_id(now),
                now,
                saying.kind,
                saying.value,
                saying.reason,
                session,
                saying.exercise,
            )
            pain_store.write_declaration(writing, said)


def flare(coach: Coach, reason: str = "") -> None:
    """Say that the back has flared up, which counts as injured."""
    say(coach, statement.flare(reason))


def injured(coach: Coach, is_injured: bool) -> None:
    """Say that something is injured, or that nothing is any more."""
    say(coach, statement.injured(is_injured))


def red_flag(coach: Coach, flag_id: str) -> None:
    """Say that a warning sign is there.

    Raises:
        InputError: when there is no such sign; it names those that there are.
    """
    say(coach, checked_red_flag(flag_id))


def assessed(coach: Coach) -> None:
    """Say that somebody has had a look, which lifts a lock."""
    say(coach, statement.assessed())


def pin(coach: Coach, exercise_id: str) -> None:
    """Say that an exercise is to be stayed on.

    Raises:
        InputError: when there is no such exercise.
    """
    say(coach, statement.pinned(coach.library.exercise(exercise_id)))


def unpin(coach: Coach, exercise_id: str) -> None:
    """Say that an exercise may be left again.

    Raises:
        InputError: when there is no such exercise.
    """
    say(coach, statement.unpinned(coach.library.exercise(exercise_id)))


def choose(coach: Coach, exercise_id: str) -> None:
    """Say which exercise is to be done from now on.

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when it is not open; it says why.
    """
    say(coach, checked_choice(coach, exercise_id))


def deload(coach: Coach, answer: str) -> None:
    """Answer the offer of a light week: taken, moved or refused.

    Raises:
        InputError: when it is no answer.
    """
    say(coach, statement.deload(answer))


def anyway(coach: Coach, exercise_id: str) -> None:
    """Say that an exercise is done although something is injured.

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when nothing is injured, or it is a good morning.
    """
    say(coach, checked_anyway(coach, exercise_id, injured=coach.is_injured))


def checked_red_flag(flag_id: str) -> Statement:
    """The statement that a warning sign is there.

    Raises:
        InputError: when there is no such sign; it names those that there are.
    """
    known = [flag.id for flag in red_flags()]
    if flag_id not in known:
        raise InputError(
            f"There is no warning sign “{harmless(flag_id, 40)}”: choose from {' '.join(known)}."
        )
    return statement.red_flag(flag_id)


def checked_choice(coach: Coach, exercise_id: str, *, injured: bool | None = None) -> Statement:
    """The statement that an exercise is chosen.

    Args:
        coach: Knows what is due.
        exercise_id: The exercise.
        injured: Is something injured? By default as it is on record.

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when it is not open; it says why.
    """
    exercise = coach.library.exercise(exercise_id)
    today = coach.today()
    choice = Choice(
        decisions=tuple(due.decision for due in today.due if due.planned.role is Role.WORK),
        listed=frozenset(one for slot in today.program.slots for one in slot.exercises),
        implements=coach.settings.implements,
        injured=today.injured if injured is None else injured,
        exercise_of=coach.library.exercise,
    )
    if refusal := choice.refusal(exercise):
        raise NotAllowedError(refusal)
    return statement.chosen(exercise)


def checked_anyway(coach: Coach, exercise_id: str, *, injured: bool) -> Statement:
    """The statement that an exercise is done although something is injured.

    Args:
        coach: Knows the exercises.
        exercise_id: The exercise.
        injured: Is something injured?

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when nothing is injured, or it is a good morning.
    """
    exercise = coach.library.exercise(exercise_id)
    if refusal := refusal_anyway(exercise, injured=injured):
        raise NotAllowedError(refusal)
    return statement.anyway(exercise)
