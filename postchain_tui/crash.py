"""What is left of a bug: its traceback, in a log that only its owner can read."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

NOTE = "Postchain stopped on a bug of its own. What was confirmed is safe; see {log}"
"""The one line that the person reads."""


def write(log: Path, error: BaseException) -> None:
    """Append a traceback to the log; a log that cannot be written is done without."""
    text = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return
    with os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)


def log_uncaught(log: Path) -> None:
    """Write whatever nobody caught to the log, and say one line in place of the traceback."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log what nobody caught; Ctrl+C is no bug."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write(log, error)
        sys.stderr.write(f"postchain: {NOTE.format(log=log)}\n")

    sys.excepthook = caught
