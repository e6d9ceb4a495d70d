"""What today is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from postchain_tui.core import today as days
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    Status,
)
from postchain_tui.core.exercise import Exercise, LoadType, Measure, Range
from postchain_tui.core.pain import Light
from postchain_tui.core.plan import Pacing, Verdict
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.settings import Settings
from postchain_tui.core.today import WARMUP_REASON, Facts, Today
from tests.build import START, done, dose, exercise, kg

BRIDGE = exercise()
THRUST = exercise(id="hip_thrust", implements=(("barbell",), ("bench", "step")))
PLANK = exercise(
    id="plank",
    implements=(),
    measure=Measure.HOLD,
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
    facts = Facts(Settings(), (), (), (), {}, 0, None, frozenset())
    return days.today(program, KNOWN.__getitem__, replace(facts, **changes), now)


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
    settings = Settings(implements=frozenset(implements))
    assert days.chosen(slot, settings, KNOWN.__getitem__) == chosen


def test_the_last_exercise_is_taken_where_none_can_be_done() -> None:
    assert days.chosen(_slot("glute_bridge", "hip_thrust"), BARE, KNOWN.__getitem__) == THRUST


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


def test_what_was_done_before_is_repeated_with_its_load() -> None:
    past = _session(sets=(done(exercise="hip_thrust", load=kg(40)),))
    loaded = replace(THRUST, load_type=LoadType.EXTERNAL)
    program = Program("basics", "Basics", "", "", (_slot("hip_thrust"),))
    facts = Facts(Settings(), (), (), (past,), {"hip_thrust": (past,)}, 1, None, frozenset())
    (due,) = days.today(program, {"hip_thrust": loaded}.__getitem__, facts, NOW).due
    assert (due.decision.verdict, due.planned.load) == (Verdict.REPEAT, kg(40))
    assert (due.planned.last, due.planned.first_time) == (past.sets, False)


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
    said = Declaration("said", START, DeclarationKind.RED_FLAG, "saddle")
    assert _today(declarations=(said,)).reading is None
    locked = _today(declarations=(said,), urgent_flags=frozenset({"saddle"}))
    assert _light(locked) is Light.LOCK


def test_an_injury_is_told() -> None:
    said = Declaration("said", START, DeclarationKind.INJURED, "yes")
    assert _today(declarations=(said,)).injured


def _light(today: Today) -> Light:
    assert today.reading is not None
    return today.reading.light
