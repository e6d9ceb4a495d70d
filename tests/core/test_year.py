from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.diary import PainKind, PainRecord
from postchain_tui.core.pain import Light
from postchain_tui.core.settings import Settings
from postchain_tui.core.year import (
    WEEKS,
    Trained,
    Year,
    day_words,
    stretch,
    total_words,
    year,
)

TODAY = date(2026, 11, 19)
"""A Thursday."""

DAY = timedelta(days=1)


def at(day: date, hour: int = 18, zone: timezone | ZoneInfo = UTC) -> datetime:
    return datetime.combine(day, time(hour), zone)


def trained(
    day: date, sets: int = 9, pain: int | None = None, name: str = "", hour: int = 18
) -> Trained:
    return Trained(name or f"s{day}-{hour}", at(day, hour), sets, pain)


def score(
    day: date, value: int | None, kind: PainKind = PainKind.NOW, session: str | None = None
) -> PainRecord:
    return PainRecord(f"p{day}", at(day, 7), kind, value, session)


def made(*of: Trained | PainRecord, day: date = TODAY, today: date = TODAY) -> Year:
    sessions = [one for one in of if isinstance(one, Trained)]
    scores = [one for one in of if isinstance(one, PainRecord)]
    return year(day, today, sessions, scores, Settings())


# The weeks


def test_a_year_is_53_whole_weeks_up_to_the_one_at_hand() -> None:
    shown = made()
    assert (shown.first, shown.last) == (date(2025, 11, 17), date(2026, 11, 22))
    assert len(shown.days) == WEEKS * 7
    assert (shown.first.weekday(), shown.last.weekday()) == (0, 6)
    assert [day.date for day in shown.days] == [shown.first + n * DAY for n in range(WEEKS * 7)]
    assert stretch(TODAY, TODAY) == (shown.first, shown.last)


