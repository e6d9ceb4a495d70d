"""Which exercises are open, so that one may be done in the place of another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from postchain_tui.core.exercise import Exercise

_GOOD_MORNING = "good_morning"


@dataclass(frozen=True, slots=True)
class Offering:
    """What a person has reached, and what her program lists."""

    reached: tuple[Exercise, ...]
    """The rungs that are due or were reached."""
    opened: frozenset[str]
    """Ids of what the gates that are open lead to."""
    slots: tuple[frozenset[str], ...]
    """Ids of the exercises that each slot of the program lists."""
    injured: bool
    exercise_of: Callable[[str], Exercise]

    def is_open(self, exercise: Exercise, here: Exercise) -> bool:
        """May an exercise be done for the one at hand, without a gate being passed by?"""
        if self.injured and not exercise.allowed_when_injured:
            return False
        if exercise.id in self.opened or self._was_reached(exercise):
            return True
        if exercise.family == _GOOD_MORNING:
            return exercise.allowed_when_injured
        return (
            exercise.id in here.ladder.regressions
            or self._shares_a_slot(exercise, here)
            or not any(self._rungs_below(exercise))
        )

    def _was_reached(self, exercise: Exercise) -> bool:
        """Is it a rung that was reached, or one below it?"""
        seen: set[str] = set()
        waiting = list(self.reached)
        while waiting:
            one = waiting.pop()
            if one.id not in seen:
                seen.add(one.id)
                waiting += self._rungs_below(one)
        return exercise.id in seen

    def _rungs_below(self, exercise: Exercise) -> Iterable[Exercise]:
        """The easier exercises of its own family."""
        easier = map(self.exercise_of, exercise.ladder.regressions)
        return (one for one in easier if one.family == exercise.family)

    def _shares_a_slot(self, exercise: Exercise, here: Exercise) -> bool:
        return any({exercise.id, here.id} <= slot for slot in self.slots)
