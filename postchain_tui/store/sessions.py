"""The app's session under way: saved event by event, rebuilt after a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from itertools import takewhile

from postchain_tui.core.diary import PainKind, PainRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.events import AfterScored, CheckedIn, Event, Started
from postchain_tui.core.session import Closed, Session
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import events
from postchain_tui.store.failures import NotResumableError
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import (
    Row,
    declaration_row,
    moment_in,
    offset_minutes,
    pain_row,
    set_row,
    utc_text,
)
from postchain_tui.store.store import Store

_UNFINISHED = """
SELECT * FROM sessions
WHERE status = 'active' AND source = 'app' AND deleted_at IS NULL
ORDER BY started_at DESC, rowid DESC LIMIT 1
"""

_EVENTS = """
SELECT * FROM session_events WHERE session_id = ? AND deleted_at IS NULL ORDER BY ordinal
"""

Rows = Callable[..., list[sqlite3.Row]]
"""Reads the rows of a query, of a file or within an action."""


def begin(store: Store, timeline: Timeline, what: str = "Start the session") -> None:
    """Save a session that has just begun.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        _put_event(writing, timeline, 0, timeline.start)
        write(writing, None, timeline)


def save(store: Store, before: Timeline, after: Timeline, what: str) -> None:
    """Save what a step changed: an event, an undo, a redo, or several at once.

    Args:
        store: Where to.
        before: The session as it was saved last.
        after: The session as it stands.
        what: The step in the person's words.

    Raises:
        NotSavedError: when the file could not be written to; it still holds what was before.
    """
    with store.action(what) as writing:
        write(writing, before, after)


def unfinished(store: Store, exercise_of: events.ExerciseOf) -> Timeline | None:
    """The newest session that the app left open, with all its events; None when there is none.

    Raises:
        NotResumableError: when its events cannot be read; `close` still ends it.
    """
    with store.reading():
        row = next(iter(store.rows(_UNFINISHED)), None)
        if row is None:
            return None
        try:
            return _timeline(_happened(store.rows, row["id"], exercise_of))
        except NotResumableError as error:
            at = moment_in(row, "started_at")
            raise NotResumableError(
                f"The session of {at:%Y-%m-%d %H:%M} cannot be resumed ({error}). "
                "Its sets are safe. Finish it with what is on record, or discard it."
            ) from error


def told(rows: Rows, session: str, exercise_of: events.ExerciseOf) -> Timeline | None:
    """A session of any status with all its events; None where none of them are on file.

    Raises:
        NotResumableError: when its events cannot be read; the message says why.
    """
    happened = _happened(rows, session, exercise_of)
    return _timeline(happened) if happened else None


def _happened(
    rows: Rows, session: str, exercise_of: events.ExerciseOf
) -> tuple[Started | Event, ...]:
    found = rows(_EVENTS, session)
    return tuple(events.decoded(each["kind"], each["body"], exercise_of) for each in found)


def _timeline(happened: tuple[Started | Event, ...]) -> Timeline:
    if not happened or not isinstance(happened[0], Started):
        raise NotResumableError("its start is missing")
    later = tuple(event for event in happened if not isinstance(event, Started))
    try:
        return Timeline.begun(happened[0], later)
    except NotAllowedError as error:
        raise NotResumableError(str(error)) from error


