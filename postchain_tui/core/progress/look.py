"""What is looked back on: one exercise, over a span of days, as it is on record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from postchain_tui.core.bout import Bout
from postchain_tui.core.chronicle import BestSet, Chronicle, Felt, Sitting, felt
from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Exercise, LoadType, Measure
from postchain_tui.core.load import Unit
from postchain_tui.core.performance import Performance, performances
from postchain_tui.core.settings import Settings
from postchain_tui.core.span import Span


@dataclass(frozen=True)
class Look:
    """Everything that the pages are made of; what follows from it is worked out once."""

    chronicle: Chronicle
    """What is on record of the span, and of some weeks before it."""
    exercise: Exercise | None
    """What is looked at; None for all that was done."""
    family: tuple[str, ...]
    """Ids of the exercises of its ladder, easiest first."""
    best_sets: tuple[BestSet, ...]
    """Its best sets of the span, oldest first."""
    rated_sets: tuple[SetRecord, ...]
    """Sets of it that allow an estimate of the most load for one rep, the greatest among them."""
    first_days: Mapping[str, date]
    """The day on which each exercise of its ladder was done first of all, by its id."""
    skipped: tuple[date, ...]
    """Days on which it was planned and left out."""
    span: Span
    today: date
    began: date | None
    """The day of the oldest record of all; None while there is none."""
    settings: Settings
    exercise_of: Callable[[str], Exercise | None]
    """Finds an exercise by its id; None for one that the catalog does not have."""
    muscle_name: Callable[[str], str]
    """Names a muscle by its id."""

    @cached_property
    def first(self) -> date:
        """The first day that is shown."""
        return self.span.first_day(self.today) or self.began or self.today

    @property
    def first_lived(self) -> date:
        """The first day that is shown and lies not before the oldest record."""
        return max(self.first, self.began or self.today)

    @property
    def unit(self) -> Unit:
        """The person's unit of load."""
        return self.settings.units

    @cached_property
    def is_loaded(self) -> bool:
        """Is the exercise measured by its load?"""
        return any(one.done.load is not None for one in self.best_sets)

    @property
    def is_hold(self) -> bool:
        """Is the exercise measured in seconds?"""
        return self.measure is Measure.HOLD

    @property
    def is_per_hand(self) -> bool:
        """Is the load that of one hand?"""
        exercise = self.exercise
        return exercise is not None and exercise.load_type is LoadType.EXTERNAL_PER_HAND

    @cached_property
    def felt(self) -> dict[str, Felt]:
        """What was felt around each session, by its id."""
        return felt(self.chronicle.scores)

    @cached_property
    def bouts(self) -> tuple[Bout, ...]:
        """What was done within the span."""
        first, last = self.first, self.today
        return tuple(bout for bout in self.chronicle.bouts if first <= bout.day <= last)

    @cached_property
    def sittings(self) -> tuple[Sitting, ...]:
        """The sessions within the span."""
        first, last = self.first, self.today
        return tuple(one for one in self.chronicle.sittings if first <= one.day <= last)

    @cached_property
    def own_bouts(self) -> tuple[Bout, ...]:
        """What was done of the exercise within the span; of all of them where none is chosen."""
        if self.exercise is None:
            return self.bouts
        return tuple(bout for bout in self.bouts if bout.exercise == self.exercise.id)

    @cached_property
    def performances(self) -> tuple[Performance, ...]:
        """How the exercise went in each session of the span, oldest first; none without one."""
        if self.exercise is None:
            return ()
        return performances(
            self.own_bouts,
            self.best_sets,
            self.felt,
            self.chronicle.declarations,
            self.settings.ceiling,
            self.measure,
        )

    @property
    def measure(self) -> Measure:
        """What is counted in its sets."""
        return Measure.REPS if self.exercise is None else self.exercise.measure

    @cached_property
    def calm_sets(self) -> tuple[BestSet, ...]:
        """The best sets without pain above the ceiling."""
        ceiling = self.settings.ceiling
        return tuple(one for one in self.best_sets if not one.done.hurts_above(ceiling))

    def height(self, one: Performance) -> float | None:
        """What is charted of a session: the load of its best set, else its reps or seconds."""
        if self.is_loaded:
            load = None if one.best is None else one.best.load
            return None if load is None else self.in_unit(load.grams)
        return one.amount(self.measure)

    def is_shown(self, day: date) -> bool:
        """Does a day lie within the span?"""
        return self.first <= day <= self.today

    def in_unit(self, grams: float) -> float:
        """A mass in the person's unit."""
        return round(grams / float(self.unit.grams), 2)


def rungs(look: Look) -> tuple[tuple[date, str], ...]:
    """The day on which each exercise of the ladder was done first of all, oldest first."""
    found = look.first_days
    in_order = sorted(found, key=lambda exercise: (found[exercise], look.family.index(exercise)))
    return tuple((found[exercise], exercise) for exercise in in_order)
