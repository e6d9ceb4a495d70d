"""Texts from files that people found on the web: every screen shows them as harmless letters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.events import NoteWritten, PlanChanged, SetLogged
from postchain_tui.core.text import harmless
from postchain_tui.store import records
from postchain_tui.store import settings as settings_store
from tests.build import START, at, done
from tests.store.diaries import record
from tests.ui.app import (
    READY,
    RESTING,
    WIDE,
    FakeClock,
    Running,
    lifts,
    memory,
    open_app,
    open_session,
)

MARKUP = (
    "[/]",
    "[/x]",
    "[/foo",
    "[red]x[/blue]",
    "[bold]y",
    "a[link=https://example.org]b[/link]",
    "[@click=app.quit]z[/]",
    "5 [kg]",
    "[$accent]w",
    "\\[x]",
    "[",
    "]",
)
CONTROLS = (
    "a\x1b]52;c;cm0gLXJm\x07b",
    "a\x1b[31mred",
    "a\x9b2Jb",
    "nul\x00nul",
    "a\u202egnp.exe",
    "a\u2066b\u2069c",
    "two\nlines\r\nand\ttab",
    "bell\x07bell",
    "\x9d0;title\x9cafter",
)
LONG = ("x" * 5000, "世" * 600, "e\u0301" * 300)
HOSTILE = (*MARKUP, *CONTROLS, *LONG)
TOGETHER = (
    pytest.param("[/]", id="one"),
    pytest.param(" ".join(MARKUP), id="markup"),
    pytest.param(" ".join(CONTROLS), id="controls"),
    pytest.param(LONG[0], id="long"),
)
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")


def assert_harmless(running: Running) -> None:
    """Nothing on the screen steers a terminal."""
    unsafe = [line for line in running.text.split("\n") if _UNSAFE.search(line)]
    assert unsafe == []
    for title in running.titles:
        assert not _UNSAFE.search(title)


def spoilt(number: int, text: str) -> SessionRecord:
    """A session whose every text is the same, and one of whose exercises nobody knows."""
    past = record(f"past {number}", START - timedelta(days=number), sets=1)
    known = replace(past.sets[0], note=text)
    foreign = replace(known, id=f"foreign {number}", ordinal=2, exercise=text[:100])
    return replace(past, name=text[:500], note=text, sets=(known, foreign), source=text[:100])


async def test_past_sessions_show_hostile_texts_as_letters() -> None:
    store = memory()
    for number, text in enumerate(HOSTILE, start=1):
        records.create(store, spoilt(number, text), None, "train")
    async with open_app(store) as running:
        await running.press("escape", "2")
        for text in HOSTILE:
            assert_harmless(running)
            detail = "".join(running.text.split())
            for word in harmless(text, 25).rstrip("…").split():
                assert word in detail
            await running.press("down")


@pytest.mark.parametrize("text", TOGETHER)
async def test_today_shows_hostile_texts_as_letters(text: str) -> None:
    store = memory()
    records.create(store, spoilt(1, text), None, "train")
    async with open_app(store) as running:
        assert running.screen == "ScoreDialog"
        assert_harmless(running)
        await running.press("escape")
        assert_harmless(running)


@pytest.mark.parametrize("text", TOGETHER)
async def test_a_session_shows_hostile_texts_as_letters(text: str) -> None:
    past = (replace(done(reps=8), note=text),)
    plan = (replace(lifts(), last=past, reason=text),)
    changed = PlanChanged(START, "basics", text[:500], plan, text)
    logged = (SetLogged(at(2), 10, note=text), NoteWritten(at(3), text))
    async with open_session(lifts(), told=(*READY, changed, *RESTING[1:], *logged)) as running:
        assert_harmless(running)
        await running.press("n")
        assert_harmless(running)
        await running.press("escape", "s", "1", "2")
        assert_harmless(running)
        await running.press("n")
        assert_harmless(running)
        await running.press("escape", "escape", "f")
        assert running.screen == "ChoiceDialog"
        assert_harmless(running)
        await running.press("f")
        assert running.screen == "TodayScreen"
        assert_harmless(running)


@pytest.mark.parametrize("text", ["[/x]", "[$a]\\[x"])
async def test_what_is_typed_into_a_note_is_shown_as_it_is(text: str) -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("n")
        await running.type(text)
        assert text in running.text
        await running.press("enter", "8", "enter")
        assert running.sets[0].note == text
        await running.press("e")
        await running.type(f"{text}x")
        await running.press("enter")
        assert "✗" in running.text


async def test_hostile_settings_and_declarations_change_nothing() -> None:
    store = memory()
    for text in HOSTILE:
        spoilt_settings = {"program": "[/]", "units": text, text[:40]: text}
        settings_store.set_settings(store, spoilt_settings, "spoil")
    settings_store.set_settings(store, {"program": "basics"}, "mend")
    async with open_app(store, size=WIDE, clock=FakeClock(), notice="[/x]") as running:
        running.coach.declare(DeclarationKind.RED_FLAG, "[/]\x1b[31m", "[/x]")
        await running.press("2", "1")
        assert_harmless(running)
