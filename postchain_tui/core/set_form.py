"""The form in which everything that a set holds is corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise, Measure
from postchain_tui.core.form import Field, FieldError
from postchain_tui.core.form_texts import (
    MILLISECOND,
    Changes,
    changes,
    edited,
    filled,
    halves,
    line_from,
    load_from,
    load_shown,
    milliseconds,
    note_limit,
    one_of,
    read,
    recorded,
    tempo_from,
    time_from,
    whole,
)
from postchain_tui.core.formatting import clock, number
from postchain_tui.core.load import Unit
from postchain_tui.core.quantities import EFFORT, HOLD, PAIN, REPS, REST
from postchain_tui.core.text import harmless
from postchain_tui.core.typed import SetText

ExerciseNamed = Callable[[str], Exercise]
"""Finds the exercise that an id or a name means, or raises InputError."""

_KINDS = {
    SetKind.WORK: "work",
    SetKind.WARMUP: "warm-up",
    SetKind.DROP: "drop",
    SetKind.FAILURE: "failure",
    SetKind.UNKNOWN: "unknown",
}
_MOST_DECIMALS = "with at most three decimals"
_HOLD = replace(HOLD, step=MILLISECOND, step_text=_MOST_DECIMALS)
_LENGTH = replace(_HOLD, name="a length is")
_TENSION = replace(_HOLD, name="time under tension is")
_LONGEST_ID = 200
"""Of an exercise, in characters; the file takes no longer one."""
_LONGEST_TEMPO = 40
_SECONDS = "seconds, or 1:30"
_FORM = (
    Field("reps", "reps", hint="12, or left and right 10/9"),
    Field("load", "load"),
    Field("effort", "effort", hint="0 to 10, in halves"),
    Field("pain", "pain", hint="0 to 10"),
    Field("rest", "rest taken", hint="2:00, or seconds"),
    Field("length", "length", hint=_SECONDS),
    Field("exercise", "exercise"),
    Field("kind", "kind", choices=tuple(_KINDS.values())),
    Field("tempo", "tempo", hint="3-1-1-0, X for as fast as possible"),
    Field("tension", "under tension", hint=_SECONDS),
    Field("time", "ended at", hint="18:42:05"),
    Field("note", "note"),
)


def fields(
    done: SetRecord, exercise: Exercise | None, unit: Unit, names: tuple[str, ...]
) -> tuple[Field, ...]:
    """A field for each thing that a set holds; an empty one was not recorded.

    Args:
        done: The set.
        exercise: Its exercise; None where the catalog does not know it.
        unit: The unit of a load that is typed without one, where the set has none yet.
        names: The names of exercises that are offered.
    """
    special: dict[str, Changes] = {
        "exercise": {"choices": names},
        "load": {"hint": f"a number, of {_load_unit(done, unit)} if it does not say"},
        "note": {"limit": note_limit(done.note)},
    }
    if exercise is not None and exercise.measure is Measure.HOLD:
        special |= {"reps": {"label": "holds"}, "length": {"label": "hold"}}
    elif _counts_sides(exercise):
        special |= {"reps": {"hint": "of each side, or left and right 10/9"}}
    return filled(_FORM, _shown(done, exercise), special)


def changed(
    done: SetRecord, texts: Mapping[str, str], exercise_named: ExerciseNamed, unit: Unit
) -> SetRecord:
    """The set with what was typed anew; a field that still says what was shown is not read.

    Args:
        done: The set as it is on record.
        texts: What stands in the fields now, by their keys; one that is left out stays.
        exercise_named: Finds the exercise that an id or a name means.
        unit: The unit of a load that is typed without one, where the set has none yet.

    Raises:
        FieldError: when a field cannot be read; it says what is allowed in it.
    """
    exercise = _known(done.exercise, exercise_named)
    typed = edited(_shown(done, exercise), texts)
    after = done
    if "exercise" in typed:
        named = typed["exercise"]
        exercise = read("exercise", lambda text: _named(text, exercise_named), named)
        after = replace(done, exercise=exercise.id)
    after = replace(after, **changes(typed, _readers(done, exercise, unit)))
    return complete(after) if _is_complete(done) else after


def complete(done: SetRecord) -> SetRecord:
    """The same set, which has reps or a length.

    Raises:
        FieldError: when it has neither.
    """
    if not _is_complete(done):
        raise FieldError("reps", f"A set needs a length or reps, {REPS.allowed}.")
    return done


def blank(after: SetRecord | None, exercise: Exercise, at: datetime, set_id: str) -> SetRecord:
    """A forgotten set to start from, whose reps are still to be told.

    Args:
        after: The set that it comes after, whose kind and load it takes if it is of the exercise.
        exercise: What was done.
        at: When it ended.
        set_id: Its id.
    """
    ordinal = 1 if after is None else after.ordinal + 1
    one = SetRecord(set_id, exercise.id, ordinal, at)
    if after is None or after.exercise != exercise.id:
        return one
    return replace(one, kind=after.kind, load=after.load)


def _is_complete(done: SetRecord) -> bool:
    return done.reps is not None or done.duration_ms is not None


def _shown(done: SetRecord, exercise: Exercise | None) -> dict[str, str]:
    """What stands in each field at first."""
    return {
        "exercise": harmless(exercise.name if exercise else done.exercise, _LONGEST_ID),
        "kind": _KINDS[done.kind],
        "reps": _reps_shown(done),
        "load": load_shown(done.load),
        "length": _seconds_shown(done.duration_ms),
        "effort": recorded(done.rpe),
        "pain": recorded(done.pain),
        "rest": "" if done.rest_ms is None else clock(done.rest_ms / 1000),
        "tempo": harmless(done.tempo or "", _LONGEST_TEMPO),
        "tension": _seconds_shown(done.time_under_tension_ms),
        "time": f"{done.at:%H:%M:%S}",
        "note": harmless(done.note, note_limit(done.note)),
    }


def _reps_shown(done: SetRecord) -> str:
    if done.reps_left is not None and done.reps_right is not None:
        return f"{done.reps_left}/{done.reps_right}"
    return recorded(done.reps)


def _seconds_shown(length_ms: int | None) -> str:
    return "" if length_ms is None else number(Decimal(length_ms) / 1000)


def _known(exercise: str, exercise_named: ExerciseNamed) -> Exercise | None:
    """The exercise of an id; None where no exercise has it, though it may look like a name."""
    try:
        found = exercise_named(exercise)
    except InputError:
        return None
    return found if found.id == exercise else None


def _named(text: str, exercise_named: ExerciseNamed) -> Exercise:
    if not text:
        raise InputError("a set needs the name of an exercise")
    return exercise_named(text)


def _readers(
    done: SetRecord, exercise: Exercise | None, unit: Unit
) -> dict[str, Callable[[str], Changes]]:
    """What each of the fields but the exercise's changes, by what is typed in it."""
    length = _HOLD if exercise is not None and exercise.measure is Measure.HOLD else _LENGTH
    longest_note = note_limit(done.note)
    return {
        "kind": lambda text: {"kind": _kind_from(text)},
        "reps": lambda text: _reps_from(text, _counts_sides(exercise)),
        "load": lambda text: {"load": load_from(text, _load_unit(done, unit))},
        "length": lambda text: {"duration_ms": milliseconds(length, text)},
        "effort": lambda text: {"rpe": halves(EFFORT, text)},
        "pain": lambda text: {"pain": whole(PAIN, text)},
        "rest": lambda text: {"rest_ms": milliseconds(REST, text)},
        "tempo": lambda text: {"tempo": _tempo_from(text)},
        "tension": lambda text: {"time_under_tension_ms": milliseconds(_TENSION, text)},
        "time": lambda text: {"at": datetime.combine(done.at, time_from(text), done.at.tzinfo)},
        "note": lambda text: {"note": line_from(text, longest_note)},
    }


def _load_unit(done: SetRecord, unit: Unit) -> Unit:
    return done.load.unit if done.load else unit


def _counts_sides(exercise: Exercise | None) -> bool:
    """Does a single number of reps count for both sides?"""
    return exercise is not None and exercise.unilateral and exercise.measure is Measure.REPS


def _tempo_from(text: str) -> str | None:
    tempo = tempo_from(text, "empty means not recorded")
    return None if tempo is None else str(tempo)


def _kind_from(text: str) -> SetKind:
    return one_of(_KINDS, text, "kind") if text else SetKind.UNKNOWN


def _reps_from(text: str, counts_sides: bool) -> Changes:
    if "/" in text:
        left, right = (int(REPS.read(side.strip())) for side in text.split("/", 1))
        typed = SetText(left + right, left, right)
    else:
        typed = SetText(whole(REPS, text))
        typed = typed.each_side() if counts_sides else typed
    return {"reps": typed.reps, "reps_left": typed.reps_left, "reps_right": typed.reps_right}
