"""The numbers a person may type: what they look like, and between what they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Unit

# Spelled out: `\d`, int() and Decimal() would also take the digits of other scripts, underscores,
# exponents, "nan" and "inf", none of which anybody means as a number of reps.
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


def exact_text(number: Decimal) -> str:
    """The shortest way to write a number: no exponent, no trailing zeros, no minus before zero."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def decimal_from(text: str) -> Decimal | None:
    """Read ASCII digits with a decimal point or comma; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


@dataclass(frozen=True, slots=True)
class Quantity:
    """One kind of number that is typed, with the values it may have."""

    name: str
    """How a sentence about it begins: `reps are`."""
    highest: int
    """Highest value allowed; the lowest is always 0."""
    step: Decimal = Decimal(1)
    """What every value is a multiple of."""
    step_text: str = "in whole numbers"
    unit: str = ""

    @property
    def allowed(self) -> str:
        """The allowed range, without the name: `0 to 1000 kg`."""
        return f"0 to {self.highest} {self.unit}".rstrip()

    def read(self, text: str) -> Decimal:
        """Read a number as it was typed, or raise InputError saying what is allowed."""
        number = decimal_from(text)
        if number is None or number > self.highest:
            raise InputError(f"{self.name} {self.allowed}")
        if number % self.step:
            raise InputError(f"{self.name} {self.allowed}, {self.step_text}")
        return number


REPS = Quantity("reps are", 1000)
"""Reps of a set, or of one side of it."""
HOLD = Quantity("a hold is", 86_400, unit="seconds")
REST = Quantity("rest is", 86_400, unit="seconds")
EFFORT = Quantity("effort is", 10, Decimal("0.5"), "in halves")
PAIN = Quantity("pain is", 10)

_GRAM = Decimal("0.001")
_LOADS = {
    Unit.KG: Quantity("load is", 1000, _GRAM, "with at most three decimals", "kg"),
    Unit.LB: Quantity("load is", 2204, _GRAM, "with at most three decimals", "lb"),
}


def load_quantity(unit: Unit) -> Quantity:
    """What a load may be in this unit: about the same mass in either."""
    return _LOADS[unit]
