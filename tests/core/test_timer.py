"""The clock of a rest."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.exercise import Rest, RestMode
from postchain_tui.core.timer import LONGEST_REST_SECONDS, RestClock
from tests.build import AS_NEEDED, START, TWO_MINUTES, at
from tests.walk import moments

COUNTDOWN = RestClock.of(TWO_MINUTES, START)
OPEN = RestClock.of(AS_NEEDED, START)


@st.composite
def clocks(draw: st.DrawFn) -> RestClock:
    """A clock after any adjusting and pausing, at times in any order."""
    clock = RestClock.of(draw(st.sampled_from((AS_NEEDED, TWO_MINUTES))), START)
    for key, now in draw(st.lists(st.tuples(st.sampled_from("+-pr"), moments()), max_size=8)):
        match key:
            case "p":
                clock = clock.paused(now)
            case "r":
                clock = clock.resumed(now)
            case _:
                clock = clock.adjusted(15 if key == "+" else -15, now)
    return clock


def test_a_countdown_runs_from_the_end_of_the_set_and_on_past_zero() -> None:
    assert COUNTDOWN.left(at(0)) == 120
    assert COUNTDOWN.left(at(45.5)) == 74.5
    assert not COUNTDOWN.is_over(at(119.9))
    assert COUNTDOWN.is_over(at(120))
    assert COUNTDOWN.left(at(134)) == -14


def test_a_rest_as_needed_counts_up_and_has_no_end() -> None:
    assert OPEN.elapsed(at(300)) == 300
    assert OPEN.left(at(300)) is None
    assert OPEN.ends_at() is None
    assert not OPEN.is_over(at(10_000))
    assert OPEN.adjusted(15, at(10)) == OPEN


def test_a_rest_as_needed_does_not_count_down_whatever_length_it_carries() -> None:
    assert RestClock.of(Rest(RestMode.AS_NEEDED, 90), START).seconds is None


def test_a_pause_does_not_use_up_the_rest() -> None:
    paused = COUNTDOWN.paused(at(30))
    assert paused.left(at(30)) == paused.left(at(500)) == 90
    resumed = paused.resumed(at(500))
    assert resumed.left(at(500)) == 90
    assert resumed.ends_at() == at(590)


def test_a_paused_rest_has_no_end_yet() -> None:
    assert COUNTDOWN.ends_at() == at(120)
    assert COUNTDOWN.paused(at(30)).ends_at() is None


def test_pausing_twice_and_resuming_twice_is_once() -> None:
    paused = COUNTDOWN.paused(at(30))
    assert paused.paused(at(40)) == paused
    assert COUNTDOWN.resumed(at(40)) == COUNTDOWN


@pytest.mark.parametrize(
    ("change", "now", "seconds"),
    [
        (15, 30, 135),
        (-15, 30, 105),
        (-15, 110, 110),
        (-15, 110.5, 111),
        (15, 130, 135),
        (15, 200, 200),
        (5000, 30, LONGEST_REST_SECONDS),
    ],
)
def test_a_rest_is_adjusted_within_what_was_rested_and_an_hour(
    change: int, now: float, seconds: int
) -> None:
    assert COUNTDOWN.adjusted(change, at(now)).seconds == seconds


def test_shortening_a_rest_that_is_over_does_not_lengthen_it() -> None:
    assert COUNTDOWN.adjusted(-15, at(150)) == COUNTDOWN


def test_a_prescribed_rest_above_an_hour_is_kept() -> None:
    long = RestClock.of(Rest(RestMode.COUNTDOWN, 5400), START)
    assert long.adjusted(15, at(0)).seconds == 5400
    assert long.adjusted(-15, at(0)).seconds == 5385


def test_a_rest_paused_while_the_time_of_day_lies_before_it_runs_when_resumed() -> None:
    resumed = COUNTDOWN.paused(at(-50)).resumed(at(10))
    assert resumed.elapsed(at(10)) == 0
    assert resumed.elapsed(at(20)) == 10


def test_setting_the_time_of_day_back_in_a_pause_gives_no_rest_back() -> None:
    resumed = COUNTDOWN.paused(at(60)).resumed(at(30))
    assert resumed.left(at(30)) == 60
    assert resumed.left(at(40)) == 50


@given(clocks(), moments())
def test_elapsed_is_never_negative_and_left_is_what_remains(
    clock: RestClock, now: datetime
) -> None:
    assert clock.elapsed(now) >= 0
    left = clock.left(now)
    if clock.seconds is None:
        assert left is None
    else:
        assert left == clock.seconds - clock.elapsed(now)


@given(clocks(), moments(), st.integers(0, 3_600_000))
def test_the_clock_never_jumps(clock: RestClock, now: datetime, milliseconds: int) -> None:
    later = now + timedelta(milliseconds=milliseconds)
    passed = clock.elapsed(later) - clock.elapsed(now)
    assert -1e-6 <= passed <= milliseconds / 1000 + 1e-6


@given(clocks(), moments(), moments())
def test_a_pause_never_uses_up_rest_whatever_the_time_of_day_does(
    clock: RestClock, first: datetime, then: datetime
) -> None:
    before = clock.elapsed(first)
    paused = clock.paused(first)
    assert paused.elapsed(then) == pytest.approx(before, abs=1e-5)
    assert paused.resumed(then).elapsed(then) == pytest.approx(before, abs=1e-5)


@given(clocks(), moments(), st.integers(-600, 600))
def test_an_adjusted_rest_ends_no_earlier_than_now(
    clock: RestClock, now: datetime, change: int
) -> None:
    adjusted = clock.adjusted(change, now)
    if clock.seconds is None or adjusted.seconds is None:
        assert adjusted == clock
        return
    assert adjusted.seconds >= min(clock.seconds, clock.elapsed(now))
    assert (adjusted.seconds - clock.seconds) * change >= 0
    assert adjusted.elapsed(now) == clock.elapsed(now)


@given(clocks(), moments())
def test_the_end_is_where_nothing_is_left(clock: RestClock, now: datetime) -> None:
    end = clock.ends_at()
    if end is not None:
        assert clock.left(end) == pytest.approx(0, abs=1e-5)
        assert clock.is_over(now) == (now >= end) or abs((now - end).total_seconds()) < 1e-5
