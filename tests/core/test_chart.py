"""What a chart shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.chart import Chart, Mark, Point, Series, Tone

FIRST = date(2026, 3, 2)
LAST = date(2026, 3, 29)


def _day(days: int) -> date:
    return FIRST + timedelta(days=days)


def _series(*values: tuple[int, float | None], name: str = "load") -> Series:
    """Values with the day of each, counted from the first one shown."""
    return Series(name, tuple(Point(_day(days), value) for days, value in values), Mark.LINE)


def _chart(*series: Series, **changes: Any) -> Chart:
    return Chart("load, kg", series, FIRST, LAST, **changes)


_values = st.lists(st.tuples(st.integers(-10, 40), st.none() | st.floats(0, 100)))
_charts = st.lists(_values).map(lambda told: _chart(*(_series(*values) for values in told)))


def test_only_points_with_a_value_are_known_and_zero_is_one() -> None:
    series = _series((0, 20), (1, None), (2, 0))
    assert series.known == (Point(_day(0), 20), Point(_day(2), 0))


def test_a_series_is_what_the_chart_is_about_unless_it_says_otherwise() -> None:
    assert (_series().tone, _series().symbol) == (Tone.MAIN, "●")


def test_a_chart_without_series_is_empty_and_says_so() -> None:
    assert _chart().is_empty
    assert _chart().days == ()
    assert _chart().empty == "nothing recorded yet"


@pytest.mark.parametrize(
    "values",
    [
        (),
        ((3, None), (4, None)),
        ((-1, 20.0), (28, 20.0)),
        ((-1, 20.0), (3, None), (28, 20.0)),
    ],
    ids=["no points", "nothing known", "all outside", "unknown within"],
)
def test_without_a_known_value_within_the_days_there_is_nothing_to_draw(
    values: tuple[tuple[int, float | None], ...],
) -> None:
    chart = _chart(_series(*values))
    assert chart.shown == ()
    assert chart.is_empty
    assert chart.days == ()


@pytest.mark.parametrize("days", [0, 13, 27])
def test_the_first_and_the_last_day_are_shown_too(days: int) -> None:
    chart = _chart(_series((days, 0)))
    assert not chart.is_empty
    assert chart.days == (_day(days),)


def test_a_series_that_reaches_into_the_days_is_shown_whole() -> None:
    into, outside = _series((-5, 20), (3, 22.5)), _series((-5, 20), name="before")
    chart = _chart(outside, into)
    assert chart.shown == (into,)
    assert chart.days == (_day(3),)


def test_a_day_of_several_points_is_there_once_and_in_its_place() -> None:
    chart = _chart(_series((5, 1), (5, 2), (9, 3)), _series((1, 4), (5, None), (9, 5), (12, None)))
    assert chart.days == (_day(1), _day(5), _day(9))


@given(_charts)
def test_the_days_are_those_of_the_known_points_within(chart: Chart) -> None:
    known = {
        point.day
        for series in chart.series
        for point in series.points
        if point.value is not None and FIRST <= point.day <= LAST
    }
    assert chart.days == tuple(sorted(known))
    assert chart.is_empty is (not known)


@given(_charts)
def test_what_is_shown_keeps_its_order(chart: Chart) -> None:
    left = iter(chart.series)
    assert all(any(one is series for one in left) for series in chart.shown)


# Thinned


def _of(values: Sequence[float | None]) -> Series:
    first = date(2026, 1, 1)
    points = (Point(first + timedelta(days=n), value) for n, value in enumerate(values))
    return Series("many", tuple(points), Mark.LINE)


def _thinned_points(values: Sequence[float | None], most: int) -> tuple[Point, ...]:
    day = date(2026, 1, 1)
    (series,) = Chart("title", (_of(values),), day, day).thinned(most).series
    return series.points


def test_few_points_stay_as_they_are() -> None:
    chart = Chart("title", (_of([1.0, None, 3.0]),), date(2026, 1, 1), date(2026, 1, 3))
    assert chart.thinned(3) is chart


def test_a_short_series_beside_a_long_one_stays_as_it_is() -> None:
    day = date(2026, 1, 1)
    short, long = _of([1.0, 2.0]), _of([float(n) for n in range(50)])
    one, other = Chart("title", (short, long), day, day).thinned(10).series
    assert one == short
    assert len(other.points) < 50


@given(st.lists(st.floats(-5, 5) | st.none(), min_size=1, max_size=200), st.integers(4, 60))
def test_thinned_points_keep_ends_peaks_and_gaps_in_their_order(
    values: list[float | None], most: int
) -> None:
    before, after = _of(values).points, _thinned_points(values, most)
    known = [point.value for point in before if point.value is not None]
    kept = [point.value for point in after if point.value is not None]
    assert set(after) <= set(before)
    assert list(after) == sorted(after, key=lambda point: point.day)
    assert {before[0], before[-1]} <= set(after)
    assert max(kept, default=None) == max(known, default=None)
    assert min(kept, default=None) == min(known, default=None)
    assert len(after) - len(kept) == len(before) - len(known)
    assert len(kept) <= most + 2


# Its lines


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [(0, 6, 7), (0, 10, 11), (3, 3, 1), (0.0, 5.0, 6), (0, None, None), (None, 6, None)],
)
def test_whole_numbers_between_two_ends_want_a_line_each(
    low: float | None, high: float | None, levels: int | None
) -> None:
    assert _chart(whole=True, low=low, high=high).levels == levels


def test_what_is_not_whole_has_no_levels() -> None:
    assert _chart(low=0, high=6).levels is None
    assert _chart().levels is None


@pytest.mark.parametrize(("days", "shows"), [(-1, False), (0, True), (27, True), (28, False)])
def test_a_day_is_shown_from_the_first_to_the_last(days: int, shows: bool) -> None:
    assert _chart().shows(_day(days)) is shows
