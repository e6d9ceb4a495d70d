"""A person's own exercises and programs as plain values, as they are kept and shared."""

from __future__ import annotations

from collections.abc import Mapping

from postchain_tui.catalog.exercise_tables import AS_NEEDED, own_exercise_from
from postchain_tui.catalog.program_tables import Members, program_from
from postchain_tui.catalog.tables import Table
from postchain_tui.core.exercise import (
    Dose,
    Exercise,
    Gate,
    Guidance,
    Ladder,
    Muscles,
    Range,
    Rest,
    RestMode,
)
from postchain_tui.core.program import Day, Program, Slot, Stage

Plain = dict[str, object]
"""Texts, numbers, lists and tables, as JSON and TOML have them."""


def exercise_in(fields: Mapping[str, object], place: str) -> Exercise:
    """The exercise that plain values are.

    Args:
        fields: The values by their names.
        place: Where they are from, for messages.

    Raises:
        InputError: when something is missing, wrong or not known.
    """
    return own_exercise_from(Table(fields, place))


def program_in(fields: Mapping[str, object], place: str, members: Members) -> Program:
    """The program that plain values are.

    Args:
        fields: The values by their names.
        place: Where they are from, for messages.
        members: Gives the exercises of a family.

    Raises:
        InputError: when something is missing, wrong or not known.
    """
    return program_from(Table(fields, place), members)


def exercise_plain(exercise: Exercise) -> Plain:
    """A person's own exercise as plain values; what is empty is left out."""
    return _filled(
        id=exercise.id,
        name=exercise.name,
        aliases=exercise.aliases,
        family=exercise.family,
        rung=exercise.rung,
        pattern=exercise.pattern,
        implements=tuple(map(list, exercise.implements)),
        measure=exercise.measure.value,
        unilateral=exercise.unilateral,
        begins_with=exercise.begins_with.value,
        load_type=exercise.load_type.value,
        load_step_grams=exercise.load_step_grams,
        allowed_when_injured=exercise.allowed_when_injured,
        spine_load=exercise.spine_load.value,
        **_guidance(exercise.guidance),
        dose=_dose(exercise.dose),
        muscles=_muscles(exercise.muscles),
        ladder=_ladder(exercise.ladder),
        gate=None if exercise.gate is None else _gate(exercise.gate),
    )


def program_plain(program: Program) -> Plain:
    """A program as plain values; what is empty is left out."""
    return _filled(
        id=program.id,
        name=program.name,
        goal=program.goal,
        summary=program.summary,
        day=tuple(map(_day, program.days)),
        stage=tuple(map(_stage, program.stages)),
        slot=tuple(map(_slot, program.slots)),
    )


def _filled(**fields: object) -> Plain:
    """The fields that hold something; zero is something, and false is not."""
    made = {
        name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()
    }
    return {name: value for name, value in made.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    return value is None or value is False or value in ("", [], {})


def _guidance(guidance: Guidance) -> Plain:
    return {
        "setup": guidance.setup,
        "steps": guidance.steps,
        "cues": guidance.cues,
        "faults": tuple({"fault": one.fault, "fix": one.fix} for one in guidance.faults),
        "when_not": guidance.when_not,
        "note": guidance.note,
    }


def _muscles(muscles: Muscles) -> Plain:
    return _filled(primary=muscles.primary, secondary=muscles.secondary)


def _ladder(ladder: Ladder) -> Plain:
    """The ladder as it was written: an exercise that came to lead on to another is told there."""
    told = ladder.own_progressions
    return _filled(
        regressions=ladder.regressions,
        progressions=tuple(one for one in ladder.progressions if one not in told),
        alternatives=ladder.alternatives,
        injured_fallback=ladder.injured_fallback,
    )


def _gate(gate: Gate) -> Plain:
    return {
        **_filled(
            sets=gate.sets,
            min_each=gate.min_each,
            measure=gate.measure.value,
            sessions=gate.sessions,
            max_pain_during=gate.max_pain_during,
            max_rest_pain=gate.max_rest_pain,
            rest_seconds=gate.rest_seconds,
        ),
        "mastered": gate.mastered,
        "source": gate.source,
    }


def _day(day: Day) -> Plain:
    return {"name": day.name, **_filled(weekdays=tuple(one.value for one in day.weekdays))}


def _stage(stage: Stage) -> Plain:
    return {"name": stage.name, "sessions": stage.sessions, **_filled(needs=stage.needs)}


def _slot(slot: Slot) -> Plain:
    return _filled(
        role=slot.role.value,
        family=slot.family,
        exercises=None if slot.family else slot.exercises,
        skippable=slot.skippable,
        stays=slot.stays,
        days=slot.days,
        stages=slot.stages,
        dose=None if slot.dose is None else _dose(slot.dose),
    )


def _dose(dose: Dose) -> Plain:
    return _filled(
        sets=dose.sets,
        reps=_range(dose.reps),
        hold_seconds=_range(dose.hold_seconds),
        rest=_rest(dose.rest),
        tempo=None if dose.tempo is None else str(dose.tempo),
        reps_in_reserve=_range(dose.reps_in_reserve),
    )


def _range(span: Range | None) -> list[int]:
    return [] if span is None else [span.low, span.high]


def _rest(rest: Rest) -> int | str:
    return AS_NEEDED if rest.mode is RestMode.AS_NEEDED or rest.seconds is None else rest.seconds
