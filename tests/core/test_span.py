"""How far back one looks, and the weeks of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.span import Span, monday, week_name

TODAY = date(2026, 11, 22)
calendar = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("span", "days", "words", "label"),
    [
        (Span.FOUR_WEEKS, 28, "4 weeks", "4 w"),
        (Span.TWELVE_WEEKS, 84, "12 weeks", "12 w"),
        (Span.YEAR, 365, "a year", "1 y"),
        (Span.ALL, None, "all time", "all"),
    ],
)
def test_a_span_has_a_length_and_two_names(
    span: Span, days: int | None, words: str, label: str
) -> None:
    assert (span.days, span.words, span.label) == (days, words, label)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("4w", Span.FOUR_WEEKS),
        ("12w", Span.TWELVE_WEEKS),
        ("1y", Span.YEAR),
        ("all", Span.ALL),
    ],
)
def test_a_span_is_known_by_what_is_typed_for_it(text: str, span: Span) -> None:
    assert Span(text) is span
    assert str(span) == text


def test_one_step_leads_to_the_next_span_and_back() -> None:
    assert [one.longer for one in Span] == [
        Span.TWELVE_WEEKS,
        Span.YEAR,
        Span.ALL,
        Span.ALL,
    ]
    assert [one.shorter for one in Span] == [
        Span.FOUR_WEEKS,
        Span.FOUR_WEEKS,
        Span.TWELVE_WEEKS,
        Span.YEAR,
    ]


def test_today_is_the_last_day_of_a_span() -> None:
    assert Span.FOUR_WEEKS.first_day(TODAY) == date(2026, 10, 26)
    assert Span.TWELVE_WEEKS.first_day(TODAY) == date(2026, 8, 31)
    assert Span.YEAR.first_day(TODAY) == date(2025, 11, 23)


def test_all_there_is_has_no_first_day() -> None:
    assert Span.ALL.first_day(TODAY) is None


@given(st.sampled_from(Span), calendar)
def test_a_span_has_as_many_days_as_it_says(span: Span, today: date) -> None:
    first = span.first_day(today)
    assert (None if first is None else (today - first).days + 1) == span.days


@pytest.mark.parametrize(
    ("day", "start", "name"),
    [
        (date(2026, 11, 16), date(2026, 11, 16), "2026-W47"),
        (date(2026, 11, 22), date(2026, 11, 16), "2026-W47"),
        (date(2026, 12, 28), date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 1), date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 3), date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 4), date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 31), date(2024, 12, 30), "2025-W01"),
        (date(2024, 2, 29), date(2024, 2, 26), "2024-W09"),
    ],
)
def test_a_week_starts_on_monday_and_is_named_by_the_year_of_its_thursday(
    day: date, start: date, name: str
) -> None:
    assert monday(day) == start
    assert week_name(day) == name


@given(calendar)
def test_the_monday_is_at_most_six_days_before(day: date) -> None:
    start = monday(day)
    assert start.isoweekday() == 1
    assert timedelta(0) <= day - start < timedelta(days=7)


@given(calendar, st.integers(-500, 500))
def test_two_days_have_the_same_week_name_just_when_they_have_the_same_monday(
    day: date, days: int
) -> None:
    other = day + timedelta(days=days)
    assert (week_name(day) == week_name(other)) is (monday(day) == monday(other))


def test_what_lies_within_a_span_is_told_of_it() -> None:
    assert Span.TWELVE_WEEKS.within == "in 12 weeks"
    assert Span.YEAR.within == "in a year"
    assert Span.ALL.within == "so far"
