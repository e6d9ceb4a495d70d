"""In a terminal that is too small one message stands over everything, and nothing is lost."""

from __future__ import annotations

import pytest
from textual.events import Paste

from postchain_tui.core.session import Resting, Work
from tests.ui.app import (
    RESTING,
    Running,
    bridges,
    lifts,
    memory,
    open_app,
    open_session,
)

LEAST = (60, 20)
SLIM, LOW, TINY = (59, 20), (60, 19), (12, 3)


def covered(running: Running) -> bool:
    """Is the message all that is on the screen?"""
    words = [line.strip() for line in running.text.splitlines() if line.strip()]
    width, height = running.app.size
    return words[1:] == [
        f"Here are {width} × {height}.",
        "Nothing is lost.",
        "Timers run on.",
    ] and words[0].startswith("Postchain needs 60 × 20.")


@pytest.mark.parametrize("size", [SLIM, LOW, (40, 10), (30, 60), (200, 5)])
async def test_less_than_it_needs_is_refused(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        assert covered(running)


async def test_what_it_needs_is_enough() -> None:
    async with open_app(memory(), size=LEAST) as running:
        assert "postchain" in running.text
        assert not covered(running)


@pytest.mark.parametrize("size", [TINY, (1, 1), (5, 1), (3, 60)])
async def test_no_size_is_too_small_to_live(size: tuple[int, int]) -> None:
    async with open_app(memory(), size=size) as running:
        await running.press("2")
        await running.resize((80, 24))
        assert running.screen == "TodayScreen"
        assert "NEXT" in running.text


async def test_what_was_opened_small_is_there_when_it_has_its_room() -> None:
    async with open_app(size=(50, 10)) as running:
        assert covered(running)
        await running.resize((80, 24))
        assert running.screen == "FirstRunScreen"
        assert "kilograms" in running.text


@pytest.mark.parametrize(
    "keys", [(), ("2",), ("3",), ("4",), ("p",), ("question_mark",), ("2", "slash"), ("ctrl+p",)]
)
async def test_everything_is_covered_and_as_before_afterwards(keys: tuple[str, ...]) -> None:
    async with open_app(memory(), size=(80, 24)) as running:
        await running.press("escape", *keys)
        await running.until(lambda: "Search for commands" in running.text or "ctrl+p" not in keys)
        before, screen, focused = running.text, running.screen, running.app.focused
        await running.resize(SLIM)
        assert covered(running)
        await running.resize((80, 24))
        assert (running.text, running.screen) == (before, screen)
        assert running.app.focused is focused


async def test_no_key_acts_on_what_is_hidden() -> None:
    async with open_session(lifts(), size=(80, 24)) as running:
        before = running.text
        await running.resize(LOW)
        await running.press("space", "s", "u", "escape", "exclamation_mark", "ctrl+p", "enter")
        running.app.post_message(Paste("100"))
        await running.resize((80, 24))
        assert running.text == before
        assert running.screen == "SessionScreen"


async def test_a_line_takes_nothing_while_it_is_hidden() -> None:
    async with open_app(memory(), size=(80, 24)) as running:
        await running.press("escape", "4", "slash", *"row")
        await running.resize(LOW)
        await running.type("xyz")
        running.app.post_message(Paste("100"))
        await running.press("backspace", "tab", "escape")
        await running.resize((80, 24))
        await running.press("s")
        assert "  rows\n" in running.text


async def test_a_click_does_nothing_to_what_is_hidden() -> None:
    async with open_app(memory(), size=(80, 24)) as running:
        await running.press("escape", "4")
        before = running.text
        await running.resize(LOW)
        await running.pilot.click(offset=(10, 10))
        await running.resize((80, 24))
        assert running.text == before


async def test_the_key_that_quits_quits() -> None:
    async with open_app(memory(), size=TINY) as running:
        await running.press("ctrl+q")
        assert running.app._exit


async def test_another_key_that_quits_quits() -> None:
    async with open_app(memory(), size=TINY, keys={"app.quit": "f10"}) as running:
        await running.press("f9", "q")
        assert not running.app._exit
        await running.press("f10")
        assert running.app._exit


async def test_timers_run_on() -> None:
    async with open_session(lifts(), told=RESTING, size=(80, 24)) as running:
        await running.resize(LOW)
        await running.advance(121)
        assert covered(running)
        assert running.bells
        await running.resize((80, 24))
        assert "REST IS OVER" in running.text
        assert isinstance(running.state, Resting)


async def test_what_comes_of_itself_is_covered_too() -> None:
    async with open_app(memory(), size=(80, 24)) as running:
        await running.press("escape")
        await running.resize(LOW)
        running.app.on_record_pain()
        await running.pilot.pause()
        assert running.screen == "ScoreDialog"
        assert covered(running)
        running.app.notify("told", timeout=60)
        await running.pilot.pause()
        assert covered(running)
        await running.resize((80, 24))
        assert "How is your back now?" in running.text
        assert "told" in running.text
        await running.press("escape")
        assert running.screen == "TodayScreen"
        assert "NEXT" in running.text


async def test_a_mode_that_was_left_small_is_whole_when_it_comes_back() -> None:
    async with open_app(memory(), size=LOW) as running:
        running.app.switch_mode("library")
        await running.pilot.pause()
        assert covered(running)
        await running.resize((80, 24))
        await running.press("1")
        assert "NEXT" in running.text
        await running.press("4")
        assert "Bridges" in running.text


async def test_a_storm_of_sizes_ends_well() -> None:
    async with open_session(bridges(), size=(80, 24)) as running:
        await running.press("space")
        before = running.text
        for size in (TINY, (80, 24), SLIM, (1, 1), (200, 60), LOW, (80, 24)):
            await running.pilot.resize_terminal(*size)
        await running.pilot.pause()
        assert running.text == before
        assert not isinstance(running.state, Work)
