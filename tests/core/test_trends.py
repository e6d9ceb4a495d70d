"""Whether something changes over time."""

from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from postchain_tui.core.trends import (
    LEAST_DAYS_A_WEEK,
    LEAST_POINTS,
    WINDOW_DAYS,
    Change,
    Direction,
    Way,
    line_trend,
    mann_kendall,
    meaningful,
    pain_trend,
    smoothed,
    theil_sen,
)

GOLDEN = (5, 5, 4, 6, 4, 3, 4, 3, 3, 2, 4, 3, 2, 2)
FIRST = date(2026, 3, 2)
LAST = FIRST + timedelta(days=WINDOW_DAYS - 1)

values = st.lists(st.integers(0, 10).map(float), min_size=2, max_size=30)
calendars = st.dictionaries(st.integers(0, 60), st.integers(0, 10).map(float), max_size=40)
chances = st.randoms(use_true_random=False)


def _dated(scores: dict[int, float], later_days: int = 0) -> dict[date, float]:
    return {FIRST + timedelta(days=at + later_days): score for at, score in scores.items()}


def _days(*scores: float | None) -> dict[date, float]:
    """A score for each of so many days in a row; none where it is None."""
    return _dated({at: score for at, score in enumerate(scores) if score is not None})


def _points(*scores: float) -> list[tuple[float, float]]:
    return [(float(at), float(score)) for at, score in enumerate(scores)]


# The smoothed line


def test_gaps_are_smoothed_by_their_length() -> None:
    days = _dated({0: 6, 1: 4, 4: 4, 10: 2})
    assert [round(value, 3) for value in smoothed(days).values()] == [6, 5.811, 5.346, 3.847]


def test_with_days_in_a_row_the_line_is_the_usual_one_of_seven_days() -> None:
    quarter = math.log(0.5) / math.log(0.75)
    assert round([*smoothed(_days(*GOLDEN), quarter).values()][-1], 3) == 2.757


def test_after_the_half_life_the_past_weighs_half() -> None:
    assert smoothed(_dated({0: 8, 7: 4}))[FIRST + timedelta(days=7)] == 6
    assert smoothed(_dated({0: 8, 3: 4}), half_life_days=3)[FIRST + timedelta(days=3)] == 6


def test_nothing_is_smoothed_where_nothing_is() -> None:
    assert smoothed({}) == {}


@given(calendars)
def test_a_smoothed_line_has_the_days_of_its_scores_and_stays_within_them(
    scores: dict[int, float],
) -> None:
    days = _dated(scores)
    line = smoothed(days)
    assert [*line] == sorted(days)
    assert all(
        min(days.values()) - 1e-9 <= one <= max(days.values()) + 1e-9 for one in line.values()
    )


def test_smoothing_leaves_what_it_was_given_alone() -> None:
    days = _days(6, 4, 2)
    smoothed(days)
    assert days == _days(6, 4, 2)


@given(calendars, chances, st.integers(-400, 400))
def test_neither_the_order_of_days_nor_their_date_changes_the_line(
    scores: dict[int, float], chance: Random, later_days: int
) -> None:
    shuffled = [*scores.items()]
    chance.shuffle(shuffled)
    moved = _dated(dict(shuffled), later_days)
    assert [*smoothed(moved).values()] == [*smoothed(_dated(scores)).values()]


# The slope


def test_the_golden_series_has_its_slope_and_interval() -> None:
    slope = theil_sen(_points(*GOLDEN))
    assert slope is not None
    assert (slope.per_day, slope.intercept) == (-0.25, 5.125)
    assert slope.low == pytest.approx(-1 / 3)
    assert slope.high == pytest.approx(-1 / 9)


@given(calendars, st.sampled_from([0.5, 0.8, 0.95, 0.99]))
def test_slopes_are_those_of_scipy(scores: dict[int, float], confidence: float) -> None:
    assume(len(scores) > 1)
    theirs = stats.theilslopes([*scores.values()], [*scores], confidence)
    ours = theil_sen([(float(at), score) for at, score in scores.items()], confidence)
    assert ours is not None
    assert (ours.per_day, ours.intercept, ours.low, ours.high) == pytest.approx(tuple(theirs))


