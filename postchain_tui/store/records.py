"""Whole sessions written at once: by the command line, by imports, by made-up histories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from postchain_tui.core.diary import (
    Declaration,
    PainKind,
    PainRecord,
    SessionRecord,
    SetRecord,
)
from postchain_tui.core.errors import NotAllowedError
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


@dataclass(frozen=True, slots=True)
class Addition:
    """What is added to a session that is on record."""

    sets: tuple[SetRecord, ...]
    """The sets, in their order; they are numbered anew after those on record."""
    note: str = ""
    effort: float | None = None
    pain_before: int | None = None
    pain_after: int | None = None
    form_ok: tuple[str, ...] = ()
    """Exercises whose form checklist was ticked."""
    said: tuple[Declaration, ...] = ()
    """What was said in it."""


def create(
    store: Store,
    record: SessionRecord,
    program: str | None,
    what: str,
    place: tuple[str, str] = ("", ""),
) -> None:
    """Save a session that is over.

    Raises:
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        write(writing, record, program, place=place)


def write(
    writing: Writing,
    record: SessionRecord,
    program: str | None,
    number: int | None = None,
    place: tuple[str, str] = ("", ""),
) -> None:
    """Write a session within an action, with its sets, form, scores and what was said in it.

    A morning score has a moment of its own and is written as a pain entry.

    Args:
        writing: The action.
        record: The session.
        program: Id of the program it belongs to, if any.
        number: Which session of the program it is, if known.
        place: Names of the day and the stage of the program that it was; empty where it has none.
    """
    row: Row = {
        "id": record.id,
        "started_at": utc_text(record.started_at),
        "tz_offset_min": offset_minutes(record.started_at),
        "ended_at": utc_text(record.ended_at) if record.ended_at else None,
        "source": record.source,
        "program": program,
        "name": record.name,
        "number": number,
        "status": record.status.value,
        "note": record.note,
        "effort": record.effort,
        "day": place[0] or None,
        "stage": place[1] or None,
    }
    writing.put("sessions", row)
    for done in record.sets:
        writing.put("sets", set_row(done, record.id, None))
    _write_form(writing, record.id, record.form_ok)
    _write_score(writing, record.id, PainKind.BEFORE, record.started_at, record.pain_before)
    ended_at = record.last_at
    _write_score(writing, record.id, PainKind.AFTER, ended_at, record.pain_after)
    _write_said(writing, record.id, record.said)


def append(store: Store, session: str, addition: Addition, what: str) -> None:
    """Add to a session on record; its end moves to the last of the sets.

    Raises:
        NotAllowedError: when there is no such session.
        NotSavedError: when the file could not be written to.
    """
    with store.action(what) as writing:
        found = writing.rows("SELECT * FROM sessions WHERE id = ? AND deleted_at IS NULL", session)
        if not found:
            raise NotAllowedError(f"There is no session {session!r} to add to. Nothing was saved.")
        started_at = moment_in(found[0], "started_at")
        ends = [utc_text(done.at) for done in addition.sets]
        ended = max((found[0]["ended_at"] or found[0]["started_at"], *ends))
        changed: Row = {
            "ended_at": ended,
            "note": "\n".join(filter(None, (found[0]["note"], addition.note))),
            "effort": found[0]["effort"] if addition.effort is None else addition.effort,
        }
        writing.change("sessions", session, changed)
        _write_more_sets(writing, session, addition.sets)
        _write_form(writing, session, addition.form_ok)
        _write_score(writing, session, PainKind.BEFORE, started_at, addition.pain_before)
        ended_at = datetime.fromisoformat(ended).astimezone(started_at.tzinfo)
        _write_score(writing, session, PainKind.AFTER, ended_at, addition.pain_after)
        _write_said(writing, session, addition.said)


def _write_more_sets(writing: Writing, session: str, sets: Iterable[SetRecord]) -> None:
    kept = "SELECT coalesce(max(ordinal), 0) FROM sets WHERE session_id = ? AND deleted_at IS NULL"
    last = writing.rows(kept, session)[0][0]
    for ordinal, done in enumerate(sets, start=last + 1):
        writing.put("sets", set_row(replace(done, ordinal=ordinal), session, None))


def _write_form(writing: Writing, session: str, exercises: Iterable[str]) -> None:
    for exercise in exercises:
        row: Row = {"session_id": session, "exercise_id": exercise, "held": 1}
        writing.put("form_checks", row | {"id": writing.new_id()})


def _write_score(
    writing: Writing, session: str, kind: PainKind, at: datetime, score: int | None
) -> None:
    if score is not None:
        entry = PainRecord(writing.new_id(), at, kind, score, session)
        writing.put("pain_entries", pain_row(entry))


def _write_said(writing: Writing, session: str, said: Iterable[Declaration]) -> None:
    for one in said:
        writing.put("declarations", declaration_row(replace(one, session=session)))
