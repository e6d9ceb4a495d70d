"""What the terminal can do beyond text: its title, and signals that mean the end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import Any

from textual.app import App

from postchain_tui.core.text import harmless

_PUSH_TITLE = "\x1b[22;2t"
_POP_TITLE = "\x1b[23;2t"
_TITLE_LIMIT = 80


def write_title(app: App[Any], text: str) -> None:
    """Give the terminal a title, or with an empty text its own again."""
    title = harmless(text, _TITLE_LIMIT)
    _write(app, f"\x1b]2;{title}\x07" if title else f"{_POP_TITLE}{_PUSH_TITLE}")


def keep_title(app: App[Any]) -> None:
    """Let the terminal remember its own title."""
    _write(app, _PUSH_TITLE)


def give_title_back(app: App[Any]) -> None:
    """Let the terminal have its own title again."""
    _write(app, _POP_TITLE)


def _write(app: App[Any], sequence: str) -> None:
    """Write a control sequence; Textual has no public way to."""
    driver = app._driver
    if driver is not None and not app.is_headless:
        driver.write(sequence)


def on_end_signals(end: Callable[[int], None]) -> None:
    """Call back with the exit code when the terminal is closed or the process is told to end.

    Textual leaves the terminal raw when such a signal is not handled.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, end, 128 + number)


def guard_continue(app: App[Any]) -> None:
    """Let a SIGCONT that no suspend came before pass by.

    Textual would start a second thread of input for it, and could not be quit any more.
    """
    driver = app._driver
    resume = getattr(driver, "_sigcont_application", None)
    if resume is None:
        return

    def continued(number: int, frame: object) -> None:
        """Resume where Textual was suspended; else draw anew what may have been lost."""
        if getattr(driver, "_must_signal_resume", False):
            resume(number, frame)
        else:
            app.call_later(app.refresh)

    signal.signal(signal.SIGCONT, continued)