@given(values, chances)
def test_the_order_of_points_changes_no_slope(scores: list[float], chance: Random) -> None:
    points = _points(*scores)
    shuffled = list(points)
    chance.shuffle(shuffled)
    assert theil_sen(shuffled) == theil_sen(points)


@given(values, st.integers(-50, 50))
def test_a_constant_added_to_all_values_moves_the_line_and_leaves_its_slope(
    scores: list[float], more: int
) -> None:
    there, moved = theil_sen(_points(*scores)), theil_sen(_points(*(one + more for one in scores)))
    assert there is not None
    assert moved is not None
    assert (moved.per_day, moved.low, moved.high) == (there.per_day, there.low, there.high)
    assert moved.intercept == pytest.approx(there.intercept + more)


@given(values, st.integers(-400, 400))
def test_later_days_leave_the_slope_and_its_interval(scores: list[float], days: int) -> None:
    there, moved = (
        theil_sen(_points(*scores)),
        theil_sen([(x + days, y) for x, y in _points(*scores)]),
    )
    assert there is not None
    assert moved is not None
    assert (moved.per_day, moved.low, moved.high) == (there.per_day, there.low, there.high)


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)], [(1.0, 2.0), (1.0, 3.0)]])
def test_one_moment_has_no_slope(points: list[tuple[float, float]]) -> None:
    assert theil_sen(points) is None


