"""Sets as lines of text, an exercise at a time."""

from __future__ import annotations

from itertools import groupby

from postchain_tui.cli.output import shown, wrapped
from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import SetKind, SetRecord
from postchain_tui.core.exercise import Measure, measure_of
from postchain_tui.core.formatting import set_text
from postchain_tui.core.load import Unit

_NAME_COLUMNS = 32
_UNBROKEN = "\N{NO-BREAK SPACE}"


def sets_lines(coach: Coach, sets: tuple[SetRecord, ...]) -> list[str]:
    """The sets, those of one exercise beside its name."""
    lines: list[str] = []
    for exercise_id, done in groupby(sets, lambda one: one.exercise):
        lines += _exercise_lines(coach, exercise_id, tuple(done))
    return lines


def _exercise_lines(coach: Coach, exercise_id: str, sets: tuple[SetRecord, ...]) -> list[str]:
    exercise = coach.known_exercise(exercise_id)
    name = shown(exercise_id, _NAME_COLUMNS) if exercise is None else exercise.name
    measure = measure_of(exercise)
    unbroken = ", ".join(_unbroken_text(done, coach.settings.units, measure) for done in sets)
    lines = wrapped(f"{name:<{_NAME_COLUMNS}} {unbroken}", "  ", " " * (_NAME_COLUMNS + 1))
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _unbroken_text(done: SetRecord, unit: Unit, measure: Measure) -> str:
    """A set as one word, since a line must not end within it."""
    marks = [
        "" if done.rpe is None else f"@{done.rpe:g}",
        "" if done.pain is None else f" p{done.pain}",
        " warm-up" if done.kind is SetKind.WARMUP else "",
        f" #{shown(done.note, 60)}" if done.note else "",
    ]
    return (set_text(done, unit, measure) + "".join(marks)).replace(" ", _UNBROKEN)
