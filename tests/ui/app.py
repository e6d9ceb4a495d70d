"""The whole app without a terminal: keys go in, what is on screen and on record comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.color_triplet import ColorTriplet
from textual.message import Message
from textual.pilot import Pilot

from postchain_tui.catalog.library import Library
from postchain_tui.clock import Clock
from postchain_tui.coach.coach import Coach
from postchain_tui.config import Config
from postchain_tui.core.diary import SessionRecord, SetRecord
from postchain_tui.core.events import CheckedIn, Event, Readied, SetEnded, SetStarted
from postchain_tui.core.plan import Planned
from postchain_tui.core.session import Session
from postchain_tui.core.settings import KEYS, Settings, text_of, with_value
from postchain_tui.core.timeline import Timeline
from postchain_tui.store import diary, sessions
from postchain_tui.store import settings as settings_store
from postchain_tui.store.store import Store
from postchain_tui.ui.app import PostchainApp
from postchain_tui.ui.messages import TitleChanged
from postchain_tui.ui.screens.session import SessionScreen
from tests.build import START, bridge, kg, lunge, plank, rdl, side_plank, start

WIDE, NARROW = (120, 36), (80, 24)
_PATIENCE = 100
"""Looks that are taken before something that never comes is given up."""

READY: tuple[Event, ...] = (CheckedIn(START, 1),)
"""What leads to the first set of a session."""
RESTING = (*READY, Readied(START), SetStarted(START), SetEnded(START, "set-1"))
"""What leads into the rest after the first set, which ended at the start."""


class FakeClock(Clock):
    """A clock that is moved by hand."""

    def __init__(self, moment: datetime = START) -> None:
        super().__init__(moment, stands=True)
        self.moment = moment

    def settle(self) -> None:
        """There is no machine whose time could be taken over."""

    def now(self) -> datetime:
        """Where the hands stand."""
        return self.moment


def screen_text(app: PostchainApp) -> str:
    """The screen as text. Textual keeps its compositor private, so it is touched only here."""
    strips = app.screen._compositor.render_strips()
    rows = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(rows) + "\n"


def colors_on(app: PostchainApp) -> set[ColorTriplet]:
    """Every colour on the screen."""
    found: set[ColorTriplet] = set()
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            for color in (style.color, style.bgcolor) if style else ():
                if color is not None:
                    found.add(color.get_truecolor())
    return found


@dataclass
class Running:
    """An app that runs, with everything that is to be known of it."""

    app: PostchainApp
    pilot: Pilot[int]
    coach: Coach
    clock: FakeClock
    messages: list[Message]
    bells: list[datetime] = field(default_factory=list)
    """The moments at which the bell rang."""

    @property
    def text(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    @property
    def store(self) -> Store:
        """What is on record."""
        return self.coach.store

    @property
    def titles(self) -> list[str]:
        """What the title of the terminal was made to say."""
        return [one.text for one in self.messages if isinstance(one, TitleChanged)]

    @property
    def screen(self) -> str:
        """The name of the screen that has the keys."""
        return type(self.app.screen).__name__

    @property
    def open_timeline(self) -> Timeline:
        """The session under way, as it is on record."""
        found = sessions.unfinished(self.store, self.coach.library.exercise)
        assert found is not None
        return found

    @property
    def session(self) -> Session:
        """Where the session under way stands, by the record."""
        return self.open_timeline.session

    @property
    def state(self) -> Any:
        """What the session under way is in the middle of, by the record."""
        return self.session.state

    @property
    def sessions(self) -> list[SessionRecord]:
        """The sessions on record, newest first."""
        return list(diary.sessions(self.store))

    @property
    def sets(self) -> list[SetRecord]:
        """The sets on record of the newest session."""
        return list(self.sessions[0].sets)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause(0)

    async def type(self, text: str) -> None:
        """Press the keys of a text."""
        await self.press(*text)

    async def advance(self, seconds: float) -> None:
        """Let time pass, and the screen look at the clock as its timer makes it."""
        self.clock.moment += timedelta(seconds=seconds)
        screen = self.app.screen
        if isinstance(screen, SessionScreen):
            screen._tick()
        await self.pilot.pause(0)

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller."""
        await self.pilot.resize_terminal(*size)
        await self.pilot.pause(0)

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait for what needs a moment of the machine's time."""
        for _ in range(_PATIENCE):
            if is_so():
                return
            await self.pilot.pause()
        raise AssertionError(self.text)

    def line(self, word: str) -> str:
        """The one line of the screen with a word in it."""
        found = [line.strip() for line in self.text.splitlines() if word in line]
        assert len(found) == 1, f"{word!r} is in {len(found)} lines of\n{self.text}"
        return found[0]


