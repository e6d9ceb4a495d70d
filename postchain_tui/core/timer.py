"""The clock of a rest: a deadline that is told the time, never a counter."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from postchain_tui.core.exercise import Rest, RestMode

CUES = (10, 3, 2, 1, 0)
"""Seconds before the end of a rest at which something may be heard."""

LONGEST_REST_SECONDS = 3600
"""A countdown is not stretched beyond an hour."""


@dataclass(frozen=True, slots=True)
class RestClock:
    """One rest, from the moment the set ended."""

    started_at: datetime
    seconds: int | None
    """Length of the countdown, adjustments included; None when the rest is as needed."""
    paused_at: datetime | None = None
    paused_seconds: float = 0.0
    """Time spent in pauses that are over; negative where the time of day was set back in one."""

    @property
    def runs_from(self) -> datetime:
        """The moment it would have started at without its pauses that are over."""
        return self.started_at + timedelta(seconds=self.paused_seconds)

    @classmethod
    def of(cls, rest: Rest, started_at: datetime) -> RestClock:
        """Start the clock of a prescribed rest."""
        return cls(started_at, rest.seconds if rest.mode is RestMode.COUNTDOWN else None)

    def elapsed(self, now: datetime) -> float:
        """Seconds of rest used up so far, pauses left out; never negative."""
        until = self.paused_at or now
        return max(0.0, (until - self.started_at).total_seconds() - self.paused_seconds)

    def left(self, now: datetime) -> float | None:
        """Seconds left, negative once it is over; None when the rest is as needed."""
        return None if self.seconds is None else self.seconds - self.elapsed(now)

    def is_over(self, now: datetime) -> bool:
        """Has the countdown reached its end?"""
        left = self.left(now)
        return left is not None and left <= 0

    def ends_at(self) -> datetime | None:
        """The moment of zero; None while paused and when the rest is as needed."""
        if self.seconds is None or self.paused_at is not None:
            return None
        return self.started_at + timedelta(seconds=self.seconds + self.paused_seconds)

    def adjusted(self, seconds: int, now: datetime) -> RestClock:
        """Make the countdown longer or shorter, but not shorter than what was rested already."""
        if self.seconds is None:
            return self
        rested = math.ceil(self.elapsed(now))
        if seconds < 0:
            return replace(self, seconds=min(self.seconds, max(self.seconds + seconds, rested)))
        longest = max(LONGEST_REST_SECONDS, self.seconds)
        return replace(self, seconds=max(rested, min(self.seconds + seconds, longest)))

    def paused(self, now: datetime) -> RestClock:
        """Stop the clock; the rest is not used up meanwhile."""
        if self.paused_at is not None:
            return self
        return replace(self, paused_at=max(now, self.runs_from))

    def resumed(self, now: datetime) -> RestClock:
        """Let the clock run on from where it was paused, wherever the time of day is by then."""
        if self.paused_at is None:
            return self
        pause = (now - self.paused_at).total_seconds()
        return replace(self, paused_at=None, paused_seconds=self.paused_seconds + pause)
