import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Sitting
from postchain_tui.core.diary import (
    PainKind,
    PainRecord,
    SessionRecord,
    SetKind,
    SetRecord,
    Status,
    worst_pain,
)
from postchain_tui.core.events import Started
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.strength import best_estimate
from postchain_tui.store import chronicle, events, pain, records
from postchain_tui.store.rows import utc_text
from postchain_tui.store.store import Store
from tests.build import bridge, kg, plank, rdl
from tests.store.diaries import NOON, done, memory, opened, raw, record

DAY = timedelta(days=1)
FAR = NOON + 1000 * DAY


@pytest.fixture
def store() -> Iterator[Store]:
    with memory() as empty:
        yield empty


def fill(store: Store, *sessions: SessionRecord) -> None:
    with store.action("Fill") as writing:
        for one in sessions:
            records.write(writing, one, "basics")


def bury(store: Store, table: str, *names: str) -> None:
    with store.action("Throw away") as writing:
        for name in names:
            writing.bury(table, name)


def a_set(**changes: Any) -> SetRecord:
    """A set of ten bridges, numbered when its session is made."""
    return done(0, NOON, **changes)


def of(name: str, *sets: SetRecord, days: float = 0, **changes: Any) -> SessionRecord:
    """A finished session of those sets, a minute apart, so many days after the first noon."""
    begin = NOON + timedelta(days=days)
    own = tuple(
        replace(one, id=f"{name}-{number}", ordinal=number, at=begin + timedelta(minutes=number))
        for number, one in enumerate(sets, start=1)
    )
    return replace(record(name, begin, sets=0, **changes), sets=own)


def in_zone(session: SessionRecord, hours: float) -> SessionRecord:
    """The session, as clocks elsewhere told its time."""
    moved = session.started_at.astimezone(timezone(timedelta(hours=hours)))
    return replace(session, started_at=moved)


def training(
    store: Store, since: datetime | None = None, until: datetime = FAR, size: int = 250
) -> tuple[tuple[Sitting, ...], tuple[Bout, ...]]:
    """All slices as one."""
    slices = tuple(chronicle.training(store, since, until, size))
    return tuple(chain(*(one for one, _ in slices))), tuple(chain(*(one for _, one in slices)))


def sessions_of(found: tuple[tuple[Sitting, ...], tuple[Bout, ...]]) -> list[str]:
    return [sitting.session for sitting in found[0]]


def only_bout(store: Store) -> Bout:
    (bout,) = training(store)[1]
    return bout


def test_an_empty_diary_tells_nothing(store: Store) -> None:
    assert training(store) == ((), ())
    assert list(chain(*chronicle.scores(store, None, FAR))) == []
    assert list(best_sets(store)) == []
    assert bests(store) == ()
    assert rated_sets(store) == []
    assert skipped(store) == []
    assert chronicle.first_training(store) is None
    assert chronicle.first_days(store, ["glute_bridge"]) == {}
    assert chronicle.last_exercises(store) == ()
    assert chronicle.sessions_at_most(store) == 0


def test_sessions_come_oldest_first_with_their_effort(store: Store) -> None:
    fill(store, of("b", days=1), of("a", effort=6.5), of("c", days=2))
    assert training(store)[0] == (
        Sitting("a", NOON, 6.5),
        Sitting("b", NOON + DAY, None),
        Sitting("c", NOON + 2 * DAY, None),
    )


def test_both_ends_of_the_stretch_belong_to_it(store: Store) -> None:
    fill(store, *(of(f"s{number}", a_set(), days=number) for number in range(5)))
    found = training(store, NOON + DAY, NOON + 3 * DAY)
    assert sessions_of(found) == ["s1", "s2", "s3"]
    assert [bout.session for bout in found[1]] == ["s1", "s2", "s3"]


def test_only_finished_sessions_that_are_kept_are_training(store: Store) -> None:
    fill(
        store,
        of("kept", a_set(), days=1),
        of("open", a_set(), status=Status.ACTIVE),
        of("discarded", a_set(), days=1, status=Status.DISCARDED),
        of("thrown", a_set(), days=2),
    )
    bury(store, "sessions", "thrown")
    sittings, bouts = training(store)
    assert [sitting.session for sitting in sittings] == ["kept"]
    assert [bout.session for bout in bouts] == ["kept"]
    assert chronicle.first_training(store) == NOON + DAY


