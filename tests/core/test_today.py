"""What today is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from postchain_tui.core import today as days
from postchain_tui.core.diary import (
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
    Status,
)
from postchain_tui.core.exercise import Exercise, Ladder, LoadType, Measure, Range
from postchain_tui.core.pain import Light
from postchain_tui.core.plan import Pacing, Verdict
from postchain_tui.core.program import Day, Program, Role, Slot, Stage
from postchain_tui.core.schedule import Turn
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import Today
from postchain_tui.core.warmup import WARMUP_REASON
from tests.build import START, done, dose, exercise, facts, gate, kg, said, sets, settled

BRIDGE = exercise()
THRUST = exercise(
    id="hip_thrust",
    implements=(("barbell",), ("bench", "step")),
    load_type=LoadType.EXTERNAL,
    load_step_grams=5000,
    ladder=Ladder((), (), (), (), "hip_thrust"),
)
PLANK = exercise(
    id="plank",
    implements=(),
    measure=Measure.HOLD,
    ladder=Ladder((), (), (), (), "plank"),
    dose=dose(hold_seconds=Range(20, 20), tempo=None),
)
KNOWN = {thing.id: thing for thing in (BRIDGE, THRUST, PLANK)}
THIRTY = dose(sets=1, reps=Range(30, 30))
BARE = Settings(implements=frozenset())

NOW = START + timedelta(days=2)
"""A Wednesday evening."""


def _slot(*exercises: str, **changes: Any) -> Slot:
    return replace(Slot(Role.WORK, exercises, None, skippable=False), **changes)


def _today(*slots: Slot, now: datetime = NOW, **changes: Any) -> Today:
    program = Program("basics", "Basics", "", "", slots or (_slot("glute_bridge"),))
    return days.today(program, KNOWN.__getitem__, facts(**changes), now)


def _session(days_ago: int = 2, **changes: Any) -> SessionRecord:
    at = NOW - timedelta(days=days_ago)
    session = SessionRecord(f"{days_ago}", at, at, "app", "Basics", Status.FINISHED, (done(),))
    return replace(session, **changes)


def _score(score: int, days_ago: int = 0, kind: PainKind = PainKind.DAY) -> PainRecord:
    return PainRecord(f"{days_ago}", NOW - timedelta(days=days_ago), kind, score)


def test_a_new_diary_starts_with_the_first_session_of_the_program() -> None:
    today = _today()
    assert (today.number, today.program.id, today.now) == (1, "basics", NOW)
    assert [planned.verdict for planned in today.plan] == [Verdict.START]
    assert (today.reading, today.owes_morning, today.last, today.days_since) == (None,) * 4
    assert (today.unfinished, today.injured, today.this_week) == (None, False, 0)
    assert (today.usual_pain, today.worst_this_week) == (None, None)
    assert today.pain_days == (None,) * 14


def test_the_next_session_is_counted_by_those_that_are_finished() -> None:
    assert _today(finished_of_program=7).number == 8


@pytest.mark.parametrize(
    ("implements", "chosen"),
    [
        ({"barbell", "bench", "mat"}, THRUST),
        ({"barbell", "step", "mat"}, THRUST),
        ({"barbell", "mat"}, BRIDGE),
        ({"bench"}, PLANK),
    ],
)
def test_the_first_exercise_that_can_be_done_fills_a_slot(
    implements: set[str], chosen: Exercise
) -> None:
    slot = _slot("hip_thrust", "glute_bridge", "plank")
    (planned,) = _today(slot, settings=Settings(implements=frozenset(implements))).plan
    assert planned.exercise == chosen


def test_the_last_exercise_is_taken_where_none_can_be_done() -> None:
    (planned,) = _today(_slot("glute_bridge", "hip_thrust"), settings=BARE).plan
    assert planned.exercise == THRUST


def test_a_program_sets_its_own_dose_only_for_what_is_measured_alike() -> None:
    own, other, without = _today(
        _slot("glute_bridge", dose=THIRTY),
        _slot("plank", dose=THIRTY),
        _slot("glute_bridge"),
    ).plan
    assert own.dose == THIRTY
    assert other.dose == PLANK.dose
    assert without.dose == BRIDGE.dose


def test_a_plan_says_all_that_the_session_needs() -> None:
    slot = _slot("glute_bridge", role=Role.WARMUP, skippable=True)
    settings = Settings(pacing=Pacing.FREE)
    (planned,) = _today(slot, settings=settings).plan
    assert (planned.role, planned.skippable, planned.pacing) == (Role.WARMUP, True, Pacing.FREE)
    assert planned.first_time
    assert planned.reason == WARMUP_REASON


def test_a_warm_up_is_not_decided_about() -> None:
    slot = _slot("glute_bridge", role=Role.WARMUP)
    red = _session(pain_after=9)
    (due,) = _today(slot, with_exercise={"glute_bridge": (red,)}).due
    assert (due.decision.verdict, due.planned.reason) == (Verdict.REPEAT, WARMUP_REASON)


def test_what_was_done_before_is_repeated_with_its_load_and_a_ramp() -> None:
    past = _session(sets=(done(exercise="hip_thrust", load=kg(40)),))
    (due,) = _today(
        _slot("hip_thrust"),
        recent=(past,),
        with_exercise={"hip_thrust": (past,)},
    ).due
    assert (due.decision.verdict, due.planned.load) == (Verdict.REPEAT, kg(40))
    assert (due.planned.last, due.planned.first_time) == (past.sets, False)
    assert due.planned.ramp[0].load == kg(27.5)


def test_every_slot_is_decided_by_the_same_facts() -> None:
    past = settled(*sets(BRIDGE, 10, 10, 10), *sets(PLANK, 1, duration_ms=20_000), pain_after=6)
    told = dict.fromkeys(("glute_bridge", "plank"), (past,))
    due = _today(_slot("glute_bridge"), _slot("plank"), recent=(past,), with_exercise=told).due
    assert [one.decision.verdict for one in due] == [Verdict.REGRESS, Verdict.REGRESS]


def test_a_light_week_is_told_and_offered() -> None:
    taken = said(DeclarationKind.DELOAD, "taken", 1)
    light = _today(declarations=(taken,))
    assert light.light_week == taken.at + timedelta(days=7)
    assert _today().light_week is None
    assert _today().light_week_offer == ""
    reds = tuple(_session(days, pain_after=6) for days in (1, 3))
    assert _today(recent=reds).light_week_offer == "2 red sessions in 7 days"


def test_reps_that_went_down_twice_call_for_a_light_week() -> None:
    past = tuple(
        _session(days, id=f"{days}", sets=tuple(done(reps=reps) for _ in range(3)))
        for days, reps in ((1, 8), (3, 8), (5, 10))
    )
    warmed = _session(0, sets=(done(kind=SetKind.WARMUP),))
    history = {"glute_bridge": (warmed, *past)}
    assert "reps went down" in _today(with_exercise=history).light_week_offer
    unknown = tuple(replace(one, sets=(done(reps=None),)) for one in past)
    assert _today(with_exercise={"glute_bridge": unknown}).light_week_offer == ""


def test_a_clinician_is_advised_after_three_red_sessions() -> None:
    reds = tuple(_session(days, pain_after=6) for days in (1, 3, 5))
    (advised,) = _today(recent=reds).advice
    assert advised == "3 red sessions in 14 days: please see a clinician."


def test_the_length_is_that_of_all_that_is_due() -> None:
    one = _today().seconds
    assert one == 60 + 3 * (50 + 60)
    assert _today(_slot("glute_bridge"), _slot("glute_bridge")).seconds == 2 * one


def test_days_and_weeks_are_the_persons_own() -> None:
    monday, sunday = _session(2), _session(3)
    today = _today(recent=(monday, sunday))
    assert (today.last, today.days_since, today.this_week) == (monday, 2, 1)
    late = NOW.replace(hour=23, minute=59)
    early = _session(started_at=NOW.replace(hour=0, minute=1))
    assert _today(recent=(early,), now=late).days_since == 0
    assert _today(recent=(early,), now=late + timedelta(minutes=2)).days_since == 1


def test_the_morning_of_the_newest_session_is_owed_unless_one_is_open() -> None:
    last = _session(1)
    assert _today(recent=(last, _session(3))).owes_morning == last
    assert _today(recent=(replace(last, morning_asked=True),)).owes_morning is None
    open_one = _today(recent=(last,), unfinished="open")
    assert (open_one.owes_morning, open_one.unfinished) == (None, "open")


def test_fourteen_days_of_pain_end_with_today() -> None:
    scores = (_score(3), _score(8, days_ago=7), _score(9, days_ago=13), _score(5, days_ago=14))
    today = _today(pain=scores)
    assert today.pain_days == (9, None, None, None, None, None, 8, *[None] * 6, 3)
    assert today.worst_this_week == 3
    assert _today(pain=(*scores, _score(4, days_ago=6))).worst_this_week == 4
    assert today.usual_pain == 6


def test_the_usual_pain_is_what_was_said_at_first() -> None:
    assert _today(settings=Settings(usual_pain=4)).usual_pain == 4


def test_the_light_goes_by_the_limits_of_the_person() -> None:
    assert _light(_today(pain=(_score(4),))) is Light.AMBER
    strict = Settings(green=1, ceiling=3)
    assert _light(_today(pain=(_score(4),), settings=strict)) is Light.RED


def test_only_an_urgent_flag_locks() -> None:
    flag = said(DeclarationKind.RED_FLAG, "saddle")
    assert _today(declarations=(flag,), urgent_flags=frozenset()).reading is None
    locked = _today(declarations=(flag,))
    assert _light(locked) is Light.LOCK


def test_an_injury_is_told() -> None:
    assert _today(declarations=(said(DeclarationKind.INJURED),)).injured


def _light(today: Today) -> Light:
    assert today.reading is not None
    return today.reading.light


A, B = Day("A"), Day("B")
FIRST, THEN = Stage("First", 2), Stage("Then", 3, ("glute_bridge",))
STAGED = Program(
    "mine",
    "Mine",
    "",
    "",
    (
        _slot("glute_bridge", days=("A",)),
        _slot("plank", stages=("Then",)),
        _slot("plank", days=("B",), stages=("First",), role=Role.WARMUP),
        _slot("glute_bridge", days=("B",)),
    ),
    (A, B),
    (FIRST, THEN),
)


def _staged(*sessions: SessionRecord, program: Program = STAGED, **told: Any) -> Today:
    known = {**KNOWN, "glute_bridge": replace(BRIDGE, gate=gate())}
    with_bridge = {"glute_bridge": sessions} if sessions else {}
    found = facts(recent=sessions, with_exercise=with_bridge, **told)
    return days.today(program, known.__getitem__, found, NOW)


def _places(found: Today) -> tuple[tuple[str, str], list[str]]:
    return found.day_and_stage, [due.planned.exercise.id for due in found.due]


def test_a_program_without_days_and_stages_is_nowhere_in_them() -> None:
    found = _today(finished_of_program=4)
    assert (found.day, found.stage, found.day_and_stage) == (None, None, ("", ""))
    assert found.place == "session 5"


def test_only_the_slots_of_the_day_and_the_stage_are_due() -> None:
    assert _places(_staged()) == (("A", "First"), ["glute_bridge"])
    later = Turn("A", NOW.date(), "First", {"First": 1})
    assert _places(_staged(last_turn=later)) == (("B", "First"), ["plank", "glute_bridge"])
    assert _staged(last_turn=later).place == "B · First 2 of 2"


OPENED = tuple(settled(*sets("glute_bridge", 10, 10, 10), days=-2 + n) for n in (1, 3))
ENOUGH = Turn("B", NOW.date(), "First", {"First": 2})


def test_the_next_stage_waits_for_the_gates_that_it_needs() -> None:
    shut = _staged(last_turn=ENOUGH)
    assert shut.stage is not None
    assert (shut.stage.stage, shut.stage.waits_for) == (FIRST, ("glute_bridge",))
    assert shut.place == "A · First 3, the next waits for a gate"
    open_now = _staged(*OPENED, last_turn=ENOUGH)
    assert _places(open_now) == (("A", "Then"), ["glute_bridge", "plank"])
    assert open_now.place == "A · Then 1 of 3"


def test_what_no_slot_works_at_keeps_nobody() -> None:
    warm = replace(STAGED.slots[0], role=Role.WARMUP)
    nowhere = replace(STAGED, slots=(warm, _slot("plank")))
    assert _staged(program=nowhere, last_turn=ENOUGH).day_and_stage[1] == "Then"


def test_where_it_cannot_be_done_the_gate_of_what_is_done_in_its_place_counts() -> None:
    needs = replace(THEN, needs=("hip_thrust",))
    slots = (_slot("hip_thrust", "glute_bridge"), _slot("plank"))
    program = replace(STAGED, slots=slots, stages=(FIRST, needs))
    bare = Settings(implements=frozenset({"mat"}))
    shut = _staged(program=program, last_turn=ENOUGH, settings=bare)
    assert shut.day_and_stage[1] == "First"
    found = _staged(*OPENED, program=program, last_turn=ENOUGH, settings=bare)
    assert found.day_and_stage[1] == "Then"
