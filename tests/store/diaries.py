"""Stores, clocks and records for the tests of the store."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from postchain_tui.core.diary import SessionRecord, SetRecord, Status
from postchain_tui.store.store import Store

ZONE = timezone(timedelta(hours=2))
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=ZONE)
"""The moment at which the clocks of the tests start."""

TABLES = (
    "sessions",
    "session_events",
    "sets",
    "form_checks",
    "pain_entries",
    "declarations",
    "settings",
    "exercises",
    "programs",
)


class FakeClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def memory() -> Store:
    """An empty store in memory."""
    return Store.in_memory(FakeClock(), device="dev1")


def opened(path: Path, **changes: Any) -> Store:
    """The store of a file."""
    return Store.open(path, **{"device": "dev1", "now": FakeClock(), **changes})


def rows_of(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that hold what a person recorded."""
    return {
        table: [dict(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY id")]
        for table in TABLES
    }


def after(seconds: float) -> datetime:
    """The moment so many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def done(number: int, at: datetime, session: str = "s", **changes: Any) -> SetRecord:
    """A set of ten bridges."""
    values = {"exercise": "glute_bridge", "reps": 10, **changes}
    return SetRecord(id=f"{session}-{number}", ordinal=number, at=at, **values)


def record(name: str, started_at: datetime = NOON, sets: int = 2, **changes: Any) -> SessionRecord:
    """A finished session of ten minutes."""
    exercise = changes.pop("exercise", "glute_bridge")
    ended_at = started_at + timedelta(minutes=10)
    each = tuple(
        done(number, started_at + timedelta(minutes=number), name, exercise=exercise)
        for number in range(1, sets + 1)
    )
    values = {"source": "log", "name": "Log", "status": Status.FINISHED, "sets": each, **changes}
    return SessionRecord(id=name, started_at=started_at, ended_at=ended_at, **values)


def raw(path: Path) -> sqlite3.Connection:
    """A file as any SQLite tool would open it."""
    return sqlite3.connect(path, isolation_level=None)
