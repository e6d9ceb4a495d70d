"""What a program is: the slots of a session, each with the exercises that may fill it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from postchain_tui.core.exercise import Dose


class Role(StrEnum):
    """What a slot is there for."""

    WARMUP = "warmup"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a session, to be filled by the first exercise that can be done."""

    role: Role
    exercises: tuple[str, ...]
    """Exercise ids in order of preference; the last one is taken when none can be done."""
    dose: Dose | None
    """The dose where the program sets its own; None takes the exercise's."""
    skippable: bool


@dataclass(frozen=True, slots=True)
class Program:
    """A plan for one session, repeated."""

    id: str
    name: str
    goal: str
    summary: str
    slots: tuple[Slot, ...]

    @property
    def exercises(self) -> frozenset[str]:
        """Ids of all exercises that it lists."""
        return frozenset(one for slot in self.slots for one in slot.exercises)


def only(exercise: str) -> Program:
    """A plan of one exercise, by its id, at its own dose."""
    return Program("", "", "", "", (Slot(Role.WORK, (exercise,), None, skippable=False),))
