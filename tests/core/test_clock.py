"""The clock of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from postchain_tui import clock as clock_module
from postchain_tui.clock import Clock

MOMENT = datetime(2026, 3, 29, 1, 59, 58, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves the machine to a zone."""

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the steady clock of the machine stands at, to be moved by hand."""
    seconds = [1000.0]
    monkeypatch.setattr(clock_module, "_steady_seconds", lambda: seconds[0])
    return seconds


def test_it_tells_the_time_of_day_with_the_local_offset() -> None:
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    now = Clock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == now.astimezone().utcoffset()


def test_it_runs_by_itself() -> None:
    clock = Clock(MOMENT)
    first = clock.now()
    until = time.monotonic() + 5
    while clock.now() == first:
        assert time.monotonic() < until
    assert clock.now() > first


def test_it_runs_on_from_a_moment_that_is_pretended(steady: list[float]) -> None:
    clock = Clock(MOMENT)
    first = clock.now()
    assert abs(first - MOMENT) < timedelta(seconds=5)
    assert first.utcoffset() == timedelta(hours=1)
    steady[0] += 90
    assert clock.now() - first == timedelta(seconds=90)


def test_it_counts_the_time_that_the_machine_slept(steady: list[float]) -> None:
    clock = Clock()
    first = clock.now()
    steady[0] += 3600
    assert abs(clock.now() - first - timedelta(hours=1)) <= timedelta(milliseconds=1)


def test_it_takes_over_the_time_of_day_only_when_told(steady: list[float]) -> None:
    clock = Clock(MOMENT)
    steady[0] += 3600
    assert clock.now() - MOMENT >= timedelta(hours=1)
    clock.settle()
    assert clock.now() - MOMENT < timedelta(minutes=5)


def test_it_tells_milliseconds_and_no_less(steady: list[float]) -> None:
    clock = Clock(MOMENT)
    for _ in range(50):
        steady[0] += 0.012345
        assert clock.now().microsecond % 1000 == 0


def test_seconds_between_two_moments_are_right_over_the_change_to_summer_time(
    steady: list[float],
) -> None:
    clock = Clock(datetime(2026, 3, 29, 1, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    before = clock.now()
    steady[0] += 120
    after = clock.now()
    assert (after - before).total_seconds() == pytest.approx(120, abs=0.002)
    assert (before.utcoffset(), after.utcoffset()) == (timedelta(hours=1), timedelta(hours=2))


def test_a_standing_clock_tells_the_moment_of_its_start_for_good(steady: list[float]) -> None:
    clock = Clock(MOMENT, stands=True)
    steady[0] += 3600
    clock.settle()
    assert clock.now() == MOMENT


def test_what_is_pretended_without_an_offset_follows_the_machine_through_the_year(
    steady: list[float], zone: Callable[[str], None]
) -> None:
    zone("Europe/Berlin")
    clock = Clock(datetime(2026, 3, 28, 18, 0))  # noqa: DTZ001 - as it is typed
    assert clock.now().isoformat() == "2026-03-28T18:00:00+01:00"
    steady[0] += 86_400
    assert clock.now().isoformat() == "2026-03-29T19:00:00+02:00"


def test_a_time_on_the_wall_has_the_offset_of_its_own_day(zone: Callable[[str], None]) -> None:
    zone("Europe/Berlin")
    winter, summer = datetime(2026, 3, 28, 18, 0), datetime(2026, 3, 29, 18, 0)  # noqa: DTZ001
    assert Clock().local(winter).isoformat() == "2026-03-28T18:00:00+01:00"
    assert Clock().local(summer).isoformat() == "2026-03-29T18:00:00+02:00"
    assert Clock(MOMENT).local(summer).isoformat() == "2026-03-29T18:00:00+01:00"