def settled(store: Store, **values: str) -> Store:
    """The store with answers to the first questions on record."""
    chosen = Settings()
    for key, text in values.items():
        chosen = with_value(chosen, key, text)
    texts = {key: text_of(chosen, key) for key in KEYS}
    settings_store.set_settings(store, texts, "answer the first questions")
    return store


def memory(clock: Clock | None = None, **values: str) -> Store:
    """A store in memory of somebody who has answered the first questions."""
    return settled(Store.in_memory((clock or FakeClock()).now), **values)


@asynccontextmanager
async def open_app(
    store: Store | None = None,
    *,
    clock: FakeClock | None = None,
    size: tuple[int, int] = WIDE,
    notice: str = "",
    keys: dict[str, str] | None = None,
    theme: str = "postchain-dark",
) -> AsyncIterator[Running]:
    """Run the app on a store; without one on an empty one in memory."""
    clock = clock or FakeClock()
    messages: list[Message] = []
    home = Path.home()  # the test's own
    places = Config(home / "diary.db", home / "config.toml", home / "state", theme, keys or {})
    with closing(store or Store.in_memory(clock.now)) as opened:
        coach = Coach(opened, Library(), clock)
        app = PostchainApp(coach, places, notice)
        test = app.run_test(size=size, notifications=True, message_hook=messages.append)
        async with test as pilot:
            running = Running(app, pilot, coach, clock, messages)
            with patch.object(app, "bell", lambda: running.bells.append(clock.now())):
                await pilot.pause()
                await pilot.pause()
                yield running


@asynccontextmanager
async def open_session(
    *plan: Planned,
    told: tuple[Event, ...] = READY,
    get_ready_seconds: int = 5,
    store: Store | None = None,
    size: tuple[int, int] = WIDE,
    **values: str,
) -> AsyncIterator[Running]:
    """Run the app inside a session of a plan, by default after the first question.

    Args:
        plan: The exercises; the bridge if there are none.
        told: What has happened in the session already.
        get_ready_seconds: How long getting ready takes.
        store: Where the session is written to.
        size: Columns and rows.
        values: Settings that differ from the usual ones.
    """
    clock = FakeClock()
    store = settled(store or Store.in_memory(clock.now), **values)
    timeline = Timeline.begun(start(*plan, get_ready_seconds=get_ready_seconds))
    sessions.begin(store, timeline)
    for event in told:
        before, timeline = timeline, timeline.after(event)
        sessions.save(store, before, timeline, "go on")
    async with open_app(store, clock=clock, size=size) as running:
        await running.press("r")
        yield running


def _of_catalog(planned: Planned, exercise: str, **changes: Any) -> Planned:
    """The same, with an exercise that can be read again after a restart."""
    return replace(planned, exercise=Library().exercise(exercise), **changes)


@cache
def bridges() -> Planned:
    """Glute bridges: 3 × 10 @ 2-0-1-2, rest as needed."""
    return _of_catalog(bridge(), "glute_bridge")


@cache
def lifts() -> Planned:
    """Romanian deadlifts: 4 × 10 @ 3-1-1-0 with 20 kg, two minutes of rest."""
    return _of_catalog(rdl(), "rdl_barbell")


@cache
def holds() -> Planned:
    """Two holds of 20 seconds, a minute of rest."""
    return _of_catalog(plank(), "sorensen_hold")


@cache
def side_holds() -> Planned:
    """Two holds of 20 seconds on each side, a minute of rest."""
    return _of_catalog(side_plank(), "side_plank")


@cache
def one_legged() -> Planned:
    """Two sets of 8 on each side @ 2-0-1-0 with 10 kg, a minute of rest."""
    return _of_catalog(lunge(), "bstance_rdl", load=kg(10))
