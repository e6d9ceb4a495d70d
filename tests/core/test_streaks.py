from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.span import monday
from postchain_tui.core.streaks import Streaks, streak_words, streaks

THURSDAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)
WEEK = timedelta(weeks=1)


def weeks(*back: int) -> list[date]:
    """A Wednesday in each of those weeks, 0 being the one at hand."""
    return [MONDAY + timedelta(days=2) - one * WEEK for one in back]


def test_nothing_on_record_is_no_streak() -> None:
    assert streaks([], THURSDAY) == Streaks()
    assert streak_words(Streaks(), THURSDAY) == "This week: no session yet"


def test_one_session_is_enough_for_a_week() -> None:
    told = streaks(weeks(0, 1, 2), THURSDAY)
    assert (told.current, told.longest, told.longest_from) == (3, 3, MONDAY - 2 * WEEK)


def test_more_sessions_make_no_more_weeks() -> None:
    told = streaks(weeks(0, 0, 0, 1), THURSDAY)
    assert (told.sessions_this_week, told.days_this_week, told.current) == (3, 1, 2)


def test_the_week_at_hand_breaks_nothing_while_it_has_no_session() -> None:
    told = streaks(weeks(1, 2, 3), THURSDAY)
    assert (told.current, told.sessions_this_week) == (3, 0)


def test_a_week_without_a_session_ends_the_run() -> None:
    assert streaks(weeks(2, 3, 4), THURSDAY).current == 0
    assert streaks(weeks(0, 2, 3), THURSDAY).current == 1


def test_the_longest_run_says_when_it_began() -> None:
    told = streaks(weeks(0, 1, 5, 6, 7, 9), THURSDAY)
    assert (told.current, told.longest, told.longest_from) == (2, 3, MONDAY - 7 * WEEK)


def test_of_equally_long_runs_the_latest_is_named() -> None:
    told = streaks(weeks(1, 2, 5, 6), THURSDAY)
    assert told.longest_from == MONDAY - 2 * WEEK


def test_a_week_goes_from_monday_to_sunday() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert streaks([sunday], MONDAY).sessions_this_week == 0
    assert streaks([sunday, MONDAY], MONDAY).current == 2
    assert streaks([MONDAY], MONDAY + timedelta(days=6)).sessions_this_week == 1


def test_the_turn_of_the_year_breaks_nothing() -> None:
    days = [date(2020, 12, 22), date(2020, 12, 31), date(2021, 1, 4)]
    assert streaks(days, date(2021, 1, 5)).current == 3


def test_days_after_today_do_not_count() -> None:
    assert streaks([THURSDAY + timedelta(days=1)], THURSDAY) == Streaks()


@given(st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 19)), max_size=60), st.randoms())
def test_the_order_of_the_days_does_not_matter(days: list[date], chance: Random) -> None:
    shuffled = list(days)
    chance.shuffle(shuffled)
    assert streaks(shuffled, THURSDAY) == streaks(days, THURSDAY)


@given(st.lists(st.dates(date(2024, 1, 1), date(2026, 11, 19)), max_size=80))
def test_every_week_of_the_longest_run_has_a_session_and_the_next_has_none(
    days: list[date],
) -> None:
    told = streaks(days, THURSDAY)
    mondays = {monday(day) for day in days}
    assert told.current <= told.longest <= len(mondays)
    if told.longest_from is not None:
        run = [told.longest_from + number * WEEK for number in range(told.longest)]
        assert mondays.issuperset(run)
        assert not mondays & {run[0] - WEEK, run[-1] + WEEK}


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (
            (0, 1, 5, 6, 7),
            "This week: 1 session · 2 weeks in a row · longest 3, from 28 Sep",
        ),
        ((0, 1), "This week: 1 session · 2 weeks in a row, the longest so far"),
        ((1,), "This week: no session yet · 1 week in a row up to last week, the longest so far"),
        (
            (0, 0, 48, 49),
            "This week: 2 sessions on 1 day · 1 week in a row · longest 2, from 8 Dec 2025",
        ),
        ((4, 5, 6), "This week: no session yet · longest 3 weeks in a row, from 5 Oct"),
        ((9,), "This week: no session yet · longest 1 week in a row, from 14 Sep"),
        (
            (1, 5, 6),
            "This week: no session yet · 1 week in a row up to last week · longest 2, from 5 Oct",
        ),
    ],
)
def test_the_weeks_are_told_in_a_line(back: tuple[int, ...], words: str) -> None:
    assert streak_words(streaks(weeks(*back), THURSDAY), THURSDAY) == words


def test_days_are_named_where_they_are_fewer_than_sessions() -> None:
    days = [MONDAY, MONDAY, MONDAY + timedelta(days=1)]
    words = streak_words(streaks(days, THURSDAY), THURSDAY)
    assert words.startswith("This week: 3 sessions on 2 days · ")
