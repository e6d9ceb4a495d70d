"""What is decided in a session beside its plan: after pain, by wish, when something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice

from postchain_tui.coach import statements
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.flaring import Flare
from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core import ceiling, events
from postchain_tui.core.choosing import refusal_anyway
from postchain_tui.core.diary import CeilingAnswer, DeclarationKind, SetRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.offering import Offering
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.program import Role
from postchain_tui.store import ids

MOST_SWAPS = 9
"""So many exercises are offered in the place of another one at most."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be done after pain above the ceiling."""

    answer: CeilingAnswer
    planned: Planned | None = None
    """What is done instead; None where nothing is."""


class FlareAnswer(StrEnum):
    """How a session goes on after a flare-up."""

    EASIER = "easier"
    EXERCISE = "exercise"
    SESSION = "session"
    GO = "go"


class Adjuster:
    """Decides in a session, and puts the decision on record together with what comes of it."""

    def __init__(self, coach: Coach, keeper: SessionKeeper) -> None:
        self._coach = coach
        self._keeper = keeper
        self._told: frozenset[str] = frozenset()

    @property
    def painful_set(self) -> SetRecord | None:
        """The set after which it is to be asked what to do, if there is one."""
        return ceiling.painful_set(self._keeper.session, self._coach.settings.ceiling)

    def options(self) -> tuple[Option, ...]:
        """What may be done after pain above the ceiling, as far as it can be done."""
        session = self._keeper.session
        regressions = session.plan[session.coming].exercise.ladder.regressions
        easier = self._easier(regressions, ceiling.cause(session))
        found = []
        if session.next_number is not None:
            lighter = ceiling.lighter(session, self._coach.settings)
            if lighter is not None and not ceiling.is_same_bar(lighter, easier):
                found.append(Option(CeilingAnswer.LIGHTER, lighter))
            found.append(Option(CeilingAnswer.SHORTER_RANGE, ceiling.shorter(session)))
        if easier is not None:
            found.append(Option(CeilingAnswer.EASIER, easier))
        stops = (CeilingAnswer.STOP_EXERCISE, CeilingAnswer.STOP_SESSION)
        return (*found, *map(Option, stops))

    def take(self, option: Option) -> None:
        """Do what was chosen after pain above the ceiling."""
        session, now = self._keeper.session, self._coach.clock.now()
        said = events.Said(
            at=now,
            id=ids.new_id(now),
            kind=DeclarationKind.CEILING,
            value=option.answer.value,
            exercise=session.current.exercise.id,
            reason=ceiling.cause(session),
        )
        change: events.Event = events.ExerciseSkipped(now)
        if option.planned is not None:
            change = events.Swapped(now, option.planned)
        elif option.answer is CeilingAnswer.STOP_SESSION:
            change = events.Stopped(now)
        self._keeper.happen(said, f"choose: {option.answer.value.replace('_', ' ')}", change)

    def swaps(self) -> tuple[Planned, ...]:
        """What may be done for the exercise at hand: its alternatives, then what is easier."""
        session = self._keeper.session
        ladder = session.plan[session.coming].exercise.ladder
        names = dict.fromkeys((*ladder.alternatives, *ladder.regressions))
        found = map(self._in_role, self._possible(names))
        return tuple(islice(found, MOST_SWAPS))

    def swap(self, planned: Planned) -> None:
        """Do another exercise for what is left of the one at hand.

        Raises:
            InputError: when a set has ended and its entry cannot be read.
        """
        now = self._coach.clock.now()
        self._keeper.settle(now)
        session = self._keeper.session
        said = events.Said(
            at=now,
            id=ids.new_id(now),
            kind=DeclarationKind.SWAP,
            value=planned.exercise.id,
            exercise=session.plan[session.coming].exercise.id,
        )
        swapped = events.Swapped(now, planned)
        self._keeper.happen(said, f"swap for {planned.exercise.name}", swapped)

    def skip(self) -> None:
        """Stop the exercise at hand; a set that was done is put on record first."""
        self._keeper.skip(self._coach.clock.now())

    def stop(self) -> None:
        """Stop the session; a set that was done is put on record first."""
        now = self._coach.clock.now()
        self._keeper.settle(now)
        self._keeper.happen(events.Stopped(now), "stop the session")

    def flare(self, answer: FlareAnswer, easier: Planned | None = None) -> None:
        """Say that the back has flared up; what is left of the session is then what is due.

        A set that was done is put on record first, unless one goes on.

        Args:
            answer: How the session goes on.
            easier: What is done for the exercise at hand, where an easier one is.

        Raises:
            InputError: when the entry of the set cannot be read. The flare-up is on record, and
                nothing has happened to the exercise at hand.
        """
        now = self._coach.clock.now()
        unread = None
        if answer is not FlareAnswer.GO:
            try:
                self._keeper.settle(now)
            except InputError as error:
                unread, answer = error, FlareAnswer.GO
        said, *more = self._of_flare(answer, easier, now)
        self._keeper.happen(said, "say that the back has flared up", *more)
        if unread is not None:
            raise unread

    def _of_flare(
        self, answer: FlareAnswer, easier: Planned | None, now: datetime
    ) -> tuple[events.Event, ...]:
        flare = Flare(self._coach, self._keeper.session, now)
        if answer is FlareAnswer.SESSION:
            return (*flare.said, events.Stopped(now))
        change: tuple[events.Event, ...] = ()
        if answer is FlareAnswer.EXERCISE:
            change = (events.ExerciseSkipped(now),)
        elif answer is FlareAnswer.EASIER and easier is not None:
            change = (events.Swapped(now, easier),)
        return (*flare.said, *flare.changes(), *change)

    def gentler(self) -> Planned | None:
        """What is done for the exercise at hand while the back is flared up, if there is any."""
        session = self._keeper.session
        here = session.plan[session.coming].exercise
        flare = Flare(self._coach, session, self._coach.clock.now())
        names = (here.ladder.injured_fallback, *here.ladder.regressions)
        found = flare.instead_of(here, names)
        if found is None:
            return None
        return self._in_role(ceiling.easier(session, found, "the back has flared up"))

    @property
    def may_go_on_flared(self) -> bool:
        """May the exercise at hand go on after a flare-up? A good morning only with the pipe."""
        session = self._keeper.session
        here = session.plan[session.coming].exercise
        return here.allowed_when_injured or not refusal_anyway(here, injured=True)

    def is_urgent(self, flags: tuple[str, ...]) -> bool:
        """Does any of these warning signs lock?"""
        return not self._coach.past.urgent_flags.isdisjoint(flags)

    def tell_signs(self, flags: tuple[str, ...]) -> None:
        """Put warning signs on record; where one locks, the session is finished as it stands.

        A set that was done is put on record first if its entry can be read.
        """
        untold = [flag for flag in flags if flag not in self._told]
        if untold:
            signs = [statements.checked_red_flag(flag) for flag in untold]
            statements.say(self._coach, *signs, session=self._keeper.session.id)
            self._told |= set(untold)
        if self.is_urgent(flags):
            self._finish()

    def _finish(self) -> None:
        now = self._coach.clock.now()
        with suppress(InputError):  # what cannot be read is no reason to go on training
            self._keeper.settle(now)
        self._keeper.happen(events.Finished(now), "finish the session")

    def _easier(self, names: Iterable[str], why: str) -> Planned | None:
        """The first of some easier exercises that can be done, for the one at hand."""
        found = next(self._possible(names), None)
        if found is None:
            return None
        return self._in_role(ceiling.easier(self._keeper.session, found, why))

    def _possible(self, names: Iterable[str]) -> Iterator[Planned]:
        """Those of the exercises that can be done here and now, each with its own target."""
        implements = self._coach.settings.implements
        session, offering = self._keeper.session, self._offering()
        here = session.plan[session.coming].exercise
        for exercise in filter(None, map(self._coach.known_exercise, names)):
            if exercise.possible_with(implements) and offering.is_open(exercise, here):
                planned = self._coach.planned(exercise)
                if planned.verdict is not Verdict.LOCKED:
                    yield planned

    def _offering(self) -> Offering:
        """What is open by what is due today."""
        today, exercise_of = self._coach.today(), self._coach.library.exercise
        decisions = [due.decision for due in today.due]
        reached = {one.reached or one.exercise.id for one in decisions}
        return Offering(
            reached=tuple(map(exercise_of, reached | {one.exercise.id for one in decisions})),
            opened=frozenset(one for decision in decisions for one in decision.choices),
            slots=today.open_slots,
            injured=today.injured,
            exercise_of=exercise_of,
        )

    def _in_role(self, planned: Planned) -> Planned:
        """The exercise in the place of the one at hand: a warm-up stays one, and as short."""
        session = self._keeper.session
        here = session.plan[session.coming]
        if here.role is not Role.WARMUP:
            return planned
        dose = replace(planned.dose, sets=here.dose.sets)
        return replace(planned, role=here.role, skippable=here.skippable, dose=dose)
