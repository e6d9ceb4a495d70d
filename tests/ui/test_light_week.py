"""The light week: offered on Today, answered by two keys, shown while it runs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from postchain_tui.core.diary import DeclarationKind
from postchain_tui.store import pain
from tests.ui.app import NARROW, FakeClock, memory, open_app
from tests.ui.lives import declared, said, with_many_weeks

OFFER = "Light week?  this is week 6 without a light one  g answers."


async def test_what_calls_for_a_light_week_is_a_line_on_today() -> None:
    async with open_app(with_many_weeks(), size=NARROW) as running:
        assert running.line("Light week?").endswith(OFFER)
        assert "g Light week" in running.text
        await running.press("g")
        assert "This is week 6 without a light one." in running.text


async def test_a_light_week_that_is_taken_runs_for_seven_days() -> None:
    clock = FakeClock()
    async with open_app(with_many_weeks(clock), clock=clock) as running:
        await running.press("g", "t")
        assert said(running) == [(DeclarationKind.DELOAD, "taken")]
        assert "LIGHT WEEK  until Mon 9 Mar" in running.text
        assert OFFER not in running.text
        clock.moment += timedelta(days=8)
        await running.press("2", "1")
        assert "LIGHT WEEK" not in running.text


@pytest.mark.parametrize(("key", "answer"), [("w", "moved"), ("n", "refused")])
async def test_a_light_week_can_be_moved_or_refused(key: str, answer: str) -> None:
    async with open_app(with_many_weeks()) as running:
        await running.press("g", key)
        assert said(running) == [(DeclarationKind.DELOAD, answer)]
        assert "Light week?" not in running.text
        assert "LIGHT WEEK" not in running.text
        await running.press("g")
        assert running.screen == "TodayScreen"


async def test_a_light_week_that_was_moved_is_asked_about_again() -> None:
    clock = FakeClock()
    async with open_app(with_many_weeks(clock), clock=clock) as running:
        await running.press("g", "w")
        clock.moment += timedelta(days=7, hours=1)
        await running.press("2", "1")
        assert "Light week?" in running.text


async def test_a_question_that_is_put_off_stays() -> None:
    async with open_app(with_many_weeks()) as running:
        await running.press("g", "escape")
        assert said(running) == []
        assert OFFER in running.text


async def test_nothing_is_asked_where_nothing_calls_for_it() -> None:
    async with open_app(memory()) as running:
        await running.press("g")
        assert running.screen == "TodayScreen"
        assert "Light week" not in running.text


async def test_no_light_week_is_offered_while_the_training_is_locked() -> None:
    store = with_many_weeks()
    pain.declare(store, declared(DeclarationKind.RED_FLAG, "bladder_bowel"), "say")
    async with open_app(store) as running:
        await running.press("g")
        assert "Light week?" not in running.text
        assert running.screen == "TodayScreen"
