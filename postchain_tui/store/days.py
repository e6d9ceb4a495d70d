"""Reading whole years day by day: little of every session, but of many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

from postchain_tui.core.diary import PainRecord
from postchain_tui.core.year import Trained
from postchain_tui.store import chronicle
from postchain_tui.store.rows import moment_in, utc_text
from postchain_tui.store.store import Store

_SESSIONS_A_SLICE = 1000

_LATEST = "9999"
"""Sorts after every moment."""

_A_DAY = timedelta(days=1)
"""No place on earth is further from UTC."""

# In the order of the index, so that nothing has to be sorted to be counted.
_TRAINED = """
SELECT sessions.id, started_at, sessions.tz_offset_min,
  count(CASE WHEN kind <> 'warmup' THEN 1 END) AS work, max(pain) AS worst
FROM sessions LEFT JOIN sets ON session_id = sessions.id AND sets.deleted_at IS NULL
WHERE started_at >= ? AND started_at < ?
  AND status <> 'discarded' AND sessions.deleted_at IS NULL
GROUP BY started_at, sessions.rowid ORDER BY started_at, sessions.rowid
"""

# What is not kept is left out after a slice is cut, or a slice could read on without an end.
_STARTS = """
SELECT started_at, tz_offset_min, rowid,
  status <> 'discarded' AND deleted_at IS NULL AS is_kept
FROM sessions WHERE (started_at, rowid) < (?, ?)
ORDER BY started_at DESC, rowid DESC LIMIT ?
"""

_FIRST = """
SELECT * FROM (
  SELECT started_at AS at, tz_offset_min FROM sessions
  WHERE status <> 'discarded' AND deleted_at IS NULL ORDER BY started_at LIMIT 1)
UNION ALL SELECT * FROM (
  SELECT at, tz_offset_min FROM pain_entries
  WHERE score IS NOT NULL AND kind <> 'usual' AND deleted_at IS NULL ORDER BY at LIMIT 1)
"""


def trained(store: Store, first: date, last: date) -> tuple[Trained, ...]:
    """The sessions that were kept of some local days, oldest first, the open one among them."""
    rows = store.rows(_TRAINED, *map(utc_text, _moments(first, last)))
    found = (Trained(row["id"], moment_in(row, "started_at"), row[3], row[4]) for row in rows)
    return tuple(one for one in found if first <= one.at.date() <= last)


def scores(store: Store, first: date, last: date) -> tuple[PainRecord, ...]:
    """The pain scores of some local days, oldest first."""
    found = chain.from_iterable(chronicle.scores(store, *_moments(first, last)))
    return tuple(one for one in found if first <= one.at.date() <= last)


def training_days(
    store: Store, slice_sessions: int = _SESSIONS_A_SLICE
) -> Iterator[tuple[date, ...]]:
    """The local day of every session that was kept, newest first; a slice may be empty.

    Nothing is held between two slices, each of which tells the file as it is at its own moment.

    Args:
        store: Where from.
        slice_sessions: How many sessions are read at once.
    """
    place: tuple[str, int] | None = (_LATEST, 0)
    while place is not None:
        rows = store.rows(_STARTS, *place, slice_sessions)
        is_full = len(rows) == slice_sessions
        place = (rows[-1]["started_at"], rows[-1]["rowid"]) if is_full else None
        yield tuple(moment_in(row, "started_at").date() for row in rows if row["is_kept"])


def first_day(store: Store) -> date | None:
    """The local day with which the record of sessions and pain begins; None for an empty one."""
    return min((moment_in(row).date() for row in store.rows(_FIRST)), default=None)


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    """From when up to before when lie all moments of local days, wherever on earth they were."""
    start = datetime.combine(first - _A_DAY, time(), UTC)
    return start, datetime.combine(last + 2 * _A_DAY, time(), UTC)
