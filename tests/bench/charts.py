"""How long it takes from a key to the drawn chart, and how long a reading holds the file."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from statistics import median
from unittest.mock import patch

from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.tracking import Tracker, at_once
from postchain_tui.core.progress.page import Subject
from postchain_tui.core.span import Span
from postchain_tui.store.store import Store
from tests.bench.figures import Figure
from tests.terminal.home import Home
from tests.terminal.terminal import Terminal

SETS = 22_500
KEYS = ("e", "v", "p", "f", "m", "r", "b")
QUIET_SECONDS = 0.5
"""After so long without a word the chart is drawn."""
IDLE_SECONDS = 1.0
"""So long somebody looks at a page before asking for another."""


def charts(long: Home, empty: Home, rounds: int) -> list[Figure]:
    """From a key on Progress to the last of what it draws, over all time; with nothing, too."""
    with long.app((120, 36)) as terminal, empty.app((120, 36)) as yardstick:
        drawn, nothing = _rounds(terminal, rounds), _rounds(yardstick, rounds)
    slowest = max(drawn, key=drawn.__getitem__)
    told = "  ".join(f"{key} {value * 1000:.0f}" for key, value in drawn.items())
    return [
        Figure(
            f"the slowest chart of {SETS} sets, key to drawn ({slowest})",
            drawn[slowest] * 1000,
            "ms",
            150,
            note=f"medians: {told}",
        ),
        Figure("  the same key with an empty history", nothing[slowest] * 1000, "ms"),
    ]


def _rounds(terminal: Terminal, rounds: int) -> dict[str, float]:
    """Median seconds for every key; of the range keys the one from a year to all."""
    terminal.wait("Today|space|How was your back", timeout=30)
    terminal.settle()
    terminal.press("escape", "3")
    terminal.wait("Progress ▸")
    took: dict[str, list[float]] = {key: [] for key in ("]", *KEYS)}
    _drawn_after(terminal, "]")
    for _ in range(rounds):
        terminal.pump(IDLE_SECONDS)
        took["]"].append(_drawn_after(terminal, "]"))
        for key in KEYS[1:] + KEYS[:1]:
            terminal.pump(IDLE_SECONDS)
            took[key].append(_drawn_after(terminal, key))
        _drawn_after(terminal, "[")
    return {key: median(seconds) for key, seconds in took.items()}


def _drawn_after(terminal: Terminal, key: str) -> float:
    sent = time.monotonic()
    terminal.send(key)
    terminal.settle(QUIET_SECONDS)
    return max(0.0, terminal.read_at - sent)


def readings(db: Path, times: int = 5) -> list[Figure]:
    """How long each reading holds the file when everything is looked at: the longest of them.

    Each is read several times, and its median counts: what else the machine does is not its fault.
    """
    gc.freeze()  # as the app does once its first screen stands
    clock = Clock()
    runs: list[list[float]] = []
    with Store.open(db, device="bench", now=clock.now) as store:
        for _ in range(times):
            held: list[float] = []
            with patch.object(store, "reading", lambda held=held: _timed(store, held)):
                _look_at_all(Coach(store, Library(), clock))
            runs.append(held)
    middles = list(map(median, zip(*runs, strict=True)))
    return [
        Figure(
            "one reading for a chart holds the file, longest",
            max(middles) * 1000,
            "ms",
            20,
            note=f"of {len(middles)}, the longest single one {max(map(max, runs)) * 1000:.1f} ms",
        )
    ]


def _look_at_all(coach: Coach) -> None:
    for subject, span in product(Subject, Span):
        tracker = Tracker(coach)
        at_once(tracker.page(subject, tracker.first_choice(), span))


@contextmanager
def _timed(store: Store, held: list[float]) -> Iterator[sqlite3.Connection]:
    since = time.perf_counter()
    with Store.reading(store) as connection:
        yield connection
    held.append(time.perf_counter() - since)
