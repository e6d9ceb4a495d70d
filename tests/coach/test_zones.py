"""What comes of days where clocks are changed, and where the person goes from zone to zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from postchain_tui.clock import Clock
from postchain_tui.coach import (
    browsing,
    calendar,
    check_in,
    copying,
    correcting,
    editing,
    training,
    undoing,
)
from postchain_tui.coach.coach import Coach
from postchain_tui.core import events
from postchain_tui.core.diary import PainKind, SessionRecord, Status
from postchain_tui.core.form import FieldError
from postchain_tui.core.session import Resting
from postchain_tui.core.streaks import Streaks
from postchain_tui.store import diary
from postchain_tui.store.store import Store
from tests.coach.home import LIBRARY

BERLIN, AUCKLAND, ANGELES = "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"


PLACES = sorted(
    name
    for name in available_timezones()
    if "/" in name and any((Path(folder) / name).exists() for folder in TZPATH)
)
FIRST_SECOND = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
LAST_SECOND = int(datetime(2049, 12, 31, tzinfo=UTC).timestamp())


def is_shown(wall: datetime, zone: str) -> bool:
    """Does a clock of the zone ever show this, and not leave it out?"""
    there = wall.replace(tzinfo=ZoneInfo(zone))
    return there.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


class Wall(Clock):
    """The clock on the wall of the place where the person is, set by hand."""

    def __init__(self) -> None:
        super().__init__(stands=True)
        self.moment = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """What it shows, with the offset of the place."""
        return self.here(self.moment)

    def advance(self, **times: float) -> datetime:
        """Go on by so much; the moment then."""
        self.moment += timedelta(**times)
        return self.now()


class Journey:
    """A coach on a journey: what is done, and what is told of it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        self.clock = Wall()
        self.store = Store.in_memory(self.clock.now)
        self.coach = Coach(self.store, LIBRARY, self.clock)

    def at(self, wall: str, zone: str | None = None) -> datetime:
        """Wait until the clock shows this, or go to a zone where it does."""
        if zone is not None:
            self.move(zone)
        self.clock.moment = self.clock.local(datetime.fromisoformat(wall))
        return self.clock.now()

    def move(self, zone: str) -> None:
        """Go to a zone at once."""
        self._patch.setenv("TZ", zone)
        time.tzset()

    def logs(self, wall: str, zone: str | None = None, **typed: str) -> SessionRecord:
        """Put ten bridges on record, by default as done just then; the session they are of."""
        self.at(wall, zone)
        return self.done(**typed)

    def done(self, **typed: str) -> SessionRecord:
        """The same at this moment."""
        form = editing.past_session(self.coach)
        texts = {field.key: field.text for field in form.fields}
        form.save({**texts, "sets": "bridge 10", **typed})
        return max(self.sessions, key=lambda one: one.id)

    def corrects(self, session: SessionRecord, **typed: str) -> SessionRecord:
        """Type something anew in a session."""
        editing.session_of(self.coach, session).save(typed)
        return self.session(session.id)

    def session(self, name: str) -> SessionRecord:
        """A session as it is on record."""
        found = diary.session(self.store, name)
        assert found is not None
        return found

    @property
    def sessions(self) -> tuple[SessionRecord, ...]:
        """All sessions, newest first."""
        return diary.sessions(self.store)

    def found(self, text: str) -> list[str]:
        """The days of the sessions that a line finds, newest first."""
        browser = browsing.Browser(self.coach, browsing.filter_of(self.coach, text))
        pages = iter(lambda: browsing.listed(browser.older()), ())
        return [one.day.isoformat() for page in pages for one in page]

    def year(self) -> list[str]:
        """The days with training of the year that ends now."""
        return [day.date.isoformat() for day in calendar.year_of(self.coach).trained]

    def streaks(self) -> Streaks:
        """The weeks in a row."""
        *_, told = calendar.streaks_of(self.coach)
        assert told is not None
        return told

    def owed(self) -> str | None:
        """The id of the session whose morning is to be told."""
        owed = check_in.owed_morning(self.coach)
        assert owed == self.coach.today().owes_morning
        return None if owed is None else owed.id


