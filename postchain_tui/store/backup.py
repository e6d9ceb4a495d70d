"""Copies of the file that have been checked."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from postchain_tui.store.failures import DamagedFileError, NotSavedError
from postchain_tui.store.files import claim, make_folder, sync, temporary_name


def read_only_uri(path: Path) -> str:
    """How SQLite is told to open a file for reading only."""
    return f"{path.absolute().as_uri()}?mode=ro"


def checked_copy(source: Path, target: Path) -> None:
    """Copy a diary as it stands; the target is there, whole and checked, or not at all.

    Raises:
        DamagedFileError: when the copy shows that the source is damaged.
        NotSavedError: when there is no room or no right for the copy.
    """
    temporary = temporary_name(target)
    try:
        make_folder(target.parent)
        claim(temporary)
        with closing(sqlite3.connect(read_only_uri(source), uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(temporary),))
        # Not for reading only: SQLite would then leave out the CHECK constraints.
        with closing(sqlite3.connect(temporary)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise DamagedFileError(source, f"is damaged ({found})")
        sync(temporary)
        temporary.rename(target)
        sync(target.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotSavedError(
            f"No copy of {source} could be made at {target} ({error}). Nothing was changed. "
            "Make room for it, or choose another folder for backups."
        ) from error
    except sqlite3.DatabaseError as error:
        raise DamagedFileError(source, f"is damaged ({error})") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
