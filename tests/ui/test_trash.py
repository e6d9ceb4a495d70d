"""What was thrown away lies in the trash and is taken out again."""

from __future__ import annotations

from datetime import timedelta

from postchain_tui.store import pain
from tests.build import START
from tests.ui.app import NARROW, FakeClock, memory, open_app, open_session
from tests.ui.lives import with_open_gate
from tests.ui.test_history import last_deed, sentences


async def test_an_empty_trash_says_so_and_takes_every_key() -> None:
    async with open_app(memory(), size=NARROW) as running:
        await running.press("2", "x")
        assert "The trash is empty." in running.text
        assert "Restore" not in running.text
        await running.press("enter", "r", "up", "down", "end", "d", "e", "a")
        assert running.screen == "TrashScreen"
        await running.press("2")
        assert running.screen == "HistoryScreen"


async def test_what_is_deleted_lies_there_newest_first_and_is_restored() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "p", "d", "escape", "enter", "down", "d", "left", "down", "d")
        await running.press("x")
        rows = [line.strip() for line in running.text.splitlines() if "30 days left" in line]
        assert [row.removeprefix("▸ ").split(":")[0] for row in rows] == [
            "Session of 25 Feb",
            "Set of Glute bridge, 28 Feb",
            "Pain score of 1 Mar",
        ]
        assert all(row.endswith("deleted today") for row in rows)
        await running.press("down", "enter")
        assert len(running.sessions[0].sets) == 3
        assert last_deed(running) == "restore set of Glute bridge, 28 Feb"
        assert "▸" in running.line("Pain score of 1 Mar:")
        await running.press("r")
        assert len(pain.scores(running.store, 100, None)) == 3
        await running.press("enter")
        assert "The trash is empty." in running.text
        assert [one.id for one in running.sessions] == ["bridges 2", "bridges 5"]
        assert len(pain.scores(running.store, 100, None)) == 6
        await running.press("escape")
        assert "Wed 25 Feb" in running.text


async def test_a_restore_is_undone_and_done_again() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "d", "x", "enter")
        assert len(running.sessions) == 2
        await running.press("u")
        assert len(running.sessions) == 1
        assert "Session of 28 Feb" in running.text
        await running.press("ctrl+r")
        assert len(running.sessions) == 2
        assert "The trash is empty." in running.text
        await running.press("u", "u")
        assert len(running.sessions) == 2
        assert "The trash is empty." in running.text


async def test_a_discarded_session_lies_there_too() -> None:
    async with open_session() as running:
        await running.press("escape", "f", "d")
        assert running.sessions == []
        await running.press("2", "x")
        assert "discarded today" in running.line("Session of 2 Mar")
        await running.press("enter")
        assert running.screen == "TrashScreen"
        assert "Done: restore session of 2 Mar" in sentences(running)
        assert len(running.sessions) == 1


async def test_a_set_of_a_session_that_lies_there_itself_comes_after_it() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "enter", "down", "d", "left", "d", "x")
        assert "Session of 28 Feb: 2 sets" in running.text
        assert "Set of" not in running.text
        await running.press("enter")
        assert len(running.sessions[0].sets) == 2
        assert "Set of Glute bridge, 28 Feb" in running.text
        await running.press("enter")
        assert len(running.sessions[0].sets) == 3


async def test_after_thirty_days_it_is_shown_no_more() -> None:
    clock = FakeClock()
    async with open_app(with_open_gate(clock), clock=clock) as running:
        await running.press("2", "d", "x")
        clock.moment = START + timedelta(days=29)
        await running.press("1", "escape", "2", "x")
        assert "1 day left · deleted 29 days ago" in running.text
        clock.moment = START + timedelta(days=31)
        await running.press("2", "x")
        assert "The trash is empty." in running.text
