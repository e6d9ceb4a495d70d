"""Corrections of what is on record: only what differs is written, and only over what was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetRecord, Status
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.formatting import date_text
from postchain_tui.core.pain import is_recalled
from postchain_tui.store import diary
from postchain_tui.store.journal import Writing
from postchain_tui.store.rows import (
    Row,
    declaration_row,
    offset_minutes,
    pain_in,
    pain_row,
    set_row,
    utc_text,
)
from postchain_tui.store.store import Store

_MORNING = time(8)
"""The hour of a morning score that is told later."""

_OPEN = "That session is still open: go on with it, or finish it first."

_IS_OPEN = "SELECT 1 FROM sessions WHERE id = ? AND deleted_at IS NULL AND status = 'active'"
_IS_KEPT = "SELECT 1 FROM sessions WHERE id = ? AND deleted_at IS NULL AND status <> 'discarded'"
_SCORE = "SELECT * FROM pain_entries WHERE id = ? AND deleted_at IS NULL"
_SCORES = """
SELECT * FROM pain_entries
WHERE session_id = ? AND kind = ? AND deleted_at IS NULL ORDER BY at, rowid
"""
_FORM = """
SELECT id, held = 1 AND deleted_at IS NULL AS is_ticked FROM form_checks
WHERE session_id = ? AND exercise_id = ? ORDER BY deleted_at IS NOT NULL, rowid
"""

_Rows = Mapping[str, Row]
"""Rows by their ids."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A session as it was shown, and as it is to be."""

    before: SessionRecord
    after: SessionRecord


def correct(store: Store, pairs: Iterable[tuple[SessionRecord, SessionRecord]], what: str) -> None:
    """Save what differs between sessions as they were shown and as they are to be, in one action.

    A set that is gone from one of the sessions and new in another is moved there. What is neither
    in a session before nor after it, such as its source, stays as it is on file.

    Args:
        store: Where to.
        pairs: Each session before and after, under the same id.
        what: The correction in the person's words.

    Raises:
        NotAllowedError: when one is open, in the trash, or no longer as it was shown; nothing was
            saved then.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    corrected = [_Pair(before, after) for before, after in pairs]
    with store.action(what) as writing:
        for pair in corrected:
            check_session(store, writing, pair.before)
        for pair in corrected:
            _write_session(writing, pair)
        _write_sets(writing, corrected)


def correct_score(store: Store, before: PainRecord, after: PainRecord, what: str) -> None:
    """Save what differs between a pain score as it was shown and as it is to be.

    Raises:
        NotAllowedError: when its session is open, or it is no longer as it was shown; nothing
            was saved then.
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    with store.action(what) as writing:
        check_score(writing, before)
        _write_row(writing, "pain_entries", pain_row(before), pain_row(after))


def check_session(store: Store, writing: Writing, shown: SessionRecord) -> None:
    """Refuse to change a session that is open, in the trash, or not as it was shown.

    Raises:
        NotAllowedError: then.
    """
    found = diary.session(store, shown.id)
    name = f"The session of {date_text(shown.local_date, writing.now.date())}"
    if found is None:
        raise _changed_meanwhile(name)
    if found.status is Status.ACTIVE:
        raise NotAllowedError(_OPEN)
    if not writing.rows(_IS_KEPT, shown.id):
        raise NotAllowedError(f"{name} is in the trash: restore it first. Nothing was saved.")
    if found != shown:
        raise _changed_meanwhile(name)


def check_score(writing: Writing, shown: PainRecord) -> None:
    """Refuse to change a score of a session that is open, or one that is not as it was shown.

    Raises:
        NotAllowedError: then.
    """
    if shown.session is not None and writing.rows(_IS_OPEN, shown.session):
        raise NotAllowedError(_OPEN)
    found = writing.rows(_SCORE, shown.id)
    if not found or pain_in(found[0]) != shown:
        day = date_text(shown.at.date(), writing.now.date())
        raise _changed_meanwhile(f"The pain score of {day}")


def _changed_meanwhile(name: str) -> NotAllowedError:
    return NotAllowedError(
        f"{name} was changed by something else since it was shown. "
        "Nothing was saved; look at it again."
    )


def _write_row(writing: Writing, table: str, old: Row, new: Row) -> None:
    """Write the columns that changed."""
    changed = {name: value for name, value in new.items() if name not in old or old[name] != value}
    if changed:
        writing.change(table, str(new["id"]), changed)


def _write_rows(writing: Writing, table: str, old: _Rows, new: _Rows) -> None:
    """Write rows that are new or changed; those that are gone go to the trash."""
    for row_id in old.keys() - new.keys():
        writing.bury(table, row_id)
    for row_id, row in new.items():
        if row_id in old:
            _write_row(writing, table, old[row_id], row)
        else:
            writing.put(table, row)


def _write_session(writing: Writing, pair: _Pair) -> None:
    _write_row(writing, "sessions", _session_row(pair.before), _session_row(pair.after))
    _write_form(writing, pair)
    for kind in (PainKind.BEFORE, PainKind.AFTER, PainKind.MORNING):
        _write_scores(writing, pair, kind)
    _write_rows(writing, "declarations", _said_rows(pair.before), _said_rows(pair.after))


