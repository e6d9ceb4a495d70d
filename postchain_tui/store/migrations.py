"""From an older schema to the newest, one numbered step after the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from postchain_tui.store import m001_diary, m002_own
from postchain_tui.store.files import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS: tuple[tuple[str, Callable[[], tuple[str, ...]]], ...] = (
    ("m001_diary", m001_diary.statements),
    ("m002_own", m002_own.statements),
)

VERSION = len(_STEPS)
"""The newest schema version, which is the number of migrations."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _step(statements: Callable[[], tuple[str, ...]]) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        for statement in statements():
            db.conn.execute(statement)

    return run


def bring_up(connection: sqlite3.Connection, before: Callable[[], None]) -> None:
    """Bring a file to the newest schema, in one transaction.

    Args:
        connection: The open file, in no transaction.
        before: Called when there is something to do, while nobody else can write.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) < VERSION:
            before()
            _apply(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _apply(connection: sqlite3.Connection) -> None:
    from sqlite_utils import (  # noqa: PLC0415 - 45 ms, and only an outdated file needs it
        Database,
        Migrations,
    )

    migrations = Migrations("postchain")
    for name, statements in _STEPS:
        migrations(name=name)(_step(statements))
    migrations.apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