@contextmanager
def journey_begun() -> Iterator[Journey]:
    """A journey, which begins in Berlin; after it the machine is where it was."""
    with pytest.MonkeyPatch.context() as patch:
        found = Journey(patch)
        found.at("2026-03-02T18:00", BERLIN)
        try:
            yield found
        finally:
            patch.undo()
            time.tzset()


@pytest.fixture
def journey() -> Iterator[Journey]:
    """A journey, which begins in Berlin."""
    with journey_begun() as found:
        yield found


# Days and weeks


@pytest.mark.parametrize(
    ("zone", "walls"),
    [
        (BERLIN, ("2026-03-28T23:30", "2026-03-29T20:00", "2026-03-30T00:30")),
        (BERLIN, ("2026-10-24T23:30", "2026-10-25T20:00", "2026-10-26T00:30")),
        (AUCKLAND, ("2026-04-04T23:30", "2026-04-05T20:00", "2026-04-06T00:30")),
        (AUCKLAND, ("2026-09-26T23:30", "2026-09-27T20:00", "2026-09-28T00:30")),
    ],
)
def test_three_days_around_a_change_are_three_days_in_two_weeks(
    journey: Journey, zone: str, walls: tuple[str, ...]
) -> None:
    for wall in walls:
        journey.logs(wall, zone)
    days = [wall[:10] for wall in walls]
    assert journey.year() == days
    assert journey.found("bridge") == days[::-1]
    told = journey.streaks()
    assert (told.sessions_this_week, told.days_this_week, told.current) == (1, 1, 2)
    today = journey.coach.today()
    assert (today.this_week, today.days_since) == (1, 0)
    for day in days:
        assert journey.found(day) == [day]
        assert journey.found(f"since {day} until {day}") == [day]
    assert journey.found("yesterday") == days[1:2]
    assert journey.found("today") == days[2:]
    assert len(journey.found("1w")) == 3


@pytest.mark.parametrize(
    ("zone", "evening", "days"),
    [
        (BERLIN, "2026-03-28T23:30", 1),
        (BERLIN, "2026-10-24T23:30", 1),
        (AUCKLAND, "2026-04-04T23:30", 1),
        (AUCKLAND, "2026-09-26T23:30", 1),
        (BERLIN, "2026-03-23T19:00", 7),
        (BERLIN, "2026-10-19T19:00", 7),
    ],
)
def test_days_since_are_those_of_the_calendar_at_any_hour(
    journey: Journey, zone: str, evening: str, days: int
) -> None:
    journey.logs(evening, zone)
    day = date.fromisoformat(evening[:10]) + timedelta(days=days)
    for hour in ("00:01", "12:00", "23:59"):
        journey.at(f"{day}T{hour}")
        assert journey.coach.today().days_since == days


def test_each_week_of_a_year_counts_over_both_changes(journey: Journey) -> None:
    monday = date(2025, 11, 24)
    for week in range(52):
        # The evening of a Sunday and the first minutes of a Monday, in turns.
        day = monday + timedelta(weeks=week, days=6 * (week % 2))
        journey.logs(f"{day}T{'20:00' if week % 2 else '00:05'}")
    assert (journey.streaks().current, journey.streaks().longest) == (52, 52)
    assert len(journey.year()) == 52


def test_a_day_in_each_place_of_a_journey_is_the_day_that_it_was_there(journey: Journey) -> None:
    journey.logs("2026-09-28T07:00", AUCKLAND)
    journey.logs("2026-09-29T07:00", BERLIN)
    journey.logs("2026-09-30T22:00", ANGELES)
    days = ["2026-09-28", "2026-09-29", "2026-09-30"]
    for zone, wall in ((ANGELES, "2026-09-30T23:00"), (AUCKLAND, "2026-10-02T08:00")):
        journey.at(wall, zone)
        assert journey.year() == days
        assert journey.found("bridge") == days[::-1]
        assert [*map(journey.found, days)] == [[day] for day in days]
        assert journey.found("since 28 sep until 29 sep") == days[1::-1]
        assert journey.streaks() == Streaks(3, 3, 1, 1, date(2026, 9, 28))
        assert journey.coach.today().this_week == 3