def _session_row(record: SessionRecord) -> Row:
    """The columns of a session that can be corrected."""
    return {
        "id": record.id,
        "started_at": utc_text(record.started_at),
        "tz_offset_min": offset_minutes(record.started_at),
        "ended_at": None if record.ended_at is None else utc_text(record.ended_at),
        "name": record.name,
        "note": record.note,
        "effort": record.effort,
    }


def _said_rows(record: SessionRecord) -> _Rows:
    return {said.id: declaration_row(replace(said, session=record.id)) for said in record.said}


def _write_sets(writing: Writing, pairs: Iterable[_Pair]) -> None:
    """Write the sets of all the sessions at once: one may go from one to another."""
    old: dict[str, Row] = {}
    new: dict[str, Row] = {}
    for pair in pairs:
        stay = {done.id for done in pair.before.sets}
        old |= {done.id: _set_row(done, pair.before.id) for done in pair.before.sets}
        for done in pair.after.sets:
            row = _set_row(done, pair.after.id)
            new[done.id] = row if done.id in stay else row | {"slot": None}
    _write_rows(writing, "sets", old, new)


def _set_row(done: SetRecord, session: str) -> Row:
    """The columns of a set that can be corrected: it keeps its place in the plan."""
    return {name: value for name, value in set_row(done, session, None).items() if name != "slot"}


def _write_form(writing: Writing, pair: _Pair) -> None:
    old, new = pair.before.form_ok, pair.after.form_ok
    for exercise in dict.fromkeys((*old, *new)):
        if (exercise in old) == (exercise in new):
            continue
        found = writing.rows(_FORM, pair.after.id, exercise)
        if exercise in new:
            row_id = found[0]["id"] if found else writing.new_id()
            row: Row = {"id": row_id, "session_id": pair.after.id, "exercise_id": exercise}
            writing.put("form_checks", row | {"held": 1})
        for ticked in found:
            if exercise not in new and ticked["is_ticked"]:
                writing.bury("form_checks", ticked["id"])


def _write_scores(writing: Writing, pair: _Pair, kind: PainKind) -> None:
    found = map(pain_in, writing.rows(_SCORES, pair.before.id, kind.value))
    old = tuple(found)
    moved = tuple(_moved(entry, pair) for entry in old)
    new = _scored(moved, pair, kind, lambda score: _new_score(writing, pair.after, kind, score))
    _write_rows(
        writing,
        "pain_entries",
        {entry.id: pain_row(entry) for entry in old},
        {entry.id: pain_row(entry) for entry in new},
    )


def _moved(entry: PainRecord, pair: _Pair) -> PainRecord:
    """A score at its moment in the session, which may have moved; a morning keeps its own."""
    if entry.kind is PainKind.MORNING:
        return entry
    was, now = (
        (pair.before.started_at, pair.after.started_at)
        if entry.kind is PainKind.BEFORE
        else (pair.before.last_at, pair.after.last_at)
    )
    if entry.at != was:
        now = entry.at + (pair.after.started_at - pair.before.started_at)
    return (
        entry if now == entry.at else replace(entry, at=now.astimezone(pair.after.last_at.tzinfo))
    )


def _scored(
    entries: tuple[PainRecord, ...],
    pair: _Pair,
    kind: PainKind,
    new_score: Callable[[int | None], PainRecord],
) -> tuple[PainRecord, ...]:
    """The scores of a kind as they are to be: the latest is the one that counts."""
    is_told, score = told = _told(pair.after, kind)
    if told == _told(pair.before, kind):
        return entries
    if not is_told:
        return tuple(replace(entry, score=None) for entry in entries if _says_more(entry))
    if not entries:
        return (new_score(score),)
    return (*entries[:-1], replace(entries[-1], score=score))


def _told(record: SessionRecord, kind: PainKind) -> tuple[bool, int | None]:
    """Was a score of that kind recorded, and which?"""
    if kind is PainKind.MORNING:
        return record.morning_asked or record.pain_morning is not None, record.pain_morning
    score = record.pain_before if kind is PainKind.BEFORE else record.pain_after
    return score is not None, score


def _says_more(entry: PainRecord) -> bool:
    """Does it say where it is felt? That stays on record without its number.

    A morning without a number would count as answered with "don't know".
    """
    is_placed = entry.place is not None or entry.spreading is not None
    return is_placed and entry.kind is not PainKind.MORNING


def _new_score(
    writing: Writing, record: SessionRecord, kind: PainKind, score: int | None
) -> PainRecord:
    at = {PainKind.BEFORE: record.started_at, PainKind.AFTER: record.last_at}.get(kind)
    if at is not None:
        return PainRecord(writing.new_id(), at, kind, score, record.id)
    recalled = is_recalled(record, writing.now)
    at = min(_next_morning(record), writing.now)
    return PainRecord(writing.new_id(), at, kind, score, record.id, recalled=recalled)


def _next_morning(record: SessionRecord) -> datetime:
    """The morning after a session, on the clock of its place."""
    ended_at = record.last_at
    day = ended_at.date() + timedelta(days=1)
    return datetime.combine(day, _MORNING, ended_at.tzinfo)
