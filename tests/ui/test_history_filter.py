"""The sessions that are looked for in History are found while one types."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.store import records
from postchain_tui.store.store import Store
from postchain_tui.ui.widgets.session_list import SessionList
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import NARROW, WIDE, Running, memory, open_app
from tests.ui.test_history import burst, chosen, sentences, with_sessions
from tests.ui.test_history_corrections import of, save


def various() -> Store:
    """Bridges, deadlifts and a plank, of which some hurt."""
    store = memory()
    for day, exercise, pain, note in (
        (1, "rdl_barbell", 4, "tight hamstrings"),
        (3, "glute_bridge", 0, "easy"),
        (8, "rdl_barbell", 2, "grip gave in"),
        (120, "side_plank", 7, "first time"),
    ):
        one = record(f"day {day}", START - timedelta(days=day), exercise=exercise, note=note)
        sets = tuple(replace(each, pain=pain) for each in one.sets)
        records.create(store, replace(one, sets=sets), None, "train")
    return store


async def look_for(running: Running, text: str) -> None:
    """Open the filter and type something in."""
    await running.press("slash", *text)
    await found(running)


async def found(running: Running) -> None:
    """Wait until everything is found."""
    await running.app.workers.wait_for_complete()
    await running.pilot.pause()
    await running.app.workers.wait_for_complete()
    await running.pilot.pause()


def listed(running: Running) -> list[str]:
    """Ids of the sessions in the list."""
    shown = running.app.screen.query_one(SessionList)
    return [one.id for one in shown._listed] if shown.is_on_screen else []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_results_follow_what_is_typed(size: tuple[int, int]) -> None:
    async with open_app(various(), size=size) as running:
        await running.press("escape", "2")
        await look_for(running, "rdl")
        assert listed(running) == ["day 1", "day 8"]
        await running.type(" p>3")
        await found(running)
        assert listed(running) == ["day 1"]
        assert "pain 4 or more" in running.text
        await running.press("backspace", "2")
        await found(running)
        assert listed(running) == ["day 1"]
        await running.press("enter")
        assert running.app.focused is running.app.screen.query_one(SessionList)
        assert "▸" in running.line("Sun 1 Mar  ")


async def test_esc_shows_all_sessions_again() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2")
        await look_for(running, "plank")
        assert listed(running) == ["day 120"]
        await running.press("escape")
        assert listed(running) == ["day 1", "day 3", "day 8", "day 120"]
        assert "plank" not in running.line("postchain")
        await look_for(running, "grip")
        assert listed(running) == ["day 8"]
        await running.press("enter", "slash", "escape", "down")
        assert chosen(running) == "day 3"


async def test_an_empty_filter_goes_away_with_enter() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2", "slash", "x", "backspace", "enter", "down")
        assert chosen(running) == "day 3"
        assert "Show all" not in running.text


async def test_what_is_not_understood_is_named_and_narrows_nothing() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2")
        await look_for(running, "pain>=")
        assert "✗" in running.text
        assert len(listed(running)) == 4
        await running.type("3")
        await found(running)
        assert "✗" not in running.text
        assert listed(running) == ["day 1", "day 120"]


async def test_letters_are_letters_while_a_filter_is_typed() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2")
        await look_for(running, "deadlcomytxp1u")
        assert running.screen == "HistoryScreen"
        assert "deadlcomytxp1u" in running.text
        assert [one.id for one in running.sessions] == ["day 1", "day 3", "day 8", "day 120"]
        for word in ("Edit", "Delete", "Year", "Undo"):
            assert word not in running.line("esc Show all")


async def test_nothing_found_says_so_and_leaves_the_keys_in_the_filter() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2", "down")
        await look_for(running, "zz")
        assert "Nothing found." in running.text
        await running.press("enter", "enter", "down")
        assert "esc Show all" in running.text
        await running.press("backspace", "backspace", *"easy")
        await found(running)
        assert listed(running) == ["day 3"]
        await running.press("escape")
        assert len(listed(running)) == 4
        await running.press("enter")
        assert "← Back" in running.text


async def test_changes_under_a_filter_keep_it_and_the_place() -> None:
    async with open_app(with_sessions(130)) as running:
        await running.press("escape", "2")
        await look_for(running, "note")
        await running.press("enter", "pagedown", "pagedown")
        await found(running)
        await running.press("pagedown")
        await found(running)
        name = chosen(running)
        assert int(name.removeprefix("day ")) > 60
        await running.press("e")
        await save(running, effort="7")
        await found(running)
        assert chosen(running) == name
        assert of(running, name).effort == 7
        await running.press("u")
        await found(running)
        assert chosen(running) == name
        await running.press("end")
        await found(running)
        await running.press("end")
        assert chosen(running) == "day 130"
        assert listed(running) == [f"day {day}" for day in range(1, 131)]


async def test_what_no_longer_fits_the_filter_leaves_the_list() -> None:
    async with open_app(various()) as running:
        await running.press("escape", "2")
        await look_for(running, "rdl grip")
        await running.press("enter", "e")
        await save(running, note="x")
        await found(running)
        assert "Nothing found." in running.text
        await running.press("escape")
        assert len(listed(running)) == 4
        await look_for(running, "rdl")
        await running.press("enter", "d")
        await found(running)
        assert listed(running) == ["day 8"]
        assert "delete session of 1 Mar" in sentences(running)
        await running.press("u")
        await found(running)
        assert listed(running) == ["day 1", "day 8"]


async def test_a_filter_that_is_left_while_it_is_sought_leaves_nothing_behind() -> None:
    async with open_app(with_sessions(130)) as running:
        await running.press("escape", "2", "slash")
        for key in ("n", "o", "t", "e"):
            burst(running, (key, key))
        burst(running, ("escape", None))
        await found(running)
        days = listed(running)
        assert len(days) >= 50
        assert days == [f"day {day}" for day in range(1, len(days) + 1)]


async def test_a_day_of_the_year_is_gone_to_without_the_filter() -> None:
    async with open_app(with_sessions(30)) as running:
        await running.press("escape", "2")
        await look_for(running, "note")
        await running.press("enter", "y", "left", "enter")
        assert chosen(running) == "day 8"
        assert "in a note" not in running.text
        await running.press("up", "up")
        assert chosen(running) == "day 7"
