"""All that History shows, at 80 × 24 and 120 × 36; `pytest --update-looks` writes it anew."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from postchain_tui import demo
from postchain_tui.store.store import Store
from tests.ui.app import FakeClock, Running, open_app
from tests.ui.looks import FOLDER, Looks

NOW = datetime.fromisoformat("2026-11-22T18:04:00+01:00")
SHOWN = (
    ("list", ("2", "down", "down")),
    ("details", ("enter", "down", "down", "down")),
    ("set", ("e",)),
    ("move", ("escape", "m")),
    ("compare", ("escape", "left", "c")),
    ("filter", ("c", "slash", *"rdl pain>=2 since oct", "enter")),
    ("problem", ("slash", *"zz since")),
    ("form", ("escape", "down", "e")),
    ("log", ("escape", "l")),
    ("again", ("escape", "t")),
    ("year", ("escape", "y", "left", "up")),
    ("scores", ("escape", "p", "down")),
    ("trash", ("down", "d", "escape", "enter", "down", "d", "left", "down", "d", "x")),
)


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of somebody who has trained for a while."""
    path = tmp_path_factory.mktemp("history") / "weeks.db"
    with Store.open(path, device="test", now=lambda: NOW) as store:
        demo.fill(store, 12, 7, NOW)
    return path


async def found(running: Running) -> None:
    """Wait until all is found, and nothing is told any more."""
    running.app.clear_notifications()
    await running.app.workers.wait_for_complete()
    await running.pilot.pause()
    await running.app.workers.wait_for_complete()
    await running.pilot.pause()


async def test_what_history_shows(diary: Path, looks: Looks) -> None:
    store = Store.open(diary, device="test", now=lambda: NOW)
    async with open_app(store, clock=FakeClock(NOW)) as running:
        for name, keys in SHOWN:
            await running.press(*keys)
            await found(running)
            await looks.take(running, f"past_{name}")


def test_no_look_of_history_is_left_over() -> None:
    wanted = {f"past_{name}-{size}.txt" for name, _ in SHOWN for size in ("80x24", "120x36")}
    assert {file.name for file in FOLDER.glob("past_*")} == wanted
