"""Looking through the kept sessions for those that a filter wants, newest first, in slices.

Between two slices nothing is held, neither a transaction nor a cursor: the consumer may stop after
any of them, and go on later. Each slice tells the file as it is at its own moment.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.filtering import Filter, Mention, folded
from postchain_tui.store.diary import records_of
from postchain_tui.store.rows import SqlValue, moment_in, utc_text
from postchain_tui.store.store import Store

_FEWEST_A_SLICE = 10
_MOST_A_SLICE = 40
"""So many sessions are looked at for one slice: few where most are wanted, as each takes time to
build, and more where hardly any is."""

_LATEST = "9999"
"""Sorts after every moment."""

_Rows = list[sqlite3.Row]
_Place = tuple[str, int]
"""A moment and a number of a row: what is older was not read yet."""

# What is not wanted is left out after a page is cut, or a page could read on without an end.
_PAGE = """
SELECT rowid, id, started_at, tz_offset_min, source, name, note,
  status <> 'discarded' AND deleted_at IS NULL AS is_kept
FROM sessions
WHERE (started_at, rowid) < (:at, :row) AND started_at >= :since
ORDER BY started_at DESC, rowid DESC LIMIT :size
"""

_WITH_SORE_SET = """
SELECT value FROM json_each(:sessions) WHERE EXISTS (
  SELECT 1 FROM sets WHERE session_id = value AND deleted_at IS NULL AND pain >= :least)
"""

# Of several scores of a kind the latest counts, known or not.
_WITH_SORE_SCORE = """
SELECT value FROM json_each(:sessions) WHERE EXISTS (
  SELECT 1 FROM pain_entries AS entry
  WHERE session_id = value AND deleted_at IS NULL AND score >= :least
    AND kind IN ('before', 'after', 'morning')
    AND NOT EXISTS (
      SELECT 1 FROM pain_entries AS later
      WHERE later.session_id = value AND later.deleted_at IS NULL AND later.kind = entry.kind
        AND (later.at, later.rowid) > (entry.at, entry.rowid)))
"""

_WITH_EXERCISE = """
SELECT value FROM json_each(:sessions) AS page WHERE EXISTS (
  SELECT 1 FROM sets
  WHERE session_id = page.value AND deleted_at IS NULL
    AND exercise_id IN (SELECT value FROM json_each(:exercises)))
"""

_NOTES = """
SELECT session_id, note FROM json_each(:sessions) CROSS JOIN sets ON session_id = value
WHERE deleted_at IS NULL AND note <> ''
"""


def find(
    store: Store, wanted: Filter, *, before: SessionRecord | None = None
) -> Iterator[tuple[SessionRecord, ...]]:
    """The kept sessions that are wanted, newest first: what each slice found, if only nothing.

    Args:
        store: Where from.
        wanted: What they have to have.
        before: The session after which to go on; by default the newest is the first.
    """
    place: _Place | None = _start(store, wanted, before)
    size = _FEWEST_A_SLICE
    while place is not None:
        with store.reading() as connection:
            found, place = _slice(connection, wanted, place, size)
        is_full = len(found) == _FEWEST_A_SLICE
        size = _FEWEST_A_SLICE if is_full else min(2 * size, _MOST_A_SLICE)
        yield found


def _start(store: Store, wanted: Filter, before: SessionRecord | None) -> _Place:
    """What is looked at is older than this: than a session, and than what no last day has."""
    place = (_LATEST, 0)
    if before is not None:
        rows = store.rows("SELECT rowid FROM sessions WHERE id = ?", before.id)
        place = (utc_text(before.started_at), rows[0]["rowid"] if rows else 0)
    if wanted.last_day is not None:
        place = min(place, (_day_text(wanted.last_day, 2), 0))
    return place


def _day_text(day: date, later: int) -> str:
    """A day so many days later; wide of a local day by one, it holds that day at any offset."""
    number = min(max(day.toordinal() + later, 1), date.max.toordinal())
    return date.fromordinal(number).isoformat()


def _slice(
    connection: sqlite3.Connection, wanted: Filter, place: _Place, size: int
) -> tuple[tuple[SessionRecord, ...], _Place | None]:
    """What is found among the sessions after a place, and where to look on."""
    since = "" if wanted.first_day is None else _day_text(wanted.first_day, -1)
    asked = {"at": place[0], "row": place[1], "since": since, "size": size}
    page = connection.execute(_PAGE, asked).fetchall()
    found = _wanted(connection, page, wanted)
    last = page[size - 1 : size]
    if len(found) > _FEWEST_A_SLICE:
        found = found[:_FEWEST_A_SLICE]
        last = found[-1:]
    following = next(((row["started_at"], row["rowid"]) for row in last), None)
    return records_of(connection, _ids(found)), following


def _wanted(connection: sqlite3.Connection, page: _Rows, wanted: Filter) -> _Rows:
    """The rows of a page that are wanted, narrowed by what costs least first."""
    rows = [row for row in page if row["is_kept"] and _is_of(row, wanted)]
    if wanted.least_pain is not None:
        rows = _among(rows, _sore(connection, rows, wanted.least_pain))
    for mention in wanted.mentions:
        rows = _among(rows, _telling(connection, rows, mention))
    return rows


def _among(rows: _Rows, ids: set[str]) -> _Rows:
    return [row for row in rows if row["id"] in ids]


def _without(rows: _Rows, ids: set[str]) -> _Rows:
    return [row for row in rows if row["id"] not in ids]


def _sore(connection: sqlite3.Connection, rows: _Rows, least: int) -> set[str]:
    """Ids of the sessions with so much pain in a set, or around them."""
    asked = {"least": least}
    sore = _chosen(connection, _WITH_SORE_SET, rows, asked)
    return sore | _chosen(connection, _WITH_SORE_SCORE, _without(rows, sore), asked)


def _is_of(row: sqlite3.Row, wanted: Filter) -> bool:
    """Is a session of the sources and the days that are wanted?"""
    if wanted.sources and not all(map(folded(row["source"]).startswith, wanted.sources)):
        return False
    if wanted.first_day is None and wanted.last_day is None:
        return True
    day = moment_in(row, "started_at").date()
    return (wanted.first_day or day) <= day <= (wanted.last_day or day)


def _telling(connection: sqlite3.Connection, rows: _Rows, mention: Mention) -> set[str]:
    """Ids of the sessions that tell of something: by their sets, name or notes."""
    ids: set[str] = set()
    if mention.exercises:
        exercises = json.dumps(sorted(mention.exercises))
        ids = _chosen(connection, _WITH_EXERCISE, rows, {"exercises": exercises})
    ids |= {row["id"] for row in rows if _tells(row, mention)}
    rest = json.dumps(_ids(_without(rows, ids)))
    notes = connection.execute(_NOTES, {"sessions": rest})
    return ids | {row["session_id"] for row in notes if mention.text in folded(row["note"])}


def _tells(row: sqlite3.Row, mention: Mention) -> bool:
    """Does the session itself tell of it, by its note or its name?"""
    texts = (row["note"], row["name"] if mention.in_name else "")
    return any(mention.text in folded(text) for text in texts)


def _chosen(
    connection: sqlite3.Connection, sql: str, rows: _Rows, asked: Mapping[str, SqlValue]
) -> set[str]:
    """Ids of those of some sessions that a query chooses."""
    found = connection.execute(sql, {**asked, "sessions": json.dumps(_ids(rows))})
    return {row["value"] for row in found}


def _ids(rows: _Rows) -> list[str]:
    return [row["id"] for row in rows]
