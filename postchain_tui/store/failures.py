"""What can go wrong with the file, in words that say what is safe and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from postchain_tui.core.errors import PostchainError


class NotSavedError(PostchainError):
    """A change that is not in the file; what was entered is kept by whoever asked."""


class BusyError(NotSavedError):
    """Another program is writing to the file at this moment; in the next one it may be free."""


class NotReadError(PostchainError):
    """The file is sound as far as is known, but cannot be read at this moment."""


class NotResumableError(PostchainError):
    """A session whose events cannot be read any more; its sets can."""


class FileRefusedError(PostchainError):
    """A file that is not opened, and was not touched."""

    REMEDY = "Choose another file with --db."

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path} {what}. It was left untouched. {self.REMEDY}")
        self.path = path
        """The file, symbolic links followed."""


class MissingFileError(FileRefusedError):
    """There is no file to be read."""

    REMEDY = "Start Postchain once without asking for reading only, or choose another with --db."


class EmptyFileError(FileRefusedError):
    """An existing file without a byte: it may be what is left of a diary."""

    REMEDY = (
        "If it held your sessions, use a copy from the backups folder with --db; "
        "else move it away, and a new one is made."
    )


class ForeignFileError(FileRefusedError):
    """A file of another program."""


class NewerFileError(FileRefusedError):
    """A file written by a newer Postchain."""

    REMEDY = "Update Postchain, then open it again."


class OlderFileError(FileRefusedError):
    """A file of an older Postchain that may only be read, and so cannot be brought up to date."""

    REMEDY = "Open it once for writing, or open a copy of it."


class DamagedFileError(FileRefusedError):
    """A file that is ours and broken."""

    REMEDY = "Keep it, and use a copy from the backups folder with --db (see `postchain where`)."


class HardLinkError(FileRefusedError):
    """A file with a second name, which could be changed behind our back."""

    REMEDY = "Make a real copy of it, or use a symbolic link, and open that."


class NotPermittedError(FileRefusedError):
    """A file or folder that this user may not use like that."""

    REMEDY = "Give yourself the right to it, or choose another file with --db."


_NOT_SAVED = {
    sqlite3.SQLITE_FULL: "the disk is full. Free some space, then try again.",
    sqlite3.SQLITE_IOERR: (
        "the disk reports an error or is full. See to the disk, then try again; "
        "a backup on another disk is wise."
    ),
    sqlite3.SQLITE_BUSY: "another program is using the file.",
    sqlite3.SQLITE_LOCKED: "another program is using the file.",
    sqlite3.SQLITE_READONLY: "the file may only be read. Give yourself the right to write to it.",
    sqlite3.SQLITE_PERM: "the file may only be read. Give yourself the right to write to it.",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened. Is its folder still there, and yours?",
    sqlite3.SQLITE_CORRUPT: "the file is damaged. Keep it, and go on with a copy from the backups.",
    sqlite3.SQLITE_NOTADB: "the file is damaged. Keep it, and go on with a copy from the backups.",
    sqlite3.SQLITE_TOOBIG: "a text is longer than the file takes. Shorten it, then try again.",
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SHUT = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY}
_FOR_NOW = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR}


def _code(error: sqlite3.Error) -> int:
    """The primary result code of SQLite; 0 when the error is not SQLite's own."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def not_saved(error: sqlite3.Error | ValueError | OverflowError) -> NotSavedError | None:
    """The error that a failed write stands for; None when it is a bug of ours."""
    if not isinstance(error, sqlite3.Error):
        return NotSavedError(f"Not saved: a value cannot be stored ({error}). Mend it and retry.")
    if _code(error) == sqlite3.SQLITE_CONSTRAINT:
        return NotSavedError(f"Not saved: a value is not possible ({error}). Mend it and retry.")
    reason = _NOT_SAVED.get(_code(error))
    kind = BusyError if _code(error) in _BUSY else NotSavedError
    return None if reason is None else kind(f"Not saved: {reason}")


def not_read(error: sqlite3.Error, path: Path) -> PostchainError | None:
    """The error that a failed reading or opening stands for; None when it is a bug of ours."""
    code = _code(error)
    if code in _DAMAGED:
        return DamagedFileError(path, f"is damaged ({error})")
    if code in _SHUT:
        return NotPermittedError(path, f"cannot be opened ({error})")
    if code in _FOR_NOW:
        return NotReadError(
            f"{path} cannot be read just now ({error}). Nothing was changed. Try again in a moment."
        )
    return None
