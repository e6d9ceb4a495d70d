"""Another exercise for the one at hand, and one set more, by keys."""

from dataclasses import replace

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.core.session import GetReady, Ready, Resting, Work
from tests.build import kg, planned
from tests.ui.app import RESTING, bridges, lifts, memory, open_session
from tests.ui.test_ceiling import said

EMPTY_BAR = planned(Library().exercise("rdl_empty_bar"), load=kg(20))
TILT = planned(Library().exercise("pelvic_tilt"))
AT_HAND = "mat,pipe,band,barbell,rack,dumbbells,kettlebell"


async def test_alternatives_are_listed_first_with_their_notes() -> None:
    async with open_session(EMPTY_BAR, implements=AT_HAND) as running:
        await running.press("x")
        assert "Instead of Romanian deadlift, empty bar?" in running.text
        assert "a  Romanian deadlift, dumbbells" in running.text
        assert "Two separate weights ask your trunk" in " ".join(running.text.split())
        assert "easier" in running.text.partition("a  Romanian")[2]


async def test_a_letter_swaps_and_says_what_for_what() -> None:
    async with open_session(EMPTY_BAR, implements=AT_HAND) as running:
        await running.press("x", "a")
        assert running.session.current.exercise.id == "rdl_dumbbell"
        assert said(running) == [("swap", "rdl_dumbbell", "rdl_empty_bar", "")]
        await running.press("u")
        assert running.session.current == EMPTY_BAR
        assert said(running) == []


async def test_in_a_rest_the_set_goes_on_record_and_the_new_exercise_follows() -> None:
    async with open_session(EMPTY_BAR, told=RESTING, implements=AT_HAND) as running:
        await running.press("x", "a")
        assert len(running.sets) == 1
        assert isinstance(running.state, Resting)
        assert running.line("next  Romanian deadlift, dumbbells")
        await running.press("space")
        assert running.session.current.exercise.id == "rdl_dumbbell"


async def test_while_typing_x_says_that_it_was_the_load() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("3", "0", "x")
        assert running.screen == "SessionScreen"
        assert "load 30" in " ".join(running.line("set 1   ").split())


async def test_a_set_that_cannot_be_read_is_not_swapped_away() -> None:
    async with open_session(EMPTY_BAR, told=RESTING, implements=AT_HAND) as running:
        await running.press("backspace", "tab", "x", "a")
        assert "how many reps?" in running.line("✗")
        assert running.session.current.exercise.id == "rdl_empty_bar"


async def test_nothing_to_swap_for_is_said_in_a_sentence() -> None:
    async with open_session(TILT) as running:
        await running.press("x")
        assert running.screen == "SessionScreen"
        assert "Nothing that is at hand can stand in for" in running.text


async def test_esc_leaves_the_exercise_as_it_is() -> None:
    async with open_session(EMPTY_BAR, store=memory(), implements=AT_HAND) as running:
        await running.press("x", "escape")
        assert running.session.current == EMPTY_BAR


@pytest.mark.parametrize(
    ("keys", "state"),
    [((), Ready), (("space",), GetReady), (("space", "space"), Work)],
)
async def test_a_adds_a_set(keys: tuple[str, ...], state: type) -> None:
    async with open_session(bridges()) as running:
        await running.press(*keys, "a")
        assert isinstance(running.state, state)
        assert running.session.current.dose.sets == 4
        await running.press("u")
        assert running.session.current.dose.sets == 3


async def test_a_set_is_added_after_the_last_one() -> None:
    once = replace(bridges(), dose=replace(bridges().dose, sets=1))
    async with open_session(once, told=RESTING) as running:
        assert "LAST SET DONE" in running.text
        await running.press("enter", "a")
        assert "set 2 of 2" in running.text


async def test_more_than_twenty_sets_are_refused_in_a_sentence() -> None:
    many = replace(bridges(), dose=replace(bridges().dose, sets=20))
    async with open_session(many) as running:
        await running.press("a")
        assert "20 sets of one exercise are enough." in running.text


async def test_what_waits_for_a_gate_is_not_offered() -> None:
    async with open_session(EMPTY_BAR, implements=AT_HAND) as running:
        await running.press("x")
        assert "Good morning" not in running.text
        assert running.line("esc Back")
