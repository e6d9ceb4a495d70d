"""Without colours every state still says in words what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui import demo
from postchain_tui.core.chart import Mark
from postchain_tui.core.diary import PainKind
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.plan import Verdict
from postchain_tui.store import records
from postchain_tui.store.store import Store
from postchain_tui.ui.widgets.chart_view import ChartView
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import (
    RESTING,
    FakeClock,
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
from tests.ui.scenes import LIVES, look, visits


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


@pytest.mark.parametrize("life", LIVES)
async def test_no_place_has_a_colour(life: str) -> None:
    async for place, running in visits(life, once=True):
        found = {color for color in colors_on(running.app) if len(set(color)) > 1}
        assert found == set(), place.name


async def test_the_terminals_own_ink_is_left_on_its_own_ground() -> None:
    async with open_app(memory(), theme="postchain-terminal") as running:
        styles = [
            segment.style
            for strip in running.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text.strip() and segment.style is not None
        ]
        assert styles
        assert all(one.color is None or one.color.is_default for one in styles)
        assert all(one.bgcolor is None or one.bgcolor.is_default for one in styles)


APART = {
    "empty": [("today", "history"), ("score", "keys")],
    "weeks": [
        ("history", "history, moved"),
        ("history", "history, read"),
        ("filter", "filter, marked"),
        ("edit", "edit, moved"),
        ("edit, moved", "edit, refused"),
        ("log", "log, typed"),
        ("palette", "palette, moved"),
        ("place", "place, chosen"),
        ("year", "year, moved"),
        ("progress", "progress, read out"),
        ("progress", "progress, volume"),
        ("progress", "progress, table"),
        ("library", "library, read"),
        ("picker", "picker, typed"),
    ],
    "session": [
        ("rest", "rest, effort"),
        ("rest, effort", "rest, pain"),
        ("rest, refused", "rest, saved"),
        ("rest, saved", "rest, paused"),
        ("ready", "ready, guide"),
    ],
    "first": [("signs", "nothing ticked, one moved")],
    "wrap-up": [("wrap-up", "wrap-up, answered")],
}
"""Pairs of scenes that say something different."""


@pytest.mark.parametrize("life", LIVES)
async def test_what_is_different_looks_different_without_colours(life: str) -> None:
    looks = {}
    async for place, running in visits(life):
        looks[place.name] = look(running)
    assert [pair for pair in APART[life] if looks[pair[0]] == looks[pair[1]]] == []


async def test_the_zone_of_a_score_in_the_past_is_a_mark() -> None:
    clock = FakeClock()
    store = memory(clock)
    for days, score in enumerate((1, 4, 8), 1):
        day = START - timedelta(days=days)
        records.create(store, record(f"s{days}", day, pain_before=score), "basics", "train")
    async with open_app(store, clock=clock) as running:
        await running.press("escape", "2")
        for mark in ("pain ● 1", "pain ◆ 4", "pain ■ 8"):
            assert mark in running.text
        assert_grey(running)


async def test_what_was_changed_and_what_is_wrong_are_marks() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "2", "l")
        assert "•" not in running.text
        await running.press(*"qq")
        assert "• sets" in running.text
        await running.press("enter")
        assert "✗ sets" in running.text
        assert_grey(running)


async def test_a_locked_exercise_says_so() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        assert "× locked" in running.text
        assert "● due" in running.text
        assert_grey(running)


async def test_an_error_that_is_told_is_a_mark() -> None:
    async with open_app(memory()) as running:
        running.app.tell(PostchainError("the disk is full"))
        await running.pilot.pause()
        assert "✗ the disk is full" in running.text


@pytest.mark.parametrize("page", ["e", "v", "p", "f", "b"])
async def test_what_a_chart_shows_is_told_apart_by_its_signs(page: str) -> None:
    clock = FakeClock()
    store = Store.in_memory(clock.now)
    demo.fill(store, 12, 7, clock.now())
    async with open_app(store, clock=clock) as running:
        await running.press("escape", "3", page)
        charts = [view.chart for view in running.app.screen.query(ChartView) if view.chart]
        signs = [
            [one.symbol for one in chart.shown if one.mark in {Mark.DOTS, Mark.JOINED}]
            for chart in charts
        ]
        assert signs
        assert [symbols for symbols in signs if len(set(symbols)) < len(symbols)] == []
