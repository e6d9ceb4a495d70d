"""The person's own activities and their scores."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime

from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.function import (
    NAME_LIMIT,
    Activity,
    ActivityScore,
    check_room,
    check_score,
    read_name,
)
from postchain_tui.core.text import harmless
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import Row, moment_in, offset_minutes, utc_text
from postchain_tui.store.store import Store

_ALIVE = "SELECT * FROM activities WHERE deleted_at IS NULL ORDER BY position, rowid"

_SCORES = """
SELECT * FROM activity_scores WHERE deleted_at IS NULL ORDER BY at, rowid
"""

_FIRST = """
SELECT started_at, tz_offset_min FROM sessions
WHERE program = ? AND status = 'finished' AND deleted_at IS NULL
ORDER BY started_at, rowid LIMIT 1
"""


def activities(store: Store) -> tuple[Activity, ...]:
    """The activities on the list, in their order."""
    return tuple(_activity_in(row) for row in store.rows(_ALIVE))


def scores(store: Store) -> tuple[ActivityScore, ...]:
    """All scores, oldest first."""
    found = store.rows(_SCORES)
    return tuple(ActivityScore(row["activity_id"], moment_in(row), row["score"]) for row in found)


def first_finished(store: Store, program: str) -> datetime | None:
    """When the first finished session of a program began; None when there is none."""
    found = store.rows(_FIRST, program)
    return moment_in(found[0], "started_at") if found else None


def add(store: Store, name: str, what: str = "Name an activity") -> Activity:
    """Save an activity at the end of the list.

    Raises:
        InputError: when it can not be called that.
        NotAllowedError: when the list is full.
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        return write_new(writing, name)


def rename(store: Store, activity: str, name: str, what: str = "Rename an activity") -> None:
    """Save another name of an activity.

    Raises:
        InputError: when it can not be called that.
        NotAllowedError: when there is no such activity.
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        write_name(writing, activity, name)


def remove(store: Store, activity: str, what: str = "Remove an activity") -> None:
    """Take an activity off the list; its scores stay on record.

    Raises:
        NotAllowedError: when there is no such activity.
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        write_removal(writing, activity)


def score(
    store: Store,
    given: Mapping[str, int | None],
    at: datetime,
    what: str = "Score what you can do",
) -> None:
    """Save scores of one moment, by the ids of their activities; None where one is not known.

    Raises:
        InputError: when a score is not 0 to 10.
        NotAllowedError: when there is no such activity.
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        for activity, value in given.items():
            write_score(writing, ActivityScore(activity, at, value))


def write_new(writing: Writing, name: str) -> Activity:
    """Write an activity at the end of the list, within an action."""
    there = _there(writing)
    check_room(len(there))
    position = max((one.position for one in there), default=-1) + 1
    kept = read_name(name, (one.name for one in there))
    made = Activity(writing.new_id(), kept, position)
    writing.put("activities", {"id": made.id, "name": made.name, "position": position})
    return made


def write_name(writing: Writing, activity: str, name: str) -> None:
    """Write another name of an activity, within an action."""
    there = _there(writing)
    _known(there, activity)
    kept = read_name(name, (one.name for one in there if one.id != activity))
    writing.change("activities", activity, {"name": kept})


def write_removal(writing: Writing, activity: str) -> None:
    """Put an activity in the trash, within an action."""
    _known(_there(writing), activity)
    writing.bury("activities", activity)


def write_score(writing: Writing, given: ActivityScore) -> None:
    """Write a score, within an action."""
    check_score(given.score)
    _known(_there(writing), given.activity)
    row: Row = {
        "id": writing.new_id(),
        "activity_id": given.activity,
        "at": utc_text(given.at),
        "tz_offset_min": offset_minutes(given.at),
        "score": given.score,
    }
    writing.put("activity_scores", row)


def _there(writing: Writing) -> tuple[Activity, ...]:
    return tuple(_activity_in(row) for row in writing.rows(_ALIVE))


def _known(there: tuple[Activity, ...], activity: str) -> None:
    if activity not in {one.id for one in there}:
        raise NotAllowedError("This activity is not on the list any more. Nothing was saved.")


def _activity_in(row: sqlite3.Row) -> Activity:
    return Activity(row["id"], harmless(row["name"], NAME_LIMIT), row["position"])
