"""What the most load for one repetition would be, as far as a formula may say so.

An estimate is shown only where few reps were left and few would have led to failure: the farther
people are from failure, the more they misjudge how many they have left (Hackett 2017), and the
formulas fit best up to ten (Reynolds 2006). Nobody is ever asked to lift that load.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.formatting import number

FORMULA = "Epley"
"""The formula of every estimate that is shown."""

MOST_LEFT = 4
"""With more reps left than these the effort says too little."""

MOST_REPS_TO_FAILURE = 10
"""Up to so many reps to failure the formula holds."""

MOST_ROUGH_REPS = 12
"""Up to so many it holds roughly."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated one-repetition maximum."""

    grams: float
    """Per hand where the load of the set was: dumbbells are not doubled."""
    formula: str
    """Who it is named for."""
    reps_to_failure: float
    """Reps done and reps left."""
    is_rough: bool
    """Was it made from more reps than the formula is good for?"""
    others: tuple[tuple[str, float], ...]
    """What other formulas make of the same set: who each is named for, and grams."""


def epley(load_grams: float, reps_to_failure: float) -> float:
    """Epley (1985): the load plus a thirtieth of it per rep, for 2 to 10; one rep is the load."""
    if reps_to_failure <= 1:
        return load_grams
    return load_grams * (1 + reps_to_failure / 30)


def brzycki(load_grams: float, reps_to_failure: float) -> float:
    """Brzycki (1993): load × 36 ÷ (37 − reps), for 1 to 10; there is no value from 37 on."""
    return load_grams * 36 / (37 - reps_to_failure)


def wathen(load_grams: float, reps_to_failure: float) -> float:
    """Wathen (1994): an exponential curve, for 2 to 10 and a little beyond; one rep is the load."""
    if reps_to_failure <= 1:
        return load_grams
    return 100 * load_grams / (48.8 + 53.8 * math.exp(-0.075 * reps_to_failure))


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a set gives no estimate."""

    step: int
    """How far it came: a set that lacks only the last thing says most."""
    words: str
    beyond: float = 0.0
    """Reps to failure, of a set that had too many."""


_NO_SETS = _Refusal(0, "no sets yet")


def _refusal(load_grams: int | None, reps: int | None, rpe: float | None) -> _Refusal | None:
    """Why no estimate can be made of a set; None where one can."""
    if not load_grams:
        return _Refusal(1, "no load")
    if not reps:
        return _Refusal(2, "no reps")
    if rpe is None:
        return _Refusal(3, "no effort recorded")
    if _left(rpe) > MOST_LEFT:
        return _Refusal(4, f"more than {MOST_LEFT} reps left")
    total = reps + _left(rpe)
    if total <= MOST_ROUGH_REPS:
        return None
    words = f"sets of {number(total)} reps to failure are outside the formula's range"
    return _Refusal(5, words, total)


def _left(rpe: float) -> float:
    """Reps left in reserve at that effort (Zourdos 2016)."""
    return 10 - rpe


def estimate(load_grams: int | None, reps: int | None, rpe: float | None) -> Estimate | None:
    """The estimated maximum of one set of reps; None where the formula may not be used.

    Args:
        load_grams: Load, per hand for dumbbells: the estimate is then per hand as well.
        reps: Reps done, of one side.
        rpe: Effort, 0 to 10.
    """
    if load_grams is None or reps is None or rpe is None or _refusal(load_grams, reps, rpe):
        return None
    total = reps + _left(rpe)
    return Estimate(
        grams=epley(load_grams, total),
        formula=FORMULA,
        reps_to_failure=total,
        is_rough=total > MOST_REPS_TO_FAILURE,
        others=(
            ("Brzycki", brzycki(load_grams, total)),
            ("Wathen", wathen(load_grams, total)),
        ),
    )


def best_estimate(sets: Iterable[SetRecord]) -> tuple[SetRecord, Estimate] | None:
    """The greatest estimate and its set; of equals one that is not rough, then the earliest.

    A rough one may be the greatest: an older, lighter set must not say less than what was lifted.

    Args:
        sets: Working sets of one exercise that is measured in reps and whose load is all that is
            lifted; of sides told apart the weaker one counts.
    """
    found = [(done, made) for done in sets if (made := estimate(*_terms(done)))]
    return min(found, key=_rank, default=None)


def _terms(done: SetRecord) -> tuple[int | None, int | None, float | None]:
    """Load in grams, reps and effort of a set."""
    return (None if done.load is None else done.load.grams, done.least_reps, done.rpe)


def _rank(found: tuple[SetRecord, Estimate]) -> tuple[float, bool, float]:
    done, made = found
    return (-made.grams, made.is_rough, done.at.timestamp())


def why_none(sets: Iterable[SetRecord]) -> str:
    """Why none of the sets gives an estimate, told of the one that comes nearest to it.

    Args:
        sets: As for the best estimate; empty words where there is one.
    """
    refusals = [_refusal(*_terms(done)) for done in sets]
    known = [refusal for refusal in refusals if refusal is not None]
    if len(known) < len(refusals):
        return ""
    return max(known, key=lambda one: (one.step, -one.beyond), default=_NO_SETS).words
