"""How many hard sets each muscle gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.bout import Bout
from postchain_tui.core.exercise import Muscles
from postchain_tui.core.muscles import PRIMARY, SECONDARY, MuscleSets, muscle_sets
from tests.build import START, exercise

RDL = exercise(id="rdl", muscles=Muscles(("hamstrings", "glutes"), ("grip", "erectors")))
BRIDGE = exercise(id="bridge", muscles=Muscles(("glutes",), ("hamstrings",)))
KNOWN = {one.id: one for one in (RDL, BRIDGE)}

MONDAY = date(2026, 3, 2)
SUNDAY = date(2026, 3, 8)


def _bout(exercise: str, hard_sets: int, day: date = MONDAY, **changes: Any) -> Bout:
    at = datetime.combine(day, time(18, 30), START.tzinfo)
    bout = Bout(
        "session", exercise, at, hard_sets, hard_sets, None, None, None, 0, 0, 0, None, None
    )
    return replace(bout, **changes)


def _sets(*bouts: Bout, first: date = MONDAY, last: date = SUNDAY) -> dict[str, float]:
    """Hard sets a week by muscle, in the order in which they are told."""
    found = muscle_sets(bouts, KNOWN.get, first, last)
    return {one.muscle: one.sets_per_week for one in found}


def test_a_muscle_that_helps_gets_half_a_set() -> None:
    assert (PRIMARY, SECONDARY) == (1.0, 0.5)
    assert _sets(_bout("rdl", 4)) == {
        "glutes": 4.0,
        "hamstrings": 4.0,
        "erectors": 2.0,
        "grip": 2.0,
    }


def test_what_a_muscle_gets_from_several_exercises_adds_up() -> None:
    found = _sets(_bout("rdl", 4), _bout("bridge", 3), _bout("bridge", 3, SUNDAY))
    assert found == {"glutes": 10.0, "hamstrings": 7.0, "erectors": 2.0, "grip": 2.0}


def test_the_muscle_with_the_most_sets_is_told_first_and_equals_by_name() -> None:
    found = muscle_sets((_bout("rdl", 2), _bout("bridge", 1)), KNOWN.get, MONDAY, SUNDAY)
    assert found == (
        MuscleSets("glutes", 3.0),
        MuscleSets("hamstrings", 2.5),
        MuscleSets("erectors", 1.0),
        MuscleSets("grip", 1.0),
    )


def test_only_hard_sets_count() -> None:
    assert _sets(_bout("bridge", 1, sets=4)) == {"glutes": 1.0, "hamstrings": 0.5}


def test_a_muscle_without_a_hard_set_is_not_told() -> None:
    assert _sets(_bout("rdl", 0), _bout("bridge", 2)) == {"glutes": 2.0, "hamstrings": 1.0}


def test_without_training_there_is_nothing_to_tell() -> None:
    assert muscle_sets((), KNOWN.get, MONDAY, SUNDAY) == ()


def test_unknown_exercises_are_left_out() -> None:
    assert _sets(_bout("unknown", 4)) == {}


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (6, True), (7, False)])
def test_only_the_days_asked_for_count(days: int, counts: bool) -> None:
    assert bool(_sets(_bout("rdl", 4, MONDAY + timedelta(days=days)))) is counts


@pytest.mark.parametrize(("days", "weekly"), [(1, 8), (6, 8), (7, 8), (14, 4), (10, 5.6), (28, 2)])
def test_sets_are_spread_over_the_weeks_and_a_few_days_count_as_one(
    days: int, weekly: float
) -> None:
    last = MONDAY + timedelta(days=days - 1)
    assert _sets(_bout("bridge", 8), last=last)["glutes"] == pytest.approx(weekly)


_bouts = st.lists(
    st.builds(
        lambda name, sets, days: _bout(name, sets, MONDAY + timedelta(days=days)),
        st.sampled_from([*KNOWN, "unknown"]),
        st.integers(0, 6),
        st.integers(-3, 40),
    )
)


@given(st.data(), _bouts)
def test_the_order_of_the_bouts_does_not_matter(data: st.DataObject, bouts: list[Bout]) -> None:
    mixed = data.draw(st.permutations(bouts))
    assert muscle_sets(mixed, KNOWN.get, MONDAY, SUNDAY) == muscle_sets(
        bouts, KNOWN.get, MONDAY, SUNDAY
    )


@given(_bouts, st.integers(0, 40))
def test_nothing_is_lost_on_the_way_to_the_muscles(bouts: list[Bout], days: int) -> None:
    last = MONDAY + timedelta(days=days)
    within = [bout for bout in bouts if MONDAY <= bout.day <= last]
    shares = {"rdl": 3.0, "bridge": 1.5, "unknown": 0.0}
    total = sum(shares[bout.exercise] * bout.hard_sets for bout in within)
    found = _sets(*bouts, last=last)
    assert sum(found.values()) * max(7, days + 1) / 7 == pytest.approx(total)
    assert [*found.values()] == sorted(found.values(), reverse=True)
    assert all(found.values())
