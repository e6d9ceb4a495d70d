"""Opening the file, making it where there is none, and refusing what must not be opened."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from pathlib import Path

from postchain_tui.core.errors import PostchainError
from postchain_tui.store import backup, files, migrations
from postchain_tui.store.failures import (
    DamagedFileError,
    NewerFileError,
    NotPermittedError,
    OlderFileError,
    not_read,
    not_saved,
)

_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""

_CHECKED_BYTES = 64 * 1024 * 1024
"""Files up to this size are checked each time they are opened, in at most some 80 ms."""

_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS}


def connect(target: str, busy_timeout_ms: int) -> sqlite3.Connection:
    """Open a SQLite connection as this package uses it: transactions are begun by hand."""
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise PostchainError(
            f"Postchain needs SQLite 3.37 or newer, and this Python has {sqlite3.sqlite_version}. "
            "Nothing was opened. Use a newer Python."
        )
    seconds = busy_timeout_ms / 1000
    connection = sqlite3.connect(target, timeout=seconds, isolation_level=None, uri=True)
    connection.row_factory = sqlite3.Row
    for pragma in ("synchronous = FULL", "recursive_triggers = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def opened(
    path: Path,
    *,
    backups: Path,
    busy_timeout_ms: int,
    read_only: bool,
    now: Callable[[], datetime],
) -> sqlite3.Connection:
    """Open a diary, brought up to date; make it when there is none.

    Args:
        path: The file, symbolic links followed.
        backups: Folder for the copy that is made before an older file is changed.
        busy_timeout_ms: How long to wait for other programs.
        read_only: Never write, and so never make or change a file.
        now: Tells the time.

    Raises:
        PostchainError: when it cannot or must not be opened; its bytes are untouched.
    """
    if not read_only and not os.path.lexists(path):
        _make(path, busy_timeout_ms)
    _inspect(path, to_write=not read_only)
    uri = backup.read_only_uri(path) if read_only else f"{path.absolute().as_uri()}?mode=rw"
    with ExitStack() as undo:
        try:
            connection = connect(uri, busy_timeout_ms)
            undo.callback(connection.close)
            _check_content(connection, path)
            _bring_up(connection, path, backups, read_only=read_only, now=now)
        except sqlite3.Error as error:
            failure = not_read(error, path) or not_saved(error)
            if failure is None:
                raise
            raise failure from error
        undo.pop_all()
    return connection


def _inspect(path: Path, *, to_write: bool) -> None:
    try:
        files.inspect(path, migrations.VERSION, to_write=to_write)
    except OSError as error:
        raise NotPermittedError(path, f"cannot be read ({error.strerror})") from error


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    version = migrations.version_of(connection)
    if version > migrations.VERSION:
        raise NewerFileError(path, "was written by a newer Postchain")
    tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('sessions', 'sets', 'changes')"
    if version > 0 and connection.execute(tables).fetchone()[0] != 3:
        raise DamagedFileError(path, "is damaged: tables are missing")
    if path.stat().st_size <= _CHECKED_BYTES:
        _check_pages(connection, path)


def _check_pages(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedFileError(path, f"is damaged ({found})")


def _bring_up(
    connection: sqlite3.Connection,
    path: Path,
    backups: Path,
    *,
    read_only: bool,
    now: Callable[[], datetime],
) -> None:
    version = migrations.version_of(connection)
    if read_only:
        if version < migrations.VERSION:
            raise OlderFileError(path, "was written by an older Postchain and may only be read")
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    if version < migrations.VERSION:
        stamp = now().strftime("%Y%m%dT%H%M%S%f")
        copy = backups / f"{path.stem}-{stamp}-before-version-{migrations.VERSION}.db"
        migrations.bring_up(connection, before=lambda: backup.checked_copy(path, copy))


def _make(path: Path, busy_timeout_ms: int) -> None:
    """Make a new file under another name and give it its own when it is whole.

    Whoever is first wins: the others find a finished file.
    """
    temporary = files.temporary_name(path)
    try:
        files.make_folder(path.parent)
        files.claim(temporary)
        with closing(connect(temporary.absolute().as_uri(), busy_timeout_ms)) as connection:
            connection.execute("PRAGMA journal_mode = MEMORY")
            migrations.bring_up(connection, before=lambda: None)
        files.sync(temporary)
        _give_name(temporary, path)
        files.sync(path.parent)
    except sqlite3.OperationalError as error:
        failure = not_saved(error)
        if failure is None:
            raise
        raise failure from error
    except OSError as error:
        raise NotPermittedError(path, f"cannot be made ({error.strerror})") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless something has that name already."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if not os.path.lexists(path):
            temporary.rename(path)
