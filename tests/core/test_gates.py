"""What a gate asks for, and what of it the sessions showed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.case import Case
from postchain_tui.core.diary import DeclarationKind, SessionRecord, SetRecord
from postchain_tui.core.exercise import Exercise, Gate, LoadType, Measure, Range
from postchain_tui.core.gates import conditions, gate_of
from postchain_tui.core.settings import Settings
from tests.build import case, done, dose, exercise, gate, kg, said, score, sets, settled

BRIDGE_GATE = gate()
BRIDGE = exercise(gate=BRIDGE_GATE)
BAR_GATE = gate(
    sets=4, min_each=8, sessions=1, max_rest_pain=None, rest_seconds=120, mastered=False
)
BAR = exercise(
    id="rdl_empty_bar",
    family="hinge",
    implements=(("barbell",),),
    load_type=LoadType.EXTERNAL,
    load_step_grams=0,
    gate=BAR_GATE,
)
LOADED = replace(BAR, id="rdl_barbell", load_step_grams=2500, gate=None)
LOADED_DOSE = dose(sets=4, reps=Range(8, 12))

DOSE = "4 sets of 8 or more"
PAIN = "no pain in any set"
RESTS = "rests of 150 s at most"
BEFORE = "pain before the session 2 at most"
FORM = "form held in every rep"
SETTLED = "green light, settled the next morning"
RUNNING = "in two sessions running"


def _missing(
    day: Case | SessionRecord, asked: Gate = BAR_GATE, thing: Exercise = BAR
) -> dict[str, str]:
    """Every condition that is not met, with what was missing."""
    day = case(day, exercises=(thing,)) if isinstance(day, SessionRecord) else day
    found = conditions(day, thing, asked)
    assert all(bool(one.shortfall) is not one.met for one in found)
    return {one.text: one.shortfall for one in found if not one.met}


def _bar(*reps: int | None, **changes: Any) -> tuple[SetRecord, ...]:
    return sets(BAR, *reps, **{"rest_ms": 120_000, "load": kg(20), **changes})


def _bridges(*days: float, reps: int = 10, **changes: Any) -> tuple[SessionRecord, ...]:
    return tuple(settled(*sets(BRIDGE, reps, reps, reps), days=day, **changes) for day in days)


# What one session has to show


def test_a_session_that_shows_all_opens_the_first_gate_of_the_deadlift() -> None:
    assert _missing(settled(*_bar(8, 8, 8, 8))) == {}
    assert _missing(settled(*_bar(12, 8, 9, 10, 3))) == {}


def test_a_gate_names_all_that_it_asks_for() -> None:
    day = case(exercises=(BRIDGE,))
    assert [one.text for one in conditions(day, BRIDGE, BRIDGE_GATE)] == [
        "3 sets of 10 or more",
        PAIN,
        BEFORE,
        FORM,
        SETTLED,
        RUNNING,
        "not injured",
    ]
    assert [one.text for one in conditions(case(exercises=(BAR,)), BAR, BAR_GATE)] == [
        DOSE,
        PAIN,
        RESTS,
        SETTLED,
        "not injured",
    ]


@pytest.mark.parametrize(
    ("reps", "words"),
    [
        ((8, 8, 8, 7), "set 4 stopped at 7, the gate is four sets of 8"),
        ((8, 6, 8, 7), "set 2 stopped at 6, the gate is four sets of 8"),
        ((8, 8, None, 8), "set 3 was not counted, the gate is four sets of 8"),
        ((8, 8, 8), "3 sets done, the gate is four sets of 8"),
        ((12,), "1 set done, the gate is four sets of 8"),
    ],
)
def test_a_rep_a_set_or_a_record_too_few_is_not_the_dose(
    reps: tuple[int | None, ...], words: str
) -> None:
    assert _missing(settled(*_bar(*reps))) == {DOSE: words}


@given(st.lists(st.integers(0, 20), min_size=1, max_size=8), st.integers(0, 7))
def test_one_more_rep_never_undoes_the_dose(reps: list[int], which: int) -> None:
    more = [count + (place == which) for place, count in enumerate(reps)]
    is_missing = [DOSE in _missing(settled(*_bar(*counts))) for counts in (more, reps)]
    assert is_missing[0] <= is_missing[1]


def test_the_weaker_side_has_to_reach_the_dose() -> None:
    def session(left: int, right: int) -> SessionRecord:
        return settled(*_bar(16, 16, 16, 16, reps_left=left, reps_right=right))

    assert _missing(session(9, 7))[DOSE].startswith("set 1 stopped at 7")
    assert _missing(session(8, 9)) == {}


def test_a_set_with_less_than_the_load_of_most_is_not_the_dose() -> None:
    *same, last = _bar(8, 8, 8, 8, load=kg(30))
    for lighter in (replace(last, load=kg(25)), replace(last, load=None)):
        assert _missing(settled(*same, lighter)) == {
            DOSE: "set 4 was lighter, the gate is four sets of 8"
        }
    assert _missing(settled(*same, replace(last, load=kg(35)))) == {}


def test_holds_are_counted_in_seconds() -> None:
    asked = gate(sets=1, min_each=10, measure=Measure.HOLD, sessions=1, mastered=False)

    def missing(duration_ms: int | None) -> dict[str, str]:
        held = done(pain=0, duration_ms=duration_ms)
        return _missing(settled(held), asked, BRIDGE)

    words = "1 set of 10 s or more"
    assert missing(10_000) == {}
    assert missing(9_999) == {words: "set 1 was held 9 s, the gate is one set of 10 s"}
    assert missing(None) == {words: "set 1 was not timed, the gate is one set of 10 s"}


def test_any_pain_and_pain_that_nobody_told_is_not_free_of_pain() -> None:
    first, second, *others = _bar(8, 8, 8, 8)
    hurt = settled(first, replace(second, pain=1), *others)
    assert _missing(hurt) == {PAIN: "pain 1 in set 2, the gate allows none"}
    untold = settled(first, replace(second, pain=None), *others)
    assert _missing(untold) == {PAIN: "pain was not recorded in set 2"}


def test_a_gate_may_allow_some_pain() -> None:
    asked = replace(BAR_GATE, max_pain_during=1)
    assert _missing(settled(*_bar(8, 8, 8, 8, pain=1)), asked) == {}
    assert _missing(settled(*_bar(8, 8, 8, 8, pain=2)), asked) == {
        "pain 1 at most in every set": "pain 2 in set 1, the gate allows 1 at most"
    }


@pytest.mark.parametrize("rest_ms", [20_000, 150_000, None])
def test_a_rest_may_be_half_a_minute_longer_and_unrecorded_ones_were_kept(
    rest_ms: int | None,
) -> None:
    assert _missing(settled(*_bar(8, 8, 8, 8, rest_ms=rest_ms))) == {}


def test_a_rest_of_more_than_that_is_too_long() -> None:
    first, second, *others = _bar(8, 8, 8, 8)
    late = settled(first, replace(second, rest_ms=163_000), *others)
    assert _missing(late) == {RESTS: "the rest after set 2 took 163 s, the gate allows 150"}
    *kept, third, last = _bar(8, 8, 8, 8)
    assert RESTS in _missing(settled(*kept, replace(third, rest_ms=150_001), last))


def test_the_rest_after_the_last_set_never_counts() -> None:
    *kept, last = _bar(8, 8, 8, 8)
    assert _missing(settled(*kept, replace(last, rest_ms=3_600_000))) == {}


def test_the_back_may_hurt_a_little_before_the_session() -> None:
    asked = replace(BRIDGE_GATE, sessions=1)

    def missing(before: int | None) -> dict[str, str]:
        (past,) = _bridges(2, pain_before=before, pain_morning=0)
        return _missing(past, asked, BRIDGE)

    assert missing(2) == {}
    assert missing(3) == {BEFORE: "pain before was 3, the gate allows 2"}
    assert missing(None) == {BEFORE: "pain before the session is not known"}


def test_the_usual_pain_stands_in_for_the_pain_before() -> None:
    (past,) = _bridges(2, pain_before=None)
    for usual, met in ((2, True), (3, False)):
        day = case(past, exercises=(BRIDGE,), pain=(score(usual, days=3),))
        assert (BEFORE not in _missing(day, BRIDGE_GATE, BRIDGE)) is met


def test_who_is_strict_has_no_pain_at_all_before_the_session() -> None:
    past = settled(*_bar(8, 8, 8, 8), pain_before=1)
    day = case(past, exercises=(BAR,), settings=Settings(strict=True))
    assert _missing(past) == {}
    assert _missing(day) == {
        "pain before the session 0 at most": "pain before was 1, the gate allows 0"
    }


def test_mastery_is_the_ticked_checklist_of_that_exercise() -> None:
    asked = replace(BRIDGE_GATE, sessions=1)
    (past,) = _bridges(2, form_ok=("hip_thrust",))
    assert _missing(past, asked, BRIDGE) == {FORM: "form is not ticked"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pain_morning": None}, "no morning score"),
        ({"pain_morning": 1}, "next morning was 1, one above before"),
        ({"pain_after": 3}, "pain after the session was 3"),
        ({"spreading": True}, "the pain spread down a leg"),
    ],
)
def test_the_light_has_to_be_green_and_the_morning_known(
    changes: dict[str, Any], words: str
) -> None:
    assert _missing(settled(*_bar(8, 8, 8, 8), **changes)) == {SETTLED: words}


def test_an_injury_shuts_every_gate() -> None:
    told = (said(DeclarationKind.INJURED),)
    day = case(settled(*_bar(8, 8, 8, 8)), exercises=(BAR,), declarations=told)
    assert _missing(day) == {"not injured": "something is injured"}


@pytest.mark.parametrize(("thing", "asked"), [(BAR, BAR_GATE), (BRIDGE, BRIDGE_GATE)])
def test_what_was_never_done_showed_nothing(thing: Exercise, asked: Gate) -> None:
    missing = _missing(case(exercises=(thing,)), asked, thing)
    assert missing.pop(BEFORE, "pain before the session is not known").endswith("not known")
    assert missing.pop(FORM, "form is not ticked") == "form is not ticked"
    assert missing.pop(RUNNING, "so far it is none").endswith("so far it is none")
    assert set(missing.values()) == {"nothing was done yet"}
    assert "not injured" not in missing


# What the next step is


def test_what_gives_way_to_another_exercise_has_its_own_gate() -> None:
    assert gate_of(BRIDGE, BRIDGE.dose) is BRIDGE_GATE
    assert gate_of(BAR, LOADED_DOSE) is BAR_GATE
    assert gate_of(exercise(), dose()) is None


def test_what_gets_heavier_needs_the_top_of_its_range_twice_running() -> None:
    asked = gate_of(LOADED, LOADED_DOSE)
    assert asked is not None
    assert (asked.sets, asked.min_each, asked.sessions) == (4, 12, 2)
    assert (asked.max_pain_during, asked.max_rest_pain, asked.mastered) == (0, None, False)


def test_the_resting_pain_that_its_own_gate_allows_stays() -> None:
    asked = gate_of(replace(LOADED, gate=gate(max_rest_pain=2)), LOADED_DOSE)
    assert asked is not None
    assert asked.max_rest_pain == 2


@pytest.mark.parametrize(("top", "needed"), [(12, 15), (20, 20)])
def test_a_kettlebell_needs_fifteen_reps_before_the_next_one(top: int, needed: int) -> None:
    bell = replace(LOADED, implements=(("kettlebell",),), load_step_grams=4000)
    asked = gate_of(bell, dose(reps=Range(8, top)))
    assert asked is not None
    assert asked.min_each == needed


def test_a_loaded_hold_has_its_own_gate() -> None:
    held = replace(LOADED, measure=Measure.HOLD, gate=BAR_GATE)
    assert gate_of(held, dose(reps=None, hold_seconds=Range(10, 20))) is BAR_GATE
