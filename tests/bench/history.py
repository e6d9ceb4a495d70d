"""How fast History is opened, scrolled and filtered, and what memory it takes, however long it is.

Each visit is to an app that was just started. What is compared is what 95 in 100 keys keep to.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

import psutil

from tests.bench.figures import Figure, milliseconds, p95
from tests.bench.looks import DRAWN
from tests.terminal.home import Home
from tests.terminal.terminal import Terminal

HUGE = 200_000
"""Sets of the longest history."""
SIZE = (120, 24)
"""Some weeks of sessions fill one screen and a half of it."""
PAGES = 10
_PAGE_DOWN, _PAGE_UP = "\x1b[6~", "\x1b[5~"
ONWARDS = (_PAGE_DOWN,)
THERE_AND_BACK = (_PAGE_DOWN, _PAGE_DOWN, _PAGE_UP, _PAGE_UP)
"""To the end of these weeks, and to their beginning."""
FILTER = "pain>=6"
"""Hardly a session fits it, and none what it is before: one types while it looks through all."""
QUIET_SECONDS = 0.2
"""After so long without a word everything is drawn."""
TYPING_SECONDS = 0.1
"""From the paint of a letter to the next key, for somebody who types fast."""
FITS = "■ [6-9]"
"""Stands somewhere in what fits, which is not the newest of a history of years."""
PAINTED_SECONDS = 10.0
"""A key that paints nothing for so long does nothing."""
LIMIT = 2
"""Times what it takes where there is nothing, or little, to be shown."""
MOST_MEMORY = 1.1
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Visits:
    """What was measured in the visits to one history; times in seconds."""

    opened: list[float] = field(default_factory=list)
    """From the key on Today to the last that is drawn."""
    paged: list[float] = field(default_factory=list)
    """From the key to the first that is drawn."""
    typed: list[float] = field(default_factory=list)
    """From the key to its letter in the filter."""
    found: list[float] = field(default_factory=list)
    """From the last letter of the filter to the sessions that fit."""
    memory: list[float] = field(default_factory=list)
    """Megabytes that the app holds after the last page."""


def visits(long: Home, huge: Home, short: Home, empty: Home, rounds: int) -> list[Figure]:
    """Visit a long history and a huge one, in turn with one that just scrolls and an empty one.

    In an empty one there is nothing to go through and no filter; so keys are compared to those in
    the short one, where as many rows are drawn anew.
    """
    homes = {"long": long, "huge": huge, "short": short, "empty": empty}
    found = {name: Visits() for name in homes}
    for _ in range(rounds):
        for name, home in homes.items():
            with home.app(SIZE) as terminal:
                _open(terminal, found[name])
                if name != "empty":
                    _scroll(terminal, found[name], THERE_AND_BACK if name == "short" else ONWARDS)
                    _filter(terminal, found[name])
    return [*_compared("long", found), *_compared("huge", found), *_memory(found)]


def _compared(name: str, found: Mapping[str, Visits]) -> list[Figure]:
    """The figures of one history beside those of the yardsticks."""
    seen, short, empty = found[name], found["short"], found["empty"]
    return [
        *_beside(f"opening History, {name}, of an empty one", seen.opened, empty.opened),
        *_beside(f"a page of History, {name}, of a short one", seen.paged, short.paged),
        *_beside(f"a letter in its filter, {name}, of a short", seen.typed, short.typed),
        Figure("  from the last letter to what fits", p95(seen.found) * 1000, "ms"),
    ]


def _beside(name: str, ours: Sequence[float], theirs: Sequence[float]) -> list[Figure]:
    return [
        Figure(name, p95(ours) / p95(theirs), "×", LIMIT),
        Figure("  p95", p95(ours) * 1000, "ms", note=milliseconds(ours)),
        Figure("  p95 of the other", p95(theirs) * 1000, "ms", note=milliseconds(theirs)),
    ]


def _memory(found: Mapping[str, Visits]) -> list[Figure]:
    long, huge = median(found["long"].memory), median(found["huge"].memory)
    return [
        Figure("memory in History, huge, of a long one", huge / long, "×", MOST_MEMORY),
        Figure("  long", long, "MB"),
        Figure("  huge", huge, "MB"),
    ]


def _open(terminal: Terminal, found: Visits) -> None:
    """From the start to History."""
    terminal.wait(DRAWN, timeout=30)
    terminal.press("escape")
    terminal.settle(QUIET_SECONDS)
    sent = time.monotonic()
    terminal.send("2")
    terminal.wait("postchain   History")
    terminal.settle(QUIET_SECONDS)
    found.opened.append(terminal.read_at - sent)


def _scroll(terminal: Terminal, found: Visits, pages: Sequence[str]) -> None:
    """Go on by pages, pressing these keys in turn."""
    keys = islice(cycle(pages), PAGES)
    found.paged.extend(_painted_after(terminal, key) for key in keys)
    terminal.settle(QUIET_SECONDS)
    found.memory.append(psutil.Process(terminal.pid).memory_info().rss / MEGABYTE)


def _filter(terminal: Terminal, found: Visits) -> None:
    """Type a filter."""
    terminal.press("/")
    terminal.wait("from:log")
    sent = 0.0
    for length in range(1, len(FILTER) + 1):
        terminal.pump(TYPING_SECONDS)
        sent = time.monotonic()
        terminal.send(FILTER[length - 1])
        shown = terminal.wait(rf"^ *{re.escape(FILTER[:length])}$")
        found.typed.append(shown - sent)
    found.found.append(terminal.wait(FITS, timeout=60) - sent)


def _painted_after(terminal: Terminal, key: str) -> float:
    """Send a key when nothing is going on; the seconds until the first of it was drawn."""
    terminal.settle(QUIET_SECONDS)
    written, sent = len(terminal.output), time.monotonic()
    terminal.send(key)
    while len(terminal.output) == written or not terminal.screen.is_whole:
        if time.monotonic() - sent > PAINTED_SECONDS:
            raise AssertionError(f"{key!r} painted nothing:\n{terminal.text}")
        terminal.pump(0.001)
    return terminal.read_at - sent
