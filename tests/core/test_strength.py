"""What the most load for one repetition would be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.strength import (
    FORMULA,
    best_estimate,
    brzycki,
    epley,
    estimate,
    wathen,
    why_none,
)
from tests.build import at, done, kg

loads = st.integers(1, 300_000)
reps_done = st.integers(1, 20)
efforts = st.integers(0, 20).map(lambda halves: halves / 2)


def _set(number: float | None = 60, reps: int | None = 8, **changes: Any) -> SetRecord:
    """A set with that many kilograms and reps, at effort 8 unless told otherwise."""
    load = None if number is None else kg(number)
    return done(load=load, reps=reps, **{"rpe": 8.0, **changes})


def _why_not(load_grams: int | None, reps: int | None, rpe: float | None) -> str:
    """Why one set alone gives no estimate."""
    number = None if load_grams is None else load_grams / 1000
    return why_none([_set(number, reps, rpe=rpe)])


@pytest.mark.parametrize(
    ("reps", "by_epley", "by_brzycki", "by_wathen"),
    [
        (5, 70.0, 67.5, 69.9),
        (8, 76.0, 74.5, 76.6),
        (10, 80.0, 80.0, 80.8),
        (12, 84.0, 86.4, 84.9),
        (15, 90.0, 98.2, 90.5),
        (20, 100.0, 127.1, 98.7),
    ],
)
def test_sixty_kilograms_come_to_what_the_tables_say(
    reps: int, by_epley: float, by_brzycki: float, by_wathen: float
) -> None:
    found = [round(formula(60, reps), 1) for formula in (epley, brzycki, wathen)]
    assert found == [by_epley, by_brzycki, by_wathen]


@pytest.mark.parametrize(
    ("reps", "by_epley", "by_brzycki", "by_wathen"),
    [
        (5, 70.0, 67.5, 69.9),
        (8, 76.0, 74.5, 76.6),
        (10, 80.0, 80.0, 80.8),
        (12, 84.0, 86.4, 84.9),
    ],
)
def test_an_estimate_tells_what_the_other_formulas_make_of_the_same_set(
    reps: int, by_epley: float, by_brzycki: float, by_wathen: float
) -> None:
    for done_reps, rpe in ((reps, 10.0), (reps - 2, 8.0)):
        found = estimate(60_000, done_reps, rpe)
        assert found is not None
        assert (found.formula, round(found.grams / 1000, 1)) == ("Epley", by_epley)
        others = tuple((name, round(grams / 1000, 1)) for name, grams in found.others)
        assert others == (("Brzycki", by_brzycki), ("Wathen", by_wathen))


def test_one_rep_to_failure_is_the_load_itself() -> None:
    assert [formula(60, 1) for formula in (epley, brzycki, wathen)] == [60, 60, 60]


@pytest.mark.parametrize(
    ("reps", "rpe", "total", "is_rough"),
    [
        (1, 10, 1, False),
        (8, 10, 8, False),
        (6, 6, 10, False),
        (8, 7.5, 10.5, True),
        (8, 7, 11, True),
        (10, 8, 12, True),
    ],
)
def test_reps_left_count_as_reps_and_more_than_ten_are_rough(
    reps: int, rpe: float, total: float, is_rough: bool
) -> None:
    found = estimate(60_000, reps, rpe)
    assert found is not None
    assert (found.reps_to_failure, found.is_rough) == (total, is_rough)
    assert (found.grams, found.formula) == (epley(60_000, total), FORMULA)


@pytest.mark.parametrize(
    ("load_grams", "reps", "rpe", "words"),
    [
        (None, 8, 8, "no load"),
        (0, 8, 8, "no load"),
        (None, None, None, "no load"),
        (60_000, None, 8, "no reps"),
        (60_000, 0, 8, "no reps"),
        (60_000, 8, None, "no effort recorded"),
        (60_000, 20, None, "no effort recorded"),
        (60_000, 3, 5.5, "more than 4 reps left"),
        (60_000, 20, 5, "more than 4 reps left"),
        (60_000, 10, 7.5, "sets of 12.5 reps to failure are outside the formula's range"),
        (60_000, 12, 8, "sets of 14 reps to failure are outside the formula's range"),
    ],
)
def test_what_cannot_be_estimated_says_why(
    load_grams: int | None, reps: int | None, rpe: float | None, words: str
) -> None:
    assert estimate(load_grams, reps, rpe) is None
    assert _why_not(load_grams, reps, rpe) == words


@given(st.none() | loads, st.none() | reps_done, st.none() | efforts)
def test_there_is_either_an_estimate_or_a_reason(
    load_grams: int | None, reps: int | None, rpe: float | None
) -> None:
    assert (estimate(load_grams, reps, rpe) is None) == bool(_why_not(load_grams, reps, rpe))


@given(loads, reps_done, efforts)
def test_an_estimate_keeps_to_its_range_and_is_never_below_the_load(
    load_grams: int, reps: int, rpe: float
) -> None:
    found = estimate(load_grams, reps, rpe)
    is_shown = rpe >= 6 and reps + 10 - rpe <= 12
    assert (found is not None) == is_shown
    if found is not None:
        assert found.grams >= load_grams
        assert found.is_rough == (found.reps_to_failure > 10)


@given(loads, st.integers(1, 7), efforts.filter(lambda rpe: rpe >= 6.5))
def test_more_reps_or_load_or_reps_left_never_lower_an_estimate(
    load_grams: int, reps: int, rpe: float
) -> None:
    found = estimate(load_grams, reps, rpe)
    assert found is not None
    for more in (
        estimate(load_grams + 500, reps, rpe),
        estimate(load_grams, reps + 1, rpe),
        estimate(load_grams, reps, rpe - 0.5),
    ):
        assert more is not None
        assert more.grams > found.grams


# Of several sets


def test_the_greatest_estimate_is_the_best() -> None:
    sets = [_set(60, 5), _set(62.5, 6), _set(65, 3)]
    found = best_estimate(sets)
    assert found is not None
    assert found[0] is sets[1]
    assert found[1].grams == pytest.approx(62_500 * 38 / 30)


def test_the_greatest_estimate_may_be_a_rough_one() -> None:
    sets = [_set(80, 10), _set(60, 5), _set(90, 9)]
    found = best_estimate(sets)
    assert found is not None
    assert found == (sets[2], estimate(90_000, 9, 8))
    assert found[1].is_rough
    assert best_estimate([_set(80, 5), _set(60, 10)]) == (_set(80, 5), estimate(80_000, 5, 8))


def test_of_equal_estimates_the_sure_one_counts_however_late_it_came() -> None:
    # 50 kg × (1 + 12 ÷ 30) and 52.5 kg × (1 + 10 ÷ 30) are both 70 kg.
    rough, sure = _set(50, 10, at=at(0)), _set(52.5, 8, at=at(60))
    by_rough, by_sure = estimate(50_000, 10, 8), estimate(52_500, 8, 8)
    assert by_rough is not None
    assert by_sure is not None
    assert by_rough.grams == by_sure.grams
    assert best_estimate([rough, sure]) == best_estimate([sure, rough]) == (sure, by_sure)


def test_of_equal_estimates_the_earliest_counts_whatever_their_order() -> None:
    early, late = _set(60, 5, at=at(0)), _set(60, 5, at=at(60))
    assert best_estimate([late, early]) == best_estimate([early, late])
    assert best_estimate([late, early]) == (early, estimate(60_000, 5, 8))


def test_of_two_sides_the_weaker_one_counts() -> None:
    sided = _set(20, 15, reps_left=8, reps_right=7)
    assert best_estimate([sided]) == (sided, estimate(20_000, 7, 8))


def test_sets_that_say_nothing_give_no_estimate() -> None:
    assert best_estimate([]) is None
    assert best_estimate([_set(None), _set(rpe=None)]) is None


def test_without_sets_that_is_the_reason() -> None:
    assert why_none([]) == "no sets yet"


def test_the_reason_is_that_of_the_set_which_comes_nearest() -> None:
    unloaded, unrated, easy = _set(None), _set(rpe=None), _set(rpe=5.0)
    long, longer = _set(reps=12), _set(reps=15)
    assert why_none([unloaded]) == "no load"
    assert why_none([unloaded, _set(reps=None)]) == "no reps"
    assert why_none([unrated, unloaded]) == "no effort recorded"
    assert why_none([unrated, easy, unloaded]) == "more than 4 reps left"
    words = "sets of 14 reps to failure are outside the formula's range"
    assert why_none([longer, unrated, long, easy]) == words


def test_where_one_set_gives_an_estimate_there_is_no_reason_left() -> None:
    assert why_none([_set(None), _set(60, 5)]) == ""
