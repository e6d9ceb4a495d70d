"""What holds a step back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from postchain_tui.core.diary import DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Range
from postchain_tui.core.levels import Level, Step
from postchain_tui.core.plan import Verdict
from postchain_tui.core.restraint import INJURED, held_back
from postchain_tui.core.settings import Settings
from tests.build import START, ago, case, dose, exercise, kg, said, sets, settled

HURT = said(DeclarationKind.INJURED, "yes", 3)
ANYWAY = DeclarationKind.ANYWAY
LIGHT = said(DeclarationKind.DELOAD, "taken", 1)

DRILL = exercise(id="drill", name="Drill", implements=(("pipe",),), dose=dose(sets=2))
BRIDGE = exercise(ladder=Ladder((), (), (), (), "glute_bridge"))
LIFT = exercise(
    id="lift",
    name="Lift",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
    dose=dose(sets=4, reps=Range(8, 12)),
    ladder=Ladder((), (), (), (), "drill"),
)
ALL = (BRIDGE, DRILL, LIFT)
NOW = Level(LIFT, kg(40), 4)
MORE = Level(LIFT, kg(42.5), 4)
LESS = Level(LIFT, kg(30), 4)


def _step(verdict: Verdict, level: Level = NOW, still: Level | None = None) -> Step:
    return Step(verdict, level, still or level, "because")


def _held(
    step: Step, *sessions: SessionRecord, known: tuple[Exercise, ...] = ALL, **on_record: Any
) -> Step:
    return held_back(case(*sessions, exercises=known, **on_record), step)


def test_where_nothing_holds_it_back_a_step_is_taken() -> None:
    up = _step(Verdict.PROGRESS, MORE, NOW)
    well = (HURT, said(DeclarationKind.INJURED, "no", 2))
    assert _held(up) == up
    assert _held(up, declarations=well) == up


@pytest.mark.parametrize("verdict", [Verdict.PROGRESS, Verdict.REPEAT, Verdict.HOLD])
def test_while_injured_nothing_goes_up(verdict: Verdict) -> None:
    bridge = Level(BRIDGE, None, 3)
    held = _held(_step(verdict, Level(LIFT, None, 3), bridge), declarations=(HURT,))
    assert (held.verdict, held.level, held.why) == (Verdict.HOLD, bridge, INJURED)
    assert held.outlook == "It goes on when you say that nothing is injured any more."


@pytest.mark.parametrize("verdict", [Verdict.START, Verdict.REDUCE, Verdict.REGRESS])
def test_while_injured_a_step_down_and_a_first_time_stay_what_they_are(verdict: Verdict) -> None:
    step = _step(verdict, Level(BRIDGE, None, 2))
    assert _held(step, declarations=(HURT,)) == step


def test_while_injured_the_fallback_stands_in() -> None:
    held = _held(_step(Verdict.PROGRESS, MORE, NOW), declarations=(HURT,))
    assert (held.verdict, held.level.exercise, held.level.sets) == (Verdict.REGRESS, DRILL, 2)
    assert held.why == f"{INJURED}, and this stands in for Lift"


def test_a_first_time_while_injured_is_that_of_the_fallback() -> None:
    start = _step(Verdict.START)
    assert _held(start, declarations=(HURT,)).verdict is Verdict.START
    known = settled(*sets(DRILL, 10, 10))
    assert _held(start, known, declarations=(HURT,)).verdict is Verdict.REGRESS


def test_a_fallback_that_cannot_be_done_is_replaced_by_one_that_may() -> None:
    wall = exercise(id="wall")
    heavy = exercise(id="heavy", allowed_when_injured=False)
    drill = replace(DRILL, ladder=Ladder((), (), (), ("heavy", "wall"), "drill"))
    known = (LIFT, drill, heavy, wall)
    no_pipe = Settings(implements=frozenset({"mat", "barbell"}))
    step = _step(Verdict.REPEAT)
    held = _held(step, known=known, settings=no_pipe, declarations=(HURT,))
    assert held.level.exercise == wall
    nothing = Settings(implements=frozenset())
    held = _held(step, known=known, settings=nothing, declarations=(HURT,))
    assert held.level.exercise == drill


def test_what_is_done_anyway_is_kept_but_does_not_rise() -> None:
    wish = said(ANYWAY, "lift", 2)
    up = _step(Verdict.PROGRESS, MORE, NOW)
    held = _held(up, declarations=(HURT, wish))
    assert (held.verdict, held.level) == (Verdict.HOLD, NOW)
    other = said(ANYWAY, "drill", 2)
    assert _held(up, declarations=(HURT, other)).level.exercise == DRILL
    before = said(ANYWAY, "lift", 4)
    assert _held(up, declarations=(before, HURT)).level.exercise == DRILL


def test_nobody_does_good_mornings_anyway() -> None:
    bar = replace(LIFT, family="good_morning")
    wish = said(ANYWAY, "lift", 2)
    step = _step(Verdict.REPEAT, Level(bar, kg(20), 4))
    held = _held(step, known=(bar, DRILL), declarations=(HURT, wish))
    assert held.level.exercise == DRILL


def _days(*days_ago: float) -> tuple[date, ...]:
    return tuple(sorted(ago(days).date() for days in days_ago))


@pytest.mark.parametrize(
    ("days_ago", "sets_due"),
    [
        ((13,), 10),
        ((14,), 5),
        ((200,), 5),
        ((14, 0), 5),
        ((20, 6), 5),
        ((21, 7), 7),
        ((27, 13, 10), 7),
        ((28, 14, 10, 4), 8),
        ((34, 20, 10, 4), 8),
        ((35, 21, 10, 4), 9),
        ((41, 27, 20, 10, 4), 9),
        ((42, 28, 20, 10, 4), 10),
        ((60, 42, 28, 20, 10, 4), 10),
        ((13, 0), 10),
        ((), 10),
    ],
)
def test_after_fourteen_days_off_the_sets_come_back_over_four_weeks(
    days_ago: tuple[float, ...], sets_due: int
) -> None:
    step = _step(Verdict.REPEAT, replace(NOW, sets=10))
    held = _held(step, days=_days(*days_ago))
    assert held.level.sets == sets_due
    assert held.verdict is (Verdict.REPEAT if sets_due == 10 else Verdict.REDUCE)


def test_a_lay_off_lets_nothing_rise() -> None:
    held = _held(_step(Verdict.PROGRESS, MORE, NOW), days=_days(16))
    assert (held.level.load, held.level.sets) == (kg(40), 2)
    assert held.why == "16 days without training, so 50 % of the sets for a week"
    assert held.outlook == "The sets come back week by week."


def test_a_lay_off_takes_nothing_from_a_first_time() -> None:
    start = _step(Verdict.START)
    assert _held(start, days=_days(16)) == start


def test_a_lay_off_comes_on_top_of_a_step_down() -> None:
    held = _held(_step(Verdict.REGRESS, LESS), days=_days(16))
    assert (held.verdict, held.level) == (Verdict.REGRESS, replace(LESS, sets=2))
    assert held.why == "because; 16 days without training, so 50 % of the sets for a week"
    single = _held(_step(Verdict.REGRESS, replace(LESS, sets=1)), days=_days(16))
    assert single.level.sets == 1


def test_the_newest_session_counts_however_long_ago_it_was() -> None:
    old = settled(*sets(LIFT, 8, load=kg(40)), days=300)
    assert _held(_step(Verdict.REPEAT), old, days=()).level.sets == 2


def test_training_days_to_come_count_for_nothing() -> None:
    tomorrow = (START + timedelta(days=1)).date()
    assert _held(_step(Verdict.REPEAT), days=(*_days(16), tomorrow)).level.sets == 2


@pytest.mark.parametrize("verdict", [Verdict.PROGRESS, Verdict.REPEAT, Verdict.HOLD])
def test_a_light_week_takes_a_fifth_and_a_set(verdict: Verdict) -> None:
    up = MORE if verdict is Verdict.PROGRESS else NOW
    held = _held(_step(verdict, up, NOW), declarations=(LIGHT,))
    assert (held.verdict, held.level, held.from_load) == (
        Verdict.DELOAD,
        Level(LIFT, kg(30), 3),
        kg(40),
    )
    assert held.why == "light week until Sun 8 Mar"
    assert held.outlook == "After the light week it goes on where it was."


def test_a_light_week_is_over_after_seven_days() -> None:
    step = _step(Verdict.REPEAT)
    over = replace(LIGHT, at=ago(7))
    assert _held(step, declarations=(over,)) == step
    last_hour = replace(LIGHT, at=ago(6.99))
    assert _held(step, declarations=(last_hour,)).verdict is Verdict.DELOAD


def test_in_a_light_week_a_step_down_stays_one() -> None:
    held = _held(_step(Verdict.REGRESS, LESS), declarations=(LIGHT,))
    assert (held.verdict, held.level, held.why) == (
        Verdict.REGRESS,
        Level(LIFT, kg(22.5), 3),
        "because",
    )
    assert held.from_load == kg(30)


def test_a_light_week_leaves_a_set_and_what_cannot_be_lighter() -> None:
    bare = _held(_step(Verdict.REPEAT, Level(LIFT, kg(20), 1)), declarations=(LIGHT,))
    assert (bare.level.load, bare.level.sets) == (kg(20), 1)
    body = _held(_step(Verdict.REPEAT, Level(BRIDGE, None, 3)), declarations=(LIGHT,))
    assert (body.level.load, body.level.sets) == (None, 2)
    empty = replace(LIFT, load_step_grams=0)
    bar = _held(_step(Verdict.REPEAT, Level(empty, kg(20), 3)), declarations=(LIGHT,))
    assert bar.level.load == kg(20)
