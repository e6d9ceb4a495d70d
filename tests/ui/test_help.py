"""The keys of where one is, and what the program is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from postchain_tui import __version__
from postchain_tui.store.store import Store
from postchain_tui.ui.dialogs.help import described_keys
from tests.ui.app import NARROW, WIDE, FakeClock, memory, open_app, open_session, settled


@pytest.mark.parametrize("mode", ["1", "2", "3", "4"])
async def test_every_key_is_named_once_and_is_ours(mode: str) -> None:
    async with open_app(memory()) as running:
        await running.press("escape", mode)
        told = described_keys(running.app.screen)
        words = Counter(word for _, word in told)
        assert [word for word, count in words.items() if count > 1] == []
        assert not {"Focus Next", "Focus Previous", "Copy selected text"} & words.keys()
        assert words["Quit"] == words["Open the command palette"] == 1


async def test_of_two_keys_with_one_word_the_first_stands_for_both() -> None:
    async with open_session() as running:
        await running.press("escape", "2")
        assert ("↑ ↓", "Choose") in described_keys(running.app.screen)
        assert not any(key == "down" for key, _ in described_keys(running.app.screen))


async def test_it_is_said_what_the_program_is_and_where_the_data_are(tmp_path: Path) -> None:
    for size in (WIDE, NARROW):
        clock = FakeClock()
        path = tmp_path / f"{size[0]}" / "diary.db"
        path.parent.mkdir()
        store = settled(Store.open(path, device="d", now=clock.now))
        async with open_app(store, clock=clock, size=size) as running:
            await running.press("escape", "question_mark", "a")
            assert f"version         {__version__}" in running.text
            assert "diary.db" in running.text.replace("\n", "")
            assert "not medical advice" in running.text
            seen = running.text
            await running.press("pagedown")
            assert "SOURCES" in seen + running.text
            await running.press("escape", "escape")
            assert running.screen == "TodayScreen"


async def test_where_all_is_in_memory_that_is_said() -> None:
    async with open_app(memory()) as running:
        running.app.action_about()
        await running.until(lambda: "in memory only" in running.text)
        running.app.action_about()
        await running.press("escape")
        assert running.screen != "RowsDialog"