@given(st.dates(date(1, 1, 1), date(2200, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_a_year_never_begins_after_this_week(day: date, today: date) -> None:
    first, last = stretch(day, today)
    assert first.weekday() == 0
    assert (last - first).days == WEEKS * 7 - 1
    assert first <= today
    assert last - timedelta(days=6) <= today
    if date(1901, 1, 7) <= day <= today:
        assert last - timedelta(days=6) <= day <= last


def test_nothing_before_1900_is_shown() -> None:
    assert stretch(date(1, 1, 1), TODAY)[0] == date(1900, 1, 1)
    shown = made(day=date(1, 1, 1))
    assert stretch(shown.earlier, TODAY)[0] == date(1900, 1, 1)


@pytest.mark.parametrize("weekday", range(7))
def test_today_is_in_the_last_week_and_the_rest_of_it_is_to_come(weekday: int) -> None:
    today = date(2026, 11, 16) + weekday * DAY
    shown = made(today=today, day=today)
    assert [day.date for day in shown.days if day.is_today] == [today]
    assert [day.date for day in shown.days if day.is_after_today] == [
        today + n * DAY for n in range(1, 7 - weekday)
    ]
    assert shown.newest == today


# Moving


def test_one_moves_by_days_and_weeks() -> None:
    shown = made()
    assert shown.moved(TODAY, -1) == TODAY - DAY
    assert shown.moved(TODAY, -7) == TODAY - 7 * DAY
    assert shown.moved(date(2026, 3, 29), 7) == date(2026, 4, 5)


@given(st.dates(date(2025, 11, 17), TODAY), st.integers(-1000, 1000))
def test_one_never_leaves_the_year_nor_goes_past_today(day: date, by: int) -> None:
    shown = made()
    there = shown.moved(day, by)
    assert shown.first <= there <= TODAY
    if shown.first <= day + by * DAY <= TODAY:
        assert there == day + by * DAY
    assert shown.day(there).date == there


def test_a_year_earlier_and_later_keep_the_weekday() -> None:
    shown = made()
    before = made(day=shown.earlier)
    assert before.last == shown.last - timedelta(weeks=52)
    assert before.newest == before.last
    assert made(day=before.later).days == shown.days
    assert made(day=shown.later).days == shown.days


# What is on a day


def test_a_day_without_anything_is_not_a_day_without_pain() -> None:
    day = made().day(TODAY - DAY)
    assert (day.sessions, day.sets, day.level, day.pain, day.zone) == ((), 0, 0, None, None)
    assert day_words(day, TODAY) == "Wed 18 Nov · no session · pain not recorded"


def test_sessions_of_a_day_come_together_oldest_first() -> None:
    late, early = trained(TODAY, 4, 3, "late", 20), trained(TODAY, 5, 1, "early", 8)
    day = made(late, early).day(TODAY)
    assert (day.sessions, day.sets, day.pain, day.zone) == (("early", "late"), 9, 3, Light.AMBER)


def test_a_day_is_the_persons_own_also_when_she_travels() -> None:
    tokyo, honolulu = timezone(timedelta(hours=9)), timezone(timedelta(hours=-10))
    moment = datetime(2026, 6, 1, 20, tzinfo=UTC)
    there = Trained("tokyo", moment.astimezone(tokyo), 5)
    back = Trained("honolulu", (moment + timedelta(hours=8)).astimezone(honolulu), 5)
    shown = made(there, back)
    assert shown.day(date(2026, 6, 2)).sessions == ("tokyo",)
    assert shown.day(date(2026, 6, 1)).sessions == ("honolulu",)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Pacific/Auckland", date(2026, 4, 5)),
        ("Pacific/Auckland", date(2026, 9, 27)),
    ],
)
def test_the_day_on_which_the_clocks_change_is_one_day(place: str, day: date) -> None:
    zone = ZoneInfo(place)
    around = [day - DAY, day, day + DAY]
    moments = [datetime.combine(one, time(hour, 30), zone) for one in around for hour in (0, 23)]
    fixed = [one.astimezone(timezone(one.utcoffset() or timedelta())) for one in moments]
    assert len({one.utcoffset() for one in fixed}) == 2
    shown = made(*(Trained(str(n), one, 3) for n, one in enumerate(fixed)))
    assert [shown.day(one).sessions for one in around] == [("0", "1"), ("2", "3"), ("4", "5")]
    assert len(shown.trained) == 3


def test_what_lies_outside_the_weeks_is_left_out() -> None:
    before = date(2025, 11, 16)
    shown = made(trained(before, 99), score(before, 9), trained(TODAY, 9))
    assert shown.trained == (shown.day(TODAY),)
    assert shown.day(TODAY).level == 3


def test_a_score_shows_the_pain_of_a_day_without_a_session() -> None:
    day = made(score(TODAY - DAY, 1), score(TODAY - DAY, 6, PainKind.DAY)).day(TODAY - DAY)
    assert (day.pain, day.zone, day.level) == (6, Light.RED, 0)
    assert day_words(day, TODAY) == "Wed 18 Nov · no session · worst pain 6, red"


def test_a_score_counts_on_a_day_of_training_too() -> None:
    assert made(trained(TODAY, 9, 1), score(TODAY, 4)).day(TODAY).pain == 4
    assert made(trained(TODAY, 9, None), score(TODAY, 4)).day(TODAY).pain == 4


def test_the_usual_pain_and_an_unknown_one_are_no_days_pain() -> None:
    day = made(score(TODAY, 5, PainKind.USUAL), score(TODAY, None)).day(TODAY)
    assert (day.pain, day.zone) == (None, None)


def test_the_limits_of_the_zones_are_the_persons_own() -> None:
    chosen = replace(Settings(), green=3, ceiling=4)
    scores = [score(TODAY - n * DAY, value) for n, value in enumerate((3, 4, 5))]
    shown = year(TODAY, TODAY, [], scores, chosen)
    zones = [shown.day(TODAY - n * DAY).zone for n in range(3)]
    assert zones == [Light.GREEN, Light.AMBER, Light.RED]
    assert (shown.green, shown.ceiling) == (3, 4)


# Shades


def levels(*counts: int) -> list[int]:
    days = [TODAY - n * DAY for n in range(len(counts))]
    shown = made(*(trained(day, sets) for day, sets in zip(days, counts, strict=True)))
    return [shown.day(day).level for day in days]


def test_the_shades_are_quarters_of_the_years_own_days() -> None:
    assert levels(1, 2, 3, 4, 5, 6, 7, 8) == [1, 1, 2, 2, 3, 3, 4, 4]
    assert levels(100, 200, 300, 400) == [1, 2, 3, 4]


def test_where_all_days_are_alike_all_have_the_middle_shade() -> None:
    assert levels(9, 9, 9) == [3, 3, 3]
    assert levels(9) == [3]


def test_days_that_are_alike_do_not_hide_the_others() -> None:
    assert levels(*[9] * 10, 4, 15) == [*[3] * 10, 1, 4]


def test_a_session_without_working_sets_is_shown_and_changes_no_shade() -> None:
    assert levels(0, 9) == [1, 3]
    assert levels(0) == [1]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=80))
