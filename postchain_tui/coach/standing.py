"""What stands of all that the person said of herself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from postchain_tui.catalog.red_flags import RedFlag, Tier, red_flags
from postchain_tui.coach.coach import Coach
from postchain_tui.core import pain, said
from postchain_tui.core.diary import Declaration
from postchain_tui.store import pain as pain_store


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds at the moment beside the plan."""

    injured: bool
    flags: tuple[RedFlag, ...]
    """The warning signs that were ticked and not assessed since."""
    pinned: tuple[str, ...]
    """Ids of the exercises that are to be stayed on."""
    chosen: tuple[str, ...]
    """Ids of the exercises that were chosen, one a family."""
    light_week_until: datetime | None
    """When the light week ends; None outside of one."""
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    """For exercises that are due, by id, those that are open instead."""

    @property
    def locking(self) -> tuple[RedFlag, ...]:
        """The warning signs that lock training."""
        return tuple(flag for flag in self.flags if flag.tier is Tier.EMERGENCY)


def standing(coach: Coach) -> Standing:
    """What stands of all that was said."""
    declared = pain_store.declarations(coach.store)
    today = coach.today()
    choices = {due.decision.exercise.id: due.decision.choices for due in today.due}
    return Standing(
        injured=today.injured,
        flags=_flags(declared),
        pinned=said.pinned(declared),
        chosen=said.chosen(declared, lambda one: _family_of(coach, one)),
        light_week_until=today.light_week,
        choices=tuple((exercise, others) for exercise, others in choices.items() if others),
    )


def _flags(declared: tuple[Declaration, ...]) -> tuple[RedFlag, ...]:
    known = {flag.id: flag for flag in red_flags()}
    return tuple(known[flag] for flag in pain.locking_flags(declared, frozenset(known)))


def _family_of(coach: Coach, exercise_id: str) -> str:
    """The family of an exercise; one that is gone from the catalog stands for itself."""
    exercise = coach.known_exercise(exercise_id)
    return exercise_id if exercise is None else exercise.family
