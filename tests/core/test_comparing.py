"""A session held against the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.comparing import Comparison, ExerciseComparison, compare, sets_text
from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Exercise, LoadType
from postchain_tui.core.load import Load, Unit
from tests.build import START, ago, exercise, kg, lunge, plank, rdl, session, sets

BRIDGE = exercise()
RDL = rdl().exercise
LUNGE = lunge().exercise
PLANK = plank().exercise
NORDIC = exercise(id="nordic", name="Assisted nordic", load_type=LoadType.ASSISTED)
PAIR = exercise(id="pair", name="Dumbbell RDL", load_type=LoadType.EXTERNAL_PER_HAND)
WEIGHTED = exercise(id="weighted", load_type=LoadType.BODYWEIGHT_OR_EXTERNAL)
KNOWN = {one.id: one for one in (BRIDGE, RDL, LUNGE, PLANK, NORDIC, PAIR, WEIGHTED)}
TODAY = START.date()


def held(
    then: SessionRecord | None, now: SessionRecord, previous: SessionRecord | None = None
) -> Comparison:
    """A session against another one, which is the last for all its exercises."""
    names = () if then is None else {done.exercise for done in then.sets}
    before = {name: then for name in names if then is not None}
    return compare(now, before, KNOWN.get, Unit.KG, TODAY, previous)


def line(then: tuple[SetRecord, ...], now: tuple[SetRecord, ...]) -> ExerciseComparison:
    """The only exercise of two sessions."""
    (one,) = held(session(*then, days=7), session(*now)).exercises
    return one


def words(then: tuple[SetRecord, ...], now: tuple[SetRecord, ...]) -> str:
    return line(then, now).words


def of_each(thing: Exercise, *changes: dict[str, Any]) -> tuple[SetRecord, ...]:
    """Sets of ten that differ in something."""
    return tuple(replace(sets(thing, 10)[0], **one) for one in changes)


def whole(then: SessionRecord, now: SessionRecord) -> dict[str, tuple[str, str, str]]:
    """What is said of the whole, by what it is about."""
    told = held(None, now, then).whole
    return {one.what: (one.then, one.now, one.change) for one in told}


# One exercise


def test_the_sets_then_and_now_are_told_with_the_day() -> None:
    now = line(sets(RDL, 12, 12, 11, load=kg(20)), sets(RDL, 12, 12, 12, load=kg(20)))
    assert (now.name, now.day) == ("Romanian deadlift", "Mon 23 Feb")
    assert (now.then, now.now) == ("20 × 12, 12, 11", "20 × 12, 12, 12")


def test_what_changed_is_told_with_its_sign() -> None:
    then = sets(RDL, 10, 10, load=kg(20), pain=2, rpe=7.0, rest_ms=120_000)
    now = sets(RDL, 10, 10, 12, load=kg("22.5"), pain=1, rpe=8.0, rest_ms=90_000)
    assert words(then, now) == (
        "+2.5 kg · +12 reps · +1 set · tonnage +80 % · pain 2 → 1 · effort 7 → 8 · rest 2:00 → 1:30"
    )


def test_less_is_told_with_a_minus() -> None:
    then, now = sets(RDL, 10, 10, load=kg(22.5)), sets(RDL, 9, load=kg(20))
    assert words(then, now) == "−2.5 kg · −11 reps · −1 set · tonnage −60 %"


def test_nothing_changed_is_the_same() -> None:
    assert words(sets(BRIDGE, 10, 10), sets(BRIDGE, 10, 10)) == "the same"


def test_an_exercise_without_an_earlier_session_is_a_first_time() -> None:
    (one,) = held(None, session(*sets(BRIDGE, 10))).exercises
    assert (one.words, one.then, one.now, one.day) == ("first time", "", "10", "")


def test_an_earlier_session_of_warm_ups_only_is_none() -> None:
    assert words(sets(BRIDGE, 10, kind=SetKind.WARMUP), sets(BRIDGE, 10)) == "first time"


def test_warm_ups_are_left_out_on_both_sides() -> None:
    warm_up = sets(BRIDGE, 20, kind=SetKind.WARMUP, pain=6)
    one = line((*warm_up, *sets(BRIDGE, 10)), sets(BRIDGE, 10))
    assert (one.then, one.words) == ("10", "the same")
    assert held(None, session(*warm_up)).exercises == ()


def test_every_exercise_has_its_own_day_and_keeps_its_place() -> None:
    now = session(*sets(RDL, 10, load=kg(20)), *sets(BRIDGE, 10))
    before = {
        BRIDGE.id: session(*sets(BRIDGE, 10), days=7),
        RDL.id: session(*sets(RDL, 10, load=kg(20)), days=63),
    }
    told = compare(now, before, KNOWN.get, Unit.KG, TODAY).exercises
    assert [(one.exercise, one.day) for one in told] == [
        (RDL.id, "Mon 29 Dec 2025"),
        (BRIDGE.id, "Mon 23 Feb"),
    ]


# What is unknown


@pytest.mark.parametrize("what", ["pain", "rpe", "rest_ms"])
def test_what_is_known_on_one_side_only_is_not_compared(what: str) -> None:
    told, untold = of_each(BRIDGE, {"pain": None, what: 2}), of_each(BRIDGE, {"pain": None})
    assert words(told, untold) == words(untold, told) == "the same as far as recorded"
    assert words(untold, untold) == "the same"


def test_unknown_reps_are_no_zero_reps() -> None:
    assert words(sets(BRIDGE, 10, 10), sets(BRIDGE, 10, None)) == "the same as far as recorded"
    assert words(sets(BRIDGE, None), sets(BRIDGE, None)) == "the same as far as recorded"
    assert words(sets(BRIDGE, 10), sets(BRIDGE, 0)) == "−10 reps"


def test_no_pain_is_a_score() -> None:
    assert words(sets(BRIDGE, 10, pain=2), sets(BRIDGE, 10, pain=0)) == "pain 2 → 0"


def test_a_score_of_some_sets_says_of_how_many() -> None:
    then = of_each(BRIDGE, {"rpe": 7.0, "pain": 1}, {"rpe": None, "pain": None})
    now = of_each(BRIDGE, {"rpe": 8.0, "pain": 2}, {"rpe": 7.5, "pain": 1})
    assert words(then, now) == "pain 1 (1 of 2 sets) → 2 · effort 7 (1 of 2 sets) → 7.8"


def test_equal_scores_of_some_sets_are_the_same_only_as_far_as_recorded() -> None:
    some = of_each(BRIDGE, {"pain": 1}, {"pain": None})
    assert words(some, some) == "the same as far as recorded"


def test_a_load_on_one_side_only_is_not_compared() -> None:
    one = line(sets(WEIGHTED, 10), sets(WEIGHTED, 10, load=kg(10)))
    assert (one.then, one.now) == ("10", "10 × 10")
    assert one.words == "the same as far as recorded"


def test_a_lift_without_its_load_has_no_tonnage() -> None:
    then = of_each(RDL, {"load": kg(20)}, {"load": None})
    assert words(then, sets(RDL, 10, 10, load=kg(20))) == "the same as far as recorded"


def test_nothing_before_makes_no_percentage() -> None:
    then, now = sets(RDL, 10, load=kg(0)), sets(RDL, 10, load=kg(5))
    assert words(then, now) == "+5 kg"


# Loads


def test_less_assistance_is_not_called_less_load() -> None:
    then, now = sets(NORDIC, 5, 5, load=kg(20)), sets(NORDIC, 5, 5, load=kg(15))
    assert words(then, now) == "5 kg less assistance"
    assert words(now, then) == "5 kg more assistance"
    assert words(then, then) == "the same"


def test_of_assistance_the_least_counts() -> None:
    then = of_each(NORDIC, {"load": kg(20)}, {"load": kg(15)})
    now = of_each(NORDIC, {"load": kg(20)}, {"load": kg(10)})
    assert words(then, now) == "5 kg less assistance"


def test_of_loads_the_greatest_counts() -> None:
    then = of_each(RDL, {"load": kg(20)}, {"load": kg(30)})
    now = of_each(RDL, {"load": kg(25)}, {"load": kg(30)})
    assert words(then, now) == "tonnage +10 %"


def test_dumbbells_are_told_per_hand() -> None:
    told = words(sets(PAIR, 10, load=kg(10)), sets(PAIR, 10, load=kg(12)))
    assert told == "+2 kg per hand · tonnage +20 %"


def test_a_load_typed_in_pounds_is_the_same_load() -> None:
    pounds = Load(kg(20).in_unit(Unit.LB), Unit.LB)
    assert words(sets(RDL, 10, load=kg(20)), sets(RDL, 10, load=pounds)) == "the same"


def test_a_small_change_of_tonnage_is_told_to_the_tenth() -> None:
    heavy = of_each(RDL, {"load": kg(100)}, {"load": kg(99)})
    heavier = of_each(RDL, {"load": kg(100)}, {"load": kg("99.5")})
    as_good = of_each(RDL, {"load": kg(100)}, {"load": kg("99.001")})
    assert words(heavy, heavier) == "tonnage +0.3 %"
    assert words(heavy, as_good) == "the same"


def test_a_load_is_told_once_as_long_as_it_stays() -> None:
    done = of_each(RDL, {"load": kg(20)}, {"load": kg(20)}, {"load": kg("22.5"), "reps": 8}, {})
    assert sets_text(done, RDL, Unit.KG) == "20 × 10, 10; 22.5 × 8; 10"


# Holds, sides and unknown exercises


def test_holds_are_told_in_seconds() -> None:
    then = sets(PLANK, 1, 1, duration_ms=20_000)
    one = line(then, sets(PLANK, 1, 1, duration_ms=27_500))
    assert (one.then, one.words) == ("20 s, 20 s", "+15 s held")
    assert words(then, then) == "the same"
    assert words(then, sets(PLANK, 1, 1)) == "the same as far as recorded"


def test_several_holds_of_a_set_count_each() -> None:
    then, now = sets(PLANK, 2, duration_ms=10_000), sets(PLANK, 3, duration_ms=10_000)
    assert words(then, now) == "+10 s held"


def test_sides_are_told_apart() -> None:
    then = of_each(LUNGE, {"reps": 16, "reps_left": 8, "reps_right": 8})
    now = of_each(LUNGE, {"reps": 17, "reps_left": 10, "reps_right": 7})
    one = line(then, now)
    assert (one.then, one.now) == ("8/8", "10/7")
    assert one.words == "+2 reps left, −1 rep right"
    assert words(then, then) == "the same"


def test_sides_that_were_told_apart_once_are_compared_as_a_sum() -> None:
    then = of_each(LUNGE, {"reps": 16, "reps_left": 8, "reps_right": 8})
    assert words(then, sets(LUNGE, 18)) == "+2 reps"


def test_an_unknown_exercise_is_held_against_itself() -> None:
    one = line(sets("\x1b[31modd", 10, load=kg(20)), sets("\x1b[31modd", 12, load=kg(20)))
    assert (one.name, one.words) == ("odd", "+2 reps")


def test_an_unknown_exercise_without_reps_was_held() -> None:
    then = sets("wall sit", None, duration_ms=30_000)
    assert words(then, sets("wall sit", None, duration_ms=20_000)) == "−10 s held"


def test_a_rest_of_seconds_more_is_the_same() -> None:
    then = sets(BRIDGE, 10, rest_ms=120_000)
    assert words(then, sets(BRIDGE, 10, rest_ms=123_000)) == "the same"


# The whole


def test_the_whole_is_held_against_the_session_before() -> None:
    then = session(
        *sets(RDL, 10, load=kg(20), pain=2),
        days=4,
        effort=6.0,
        pain_before=1,
        pain_after=3,
        pain_morning=2,
        morning_asked=True,
    )
    now = session(
        *sets(RDL, 10, 10, load=kg(25), pain=2),
        effort=7.5,
        pain_before=2,
        pain_after=1,
        ended_at=ago(2) + timedelta(minutes=47),
    )
    assert held(None, now, then).day == "Thu 26 Feb"
    assert whole(then, now) == {
        "length": ("1 h", "47 min", "−13 min"),
        "working sets": ("1", "2", "+1"),
        "tonnage": ("200 kg", "500 kg", "+150 %"),
        "worst pain": ("2", "2", "the same"),
        "pain before": ("1", "2", "+1"),
        "pain after": ("3", "1", "−2"),
        "next morning": ("2", "not asked", ""),
        "how hard": ("6", "7.5", "+1.5"),
    }


def test_without_a_session_before_there_is_no_whole() -> None:
    told = held(None, session(*sets(BRIDGE, 10)))
    assert (told.day, told.whole) == ("", ())


def test_what_is_unknown_of_the_whole_is_a_dash_without_a_change() -> None:
    bare = session(*sets(BRIDGE, 10, pain=None), ended_at=None, morning_asked=True)
    told = whole(bare, bare)
    assert told.pop("working sets") == ("1", "1", "the same")
    assert told.pop("next morning") == ("don't know", "don't know", "")
    assert set(told.values()) == {("–", "–", "")}


def test_a_session_typed_in_later_has_no_length() -> None:
    then, now = session(ended_at=ago(2)), session()
    assert whole(then, now)["length"] == ("–", "1 h", "")
    assert whole(now, now)["length"] == ("1 h", "1 h", "the same")


def test_the_worst_pain_says_of_how_many_sets() -> None:
    some = session(*of_each(BRIDGE, {"pain": 3}, {"pain": None}))
    assert whole(some, some)["worst pain"][0] == "3 (1 of 2 sets)"


@pytest.mark.parametrize(
    "missing",
    [
        sets(RDL, 10),
        sets(RDL, None, load=kg(20)),
        sets("odd", 10, load=kg(20)),
    ],
)
def test_a_tonnage_that_lacks_a_set_is_not_compared(missing: tuple[SetRecord, ...]) -> None:
    then = session(*sets(RDL, 10, load=kg(20)))
    now = session(*then.sets, *missing)
    assert whole(then, now)["tonnage"] == ("200 kg", "200 kg", "")


def test_what_has_no_load_to_be_weighed_is_missed_by_no_tonnage() -> None:
    then = session(*sets(RDL, 10, load=kg(20)))
    others = (
        *sets(BRIDGE, 10),
        *sets("odd", 10),
        *sets(PLANK, None, load=kg(10), duration_ms=10_000),
        *sets(NORDIC, 5, load=kg(15)),
    )
    assert whole(then, session(*then.sets, *others))["tonnage"][2] == "the same"


# Anything at all

scores = st.none() | st.integers(0, 10)
loads = st.none() | st.builds(
    Load, st.decimals(-5, 2204, allow_nan=False, places=3), st.sampled_from(Unit)
)
counts = st.none() | st.integers(0, 1000)
any_set = st.builds(
    SetRecord,
    id=st.uuids().map(str),
    exercise=st.sampled_from((*KNOWN, "odd")),
    ordinal=st.integers(1, 30),
    at=st.just(START),
    kind=st.sampled_from(SetKind),
    reps=counts,
    reps_left=counts,
    reps_right=counts,
    load=loads,
    duration_ms=st.none() | st.integers(0, 86_400_000),
    rpe=st.none() | st.integers(0, 20).map(lambda halves: halves / 2),
    pain=scores,
    rest_ms=st.none() | st.integers(0, 86_400_000),
)
any_session = st.builds(
    SessionRecord,
    id=st.uuids().map(str),
    started_at=st.integers(0, 100).map(ago),
    ended_at=st.none() | st.integers(0, 100).map(ago),
    source=st.just("app"),
    name=st.text(),
    status=st.sampled_from(Status),
    sets=st.lists(any_set, max_size=8).map(tuple),
    effort=st.none() | st.integers(0, 10).map(float),
    pain_before=scores,
    pain_after=scores,
    pain_morning=scores,
    morning_asked=st.booleans(),
)


@given(any_session, any_session, st.sampled_from(Unit))
def test_any_two_sessions_can_be_compared(
    then: SessionRecord, now: SessionRecord, unit: Unit
) -> None:
    before = {done.exercise: then for done in then.sets}
    told = compare(now, before, KNOWN.get, unit, TODAY, then)
    work = {done.exercise for done in now.sets if done.kind is not SetKind.WARMUP}
    assert {one.exercise for one in told.exercises} == work
    assert all(one.words and one.now for one in told.exercises)
    assert len(told.whole) == 8
    assert all(one.then and one.now for one in told.whole)


@given(any_session)
def test_a_session_held_against_itself_is_the_same(one: SessionRecord) -> None:
    told = compare(one, {done.exercise: one for done in one.sets}, KNOWN.get, Unit.KG, TODAY, one)
    assert all(line.changes == () for line in told.exercises)
    assert {fact.change for fact in told.whole} <= {"", "the same"}


@given(any_session, any_session)
def test_what_is_not_recorded_then_never_changed(then: SessionRecord, now: SessionRecord) -> None:
    bare = tuple(replace(done, pain=None, rpe=None) for done in then.sets)
    then = replace(then, sets=bare, effort=None, pain_before=None)
    before = {done.exercise: then for done in then.sets}
    told = compare(now, before, KNOWN.get, Unit.KG, TODAY, then)
    changes = [change for one in told.exercises for change in one.changes]
    assert not [change for change in changes if change.startswith(("pain", "effort"))]
    unknown = {"worst pain", "pain before", "how hard"}
    assert {one.change for one in told.whole if one.what in unknown} == {""}
