"""What a pain score means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core import pain
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    PainKind,
    PainRecord,
    SessionRecord,
    Status,
)
from postchain_tui.core.pain import Light, Reading
from tests.build import START, done

NOW = START + timedelta(days=1)
TODAY = NOW.date()
AMERICA = timezone(timedelta(hours=-8))

SCORES = st.integers(min_value=0, max_value=10)
DAYS = st.integers(min_value=0, max_value=20).map(lambda back: TODAY - timedelta(days=back))
DIARIES = st.dictionaries(DAYS, st.floats(min_value=0, max_value=10))


def _score(score: int | None, kind: PainKind = PainKind.NOW, at: datetime = NOW) -> PainRecord:
    return PainRecord("pain", at, kind, score)


def _session(*pains: int | None, **changes: Any) -> SessionRecord:
    sets = tuple(done(id=f"set {number}", pain=score) for number, score in enumerate(pains))
    session = SessionRecord(
        "session", START, START + timedelta(hours=1), "app", "Basics", Status.FINISHED, sets
    )
    return replace(session, **changes)


def _two_weeks(last: float, before: float, entries: int = 7) -> dict[date, float]:
    days = {TODAY - timedelta(days=back): last for back in range(entries)}
    return days | {TODAY - timedelta(days=7 + back): before for back in range(entries)}


def _said(kind: DeclarationKind, value: str, hour: int) -> Declaration:
    return Declaration("said", START + timedelta(hours=hour), kind, value)


# Zones


@pytest.mark.parametrize(
    ("score", "light"),
    [
        (0, Light.GREEN),
        (2, Light.GREEN),
        (3, Light.AMBER),
        (5, Light.AMBER),
        (6, Light.RED),
        (10, Light.RED),
    ],
)
def test_two_is_safe_five_is_acceptable_and_six_is_red(score: int, light: Light) -> None:
    assert pain.zone(score) is light


@given(SCORES, SCORES, st.tuples(SCORES, SCORES).map(sorted))
def test_more_pain_is_never_a_better_zone(one: int, other: int, limits: list[int]) -> None:
    green, ceiling = limits
    lower, higher = sorted((one, other))
    assert pain.zone(lower, green, ceiling) <= pain.zone(higher, green, ceiling)


def test_the_person_sets_the_limits_of_the_zones() -> None:
    assert pain.zone(3, green=3) is Light.GREEN
    assert pain.zone(5, ceiling=4) is Light.RED


@pytest.mark.parametrize(
    ("reference", "morning", "light"),
    [
        (3, 0, Light.GREEN),
        (3, 3, Light.GREEN),
        (3, 4, Light.AMBER),
        (3, 5, Light.RED),
        (8, 6, Light.RED),
        (8, 5, Light.GREEN),
    ],
)
def test_a_morning_may_be_one_above_and_never_six(
    reference: int, morning: int, light: Light
) -> None:
    assert pain.morning_zone(reference, morning) is light


@given(SCORES, SCORES, SCORES)
def test_a_worse_morning_is_never_a_better_zone(reference: int, one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    assert pain.morning_zone(reference, lower) <= pain.morning_zone(reference, higher)


@pytest.mark.parametrize(
    ("rise", "light"),
    [
        (-3.0, Light.GREEN),
        (0.99, Light.GREEN),
        (1.0, Light.AMBER),
        (1.99, Light.AMBER),
        (2.0, Light.RED),
    ],
)
def test_a_week_may_rise_by_less_than_one(rise: float, light: Light) -> None:
    assert pain.week_zone(rise) is light


def test_a_light_is_called_by_its_colour() -> None:
    assert [light.word for light in Light] == ["green", "amber", "red", "lock"]


# Days and weeks


def test_a_day_is_what_was_said_of_it_else_the_mean_of_its_scores() -> None:
    records = [
        _score(2),
        _score(5, PainKind.BEFORE),
        _score(4, PainKind.DAY, NOW - timedelta(days=1)),
        _score(9, PainKind.NOW, NOW - timedelta(days=1)),
    ]
    assert pain.daily(records) == {TODAY: 3.5, TODAY - timedelta(days=1): 4}


def test_what_is_not_known_and_what_is_usual_are_no_score_of_a_day() -> None:
    assert pain.daily([_score(None), _score(6, PainKind.USUAL)]) == {}
    assert pain.daily([_score(None, PainKind.DAY), _score(3)]) == {TODAY: 3}


def test_a_score_belongs_to_the_day_it_was_where_the_person_was() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=AMERICA)
    assert pain.daily([_score(4, at=late)]) == {date(2026, 3, 2): 4}


@given(st.lists(SCORES, min_size=1))
def test_a_day_lies_between_its_lowest_and_its_highest_score(scores: list[int]) -> None:
    day = pain.daily([_score(score) for score in scores])[TODAY]
    assert min(scores) <= day <= max(scores)


def test_a_week_is_held_against_the_one_before() -> None:
    assert pain.week_rise(_two_weeks(4, 2.5), TODAY) == 1.5


def test_the_week_before_may_end_early_where_a_session_came_in_it() -> None:
    days = _two_weeks(4, 2)
    worse = days | {TODAY - timedelta(days=7): 9.0}
    assert pain.week_rise(worse, TODAY) == 1
    assert pain.week_rise(worse, TODAY, before=TODAY - timedelta(days=7)) == 2
    assert pain.week_rise(days, TODAY, before=TODAY - timedelta(days=10)) is None


@pytest.mark.parametrize("entries", [0, 1, 3])
def test_fewer_than_four_days_in_a_week_say_nothing(entries: int) -> None:
    assert pain.week_rise(_two_weeks(9, 0, entries), TODAY) is None


def test_four_days_in_each_week_are_enough() -> None:
    days = _two_weeks(5, 3, entries=4)
    assert pain.week_rise(days, TODAY) == 2
    for missing in days:
        others = {day: value for day, value in days.items() if day != missing}
        assert pain.week_rise(others, TODAY) is None


@given(DIARIES)
def test_days_older_than_two_weeks_do_not_move_the_rise(days: dict[date, float]) -> None:
    recent = {day: value for day, value in days.items() if TODAY - day < timedelta(days=14)}
    assert pain.week_rise(days, TODAY) == pain.week_rise(recent, TODAY)


def test_the_usual_pain_is_the_median_of_the_last_seven_recorded_days() -> None:
    values = [9, 9, 1, 2, 3, 4, 5, 6, 7]
    days = {TODAY - timedelta(days=16 - 2 * n): float(v) for n, v in enumerate(values)}
    assert pain.usual(days, TODAY, said=0) == 4
    assert pain.usual({TODAY - timedelta(days=1): 0, TODAY: 8}, TODAY, said=0) == 4
    odd = {TODAY - timedelta(days=back): float(back == 7) * 9 + back for back in range(8)}
    assert pain.usual(odd, TODAY, said=0) == 3
    assert pain.usual(days | {TODAY + timedelta(days=1): 10}, TODAY, said=0) == 4


def test_the_usual_pain_is_what_was_said_while_no_day_is_recorded() -> None:
    assert pain.usual({}, TODAY, said=3) == 3
    assert pain.usual({}, TODAY, said=None) is None


# What the person says of herself


def test_a_flag_locks_until_the_person_was_assessed() -> None:
    urgent = frozenset({"saddle", "bladder"})
    flag, other = (_said(DeclarationKind.RED_FLAG, name, 1) for name in ("saddle", "fever"))
    assessed = _said(DeclarationKind.ASSESSED, "yes", 2)
    again = _said(DeclarationKind.RED_FLAG, "bladder", 3)
    assert pain.locking_flags([other], urgent) == ()
    assert pain.locking_flags([flag, other, flag], urgent) == ("saddle",)
    assert pain.locking_flags([assessed, flag], urgent) == ()
    assert pain.locking_flags([again, assessed, flag], urgent) == ("bladder",)


def test_what_was_said_last_about_an_injury_counts() -> None:
    yes, no = (_said(DeclarationKind.INJURED, word, hour) for word, hour in (("yes", 1), ("no", 2)))
    assert not pain.is_injured([])
    assert not pain.is_injured([_said(DeclarationKind.RED_FLAG, "yes", 1)])
    assert pain.is_injured([yes])
    assert not pain.is_injured([no, yes])


def test_an_injury_is_there_from_the_moment_it_was_told() -> None:
    yes, no = (_said(DeclarationKind.INJURED, word, hour) for word, hour in (("yes", 1), ("no", 2)))
    assert not pain.is_injured([yes, no], yes.at - timedelta(seconds=1))
    assert pain.is_injured([yes, no], yes.at)
    assert not pain.is_injured([yes, no], no.at)


# The light


def test_the_worst_of_the_readings_is_the_light() -> None:
    green, amber = Reading(Light.GREEN, "after 1"), Reading(Light.AMBER, "after 4")
    assert pain.overall(()) is None
    assert pain.overall((green, amber, green)) == amber


def test_the_first_of_equally_bad_readings_says_why_and_the_last_of_green_ones() -> None:
    def readings(light: Light) -> list[Reading]:
        return [Reading(light, "first"), Reading(light, "last")]

    assert pain.overall(readings(Light.RED)) == Reading(Light.RED, "first")
    assert pain.overall(readings(Light.GREEN)) == Reading(Light.GREEN, "last")


# The next morning


@pytest.mark.parametrize(("days", "owes"), [(0, False), (1, True), (7, True), (8, False)])
def test_a_morning_is_owed_from_the_next_day_for_seven_days(days: int, owes: bool) -> None:
    assert pain.owes_morning(_session(), START + timedelta(days=days)) is owes


def test_a_morning_is_owed_once() -> None:
    assert not pain.owes_morning(None, NOW)
    assert not pain.owes_morning(_session(morning_asked=True), NOW)


def test_the_next_day_begins_at_midnight_where_the_session_was() -> None:
    ended = datetime(2026, 3, 2, 23, 50, tzinfo=AMERICA)
    session = _session(started_at=ended - timedelta(hours=1), ended_at=ended)
    assert not pain.owes_morning(session, datetime(2026, 3, 3, 7, 59, tzinfo=UTC))
    assert pain.owes_morning(session, datetime(2026, 3, 3, 8, 0, tzinfo=UTC))


def test_a_session_over_midnight_owes_the_morning_after_its_end() -> None:
    started = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    session = _session(started_at=started, ended_at=started + timedelta(hours=1))
    assert not pain.owes_morning(session, started + timedelta(hours=9))
    assert pain.owes_morning(replace(session, ended_at=None), started + timedelta(hours=9))


def test_a_morning_score_after_36_hours_is_recalled() -> None:
    ended = START + timedelta(hours=1)
    limit = ended + timedelta(hours=36)
    assert not pain.is_recalled(_session(), limit)
    assert pain.is_recalled(_session(), limit + timedelta(seconds=1))
    assert pain.is_recalled(_session(ended_at=None), limit)
