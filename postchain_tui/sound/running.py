"""A program that is run aside: silent on the terminal, waited for, ended when it hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence

_LOOK_SECONDS = 0.05
"""How often it is asked whether the program is to be ended."""
_DEATH_SECONDS = 1.0
"""A program that was killed is waited for no longer."""


def run(command: Sequence[str], patience_seconds: float, is_unwanted: Callable[[], bool]) -> bool:
    """Run a program to its end; tells if it did what it was to do.

    Args:
        command: The program and its arguments.
        patience_seconds: It is killed after so long, and has failed then.
        is_unwanted: Is it to be ended at once? It has not failed then.
    """
    try:
        program = subprocess.Popen(  # noqa: S603 - no shell, and only words of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return _waited_for(program, patience_seconds, is_unwanted)


def _waited_for(
    program: subprocess.Popen[bytes], patience_seconds: float, is_unwanted: Callable[[], bool]
) -> bool:
    deadline = time.monotonic() + patience_seconds
    while True:
        try:
            return program.wait(_LOOK_SECONDS) == 0
        except subprocess.TimeoutExpired:
            is_unwanted_now = is_unwanted()
        if is_unwanted_now or time.monotonic() > deadline:
            _kill(program)
            return is_unwanted_now


def _kill(program: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    try:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait(_DEATH_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return