def test_a_session_of_a_day_that_has_not_begun_here_is_nothing_to_stumble_over(
    journey: Journey,
) -> None:
    trained = journey.logs("2026-09-28T06:00", AUCKLAND)
    journey.at("2026-09-27T23:00", ANGELES)
    today = journey.coach.today()
    assert (today.days_since, today.this_week) == (-1, 1)
    assert (journey.owed(), journey.year(), journey.streaks()) == (None, [], Streaks())
    assert journey.found("bridge") == ["2026-09-28"]
    journey.at("2026-09-29T08:00")
    assert (journey.owed(), journey.year()) == (trained.id, ["2026-09-28"])


def test_the_longer_day_of_a_flight_to_the_west_may_have_two_sessions(journey: Journey) -> None:
    journey.logs("2026-11-03T07:00", AUCKLAND)
    journey.logs("2026-11-03T18:00", ANGELES)
    assert journey.year() == ["2026-11-03"]
    assert journey.streaks().sessions_this_week == 2
    assert journey.streaks().days_this_week == 1
    assert journey.found("3 nov") == ["2026-11-03"] * 2


# Over the change itself


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        (BERLIN, "2026-03-29T01:50", "2026-03-29T03:10:30+02:00"),
        (BERLIN, "2026-10-25T02:50", "2026-10-25T02:10:30+01:00"),
        (AUCKLAND, "2026-09-27T01:50", "2026-09-27T03:10:30+13:00"),
        (AUCKLAND, "2026-04-05T02:50", "2026-04-05T02:10:30+12:00"),
    ],
)
def test_a_session_in_the_app_over_a_change_goes_on_and_is_as_long_as_it_took(
    journey: Journey, zone: str, start: str, end: str
) -> None:
    journey.at(start, zone)
    coach, clock = journey.coach, journey.clock
    kept = training.keeper(coach, training.begin(coach, coach.today()))
    kept.happen(events.CheckedIn(clock.now(), 1), "say how the back is")
    kept.skip(clock.now())
    while not isinstance(kept.session.state, Resting):
        kept.forward(clock.advance(seconds=10))
    rest_began = clock.now()
    clock.moment = datetime.fromisoformat(end)
    kept.confirm(clock.now())
    training.close(coach, kept.timeline, Status.FINISHED)
    trained = journey.session(kept.session.id)
    (done,) = trained.sets
    assert trained.ended_at is not None
    assert trained.ended_at - trained.started_at == timedelta(minutes=20, seconds=30)
    assert clock.now().isoformat() == end
    assert trained.started_at < done.at <= rest_began
    assert trained.local_date.isoformat() == start[:10]
    assert journey.year() == [start[:10]]


def test_a_session_over_a_change_keeps_its_length_when_it_is_corrected(journey: Journey) -> None:
    journey.logs("2026-03-29T01:30")
    trained = journey.logs("2026-03-29T03:15")
    assert trained.ended_at == trained.started_at + timedelta(minutes=45)
    journey.at("2026-04-02T12:00")
    after = journey.corrects(trained, note="at night", name="Late")
    assert (after.started_at, after.ended_at) == (trained.started_at, trained.ended_at)
    assert [one.at for one in after.sets] == [one.at for one in trained.sets]
    moved = journey.corrects(after, day="2026-04-01")
    assert moved.ended_at == moved.started_at + timedelta(minutes=45)
    assert moved.started_at.isoformat() == "2026-04-01T01:30:00+02:00"
    assert moved.sets[-1].at.isoformat() == "2026-04-01T02:15:00+02:00"
    undoing.undo(journey.coach)
    assert journey.session(trained.id) == after


# Any zone