def test_the_day_is_that_of_the_clock_where_it_was(store: Store) -> None:
    fill(store, in_zone(of("east", a_set(), days=0.49), 10), in_zone(of("west", a_set()), -11))
    sittings, bouts = training(store)
    assert [one.day for one in sittings] == [date(2026, 5, 3), date(2026, 5, 5)]
    assert [one.day for one in bouts] == [date(2026, 5, 3), date(2026, 5, 5)]
    assert [one.at.utcoffset() for one in bouts] == [timedelta(hours=-11), timedelta(hours=10)]
    first = chronicle.first_training(store)
    assert first is not None
    assert first.date() == date(2026, 5, 3)


def test_the_working_sets_of_an_exercise_are_summed_up(store: Store) -> None:
    fill(
        store,
        of(
            "s",
            a_set(reps=8, load=kg(20), rpe=7.0, pain=1, time_under_tension_ms=30_000),
            a_set(reps=6, load=kg("22.5"), rpe=5.5, pain=3, kind=SetKind.DROP),
            a_set(reps=None, load=kg(30), rpe=None),
        ),
    )
    assert only_bout(store) == Bout(
        session="s",
        exercise="glute_bridge",
        at=NOON,
        sets=3,
        hard_sets=2,
        reps=14,
        gram_reps=8 * 20_000 + 6 * 22_500,
        load_grams=30_000,
        tension_ms=30_000,
        unclocked_reps=6,
        unclocked_hold_ms=0,
        worst_pain=3,
        mean_rpe=6.25,
    )


def test_what_no_set_told_stays_unknown(store: Store) -> None:
    fill(store, of("s", a_set(reps=None), a_set(reps=None)))
    bout = only_bout(store)
    assert (bout.sets, bout.hard_sets) == (2, 2)
    assert (bout.reps, bout.gram_reps, bout.load_grams) == (None, None, None)
    assert (bout.worst_pain, bout.mean_rpe) == (None, None)
    assert (bout.tension_ms, bout.unclocked_reps, bout.unclocked_hold_ms) == (0, 0, 0)


def test_load_and_reps_of_different_sets_are_not_multiplied(store: Store) -> None:
    fill(store, of("s", a_set(reps=None, load=kg(20)), a_set(reps=10)))
    bout = only_bout(store)
    assert (bout.reps, bout.load_grams, bout.gram_reps) == (10, 20_000, None)


def test_a_score_of_no_pain_is_not_an_unknown_one(store: Store) -> None:
    fill(store, of("s", a_set(pain=None), a_set(pain=0)))
    assert only_bout(store).worst_pain == 0


@pytest.mark.parametrize(("rpe", "hard"), [(5.5, 0), (6.0, 1), (10.0, 1), (None, 1)])
def test_a_set_is_hard_with_at_most_four_reps_left(
    store: Store, rpe: float | None, hard: int
) -> None:
    fill(store, of("s", a_set(rpe=rpe)))
    assert only_bout(store).hard_sets == hard


def test_holds_without_a_clocked_tension_count_their_length_each_time(store: Store) -> None:
    fill(
        store,
        of(
            "s",
            a_set(reps=3, duration_ms=10_000),
            a_set(reps=None, duration_ms=25_000),
            a_set(reps=2, duration_ms=20_000, time_under_tension_ms=40_000),
        ),
    )
    bout = only_bout(store)
    assert (bout.unclocked_hold_ms, bout.tension_ms, bout.unclocked_reps) == (55_000, 40_000, 3)


def test_warm_ups_and_sets_in_the_trash_are_no_training(store: Store) -> None:
    fill(
        store,
        of("s", a_set(kind=SetKind.WARMUP, reps=99), a_set(reps=5), a_set(reps=50)),
        of("warm", a_set(kind=SetKind.WARMUP), days=1),
    )
    bury(store, "sets", "s-3")
    assert (only_bout(store).sets, only_bout(store).reps) == (1, 5)
    assert sessions_of(training(store)) == ["s", "warm"]


def test_bouts_come_by_session_then_in_the_order_of_their_first_sets(store: Store) -> None:
    sets = [a_set(exercise=name) for name in ("row", "bridge", "row", "arm")]
    fill(store, of("later", *sets, days=1), of("first", *reversed(sets)))
    assert [(bout.session, bout.exercise) for bout in training(store)[1]] == [
        ("first", "arm"),
        ("first", "row"),
        ("first", "bridge"),
        ("later", "row"),
        ("later", "bridge"),
        ("later", "arm"),
    ]


