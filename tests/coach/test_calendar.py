from __future__ import annotations

from datetime import date, timedelta

from postchain_tui.coach import calendar
from postchain_tui.core.diary import PainKind
from postchain_tui.core.pain import Light
from postchain_tui.core.streaks import Streaks
from postchain_tui.core.year import WEEKS
from postchain_tui.store import records
from tests.coach.home import MONDAY, Home
from tests.store.diaries import record

DAY = timedelta(days=1)
TODAY = MONDAY.date()


def train(home: Home, *back: int) -> None:
    """Sessions so many days ago, named so."""
    for days in back:
        records.create(home.store, record(f"s{days}", MONDAY - days * DAY), None, "train")


def counted(home: Home) -> Streaks:
    *steps, told = calendar.streaks_of(home.coach)
    assert set(steps) == {None}
    assert told is not None
    return told


def test_the_year_of_a_coach_ends_with_the_week_of_today() -> None:
    home = Home()
    train(home, 0, 3, 400)
    year = calendar.year_of(home.coach)
    assert (year.newest, year.last) == (TODAY, TODAY + 6 * DAY)
    assert [day.sessions for day in year.trained] == [("s3",), ("s0",)]


def test_an_earlier_year_is_shown_as_it_is_on_record() -> None:
    home = Home()
    train(home, 0, 400)
    year = calendar.year_of(home.coach, calendar.year_of(home.coach).earlier)
    assert [day.sessions for day in year.trained] == [("s400",)]
    assert not any(day.is_after_today for day in year.days)


def test_the_day_is_that_of_the_person_in_her_place() -> None:
    home = Home()
    home.clock.advance(hours=7)
    assert home.clock.now().hour == 1
    assert calendar.year_of(home.coach).today == TODAY + DAY


def test_pain_between_sessions_is_part_of_the_year() -> None:
    home = Home()
    home.coach.record_pain(PainKind.NOW, 5, at=MONDAY - DAY)
    day = calendar.year_of(home.coach).day(TODAY - DAY)
    assert (day.pain, day.zone, day.sessions) == (5, Light.AMBER, ())


def test_the_zones_go_by_the_settings() -> None:
    home = Home()
    home.coach.set_setting("ceiling", "8")
    home.coach.record_pain(PainKind.NOW, 8)
    assert calendar.year_of(home.coach).day(TODAY).zone is Light.AMBER


def test_the_morning_after_the_last_day_of_an_earlier_year_belongs_to_it() -> None:
    home = Home()
    last = calendar.year_of(home.coach).earlier
    back = (TODAY - last).days
    train(home, back, 0)
    (session,) = (one for one in home.coach.sessions(9, None) if one.id == f"s{back}")
    home.coach.record_pain(PainKind.MORNING, 4, session, at=session.started_at + 7 * DAY)
    day = calendar.year_of(home.coach, last).day(last)
    assert (day.sessions, day.morning, day.pain) == ((f"s{back}",), 4, None)


def test_there_is_an_earlier_year_where_something_is_on_record() -> None:
    home = Home()
    train(home, 0)
    assert not calendar.has_earlier(home.coach, calendar.year_of(home.coach))
    home.coach.record_pain(PainKind.NOW, 1, at=MONDAY - 500 * DAY)
    now = calendar.year_of(home.coach)
    assert calendar.has_earlier(home.coach, now)
    assert not calendar.has_earlier(home.coach, calendar.year_of(home.coach, now.earlier))


def test_before_the_first_year_that_can_be_shown_there_is_none() -> None:
    home = Home()
    train(home, 365 * 300)
    first = calendar.year_of(home.coach, date(1900, 1, 1))
    assert len(first.days) == WEEKS * 7
    assert not calendar.has_earlier(home.coach, first)


def test_the_weeks_in_a_row_are_counted_over_all_that_is_on_record() -> None:
    home = Home()
    train(home, 0, 5, 7 + 5, 600, 607, 614, 621)
    told = counted(home)
    assert (told.sessions_this_week, told.current, told.longest) == (1, 3, 4)


def test_an_empty_diary_has_no_weeks() -> None:
    assert counted(Home()) == Streaks()