def test_where_nearly_all_is_tied_the_interval_spans_all_slopes() -> None:
    points = [(0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (0.0, 0.0), (1.0, 1.0)]
    slope = theil_sen(points)
    assert slope is not None
    assert (slope.per_day, slope.low, slope.high) == (0, 0, 1)


# The test


def test_the_golden_series_falls_for_sure() -> None:
    found = mann_kendall(GOLDEN)
    assert (found.score, round(found.variance, 2)) == (-57, 311.67)
    assert (round(found.z, 3), round(found.p, 4), round(found.tau, 3)) == (-3.172, 0.0015, -0.626)


@given(values)
def test_the_score_counts_all_pairs(scores: list[float]) -> None:
    pairs = [(a, b) for at, a in enumerate(scores) for b in scores[at + 1 :]]
    found = mann_kendall(scores)
    assert found.score == sum((b > a) - (b < a) for a, b in pairs)
    assert found.tau == found.score / len(pairs)


@given(values)
def test_a_series_read_backwards_goes_the_other_way(scores: list[float]) -> None:
    there, back = mann_kendall(scores), mann_kendall(scores[::-1])
    assert (there.score, there.z) == (-back.score, -back.z)
    assert there.p == back.p
    assert 0 <= there.p <= 1


@pytest.mark.parametrize(("n", "p"), [(4, 0.089), (5, 0.027)])
def test_four_points_can_never_be_sure(n: int, p: float) -> None:
    assert round(mann_kendall(range(n)).p, 3) == p


@pytest.mark.parametrize("scores", [(), (3,), (3, 3, 3)])
def test_what_does_not_change_says_nothing(scores: tuple[float, ...]) -> None:
    found = mann_kendall(scores)
    assert (found.score, found.z, found.p, found.tau) == (0, 0, 1, 0)


# The trend of pain


def test_pain_that_falls_is_improving_and_pain_that_rises_worsening() -> None:
    falling = pain_trend(_days(*(6 - at / 7 for at in range(28))), LAST)
    assert (falling.way, falling.way.of_pain) == (Way.DOWN, Direction.IMPROVING)
    assert falling.n == 28
    assert falling.change == pytest.approx(-4)
    rising = pain_trend(_days(*(2 + at / 7 for at in range(28))), LAST)
    assert (rising.way, rising.way.of_pain) == (Way.UP, Direction.WORSENING)


def test_the_golden_series_is_told_over_four_weeks() -> None:
    found = pain_trend(_days(*GOLDEN), LAST)
    assert (found.n, found.change, found.way) == (14, -7, Way.DOWN)
    assert (found.low, found.high) == pytest.approx((-28 / 3, -28 / 9))


@pytest.mark.parametrize(("points", "way"), [(0.9, Way.UNCLEAR), (1.0, Way.DOWN), (1.1, Way.DOWN)])
def test_a_change_of_less_than_a_point_is_none_however_sure(points: float, way: Way) -> None:
    found = pain_trend(_days(*(3 - at * points / 28 for at in range(28))), LAST)
    assert found.change == pytest.approx(-points)
    assert found.way is way


def test_a_large_change_that_is_not_sure_is_none_either() -> None:
    found = pain_trend(_days(0, 10, 1, 9, 0, 10, 2, 8, 4, 5, 9), LAST)
    assert found.change is not None
    assert abs(found.change) > 1
    assert (found.way, found.way.of_pain) == (Way.UNCLEAR, Direction.UNCLEAR)


def test_fewer_than_ten_days_are_not_enough() -> None:
    nine = pain_trend(_days(*[5.0, None] * 9), LAST)
    assert (nine.n, nine.way, nine.way.of_pain) == (9, Way.TOO_FEW, Direction.TOO_FEW)
    assert (nine.change, nine.low, nine.high) == (None, None, None)
    ten = pain_trend(_days(*[5.0, None] * 10), LAST)
    assert (ten.n, ten.change, ten.way) == (LEAST_POINTS, 0, Way.UNCLEAR)


def test_without_any_score_there_is_no_trend() -> None:
    found = pain_trend({}, LAST)
    assert (found.n, found.change, found.way) == (0, None, Way.TOO_FEW)


def test_days_before_the_window_and_after_today_do_not_count() -> None:
    around = _days(10, *[3.0] * WINDOW_DAYS, 10)
    found = pain_trend(around, LAST + timedelta(days=1))
    assert (found.n, found.change) == (WINDOW_DAYS, 0)


def test_days_without_a_score_are_no_zeros() -> None:
    found = pain_trend(_days(*[6.0, None, None] * 4, *[6.0] * 6), LAST)
    assert (found.n, found.change, found.way) == (10, 0, Way.UNCLEAR)


@given(calendars, chances, st.integers(-400, 400))
def test_neither_the_order_of_days_nor_their_date_changes_a_trend(
    scores: dict[int, float], chance: Random, later_days: int
) -> None:
    shuffled = [*scores.items()]
    chance.shuffle(shuffled)
    moved = _dated(dict(shuffled), later_days)
    there = pain_trend(_dated(scores), LAST)
    assert pain_trend(moved, LAST + timedelta(days=later_days)) == there
    assert line_trend([*moved.items()]) == line_trend([*_dated(scores).items()])


@given(st.integers(0, 10).map(float), st.sets(st.integers(0, 27), min_size=10))
def test_a_constant_series_has_no_trend(score: float, at: set[int]) -> None:
    days = _dated(dict.fromkeys(at, score))
    for found in (pain_trend(days, LAST), line_trend([*days.items()])):
        assert (found.n, found.change, found.low, found.high) == (len(at), 0, 0, 0)
        assert found.way is Way.UNCLEAR


# The trend of a line


def test_a_line_is_told_from_its_first_day_to_its_last() -> None:
    weekly = [(FIRST + timedelta(weeks=week), 20 + 2.5 * week) for week in range(13)]
    found = line_trend(weekly)
    assert (found.n, found.way) == (13, Way.UP)
    assert (found.change, found.low, found.high) == pytest.approx((30, 30, 30))
    assert line_trend([(day, -load) for day, load in weekly]).way is Way.DOWN


def test_a_line_of_fewer_than_ten_days_is_not_enough() -> None:
    nine = [(FIRST + timedelta(weeks=week), 20.0 + week) for week in range(9)]
    same_day = [(FIRST, 20.0)] * 4
    assert (line_trend(nine).n, line_trend(nine).way) == (9, Way.TOO_FEW)
    assert line_trend(nine + same_day).way is Way.TOO_FEW
    assert line_trend([]).n == 0


def test_several_values_of_a_day_count_as_their_mean() -> None:
    weeks = [(FIRST + timedelta(weeks=week), 20.0 + week) for week in range(10)]
    twice = [(day, load + more) for day, load in weeks[::2] for more in (3, -3)]
    assert line_trend(twice + weeks[1::2]) == line_trend(weeks)


def test_a_line_that_mostly_stays_has_no_way_however_sure_the_test() -> None:
    loads = [20.0] * 40 + [22.5] * 6
    found = line_trend([(FIRST + timedelta(days=at), load) for at, load in enumerate(loads)])
    assert mann_kendall(loads).p < 0.05
    assert (found.change, found.way) == (0, Way.UNCLEAR)


def test_of_a_long_history_an_even_part_is_looked_at() -> None:
    every_other_wild = [float(at) if at % 2 == 0 else -1000.0 for at in range(599)]
    dated = [(FIRST + timedelta(days=at), value) for at, value in enumerate(every_other_wild)]
    found = line_trend(dated)
    assert (found.n, found.way) == (599, Way.UP)
    assert (found.change, found.low, found.high) == (598, 598, 598)
    assert line_trend(dated[:300]).change != 299


# What a change means


def _week(*scores: float) -> dict[date, float]:
    return _days(*scores)


@pytest.mark.parametrize(
    ("baseline", "current", "verdict"),
    [
        (6, 4, Change.CLEAR),
        (6, 0, Change.CLEAR),
        (2, 0, Change.CLEAR),
        (8, 6, Change.POSSIBLE),
        (7, 5, Change.POSSIBLE),
        (3, 2, Change.POSSIBLE),
        (4, 2.8, Change.POSSIBLE),
        (4, 2.82, Change.UNCLEAR),
        (6, 4.1, Change.POSSIBLE),
        (7, 5.1, Change.UNCLEAR),
        (2, 1.1, Change.UNCLEAR),
        (1, 0, Change.POSSIBLE),
        (0, 0, Change.UNCLEAR),
        (0, 1.9, Change.UNCLEAR),
        (0, 2, Change.WORSE),
        (8, 10, Change.WORSE),
        (3, 4.5, Change.UNCLEAR),
    ],
)
def test_pain_means_something_from_two_points_or_a_share_on(
    baseline: float, current: float, verdict: Change
) -> None:
    found = meaningful(_week(*[baseline] * 7), _week(*[current] * 4))
    assert found is not None
    assert found.verdict is verdict
    assert (found.baseline, found.current) == pytest.approx((baseline, current))


def test_a_drop_of_two_points_is_not_lost_to_rounding() -> None:
    baseline, current = _week(5.1, 5.1, 5.1, 5.1), _week(3.1, 3.1, 3.1, 3.1)
    assert 5.1 - 3.1 < 2
    found = meaningful(baseline, current)
    assert found is not None
    assert found.verdict is Change.CLEAR


def test_a_week_needs_four_scores() -> None:
    three, four = _week(8, 8, 8), _week(3, 3, 3, 3)
    assert len(four) == LEAST_DAYS_A_WEEK
    assert meaningful(three, four) is None
    assert meaningful(four, three) is None
    assert meaningful(four, four) is not None


def test_days_without_a_score_do_not_lower_a_mean() -> None:
    found = meaningful(_days(6, None, 6, None, 6, None, 6), _days(6, 6, None, None, None, 6, 6))
    assert found is not None
    assert (found.baseline, found.current, found.verdict) == (6, 6, Change.UNCLEAR)


@given(st.lists(st.integers(0, 10), min_size=4, max_size=7), st.integers(0, 10))
def test_more_pain_never_means_more_improvement(scores: list[int], baseline: int) -> None:
    order = [Change.CLEAR, Change.POSSIBLE, Change.UNCLEAR, Change.WORSE]
    before = _week(*[baseline] * 4)
    there = meaningful(before, _week(*scores))
    more = meaningful(before, _week(*(score + 1 for score in scores)))
    assert there is not None
    assert more is not None
    assert order.index(more.verdict) >= order.index(there.verdict)
