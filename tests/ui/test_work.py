from dataclasses import replace

import pytest

from postchain_tui.core.diary import SetKind
from postchain_tui.core.events import CheckedIn, Readied, SetEnded, SetLogged, SideSwitched
from postchain_tui.core.plan import Pacing
from postchain_tui.core.program import Role
from postchain_tui.core.session import Brief, GetReady, Ready, Resting, Side, Work, WrapUp
from tests.build import START, at
from tests.ui.app import (
    NARROW,
    bridges,
    holds,
    lifts,
    one_legged,
    open_session,
    side_holds,
)


async def test_the_instructions_are_open_the_first_time() -> None:
    async with open_session(replace(bridges(), first_time=True)) as running:
        assert running.state == Brief()
        assert "SET UP" in running.text
        assert "DO" in running.text
        await running.press("space")
        assert running.state == Ready()
        assert "SET UP" not in running.text


async def test_the_instructions_are_a_key_away_later() -> None:
    async with open_session(bridges(), size=NARROW) as running:
        assert "SET UP" not in running.text
        await running.press("i")
        assert "SET UP" in running.text
        await running.press("i")
        assert "SET UP" not in running.text


async def test_long_instructions_scroll() -> None:
    async with open_session(replace(bridges(), first_time=True), size=NARROW) as running:
        assert "LEAVE IT OUT" not in running.text
        await running.press(*["down"] * 9)
        assert "LEAVE IT OUT" in running.text
        await running.press(*["up"] * 9)
        assert "SET UP" in running.text


async def test_ready_shows_target_load_and_plates() -> None:
    async with open_session(replace(lifts(), reason="one more than last time")) as running:
        assert "SET 1 OF 4" in running.text
        assert "20 kg" in running.line("load")
        assert "bar only" in running.line("each side")
        assert "one more than last time" in running.text


async def test_space_gets_ready_and_the_clock_starts_the_set() -> None:
    async with open_session(bridges()) as running:
        await running.press("space")
        assert running.state == GetReady(at(5))
        assert "GET READY" in running.text
        await running.advance(4)
        assert running.state == GetReady(at(5))
        await running.advance(1)
        assert running.state == Work(at(5))
        assert "UP" in running.text


async def test_a_late_look_starts_the_set_at_the_moment_it_was_due() -> None:
    async with open_session(bridges()) as running:
        await running.press("space")
        await running.advance(9)
        assert running.state == Work(at(5))


async def test_getting_ready_can_be_cut_short() -> None:
    async with open_session(bridges()) as running:
        await running.press("space")
        await running.advance(2)
        await running.press("space")
        assert running.state == Work(at(2))


async def test_getting_ready_can_be_turned_off() -> None:
    async with open_session(bridges(), get_ready_seconds=0) as running:
        await running.press("space")
        assert running.state == Work(START)


async def test_the_pacer_counts_reps_and_names_the_phases() -> None:
    async with open_session(bridges(), get_ready_seconds=0) as running:
        await running.press("space")
        said = []
        for _ in range(6):
            said.append(next(word for word in ("UP", "HOLD", "LOWER") if word in running.text))
            await running.advance(1)
        assert said == ["UP", "HOLD", "HOLD", "LOWER", "LOWER", "UP"]
        await running.press("space")
        assert isinstance(running.state, Resting)
        assert "reps [  1  ]" in running.text


async def test_the_pacer_says_when_the_last_rep_is_done() -> None:
    async with open_session(bridges(), get_ready_seconds=0) as running:
        await running.press("space")
        await running.advance(50.5)
        assert "that was the last one" in running.text
        await running.press("space")
        assert "reps [ 10  ]" in running.text


async def test_a_set_without_the_pacer_counts_the_time_up() -> None:
    async with open_session(bridges()) as running:
        await running.press("t")
        assert running.session.current.pacing is Pacing.FREE
        await running.press("space")
        assert running.state == Work(START)
        await running.advance(30)
        assert "WORK" in running.text
        await running.press("space", "enter")
        done = running.sets[0]
        assert (done.reps, done.duration_ms, done.tempo) == (10, 30_000, None)


async def test_the_pacer_comes_back_with_the_same_key() -> None:
    async with open_session(bridges()) as running:
        await running.press("t", "t", "space")
        assert isinstance(running.state, GetReady)


