"""What a person says of an exercise of her own, as the texts of a form: shown, and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Dose, Exercise, LoadType, Measure, Phase
from postchain_tui.core.exercise_texts import (
    ids_from,
    lines_from,
    lines_shown,
    names_from,
    names_shown,
    needs_from,
    needs_shown,
    range_from,
    range_shown,
    rest_from,
    sets_from,
    step_from,
    step_shown,
)
from postchain_tui.core.form_texts import Changes, changes, line_from, one_of, read, tempo_from
from postchain_tui.core.formatting import rest_text
from postchain_tui.core.load import Unit
from postchain_tui.core.own_exercise import LONGEST_NAME, LONGEST_TEXT, spellings
from postchain_tui.core.text import harmless, letters


@dataclass(frozen=True, slots=True)
class Known:
    """What an exercise of one's own stands among."""

    exercises: Mapping[str, Exercise]
    """All exercises that there are, by their ids."""
    families: Mapping[str, str]
    """Names of the families by their ids."""
    muscles: Mapping[str, str]
    """Labels of the muscles by their ids."""
    unit: Unit
    """The unit of a load that is typed without one."""

    def named(self, exercise_id: str) -> str:
        """The name of an exercise; its id where there is none."""
        found = self.exercises.get(exercise_id)
        return exercise_id if found is None else found.name

    def family_named(self, family: str) -> str:
        """The name of a family: one that an own exercise begins is called as that is."""
        return self.families.get(family) or self.named(family)


_Readers = Mapping[str, Callable[[str], Changes]]
"""What each field changes, by its key."""


class _Sides(StrEnum):
    """Which sides a set is of."""

    BOTH = "both"
    EACH = "each"


SAME = "the same"
"""Stands for the exercise itself, where it may be done while injured."""
MEASURES = {Measure.REPS: "reps", Measure.HOLD: "holds"}
SIDES = {_Sides.BOTH: "both at once", _Sides.EACH: "each side"}
LOADS = {
    LoadType.BODYWEIGHT: "bodyweight",
    LoadType.EXTERNAL: "mass in total",
    LoadType.EXTERNAL_PER_HAND: "mass per hand",
    LoadType.BODYWEIGHT_OR_EXTERNAL: "bodyweight or mass",
    LoadType.BAND: "band",
    LoadType.MACHINE: "machine",
    LoadType.ASSISTED: "assistance",
}
BEGINNINGS = {Phase.ECCENTRIC: "lowering", Phase.CONCENTRIC: "lifting"}
# What is shown


def shown(exercise: Exercise, known: Known) -> dict[str, str]:
    """What stands in each field at first."""
    words, ladder = exercise.guidance, exercise.ladder
    lists = {"easier": ladder.regressions, "harder": ladder.progressions}
    muscles = {"muscles": exercise.muscles.primary, "helps": exercise.muscles.secondary}
    return {
        "name": harmless(exercise.name, len(exercise.name)),
        "aliases": names_shown(exercise.aliases),
        **{
            key: lines_shown(map(known.named, ids))
            for key, ids in (lists | {"instead": ladder.alternatives}).items()
        },
        "family": _family_shown(exercise, known),
        "needs": needs_shown(exercise.implements),
        "counted": MEASURES[exercise.measure],
        "sides": SIDES[_Sides.EACH if exercise.unilateral else _Sides.BOTH],
        "load": LOADS[exercise.load_type],
        "step": step_shown(exercise.load_step_grams, known.unit),
        "begins": BEGINNINGS.get(exercise.begins_with, exercise.begins_with.value),
        **_dose_shown(exercise.dose),
        **{
            key: names_shown([known.muscles.get(one, one) for one in ids])
            for key, ids in muscles.items()
        },
        "injured": _injured_shown(exercise, known),
        "setup": lines_shown(words.setup),
        "how": lines_shown(words.steps),
        "cues": lines_shown(words.cues),
        "when_not": harmless(words.when_not, len(words.when_not)),
        "note": harmless(words.note, len(words.note)),
    }


def _dose_shown(dose: Dose) -> dict[str, str]:
    return {
        "sets": str(dose.sets),
        "reps": range_shown(dose.reps),
        "hold": range_shown(dose.hold_seconds),
        "rest": rest_text(dose.rest),
        "tempo": "" if dose.tempo is None else str(dose.tempo),
        "reserve": range_shown(dose.reps_in_reserve),
    }


def _family_shown(exercise: Exercise, known: Known) -> str:
    if exercise.family in {"", exercise.id}:
        return ""
    return lines_shown([known.family_named(exercise.family)])