SETS = st.builds(
    a_set,
    exercise=st.sampled_from(["glute_bridge", "plank"]),
    kind=st.sampled_from(SetKind),
    reps=st.none() | st.integers(0, 12),
    load=st.none() | st.sampled_from([kg(20), kg("22.5")]),
    duration_ms=st.none() | st.integers(0, 60_000),
    rpe=st.none() | st.sampled_from([5.5, 6.0, 8.0]),
    pain=st.none() | st.integers(0, 10),
    time_under_tension_ms=st.none() | st.integers(0, 60_000),
)
DIARIES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(Status), st.lists(SETS, max_size=4)), max_size=8
)


def told(recorded: Iterable[SetRecord], each: Callable[[SetRecord], Any]) -> list[Any]:
    """What the sets tell, those left out that tell nothing."""
    return [value for value in map(each, recorded) if value is not None]


def volume(one: SetRecord) -> int | None:
    return None if one.load is None or one.reps is None else one.load.grams * one.reps


def bout_of(session: SessionRecord, exercise: str, sets: list[SetRecord]) -> Bout:
    """The same sums, in so many words."""
    unclocked = [one for one in sets if one.time_under_tension_ms is None]
    efforts = told(sets, lambda one: one.rpe)
    return Bout(
        session.id,
        exercise,
        session.started_at,
        len(sets),
        len([one for one in sets if one.rpe is None or one.rpe >= 6]),
        sum(told(sets, lambda one: one.reps)) if told(sets, lambda one: one.reps) else None,
        sum(told(sets, volume)) if told(sets, volume) else None,
        max(told(sets, lambda one: one.load and one.load.grams), default=None),
        sum(told(sets, lambda one: one.time_under_tension_ms)),
        sum(told(unclocked, lambda one: one.reps)),
        sum((one.duration_ms or 0) * (1 if one.reps is None else one.reps) for one in unclocked),
        worst_pain(sets),
        sum(efforts) / len(efforts) if efforts else None,
    )


@given(DIARIES, st.integers(1, 9))
def test_slices_of_any_size_tell_every_session_and_bout_once(
    told_sessions: list[tuple[int, Status, list[SetRecord]]], size: int
) -> None:
    sessions = [
        of(f"s{number}", *sets, days=day, status=status)
        for number, (day, status, sets) in enumerate(told_sessions)
    ]
    finished = [one for one in sessions if one.status is Status.FINISHED]
    finished.sort(key=lambda one: one.started_at)
    with memory() as store:
        fill(store, *sessions)
        sittings, bouts = training(store, size=size)
    assert [one.session for one in sittings] == [one.id for one in finished]
    assert list(bouts) == [
        bout_of(session, exercise, [one for one in working if one.exercise == exercise])
        for session in finished
        for working in [[one for one in session.sets if one.kind is not SetKind.WARMUP]]
        for exercise in dict.fromkeys(one.exercise for one in working)
    ]


def test_what_changes_between_two_slices_shows_in_those_to_come(store: Store) -> None:
    fill(store, *(of(f"s{number}", a_set(), days=number) for number in range(4)))
    seen = []
    for sittings, _ in chronicle.training(store, None, FAR, 1):
        seen += [one.session for one in sittings]
        if seen == ["s0", "s1"]:
            fill(store, of("new", a_set(), days=1.5))
            bury(store, "sessions", "s3")
    assert seen == ["s0", "s1", "new", "s2"]


def is_free(other: sqlite3.Connection) -> bool:
    """Could another program write now?"""
    try:
        other.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    other.execute("ROLLBACK")
    return True


