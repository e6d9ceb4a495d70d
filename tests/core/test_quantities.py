from decimal import Decimal

import pytest

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Unit
from postchain_tui.core.quantities import (
    EFFORT,
    HOLD,
    PAIN,
    REPS,
    REST,
    Quantity,
    decimal_from,
    exact_text,
    load_quantity,
)

KG = load_quantity(Unit.KG)
LB = load_quantity(Unit.LB)


@pytest.mark.parametrize("text", ["22.5", "22,5", "022.50"])
def test_point_and_comma_both_separate_decimals(text: str) -> None:
    assert decimal_from(text) == Decimal("22.5")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 1",
        "nan",
        "inf",
        "Infinity",
        "1e5",
        "1_000",
        "٣",
        "１",
        "²",
        "-1",
        "+1",
        "1.",
        ".5",
        "1.2.3",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert decimal_from(text) is None
    with pytest.raises(InputError, match=r"^reps are 0 to 1000$"):
        REPS.read(text)


@pytest.mark.parametrize(
    ("quantity", "text", "message"),
    [
        (REPS, "1001", "reps are 0 to 1000"),
        (REPS, "9" * 5000, "reps are 0 to 1000"),
        (REPS, "9.5", "reps are 0 to 1000, in whole numbers"),
        (HOLD, "86401", "a hold is 0 to 86400 seconds"),
        (REST, "86401", "rest is 0 to 86400 seconds"),
        (REST, "0.5", "rest is 0 to 86400 seconds, in whole numbers"),
        (EFFORT, "10.5", "effort is 0 to 10"),
        (EFFORT, "7.2", "effort is 0 to 10, in halves"),
        (PAIN, "11", "pain is 0 to 10"),
        (PAIN, "1.5", "pain is 0 to 10, in whole numbers"),
        (KG, "1000.001", "load is 0 to 1000 kg"),
        (LB, "2204.5", "load is 0 to 2204 lb"),
        (KG, "1.0001", "load is 0 to 1000 kg, with at most three decimals"),
        (KG, "1." + "1" * 5000, "load is 0 to 1000 kg, with at most three decimals"),
    ],
)
def test_what_is_not_possible_is_refused_with_the_range(
    quantity: Quantity, text: str, message: str
) -> None:
    with pytest.raises(InputError) as refused:
        quantity.read(text)
    assert str(refused.value) == message


@pytest.mark.parametrize("quantity", [REPS, HOLD, REST, EFFORT, PAIN, KG, LB])
def test_both_ends_of_the_range_are_possible(quantity: Quantity) -> None:
    assert quantity.read("0") == 0
    assert quantity.read(str(quantity.highest)) == quantity.highest


def test_effort_comes_in_halves() -> None:
    assert EFFORT.read("7,5") == Decimal("7.5")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("22.50", "22.5"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.00", "0"),
        ("-0", "0"),
        ("0.125", "0.125"),
    ],
)
def test_a_number_is_written_as_short_as_it_is_exact(number: str, text: str) -> None:
    assert exact_text(Decimal(number)) == text
