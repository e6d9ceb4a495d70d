from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import chain
from zoneinfo import ZoneInfo

import pytest

from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, SetKind, Status
from postchain_tui.core.year import Trained
from postchain_tui.store import days, pain, records
from postchain_tui.store.store import Store
from tests.store.diaries import NOON, done, memory, record

DAY = timedelta(days=1)
TODAY = NOON.date()


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def fill(store: Store, *sessions: SessionRecord) -> None:
    with store.action("Fill") as writing:
        for one in sessions:
            records.write(writing, one, "basics")


def bury(store: Store, table: str, name: str) -> None:
    with store.action("Throw away") as writing:
        writing.bury(table, name)


def felt(store: Store, name: str, moment: datetime, score: int | None = 3, **changes: str) -> None:
    kind = PainKind(changes.get("kind", "now"))
    pain.add_pain(store, PainRecord(name, moment, kind, score))


def trained(store: Store, first: date = TODAY, last: date = TODAY) -> tuple[Trained, ...]:
    return days.trained(store, first, last)


def names(found: tuple[Trained, ...]) -> list[str]:
    return [one.session for one in found]


def all_days(store: Store, size: int = 1000) -> list[date]:
    return list(chain(*days.training_days(store, size)))


def local(place: str, day: date, hour: int, minute: int = 0) -> datetime:
    """A moment at a place, with the fixed offset of then as it is stored."""
    moment = datetime.combine(day, time(hour, minute), ZoneInfo(place))
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


# Sessions


def test_an_empty_diary_has_no_days(store: Store) -> None:
    assert trained(store) == ()
    assert days.scores(store, TODAY, TODAY) == ()
    assert all_days(store) == []
    assert days.first_day(store) is None


def test_a_session_tells_its_working_sets_and_its_worst_pain(store: Store) -> None:
    sets = (
        done(1, NOON, kind=SetKind.WARMUP, pain=4),
        done(2, NOON, pain=2),
        done(3, NOON, kind=SetKind.DROP),
        done(4, NOON, kind=SetKind.UNKNOWN),
    )
    fill(store, replace(record("s", sets=0), sets=sets))
    assert trained(store) == (Trained("s", NOON, 3, 4),)


def test_a_session_without_sets_is_there_and_its_pain_is_not_known(store: Store) -> None:
    fill(store, record("empty", sets=0), record("silent", sets=2))
    assert trained(store) == (Trained("empty", NOON, 0), Trained("silent", NOON, 2))


def test_sets_that_were_thrown_away_do_not_count(store: Store) -> None:
    fill(store, replace(record("s", sets=0), sets=(done(1, NOON, pain=1), done(2, NOON, pain=9))))
    bury(store, "sets", "s-2")
    assert trained(store) == (Trained("s", NOON, 1, 1),)


def test_only_sessions_that_were_kept_are_told(store: Store) -> None:
    fill(
        store,
        record("kept"),
        record("open", status=Status.ACTIVE),
        record("discarded", status=Status.DISCARDED),
        record("thrown away"),
    )
    bury(store, "sessions", "thrown away")
    assert names(trained(store)) == ["kept", "open"]
    assert all_days(store) == [TODAY, TODAY]


def test_sessions_come_oldest_first_and_of_equal_moments_in_the_order_of_recording(
    store: Store,
) -> None:
    hour = timedelta(hours=1)
    fill(store, record("b"), record("c"), record("a", NOON - hour), record("d", NOON + hour))
    assert names(trained(store)) == ["a", "b", "c", "d"]


def test_both_ends_of_the_stretch_belong_to_it(store: Store) -> None:
    fill(store, *(record(f"s{number}", NOON + number * DAY) for number in range(5)))
    assert names(trained(store, TODAY + DAY, TODAY + 3 * DAY)) == ["s1", "s2", "s3"]


