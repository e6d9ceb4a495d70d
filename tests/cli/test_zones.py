"""Days, weeks and moments where clocks are changed, and where the person goes from zone to zone.

Every moment is typed as it reads on the wall of the place, and the machine is in that zone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from postchain_tui.core.formatting import minutes_text
from postchain_tui.store import diary, trash
from postchain_tui.store.store import Store
from tests.cli.commands import Commands

ROOT = Path(__file__).parents[2]
BERLIN, AUCKLAND, ANGELES = "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"
PLACES = sorted(
    name
    for name in available_timezones()
    if "/" in name and any((Path(folder) / name).exists() for folder in TZPATH)
)
FIRST_SECOND = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
LAST_SECOND = int(datetime(2049, 12, 31, tzinfo=UTC).timestamp())

Place = Callable[[str], None]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Takes the machine to a zone."""

    def go(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def _log(commands: Commands, now: str, *words: str) -> None:
    result = commands("log", "bridge 10", *words, now=now)
    assert result.code == 0, result.err


def _told(commands: Commands, now: str, *words: str) -> list[tuple[str, str, int | None]]:
    """The moment, the day and the length of the sessions."""
    return [
        (one["started_at"], one["local_date"], one["duration_seconds"])
        for one in commands.data("history", *words, now=now)
    ]


def _days(commands: Commands, now: str, *words: str) -> list[str]:
    return [day for _, day, _ in _told(commands, now, *words)]


# The days of the change


@pytest.mark.parametrize(
    ("zone", "walls"),
    [
        (BERLIN, ["2026-03-28T23:50+01:00", "2026-03-29T01:59+01:00", "2026-03-29T03:00+02:00"]),
        (BERLIN, ["2026-10-25T02:30+02:00", "2026-10-25T23:50+01:00", "2026-10-26T00:10+01:00"]),
        (AUCKLAND, ["2026-04-04T23:50+13:00", "2026-04-05T01:59+13:00", "2026-04-05T03:30+12:00"]),
        (AUCKLAND, ["2026-09-26T23:50+12:00", "2026-09-27T03:00+13:00", "2026-09-28T00:10+13:00"]),
    ],
)
def test_a_session_has_the_offset_and_the_day_of_its_own_moment(
    commands: Commands, place: Place, zone: str, walls: list[str]
) -> None:
    place(zone)
    texts = ("bridge 10", "plank 20s", "rdl 20x8")
    for wall, text in zip(walls, texts, strict=True):
        commands("log", text, "--at", wall[:16], now="2026-12-01T12:00")
    starts = [one["started_at"] for one in commands.data("history", now="2026-12-01T12:00")]
    assert all(any(start.startswith(wall[:16]) for wall in walls) for start in starts)
    assert all(any(start.endswith(wall[-6:]) for wall in walls) for start in starts)
    assert _days(commands, "2026-12-01T12:00") == [start[:10] for start in starts]


@pytest.mark.parametrize(
    ("zone", "start", "end", "minutes"),
    [
        (BERLIN, "2026-03-29T01:30", "2026-03-29T03:15", 45),
        (BERLIN, "2026-10-25T01:30", "2026-10-25T03:15", 165),
        (AUCKLAND, "2026-09-27T01:30", "2026-09-27T03:15", 45),
        (AUCKLAND, "2026-04-05T01:30", "2026-04-05T03:15", 165),
    ],
)
def test_a_session_over_the_change_is_as_long_as_it_took(
    commands: Commands, place: Place, zone: str, start: str, end: str, minutes: int
) -> None:
    place(zone)
    _log(commands, start)
    _log(commands, end)
    assert _told(commands, end)[0][1:] == (start[:10], minutes * 60)
    assert minutes_text(minutes * 60) in commands("history", now=end).out


def test_the_hour_that_comes_twice_is_told_apart_by_its_offset(
    commands: Commands, place: Place
) -> None:
    place(BERLIN)
    _log(commands, "2026-10-25T04:00", "--at", "2026-10-25T02:30+02:00")
    _log(commands, "2026-10-25T04:00", "--at", "2026-10-25T02:30+01:00")
    (told,) = _told(commands, "2026-10-25T04:00")
    assert told == ("2026-10-25T02:30:00+02:00", "2026-10-25", 3600)


@pytest.mark.parametrize(
    ("zone", "left_out", "shown"),
    [
        (BERLIN, "2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),
        (AUCKLAND, "2026-09-27T02:30", "2026-09-27T03:30:00+13:00"),
    ],
)
def test_a_time_that_the_clock_leaves_out_is_as_long_after_midnight(
    commands: Commands, place: Place, zone: str, left_out: str, shown: str
) -> None:
    place(zone)
    _log(commands, left_out[:11] + "12:00", "--at", left_out)
    assert _told(commands, left_out[:11] + "12:00") == [(shown, left_out[:10], None)]


# Days asked for


@pytest.mark.parametrize(
    ("zone", "walls"),
    [
        (BERLIN, ("2026-03-28T19:00", "2026-03-29T00:01", "2026-03-29T23:58", "2026-03-30T08:00")),
        (BERLIN, ("2026-10-24T19:00", "2026-10-25T00:01", "2026-10-25T23:58", "2026-10-26T08:00")),
        (
            AUCKLAND,
            ("2026-04-04T19:00", "2026-04-05T00:01", "2026-04-05T23:58", "2026-04-06T08:00"),
        ),
        (
            AUCKLAND,
            ("2026-09-26T19:00", "2026-09-27T00:01", "2026-09-27T23:58", "2026-09-28T08:00"),
        ),
    ],
)
def test_the_day_of_a_change_has_its_first_and_its_last_minute(
    commands: Commands, place: Place, zone: str, walls: tuple[str, ...]
) -> None:
    place(zone)
    now = walls[3]
    for wall in walls:
        _log(commands, now, "--at", wall)
    before, day, _, after = (wall[:10] for wall in walls)
    assert _days(commands, now) == [after, day, day, before]
    assert _days(commands, now, "--since", day, "--until", day) == [day, day]
    assert _days(commands, now, "--until", before) == [before]
    assert _days(commands, now, "--since", after) == [after]
    assert _days(commands, now, "--since", day, "--limit", "2") == [after, day]
    assert _days(commands, now, "--until", day, "--limit", "2") == [day, day]
    assert _days(commands, now, "--since", walls[2], "--until", walls[3]) == [after, day]


def _travel(commands: Commands, place: Place) -> None:
    """A morning in Auckland, one in Berlin, an evening in Los Angeles, on days in a row."""
    for zone, wall in (
        (AUCKLAND, "2026-09-28T07:00"),
        (BERLIN, "2026-09-29T07:00"),
        (ANGELES, "2026-09-30T22:00"),
    ):
        place(zone)
        _log(commands, wall)


def test_days_of_a_journey_are_asked_for_as_they_were_there(
    commands: Commands, place: Place
) -> None:
    _travel(commands, place)
    days = ["2026-09-30", "2026-09-29", "2026-09-28"]
    for zone, now in (
        (ANGELES, "2026-09-30T23:00"),
        (BERLIN, "2026-10-01T12:00"),
        (AUCKLAND, "2026-10-02T08:00"),
    ):
        place(zone)
        assert _days(commands, now) == days
        for number, day in enumerate(days):
            assert _days(commands, now, "--since", day, "--until", day) == [day]
            assert _days(commands, now, "--since", day) == days[: number + 1]
            assert _days(commands, now, "--until", day) == days[number:]
        assert _days(commands, now, "--since", "2026-09-28", "--limit", "1") == days[:1]
        assert _days(commands, now, "--until", "2026-09-29", "--limit", "1") == days[1:2]
    assert [start[-6:] for start, _, _ in _told(commands, "2026-10-02T08:00")] == [
        "-07:00",
        "+02:00",
        "+13:00",
    ]


def test_days_of_the_trash_are_asked_for_as_they_were_there(
    commands: Commands, place: Place
) -> None:
    _travel(commands, place)
    with Store.open(commands.db, device="test", now=lambda: datetime.now(UTC)) as store:
        for one in diary.sessions(store):
            trash.throw_session(store, one, "delete session")
    place(BERLIN)
    now = "2026-10-01T12:00"
    asked = ("--trash", "--since", "2026-09-28", "--until", "2026-09-28")
    assert _days(commands, now, *asked) == ["2026-09-28"]
    assert _days(commands, now) == []


def test_a_moment_asked_for_is_one_of_the_place_where_one_is(
    commands: Commands, place: Place
) -> None:
    _travel(commands, place)
    place(BERLIN)
    now = "2026-10-01T12:00"
    # In Berlin it was still Sunday, and already Thursday.
    assert _days(commands, now, "--until", "2026-09-27T19:59") == []
    assert _days(commands, now, "--until", "2026-09-27T20:00") == ["2026-09-28"]
    assert _days(commands, now, "--since", "2026-10-01T07:00") == ["2026-09-30"]
    assert _days(commands, now, "--since", "2026-10-01T07:01") == []


# Today and the morning after


@pytest.mark.parametrize(
    ("zone", "evening", "midnight"),
    [
        (BERLIN, "2026-03-28T20:00", "2026-03-29T00:00"),
        (BERLIN, "2026-10-24T20:00", "2026-10-25T00:00"),
        (AUCKLAND, "2026-04-04T20:00", "2026-04-05T00:00"),
        (AUCKLAND, "2026-09-26T20:00", "2026-09-27T00:00"),
        (ANGELES, "2026-03-07T20:00", "2026-03-08T00:00"),
    ],
)
def test_the_morning_is_owed_from_midnight_and_a_score_of_it_finds_its_session(
    commands: Commands, place: Place, zone: str, evening: str, midnight: str
) -> None:
    place(zone)
    _log(commands, evening)
    assert commands.data("today", now=evening[:11] + "23:59")["owes_morning"] is None
    today = commands.data("today", now=midnight)
    assert today["date"] == midnight[:10]
    assert today["owes_morning"]["local_date"] == evening[:10]
    morning = midnight[:11] + "07:30"
    score = commands.data("pain", "3", now=morning)
    (session,) = commands.data("history", now=morning)
    assert (score["kind"], score["session_id"]) == ("morning", session["id"])
    assert session["pain"]["morning"] == 3
    assert commands.data("today", now=morning)["owes_morning"] is None


def test_a_morning_score_of_another_place_belongs_to_the_session_before_the_flight(
    commands: Commands, place: Place
) -> None:
    _travel(commands, place)
    place(AUCKLAND)
    score = commands.data("pain", "2", now="2026-10-02T08:00")
    newest = commands.data("history", now="2026-10-02T08:00")[0]
    assert (score["kind"], score["session_id"]) == ("morning", newest["id"])
    assert newest["local_date"] == "2026-09-30"


# Undo


def test_what_was_done_is_undone_in_another_zone_and_told_on_the_clock_there(
    commands: Commands, place: Place
) -> None:
    _travel(commands, place)
    before = commands.data("history", now="2026-09-30T23:00")
    place(AUCKLAND)
    now = "2026-10-02T08:00"
    (done, *_) = commands.data("undo", "--list", now=now)
    # Los Angeles was 20 hours behind: daylight time had begun in Auckland by then.
    assert done["at"] == "2026-10-01T18:00:00+13:00"
    assert commands("undo", now=now).code == 0
    assert commands.data("history", now=now) == before[1:]
    assert commands("redo", now=now).code == 0
    assert commands.data("history", now=now) == before


def test_the_list_of_changes_has_the_offset_of_each_day(commands: Commands, place: Place) -> None:
    place(BERLIN)
    for now in ("2026-10-24T18:00", "2026-10-25T18:00"):
        _log(commands, now)
    moments = [one["at"] for one in commands.data("undo", "--list", now="2026-10-26T08:00")]
    assert moments == ["2026-10-25T18:00:00+01:00", "2026-10-24T18:00:00+02:00"]


# The machine's own zone


def test_a_process_follows_the_zone_that_it_is_started_in(tmp_path: Path) -> None:
    def run(zone: str, now: str, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "postchain_tui", "--now", now, *words],
            env={**os.environ, "POSTCHAIN_DB": str(tmp_path / "diary.db"), "TZ": zone},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=True,
        )
        return done.stdout.decode()

    run(AUCKLAND, "2026-04-05T07:00", "log", "bridge 10")
    run(BERLIN, "2026-03-29T12:00", "log", "bridge 10")
    run(ANGELES, "2026-04-06T07:00", "log", "bridge 10")
    found: list[dict[str, Any]] = json.loads(run(BERLIN, "2026-10-25T08:00", "history", "--json"))
    assert [(one["started_at"], one["local_date"]) for one in found] == [
        ("2026-04-06T07:00:00-07:00", "2026-04-06"),
        ("2026-04-05T07:00:00+12:00", "2026-04-05"),
        ("2026-03-29T12:00:00+02:00", "2026-03-29"),
    ]
    one_day = ("--since", "2026-04-05", "--until", "2026-04-05")
    asked = json.loads(run(BERLIN, "2026-04-07T08:00", "history", "--json", *one_day))
    assert asked == found[1:2]


# Any zone


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(PLACES),
    st.integers(FIRST_SECOND, LAST_SECOND),
    st.sampled_from(PLACES),
)
def test_the_day_of_a_session_is_the_one_of_its_place_wherever_it_is_asked_for(
    commands: Commands, place: Place, zone: str, second: int, elsewhere: str
) -> None:
    commands.db.unlink(missing_ok=True)
    there = datetime.fromtimestamp(second, UTC).astimezone(ZoneInfo(zone))
    wall = there.replace(tzinfo=None).isoformat()
    assume(there.fold == 0)
    place(zone)
    _log(commands, wall)
    day = there.date().isoformat()
    assert _told(commands, wall) == [
        (there.isoformat(), day, None),
    ]
    place(elsewhere)
    later = (there.replace(tzinfo=None) + timedelta(days=3)).isoformat()
    assert _days(commands, later, "--since", day, "--until", day) == [day]
    before, after = (str(there.date() + timedelta(days=days)) for days in (-1, 1))
    assert _days(commands, later, "--until", before) == []
    assert _days(commands, later, "--since", after) == []
