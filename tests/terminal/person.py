"""What a person does at the keyboard in a session, key by key."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from tests.terminal.terminal import Terminal

SAVED = "✓ saved"
UNSAVED = "enter saves"


@dataclass(frozen=True)
class Typed:
    """One set as it is typed into the cells."""

    reps: int
    pain: int
    rpe: int | None = None
    load: str | None = None


@dataclass
class Stopwatch:
    """Takes the time between the key that ends a set and the key that starts the next."""

    ended: float = 0.0
    rests: tuple[float, ...] = ()

    def start_pressed(self) -> None:
        if self.ended:
            self.rests = (*self.rests, time.monotonic() - self.ended)

    def end_pressed(self) -> None:
        self.ended = time.monotonic()


def check_in(terminal: Terminal, pain: str) -> None:
    """From Today into the session, to the instructions of its first exercise."""
    terminal.wait("space  start")
    terminal.press("space")
    terminal.wait("before you start")
    terminal.press(pain)
    terminal.wait("SET UP")


def read_brief(terminal: Terminal, exercise: str) -> None:
    """From the instructions of an exercise to its target."""
    terminal.wait(rf"^ *{exercise}(.|\n)*SET UP")
    terminal.press("space")
    terminal.wait(r"SET 1 OF \d")


def hinge_ready(terminal: Terminal) -> None:
    """From Today to the target of the Romanian deadlift, leaving out what is before it."""
    check_in(terminal, "0")
    for exercise in ("Good morning, pipe", "Glute bridge"):
        read_brief(terminal, exercise)
        terminal.press("s")
    read_brief(terminal, "Romanian deadlift")


def go_on(terminal: Terminal, exercise: str) -> None:
    """From the rest after the last set of an exercise to the target of the next exercise."""
    terminal.press("space")
    read_brief(terminal, exercise)


def work(terminal: Terminal, watch: Stopwatch | None = None) -> None:
    """Start a set and end it."""
    watch = watch or Stopwatch()
    watch.start_pressed()
    terminal.press("space")
    terminal.wait("WORK")
    watch.end_pressed()
    terminal.press("space")
    terminal.wait(UNSAVED)


def type_set(terminal: Terminal, done: Typed) -> None:
    """Fill the cells."""
    terminal.press(*str(done.reps))
    if done.load is not None:
        terminal.press("tab", *done.load)
    if done.rpe is not None:
        terminal.press("@", *str(done.rpe))
    terminal.press("p", str(done.pain))
    terminal.wait(rf"pain \[ ?{done.pain} ?\]")


def save(terminal: Terminal) -> None:
    terminal.press("enter")
    terminal.wait(SAVED)


def do_set(terminal: Terminal, done: Typed, watch: Stopwatch | None = None) -> None:
    """Start a set, end it, say what it was."""
    work(terminal, watch)
    type_set(terminal, done)
    save(terminal)


def moment(text: str) -> float:
    """A moment of the file as seconds since 1970."""
    return datetime.fromisoformat(text).timestamp()
