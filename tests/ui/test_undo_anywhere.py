"""The last change is taken back on Today and in History, whoever made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from postchain_tui.store import records
from postchain_tui.store.store import Store
from tests.build import kg, sets, settled
from tests.ui.app import FakeClock, Running, memory, open_app
from tests.ui.app import settled as settled_store


def scores(running: Running) -> int:
    """How many pain scores are on record."""
    found = running.store.rows("SELECT count(*) FROM pain_entries WHERE deleted_at IS NULL")
    return int(found[0][0])


async def test_a_score_is_taken_back_on_today_and_given_again() -> None:
    async with open_app(memory()) as running:
        await running.press("p", "4")
        assert scores(running) == 1
        assert "amber" in running.text
        await running.press("u")
        assert scores(running) == 0
        assert "Undid: Record pain" in running.text
        assert "amber" not in running.line("postchain")
        await running.press("ctrl+r")
        assert scores(running) == 1
        assert "Did again: Record pain" in running.text


async def test_with_nothing_to_take_back_it_says_so() -> None:
    async with open_app(Store.in_memory(FakeClock().now)) as running:
        await running.press("escape")
        for _ in range(3):
            await running.press("u")
        assert "Nothing" in running.text or "nothing" in running.text


async def test_a_session_that_was_logged_is_gone_from_history_and_comes_back() -> None:
    store = memory()
    past = settled(*sets("rdl_barbell", 10, 10, load=kg(25)), days=3)
    records.create(store, past, "basics", "log 2 sets")
    async with open_app(store) as running:
        await running.press("escape", "2")
        assert "2 sets" in running.text
        await running.press("u")
        assert "No sessions yet" in running.text
        assert "Undid: log 2 sets" in running.text
        await running.press("ctrl+r")
        assert "2 sets" in running.text


async def test_what_another_program_did_is_taken_back_too(tmp_path: Path) -> None:
    clock = FakeClock()
    path = tmp_path / "shared.db"
    store = settled_store(Store.open(path, device="app", now=clock.now))
    async with open_app(store, clock=clock) as running:
        with Store.open(path, device="other", now=clock.now) as other:
            past = settled(*sets("rdl_barbell", 10, load=kg(25)), days=3)
            records.create(other, past, "basics", "log 1 set")
        await running.press("u")
        assert "Undid: log 1 set" in running.text
        assert running.sessions == []


@pytest.mark.parametrize("keys", [("p",), ("exclamation_mark",)])
async def test_nothing_is_taken_back_below_a_question(keys: tuple[str, ...]) -> None:
    async with open_app(memory()) as running:
        running.coach.set_setting("green", "1")
        await running.press(*keys, "u")
        assert running.coach.settings.green == 1
