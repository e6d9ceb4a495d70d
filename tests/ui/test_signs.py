"""Something is wrong: warning signs, a flare-up, stopping, by keys."""

from unittest.mock import patch

import pytest

from postchain_tui.catalog.library import Library
from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.core.diary import DeclarationKind, PainKind, Status
from postchain_tui.core.events import Event
from postchain_tui.core.session import Ready, Resting, WrapUp
from postchain_tui.store import pain
from postchain_tui.store.failures import BusyError, NotSavedError
from postchain_tui.store.store import Store
from postchain_tui.ui.messages import SettleUnfinished
from tests.build import START, at, kg, planned
from tests.ui.app import READY, RESTING, Running, bridges, lifts, open_session
from tests.ui.test_ceiling import said

EMPTY_BAR = planned(Library().exercise("rdl_empty_bar"), load=kg(20))
GOOD_MORNING = planned(Library().exercise("gm_barbell_empty"), load=kg(20))
PROMPT = next(number for number, flag in enumerate(red_flags()) if flag.tier is Tier.DOCTOR)
"""The first sign that is for the doctor, in the list."""


async def tick(running: Running, number: int) -> None:
    """Tick one sign of the list."""
    await running.press(*["down"] * number, "space", "enter")


@pytest.mark.parametrize("told", [READY, RESTING])
async def test_an_urgent_sign_ends_the_session_and_says_what_to_do(
    told: tuple[Event, ...],
) -> None:
    async with open_session(lifts(), told=told) as running:
        await running.press("exclamation_mark", "w")
        assert red_flags()[0].question[:30] in running.text
        await tick(running, 0)
        await running.until(lambda: running.screen == "ReadingDialog")
        assert advice(Tier.EMERGENCY).title in running.text
        assert running.sessions[0].status is Status.FINISHED
        assert len(running.sets) == (0 if told is READY else 1)
        assert said(running)[0][:2] == ("red_flag", red_flags()[0].id)
        await running.press("enter")
        assert running.screen == "TodayScreen"
        assert "lock" in running.text


async def test_the_lock_is_lifted_only_by_saying_that_somebody_had_a_look() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "w")
        await tick(running, 0)
        await running.until(lambda: running.screen == "ReadingDialog")
        await running.press("enter", "space")
        assert running.screen == "ReadingDialog"
        await running.press("a", "space")
        assert running.screen != "ReadingDialog"


async def test_a_session_that_is_open_is_not_gone_on_with_while_training_is_locked() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("escape")
        running.coach.declare(DeclarationKind.RED_FLAG, red_flags()[0].id)
        running.app.post_message(SettleUnfinished())
        await running.until(lambda: running.screen == "ChoiceDialog")
        await running.press("r")
        await running.until(lambda: running.screen == "ReadingDialog")
        assert advice(Tier.EMERGENCY).title in running.text


async def test_a_sign_for_the_doctor_is_shown_and_the_session_goes_on() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "w")
        await tick(running, PROMPT)
        assert advice(Tier.DOCTOR).title in running.text
        await running.press("enter")
        assert running.screen == "SessionScreen"
        assert running.state == Ready()
        assert said(running)[0][:2] == ("red_flag", red_flags()[PROMPT].id)


async def test_yes_and_no_answer_sign_by_sign() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "w", *["n"] * PROMPT, "y", "up", "up", "enter")
        await running.press("enter")
        assert [one[1] for one in said(running)] == [red_flags()[PROMPT].id]


async def test_no_takes_a_tick_away_and_nothing_ticked_changes_nothing() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "w", "y", "up", "n", "enter")
        assert running.screen == "SessionScreen"
        assert said(running) == []
        await running.press("exclamation_mark", "w", "escape")
        assert said(running) == []


async def test_a_flare_up_goes_on_with_the_gentle_version() -> None:
    async with open_session(EMPTY_BAR) as running:
        await running.press("exclamation_mark", "f")
        assert "A flare-up: how do you go on?" in running.text
        assert running.line("esc Back")
        assert said(running) == []
        await running.press("e")
        assert running.coach.is_injured
        assert running.session.current.exercise.id == "dowel_hinge"
        await running.press("u")
        assert running.session.current == EMPTY_BAR
        assert said(running) == []


@pytest.mark.parametrize(
    ("key", "state", "is_injured"),
    [("s", WrapUp(), True), ("g", Ready(), True), ("escape", Ready(), False)],
)
async def test_after_a_flare_up_one_may_stop_or_go_on(
    key: str, state: object, is_injured: bool
) -> None:
    async with open_session(EMPTY_BAR) as running:
        await running.press("exclamation_mark", "f", key)
        assert running.state == state
        assert running.coach.is_injured is is_injured


