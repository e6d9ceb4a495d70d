"""All rows of a file, as they stand and as its journal tells them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from postchain_tui.store.journal import Writing
from postchain_tui.store.store import Store
from tests.store.diaries import memory

TABLES = (
    "sessions",
    "session_events",
    "sets",
    "form_checks",
    "pain_entries",
    "declarations",
    "activities",
    "activity_scores",
    "settings",
    "exercises",
    "programs",
)
_OWN = ("created_at", "updated_at")

Rows = dict[str, dict[str, dict[str, Any]]]
"""The columns of the rows of each table, by their ids."""


def everything(store: Store) -> Rows:
    """All rows, without the moments at which they were written."""
    return {
        table: {
            row["id"]: {name: value for name, value in dict(row).items() if name not in _OWN}
            for row in store.rows(f"SELECT * FROM {table}")
        }
        for table in TABLES
    }


def seen(store: Store) -> Rows:
    """All that is not in the trash, without the moments at which rows were written."""
    return {
        table: {name: row for name, row in rows.items() if row["deleted_at"] is None}
        for table, rows in everything(store).items()
    }


def replayed(store: Store, look: Callable[[Store], Rows] = seen) -> Rows:
    """What is seen of a diary that was made anew from the journal."""
    with memory() as copy:
        with copy.action("Replay") as writing:
            for change in store.rows("SELECT tbl, pk, patch FROM changes ORDER BY seq"):
                _replay(writing, change["tbl"], change["pk"], json.loads(change["patch"]))
        return look(copy)


def _replay(writing: Writing, table: str, row_id: str, patch: dict[str, list[Any]]) -> None:
    new = {name: value for name, (_, value) in patch.items()} | {"id": row_id}
    if writing.rows(f"SELECT 1 FROM {table} WHERE id = ?", row_id):
        text = f"UPDATE {table} SET {', '.join(f'{name} = :{name}' for name in new)} WHERE id = :id"
    else:
        marks = ", ".join(f":{name}" for name in new)
        text = f"INSERT INTO {table} ({', '.join(new)}) VALUES ({marks})"
    writing.connection.execute(text, new)
