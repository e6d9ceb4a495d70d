"""The screens on days where clocks are changed, and on a journey from zone to zone."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from postchain_tui.core.diary import SessionRecord
from postchain_tui.store import records
from tests.store.diaries import record
from tests.ui.app import FakeClock, Running, memory, open_app


class Wall(FakeClock):
    """A clock on the wall of a place, moved by hand."""

    def __init__(self, zone: str, shown: str) -> None:
        self.zone = ZoneInfo(zone)
        super().__init__(self.local(datetime.fromisoformat(shown)))

    def now(self) -> datetime:
        """What it shows, with the offset of the place."""
        return self.here(self.moment)

    def here(self, moment: datetime) -> datetime:
        """What it showed then."""
        local = moment.astimezone(self.zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def local(self, wall: datetime) -> datetime:
        """When it shows this."""
        return self.here(wall.replace(tzinfo=self.zone))


def trained(wall: str, name: str) -> SessionRecord:
    """A session of ten minutes with its moment and offset."""
    return record(name, datetime.fromisoformat(wall))


def last_lines(running: Running) -> str:
    """What Today says of the last session."""
    lines = running.text.splitlines()
    place = next(number for number, line in enumerate(lines) if "LAST" in line)
    column = lines[place].index("LAST")
    return " ".join(" ".join(line[column:] for line in lines[place : place + 7]).split())


async def test_today_counts_days_of_the_calendar_over_the_spring_night() -> None:
    clock = Wall("Europe/Berlin", "2026-03-30T00:20")
    store = memory(clock)
    for number, wall in enumerate(("2026-03-27T18:00+01:00", "2026-03-29T23:30+02:00")):
        records.create(store, trained(wall, f"s{number}"), None, "train")
    async with open_app(store, clock=clock) as running:
        await running.press("2")
        assert running.sessions[0].pain_morning == 2
        assert "Sun 29 Mar · 10 min" in last_lines(running)
        assert "yesterday · 0 this week" in last_lines(running)
        clock.moment += timedelta(hours=23, minutes=50)
        await running.press("2", "1")
        assert "2 days ago · 0 this week" in last_lines(running)


async def test_a_session_of_a_day_that_has_not_begun_here_stands_on_its_own_day() -> None:
    clock = Wall("America/Los_Angeles", "2026-09-27T23:00")
    store = memory(clock)
    records.create(store, trained("2026-09-28T06:00+13:00", "s"), None, "train")
    async with open_app(store, clock=clock) as running:
        assert "Mon 28 Sep · 10 min" in last_lines(running)
        await running.press("2")
        assert "Mon 28 Sep" in running.text
        await running.press("y")
        assert "Sun 27 Sep, today · no session" in running.text
        assert "This week: no session yet" in running.text
        await running.press("left", "right", "end", "escape")
        assert running.screen == "HistoryScreen"


async def test_a_day_corrected_over_the_autumn_night_keeps_the_time_that_was_shown() -> None:
    clock = Wall("Europe/Berlin", "2026-10-25T23:30")
    store = memory(clock)
    records.create(store, trained("2026-10-24T18:42+02:00", "s"), None, "train")
    async with open_app(store, clock=clock) as running:
        await running.press("2")
        assert running.sessions[0].pain_morning == 2
        await running.press("2", "e")
        assert "2026-10-24" in running.text
        await running.press("end", "backspace", "5", "enter")
        (found,) = running.sessions
        assert found.started_at.isoformat() == "2026-10-25T18:42:00+01:00"
        assert "Sun 25 Oct" in running.text
        await running.press("e")
        assert "18:42" in running.text
        assert "18:52" in running.text
        await running.press("escape", "u")
        assert running.sessions[0].started_at.isoformat() == "2026-10-24T18:42:00+02:00"


async def test_the_trash_counts_days_of_the_calendar() -> None:
    clock = Wall("Europe/Berlin", "2026-03-28T23:30")
    store = memory(clock)
    records.create(store, trained("2026-03-28T18:42+01:00", "s"), None, "train")
    async with open_app(store, clock=clock) as running:
        await running.press("2", "d")
        if running.screen != "HistoryScreen":
            await running.press("enter")
        assert running.sessions == []
        clock.moment += timedelta(hours=1)
        await running.press("x")
        assert "deleted yesterday" in running.text
        assert "29 days" in running.text
