"""What is due next for an exercise, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Dose, Exercise, LoadType, Range
from postchain_tui.core.plan import Verdict
from postchain_tui.core.progression import Decision, decide
from postchain_tui.core.settings import Settings
from tests.build import START, bridge, done, dose, exercise, gate, kg, rdl

TODAY = START + timedelta(days=3)
BRIDGE = bridge().exercise
DEADLIFT = rdl().exercise
RDL_DOSE = dose(sets=4, reps=Range(8, 12))


def _session(*sets: SetRecord, **changes: Any) -> SessionRecord:
    session = SessionRecord("session", START, None, "app", "Basics", Status.FINISHED, sets)
    return replace(session, **changes)


def _sets(*reps: int | None, **changes: Any) -> tuple[SetRecord, ...]:
    return tuple(done(reps=count, **changes) for count in reps)


def _decided(
    *history: SessionRecord,
    thing: Exercise = BRIDGE,
    prescribed: Dose | None = None,
    settings: Settings | None = None,
) -> Decision:
    return decide(
        thing,
        prescribed or thing.dose,
        history,
        settings or Settings(),
        TODAY,
        injured=False,
    )


def test_what_was_never_done_starts_with_its_dose() -> None:
    decision = _decided()
    assert (decision.verdict, decision.last) == (Verdict.START, ())
    assert decision.reason == "First time: start with 3 × 10."


def test_what_was_done_is_repeated() -> None:
    sets = _sets(10, 10, 10)
    decision = _decided(_session(*sets))
    assert (decision.verdict, decision.last) == (Verdict.REPEAT, sets)
    assert decision.reason == "Same again: 10 10 10 3 days ago, all of the dose."


def test_a_session_that_only_warmed_up_is_not_the_last_time() -> None:
    warm_up = _session(*_sets(10, kind=SetKind.WARMUP))
    before = _session(*_sets(9, 9, 9))
    assert _decided(warm_up).verdict is Verdict.START
    assert _decided(warm_up, before).last == before.sets


@pytest.mark.parametrize(
    ("reps", "words"),
    [
        ((8, 8, 8, 8), "8 8 8 8 3 days ago, all of the dose"),
        ((12, 12, 12, 12), "12 12 12 12 3 days ago, all of the dose"),
        ((8, 8, 8, 7), "8 8 8 7 3 days ago, 1 rep short of 4 × 8"),
        ((6, 12, 8, 7), "6 12 8 7 3 days ago, 3 reps short of 4 × 8"),
        ((8, 8, None, 8), "8 8 – 8 3 days ago, 8 reps short of 4 × 8"),
        ((8, 8, 8), "8 8 8 3 days ago, 1 of 4 sets not done"),
        ((8, 8, 8, 8, 2), "8 8 8 8 2 3 days ago, all of the dose"),
    ],
)
def test_the_reason_says_how_far_the_last_time_was_from_the_dose(
    reps: tuple[int | None, ...], words: str
) -> None:
    decision = _decided(_session(*_sets(*reps)), prescribed=RDL_DOSE)
    assert decision.reason == f"Same again: {words}."


def test_of_a_unilateral_exercise_the_weaker_side_is_told() -> None:
    sets = _sets(19, 20, reps_left=10, reps_right=9)
    assert _decided(_session(*sets)).reason.startswith("Same again: 9 9 3 days ago, 1 of 3 sets")


@pytest.mark.parametrize(
    "prescribed", [dose(reps=None), dose(hold_seconds=Range(10, 10)), dose(reps=Range(1, 1))]
)
def test_of_holds_and_of_any_number_of_reps_no_shortfall_is_told(prescribed: Dose) -> None:
    decision = _decided(_session(*_sets(1, 1, 1)), prescribed=prescribed)
    assert "short" not in decision.reason
    assert decision.reason.startswith("Same again: 1 1 1 3 days ago")


def test_the_load_is_that_of_the_last_set_with_one() -> None:
    loads = (kg(20), kg(25), None)
    sets = [done(exercise=DEADLIFT.id, load=load) for load in loads]
    assert _decided(_session(*sets), thing=DEADLIFT).load == kg(25)
    assert _decided(thing=DEADLIFT).load is None


def test_a_load_of_the_body_is_no_load() -> None:
    assert _decided(_session(*_sets(10, load=kg(5)))).load is None


def test_the_empty_bar_weighs_what_the_person_said() -> None:
    bar = replace(DEADLIFT, implements=(("barbell",),), load_step_grams=0)
    settings = Settings(bar=kg(15))
    history = _session(*_sets(10, exercise=bar.id, load=kg(20)))
    assert _decided(history, thing=bar, settings=settings).load == kg(15)
    with_plates = replace(bar, load_step_grams=2500)
    assert _decided(history, thing=with_plates, settings=settings).load == kg(20)
    kettlebell = replace(bar, implements=(("kettlebell",),))
    assert _decided(history, thing=kettlebell, settings=settings).load == kg(20)
    hands = replace(bar, load_type=LoadType.EXTERNAL_PER_HAND)
    assert _decided(history, thing=hands, settings=settings).load == kg(20)


def test_a_gate_tells_what_it_asks_for_and_what_was_shown() -> None:
    thing = exercise(gate=gate(max_rest_pain=None, mastered=False))
    first = _decided(thing=thing)
    assert first.needs == (
        "3 sets of 10 or more",
        "no pain in any set",
        "back settled the next morning",
    )
    assert first.met == ()
    shown = _decided(_session(*_sets(10, 10, 10, pain=0)), thing=thing)
    assert (shown.needs, shown.met) == (first.needs, first.needs[:2])


def test_without_a_gate_nothing_is_asked_for() -> None:
    assert (_decided().needs, _decided().met) == ((), ())