async def test_the_set_ends_at_the_moment_of_the_key() -> None:
    async with open_session(bridges(), get_ready_seconds=0) as running:
        await running.press("space")
        await running.advance(31.5)
        await running.press("space")
        await running.advance(20)
        await running.press("enter")
        done = running.sets[0]
        assert (done.at, done.duration_ms, done.tempo) == (at(31.5), 31_500, "2-0-1-2")


async def test_a_hold_counts_down_and_then_says_that_it_is_done() -> None:
    async with open_session(holds(), get_ready_seconds=0) as running:
        await running.press("space")
        assert "HOLD" in running.text
        assert "hold 1 of 1" in running.text
        await running.advance(20)
        assert "DONE" in running.text
        await running.advance(5)
        await running.press("space", "enter")
        done = running.sets[0]
        assert (done.reps, done.duration_ms) == (1, 25_000)


async def test_a_hold_given_up_early_is_as_long_as_it_was() -> None:
    async with open_session(holds(), get_ready_seconds=0) as running:
        await running.press("space")
        await running.advance(12)
        await running.press("space", "enter")
        assert running.sets[0].duration_ms == 12_000


async def test_sides_are_switched_by_the_same_key() -> None:
    async with open_session(one_legged()) as running:
        await running.press("space")
        await running.advance(5)
        assert "left side" in running.text
        await running.advance(6)
        await running.press("space")
        assert "SWITCH SIDES" in running.text
        assert isinstance(running.state, Work)
        assert running.state.side is Side.RIGHT
        await running.advance(5)
        assert "right side" in running.text
        await running.advance(9)
        await running.press("space", "enter")
        done = running.sets[0]
        assert (done.reps_left, done.reps_right, done.reps) == (2, 3, 5)


async def test_a_saved_set_of_two_sides_says_that_it_is_saved() -> None:
    async with open_session(one_legged(), get_ready_seconds=0) as running:
        await running.press("space")
        await running.advance(6)
        await running.press("space")
        await running.advance(6)
        await running.press("space", "enter")
        assert running.sets[0].reps == 4
        assert "✓ saved" in running.text


async def test_a_saved_set_of_two_sides_can_be_gone_on_with() -> None:
    work = (Readied(START), SideSwitched(at(20)), SetEnded(at(40), "a"))
    told = (CheckedIn(START, 0), *work, SetLogged(at(41), 16, 8, 8))
    async with open_session(one_legged(), told=told, get_ready_seconds=0) as running:
        assert running.screen == "SessionScreen"
        assert "✓ saved" in running.text


async def test_holds_on_each_side_are_led_side_by_side() -> None:
    async with open_session(side_holds(), get_ready_seconds=0, size=NARROW) as running:
        await running.press("space")
        assert "left side" in running.text
        await running.advance(20)
        await running.press("space")
        assert "right side" in running.text
        await running.advance(20)
        await running.press("space", "enter")
        assert running.sets[0].duration_ms == 20_000


async def test_an_exercise_can_be_skipped() -> None:
    async with open_session(bridges(), lifts()) as running:
        assert "exercise 1 of 2" in running.text
        await running.press("s")
        assert "exercise 2 of 2" in running.text
        await running.press("s")
        assert running.state == WrapUp()
        assert running.sets == []


async def test_skipping_in_a_rest_keeps_the_set_that_was_done() -> None:
    async with open_session(bridges(), lifts(), get_ready_seconds=0) as running:
        await running.press("space", "space", "s")
        assert len(running.sets) == 1
        assert running.session.current.exercise.id == "rdl_barbell"


async def test_a_set_of_the_warm_up_is_marked_as_one() -> None:
    warm_up = replace(bridges(), role=Role.WARMUP)
    async with open_session(warm_up, get_ready_seconds=0) as running:
        await running.press("space", "space", "enter")
        assert running.sets[0].kind is SetKind.WARMUP


@pytest.mark.parametrize("key", ["enter", "n", "e", "left_square_bracket", "tab", "5", "y", "p"])
async def test_keys_of_other_states_do_nothing_at_work(key: str) -> None:
    async with open_session(bridges(), told=(CheckedIn(START, 0),)) as running:
        await running.press("space", "space")
        await running.press(key)
        assert running.screen == "SessionScreen"
        assert running.state == Work(START)
