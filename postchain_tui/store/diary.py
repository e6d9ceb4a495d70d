"""Reading the diary: sessions with their sets and scores, newest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from postchain_tui.core.diary import (
    Declaration,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
    Status,
)
from postchain_tui.core.places import has_spread
from postchain_tui.core.schedule import Turn
from postchain_tui.store.rows import (
    SqlValue,
    declaration_in,
    moment,
    moment_in,
    pain_in,
    set_in,
    utc_text,
)
from postchain_tui.store.store import Store

_LATEST = "9999"
"""Sorts after every moment."""

_RARE_SETS = 2000
"""An exercise with fewer sets is looked up by them; of a common one a page soon fills."""

_PAGE = """
SELECT sessions.* FROM sessions
WHERE started_at >= :since AND started_at < :until AND started_at <= :before_at
  AND (started_at < :before_at OR sessions.rowid < :before_row)
  AND (status = 'discarded' OR deleted_at IS NOT NULL) = :trash
  AND (:exercise IS NULL OR EXISTS (
    SELECT 1 FROM sets
    WHERE session_id = sessions.id AND exercise_id = :exercise AND sets.deleted_at IS NULL))
ORDER BY started_at DESC, sessions.rowid DESC LIMIT :limit
"""

_PAGE_AFTER = """
SELECT * FROM sessions
WHERE started_at >= :after_at AND (started_at > :after_at OR rowid > :after_row)
  AND status <> 'discarded' AND deleted_at IS NULL
ORDER BY started_at, rowid LIMIT :limit
"""

_PAGE_AMONG = _PAGE.replace(
    "FROM sessions",
    "FROM json_each(:among) AS among CROSS JOIN sessions ON sessions.id = among.value",
)

_SESSIONS_WITH = """
SELECT session_id FROM sets WHERE exercise_id = ? AND deleted_at IS NULL LIMIT ?
"""

_SETS = """
SELECT * FROM sets
WHERE session_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
ORDER BY session_id, ordinal, at, rowid
"""

_PAIN = """
SELECT * FROM pain_entries
WHERE session_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
ORDER BY session_id, at, rowid
"""

_FORM = """
SELECT session_id, exercise_id FROM form_checks
WHERE session_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND held = 1
ORDER BY session_id, rowid
"""

_SAID = """
SELECT * FROM declarations
WHERE session_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
ORDER BY session_id, at, rowid
"""

_WITH_EXERCISE = """
SELECT session_id FROM sets CROSS JOIN sessions ON sessions.id = sets.session_id
WHERE sets.exercise_id = ? AND sets.deleted_at IS NULL AND sets.kind <> 'warmup'
  AND sessions.started_at <= ? AND sessions.status = 'finished' AND sessions.deleted_at IS NULL
