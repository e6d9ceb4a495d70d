"""Reading the chronicle of long stretches of time, in slices that never hold the file for long.

Between two slices nothing is held: neither a transaction nor a cursor. Each slice tells the file
as it is at its own moment; whoever needs all of them as of one moment compares `data_version`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import TypeVar

from postchain_tui.core.bout import HARD_RIR, Bout
from postchain_tui.core.chronicle import BestSet, Sitting
from postchain_tui.core.diary import PainKind, PainRecord, SetRecord
from postchain_tui.core.program import Role
from postchain_tui.core.strength import MOST_LEFT, MOST_REPS_TO_FAILURE, MOST_ROUGH_REPS
from postchain_tui.store.rows import SqlValue, moment, moment_in, set_in, utc_text
from postchain_tui.store.store import Store

_SESSIONS_A_SLICE = 125
_PLANS_A_SLICE = 50
"""Plans are long: each takes up to a tenth of a millisecond."""
_SCORES_A_SLICE = 2000
_SETS_A_SLICE = 2000
_RECENT_SESSIONS = 60
"""So many sessions tell which exercises were done last."""

_KINDS = {kind.value: kind for kind in PainKind}

_LATEST = "9999"
"""Sorts after every moment."""

_Read = TypeVar("_Read")
_Rows = list[sqlite3.Row]
_Place = tuple[str, int]
"""A moment and a number of a row: what comes after it was not read yet."""

# What is not wanted is left out after a page is cut, or a page could read on without an end.
_SESSIONS = """
SELECT rowid, id, started_at, tz_offset_min, effort,
  status = 'finished' AND deleted_at IS NULL AS is_kept
FROM sessions
WHERE (started_at, rowid) > (?, ?) AND started_at <= ?
ORDER BY started_at, rowid LIMIT ?
"""

# From the fourth on, the columns are the fields of a bout from `sets` on.
_BOUTS = """
SELECT page.key, min(ordinal), exercise_id, count(*), sum(rpe IS NULL OR rpe >= :hard_rpe),
  sum(reps), sum(load_grams * reps), max(load_grams), coalesce(sum(tut_ms), 0),
  coalesce(sum(CASE WHEN tut_ms IS NULL THEN reps END), 0),
  coalesce(sum(CASE WHEN tut_ms IS NULL THEN duration_ms * coalesce(reps, 1) END), 0),
  max(pain), avg(rpe)
FROM json_each(:sessions) AS page CROSS JOIN sets ON session_id = page.value
WHERE deleted_at IS NULL AND kind <> 'warmup'
GROUP BY page.key, exercise_id
"""

_SCORES = """
SELECT id, at, tz_offset_min, kind, score, session_id, place, spreading, recalled, note, rowid,
  deleted_at IS NULL AS is_kept
FROM pain_entries
WHERE (at, rowid) > (?, ?) AND at <= ?
ORDER BY at, rowid LIMIT ?
"""

# With a single max() the other columns come from the row that has it (SQLite, "Bare columns in an
# aggregate query"). The place in the session decides between equals: the first is the best.
_BEST_SETS = """
SELECT sets.* FROM (
  SELECT page.key, sets.rowid AS best, max((
      coalesce(CASE WHEN :by_duration THEN duration_ms
        ELSE coalesce(min(reps_left, reps_right), reps_left, reps_right, reps) END, -1) << 32
    ) - ordinal)
  FROM json_each(:sessions) AS page CROSS JOIN sets ON session_id = page.value
  WHERE exercise_id = :exercise AND deleted_at IS NULL AND kind <> 'warmup'
  GROUP BY page.key, load_grams, coalesce(pain > :ceiling, 0)
) AS chosen CROSS JOIN sets ON sets.rowid = chosen.best
ORDER BY chosen.key, ordinal
"""

# Of the same load the estimate is the greater the more reps would have led to failure.
_RATED_SETS = """
SELECT sets.* FROM (
  SELECT best, max(total) FROM (
    SELECT sets.rowid AS best, load_grams, rpe, 10 - rpe
        + coalesce(min(reps_left, reps_right), reps_left, reps_right, reps) AS total
    FROM json_each(:sessions) AS page CROSS JOIN sets ON session_id = page.value
    WHERE exercise_id = :exercise AND deleted_at IS NULL AND kind <> 'warmup'
      AND load_grams > 0 AND rpe >= 10 - :most_left AND (pain IS NULL OR pain <= :ceiling)
  )
  WHERE total > 10 - rpe AND total <= :most_rough
  GROUP BY load_grams, total > :most_sure
) AS chosen CROSS JOIN sets ON sets.rowid = chosen.best
ORDER BY at, ordinal
"""

_LAST_SET = """
SELECT at, rowid FROM sets
WHERE exercise_id = ? AND (at, rowid) > (?, ?)
ORDER BY at, rowid LIMIT 1 OFFSET ?
"""

_BESTS = """
SELECT load_grams, max(CASE WHEN :by_duration THEN duration_ms
  ELSE coalesce(min(reps_left, reps_right), reps_left, reps_right, reps) END) AS most
