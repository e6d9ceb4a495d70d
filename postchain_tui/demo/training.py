"""One session of a made-up person: what is due, with reps by the mood and pain by the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from postchain_tui.core.case import working_sets
from postchain_tui.core.diary import (
    CeilingAnswer,
    Declaration,
    DeclarationKind,
    SessionRecord,
    SetKind,
    SetRecord,
)
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.load import Load
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.today import Today
from postchain_tui.demo.chance import Chance
from postchain_tui.demo.lifting import Bout, session

FLARE_PAIN = 6
"""The pain of the set in which the back flares up."""
UNHINDERED = frozenset({Verdict.PROGRESS, Verdict.START, Verdict.REPEAT})
"""The verdicts that hold nothing back."""

_FLARES_IN = "hinge"
"""The family of the exercise in which it does."""
_SPARED = 2.4
"""In a set it hurts so much less than the back aches."""
_EAGER = 0.65
_TIRED = 0.25
"""How often the last set falls one short of the highest count."""
_FORM_HOLDS = 0.85
_SKIPPED = 0.15
_TO_DECIDE = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class WarmUp:
    """What opens a session; it is the same whatever was shown, so nobody has to ask for it."""

    exercise: Exercise
    dose: Dose


@dataclass(slots=True)
class Trainee:
    """Does what is due, and a rep more than the last time when in the mood for it."""

    chance: Chance
    first_load: Load
    """What is taken where nobody has set a load yet."""
    warm_up: tuple[WarmUp, ...]
    _reached: dict[str, tuple[int | None, int]] = field(default_factory=dict)
    """For every exercise the load in grams and the reps of the last time nothing held it back."""

    def session(self, at: datetime, due: Today, ache: float, *, flares: bool) -> SessionRecord:
        """A session that does what is due.

        Args:
            at: When it begins.
            due: What is due.
            ache: How much the back aches.
            flares: Does the back flare up in it?
        """
        bouts = tuple(self._bouts(due, ache, flares=flares))
        form = tuple(one.exercise.id for one in due.plan if self._holds_form(one))
        done = session(self.chance, at, due.program.name, bouts, form)
        return replace(done, said=tuple(self._stops(done)))

    def _holds_form(self, planned: Planned) -> bool:
        return planned.asks_for_form and self.chance.happens(_FORM_HOLDS)

    def _bouts(self, due: Today, ache: float, *, flares: bool) -> Iterator[Bout]:
        for one in self.warm_up:
            if not self.chance.happens(_SKIPPED):
                reps = one.dose.least_reps
                yield self._bout(one.exercise, one.dose, SetKind.WARMUP, None, (reps, reps), ache)
        for planned in due.plan:
            bout = self._work(planned, ache)
            is_it = flares and planned.exercise.family == _FLARES_IN
            yield _until_it_hurts(bout) if is_it else bout

    def _work(self, planned: Planned, ache: float) -> Bout:
        load = planned.load
        if load is None and planned.takes_load:
            load = self.first_load
        reps = self._reps(planned, load)
        is_most = reps == planned.dose.most_reps
        last = reps - (is_most and self.chance.happens(_TIRED))
        return self._bout(planned.exercise, planned.dose, SetKind.WORK, load, (reps, last), ache)

    def _bout(
        self,
        exercise: Exercise,
        dose: Dose,
        kind: SetKind,
        load: Load | None,
        reps: tuple[int, int],
        ache: float,
    ) -> Bout:
        """All sets of a dose, with the reps of most of them and those of the last."""
        worst = self.chance.score(ache - _SPARED)
        most, last = reps
        return Bout(
            exercise=exercise,
            dose=dose,
            kind=kind,
            load=load,
            reps=(*(most,) * (dose.sets - 1), last),
            pain=tuple(max(0, worst - self.chance.one_of((0, 0, 1))) for _ in range(dose.sets)),
        )

    def _reps(self, planned: Planned, load: Load | None) -> int:
        """From the lowest count to the highest, and from the lowest again with another load."""
        least = planned.dose.least_reps
        grams = None if load is None else load.grams
        before, reached = self._reached.get(planned.exercise.id, (grams, 0))
        is_free = planned.verdict in UNHINDERED
        reps = least
        if before == grams:
            is_more = is_free and self.chance.happens(_EAGER)
            reps = min(planned.dose.most_reps, max(least, reached + is_more))
        if is_free:
            self._reached[planned.exercise.id] = (grams, reps)
        return reps

    def _stops(self, done: SessionRecord) -> Iterator[Declaration]:
        for one in done.sets:
            if one.pain is not None and one.pain >= FLARE_PAIN:
                yield self._stop(done, one)

    def _stop(self, done: SessionRecord, painful: SetRecord) -> Declaration:
        """The choice to leave the exercise after a set that hurt too much."""
        at = painful.at + _TO_DECIDE
        number = 1 + working_sets(done, painful.exercise).index(painful)
        return Declaration(
            id=self.chance.new_id(at),
            at=at,
            kind=DeclarationKind.CEILING,
            value=CeilingAnswer.STOP_EXERCISE.value,
            reason=f"pain {painful.pain} in set {number}",
            session=done.id,
            exercise=painful.exercise,
        )


def _until_it_hurts(bout: Bout) -> Bout:
    """Stopped after the second set, which hurts far too much."""
    sets = min(2, len(bout.reps))
    return replace(bout, reps=bout.reps[:sets], pain=(*bout.pain[: sets - 1], FLARE_PAIN))
