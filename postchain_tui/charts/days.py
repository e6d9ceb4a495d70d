"""The x axis: which days are written below it, and how."""

from __future__ import annotations

from datetime import date, timedelta

from postchain_tui.core.formatting import day_text
from postchain_tui.core.span import monday

_LONG_DAYS = 300
"""From so many days on, months are written."""
_COLUMNS_PER_TICK = 10
"""Ticks are no closer than this, which makes them 14 apart in the mean."""
_STRIDES_DAYS = (1, 2, 7, 14, 28, 56, 112, 224)
_WEEK_DAYS = 7
_STRIDES_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


def share_of(day: date, first: date, last: date) -> float:
    """Where a day stands between two others, from 0 to 1; in the middle where both are one."""
    span_days = (last - first).days
    return (day - first).days / span_days if span_days > 0 else 0.5


def day_ticks(first: date, last: date, columns: int) -> tuple[tuple[date, str], ...]:
    """The days to write below so many columns, and as what: Mondays, or firsts of a month."""
    span_days = (last - first).days
    if span_days <= 0:
        return ((first, _day(first)),)
    room = columns / span_days
    spread, written = (_months, _month) if span_days >= _LONG_DAYS else (_days, _day)
    days = spread(first, last, room)
    return tuple((day, written(day)) for day in (days if len(days) > 1 else (first, last)))


def _days(first: date, last: date, room: float) -> tuple[date, ...]:
    """Days at an even distance, where a day has so many columns of room."""
    stride = _stride(_STRIDES_DAYS, room)
    start = first
    if stride >= _WEEK_DAYS and monday(first) != first:
        start = monday(first) + timedelta(days=_WEEK_DAYS)
    count = (last - start).days // stride + 1
    return tuple(start + timedelta(days=stride * number) for number in range(count))


def _months(first: date, last: date, room: float) -> tuple[date, ...]:
    """Firsts of months at an even distance, where a day has so many columns of room."""
    stride = _stride(_STRIDES_MONTHS, 30 * room)
    start, end = _count_of(first), _count_of(last)
    if first.day > 1:
        start += 1
    start += -start % stride
    return tuple(date(count // 12, count % 12 + 1, 1) for count in range(start, end + 1, stride))


def _stride(strides: tuple[int, ...], room: float) -> int:
    """The least stride that keeps ticks apart, where one step has so many columns of room."""
    enough = (stride for stride in strides if stride * room >= _COLUMNS_PER_TICK)
    return next(enough, strides[-1])


def _count_of(day: date) -> int:
    """How many months there were before the one of a day."""
    return day.year * 12 + day.month - 1


def _day(day: date) -> str:
    """A day as `3 Nov`."""
    return day_text(day, day).partition(" ")[2]


def _month(day: date) -> str:
    """A month as `Nov 26`."""
    return f"{day_text(day, day).rpartition(' ')[2]} {day.year % 100:02}"
