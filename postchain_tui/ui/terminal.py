"""What the terminal can do beyond text: title, taskbar, notifications, signals of the end."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App

from postchain_tui.core.text import harmless

_END_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
_PATIENCE_SECONDS = 5
"""For so long an end in order may take."""

_PUSH_TITLE = "\x1b[22;2t"
_POP_TITLE = "\x1b[23;2t"
_TITLE_LIMIT = 80
_END = "\x1b\\"

Environment = Mapping[str, str]
"""What a process is told by whoever started it."""

_PROGRESS_SINCE = {
    "VTE_VERSION": (8000,),
    "PTYXIS_VERSION": (48,),
    "KONSOLE_VERSION": (260400,),
}
"""Variables with a version, and the first one of that terminal that shows progress."""
_PROGRAM_SINCE: dict[str, tuple[int, ...]] = {
    "WezTerm": (),
    "ghostty": (1, 2),
    "iTerm.app": (3, 6, 6),
}
"""What terminals call themselves, and the first version that shows progress."""
_NOTIFIES = {
    "iTerm.app": "\x1b]9;{text}" + _END,
    "WezTerm": "\x1b]777;notify;Postchain;{text}" + _END,
    "ghostty": "\x1b]777;notify;Postchain;{text}" + _END,
    "foot": "\x1b]777;notify;Postchain;{text}" + _END,
    "xterm-kitty": "\x1b]99;;{text}" + _END,
}
"""How a terminal is asked for a notification, by what it calls itself."""
_MULTIPLEXERS = ("TMUX", "STY", "ZELLIJ")


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


class Taskbar:
    """The progress that the terminal shows on its tab or in the taskbar."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._is_shown = False

    def show(self, share: float | None) -> None:
        """Show a share of 0 to 1; None shows none any more."""
        if (share is None and not self._is_shown) or not understands_progress(os.environ):
            return
        self._is_shown = share is not None
        _write(self._app, progress(share))


def announce(app: App[Any], text: str) -> None:
    """Let the machine show a notification, unless the terminal is in front."""
    if not app.app_focus:
        _write(app, notification(text, os.environ))


def progress(share: float | None) -> str:
    """What shows a share of 0 to 1 in the terminals that understand it; None takes it away."""
    return f"\x1b]9;4;0;0{_END}" if share is None else f"\x1b]9;4;1;{round(share * 100)}{_END}"


def understands_progress(environment: Environment) -> bool:
    """Is the terminal one that shows progress?

    Others take the sequence for a notification, one every second. What runs inside a multiplexer is
    told of the terminal around it, but does not reach it.
    """
    return not _is_multiplexed(environment) and (
        "WT_SESSION" in environment
        or environment.get("ConEmuANSI") == "ON"
        or _is_new_enough(environment)
    )


def _is_new_enough(environment: Environment) -> bool:
    """Does the terminal tell of a version that shows progress?"""
    since = _PROGRAM_SINCE.get(environment.get("TERM_PROGRAM", ""))
    if since is not None and _version(environment, "TERM_PROGRAM_VERSION") >= since:
        return True
    return any(_version(environment, name) >= least for name, least in _PROGRESS_SINCE.items())


def notification(text: str, environment: Environment) -> str:
    """What makes the terminal show a notification; empty where it is not known to understand any.

    It is empty in a multiplexer too: it hands on such a thing only where it is set up to, and does
    not say so.
    """
    if _is_multiplexed(environment):
        return ""
    name = environment.get("TERM_PROGRAM") or environment.get("TERM", "").removesuffix("-extra")
    shown = harmless(text, _TITLE_LIMIT).replace(";", ",")
    return _NOTIFIES.get(name, "").format(text=shown)


def _is_multiplexed(environment: Environment) -> bool:
    is_named = environment.get("TERM", "").startswith(("screen", "tmux"))
    return is_named or any(name in environment for name in _MULTIPLEXERS)


def _version(environment: Environment, name: str) -> tuple[int, ...]:
    """The numbers of a version; none where it is not told."""
    return tuple(int(number) for number in re.findall("[0-9]{1,6}", environment.get(name, "")))


def _write(app: App[Any], sequence: str) -> None:
    """Write a control sequence; Textual has no public way to."""
    driver = app._driver
    if sequence and driver is not None and not app.is_headless:
        driver.write(sequence)


def on_end_signals(end: Callable[[int], None]) -> Callable[[], None]:
    """Call back with the exit code when the terminal is closed or the process is told to end.

    Textual leaves the terminal raw when such a signal is not handled. Where a terminal is gone in
    the middle of drawing, it waits forever for that to be written, and reads on for nothing: then
    the process ends by itself. All that was confirmed is on disk already.

    Returns:
        Puts the handlers back that were there before.
    """
    loop = asyncio.get_running_loop()

    def told(number: int, _frame: object) -> None:
        """End in order, and at once where that does not come to pass."""
        watch = threading.Timer(_PATIENCE_SECONDS, os._exit, (128 + number,))
        watch.daemon = True
        watch.start()
        loop.call_soon_threadsafe(end, 128 + number)

    before = {number: signal.signal(number, told) for number in _END_SIGNALS}

    def put_back() -> None:
        """Listen no more."""
        for number, handler in before.items():
            signal.signal(number, handler)

    return put_back


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
