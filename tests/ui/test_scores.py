"""All pain scores are seen and corrected, wherever they were given."""

from __future__ import annotations

from datetime import timedelta

import pytest

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.store import pain
from postchain_tui.store.store import Store
from postchain_tui.ui.widgets.row_list import RowList
from tests.build import START
from tests.ui.app import NARROW, WIDE, Running, memory, open_app
from tests.ui.lives import with_open_gate
from tests.ui.test_history import last_deed, sentences
from tests.ui.test_history_corrections import fill, of, save
from tests.ui.test_hostile_text import CONTROLS, MARKUP, assert_harmless


def with_scores(count: int) -> Store:
    """Somebody who told of her back every day, at last yesterday."""
    store = memory()
    for day in range(count, 0, -1):
        at = START - timedelta(days=day)
        pain.add_pain(store, PainRecord(f"day {day}", at, PainKind.NOW, day % 11), "record pain")
    return store


def newest(running: Running) -> PainRecord:
    """The newest score on record."""
    return pain.scores(running.store, 1, None)[0]


def count(running: Running) -> int:
    """How many scores are on record."""
    return len(pain.scores(running.store, 10_000, None))


async def test_without_scores_it_says_how_to_add_one() -> None:
    async with open_app(memory(), size=NARROW) as running:
        await running.press("2", "p")
        assert "No pain scores yet." in running.text
        assert "Edit" not in running.text
        await running.press("enter", "e", "d", "delete", "up", "end", "ctrl+r")
        assert running.screen == "ScoresScreen"
        await running.press("a")
        await save(running, day="2026-02-27", time="07:15", score="4", place="buttock, left")
        added = newest(running)
        assert (added.score, added.place) == (4, "buttock_left")
        assert f"{added.at:%Y-%m-%d %H:%M}" == "2026-02-27 07:15"
        assert "◆ 4" in running.line("07:15")
        assert "Edit" in running.text
        await running.press("u")
        assert "No pain scores yet." in running.text


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_score_is_corrected_where_it_stands(size: tuple[int, int]) -> None:
    async with open_app(with_open_gate(), size=size) as running:
        await running.press("2", "p", "down", "enter")
        assert "Pain score of Sat 28 Feb" in running.text
        await save(running, score="3", spreads="y", note="after the drive")
        assert of(running, "bridges 2").pain_after == 3
        row = running.line("18:10  after   ◆")
        assert row.startswith("▸")
        assert "spreads down a leg" in row
        assert last_deed(running) == (
            "edit pain score of 28 Feb: pain 0 → 3, spreads down a leg – → y and 1 more"
        )
        await running.press("u")
        assert of(running, "bridges 2").pain_after == 0
        assert "▸ Sat 28 Feb      18:10" in running.text
        await running.press("ctrl+r", "escape")
        assert of(running, "bridges 2").pain_after == 3
        assert running.screen == "HistoryScreen"


async def test_a_score_that_cannot_be_read_stays_in_the_form() -> None:
    async with open_app(with_scores(1)) as running:
        await running.press("escape", "2", "p", "e")
        await save(running, score="11")
        assert running.screen == "FormDialog"
        assert "✗" in running.text
        await fill(running, score="-")
        await running.press("enter")
        assert newest(running).score is None
        assert running.line("18:00  now ").endswith("–")


async def test_a_score_is_thrown_away_and_comes_back() -> None:
    async with open_app(with_scores(3)) as running:
        await running.press("escape", "2", "p", "end", "d")
        assert count(running) == 2
        assert "▸" in running.line("Sat 28 Feb")
        assert "Done: delete pain score of 27 Feb" in sentences(running)
        await running.press("d", "d")
        assert "No pain scores yet." in running.text
        await running.press("u", "u", "u")
        assert count(running) == 3
        await running.press("down", "down")
        assert "▸" in running.line("Fri 27 Feb")


async def test_more_scores_are_read_as_one_scrolls_and_the_place_is_kept() -> None:
    async with open_app(with_scores(120)) as running:
        await running.press("escape", "2", "p", "end", "end", "end")
        rows = running.app.screen.query_one(RowList)
        assert rows.index == 119
        await running.press("up", "up", "up", "e")
        await save(running, note="said anew")
        assert rows.index == 116
        assert "▸" in running.line("■ 7  said anew")
        await running.press("2", "p")
        assert "▸" in running.line("■ 7  said anew")
        await running.press("end")
        assert rows.index == 119


async def test_it_is_told_when_a_score_changes_what_is_due() -> None:
    async with open_app(with_open_gate()) as running:
        await running.press("2", "p", "e")
        await save(running, score="8")
        assert len(sentences(running).splitlines()) > 1


async def test_hostile_texts_of_scores_are_letters() -> None:
    store = memory()
    for number, text in enumerate((" ".join(MARKUP), " ".join(CONTROLS), "x" * 5000)):
        at = START - timedelta(days=1, hours=number)
        entry = PainRecord(f"{number}", at, PainKind.NOW, 3, place=text[:60], note=text)
        pain.add_pain(store, entry, text[:100])
    async with open_app(store, size=NARROW) as running:
        await running.press("escape", "2", "p")
        for _ in range(3):
            assert_harmless(running)
            await running.press("e")
            assert_harmless(running)
            await running.press("escape", "d", "x")
            assert_harmless(running)
            await running.press("escape", "p")
        assert count(running) == 0
