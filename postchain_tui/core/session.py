"""The session under way: a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from postchain_tui.core.diary import Declaration, SetRecord, Status
from postchain_tui.core.events import Started
from postchain_tui.core.plan import Planned
from postchain_tui.core.timer import RestClock


class Side(StrEnum):
    """A side of the body."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How is the back before it starts?"""


@dataclass(frozen=True, slots=True)
class Brief:
    """How the exercise is done, open to be read."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The target of the first set, waiting for the person."""


@dataclass(frozen=True, slots=True)
class GetReady:
    """A few seconds to take position."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """A set under way."""

    started_at: datetime
    """The moment the set started, on its first side."""
    side: Side | None = None
    """The side that works; None when both do."""
    side_started_at: datetime | None = None
    """When that side started; None when both sides work."""
    first_side_seconds: float | None = None
    """How long the first side worked; None before the switch and when both sides work."""

    @property
    def paced_from(self) -> datetime:
        """The moment the pacer counts from."""
        return self.side_started_at or self.started_at


@dataclass(frozen=True, slots=True)
class Resting:
    """A set is over: rest, and say what was done."""

    set_id: str
    work: Work
    """The work that ended."""
    ended_at: datetime
    clock: RestClock
    logged: bool = False
    """Is the set on record?"""


@dataclass(frozen=True, slots=True)
class WrapUp:
    """All is done: the questions at the end."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Finished or discarded."""

    at: datetime
    status: Status


State = CheckIn | Brief | Ready | GetReady | Work | Resting | WrapUp | Closed
"""What the session is in the middle of."""


_LATE = timedelta(hours=3)
"""What is told of the end so long after the last set is of that set's time."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it stands."""

    id: str
    started_at: datetime
    program: str
    name: str
    number: int
    plan: tuple[Planned, ...]
    get_ready_seconds: int
    day: str = ""
    """Name of the day of the program; empty where it has none."""
    stage: str = ""
    """Name of the stage of the program; empty where it has none."""
    position: int = 0
    """Index in the plan of the exercise at hand."""
    state: State = CheckIn()
    sets: tuple[SetRecord, ...] = ()
    """The sets on record, in their order."""
    slots: tuple[int, ...] = ()
    """For each set on record, the index in the plan of its exercise."""
    replaced: tuple[int, ...] = ()
    """Indices in the plan of exercises whose remaining sets the next one stands in for."""
    pain_before: int | None = None
    place_before: str | None = None
    """Where the pain before was felt; None: not said."""
    spreading_before: bool | None = None
    """Did the pain before spread down a leg? None: not said."""
    pain_after: int | None = None
    place_after: str | None = None
    """Where the pain after was felt; None: not said."""
    spreading_after: bool | None = None
    """Did the pain after spread down a leg? None: not said."""
    effort: float | None = None
    form: tuple[tuple[str, bool], ...] = ()
    """Answers to "did form hold?", by exercise id."""
    note: str = ""
    said: tuple[Declaration, ...] = ()
    """What was decided against or beside the plan, in its order."""
    decided: tuple[str, ...] = ()
    """Ids of the sets after whose pain it was decided what to do."""

    def ended_by(self, at: datetime) -> datetime:
        """When it ended if that is told at a moment: with its last set where it is told late.

        A session that is seen to days later was no longer for it.
        """
        last = max((self.started_at, *(done.at for done in self.sets[-1:])))
        return last if at - last > _LATE else at

    @classmethod
    def begun(cls, start: Started) -> Session:
        """The session at its start."""
        return cls(
            id=start.session,
            started_at=start.at,
            program=start.program,
            name=start.name,
            number=start.number,
            plan=start.plan,
            get_ready_seconds=start.get_ready_seconds,
            day=start.day,
            stage=start.stage,
        )

    @property
    def current(self) -> Planned:
        """The exercise at hand."""
        return self.plan[self.position]

    @property
    def sets_here(self) -> tuple[SetRecord, ...]:
        """The sets on record of the exercise at hand."""
        return self.sets_of(self.position)

    @property
    def set_number(self) -> int:
        """The number, from 1, of the set at hand: the one to come, under way, or just done."""
        done = len(self.sets_here)
        return done if self.is_logged else done + 1

    @property
    def is_logged(self) -> bool:
        """Is the set that has just ended on record?"""
        return isinstance(self.state, Resting) and self.state.logged

    @property
    def is_to_be_logged(self) -> bool:
        """Has a set just ended that is not on record?"""
        return isinstance(self.state, Resting) and not self.state.logged

    @property
    def next_number(self) -> int | None:
        """The number of the set that follows the one at hand; None when it was the last."""
        following = self.set_number + 1
        return following if following <= self.current.dose.sets else None

    @property
    def coming(self) -> int:
        """Index in the plan of the exercise whose sets are still to be done.

        It is the one at hand, unless another one has taken its place while its last set rests.
        """
        return self.position + (self.is_logged and self.position in self.replaced)

    @property
    def following(self) -> Planned | None:
        """The exercise after the one at hand, if any."""
        later = self.plan[self.position + 1 :]
        return later[0] if later else None

    @property
    def is_last_set(self) -> bool:
        """Is the set at hand the last of the session?"""
        return self.next_number is None and self.following is None

    @property
    def is_open(self) -> bool:
        """Is it neither finished nor discarded?"""
        return not isinstance(self.state, Closed)

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.state.status if isinstance(self.state, Closed) else Status.ACTIVE

    @property
    def form_ok(self) -> tuple[str, ...]:
        """The exercises whose form held."""
        return tuple(exercise for exercise, held in self.form if held)

    @property
    def form_asked(self) -> tuple[Planned, ...]:
        """The exercises whose gate needs mastery and of which a working set was done."""
        done = (planned for index, planned in enumerate(self.plan) if index in self.slots)
        asked = {planned.exercise.id: planned for planned in done if planned.asks_for_form}
        return tuple(asked.values())

    @property
    def open_form(self) -> Planned | None:
        """The first exercise whose form has not been answered for."""
        answered = {exercise for exercise, _ in self.form}
        asked = (planned for planned in self.form_asked if planned.exercise.id not in answered)
        return next(asked, None)

    def sets_of(self, position: int) -> tuple[SetRecord, ...]:
        """The sets on record of one place in the plan."""
        pairs = zip(self.sets, self.slots, strict=True)
        return tuple(done for done, slot in pairs if slot == position)

    def arrived(self, position: int) -> Session:
        """In front of the exercise at that place in the plan, or at the wrap-up after the last."""
        if position >= len(self.plan):
            last = max(0, len(self.plan) - 1)
            return replace(self, position=min(self.position, last), state=WrapUp())
        planned = self.plan[position]
        known = any(done.exercise == planned.exercise.id for done in self.sets)
        state: State = Brief() if planned.first_time and not known else Ready()
        return replace(self, position=position, state=state)
