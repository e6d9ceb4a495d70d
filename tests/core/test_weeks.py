"""What was done week by week."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.bout import Bout
from postchain_tui.core.exercise import LoadType
from postchain_tui.core.span import monday, week_name
from postchain_tui.core.weeks import MEAN_WEEKS, Week, WeekChange, against_mean, weeks
from tests.build import START, bridge, exercise, plank, rdl

HANDS = exercise(id="rdl_dumbbell", load_type=LoadType.EXTERNAL_PER_HAND)
KNOWN = {one.id: one for one in (rdl().exercise, bridge().exercise, plank().exercise, HANDS)}

MONDAY = date(2026, 3, 2)
SUNDAY = date(2026, 3, 8)
WEEK = timedelta(days=7)


def _bout(day: date, exercise: str = "glute_bridge", **changes: Any) -> Bout:
    """Three sets in the evening of a day, of which nothing else was recorded."""
    at = datetime.combine(day, time(18, 30), START.tzinfo)
    bout = Bout("session", exercise, at, 3, 3, None, None, None, 0, 0, 0, None, None)
    return replace(bout, **changes)


def _weeks(*bouts: Bout, first: date = MONDAY, last: date = SUNDAY) -> tuple[Week, ...]:
    return weeks(bouts, KNOWN.get, first, last)


def _tonnages(*kilograms: int | None) -> tuple[Week, ...]:
    """Weeks in a row with that much moved."""
    return tuple(
        Week(MONDAY + n * WEEK, tonnage_grams=None if amount is None else amount * 1000)
        for n, amount in enumerate(kilograms)
    )


def _tonnage(week: Week) -> float | None:
    return week.tonnage_grams


_amounts = st.none() | st.integers(0, 1000)
_bouts = st.lists(
    st.builds(
        lambda days, name, sets, reps, gram_reps, halves: _bout(
            MONDAY + timedelta(days=days),
            name,
            sets=sets,
            reps=reps,
            gram_reps=gram_reps,
            tension_ms=halves * 500,
            unclocked_reps=reps or 0,
        ),
        st.integers(-30, 60),
        st.sampled_from([*KNOWN, "unknown"]),
        st.integers(1, 9),
        _amounts,
        _amounts,
        st.integers(0, 300),
    )
)
_days = st.integers(-30, 60).map(lambda days: MONDAY + timedelta(days=days))
_stretches = st.tuples(_days, _days).map(lambda two: (min(two), max(two)))


# Which weeks there are


def test_every_week_that_is_touched_is_there_and_whole() -> None:
    told = _weeks(first=date(2026, 3, 4), last=date(2026, 3, 16))
    assert [week.monday for week in told] == [MONDAY, date(2026, 3, 9), date(2026, 3, 16)]


@pytest.mark.parametrize("day", [MONDAY, date(2026, 3, 5), SUNDAY])
def test_a_single_day_has_the_week_it_lies_in(day: date) -> None:
    assert _weeks(_bout(SUNDAY), first=day, last=day) == (Week(MONDAY, sets=3),)


def test_a_sunday_and_the_next_day_have_two_weeks() -> None:
    told = _weeks(first=SUNDAY, last=SUNDAY + timedelta(days=1))
    assert [week.monday for week in told] == [MONDAY, MONDAY + WEEK]


def test_the_last_week_of_a_year_goes_on_into_the_next() -> None:
    told = _weeks(
        _bout(date(2026, 12, 31)),
        _bout(date(2027, 1, 1)),
        _bout(date(2027, 1, 4)),
        first=date(2026, 12, 21),
        last=date(2027, 1, 4),
    )
    assert [(week_name(week.monday), week.sets) for week in told] == [
        ("2026-W52", 0),
        ("2026-W53", 6),
        ("2027-W01", 3),
    ]


def test_a_week_without_training_is_there_with_no_sets_and_no_tonnage() -> None:
    told = _weeks(
        _bout(MONDAY, reps=30, gram_reps=600_000),
        _bout(MONDAY + 2 * WEEK, reps=30, gram_reps=600_000),
        last=SUNDAY + 2 * WEEK,
    )
    assert told[1] == Week(MONDAY + WEEK, sets=0, reps=None, tonnage_grams=None, tension_seconds=0)
    assert [week.sets for week in told] == [3, 0, 3]


def test_a_week_changes_at_midnight_of_the_persons_own_clock() -> None:
    east = timezone(timedelta(hours=10))
    bout = _bout(MONDAY, at=datetime(2026, 3, 9, 0, 30, tzinfo=east))
    assert bout.at.astimezone(UTC).date() == SUNDAY
    told = _weeks(bout, last=SUNDAY + WEEK)
    assert [week.sets for week in told] == [0, 3]


# What is in a week


def test_a_week_sums_up_its_bouts() -> None:
    told = _weeks(
        _bout(MONDAY, "rdl_barbell", sets=4, reps=40, gram_reps=800_000, unclocked_reps=40),
        _bout(SUNDAY, "rdl_dumbbell", sets=2, reps=20, gram_reps=200_000),
        _bout(SUNDAY, "glute_bridge", sets=3, reps=30, unclocked_reps=30),
        _bout(SUNDAY, "plank", sets=2, unclocked_hold_ms=42_500),
    )
    assert told == (Week(MONDAY, sets=11, reps=90, tonnage_grams=1_200_000, tension_seconds=392.5),)


def test_reps_without_a_load_are_not_turned_into_kilograms() -> None:
    assert _weeks(_bout(MONDAY, reps=30)) == (Week(MONDAY, sets=3, reps=30),)


def test_what_was_not_recorded_takes_nothing_from_what_was() -> None:
    told = _bout(MONDAY, "rdl_barbell", reps=10, gram_reps=200_000)
    untold = _bout(SUNDAY, "rdl_barbell")
    week = Week(MONDAY, sets=6, reps=10, tonnage_grams=200_000)
    assert _weeks(told, untold) == _weeks(untold, told) == (week,)


def test_a_recorded_nothing_is_not_the_same_as_nothing_recorded() -> None:
    assert _weeks(_bout(MONDAY, reps=0, gram_reps=0)) == (
        Week(MONDAY, sets=3, reps=0, tonnage_grams=0),
    )


def test_bouts_of_unknown_exercises_are_left_out() -> None:
    assert _weeks(_bout(MONDAY, "unknown", reps=30)) == (Week(MONDAY),)


def test_bouts_of_other_weeks_are_left_out() -> None:
    before, after = MONDAY - timedelta(days=1), SUNDAY + timedelta(days=1)
    assert _weeks(_bout(before), _bout(after)) == (Week(MONDAY),)


@given(_bouts, _stretches)
def test_the_weeks_together_hold_what_the_bouts_within_hold(
    bouts: list[Bout], stretch: tuple[date, date]
) -> None:
    first, last = stretch
    told = weeks(bouts, KNOWN.get, first, last)
    within = [
        bout
        for bout in bouts
        if bout.exercise in KNOWN and monday(first) <= bout.day < monday(last) + WEEK
    ]
    assert sum(week.sets for week in told) == sum(bout.sets for bout in within)
    assert sum(week.reps or 0 for week in told) == sum(bout.reps or 0 for bout in within)
    assert sum(week.tonnage_grams or 0 for week in told) == sum(
        (bout.gram_reps or 0) * (2 if bout.exercise == HANDS.id else 1) for bout in within
    )


@given(_bouts, _stretches)
def test_weeks_follow_each_other_without_a_gap(
    bouts: list[Bout], stretch: tuple[date, date]
) -> None:
    first, last = stretch
    mondays = [week.monday for week in weeks(bouts, KNOWN.get, first, last)]
    assert mondays == [monday(first) + n * WEEK for n in range(len(mondays))]
    assert mondays[-1] == monday(last)


@given(st.data(), _bouts, _stretches)
def test_the_order_of_the_bouts_does_not_matter(
    data: st.DataObject, bouts: list[Bout], stretch: tuple[date, date]
) -> None:
    mixed = data.draw(st.permutations(bouts))
    assert weeks(mixed, KNOWN.get, *stretch) == weeks(bouts, KNOWN.get, *stretch)


# Against the weeks before


def test_the_newest_week_is_held_against_the_mean_of_four() -> None:
    change = against_mean(_tonnages(80, 120, 90, 110, 104), _tonnage)
    assert change == WeekChange(this=104_000, mean=100_000)
    assert change.share == pytest.approx(0.04)


def test_older_weeks_than_those_four_do_not_matter() -> None:
    change = against_mean(_tonnages(999, 80, 120, 90, 110, 50), _tonnage)
    assert change == WeekChange(this=50_000, mean=100_000)
    assert change.share == -0.5


@pytest.mark.parametrize("count", range(MEAN_WEEKS + 1))
def test_with_fewer_than_four_weeks_before_nothing_is_compared(count: int) -> None:
    assert against_mean(_tonnages(*[100] * count), _tonnage) is None


def test_a_week_without_training_lowers_the_mean() -> None:
    change = against_mean(_tonnages(100, None, 100, None, 100), _tonnage)
    assert change == WeekChange(this=100_000, mean=50_000)


def test_this_week_may_have_nothing_yet() -> None:
    change = against_mean(_tonnages(100, 100, 100, 100, None), _tonnage)
    assert change == WeekChange(this=0, mean=100_000)
    assert change.share == -1


def test_more_than_nothing_is_no_share() -> None:
    change = against_mean(_tonnages(None, None, 0, None, 100), _tonnage)
    assert change == WeekChange(this=100_000, mean=0)
    assert change.share is None


def test_what_is_compared_is_chosen() -> None:
    told = tuple(Week(MONDAY + n * WEEK, sets=sets) for n, sets in enumerate((8, 12, 10, 10, 13)))
    assert against_mean(told, lambda week: week.sets) == WeekChange(13, 10)
    assert against_mean(told, lambda week: week.reps) == WeekChange(0, 0)


@given(st.lists(st.integers(1, 10_000), min_size=4, max_size=4), st.integers(0, 10_000))
def test_the_share_leads_from_the_mean_to_this_week(before: list[int], this: int) -> None:
    change = against_mean(_tonnages(*before, this), _tonnage)
    assert change is not None
    assert change.share is not None
    assert change.mean * (1 + change.share) == pytest.approx(this * 1000)
    assert (change.share > 0) is (this * 4 > sum(before))
