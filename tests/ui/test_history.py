from dataclasses import replace
from datetime import timedelta

from postchain_tui.store import records
from postchain_tui.store.store import Store
from tests.build import START, done
from tests.store.diaries import record
from tests.ui.app import NARROW, WIDE, memory, open_app, open_session


def with_sessions(count: int) -> Store:
    """A store with a session a day, the newest of them yesterday."""
    store = memory()
    for day in range(count, 0, -1):
        one = record(f"day {day}", START - timedelta(days=day), note=f"note of day {day}")
        records.create(store, one, None, "train")
    return store


async def test_an_empty_history_says_what_to_do() -> None:
    async with open_app(memory()) as running:
        await running.press("2")
        assert "No sessions yet." in running.text
        await running.press("up", "down", "enter", "pagedown")
        assert running.screen == "HistoryScreen"
        await running.press("1")
        assert running.screen == "TodayScreen"


async def test_the_newest_session_is_shown_first() -> None:
    for size in (WIDE, NARROW):
        async with open_app(with_sessions(3), size=size) as running:
            await running.press("escape", "2")
            assert "note of day 1" in running.text
            await running.press("down")
            assert "note of day 2" in running.text
            await running.press("up")
            assert "note of day 1" in running.text


async def test_more_sessions_are_read_as_one_scrolls() -> None:
    async with open_app(with_sessions(120)) as running:
        await running.press("escape", "2")
        for _ in range(5):
            await running.press("pagedown")
        assert "note of day 120" in running.text


async def test_a_session_finished_meanwhile_is_listed() -> None:
    async with open_session() as running:
        await running.press("s", "1", "2", "n")
        await running.type("short")
        await running.press("enter", "enter", "2")
        assert running.screen == "HistoryScreen"
        assert "short" in running.text


async def test_the_open_session_is_marked_in_the_list() -> None:
    async with open_session() as running:
        await running.press("escape", "2")
        assert "open" in running.line("0 sets")


async def test_sets_that_are_longer_than_the_screen_are_scrolled_by_the_arrows() -> None:
    store = memory()
    one = record("long", START - timedelta(days=1))
    sets = tuple(done(id=f"set{n}", ordinal=n, reps=n, note=f"number {n}.") for n in range(1, 41))
    records.create(store, replace(one, sets=sets), None, "train")
    async with open_app(store, size=NARROW) as running:
        await running.press("escape", "2")
        assert "Scroll the sets" in running.text
        assert "number 40." not in running.text
        await running.press(*["right"] * 16)
        assert "number 40." in running.text
        await running.press(*["left"] * 16)
        assert "how hard" in running.text
