"""The sets of a session put in, taken out, moved, and numbered anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.parsing import LONGEST_NAME
from postchain_tui.core.text import harmless


def with_set(session: SessionRecord, done: SetRecord, after: str | None) -> SessionRecord:
    """The session with one set more, after another one; the first where that is None.

    Raises:
        NotAllowedError: when it has no set of that id to put it after, or has this one already.
    """
    place = 0 if after is None else _index(session, after) + 1
    if any(one.id == done.id for one in session.sets):
        raise NotAllowedError("This set is in the session already. Nothing was changed.")
    return _numbered(session, (*session.sets[:place], done, *session.sets[place:]))


def without_set(session: SessionRecord, set_id: str) -> SessionRecord:
    """The session without one of its sets. Raises NotAllowedError when there is no such set."""
    place = _index(session, set_id)
    return _numbered(session, (*session.sets[:place], *session.sets[place + 1 :]))


def with_changed_set(session: SessionRecord, done: SetRecord) -> SessionRecord:
    """The session with a set in the place of the one with its id.

    Raises:
        NotAllowedError: when there is no such set.
    """
    place = _index(session, done.id)
    return _numbered(session, (*session.sets[:place], done, *session.sets[place + 1 :]))


def moved_set(session: SessionRecord, set_id: str, by: int) -> SessionRecord:
    """The session with a set so many places later, or earlier below 0, at most at its end.

    Raises:
        NotAllowedError: when there is no such set.
    """
    place = _index(session, set_id)
    others = [*session.sets[:place], *session.sets[place + 1 :]]
    others.insert(max(place + by, 0), session.sets[place])
    return _numbered(session, others)


def moved_to(
    session: SessionRecord, other: SessionRecord, set_id: str
) -> tuple[SessionRecord, SessionRecord]:
    """Both sessions, with a set of the first one at the end of the other.

    Raises:
        NotAllowedError: when there is no such set, or both are the same session.
    """
    if session.id == other.id:
        raise NotAllowedError("A set is moved to another session than its own.")
    done = session.sets[_index(session, set_id)]
    last = other.sets[-1].id if other.sets else None
    return without_set(session, set_id), with_set(other, done, last)


def set_name(session: SessionRecord, set_id: str, name_of: Callable[[str], str]) -> str:
    """A set in words, by its number among those of its exercise: `set 2 of Romanian deadlift`.

    Args:
        session: The session.
        set_id: The set.
        name_of: Names an exercise by its id.

    Raises:
        NotAllowedError: when there is no such set.
    """
    place = _index(session, set_id)
    exercise = session.sets[place].exercise
    number = sum(done.exercise == exercise for done in session.sets[: place + 1])
    return f"set {number} of {harmless(name_of(exercise), LONGEST_NAME)}"


def _index(session: SessionRecord, set_id: str) -> int:
    for place, done in enumerate(session.sets):
        if done.id == set_id:
            return place
    raise NotAllowedError("This set is no longer in the session. Nothing was changed.")


def _numbered(session: SessionRecord, sets: Iterable[SetRecord]) -> SessionRecord:
    """The session with these sets, their places counted from 1; all else as it was."""
    numbered = (replace(done, ordinal=number) for number, done in enumerate(sets, start=1))
    return replace(session, sets=tuple(numbered))
