"""What the person did, and the one transaction in which it is written.

Triggers in the file put every change into `changes`; they learn the moment and the action from the
one row of `context`, which is set here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from postchain_tui.store.failures import not_saved
from postchain_tui.store.ids import milliseconds, new_id
from postchain_tui.store.rows import SqlValue, utc_text

_HIGHEST_COUNT = 0xFFFF


def next_stamp(last: str, now: datetime, device: str) -> str:
    """The hybrid logical clock's next reading: never backwards, also when the clock goes back."""
    last_ms, last_count = int(last[:12], 16), int(last[13:17], 16)
    now_ms = milliseconds(now)
    if now_ms > last_ms:
        return f"{now_ms:012x}-{0:04x}-{device}"
    if last_count == _HIGHEST_COUNT:
        return f"{last_ms + 1:012x}-{0:04x}-{device}"
    return f"{last_ms:012x}-{last_count + 1:04x}-{device}"


def _upsert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    values = ", ".join(f":{name}" for name in columns)
    kept = ("id", "created_at")
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in kept)
    words = ("INSERT INTO", table, "(", names, ") VALUES (", values, ")")
    return " ".join((*words, "ON CONFLICT (id) DO UPDATE SET", changes))


def _update(table: str, columns: tuple[str, ...]) -> str:
    changes = ", ".join(f"{name} = :{name}" for name in columns)
    words = ("UPDATE", table, "SET", changes, "WHERE id = :id")
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction under way, in which one action of the person is written."""

    connection: sqlite3.Connection
    action: str
    """Id of the action."""
    now: datetime
    """The moment of the action."""

    def put(self, table: str, row: Mapping[str, SqlValue]) -> None:
        """Write a row by its id: a new one, or over the one there, out of the trash too."""
        at = utc_text(self.now)
        full = {**row, "created_at": at, "updated_at": at, "deleted_at": None}
        self.connection.execute(_upsert(table, tuple(full)), full)

    def change(self, table: str, row_id: str, columns: Mapping[str, SqlValue]) -> None:
        """Change some columns of a row."""
        changed = {**columns, "updated_at": utc_text(self.now)}
        self.connection.execute(_update(table, tuple(changed)), {**changed, "id": row_id})

    def bury(self, table: str, row_id: str) -> None:
        """Put a row in the trash."""
        self.change(table, row_id, {"deleted_at": utc_text(self.now)})

    def new_id(self) -> str:
        """An id for a new row."""
        return new_id(self.now)

    def rows(self, sql: str, *parameters: SqlValue) -> list[sqlite3.Row]:
        """What is in the file as it stands within this transaction."""
        return self.connection.execute(sql, parameters).fetchall()


@contextmanager
def written(
    connection: sqlite3.Connection, device: str, now: datetime, what: str, undoes: str | None
) -> Iterator[Writing]:
    """Write one action: all of it or nothing, and nothing when it changed nothing.

    Raises:
        NotSavedError: when the file could not be written to; it is as it was before.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        writing = _begun(connection, device, now, what, undoes)
        yield writing
        # What another tool writes later is no part of this action.
        connection.execute("UPDATE context SET action_id = ''")
        connection.execute("COMMIT" if _changed(writing) else "ROLLBACK")
    except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        failure = not_saved(error)
        if failure is None:
            raise
        raise failure from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _begun(
    connection: sqlite3.Connection, device: str, now: datetime, what: str, undoes: str | None
) -> Writing:
    last = connection.execute("SELECT hlc FROM context").fetchone()["hlc"]
    stamp, action = next_stamp(last, now, device), new_id(now)
    connection.execute("INSERT INTO actions VALUES (?, ?, ?, ?)", (action, stamp, what, undoes))
    context = "UPDATE context SET hlc = ?, device = ?, action_id = ?"
    connection.execute(context, (stamp, device, action))
    return Writing(connection, action, now)


def _changed(writing: Writing) -> bool:
    return bool(writing.rows("SELECT 1 FROM changes WHERE action_id = ? LIMIT 1", writing.action))
