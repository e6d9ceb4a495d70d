from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import PainKind, Status
from postchain_tui.core.session import Brief, CheckIn, Ready
from postchain_tui.store import pain, records
from tests.build import START, at
from tests.store.diaries import record
from tests.ui.app import Running, bridges, lifts, memory, open_app, open_session

QUESTION = "How is your back now, before you start?"


def before_scores(running: Running) -> list[int | None]:
    """The pain before the session, as it is on record."""
    found = pain.pain_between(running.store, START.replace(day=1), START.replace(day=9))
    return [score.score for score in found if score.kind is PainKind.BEFORE]


@pytest.mark.parametrize(("key", "score"), [("0", 0), ("5", 5)])
async def test_one_digit_checks_in(key: str, score: int) -> None:
    async with open_session(told=()) as running:
        assert QUESTION in running.text
        await running.press(key)
        assert running.screen == "SessionScreen"
        assert (running.session.pain_before, running.state) == (score, Ready())
        assert before_scores(running) == [score]


async def test_not_knowing_is_recorded_as_nothing() -> None:
    async with open_session(told=()) as running:
        await running.press("minus")
        assert (running.session.pain_before, running.state) == (None, Ready())
        assert before_scores(running) == []


async def test_the_question_can_be_put_off_and_asked_for_again() -> None:
    async with open_session(told=()) as running:
        await running.press("escape")
        assert running.screen == "SessionScreen"
        assert running.state == CheckIn()
        await running.press("s", "enter", "p")
        assert running.state == CheckIn()
        await running.press("space")
        assert QUESTION in running.text
        await running.press("3")
        assert running.session.pain_before == 3


async def test_a_first_time_opens_the_instructions() -> None:
    async with open_session(replace(lifts(), first_time=True), told=()) as running:
        await running.press("1")
        assert running.state == Brief()
        assert "SET UP" in running.text


async def test_pain_of_six_offers_a_gentle_session() -> None:
    async with open_session(lifts(), told=()) as running:
        await running.press("6")
        assert "That is a sore start." in running.text
        await running.press("g")
        assert running.session.program == "recovery"
        assert running.session.pain_before == 6
        assert all(planned.exercise.id != "rdl_barbell" for planned in running.session.plan)


async def test_the_gentle_session_is_the_default_of_a_sore_start() -> None:
    async with open_session(lifts(), told=()) as running:
        await running.press("t", "enter")
        assert running.session.pain_before == 10
        assert running.session.program == "recovery"


async def test_one_may_train_as_planned_all_the_same() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("8", "t")
        assert running.session.program == "basics"
        assert running.state == Ready()


async def test_arrows_choose_among_the_answers() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("6", "down", "enter")
        assert running.session.program == "basics"
        assert running.screen == "SessionScreen"


async def test_a_sore_day_can_be_left_and_the_session_stays() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("7", "l")
        assert running.screen == "TodayScreen"
        assert running.sessions[0].status is Status.ACTIVE
        assert running.session.pain_before == 7


async def test_the_check_in_can_be_undone() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("2", "u")
        assert running.state == CheckIn()
        assert QUESTION in running.text
        assert before_scores(running) == []
        await running.press("escape", "ctrl+r")
        assert running.session.pain_before == 2
        assert before_scores(running) == [2]


async def test_a_morning_that_is_owed_is_asked_for_first() -> None:
    store = memory()
    past = record("past", START - timedelta(days=1), pain_before=1)
    records.create(store, past, "basics", "train")
    async with open_app(store) as running:
        await running.press("escape", "space")
        assert "on the morning after" in running.text
        await running.press("l", "b", "n", "2")
        assert QUESTION in running.text
        (morning,) = (
            one
            for one in pain.pain_between(store, START.replace(day=1), at(99))
            if one.kind is PainKind.MORNING
        )
        assert (morning.score, morning.session) == (2, "past")
        assert (morning.place, morning.spreading) == ("low_back_left", False)
        await running.press("1")
        assert not isinstance(running.state, CheckIn)


async def test_a_morning_that_is_put_off_still_leads_to_the_check_in() -> None:
    store = memory()
    records.create(store, record("past", START - timedelta(days=1)), "basics", "train")
    async with open_app(store) as running:
        await running.press("escape", "space", "escape")
        assert QUESTION in running.text
        assert running.state == CheckIn()


async def test_a_morning_that_changes_what_is_due_changes_the_plan() -> None:
    store = memory()
    past = record("past", START - timedelta(days=1), exercise="glute_bridge", pain_before=1)
    records.create(store, past, "basics", "train")
    async with open_app(store) as running:
        await running.press("escape", "space")
        before = running.session.plan
        await running.press("9")
        assert QUESTION in running.text
        after = running.session.plan
        assert running.state == CheckIn()
        assert after == running.coach.today().plan
        assert after != before


async def test_a_sore_start_that_was_left_is_asked_again() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("7", "escape")
        assert running.screen == "TodayScreen"
        await running.press("space")
        assert "That is a sore start." in running.text


async def test_a_sore_start_that_was_undone_is_asked_again() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("7", "t", "u")
        assert "That is a sore start." in running.text
        await running.press("t", "space")
        assert running.screen == "SessionScreen"
        assert running.state != Ready()


async def test_no_set_starts_before_a_sore_start_is_answered() -> None:
    async with open_session(bridges(), told=()) as running:
        await running.press("7", "t", "u", "t", "u", "t")
        await running.press("u", "escape")
        assert running.screen == "TodayScreen"
