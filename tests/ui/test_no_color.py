"""Without colours every state still says in words what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.diary import PainKind
from postchain_tui.core.plan import Verdict
from tests.ui.app import (
    RESTING,
    Running,
    bridges,
    colors_on,
    holds,
    lifts,
    memory,
    one_legged,
    open_app,
    open_session,
)


@pytest.fixture(autouse=True)
def _no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def assert_grey(running: Running) -> None:
    """No colour is on the screen."""
    assert {color for color in colors_on(running.app) if len(set(color)) > 1} == set()


async def test_a_screen_with_colours_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    async with open_app(memory()) as running:
        assert any(len(set(color)) > 1 for color in colors_on(running.app))


@pytest.mark.parametrize(("score", "light"), [(0, "green"), (4, "amber"), (8, "red")])
async def test_the_light_is_a_word_and_a_mark(score: int, light: str) -> None:
    async with open_app(memory()) as running:
        running.coach.record_pain(PainKind.NOW, score)
        await running.press("2", "1")
        assert_grey(running)
        mark = {"green": "●", "amber": "◆", "red": "■"}[light]
        assert f"{mark} {light}" in running.line("postchain")


async def test_the_lock_is_a_word() -> None:
    async with open_app() as running:
        await running.press(*["enter"] * 4, "space", "enter")
        assert_grey(running)
        await running.press("enter")
        assert_grey(running)
        assert "✕ lock" in running.line("postchain")


async def test_ticks_and_choices_are_marks() -> None:
    async with open_app() as running:
        assert "▸ ● kilograms" in running.text
        await running.press("enter")
        assert "■ pipe" in running.text
        assert "□ dumbbells" in running.text
        assert_grey(running)


@pytest.mark.parametrize("verdict", list(Verdict))
async def test_a_verdict_is_a_word_and_a_mark(verdict: Verdict) -> None:
    async with open_session(replace(lifts(), verdict=verdict)) as running:
        assert_grey(running)
        assert running.line("the same again").startswith(f"{verdict.mark} {verdict.value}  ")


async def test_zones_of_pain_are_words() -> None:
    async with open_session(told=()) as running:
        assert_grey(running)
        assert running.line("green to 2 · amber to 5 · red from 6")


async def test_every_state_of_a_session_says_its_name() -> None:
    async with open_session(lifts()) as running:
        assert "SET 1 OF 4" in running.text
        await running.press("space")
        assert "GET READY" in running.text
        await running.press("space")
        for word in ("LOWER", "PAUSE", "UP"):
            assert word in running.text
            assert_grey(running)
            await running.advance(3 if word == "LOWER" else 1)
        await running.press("space")
        assert "REST" in running.text
        await running.press("p")
        assert "PAUSED" in running.text
        await running.press("p")
        await running.advance(121)
        assert "REST IS OVER" in running.text
        assert_grey(running)


async def test_the_other_states_say_their_names() -> None:
    async with open_session(bridges(), told=RESTING) as running:
        assert "REST AS NEEDED" in running.text
        assert_grey(running)
    async with open_session(holds(), get_ready_seconds=0) as running:
        await running.press("space")
        assert "HOLD" in running.text
        await running.advance(21)
        assert "DONE" in running.text
        assert_grey(running)
    async with open_session(one_legged()) as running:
        await running.press("space", "space", "space")
        assert "SWITCH SIDES" in running.text
        assert_grey(running)


async def test_saved_refused_and_at_hand_are_marks() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        assert "[  0  ]" in running.line("effort")
        await running.press("1", "0", "0", "1", "enter")
        assert "✗ reps are 0 to 1000" in running.text
        await running.press("backspace", "backspace", "enter")
        assert "✓ saved" in running.text
        assert "10 ✓" in running.text
        assert_grey(running)
