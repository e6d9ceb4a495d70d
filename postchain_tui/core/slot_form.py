"""The form of one slot of a program: what fills it, its dose, and when it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from postchain_tui.core import dose_form
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Dose, Exercise
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import (
    Changes,
    answer_from,
    answer_shown,
    changes,
    edited,
    filled,
    one_of,
)
from postchain_tui.core.own_program import mistakes_of_slot, part_names
from postchain_tui.core.program import Program, Role, Slot
from postchain_tui.core.text import harmless, letters

_ROLES = {Role.WORK: "work", Role.WARMUP: "warm-up"}
_BETWEEN = ", "
_WRITTEN = {",": ", ", "+": " + "}
"""How what stands between names is written."""
_MOST_PARTS = 4
"""So many parts of a list may be one name with commas in it, or more where a name has more."""
_LONGEST = 2000
_FORM = (
    Field("exercises", "exercises", hint="in order of preference, or a family", limit=_LONGEST),
    Field("role", "role", choices=tuple(_ROLES.values())),
    *dose_form.FIELDS,
    Field("skippable", "may be skipped", hint="y or n"),
    Field("stays", "stays here", hint="y or n; y: also when its gate is open"),
)
_DAYS = Field("days", "days")
_STAGES = Field("stages", "stages")


class FamilyLike(Protocol):
    """Exercises that lead from one to the next."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def exercises(self) -> tuple[str, ...]:
        """Ids of its exercises, easiest first."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a slot can be filled with."""

    exercise_of: Callable[[str], Exercise | None]
    """Finds an exercise by its id; None where there is none."""
    named: Callable[[str], Exercise]
    """Finds the exercise that an id or a name means, or raises InputError."""
    families: tuple[FamilyLike, ...] = ()
    names: tuple[str, ...] = ()
    """Names of exercises that are offered."""

    def name_of(self, exercise: str) -> str:
        """The name of an exercise; its id where there is none."""
        found = self.exercise_of(exercise)
        return exercise if found is None else found.name

    def family_of(self, text: str) -> FamilyLike | None:
        """The family that a text is the name of, with or without `family` before it."""
        wanted = letters(text)
        same = (one for one in self.families if wanted in map(letters, self._calls(one)))
        return next(same, None)

    def family_text(self, family: str) -> str:
        """What a family is called, by its id."""
        found = (self._calls(one)[0] for one in self.families if one.id == family)
        return next(found, family)

    def _calls(self, family: FamilyLike) -> tuple[str, ...]:
        """The texts that mean a family; its name alone does not where an exercise has it too."""
        told = f"family {family.name}"
        is_taken = letters(family.name) in map(letters, self.names)
        return (told,) if is_taken else (family.name, told)

    def ids(self, text: str, mark: str, known: Iterable[str] = ()) -> tuple[str, ...]:
        """Ids of the exercises of a list of names, which may have the mark between them in it.

        Args:
            text: The names.
            mark: Stands between them.
            known: Ids of exercises that are meant by their names rather than any other.

        Raises:
            InputError: when a name cannot be found.
        """
        names = {harmless(self.name_of(one), _LONGEST): one for one in known}
        parts = [part.strip() for part in text.split(mark) if part.strip()]
        found: list[str] = []
        while parts:
            exercise, count = self._first(parts, _WRITTEN[mark], names)
            found.append(exercise)
            parts = parts[count:]
        return tuple(found)

    def _first(self, parts: list[str], between: str, names: Mapping[str, str]) -> tuple[str, int]:
        """The exercise that the longest beginning of a list names, and of how many parts."""
        most = max(1 + name.count(between.strip()) for name in (*self.names, *names, ""))
        for count in range(min(len(parts), max(most, _MOST_PARTS)), 1, -1):
            try:
                return self._id(between.join(parts[:count]), names), count
            except InputError:
                continue
        return self._id(parts[0], names), 1

    def _id(self, name: str, names: Mapping[str, str]) -> str:
        return names.get(name) or self.named(name).id


def blank_slot(exercise: str, after: Slot | None = None) -> Slot:
    """A slot to start from: work at the exercise's own dose.

    Args:
        exercise: Id of what fills it.
        after: The slot that it comes after, on whose days and in whose stages it comes.
    """
    one = Slot(Role.WORK, (exercise,), None, skippable=False)
    return one if after is None else replace(one, days=after.days, stages=after.stages)


def fields(slot: Slot, program: Program, shelf: Shelf) -> tuple[Field, ...]:
    """A field for each thing that a slot holds; an empty dose is the exercise's own.

    Args:
        slot: The slot.
        program: The program that it is a part of.
        shelf: What it can be filled with.
    """
    shown = _shown(slot, shelf)
    offered = (*shelf.names, *(family.name for family in shelf.families))
    special: dict[str, Changes] = {
        "exercises": {"choices": offered, "limit": max(_LONGEST, len(shown["exercises"]))}
    }
    return filled((*_FORM, *_when(slot, program)), shown, special)


