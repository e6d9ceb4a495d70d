"""Every screen and state at 80 × 24 and 120 × 36; `pytest --update-looks` writes them anew."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from postchain_tui import demo
from postchain_tui.catalog.library import Library
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.events import CheckedIn, Readied, RestEnded, SetEnded, SetLogged, SetStarted
from postchain_tui.core.exercise import Range
from postchain_tui.core.plan import Pacing
from postchain_tui.store import activities, records
from postchain_tui.store.store import Store
from tests.build import START, at, done, kg
from tests.store.diaries import record
from tests.ui.app import (
    READY,
    RESTING,
    FakeClock,
    bridges,
    holds,
    lifts,
    memory,
    one_legged,
    open_app,
    open_session,
)
from tests.ui.lives import declared, that_says, with_many_weeks, with_open_gate
from tests.ui.looks import FOLDER, Looks

REASON = "12, 12, 12 and 12 last time, mornings settled: 2.5 kg more."
LIFTS = replace(
    lifts(),
    dose=replace(lifts().dose, reps=Range(8, 12)),
    load=kg(30),
    reason=REASON,
    last=tuple(done(reps=reps, load=kg("27.5"), pain=1) for reps in (12, 12, 12, 11)),
)


def of_weeks(clock: FakeClock) -> Store:
    """The store of somebody who has trained for some weeks."""
    store = Store.in_memory(clock.now)
    demo.fill(store, 6, 7, clock.now())
    return store


async def test_the_first_questions(looks: Looks) -> None:
    async with open_app() as running:
        await looks.take(running, "first_run_1")
        await running.press("enter")
        await looks.take(running, "first_run_2")
        await running.press("enter")
        await looks.take(running, "first_run_3")
        await running.press("enter")
        await looks.take(running, "first_run_4")
        await running.press("3", "enter")
        await looks.take(running, "first_run_5")
        await running.press("space", "enter")
        await looks.take(running, "advice")
        await running.press("enter")
        await looks.take(running, "today_locked")


async def test_today_before_the_first_session(looks: Looks) -> None:
    async with open_app(memory()) as running:
        await looks.take(running, "today_empty")
        await running.press("p")
        await looks.take(running, "score")
        await running.press("escape", "question_mark")
        await looks.take(running, "help_today")
        await running.press("escape", "2")
        await looks.take(running, "history_empty")


async def test_today_after_some_weeks(looks: Looks) -> None:
    clock = FakeClock()
    async with open_app(of_weeks(clock), clock=clock) as running:
        await running.press("escape")
        await looks.take(running, "today_history")
        await running.press("2")
        await looks.take(running, "history")


async def test_the_library(looks: Looks) -> None:
    clock = FakeClock()
    async with open_app(of_weeks(clock), clock=clock) as running:
        await running.press("escape", "4", "down")
        await looks.take(running, "library")
        await running.press("enter")
        await looks.take(running, "library_page")
        await running.press("left", "slash", *"row")
        await looks.take(running, "library_search")
        await running.press("escape", "g")
        await looks.take(running, "words")
        await running.press("escape", "r")
        await looks.take(running, "sources")


async def test_a_morning_that_is_owed(looks: Looks) -> None:
    clock = FakeClock()
    store = of_weeks(clock)
    newest = max(str(row["started_at"]) for row in store.rows("SELECT * FROM sessions"))
    clock.moment = START.fromisoformat(newest).astimezone(START.tzinfo) + timedelta(hours=14)
    async with open_app(store, clock=clock) as running:
        await looks.take(running, "morning")
        await running.press("escape")
        await looks.take(running, "today_morning")


async def test_the_way_into_a_set(looks: Looks) -> None:
    async with open_session(replace(LIFTS, first_time=True), told=()) as running:
        await looks.take(running, "check_in")
        await running.press("7")
        await looks.take(running, "sore_start")
        await running.press("t")
        await looks.take(running, "brief")
        await running.press("space")
        await looks.take(running, "ready")
        await running.press("i")
        await looks.take(running, "ready_guide")
        await running.press("i", "space")
        await running.advance(2)
        await looks.take(running, "get_ready")
        await running.advance(3)
        await running.advance(6.5)
        await looks.take(running, "work_paced")


async def test_work_that_nobody_leads(looks: Looks) -> None:
    freely = replace(one_legged(), pacing=Pacing.FREE)
    async with open_session(freely) as running:
        await running.press("space")
        await running.advance(75)
        await looks.take(running, "work_free")
        await running.press("space", "space")
        await looks.take(running, "rest_of_two_sides")


async def test_holds(looks: Looks) -> None:
    async with open_session(holds(), get_ready_seconds=0) as running:
        await looks.take(running, "ready_hold")
        await running.press("space")
        await running.advance(7.2)
        await looks.take(running, "hold")
        await running.advance(17)
        await looks.take(running, "hold_done")


async def test_the_switch_of_sides(looks: Looks) -> None:
    async with open_session(one_legged()) as running:
        await running.press("space", "space", "space")
        await running.advance(1.5)
        await looks.take(running, "switch_sides")


async def test_a_rest(looks: Looks) -> None:
    first = SetLogged(at(40), 12, load=kg(30), rpe=7, pain=1)
    second = (RestEnded(at(120)), SetStarted(at(125)), SetEnded(at(175), "set-2"))
    async with open_session(LIFTS, bridges(), told=(*RESTING, first, *second)) as running:
        running.clock.moment = at(175)
        await running.advance(18)
        await looks.take(running, "rest")
        await running.press("p")
        await looks.take(running, "rest_paused")
        await running.press("p", "1", "0", "0", "1", "enter")
        await looks.take(running, "rest_refused")
        await running.press("backspace", "backspace", "tab", "tab", "8", "tab", "1", "enter")
        await looks.take(running, "rest_saved")
        await running.advance(140)
        await looks.take(running, "rest_over")
        await running.press("e")
        await running.type("30x")
        await running.press("enter")
        await looks.take(running, "text_line")
        await running.press("escape", "question_mark")
        await looks.take(running, "help_session")


async def test_a_rest_as_needed(looks: Looks) -> None:
    async with open_session(bridges(), lifts(), told=RESTING) as running:
        await running.advance(83)
        await looks.take(running, "rest_as_needed")


async def test_the_end_of_a_session(looks: Looks) -> None:
    told = (CheckedIn(START, 2), Readied(START), SetStarted(START), SetEnded(at(50), "set-1"))
    logged = SetLogged(at(51), 10, pain=2, note="tight")
    async with open_session(replace(bridges(), last=LIFTS.last), told=(*told, logged)) as running:
        running.clock.moment = at(1500)
        await running.press("s")
        await looks.take(running, "after")
        await running.press("2")
        await looks.take(running, "effort")
        await running.press("6")
        await looks.take(running, "wrap_up")
        await running.press("y", "n")
        await running.type("good day")
        await running.press("enter")
        await looks.take(running, "wrap_up_answered")
        await running.press("escape")
        await looks.take(running, "today_open")
        await running.press("f")
        await looks.take(running, "unfinished")


async def test_a_session_between_two_exercises(looks: Looks) -> None:
    async with open_session(bridges(), LIFTS, told=READY) as running:
        await running.press("s")
        await looks.take(running, "ready_later")


async def test_the_function_scores(looks: Looks) -> None:
    clock = FakeClock()
    store = memory(clock)
    past = record("first", START - timedelta(weeks=8), exercise="side_plank")
    records.create(store, replace(past, name="Basics"), "basics", "train")
    async with open_app(store, clock=clock) as running:
        await looks.take(running, "today_function")
        await running.press("y")
        await looks.take(running, "function_first")
        await running.press("escape")
        names = ("tie my shoes", "sit through a film", "carry the shopping home")
        made = [activities.add(store, name).id for name in names]
        for weeks, scores in ((8, (3, 5, 4)), (4, (4, 5, 6))):
            given = dict(zip(made, scores, strict=True))
            activities.score(store, given, START - timedelta(weeks=weeks))
        await running.press("escape", "y", "6", "minus")
        await looks.take(running, "function")


async def test_pain_above_the_ceiling(looks: Looks) -> None:
    hurt = SetLogged(at(40), 12, load=kg(30), pain=4)
    async with open_session(LIFTS, told=(*RESTING, hurt)) as running:
        await running.press("shift+tab", "6", "enter")
        await looks.take(running, "ceiling")
        await running.press("3")
        await looks.take(running, "ceiling_easier")


async def test_another_exercise(looks: Looks) -> None:
    at_hand = "mat,pipe,band,barbell,plates,rack,dumbbells,kettlebell"
    empty_bar = replace(lifts(), exercise=Library().exercise("rdl_empty_bar"))
    async with open_session(empty_bar, implements=at_hand) as running:
        await running.press("x")
        await looks.take(running, "swap")


async def test_something_is_wrong(looks: Looks) -> None:
    async with open_session(LIFTS) as running:
        await running.press("exclamation_mark")
        await looks.take(running, "wrong")
        await running.press("w")
        await looks.take(running, "signs")
        await running.press("escape", "exclamation_mark", "f")
        await looks.take(running, "flare")


async def test_where_it_hurts(looks: Looks) -> None:
    async with open_session(LIFTS, told=()) as running:
        await running.press("l", "b")
        await looks.take(running, "place")
        await running.press("n")
        await looks.take(running, "score_place")


async def test_what_is_decided_beside_the_plan(looks: Looks) -> None:
    async with open_app(with_open_gate()) as running:
        await looks.take(running, "today_choices")
        await running.press("w")
        await looks.take(running, "why")
        await running.press("escape", "c")
        await looks.take(running, "choose")
    async with open_app(with_many_weeks()) as running:
        await running.press("g")
        await looks.take(running, "light_week")
    async with open_app(that_says(declared(DeclarationKind.DELOAD, "taken"))) as running:
        await looks.take(running, "today_light_week")


async def test_what_is_wrong(looks: Looks) -> None:
    flag = declared(DeclarationKind.RED_FLAG, "fever")
    async with open_app(that_says(flag, declared(DeclarationKind.INJURED))) as running:
        await running.press("down")
        await looks.take(running, "today_injured")
        await running.press("w")
        await looks.take(running, "why_injured")
        await running.press("escape", "exclamation_mark")
        await looks.take(running, "today_wrong")


def test_no_look_is_left_over() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    taken = set(re.findall(r'looks\.take\(running, "([a-z_0-9]+)"\)', source))
    elsewhere = ("past_", "progress_", "own_", "settings_")
    kept = {file.name for file in FOLDER.iterdir() if not file.name.startswith(elsewhere)}
    assert kept == {f"{name}-{size}.txt" for name in taken for size in ("80x24", "120x36")}
