"""Keys in, cues out."""

from __future__ import annotations

import pytest

from postchain_tui.core.cues import Cue
from postchain_tui.sound.performer import Performer
from tests.ui.app import RESTING, Running, bridges, lifts, one_legged, open_session, side_holds


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Cue]:
    """The cues that were handed on to be played."""
    cues: list[Cue] = []
    monkeypatch.setattr(Performer, "perform", lambda _, cue: cues.append(cue))
    return cues


async def live(running: Running, seconds: int) -> None:
    """Let time pass second by second."""
    for _ in range(seconds):
        await running.advance(1)


async def test_a_paced_set_is_heard_from_get_ready_on(heard: list[Cue]) -> None:
    async with open_session(lifts(), sound="tones") as running:
        await running.press("space")
        await live(running, 10)
    assert heard == [
        Cue.READY_5,
        Cue.READY_4,
        Cue.READY_3,
        Cue.READY_2,
        Cue.READY_1,
        Cue.WORK_BEGINS,
        Cue.BOTTOM,
        Cue.LIFT,
        Cue.LOWER,
    ]
    assert running.bells == []


async def test_the_end_of_a_rest_is_heard_and_its_last_seconds(heard: list[Cue]) -> None:
    async with open_session(lifts(), told=RESTING, sound="tones") as running:
        await running.advance(100)
        await live(running, 30)
    assert heard == [Cue.REST_10, Cue.REST_3, Cue.REST_2, Cue.REST_1, Cue.REST_OVER]


async def test_a_set_without_a_pacer_is_heard_to_begin_at_the_key(heard: list[Cue]) -> None:
    async with open_session(lifts(), sound="tones") as running:
        await running.press("t", "space")
        await live(running, 20)
    assert heard == [Cue.WORK_BEGINS]


async def test_sides_are_heard_to_be_switched(heard: list[Cue]) -> None:
    async with open_session(side_holds(), sound="voice", get_ready_seconds=2) as running:
        await running.press("space")
        await live(running, 22)
        await running.press("space")
        await live(running, 2)
    assert heard == [
        Cue.READY_2,
        Cue.READY_1,
        Cue.WORK_BEGINS,
        Cue.HOLD_3,
        Cue.HOLD_2,
        Cue.HOLD_1,
        Cue.WORK_DONE,
        Cue.SWITCH_SIDES,
        Cue.READY_1,
        Cue.WORK_BEGINS,
    ]


async def test_the_bell_rings_twice_for_the_second_side_too() -> None:
    async with open_session(one_legged(), get_ready_seconds=1) as running:
        await running.press("space")
        await running.advance(1)
        await running.until(lambda: len(running.bells) == 2)
        await running.advance(30)
        await running.press("space")
        await running.advance(1)
        await running.until(lambda: len(running.bells) == 4)


async def test_undo_and_redo_are_silent(heard: list[Cue]) -> None:
    async with open_session(lifts(), sound="tones") as running:
        await running.press("space", "space")
        await running.advance(2.5)
        await running.press("space")
        await running.advance(30)
        heard.clear()
        await running.press("u", "ctrl+r", "u", "u", "ctrl+r", "ctrl+r")
        assert heard == []


async def test_a_pause_is_silent_and_the_rest_is_heard_after_it(heard: list[Cue]) -> None:
    async with open_session(lifts(), told=RESTING, sound="tones") as running:
        await running.advance(111)
        await running.press("p")
        await running.advance(60)
        await running.press("p")
        await live(running, 9)
    assert heard == [Cue.REST_3, Cue.REST_2, Cue.REST_1, Cue.REST_OVER]


async def test_rest_after_the_last_set_of_all_is_silent(heard: list[Cue]) -> None:
    async with open_session(one_legged(), sound="tones") as running:
        await running.press(*["space"] * 8)
        assert "LAST SET DONE" in running.text
        heard.clear()
        await live(running, 61)
    assert heard == []


async def test_a_rest_as_needed_is_silent(heard: list[Cue]) -> None:
    async with open_session(bridges(), told=RESTING, sound="tones") as running:
        await live(running, 90)
    assert heard == []


async def test_the_cues_of_rest_and_of_work_are_switched_off_each_for_itself(
    heard: list[Cue],
) -> None:
    async with open_session(lifts(), told=RESTING, sound="tones", bell_rest="off") as running:
        await running.advance(110)
        await live(running, 10)
        await running.press("space")
        await live(running, 5)
    assert heard[-1] is Cue.WORK_BEGINS
    assert not any(cue.is_of_rest for cue in heard)
    heard.clear()
    async with open_session(lifts(), told=RESTING, sound="tones", bell_work="off") as running:
        await running.advance(120)
        await running.press("space")
        await live(running, 5)
    assert heard == [Cue.REST_OVER]


async def test_all_is_silent_once_the_session_is_left(
    heard: list[Cue], monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(Performer, "close", lambda _: closed.append(True))
    async with open_session(lifts(), sound="tones") as running:
        await running.press("space")
        await running.press("escape")
        assert running.screen == "TodayScreen"
        assert closed == [True]
        await running.advance(10)
    assert heard == [Cue.READY_5]
