"""Opening a closed session of the app again, so that it can be gone on with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from postchain_tui.core import events as happened
from postchain_tui.core.diary import PainKind, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.session import GetReady, Work
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import sessions
from postchain_tui.store.events import ExerciseOf
from postchain_tui.store.failures import NotResumableError
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import Row, SqlValue, utc_text
from postchain_tui.store.store import Store

NO_EVENTS = "It was not recorded set by set; edit it instead."
"""Why a session that was logged or imported is not opened again."""

_OPEN = """
SELECT id FROM sessions WHERE status = 'active' AND source = 'app' AND deleted_at IS NULL
"""
_SETS = "SELECT * FROM sets WHERE session_id = ? AND deleted_at IS NULL"
_FORM = "SELECT exercise_id, held FROM form_checks WHERE session_id = ? AND deleted_at IS NULL"
_SAID = "SELECT * FROM declarations WHERE session_id = ? AND deleted_at IS NULL"
_SCORES = """
SELECT kind, at, score, place, spreading FROM pain_entries
WHERE session_id = ? AND kind IN ('before', 'after') AND deleted_at IS NULL
"""

_TO_A_SET = happened.RestEnded | happened.Readied | happened.SetStarted | happened.SideSwitched
"""What leads to the end of a set."""


def reopen(store: Store, session: str, exercise_of: ExerciseOf, what: str) -> Timeline:
    """Open a finished or discarded session again, as it was before it was closed.

    A set that was under way then is not: the person stands before it.

    Raises:
        NotAllowedError: when it cannot be; the message is why, and nothing was changed.
        NotSavedError: when the file could not be written to; nothing was changed.
    """
    with store.action(what) as writing:
        row = _closed_row(writing, session)
        closed = _told(writing, session, exercise_of)
        if not _is_as_told(writing, row, closed):
            raise NotAllowedError(
                f"It was corrected since it was {row['status']}; edit it here instead."
            )
        opened = before_closing(closed)
        sessions.write(writing, closed, opened)
        # What could not be read when it was closed has no event that says so.
        writing.change("sessions", session, {"status": Status.ACTIVE.value, "ended_at": None})
    return opened


def before_closing(closed: Timeline) -> Timeline:
    """A session before it was closed, and before a set that was under way then."""
    kept = len(closed.events) - (not closed.session.is_open)
    while (
        kept
        and isinstance(closed.sessions[kept].state, GetReady | Work)
        and isinstance(closed.events[kept - 1], _TO_A_SET)
    ):
        kept -= 1
    return Timeline(closed.start, closed.events[:kept], closed.sessions[: kept + 1])


def _closed_row(writing: Writing, session: str) -> sqlite3.Row:
    """The row of a session that may be opened again as far as it alone says."""
    rows = writing.rows("SELECT * FROM sessions WHERE id = ?", session)
    if not rows:
        raise NotAllowedError("It is not on record any more.")
    row = rows[0]
    if row["deleted_at"] is not None:
        raise NotAllowedError("It is in the trash; take it back from there first.")
    active = {other["id"] for other in writing.rows(_OPEN)}
    if session in active:
        raise NotAllowedError("It is open already; go on with it from Today.")
    if active:
        raise NotAllowedError("Another session is open; finish or discard that one first.")
    return row


def _told(writing: Writing, session: str, exercise_of: ExerciseOf) -> Timeline:
    try:
        timeline = sessions.told(writing.rows, session, exercise_of)
    except NotResumableError as error:
        raise NotAllowedError(
            "What happened in it cannot be read any more; edit it instead."
        ) from error
    if timeline is None:
        raise NotAllowedError(NO_EVENTS)
    return timeline


def _is_as_told(writing: Writing, row: sqlite3.Row, closed: Timeline) -> bool:
    """Does the file say of a session what its events say?"""
    session = closed.session
    told = sessions.session_row(session)
    said = {one["id"]: one for one in writing.rows(_SAID, session.id)}
    return (
        all(row[name] == told[name] for name in told.keys() - {"status", "ended_at"})
        and _is_same(writing.rows(_SETS, session.id), sessions.set_rows(session))
        and _form(writing, session.id) == {(name, int(held)) for name, held in session.form}
        and _scores(writing, session.id) == _told_scores(closed)
        # More may be said in it than is part of it, such as a warning sign.
        and all(
            name in said and _has(said[name], one)
            for name, one in sessions.said_rows(session).items()
        )
    )


def _is_same(found: Iterable[sqlite3.Row], told: Mapping[str, Row]) -> bool:
    """Are these the rows that are told, all of them and no others?"""
    by_id = {one["id"]: one for one in found}
    return by_id.keys() == told.keys() and all(_has(by_id[name], told[name]) for name in told)


def _has(found: sqlite3.Row, told: Row) -> bool:
    return all(found[name] == value for name, value in told.items())


def _form(writing: Writing, session: str) -> set[tuple[SqlValue, ...]]:
    return {tuple(row) for row in writing.rows(_FORM, session)}


def _scores(writing: Writing, session: str) -> set[tuple[SqlValue, ...]]:
    return {tuple(row) for row in writing.rows(_SCORES, session)}


def _told_scores(closed: Timeline) -> set[tuple[SqlValue, ...]]:
    return {_score_row(kind, felt) for kind, felt in sessions.scores(closed).items()}


def _score_row(kind: PainKind, felt: sessions.Felt) -> tuple[SqlValue, ...]:
    at, score, place, spreading = felt
    return kind.value, utc_text(at), score, place, None if spreading is None else int(spreading)