async def test_after_a_flare_up_no_loaded_good_morning_can_be_done_any_more() -> None:
    async with open_session(EMPTY_BAR, GOOD_MORNING) as running:
        await running.press("exclamation_mark", "f", "g", "s")
        assert running.session.current.exercise.id == "gm_pvc"


async def test_a_loaded_good_morning_at_hand_does_not_go_on_after_a_flare_up() -> None:
    async with open_session(GOOD_MORNING, bridges()) as running:
        await running.press("exclamation_mark", "f", "g")
        assert "Go on as it is" not in running.text
        await running.press("x")
        assert running.session.current.exercise.id == "glute_bridge"


@pytest.mark.parametrize("implements", ["barbell", "mat,pipe,barbell"])
async def test_after_a_flare_up_a_swap_offers_something_or_says_that_it_cannot(
    implements: str,
) -> None:
    async with open_session(EMPTY_BAR, implements=implements) as running:
        await running.press("exclamation_mark", "f", "g", "x")
        words = ("Nothing that is at hand can stand in", "Instead of Romanian deadlift, empty bar?")
        assert any(one in running.text for one in words)


async def test_the_exercise_or_the_session_can_be_stopped() -> None:
    async with open_session(lifts(), bridges()) as running:
        await running.press("exclamation_mark", "e")
        assert running.session.current.exercise.id == "glute_bridge"
        await running.press("exclamation_mark", "s")
        assert running.state == WrapUp()
        await running.press("u")
        assert running.session.current.exercise.id == "glute_bridge"


async def test_at_the_end_there_is_nothing_left_to_stop() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "s", "1", "2", "exclamation_mark")
        assert "Something is wrong?" in running.text
        assert "Stop" not in running.text.partition("Something is wrong?")[2]
        await running.press("f")
        assert "Stop" not in running.text.partition("A flare-up")[2]
        await running.press("g")
        assert running.state == WrapUp()


async def test_before_the_check_in_only_the_session_can_be_stopped() -> None:
    async with open_session(lifts(), told=()) as running:
        await running.press("escape", "exclamation_mark")
        assert "Stop this exercise" not in running.text
        await running.press("f", "g", "exclamation_mark", "s")
        assert running.state == WrapUp()


async def test_pain_well_above_the_usual_asks_for_signs_first() -> None:
    async with open_session(lifts(), told=(), usual_pain="2") as running:
        await running.press("7")
        assert "This is 5 above usual." in running.text
        await running.press("enter")
        assert "That is a sore start." in running.text
        await running.press("t")
        assert said(running) == [("sore_start", "train", None, "pain 7 at the start")]


async def test_signs_are_asked_for_once_in_a_session() -> None:
    async with open_session(lifts(), told=(), usual_pain="2") as running:
        await running.press("5", "enter", "exclamation_mark", "s", "8")
        assert "How hard was the whole session?" in running.text


async def test_more_pain_after_than_before_asks_for_signs() -> None:
    async with open_session(lifts()) as running:
        await running.press("exclamation_mark", "s", "3")
        assert "2 above what it was before the session" in running.text
        await tick(running, PROMPT)
        await running.press("enter")
        assert "How hard was the whole session?" in running.text


async def test_pain_in_the_saddle_asks_for_signs_whatever_the_score() -> None:
    async with open_session(lifts(), told=(), usual_pain="2") as running:
        await running.press("l", "m", "n", "1")
        assert "groin or saddle" in running.text
        assert running.screen == "SignsDialog"
        felt = pain.pain_between(running.store, START.replace(day=1), at(99))
        assert [(one.kind, one.place, one.spreading) for one in felt] == [
            (PainKind.BEFORE, "groin_saddle", False)
        ]


async def test_where_an_urgent_sign_cannot_be_saved_it_is_still_said_what_to_do() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("exclamation_mark", "w")
        with patch.object(Store, "action", side_effect=NotSavedError("Not saved: full.")):
            await tick(running, 0)
        assert advice(Tier.EMERGENCY).title in running.text
        await running.press("enter")
        assert running.screen == "SessionScreen"
        assert isinstance(running.state, Resting)


async def test_a_session_that_ends_behind_the_advice_is_left_after_it() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("exclamation_mark", "w")
        with patch.object(Store, "action", side_effect=BusyError("Not saved: in use.")):
            await tick(running, 0)
        assert running.screen == "ReadingDialog"
        await running.until(lambda: running.sessions[0].status is Status.FINISHED)
        await running.press("enter")
        await running.until(
            lambda: "SessionScreen" not in [type(one).__name__ for one in running.app.screen_stack]
        )
        assert running.screen == "ReadingDialog"
        await running.press("enter")
        assert running.screen == "TodayScreen"