def test_between_two_slices_the_file_is_free(tmp_path: Path) -> None:
    path = tmp_path / "postchain.db"
    names = [f"s{number}" for number in range(4)]
    with opened(path) as store, closing(raw(path)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        fill(store, *(of(name, a_set(), days=number) for number, name in enumerate(names)))
        put(store, *(entry(number, days=number) for number in range(4)))
        slices = (
            chronicle.training(store, None, FAR, 1),
            chronicle.scores(store, None, FAR, 1),
            chronicle.best_sets(
                store, "glute_bridge", names, by_duration=False, ceiling=5, slice_sessions=1
            ),
            chronicle.rated_sets(store, "glute_bridge", names, ceiling=5, slice_sessions=1),
            chronicle.skipped(store, "glute_bridge", None, FAR),
        )
        assert [is_free(other) for _ in chain(*slices)] == [True] * (5 + 5 + 4 + 4 + 1)
        with store.reading() as connection:
            connection.execute("SELECT * FROM sessions").fetchall()
            assert not is_free(other)


def test_a_slice_never_reads_on_through_what_was_thrown_away(store: Store) -> None:
    fill(store, *(of(f"s{n}", status=Status.DISCARDED, days=n) for n in range(5)), of("k", days=9))
    slices = [sittings for sittings, _ in chronicle.training(store, None, FAR, 2)]
    assert [len(one) for one in slices] == [0, 0, 1, 0]
    assert slices[2][0].session == "k"


def entry(number: int, score: int | None = 3, days: float = 0, **changes: Any) -> PainRecord:
    one = PainRecord(f"p{number}", NOON + timedelta(days=days), PainKind.DAY, score)
    return replace(one, **changes)


def put(store: Store, *entries: PainRecord) -> None:
    for one in entries:
        pain.add_pain(store, one)


def scores(
    store: Store, since: datetime | None = None, until: datetime = FAR, size: int = 2000
) -> list[PainRecord]:
    return list(chain(*chronicle.scores(store, since, until, size)))


def test_scores_come_back_as_they_were_saved(store: Store) -> None:
    saved = [
        entry(1),
        entry(2, None, 1, kind=PainKind.MORNING, session="s", recalled=True, note="stiff"),
        entry(3, 0, 2, place="low_back_left", spreading=True),
        entry(4, 10, 3, kind=PainKind.USUAL, spreading=False),
    ]
    put(store, *reversed(saved))
    assert scores(store) == saved
    assert scores(store) == list(pain.pain_between(store, NOON, FAR))


def test_scores_of_a_stretch_both_ends_with_it_and_none_from_the_trash(store: Store) -> None:
    put(store, *(entry(number, days=number) for number in range(6)))
    bury(store, "pain_entries", "p2")
    found = scores(store, NOON + DAY, NOON + 4 * DAY)
    assert [one.id for one in found] == ["p1", "p3", "p4"]


def test_a_score_is_told_on_the_clock_of_its_place(store: Store) -> None:
    night = datetime(2026, 5, 4, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    put(store, entry(1, at=night))
    (found,) = scores(store)
    assert found.at.date() == date(2026, 5, 4)
    assert found.at.utcoffset() == timedelta(hours=-8)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12), st.integers(1, 13))
def test_slices_of_any_size_tell_every_score_once(
    moments: list[tuple[int, bool]], size: int
) -> None:
    entries = [entry(number, days=day) for number, (day, _) in enumerate(moments)]
    with memory() as store:
        put(store, *entries)
        bury(store, "pain_entries", *(f"p{n}" for n, (_, kept) in enumerate(moments) if not kept))
        found = scores(store, size=size)
    kept = [one for one, (_, is_kept) in zip(entries, moments, strict=True) if is_kept]
    assert found == sorted(kept, key=lambda one: one.at)


def best_sets(store: Store, *sessions: str, **changes: Any) -> list[BestSet]:
    asked = {"exercise": "glute_bridge", "by_duration": False, "ceiling": 5, **changes}
    return list(chain(*chronicle.best_sets(store, sessions=sessions, **asked)))


def chosen(store: Store, *sessions: str, **changes: Any) -> list[str]:
    return [best.done.id for best in best_sets(store, *sessions, **changes)]


def test_the_best_set_of_a_load_has_the_most_reps_whatever_its_effort(store: Store) -> None:
    one = of(
        "s",
        a_set(reps=8, load=kg(20), rpe=7.0),
        a_set(reps=10, load=kg(20), rpe=7.0, note="the best"),
        a_set(reps=10, load=kg(20), rpe=7.0),
        a_set(reps=3, load=kg(20), rpe=8.0),
        a_set(reps=2, load=kg(30), rpe=7.0),
        a_set(reps=1, load=kg(30)),
        a_set(reps=1),
    )
    fill(store, one)
    assert best_sets(store, "s") == [BestSet("s", one.sets[n]) for n in (1, 4, 6)]


