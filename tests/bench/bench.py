"""Measures what is promised about speed, in one run beside a bare Textual app.

`python -m tests.bench.bench` prints one line a figure: what it is, its limit, ok or OVER.
"""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.bench.bells import bells
from tests.bench.charts import SETS, charts, readings
from tests.bench.figures import Figure
from tests.bench.history import HUGE, visits
from tests.bench.looks import keys, resting, start_up
from tests.bench.saving import saves
from tests.terminal.home import Home

ON_DISK = "/var/tmp"
"""Not in memory on any system that follows the hierarchy standard."""


@dataclass(frozen=True)
class Dose:
    """How much is measured."""

    pairs: int = 20
    """Start-ups of the app and of the bare app."""
    key_rounds: int = 60
    rest_seconds: float = 10
    sets: int = 200
    chart_rounds: int = 7
    """Rounds over all the keys of Progress."""
    visits: int = 6
    """Apps started on each history that is looked through."""
    apps: int = 5
    """Apps that rest at a time, for four rests each."""


def fresh(folder: Path, *, with_history: bool, sets: int = 0) -> Home:
    """A home where the first questions are answered, with sets that are not paced.

    Args:
        folder: Where it is made.
        with_history: Is there a history of some weeks?
        sets: How many sets a very long history has; 0 for none.
    """
    folder.mkdir()
    home = Home(folder)
    if with_history:
        home.run("demo", "--write", str(home.db))
    if sets:
        writing = home.command("demo", "--write", str(home.db), "--sets", str(sets))
        subprocess.run(
            writing, env=home.environment, cwd=folder, capture_output=True, check=True, timeout=600
        )
    home.run("config", "set", "pacing", "free")
    return home


def measured(folder: Path, dose: Dose, tell: Callable[[object], None]) -> list[Figure]:
    """Everything, told line by line."""
    history = fresh(folder / "history", with_history=True)
    long = fresh(folder / "long", with_history=False, sets=SETS)
    huge = fresh(folder / "huge", with_history=False, sets=HUGE)
    typing, session, empty = (
        fresh(folder / name, with_history=False) for name in ("typing", "session", "empty")
    )
    parts: tuple[Callable[[], list[Figure]], ...] = (
        lambda: start_up(history, dose.pairs),
        lambda: keys(typing, history, dose.key_rounds),
        lambda: charts(long, typing, dose.chart_rounds),
        lambda: readings(long.db),
        lambda: visits(long, huge, history, empty, dose.visits),
        lambda: resting(session, dose.rest_seconds),
        lambda: saves(folder, dose.sets),
        lambda: bells(folder, dose.apps),
    )
    found: list[Figure] = []
    for part in parts:
        figures = part()
        for figure in figures:
            tell(figure)
        found += figures
    return found


def main() -> None:
    """Measure and print."""
    print(
        f"Python {platform.python_version()}, Textual {version('textual')}, "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    place = ON_DISK if Path(ON_DISK).is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        measured(Path(folder), Dose(), lambda figure: print(figure, flush=True))


if __name__ == "__main__":
    main()
