"""Weight that has to wait for its gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from postchain_tui.core.exercise import Exercise, Gate, LoadType, Measure
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.waiting import refusal
from tests.build import exercise, gate, kg

BAR = kg(20)


def _of(gate_of_it: Gate | None, load_type: LoadType = LoadType.BODYWEIGHT) -> Exercise:
    return exercise(load_type=load_type, gate=gate_of_it)


EMPTY_BAR = exercise(
    load_type=LoadType.EXTERNAL,
    load_step_grams=0,
    implements=(("barbell",),),
    gate=gate(sets=4, min_each=8, sessions=1),
)


@pytest.mark.parametrize("load_type", [LoadType.BODYWEIGHT, LoadType.BAND])
def test_weight_on_what_has_none_waits_until_the_gate_is_open(load_type: LoadType) -> None:
    assert refusal(_of(gate(), load_type), kg(5), BAR) == (
        "Weight waits until three sets of 10 are done without pain in two sessions running."
    )


def test_the_gate_is_told_by_its_own_numbers() -> None:
    held = gate(sets=1, min_each=20, measure=Measure.HOLD, sessions=1, max_pain_during=2)
    assert refusal(_of(held), kg(5), BAR) == (
        "Weight waits until one set of 20 s is done with pain 2 at most."
    )


def test_where_no_gate_leads_to_weight_there_is_none() -> None:
    assert refusal(_of(None), kg(5), BAR) == "Glute bridge is done without weight."


@pytest.mark.parametrize("load", [None, kg(0)])
def test_no_weight_is_never_refused(load: Load | None) -> None:
    assert refusal(_of(gate()), load, BAR) == ""


def test_the_empty_bar_stays_empty() -> None:
    assert refusal(EMPTY_BAR, kg("22.5"), BAR) == (
        "The bar stays empty until four sets of 8 are done without pain."
    )


@pytest.mark.parametrize("load", [None, kg(15), kg(20), Load(kg("44.1").number, Unit.LB)])
def test_the_bar_alone_may_be_logged_in_either_unit(load: Load | None) -> None:
    assert refusal(EMPTY_BAR, load, BAR) == ""


@pytest.mark.parametrize("step_grams", [0, 2500])
def test_what_is_loaded_freely_takes_any_load(step_grams: int) -> None:
    kettlebell = replace(EMPTY_BAR, implements=(("kettlebell",),), load_step_grams=step_grams)
    assert refusal(kettlebell, kg(48), BAR) == ""
    assert refusal(replace(EMPTY_BAR, load_step_grams=2500), kg(100), BAR) == ""
