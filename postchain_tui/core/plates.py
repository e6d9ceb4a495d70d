"""Plates: which totals a bar can be loaded to, and with which plates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from postchain_tui.core.errors import InputError
from postchain_tui.core.load import Load, Unit
from postchain_tui.core.quantities import exact_text, load_quantity

_MOST_KINDS = 20
_MOST_PAIRS = 20
_HEAVIEST = 100
_SLACK_GRAMS = Decimal(5)
"""What the two decimals of a load can be off by, once it was converted for the screen."""

_PLATE = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*[x×]\s*([0-9]{1,9})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates somebody owns.

    A bar may be of another unit than its plates. Every total is then given in kilograms, in which a
    pound is an exact decimal (a kilogram in pounds is not), and a total asked for in another unit
    than that of the plates is met by what lies within 5 g of it: 61.23 kg is two 45 lb plates on a
    45 lb bar. With everything in one unit nothing is rounded and nothing is allowed for.
    """

    unit: Unit
    pairs: tuple[tuple[Decimal, int], ...]
    """Weight of one plate in `unit`, and how many pairs of it there are."""

    def __post_init__(self) -> None:
        if len(self.pairs) > _MOST_KINDS:
            raise InputError(f"plates are at most {_MOST_KINDS} kinds")
        if len({weight for weight, _ in self.pairs}) < len(self.pairs):
            raise InputError("every kind of plate is listed once")
        for weight, pairs in self.pairs:
            self._check_kind(weight, pairs)

    def _check_kind(self, weight: Decimal, pairs: int) -> None:
        if not 0 < weight <= _HEAVIEST or weight % Decimal("0.01"):
            raise InputError(
                f"a plate weighs 0.01 to {_HEAVIEST} {self.unit}, with at most two decimals"
            )
        if not 1 <= pairs <= _MOST_PAIRS:
            raise InputError(f"pairs of a plate are 1 to {_MOST_PAIRS}")

    @classmethod
    def parse(cls, text: str, unit: Unit) -> Plates:
        """Read `1.25x1,2.5x1`, weight and pairs of every kind of plate; nothing means none."""
        pairs: list[tuple[Decimal, int]] = []
        position = 0
        while text.strip() and position <= len(text):
            found = _PLATE.match(text, position)
            if not found or text[found.end() : found.end() + 1] not in {"", ","}:
                raise InputError(
                    "plates are written as 1.25x1,2.5x2: the weight of a plate, x, pairs owned"
                )
            pairs.append((Decimal(found[1].replace(",", ".")), int(found[2])))
            position = found.end() + 1
        return cls(unit, tuple(pairs))

    def __str__(self) -> str:
        return ",".join(f"{exact_text(weight)}x{pairs}" for weight, pairs in self.pairs)

    def per_side(self, total: Load, bar: Load) -> tuple[Decimal, ...] | None:
        """The fewest plates for each side, heaviest first; None where there is no way."""
        slack_grams = self._slack_grams(total, bar)
        totals = self.loadable(bar)
        first = bisect_left(totals, total.exact_grams - slack_grams, key=_exact_grams)
        off_grams, index = min(
            (abs(totals[index].exact_grams - total.exact_grams), index)
            for index in range(max(first - 1, 0), min(first + 2, len(totals)))
        )
        return _sides(self).plates(index) if off_grams <= slack_grams else None

    def loadable(self, bar: Load) -> tuple[Load, ...]:
        """Every total up to the highest load there is, lightest first; it begins with the bar."""
        return _totals(self, bar)

    def at_or_below(self, total: Load, bar: Load) -> Load:
        """The heaviest total that is not above this one; the bar alone where that is heavier."""
        totals = self.loadable(bar)
        above = bisect_right(
            totals, total.exact_grams + self._slack_grams(total, bar), key=_exact_grams
        )
        return totals[max(above - 1, 0)]

    def step(self, total: Load, bar: Load, direction: int) -> Load:
        """The next heavier total (`direction` above 0) or the next lighter; at an end, that end."""
        totals = self.loadable(bar)
        slack_grams = self._slack_grams(total, bar)
        if direction > 0:
            index = bisect_right(totals, total.exact_grams + slack_grams, key=_exact_grams)
        else:
            index = bisect_left(totals, total.exact_grams - slack_grams, key=_exact_grams) - 1
        return totals[min(max(index, 0), len(totals) - 1)]

    def _slack_grams(self, total: Load, bar: Load) -> Decimal:
        return Decimal(0) if {total.unit, bar.unit} == {self.unit} else _SLACK_GRAMS


