"""The line that helps through the first session: it is never in the way, and goes by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.session import GetReady, Resting
from postchain_tui.store import records
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import (
    NARROW,
    READY,
    RESTING,
    WIDE,
    Running,
    bridges,
    lifts,
    memory,
    open_session,
)

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
HELP = (
    "Read how it is done",
    "Take your position",
    "begins by itself in a moment",
    "Move with the bar",
    "Type what was otherwise",
    "It is saved.",
)
"""What the line says, in the order of a first set."""


def helps(running: Running) -> list[str]:
    """What of it is on the screen."""
    shown = " ".join(running.text.split())
    return [one for one in HELP if one in shown]


def state(running: Running) -> type:
    """What the session is in the middle of, by the record."""
    return type(running.state)


@SIZES
async def test_it_leads_through_the_first_set_and_leaves_the_entry_in_sight(
    size: tuple[int, int],
) -> None:
    unknown = replace(lifts(), first_time=True)
    async with open_session(unknown, told=(), size=size) as running:
        assert helps(running) == []
        await running.press("1")
        assert helps(running) == [HELP[0]]
        for key, word in (("space", HELP[1]), ("space", HELP[2]), ("space", HELP[3])):
            await running.press(key)
            assert helps(running) == [word]
        await running.press("space")
        assert helps(running) == [HELP[4]]
        assert "enter saves" in running.text
        assert "reps [" in running.text
        assert "pain  –" in running.text
        await running.press("9", "enter")
        assert helps(running) == [HELP[5]]
        assert "✓ saved" in running.text
        assert "reps [" in running.text


@SIZES
async def test_it_goes_away_after_the_second_set(size: tuple[int, int]) -> None:
    async with open_session(lifts(), told=RESTING, size=size) as running:
        await running.press("enter", "space")
        assert state(running) is GetReady
        assert helps(running) == [HELP[2]]
        await running.press("space", "space")
        assert state(running) is Resting
        assert helps(running) == [HELP[4]]
        await running.press("enter")
        assert helps(running) == []
        for _ in range(4):
            await running.press("space")
            assert helps(running) == []


@SIZES
async def test_what_cannot_be_read_is_said_beside_it(size: tuple[int, int]) -> None:
    async with open_session(lifts(), told=RESTING, size=size) as running:
        await running.press(*"10000", "enter")
        assert "✗" in running.text
        assert helps(running) == [HELP[4]]
        assert "pain  –" in running.text


@SIZES
async def test_it_does_not_come_in_the_second_session(size: tuple[int, int]) -> None:
    store = memory()
    records.create(store, record("past", START), "basics", "train")
    async with open_session(bridges(), told=READY, store=store, size=size) as running:
        for _ in range(8):
            assert helps(running) == []
            if state(running) is Resting:
                break
            await running.press("space")
        assert state(running) is Resting
        await running.press("enter")
        assert helps(running) == []
