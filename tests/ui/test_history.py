"""Going through the sessions of the past: the list, the details beside it, the ways to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key

from postchain_tui.coach import undoing
from postchain_tui.core.diary import SessionRecord
from postchain_tui.store import records
from postchain_tui.store.store import Store
from postchain_tui.store.undoing import undo
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_list import SessionList
from tests.build import START, done, kg, session
from tests.store.diaries import record
from tests.ui.app import (
    NARROW,
    WIDE,
    FakeClock,
    Running,
    colors_on,
    memory,
    open_app,
    open_session,
    settled,
)
from tests.ui.lives import with_open_gate
from tests.ui.test_hostile_text import CONTROLS, MARKUP, assert_harmless

EVERY_KEY = (
    *("up", "pagedown", "home", "end", "enter", "left", "right", "tab"),
    *("e", "a", "d", "delete", "m", "c", "t", "o", "u", "ctrl+r", "escape"),
    *("left_square_bracket", "right_square_bracket", "slash", "escape", "y", "escape"),
    *("l", "escape", "question_mark", "escape"),
)


def past(count: int) -> Iterator[SessionRecord]:
    """A session a day, the newest of them yesterday."""
    for day in range(count, 0, -1):
        yield record(f"day {day}", START - timedelta(days=day), note=f"note of day {day}.")


def with_sessions(count: int) -> Store:
    """A store with a session a day, the newest of them yesterday."""
    store = memory()
    for one in past(count):
        records.create(store, one, None, "train")
    return store


def chosen(running: Running) -> str:
    """Id of the session that is chosen in the list."""
    found = running.app.screen.query_one(SessionList).chosen
    return "" if found is None else found.id


def sentences(running: Running) -> str:
    """What the notices say that are shown."""
    return "\n".join(notice.message for notice in running.app._notifications)


def last_deed(running: Running) -> str:
    """What an undo would take back."""
    return undoing.last(running.coach, 1)[0].deed.what


def burst(running: Running, *keys: tuple[str, str | None]) -> None:
    """Press keys faster than anything can be drawn."""
    driver = running.app._driver
    assert driver is not None
    for key, character in keys:
        driver.send_message(Key(key, character))


DOWN = ("down", None)


async def test_an_empty_history_says_what_to_do() -> None:
    async with open_app(memory()) as running:
        await running.press("2")
        assert "No sessions yet." in running.text
        await running.press("up", "down", "enter", "pagedown")
        assert running.screen == "HistoryScreen"
        await running.press("1")
        assert running.screen == "TodayScreen"


async def test_every_key_may_be_pressed_in_an_empty_history() -> None:
    async with open_app(memory(), size=NARROW) as running:
        await running.press("2")
        for key in EVERY_KEY:
            await running.press(key)
        assert running.screen == "HistoryScreen"
        assert running.sessions == []


async def test_every_key_may_be_pressed_on_a_session() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2")
        for key in ("down", "enter", "down", *EVERY_KEY):
            await running.press(key)
            if running.screen in {"FormDialog", "ChoiceDialog", "PickerDialog"}:
                await running.press("escape")
        assert running.screen == "HistoryScreen"


async def test_the_newest_session_is_shown_first() -> None:
    for size in (WIDE, NARROW):
        async with open_app(with_sessions(3), size=size) as running:
            await running.press("escape", "2")
            assert "note of day 1." in running.text
            await running.press("down")
            assert "note of day 2." in running.text
            await running.press("up")
            assert "note of day 1." in running.text


async def test_more_sessions_are_read_as_one_scrolls() -> None:
    async with open_app(with_sessions(120)) as running:
        await running.press("escape", "2")
        for _ in range(5):
            await running.press("pagedown")
        assert "note of day 120." in running.text


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


async def test_sets_that_are_longer_than_the_screen_are_gone_through() -> None:
    store = memory()
    one = record("long", START - timedelta(days=1), note="the end.")
    sets = tuple(done(id=f"set{n}", ordinal=n, reps=n, note=f"number {n}.") for n in range(1, 41))
    records.create(store, replace(one, sets=sets), None, "train")
    async with open_app(store, size=NARROW) as running:
        await running.press("escape", "2", "enter")
        assert "number 40." not in running.text
        await running.press("end")
        assert "▸" in running.line("number 40.")
        assert "the end." not in running.text
        await running.press("down", "down")
        assert "the end." in running.text
        await running.press("home")
        assert "▸" in running.line("18:00")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_goes_into_a_session_and_back(size: tuple[int, int]) -> None:
    async with open_app(with_sessions(3), size=size) as running:
        await running.press("escape", "2", "down")
        for into, back in (("enter", "left"), ("right", "escape")):
            assert "▸" in running.line("Sat 28 Feb  ")
            await running.press(into)
            is_list_there = "Sun 1 Mar" in running.text
            assert is_list_there == (size == WIDE)
            assert "▸" in running.line("Log · Sat 28 Feb")
            assert "← Back" in running.text
            await running.press("down")
            assert "▸" in running.line(" 1  10")
            await running.press(back)
            assert "Sun 1 Mar" in running.text
            assert "← Back" not in running.text
            assert "▸" not in running.line(" 1  10")
            await running.press("right", "up", "up", "left")
            assert chosen(running) == "day 2"


async def test_the_terminal_may_change_its_size_in_the_details() -> None:
    async with open_app(with_sessions(40)) as running:
        await running.press("escape", "2", "pagedown", "enter", "down", "down")
        assert "▸" in running.line(" 2  10")
        for size in (NARROW, (60, 20), WIDE):
            await running.resize(size)
            assert "▸" in running.line(" 2  10")
        await running.resize(NARROW)
        await running.press("left")
        assert chosen(running) == "day 30"
        assert "▸     Sat 31 Jan" in running.text


async def test_keys_are_offered_where_they_do_something() -> None:
    async with open_app(with_open_gate(), size=(250, 40)) as running:
        await running.press("2")
        bar = running.line("? Keys")
        for word in ("Edit", "Add a set", "Delete", "Compare", "Train again", "Reopen", "Details"):
            assert word in bar
        for word in ("Back", "Move", "To another session"):
            assert word not in bar
        await running.press("left_square_bracket", "m", "left")
        assert running.screen == "HistoryScreen"
        await running.press("enter")
        assert "← Back" in running.line("? Keys")
        assert "Move" not in running.line("? Keys")
        await running.press("down")
        bar = running.line("? Keys")
        for word in ("[ ] Move", "m To another session", "d Delete", "l Log"):
            assert word in bar
    async with open_app(memory(), size=(250, 40)) as running:
        await running.press("2")
        bar = running.line("? Keys")
        for word in ("Edit", "Delete", "Add a set", "Details", "Train again", "Reopen", "Compare"):
            assert word not in bar
        assert "l Log" in bar


async def test_the_details_are_compared_with_the_session_before_and_shown_again() -> None:
    store = memory()
    for days, reps in ((4, 8), (2, 11)):
        one = session(done(id=f"{days}", reps=reps, load=kg(20)), days=days)
        records.create(store, one, "basics", "train")
    async with open_app(store) as running:
        await running.press("escape", "2")
        plain = running.text
        await running.press("c")
        compared = running.text
        assert compared != plain
        assert "+3" in compared
        await running.press("c")
        assert running.text == plain
        await running.press("c", "down", "up")
        assert running.text == plain


async def test_what_another_program_changed_is_there_when_one_comes_back(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "shared.db"
    store = settled(Store.open(path, device="app", now=clock.now))
    for one in past(3):
        records.create(store, one, None, "train")
    async with open_app(store, clock=clock) as running:
        await running.press("escape", "2", "down", "1")
        with Store.open(path, device="other", now=clock.now) as other:
            records.create(other, record("new", START, note="from elsewhere"), None, "log 2 sets")
        await running.press("2")
        assert "Mon 2 Mar " in running.text
        assert chosen(running) == "day 2"
        assert "note of day 2." in running.text
        await running.press("1")
        with Store.open(path, device="other", now=clock.now) as other:
            undo(other)
        await running.press("2")
        assert "Mon 2 Mar " not in running.text
        assert chosen(running) == "day 2"


@pytest.mark.parametrize("way", ["1", "3", "p", "x", "y"])
async def test_the_place_is_kept_when_one_comes_back_from_elsewhere(way: str) -> None:
    async with open_app(with_sessions(60)) as running:
        await running.press("escape", "2", *["pagedown"] * 2)
        before = running.text
        assert chosen(running) != "day 1"
        await running.press(way)
        assert running.text != before
        await running.press("escape" if way in "pxy" else "2")
        assert running.text == before


async def test_a_day_of_the_year_is_gone_to_and_newer_sessions_are_above_it() -> None:
    async with open_app(with_sessions(130)) as running:
        await running.press("escape", "2", "y", *["left"] * 12, "enter")
        assert chosen(running) == "day 85"
        assert "note of day 85." in running.text
        await running.press("up", "up")
        assert chosen(running) == "day 84"
        await running.press("home", "home", "home")
        assert chosen(running) == "day 1"
        await running.press("end", "end")
        assert chosen(running) == "day 130"
        assert running.app.screen.query_one(SessionList).count == 130


async def test_a_day_without_a_session_leads_nowhere() -> None:
    async with open_app(with_sessions(3)) as running:
        await running.press("escape", "2", "down", "y", "end", "enter")
        assert running.screen == "YearDialog"
        assert "no session to open" in running.text
        await running.press("escape")
        assert chosen(running) == "day 2"


async def test_texts_without_end_are_cut() -> None:
    store = memory()
    one = record("long", START - timedelta(days=1), note="word " * 2000)
    sets = tuple(replace(each, note="x" * 10_000) for each in one.sets)
    records.create(store, replace(one, sets=sets, name="n" * 500), None, "train")
    async with open_app(store, size=NARROW) as running:
        await running.press("escape", "2", "enter")
        assert running.line("▸").endswith("n… · Sun 1 Mar")
        assert running.line(" 1  10") == "1  10"
        await running.press("down", "down", *["down"] * 30)
        told = running.text.split("2  10")[1]
        assert 400 < told.count("x") < 600
        assert told.count("x…") == 1
        assert "word word…" in told
        await running.press("left", "c")
        assert_harmless(running)


async def test_hostile_texts_are_letters_in_everything_that_history_opens() -> None:
    text = " ".join((*MARKUP, *CONTROLS))
    store = memory()
    one = record("bad", START - timedelta(days=1), note=text, source=text[:40])
    sets = tuple(replace(each, note=text) for each in one.sets)
    records.create(store, replace(one, sets=sets, name=text), None, text)
    records.create(store, record("good", START - timedelta(days=2)), None, "train")
    async with open_app(store) as running:
        for keys in (
            ("escape", "2", "enter"),
            ("e",),
            ("escape", "down", "e"),
            ("escape", "m"),
            ("escape", "left", "slash", "[", "x"),
            ("escape", "d", "x"),
            ("escape", "u", "u"),
        ):
            await running.press(*keys)
            assert_harmless(running)
        assert "Undid" in sentences(running)


async def test_colours_only_repeat_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []
    for theme in ("postchain-light", ""):
        if not theme:
            monkeypatch.setenv("NO_COLOR", "1")
        seen = []
        async with open_app(with_open_gate(), theme=theme or "postchain-dark") as running:
            for keys in (("2", "enter"), ("down", "e"), ("escape", "p")):
                await running.press(*keys)
                seen.append(running.text)
                has_color = any(len(set(color)) > 1 for color in colors_on(running.app))
                assert has_color == bool(theme)
        looks.append(seen)
    assert looks[0] == looks[1]
    assert "● 0" in looks[0][0]


async def test_a_session_that_cannot_be_read_any_more_leaves_the_list_in_order() -> None:
    async with open_app(with_sessions(3)) as running:
        await running.press("escape", "2", "enter")
        assert running.app.screen.query_one("#detail", RowList).has_focus
        await running.press("u")
        assert [one.id for one in running.sessions] == ["day 2", "day 3"]
        assert "Sun 1 Mar" not in running.text
        assert chosen(running) == "day 2"
        assert "note of day 2." in running.text
        await running.press("down", "d")
        assert last_deed(running) == "delete set 1 of Glute bridge, 28 Feb"


async def test_a_click_goes_to_a_session_or_into_a_set() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2")
        await running.pilot.click("#detail", offset=(5, 6))
        assert "▸" in running.line(" 2  10")
        assert "← Back" in running.line("? Keys")
        await running.pilot.click("#sessions", offset=(5, 1))
        await running.pilot.pause()
        assert chosen(running) == "bridges 5"
        assert "Basics · Wed 25 Feb" in running.text
        assert "← Back" not in running.line("? Keys")
