"""The one source of all that happens by chance: the same seed, the same chances."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import TypeVar
from uuid import UUID

_T = TypeVar("_T")


class Chance:
    """What happens by chance, one thing after the other."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret, and it has to be repeatable

    def happens(self, share: float) -> bool:
        """Does something happen that is as likely as that, from 0 to 1?"""
        return self._random.random() < share

    def one_of(self, options: Sequence[_T]) -> _T:
        """One of some things, all equally likely."""
        return self._random.choice(options)

    def around(self, mean: float, spread: float) -> float:
        """A number near another one, with this standard deviation."""
        return self._random.gauss(mean, spread)

    def score(self, ache: float) -> int:
        """The pain score that somebody gives an ache."""
        return as_score(round(self.around(ache, 0.5)))

    def new_id(self, at: datetime) -> str:
        """An id of the usual kind, with the moment in it."""
        milliseconds = round(at.timestamp() * 1000)
        low = self._random.getrandbits(62) | 0b10 << 62
        middle = 0x7 << 12 | self._random.getrandbits(12)
        return str(UUID(int=milliseconds << 80 | middle << 64 | low))


def as_score(number: int) -> int:
    """The nearest pain score there is, 0 to 10."""
    return min(10, max(0, number))
