from datetime import datetime

import pytest

from postchain_tui.core.session import GetReady, Resting
from postchain_tui.core.timer import RestClock
from tests.build import START, at
from tests.ui.app import RESTING, Running, bridges, lifts, open_session


def resting(running: Running) -> RestClock:
    """The clock of the rest that is on record."""
    state = running.state
    assert isinstance(state, Resting)
    return state.clock


async def test_the_rest_counts_down_from_the_end_of_the_set() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        assert "REST" in running.text
        assert "of 2:00" in running.text
        assert running.titles[-1] == "2:00 Rest"
        await running.advance(61)
        assert running.titles[-1] == "0:59 Rest"
        await running.press("enter")
        assert resting(running) == RestClock(START, 120)


async def test_what_comes_next_stands_under_the_clock() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        assert "set 2 of 4" in running.line("next  ")
        assert running.line("load  20 kg")
        assert "bar only" in running.line("each side")
        assert running.line("cue  ")


async def test_a_rest_that_is_over_says_so_and_starts_nothing() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(134)
        assert "REST IS OVER" in running.text
        assert running.titles[-1] == "+0:14 Rest is over"
        assert isinstance(running.state, Resting)


async def test_a_rest_as_needed_counts_up() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        await running.advance(75)
        assert "REST AS NEEDED" in running.text
        assert running.titles[-1] == "1:15 Rest as needed"
        assert "+15 s" not in running.text


@pytest.mark.parametrize(
    ("key", "seconds"),
    [
        ("left_square_bracket", 105),
        ("less_than_sign", 105),
        ("right_square_bracket", 135),
        ("greater_than_sign", 135),
    ],
)
async def test_the_rest_is_made_longer_or_shorter(key: str, seconds: int) -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press(key)
        assert resting(running).seconds == seconds


async def test_a_pause_does_not_use_up_the_rest() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(20)
        await running.press("p")
        assert "PAUSED" in running.text
        assert resting(running).paused_at == at(20)
        await running.advance(300)
        assert running.titles[-1] == "1:40 Paused"
        await running.press("p")
        await running.advance(10)
        assert running.titles[-1] == "1:30 Rest"
        assert running.bells == []


async def test_space_saves_the_set_and_goes_on() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(40)
        await running.press("space")
        assert [done.reps for done in running.sets] == [0]
        assert running.state == GetReady(at(45))
        await running.advance(5)
        assert running.sets[0].rest_ms == 45_000


async def test_the_next_exercise_follows_the_last_set() -> None:
    async with open_session(bridges(), lifts(), told=RESTING) as running:
        for _ in range(2):
            await running.press("space", "space", "space")
        assert "Romanian deadlift" in running.line("next  ")
        await running.press("space")
        assert "exercise 2 of 2" in running.text
        assert len(running.sets) == 3


async def test_the_last_set_leads_to_the_wrap_up() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        for _ in range(2):
            await running.press("space", "space", "space")
        assert "LAST SET DONE" in running.text
        await running.press("space")
        assert "How is your back now, after the session?" in running.text


async def rung(running: Running) -> list[datetime]:
    """The moments at which the bell rang, once a second one has had the time to."""
    await running.pilot.pause(0.25)
    return running.bells


async def test_one_bell_rings_when_the_rest_is_over() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(119)
        assert running.bells == []
        await running.advance(1)
        assert running.bells == [at(120)]
        await running.advance(1)
        await running.advance(200)
        assert running.bells == [at(120)]


async def test_a_machine_that_slept_through_the_end_rings_once() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(4000)
        assert "REST IS OVER" in running.text
        await running.advance(1)
        assert running.bells == [at(4000)]


async def test_a_rest_that_was_over_before_it_is_met_again_is_silent() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("escape")
        await running.advance(500)
        await running.press("space")
        assert "REST IS OVER" in running.text
        await running.advance(1)
        assert running.bells == []


async def test_a_rest_made_longer_rings_again_at_its_new_end() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.advance(121)
        await running.press("right_square_bracket")
        await running.advance(14)
        assert running.bells == [at(121), at(135)]


async def test_two_bells_ring_when_work_begins() -> None:
    async with open_session(lifts()) as running:
        await running.press("space")
        assert running.bells == []
        await running.advance(5)
        await running.until(lambda: len(running.bells) == 2)
        assert await rung(running) == [at(5), at(5)]


async def test_bells_can_be_switched_off() -> None:
    async with open_session(lifts(), bell_rest="off", bell_work="off") as running:
        await running.press("space", "space", "space")
        await running.advance(120)
        assert "REST IS OVER" in running.text
        assert await rung(running) == []


async def test_the_title_can_be_left_alone() -> None:
    async with open_session(lifts(), told=RESTING, title="off") as running:
        await running.advance(10)
        assert running.titles == []


async def test_leaving_gives_the_terminal_its_title_back() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("escape")
        assert running.titles[-1] == ""