def _injured_shown(exercise: Exercise, known: Known) -> str:
    if exercise.allowed_when_injured:
        return SAME
    return lines_shown([known.named(exercise.ladder.injured_fallback)])


# What is typed


def typed_in(exercise: Exercise, typed: Mapping[str, str], known: Known) -> Exercise:
    """The exercise with what the fields say, each for itself."""
    spelled = spellings(known.exercises.values())
    dose = replace(exercise.dose, **changes(typed, _DOSE_READERS))
    words = replace(exercise.guidance, **changes(typed, _WORD_READERS))
    muscles = replace(exercise.muscles, **changes(typed, _muscle_readers(known)))
    after = replace(exercise, **changes(typed, _readers(known)))
    after = replace(after, dose=dose, guidance=words, muscles=muscles)
    ladder = replace(exercise.ladder, **changes(typed, _ladder_readers(spelled)))
    if "injured" not in typed:
        return replace(after, ladder=ladder)
    instead = read("injured", lambda text: _instead_from(text, spelled), typed["injured"])
    is_same = instead in {SAME, exercise.id} and bool(instead)
    return replace(
        after,
        allowed_when_injured=is_same,
        ladder=replace(ladder, injured_fallback=exercise.id if is_same else instead),
    )


def _readers(known: Known) -> _Readers:
    """What each of the fields that stand for themselves changes, by what is typed in it."""
    return {
        "name": lambda text: {"name": line_from(text, LONGEST_NAME)},
        "aliases": lambda text: {"aliases": names_from(text)},
        "family": lambda text: {"family": _family_from(text, known)},
        "needs": lambda text: {"implements": needs_from(text)},
        "counted": lambda text: {"measure": one_of(MEASURES, text, "count")},
        "sides": lambda text: {"unilateral": one_of(SIDES, text, "side") is _Sides.EACH},
        "load": lambda text: {"load_type": one_of(LOADS, text, "load")},
        "step": lambda text: {"load_step_grams": step_from(text, known.unit)},
        "begins": lambda text: {"begins_with": one_of(BEGINNINGS, text, "beginning")},
    }


_DOSE_READERS: _Readers = {
    "sets": lambda text: {"sets": sets_from(text)},
    "reps": lambda text: {"reps": range_from(text, "reps")},
    "hold": lambda text: {"hold_seconds": range_from(text, "seconds of a hold")},
    "rest": lambda text: {"rest": rest_from(text)},
    "tempo": lambda text: {"tempo": tempo_from(text, "empty for none")},
    "reserve": lambda text: {"reps_in_reserve": range_from(text, "reps in reserve")},
}
_WORD_READERS: _Readers = {
    "setup": lambda text: {"setup": lines_from(text)},
    "how": lambda text: {"steps": lines_from(text)},
    "cues": lambda text: {"cues": lines_from(text)},
    "when_not": lambda text: {"when_not": line_from(text, LONGEST_TEXT)},
    "note": lambda text: {"note": line_from(text, LONGEST_TEXT)},
}


def _ladder_readers(spelled: Mapping[str, str]) -> _Readers:
    ids = partial(ids_from, spelled=spelled, what="exercise")
    return {
        "easier": lambda text: {"regressions": ids(text)},
        "harder": lambda text: {"progressions": ids(text)},
        "instead": lambda text: {"alternatives": ids(text)},
    }


def _muscle_readers(known: Known) -> _Readers:
    spelled = {letters(text): one for one, label in known.muscles.items() for text in (one, label)}
    ids = partial(ids_from, spelled=spelled, what="muscle")
    return {
        "muscles": lambda text: {"primary": ids(text)},
        "helps": lambda text: {"secondary": ids(text)},
    }


def _family_from(text: str, known: Known) -> str:
    """The id of a family; nothing where it is to follow from the rest. Raises InputError."""
    if not text:
        return ""
    found = _families_spelled(known)
    if letters(text) not in found:
        told = ", ".join(known.families.values())
        raise InputError(f"a family is one of {told}; empty for that of the easier or harder one")
    return found[letters(text)]


def _families_spelled(known: Known) -> dict[str, str]:
    """Ids of families, those that own exercises begin too, by all that they are called."""
    begun = {one.family for one in known.exercises.values()}
    ids = (*begun, *known.families)
    return {letters(name): one for one in ids for name in (one, known.family_named(one))}


def _instead_from(text: str, spelled: Mapping[str, str]) -> str:
    """The id of what is done while injured, or that it is the same. Raises InputError."""
    if letters(text) == letters(SAME):
        return SAME
    ids = ids_from(text, spelled, "exercise")
    if len(ids) > 1:
        raise InputError(f"one exercise is done instead while injured, or “{SAME}”")
    return "".join(ids)