def test_a_set_with_pain_above_the_ceiling_stands_for_no_other(store: Store) -> None:
    fill(
        store,
        of(
            "s", a_set(reps=12, pain=6), a_set(reps=9, pain=5), a_set(reps=8), a_set(reps=7, pain=9)
        ),
    )
    assert chosen(store, "s") == ["s-1", "s-2"]
    assert chosen(store, "s", ceiling=9) == ["s-1"]


def test_the_weaker_side_decides_where_the_sides_were_told_apart(store: Store) -> None:
    fill(
        store,
        of(
            "s",
            a_set(reps=20, reps_left=15, reps_right=5),
            a_set(reps=14, reps_left=7, reps_right=7),
            a_set(reps=6),
            a_set(reps=9, reps_left=6),
        ),
    )
    assert chosen(store, "s") == ["s-2"]
    assert bests(store) == ((None, 7),)


def test_the_longest_hold_is_the_best_by_duration(store: Store) -> None:
    fill(
        store,
        of("s", a_set(reps=9, duration_ms=20_000), a_set(reps=1, duration_ms=45_000), a_set()),
    )
    assert chosen(store, "s", by_duration=True) == ["s-2"]
    assert chosen(store, "s") == ["s-3"]
    assert bests(store, by_duration=True) == ((None, 45_000),)


def test_no_reps_are_more_than_unknown_ones(store: Store) -> None:
    fill(
        store, of("s", a_set(reps=None), a_set(reps=0)), of("t", a_set(reps=None), a_set(reps=None))
    )
    assert chosen(store, "s", "t") == ["s-2", "t-1"]
    fill(store, of("u", a_set(reps=None, load=kg(30))))
    assert bests(store) == ((None, 0),)


def test_warm_ups_other_exercises_and_the_trash_have_no_best_sets(store: Store) -> None:
    fill(
        store,
        of("s", a_set(kind=SetKind.WARMUP), a_set(exercise="plank"), a_set(reps=20), a_set()),
    )
    bury(store, "sets", "s-3")
    assert chosen(store, "s") == ["s-4"]
    assert bests(store) == ((None, 10),)


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_best_sets_come_in_the_order_of_the_sessions_asked_for(store: Store, size: int) -> None:
    fill(store, *(of(f"s{n}", a_set(load=kg(30)), a_set(load=kg(20)), days=n) for n in range(5)))
    names = ("s3", "s0", "nothing", "s4")
    assert chosen(store, *names, slice_sessions=size) == [
        "s3-1",
        "s3-2",
        "s0-1",
        "s0-2",
        "s4-1",
        "s4-2",
    ]


def rated_sets(
    store: Store, *sessions: str, ceiling: int = 5, slice_sessions: int = 125
) -> list[SetRecord]:
    slices = chronicle.rated_sets(
        store, "glute_bridge", sessions, ceiling=ceiling, slice_sessions=slice_sessions
    )
    return list(chain(*slices))


def rated(store: Store, *sessions: str, **changes: Any) -> list[str]:
    return [one.id for one in rated_sets(store, *sessions, **changes)]


def test_of_each_load_the_most_reps_to_failure_are_rated_the_sure_and_the_rough_ones(
    store: Store,
) -> None:
    one = of(
        "s",
        a_set(reps=8, load=kg(20), rpe=9.0),
        a_set(reps=7, load=kg(20), rpe=7.0, note="ten to failure"),
        a_set(reps=10, load=kg(20), rpe=9.5),
        a_set(reps=10, load=kg(20), rpe=8.0, note="twelve to failure"),
        a_set(reps=5, load=kg(30), rpe=8.0),
        a_set(reps=6, load=kg(30), rpe=8.0),
    )
    fill(store, one)
    assert rated_sets(store, "s") == [one.sets[n] for n in (1, 3, 5)]


@pytest.mark.parametrize(
    "changes",
    [
        {"load": None},
        {"load": kg(0)},
        {"reps": None},
        {"reps": 0},
        {"rpe": None},
        {"rpe": 5.5},
        {"reps": 11},
        {"reps": 9, "rpe": 6.5},
        {"reps_left": 0, "reps_right": 9},
        {"pain": 6},
        {"kind": SetKind.WARMUP},
        {"exercise": "plank"},
    ],
)
def test_a_set_that_allows_no_estimate_is_not_rated(store: Store, changes: dict[str, Any]) -> None:
    right = {"reps": 8, "load": kg(20), "rpe": 8.0, "pain": 5}
    fill(store, of("s", a_set(**right)), of("t", a_set(**{**right, **changes})))
    assert rated(store, "s", "t") == ["s-1"]
    assert rated(store, "t") == []


