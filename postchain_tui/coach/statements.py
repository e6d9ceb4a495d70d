"""What the person says of herself, checked and put on record."""

from __future__ import annotations

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.coach.coach import Coach
from postchain_tui.core import said, statement
from postchain_tui.core.choosing import Choice, refusal_anyway, refusal_not_due
from postchain_tui.core.diary import Declaration
from postchain_tui.core.errors import InputError, NotAllowedError
from postchain_tui.core.formatting import day_text
from postchain_tui.core.lightweek import light_week_until
from postchain_tui.core.plan import Verdict
from postchain_tui.core.statement import Statement
from postchain_tui.core.text import harmless
from postchain_tui.core.today import Today
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
    changing = tuple(one for one in statements if one.sayings)
    if not changing:
        return
    with coach.store.action(", ".join(one.what for one in changing)) as writing:
        for saying in (saying for one in changing for saying in one.sayings):
            declared = Declaration(
                ids.new_id(now),
                now,
                saying.kind,
                saying.value,
                saying.reason,
                session,
                saying.exercise,
            )
            pain_store.write_declaration(writing, declared)


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
    say(coach, checked_assessed(coach))


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
    say(coach, checked_unpin(coach, exercise_id))


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
    say(coach, checked_deload(coach, answer))


def anyway(coach: Coach, exercise_id: str) -> None:
    """Say that an exercise is done although something is injured.

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when nothing is injured, it is a good morning, or nothing like it is due.
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


def checked_assessed(coach: Coach) -> Statement:
    """The statement that somebody has had a look; one that changes nothing without any sign."""
    ticked = said.open_flags(pain_store.declarations(coach.store))
    if not ticked:
        return statement.nothing("Nothing was locked: no warning sign is on record.")
    return statement.assessed(locked=not coach.past.urgent_flags.isdisjoint(ticked))


def checked_unpin(coach: Coach, exercise_id: str) -> Statement:
    """The statement that an exercise may be left again; one that changes nothing if it may.

    Raises:
        InputError: when there is no such exercise.
    """
    exercise = coach.library.exercise(exercise_id)
    if exercise.id not in said.pinned(pain_store.declarations(coach.store)):
        return statement.nothing(f"{exercise.name} was not pinned: nothing was changed.")
    return statement.unpinned(exercise)


def checked_deload(coach: Coach, answer: str) -> Statement:
    """The statement about a light week; one that changes nothing where it is taken twice.

    Raises:
        InputError: when it is no answer.
    """
    wished = statement.deload(answer)
    now = coach.clock.now()
    until = light_week_until(pain_store.declarations(coach.store), now)
    if until is None or answer != "taken":
        return wished
    day = day_text(until.date(), now.date())
    return statement.nothing(f"A light week runs already, until {day}: nothing was changed.")


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
    is_injured = today.injured if injured is None else injured
    choice = Choice(
        decisions=tuple(due.decision for due in today.work),
        listed=today.listed,
        implements=coach.settings.implements,
        injured=is_injured,
        exercise_of=coach.library.exercise,
        waits=_waits(today, injured=is_injured),
    )
    if refusal := choice.refusal(exercise):
        raise NotAllowedError(refusal)
    return statement.chosen(exercise)


def _waits(today: Today, *, injured: bool) -> str:
    """What every choice of something new has to wait for; empty where nothing holds it up."""
    if any(due.decision.verdict is Verdict.LOCKED for due in today.work):
        return "training is locked until somebody has looked at the warning sign"
    if injured:
        return "nothing rises while something is injured"
    if today.light_week is None:
        return ""
    day = day_text(today.light_week.date(), today.now.date())
    return f"a light week runs until {day}, so choose it after that"


def checked_anyway(coach: Coach, exercise_id: str, *, injured: bool) -> Statement:
    """The statement that an exercise is done although something is injured.

    Args:
        coach: Knows the exercises.
        exercise_id: The exercise.
        injured: Is something injured?

    Raises:
        InputError: when there is no such exercise.
        NotAllowedError: when nothing is injured, it is a good morning, or nothing like it is due.
    """
    exercise = coach.library.exercise(exercise_id)
    reached = (coach.library.exercise(due.decision.reached) for due in coach.today().work)
    refusal = refusal_anyway(exercise, injured=injured) or refusal_not_due(exercise, reached)
    if refusal:
        raise NotAllowedError(refusal)
    return statement.anyway(exercise)
