"""How values of the core lie in the columns of the file."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cache, lru_cache

from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SetKind,
    SetRecord,
)
from postchain_tui.core.load import Load, Unit

SqlValue = str | int | float | None
"""What a column takes."""

Row = dict[str, SqlValue]
"""The columns of a row by name, those of the journal left out."""


def utc_text(at: datetime) -> str:
    """A moment as stored: UTC to the millisecond, so that text order is time order."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def offset_minutes(at: datetime) -> int:
    """How far the local clock was ahead of UTC."""
    return round((at.utcoffset() or timedelta(0)) / timedelta(minutes=1))


def moment(text: str, tz_offset_min: int) -> datetime:
    """A stored moment, on the local clock of its place."""
    return datetime.fromisoformat(text).astimezone(_zone(tz_offset_min))


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))


def moment_in(row: sqlite3.Row, column: str = "at") -> datetime:
    """A moment out of a row that says its offset."""
    return moment(row[column], row["tz_offset_min"])


def set_row(done: SetRecord, session: str, slot: int | None) -> Row:
    """The row of a set; the slot is its place in the plan, if there was one."""
    return {
        "id": done.id,
        "session_id": session,
        "exercise_id": done.exercise,
        "ordinal": done.ordinal,
        "slot": slot,
        "kind": done.kind.value,
        "reps": done.reps,
        "reps_left": done.reps_left,
        "reps_right": done.reps_right,
        "load_grams": done.load.grams if done.load else None,
        "load_typed": str(done.load.number) if done.load else None,
        "load_unit": done.load.unit.value if done.load else None,
        "duration_ms": done.duration_ms,
        "rpe": done.rpe,
        "pain": done.pain,
        "rest_ms": done.rest_ms,
        "tempo": done.tempo,
        "tut_ms": done.time_under_tension_ms,
        "at": utc_text(done.at),
        "tz_offset_min": offset_minutes(done.at),
        "note": done.note,
    }


_SET_KINDS = {kind.value: kind for kind in SetKind}


@lru_cache(maxsize=1024)
def _load(typed: str | None, unit: str) -> Load | None:
    """Kept, since the same few loads come up in row after row."""
    return None if typed is None else Load(Decimal(typed), Unit(unit))


def set_in(row: sqlite3.Row) -> SetRecord:
    """The set of a row."""
    return SetRecord(
        id=row["id"],
        exercise=row["exercise_id"],
        ordinal=row["ordinal"],
        at=moment_in(row),
        kind=_SET_KINDS[row["kind"]],
        reps=row["reps"],
        reps_left=row["reps_left"],
        reps_right=row["reps_right"],
        load=_load(row["load_typed"], row["load_unit"]),
        duration_ms=row["duration_ms"],
        rpe=row["rpe"],
        pain=row["pain"],
        rest_ms=row["rest_ms"],
        tempo=row["tempo"],
        time_under_tension_ms=row["tut_ms"],
        note=row["note"],
    )


def pain_row(entry: PainRecord) -> Row:
    """The row of a pain score."""
    return {
        "id": entry.id,
        "at": utc_text(entry.at),
        "tz_offset_min": offset_minutes(entry.at),
        "kind": entry.kind.value,
        "score": entry.score,
        "session_id": entry.session,
        "place": entry.place,
        "spreading": None if entry.spreading is None else int(entry.spreading),
        "recalled": int(entry.recalled),
        "note": entry.note,
    }


def pain_in(row: sqlite3.Row) -> PainRecord:
    """The pain score of a row."""
    return PainRecord(
        id=row["id"],
        at=moment_in(row),
        kind=PainKind(row["kind"]),
        score=row["score"],
        session=row["session_id"],
        place=row["place"],
        spreading=None if row["spreading"] is None else bool(row["spreading"]),
        recalled=bool(row["recalled"]),
        note=row["note"],
    )


def declaration_row(said: Declaration) -> Row:
    """The row of a declaration."""
    return {
        "id": said.id,
        "at": utc_text(said.at),
        "tz_offset_min": offset_minutes(said.at),
        "kind": said.kind.value,
        "value": said.value,
        "reason": said.reason,
        "session_id": said.session,
        "exercise_id": said.exercise,
    }


def declaration_in(row: sqlite3.Row) -> Declaration:
    """The declaration of a row."""
    return Declaration(
        id=row["id"],
        at=moment_in(row),
        kind=DeclarationKind(row["kind"]),
        value=row["value"],
        reason=row["reason"],
        session=row["session_id"],
        exercise=row["exercise_id"],
    )
