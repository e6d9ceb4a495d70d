"""The numbers of one's own exercises: which are refused, and what is said."""

from dataclasses import replace
from typing import Any

import pytest

from postchain_tui.core.exercise import Exercise, LoadType, Measure, Range, Rest, RestMode, Tempo
from postchain_tui.core.own_dose import mistakes
from tests.build import dose, exercise, gate

REPS = exercise(gate=gate())
HOLD = exercise(
    measure=Measure.HOLD,
    dose=dose(reps=None, hold_seconds=Range(20, 40), tempo=None),
    gate=gate(measure=Measure.HOLD, min_each=20),
)


def wrong(one: Exercise) -> dict[str, str]:
    return dict(mistakes(one))


def of_dose(one: Exercise, **changes: Any) -> dict[str, str]:
    return wrong(replace(one, dose=replace(one.dose, **changes)))


def test_nothing_is_wrong_with_usual_numbers() -> None:
    assert wrong(REPS) == wrong(HOLD) == {}
    assert of_dose(REPS, tempo=None, reps_in_reserve=Range(0, 10)) == {}
    assert of_dose(HOLD, reps=Range(3, 5), rest=Rest(RestMode.COUNTDOWN, 0)) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sets", 0),
        ("sets", 21),
        ("reps", Range(0, 5)),
        ("reps", Range(9, 8)),
        ("reps", Range(8, 101)),
        ("reps_in_reserve", Range(0, 11)),
        ("rest", Rest(RestMode.COUNTDOWN, 601)),
        ("rest", Rest(RestMode.COUNTDOWN, -1)),
        ("reps", None),
        ("hold_seconds", Range(20, 30)),
        ("tempo", Tempo(0, 0, 0, 0)),
    ],
)
def test_a_dose_of_reps_is_within_what_one_can_do(name: str, value: object) -> None:
    assert set(of_dose(REPS, **{name: value})) == {f"dose.{name}"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hold_seconds", None),
        ("hold_seconds", Range(0, 5)),
        ("hold_seconds", Range(5, 3601)),
        ("tempo", Tempo(2, 0, 2, 0)),
    ],
)
def test_a_dose_of_holds_has_seconds_and_no_tempo(name: str, value: object) -> None:
    assert set(of_dose(HOLD, **{name: value})) == {f"dose.{name}"}


def test_only_a_mass_goes_up_in_steps() -> None:
    heavy = replace(REPS, load_type=LoadType.EXTERNAL)
    assert wrong(replace(heavy, load_step_grams=0)) == {}
    assert wrong(replace(heavy, load_step_grams=2500)) == {}
    assert "0 to 100000 grams" in wrong(replace(heavy, load_step_grams=-1))["load_step_grams"]
    assert "a mass" in wrong(replace(REPS, load_step_grams=0))["load_step_grams"]


def test_a_gate_counts_what_the_exercise_counts() -> None:
    assert "gate.measure" in wrong(replace(REPS, gate=None))
    assert set(wrong(replace(REPS, gate=HOLD.gate))) == {"gate.measure"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sets", 0),
        ("min_each", 101),
        ("sessions", 0),
        ("max_pain_during", 3),
        ("max_rest_pain", 11),
        ("rest_seconds", 601),
    ],
)
def test_a_gate_can_be_passed_and_asks_for_something(name: str, value: int) -> None:
    assert set(wrong(replace(REPS, gate=gate(**{name: value})))) == {f"gate.{name}"}


def test_every_mistake_is_a_sentence() -> None:
    bad = replace(
        HOLD,
        load_step_grams=5,
        dose=dose(sets=0, reps=Range(0, 0), rest=Rest(RestMode.COUNTDOWN, 700)),
    )
    assert all(message.endswith(".") for _, message in mistakes(bad))
