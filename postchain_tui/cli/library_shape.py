"""The JSON that `library` prints: stable names, null for what there is none of."""

from __future__ import annotations

from postchain_tui.cli.shapes import Document, range_document
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.shelf import gate_needs
from postchain_tui.core.exercise import Dose, Exercise, Guidance, Ladder


def exercise_document(coach: Coach, exercise: Exercise) -> Document:
    """One exercise, and how it is done."""
    muscles = exercise.muscles
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "family": exercise.family,
        "rung": exercise.rung,
        "implements": [list(options) for options in exercise.implements],
        "measure": exercise.measure.value,
        "unilateral": exercise.unilateral,
        "load_type": exercise.load_type.value,
        "muscles": {"primary": list(muscles.primary), "secondary": list(muscles.secondary)},
        "allowed_when_injured": exercise.allowed_when_injured,
        "possible": exercise.possible_with(coach.settings.implements),
        "dose": _dose(exercise.dose),
        "ladder": _ladder(exercise.ladder),
        "gate": {"needs": list(gate_needs(coach, exercise))},
        **_guidance(exercise.guidance),
    }


def _ladder(ladder: Ladder) -> Document:
    return {
        "easier": list(ladder.regressions),
        "harder": list(ladder.progressions),
        "alternatives": list(ladder.alternatives),
        "injured_fallback": ladder.injured_fallback,
    }


def _guidance(guidance: Guidance) -> Document:
    return {
        "setup": list(guidance.setup),
        "steps": list(guidance.steps),
        "cues": list(guidance.cues),
        "faults": [{"fault": one.fault, "fix": one.fix} for one in guidance.faults],
        "when_not": guidance.when_not,
        "note": guidance.note,
    }


def _dose(dose: Dose) -> Document:
    return {
        "sets": dose.sets,
        "reps": range_document(dose.reps),
        "hold_seconds": range_document(dose.hold_seconds),
        "rest_seconds": dose.rest.seconds,
        "tempo": str(dose.tempo) if dose.tempo else None,
        "reps_in_reserve": range_document(dose.reps_in_reserve),
    }