FROM sets CROSS JOIN sessions ON sessions.id = session_id
WHERE exercise_id = :exercise AND (at, sets.rowid) > (:at, :row)
  AND (at, sets.rowid) <= (:last_at, :last_row)
  AND sets.deleted_at IS NULL AND kind <> 'warmup' AND session_id IS NOT :without
  AND (pain IS NULL OR pain <= :ceiling)
  AND status = 'finished' AND sessions.deleted_at IS NULL
GROUP BY load_grams HAVING most IS NOT NULL
"""

# A session starts with its event 0. Looking for the name anywhere spares reading most plans.
_SKIPPED = """
SELECT sessions.started_at, tz_offset_min
FROM json_each(:sessions) AS page CROSS JOIN sessions ON sessions.id = page.value
CROSS JOIN session_events ON session_id = sessions.id AND ordinal = 0
WHERE source = 'app' AND session_events.kind = 'Started' AND session_events.deleted_at IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM sets WHERE sets.session_id = sessions.id AND exercise_id = :exercise
      AND sets.kind <> 'warmup' AND sets.deleted_at IS NULL)
  AND instr(body, json_quote(:exercise))
  AND EXISTS (
    SELECT 1 FROM json_each(CASE WHEN json_valid(body) THEN body END, '$.plan') AS slot
    WHERE json_extract(slot.value, '$.role', '$.exercise') = json_array(:work, :exercise))
ORDER BY page.key
"""

_FIRST_SET = """
SELECT started_at, sessions.tz_offset_min
FROM sets CROSS JOIN sessions ON sessions.id = session_id
WHERE exercise_id = ? AND sets.deleted_at IS NULL AND kind <> 'warmup'
  AND status = 'finished' AND sessions.deleted_at IS NULL
