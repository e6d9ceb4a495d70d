from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from postchain_tui.core.diary import PainKind, SetKind, SetRecord, Status
from postchain_tui.core.events import (
    Event,
    ExerciseSkipped,
    Readied,
    SetEnded,
    SetLogged,
    SetStarted,
)
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.session import WrapUp
from postchain_tui.store import chronicle, pain, records
from postchain_tui.store.failures import BusyError
from postchain_tui.store.store import Store
from postchain_tui.ui.screens import session_ending
from postchain_tui.ui.screens.session import SessionScreen
from postchain_tui.ui.widgets.wrap_up import WrapUpView
from tests.build import START, at, done, kg
from tests.store.diaries import record
from tests.ui.app import (
    NARROW,
    RESTING,
    WIDE,
    Running,
    bridges,
    lifts,
    memory,
    one_legged,
    open_session,
)

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


# Records


def past_of(*sets: SetRecord, exercise: str = "rdl_barbell") -> Store:
    """Somebody who did those sets three days ago."""
    store = memory()
    earlier = record("past", START - timedelta(days=3), exercise=exercise, sets=len(sets))
    told = tuple(
        replace(one, reps=done.reps, load=done.load, pain=done.pain, kind=done.kind)
        for one, done in zip(earlier.sets, sets, strict=True)
    )
    records.create(store, replace(earlier, sets=told), None, "train")
    return store


def lifted(reps: int, kilograms: int = 20, pain: int | None = 1) -> tuple[Event, ...]:
    """A session of one set of deadlifts, at its end."""
    logged = SetLogged(at(1), reps, load=kg(kilograms), pain=pain)
    return (*RESTING, logged, ExerciseSkipped(at(60)))


TEN = done(reps=10, load=kg(20), pain=1)


async def read_through(running: Running) -> None:
    """Wait until all that was done before has been read."""
    (screen,) = (one for one in running.app.screen_stack if isinstance(one, SessionScreen))
    await running.until(lambda: not screen._ending._look_back.unread(running.session))


async def test_a_record_is_told_beneath_its_exercise() -> None:
    async with open_session(lifts(), told=lifted(12), store=past_of(TEN)) as running:
        await running.until(lambda: "record" in running.text)
        await answered(running)
        rows = [row.strip() for row in running.text.splitlines()]
        here = next(number for number, row in enumerate(rows) if "20 × 12   pain 1" in row)
        assert rows[here + 1] == "▲ record   most reps with 20 kg: 12 (before 10)"


async def test_nothing_waits_until_the_records_are_read() -> None:
    store = past_of(TEN)
    with patch.object(session_ending, "_SOON_SECONDS", 3600):
        async with open_session(lifts(), told=lifted(12), store=store) as running:
            assert "How is your back now" in running.text
            await answered(running)
            assert "back after  2    how hard  6" in running.text
            assert "▲" not in running.text
            await running.press("enter")
            assert "Session saved: 1 set." in running.text


async def test_records_that_cannot_be_read_keep_nobody_from_going_on() -> None:
    broken = patch.object(chronicle, "bests", side_effect=BusyError("The file is in use."))
    async with open_session(lifts(), told=lifted(12), store=past_of(TEN)) as running:
        await running.until(lambda: "▲ record" in running.text)
        await running.press("escape", "escape", "escape")
        with broken:
            await running.press("space")
            await running.until(lambda: "The file is in use." in running.text)
        await answered(running)
        assert "The file is in use." not in running.text
        await running.until(lambda: "▲ record" in running.text)


@pytest.mark.parametrize(
    ("store", "told"),
    [
        (memory, lifted(12)),
        (lambda: past_of(TEN), lifted(10)),
        (lambda: past_of(TEN), lifted(12, pain=6)),
        (lambda: past_of(replace(TEN, kind=SetKind.WARMUP)), lifted(12)),
        (lambda: past_of(replace(TEN, pain=6)), lifted(12)),
    ],
    ids=["first time", "as much", "too much pain", "only warm-ups before", "only pain before"],
)
async def test_what_is_no_record_is_not_told_as_one(
    store: Callable[[], Store], told: tuple[Event, ...]
) -> None:
    async with open_session(lifts(), told=told, store=store()) as running:
        await read_through(running)
        await answered(running)
        assert "20 × " in running.text
        assert "record" not in running.text


async def test_a_warm_up_is_no_record() -> None:
    warm_up = replace(lifts(), role=Role.WARMUP)
    async with open_session(warm_up, told=lifted(12), store=past_of(TEN)) as running:
        await read_through(running)
        await answered(running)
        assert running.line(" 20 × 12").startswith("Romanian deadlift, barbell, warm")
        assert "record" not in running.text


async def test_a_set_that_is_undone_takes_its_record_with_it() -> None:
    async with open_session(lifts(), told=lifted(12), store=past_of(TEN)) as running:
        await running.until(lambda: "▲ record" in running.text)
        await running.press("escape", "escape", "u", "u", "u", "u")
        assert running.session.sets == ()
        await running.press("s", "escape", "escape")
        assert running.state == WrapUp()
        assert "left out" in running.text
        assert "▲" not in running.text


async def test_a_set_that_is_corrected_has_the_record_that_is_left() -> None:
    async with open_session(lifts(), told=lifted(12), store=past_of(TEN)) as running:
        await running.until(lambda: "12 (before 10)" in running.text)
        await running.press("escape", "escape", "u")
        await running.press("e")
        await running.type("20x11 p1")
        await running.press("enter")
        with patch.object(chronicle, "bests", side_effect=AssertionError):
            await running.press("s", "escape", "escape")
            assert "▲ record   most reps with 20 kg: 11 (before 10)" in running.text


async def test_a_record_is_a_symbol_a_word_and_a_colour() -> None:
    async with open_session(lifts(), told=lifted(12), store=past_of(TEN)) as running:
        await running.until(lambda: "▲ record" in running.text)
        await answered(running)
        shown = running.app.screen.query_one(WrapUpView).render()
        styles = {shown.plain[span.start : span.end].strip(): span.style for span in shown.spans}
        assert styles["▲ record"] == "bold $accent"
        assert styles["most reps with 20 kg: 12 (before 10)"] == "$accent"
        assert cell_len("▲") == 1


def three_lifts() -> tuple[Planned, ...]:
    """Deadlifts, bridges and deadlifts on one leg, each with a last time."""
    plan = (lifts(), bridges(), one_legged())
    return tuple(replace(one, last=(replace(TEN, load=one.load),)) for one in plan)


@pytest.mark.parametrize(("height", "last_times"), [(24, 3), (20, 3)])
async def test_records_do_not_push_the_questions_away(height: int, last_times: int) -> None:
    plan = three_lifts()
    told: tuple[Event, ...] = lifted(12)
    for number, seconds in ((2, 100), (3, 200)):
        ready, started = Readied(at(seconds)), SetStarted(at(seconds))
        logged = SetLogged(at(seconds + 2), 10, pain=1)
        ended = SetEnded(at(seconds + 1), f"set-{number}")
        told += (ready, started, ended, logged, ExerciseSkipped(at(seconds + 3)))
    size = (80, height)
    async with open_session(*plan, told=told, store=past_of(TEN), size=size) as running:
        await running.until(lambda: "▲" in running.text)
        await answered(running)
        assert "how hard  6" in running.text
        assert "Did your form hold" in running.text
        assert running.text.count("last time") == last_times
