"""How long it takes until something is on the screen, and what a resting screen costs."""

from __future__ import annotations

import sys
import time
from statistics import median

from tests.bench.figures import Figure, milliseconds
from tests.terminal.home import ROOT, Home
from tests.terminal.person import Typed, do_set, hinge_ready
from tests.terminal.terminal import Terminal

BARE = [sys.executable, "-m", "tests.bench.bare"]
DRAWN = r"space  (start|resume)"
QUIET_SECONDS = 0.05
"""So long nothing is written before a key is pressed."""


def bare(home: Home) -> Terminal:
    """The yardstick, in a terminal of the same size."""
    return Terminal(BARE, home.environment, folder=ROOT)


def start_up(home: Home, pairs: int) -> list[Figure]:
    """From the start of the process to the drawn first screen, in turn with the yardstick."""
    ours, theirs = [], []
    for _ in range(pairs + 1):
        with home.app() as terminal:
            ours.append(terminal.wait(DRAWN) - terminal.started_at)
        with bare(home) as terminal:
            theirs.append(terminal.wait(r"bare 0(.|\n)*Count") - terminal.started_at)
    ours, theirs = ours[1:] or ours, theirs[1:] or theirs
    of_pairs = median(mine / other for mine, other in zip(ours, theirs, strict=True))
    ratio = median(ours) / median(theirs)
    return [
        Figure("start-up to the drawn Today, of a bare app's", ratio, "×", 1.35),
        Figure("  the same, median of the pairs", of_pairs, "×"),
        Figure("  Postchain", median(ours) * 1000, "ms", note=milliseconds(ours)),
        Figure("  bare app", median(theirs) * 1000, "ms", note=milliseconds(theirs)),
    ]


def at_rest(terminal: Terminal) -> None:
    """From Today to the rest after the first hinge set."""
    hinge_ready(terminal)
    do_set(terminal, Typed(8, 1))


def keys(session_home: Home, history_home: Home, rounds: int) -> list[Figure]:
    """From a key to the paint it causes, in turn with the yardstick."""
    with bare(session_home) as yardstick, session_home.app() as entry, history_home.app() as past:
        yardstick.wait("Count")
        at_rest(entry)
        entry.press("p")
        entry.wait("PAUSED")
        past.wait(DRAWN)
        past.press("escape", "2")
        past.wait("postchain   History")
        took: dict[str, list[float]] = {"k": [], "cell": [], "down": []}
        for number in range(rounds + 3):
            for name, terminal, key in (
                ("k", yardstick, "k"),
                ("cell", entry, "backspace" if number % 2 else "7"),
                ("down", past, "down" if number // 15 % 2 == 0 else "up"),
            ):
                terminal.settle(QUIET_SECONDS)
                took[name].append(terminal.latency(key))
    warm = {name: values[3:] for name, values in took.items()}
    base = median(warm["k"])
    return [
        Figure(
            "key in the entry line to paint, of a bare app's", median(warm["cell"]) / base, "×", 1.5
        ),
        Figure(
            "cursor key in History to paint, of a bare app's", median(warm["down"]) / base, "×", 1.5
        ),
        Figure("  entry line", median(warm["cell"]) * 1000, "ms", note=milliseconds(warm["cell"])),
        Figure("  History", median(warm["down"]) * 1000, "ms", note=milliseconds(warm["down"])),
        Figure("  bare app", base * 1000, "ms", note=milliseconds(warm["k"])),
    ]


def resting(home: Home, seconds: float) -> list[Figure]:
    """What the screen costs while the clock of a rest runs."""
    with home.app() as terminal:
        at_rest(terminal)
        terminal.pump(1.0)
        cpu, written, since = terminal.cpu_seconds(), len(terminal.output), time.monotonic()
        terminal.pump(seconds)
        wall = time.monotonic() - since
        share = (terminal.cpu_seconds() - cpu) / wall * 100
        rate = (len(terminal.output) - written) / wall
    return [
        Figure("a resting screen, processor", share, "%", 3),
        Figure("a resting screen, written", rate, "B/s", 2000),
    ]
