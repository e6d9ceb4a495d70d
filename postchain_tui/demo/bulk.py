"""A very long history for measuring: plausible at a glance, and quickly made."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from postchain_tui.catalog.library import Library
from postchain_tui.core.diary import PainKind, PainRecord, SetKind
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.load import Load, Unit
from postchain_tui.demo.chance import Chance
from postchain_tui.demo.day import Day
from postchain_tui.demo.lifting import Bout, session

_FIRST_DAY = datetime(2016, 1, 1, 18, tzinfo=UTC)
_SPAN = timedelta(days=3650)
"""The sets are spread over so long a time."""
_EVERY = timedelta(days=7) / 3
_SETS_A_SESSION = 9
"""A session has at least so many."""
_MORNING = time(7, 20, tzinfo=UTC)

_BAR_GRAMS, _STEP_GRAMS, _HEAVIEST_GRAMS = 20_000, 2_500, 95_000
_LEAST_REPS, _MOST_REPS = 8, 12
_EAGER = 0.4


@dataclass(slots=True)
class _Deadlift:
    """Reps first, then load."""

    reps: int = _LEAST_REPS
    grams: int = _BAR_GRAMS

    @property
    def exercise(self) -> str:
        """The rung that has been reached."""
        return "rdl_empty_bar" if self.grams == _BAR_GRAMS else "rdl_barbell"

    @property
    def load(self) -> Load:
        """What is on the bar, and the bar."""
        return Load(Decimal(self.grams) / 1000, Unit.KG)

    def go_on(self) -> None:
        """A little more than the last time."""
        if self.reps < _MOST_REPS:
            self.reps += 1
        elif self.grams < _HEAVIEST_GRAMS:
            self.reps, self.grams = _LEAST_REPS, self.grams + _STEP_GRAMS


def sets_in_all(chance: Chance, sets: int) -> Iterator[Day]:
    """Sessions one after the other until there are so many sets."""
    lifter = _Lifter(chance)
    every = min(_EVERY, _SPAN / math.ceil(sets / _SETS_A_SESSION))
    at, number = _FIRST_DAY, 0
    while sets > 0:
        number += 1
        day = lifter.day(at, number, sets)
        yield day
        sets -= 0 if day.session is None else len(day.session.sets)
        at += every


@dataclass(slots=True)
class _Lifter:
    """Does the same session again and again."""

    chance: Chance
    deadlift: _Deadlift = field(default_factory=_Deadlift)
    library: Library = field(default_factory=Library)

    def day(self, at: datetime, number: int, most_sets: int) -> Day:
        """A session with its scores, and the morning after it."""
        if self.chance.happens(_EAGER):
            self.deadlift.go_on()
        ache = _ache(at)
        done = session(self.chance, at, "Basics", self._bouts(ache), ("glute_bridge", "gm_pvc"))
        done = replace(done, sets=done.sets[:most_sets])
        tomorrow = datetime.combine(at.date() + timedelta(days=1), _MORNING)
        felt = (
            (at, PainKind.BEFORE),
            (done.last_at, PainKind.AFTER),
            (tomorrow, PainKind.MORNING),
        )
        scores = tuple(
            PainRecord(self.chance.new_id(moment), moment, kind, self.chance.score(ache), done.id)
            for moment, kind in felt
        )
        return Day(scores=scores, session=done, number=number)

    def _bouts(self, ache: float) -> Iterator[Bout]:
        pipe, bridge = map(self.library.exercise, ("gm_pvc", "glute_bridge"))
        hinge = self.library.exercise(self.deadlift.exercise)
        last = self.deadlift.reps - self.chance.one_of((0, 0, 1))
        reps = (*(self.deadlift.reps,) * 3, last)
        if self.chance.happens(0.85):
            yield self._bout(pipe, (10,), ache, SetKind.WARMUP)
        yield self._bout(bridge, (10, 10, self.chance.one_of((9, 10, 10))), ache)
        yield self._bout(hinge, reps, ache, load=self.deadlift.load)
        yield self._bout(pipe, (12, self.chance.one_of((10, 12, 12))), ache)

    def _bout(
        self,
        exercise: Exercise,
        reps: tuple[int, ...],
        ache: float,
        kind: SetKind = SetKind.WORK,
        load: Load | None = None,
    ) -> Bout:
        pain = (self.chance.score(ache - 2.2),) * len(reps)
        return Bout(exercise, exercise.dose, kind, load, reps, pain)


def _ache(at: datetime) -> float:
    """Falling from four towards one, with a flare on the way."""
    share = (at - _FIRST_DAY) / _SPAN
    return 0.7 + 3.3 * math.exp(-2.2 * share) + 4 * math.exp(-(((share - 0.42) / 0.04) ** 2))
