"""The only place that asks the machine for the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

_STEADY_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Counts the time that the machine sleeps too, where there is such a clock."""


def _steady_seconds() -> float:
    return time.clock_gettime(_STEADY_CLOCK)


class Clock:
    """Tells the time of day, in the person's own time zone, and runs steadily.

    Between two calls of `settle` it follows a steady clock: setting the machine's clock does not
    disturb a rest that is running, and a machine that slept has not lost the time it slept.
    """

    def __init__(self, pretend: datetime | None = None, *, stands: bool = False) -> None:
        """Start now, or from a moment to be pretended.

        Args:
            pretend: The moment to start from, told in its own zone from then on; one without an
                offset is what the machine's clock would show.
            stands: Tell the moment of the start for good: a command happens at one moment.
        """
        self._stands = stands
        self._shift = timedelta(0)
        if pretend is not None:
            self._shift = pretend.astimezone(UTC) - datetime.now(UTC)
        self._zone = pretend.tzinfo if pretend is not None else None
        self._wall = (pretend or datetime.now(UTC)).astimezone(UTC)
        self._steady = _steady_seconds()

    def settle(self) -> None:
        """Take over the machine's time of day; for moments when nothing is being timed."""
        if self._stands:
            return
        self._wall = datetime.now(UTC) + self._shift
        self._steady = _steady_seconds()

    def now(self) -> datetime:
        """The moment, aware of the local offset, to the millisecond.

        It carries the offset, not the zone: Python subtracts two times of one zone as they read on
        the wall, which is an hour off over a change to summer time.
        """
        seconds = 0.0 if self._stands else _steady_seconds() - self._steady
        local = self.here(self._wall + timedelta(seconds=seconds))
        return local.replace(microsecond=local.microsecond // 1000 * 1000)

    def here(self, moment: datetime) -> datetime:
        """A moment as it read on the person's clock, with the offset of that day."""
        local = moment.astimezone(self._zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))

    def local(self, wall: datetime) -> datetime:
        """A moment as it reads on a clock on the wall, aware of the offset of that day.

        A time that the clock leaves out when summer time begins is as long after midnight.
        """
        aware = wall.astimezone() if self._zone is None else wall.replace(tzinfo=self._zone)
        if aware.replace(tzinfo=None) != wall:
            aware = max(wall.replace(fold=fold).astimezone() for fold in (0, 1))
        return aware.replace(tzinfo=timezone(aware.utcoffset() or timedelta(0)))