def test_more_pain_is_let_in_by_a_higher_ceiling_and_nothing_by_the_trash(store: Store) -> None:
    fill(store, of("s", a_set(reps=8, load=kg(20), rpe=8.0, pain=6)))
    assert rated(store, "s", ceiling=6) == ["s-1"]
    bury(store, "sets", "s-1")
    assert rated(store, "s", ceiling=6) == []


def test_of_two_sides_the_weaker_one_is_rated(store: Store) -> None:
    sided = {"load": kg(20), "rpe": 8.0}
    fill(
        store,
        of(
            "s",
            a_set(reps=15, reps_left=8, reps_right=7, **sided),
            a_set(reps=16, reps_left=8, reps_right=8, **sided),
            a_set(reps=7, **sided),
        ),
    )
    assert rated(store, "s") == ["s-2"]


RATED = st.builds(
    a_set,
    reps=st.none() | st.integers(0, 14),
    reps_left=st.none() | st.integers(0, 14),
    reps_right=st.none() | st.integers(0, 14),
    load=st.none() | st.sampled_from([kg(20), kg("22.5"), kg(40)]),
    rpe=st.none() | st.sampled_from([5.5, 6.0, 7.5, 8.0, 10.0]),
    pain=st.sampled_from([None, 0, 5, 6]),
)


@given(st.lists(st.lists(RATED, max_size=4), max_size=6), st.integers(1, 7))
def test_the_best_estimate_of_the_rated_sets_is_that_of_all_sets(
    told_sessions: list[list[SetRecord]], size: int
) -> None:
    sessions = [of(f"s{number}", *sets, days=number) for number, sets in enumerate(told_sessions)]
    names = [one.id for one in sessions]
    with memory() as store:
        fill(store, *sessions)
        found = rated_sets(store, *names, slice_sessions=size)
    calm = [
        one for session in sessions for one in session.sets if one.pain is None or one.pain <= 5
    ]
    assert best_estimate(found) == best_estimate(calm)
    assert all(best_estimate([one]) for one in found)


def bests(store: Store, without: str | None = None, **changes: Any) -> tuple[Any, ...]:
    asked = {"exercise": "glute_bridge", "by_duration": False, "ceiling": 5, **changes}
    return chronicle.bests(store, without=without, **asked)


def test_the_best_of_each_load_leaves_one_session_out(store: Store) -> None:
    fill(
        store,
        of("a", a_set(reps=8, load=kg(20)), a_set(reps=12)),
        of("b", a_set(reps=9, load=kg(20)), a_set(reps=3, load=kg(40)), days=1),
        of("c", a_set(reps=10, load=kg(20)), days=2),
    )
    assert bests(store) == ((None, 12), (20_000, 10), (40_000, 3))
    assert bests(store, without="c") == ((None, 12), (20_000, 9), (40_000, 3))
    assert bests(store, without="b") == ((None, 12), (20_000, 10))


