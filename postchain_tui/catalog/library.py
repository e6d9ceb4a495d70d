"""The exercises, shipped and one's own: by id, by family, or found by what people call them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import IntEnum, StrEnum

from postchain_tui.catalog.exercise_tables import exercise_from, exercise_tables
from postchain_tui.catalog.tables import Table, shipped
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.text import harmless, letters
from postchain_tui.core.weaving import placed_among, woven


class MuscleGroup(StrEnum):
    """What part a muscle plays in the posterior chain."""

    BIG = "big"
    ASSIST = "assist"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle, or a group of muscles that people name as one."""

    id: str
    label: str
    group: MuscleGroup
    highlighted: bool
    """Is it one of the prime movers of legs and lower back, which charts show first?"""


@dataclass(frozen=True, slots=True)
class Family:
    """Exercises that lead from one to the next."""

    id: str
    name: str
    aliases: tuple[str, ...]
    """What people call the family as a whole: `rdl` for the hinges."""
    exercises: tuple[str, ...]
    """Exercise ids, easiest first."""


OWN_FAMILY = "Your own"
"""Name of the families that one's own exercises begin."""


class Library:
    """All exercises; a shipped one is read when it is asked for."""

    def __init__(self, own: Iterable[Exercise] = (), archived: Iterable[str] = ()) -> None:
        """Put one's own exercises beside the shipped ones, as rungs of their ladders.

        Args:
            own: One's own exercises.
            archived: Ids of those that are known by their ids and no longer offered.
        """
        index = shipped("exercises/families.toml")
        gone = frozenset(archived)
        self.own: dict[str, Exercise] = {one.id: one for one in own}
        """One's own exercises by their ids, archived ones too."""
        self._active = tuple(one for one in self.own.values() if one.id not in gone)
        self.families: tuple[Family, ...] = tuple(
            _with_own(map(_family, index.tables("family")), self._active)
        )
        self.muscles: dict[str, Muscle] = {
            muscle.id: muscle for muscle in map(_muscle, index.tables("muscle"))
        }
        index.finish()
        self._family_of = _families_of_exercises(self.families)
        self._archived = {one.id: one.family for one in self.own.values() if one.id in gone}
        self._read: dict[str, Exercise] = {}
        self._family_tables: dict[str, dict[str, Table]] = {}

    def is_archived(self, exercise: str) -> bool:
        """Is it one's own, and no longer offered?"""
        return exercise in self._archived

    @property
    def archived(self) -> tuple[str, ...]:
        """Ids of one's own exercises that are no longer offered."""
        return tuple(self._archived)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all exercises, family by family, easiest first."""
        return tuple(self._family_of)

    @property
    def family_aliases(self) -> dict[str, str]:
        """Family id by what people call the family as a whole."""
        return {alias: family.id for family in self.families for alias in family.aliases}

    def family_of(self, exercise: str) -> str:
        """Id of the family an exercise belongs to."""
        family = self._family_of.get(exercise) or self._archived.get(exercise)
        if family is None:
            raise InputError(self._unknown(exercise))
        return family

    def exercise(self, exercise: str) -> Exercise:
        """The exercise with this id."""
        if exercise not in self._read:
            self._read[exercise] = woven(self._alone(exercise), self._active)
        return self._read[exercise]

    def _alone(self, exercise: str) -> Exercise:
        """An exercise as it was written, without what of one's own leads to it or follows it."""
        if exercise in self.own:
            return self.own[exercise]
        family = self.family_of(exercise)
        return exercise_from(self._tables(family)[exercise], family)

    def all(self) -> tuple[Exercise, ...]:
        """All exercises, family by family, easiest first."""
        return tuple(map(self.exercise, self._family_of))

    def names(self) -> dict[str, str]:
        """Name of every exercise by its id."""
        return {exercise.id: exercise.name for exercise in self.all()}

    def find(self, text: str) -> tuple[str, ...]:
        """Ids of the exercises a text may mean.

        Case, spaces and punctuation don't count. An id, name or alias that fits exactly is the only
        answer; else those that begin with the text come first, then those that contain it.
        """
        wanted = letters(text)
        if not wanted:
            return ()
        fits = self._fits(wanted)
        if _Fit.EXACT in fits.values():
            fits = {found: fit for found, fit in fits.items() if fit is _Fit.EXACT}
        return tuple(sorted(filter(fits.get, fits), key=fits.__getitem__, reverse=True))

    def _fits(self, wanted: str) -> dict[str, _Fit]:
        return {exercise.id: _fit(_spellings(exercise), wanted) for exercise in self.all()}

    def _tables(self, family: str) -> dict[str, Table]:
        if family not in self._family_tables:
            self._family_tables[family] = exercise_tables(family)
        return self._family_tables[family]

    def _unknown(self, exercise: str) -> str:
        known = {letters(known): known for known in self._family_of}
        near = get_close_matches(letters(exercise), known, n=3)
        hint = "Nearest: " + ", ".join(known[item] for item in near) + "." if near else ""
        return f"There is no exercise “{harmless(exercise, 60)}”. {hint}".rstrip()


def _family(table: Table) -> Family:
    found = Family(
        id=table.text("id"),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        exercises=table.texts("exercises"),
    )
    table.finish()
    return found


def _with_own(families: Iterable[Family], own: tuple[Exercise, ...]) -> Iterator[Family]:
    """The families with one's own exercises in them, and those that only they are of."""
    known = {family.id: family for family in families}
    for exercise in own:
        family = known.get(exercise.family) or Family(exercise.family, OWN_FAMILY, (), ())
        members = placed_among(family.exercises, exercise)
        known[family.id] = replace(family, exercises=members)
    yield from known.values()


def _muscle(table: Table) -> Muscle:
    found = Muscle(
        id=table.text("id"),
        label=table.text("label"),
        group=table.choice("group", MuscleGroup),
        highlighted=table.flag("highlighted"),
    )
    table.finish()
    return found


def _families_of_exercises(families: Iterable[Family]) -> dict[str, str]:
    """Family id by exercise id."""
    return {exercise: family.id for family in families for exercise in family.exercises}


def _spellings(exercise: Exercise) -> frozenset[str]:
    return frozenset(map(letters, (exercise.id, exercise.name, *exercise.aliases)))


class _Fit(IntEnum):
    """How well a text fits what an exercise is called."""

    NONE = 0
    CONTAINED = 1
    BEGINS = 2
    EXACT = 3


def _fit(spellings: frozenset[str], wanted: str) -> _Fit:
    if wanted in spellings:
        return _Fit.EXACT
    if any(spelling.startswith(wanted) for spelling in spellings):
        return _Fit.BEGINS
    return _Fit(any(wanted in spelling for spelling in spellings))