@settings(max_examples=60)
@given(
    st.sampled_from(PLACES),
    st.integers(FIRST_SECOND, LAST_SECOND),
    st.sampled_from(PLACES),
)
def test_the_day_of_a_session_is_what_the_calendar_on_the_wall_said(
    zone: str, second: int, elsewhere: str
) -> None:
    moment = datetime.fromtimestamp(second, UTC)
    there = moment.astimezone(ZoneInfo(zone))
    with journey_begun() as journey:
        journey.move(zone)
        journey.clock.moment = moment
        journey.done()
        (trained,) = journey.sessions
        day = there.date().isoformat()
        assert trained.local_date == there.date()
        assert trained.started_at.utcoffset() == there.utcoffset()
        assert (journey.year(), journey.found("today")) == ([day], [day])
        journey.clock.advance(days=2)
        journey.move(elsewhere)
        assert journey.found(day) == [day]
        assert journey.found(f"since {day}") == journey.found(f"until {day}") == [day]
        assert journey.session(trained.id) == trained
        days = (journey.clock.now().date() - there.date()).days
        assert journey.coach.today().days_since == days


@settings(max_examples=60)
@given(
    st.sampled_from(PLACES),
    st.datetimes(datetime(1990, 1, 1), datetime(2049, 12, 31)),  # noqa: DTZ001 - on the wall
    st.integers(-400, -1),
)
def test_a_day_corrected_keeps_the_time_on_the_wall_in_any_zone(
    zone: str, wall: datetime, days: int
) -> None:
    with journey_begun() as journey:
        journey.at(wall.replace(microsecond=0).isoformat(), zone)
        journey.done()
        (before,) = journey.sessions
        wanted = before.started_at.replace(tzinfo=None) + timedelta(days=days)
        assume(is_shown(wanted, zone))
        after = journey.corrects(before, day=wanted.date().isoformat())
        assert after.started_at.replace(tzinfo=None) == wanted
        assert after.started_at.utcoffset() in {
            wanted.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)
        }
        assert journey.found(wanted.date().isoformat()) == [wanted.date().isoformat()]


# The morning after


@pytest.mark.parametrize(
    ("zone", "evening", "morning"),
    [
        (BERLIN, "2026-03-28T20:00", "2026-03-29T08:00"),
        (BERLIN, "2026-10-24T20:00", "2026-10-25T08:00"),
        (AUCKLAND, "2026-04-04T23:55", "2026-04-05T00:05"),
        (AUCKLAND, "2026-09-26T23:55", "2026-09-27T00:05"),
    ],
)
def test_the_morning_after_the_night_of_a_change_is_owed_to_its_session(
    journey: Journey, zone: str, evening: str, morning: str
) -> None:
    journey.logs("2026-03-02T18:00", zone)
    trained = journey.logs(evening)
    assert journey.owed() is None
    journey.at(morning)
    assert journey.owed() == trained.id
    journey.coach.record_pain(PainKind.MORNING, 2, trained)
    assert journey.owed() is None
    assert journey.session(trained.id).pain_morning == 2
    year = calendar.year_of(journey.coach)
    assert year.day(date.fromisoformat(evening[:10])).morning == 2


def test_a_morning_in_another_zone_belongs_to_the_session_before_the_flight(
    journey: Journey,
) -> None:
    trained = journey.logs("2026-03-27T20:00", BERLIN)
    journey.at("2026-03-29T09:00", AUCKLAND)
    assert journey.owed() == trained.id
    given = journey.coach.record_pain(PainKind.MORNING, 4, trained)
    assert given.at.isoformat() == "2026-03-29T09:00:00+13:00"
    year = calendar.year_of(journey.coach)
    assert (year.day(date(2026, 3, 27)).morning, year.day(date(2026, 3, 29)).pain) == (4, 4)


# Corrections


