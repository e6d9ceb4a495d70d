"""The y axis."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.charts.scale import Scale, guides_shown, scale_of
from postchain_tui.core.chart import Chart, Guide, Mark, Point, Series

FIRST = date(2026, 9, 1)


def chart(*values: float, mark: Mark = Mark.LINE, **more: Any) -> Chart:
    """A chart of one series."""
    points = tuple(Point(FIRST + timedelta(days=n), value) for n, value in enumerate(values))
    last = FIRST + timedelta(days=len(values))
    return replace(Chart("", (Series("", points, mark),), FIRST, last), **more)


@pytest.mark.parametrize(
    ("values", "lines", "labels"),
    [
        ((20, 35), 10, ("20", "25", "30", "35")),
        ((20, 35), 18, ("20.0", "22.5", "25.0", "27.5", "30.0", "32.5", "35.0")),
        ((1, 6), 10, ("0", "2", "4", "6")),
        ((0.11, 0.39), 10, ("0.1", "0.2", "0.3", "0.4")),
        ((1180, 5200), 10, ("0", "2000", "4000", "6000")),
        ((-3, 3), 2, ("-4", "4")),
        ((22.5, 60), 3, ("20", "60")),
        ((20,), 10, ("18", "20", "22")),
        ((0,), 10, ("0.0", "0.5", "1.0")),
    ],
)
def test_ticks_are_round(values: tuple[float, ...], lines: int, labels: tuple[str, ...]) -> None:
    assert scale_of(chart(*values), lines).labels == labels


def test_whole_numbers_have_no_ticks_between_them() -> None:
    assert scale_of(chart(0, 1, whole=True), 30).labels == ("0", "1")
    assert scale_of(chart(2, whole=True), 10).labels == ("1", "2", "3")
    assert scale_of(chart(1, whole=True, low=0.5, high=1.5), 10).labels == ("1",)
    assert scale_of(chart(1, whole=True, low=3, high=8), 3).labels == ("3", "8")
    assert scale_of(chart(whole=True, low=2500.5, high=5000.5), 1).labels == ("3000", "5000")


def test_the_ends_that_are_given_stay() -> None:
    assert scale_of(chart(3, 4, low=0, high=10), 10).labels == ("0", "5", "10")
    assert scale_of(chart(3, 4, low=0.3, high=7.7), 3).labels == ("0.3", "7.7")
    low, high = scale_of(chart(3, low=10), 10), scale_of(chart(30, high=10), 10)
    assert low.low == 10 < low.high
    assert high.low < 10 == high.high
    assert scale_of(chart(3, low=math.nan, high=math.inf), 10) == scale_of(chart(3), 10)


def test_bars_have_zero_on_their_scale() -> None:
    assert scale_of(chart(40, 50, mark=Mark.BARS), 10).low == 0
    assert scale_of(chart(-40, -50, mark=Mark.BARS), 10).high == 0


def test_points_outside_the_days_do_not_stretch_it() -> None:
    told = chart(1, 2)
    series = Series("", (*told.series[0].points, Point(FIRST - timedelta(1), 99)), Mark.LINE)
    assert scale_of(Chart("", (series,), told.first, told.last), 10) == scale_of(told, 10)


def test_a_guide_is_on_the_scale_or_not_shown() -> None:
    guides = (Guide("five", 5), Guide("nine", 9), Guide("none", math.nan), Guide("less", -1))
    free, held = chart(1, 3, guides=guides), chart(1, 3, guides=guides, low=0, high=6)
    assert scale_of(free, 10).high >= 9
    assert [guide.name for guide in guides_shown(free)] == ["five", "nine", "less"]
    assert [guide.name for guide in guides_shown(held)] == ["five"]


def test_a_share_is_held_to_the_ends() -> None:
    scale = Scale(0, 10, ())
    assert [scale.share(value) for value in (-5, 0, 5, 10, 50)] == [0, 0, 0.5, 1, 1]
    assert scale.labels == ()


ends = st.none() | st.floats(-1e4, 1e4)


@given(
    st.lists(st.floats(-1e12, 1e12) | st.floats(-10, 10), max_size=9),
    st.integers(1, 60),
    ends,
    ends,
    st.booleans(),
)
def test_any_values_have_a_scale(
    values: list[float], lines: int, low: float | None, high: float | None, whole: bool
) -> None:
    scale = scale_of(chart(*values, low=low, high=high, whole=whole), lines)
    air = (scale.high - scale.low) * 1e-6
    assert scale.low < scale.high
    assert all(scale.low - air <= tick <= scale.high + air for tick in scale.ticks)
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert len(scale.ticks) <= max(2, 1 + lines // 3)
    assert whole or len(scale.ticks) >= 2
    assert not whole or all(tick.is_integer() for tick in scale.ticks)
    assert len(set(scale.labels)) == len(scale.ticks)
    assert (
        low is not None
        or high is not None
        or all(scale.low - air <= value <= scale.high + air for value in values)
    )
