"""Takes the pictures of the README: it presses keys in the real app and saves what is shown."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

import resvg_py
from textual.pilot import Pilot

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config
from postchain_tui.store.store import Store
from postchain_tui.ui.app import PostchainApp

FOLDER = Path(__file__).parent
SIZES = ((120, 36), (80, 24))
NOW = datetime.fromisoformat("2026-11-22T18:04:00+01:00")
"""An evening on which a session is due."""

MORNING = datetime.fromisoformat("2026-11-21T06:40:00+01:00")
"""A morning after a session, before anyone has asked how it is."""


class HandClock(Clock):
    """A clock that is moved by hand."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now, stands=True)
        self._now = now

    def settle(self) -> None:
        """There is no other clock to follow."""

    def now(self) -> datetime:
        """The moment it was moved to."""
        return self._now

    def move(self, seconds: float) -> None:
        """Let time go by."""
        self._now += timedelta(seconds=seconds)


class Camera:
    """The app at one size, its keys, its clock, and the pictures taken of it."""

    def __init__(self, pilot: Pilot[int], clock: HandClock, tag: str) -> None:
        self.pilot = pilot
        self.clock = clock
        self.tag = tag

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause(0.05)

    async def wait(self, seconds: float) -> None:
        """Let time go by, and the screen see it."""
        self.clock.move(seconds)
        for screen in self.pilot.app.screen_stack:
            if tick := getattr(screen, "_tick", None):
                tick()
        await self.pilot.pause(0.05)

    async def take(self, name: str) -> None:
        """Save what is shown as SVG and PNG."""
        await self.pilot.pause(0.1)
        svg = self.pilot.app.export_screenshot(title="postchain")
        svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
        svg = svg.replace("Fira Code", "DejaVu Sans Mono")
        path = FOLDER / f"{name}-{self.tag}"
        path.with_suffix(".svg").write_text(svg, encoding="utf-8")
        path.with_suffix(".png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg)))


async def first_start(camera: Camera) -> None:
    """The five questions."""
    await camera.press("enter")
    await camera.take("first-run")


async def session(camera: Camera) -> None:
    """Today, and a session with all its states."""
    await camera.press("1")
    await camera.take("today")
    await camera.press("down", "w")
    await camera.take("why")
    await camera.press("escape", "space", "1")
    await camera.take("ready")
    await camera.press("i")
    await camera.take("brief")
    await camera.press("i", "s", "s", "s", "space")
    await camera.wait(6)
    await camera.wait(17)
    await camera.take("working")
    await camera.wait(38)
    await camera.press("space")
    await camera.wait(18)
    await camera.press("tab", "tab", "7", "tab", "1")
    await camera.take("resting")
    await camera.wait(116)
    await camera.take("over")
    await camera.press("enter", "s", "s")
    await camera.press("1", "6")
    await camera.take("wrap-up")
    await camera.press("enter", "2")
    await camera.take("history")


async def trouble(camera: Camera) -> None:
    """What is asked when it hurts: the morning, pain above the ceiling, the warning signs."""
    await camera.take("morning")
    await camera.press("1")
    await camera.press("space", "1", "s", "s", "s", "space")
    await camera.wait(66)
    await camera.press("space")
    await camera.wait(5)
    await camera.press("tab", "tab", "tab", "6", "enter")
    await camera.take("ceiling")
    await camera.press("3")
    await camera.take("easier")
    await camera.press("exclamation_mark")
    await camera.take("wrong")
    await camera.press("enter")
    await camera.take("signs")
    await camera.press("space", "enter")
    await camera.take("warning")


async def progress(camera: Camera) -> None:
    """What has come of it, page by page."""
    await camera.press("1", "3")
    await camera.take("progress-load")
    await camera.press("x", "r", "d", "l")
    await camera.take("picker")
    await camera.press("enter", "left", "left", "left")
    await camera.take("progress-day")
    for key, name in zip(
        "vpfmrb", ("volume", "pain", "effort", "muscles", "records", "mornings"), strict=True
    ):
        await camera.press(key)
        await camera.take(f"progress-{name}")
    await camera.press("p", "right_square_bracket")
    await camera.take("progress-year")
    await camera.press("t")
    await camera.take("progress-table")


async def history(camera: Camera) -> None:
    """What was done, looked through and corrected."""
    await camera.press("1", "2", "down", "down")
    await camera.take("history-list")
    await camera.press("enter", "down", "down", "down")
    await camera.take("history-details")
    await camera.press("left", "c")
    await camera.take("history-compare")
    await camera.press("slash", *"rdl pain>=1 since sep")
    await camera.take("history-filter")
    await camera.press("escape", "down", "e", "down", "down", "down", "down", "7")
    await camera.take("history-form")
    await camera.press("escape", "escape", "y", "left", "left")
    await camera.take("history-year")
    await camera.press("escape", "p", "down")
    await camera.take("history-scores")
    await camera.press("d", "escape", "enter", "down", "d", "left", "down", "d", "x")
    camera.pilot.app.clear_notifications()
    await camera.take("history-trash")


async def library(camera: Camera) -> None:
    """What there is to do."""
    await camera.press("1", "4", *["down"] * 14)
    await camera.take("library")
    await camera.press("enter")
    await camera.take("library-page")
    await camera.press("left", "slash", *"hamstrings inj")
    await camera.take("library-search")
    await camera.press("escape", "g")
    await camera.take("words")
    await camera.press("escape", "n", *"Step-up")
    await camera.take("own-exercise")


async def programs(camera: Camera) -> None:
    """Plans, shipped and one's own."""
    await camera.press("4", "p", "down")
    await camera.take("programs")
    await camera.press("s")
    await camera.take("program-switch")
    await camera.press("escape", "c", "enter", *["down"] * 3)
    await camera.take("program-slots")
    await camera.press("e")
    await camera.take("program-slot")


async def settings(camera: Camera) -> None:
    """What can be set, the keys, and the looks."""
    await camera.press("5", *["down"] * 3)
    await camera.take("settings")
    await camera.press("k")
    await camera.take("keys")
    for theme in ("postchain-contrast", "postchain-light"):
        camera.pilot.app.theme = theme
        await camera.press("escape", "1")
        await camera.take(f"today-{theme.removeprefix('postchain-')}")


async def photograph(
    size: tuple[int, int],
    scene: Callable[[Camera], Awaitable[None]],
    *,
    weeks: int,
    now: datetime = NOW,
) -> None:
    """Play a scene at a size and from a moment on, on so many weeks of made-up history."""
    clock = HandClock(now)
    with Store.in_memory(clock.now) as store:
        if weeks:
            demo.fill(store, weeks, demo.SEED, clock.now())
        places = Config(db=Path("demo.db"), file=Path("config.toml"), state=Path())
        app = PostchainApp(Coach(store, Library(), clock), places)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.3)
            await scene(Camera(pilot, clock, f"{size[0]}x{size[1]}"))


def main() -> None:
    """Take every picture at every size."""
    for size in SIZES:
        asyncio.run(photograph(size, first_start, weeks=0))
        asyncio.run(photograph(size, session, weeks=6))
        asyncio.run(photograph(size, trouble, weeks=6, now=MORNING))
        asyncio.run(photograph(size, progress, weeks=30))
        asyncio.run(photograph(size, history, weeks=30))
        asyncio.run(photograph(size, library, weeks=30))
        asyncio.run(photograph(size, programs, weeks=6))
        asyncio.run(photograph(size, settings, weeks=6))
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}\n")


if __name__ == "__main__":
    main()
