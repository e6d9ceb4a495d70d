"""Ids that sort by the time they were made: UUID version 7 of RFC 9562."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import SystemRandom
from threading import Lock
from uuid import UUID

_RANDOM_BITS = 74
_LOW_BITS = 62
_CHANCE = SystemRandom()
"""The machine's own source, without what `secrets` imports besides."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class _Sequence:
    """Hands out numbers of 122 bits, milliseconds first, each greater than the one before."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def after(self, milliseconds: int) -> int:
        """The next number, of that moment unless a later one was handed out already."""
        with self._lock:
            fresh = (milliseconds << _RANDOM_BITS) | _CHANCE.getrandbits(_RANDOM_BITS)
            if fresh <= self._last:
                fresh = self._last + 1 + _CHANCE.getrandbits(32)
            self._last = fresh
            return fresh


_SEQUENCE = _Sequence()


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds from 1970 to a moment; 0 for anything earlier."""
    return max(0, (moment - _EPOCH) // timedelta(milliseconds=1))


def new_id(now: datetime) -> str:
    """A new id; within a process each is greater than the one before, also when time goes back."""
    number = _SEQUENCE.after(milliseconds(now))
    high, low = number >> _LOW_BITS, number & ((1 << _LOW_BITS) - 1)
    time, rand = high >> 12, high & 0xFFF
    return str(UUID(int=(time << 80) | (0x7 << 76) | (rand << 64) | (0b10 << 62) | low))