def test_only_finished_sessions_have_bests_and_only_sets_that_did_not_hurt(store: Store) -> None:
    fill(
        store,
        of("a", a_set(reps=5), a_set(reps=6, pain=5), a_set(reps=30, pain=6)),
        of("open", a_set(reps=31), status=Status.ACTIVE),
        of("discarded", a_set(reps=32), status=Status.DISCARDED),
        of("thrown", a_set(reps=33)),
    )
    bury(store, "sessions", "thrown")
    assert bests(store) == ((None, 6),)
    assert bests(store, ceiling=6) == ((None, 30),)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_bests_do_not_depend_on_how_many_sets_are_read_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(chronicle, "_SETS_A_SLICE", size)
    fill(
        store,
        *(
            of(f"s{n}", a_set(reps=n, load=kg(20 + n % 2)), a_set(reps=10 - n), days=n // 3)
            for n in range(8)
        ),
    )
    assert bests(store) == ((None, 10), (20_000, 6), (21_000, 7))


def planned(store: Store, session: SessionRecord, *plan: Planned, source: str = "app") -> None:
    """A session, by default of the app, that started with a plan."""
    fill(store, replace(session, source=source))
    start = Started(session.started_at, session.id, "basics", "Basics", 1, plan, 5)
    with store.action("Start") as writing:
        writing.put(
            "session_events",
            {
                "id": f"{session.id}-start",
                "session_id": session.id,
                "ordinal": 0,
                "at": utc_text(start.at),
                "kind": events.kind_of(start),
                "body": events.encoded(start),
            },
        )


def skipped(store: Store, since: datetime | None = None, until: datetime = FAR) -> list[int]:
    """On which days after the first noon bridges were skipped."""
    found = chronicle.skipped(store, "glute_bridge", since, until)
    return [(one - NOON).days for one in chain(*found)]


def test_what_was_planned_as_work_and_not_done_was_skipped(store: Store) -> None:
    planned(store, of("done", a_set()), rdl(), bridge())
    planned(store, of("skipped", a_set(exercise="rdl_barbell"), days=1), rdl(), bridge())
    planned(store, of("not planned", days=2), rdl(last=(a_set(),)))
    planned(store, of("only warm-up", days=3), bridge(role=Role.WARMUP), plank())
    planned(store, of("warmed up", a_set(kind=SetKind.WARMUP), days=4), bridge())
    planned(store, of("twice", days=5), bridge(), bridge())
    assert skipped(store) == [1, 4, 5]
    assert skipped(store, NOON + 4 * DAY, NOON + 4 * DAY) == [4]


def test_an_exercise_whose_sets_are_all_in_the_trash_was_skipped(store: Store) -> None:
    planned(store, of("s", a_set()), bridge())
    bury(store, "sets", "s-1")
    assert skipped(store) == [0]


def test_only_finished_sessions_of_the_app_skip_anything(store: Store) -> None:
    planned(store, of("open", status=Status.ACTIVE), bridge())
    planned(store, of("discarded", status=Status.DISCARDED), bridge())
    planned(store, of("thrown"), bridge())
    planned(store, of("start thrown"), bridge())
    planned(store, of("logged"), bridge(), source="log")
    bury(store, "sessions", "thrown")
    bury(store, "session_events", "start thrown-start")
    assert skipped(store) == []


def test_a_plan_that_cannot_be_read_skips_nothing(store: Store) -> None:
    planned(store, of("s"), bridge())
    with store.action("Damage") as writing:
        writing.change("session_events", "s-start", {"body": '{"plan":["glute_bridge"'})
    assert skipped(store) == []


def test_a_skipped_day_is_that_of_the_clock_where_it_was(store: Store) -> None:
    planned(store, in_zone(of("west"), -11), bridge())
    (found,) = chain(*chronicle.skipped(store, "glute_bridge", None, FAR))
    assert found.date() == date(2026, 5, 3)


def test_skipped_sessions_come_oldest_first_over_all_slices(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronicle, "_PLANS_A_SLICE", 2)
    for number in (4, 0, 2, 3, 1):
        planned(store, of(f"s{number}", days=number), bridge())
    assert skipped(store) == [0, 1, 2, 3, 4]


def test_plans_are_read_in_slices_that_may_be_empty(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronicle, "_PLANS_A_SLICE", 2)
    planned(store, of("skipped", days=0), bridge())
    fill(store, *(of(f"s{number}", a_set(), days=number) for number in range(1, 5)))
    found = tuple(chronicle.skipped(store, "glute_bridge", None, FAR))
    assert [len(one) for one in found] == [1, 0, 0]


def test_the_first_training_is_the_oldest_that_was_finished(store: Store) -> None:
    fill(store, of("b", days=3), of("a", days=1), of("open", status=Status.ACTIVE))
    assert chronicle.first_training(store) == NOON + DAY


def test_the_first_day_of_an_exercise_is_that_of_its_oldest_working_set(store: Store) -> None:
    fill(
        store,
        of("bridges", a_set(), days=7),
        of("both", a_set(), a_set(exercise="plank"), days=3),
        of("planks", a_set(exercise="plank"), days=5),
        of("warm", a_set(kind=SetKind.WARMUP), a_set(exercise="hinge", kind=SetKind.WARMUP)),
    )
    asked = ["plank", "glute_bridge", "hinge", "never"]
    third = date(2026, 5, 7)
    assert chronicle.first_days(store, asked) == {"plank": third, "glute_bridge": third}
    assert chronicle.first_days(store, ["plank"]) == {"plank": third}
    assert chronicle.first_days(store, []) == {}


def test_only_finished_sessions_and_sets_that_are_kept_have_a_first_day(store: Store) -> None:
    fill(
        store,
        of("open", a_set(), status=Status.ACTIVE),
        of("discarded", a_set(), days=1, status=Status.DISCARDED),
        of("thrown", a_set(), days=2),
        of("emptied", a_set(), days=3),
        of("kept", a_set(), days=4),
    )
    bury(store, "sessions", "thrown")
    bury(store, "sets", "emptied-1")
    assert chronicle.first_days(store, ["glute_bridge"]) == {"glute_bridge": date(2026, 5, 8)}


@pytest.mark.parametrize(("hours", "day"), [(10, 5), (1, 4), (-11, 3)])
def test_the_first_day_is_that_of_the_clock_where_it_was(
    store: Store, hours: int, day: int
) -> None:
    late = of("s", a_set(), days=0.49 if hours == 10 else 0)
    fill(store, in_zone(late, hours))
    assert chronicle.first_days(store, ["glute_bridge"]) == {"glute_bridge": date(2026, 5, day)}


def test_there_are_never_more_sessions_than_is_said_without_counting(store: Store) -> None:
    fill(store, *(of(f"s{number}", days=-number) for number in range(3)))
    assert chronicle.sessions_at_most(store) == 3
    bury(store, "sessions", "s0", "s2")
    assert chronicle.sessions_at_most(store) == 3


def test_the_exercises_done_last_come_each_once_the_newest_first(store: Store) -> None:
    def each(*names: str) -> list[SetRecord]:
        return [a_set(exercise=name) for name in names]

    fill(
        store,
        of("new", *each("row", "plank", "row"), a_set(exercise="w", kind=SetKind.WARMUP), days=2),
        of("old", *each("arm", "plank", "hip")),
        of("open", *each("open"), days=3, status=Status.ACTIVE),
        of("thrown", *each("thrown"), days=3),
    )
    bury(store, "sessions", "thrown")
    bury(store, "sets", "old-1")
    assert chronicle.last_exercises(store) == ("row", "plank", "hip")
    assert chronicle.last_exercises(store, 2) == ("row", "plank")


def test_the_exercises_done_last_are_looked_for_in_the_newest_sessions_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronicle, "_RECENT_SESSIONS", 2)
    fill(store, *(of(f"s{n}", a_set(exercise=f"e{n}"), days=n) for n in range(4)))
    assert chronicle.last_exercises(store) == ("e3", "e2")


