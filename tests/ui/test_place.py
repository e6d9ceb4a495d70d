from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from postchain_tui.ui.dialogs.score import Score, ScoreDialog, ScoreQuestion
from tests.ui.app import Running, memory, open_app

ASKED = ScoreQuestion("How is your back now?", "0 is no pain.")


@asynccontextmanager
async def asked(question: ScoreQuestion = ASKED) -> AsyncIterator[tuple[Running, list[object]]]:
    """The app in front of a score, and what is answered."""
    answers: list[object] = []
    async with open_app(memory()) as running:
        running.app.push_screen(ScoreDialog(question), answers.append)
        await running.pilot.pause()
        yield running, answers


async def test_a_score_needs_no_place() -> None:
    async with asked() as (running, answers):
        await running.press("3")
        assert answers == [Score(3, None, None)]


async def test_a_place_and_a_spread_go_with_the_score() -> None:
    async with asked() as (running, answers):
        await running.press("l", "b", "n")
        assert running.screen == "ScoreDialog"
        assert "low back, left · does not spread" in running.text
        await running.press("4")
        assert answers == [Score(4, "low_back_left", False)]


async def test_enter_goes_back_with_half_an_answer() -> None:
    async with asked() as (running, answers):
        await running.press("l", "y", "enter")
        assert "spreads down a leg" in running.text
        await running.press("minus")
        assert answers == [Score(None, None, True)]


async def test_esc_forgets_what_was_said_since() -> None:
    async with asked() as (running, answers):
        await running.press("l", "b", "enter", "l", "c", "escape", "2")
        assert answers == [Score(2, "low_back_left", None)]


async def test_a_place_can_be_changed_after_all_was_said() -> None:
    async with asked() as (running, answers):
        await running.press("l", "b", "y", "l", "e", "2")
        assert answers == [Score(2, "buttock_left", True)]


async def test_the_place_is_marked_before_it_is_left() -> None:
    async with asked() as (running, _):
        await running.press("l", "m")
        assert "▸ m  groin or saddle" in running.text


async def test_effort_has_no_place() -> None:
    async with asked(ScoreQuestion("How hard?", "0 is nothing.", is_pain=False)) as (running, _):
        await running.press("l")
        assert running.screen == "ScoreDialog"


@pytest.mark.parametrize("key", ["t", "9"])
async def test_a_digit_answers_at_once_also_after_a_place(key: str) -> None:
    async with asked() as (running, answers):
        await running.press("l", "a", "n", key)
        assert answers == [Score(10 if key == "t" else 9, "upper_back", False)]
