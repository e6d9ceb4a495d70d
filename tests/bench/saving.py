"""How long it takes until a set is safely on disk."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.core import events
from postchain_tui.core.session import Resting, WrapUp
from postchain_tui.store.store import Store
from tests.bench.figures import Figure, p95


def saves(folder: Path, sets: int) -> list[Figure]:
    """The saving of sets one after the other, in a file with some months of history."""
    clock = Clock()
    with Store.open(folder / "saving.db", device="bench", now=clock.now) as store:
        demo.fill(store, demo.WEEKS, demo.SEED, clock.now())
        coach = Coach(store, Library(), clock)
        took: list[float] = []
        while len(took) < sets:
            took += _session(coach)
    took = took[:sets]
    return [
        Figure("a set confirmed, on disk with fsync, p95", p95(took) * 1000, "ms", 50),
        Figure("  p50", median(took) * 1000, "ms", note=f"n={len(took)}, {folder}"),
    ]


def _session(coach: Coach) -> list[float]:
    """A session from start to end; the seconds that each confirmation took."""
    keeper = training.keeper(coach, training.begin(coach, coach.today()))
    keeper.happen(events.CheckedIn(coach.clock.now(), 1), "say how the back is")
    took = []
    while not isinstance(keeper.session.state, WrapUp):
        state = keeper.session.state
        if isinstance(state, Resting) and not state.logged:
            since = time.perf_counter()
            keeper.confirm(coach.clock.now())
            took.append(time.perf_counter() - since)
        keeper.forward(coach.clock.now())
    keeper.happen(events.Finished(coach.clock.now()), "finish the session")
    return took
