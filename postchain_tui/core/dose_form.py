"""The fields of a dose that may be empty, which is then the exercise's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from postchain_tui.core.exercise import Dose
from postchain_tui.core.exercise_texts import range_from, rest_from, sets_from
from postchain_tui.core.form import Field
from postchain_tui.core.form_texts import Changes, changes, tempo_from
from postchain_tui.core.formatting import rest_text
from postchain_tui.core.own_dose import MOST_SETS

NONE = "-"
"""Stands in a field that has nothing, where the exercise's own dose has something."""

_OWN = "empty: its own"
FIELDS = (
    Field("sets", "sets", hint=f"1 to {MOST_SETS}; {_OWN}"),
    Field("reps", "reps", hint=f"10 or 8-12; {_OWN}"),
    Field("hold", "hold", hint=f"seconds, 20 or 20-30; {_OWN}"),
    Field("rest", "rest", hint=f"2:00, seconds, or as needed; {_OWN}"),
    Field("tempo", "tempo", hint=f"3-1-1-0, X for as fast as possible, {NONE} for none; {_OWN}"),
    Field("reserve", "reps in reserve", hint=f"2 or 1-3, {NONE} for none; {_OWN}"),
)
"""A field for each part of a dose."""

KEYS = {
    "sets": "sets",
    "reps": "reps",
    "hold_seconds": "hold",
    "rest": "rest",
    "tempo": "tempo",
    "reps_in_reserve": "reserve",
}
"""The key of the field of each attribute of a dose."""

_ATTRIBUTES = {key: attribute for attribute, key in KEYS.items()}


def shown(dose: Dose | None, own: Dose | None) -> dict[str, str]:
    """What stands in each field at first.

    Args:
        dose: The dose; None where it is the exercise's own.
        own: The exercise's own; None where there is no such exercise.
    """
    texts, usual = _texts(dose), _texts(own)
    if dose is None:
        return texts
    return {key: text or (NONE if usual[key] else "") for key, text in texts.items()}


def _texts(dose: Dose | None) -> dict[str, str]:
    """Each part of a dose as it is typed; nothing for what it has none of."""
    if dose is None:
        return dict.fromkeys(_ATTRIBUTES, "")
    texts = {
        "sets": dose.sets,
        "reps": dose.reps,
        "hold": dose.hold_seconds,
        "rest": rest_text(dose.rest),
        "tempo": dose.tempo,
        "reserve": dose.reps_in_reserve,
    }
    return {key: "" if value is None else str(value) for key, value in texts.items()}


def changed(dose: Dose, own: Dose, typed: Mapping[str, str]) -> Dose:
    """A dose with what was typed anew; what was emptied is that of the exercise.

    Args:
        dose: The dose before.
        own: The exercise's own.
        typed: What was typed anew, by the keys of the fields; others are not looked at.

    Raises:
        FieldError: when a field cannot be read; it says what is allowed in it.
    """
    usual: Changes = {
        attribute: getattr(own, attribute)
        for key, attribute in _ATTRIBUTES.items()
        if typed.get(key) == ""
    }
    told = {key: text for key, text in typed.items() if text}
    return replace(dose, **usual, **changes(told, _READERS))


_READERS: dict[str, Callable[[str], Changes]] = {
    "sets": lambda text: {"sets": sets_from(text)},
    "reps": lambda text: {"reps": range_from(text, "reps")},
    "hold": lambda text: {
        "hold_seconds": range_from(text.removesuffix("s").rstrip(), "seconds of a hold")
    },
    "rest": lambda text: {"rest": rest_from(text)},
    "tempo": lambda text: {"tempo": tempo_from(text, f"{NONE} means none")},
    "reserve": lambda text: {"reps_in_reserve": range_from(text, "reps in reserve")},
}
"""What each of the fields changes, by what is typed in it."""
