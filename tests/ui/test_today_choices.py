"""A gate that opens to several ways: offered on Today, chosen by a key."""

from __future__ import annotations

from datetime import timedelta

from postchain_tui.core.diary import DeclarationKind
from postchain_tui.store import pain
from tests.ui.app import NARROW, Running, memory, open_app
from tests.ui.lives import declared, said, with_open_gate

OFFER = "The gate is open:  c chooses what comes after Glute bridge."


def first_choice(running: Running) -> str:
    """The id of the first exercise that is open."""
    return next(
        due.decision.choices[0] for due in running.coach.today().due if due.decision.choices
    )


async def test_an_open_gate_is_a_line_on_today() -> None:
    async with open_app(with_open_gate(), size=NARROW) as running:
        assert running.line("The gate is open:  c").endswith(OFFER)
        assert "c Choose" in running.text


async def test_without_an_open_gate_there_is_nothing_to_choose() -> None:
    async with open_app(memory()) as running:
        await running.press("c")
        assert running.screen == "TodayScreen"
        assert "The gate is open" not in running.text


async def test_what_is_chosen_is_due_from_then_on() -> None:
    async with open_app(with_open_gate()) as running:
        exercise = running.coach.library.exercise(first_choice(running))
        await running.press("c")
        assert running.screen == "ChoiceDialog"
        assert exercise.name in running.text
        await running.press("enter")
        assert said(running) == [(DeclarationKind.CHOSEN, exercise.id)]
        assert f"1  {exercise.name}" in running.text
        assert OFFER not in running.text


async def test_a_choice_put_off_leaves_the_gate_open() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("c", "escape")
        assert said(running) == []
        assert OFFER in running.text


async def test_the_choice_is_open_in_the_reason_as_well() -> None:
    async with open_app(with_open_gate()) as running:
        exercise = first_choice(running)
        await running.press("w")
        assert "OPEN NOW" in running.text
        await running.press("c", "a")
        assert said(running) == [(DeclarationKind.CHOSEN, exercise)]


async def test_a_gate_that_was_shut_meanwhile_is_refused_with_its_reason() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("c")
        pain.declare(running.store, declared(DeclarationKind.INJURED), "say")
        await running.press("enter")
        assert said(running) == [(DeclarationKind.INJURED, "yes")]
        assert "while something is injured" in " ".join(running.text.split())
        assert OFFER not in running.text


async def test_nothing_is_open_while_the_training_is_locked() -> None:
    store = with_open_gate()
    pain.declare(store, declared(DeclarationKind.RED_FLAG, "bladder_bowel"), "say")
    async with open_app(store) as running:
        assert OFFER not in running.text
        await running.press("c")
        assert running.screen == "TodayScreen"


async def test_a_choice_is_remembered_the_next_day() -> None:
    async with open_app(with_open_gate()) as running:
        exercise = running.coach.library.exercise(first_choice(running))
        await running.press("c", "enter")
        running.clock.moment += timedelta(days=1)
        await running.press("2", "1")
        assert f"1  {exercise.name}" in running.text
