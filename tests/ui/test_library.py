"""The library: keys go in, pages and sessions come out."""

from __future__ import annotations

import pytest

from postchain_tui.core.diary import Status
from tests.ui.app import NARROW, WIDE, memory, open_app, open_session


async def test_every_exercise_stands_below_its_family() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4")
        assert running.screen == "LibraryScreen"
        assert "Bridges and hip thrusts" in running.text
        assert running.line("▸ Pelvic tilt").startswith("▸ Pelvic tilt")
        await running.press("down")
        assert "● due" in running.line("▸ Glute bridge")[:46]
        await running.press("end")
        assert "Brisk walk" in running.text


async def test_a_page_says_how_it_is_done_and_where_it_stands() -> None:
    for size in (WIDE, NARROW):
        async with open_app(memory(), size=size) as running:
            await running.press("escape", "4", "down", "enter")
            assert "LADDER" in running.text
            assert "▸ ● Glute bridge · due today" in running.text
            assert "Pelvic tilt" in running.text
            await running.press("end")
            assert "YOUR HISTORY" in running.text
            await running.press("left", "down")
            assert "▸ Bridge hold" in running.text


async def test_names_muscles_implements_and_states_are_sought() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "slash")
        await running.type("hip thruster")
        assert "1 found" in running.text
        assert "▸ Hip thrust, bodyweight" in running.text
        await running.press("ctrl+u")
        await running.type("hamstrings injured")
        assert "Good morning, pipe" in running.text
        assert "Good morning, barbell" not in running.text
        await running.press("enter")
        await running.press("down")
        assert "found" in running.text
        await running.press("slash", "escape")
        assert "Bridges and hip thrusts" in running.text
        assert "found" not in running.text


async def test_where_nothing_is_found_esc_shows_all_again() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "slash")
        await running.type("swimming")
        assert "Nothing found." in running.text
        await running.press("enter", "escape")
        assert "▸ Pelvic tilt" in running.text
        await running.press("d")
        assert [one.exercise.id for one in running.session.plan] == ["pelvic_tilt"]


async def test_an_exercise_is_done_at_once() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "d")
        assert running.screen == "ScoreDialog"
        await running.press("0")
        assert running.screen == "SessionScreen"
        assert [place.exercise.id for place in running.session.plan] == ["glute_bridge"]
        await running.press("escape")
        assert running.sessions[0].status is Status.ACTIVE


async def test_what_is_locked_stays_locked_and_says_why() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "slash")
        await running.type("weighted bridge")
        await running.press("enter", "d")
        assert running.screen == "LibraryScreen"
        assert "Weighted bridge: locked" in running.text
        assert running.sessions == []


async def test_nothing_is_begun_while_a_session_is_open() -> None:
    async with open_session() as running:
        await running.press("escape", "4", "d")
        assert "A session is open" in running.text
        assert len(running.sessions) == 1


@pytest.mark.parametrize(
    ("key", "words"), [("g", "eccentric"), ("r", "Tataryn")], ids=["words", "sources"]
)
async def test_words_and_sources_are_one_key_away(key: str, words: str) -> None:
    for size in (WIDE, NARROW):
        async with open_app(memory(), size=size) as running:
            await running.press("escape", "4", key)
            assert running.screen == "RowsDialog"
            for _ in range(12):
                if words in running.text:
                    break
                await running.press("pagedown")
            assert words in running.text
            await running.press("escape")
            assert running.screen == "LibraryScreen"


async def test_the_place_is_kept_and_what_changed_is_read() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "down", "1")
        running.coach.set_setting("implements", "mat")
        await running.press("4")
        assert "▸ Bridge hold" in running.text
        await running.press("slash")
        await running.type("empty bar rdl")
        assert "not at hand" in running.text or "locked" in running.text


async def test_the_terminal_may_change_its_size_while_one_reads() -> None:
    async with open_app(memory()) as running:
        await running.press("escape", "4", "down", "enter")
        await running.resize(NARROW)
        assert "LADDER" in running.text
        assert "Bridge hold  " not in running.text
        await running.press("left")
        assert "Bridge hold  " in running.text