@dataclass(frozen=True, slots=True)
class _Sides:
    """What one side of a bar can carry, in hundredths of the unit of the plates."""

    bundles: tuple[tuple[int, int], ...]
    """Weight of a plate and how many of them go on together."""
    added: tuple[int, ...]
    """For every bundle, as bits, the sums for which it belongs to the fewest plates so far."""
    sums: tuple[int, ...]
    """Every sum that can be made, smallest first: one for every total."""

    def plates(self, index: int) -> tuple[Decimal, ...]:
        """The fewest plates that make one of the sums, heaviest first."""
        hundredths = self.sums[index]
        chosen: list[Decimal] = []
        for (weight, count), sums in zip(reversed(self.bundles), reversed(self.added), strict=True):
            if sums >> hundredths & 1:
                chosen.extend([Decimal(weight) / 100] * count)
                hundredths -= weight * count
        return tuple(chosen)


def _exact_grams(load: Load) -> Decimal:
    return load.exact_grams


@lru_cache(maxsize=32)
def _totals(plates: Plates, bar: Load) -> tuple[Load, ...]:
    unit = plates.unit if bar.unit is plates.unit else Unit.KG
    bar_grams, both_grams, unit_grams = bar.exact_grams, 2 * plates.unit.grams, unit.grams
    numbers = (
        (bar_grams + both_grams * hundredths / 100) / unit_grams
        for hundredths in _sides(plates).sums
    )
    bare = next(numbers)
    highest = load_quantity(unit).highest
    loaded = takewhile(lambda number: number <= highest, numbers)
    return tuple(Load(number, unit) for number in (bare, *loaded))


@lru_cache(maxsize=32)
def _sides(plates: Plates) -> _Sides:
    """Bounded dynamic programming over the owned pairs, a bundle of equal plates at a time.

    Lightest first, and of two equally good ways the later one: so ties go to the heavier plate.
    """
    highest = load_quantity(plates.unit).highest * 100 // 2
    bundles = tuple(
        (int(weight * 100), count)
        for weight, pairs in sorted(plates.pairs)
        for count in _bundles(pairs)
    )
    fewest = {0: 1}
    added: list[int] = []
    for weight, count in bundles:
        fewest, with_bundle = _with_bundle(fewest, weight, count, (1 << highest + 1) - 1)
        added.append(with_bundle)
    sums = f"{sum(fewest.values()):b}"[::-1]
    return _Sides(bundles, tuple(added), tuple(at for at, made in enumerate(sums) if made == "1"))


def _with_bundle(
    fewest: dict[int, int], weight: int, count: int, allowed: int
) -> tuple[dict[int, int], int]:
    """What can be made with one more bundle, and which sums it belongs to.

    Args:
        fewest: The sums that take so many plates and no fewer, as the bits of a number.
        weight: Weight of a plate.
        count: Plates in the bundle.
        allowed: The sums that matter, as bits.
    """
    heavier = {used + count: sums << weight * count & allowed for used, sums in fewest.items()}
    following: dict[int, int] = {}
    settled = with_bundle = 0
    for used in sorted(fewest.keys() | heavier.keys()):
        better = heavier.get(used, 0) & ~settled
        with_bundle |= better
        if made := better | fewest.get(used, 0) & ~settled:
            following[used] = made
        settled |= made
    return following, with_bundle


def _bundles(pairs: int) -> tuple[int, ...]:
    """Sizes that add up to any number from 0 to `pairs`, and to no more."""
    sizes: list[int] = []
    while pairs:
        sizes.append(min(pairs, 1 << len(sizes)))
        pairs -= sizes[-1]
    return tuple(sizes)
