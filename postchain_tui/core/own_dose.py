"""What is wrong with how much a person asks of an exercise of her own: its dose, load and gate."""

from __future__ import annotations

from collections.abc import Iterator

from postchain_tui.core.exercise import Dose, Exercise, Gate, LoadType, Measure, Range, Tempo
from postchain_tui.core.own_ladder import Mistake

MOST_SETS = 20
MOST_REPS = 100
MOST_HOLD_SECONDS = 3600
"""A walk is held, too."""
MOST_REST_SECONDS = 600
MOST_IN_RESERVE = 10
MOST_STEP_GRAMS = 100_000
"""The largest step of a load."""
MOST_GATE_SESSIONS = 20
MOST_GATE_PAIN = 2
"""Pain that a gate of one's own lets pass: no more than is green by default."""

_MOST_PAIN = 10


def mistakes(exercise: Exercise) -> Iterator[Mistake]:
    """All that is wrong with the numbers of an own exercise."""
    yield from _load_step(exercise.load_step_grams, exercise.load_type)
    yield from amounts(exercise.dose)
    yield from _counted(exercise.dose, exercise.measure)
    yield from _tempo(exercise.dose.tempo, exercise.measure)
    yield from _gate(exercise.gate, exercise.measure)


def _load_step(step: int | None, load_type: LoadType) -> Iterator[Mistake]:
    if step is not None and not load_type.takes_load:
        yield "load_step_grams", "Only a load that is a mass goes up in steps."
    elif step is not None and not 0 <= step <= MOST_STEP_GRAMS:
        yield (
            "load_step_grams",
            f"A step is 0 to {MOST_STEP_GRAMS} grams; 0 is a load that stays as it is.",
        )


def amounts(dose: Dose) -> Iterator[Mistake]:
    """The numbers of a dose that nobody can mean, whatever is counted."""
    if not 1 <= dose.sets <= MOST_SETS:
        yield "dose.sets", f"Sets are 1 to {MOST_SETS}."
    yield from _ranges(dose)
    if not 0 <= (dose.rest.seconds or 0) <= MOST_REST_SECONDS:
        yield "dose.rest", f"A rest is as needed, or 0 to {MOST_REST_SECONDS} seconds."


def _ranges(dose: Dose) -> Iterator[Mistake]:
    ranges: tuple[tuple[str, str, Range | None, int, int], ...] = (
        ("reps", "Reps of a set are", dose.reps, 1, MOST_REPS),
        ("hold_seconds", "Seconds of a hold are", dose.hold_seconds, 1, MOST_HOLD_SECONDS),
        ("reps_in_reserve", "Reps in reserve are", dose.reps_in_reserve, 0, MOST_IN_RESERVE),
    )
    for key, begin, amount, least, most in ranges:
        if amount is not None and not least <= amount.low <= amount.high <= most:
            yield f"dose.{key}", f"{begin} {least} to {most}, the lower number first."


def timeless(tempo: Tempo | None) -> Iterator[Mistake]:
    """A tempo by which a repetition would take no time."""
    if tempo is not None and tempo.rep_seconds == 0:
        yield "dose.tempo", "A tempo has to take time: at least one of its numbers is above 0."


def _counted(dose: Dose, measure: Measure) -> Iterator[Mistake]:
    """What a dose has to say, and what it cannot say, by what is counted."""
    if measure is Measure.HOLD:
        if dose.hold_seconds is None:
            yield "dose.hold_seconds", "What is held needs the seconds of a hold."
        return
    if dose.hold_seconds is not None:
        yield "dose.hold_seconds", "What is counted in reps has no seconds of a hold."
    if dose.reps is None:
        yield "dose.reps", "What is counted in reps needs the reps of a set."


def _tempo(tempo: Tempo | None, measure: Measure) -> Iterator[Mistake]:
    if tempo is not None and measure is Measure.HOLD:
        yield "dose.tempo", "What is held has no tempo."
    else:
        yield from timeless(tempo)


def _gate(gate: Gate | None, measure: Measure) -> Iterator[Mistake]:
    if gate is None or gate.measure is not measure:
        yield "gate.measure", "A gate counts the same as the exercise does."
        return
    for key, value, least, most in _gate_numbers(gate):
        if not least <= value <= most:
            yield f"gate.{key}", f"This is {least} to {most}."


def _gate_numbers(gate: Gate) -> tuple[tuple[str, int, int, int], ...]:
    """Each number of a gate, with the least and the most that it may be."""
    most_each = MOST_HOLD_SECONDS if gate.measure is Measure.HOLD else MOST_REPS
    return (
        ("sets", gate.sets, 1, MOST_SETS),
        ("min_each", gate.min_each, 1, most_each),
        ("sessions", gate.sessions, 1, MOST_GATE_SESSIONS),
        ("max_pain_during", gate.max_pain_during, 0, MOST_GATE_PAIN),
        ("max_rest_pain", gate.max_rest_pain or 0, 0, _MOST_PAIN),
        ("rest_seconds", gate.rest_seconds or 0, 0, MOST_REST_SECONDS),
    )
