"""What opens a session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.case import Case
from postchain_tui.core.decision import Decision
from postchain_tui.core.diary import Declaration, DeclarationKind, SessionRecord
from postchain_tui.core.exercise import Ladder, Range
from postchain_tui.core.plan import Verdict
from postchain_tui.core.program import Role, Slot
from postchain_tui.core.settings import Settings
from postchain_tui.core.warmup import ACTIVITIES, WARMUP_REASON, suggested, warm_up
from tests.build import START, case, dose, exercise, gate, said, sets, settled

PIPE = exercise(
    id="gm_pvc", implements=(("pipe",),), warmup_for=("deadlift", "squat", "run", "press")
)
CAT = exercise(id="cat_camel", implements=(), warmup_for=("session", "run"))
ONE_SET = dose(sets=1, reps=Range(10, 10))
SLOT = Slot(Role.WARMUP, (PIPE.id, CAT.id), ONE_SET, skippable=True)


def _day(*sessions: SessionRecord, implements: tuple[str, ...] = ("pipe",)) -> Case:
    settings = Settings(implements=frozenset(implements))
    return case(*sessions, exercises=(PIPE, CAT), slot=SLOT, settings=settings)


@pytest.mark.parametrize(
    ("activity", "names"),
    [
        ("deadlift", ["gm_pvc"]),
        ("squat", ["gm_pvc"]),
        ("run", ["gm_pvc", "cat_camel"]),
        ("press", ["gm_pvc"]),
        ("session", []),
        ("swim", []),
    ],
)
def test_a_warm_up_is_suggested_before_four_activities_alone(
    activity: str, names: list[str]
) -> None:
    assert [one.id for one in suggested(activity, (PIPE, CAT))] == names
    assert (activity in ACTIVITIES) is bool(names)


def test_a_warm_up_is_unloaded_at_its_own_dose_and_opens_nothing() -> None:
    assert warm_up(_day()) == Decision(
        Verdict.START, PIPE, ONE_SET, None, WARMUP_REASON, reached="gm_pvc"
    )


def test_a_warm_up_stays_the_same_whatever_its_sessions_showed() -> None:
    hurting = settled(*sets(PIPE, 10, pain=7))
    decision = warm_up(_day(hurting))
    assert (decision.verdict, decision.exercise) == (Verdict.REPEAT, PIPE)
    assert decision.last == hurting.sets
    assert decision.reason == WARMUP_REASON


def test_the_first_warm_up_that_can_be_done_is_taken_else_the_last() -> None:
    assert warm_up(_day(implements=())).exercise is CAT
    barbell = replace(PIPE, implements=(("barbell",),))
    slot = replace(SLOT, exercises=(PIPE.id,))
    nothing = case(exercises=(barbell,), slot=slot, settings=Settings(implements=frozenset()))
    assert warm_up(nothing).exercise is barbell


def test_only_a_lock_keeps_a_warm_up_shut() -> None:
    said = Declaration("d", START, DeclarationKind.RED_FLAG, "saddle_numbness")
    locked = replace(
        _day().facts, declarations=(said,), urgent_flags=frozenset({"saddle_numbness"})
    )
    decision = warm_up(replace(_day(), facts=locked))
    assert decision.verdict is Verdict.LOCKED
    assert decision.reason.startswith("Locked: a warning sign was ticked")
    assert (decision.exercise, decision.load) == (PIPE, None)


def test_a_warm_up_behind_a_gate_gives_way_to_the_rung_below_it() -> None:
    low = exercise(id="low", gate=gate(), ladder=Ladder((), ("high",), ("high",), (), "low"))
    high = exercise(id="high", ladder=Ladder(("low",), (), (), (), "high"))
    slot = Slot(Role.WARMUP, ("high",), None, skippable=True)
    assert warm_up(case(exercises=(low, high), slot=slot)).exercise == low
    shown = [settled(*sets(low, 10, 10, 10), days=days) for days in (9, 7)]
    assert warm_up(case(*shown, exercises=(low, high), slot=slot)).exercise == high


def test_a_warm_up_that_an_injury_forbids_gives_way_to_what_is_done_in_its_place() -> None:
    hard = exercise(id="hard", allowed_when_injured=False, ladder=Ladder((), (), (), (), "gm_pvc"))
    slot = Slot(Role.WARMUP, ("hard",), None, skippable=True)
    hurt = (said(DeclarationKind.INJURED),)
    assert warm_up(case(exercises=(hard, PIPE), slot=slot)).exercise == hard
    assert warm_up(case(exercises=(hard, PIPE), slot=slot, declarations=hurt)).exercise == PIPE
    as_it_is = Slot(Role.WARMUP, ("gm_pvc",), None, skippable=True)
    day = case(exercises=(PIPE,), slot=as_it_is, declarations=hurt)
    assert warm_up(day).exercise == PIPE