def close(store: Store, session: str, status: Status, what: str) -> None:
    """End a session that cannot be resumed, at its last set or else at its start.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    last = """
    SELECT coalesce(max(sets.at), sessions.started_at) AS at FROM sessions
    LEFT JOIN sets ON sets.session_id = sessions.id AND sets.deleted_at IS NULL
    WHERE sessions.id = ?
    """
    with store.action(what) as writing:
        ended = writing.rows(last, session)[0]["at"]
        writing.change("sessions", session, {"status": status.value, "ended_at": ended})


def write(writing: Writing, before: Timeline | None, after: Timeline) -> None:
    """Write what a step changed within an action; all of the session where none was saved."""
    _write_events(writing, before, after)
    old, new = before.session if before else None, after.session
    _write_row(writing, "sessions", session_row(old) if old else None, session_row(new))
    _write_sets(writing, old, new)
    _write_form(writing, old, new)
    _write_scores(writing, before, after)
    _write_said(writing, old, new)


def _write_row(writing: Writing, table: str, old: Row | None, new: Row) -> None:
    """Write a new row, or the columns of an old one that changed."""
    if old is None:
        writing.put(table, new)
        return
    changed = {name: value for name, value in new.items() if old[name] != value}
    if changed:
        writing.change(table, str(new["id"]), changed)


def _write_events(writing: Writing, before: Timeline | None, after: Timeline) -> None:
    was = before.events if before else ()
    pairs = zip(was, after.events, strict=False)
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if kept < len(was):
        undone = """
        SELECT id FROM session_events
        WHERE session_id = ? AND ordinal > ? AND deleted_at IS NULL
        """
        for row in writing.rows(undone, after.start.session, kept):
            writing.bury("session_events", row["id"])
    for ordinal, event in enumerate(after.events[kept:], start=kept + 1):
        _put_event(writing, after, ordinal, event)


def _put_event(writing: Writing, timeline: Timeline, ordinal: int, event: Started | Event) -> None:
    row: Row = {
        "id": writing.new_id(),
        "session_id": timeline.start.session,
        "ordinal": ordinal,
        "at": utc_text(event.at),
        "kind": events.kind_of(event),
        "body": events.encoded(event),
    }
    writing.put("session_events", row)


def session_row(session: Session) -> Row:
    """The row of a session itself."""
    closed = session.state if isinstance(session.state, Closed) else None
    return {
        "id": session.id,
        "started_at": utc_text(session.started_at),
        "tz_offset_min": offset_minutes(session.started_at),
        "ended_at": utc_text(session.ended_by(closed.at)) if closed else None,
        "source": "app",
        "program": session.program,
        "name": session.name,
        "number": session.number,
        "status": session.status.value,
        "note": session.note,
        "effort": session.effort,
        "day": session.day or None,
        "stage": session.stage or None,
    }


def set_rows(session: Session | None) -> dict[str, Row]:
    """The rows of the sets of a session, by their ids."""
    if session is None:
        return {}
    pairs = zip(session.sets, session.slots, strict=True)
    return {done.id: set_row(done, session.id, slot) for done, slot in pairs}


def _write_sets(writing: Writing, before: Session | None, after: Session) -> None:
    old, new = set_rows(before), set_rows(after)
    for row_id, row in new.items():
        _write_row(writing, "sets", old.get(row_id), row)
    for row_id in old.keys() - new.keys():
        writing.bury("sets", row_id)


def _write_form(writing: Writing, before: Session | None, after: Session) -> None:
    old, new = dict(before.form) if before else {}, dict(after.form)
    there = "SELECT id FROM form_checks WHERE session_id = ? AND exercise_id = ? LIMIT 1"
    for exercise in sorted(old.keys() | new.keys()):
        if old.get(exercise) == new.get(exercise):
            continue
        found = writing.rows(there, after.id, exercise)
        row_id = found[0]["id"] if found else writing.new_id()
        if exercise in new:
            row: Row = {"id": row_id, "session_id": after.id, "exercise_id": exercise}
            writing.put("form_checks", row | {"held": int(new[exercise])})
        else:
            writing.bury("form_checks", row_id)


Felt = tuple[datetime, int | None, str | None, bool | None]
"""A pain score: its moment, the score, where it is felt, and whether it spreads."""


def scores(timeline: Timeline | None) -> dict[PainKind, Felt]:
    """What was said of the pain at the start and at the end, each with its moment."""
    if timeline is None:
        return {}
    told_last = {
        _SCORED[type(event)]: (_felt_at(timeline, event), event.pain, event.place, event.spreading)
        for event in timeline.events
        if isinstance(event, CheckedIn | AfterScored)
    }
    return {kind: felt for kind, felt in told_last.items() if felt[1:] != (None, None, None)}


def _felt_at(timeline: Timeline, told: CheckedIn | AfterScored) -> datetime:
    return told.at if isinstance(told, CheckedIn) else timeline.session.ended_by(told.at)


_SCORED: dict[type, PainKind] = {CheckedIn: PainKind.BEFORE, AfterScored: PainKind.AFTER}


def _write_scores(writing: Writing, before: Timeline | None, after: Timeline) -> None:
    old, new = scores(before), scores(after)
    session = after.start.session
    for kind in (PainKind.BEFORE, PainKind.AFTER):
        was, now = old.get(kind), new.get(kind)
        if was is not None and was != now:
            _bury_score(writing, session, kind, was)
        if now is not None and was != now:
            at, score, place, spreading = now
            entry = PainRecord(writing.new_id(), at, kind, score, session, place, spreading)
            writing.put("pain_entries", pain_row(entry))


def _bury_score(writing: Writing, session: str, kind: PainKind, felt: Felt) -> None:
    there = """
    SELECT id FROM pain_entries
    WHERE session_id = ? AND kind = ? AND at = ? AND score IS ? AND deleted_at IS NULL
    """
    at, score, *_ = felt
    for row in writing.rows(there, session, kind.value, utc_text(at), score):
        writing.bury("pain_entries", row["id"])


def _write_said(writing: Writing, before: Session | None, after: Session) -> None:
    old, new = said_rows(before), said_rows(after)
    for row_id in new:
        if row_id not in old:
            writing.put("declarations", new[row_id])
    for row_id in sorted(old.keys() - new.keys()):
        writing.bury("declarations", row_id)


def said_rows(session: Session | None) -> dict[str, Row]:
    """The rows of what was said in a session, by their ids."""
    return {} if session is None else {said.id: declaration_row(said) for said in session.said}
