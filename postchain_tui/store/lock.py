"""Who holds the file: one app at a time, said by a lock beside it."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from postchain_tui.store.failures import NotPermittedError
from postchain_tui.store.files import real_path


def _lock_path(path: Path) -> Path:
    real = real_path(path)
    return real.with_name(f"{real.name}.lock")


class AppLock:
    """The lock of the app that writes to a file; it goes with the process, however that ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> AppLock | None:
        """Take the lock of a file; None when another app holds it.

        Raises:
            NotPermittedError: when there can be no lock beside that file.
        """
        lock_path = _lock_path(path)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        try:
            descriptor = os.open(lock_path, flags, 0o600)
        except OSError as error:
            raise NotPermittedError(lock_path, f"cannot be opened ({error.strerror})") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError as error:
            os.close(descriptor)
            raise NotPermittedError(lock_path, f"cannot be locked ({error.strerror})") from None
        with suppress(OSError):  # the lock holds without its pid, on a full disk for one
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Let the lock go; a second time does nothing."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


def holder_pid(path: Path) -> int | None:
    """The process that took the lock of a file last, for when `take` found it taken."""
    try:
        text = _lock_path(path).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None
    return int(text) if text.isascii() and text.isdigit() else None
