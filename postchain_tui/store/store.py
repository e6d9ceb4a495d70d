"""The store: one open file, written to in actions, read as it was at one moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from postchain_tui.store import journal, migrations, opening
from postchain_tui.store.failures import NotSavedError, not_read
from postchain_tui.store.files import real_path
from postchain_tui.store.rows import SqlValue

APP_BUSY_TIMEOUT_MS = 250
"""How long the app waits for others before it says so and tries again: nothing may freeze."""

COMMAND_BUSY_TIMEOUT_MS = 5000
"""How long a command waits for others."""


class Store:
    """One open diary. It belongs to the thread that opened it."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path | None,
        device: str,
        now: Callable[[], datetime],
    ) -> None:
        self._connection = connection
        self.path = path
        """The file, symbolic links followed; None when it is in memory."""
        self.device = device
        """Id of this machine, which marks what was changed here."""
        self.now = now
        """Tells the time."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        device: str,
        now: Callable[[], datetime],
        backups: Path | None = None,
        busy_timeout_ms: int = APP_BUSY_TIMEOUT_MS,
        read_only: bool = False,
    ) -> Store:
        """Open a file; make it when there is none; bring an older one up to date.

        Args:
            path: The file; a symbolic link is followed.
            device: Id of this machine.
            now: Tells the time.
            backups: Folder for copies; by default `backups` beside the file.
            busy_timeout_ms: How long to wait for other programs.
            read_only: Never write.

        Raises:
            PostchainError: when it cannot or must not be opened; its bytes are untouched.
        """
        real = real_path(path)
        connection = opening.opened(
            real,
            backups=backups or real.parent / "backups",
            busy_timeout_ms=busy_timeout_ms,
            read_only=read_only,
            now=now,
        )
        return cls(connection, real, device, now)

    @classmethod
    def in_memory(cls, now: Callable[[], datetime], device: str = "memory") -> Store:
        """An empty diary that is gone when it is closed."""
        connection = opening.connect(":memory:", COMMAND_BUSY_TIMEOUT_MS)
        migrations.bring_up(connection, before=lambda: None)
        return cls(connection, None, device, now)

    @property
    def read_only(self) -> bool:
        """Was it opened for reading only?"""
        return bool(self._connection.execute("PRAGMA query_only").fetchone()[0])

    def action(
        self, what: str, undoes: str | None = None
    ) -> AbstractContextManager[journal.Writing]:
        """Write what the person did, all of it or nothing: `with store.action("…") as writing`.

        Args:
            what: The action in the person's words.
            undoes: Id of the action that this one takes back.

        Raises:
            NotSavedError: when the file could not be written to; it is as it was before.
        """
        if self.read_only:
            raise NotSavedError("Not saved: the file is open for reading only.")
        return journal.written(self._connection, self.device, self.now(), what, undoes)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read several things as they were at one moment.

        Raises:
            PostchainError: when the file is damaged, or in use for too long.
        """
        begins = not self._connection.in_transaction
        try:
            if begins:
                self._connection.execute("BEGIN")
            yield self._connection
        except sqlite3.Error as error:
            failure = not_read(error, self.path or Path(":memory:"))
            if failure is None:
                raise
            raise failure from error
        finally:
            if begins and self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def rows(self, sql: str, *parameters: SqlValue) -> list[sqlite3.Row]:
        """Read the rows of one query.

        Raises:
            PostchainError: when the file is damaged, or in use for too long.
        """
        with self.reading() as connection:
            return connection.execute(sql, parameters).fetchall()

    def data_version(self) -> int:
        """A number that changes when somebody else has changed the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def version(self) -> tuple[int, int]:
        """Numbers that change when anybody, this program too, has changed the file."""
        return self.data_version(), self._connection.total_changes

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
