"""A flare-up in the middle of a session: what is said, and what is due from then on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from postchain_tui.coach.coach import Coach
from postchain_tui.core import events, statement
from postchain_tui.core import today as days
from postchain_tui.core.diary import Declaration
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.facts import Facts
from postchain_tui.core.gentler import Gentle, gentle_rest
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Program, Slot, only
from postchain_tui.core.session import CheckIn, Session, WrapUp
from postchain_tui.store import ids

_REASON = "said in the session"


class Flare:
    """A flare-up that is about to be said in a session."""

    def __init__(self, coach: Coach, session: Session, now: datetime) -> None:
        self._coach = coach
        self._session = session
        self._now = now
        self.said = tuple(
            events.Said(now, ids.new_id(now), one.kind, one.value, one.exercise, one.reason)
            for one in statement.flare(_REASON).sayings
        )
        """What is said, for the record of the session."""

    def changes(self) -> tuple[events.PlanChanged, ...]:
        """What becomes of the plan: all of it before the check-in, else what comes later."""
        session = self._session
        if isinstance(session.state, WrapUp):
            return ()
        keeps_current = not isinstance(session.state, CheckIn)
        later = session.plan[session.coming + 1 :] if keeps_current else session.plan
        gentle = gentle_rest(later, self._due(), self._alone)
        if gentle == later:
            return ()
        return (
            events.PlanChanged(
                self._now,
                session.program,
                session.name,
                gentle,
                "the back has flared up",
                keeps_current=keeps_current,
            ),
        )

    def instead_of(self, exercise: Exercise, names: Iterable[str]) -> Planned | None:
        """The first of some exercises that may be done for another one now, if any may."""
        found = self._possible(name for name in names if name != exercise.id)
        return next(found, None)

    def _due(self) -> tuple[Gentle, ...]:
        """What is due by the program of the session, slot by slot."""
        try:
            program = self._coach.own.program(self._session.program)
        except InputError:  # a program that is gone has no slots; each exercise stands alone
            return ()
        today = days.today(program, self._exercise, self._facts(program), self._now)
        return tuple(Gentle(due.planned, self._families(due.slot)) for due in today.due)

    def _families(self, slot: Slot) -> frozenset[str]:
        return frozenset(self._exercise(name).family for name in slot.exercises)

    def _alone(self, place: Planned) -> Planned | None:
        """The gentle version of an exercise that the program does not have."""
        fallback = (place.exercise.ladder.injured_fallback,)
        found = next(self._possible(fallback), None)
        return None if found is None else replace(found, role=place.role, skippable=place.skippable)

    def _possible(self, names: Iterable[str]) -> Iterator[Planned]:
        implements = self._coach.settings.implements
        for exercise in filter(None, map(self._coach.known_exercise, names)):
            if exercise.allowed_when_injured and exercise.possible_with(implements):
                planned = self._planned(exercise)
                if planned.verdict is not Verdict.LOCKED:
                    yield planned

    def _planned(self, exercise: Exercise) -> Planned:
        facts = self._facts(only(exercise.id))
        return days.alone(exercise, self._exercise, facts, self._now)

    def _facts(self, program: Program) -> Facts:
        """All that is on record, and that the back has flared up."""
        facts = self._coach.past.facts(program, self._coach.settings)
        said = (Declaration(one.id, one.at, one.kind, one.value, one.reason) for one in self.said)
        return replace(facts, declarations=(*facts.declarations, *said))

    def _exercise(self, name: str) -> Exercise:
        return self._coach.library.exercise(name)
