"""Weeks in a row: how steadily training goes on, where days of rest belong to it.

A week counts with one session. That is all it asks: no day is ever missed here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from postchain_tui.core.formatting import count_text, date_text
from postchain_tui.core.span import monday

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Streaks:
    """What the weeks up to today say; a week goes from Monday to Sunday."""

    sessions_this_week: int = 0
    days_this_week: int = 0
    """Days of this week with a session."""
    current: int = 0
    """Weeks in a row up to this one; up to the last one as long as this one has no session."""
    longest: int = 0
    """The most weeks that ever came in a row."""
    longest_from: date | None = None
    """The Monday on which they began, of equally many the latest; None without any session."""


def streaks(days: Iterable[date], today: date) -> Streaks:
    """Count the weeks.

    Args:
        days: The local day of every session, in any order; days after today do not count.
        today: The day at hand.
    """
    known = [day for day in days if day <= today]
    this_monday = monday(today)
    this_week = [day for day in known if day >= this_monday]
    runs = _runs({monday(day) for day in known})
    longest_from, longest = max(runs, key=lambda run: (run[1], run[0]), default=(None, 0))
    return Streaks(
        sessions_this_week=len(this_week),
        days_this_week=len(set(this_week)),
        current=_current(runs, this_monday),
        longest=longest,
        longest_from=longest_from,
    )


def streak_words(told: Streaks, today: date) -> str:
    """The weeks in a line: `This week: 2 sessions · 14 weeks in a row · longest 22, from 3 Feb`."""
    if told.longest_from is None:
        return "This week: no session yet"
    return " · ".join(
        ["This week: " + _this_week(told), *_in_a_row(told, told.longest_from, today)]
    )


def _runs(mondays: set[date]) -> list[tuple[date, int]]:
    """The first Monday and the length of every run of weeks, oldest first."""
    runs: list[tuple[date, int]] = []
    for day in sorted(mondays):
        start, weeks = runs[-1] if runs else (day, 0)
        if start + weeks * _WEEK == day:
            runs[-1:] = [(start, weeks + 1)]
        else:
            runs.append((day, 1))
    return runs


def _current(runs: list[tuple[date, int]], this_monday: date) -> int:
    """The length of the last run, if it comes up to this week or the one before."""
    start, weeks = runs[-1] if runs else (this_monday, 0)
    return weeks if start + weeks * _WEEK >= this_monday else 0


def _this_week(told: Streaks) -> str:
    if not told.sessions_this_week:
        return "no session yet"
    words = count_text(told.sessions_this_week, "session")
    if told.days_this_week < told.sessions_this_week:
        words += f" on {count_text(told.days_this_week, 'day')}"
    return words


def _in_a_row(told: Streaks, longest_from: date, today: date) -> tuple[str, ...]:
    """The run at hand, where there is one, and the longest."""
    since = f"from {date_text(longest_from, today)}"
    if not told.current:
        return (f"longest {count_text(told.longest, 'week')} in a row, {since}",)
    now = f"{count_text(told.current, 'week')} in a row"
    if not told.sessions_this_week:
        now += " up to last week"
    if told.current == told.longest:
        return (f"{now}, the longest so far",)
    return now, f"longest {told.longest}, {since}"
