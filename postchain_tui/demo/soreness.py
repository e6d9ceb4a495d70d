"""How sore the back is: it grows quieter over the weeks, and flares up once on the way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAY = timedelta(days=1)
_LASTING, _FIRST = 0.6, 2.7
"""What stays, and what comes on top of it at the start."""
_QUIETENS_DAYS, _FLARE_DAYS = 12, 3.5
"""After so many days a good third is left of it."""
_FLARE = 4
_OVER = 2
"""Below so much a flare is over."""


@dataclass(slots=True)
class Soreness:
    """How sore a back is, day by day."""

    start: datetime
    """When the history begins."""
    flared_at: datetime | None = None
    """When the back flared up; None while it has not."""

    def ache(self, at: datetime) -> float:
        """How much it aches at a moment, on the scale of the scores."""
        quiet = _LASTING + _FIRST * math.exp(-((at - self.start) / _DAY) / _QUIETENS_DAYS)
        if self.flared_at is None or at <= self.flared_at:
            return quiet
        return quiet + _FLARE * math.exp(-((at - self.flared_at) / _DAY) / _FLARE_DAYS)

    def is_over(self, at: datetime) -> bool:
        """Is a flare over by then?"""
        return self.flared_at is not None and self.ache(at) < _OVER
