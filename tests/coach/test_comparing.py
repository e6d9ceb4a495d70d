"""Sessions of the diary held against those before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from postchain_tui.coach.comparing import comparison, comparison_rows
from postchain_tui.core.diary import SessionRecord, SetKind, Status
from postchain_tui.store import diary, records
from tests.coach.home import MONDAY, Home
from tests.store.diaries import done, record


def kept(home: Home, name: str, at: datetime, *reps: int, **changes: Any) -> SessionRecord:
    """A session on record, with sets of those reps."""
    exercise = changes.pop("exercise", "glute_bridge")
    kind = changes.pop("kind", SetKind.WORK)
    sets = tuple(
        done(n, at + timedelta(minutes=n), name, exercise=exercise, reps=count, kind=kind)
        for n, count in enumerate(reps, start=1)
    )
    records.create(home.store, record(name, at, **{"sets": 0, **changes}), None, "log")
    records.append(home.store, name, records.Addition(sets), "add sets")
    found = diary.session(home.store, name)
    assert found is not None
    return found


def ago(days: int) -> datetime:
    return MONDAY - timedelta(days=days)


def test_a_session_is_held_against_the_one_before_and_not_against_itself() -> None:
    home = Home()
    kept(home, "old", ago(5), 8, 8)
    kept(home, "before", ago(3), 10, 9)
    session = kept(home, "session", ago(1), 10, 10)
    kept(home, "later", ago(0), 12, 12)
    told = comparison(home.coach, session)
    (line,) = told.exercises
    assert (line.name, line.day, line.then, line.now) == (
        "Glute bridge",
        "Fri 27 Feb",
        "10, 9",
        "10, 10",
    )
    assert line.words == "+1 rep"
    assert told.day == "Fri 27 Feb"
    assert next(one.change for one in told.whole if one.what == "working sets") == "the same"


def test_a_first_session_has_nothing_to_be_held_against() -> None:
    home = Home()
    session = kept(home, "session", ago(1), 10)
    told = comparison(home.coach, session)
    assert [line.words for line in told.exercises] == ["first time"]
    assert (told.day, told.whole) == ("", ())


def test_the_last_time_of_an_exercise_may_be_longer_ago_than_the_session_before() -> None:
    home = Home()
    kept(home, "bridges", ago(9), 10)
    kept(home, "hinges", ago(3), 10, exercise="rdl_barbell")
    told = comparison(home.coach, kept(home, "session", ago(1), 11))
    assert [line.day for line in told.exercises] == ["Sat 21 Feb"]
    assert told.day == "Fri 27 Feb"


def test_warm_ups_and_sessions_that_were_thrown_away_do_not_count() -> None:
    home = Home()
    kept(home, "old", ago(9), 8)
    kept(home, "warm-up", ago(3), 20, kind=SetKind.WARMUP)
    kept(home, "thrown away", ago(2), 20, status=Status.DISCARDED)
    told = comparison(home.coach, kept(home, "session", ago(1), 10))
    assert [(line.day, line.words) for line in told.exercises] == [("Sat 21 Feb", "+2 reps")]
    assert told.day == "Fri 27 Feb"


def test_a_session_that_was_typed_in_with_the_end_as_its_start_is_the_one_before() -> None:
    home = Home()
    typed_in = replace(record("before", ago(2), sets=1), ended_at=ago(2))
    records.create(home.store, typed_in, None, "log")
    told = comparison(home.coach, kept(home, "session", ago(1), 10))
    assert told.day == "Sat 28 Feb"


def test_a_comparison_is_told_line_by_line() -> None:
    home = Home()
    kept(home, "before", ago(3), 10, 9)
    session = kept(home, "session", ago(1), 10, 10)
    assert [row.text for row in comparison_rows(home.coach, session)] == [
        "Log · Sun 1 Mar · 18:00–18:10 · 10 min · log · finished",
        "",
        "Glute bridge",
        "  Fri 27 Feb       10, 9",
        "  now              10, 10",
        "                   +1 rep",
        "",
        "The whole session · against Fri 27 Feb",
        "  length           10 min → 10 min     the same",
        "  working sets          2 → 2          the same",
        "  next morning  not asked → not asked",
    ]


def test_a_comparison_of_a_first_session_says_that_there_is_none_before() -> None:
    home = Home()
    rows = comparison_rows(home.coach, kept(home, "session", ago(1), 10))
    assert [row.text for row in rows][2:] == [
        "Glute bridge",
        "  now              10",
        "                   first time",
        "",
        "No session before it.",
    ]