@pytest.mark.parametrize("hours", [-12, -5, 0, 5.75, 14])
def test_a_day_begins_and_ends_where_the_person_was(store: Store, hours: float) -> None:
    zone = timezone(timedelta(hours=hours))
    midnight = datetime(2026, 5, 4, tzinfo=zone)
    second = timedelta(seconds=1)
    fill(
        store,
        record("evening before", midnight - second),
        record("first", midnight),
        record("last", midnight + DAY - second),
        record("day after", midnight + DAY),
    )
    assert names(trained(store, date(2026, 5, 4), date(2026, 5, 4))) == ["first", "last"]
    assert set(all_days(store)) == {date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 5)}


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Pacific/Auckland", date(2026, 4, 5)),
        ("Pacific/Auckland", date(2026, 9, 27)),
    ],
)
def test_on_the_day_of_another_clock_all_its_hours_are_of_that_day(
    store: Store, place: str, day: date
) -> None:
    early, late = local(place, day, 0, 15), local(place, day, 23, 45)
    assert early.utcoffset() != late.utcoffset()
    fill(store, record("early", early), record("late", late))
    assert trained(store, day, day) == (Trained("early", early, 2), Trained("late", late, 2))
    assert [one.at.date() for one in trained(store, day, day)] == [day, day]
    assert all_days(store) == [day, day]
    assert trained(store, day - DAY, day - DAY) == trained(store, day + DAY, day + DAY) == ()


def test_the_day_goes_on_when_one_travels_west_and_is_cut_short_going_east(store: Store) -> None:
    fill(
        store,
        record("tokyo", local("Asia/Tokyo", date(2026, 5, 4), 8)),
        record("los angeles", local("America/Los_Angeles", date(2026, 5, 3), 20)),
        record("auckland", local("Pacific/Auckland", date(2026, 5, 5), 1)),
    )
    assert names(trained(store, date(2026, 5, 3), date(2026, 5, 3))) == ["los angeles"]
    assert names(trained(store, date(2026, 5, 4), date(2026, 5, 4))) == ["tokyo"]
    assert names(trained(store, date(2026, 5, 5), date(2026, 5, 5))) == ["auckland"]


# Scores


def test_scores_come_by_their_own_local_days_oldest_first(store: Store) -> None:
    east = timezone(timedelta(hours=14))
    felt(store, "late", NOON + timedelta(hours=2))
    felt(store, "early", NOON - timedelta(hours=2))
    felt(store, "tomorrow", NOON.astimezone(east))
    felt(store, "thrown away", NOON)
    bury(store, "pain_entries", "thrown away")
    assert [one.id for one in days.scores(store, TODAY, TODAY)] == ["early", "late"]
    found = days.scores(store, TODAY, TODAY + DAY)
    assert [one.id for one in found] == ["early", "tomorrow", "late"]


# All days


@pytest.mark.parametrize("size", [1, 2, 3, 4, 1000])
def test_slices_tell_every_day_once_for_each_session_newest_first(store: Store, size: int) -> None:
    numbers = [0, 1, 1, 3, 7, 7, 7, 8]
    fill(store, *(record(f"s{n}", NOON - back * DAY) for n, back in enumerate(numbers)))
    slices = list(days.training_days(store, size))
    assert list(chain(*slices)) == [TODAY - back * DAY for back in numbers]
    assert all(len(some) <= size for some in slices)


def test_what_is_left_out_ends_no_reading(store: Store) -> None:
    gone = (record(f"gone {n}", NOON - n * DAY, status=Status.DISCARDED) for n in range(5))
    fill(store, *gone, record("old", NOON - 9 * DAY))
    slices = list(days.training_days(store, 2))
    assert slices[:2] == [(), ()]
    assert list(chain(*slices)) == [TODAY - 9 * DAY]


def test_nothing_is_held_between_two_slices(store: Store) -> None:
    fill(store, record("a"), record("b", NOON - DAY), record("c", NOON - 2 * DAY))
    slices = days.training_days(store, 1)
    assert next(slices) == (TODAY,)
    fill(store, record("between", NOON - timedelta(hours=12)))
    assert list(chain(*slices)) == [
        (NOON - timedelta(hours=12)).date(),
        TODAY - DAY,
        TODAY - 2 * DAY,
    ]


# The beginning


def test_the_record_begins_with_a_session_or_with_a_score(store: Store) -> None:
    fill(store, record("s"), record("gone", NOON - 9 * DAY, status=Status.DISCARDED))
    assert days.first_day(store) == TODAY
    felt(store, "unknown", NOON - 4 * DAY, None)
    felt(store, "usual", NOON - 4 * DAY, kind="usual")
    assert days.first_day(store) == TODAY
    felt(store, "score", datetime(2026, 5, 1, 22, tzinfo=UTC).astimezone(timezone(3 * DAY / 24)))
    assert days.first_day(store) == date(2026, 5, 2)