@pytest.mark.parametrize(
    ("zone", "done", "day", "offset"),
    [
        (BERLIN, "2026-03-28T18:42", "2026-03-30", "+02:00"),
        (BERLIN, "2026-10-24T18:42", "2026-10-25", "+01:00"),
        (AUCKLAND, "2026-04-04T18:42", "2026-04-06", "+12:00"),
        (AUCKLAND, "2026-09-25T18:42", "2026-09-27", "+13:00"),
    ],
)
def test_a_day_corrected_over_a_change_keeps_the_wall_clock_and_goes_back(
    journey: Journey, zone: str, done: str, day: str, offset: str
) -> None:
    before = journey.logs(done, zone)
    journey.at(f"{day}T23:00")
    after = journey.corrects(before, day=day)
    assert after.started_at.isoformat() == f"{day}T18:42:00{offset}"
    assert (after.local_date.isoformat(), after.ended_at) == (day, after.started_at)
    assert [one.at.isoformat() for one in after.sets] == [after.started_at.isoformat()]
    assert (journey.year(), journey.found(day)) == ([day], [day])
    back = journey.corrects(after, day=done[:10])
    assert back == before
    journey.corrects(back, day=day)
    undoing.undo(journey.coach)
    assert journey.session(before.id) == before


def test_a_minute_corrected_in_the_hour_that_comes_twice_stays_on_its_side(
    journey: Journey,
) -> None:
    trained = journey.logs("2026-10-24T18:00")
    journey.at("2026-10-25T09:00")
    first = journey.corrects(trained, day="2026-10-25", start="02:30")
    assert first.started_at.isoformat() == "2026-10-25T02:30:00+02:00"
    after = journey.corrects(first, start="02:40")
    assert after.started_at.isoformat() == "2026-10-25T02:40:00+02:00"
    later = journey.corrects(after, start="04:10")
    assert later.started_at.isoformat() == "2026-10-25T04:10:00+01:00"
    assert journey.corrects(later, start="02:40").started_at.isoformat() == (
        "2026-10-25T02:40:00+01:00"
    )


def test_a_time_that_never_was_is_the_one_that_the_clock_showed_then(journey: Journey) -> None:
    trained = journey.logs("2026-03-28T18:00")
    journey.at("2026-03-29T20:00")
    after = journey.corrects(trained, day="2026-03-29", start="02:30")
    assert after.started_at.isoformat() == "2026-03-29T03:30:00+02:00"


def test_what_was_done_elsewhere_is_corrected_on_the_clock_of_that_place(journey: Journey) -> None:
    trained = journey.logs("2026-09-25T18:00", AUCKLAND)
    journey.at("2026-09-28T12:00", BERLIN)
    after = journey.corrects(trained, day="2026-09-26", start="19:00")
    assert after.started_at.isoformat() == "2026-09-26T19:00:00+12:00"
    undoing.undo(journey.coach)
    assert journey.session(trained.id) == trained


def test_a_note_corrected_in_another_zone_moves_no_day(journey: Journey) -> None:
    trained = journey.logs("2026-09-28T06:00", AUCKLAND)
    journey.at("2026-09-28T10:00", BERLIN)
    after = journey.corrects(trained, note="in the park")
    assert (after.started_at, after.local_date) == (trained.started_at, date(2026, 9, 28))
    assert after.started_at.isoformat() == trained.started_at.isoformat()
    journey.at("2026-09-28T18:00", ANGELES)
    assert (
        undoing.undo(journey.coach).fate.deed.what == "edit session of 28 Sep: note – → in the park"
    )
    assert journey.session(trained.id) == trained
    assert (
        undoing.redo(journey.coach).fate.deed.what == "edit session of 28 Sep: note – → in the park"
    )
    assert journey.session(trained.id).started_at.isoformat() == trained.started_at.isoformat()


# After the fact


