from dataclasses import replace
from datetime import timedelta

import pytest

from postchain_tui.core.diary import PainKind, Status
from postchain_tui.core.events import ExerciseSkipped, SetLogged
from postchain_tui.core.session import WrapUp
from postchain_tui.store import pain, records
from tests.build import START, at, done, kg
from tests.store.diaries import record
from tests.ui.app import NARROW, RESTING, WIDE, Running, bridges, lifts, memory, open_session

LOGGED = SetLogged(at(1), 10, pain=2, note="tight")
END = (*RESTING, LOGGED, ExerciseSkipped(at(60)))
"""A session of one set, at its end."""


async def answered(running: Running) -> None:
    """Say how the back is, and how hard it was."""
    await running.press("2", "6")


async def test_two_scores_are_asked_for_at_the_end() -> None:
    async with open_session(bridges(), told=END) as running:
        assert "How is your back now, after the session?" in running.text
        await running.press("2")
        assert "How hard was the whole session?" in running.text
        assert "amber" not in running.text.partition("How hard")[2]
        await running.press("t")
        assert (running.session.pain_after, running.session.effort) == (2, 10)
        scores = pain.pain_between(running.store, START.replace(day=1), at(99))
        assert [(one.kind, one.score) for one in scores] == [
            (PainKind.BEFORE, 1),
            (PainKind.AFTER, 2),
        ]


async def test_unknown_answers_stay_unknown() -> None:
    async with open_session(bridges(), told=END) as running:
        await running.press("minus", "minus", "enter")
        finished = running.sessions[0]
        assert (finished.pain_after, finished.effort) == (None, None)


async def test_put_off_questions_can_be_asked_for_again() -> None:
    async with open_session(bridges(), told=END) as running:
        await running.press("escape", "escape")
        assert running.screen == "SessionScreen"
        assert "back after  –" in running.text
        await running.press("space", "2", "5")
        assert "back after  2    how hard  5" in running.text


async def test_the_summary_shows_what_was_done_and_what_comes_next() -> None:
    past = tuple(done(reps=count) for count in (8, 7))
    async with open_session(replace(bridges(), last=past), told=END) as running:
        await answered(running)
        assert running.line("10   pain 2").startswith("Glute bridge")
        assert running.line("last time  8  7")
        assert running.line("1 set ·").endswith("worst pain 2")
        assert "repeat" in running.text.partition("NEXT TIME")[2]


async def test_form_is_answered_for_by_y() -> None:
    async with open_session(bridges(), told=END) as running:
        await answered(running)
        assert "y / n" in running.line("Did your form hold")
        await running.press("y")
        assert running.session.form == (("glute_bridge", True),)
        assert "yes ✓" in running.line("Did your form hold")


async def test_form_that_did_not_hold_is_answered_for_by_n() -> None:
    async with open_session(bridges(), told=END) as running:
        await answered(running)
        await running.press("n")
        assert running.screen == "SessionScreen"
        assert running.session.form == (("glute_bridge", False),)
        await running.press("n")
        assert running.screen == "TextDialog"


async def test_unanswered_form_counts_as_no() -> None:
    async with open_session(bridges(), told=END) as running:
        await answered(running)
        await running.press("enter")
        assert running.sessions[0].form_ok == ()


async def test_the_note_of_the_session_is_kept() -> None:
    async with open_session(lifts(), told=END) as running:
        await answered(running)
        await running.press("n")
        await running.type("slept badly")
        await running.press("enter")
        assert "slept badly" in running.text
        await running.press("enter")
        assert running.sessions[0].note == "slept badly"


async def test_enter_finishes_the_session() -> None:
    async with open_session(bridges(), told=END) as running:
        await answered(running)
        await running.press("y")
        running.clock.moment = at(90)
        await running.press("enter")
        assert running.screen == "TodayScreen"
        assert "Session saved: 1 set." in running.text
        finished = running.sessions[0]
        assert (finished.status, finished.ended_at) == (Status.FINISHED, at(90))
        assert finished.form_ok == ("glute_bridge",)
        assert [one.note for one in finished.sets] == ["tight"]


async def test_the_wrap_up_can_be_left_and_come_back_to() -> None:
    async with open_session(bridges(), told=END) as running:
        await running.press("2", "6", "escape")
        assert running.screen == "TodayScreen"
        await running.press("space")
        assert running.state == WrapUp()
        assert running.screen == "SessionScreen"
        assert "back after  2    how hard  6" in running.text


async def test_tonnage_of_the_hinges_is_told() -> None:
    logged = replace(LOGGED, load=kg(20))
    told = (*RESTING, logged, ExerciseSkipped(at(60)))
    async with open_session(lifts(), told=told) as running:
        await answered(running)
        assert "hinge 200 kg" in running.text


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("l", "i", "y"), "back after  2, below knee, left, spreading down a leg    how hard"),
        (("l", "b", "n"), "back after  2, low back, left    how hard"),
        (("l", "y", "enter"), "back after  2, spreading down a leg    how hard"),
    ],
)
async def test_where_it_hurts_after_is_told_beside_the_score(
    keys: tuple[str, ...], words: str
) -> None:
    async with open_session(bridges(), told=END) as running:
        await running.press(*keys, "2")
        await running.until(lambda: running.screen in {"SignsDialog", "ScoreDialog"})
        await running.press("enter" if running.screen == "SignsDialog" else "shift", "6")
        assert words in running.line("back after")


async def test_pain_that_spreads_decides_what_comes_next() -> None:
    async with open_session(bridges(), told=END) as running:
        await running.press("l", "y", "enter", "2", "enter", "6")
        following = running.text.partition("NEXT TIME")[2]
        assert "the pain spread down a leg" in " ".join(following.split())


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_long_reason_goes_on_below_its_beginning(size: tuple[int, int]) -> None:
    async with open_session(bridges(), told=END, size=size) as running:
        await running.press("l", "y", "enter", "2", "enter", "6")
        rows = running.text.partition("NEXT TIME")[2].splitlines()[1:]
        told = [row for row in rows[: rows.index("")] if row.strip()]
        assert all(row.startswith("   ") for row in told)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        (100, "hinge 200 kg, 80 % less than the four-week mean"),
        (10, "hinge 200 kg, 100 % more than the four-week mean"),
        (20, "hinge 200 kg, as much as the four-week mean"),
    ],
)
async def test_tonnage_is_told_against_the_mean_in_words(past: int, words: str) -> None:
    logged = replace(LOGGED, load=kg(20))
    told = (*RESTING, logged, ExerciseSkipped(at(60)))
    store = memory()
    earlier = record("past", START - timedelta(days=3), exercise="rdl_barbell", sets=1)
    sets = tuple(replace(one, reps=10, load=kg(past)) for one in earlier.sets)
    earlier = replace(earlier, sets=sets)
    records.create(store, earlier, None, "train")
    async with open_session(lifts(), told=told, store=store) as running:
        await running.press("escape", "escape")
        assert words in running.text
