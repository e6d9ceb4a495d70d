"""What goes wrong while the app runs, and what is left of it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from postchain_tui import config
from postchain_tui.coach import training
from postchain_tui.core.diary import Status
from postchain_tui.core.session import Resting, Work, WrapUp
from postchain_tui.store import diary
from postchain_tui.store.failures import BusyError, NotSavedError
from postchain_tui.store.store import Store
from postchain_tui.ui.screens.session import SessionScreen
from postchain_tui.ui.screens.today import TodayScreen
from tests.build import at, kg
from tests.ui.app import (
    RESTING,
    FakeClock,
    bridges,
    lifts,
    memory,
    open_app,
    open_session,
    settled,
)

FULL = "Not saved: the disk is full. Free some space, then try again."


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be written meanwhile."""
    with patch.object(Store, "action", side_effect=NotSavedError(FULL)):
        yield


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_set_that_could_not_be_saved_stays_and_is_saved_by_the_same_key(key: str) -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("1", "1", "tab", "3", "0")
        with full_disk():
            await running.press(key)
            assert FULL in running.text
            assert "reps   11" in running.text
            assert "saved ·" not in running.text
            await running.advance(60)
            assert FULL in running.text
            assert running.titles[-1] == "1:00 Rest"
        assert running.sets == []
        await running.press(key)
        assert FULL not in running.text
        assert [(done.reps, done.load) for done in running.sets] == [(11, kg(30))]


async def test_the_end_of_a_set_that_could_not_be_saved_can_be_told_again() -> None:
    async with open_session(bridges()) as running:
        await running.press("space", "space")
        with full_disk():
            await running.press("space")
            assert FULL in running.text
            await running.advance(5)
            assert FULL in running.text
        await running.press("space")
        assert isinstance(running.state, Resting)
        assert FULL not in running.text


async def test_a_start_by_itself_that_could_not_be_saved_is_tried_again() -> None:
    async with open_session(bridges()) as running:
        await running.press("space")
        with full_disk():
            await running.advance(5)
            assert FULL in running.text
        await running.advance(1)
        assert FULL not in running.text
        assert running.state == Work(at(5))


async def test_an_answer_that_could_not_be_saved_is_asked_for_again() -> None:
    async with open_session(bridges(), told=()) as running:
        with full_disk():
            await running.press("4")
            assert FULL in running.text
        assert running.session.pain_before is None
        await running.press("space", "4")
        assert running.session.pain_before == 4


async def test_a_note_that_could_not_be_saved_is_not_lost() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter", "n")
        await running.type("tight")
        with full_disk():
            await running.press("enter")
            assert FULL in running.text
        await running.press("enter")
        assert [done.note for done in running.sets] == ["tight"]


async def test_a_session_that_could_not_be_finished_stays_open() -> None:
    async with open_session(bridges()) as running:
        await running.press("s", "2", "3")
        with full_disk():
            await running.press("enter")
            assert FULL in running.text
        assert running.state == WrapUp()
        await running.press("enter")
        assert running.sessions[0].status is Status.FINISHED


async def test_undoing_that_could_not_be_saved_undoes_nothing() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        await running.press("8", "enter")
        with full_disk():
            await running.press("u")
            assert FULL in running.text
        assert [done.reps for done in running.sets] == [8]
        await running.press("u")
        assert running.sets == []


async def test_today_says_what_could_not_be_saved() -> None:
    async with open_app(memory()) as running:
        with full_disk():
            await running.press("p", "3")
            assert "Not saved: the disk is full." in running.text
            await running.press("space")
            assert running.screen == "TodayScreen"
        await running.press("p", "3")
        assert "worst this week 3" in running.text


async def test_first_answers_that_could_not_be_saved_are_told_again_at_the_next_start() -> None:
    async with open_app() as running:
        with full_disk():
            await running.press("escape")
            assert "Not saved: the disk is full." in running.text
        assert diary.is_new(running.store)


async def test_a_file_that_may_only_be_read_is_shown_and_not_written(home: Path) -> None:
    clock = FakeClock()
    path = home / "diary.db"
    settled(Store.open(path, device="a", now=clock.now)).close()
    store = Store.open(path, device="b", now=clock.now, read_only=True)
    async with open_app(store, clock=clock, notice="This one only shows.") as running:
        assert "This one only shows." in running.text
        await running.press("p", "3")
        assert "Not saved: the file is open for reading only." in running.text
        await running.press("space")
        assert running.screen == "TodayScreen"
        assert running.sessions == []


# Bugs of ours: the sets are safe, the traceback is in a file, and one line says so.


async def test_a_crash_leaves_its_traceback_in_a_log_that_only_its_owner_reads(home: Path) -> None:
    with (
        patch.object(TodayScreen, "action_pain", side_effect=ZeroDivisionError("told so")),
        pytest.raises(ZeroDivisionError),
    ):
        async with open_app(memory()) as running:
            await running.press("p")
    log = config.Config(home, home, home / "state").log
    assert "ZeroDivisionError: told so" in log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


async def test_a_crash_in_a_session_loses_no_set(home: Path) -> None:
    clock = FakeClock()
    path = home / "diary.db"
    store = Store.open(path, device="a", now=clock.now)
    with (
        patch.object(SessionScreen, "action_guide", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        async with open_session(lifts(), told=RESTING, store=store) as running:
            await running.press("9", "enter", "i")
    with Store.open(path, device="a", now=clock.now) as opened:
        (kept,) = diary.sessions(opened)
        assert [done.reps for done in kept.sets] == [9]
        async with open_app(settled(opened), clock=clock) as running:
            await running.press("r")
            assert "✓ saved" in running.text
            assert training.unfinished(running.coach) is not None


@contextmanager
def busy_file() -> Iterator[None]:
    """Another program is writing meanwhile."""
    with patch.object(Store, "action", side_effect=BusyError("Not saved: in use.")):
        yield


async def test_a_set_that_had_to_wait_for_another_program_is_saved_by_itself() -> None:
    async with open_session(lifts(), told=RESTING) as running:
        with busy_file():
            await running.press("9", "enter")
            assert "It is tried again by itself" in running.text
            await running.press("u", "space")
        assert not running.sets
        await running.until(lambda: bool(running.sets))
        assert [logged.reps for logged in running.sets] == [9]
        assert "tried again" not in running.text


async def test_what_waits_keeps_the_moment_of_its_key() -> None:
    async with open_session(lifts(), told=RESTING[:-1]) as running:
        pressed = running.clock.now()
        with busy_file():
            await running.press("space")
            await running.advance(3)
        await running.until(lambda: isinstance(running.state, Resting))
        state = running.state
        assert isinstance(state, Resting)
        assert state.ended_at == pressed
