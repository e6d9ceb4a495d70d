"""A session of the past as the plan of today."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.copying import Copied, Rules, copied, parts, with_families
from postchain_tui.core.diary import DeclarationKind, SessionRecord, SetKind, SetRecord
from postchain_tui.core.errors import NotAllowedError
from postchain_tui.core.exercise import Ladder, LoadType, Measure, Range
from postchain_tui.core.load import is_lighter
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.replanning import MOST_SETS
from tests.build import START, case, done, dose, exercise, gate, kg, said, session, settled
from tests.build import sets as done_sets

TILT = exercise(
    id="tilt", name="Tilt", ladder=Ladder((), ("bridge",), (), (), "tilt"), dose=dose(sets=2)
)
BRIDGE = exercise(
    id="bridge",
    name="Bridge",
    ladder=Ladder(("tilt",), ("single", "thrust"), (), (), "bridge"),
    gate=gate(),
)
SINGLE = exercise(
    id="single",
    name="Single",
    unilateral=True,
    ladder=Ladder(("bridge",), (), (), (), "bridge"),
    allowed_when_injured=False,
)
THRUST = replace(SINGLE, id="thrust", name="Thrust", unilateral=False)
DRILL = exercise(
    id="drill",
    name="Drill",
    family="hinge",
    implements=(("pipe",),),
    ladder=Ladder((), ("lift",), (), (), "drill"),
)
LIFT = exercise(
    id="lift",
    name="Lift",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=2500,
    dose=dose(sets=4, reps=Range(8, 12)),
    ladder=Ladder(("drill",), (), (), (), "drill"),
    allowed_when_injured=False,
)
CURL = exercise(
    id="curl",
    name="Curl",
    family="curl",
    load_type=LoadType.ASSISTED,
    load_step_grams=5000,
    ladder=Ladder((), (), (), (), "curl"),
)
PLANK = exercise(
    id="plank",
    name="Plank",
    family="trunk",
    measure=Measure.HOLD,
    dose=dose(sets=2, reps=Range(1, 1), hold_seconds=Range(20, 40), tempo=None),
    ladder=Ladder((), ("side",), (), (), "plank"),
)
SIDE = replace(
    PLANK, id="side", name="Side", ladder=Ladder(("plank", "bridge"), (), (), (), "plank")
)
ALL = (TILT, BRIDGE, SINGLE, THRUST, DRILL, LIFT, CURL, PLANK, SIDE)
KNOWN = {one.id: one for one in ALL}

PROGRAM = Program(
    "basics",
    "Basics",
    "",
    "",
    (
        Slot(Role.WARMUP, ("drill",), dose(sets=1), skippable=True),
        Slot(Role.WORK, ("bridge",), None, skippable=False),
        Slot(Role.WORK, ("lift", "drill"), None, skippable=False),
    ),
)
_CHOSEN = DeclarationKind.CHOSEN
HURT = said(DeclarationKind.INJURED, "yes", 1)
LIGHT = said(DeclarationKind.DELOAD, "taken", 1)
AS_DONE = "As it was done on 28 Feb."


def copy_of(past: SessionRecord, *others: SessionRecord, **on_record: Any) -> Copied:
    """The copy of a session that is on record with others."""
    facts = case(past, *others, exercises=ALL, **on_record).facts
    asked = tuple(KNOWN[done.exercise] for done in past.sets if done.exercise in KNOWN)
    program = with_families(PROGRAM, asked, KNOWN.__getitem__)
    return copied(past, Rules(program, facts, KNOWN.__getitem__, START), KNOWN.get)


def lifts(load: float, *reps: int, **changes: Any) -> tuple[SetRecord, ...]:
    return done_sets(LIFT, *reps, load=kg(load), **changes)


def test_what_was_done_comes_as_it_was_done_with_the_rest_that_is_due() -> None:
    copy = copy_of(settled(*done_sets(BRIDGE, 10, 9, 12, 11), *lifts(40, 10, 8)))
    bridge, lift = copy.plan
    assert (bridge.exercise, bridge.dose.sets, bridge.dose.reps) == (BRIDGE, 4, Range(9, 12))
    assert (lift.dose.sets, lift.dose.reps, lift.load) == (2, Range(8, 10), kg(40))
    assert lift.dose.rest == LIFT.dose.rest
    assert lift.ramp[-1].load == kg(35)
    assert (bridge.verdict, bridge.reason) == (Verdict.REPEAT, AS_DONE)
    assert (bridge.skippable, bridge.role, bridge.first_time) == (False, Role.WORK, False)
    assert copy.notes == ()


def test_the_order_is_that_in_which_each_exercise_began() -> None:
    mixed = (*lifts(30, 10), *done_sets(BRIDGE, 10), *lifts(30, 10))
    assert [one.exercise for one in copy_of(settled(*mixed)).plan] == [LIFT, BRIDGE]


def test_warm_up_sets_before_the_work_are_none_of_its_own() -> None:
    warm = lifts(20, 8, kind=SetKind.WARMUP)
    (lift,) = copy_of(settled(*warm, *lifts(30, 9, 9))).plan
    assert (lift.role, lift.dose.sets, lift.dose.reps, lift.load) == (
        Role.WORK,
        2,
        Range(9, 9),
        kg(30),
    )


def test_what_was_only_done_as_a_warm_up_comes_as_one_to_be_skipped() -> None:
    warm = done_sets(DRILL, 10, kind=SetKind.WARMUP)
    drill, lift = copy_of(settled(*warm, *lifts(30, 8))).plan
    assert (drill.role, drill.skippable, drill.dose.sets, drill.ramp) == (Role.WARMUP, True, 1, ())
    assert (lift.role, lift.skippable) == (Role.WORK, False)


def test_the_load_is_that_of_most_sets_and_the_heavier_of_two() -> None:
    dropped = (*lifts(30, 8, 8), *lifts(20, 12, kind=SetKind.DROP))
    assert parts(session(*dropped))[0].load == kg(30)
    even = (*lifts(20, 8), *lifts(30, 8))
    assert parts(session(*even))[0].load == kg(30)


def test_what_was_not_recorded_is_as_due() -> None:
    unknown = done_sets(LIFT, None, None)
    (lift,) = copy_of(settled(*unknown), settled(*lifts(30, 8, 8, 8, 8), days=9)).plan
    assert lift.dose.reps == Range(8, 12)
    assert lift.load is None


def test_a_load_that_was_not_recorded_is_the_one_that_is_due() -> None:
    past = settled(*done_sets(LIFT, 8, 8), days=9)
    (lift,) = copy_of(past, settled(*lifts(30, 8, 8, 8, 8))).plan
    assert lift.load == kg(30)


def test_a_hold_is_as_long_as_it_was_held() -> None:
    held = (
        done(exercise="plank", reps=None, duration_ms=30_900),
        done(exercise="plank", reps=2, duration_ms=25_000),
        done(exercise="plank", reps=None),
    )
    (plank,) = copy_of(settled(*held)).plan
    assert (plank.dose.sets, plank.dose.hold_seconds) == (3, Range(25, 30))
    (plank,) = copy_of(settled(done(exercise="plank", reps=None))).plan
    assert plank.dose.hold_seconds == Range(20, 40)


def test_no_more_sets_are_planned_than_a_session_takes() -> None:
    (bridge,) = copy_of(settled(*done_sets(BRIDGE, *[10] * 25))).plan
    assert bridge.dose.sets == MOST_SETS


def test_a_load_above_what_is_due_is_lowered_and_told() -> None:
    old = settled(*lifts(60, 8, 8, 8, 8), days=9)
    copy = copy_of(old, settled(*lifts(30, 8, 8, 8, 8)))
    (lift,) = copy.plan
    assert lift.load == kg(30)
    assert lift.reason.startswith("Stay at 30 kg: ")
    (note,) = copy.notes
    assert note.startswith("Lift: 30 kg instead of 60 kg (stay at 30 kg: ")
    assert note.endswith(").")


def test_a_load_below_what_is_due_stays() -> None:
    old = settled(*lifts(20, 8, 8, 8, 8), days=9)
    copy = copy_of(old, settled(*lifts(30, 8, 8, 8, 8)))
    assert (copy.plan[0].load, copy.notes) == (kg(20), ())


def test_what_is_assisted_is_harder_with_less() -> None:
    old = settled(*done_sets(CURL, 10, load=kg(10)), days=9)
    now = settled(*done_sets(CURL, 10, 10, 10, load=kg(20)))
    assert copy_of(old, now).plan[0].load == kg(20)
    easy = settled(*done_sets(CURL, 10, load=kg(30)), days=9)
    assert copy_of(easy, now).plan[0].load == kg(30)


def test_a_load_on_what_takes_none_is_left_out_and_told() -> None:
    copy = copy_of(settled(*done_sets(BRIDGE, 10, load=kg(20))))
    assert copy.plan[0].load is None
    assert copy.notes == ("Bridge takes no load, so 20 kg is left out.",)


def test_what_the_catalog_does_not_know_is_left_out_and_told() -> None:
    copy = copy_of(settled(*done_sets("gone\x1b[2J", 10), *done_sets(BRIDGE, 10)))
    assert [one.exercise for one in copy.plan] == [BRIDGE]
    assert copy.notes == ("gone is left out: the catalog does not know it.",)


def test_with_nothing_left_there_is_no_copy() -> None:
    for past in (settled(), settled(*done_sets("gone", 10))):
        with pytest.raises(NotAllowedError, match="Nothing of that session"):
            copy_of(past)


def test_what_is_above_a_gate_gives_way_to_what_is_due() -> None:
    copy = copy_of(settled(*done_sets(SINGLE, 10)))
    assert [one.exercise for one in copy.plan] == [BRIDGE]
    (note,) = copy.notes
    assert note.startswith("Single is not open today; Bridge is in its place (first time: ")


def test_a_rung_below_the_one_that_is_due_is_open() -> None:
    copy = copy_of(settled(*done_sets(TILT, 10, 10)))
    assert [one.exercise for one in copy.plan] == [TILT]
    assert copy.plan[0].reason == AS_DONE


def test_what_an_open_gate_offers_may_be_done() -> None:
    shown = (settled(*done_sets(BRIDGE, 10, 10, 10), days=n) for n in (2, 4))
    old = settled(*done_sets(THRUST, 8), days=10)
    (thrust,) = copy_of(old, *shown).plan
    assert (thrust.exercise, thrust.dose.reps) == (THRUST, Range(8, 8))


def test_a_family_that_is_not_trained_begins_at_its_lowest_rung() -> None:
    extended = with_families(PROGRAM, (SIDE, PLANK, BRIDGE), KNOWN.__getitem__)
    assert extended.slots[:-1] == PROGRAM.slots
    assert extended.slots[-1].exercises == ("plank",)
    copy = copy_of(settled(done(exercise="side", reps=1, duration_ms=20_000)))
    assert [one.exercise for one in copy.plan] == [PLANK]


def test_of_several_lines_of_a_family_each_begins_at_its_own_lowest_rung() -> None:
    line = {
        one.id: one
        for one in (
            replace(PLANK, id="crawl", name="Crawl", ladder=Ladder((), (), (), (), "crawl")),
            replace(PLANK, id="walk", name="Walk", ladder=Ladder(("crawl",), (), (), (), "crawl")),
        )
    }
    known = KNOWN | line
    asked = (PLANK, line["walk"], SIDE, line["crawl"])
    extended = with_families(PROGRAM, asked, known.__getitem__)
    assert [slot.exercises for slot in extended.slots[3:]] == [("plank",), ("crawl",)]
    facts = case(exercises=tuple(known.values())).facts
    rules = Rules(extended, facts, known.__getitem__, START)
    due = [rules.due(one).exercise.id for one in asked]
    assert due == ["plank", "crawl", "plank", "crawl"]


def test_what_was_reached_is_copied_though_a_slot_of_the_program_stays() -> None:
    opened = [settled(*done_sets(BRIDGE, 10, 10, 10), days=days) for days in (9, 7)]
    past = settled(*done_sets(SINGLE, 8, 8), days=3)
    facts = case(past, *opened, exercises=ALL, declarations=(said(_CHOSEN, "single", 5),)).facts
    staying = replace(PROGRAM, slots=tuple(replace(one, stays=True) for one in PROGRAM.slots))
    plans = [
        copied(past, Rules(program, facts, KNOWN.__getitem__, START), KNOWN.get).plan
        for program in (PROGRAM, staying)
    ]
    assert plans[0] == plans[1]
    assert plans[0][0].exercise == SINGLE


def test_an_exercise_that_no_slot_is_for_stands_alone() -> None:
    rules = Rules(PROGRAM, case(exercises=ALL).facts, KNOWN.__getitem__, START)
    assert rules.due(PLANK).exercise == PLANK


def test_what_is_due_instead_comes_once() -> None:
    held = done(exercise="plank", reps=None, duration_ms=30_000)
    copy = copy_of(settled(replace(held, exercise="side"), held))
    assert [one.exercise for one in copy.plan] == [PLANK]
    assert copy.plan[0].dose.hold_seconds == Range(30, 30)
    assert copy.notes == ("Side is left out: it is not open today, and Plank is in the plan.",)
    twice = copy_of(settled(*done_sets(SINGLE, 10), *done_sets(THRUST, 10)))
    assert [one.exercise for one in twice.plan] == [BRIDGE]
    assert len(twice.notes) == 2


def test_a_warm_up_that_gives_way_stays_a_warm_up_as_short_as_it_was() -> None:
    warm = done_sets(SINGLE, 10, kind=SetKind.WARMUP)
    bridge, work = copy_of(settled(*warm, *done_sets(BRIDGE, 10, 10))).plan
    assert (bridge.exercise, bridge.role, bridge.dose.sets) == (BRIDGE, Role.WARMUP, 1)
    assert (work.exercise, work.role, work.dose.sets) == (BRIDGE, Role.WORK, 2)


def test_while_injured_the_fallback_is_in_the_place_of_what_may_not_be_done() -> None:
    copy = copy_of(settled(*lifts(30, 8, 8, 8, 8)), declarations=(HURT,))
    (drill,) = copy.plan
    assert (drill.exercise, drill.load) == (DRILL, None)
    (note,) = copy.notes
    assert note.startswith("Lift is not open today; Drill is in its place (back to Drill: you said")
    assert note.endswith(" that something is injured, and this stands in for Lift).")


def test_while_injured_what_may_be_done_does_not_rise() -> None:
    copy = copy_of(settled(*done_sets(TILT, 10, 10, 10)), declarations=(HURT,))
    (tilt,) = copy.plan
    assert (tilt.exercise, tilt.verdict) == (TILT, Verdict.HOLD)
    assert tilt.reason == "You said that something is injured."
    assert tilt.dose.sets == 2
    assert copy.notes == ("Tilt: 2 × 10 instead of 3 × 10 (you said that something is injured).",)


def test_an_injury_leaves_a_step_down_what_it_is() -> None:
    hurting = settled(*done_sets(TILT, 10, 10, pain=7))
    copy = copy_of(hurting, declarations=(HURT,))
    assert copy.plan[0].verdict is Verdict.REGRESS


def test_in_a_light_week_there_is_less_of_everything() -> None:
    copy = copy_of(settled(*lifts(30, 8, 8, 8, 8), *done_sets(TILT, 10, 10)), declarations=(LIGHT,))
    lift, tilt = copy.plan
    assert (lift.verdict, lift.dose.sets, lift.dose.reps) == (Verdict.DELOAD, 3, Range(8, 12))
    assert is_lighter(lift.load, kg(30))
    assert (tilt.verdict, tilt.dose.sets) == (Verdict.DELOAD, 1)
    first, second = copy.notes
    assert first.startswith("Lift: 3 × 8–12 instead of 4 × 8, 22.5 kg instead of 30 kg (")
    assert second.startswith("Tilt: 1 × 10 instead of 2 × 10 (light week until ")


def test_fewer_sets_than_are_due_stay_fewer() -> None:
    amber = settled(*done_sets(BRIDGE, 10, 10, 10, pain=4))
    past = settled(*done_sets(BRIDGE, 10), days=9)
    (bridge,) = copy_of(past, amber).plan
    assert (bridge.verdict, bridge.dose.sets) == (Verdict.HOLD, 1)


def test_after_a_step_back_what_was_reached_waits() -> None:
    red = settled(*lifts(20, 8, 8, 8, 8, pain=8))
    copy = copy_of(red)
    assert [one.exercise for one in copy.plan] == [DRILL]
    (note,) = copy.notes
    assert note.startswith("Lift is not open today; Drill is in its place (back to Drill")


_SETS = st.lists(
    st.builds(
        done,
        exercise=st.sampled_from([*KNOWN, "gone"]),
        kind=st.sampled_from(SetKind),
        reps=st.one_of(st.none(), st.integers(0, 30)),
        load=st.one_of(st.none(), st.integers(0, 120).map(kg)),
        duration_ms=st.one_of(st.none(), st.integers(0, 90_000)),
        pain=st.one_of(st.none(), st.integers(0, 10)),
    ),
    max_size=8,
)


@given(_SETS, st.lists(_SETS, max_size=3), st.booleans(), st.booleans())
def test_a_copy_is_never_more_than_what_is_due(
    sets: list[SetRecord], others: list[list[SetRecord]], injured: bool, light: bool
) -> None:
    past = settled(*sets, days=40)
    newer = [settled(*one, days=2 + 3 * n) for n, one in enumerate(others)]
    said_now = (HURT,) * injured + (LIGHT,) * light
    try:
        copy = copy_of(past, *newer, declarations=said_now)
    except NotAllowedError:
        assert not any(one.exercise in KNOWN for one in sets)
        return
    facts = case(past, *newer, exercises=ALL, declarations=said_now).facts
    asked = tuple(KNOWN[one.exercise] for one in sets if one.exercise in KNOWN)
    program = with_families(PROGRAM, asked, KNOWN.__getitem__)
    rules = Rules(program, facts, KNOWN.__getitem__, START)
    places = [(one.role, one.exercise.id) for one in copy.plan]
    assert len(places) == len(set(places))
    for one in copy.plan:
        due = rules.due(one.exercise)
        assert due.exercise == one.exercise
        assert one.exercise.allowed_when_injured or not injured
        if one.exercise.load_type.is_harder_when_heavier:
            assert due.load is None or not is_lighter(due.load, one.load)
        if due.verdict.strictness >= Verdict.HOLD.strictness:
            assert one.dose.sets <= due.dose.sets
            assert one.verdict is due.verdict
        assert all(note.endswith(".") and note.count(". ") == 0 for note in copy.notes)
