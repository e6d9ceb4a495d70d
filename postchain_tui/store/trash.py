"""What was thrown away: it stays in the file, is left out of every reading, and can come back."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from postchain_tui.core.diary import (
    DeclarationKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.store import diary
from postchain_tui.store.correcting import check_score, check_session
from postchain_tui.store.ids import milliseconds
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import Row, moment, offset_minutes, pain_in, set_in, utc_text
from postchain_tui.store.store import Store

DELETE = "delete"
"""How the words of every action begin that throws something away."""

EDIT = "edit"
"""How the words of every correction begin; sets that it leaves out lie in the trash too."""

_OF_THE_SESSION = (
    DeclarationKind.CEILING,
    DeclarationKind.SWAP,
    DeclarationKind.SORE_START,
    DeclarationKind.ACTIVITY,
)
"""What is said of one session alone; a warning sign or an injury outlasts the session."""

_SAID = "SELECT id, kind FROM declarations WHERE session_id = ? AND deleted_at IS NULL"
_SCORES = "SELECT id FROM pain_entries WHERE session_id = ? AND deleted_at IS NULL"

# An id of an action begins with its moment: so few of a long journal are read.
_BURIED = """
SELECT tbl, pk, what, json_extract(patch, '$.deleted_at[1]') AS buried_at
FROM actions CROSS JOIN changes ON action_id = actions.id
WHERE actions.id >= :first_id AND (what GLOB :delete OR what GLOB :edit)
  AND (tbl = 'sets' OR (tbl IN ('sessions', 'pain_entries') AND what GLOB :delete))
  AND buried_at >= :since
  AND (tbl <> 'pain_entries' OR NOT EXISTS (
    SELECT 1 FROM changes AS beside
    WHERE beside.action_id = actions.id AND beside.tbl = 'sessions'))
ORDER BY seq DESC
"""
_DISCARDED = """
SELECT id, updated_at FROM sessions
WHERE status = 'discarded' AND deleted_at IS NULL AND updated_at >= ?
ORDER BY updated_at DESC, rowid DESC
"""
_IS_DELETED = "SELECT 1 FROM sessions WHERE id = ? AND deleted_at = ?"
_IS_DISCARDED = (
    "SELECT 1 FROM sessions WHERE id = ? AND status = 'discarded' AND deleted_at IS NULL"
)
_STATUS = "SELECT status, deleted_at FROM sessions WHERE id = ?"
_SET = "SELECT * FROM sets WHERE id = ? AND deleted_at = ?"
_SCORE = "SELECT * FROM pain_entries WHERE id = ? AND deleted_at = ?"
_WITH_IT = (
    ("pain_entries", "SELECT id FROM pain_entries WHERE session_id = ? AND deleted_at = ?"),
    ("declarations", "SELECT id FROM declarations WHERE session_id = ? AND deleted_at = ?"),
)
_OTHERS = """
SELECT id, ordinal, at FROM sets WHERE session_id = ? AND deleted_at IS NULL
ORDER BY ordinal, at, rowid
"""
_CHANGED_SINCE = "SELECT 1 FROM sets WHERE session_id = ? AND updated_at > ? LIMIT 1"


class ThrownKind(StrEnum):
    """What lies in the trash."""

    SESSION = "session"
    DISCARDED = "discarded"
    """A session that was broken off in the app."""
    SET = "set"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Thrown:
    """One thing in the trash."""

    kind: ThrownKind
    id: str
    at: datetime
    """When it was thrown there."""
    what: str
    """What was done then, in the person's words; empty for a discarded session."""
    session: SessionRecord | None = None
    """The session itself, or the one that the set was done in."""
    done: SetRecord | None = None
    score: PainRecord | None = None


def throw_session(store: Store, session: SessionRecord, what: str) -> None:
    """Put a session in the trash, with its scores and what was said of it alone.

    Args:
        store: Where it is.
        session: The session as it was shown.
        what: The action in the person's words, which begin with `DELETE`.

    Raises:
        NotAllowedError: when it is open, in the trash, or not as shown; nothing was changed then.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    with store.action(what) as writing:
        check_session(store, writing, session)
        writing.bury("sessions", session.id)
        for score in writing.rows(_SCORES, session.id):
            writing.bury("pain_entries", score["id"])
        for said in writing.rows(_SAID, session.id):
            if said["kind"] in _OF_THE_SESSION:
                writing.bury("declarations", said["id"])


def throw_score(store: Store, entry: PainRecord, what: str) -> None:
    """Put a pain score in the trash.

    Args:
        store: Where it is.
        entry: The score as it was shown.
        what: The action in the person's words, which begin with `DELETE`.

    Raises:
        NotAllowedError: when its session is open, or it is not as shown; nothing was changed then.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    with store.action(what) as writing:
        check_score(writing, entry)
        writing.bury("pain_entries", entry.id)


