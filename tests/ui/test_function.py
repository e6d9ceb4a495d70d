"""What the person can do, asked by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest

from postchain_tui.coach import functioning
from postchain_tui.store import activities, records
from postchain_tui.store.failures import NotSavedError
from postchain_tui.store.store import Store
from postchain_tui.ui.messages import AskFunction
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import NARROW, WIDE, FakeClock, Running, lifts, memory, open_app, open_session
from tests.ui.test_hostile_text import CONTROLS, MARKUP, assert_harmless

OFFER = "What you can do: week"
BEFORE = START - timedelta(weeks=4)


def with_activities(*names: str, scores: tuple[int | None, ...] = ()) -> Store:
    """The store of somebody whose activities have names, scored four weeks ago."""
    store = memory()
    ids = [activities.add(store, name).id for name in names]
    activities.score(store, dict(zip(ids, scores, strict=False)), BEFORE)
    return store


def trained(store: Store, days_ago: int) -> Store:
    """The same after a first session of the program so many days ago, its morning answered."""
    first = record("first", START - timedelta(days=days_ago))
    records.create(store, replace(first, name="Basics"), "basics", "train")
    return store


def names(running: Running) -> list[str]:
    """The list on record."""
    return [one.name for one in activities.activities(running.store)]


def scores(running: Running) -> list[int | None]:
    """The scores on record that were given now, in the order of the list."""
    days = functioning.rounds(running.coach)
    return [one.score for day in days if day.date == START.date() for one in day.scores]


async def named(running: Running, *texts: str) -> None:
    """Name activities, the first of which is asked for already."""
    for number, text in enumerate(texts):
        if number:
            await running.press("n")
        await running.type(text)
        await running.press("enter")


async def test_the_first_time_asks_for_a_name_and_then_for_scores() -> None:
    async with open_app(memory()) as running:
        await running.press("y")
        assert any(isinstance(message, AskFunction) for message in running.messages)
        assert running.screen == "TextDialog"
        assert "Name three to five things" in running.text
        await named(running, "tie my shoes", "sit", "carry bags")
        assert running.screen == "FunctionDialog"
        await running.press("up", "up", "3", "5", "4")
        assert running.line("average").endswith("4.0")
        assert names(running) == []
        await running.press("enter")
        assert running.screen == "TodayScreen"
        assert names(running) == ["tie my shoes", "sit", "carry bags"]
        assert scores(running) == [3, 5, 4]


@pytest.mark.parametrize(("key", "score"), [("0", 0), ("9", 9), ("t", 10), ("minus", None)])
async def test_one_key_scores_and_goes_to_the_next(key: str, score: int | None) -> None:
    async with open_app(with_activities("sit", "stand")) as running:
        await running.press("y", key)
        assert "▸ stand" in running.text
        await running.press("enter")
        assert scores(running) == [score]


async def test_an_activity_left_alone_has_no_score() -> None:
    async with open_app(with_activities("sit", "stand")) as running:
        await running.press("y", "down", "7")
        assert running.line("average").endswith("7.0")
        await running.press("enter")
        assert scores(running) == [7]


async def test_what_was_scored_today_is_there_again_and_can_be_corrected() -> None:
    async with open_app(with_activities("sit", "stand")) as running:
        await running.press("y", "3", "4", "enter", "y")
        assert running.line("sit").endswith("[  3 ]")
        await running.press("5", "enter")
        assert scores(running) == [5, 4]


async def test_the_last_scores_stand_beside_and_the_change_is_judged() -> None:
    async with open_app(with_activities("sit", "stand", scores=(3, 4))) as running:
        await running.press("y")
        assert "3   [    ]" in running.line("sit")
        await running.press("5", "6", "enter", "y")
        assert "average since Mon 2 Feb  +2.0: better, beyond measurement noise" in running.text


async def test_later_drops_the_scores_and_keeps_the_names() -> None:
    async with open_app(memory()) as running:
        await running.press("y")
        await named(running, "sit")
        await running.press("3", "escape")
        assert running.screen == "TodayScreen"
        assert (names(running), scores(running)) == (["sit"], [])


async def test_later_on_a_list_without_changes_writes_nothing() -> None:
    async with open_app(with_activities("sit", scores=(3,))) as running:
        before = running.store.rows("SELECT count(*) AS n FROM actions")[0]["n"]
        await running.press("y", "5", "escape", "y", "enter")
        assert running.store.rows("SELECT count(*) AS n FROM actions")[0]["n"] == before


async def test_a_name_that_cannot_be_stays_in_the_line_with_the_reason() -> None:
    async with open_app(with_activities("sit")) as running:
        await running.press("y", "n")
        await running.type("Sit")
        await running.press("enter")
        assert "✗ This activity is on the list already" in running.text
        await running.press("escape", "n")
        await running.type("uation")
        await running.press("enter")
        assert "▸ Situation" in running.text


async def test_the_fifth_activity_is_the_last() -> None:
    async with open_app(with_activities("a", "b", "c", "d")) as running:
        await running.press("y")
        assert "n New" in running.text
        await running.press("n", "e", "enter")
        assert "n New" not in running.text
        await running.press("n")
        assert running.screen == "FunctionDialog"


async def test_an_activity_is_renamed_with_its_scores() -> None:
    async with open_app(with_activities("sit", "stand", scores=(3, 4))) as running:
        await running.press("y", "down", "e")
        await running.type(" in a queue")
        await running.press("enter", "enter")
        assert names(running) == ["sit", "stand in a queue"]
        assert functioning.rounds(running.coach)[0].mean == 3.5


async def test_a_rename_put_off_changes_nothing() -> None:
    async with open_app(with_activities("sit")) as running:
        await running.press("y", "e", "x", "escape", "enter")
        assert names(running) == ["sit"]


async def test_an_activity_is_removed_only_after_a_question() -> None:
    async with open_app(with_activities("sit", "stand", scores=(3, 4))) as running:
        await running.press("y", "d")
        assert "Take “sit” off the list?" in running.text
        await running.press("enter", "enter")
        assert names(running) == ["sit", "stand"]
        await running.press("y", "d", "r", "enter")
        assert names(running) == ["stand"]


async def test_an_empty_list_offers_only_a_name() -> None:
    async with open_app(memory()) as running:
        await running.press("y", "escape")
        assert "n New" in running.text
        for key in ("e Rename", "d Remove", "enter Save", "0–9 Score"):
            assert key not in running.text
        await running.press("3", "e", "d", "enter", "up")
        assert running.screen == "FunctionDialog"
        await running.press("escape")
        assert running.screen == "TodayScreen"


# When it is due


async def test_a_due_week_is_one_line_on_today_until_it_is_answered() -> None:
    store = trained(with_activities("sit", scores=(3,)), days_ago=28)
    async with open_app(store, size=NARROW) as running:
        await running.press("escape")
        assert running.line(OFFER) == "What you can do: week 4 is due, y"
        await running.press("y")
        assert "What you can do · week 4" in running.text
        await running.press("5", "enter")
        assert OFFER not in running.text


async def test_a_due_week_put_off_is_silent_for_the_day() -> None:
    clock = FakeClock()
    async with open_app(trained(with_activities("sit"), days_ago=28), clock=clock) as running:
        assert OFFER in running.text
        await running.press("y", "escape")
        assert OFFER not in running.text
        clock.moment += timedelta(days=1)
        await running.press("2", "1")
        assert OFFER in running.text


async def test_a_look_out_of_turn_does_not_put_anything_off() -> None:
    store = trained(with_activities("sit", scores=(3,)), days_ago=27)
    async with open_app(store) as running:
        assert OFFER not in running.text
        await running.press("y", "escape")
        running.clock.moment += timedelta(days=1)
        await running.press("2", "1")
        assert OFFER in running.text


async def test_nobody_is_asked_before_the_first_session() -> None:
    async with open_app(memory()) as running:
        assert running.screen == "TodayScreen"
        assert OFFER not in running.text


# Ways in, and what can go wrong


async def test_the_palette_asks_too() -> None:
    async with open_app(with_activities("sit")) as running:
        await running.press("ctrl+p")
        await running.type("what you can")
        await running.press("enter")
        await running.until(lambda: running.screen == "FunctionDialog")
        running.app.grant(AskFunction())
        await running.press("4", "enter")
        assert running.screen == "TodayScreen"
        assert scores(running) == [4]


async def test_it_is_not_asked_over_a_session() -> None:
    async with open_session(lifts()) as running:
        running.app.grant(AskFunction())
        await running.press("i")
        assert running.screen == "SessionScreen"


async def test_what_could_not_be_saved_stays_in_the_list() -> None:
    async with open_app(with_activities("sit")) as running:
        await running.press("y", "4")
        failing = NotSavedError("Not saved: the disk is full.")
        with patch.object(functioning, "keep", side_effect=failing):
            await running.press("enter")
        assert running.screen == "FunctionDialog"
        assert "the disk is full" in running.text
        assert "[  4 ]" in running.text
        await running.press("enter")
        assert scores(running) == [4]


async def test_a_list_that_cannot_be_saved_can_be_left() -> None:
    async with open_app(with_activities("sit")) as running:
        await running.press("y", "n", "x", "enter")
        failing = NotSavedError("Not saved: the disk is full.")
        with patch.object(functioning, "keep", side_effect=failing):
            await running.press("enter", "escape")
        assert running.screen == "TodayScreen"


@pytest.mark.parametrize("text", [" ".join(MARKUP), " ".join(CONTROLS), "世" * 100, "x" * 300])
@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hostile_names_are_letters(text: str, size: tuple[int, int]) -> None:
    store = memory()
    with store.action("by another program") as writing:
        writing.put("activities", {"id": "x", "name": text[:200], "position": 0})
    async with open_app(store, size=size) as running:
        await running.press("y", "4")
        assert_harmless(running)
        assert "[  4 ]" in running.text
        await running.press("d")
        assert_harmless(running)
        await running.press("escape", "e")
        assert_harmless(running)


async def test_without_colours_the_line_at_hand_and_the_scores_are_marks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(with_activities("sit", "stand")) as running:
        await running.press("y", "minus")
        assert running.line("sit").endswith("[  – ]")
        assert running.line("stand").startswith("▌  ▸ stand")
