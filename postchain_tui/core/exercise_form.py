"""The form in which a person makes an exercise of her own, and changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from postchain_tui.core.exercise import OWN, Exercise, Measure
from postchain_tui.core.exercise_parts import (
    BEGINNINGS,
    LOADS,
    MEASURES,
    SAME,
    SIDES,
    Known,
    shown,
    typed_in,
)
from postchain_tui.core.exercise_texts import needs_shown
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import Changes, edited, filled
from postchain_tui.core.own_dose import MOST_SETS
from postchain_tui.core.own_exercise import (
    LONGEST_NAME,
    LONGEST_TEXT,
    mistakes,
    own_id,
    placed,
    spellings,
    standard_gate,
)
from postchain_tui.core.settings import IMPLEMENTS

_LONG = 2000
"""Characters of a line with several sentences or names in it."""
_NAMES = "names, parted by ;"
_SENTENCES = "sentences, parted by ;"
_FORM = (
    Field("name", "name", limit=LONGEST_NAME),
    Field("aliases", "other names", hint="parted by commas", limit=_LONG),
    Field("easier", "easier one", hint=_NAMES, limit=_LONG),
    Field("harder", "harder one", hint=_NAMES, limit=_LONG),
    Field("instead", "instead of", hint=_NAMES, limit=_LONG),
    Field("family", "family", hint="empty: that of the easier or harder one"),
    Field(
        "needs",
        "needs",
        hint="barbell, plates, rack/bench",
        choices=tuple(needs_shown([[name]]) for name in IMPLEMENTS),
    ),
    Field("counted", "counted in", choices=tuple(MEASURES.values())),
    Field("sides", "sides", choices=tuple(SIDES.values())),
    Field("load", "load", choices=tuple(LOADS.values())),
    Field("step", "load step"),
    Field("begins", "begins with", choices=tuple(BEGINNINGS.values())),
    Field("sets", "sets", hint=f"1 to {MOST_SETS}"),
    Field("reps", "reps", hint="10, or 8-12"),
    Field("hold", "hold", hint="seconds, 30 or 20-40"),
    Field("rest", "rest", hint="2:00, seconds, or as needed", choices=("as needed",)),
    Field("tempo", "tempo", hint="3-1-1-0, X for as fast as possible"),
    Field("reserve", "reps in reserve", hint="2-4, empty for none"),
    Field("muscles", "muscles", hint="parted by commas", limit=_LONG),
    Field("helps", "also trains", hint="muscles, parted by commas", limit=_LONG),
    Field("injured", "while injured", hint=f"what is done instead, “{SAME}”, or empty: usual"),
    Field("setup", "set-up", hint=_SENTENCES, limit=_LONG),
    Field("how", "how", hint=_SENTENCES, limit=_LONG),
    Field("cues", "cues", hint=_SENTENCES, limit=_LONG),
    Field("when_not", "when not", limit=LONGEST_TEXT),
    Field("note", "note", limit=LONGEST_TEXT),
)
_FIELD_OF = {
    "implements": "needs",
    "load_step_grams": "step",
    "begins_with": "begins",
    "dose.hold_seconds": "hold",
    "dose.reps_in_reserve": "reserve",
    "muscles.primary": "muscles",
    "muscles.secondary": "helps",
    "ladder.regressions": "easier",
    "ladder.progressions": "harder",
    "ladder.alternatives": "instead",
    "ladder.injured_fallback": "injured",
    "steps": "how",
    "faults": "how",
}
"""Keys of fields by where a mistake is; the others are called by the end of it."""


def fields(exercise: Exercise, known: Known) -> tuple[Field, ...]:
    """A field for each thing that a person says of an exercise of her own.

    Args:
        exercise: The exercise: one's own, a copy, or a blank one.
        known: What it stands among.
    """
    texts = shown(exercise, known)
    form = (replace(one, limit=max(one.limit, len(texts[one.key]))) for one in _FORM)
    return filled(form, texts, _special(exercise, known))


def _special(exercise: Exercise, known: Known) -> dict[str, Changes]:
    """What some fields are like for this exercise, and what is offered in them."""
    names = tuple(one.name for one in _others(exercise, known))
    labels = tuple(known.muscles.values())
    special: dict[str, Changes] = {
        **{key: {"choices": names} for key in ("easier", "harder", "instead")},
        **{key: {"choices": labels} for key in ("muscles", "helps")},
        "family": {"choices": tuple(known.families.values())},
        "injured": {"choices": (SAME, *names)},
        "step": {"hint": f"of {known.unit} if it does not say; empty: usual, 0: never"},
    }
    if exercise.measure is Measure.HOLD:
        special["reps"] = {"label": "holds", "hint": "of a set: 3-5, empty for one"}
    return special


def _others(exercise: Exercise, known: Known) -> tuple[Exercise, ...]:
    return tuple(one for one in known.exercises.values() if one.id != exercise.id)


def changed(exercise: Exercise, texts: Mapping[str, str], known: Known) -> Exercise:
    """The exercise with what was typed anew; a field that still says what was shown is not read.

    A new one gets its id from its name. What goes with something else follows it where it was
    not typed itself: the family follows the easier and harder ones, the gate follows the dose.

    Args:
        exercise: The exercise as it was.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        known: What it stands among.

    Raises:
        FieldError: when a field cannot be read, or contradicts another; it says what is allowed.
    """
    typed = edited(shown(exercise, known), texts)
    after = _following(exercise, typed_in(exercise, typed, known), typed, known)
    if not after.id:
        after = replace(after, id=own_id(after.name, {*known.exercises, *known.families}))
    wished, after = after, placed(after, known.exercises.get)
    if "injured" in typed:
        _refuse_against_the_law(wished, after, known)
    if after.family != exercise.family:
        after = replace(after, pattern=_pattern(after, known))
    spelled = spellings(_others(after, known))
    wrong = mistakes(after, known.exercises.get, known.muscles, known.families, spelled)
    if wrong:
        place, message = wrong[0]
        raise FieldError(_field_of(place), message)
    return after


def _refuse_against_the_law(wished: Exercise, after: Exercise, known: Known) -> None:
    """What was said of injuries holds, but for the good morning, of which the law says it."""
    instead = wished.ladder.injured_fallback
    is_told = wished.allowed_when_injured or instead not in {"", after.ladder.injured_fallback}
    if is_told and not after.allowed_when_injured:
        pipe = known.named(after.ladder.injured_fallback)
        raise FieldError("injured", f"While injured every good morning gives way to “{pipe}”.")


def _field_of(place: str) -> str:
    """The key of the field that a mistake is about; a gate follows the dose."""
    return "sets" if place.startswith("gate.") else _FIELD_OF.get(place, place.rpartition(".")[2])


# What follows from it


def _following(
    before: Exercise, after: Exercise, typed: Mapping[str, str], known: Known
) -> Exercise:
    """The exercise with what was not typed itself following what was."""
    after = _family_following(after, typed, known)
    after = _step_following(after, typed)
    if after.measure is not before.measure:
        after = _dose_following(after, typed)
    is_standard = before.gate == standard_gate(before.dose, before.measure)
    return replace(after, gate=None) if is_standard else after


def _family_following(after: Exercise, typed: Mapping[str, str], known: Known) -> Exercise:
    """It is in the family of what is easier or harder."""
    near = {*after.ladder.regressions, *after.ladder.progressions}
    is_moved = "family" not in typed and not typed.keys().isdisjoint({"easier", "harder"})
    if is_moved and not near.isdisjoint(known.exercises):
        return replace(after, family="")
    return after


def _step_following(after: Exercise, typed: Mapping[str, str]) -> Exercise:
    """Without a load that is a mass there is no step of it."""
    if "load" in typed and "step" not in typed and not after.load_type.takes_load:
        return replace(after, load_step_grams=None)
    return after


def _dose_following(after: Exercise, typed: Mapping[str, str]) -> Exercise:
    """What the other measure alone has is gone."""
    gone = _ONLY_HELD if after.measure is Measure.REPS else _ONLY_COUNTED
    nothing: dict[str, Any] = {name: None for key, name in gone.items() if key not in typed}
    return replace(after, dose=replace(after.dose, **nothing))


_ONLY_HELD = {"hold": "hold_seconds"}
_ONLY_COUNTED = {
    "reps": "reps",
    "tempo": "tempo",
    "reserve": "reps_in_reserve",
}
"""Attributes of a dose that go with what is counted, by the keys of their fields."""


def _pattern(exercise: Exercise, known: Known) -> str:
    """The pattern of the others of its family."""
    others = _others(exercise, known)
    return next((one.pattern for one in others if one.family == exercise.family), OWN)
