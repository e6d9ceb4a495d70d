"""Something is wrong: warning signs, flare-ups, injuries, and scores that raise the question."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.coach import statements
from postchain_tui.core.diary import DeclarationKind, PainKind, PainRecord
from postchain_tui.store import pain, records
from postchain_tui.store.failures import NotSavedError
from postchain_tui.store.store import Store
from postchain_tui.ui.messages import TellWrong
from tests.build import START
from tests.store.diaries import record
from tests.ui.app import (
    NARROW,
    WIDE,
    FakeClock,
    Running,
    lifts,
    memory,
    open_app,
    open_session,
    settled,
)
from tests.ui.lives import bridged, declared, said, scores, that_says

LOCKED = "✕ Training is locked: what you ticked needs a hospital today."
WAITING = "Warning signs: still to be answered,"
SIGNS = "Is any of this true at the moment?"


async def tick(running: Running, flag: str) -> None:
    """Tick one of the warning signs that are asked for."""
    flags = [one.id for one in red_flags()]
    await running.press(*["down"] * flags.index(flag), "space", "enter")


# Warning signs


async def test_an_urgent_sign_locks_and_says_what_to_do() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "w")
        assert SIGNS in running.text
        await tick(running, "bladder_bowel")
        assert said(running) == [(DeclarationKind.RED_FLAG, "bladder_bowel")]
        assert running.screen == "ReadingDialog"
        assert "Do not wait to see whether it settles." in running.text
        await running.press("a")
        assert running.screen == "ReadingDialog"
        await running.press("enter")
        assert LOCKED in running.text
        await running.press("space")
        assert running.screen == "ReadingDialog"
        assert running.store.rows("SELECT * FROM sessions") == []


async def test_a_lock_is_lifted_by_saying_that_one_was_assessed() -> None:
    clock = FakeClock()
    flag = declared(DeclarationKind.RED_FLAG, "bladder_bowel")
    async with open_app(that_says(flag), clock=clock) as running:
        assert LOCKED in running.text
        await running.press("space", "a")
        assert said(running)[1:] == [(DeclarationKind.ASSESSED, "yes")]
        assert LOCKED not in running.text


async def test_a_lock_outlives_a_restart(tmp_path: Path) -> None:
    path, clock = tmp_path / "d" / "diary.db", FakeClock()
    store = settled(Store.open(path, device="a", now=clock.now))
    async with open_app(store, clock=clock) as running:
        await running.press("exclamation_mark", "w")
        await tick(running, "saddle_numbness")
    clock.moment += timedelta(days=40)
    async with open_app(Store.open(path, device="a", now=clock.now), clock=clock) as running:
        assert LOCKED in running.text
        await running.press("space")
        assert running.screen == "ReadingDialog"


async def test_a_sign_for_the_doctor_advises_without_a_lock() -> None:
    async with open_app(memory(), size=NARROW) as running:
        await running.press("exclamation_mark", "w")
        await tick(running, "fever")
        assert "Please have this looked at" in running.text
        await running.press("enter")
        assert LOCKED not in running.text
        assert "! You ticked a warning sign: please see a clinician." in running.text
        running.clock.moment += timedelta(minutes=1)
        await running.press("exclamation_mark", "a")
        assert "You ticked a warning sign" not in running.text


async def test_all_signs_that_are_ticked_are_one_action() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "w", "y", "y", "enter")
        assert [kind for kind, _ in said(running)] == [DeclarationKind.RED_FLAG] * 2
        whats = [row["what"] for row in running.store.rows("SELECT what FROM actions")]
        assert sum("warning sign" in what for what in whats) == 1


async def test_no_sign_is_the_usual_answer() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "w", "enter")
        assert running.screen == "TodayScreen"
        assert said(running) == [(DeclarationKind.SIGNS_ANSWERED, "none")]


async def test_advice_is_given_although_the_sign_could_not_be_saved() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "w", "space")
        failing = NotSavedError("Not saved: the disk is full.")
        with patch.object(statements, "say", side_effect=failing):
            await running.press("enter")
        assert running.screen == "ReadingDialog"
        assert "the disk is full" in running.text


# A flare-up, an injury


async def test_a_flare_up_counts_as_injured() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark")
        assert "A flare-up counts as injured" in running.text
        await running.press("f")
        assert said(running) == [(DeclarationKind.FLARE, "yes"), (DeclarationKind.INJURED, "yes")]
        assert "Flare on record" in running.text
        assert running.line("postchain").endswith("injured")


async def test_an_injury_is_said_and_taken_back() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "i")
        assert running.line("postchain").endswith("injured")
        running.clock.moment += timedelta(minutes=1)
        await running.press("exclamation_mark")
        assert "No longer injured" in running.text
        await running.press("i")
        assert said(running) == [(DeclarationKind.INJURED, "yes"), (DeclarationKind.INJURED, "no")]
        assert not running.line("postchain").endswith("injured")


async def test_nothing_is_said_when_it_is_put_off() -> None:
    async with open_app(memory()) as running:
        await running.press("exclamation_mark", "escape")
        assert said(running) == []


async def test_the_palette_asks_what_is_wrong_too() -> None:
    async with open_app(memory()) as running:
        await running.press("ctrl+p")
        await running.type("something is wrong")
        await running.press("enter")
        await running.until(lambda: running.screen == "ChoiceDialog")
        assert "Something is wrong?" in running.text


async def test_a_session_asks_by_itself_what_is_wrong() -> None:
    async with open_session(lifts()) as running:
        running.app.grant(TellWrong())
        await running.pilot.pause()
        assert running.screen == "SessionScreen"


# Scores that raise the question


def usual(score: int, *, place: str | None = None) -> Store:
    """Somebody whose pain was the same for days."""
    store = memory()
    for day in range(1, 5):
        at = START - timedelta(days=day)
        pain.add_pain(store, PainRecord(f"{day}", at, PainKind.DAY, score, place=place))
    return store


async def test_where_it_is_goes_on_record_with_the_score() -> None:
    async with open_app(usual(3)) as running:
        await running.press("p", "l", "b", "n", "3")
        newest = scores(running)[-1]
        found = (newest.score, newest.place, newest.spreading)
        assert found == (3, "low_back_left", False)
        assert running.screen == "TodayScreen"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_two_points_more_than_usual_ask_for_signs(size: tuple[int, int]) -> None:
    async with open_app(usual(3), size=size) as running:
        await running.press("p", "5")
        assert scores(running)[-1].score == 5
        assert running.screen == "SignsDialog"
        assert "This is 2 above usual." in running.text
        await running.press("enter")
        assert running.screen == "TodayScreen"
        await running.press("p", "4")
        assert running.screen == "TodayScreen"


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        (("m", "n"), "pain in the groin or saddle"),
        (("i", "n"), "new pain below the knee"),
        (("b", "y"), "pain that spreads down a leg"),
    ],
)
async def test_a_place_or_a_spread_asks_for_signs(keys: tuple[str, str], reason: str) -> None:
    async with open_app(usual(3)) as running:
        await running.press("p", "l", *keys, "3")
        assert running.screen == "SignsDialog"
        assert reason in running.text
        assert scores(running)[-1].place is not None


async def test_pain_that_was_below_the_knee_before_is_not_new() -> None:
    async with open_app(usual(3, place="below_knee_left")) as running:
        await running.press("p", "l", "i", "n", "3")
        assert running.screen == "TodayScreen"


@pytest.mark.parametrize("keys", [("5",), ("l", "m", "n", "3")])
async def test_signs_that_were_put_off_wait_on_today(keys: tuple[str, ...]) -> None:
    async with open_app(usual(3), size=NARROW) as running:
        await running.press("p", *keys)
        await running.until(lambda: running.screen == "SignsDialog")
        await running.press("escape")
        assert said(running) == []
        assert running.line(WAITING)
        running.clock.moment += timedelta(minutes=1)
        await running.press("p", "3")
        await running.press("exclamation_mark", "w", "escape")
        assert running.line(WAITING)
        await running.press("exclamation_mark", "w", "enter")
        assert WAITING not in running.text
        assert said(running) == [(DeclarationKind.SIGNS_ANSWERED, "none")]


async def test_signs_that_were_put_off_wait_until_the_day_is_over() -> None:
    async with open_app(usual(3)) as running:
        await running.press("p", "8", "escape")
        assert f"{WAITING} ! (5 above usual)" in running.text
        running.clock.moment += timedelta(days=1)
        await running.press("2", "1")
        assert WAITING not in running.text


async def test_signs_that_were_answered_wait_again_for_a_new_reason() -> None:
    async with open_app(usual(3)) as running:
        await running.press("p", "l", "m", "n", "3", "enter")
        assert WAITING not in running.text
        running.clock.moment += timedelta(minutes=1)
        await running.press("p", "l", "m", "n", "3", "escape")
        assert "(pain in the groin or saddle)" in running.line(WAITING)


async def test_a_morning_that_rose_is_held_against_the_pain_before_its_session() -> None:
    store = usual(5)
    bridged(store, 1, pain_before=1, morning=None)
    async with open_app(store) as running:
        await running.press("3", "escape")
        assert "(2 above what it was before the session)" in running.line(WAITING)


async def test_an_unknown_score_asks_for_nothing() -> None:
    async with open_app(usual(0)) as running:
        await running.press("p", "minus")
        assert running.screen == "TodayScreen"


async def test_a_morning_is_held_against_the_pain_before_the_session() -> None:
    store = usual(5)
    bridged(store, 1, pain_before=1, morning=None)
    async with open_app(store) as running:
        assert "on the morning after" in running.text
        await running.press("3")
        assert "This is 2 above what it was before the session." in running.text


async def test_a_morning_after_a_session_without_a_score_is_held_against_the_usual() -> None:
    store = usual(2)
    past = record("last", START - timedelta(days=1), exercise="side_plank")
    records.create(store, past, "basics", "train")
    async with open_app(store) as running:
        await running.press("l", "b", "n", "3")
        assert running.screen == "TodayScreen"
        assert scores(running)[-1].place == "low_back_left"
        await running.press("p", "8")
        assert "above usual" in running.text


# Advice that adds up over days


async def test_advice_is_above_the_plan_where_there_is_no_room_beside_it() -> None:
    low = PainRecord("low", START - timedelta(hours=2), PainKind.NOW, 2, place="foot_left")
    store = that_says(declared(DeclarationKind.RED_FLAG, "fever"))
    pain.add_pain(store, low)
    async with open_app(store, size=NARROW) as running:
        for told in ("Pain below the knee", "You ticked a warning sign"):
            assert running.line(told) == f"! {told}: please see a clinician."
        await running.resize(WIDE)
        assert running.line("! Pain below the knee").startswith("NEXT  Basics")