def thrown(store: Store, since: datetime) -> tuple[Thrown, ...]:
    """What was thrown away on purpose since a moment and still lies in the trash, newest first.

    What was undone, or gave its place to something else, was not thrown away. Nor are the sets and
    scores of a session that lies there listed: they come back with it.
    """
    with store.reading() as connection:
        found = [*_deleted(store, connection, since), *_discarded(store, connection, since)]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def restore(store: Store, one: Thrown, what: str) -> None:
    """Take something out of the trash, as it was and where it was.

    A session comes with what went with it; one that was discarded counts as finished. A set takes
    its place in the session again, and those after it move on.

    Raises:
        NotAllowedError: when it is no longer in the trash, or its session is; nothing was changed
            then.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    with store.action(what) as writing:
        _RESTORED[one.kind](writing, one)


def _deleted(store: Store, connection: sqlite3.Connection, since: datetime) -> Iterator[Thrown]:
    offset = offset_minutes(store.now())
    seen = set()
    asked = {
        "first_id": _first_id(since),
        "since": utc_text(since),
        "delete": f"{DELETE} *",
        "edit": f"{EDIT} *",
    }
    for row in connection.execute(_BURIED, asked).fetchall():
        key = (row["tbl"], row["pk"])
        if key in seen:
            continue
        one = _READ[row["tbl"]](store, row["pk"], moment(row["buried_at"], offset), row["what"])
        if one is not None:
            seen.add(key)
            yield one


def _first_id(since: datetime) -> str:
    """No id made since a moment sorts before this."""
    text = f"{milliseconds(since):012x}"
    return f"{text[:8]}-{text[8:]}"


def _discarded(store: Store, connection: sqlite3.Connection, since: datetime) -> Iterator[Thrown]:
    offset = offset_minutes(store.now())
    for row in connection.execute(_DISCARDED, (utc_text(since),)).fetchall():
        session = diary.session(store, row["id"])
        at = moment(row["updated_at"], offset)
        yield Thrown(ThrownKind.DISCARDED, row["id"], at, "", session)


def _session_thrown(store: Store, session: str, at: datetime, what: str) -> Thrown | None:
    if not store.rows(_IS_DELETED, session, utc_text(at)):
        return None
    return Thrown(ThrownKind.SESSION, session, at, what, diary.session(store, session))


def _set_thrown(store: Store, done: str, at: datetime, what: str) -> Thrown | None:
    found = store.rows(_SET, done, utc_text(at))
    if not found or _trouble(store.rows(_STATUS, found[0]["session_id"])):
        return None
    session = diary.session(store, found[0]["session_id"])
    return Thrown(ThrownKind.SET, done, at, what, session, done=set_in(found[0]))


def _score_thrown(store: Store, score: str, at: datetime, what: str) -> Thrown | None:
    found = store.rows(_SCORE, score, utc_text(at))
    if not found or _is_deleted(store.rows(_STATUS, found[0]["session_id"])):
        return None
    return Thrown(ThrownKind.SCORE, score, at, what, score=pain_in(found[0]))


_READ = {"sessions": _session_thrown, "sets": _set_thrown, "pain_entries": _score_thrown}


def _is_deleted(sessions: Iterable[sqlite3.Row]) -> bool:
    return any(session["deleted_at"] is not None for session in sessions)


def _trouble(sessions: Iterable[sqlite3.Row]) -> str:
    """Why a set cannot come back to its session; empty when it can."""
    found = list(sessions)
    statuses = {session["status"] for session in found}
    if statuses <= {Status.DISCARDED} or _is_deleted(found):
        return "The session is in the trash itself: restore the session first."
    return "That session is still open: finish it first." if Status.ACTIVE in statuses else ""


def _restore_session(writing: Writing, one: Thrown) -> None:
    at = utc_text(one.at)
    _check(writing.rows(_IS_DELETED, one.id, at))
    for table, with_it in _WITH_IT:
        for row in writing.rows(with_it, one.id, at):
            _dig_up(writing, table, row["id"])
    _dig_up(writing, "sessions", one.id)


def _restore_discarded(writing: Writing, one: Thrown) -> None:
    _check(writing.rows(_IS_DISCARDED, one.id))
    writing.change("sessions", one.id, {"status": Status.FINISHED.value})


def _restore_set(writing: Writing, one: Thrown) -> None:
    found = _check(writing.rows(_SET, one.id, utc_text(one.at)))
    session = found["session_id"]
    _refuse(_trouble(writing.rows(_STATUS, session)))
    rows = writing.rows(_OTHERS, session)
    is_changed = bool(writing.rows(_CHANGED_SINCE, session, found["deleted_at"]))
    rows.insert(_place(found, rows, is_changed), found)
    for ordinal, row in enumerate(rows, start=1):
        columns: Row = {} if row["ordinal"] == ordinal else {"ordinal": ordinal}
        if row is found:
            columns["deleted_at"] = None
        if columns:
            writing.change("sets", row["id"], columns)


def _place(row: sqlite3.Row, others: list[sqlite3.Row], is_changed: bool) -> int:
    """Where a set is put back among the others.

    That is where it was. When others came or went since, their numbers tell less than the times
    at which they were done, as long as those are in order.
    """
    place: int = sum(other["ordinal"] < row["ordinal"] for other in others)
    times = [other["at"] for other in others]
    if not is_changed or times != sorted(times):
        return place
    return min(max(place, bisect_left(times, row["at"])), bisect_right(times, row["at"]))


def _restore_score(writing: Writing, one: Thrown) -> None:
    found = _check(writing.rows(_SCORE, one.id, utc_text(one.at)))
    if _is_deleted(writing.rows(_STATUS, found["session_id"])):
        _refuse("Its session is in the trash itself: restore the session first.")
    _dig_up(writing, "pain_entries", one.id)


_RESTORED = {
    ThrownKind.SESSION: _restore_session,
    ThrownKind.DISCARDED: _restore_discarded,
    ThrownKind.SET: _restore_set,
    ThrownKind.SCORE: _restore_score,
}


def _check(found: list[sqlite3.Row]) -> sqlite3.Row:
    """The row that lies in the trash."""
    if not found:
        _refuse("That is no longer in the trash.")
    return found[0]


def _refuse(trouble: str) -> None:
    if trouble:
        raise NotAllowedError(f"{trouble} Nothing was changed.")


def _dig_up(writing: Writing, table: str, row_id: str) -> None:
    writing.change(table, row_id, {"deleted_at": None})
