from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.store import pain, records
from postchain_tui.store.store import Store
from postchain_tui.ui.dialogs.help import described_keys
from postchain_tui.ui.messages import AnswerMorning, RecordPain, StartSession
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import NARROW, FakeClock, Running, memory, open_app

MORNING_AFTER = START + timedelta(hours=14)


def trained(clock: FakeClock | None = None) -> Store:
    """The store of somebody who trained at the start."""
    store = memory(clock)
    records.create(store, record("evening", START), None, "train")
    return store


def scores(running: Running) -> list[PainRecord]:
    """The pain scores on record."""
    return list(
        pain.pain_between(running.store, START - timedelta(days=1), START + timedelta(days=9))
    )


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_space_or_enter_starts_the_session_that_is_due(key: str) -> None:
    async with open_app(memory()) as running:
        assert "NEXT  Basics · session 1" in running.text
        await running.press(key)
        assert any(isinstance(message, StartSession) for message in running.messages)
        assert running.session.program == "basics"
        assert "How is your back now, before you start?" in running.text


async def test_the_pain_of_the_moment_is_recorded_by_two_keys() -> None:
    async with open_app(memory()) as running:
        await running.press("p", "4")
        assert any(isinstance(message, RecordPain) for message in running.messages)
        assert [(score.kind, score.score) for score in scores(running)] == [(PainKind.NOW, 4)]
        assert "worst this week 4" in running.text


@pytest.mark.parametrize(("key", "score"), [("t", 10), ("minus", None), ("0", 0)])
async def test_a_score_that_is_not_known_is_none_and_never_zero(
    key: str, score: int | None
) -> None:
    async with open_app(memory()) as running:
        await running.press("p", key)
        assert [found.score for found in scores(running)] == [score]


async def test_a_score_that_is_put_off_is_not_recorded() -> None:
    async with open_app(memory()) as running:
        await running.press("p", "escape")
        assert running.screen == "TodayScreen"
        assert scores(running) == []


async def test_the_morning_score_that_is_owed_is_asked_for_first() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        assert "the morning after Mon 2 Mar" in running.text
        await running.press("1")
        assert [(found.kind, found.score, found.session) for found in scores(running)] == [
            (PainKind.MORNING, 1, "evening")
        ]
        assert "next morning 1" in running.text
        assert "m Morning score" not in running.text
        assert "m Correct the morning" in running.text


async def test_a_morning_score_put_off_is_one_key_away() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("escape")
        assert "How was your back the morning after?" in running.text
        await running.press("m", "minus")
        assert any(isinstance(message, AnswerMorning) for message in running.messages)
        assert [found.score for found in scores(running)] == [None]
        assert "How was your back the morning after?" not in running.text
        await running.press("m")
        assert "On record: you did not know." in running.text


async def test_a_mistyped_morning_is_put_right() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("l", "b", "n", "t", "escape")
        assert "worst this week 10" in running.text
        await running.press("m")
        assert running.line("On record: 10, low back, left · does not spread.")
        await running.press("1")
        (found,) = scores(running)
        assert (found.kind, found.score, found.session) == (PainKind.MORNING, 1, "evening")
        assert (found.place, found.spreading) == ("low_back_left", False)
        assert running.sessions[0].pain_morning == 1
        assert "worst this week 1" in running.text
        assert "next morning 1" in running.text


async def test_a_morning_put_right_days_later_keeps_its_day() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("4")
        clock.moment = START + timedelta(days=4)
        await running.press("m", "2")
        assert [(found.at, found.score, found.recalled) for found in scores(running)] == [
            (MORNING_AFTER, 2, False)
        ]


async def test_a_morning_that_was_not_known_is_recalled_when_it_is_told() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("minus")
        clock.moment = START + timedelta(days=4)
        await running.press("m", "2")
        assert [(found.at, found.recalled) for found in scores(running)] == [(clock.moment, True)]


async def test_a_morning_is_put_right_by_one_action() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("4", "m", "2")
        whats = [row["what"] for row in running.store.rows("SELECT what FROM actions")]
        assert whats[-1] == "Correct a morning"


async def test_a_morning_cannot_be_put_right_after_a_week_nor_while_a_session_is_open() -> None:
    clock = FakeClock(MORNING_AFTER)
    async with open_app(trained(clock), clock=clock) as running:
        await running.press("4")
        clock.moment = START + timedelta(days=7)
        await running.press("2", "1")
        assert "m Correct" in running.text
        clock.moment = START + timedelta(days=8)
        await running.press("2", "1", "m")
        assert running.screen == "TodayScreen"
        assert "m Correct" not in running.text
        clock.moment = START + timedelta(days=3)
        await running.press("space", "escape", "escape", "m")
        assert running.screen == "TodayScreen"
        assert "m Correct" not in running.text


async def test_no_morning_is_owed_on_the_evening_itself() -> None:
    clock = FakeClock(START + timedelta(hours=2))
    async with open_app(trained(clock), clock=clock) as running:
        assert running.screen == "TodayScreen"
        assert "next morning not yet known" in running.text


async def test_history_and_today_are_a_key_away_from_each_other() -> None:
    async with open_app(trained()) as running:
        await running.press("2")
        assert running.screen == "HistoryScreen"
        await running.press("1")
        assert running.screen == "TodayScreen"


async def test_keys_for_what_there_is_not_do_nothing() -> None:
    async with open_app(memory()) as running:
        await running.press("m", "f", "x")
        assert running.screen == "TodayScreen"
        assert "m Morning" not in running.text
        assert "f Finish" not in running.text


async def test_the_help_shows_the_keys_of_the_screen_below() -> None:
    async with open_app(memory()) as running:
        await running.press("question_mark")
        assert running.screen == "HelpDialog"
        assert "Pain now" in running.text
        await running.press("question_mark")
        assert running.screen == "TodayScreen"


async def test_today_is_read_anew_when_one_comes_back_to_it() -> None:
    clock = FakeClock()
    store = memory(clock)
    async with open_app(store, clock=clock, size=NARROW) as running:
        assert "this will be the first session" in running.text
        records.create(store, record("log", START - timedelta(hours=1)), None, "log")
        await running.press("2", "1", "pagedown")
        assert "2 sets · worst pain –" in running.text


async def test_a_notice_stays_on_today() -> None:
    async with open_app(memory(), notice="This is a made-up history.") as running:
        await running.press("p", "1")
        assert "This is a made-up history." in running.text


async def test_a_remapped_key_does_what_the_other_did() -> None:
    async with open_app(memory(), keys={"today.pain": "z"}) as running:
        assert ("z", "Pain now") in described_keys(running.app.screen)
        await running.press("p")
        assert running.screen == "TodayScreen"
        await running.press("z")
        assert running.screen == "ScoreDialog"


async def test_a_lift_of_last_time_stands_beside_its_reason() -> None:
    store = memory()
    past = record("past", START - timedelta(days=3), exercise="glute_bridge", sets=3)
    records.create(store, replace(past, name="Basics"), "basics", "train")
    async with open_app(store) as running:
        await running.press("escape")
        assert "NEXT  Basics · session 2" in running.text
        assert "3 days ago" in running.text
