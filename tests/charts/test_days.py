"""The x axis."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.charts.days import day_ticks, share_of

LAST = date(2026, 11, 22)


def labels(days: int, columns: int) -> tuple[str, ...]:
    """What is written below so many days."""
    return tuple(label for _, label in day_ticks(LAST - timedelta(days=days), LAST, columns))


@pytest.mark.parametrize(
    ("days", "columns", "expected"),
    [
        (0, 70, ("22 Nov",)),
        (3, 70, ("19 Nov", "20 Nov", "21 Nov", "22 Nov")),
        (27, 70, ("26 Oct", "2 Nov", "9 Nov", "16 Nov")),
        (83, 70, ("31 Aug", "14 Sep", "28 Sep", "12 Oct", "26 Oct", "9 Nov")),
        (83, 12, ("31 Aug", "22 Nov")),
        (364, 70, ("Jan 26", "Mar 26", "May 26", "Jul 26", "Sep 26", "Nov 26")),
        (364, 8, ("Nov 25", "Nov 26")),
        (3650, 70, ("Jan 18", "Jan 20", "Jan 22", "Jan 24", "Jan 26")),
    ],
)
def test_ticks_are_mondays_or_firsts_of_months(
    days: int, columns: int, expected: tuple[str, ...]
) -> None:
    assert labels(days, columns) == expected


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 9000), st.integers(10, 200))
def test_ticks_are_within_the_days_and_not_too_many(first: date, days: int, columns: int) -> None:
    last = first + timedelta(days=days)
    ticks = [day for day, _ in day_ticks(first, last, columns)]
    assert ticks == sorted(set(ticks))
    assert first <= ticks[0] <= ticks[-1] <= last
    assert len(ticks) <= max(2, columns // 9 + 1)
    assert len(ticks) > 1 or not days


def test_a_day_stands_between_the_ends() -> None:
    first = LAST - timedelta(days=10)
    assert share_of(first, first, LAST) == 0
    assert share_of(first + timedelta(days=5), first, LAST) == 0.5
    assert share_of(LAST, first, LAST) == 1
    assert share_of(LAST, LAST, LAST) == 0.5
