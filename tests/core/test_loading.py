"""How a load is put together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import Exercise, LoadType
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.loading import (
    is_empty_bar,
    lowered,
    plates_per_side,
    rises_by_load,
    stepped,
    uses_barbell,
)
from postchain_tui.core.plates import Plates
from postchain_tui.core.settings import Settings
from tests.build import exercise, kg

BARBELL = exercise(implements=(("barbell", "trap_bar"),), load_type=LoadType.EXTERNAL)
DUMBBELLS = exercise(
    implements=(("dumbbells",),),
    load_type=LoadType.EXTERNAL_PER_HAND,
    load_step_grams=2000,
)
OWNED = Settings()


@pytest.mark.parametrize(
    ("thing", "uses"),
    [
        (BARBELL, True),
        (DUMBBELLS, False),
        (exercise(implements=(("barbell",),)), False),
        (exercise(load_type=LoadType.EXTERNAL), False),
    ],
)
def test_a_barbell_is_what_is_loaded_with_plates(thing: Exercise, uses: bool) -> None:
    assert uses_barbell(thing) is uses


@pytest.mark.parametrize(
    ("thing", "is_empty"),
    [
        (replace(BARBELL, load_step_grams=0), True),
        (replace(BARBELL, load_step_grams=2500), False),
        (replace(BARBELL, load_step_grams=0, load_type=LoadType.BODYWEIGHT), False),
    ],
)
def test_an_empty_bar_is_a_barbell_whose_load_is_fixed(thing: Exercise, is_empty: bool) -> None:
    assert is_empty_bar(thing) is is_empty


@pytest.mark.parametrize(
    ("load_type", "step", "rises"),
    [
        (LoadType.EXTERNAL, 2500, True),
        (LoadType.MACHINE, None, True),
        (LoadType.EXTERNAL, 0, False),
        (LoadType.BODYWEIGHT, None, False),
        (LoadType.BAND, None, False),
    ],
)
def test_what_takes_more_than_a_fixed_load_rises_by_load(
    load_type: LoadType, step: int | None, rises: bool
) -> None:
    assert rises_by_load(exercise(load_type=load_type, load_step_grams=step)) is rises


def test_the_plates_of_a_side_are_half_of_what_is_above_the_bar() -> None:
    assert plates_per_side(BARBELL, kg(45), OWNED) == (Decimal(10), Decimal("2.5"))
    assert plates_per_side(BARBELL, kg(20), OWNED) == ()


def test_the_fewest_plates_are_taken_where_the_heaviest_first_would_fail() -> None:
    owned = Settings(plates=Plates.parse("25x1,15x2,1.25x2", Unit.KG))
    assert plates_per_side(BARBELL, kg(80), owned) == (Decimal(15), Decimal(15))


def test_what_cannot_be_put_together_has_no_plates() -> None:
    assert plates_per_side(BARBELL, kg(21), OWNED) is None
    assert plates_per_side(BARBELL, kg(15), OWNED) is None
    assert plates_per_side(BARBELL, None, OWNED) is None
    assert plates_per_side(DUMBBELLS, kg(20), OWNED) is None


def test_a_barbell_steps_by_its_plates() -> None:
    assert stepped(BARBELL, kg(20), 1, OWNED) == kg("22.5")
    assert stepped(BARBELL, kg("22.5"), -1, OWNED).grams == 20_000


def test_anything_else_steps_by_its_own_step_and_stops_at_nothing() -> None:
    assert stepped(DUMBBELLS, kg(10), 1, OWNED) == kg(12)
    assert stepped(DUMBBELLS, kg(10), -1, OWNED) == kg(8)
    assert stepped(DUMBBELLS, kg(1), -1, OWNED) == kg(0)
    assert stepped(exercise(load_step_grams=None), kg(10), 1, OWNED) == kg(11)


def test_a_step_is_one_of_the_unit_of_the_load() -> None:
    pounds = Load(Decimal(10), Unit.LB)
    assert stepped(DUMBBELLS, pounds, 1, OWNED) == Load(Decimal("14.41"), Unit.LB)


@given(st.integers(21, 97), st.sampled_from([1, -1]))
def test_a_step_goes_the_way_it_is_told(kilograms: int, direction: int) -> None:
    for thing in (BARBELL, DUMBBELLS):
        after = stepped(thing, kg(kilograms), direction, OWNED)
        assert (after.grams - kilograms * 1000) * direction > 0


# Less of a load


def test_what_is_left_is_rounded_down_to_what_can_be_loaded() -> None:
    assert lowered(BARBELL, kg(40), 80, OWNED) == kg("30.00")
    assert lowered(BARBELL, kg(60), 90, OWNED) == kg("52.50")
    assert lowered(DUMBBELLS, kg(12), 80, OWNED) == kg("8.00")
    assert lowered(exercise(load_step_grams=None), kg(12), 80, OWNED) == kg("9.00")


def test_coarse_plates_take_off_more() -> None:
    owned = Settings(plates=Plates.parse("10x4", Unit.KG))
    assert lowered(BARBELL, kg(60), 90, owned) == kg(40)


@pytest.mark.parametrize(
    ("thing", "load"),
    [(BARBELL, kg(20)), (BARBELL, kg("22.5")), (BARBELL, kg(0)), (DUMBBELLS, kg(2))],
)
def test_there_is_nothing_below_the_bar_and_the_first_step(thing: Exercise, load: Load) -> None:
    assert lowered(thing, load, 80, OWNED) is None


def test_the_bar_is_left_where_it_is_light_enough() -> None:
    assert lowered(BARBELL, kg(25), 80, OWNED) == kg(20)


def test_a_load_in_pounds_loses_nothing_to_the_decimals_of_its_conversion() -> None:
    in_pounds = Load(Decimal("82.67"), Unit.LB)
    less = lowered(BARBELL, in_pounds, 80, OWNED)
    assert less is not None
    assert less.grams == 30_000


@given(
    st.integers(0, 3000),
    st.sampled_from([80, 90]),
    st.sampled_from([BARBELL, DUMBBELLS]),
    st.sampled_from(Unit),
)
def test_what_is_left_is_less_and_can_be_lifted(
    tenths: int, percent: int, thing: Exercise, unit: Unit
) -> None:
    load = Load(Decimal(tenths) / 10, unit)
    less = lowered(thing, load, percent, OWNED)
    if less is None:
        return
    assert 0 < less.grams < load.grams
    if thing is BARBELL:
        assert plates_per_side(thing, less, OWNED) is not None
