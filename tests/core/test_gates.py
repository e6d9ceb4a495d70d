"""What a gate asks for, and what of it one session showed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SessionRecord, SetKind, SetRecord, Status
from postchain_tui.core.exercise import Exercise, Gate, Measure
from postchain_tui.core.gates import conditions, working_sets
from tests.build import START, done, exercise, gate

DEADLIFT = exercise(id="rdl_empty_bar", family="hinge")
RDL_GATE = gate(
    sets=4, min_each=8, sessions=1, max_rest_pain=None, rest_seconds=120, mastered=False
)
BRIDGE_GATE = gate(not_injured=True)

DOSE = "4 sets of 8 or more"
PAIN = "no pain in any set"
RESTS = "rests of 150 s at most"


def _sets(*reps: int | None, pain: int | None = 0, rest: int | None = 120) -> tuple[SetRecord, ...]:
    rest_ms = None if rest is None else rest * 1000
    return tuple(
        done(id=f"{number}", exercise=DEADLIFT.id, reps=count, pain=pain, rest_ms=rest_ms)
        for number, count in enumerate(reps)
    )


def _session(sets: tuple[SetRecord, ...] = (), **changes: Any) -> SessionRecord:
    session = SessionRecord("session", START, None, "app", "Basics", Status.FINISHED, sets)
    return replace(session, **changes)


def _met(
    session: SessionRecord | None,
    asked: Gate = RDL_GATE,
    thing: Exercise = DEADLIFT,
    *,
    injured: bool = False,
) -> dict[str, bool]:
    found = conditions(thing, asked, session, injured=injured)
    return {condition.text: condition.met for condition in found}


def test_eight_in_all_four_sets_is_the_dose_of_the_first_gate() -> None:
    assert _met(_session(_sets(8, 8, 8, 8)))[DOSE]
    assert _met(_session(_sets(12, 8, 9, 10, 3)))[DOSE]


@pytest.mark.parametrize("reps", [(8, 8, 8, 7), (8, 8, 8), (8, 8, 8, None), ()])
def test_a_rep_a_set_or_a_record_too_few_is_not_the_dose(reps: tuple[int | None, ...]) -> None:
    assert not _met(_session(_sets(*reps)))[DOSE]


@given(st.lists(st.integers(0, 20), max_size=8), st.integers(0, 7))
def test_one_more_rep_never_undoes_the_dose(reps: list[int], which: int) -> None:
    more = [count + (place == which) for place, count in enumerate(reps)]
    assert _met(_session(_sets(*more)))[DOSE] >= _met(_session(_sets(*reps)))[DOSE]


def test_the_weaker_side_has_to_reach_the_dose() -> None:
    sets = tuple(replace(one, reps_left=9, reps_right=7) for one in _sets(16, 16, 16, 16))
    assert not _met(_session(sets))[DOSE]
    assert _met(_session(tuple(replace(one, reps_right=8) for one in sets)))[DOSE]


def test_warm_ups_and_other_exercises_do_not_count() -> None:
    warm_up, other, *rest = _sets(8, 8, 8, 8, 8)
    sets = (
        replace(warm_up, kind=SetKind.WARMUP),
        replace(other, exercise="glute_bridge"),
        *rest,
    )
    assert working_sets(_session(sets), DEADLIFT.id) == tuple(rest)
    assert not _met(_session(sets))[DOSE]


@pytest.mark.parametrize(("pain", "met"), [(0, True), (1, False), (None, False)])
def test_pain_of_one_or_pain_that_nobody_asked_about_is_not_free_of_pain(
    pain: int | None, met: bool
) -> None:
    assert _met(_session(_sets(8, 8, 8, 8, pain=pain)))[PAIN] is met


def test_a_gate_may_allow_some_pain() -> None:
    asked = replace(RDL_GATE, max_pain_during=2)
    assert _met(_session(_sets(8, pain=2)), asked)["pain 2 at most in every set"]
    assert not _met(_session(_sets(8, pain=3)), asked)["pain 2 at most in every set"]
    assert not _met(_session(), asked)["pain 2 at most in every set"]


@pytest.mark.parametrize(("seconds", "met"), [(20, True), (150, True), (151, False), (None, True)])
def test_a_rest_may_be_half_a_minute_longer_than_prescribed(seconds: int | None, met: bool) -> None:
    assert _met(_session(_sets(8, 8, 8, 8, rest=seconds)))[RESTS] is met


def test_the_rest_after_the_last_set_never_counts() -> None:
    *kept, last = _sets(8, 8, 8, 8)
    sets = (*kept, replace(last, rest_ms=3_600_000))
    assert _met(_session(sets))[RESTS]


def test_rests_are_not_kept_where_nothing_was_done() -> None:
    assert not _met(_session())[RESTS]


def test_rests_as_needed_are_not_asked_about() -> None:
    assert RESTS not in _met(_session(), replace(RDL_GATE, rest_seconds=None))


@pytest.mark.parametrize(("before", "met"), [(2, True), (3, False), (None, False)])
def test_the_back_may_hurt_a_little_before_the_session(before: int | None, met: bool) -> None:
    found = _met(_session(pain_before=before), BRIDGE_GATE)
    assert found["pain before the session 2 at most"] is met


@pytest.mark.parametrize(
    ("before", "morning", "met"),
    [(2, 2, True), (2, 1, True), (2, 3, False), (2, None, False), (None, 0, False)],
)
def test_the_back_has_settled_when_the_morning_is_no_worse_than_before(
    before: int | None, morning: int | None, met: bool
) -> None:
    session = _session(pain_before=before, pain_morning=morning)
    assert _met(session)["back settled the next morning"] is met


def test_mastery_is_the_ticked_checklist_of_that_exercise() -> None:
    words = "form held in every rep"
    assert _met(_session(form_ok=(DEADLIFT.id,)), BRIDGE_GATE)[words]
    assert not _met(_session(form_ok=("glute_bridge",)), BRIDGE_GATE)[words]
    assert words not in _met(_session())


def test_an_injury_shuts_only_the_gates_that_ask_for_none() -> None:
    assert not _met(_session(), BRIDGE_GATE, injured=True)["not injured"]
    assert _met(_session(), BRIDGE_GATE, injured=False)["not injured"]
    assert "not injured" not in _met(_session(), injured=True)


def test_holds_are_counted_in_seconds() -> None:
    asked = gate(sets=1, min_each=10, measure=Measure.HOLD)
    words = "1 set of 10 s or more"
    held = replace(_sets(5)[0], duration_ms=10_000)
    assert _met(_session((held,)), asked)[words]
    assert not _met(_session((replace(held, duration_ms=9_999),)), asked)[words]
    assert not _met(_session((replace(held, duration_ms=None),)), asked)[words]


@pytest.mark.parametrize("asked", [RDL_GATE, BRIDGE_GATE])
def test_what_was_never_done_showed_nothing(asked: Gate) -> None:
    assert not any(_met(None, asked, injured=True).values())


def test_a_session_that_shows_all_opens_the_gate() -> None:
    session = _session(_sets(10, 10, 10), pain_before=1, pain_morning=1, form_ok=(DEADLIFT.id,))
    assert all(_met(session, BRIDGE_GATE).values())
