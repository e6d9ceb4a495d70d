"""What was typed of the sets of an exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from postchain_tui.core.diary import SetKind
from postchain_tui.core.load import Load
from postchain_tui.core.quantities import exact_text


@dataclass(frozen=True, slots=True)
class SetText:
    """One set as it was typed. What is None was not given."""

    reps: int | None = None
    """Reps done; the sum where the sides were given apart; None for a hold."""
    reps_left: int | None = None
    reps_right: int | None = None
    load: Load | None = None
    hold_seconds: int | None = None
    rpe: float | None = None
    """Effort, 0 to 10 in halves."""
    pain: int | None = None
    rest_seconds: int | None = None
    kind: SetKind = SetKind.WORK
    """Only warm-up and work can be typed."""
    note: str = ""

    def each_side(self) -> SetText:
        """What is meant when the exercise is unilateral: a single number counts for both sides."""
        if self.reps is None or self.reps_left is not None:
            return self
        return replace(self, reps=2 * self.reps, reps_left=self.reps, reps_right=self.reps)

    def __str__(self) -> str:
        """The shorthand that reads back as this set."""
        load = f"{exact_text(self.load.number)}{self.load.unit}x" if self.load else ""
        note = f" #{self.note}" if self.note else ""
        return load + self._amount() + "".join(self._marks()) + note

    def _marks(self) -> Iterator[str]:
        if self.rpe is not None:
            yield f"@{exact_text(Decimal(str(self.rpe)))}"
        if self.pain is not None:
            yield f" p{self.pain}"
        if self.rest_seconds is not None:
            yield f" r{self.rest_seconds}"
        if self.kind is SetKind.WARMUP:
            yield " w"

    def _amount(self) -> str:
        if self.hold_seconds is not None:
            return f"{self.hold_seconds}s"
        if self.reps_left is not None:
            return f"{self.reps_left}/{self.reps_right}"
        return str(self.reps)


@dataclass(frozen=True, slots=True)
class ExerciseText:
    """The sets of one exercise as they were typed, one after the other."""

    name: str
    """Id, name or alias, as typed."""
    position: int
    """Index of the name in the whole text, from 0."""
    sets: tuple[SetText, ...]