ASKED: dict[str, Any] = {
    "sessions": "[]",
    "hard_rpe": 6,
    "exercise": "glute_bridge",
    "by_duration": 0,
    "ceiling": 5,
    "without": None,
    "at": "",
    "row": -1,
    "last_at": "9",
    "last_row": 0,
    "work": "work",
    "most_left": 4,
    "most_rough": 12,
    "most_sure": 10,
}


@pytest.mark.parametrize(
    ("sql", "asked", "index"),
    [
        (chronicle._SESSIONS, ("", -1, "9", 250), "sessions_started"),
        (chronicle._BOUTS, ASKED, "sets_session"),
        (chronicle._SCORES, ("", -1, "9", 2000), "pain_entries_at"),
        (chronicle._BEST_SETS, ASKED, "sets_session"),
        (chronicle._RATED_SETS, ASKED, "sets_session"),
        (chronicle._LAST_SET, ("e", "", -1, 1999), "COVERING INDEX sets_exercise"),
        (chronicle._BESTS, ASKED, "sets_exercise (exercise_id=? AND at>? AND at<?)"),
        (chronicle._SKIPPED, ASKED, "session_events_session (session_id=? AND ordinal=?)"),
        (chronicle._LAST_EXERCISES, (60, 12), "sets_session"),
        (chronicle._FIRST_SET, ("e",), "sets_exercise"),
    ],
)
def test_each_statement_goes_through_an_index(
    store: Store, sql: str, asked: dict[str, Any] | tuple[Any, ...], index: str
) -> None:
    with store.reading() as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", asked).fetchall()
    steps = [row["detail"] for row in plan]
    assert any(index in step for step in steps), steps
    tables = ("sets", "pain_entries", "session_events")
    assert not any(step.startswith(f"SCAN {table}") for step in steps for table in tables)
    assert not any("SCAN sessions" in step and "USING INDEX" not in step for step in steps)
    pages = "LIMIT" in sql and "GROUP BY" not in sql
    assert not (pages and any("TEMP B-TREE" in step for step in steps))
