"""What a program is: the slots of its sessions, on which days and in which stage they come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from postchain_tui.core.exercise import Dose


class Role(StrEnum):
    """What a slot is there for."""

    WARMUP = "warmup"
    WORK = "work"


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WEEK = tuple(Weekday)
"""The days of the week as they follow each other, Monday first."""


@dataclass(frozen=True, slots=True)
class Day:
    """One of several sessions that a program goes through."""

    name: str
    weekdays: tuple[Weekday, ...] = ()
    """When it comes; empty where the days follow each other in turn."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a program, left when it was long enough and the gates of the next are open."""

    name: str
    sessions: int
    """How many it takes at least, 1 to 100."""
    needs: tuple[str, ...] = ()
    """Ids of exercises of the slots before whose gates are open it does not begin."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a session, to be filled by the first exercise that can be done."""

    role: Role
    exercises: tuple[str, ...]
    """Exercise ids in order of preference; the last one is taken when none can be done."""
    dose: Dose | None
    """The dose where the program sets its own; None takes the exercise's."""
    skippable: bool
    family: str = ""
    """Id of the family whose exercises these are, easiest first; empty where they were listed."""
    days: tuple[str, ...] = ()
    """Names of the days on which it comes; empty: on all."""
    stages: tuple[str, ...] = ()
    """Names of the stages in which it comes; empty: in all."""
    stays: bool = False
    """Does it stay on what it lists, whatever gates open?"""


@dataclass(frozen=True, slots=True)
class Program:
    """A plan for one session, repeated, or for several that take turns."""

    id: str
    name: str
    goal: str
    summary: str
    slots: tuple[Slot, ...]
    days: tuple[Day, ...] = ()
    """The sessions that take turns; empty where every session is the same."""
    stages: tuple[Stage, ...] = ()
    """The stretches it leads through, in their order; empty where it has none."""

    @property
    def exercises(self) -> frozenset[str]:
        """Ids of all exercises that it lists."""
        return frozenset(one for slot in self.slots for one in slot.exercises)

    @property
    def goes_by_weekday(self) -> bool:
        """Do its days come on days of the week, rather than one after the other?"""
        return any(day.weekdays for day in self.days)

    def slots_of(self, day: Day | None, stage: Stage | None) -> tuple[Slot, ...]:
        """The slots of a session on one of its days, in one of its stages.

        Args:
            day: The day; None where the program has none.
            stage: The stage; None where the program has none.
        """
        return tuple(
            slot
            for slot in self.slots
            if (day is None or not slot.days or day.name in slot.days)
            and (stage is None or not slot.stages or stage.name in slot.stages)
        )


def only(exercise: str) -> Program:
    """A plan of one exercise, by its id, at its own dose."""
    return Program("", "", "", "", (Slot(Role.WORK, (exercise,), None, skippable=False),))
