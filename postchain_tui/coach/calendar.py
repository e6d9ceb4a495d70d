"""The year of days and the weeks in a row, put together from what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from postchain_tui.coach.coach import Coach
from postchain_tui.core.pain import MORNING_DAYS
from postchain_tui.core.streaks import Streaks, streaks
from postchain_tui.core.year import Year, stretch, year
from postchain_tui.store import days

_MORNINGS_AFTER = timedelta(days=MORNING_DAYS + 1)
"""A morning score is given so long after the day of its session; it may have ended a day later."""


def year_of(coach: Coach, last_day: date | None = None) -> Year:
    """The 53 weeks that end with the week of a day, at most and by default with today's.

    Raises:
        PostchainError: when the file cannot be read.
    """
    today = coach.clock.now().date()
    day = today if last_day is None else last_day
    first, last = stretch(day, today)
    trained = days.trained(coach.store, first, last)
    scores = days.scores(coach.store, first, last + _MORNINGS_AFTER)
    return year(day, today, trained, scores, coach.settings)


def has_earlier(coach: Coach, shown: Year) -> bool:
    """Is anything on record before a year, and can it be shown?

    Raises:
        PostchainError: when the file cannot be read.
    """
    begins = days.first_day(coach.store)
    first, _ = stretch(shown.earlier, shown.today)
    return begins is not None and begins < shown.first and first < shown.first


def streaks_of(coach: Coach) -> Iterator[Streaks | None]:
    """The weeks in a row, in steps of a few milliseconds: None until all is read, then they.

    Raises:
        PostchainError: when the file cannot be read.
    """
    found: list[date] = []
    for some in days.training_days(coach.store):
        found += some
        yield None
    yield streaks(found, coach.clock.now().date())
