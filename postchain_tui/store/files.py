"""Files and folders as they lie on the disk: who may see them, and what is no diary of ours."""

from __future__ import annotations

import os
import stat
from glob import escape
from pathlib import Path

from postchain_tui.store.failures import (
    DamagedFileError,
    EmptyFileError,
    FileRefusedError,
    ForeignFileError,
    HardLinkError,
    MissingFileError,
    NewerFileError,
    NotPermittedError,
)

APPLICATION_ID = 0x504F5354
"""Marks a SQLite file as ours: the letters POST."""

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


def real_path(path: Path) -> Path:
    """Where a path leads, symbolic links followed."""
    return Path(os.path.realpath(path.expanduser()))


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the owner alone; leave an existing one as it is."""
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def claim(path: Path) -> None:
    """Make an empty file for the owner alone, whatever the umask.

    Raises:
        FileExistsError: when something of that name exists.
    """
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def temporary_name(path: Path) -> Path:
    """A name beside a file under which its next version can be built."""
    return path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def inspect(path: Path, newest_version: int, *, to_write: bool) -> None:
    """Look at an existing file without changing a byte of it.

    Args:
        path: The file, symbolic links followed.
        newest_version: The newest schema version that can be dealt with.
        to_write: Is it going to be written to?

    Raises:
        FileRefusedError: when it must not be opened.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        raise MissingFileError(path, "does not exist") from None
    except OSError as error:
        raise NotPermittedError(path, f"cannot be looked at ({error.strerror})") from None
    _check_kind(path, found)
    _check_links(path, found)
    _check_rights(path, found, to_write=to_write)
    if found.st_size == 0:
        raise EmptyFileError(path, "is empty: 0 bytes")
    with path.open("rb") as file:
        _check_header(path, file.read(_HEADER_BYTES), newest_version)


def _check_kind(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise FileRefusedError(path, "is a folder, not a file")
    if not stat.S_ISREG(found.st_mode):
        raise FileRefusedError(path, "is not a regular file")


def _check_links(path: Path, found: os.stat_result) -> None:
    """Refuse a second name, but not the one that making a new file leaves for a moment."""
    if found.st_nlink == 1:
        return
    for other in path.parent.glob(f".{escape(path.name)}.*.new"):
        try:
            if other.samefile(path):
                other.unlink()
        except OSError:
            continue
    if path.lstat().st_nlink > 1:
        raise HardLinkError(path, "has a second name: it is a hard link")


def _check_rights(path: Path, found: os.stat_result, *, to_write: bool) -> None:
    if found.st_uid != os.geteuid():
        raise NotPermittedError(path, "belongs to another user")
    if not os.access(path, os.R_OK):
        raise NotPermittedError(path, "may not be read by you")
    if to_write:
        _check_may_be_written(path)


def _check_may_be_written(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise NotPermittedError(path, "may only be read by you, not written to")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise NotPermittedError(path, "lies in a folder that you may not write to")


def _check_header(path: Path, header: bytes, newest_version: int) -> None:
    if not header.startswith(_MAGIC):
        raise ForeignFileError(path, "is not a SQLite file")
    if len(header) < _HEADER_BYTES:
        raise DamagedFileError(path, f"is damaged: it ends after {len(header)} bytes")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ForeignFileError(path, "is a SQLite file, but not one of Postchain's")
    version = int.from_bytes(header[60:64], "big")
    if version > newest_version:
        raise NewerFileError(
            path,
            f"was written by a newer Postchain (its version is {version}, "
            f"this program knows up to {newest_version})",
        )
