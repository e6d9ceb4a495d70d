from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.load import Load, Unit, is_lighter

NUMBERS = st.decimals(0, 2000, places=2)


@pytest.mark.parametrize(
    ("number", "unit", "grams"),
    [("20", Unit.KG, 20_000), ("45", Unit.LB, 20_412), ("1.25", Unit.KG, 1250), ("0", Unit.LB, 0)],
)
def test_a_load_weighs_whole_grams(number: str, unit: Unit, grams: int) -> None:
    assert Load(Decimal(number), unit).grams == grams


@pytest.mark.parametrize(
    ("number", "unit", "other", "expected"),
    [
        ("45", Unit.LB, Unit.KG, "20.41"),
        ("20", Unit.KG, Unit.LB, "44.09"),
        ("22.5", Unit.KG, Unit.KG, "22.5"),
        ("0.125", Unit.KG, Unit.KG, "0.13"),
        ("135", Unit.LB, Unit.LB, "135"),
    ],
)
def test_a_load_is_converted_exactly_and_then_rounded(
    number: str, unit: Unit, other: Unit, expected: str
) -> None:
    assert Load(Decimal(number), unit).in_unit(other) == Decimal(expected)


def test_a_pound_is_not_rounded_before_it_is_summed() -> None:
    assert Load(Decimal(45), Unit.LB).exact_grams == Decimal("20411.65665")


@given(NUMBERS, st.sampled_from(Unit))
def test_a_load_comes_back_from_its_grams(number: Decimal, unit: Unit) -> None:
    load = Load(number, unit)
    assert Load.from_grams(load.grams, unit) == load


@given(NUMBERS)
def test_kilograms_come_back_from_pounds(number: Decimal) -> None:
    pounds = Load(number, Unit.KG).in_unit(Unit.LB)
    assert abs(Load(pounds, Unit.LB).in_unit(Unit.KG) - number) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("load", "other", "lighter"),
    [
        (Load(Decimal(20), Unit.KG), Load(Decimal(45), Unit.LB), True),
        (Load(Decimal(45), Unit.LB), Load(Decimal(20), Unit.KG), False),
        (Load(Decimal(20), Unit.KG), Load(Decimal(20), Unit.KG), False),
        (None, Load(Decimal(20), Unit.KG), True),
        (Load(Decimal(20), Unit.KG), None, False),
        (None, None, False),
    ],
)
def test_loads_are_compared_by_their_mass(
    load: Load | None, other: Load | None, lighter: bool
) -> None:
    assert is_lighter(load, other) is lighter
