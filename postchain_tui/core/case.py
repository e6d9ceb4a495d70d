"""The past of every exercise, as the decisions of one day see it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from postchain_tui.core import pain
from postchain_tui.core.diary import (
    Declaration,
    DeclarationKind,
    SessionRecord,
    SetKind,
    SetRecord,
    most_used_load,
)
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.facts import Facts
from postchain_tui.core.lights import Back
from postchain_tui.core.lightweek import is_in_light_week
from postchain_tui.core.load import Load
from postchain_tui.core.pain import Light, Reading
from postchain_tui.core.program import Slot


@dataclass(frozen=True, slots=True)
class Seen:
    """A session as one of its exercises saw it."""

    session: SessionRecord
    sets: tuple[SetRecord, ...]
    """The working sets of the exercise."""
    readings: tuple[Reading, ...]
    """What its scores said until the next session was planned."""
    reference: int | None
    """What its morning is held against."""
    red_from: int
    """The lowest score of the red zone."""
    injured: bool
    """Was something injured then?"""
    is_light_week: bool
    """Was it done in a week that was made light?"""

    @property
    def light(self) -> Light:
        """The worst of its readings; green where nothing was recorded."""
        return max((reading.light for reading in self.readings), default=Light.GREEN)

    @property
    def why(self) -> str:
        """The worst of its readings in words."""
        worst = pain.overall(self.readings)
        return "" if worst is None else worst.reason

    @property
    def is_settled(self) -> bool:
        """Is the light green, with the next morning on record?"""
        return self.light is Light.GREEN and self.session.pain_morning is not None

    @property
    def load(self) -> Load | None:
        """The load of most of the sets, the heavier of two that are equally frequent."""
        return most_used_load(self.sets)

    @property
    def grams(self) -> int | None:
        """The mass of that load; None without one."""
        return None if self.load is None else self.load.grams

    @property
    def hurting_load(self) -> Load | None:
        """The lightest load that brought on red pain; None where none did."""
        hurt = (
            done.load
            for done in self.sets
            if done.load is not None and done.pain is not None and done.pain >= self.red_from
        )
        return min(hurt, key=lambda load: load.grams, default=None)

    def has_reached(self, dose: Dose) -> bool:
        """Were all sets of a dose done, each with at least its lowest count?"""
        return sum(_is_reached(dose, done) for done in self.sets) >= dose.sets

    def is_short_of(self, dose: Dose) -> bool:
        """Did every set stay below the lowest count of a dose?"""
        return not any(_is_reached(dose, done) for done in self.sets)


def _is_reached(dose: Dose, done: SetRecord) -> bool:
    if dose.hold_seconds is not None:
        return done.duration_ms is not None and done.duration_ms >= dose.hold_seconds.low * 1000
    return done.least_reps is not None and done.least_reps >= dose.least_reps


def working_sets(session: SessionRecord | None, exercise: str) -> tuple[SetRecord, ...]:
    """The sets of an exercise in a session that count, warm-ups left out; none without one."""
    if session is None:
        return ()
    return tuple(
        done
        for done in session.sets
        if done.exercise == exercise and done.kind is not SetKind.WARMUP
    )


def back_of(facts: Facts) -> Back:
    """How the back has been, as far as the facts tell."""
    return Back(facts.pain, facts.settings)


@dataclass(frozen=True, slots=True)
class Case:
    """All that the decisions of one day rest on."""

    facts: Facts
    exercise_of: Callable[[str], Exercise]
    now: datetime
    slot: Slot
    """The place in the session that is to be filled."""
    back: Back
    """How the back has been."""
    _seen: dict[str, tuple[Seen, ...]] = field(default_factory=dict)
    _starts: list[datetime] = field(default_factory=list)

    @property
    def injured(self) -> bool:
        """Is something injured now?"""
        return pain.is_injured(self.facts.declarations, self.now)

    def possible(self, exercises: Iterable[str]) -> tuple[Exercise, ...]:
        """Those of some exercises that can be done with what is at hand, in their order."""
        at_hand = self.facts.settings.implements
        known = map(self.exercise_of, exercises)
        return tuple(exercise for exercise in known if exercise.possible_with(at_hand))

    def first_of_slot(self) -> Exercise:
        """The first exercise of the slot that can be done with what is at hand, else the last."""
        at_hand = self.facts.settings.implements
        listed = map(self.exercise_of, self.slot.exercises)
        first = next((exercise for exercise in listed if exercise.possible_with(at_hand)), None)
        return first or self.exercise_of(self.slot.exercises[-1])

    def dose(self, exercise: Exercise) -> Dose:
        """The dose of the slot for the exercises it lists, else the exercise's own.

        A dose of reps is none for holds, and the other way round.
        """
        own, slot = exercise.dose, self.slot
        if slot.dose is None or exercise.id not in slot.exercises:
            return own
        return own if (slot.dose.hold_seconds is None) != (own.hold_seconds is None) else slot.dose

    def said(self, *kinds: DeclarationKind) -> tuple[Declaration, ...]:
        """What was said of some kinds up to now, the newest first."""
        said = self.facts.declarations
        found = [one for one in said if one.kind in kinds and one.at <= self.now]
        return tuple(sorted(found, key=lambda one: one.at)[::-1])

    def seen(self, exercise: Exercise) -> tuple[Seen, ...]:
        """The sessions with working sets of an exercise, newest first, each with its light."""
        if exercise.id not in self._seen:
            self._seen[exercise.id] = tuple(self._look(exercise.id))
        return self._seen[exercise.id]

    def _look(self, exercise: str) -> Iterable[Seen]:
        settings = self.facts.settings
        for session in self.facts.with_exercise.get(exercise, ()):
            sets = working_sets(session, exercise)
            if not sets or session.started_at > self.now:
                continue
            yield Seen(
                session=session,
                sets=sets,
                readings=self.back.readings(session, self._next_start(session), exercise),
                reference=self.back.reference(session),
                red_from=settings.ceiling + 1,
                injured=pain.is_injured(self.facts.declarations, session.started_at),
                is_light_week=is_in_light_week(self.facts.declarations, session.started_at),
            )

    def _next_start(self, session: SessionRecord) -> datetime:
        """When the next session with any exercise of the line began; now where there is none."""
        if not self._starts:
            self._starts.extend(sorted({*self._line(), self.now}))
        later = self._starts[bisect_right(self._starts, session.started_at) :]
        return min(next(iter(later), self.now), self.now)

    def _line(self) -> Iterable[datetime]:
        """When the sessions began that trained what this slot trains."""
        families = {self.exercise_of(one).family for one in self.slot.exercises}
        for exercise, sessions in self.facts.with_exercise.items():
            if sessions and self.exercise_of(exercise).family in families:
                yield from (one.started_at for one in sessions)