ORDER BY at, sets.rowid LIMIT 1
"""

_LAST_EXERCISES = """
SELECT exercise_id FROM (
  SELECT id FROM sessions WHERE status = 'finished' AND deleted_at IS NULL
  ORDER BY started_at DESC, rowid DESC LIMIT ?
) AS recent CROSS JOIN sets ON session_id = recent.id
WHERE deleted_at IS NULL AND kind <> 'warmup'
GROUP BY exercise_id ORDER BY max(at) DESC, max(sets.rowid) DESC LIMIT ?
"""


def training(
    store: Store,
    since: datetime | None,
    until: datetime,
    slice_sessions: int = _SESSIONS_A_SLICE,
) -> Iterator[tuple[tuple[Sitting, ...], tuple[Bout, ...]]]:
    """The finished sessions of a stretch of time and what was done in them, oldest first.

    The bouts of a session come in the order of their first sets. A slice may be empty.

    Args:
        store: Where from.
        since: The earliest start; None for the very first.
        until: The latest start.
        slice_sessions: How many sessions are read at once.
    """

    def read(
        connection: sqlite3.Connection, after: _Place
    ) -> tuple[tuple[_Rows, _Rows], _Place | None]:
        kept, place = _finished(connection, after, until, slice_sessions)
        asked = {"sessions": _ids(kept), "hard_rpe": 10 - HARD_RIR}
        return (kept, connection.execute(_BOUTS, asked).fetchall()), place

    for sessions, bouts in _slices(store, since, read):
        sittings = tuple(
            Sitting(row["id"], moment_in(row, "started_at"), row["effort"]) for row in sessions
        )
        bouts.sort(key=itemgetter(0, 1))
        yield sittings, tuple(_bout(sittings[row[0]], row) for row in bouts)


def scores(
    store: Store, since: datetime | None, until: datetime, slice_size: int = _SCORES_A_SLICE
) -> Iterator[tuple[PainRecord, ...]]:
    """The pain scores of a stretch of time, oldest first; a slice may be empty.

    Args:
        store: Where from.
        since: The earliest moment; None for the very first.
        until: The latest moment.
        slice_size: How many scores are read at once.
    """

    def read(connection: sqlite3.Connection, after: _Place) -> tuple[_Rows, _Place | None]:
        asked = (*after, utc_text(until), slice_size)
        rows = connection.execute(_SCORES, asked).fetchall()
        return rows, _last_place(rows, slice_size, "at")

    for rows in _slices(store, since, read):
        yield tuple(_score(row) for row in rows if row["is_kept"])


def best_sets(
    store: Store,
    exercise: str,
    sessions: Sequence[str],
    *,
    by_duration: bool,
    ceiling: int,
    slice_sessions: int = _SESSIONS_A_SLICE,
) -> Iterator[tuple[BestSet, ...]]:
    """The best working set of each load in some sessions, those with pain kept apart.

    The best has the most reps, on the weaker side where the sides were told apart, or the longest
    hold; of equals it is the first. Where none of them was told, it is the first as well.

    Args:
        store: Where from.
        exercise: Id of the exercise.
        sessions: Ids of the sessions, in the order in which their sets are to come.
        by_duration: Is the longest the best, not the one with the most reps?
        ceiling: Sets with more pain than this never stand for others, nor others for them.
        slice_sessions: How many sessions are read at once.
    """
    asked: dict[str, SqlValue] = {
        "exercise": exercise,
        "by_duration": by_duration,
        "ceiling": ceiling,
    }
    for rows in _of_sessions(store, _BEST_SETS, asked, sessions, slice_sessions):
        yield tuple(BestSet(row["session_id"], set_in(row)) for row in rows)


def rated_sets(
    store: Store,
    exercise: str,
    sessions: Sequence[str],
    *,
    ceiling: int,
    slice_sessions: int = _SESSIONS_A_SLICE,
) -> Iterator[tuple[SetRecord, ...]]:
    """The working sets in some sessions that may give the greatest estimate of a maximum.

    Only sets with a load and an effort that allow an estimate: of each load, in each slice, the one
    with the most reps to failure, once of those the formula is sure of and once of the rough ones.

    Args:
        store: Where from.
        exercise: Id of the exercise.
        sessions: Ids of the sessions.
        ceiling: Sets with more pain than this are left out.
        slice_sessions: How many sessions are read at once.
    """
    asked: dict[str, SqlValue] = {
        "exercise": exercise,
        "ceiling": ceiling,
        "most_left": MOST_LEFT,
        "most_rough": MOST_ROUGH_REPS,
        "most_sure": MOST_REPS_TO_FAILURE,
    }
    for rows in _of_sessions(store, _RATED_SETS, asked, sessions, slice_sessions):
        yield tuple(map(set_in, rows))


def _of_sessions(
    store: Store,
    sql: str,
    asked: Mapping[str, SqlValue],
    sessions: Sequence[str],
    size: int,
) -> Iterator[_Rows]:
    """What a query finds in some sessions, so many of them at a time."""
    for start in range(0, len(sessions), size):
        among = json.dumps(sessions[start : start + size])
        with store.reading() as connection:
            rows = connection.execute(sql, {**asked, "sessions": among}).fetchall()
        yield rows


def bests(
    store: Store, exercise: str, without: str | None, *, by_duration: bool, ceiling: int
) -> tuple[tuple[int | None, int], ...]:
    """Load in grams, and the most reps or milliseconds ever done with it; lightest first.

    Where the sides were told apart the weaker one counts.

    Args:
        store: Where from.
        exercise: Id of the exercise.
        without: Id of a session that is left out.
        by_duration: Is the longest the best, not the one with the most reps?
        ceiling: Sets with more pain than this do not count; those without a score do.
    """
    asked = {
        "exercise": exercise,
        "without": without,
        "by_duration": by_duration,
        "ceiling": ceiling,
    }

    def read(connection: sqlite3.Connection, after: _Place) -> tuple[_Rows, _Place | None]:
        place = connection.execute(_LAST_SET, (exercise, *after, _SETS_A_SLICE - 1)).fetchone()
        last_at, last_row = place or (_LATEST, 0)
        ends = {"at": after[0], "row": after[1], "last_at": last_at, "last_row": last_row}
        rows = connection.execute(_BESTS, asked | ends).fetchall()
        return rows, None if place is None else (last_at, last_row)

    most: dict[int | None, int] = {}
    for rows in _slices(store, None, read):
        for load, count in rows:
            most[load] = max(count, most.get(load, count))
    return tuple(sorted(most.items(), key=lambda best: (best[0] is not None, best[0] or 0)))


def skipped(
    store: Store, exercise: str, since: datetime | None, until: datetime
) -> Iterator[tuple[datetime, ...]]:
    """Starts of the app's finished sessions that planned an exercise as work, and had no set of it.

    The plan is the one that the session started with: an exercise that was swapped or planned away
    later counts as skipped too, unless a set of it was done. One that only came in later does not.

    Args:
        store: Where from.
        exercise: Id of the exercise.
        since: The earliest start; None for the very first.
        until: The latest start.
    """

    def read(connection: sqlite3.Connection, after: _Place) -> tuple[_Rows, _Place | None]:
        kept, place = _finished(connection, after, until, _PLANS_A_SLICE)
        asked = {"sessions": _ids(kept), "exercise": exercise, "work": Role.WORK.value}
        return connection.execute(_SKIPPED, asked).fetchall(), place

    for rows in _slices(store, since, read):
        yield tuple(moment_in(row, "started_at") for row in rows)


def first_training(store: Store) -> datetime | None:
    """The start of the oldest finished session; None when there is none."""

    def read(connection: sqlite3.Connection, after: _Place) -> tuple[_Rows, _Place | None]:
        return _finished(connection, after, None, _SESSIONS_A_SLICE)

    found = (row for rows in _slices(store, None, read) for row in rows)
    return next((moment_in(row, "started_at") for row in found), None)


def first_days(store: Store, exercises: Iterable[str]) -> dict[str, date]:
    """The local day on which each of some exercises was done first, as far as it was.

    Args:
        store: Where from.
        exercises: Ids of the exercises.
    """
    found = {exercise: store.rows(_FIRST_SET, exercise) for exercise in exercises}
    return {
        exercise: moment_in(rows[0], "started_at").date()
        for exercise, rows in found.items()
        if rows
    }


def sessions_at_most(store: Store) -> int:
    """No more sessions than this are on record; known without counting them."""
    return int(store.rows("SELECT coalesce(max(rowid), 0) FROM sessions")[0][0])


def last_exercises(store: Store, limit: int = 12) -> tuple[str, ...]:
    """Ids of the exercises of the last sessions, the one that was done last first."""
    rows = store.rows(_LAST_EXERCISES, _RECENT_SESSIONS, limit)
    return tuple(row["exercise_id"] for row in rows)


def _slices(
    store: Store,
    since: datetime | None,
    read: Callable[[sqlite3.Connection, _Place], tuple[_Read, _Place | None]],
) -> Iterator[_Read]:
    """Read slice after slice, each from the place where the one before ended."""
    place: _Place | None = ("" if since is None else utc_text(since), -1)
    while place is not None:
        with store.reading() as connection:
            found, place = read(connection, place)
        yield found


def _last_place(rows: _Rows, size: int, column: str) -> _Place | None:
    """Where to read on; None when there is nothing more."""
    return (rows[-1][column], rows[-1]["rowid"]) if len(rows) == size else None


def _finished(
    connection: sqlite3.Connection, after: _Place, until: datetime | None, size: int
) -> tuple[_Rows, _Place | None]:
    """The finished ones of some sessions, and where to read on."""
    latest = _LATEST if until is None else utc_text(until)
    rows = connection.execute(_SESSIONS, (*after, latest, size)).fetchall()
    return [row for row in rows if row["is_kept"]], _last_place(rows, size, "started_at")


def _ids(rows: _Rows) -> str:
    return json.dumps([row["id"] for row in rows])


def _bout(sitting: Sitting, row: sqlite3.Row) -> Bout:
    return Bout(sitting.session, row[2], sitting.at, *row[3:])


def _score(row: sqlite3.Row) -> PainRecord:
    """The score of a row, by the places of its columns: of so many, that takes half the time."""
    name, at, offset, kind, score, session, place, spreading, recalled, note, *_ = row
    return PainRecord(
        name,
        moment(at, offset),
        _KINDS[kind],
        score,
        session,
        place,
        None if spreading is None else bool(spreading),
        bool(recalled),
        note,
    )
