"""Where an exercise goes from its own past."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.diary import DeclarationKind, SessionRecord, SetRecord
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Measure, Range
from postchain_tui.core.levels import (
    Step,
    alone,
    easier,
    first_load,
    lowest,
    settle,
)
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Verdict
from postchain_tui.core.settings import Settings
from tests.build import case, dose, exercise, gate, kg, said, sets, settled

TILT = exercise(id="tilt", dose=dose(sets=2))
BRIDGE = exercise(ladder=Ladder(("tilt",), (), (), (), "tilt"))
BAR = exercise(
    id="bar",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=0,
    dose=dose(sets=4, reps=Range(8, 12)),
    ladder=Ladder(("tilt",), (), (), (), "bar"),
)
LIFT = replace(BAR, id="lift", load_step_grams=2500, ladder=Ladder(("bar",), (), (), (), "lift"))
BELL = exercise(
    id="bell",
    implements=(("kettlebell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=4000,
    dose=dose(reps=Range(8, 12)),
    ladder=Ladder((), (), (), (), "bell"),
)
ALL = (BRIDGE, TILT, BAR, LIFT, BELL)


def _settled(
    thing: Exercise, *sessions: SessionRecord, known: tuple[Exercise, ...] = ALL, **on_record: Any
) -> Step:
    everything = (thing, *(one for one in known if one.id != thing.id))
    return settle(case(*sessions, exercises=everything, **on_record), thing)


def _bridges(*reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return sets(BRIDGE, *reps, **changes)


def _lifts(load: float, *reps: int, days: float, **changes: Any) -> SessionRecord:
    return settled(*sets(LIFT, *reps, load=kg(load)), days=days, **changes)


def _loads(*steps: Step) -> list[Load | None]:
    return [step.level.load for step in steps]


def test_what_was_never_done_starts_at_its_dose() -> None:
    step = _settled(BRIDGE)
    assert (step.verdict, step.level.sets, step.level.load) == (Verdict.START, 3, None)
    assert step.still == step.level


def test_only_the_empty_bar_weighs_something_before_it_was_lifted() -> None:
    day = case(exercises=ALL, settings=Settings(bar=kg(15)))
    assert (first_load(day, BAR), first_load(day, LIFT)) == (kg(15), None)


def test_the_empty_bar_weighs_what_the_person_said_not_what_was_logged() -> None:
    past = settled(*sets(BAR, 8, 8, 8, 7, load=kg(20)))
    assert _settled(BAR, past, settings=Settings(bar=kg(15))).level.load == kg(15)


def test_a_load_of_the_body_is_no_load() -> None:
    assert _settled(BRIDGE, settled(*_bridges(10, load=kg(5)))).level.load is None


def test_the_easier_exercise_is_the_first_of_its_family_that_can_be_done() -> None:
    other = exercise(id="other", family="other")
    sofa = exercise(id="sofa", implements=(("sofa",),))
    top = replace(BRIDGE, ladder=Ladder(("other", "sofa", "tilt"), (), (), (), "tilt"))
    assert easier(case(exercises=(top, other, sofa, TILT)), top) == TILT
    assert easier(case(exercises=(top, other, sofa, TILT)), TILT) is None


def test_a_green_session_is_repeated() -> None:
    step = _settled(BRIDGE, settled(*_bridges(10, 10, 10)))
    assert (step.verdict, step.level.sets, step.why) == (Verdict.REPEAT, 3, "")


def test_one_amber_session_holds() -> None:
    amber = settled(*_bridges(10, 10, 10), pain_after=3)
    step = _settled(BRIDGE, amber)
    assert (step.verdict, step.level.sets) == (Verdict.HOLD, 3)
    assert step.why == "pain after the session was 3"
    assert _settled(BRIDGE, settled(*_bridges(10), days=4), amber).verdict is Verdict.HOLD


@pytest.mark.parametrize("before", [3, 6])
def test_amber_after_amber_or_red_takes_a_set_where_there_is_no_load(before: int) -> None:
    first = settled(*_bridges(10, 10, 10), days=4, pain_after=before)
    step = _settled(BRIDGE, first, settled(*_bridges(10, 10, 10), pain_after=3))
    assert (step.verdict, step.level.exercise, step.level.sets) == (Verdict.REDUCE, BRIDGE, 2)


def test_a_green_session_without_a_morning_gives_nothing_back() -> None:
    amber = [settled(*_bridges(10, 10, 10), days=days, pain_after=3) for days in (20, 18)]
    unsaid = [settled(*_bridges(10, 10), days=days, pain_morning=None) for days in (16, 14)]
    assert _settled(BRIDGE, *amber, *unsaid).level.sets == 2


def test_two_green_sessions_in_a_row_give_the_set_back() -> None:
    amber = [settled(*_bridges(10, 10, 10), days=days, pain_after=3) for days in (20, 18)]
    green = settled(*_bridges(10, 10), days=16)
    short = settled(*_bridges(10, 9), days=14)
    unsaid = settled(*_bridges(10, 10), days=12, pain_morning=None)
    once_amber = settled(*_bridges(10, 10), days=12, pain_after=3)
    again = settled(*_bridges(10, 10), days=10)
    last = settled(*_bridges(10, 10), days=8)
    one = _settled(BRIDGE, *amber, green)
    assert (one.verdict, one.level.sets) == (Verdict.REPEAT, 2)
    assert one.why == "two green sessions running give the sets back"
    assert _settled(BRIDGE, *amber, green, again).level.sets == 3
    assert _settled(BRIDGE, *amber, green, unsaid).level.sets == 2
    assert _settled(BRIDGE, *amber, green, unsaid, again).level.sets == 3
    assert _settled(BRIDGE, *amber, green, short, again).level.sets == 2
    assert _settled(BRIDGE, *amber, green, once_amber, again).level.sets == 2
    assert _settled(BRIDGE, *amber, green, once_amber, again, last).level.sets == 3


def test_a_single_set_is_never_taken() -> None:
    single = replace(BRIDGE, dose=dose(sets=1))
    amber = [settled(*_bridges(10), days=days, pain_after=3) for days in (5, 3)]
    assert _settled(single, *amber).level.sets == 1


def test_red_leads_one_rung_down_until_two_sessions_there_were_green() -> None:
    red = settled(*_bridges(10, 10, 10), days=9, pain_morning=2)
    down = _settled(BRIDGE, red)
    assert (down.verdict, down.level.exercise, down.level.sets) == (Verdict.REGRESS, TILT, 2)
    greens = [settled(*sets(TILT, 10, 10), days=days) for days in (7, 5)]
    waits = _settled(BRIDGE, red, greens[0])
    assert (waits.verdict, waits.level.exercise) == (Verdict.REPEAT, TILT)
    assert waits.why == "1 of 2 green sessions before what was taken comes back"
    up = _settled(BRIDGE, red, *greens)
    assert (up.verdict, up.level.exercise, up.still.exercise) == (
        Verdict.PROGRESS,
        BRIDGE,
        TILT,
    )
    assert up.why == "two green sessions on the rung below"


def test_a_short_session_below_starts_the_counting_anew() -> None:
    red = settled(*_bridges(10, 10, 10), days=9, pain_morning=2)
    first, short = settled(*sets(TILT, 10, 10), days=8), settled(*sets(TILT, 10, 9), days=7)
    again = settled(*sets(TILT, 10, 10), days=6)
    assert _settled(BRIDGE, red, first, short).why.startswith("0 of 2")
    assert _settled(BRIDGE, red, first, short, again).why.startswith("1 of 2")


def test_what_was_done_below_before_or_in_the_red_session_does_not_count() -> None:
    red = settled(*_bridges(10, 10, 10), days=9, pain_morning=2)
    earlier = [settled(*sets(TILT, 10, 10), days=days) for days in (9, 12)]
    assert _settled(BRIDGE, red, *earlier).verdict is Verdict.REGRESS


def test_what_goes_wrong_below_counts_there() -> None:
    red = settled(*_bridges(10, 10, 10), days=9, pain_morning=2)
    amber = settled(*sets(TILT, 10, 10), days=7, pain_after=4)
    assert _settled(BRIDGE, red, amber).verdict is Verdict.HOLD
    worse = settled(*sets(TILT, 10, 10), days=7, pain_after=8)
    step = _settled(BRIDGE, red, worse)
    assert (step.verdict, step.level.exercise, step.level.sets) == (Verdict.REGRESS, TILT, 1)


def test_on_the_lowest_rung_red_takes_a_set() -> None:
    red = settled(*sets(TILT, 10, 10), pain_after=6)
    step = _settled(TILT, red)
    assert (step.verdict, step.level.exercise, step.level.sets) == (Verdict.REGRESS, TILT, 1)
    day = case(red, exercises=ALL)
    assert lowest(day, TILT).sets == 1


def test_a_rung_below_may_be_counted_as_the_lowest() -> None:
    red = settled(*_bridges(10, 10, 10), pain_after=6)
    assert lowest(case(red, exercises=ALL), BRIDGE).sets == 2
    assert lowest(case(exercises=ALL), BRIDGE).sets == 3


@pytest.mark.parametrize(
    ("load", "left"), [(42.5, 32.5), (40, 30), (30, 22.5), (100, 80), (28.5, 22.5)]
)
def test_red_takes_a_fifth_of_the_load(load: float, left: float) -> None:
    step = _settled(LIFT, _lifts(load, 8, 8, 8, 8, days=2, pain_morning=2))
    assert (step.verdict, step.level.load, step.from_load) == (Verdict.REGRESS, kg(left), kg(load))
    assert step.level.sets == 4


def test_red_with_little_on_the_bar_goes_back_to_the_bar() -> None:
    step = _settled(LIFT, _lifts(25, 8, 8, 8, 8, days=2, pain_morning=2))
    assert (step.level.exercise, step.level.load) == (BAR, kg(20))
    lonely = replace(LIFT, ladder=Ladder((), (), (), (), "lift"))
    bare = _settled(lonely, _lifts(25, 8, 8, 8, 8, days=2, pain_morning=2))
    assert (bare.level.exercise.id, bare.level.load) == ("lift", kg(20))
    lightest = _settled(lonely, _lifts(20, 8, 8, 8, 8, days=2, pain_morning=2))
    assert (lightest.level.load, lightest.level.sets) == (kg(20), 3)


def test_red_counts_from_the_load_that_hurt() -> None:
    hurt = sets(LIFT, 8, 8, 8, load=kg(50))
    light = sets(LIFT, 8, load=kg(40), pain=7)
    assert _settled(LIFT, settled(*light, *hurt)).level.load == kg(30)
    heavy = sets(LIFT, 8, load=kg(70), pain=7)
    assert _settled(LIFT, settled(*heavy, *hurt)).level.load == kg(40)
    by_morning = settled(*hurt, pain_morning=3)
    assert _settled(LIFT, by_morning).level.load == kg(40)
    tiny = sets(LIFT, 8, load=kg(20), pain=7)
    assert _settled(LIFT, settled(*tiny, *hurt)).level.load == kg(40)


def test_amber_again_takes_a_tenth_of_the_load() -> None:
    amber = [_lifts(40, 8, 8, 8, 8, days=days, pain_after=3) for days in (4, 2)]
    step = _settled(LIFT, *amber)
    assert (step.verdict, step.level.load) == (Verdict.REDUCE, kg(35))


def test_amber_again_near_the_bar_leads_to_it() -> None:
    amber = [_lifts(22.5, 8, 8, 8, 8, days=days, pain_after=3) for days in (4, 2)]
    step = _settled(LIFT, *amber)
    assert (step.verdict, step.level.exercise) == (Verdict.REDUCE, BAR)


def test_amber_again_at_the_bar_takes_a_set() -> None:
    amber = [settled(*sets(BAR, 8, 8, 8, 8), days=days, pain_after=3) for days in (4, 2)]
    step = _settled(BAR, *amber)
    assert (step.level.exercise, step.level.load, step.level.sets) == (BAR, kg(20), 3)


def test_every_set_too_short_twice_at_one_load_takes_a_tenth() -> None:
    first, second = (_lifts(40, 7, 7, 6, 5, days=days) for days in (4, 2))
    step = _settled(LIFT, first, second)
    assert (step.verdict, step.level.load) == (Verdict.REDUCE, kg(35))
    assert step.why == "every set stayed below 8 twice running"


@pytest.mark.parametrize(
    "first",
    [
        _lifts(40, 8, 7, 7, 7, days=4),
        _lifts(37.5, 7, 7, 7, 7, days=4),
        settled(*sets(LIFT, 7, 7, 7, 7), days=4),
    ],
)
def test_too_short_once_or_with_another_load_is_tried_again(first: SessionRecord) -> None:
    step = _settled(LIFT, first, _lifts(40, 7, 7, 6, 5, days=2))
    assert (step.verdict, step.level.load) == (Verdict.REPEAT, kg(40))


def test_without_a_range_of_reps_a_set_of_none_is_too_heavy() -> None:
    thing = replace(LIFT, dose=replace(LIFT.dose, reps=None))
    step = _settled(thing, *(_lifts(40, 0, 0, days=days) for days in (4, 2)))
    assert (step.verdict, step.why) == (
        Verdict.REDUCE,
        "every set stayed below 1 twice running",
    )


def test_a_load_that_nobody_wrote_down_is_repeated_unknown() -> None:
    step = _settled(LIFT, settled(*sets(LIFT, 12, 12, 12, 12)))
    assert (step.verdict, step.level.load) == (Verdict.REPEAT, None)
    red = _settled(LIFT, settled(*sets(LIFT, 8, 8, 8, 8), pain_after=7))
    assert red.level.exercise == BAR


TOP = (12, 12, 12, 12)


def test_the_top_of_the_range_twice_running_raises_the_load() -> None:
    step = _settled(LIFT, *(_lifts(40, *TOP, days=days) for days in (4, 2)))
    assert (step.verdict, step.level.load, step.still.load, step.from_load) == (
        Verdict.PROGRESS,
        kg(42.5),
        kg(40),
        kg(40),
    )


@pytest.mark.parametrize(
    "first",
    [
        _lifts(40, 12, 12, 12, 11, days=4),
        _lifts(40, 12, 12, 12, days=4),
        _lifts(37.5, *TOP, days=4),
        _lifts(40, *TOP, days=4, pain_morning=None),
        _lifts(40, *TOP, days=4, pain_after=3),
    ],
)
def test_the_load_stays_unless_both_were_whole(first: SessionRecord) -> None:
    step = _settled(LIFT, first, _lifts(40, *TOP, days=2))
    assert (step.verdict, step.level.load) == (Verdict.REPEAT, kg(40))


def test_a_session_without_a_morning_between_two_whole_ones_breaks_nothing() -> None:
    days = (_lifts(40, *TOP, days=6), _lifts(40, *TOP, days=4, pain_morning=None))
    assert _settled(LIFT, *days, _lifts(40, *TOP, days=2)).level.load == kg(42.5)


def test_kettlebells_climb_to_fifteen_reps_first() -> None:
    twelves = [settled(*sets(BELL, 12, 12, 12, load=kg(16)), days=days) for days in (4, 2)]
    assert _settled(BELL, *twelves).level.load == kg(16)
    fifteens = [settled(*sets(BELL, 15, 15, 15, load=kg(16)), days=days) for days in (4, 2)]
    assert _settled(BELL, *fifteens).level.load == kg(20)


def test_a_loaded_hold_without_a_gate_stays_as_it_is() -> None:
    hold = replace(
        BELL, measure=Measure.HOLD, dose=dose(reps=None, hold_seconds=Range(20, 20), tempo=None)
    )
    past = [
        settled(*sets(BELL, None, duration_ms=20_000, load=kg(16)), days=days) for days in (4, 2)
    ]
    step = _settled(hold, *past)
    assert (step.verdict, step.level.load) == (Verdict.REPEAT, kg(16))
    assert _settled(replace(hold, gate=gate(sets=1, min_each=20, measure=Measure.HOLD)), *past) == (
        _settled(replace(hold, gate=gate(sets=1, min_each=20, measure=Measure.HOLD)), *past[::-1])
    )


def test_two_green_sessions_with_less_give_the_load_back() -> None:
    red = _lifts(40, 8, 8, 8, 8, days=9, pain_morning=2)
    first, second = (_lifts(30, 8, 8, 8, 8, days=days) for days in (7, 5))
    waits = _settled(LIFT, red, first)
    assert (waits.verdict, waits.level.load) == (Verdict.REPEAT, kg(30))
    assert waits.why == "1 of 2 green sessions before what was taken comes back"
    back = _settled(LIFT, red, first, second)
    assert (back.verdict, back.level.load, back.still.load) == (Verdict.PROGRESS, kg(40), kg(30))
    assert back.why == "two green sessions with less"


def test_what_was_taken_twice_comes_back_one_step_at_a_time() -> None:
    reds = [_lifts(50, 8, 8, 8, 8, days=20, pain_after=7)]
    reds += [_lifts(40, 8, 8, 8, 8, days=18, pain_after=7)]
    greens = [_lifts(32.5, 8, 8, 8, 8, days=days) for days in (16, 14)]
    assert _settled(LIFT, *reds, *greens).level.load == kg(40)
    at_forty = _lifts(40, 8, 8, 8, 8, days=12)
    once = _settled(LIFT, *reds, *greens, at_forty)
    assert (once.verdict, once.level.load) == (Verdict.REPEAT, kg(40))
    twice = _settled(LIFT, *reds, *greens, at_forty, _lifts(40, 8, 8, 8, 8, days=10))
    assert twice.level.load == kg(50)


def test_a_much_heavier_old_load_is_not_given_back() -> None:
    greens = [_lifts(30, 8, 8, 8, 8, days=days) for days in (4, 2)]
    far = _settled(LIFT, _lifts(80, 8, 8, 8, 8, days=9), *greens)
    assert (far.verdict, far.level.load) == (Verdict.REPEAT, kg(30))


def test_a_load_of_long_ago_is_not_given_back() -> None:
    greens = [_lifts(30, 8, 8, 8, 8, days=days) for days in (4, 2)]
    near = _settled(LIFT, _lifts(35, 8, 8, 8, 8, days=44), *greens)
    long_ago = _settled(LIFT, _lifts(35, 8, 8, 8, 8, days=45), *greens)
    assert _loads(near, long_ago) == [kg(35), kg(30)]


def test_where_nothing_lighter_could_be_loaded_the_load_comes_back_too() -> None:
    lonely = replace(LIFT, ladder=Ladder((), (), (), (), "lift"))
    past = [_lifts(22.5, 8, 8, 8, 8, days=6)]
    past += [_lifts(20, 8, 8, 8, 8, days=days) for days in (4, 2)]
    assert _settled(lonely, *past).level.load == kg(22.5)


def test_a_session_without_a_load_between_ends_the_counting() -> None:
    unknown = settled(*sets(LIFT, 8, 8, 8, 8), days=5)
    past = (_lifts(40, 8, 8, 8, 8, days=9), _lifts(32.5, 8, 8, 8, 8, days=7), unknown)
    step = _settled(LIFT, *past, _lifts(32.5, 8, 8, 8, 8, days=2))
    assert step.why.startswith("1 of 2")


def test_the_load_of_a_light_week_is_not_gone_on_with() -> None:
    light = said(DeclarationKind.DELOAD, "taken", 8)
    usual, lighter = _lifts(40, *TOP, days=9), _lifts(30, *TOP, days=5)
    assert _settled(LIFT, usual, lighter, declarations=(light,)).level.load == kg(40)
    assert _settled(LIFT, lighter, declarations=(light,)).level.load == kg(30)
    day = case(usual, lighter, exercises=ALL, declarations=(light,))
    assert alone(day, LIFT).load == kg(40)
    assert alone(case(exercises=ALL), LIFT).load is None


def test_after_an_injury_two_green_sessions_of_the_stand_in_lead_back() -> None:
    told = (
        said(DeclarationKind.INJURED, "yes", 9),
        said(DeclarationKind.INJURED, "no", 6),
    )
    before = settled(*_bridges(10, 10, 10), days=10)
    during = settled(*sets(TILT, 10, 10), days=8)
    after = settled(*sets(TILT, 10, 10), days=4)
    one = _settled(BRIDGE, before, during, declarations=told)
    assert (one.verdict, one.level.exercise) == (Verdict.REPEAT, TILT)
    two = _settled(BRIDGE, before, during, after, declarations=told)
    assert (two.verdict, two.level.exercise.id) == (Verdict.PROGRESS, "glute_bridge")
    at_will = _settled(BRIDGE, before, during)
    assert at_will.level.exercise.id == "glute_bridge"
