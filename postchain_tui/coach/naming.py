"""Which exercise is meant by what a person types for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from postchain_tui.catalog.library import Family, Library
from postchain_tui.coach.coach import Coach
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import load_text
from postchain_tui.core.load import Load
from postchain_tui.core.loading import uses_barbell
from postchain_tui.core.plan import Planned
from postchain_tui.core.program import Role
from postchain_tui.core.text import harmless, letters
from postchain_tui.core.typed import ExerciseText

_BAR_SLACK_GRAMS = 500
"""A bar of 45 lb is still the bar to somebody whose bar is set to 20 kg; plates weigh more."""

_SHORTEST_PART = 3
"""Letters that a part of a name needs before it may stand for the whole."""

_MOST_CANDIDATES = 8

_WITH_THE_BAR = {"hinge": "rdl_empty_bar", "good_morning": "gm_barbell_empty"}
_ABOVE_THE_BAR = {"hinge": "rdl_barbell", "good_morning": "gm_barbell_loaded"}
_WITH_ANY_LOAD = {"bridge": "weighted_bridge"}
_RUNGS = {"hinge": ("rdl_empty_bar", "rdl_dumbbell", "rdl_kettlebell", "rdl_barbell")}
"""The rungs that a family's name may mean, where those are not all: `rdl` is never a drill."""


class Namer:
    """Finds the exercise that a name, an alias or a family's name stands for."""

    def __init__(self, library: Library, due: Iterable[Planned], bar: Load) -> None:
        self._library = library
        self._bar = bar
        self._due = sorted(due, key=lambda planned: planned.role is not Role.WORK)
        self._families = {letters(name): id_ for name, id_ in library.family_aliases.items()}

    def knows(self, name: str) -> bool:
        """Does this name an exercise or a family?"""
        return letters(name) in self._families or len(self._candidates(name)) == 1

    def exercise(self, entry: ExerciseText) -> Exercise:
        """The exercise that is meant, for a family's name by the heaviest of the loads.

        Raises:
            InputError: when there is none, or there are several; it names them.
        """
        family = self._families.get(letters(entry.name))
        if family is None:
            return self.named(entry.name)
        load = _heaviest(entry)
        found = self._of_family(family, load)
        if found is None:
            which = "without a load" if load is None else f"with {load_text(load, load.unit)}"
            raise InputError(_several(f"{entry.name} {which}", self._rungs(family)))
        return found

    def rung(self, name: str) -> Exercise:
        """The exercise that is meant, for a family's name the rung that is due.

        Raises:
            InputError: when there is none, or there are several; it names them.
        """
        family = self._families.get(letters(name))
        if family is None:
            return self.named(name)
        found = self._due_of(family)
        if found is None:
            raise InputError(_several(name, self._rungs(family)))
        return found

    def named(self, name: str) -> Exercise:
        """The one exercise with this id, name or alias, or a part of it.

        Raises:
            InputError: when there is none, or there are several; it names them.
        """
        candidates = self._candidates(name)
        if len(candidates) > 1:
            raise InputError(_several(name, candidates))
        return self._library.exercise(candidates[0] if candidates else name)

    def _candidates(self, name: str) -> tuple[str, ...]:
        found = self._library.find(name)
        if len(letters(name)) >= _SHORTEST_PART:
            return found
        return tuple(exercise for exercise in found if letters(exercise) == letters(name))

    def _rungs(self, family: str) -> tuple[str, ...]:
        return _RUNGS.get(family) or self._family(family).exercises

    def _family(self, family: str) -> Family:
        return next(known for known in self._library.families if known.id == family)

    def _of_family(self, family: str, load: Load | None) -> Exercise | None:
        due = self._due_of(family)
        if load is None:
            return due
        if family in _WITH_ANY_LOAD:
            return self._library.exercise(_WITH_ANY_LOAD[family])
        if due is not None and _is_loaded_without_bar(due):
            return due
        return self._on_the_bar(family, load)

    def _due_of(self, family: str) -> Exercise | None:
        rungs = self._rungs(family)
        return next((one.exercise for one in self._due if one.exercise.id in rungs), None)

    def _on_the_bar(self, family: str, load: Load) -> Exercise | None:
        """The rung with the empty bar or with plates; None where the bar alone weighs more."""
        over_grams = load.grams - self._bar.grams
        if over_grams <= -_BAR_SLACK_GRAMS or family not in _WITH_THE_BAR:
            return None
        meant = _WITH_THE_BAR if over_grams < _BAR_SLACK_GRAMS else _ABOVE_THE_BAR
        return self._library.exercise(meant[family])


def namer_of(coach: Coach) -> Namer:
    """Finds exercises by what is due; where another one stands in for a rung, also by that rung.

    What an injury puts in the place of a lift may be a drill, which no family's name means.
    """
    today = coach.today()
    reached = (
        replace(due.planned, exercise=coach.library.exercise(due.decision.reached))
        for due in today.work
    )
    return Namer(coach.library, (*today.plan, *reached), coach.settings.bar)


def name_of(coach: Coach, exercise_id: str) -> str:
    """The name of an exercise; its id where the catalog does not have it."""
    exercise = coach.known_exercise(exercise_id)
    return exercise_id if exercise is None else exercise.name


def _heaviest(entry: ExerciseText) -> Load | None:
    loads = (done.load for done in entry.sets if done.load is not None)
    return max(loads, key=lambda load: load.grams, default=None)


def _is_loaded_without_bar(exercise: Exercise) -> bool:
    return exercise.load_type.takes_load and not uses_barbell(exercise)


def _several(name: str, candidates: tuple[str, ...]) -> str:
    shown = ", ".join(candidates[:_MOST_CANDIDATES])
    more = ", …" if len(candidates) > _MOST_CANDIDATES else ""
    return f"“{harmless(name, 60)}” may mean several exercises. Write one of: {shown}{more}."