@pytest.mark.parametrize(
    ("zone", "now", "typed", "at"),
    [
        (BERLIN, "2026-03-29T10:00", ("2026-03-28", "23:30"), "2026-03-28T23:30:00+01:00"),
        (BERLIN, "2026-03-29T10:00", ("2026-03-29", "01:30"), "2026-03-29T01:30:00+01:00"),
        (BERLIN, "2026-10-26T10:00", ("2026-10-24", "23:30"), "2026-10-24T23:30:00+02:00"),
        (BERLIN, "2026-12-01T10:00", ("2026-07-01", "18:00"), "2026-07-01T18:00:00+02:00"),
        (AUCKLAND, "2026-04-05T10:00", ("2026-04-04", "23:30"), "2026-04-04T23:30:00+13:00"),
        (AUCKLAND, "2026-09-27T10:00", ("2026-09-27", "00:10"), "2026-09-27T00:10:00+12:00"),
    ],
)
def test_a_session_told_after_a_change_is_of_the_time_before_it(
    journey: Journey, zone: str, now: str, typed: tuple[str, str], at: str
) -> None:
    day, at_time = typed
    logged = journey.logs(now, zone, day=day, time=at_time)
    assert (logged.started_at.isoformat(), logged.local_date.isoformat()) == (at, day)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("02:05", "2026-10-25T02:05:00+01:00"),
        ("02:40", "2026-10-25T02:40:00+02:00"),
        ("01:55", "2026-10-25T01:55:00+02:00"),
    ],
)
def test_a_time_told_in_the_hour_that_comes_twice_is_the_newest_that_is_over(
    journey: Journey, typed: str, at: str
) -> None:
    journey.clock.moment = datetime.fromisoformat("2026-10-25T02:10:00+01:00")
    assert journey.done(time=typed).started_at.isoformat() == at


def test_what_lies_ahead_by_the_minute_is_refused_on_the_days_of_a_change(
    journey: Journey,
) -> None:
    for now, ahead in (("2026-03-29T03:10", "03:20"), ("2026-10-25T03:10", "03:20")):
        with pytest.raises(FieldError, match="lies ahead"):
            journey.logs(now, BERLIN, time=ahead)
    assert journey.sessions == ()


# Copies and the trash


def test_a_session_of_another_place_and_time_is_copied_for_today(journey: Journey) -> None:
    trained = journey.logs("2026-09-26T23:30", AUCKLAND)
    journey.at("2026-10-25T18:00", BERLIN)
    timeline = copying.begin_copy(journey.coach, copying.plan_from(journey.coach, trained))
    copy = journey.session(timeline.session.id)
    assert copy.name == "Copy of 26 Sep"
    assert copy.started_at.isoformat() == "2026-10-25T18:00:00+01:00"
    assert copy.local_date == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("zone", "thrown", "first"),
    [
        (BERLIN, "2026-03-28T23:30", "2026-03-29"),
        (BERLIN, "2026-10-25T00:15", "2026-10-26"),
        (AUCKLAND, "2026-09-26T23:30", "2026-09-27"),
        (AUCKLAND, "2026-04-05T00:15", "2026-04-06"),
    ],
)
def test_the_days_that_are_left_in_the_trash_are_those_of_the_calendar(
    journey: Journey, zone: str, thrown: str, first: str
) -> None:
    trained = journey.logs(thrown, zone)
    correcting.delete_session(journey.coach, trained)
    for days in (1, 2, 28):
        day = date.fromisoformat(first) + timedelta(days=days - 1)
        for hour in ("00:01", "12:00", "23:59"):
            journey.at(f"{day}T{hour}")
            (lying,) = correcting.trash(journey.coach)
            ago = "yesterday" if days == 1 else f"{days} days ago"
            assert (lying.days_left, lying.deleted) == (30 - days, f"deleted {ago}")
    journey.at(f"{day + timedelta(days=3)}T12:00")
    assert correcting.trash(journey.coach) == ()


def test_what_was_thrown_away_in_another_zone_comes_back_as_it_was(journey: Journey) -> None:
    trained = journey.logs("2026-09-28T06:00", AUCKLAND)
    correcting.delete_session(journey.coach, trained)
    journey.at("2026-09-29T08:00", ANGELES)
    (lying,) = correcting.trash(journey.coach)
    assert (lying.words, lying.days_left) == ("Session of 28 Sep: 1 set", 28)
    correcting.restore(journey.coach, lying.thrown)
    assert journey.sessions == (trained,)