def _when(slot: Slot, program: Program) -> Iterator[Field]:
    """The fields of days and stages, where the program or the slot names any."""
    for field, named, own in (
        (_DAYS, part_names(program.days), slot.days),
        (_STAGES, part_names(program.stages), slot.stages),
    ):
        if named or own:
            hint = f"{_BETWEEN.join(named)}; empty: all"
            yield replace(field, hint=hint, choices=named, limit=_LONGEST)


def changed(slot: Slot, texts: Mapping[str, str], program: Program, shelf: Shelf) -> Slot:
    """The slot with what was typed anew; a field that still says what was shown is not read.

    Args:
        slot: The slot as it was.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        program: The program that it is a part of.
        shelf: What it can be filled with.

    Raises:
        FieldError: when a field cannot be read, or does not go with the others.
    """
    shown = _shown(slot, shelf)
    typed = edited(shown, texts)
    after = replace(slot, **changes(typed, _readers(slot, program, shelf)))
    if any(field.key in typed for field in dose_form.FIELDS):
        after = replace(after, dose=_dose(slot, after, typed, {**shown, **typed}, shelf))
    before = mistakes_of_slot(program, slot, shelf.exercise_of)
    for path, message in mistakes_of_slot(program, after, shelf.exercise_of):
        if (path, message) not in before:
            key = str(path[-1])
            raise FieldError(dose_form.KEYS.get(key, key), message)
    return after


def _shown(slot: Slot, shelf: Shelf) -> dict[str, str]:
    """What stands in each field at first."""
    return {
        "exercises": harmless(_filling(slot, shelf), _LONGEST),
        "role": _ROLES[slot.role],
        **dose_form.shown(slot.dose, _own_dose(slot, shelf)),
        "skippable": answer_shown(slot.skippable),
        "stays": answer_shown(slot.stays),
        "days": harmless(_BETWEEN.join(slot.days), _LONGEST),
        "stages": harmless(_BETWEEN.join(slot.stages), _LONGEST),
    }


def _filling(slot: Slot, shelf: Shelf) -> str:
    if slot.family:
        return shelf.family_text(slot.family)
    return _BETWEEN.join(map(shelf.name_of, slot.exercises))


def _readers(slot: Slot, program: Program, shelf: Shelf) -> dict[str, Callable[[str], Changes]]:
    """What each of the fields but those of the dose changes, by what is typed in it."""
    days, stages = part_names(program.days), part_names(program.stages)
    return {
        "exercises": lambda text: _filled_by(text, slot, shelf),
        "role": lambda text: {"role": one_of(_ROLES, text, "role")},
        "skippable": lambda text: {"skippable": answer_from(text) or False},
        "stays": lambda text: {"stays": answer_from(text) or False},
        "days": lambda text: {"days": _parts_from(text, "days", days)},
        "stages": lambda text: {"stages": _parts_from(text, "stages", stages)},
    }


def _filled_by(text: str, slot: Slot, shelf: Shelf) -> Changes:
    family = shelf.family_of(text)
    if family is not None:
        return {"family": family.id, "exercises": family.exercises}
    return {"family": "", "exercises": shelf.ids(text, ",", slot.exercises)}


def _parts_from(text: str, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Some days or stages in their order. Raises InputError."""
    known = {name.casefold(): name for name in names}
    wanted = set(filter(None, map(str.strip, text.casefold().split(","))))
    if not wanted <= known.keys():
        raise _no_such(kind, known.values())
    return tuple(name for plain, name in known.items() if plain in wanted)


def _no_such(kind: str, names: Iterable[str]) -> InputError:
    allowed = _BETWEEN.join(names) or "none"
    return InputError(f"the {kind} of the program are {allowed}; empty means all")


def _own_dose(slot: Slot, shelf: Shelf) -> Dose | None:
    """The dose that the first exercise of a slot has of its own."""
    first = next(filter(None, map(shelf.exercise_of, slot.exercises[:1])), None)
    return None if first is None else first.dose


def _dose(
    slot: Slot, after: Slot, typed: Mapping[str, str], texts: Mapping[str, str], shelf: Shelf
) -> Dose | None:
    """The dose after some of its fields were typed; None where all of them are empty."""
    if not any(texts[field.key] for field in dose_form.FIELDS):
        return None
    own = _own_dose(after, shelf)
    if own is None:
        raise FieldError("exercises", "A dose needs an exercise that is known.")
    return dose_form.changed(slot.dose or own, own, typed)
