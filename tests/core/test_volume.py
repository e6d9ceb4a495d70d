"""How much was done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import Exercise, LoadType, Range
from postchain_tui.core.plan import Planned
from postchain_tui.core.volume import (
    estimated_seconds,
    set_tonnage_grams,
    tonnage_grams,
    work_seconds,
)
from tests.build import bridge, done, dose, exercise, kg, lunge, plank, rdl, side_plank

BAR = exercise(id="bar", family="hinge", load_type=LoadType.EXTERNAL)
HANDS = exercise(id="hands", family="hinge", load_type=LoadType.EXTERNAL_PER_HAND)
ROW = exercise(id="row", family="upper_pull", load_type=LoadType.EXTERNAL)
KNOWN = {thing.id: thing for thing in (BAR, HANDS, ROW, exercise())}


def test_the_bar_counts_and_dumbbells_count_twice() -> None:
    assert set_tonnage_grams(BAR, done(load=kg(20), reps=12)) == 240_000
    assert set_tonnage_grams(HANDS, done(load=kg(10), reps=12)) == 240_000


def test_both_sides_count() -> None:
    sided = done(load=kg(10), reps=15, reps_left=8, reps_right=7)
    assert set_tonnage_grams(BAR, sided) == 150_000


@pytest.mark.parametrize("changes", [{"load": None}, {"load": kg(20), "reps": None}])
def test_what_has_no_load_or_no_reps_is_not_turned_into_kilograms(
    changes: dict[str, object],
) -> None:
    assert set_tonnage_grams(BAR, done(**changes)) is None


def test_tonnage_adds_up_over_the_families_asked_for() -> None:
    sets = (
        done(exercise="bar", load=kg(20), reps=10),
        done(exercise="row", load=kg(30), reps=10),
        done(exercise="glute_bridge"),
        done(exercise="unknown", load=kg(100), reps=10),
    )
    assert tonnage_grams(sets, KNOWN.get) == 500_000
    assert tonnage_grams(sets, KNOWN.get, frozenset({"hinge"})) == 200_000
    assert tonnage_grams(sets, KNOWN.get, frozenset({"calf"})) is None


def test_lifting_nothing_heavy_is_not_lifting_nothing() -> None:
    assert tonnage_grams((done(),), KNOWN.get) is None
    assert tonnage_grams((), KNOWN.get) is None
    assert tonnage_grams((done(exercise="bar", load=kg(0), reps=10),), KNOWN.get) == 0


@given(st.lists(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_the_tonnage_of_two_parts_is_that_of_the_whole(one: list[int], two: list[int]) -> None:
    def tonnage(reps: list[int]) -> int:
        sets = tuple(done(exercise="bar", load=kg("22.5"), reps=count) for count in reps)
        return tonnage_grams(sets, KNOWN.get) or 0

    assert tonnage(one) + tonnage(two) == tonnage(one + two)


@pytest.mark.parametrize(
    ("planned", "seconds"),
    [(bridge(), 50), (rdl(), 50), (lunge(), 48), (plank(3, 10), 30), (side_plank(2, 10), 40)],
)
def test_a_set_takes_as_long_as_its_tempo_or_its_holds(planned: Planned, seconds: int) -> None:
    assert work_seconds(planned.exercise, planned.dose) == seconds


@pytest.mark.parametrize(
    ("thing", "changes", "seconds"),
    [
        (exercise(), {"tempo": None, "reps": Range(8, 12)}, 36),
        (exercise(unilateral=True), {"tempo": None, "reps": None}, 6),
    ],
)
def test_without_a_tempo_a_rep_is_reckoned_at_three_seconds(
    thing: Exercise, changes: dict[str, object], seconds: int
) -> None:
    assert work_seconds(thing, dose(**changes)) == seconds


def test_a_plan_takes_its_sets_its_rests_and_the_changes_between() -> None:
    assert estimated_seconds([bridge()]) == 60 + 3 * (50 + 60)
    assert estimated_seconds([rdl()]) == 60 + 4 * (50 + 120)
    assert estimated_seconds([bridge(), rdl()]) == 390 + 740
    assert estimated_seconds([]) == 0
