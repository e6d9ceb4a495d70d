"""A command in a real pseudo-terminal: keys go in, a screen, bells and an exit code come out."""

from __future__ import annotations

import fcntl
import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from tests.terminal.screen import Screen

LEADER = Path(__file__).with_name("leader.py")
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "escape": "\x1b",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
}
_CTRL = re.compile(r"ctrl\+([a-z])")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a terminal that can show whole frames at once says when it is asked."""
_GAP_SECONDS = 0.002
"""A frame is written in pieces, with less than this between them."""


class Terminal:
    """A command with a terminal of its own; leaving the `with` ends whatever is left of it."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (100, 30),
        folder: Path | None = None,
    ) -> None:
        self.screen = Screen(*size)
        self.output = bytearray()
        """All that was written to the terminal."""
        self.code: int | None = None
        """The exit code, negative for a signal; None while it runs."""
        self.cpu_seconds_used = 0.0
        """Processor time of the command that ended."""
        self.read_at = 0.0
        """When something was read last, by the monotonic clock."""
        self._master, slave = os.openpty()
        self._resize_window(*size)
        self.modes_before = self.line_modes()
        """The modes of the line before the command started."""
        self._leader, self._control, self._report = _started(
            command,
            {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            slave,
            folder,
        )
        os.close(slave)
        started = self._told()
        self.pid: int = started.get("pid", 0)
        self.started_at: float = started.get("at", 0.0)
        if "failed" in started:
            self.close()
            raise AssertionError(started["failed"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return self.screen.text

    @property
    def bells(self) -> list[float]:
        """When each bell was heard, by the monotonic clock."""
        return self.screen.bells

    def line_modes(self) -> list[Any]:
        """The modes of the line: echo, canonical input and so on."""
        return termios.tcgetattr(self._master)

    def cpu_seconds(self) -> float:
        """Processor time used so far."""
        if self.code is not None:
            return self.cpu_seconds_used
        times = psutil.Process(self.pid).cpu_times()
        return float(times.user + times.system)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by name or by the character they type."""
        for key in keys:
            self.send(_sequence(key))
            self.pump(0.15 if key == "escape" else 0.01)

    def send(self, text: str) -> None:
        """Send characters as they are."""
        os.write(self._master, text.encode())

    def pump(self, seconds: float) -> None:
        """Show what is written in the next seconds."""
        self._until(lambda: False, seconds)

    def wait(self, pattern: str, timeout: float = 15.0, *, gone: bool = False) -> float:
        """Wait until a pattern is on the screen, or is gone; when that was read which did it."""
        wanted = re.compile(pattern, re.MULTILINE)

        def is_there() -> bool:
            return self.screen.is_whole and bool(wanted.search(self.text)) is not gone

        if not self._until(is_there, timeout):
            state = "running" if self.code is None else f"ended with {self.code}"
            verb = "stayed on" if gone else "did not come to"
            raise AssertionError(f"{pattern!r} {verb} the screen ({state}):\n{self.text}")
        return self.read_at

    def wait_for_bells(self, count: int, timeout: float) -> None:
        """Wait until so many bells were heard since the start."""
        if not self._until(lambda: len(self.bells) >= count, timeout):
            raise AssertionError(f"{len(self.bells)} bells, not {count}:\n{self.text}")

    def latency(self, key: str, timeout: float = 5.0) -> float:
        """Press a key; the seconds until the screen looked different."""
        before, sequence = self.screen.cells, _sequence(key)
        sent = time.monotonic()
        self.send(sequence)
        if not self._until(lambda: self.screen.is_whole and self.screen.cells != before, timeout):
            raise AssertionError(f"{key!r} changed nothing:\n{self.text}")
        return self.read_at - sent

    def settle(self, quiet: float = 0.2, timeout: float = 5.0) -> None:
        """Wait until nothing has been written for a while."""
        since = time.monotonic()
        self._until(lambda: time.monotonic() - max(self.read_at, since) > quiet, timeout)

    def exit_code(self, timeout: float = 10.0) -> int:
        """Wait for the command to end; its exit code."""
        self._until(lambda: self.code is not None, timeout)
        if self.code is None:
            raise AssertionError(f"still running after {timeout} s:\n{self.text}")
        self.pump(0.05)
        return self.code

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(columns, rows)
        self._resize_window(columns, rows)

    def signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window: whoever is in front of it hears of it."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    def close(self) -> None:
        """End what is left."""
        if self._control >= 0:
            os.close(self._control)
            self._control = -1
            while self._leader.poll() is None:
                self._read(0.01)
            os.close(self._report)
            self.hang_up()

    def _resize_window(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("4H", rows, columns, 0, 0))

    def _until(self, is_done: Callable[[], bool], seconds: float) -> bool:
        """Read until it is done or the time is up; is it done?"""
        deadline = time.monotonic() + seconds
        news = True
        while not (news and is_done()):
            left = deadline - time.monotonic()
            if left <= 0 or (self.code is not None and not news):
                return is_done()
            news = self._read(min(left, 0.05)) or self.code is None
        return True

    def _read(self, seconds: float) -> bool:
        """Read what is there to be read, from the terminal and from its leader; was there any?"""
        sources = [self._report] if self.code is None else []
        sources += [self._master] if self._master >= 0 else []
        if not sources:
            return False
        ready, _, _ = select.select(sources, [], [], seconds)
        if self._master in ready:
            self._take_in()
        elif self._report in ready:
            ended = self._told()
            self.code = ended.get("code", -signal.SIGKILL)
            self.cpu_seconds_used = ended.get("cpu", 0.0)
        return bool(ready)

    def _take_in(self) -> None:
        """Read until nothing more comes at once; only then spend time on what it looks like."""
        chunks: list[tuple[bytes, float]] = []
        while not chunks or select.select([self._master], [], [], _GAP_SECONDS)[0]:
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:  # the leader is gone, and nobody else has the terminal open
                self.hang_up()
                break
            self.read_at = time.monotonic()
            chunks.append((data, self.read_at))
            for question, answer in _ANSWERS.items():
                if question in data:
                    os.write(self._master, answer)
        for data, at in chunks:
            self.output += data
            self.screen.take_in(data, at)

    def _told(self) -> dict[str, Any]:
        """The next thing the leader says; nothing when it is gone."""
        line = b""
        while not line.endswith(b"\n") and (byte := os.read(self._report, 1)):
            line += byte
        found: dict[str, Any] = json.loads(line or b"{}")
        return found


def _sequence(key: str) -> str:
    """What a key sends."""
    if control := _CTRL.fullmatch(key):
        return chr(ord(control[1]) & 31)
    if key not in KEYS and len(key) != 1:
        raise ValueError(f"there is no key {key!r}")
    return KEYS.get(key, key)


def _started(
    command: Sequence[str], environment: Mapping[str, str], slave: int, folder: Path | None
) -> tuple[subprocess.Popen[bytes], int, int]:
    """The leader of the terminal, the pipe that ends it when closed, and the one it reports on."""
    heard, control = os.pipe()
    report, told = os.pipe()
    leader = subprocess.Popen(
        [sys.executable, "-S", "-E", str(LEADER), str(heard), str(told), *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env=dict(environment),
        pass_fds=(heard, told),
        start_new_session=True,
    )
    os.close(heard)
    os.close(told)
    return leader, control, report
