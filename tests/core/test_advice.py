"""When a clinician should have a look."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.advice import advice, is_better, red_sessions
from postchain_tui.core.diary import DeclarationKind, PainKind, PainRecord, SessionRecord
from tests.build import START, ago, done, facts, said, score, session

SCORES = st.floats(min_value=0, max_value=10)

RED = "3 red sessions in 14 days: please see a clinician."
RISING = "Pain rose by a point or more two weeks running: please see a clinician."
STRONG = "Pain of 7 or more for 48 hours: please see a clinician."
NO_CHANGE = "No clear change after 6 weeks: please see a clinician."
KNEE = "Pain below the knee: please see a clinician."
FLAG = "You ticked a warning sign: please see a clinician."


def _advice(*records: PainRecord, **changes: Any) -> tuple[str, ...]:
    return advice(facts(pain=tuple(sorted(records, key=lambda one: one.at)), **changes), START)


def _red(*days: float) -> tuple[SessionRecord, ...]:
    return tuple(session(done(pain=6), days=day) for day in days)


def _weeks(*levels: int, entries: int = 7) -> list[PainRecord]:
    """So many days of every week, at that level, the newest week first."""
    return [
        score(level, days=7 * week + day)
        for week, level in enumerate(levels)
        for day in range(entries)
    ]


def test_nothing_on_record_asks_for_nobody() -> None:
    assert _advice() == ()


# Red sessions


def test_three_red_sessions_in_a_fortnight_ask_for_a_look() -> None:
    assert _advice(recent=_red(1, 4, 14)) == (RED,)
    assert _advice(recent=_red(1, 4)) == ()
    assert _advice(recent=_red(1, 4, 14.1)) == ()
    green = (session(done(pain=5), days=3), session(days=2))
    assert _advice(recent=(*_red(1, 4), *green)) == ()


def test_red_sessions_are_counted_over_any_number_of_days() -> None:
    found = facts(recent=_red(-1, 1, 3, 7, 7.1))
    assert [red_sessions(found, START, days) for days in (7, 2, 30)] == [3, 1, 4]


def test_what_was_told_after_the_next_session_is_not_counted_twice() -> None:
    spread = score(1, days=1, spreading=True)
    past = tuple(session(done(pain=0), days=day) for day in (2, 4, 6))
    assert red_sessions(facts(recent=past, pain=(spread,)), START, 14) == 1


# Rising weeks


def test_two_rising_weeks_running_ask_for_a_look() -> None:
    assert _advice(*_weeks(4, 3, 2)) == (RISING,)
    assert _advice(*_weeks(4, 3, 3)) == ()
    assert _advice(*_weeks(3, 3, 2)) == ()


def test_rising_weeks_need_four_entries_each() -> None:
    assert _advice(*_weeks(4, 3, 2, entries=4)) == (RISING,)
    assert _advice(*_weeks(4, 3, 2, entries=3)) == ()


# Strong pain


@pytest.mark.parametrize(
    ("told", "is_strong"),
    [
        ([(7, 48), (8, 24), (7, 1)], True),
        ([(7, 96), (7, 1)], True),
        ([(7, 97), (7, 1)], False),
        ([(7, 47), (8, 24), (7, 1)], False),
        ([(7, 48), (6, 24), (7, 1)], False),
        ([(6, 48), (7, 24), (7, 1)], False),
        ([(9, 60), (6, 49), (7, 1)], False),
        ([(0, 60), (7, 49), (7, 1)], True),
        ([(7, 48), (None, 24), (7, 1)], True),
        ([(7, 48)], False),
        ([(7, 1)], False),
        ([(7, 48), (7, -1)], False),
    ],
)
def test_strong_pain_for_two_days_asks_for_a_look(
    told: list[tuple[int | None, int]], is_strong: bool
) -> None:
    records = (score(number, days=hours / 24, kind=PainKind.NOW) for number, hours in told)
    assert _advice(*records) == ((STRONG,) if is_strong else ())


def test_the_usual_pain_is_no_score_of_those_days() -> None:
    usual = score(2, days=1, kind=PainKind.USUAL)
    assert _advice(score(8, days=2), usual, score(8)) == (STRONG,)


# Six weeks without a change


def _six_weeks(early: int, late: int, days: int = 42, entries: int = 7) -> tuple[str, ...]:
    first = [score(early, days=days - day) for day in range(entries)]
    last = [score(late, days=day) for day in range(entries)]
    trained = tuple(ago(back).date() for back in range(days, -1, -3))
    return _advice(*first, *last, days=trained)


def test_six_weeks_without_a_drop_ask_for_a_look() -> None:
    assert _six_weeks(4, 4) == (NO_CHANGE,)
    assert _six_weeks(4, 4, days=41) == ()
    assert _six_weeks(8, 6) == ()


def test_the_first_seven_days_are_held_against_the_last_seven() -> None:
    trained = (ago(42).date(), START.date())
    first = [score(3, days=42 - day) for day in range(7)]
    last = [score(3, days=day) for day in range(7)]
    around = (score(10, days=35), score(0, days=7))
    assert _advice(*first, *last, *around, days=trained) == (NO_CHANGE,)
    assert _advice(*first[:4], *(score(0, days=day) for day in (7, 8, 9, 10)), days=trained) == ()


def test_pain_that_was_hardly_there_need_not_get_better() -> None:
    assert _six_weeks(0, 0) == ()
    assert _six_weeks(2, 2) == ()
    assert _six_weeks(3, 3) == (NO_CHANGE,)


def test_a_change_needs_four_days_at_both_ends() -> None:
    assert _six_weeks(4, 4, entries=4) == (NO_CHANGE,)
    assert _six_weeks(4, 4, entries=3) == ()
    begun = (ago(42).date(),)
    assert _advice(*(score(4, days=day) for day in range(7)), days=begun) == ()
    assert _advice(*(score(4, days=42 - day) for day in range(7)), days=begun) == ()


@pytest.mark.parametrize(
    ("baseline", "current", "better"),
    [
        (8, 6, True),
        (8, 6.1, False),
        (3, 2, True),
        (4, 3, False),
        (2, 1.1, False),
        (0, 0, False),
        (0, 3, False),
        (3, 5, False),
    ],
)
def test_two_points_or_thirty_in_a_hundred_and_a_point_is_better(
    baseline: float, current: float, better: bool
) -> None:
    assert is_better(baseline, current) is better


@given(SCORES, SCORES, SCORES)
def test_less_pain_is_never_less_of_a_change(baseline: float, one: float, other: float) -> None:
    lower, higher = sorted((one, other))
    assert is_better(baseline, lower) >= is_better(baseline, higher)


# Signs


@pytest.mark.parametrize(
    ("place", "days", "is_low"),
    [
        ("below_knee_left", 6, True),
        ("foot_right", 0, True),
        ("back_of_thigh_left", 1, False),
        (None, 1, False),
        ("below_knee_left", 8, False),
        ("below_knee_left", -1, False),
    ],
)
def test_pain_below_the_knee_within_a_week_asks_for_a_look(
    place: str | None, days: float, is_low: bool
) -> None:
    assert _advice(score(1, days=days, place=place)) == ((KNEE,) if is_low else ())


def test_a_warning_sign_asks_for_a_look_until_somebody_had_one() -> None:
    flag = said(DeclarationKind.RED_FLAG, "fever", days=3)
    assessed = said(DeclarationKind.ASSESSED, days=2)
    again = said(DeclarationKind.RED_FLAG, "night_pain", days=1)
    assert _advice(declarations=(flag,)) == (FLAG,)
    assert _advice(declarations=(assessed, flag)) == ()
    assert _advice(declarations=(again, assessed, flag)) == (FLAG,)
    assert _advice(declarations=(said(DeclarationKind.RED_FLAG, "fever", days=-1),)) == ()
    assert _advice(declarations=(said(DeclarationKind.INJURED),)) == ()


def test_every_reason_is_told() -> None:
    low = score(1, days=1, place="foot_left")
    flag = said(DeclarationKind.RED_FLAG, "fever")
    assert _advice(low, recent=_red(1, 2, 3), declarations=(flag,)) == (RED, KNEE, FLAG)
