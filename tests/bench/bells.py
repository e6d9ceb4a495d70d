"""How late the bell at the end of a rest is."""

from __future__ import annotations

import math
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import median

from tests.bench.figures import Figure
from tests.terminal.home import Home
from tests.terminal.person import Typed, do_set, hinge_ready, moment

RESTS_EACH = 4
"""The Romanian deadlift has so many sets."""
PRESCRIBED_SECONDS, STEP_SECONDS = 120, 15

_LAST = "SELECT at FROM session_events WHERE kind = ? ORDER BY ordinal DESC LIMIT 1"


def lateness(folder: Path, rests: int, shortened: int) -> list[float]:
    """The seconds from the end of each rest to its bell, one after the other in one app.

    The end of a rest is the moment at which the file says that the set ended, plus the two minutes
    that are prescribed, less what the rest was shortened by: never more than was rested already.

    Args:
        folder: Home of the person, where the first questions are answered.
        rests: How many rests, at most as many as there are sets.
        shortened: How often the rest is made shorter by 15 s.
    """
    home, late = Home(folder), []
    with home.app() as terminal:
        hinge_ready(terminal)
        for _ in range(rests):
            do_set(terminal, Typed(8, 0))
            heard = len(terminal.bells)
            terminal.press(*"[" * shortened)
            terminal.wait_for_bells(heard + 1, PRESCRIBED_SECONDS)
            wall = time.time() - time.monotonic() + terminal.bells[-1]
            late.append(wall - _deadline(home, shortened))
        terminal.press("ctrl+q")
        terminal.exit_code()
    return late


def _deadline(home: Home, shortened: int) -> float:
    """When the last rest was over, in seconds since 1970."""
    ended = moment(home.rows(_LAST, "SetEnded")[0][0])
    rested = math.ceil(moment(home.rows(_LAST, "RestAdjusted")[0][0]) - ended)
    return ended + max(PRESCRIBED_SECONDS - shortened * STEP_SECONDS, rested)


def bells(folder: Path, apps: int, rests: int = RESTS_EACH, shortened: int = 7) -> list[Figure]:
    """Rests of 15 s in several apps at a time, one rest after the other in each."""
    homes = [folder / str(number) for number in range(apps)]
    for home in homes:
        Home(home).folder.mkdir()
        Home(home).run("config", "set", "pacing", "free")
        Home(home).run("config", "set", "bell_work", "off")
    starter = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(apps, mp_context=starter) as pool:
        found = list(pool.map(lateness, homes, [rests] * apps, [shortened] * apps))
    late = [seconds for each in found for seconds in each]
    half = rests // 2
    first = median([seconds for each in found for seconds in each[: half or 1]])
    second = median([seconds for each in found for seconds in each[half:]])
    note = f"n={len(late)}, {apps} apps at a time, earliest {min(late) * 1000:.1f} ms"
    return [
        Figure("bell after the end of a rest, latest", max(late) * 1000, "ms", 100, note),
        Figure("  median", median(late) * 1000, "ms", 30),
        Figure("  second half later than the first by", (second - first) * 1000, "ms", 10),
    ]
