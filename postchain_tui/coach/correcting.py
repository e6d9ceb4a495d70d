"""Corrections, the trash, and what they make of the targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.naming import name_of
from postchain_tui.coach.undoing import with_targets
from postchain_tui.core import rearranging
from postchain_tui.core.diary import PainRecord, SessionRecord, SetRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import measure_of
from postchain_tui.core.formatting import count_text, date_text, days_ago_text, set_words
from postchain_tui.core.parsing import LONGEST_NAME
from postchain_tui.core.text import harmless
from postchain_tui.store import correcting, diary
from postchain_tui.store import pain as pain_store
from postchain_tui.store import trash as trash_store
from postchain_tui.store.trash import DELETE, EDIT, Thrown, ThrownKind

TRASH_DAYS = 30
"""For so long what was thrown away is shown."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of what is on record, and what comes of it."""

    what: str
    """What was done, as its undo names it; empty where nothing was different: then there is
    nothing to undo."""
    targets: tuple[str, ...]
    """The targets that are others now, a line each."""
    subject: str | None = None
    """Id of what is to be gone on with: a session, an exercise; None for what is at hand."""
    set_id: str | None = None
    """Id of the set to go on with; None for the one at hand."""


@dataclass(frozen=True, slots=True)
class Lying:
    """Something in the trash, in words."""

    thrown: Thrown
    words: str
    """What it is, and the day it is of."""
    days_left: int
    """For so many days more it is shown."""
    deleted: str
    """How it came there, and when."""


_NOTHING = Changed("", ())


def changed_by(coach: Coach, step: Callable[[], str]) -> Changed:
    """Take a step that puts something on record and gives back what it was, in words."""
    what, targets = with_targets(coach, step)
    return Changed(what, targets)


def correct(
    coach: Coach, pairs: Iterable[tuple[SessionRecord, SessionRecord]], what: str
) -> Changed:
    """Correct sessions, all of them in one step.

    Args:
        coach: Who writes it down.
        pairs: Each session as it was shown, and as it is to be.
        what: The correction in the person's words.

    Raises:
        NotAllowedError: when one is open, in the trash, or no longer as shown; nothing was saved.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    differing = tuple(
        (before, after) for before, after in pairs if not before.tells_the_same(after)
    )
    if not differing:
        return _NOTHING
    return _written(coach, what, lambda: correcting.correct(coach.store, differing, what))


def edit_session(coach: Coach, session: SessionRecord, after: SessionRecord, how: str) -> Changed:
    """Correct a session as a whole; raises what `correct` does.

    Args:
        coach: Who writes it down.
        session: The session as it was shown.
        after: The session as it is to be.
        how: What is another way, in words.
    """
    what = f"{EDIT} session of {_day(coach, session.local_date)}: {how}"
    return correct(coach, ((session, after),), what)


def edit_set(coach: Coach, session: SessionRecord, done: SetRecord, how: str) -> Changed:
    """Correct the set of a session that has this id; raises what `correct` does.

    Args:
        coach: Who writes it down.
        session: The session as it was shown.
        done: The set as it is to be.
        how: What is another way, in words.
    """
    what = f"{EDIT} {_set_words(coach, session, done.id)}: {how}"
    return correct(coach, ((session, rearranging.with_changed_set(session, done)),), what)


def add_set(coach: Coach, session: SessionRecord, done: SetRecord, after: str | None) -> Changed:
    """Add a set after another one, first where that is None; raises what `correct` does."""
    more = rearranging.with_set(session, done, after)
    return correct(coach, ((session, more),), f"add {_set_words(coach, more, done.id)}")


def move_set(coach: Coach, session: SessionRecord, set_id: str, by: int) -> Changed:
    """Put a set so many places later, or earlier below 0; raises what `correct` does."""
    what = f"move {_set_words(coach, session, set_id)}"
    return correct(coach, ((session, rearranging.moved_set(session, set_id, by)),), what)


def move_set_to(coach: Coach, session: SessionRecord, other_id: str, set_id: str) -> Changed:
    """Put a set at the end of another session.

    Raises:
        NotAllowedError: as `correct` does, or when there is no such session.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    other = diary.session(coach.store, other_id)
    if other is None:
        raise NotAllowedError("The other session is not on record. Nothing was saved.")
    to = f"to the session of {_day(coach, other.local_date)}"
    what = f"move {_set_words(coach, session, set_id)}, {to}"
    moved = rearranging.moved_to(session, other, set_id)
    return correct(coach, zip((session, other), moved, strict=True), what)