ORDER BY sets.at DESC, sets.rowid DESC
"""

_BY_ID = """
SELECT * FROM sessions WHERE id IN (SELECT value FROM json_each(?))
ORDER BY started_at DESC, rowid DESC
"""

_LATEST_FINISHED = """
SELECT * FROM sessions
WHERE status = 'finished' AND deleted_at IS NULL AND started_at <= :before AND ended_at <= :before
ORDER BY started_at DESC, rowid DESC LIMIT 1
"""

_UNDER_WAY = """
SELECT * FROM sessions
WHERE status = 'active' AND source = 'app' AND deleted_at IS NULL
ORDER BY started_at DESC, rowid DESC LIMIT 1
"""


def session(store: Store, session_id: str) -> SessionRecord | None:
    """One session, also one in the trash; None when there is none of that id."""
    with store.reading() as connection:
        found = records_of(connection, [session_id])
    return found[0] if found else None


def sessions(
    store: Store,
    limit: int | None = None,
    *,
    before: SessionRecord | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    exercise: str | None = None,
    trash: bool = False,
) -> tuple[SessionRecord, ...]:
    """A page of sessions, newest first; of equal moments the one recorded later.

    Args:
        store: Where from.
        limit: How many at most; None for all.
        before: The last one of the page before.
        since: The earliest start.
        until: Starts have to be before it.
        exercise: Only sessions with sets of this exercise, by id.
        trash: Those thrown away instead of those kept.
    """
    with store.reading() as connection:
        asked = {
            "since": "" if since is None else utc_text(since),
            "until": _LATEST if until is None else utc_text(until),
            "trash": int(trash),
            "exercise": exercise,
            "limit": -1 if limit is None else limit,
            **_after(connection, before),
        }
        among = _ids_if_rare(connection, exercise)
        page = _PAGE if among is None else _PAGE_AMONG
        rows = connection.execute(page, asked | {"among": json.dumps(among)}).fetchall()
        return _records(connection, rows)


def newer_sessions(store: Store, than: SessionRecord, limit: int) -> tuple[SessionRecord, ...]:
    """The sessions that come before another one in the list of those kept, newest first.

    Args:
        store: Where from.
        than: The session they are newer than.
        limit: How many at most: those next to it.
    """
    with store.reading() as connection:
        asked = {
            "after_at": utc_text(than.started_at),
            "after_row": _row_of(connection, than),
            "limit": limit,
        }
        rows = connection.execute(_PAGE_AFTER, asked).fetchall()
        return _records(connection, rows[::-1])


def last_with(
    store: Store,
    exercise_ids: Iterable[str],
    sessions_each: int,
    until: datetime | None = None,
) -> dict[str, tuple[SessionRecord, ...]]:
    """The newest finished sessions with working sets of each of some exercises, newest first.

    Args:
        store: Where from.
        exercise_ids: The exercises.
        sessions_each: How many sessions of each at most.
        until: The latest start; by default any.
    """
    with store.reading() as connection:
        wanted = {
            exercise: _ids_with(connection, exercise, sessions_each, until)
            for exercise in exercise_ids
        }
        ids = sorted(set().union(*wanted.values()))
        records = records_of(connection, ids)
    return {
        exercise: tuple(record for record in records if record.id in chosen)
        for exercise, chosen in wanted.items()
    }


def latest_finished(store: Store, before: datetime) -> SessionRecord | None:
    """The newest session that was finished by a moment; None when there is none."""
    with store.reading() as connection:
        rows = connection.execute(_LATEST_FINISHED, {"before": utc_text(before)}).fetchall()
        found = _records(connection, rows)
    return found[0] if found else None


def under_way(store: Store) -> SessionRecord | None:
    """The newest session that the app left open; None when there is none."""
    with store.reading() as connection:
        found = _records(connection, connection.execute(_UNDER_WAY).fetchall())
    return found[0] if found else None


_LAST_TURN = """
SELECT day, stage, started_at, tz_offset_min FROM sessions
WHERE program = ? AND status = 'finished' AND deleted_at IS NULL
  AND (day IS NOT NULL OR stage IS NOT NULL)