def test_more_sets_are_never_a_lighter_shade(counts: list[int]) -> None:
    found = levels(*counts)
    assert set(found) <= {1, 2, 3, 4}
    ordered = [level for _, level in sorted(zip(counts, found, strict=True))]
    assert ordered == sorted(ordered)


# The morning after


def morning(value: int | None, session: str = "s", days: int = 1) -> PainRecord:
    return score(TODAY - 3 * DAY + days * DAY, value, PainKind.MORNING, session)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ((), "next morning not recorded"),
        ((morning(None),), "next morning not known"),
        ((morning(4),), "next morning 4"),
        ((morning(4), morning(2)), "next morning 2"),
        ((morning(3, "other"),), "next morning not recorded"),
    ],
)
def test_the_next_morning_is_told_as_far_as_it_is_known(
    said: tuple[PainRecord, ...], words: str
) -> None:
    day = made(trained(TODAY - 3 * DAY, 9, 2, "s"), *said).day(TODAY - 3 * DAY)
    told = f"Mon 16 Nov · 1 session · 9 working sets · worst pain 2, green · {words}"
    assert day_words(day, TODAY) == told


def test_a_morning_is_the_pain_of_its_own_day() -> None:
    shown = made(trained(TODAY - 3 * DAY, 9, 2, "s"), morning(4))
    assert shown.day(TODAY - 2 * DAY).pain == 4
    assert shown.day(TODAY - 3 * DAY).pain == 2


def test_of_two_mornings_after_one_day_the_worse_is_told() -> None:
    day = TODAY - 3 * DAY
    shown = made(
        trained(day, 9, None, "a", 8), trained(day, 9, None, "b"), morning(1, "a"), morning(5, "b")
    )
    words = "Mon 16 Nov · 2 sessions · 18 working sets · pain not recorded · next morning 5"
    assert day_words(shown.day(day), TODAY) == words


def test_the_morning_after_today_is_not_yet_known() -> None:
    words = day_words(made(trained(TODAY, 1)).day(TODAY), TODAY)
    assert words == (
        "Thu 19 Nov, today · 1 session · 1 working set · pain not recorded"
        " · next morning not yet known"
    )


def test_warm_ups_alone_are_no_working_sets() -> None:
    day = TODAY - DAY
    words = day_words(made(trained(day, 0)).day(day), TODAY)
    assert words.startswith("Wed 18 Nov · 1 session · no working sets · ")


def test_a_day_of_another_year_says_so() -> None:
    day = date(2025, 12, 1)
    assert day_words(made().day(day), TODAY).startswith("Mon 1 Dec 2025 · no session")


# All of it


def test_the_totals_tell_days_weeks_and_sets() -> None:
    shown = made(
        trained(TODAY, 9),
        trained(TODAY, 3, hour=8),
        trained(TODAY - DAY, 1),
        trained(TODAY - 7 * DAY),
    )
    assert total_words(shown) == "3 days with training, in 2 of 53 weeks · 22 working sets"


def test_a_year_without_sessions_says_so() -> None:
    assert total_words(made()) == "No session on record in these weeks"
    assert (
        total_words(made(trained(TODAY, 1)))
        == "1 day with training, in 1 of 53 weeks · 1 working set"
    )
