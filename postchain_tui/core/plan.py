"""What a session is going to be: the exercises in order, each with its target and the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.exercise import Dose, Exercise, Measure, Tempo
from postchain_tui.core.load import Load
from postchain_tui.core.program import Role


class Verdict(StrEnum):
    """What was decided about an exercise, most permissive first."""

    PROGRESS = "progress"
    START = "start"
    REPEAT = "repeat"
    HOLD = "hold"
    REDUCE = "reduce"
    DELOAD = "deload"
    REGRESS = "regress"
    LOCKED = "locked"

    @property
    def strictness(self) -> int:
        """Its place in the order from the most permissive, 0, to the least, 5."""
        return _STRICTNESS[self]

    @property
    def mark(self) -> str:
        """The symbol that stands before the word."""
        return _MARKS.get(self, "=")


_MARKS = {
    Verdict.PROGRESS: "↑",
    Verdict.START: "▸",
    Verdict.REDUCE: "↓",
    Verdict.DELOAD: "↓",
    Verdict.REGRESS: "↓",
    Verdict.LOCKED: "×",
}


_STRICTNESS = {
    Verdict.PROGRESS: 0,
    Verdict.START: 1,
    Verdict.REPEAT: 1,
    Verdict.HOLD: 2,
    Verdict.REDUCE: 3,
    Verdict.DELOAD: 3,
    Verdict.REGRESS: 4,
    Verdict.LOCKED: 5,
}


class Pacing(StrEnum):
    """How the work of a set is timed."""

    PACED = "paced"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class RampStep:
    """One lighter set on the way to the work."""

    load: Load
    reps: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One exercise of a session, with its target."""

    role: Role
    exercise: Exercise
    dose: Dose
    """Sets, reps or hold, rest and tempo that are due today."""
    load: Load | None
    """Load to be lifted, per hand for dumbbells; None where there is none or nobody has set it."""
    verdict: Verdict
    reason: str
    """One sentence that names the evidence."""
    last: tuple[SetRecord, ...]
    """The sets of the last time, in their order."""
    skippable: bool
    first_time: bool
    """Was it never done before, so that the brief opens by itself?"""
    pacing: Pacing
    ramp: tuple[RampStep, ...] = ()
    """Lighter sets that lead to it, lightest first."""

    @property
    def is_hold(self) -> bool:
        """Is it held for a time?"""
        return self.exercise.measure is Measure.HOLD

    @property
    def is_paced(self) -> bool:
        """Does a pacer lead the set: by the tempo, or through the holds?"""
        return self.is_hold or (self.pacing is Pacing.PACED and self.dose.tempo is not None)

    @property
    def leading_tempo(self) -> Tempo | None:
        """The tempo that leads the reps; None for holds, and where nothing leads them."""
        return self.dose.tempo if self.is_paced and not self.is_hold else None

    @property
    def asks_for_form(self) -> bool:
        """Does its gate ask whether form held? That of a warm-up never does."""
        gate = self.exercise.gate
        return self.role is Role.WORK and gate is not None and gate.mastered

    @property
    def takes_load(self) -> bool:
        """Is there a mass to be logged?"""
        return self.exercise.load_type.takes_load

    def last_set(self, number: int) -> SetRecord | None:
        """What was done in the set of that number, from 1, the last time."""
        return self.last[number - 1] if 0 < number <= len(self.last) else None
