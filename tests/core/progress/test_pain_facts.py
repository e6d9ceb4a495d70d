"""What the pain of a span says in words."""

from __future__ import annotations

from typing import Any

import pytest

from postchain_tui.core.progress.look import Look
from postchain_tui.core.progress.pain import pain_page
from postchain_tui.core.span import Span
from tests.core.progress.looks import around, fact, look, pains, trained

GOLDEN = (5, 5, 4, 6, 4, 3, 4, 3, 3, 2, 4, 3, 2, 2)
"""Two weeks of pain, oldest first: a median slope of -0.25 a day, from -0.333 to -0.111."""

TREND = "PAIN, LAST 4 WEEKS"
WEEKS = "FIRST WEEK AGAINST LAST"
COMPLETE = "HOW COMPLETE"


def _back(values: tuple[int, ...], **changes: Any) -> Look:
    """Pain on consecutive days, the last one today."""
    last = len(values) - 1
    return look(scores=pains({last - n: value for n, value in enumerate(values)}), **changes)


def _told(back: Look, title: str) -> tuple[str, ...]:
    return fact(pain_page(back), title)


# The trend


@pytest.mark.parametrize("days", [0, 1, 6, 9])
def test_with_fewer_than_ten_days_nothing_is_said(days: int) -> None:
    told = _told(_back((3,) * days), TREND)
    assert told == (f"not enough data yet: {days} of 10 days with a score",)


def test_less_pain_is_told_as_likely_with_n_and_interval() -> None:
    assert _told(_back(GOLDEN), TREND) == (
        "likely improving: −7.0 in 28 days",
        "95 % −9.3 to −3.1, n = 14",
        "at that rate: the scores cover 14 days",
    )


def test_more_pain_is_told_as_likely_with_n_and_interval() -> None:
    assert _told(_back(GOLDEN[::-1]), TREND) == (
        "likely worsening: +7.0 in 28 days",
        "95 % +3.1 to +9.3, n = 14",
        "at that rate: the scores cover 14 days",
    )


def test_pain_that_stays_is_no_clear_change_and_is_not_called_likely() -> None:
    assert _told(_back((3,) * 12), TREND) == (
        "no clear change: +0.0 in 28 days",
        "n = 12",
        "at that rate: the scores cover 12 days",
    )


@pytest.mark.parametrize(("oldest", "says_so"), [(22, True), (23, False), (27, False)])
def test_where_the_scores_cover_most_of_the_four_weeks_the_change_is_that_of_them(
    oldest: int, says_so: bool
) -> None:
    back = look(scores=pains({oldest: 4, **dict.fromkeys(range(10), 3)}))
    rate = "at that rate: the scores cover 23 days"
    assert (rate in _told(back, TREND)) is says_so
    assert len(_told(back, TREND)) == 2 + says_so


def test_without_a_change_nothing_is_said_of_its_rate() -> None:
    assert len(_told(_back((3,) * 9), TREND)) == 1


@pytest.mark.parametrize("span", Span)
def test_the_trend_is_that_of_four_weeks_whatever_the_span(span: Span) -> None:
    older = dict.fromkeys(range(30, 60), 9)
    scores = pains({**older, **{13 - n: value for n, value in enumerate(GOLDEN)}})
    assert _told(look(scores=scores, span=span), TREND) == _told(_back(GOLDEN), TREND)


# The first week against the last


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (6, 3, "clearly less"),
        (9, 7, "possibly less"),
        (3, 2, "possibly less"),
        (5, 4, "no clear change"),
        (3, 4, "no clear change"),
        (3, 5, "worse"),
    ],
)
def test_the_first_week_is_held_against_the_last(then: int, now: int, words: str) -> None:
    told = _told(_back((then,) * 7 + (now,) * 7), WEEKS)
    assert told == (words, f"mean {then} then, {now} now")


def test_what_lies_between_the_first_and_the_last_week_does_not_count() -> None:
    told = _told(_back((4,) * 7 + (10,) * 7 + (4,) * 7), WEEKS)
    assert told[1] == "mean 4 then, 4 now"


@pytest.mark.parametrize("days", [0, 1, 7, 13])
def test_two_weeks_are_needed(days: int) -> None:
    assert _told(_back((3,) * days), WEEKS) == ("not enough data yet: it takes two weeks",)


def test_each_week_needs_four_days_with_a_score() -> None:
    back = look(scores=pains({20: 3, 19: 3, 18: 3, 3: 3, 2: 3, 1: 3, 0: 3}))
    assert _told(back, WEEKS) == (
        "not enough data yet: 3 and 4 days with a score, each week needs 4",
    )


def test_the_first_week_begins_with_the_first_score_of_the_span() -> None:
    values = {**dict.fromkeys(range(40, 60), 9), **dict.fromkeys(range(28), 4)}
    back = look(scores=pains(values), span=Span.FOUR_WEEKS)
    assert _told(back, WEEKS)[1] == "mean 4 then, 4 now"


# How complete the record is


def test_it_is_told_how_many_mornings_and_days_are_on_record() -> None:
    back = look(trained(9, 40), trained(3, 40), scores=(*around(9, morning=1), *pains({5: 2})))
    assert _told(back, COMPLETE)[:2] == (
        "next mornings  1 of 2",
        "days with a score  2 of 10",
    )


def test_days_before_the_oldest_record_are_not_missed() -> None:
    assert _told(_back((3,) * 6), COMPLETE)[1] == "days with a score  6 of 6"


def test_days_since_the_beginning_of_the_span_are_missed() -> None:
    back = look(scores=pains({50: 1, 2: 1}), span=Span.FOUR_WEEKS)
    assert _told(back, COMPLETE)[1] == "days with a score  1 of 28"


def test_without_any_history_nothing_is_complete() -> None:
    assert _told(look(), COMPLETE)[:2] == (
        "next mornings  0 of 0",
        "days with a score  0 of 1",
    )
