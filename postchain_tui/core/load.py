"""Loads: kilograms and pounds, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

GRAMS_PER_POUND = Decimal("453.59237")
"""The international pound, exactly (1959 agreement)."""

_HUNDREDTH = Decimal("0.01")


class Unit(StrEnum):
    """A unit of load."""

    KG = "kg"
    LB = "lb"

    @property
    def grams(self) -> Decimal:
        """How many grams one of this unit is."""
        return Decimal(1000) if self is Unit.KG else GRAMS_PER_POUND


@dataclass(frozen=True, slots=True)
class Load:
    """A mass to be lifted, as it was typed."""

    number: Decimal
    """The number as typed, in `unit`."""
    unit: Unit

    @property
    def grams(self) -> int:
        """The mass in whole grams, which is what is stored and compared."""
        return _grams(self.number, self.unit)

    @property
    def exact_grams(self) -> Decimal:
        """The mass in grams without any rounding, for sums and comparisons."""
        return self.number * self.unit.grams

    @classmethod
    def from_grams(cls, grams: int, unit: Unit) -> Load:
        """The load of this mass, to the nearest hundredth of the unit."""
        return cls((grams / unit.grams).quantize(_HUNDREDTH, ROUND_HALF_UP), unit)

    def in_unit(self, unit: Unit) -> Decimal:
        """The number in another unit: converted exactly, then rounded to the nearest hundredth."""
        return (self.exact_grams / unit.grams).quantize(_HUNDREDTH, ROUND_HALF_UP)


@lru_cache(maxsize=1024)
def _grams(number: Decimal, unit: Unit) -> int:
    """Kept, since a history asks for the mass of the same few loads again and again."""
    return int((number * unit.grams).quantize(Decimal(1), ROUND_HALF_UP))


def is_lighter(load: Load | None, other: Load | None) -> bool:
    """Is it less than another load? No load is less than any; nothing is less than none."""
    return other is not None and (load is None or load.grams < other.grams)
