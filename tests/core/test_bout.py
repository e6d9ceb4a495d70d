"""One exercise in one session, summed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import volume
from postchain_tui.core.bout import Bout, tension_seconds, tonnage_grams
from postchain_tui.core.exercise import Exercise, LoadType, Phase, Tempo
from tests.build import START, bridge, done, dose, exercise, kg, plank, rdl

RDL = rdl().exercise
BRIDGE = bridge().exercise
PLANK = plank().exercise
HANDS = exercise(id="rdl_dumbbell", load_type=LoadType.EXTERNAL_PER_HAND)


def _bout(**changes: Any) -> Bout:
    """A bout of which nothing was recorded but that it took place."""
    return replace(
        Bout("session", "any", START, 3, 3, None, None, None, 0, 0, 0, None, None), **changes
    )


# Tonnage


def test_the_load_as_typed_counts_the_bar_among_it() -> None:
    assert tonnage_grams(RDL, _bout(gram_reps=20_000 * 40)) == 800_000


def test_of_dumbbells_both_count() -> None:
    assert tonnage_grams(HANDS, _bout(gram_reps=10_000 * 40)) == 800_000


@pytest.mark.parametrize("load_type", [one for one in LoadType if one.takes_load])
def test_only_dumbbells_count_twice(load_type: LoadType) -> None:
    hands = 2 if load_type is LoadType.EXTERNAL_PER_HAND else 1
    assert tonnage_grams(exercise(load_type=load_type), _bout(gram_reps=1000)) == hands * 1000


@pytest.mark.parametrize("one", [BRIDGE, RDL, HANDS])
def test_without_a_load_there_is_no_tonnage_however_many_reps(one: Exercise) -> None:
    assert tonnage_grams(one, _bout(reps=30, gram_reps=None)) is None


def test_a_load_of_nothing_is_a_load() -> None:
    assert tonnage_grams(HANDS, _bout(gram_reps=0)) == 0


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30)), min_size=1),
    st.sampled_from([RDL, HANDS]),
)
def test_a_bout_has_the_tonnage_of_its_sets(sets: list[tuple[int, int]], one: Exercise) -> None:
    records = [done(exercise=one.id, load=kg(load / 2), reps=reps) for load, reps in sets]
    whole = _bout(gram_reps=sum(load * 500 * reps for load, reps in sets))
    assert tonnage_grams(one, whole) == volume.tonnage_grams(records, {one.id: one}.get)


# Time under tension


@pytest.mark.parametrize(
    ("one", "reps", "seconds"),
    [(RDL, 40, 200), (BRIDGE, 30, 150)],
    ids=["RDL 4x10 @ 3-1-1-0", "bridge 3x10 @ 2-0-1-2"],
)
def test_reps_are_as_long_as_their_tempo_says(one: Exercise, reps: int, seconds: float) -> None:
    assert tension_seconds(one, _bout(unclocked_reps=reps)) == seconds


def test_a_phase_as_fast_as_possible_counts_as_a_second() -> None:
    fast = Tempo(3, 1, 1, 0, frozenset({Phase.CONCENTRIC}))
    assert str(fast) == "3-1-X-0"
    jumpy = exercise(dose=dose(tempo=fast))
    assert tension_seconds(jumpy, _bout(unclocked_reps=10)) == 50


def test_of_holds_their_seconds_count_and_not_their_number() -> None:
    held = _bout(unclocked_reps=4, unclocked_hold_ms=42_500)
    assert tension_seconds(PLANK, held) == 42.5


def test_the_length_of_a_set_of_reps_is_not_its_time_under_tension() -> None:
    assert tension_seconds(RDL, _bout(unclocked_reps=10, unclocked_hold_ms=90_000)) == 50


def test_what_was_measured_counts_before_what_was_prescribed() -> None:
    assert tension_seconds(RDL, _bout(tension_ms=61_500, unclocked_reps=0)) == 61.5
    assert tension_seconds(RDL, _bout(tension_ms=61_500, unclocked_reps=10)) == 111.5
    assert tension_seconds(PLANK, _bout(tension_ms=20_000, unclocked_hold_ms=10_000)) == 30


def test_without_a_tempo_only_what_was_measured_counts() -> None:
    free = exercise(dose=dose(tempo=None))
    assert tension_seconds(free, _bout(unclocked_reps=10)) == 0
    assert tension_seconds(free, _bout(tension_ms=20_000, unclocked_reps=10)) == 20


# The day


def test_a_bout_is_on_the_day_of_the_persons_own_clock() -> None:
    late = datetime(2026, 3, 2, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    assert late.astimezone(UTC).date() == date(2026, 3, 1)
    assert _bout(at=late).day == date(2026, 3, 2)