def add_score(coach: Coach, entry: PainRecord) -> Changed:
    """Add a pain score of any moment.

    Raises:
        NotSavedError: when it could not be written; nothing has changed then.
    """
    what = f"add {_score_words(coach, entry)}"
    return _written(coach, what, lambda: pain_store.add_pain(coach.store, entry, what))


def correct_score(coach: Coach, before: PainRecord, after: PainRecord, how: str) -> Changed:
    """Correct a pain score.

    Args:
        coach: Who writes it down.
        before: The score as it was shown.
        after: The score as it is to be.
        how: What is another way, in words.

    Raises:
        NotAllowedError: when its session is open, or it is no longer as shown; nothing was saved.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    if before == after:
        return _NOTHING
    what = f"{EDIT} {_score_words(coach, before)}: {how}"
    return _written(coach, what, lambda: correcting.correct_score(coach.store, before, after, what))


def delete_session(coach: Coach, session: SessionRecord) -> Changed:
    """Put a session in the trash.

    Raises:
        NotAllowedError: when it is open, there already, or not as shown; nothing was changed.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    what = f"{DELETE} session of {_day(coach, session.local_date)}"
    return _written(coach, what, lambda: trash_store.throw_session(coach.store, session, what))


def delete_set(coach: Coach, session: SessionRecord, set_id: str) -> Changed:
    """Put one set of a session in the trash.

    Raises:
        NotAllowedError: when there is no such set, or its session is open, in the trash, or not as
            shown; nothing was changed.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    what = f"{DELETE} {_set_words(coach, session, set_id)}"
    return correct(coach, ((session, rearranging.without_set(session, set_id)),), what)


def delete_score(coach: Coach, entry: PainRecord) -> Changed:
    """Put a pain score in the trash.

    Raises:
        NotAllowedError: when its session is open, or it is no longer as shown; nothing was changed.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    what = f"{DELETE} {_score_words(coach, entry)}"
    return _written(coach, what, lambda: trash_store.throw_score(coach.store, entry, what))


def trash(coach: Coach) -> tuple[Lying, ...]:
    """What was thrown away in the last 30 days, newest first."""
    since = coach.clock.now() - timedelta(days=TRASH_DAYS)
    return tuple(_lying(coach, one) for one in trash_store.thrown(coach.store, since))


def restore(coach: Coach, thrown: Thrown) -> Changed:
    """Take something out of the trash.

    Raises:
        NotAllowedError: when it is no longer there, or its session is; nothing was changed.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    what = f"restore {_thrown_words(coach, thrown)}"
    return _written(coach, what, lambda: trash_store.restore(coach.store, thrown, what))


def _written(coach: Coach, what: str, write: Callable[[], None]) -> Changed:
    _, targets = with_targets(coach, write)
    return Changed(what, targets)


def _set_words(coach: Coach, session: SessionRecord, set_id: str) -> str:
    name = rearranging.set_name(session, set_id, partial(name_of, coach))
    return f"{name}, {_day(coach, session.local_date)}"


def _score_words(coach: Coach, entry: PainRecord) -> str:
    return f"pain score of {_day(coach, entry.at.date())}"


def _thrown_words(coach: Coach, thrown: Thrown) -> str:
    """What it is and of which day, as its undo names it."""
    if thrown.score is not None:
        return _score_words(coach, thrown.score)
    day = "an unknown day" if thrown.session is None else _day(coach, thrown.session.local_date)
    if thrown.done is None:
        return f"session of {day}"
    name = harmless(name_of(coach, thrown.done.exercise), LONGEST_NAME)
    return f"set of {name}, {day}"


def _lying(coach: Coach, thrown: Thrown) -> Lying:
    today = coach.clock.now().date()
    days = (today - coach.clock.here(thrown.at).date()).days
    words = _thrown_words(coach, thrown)
    deed = "discarded" if thrown.kind is ThrownKind.DISCARDED else "deleted"
    return Lying(
        thrown,
        f"{words[:1].upper()}{words[1:]}: {_amount(coach, thrown)}",
        max(TRASH_DAYS - days, 0),
        f"{deed} {days_ago_text(days)}",
    )


def _amount(coach: Coach, thrown: Thrown) -> str:
    """How much of it there is: its sets, its reps, its score."""
    if thrown.score is not None:
        return "not known" if thrown.score.score is None else str(thrown.score.score)
    if thrown.done is None:
        return count_text(len(thrown.session.sets) if thrown.session else 0, "set")
    exercise = coach.known_exercise(thrown.done.exercise)
    measure = measure_of(exercise)
    return set_words(thrown.done, coach.settings.units, measure)


def _day(coach: Coach, day: date) -> str:
    return date_text(day, coach.clock.now().date())