ORDER BY started_at DESC, rowid DESC LIMIT 1
"""
_IN_STAGES = """
SELECT stage, count(*) AS count FROM sessions
WHERE program = ? AND status = 'finished' AND deleted_at IS NULL AND stage IS NOT NULL
GROUP BY stage
"""


def finished_count(store: Store, program: str) -> int:
    """How many sessions of a program were finished."""
    counted = """
    SELECT count(*) FROM sessions
    WHERE program = ? AND status = 'finished' AND deleted_at IS NULL
    """
    return int(store.rows(counted, program)[0][0])


def last_turn(store: Store, program: str) -> Turn | None:
    """The newest finished session of a program of which it is known where in the program it was."""
    found = store.rows(_LAST_TURN, program)
    if not found:
        return None
    row = found[0]
    counted = {one["stage"]: one["count"] for one in store.rows(_IN_STAGES, program)}
    on = moment_in(row, "started_at").date()
    return Turn(row["day"] or "", on, row["stage"] or "", counted)


def days(store: Store, since: datetime, until: datetime) -> tuple[date, ...]:
    """The local days on which sessions were finished, oldest first."""
    found = store.rows(
        "SELECT started_at, tz_offset_min FROM sessions WHERE started_at >= ? AND started_at <= ? "
        "AND status = 'finished' AND deleted_at IS NULL ORDER BY started_at",
        utc_text(since),
        utc_text(until),
    )
    return tuple(dict.fromkeys(moment_in(row, "started_at").date() for row in found))


def is_new(store: Store) -> bool:
    """Was nothing ever set or recorded?"""
    used = (
        "SELECT EXISTS (SELECT 1 FROM settings WHERE deleted_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM sessions)"
    )
    return not store.rows(used)[0][0]


def records_of(connection: sqlite3.Connection, ids: list[str]) -> tuple[SessionRecord, ...]:
    """The sessions of some ids within a reading, newest first, also those in the trash."""
    return _records(connection, connection.execute(_BY_ID, (json.dumps(ids),)).fetchall())


def _after(connection: sqlite3.Connection, before: SessionRecord | None) -> dict[str, SqlValue]:
    """Where a page begins: after the last one of the page before, else with the newest."""
    if before is None:
        return {"before_at": _LATEST, "before_row": 0}
    return {
        "before_at": utc_text(before.started_at),
        "before_row": _row_of(connection, before),
    }


def _row_of(connection: sqlite3.Connection, session: SessionRecord) -> int:
    """The number of its row; 0 where it is not there any more."""
    row = connection.execute("SELECT rowid FROM sessions WHERE id = ?", (session.id,)).fetchone()
    return int(row[0]) if row else 0


def _ids_if_rare(connection: sqlite3.Connection, exercise: str | None) -> list[str] | None:
    """Ids of all sessions with an exercise; None when it has too many sets to list them, or any."""
    if exercise is None:
        return None
    found = connection.execute(_SESSIONS_WITH, (exercise, _RARE_SETS)).fetchall()
    if len(found) == _RARE_SETS:
        return None
    return list(dict.fromkeys(row["session_id"] for row in found))


def _ids_with(
    connection: sqlite3.Connection, exercise: str, count: int, until: datetime | None
) -> set[str]:
    """Ids of the newest sessions with an exercise, read no further back than needed."""
    ids: set[str] = set()
    latest = _LATEST if until is None else utc_text(until)
    cursor = connection.execute(_WITH_EXERCISE, (exercise, latest))
    for row in cursor:
        if len(ids) == count:
            break
        ids.add(row["session_id"])
    cursor.close()
    return ids


@dataclass(slots=True)
class _Felt:
    """What was felt around one session."""

    scores: dict[PainKind, int | None] = field(default_factory=dict)
    is_said_to_spread: bool = False
    place_before: str | None = None
    places_later: list[str | None] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[PainRecord]) -> _Felt:
        """Of several scores of a kind the latest counts; they come in the order of their time."""
        felt = cls()
        for entry in entries:
            felt.scores[entry.kind] = entry.score
            felt.is_said_to_spread = felt.is_said_to_spread or bool(entry.spreading)
            if entry.kind is PainKind.BEFORE:
                felt.place_before = entry.place
            else:
                felt.places_later.append(entry.place)
        return felt

    @property
    def spreading(self) -> bool:
        """Did it spread: in so many words, or by where it was felt?"""
        return self.is_said_to_spread or has_spread(self.place_before, self.places_later)


def _grouped(
    connection: sqlite3.Connection, sql: str, ids: str
) -> dict[str, tuple[sqlite3.Row, ...]]:
    found = connection.execute(sql, (ids,))
    return {key: tuple(rows) for key, rows in groupby(found, lambda row: str(row["session_id"]))}


def _records(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> tuple[SessionRecord, ...]:
    """The sessions of rows, with what belongs to them: one query a table, not one a session."""
    if not rows:
        return ()
    ids = json.dumps([row["id"] for row in rows])
    sets = _grouped(connection, _SETS, ids)
    pain = _grouped(connection, _PAIN, ids)
    form = _grouped(connection, _FORM, ids)
    said = _grouped(connection, _SAID, ids)
    return tuple(
        _record(
            row,
            tuple(map(set_in, sets.get(row["id"], ()))),
            _Felt.of(map(pain_in, pain.get(row["id"], ()))),
            tuple(one["exercise_id"] for one in form.get(row["id"], ())),
            tuple(map(declaration_in, said.get(row["id"], ()))),
        )
        for row in rows
    )


def _record(
    row: sqlite3.Row,
    sets: tuple[SetRecord, ...],
    felt: _Felt,
    form_ok: tuple[str, ...],
    said: tuple[Declaration, ...],
) -> SessionRecord:
    ended = row["ended_at"]
    return SessionRecord(
        id=row["id"],
        started_at=moment_in(row, "started_at"),
        ended_at=None if ended is None else moment(ended, row["tz_offset_min"]),
        source=row["source"],
        name=row["name"],
        status=Status(row["status"]),
        sets=sets,
        note=row["note"],
        effort=row["effort"],
        pain_before=felt.scores.get(PainKind.BEFORE),
        pain_after=felt.scores.get(PainKind.AFTER),
        pain_morning=felt.scores.get(PainKind.MORNING),
        morning_asked=PainKind.MORNING in felt.scores,
        spreading=felt.spreading,
        form_ok=tuple(dict.fromkeys(form_ok)),
        said=said,
    )
