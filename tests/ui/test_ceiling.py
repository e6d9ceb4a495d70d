"""Pain above the ceiling in a set, by keys."""

from dataclasses import replace

import pytest

from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.session import GetReady, Ready, Resting, WrapUp
from postchain_tui.store import pain
from tests.build import kg
from tests.ui.app import RESTING, Running, bridges, lifts, open_session

LIFTS = replace(lifts(), load=kg(60))
LAST_LIFT = replace(lifts(), dose=replace(lifts().dose, sets=1))
QUESTION = "more than 5 is too much"


def said(running: Running) -> list[tuple[str, str, str | None, str]]:
    """The decisions on record: kind, value, exercise and reason."""
    return [
        (one.kind.value, one.value, one.exercise, one.reason)
        for one in pain.declarations(running.store)
    ]


async def hurt(running: Running, score: str = "6", key: str = "enter") -> None:
    """Say how bad the pain was in the set that has just ended."""
    await running.press("1", "0", "p", *score, key)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_pain_of_six_asks_before_one_goes_on(key: str) -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running, key=key)
        assert QUESTION in running.text
        assert running.sets[0].pain == 6
        assert isinstance(running.state, Resting)


async def test_pain_of_five_asks_nothing() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running, "5", "space")
        assert running.screen == "SessionScreen"
        assert isinstance(running.state, GetReady)


async def test_everything_that_can_be_done_is_offered_with_its_key() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        assert running.line("1  Lighter   47.5 kg")
        assert running.line("2  Shorter range   stop before it hurts")
        assert running.line("3  Easier movement   Romanian deadlift, empty bar, 20 kg")
        assert running.line("4  Stop this exercise")
        assert running.line("5  Stop the session")


async def test_what_cannot_be_done_is_not_offered_and_the_others_keep_their_keys() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        await hurt(running)
        assert "Lighter" not in running.text
        await running.press("1")
        assert running.screen == "ChoiceDialog"
        await running.press("2")
        assert running.screen == "SessionScreen"
        assert said(running)[0][1] == "shorter_range"


async def test_lighter_is_what_comes_after_the_rest_that_goes_on() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("1")
        assert running.state.logged
        assert "47.5 kg" in running.text
        await running.press("space")
        assert running.state == Ready()
        assert "47.5 kg" in running.text
        assert "Lighter: pain 6 in set 1." in running.text
        assert said(running) == [("ceiling", "lighter", "rdl_barbell", "pain 6 in set 1")]


async def test_a_shorter_range_is_said_while_one_rests() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("2")
        assert "Shorter range: stop before it hurts." in running.text


async def test_easier_goes_on_with_the_rung_below() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("3", "space")
        assert running.session.current.exercise.id == "rdl_empty_bar"
        assert running.session.current.dose.sets == LIFTS.dose.sets - 1


async def test_stop_this_exercise_goes_to_the_next() -> None:
    async with open_session(LIFTS, bridges(), told=RESTING) as running:
        await hurt(running)
        await running.press("4")
        assert running.session.current.exercise.id == "glute_bridge"


async def test_stop_the_session_goes_to_the_last_questions() -> None:
    async with open_session(LIFTS, bridges(), told=RESTING) as running:
        await hurt(running)
        await running.press("5")
        assert running.state == WrapUp()
        assert "after the session?" in running.text
        assert said(running)[0][:2] == ("ceiling", "stop_session")


async def test_after_the_last_set_there_is_nothing_left_to_make_lighter() -> None:
    async with open_session(LAST_LIFT, told=RESTING) as running:
        await hurt(running)
        assert "Lighter" not in running.text
        assert "Shorter" not in running.text
        assert "Easier movement" in running.text


async def test_esc_asks_again_before_one_goes_on_and_after_coming_back() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("escape")
        assert running.screen == "SessionScreen"
        assert said(running) == []
        await running.press("9", "enter")
        assert running.screen == "SessionScreen"
        await running.press("space")
        assert QUESTION in running.text
        await running.press("escape", "space", "escape", "escape", "space")
        assert QUESTION in running.text
        await running.press("1", "space")
        assert running.session.current.load == kg("47.5")


async def test_an_answer_is_undone_in_one_step_and_asked_for_again() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("3", "u")
        assert QUESTION in running.text
        assert running.session.current.dose.sets == LIFTS.dose.sets
        assert said(running) == []
        await running.press("escape", "u", "enter")
        assert QUESTION in running.text


async def test_a_correction_to_less_pain_goes_on_without_an_answer() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("escape", "1", "0", "p", "2", "space")
        assert isinstance(running.state, GetReady)


async def test_a_correction_to_more_pain_asks_too() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running, "2")
        await running.press("shift+tab", "8", "enter")
        assert "Pain 8" in running.text


async def test_the_line_of_text_asks_as_well() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await running.press("e")
        await running.type("60x8 p9")
        await running.press("enter")
        assert "Pain 9" in running.text


async def test_the_kind_of_the_decision_is_known() -> None:
    async with open_session(LIFTS, told=RESTING) as running:
        await hurt(running)
        await running.press("4")
        (declared,) = pain.declarations(running.store)
        assert declared.kind is DeclarationKind.CEILING
        assert declared.session == "session"
