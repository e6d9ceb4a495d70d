"""The past of every exercise, as the decisions of one day see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.case import Case, Seen, working_sets
from postchain_tui.core.diary import DeclarationKind, SessionRecord, SetKind
from postchain_tui.core.exercise import Exercise, LoadType, Measure, Range
from postchain_tui.core.pain import Light
from postchain_tui.core.program import Role, Slot
from postchain_tui.core.settings import Settings
from tests.build import START, ago, case, done, dose, exercise, kg, said, score, session, sets

BRIDGE = exercise()
SINGLE = exercise(id="single_leg_bridge")
DEADLIFT = exercise(
    id="rdl_barbell",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
)
PLANK = exercise(
    id="plank",
    family="trunk",
    measure=Measure.HOLD,
    dose=dose(reps=Range(1, 1), hold_seconds=Range(10, 20)),
)
ALL = (BRIDGE, SINGLE, DEADLIFT, PLANK)


def _seen(*sessions: SessionRecord, thing: Exercise = BRIDGE) -> tuple[Seen, ...]:
    return case(*sessions, exercises=(thing, *ALL)).seen(thing)


def _one(past: SessionRecord, thing: Exercise = BRIDGE) -> Seen:
    return _seen(past, thing=thing)[0]


def _slot(*exercises: str) -> Slot:
    return Slot(Role.WORK, exercises, dose(sets=5, reps=Range(12, 15)), skippable=False)


# What counts


def test_only_working_sets_of_the_exercise_count() -> None:
    warm_up, other, work = done(kind=SetKind.WARMUP), done(exercise="plank"), done()
    past = session(warm_up, other, work)
    assert working_sets(past, "glute_bridge") == (work,)
    assert working_sets(None, "glute_bridge") == ()


def test_sessions_are_seen_newest_first_and_only_those_with_working_sets() -> None:
    older, newer = session(done(), days=4), session(done(), days=2)
    warmed_up = session(done(kind=SetKind.WARMUP), days=3)
    elsewhere = session(done(exercise="plank"), days=1)
    seen = _seen(older, newer, warmed_up, elsewhere)
    assert [one.session for one in seen] == [newer, older]


def test_what_is_still_to_come_is_not_seen() -> None:
    assert _seen(session(done(), days=-1)) == ()
    assert len(_seen(session(done(), days=0))) == 1


def test_the_past_of_an_exercise_is_looked_at_once() -> None:
    day = case(session(done()))
    assert day.seen(BRIDGE) is day.seen(BRIDGE)


# What a session showed


def test_a_session_is_as_bad_as_the_worst_of_its_readings() -> None:
    past = _one(session(*sets(BRIDGE, 10, pain=3), pain_after=6))
    assert (past.light, past.why) == (Light.RED, "pain after the session was 6")


def test_a_session_with_nothing_recorded_is_green_without_a_reason() -> None:
    past = _one(session(*sets(BRIDGE, 10, pain=None)))
    assert (past.light, past.why, past.reference) == (Light.GREEN, "", None)


@pytest.mark.parametrize(("morning", "is_settled"), [(1, True), (2, False), (None, False)])
def test_a_back_has_settled_when_the_light_is_green_and_the_morning_known(
    morning: int | None, is_settled: bool
) -> None:
    past = session(done(), pain_before=1, pain_morning=morning)
    assert _one(past).is_settled is is_settled


def test_the_pain_of_another_exercise_does_not_move_this_one() -> None:
    past = session(done(pain=0), *sets(DEADLIFT, 8, pain=7))
    day = case(past, exercises=ALL)
    assert day.seen(BRIDGE)[0].light is Light.GREEN
    assert day.seen(DEADLIFT)[0].light is Light.RED


def test_the_load_is_that_of_most_sets_and_the_heavier_of_two() -> None:
    def load(*kilograms: int | None) -> Seen:
        loads = (None if number is None else kg(number) for number in kilograms)
        return _one(session(*(done(load=one) for one in loads)))

    assert load(20, 20, 25, None).load == kg(20)
    assert load(20, 25).load == kg(25)
    assert load(None).load is None


def test_the_lightest_load_with_red_pain_is_the_one_that_hurts() -> None:
    felt = ((40, 7), (30, 6), (20, 5), (10, None), (None, 9))
    hurting = session(*(done(load=None if x is None else kg(x), pain=pain) for x, pain in felt))
    assert _one(hurting).hurting_load == kg(30)
    assert _one(session(done(load=kg(20), pain=5))).hurting_load is None
    careful = case(session(done(load=kg(20), pain=5)), settings=Settings(ceiling=4))
    assert careful.seen(BRIDGE)[0].hurting_load == kg(20)


def test_a_dose_is_reached_with_the_lowest_count_in_all_its_sets() -> None:
    asked = dose(sets=2, reps=Range(8, 12))
    assert _one(session(*sets(BRIDGE, 8, 7, 9))).has_reached(asked)
    assert not _one(session(*sets(BRIDGE, 8, 7))).has_reached(asked)
    assert not _one(session(*sets(BRIDGE, 8, None))).has_reached(asked)
    assert _one(session(*sets(BRIDGE, 1, 1))).has_reached(replace(asked, reps=None))


def test_a_session_is_short_of_a_dose_where_no_set_reached_it() -> None:
    asked = dose(sets=2, reps=Range(8, 12))
    assert _one(session(*sets(BRIDGE, 7, None))).is_short_of(asked)
    assert not _one(session(*sets(BRIDGE, 7, 8))).is_short_of(asked)


@pytest.mark.parametrize(
    ("lengths", "reached"), [((10_000, 12_000), True), ((10_000, 9_999), False), ((None,), False)]
)
def test_holds_reach_a_dose_by_their_seconds(
    lengths: tuple[int | None, ...], reached: bool
) -> None:
    held = (done(exercise=PLANK.id, duration_ms=length) for length in lengths)
    assert _one(session(*held), PLANK).has_reached(replace(PLANK.dose, sets=2)) is reached


def test_an_injury_and_a_light_week_are_those_of_that_time() -> None:
    told = (
        said(DeclarationKind.INJURED, "yes", days=12),
        said(DeclarationKind.INJURED, "no", days=10),
        said(DeclarationKind.DELOAD, "taken", days=9),
    )
    past = (session(done(), days=days) for days in (1, 5, 11, 13))
    seen = case(*past, declarations=told).seen(BRIDGE)
    assert [one.injured for one in seen] == [False, False, True, False]
    assert [one.is_light_week for one in seen] == [False, True, False, False]


# Until the next session


def _spread_after(*others: SessionRecord, slot: Slot | None = None) -> Light:
    """The light of a session three days ago, with pain that spread two days later."""
    told = score(1, days=1, spreading=True)
    past = session(done(), days=3)
    return case(past, *others, exercises=ALL, slot=slot, pain=(told,)).seen(BRIDGE)[-1].light


def test_what_is_told_counts_for_a_session_until_the_next_one_of_the_line() -> None:
    assert _spread_after() is Light.RED
    assert _spread_after(session(done(), days=2)) is Light.GREEN
    assert _spread_after(session(done(exercise=SINGLE.id), days=2)) is Light.GREEN
    assert _spread_after(session(done(), days=0.5)) is Light.RED


def test_a_session_of_another_line_does_not_end_it() -> None:
    assert _spread_after(session(done(exercise=DEADLIFT.id), days=2)) is Light.RED
    both = _slot(BRIDGE.id, DEADLIFT.id)
    assert _spread_after(session(done(exercise=DEADLIFT.id), days=2), slot=both) is Light.GREEN


def test_an_exercise_that_nobody_did_need_not_be_known() -> None:
    day = case(session(done()), with_exercise={"glute_bridge": (session(done()),), "gone": ()})
    assert len(day.seen(BRIDGE)) == 1


# The day


def test_only_what_is_at_hand_is_possible() -> None:
    day = case(exercises=ALL, settings=Settings(implements=frozenset({"mat"})))
    assert day.possible(("rdl_barbell", "single_leg_bridge", "glute_bridge")) == (SINGLE, BRIDGE)


def test_a_slot_sets_the_dose_of_the_exercises_it_lists() -> None:
    slot = _slot(BRIDGE.id, PLANK.id)
    day = case(exercises=ALL, slot=slot)
    assert day.dose(BRIDGE) == slot.dose
    assert day.dose(SINGLE) == SINGLE.dose
    assert case(exercises=ALL).dose(BRIDGE) == BRIDGE.dose


def test_a_dose_of_reps_is_none_for_holds() -> None:
    assert case(exercises=ALL, slot=_slot(BRIDGE.id, PLANK.id)).dose(PLANK) == PLANK.dose
    held = replace(_slot(BRIDGE.id), dose=PLANK.dose)
    assert case(exercises=ALL, slot=held).dose(BRIDGE) == BRIDGE.dose


def test_what_was_said_is_told_newest_first_up_to_now() -> None:
    older, newer, coming = (said(DeclarationKind.PINNED, "x", days) for days in (3, 0, -1))
    other = said(DeclarationKind.CHOSEN, "x", 2)
    day = case(declarations=(coming, newer, other, older))
    assert day.said(DeclarationKind.PINNED) == (newer, older)
    assert day.said(DeclarationKind.PINNED, DeclarationKind.CHOSEN) == (newer, other, older)
    assert day.said(DeclarationKind.INJURED) == ()


def test_an_injury_that_was_told_holds_now() -> None:
    def injured(day: Case) -> bool:
        return day.injured

    told = said(DeclarationKind.INJURED, "yes", days=1)
    assert injured(case(declarations=(told,)))
    assert not injured(case(declarations=(told,), now=ago(2)))
    assert not injured(case())


def test_the_back_of_the_day_has_all_scores_and_the_limits_that_are_set() -> None:
    told = (score(3),)
    back = case(pain=told, settings=Settings(green=3)).back
    assert (back.records, back.zone(3)) == (told, Light.GREEN)
    assert case(now=START).now == START
