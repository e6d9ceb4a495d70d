"""Which exercise may be chosen, and why another one may not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from postchain_tui.core.decision import Decision
from postchain_tui.core.exercise import Exercise

_GOOD_MORNING = "good_morning"

INJURED_RULE = (
    "While something is injured the good morning stays with the pipe, and this cannot be set aside."
)
"""The one rule that no override lifts."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from."""

    decisions: tuple[Decision, ...]
    """What is due."""
    listed: frozenset[str]
    """Ids of the exercises that the program lists."""
    implements: frozenset[str]
    """What is at hand."""
    injured: bool
    exercise_of: Callable[[str], Exercise]
    waits: str = ""
    """What every choice has to wait for, in words; empty where nothing holds it up."""

    def refusal(self, exercise: Exercise) -> str:
        """Why an exercise may not be chosen, as one sentence; empty where it may."""
        if self._is_ruled_out(exercise):
            return INJURED_RULE
        if self._is_offered(exercise):
            return ""
        if exercise.id not in self.listed and not self._was_open(exercise):
            return self._not_open(exercise)
        return self._needed(exercise)

    def _is_ruled_out(self, exercise: Exercise) -> bool:
        is_gentle = exercise.allowed_when_injured
        return self.injured and _is_good_morning(exercise) and not is_gentle

    def _is_offered(self, exercise: Exercise) -> bool:
        return any(exercise.id in decision.choices for decision in self.decisions)

    def _was_open(self, exercise: Exercise) -> bool:
        """Is it a rung below one that was reached, or another way on the ladder up to it?"""
        reached = [self.exercise_of(one.reached or one.exercise.id) for one in self.decisions]
        return any(
            exercise.id in self._opened_up_to(one) or self._is_below(exercise, one)
            for one in reached
        )

    def _opened_up_to(self, reached: Exercise) -> frozenset[str]:
        """A rung, those between the program's own and it, and what was open beside them."""
        found = {reached.id}
        if reached.id not in self.listed:
            for below in map(self.exercise_of, reached.ladder.regressions):
                ways = below.ladder.ways
                found |= {*ways, *self._opened_up_to(below)} if reached.id in ways else set()
        return frozenset(found)

    def _is_below(self, exercise: Exercise, rung: Exercise) -> bool:
        """Is it easier and of the same family? The hinge drills are no rungs of good mornings."""
        if exercise.family != rung.family:
            return False
        below = rung.ladder.regressions
        return exercise.id in below or any(
            self._is_below(exercise, self.exercise_of(one)) for one in below
        )

    def _not_open(self, exercise: Exercise) -> str:
        decision = self._leading_to(exercise)
        if decision is None:
            return f"Nothing that is due leads to {exercise.name}."
        if self.waits:
            return f"{exercise.name} cannot be chosen now: {self.waits}."
        shut = f"{exercise.name} is not open yet"
        if decision.missing:
            missing = ", ".join(decision.missing)
            return f"{shut}; {decision.exercise.name} still has to show: {missing}."
        reason = decision.reason.rstrip(".")
        return f"{shut} ({reason})." if reason else f"{shut}."

    def _leading_to(self, exercise: Exercise) -> Decision | None:
        """The decision whose gate is in the way: of the rung before, else of the same family."""
        before = (one for one in self.decisions if exercise.id in one.exercise.ladder.progressions)
        related = (one for one in self.decisions if one.exercise.family == exercise.family)
        return next(before, None) or next(related, None)

    def _needed(self, exercise: Exercise) -> str:
        """What it cannot be done without and is not at hand; empty where nothing is missing."""
        if exercise.possible_with(self.implements):
            return ""
        missing = (any_of for any_of in exercise.implements if self.implements.isdisjoint(any_of))
        needed = " and ".join(map(" or ".join, missing)).replace("_", " ")
        return f"{exercise.name} needs {needed}, which your settings do not list."


def refusal_anyway(exercise: Exercise, *, injured: bool) -> str:
    """Why an exercise may not be done in spite of an injury, as one sentence; else empty."""
    if _is_good_morning(exercise):
        return INJURED_RULE
    return "" if injured else f"Nothing is injured, so {exercise.name} needs no override."


def refusal_not_due(exercise: Exercise, reached: Iterable[Exercise]) -> str:
    """Why there is nothing to set aside for an exercise, as one sentence; else empty.

    Args:
        exercise: What is to be done in spite of an injury.
        reached: The rungs that were reached of what is due.
    """
    open_ones = {one.id: one.family for one in reached if not _is_good_morning(one)}
    if exercise.family in open_ones.values():
        return ""
    can = f"this can be said of {', '.join(open_ones)}" if open_ones else "nothing else is either"
    return f"{exercise.name} is not due, so it needs no override; {can}."


def _is_good_morning(exercise: Exercise) -> bool:
    return exercise.family == _GOOD_MORNING
