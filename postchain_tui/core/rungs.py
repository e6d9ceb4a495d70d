"""The rungs of a ladder: which there are, how a person stands to each, and what tells of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from postchain_tui.core.diary import SessionRecord
from postchain_tui.core.exercise import OWN, Exercise, Gate, Measure
from postchain_tui.core.figure import Figure
from postchain_tui.core.formatting import count_words
from postchain_tui.core.gates import REST_GRACE_SECONDS, Condition
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.records import Best


class RungState(StrEnum):
    """How a person stands to a rung; its value is the sign of it."""

    DUE = "●"
    """It is due now, or the rung that was reached."""
    OPEN = "✓"
    """It was done before, or may be begun."""
    LOCKED = "×"
    """Something is in the way."""
    NEITHER = "·"
    """Nothing locks it, and it cannot be done with what is at hand."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One exercise of a ladder."""

    exercise: Exercise
    step: int
    """How many steps it is harder than the exercise of the page; below zero for easier ones."""
    state: RungState
    why: str
    """What the state rests on, in words."""


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """All that the page of one exercise says."""

    exercise: Exercise
    unit: Unit
    """The unit of loads."""
    today: date
    """The person's own calendar day."""
    ladder: tuple[Rung, ...]
    """The exercise and all of its family that lead to it or follow it, easiest first."""
    names: Mapping[str, str]
    """Names of the exercises that it names, by their ids."""
    muscles: Mapping[str, str]
    """Labels of muscles by their ids."""
    family: str
    """Name of its family."""
    at_hand: frozenset[str] = frozenset()
    """Ids of the implements that are at hand."""
    due: tuple[Planned, ...] = ()
    """What is due of it, or in its place, today."""
    conditions: tuple[Condition, ...] = ()
    """What its gate asks for, and what of that was shown."""
    history: tuple[SessionRecord, ...] = ()
    """The last finished sessions with it, newest first."""
    best: Best | None = None
    """The best set that did not hurt too much; None where there is none."""
    figure: Figure | None = None
    """How it looks at its start and its end; None where no figure would help."""


def line(
    exercise: Exercise, exercise_of: Callable[[str], Exercise | None]
) -> tuple[tuple[int, Exercise], ...]:
    """An exercise and those of its family that lead to it or follow it, easiest first.

    Each comes once, with the fewest steps that lead to it, those to easier ones negative.

    Args:
        exercise: Where it begins.
        exercise_of: Finds an exercise by its id; unknown ones are left out.
    """
    found = {exercise.id: (0, exercise)}
    for direction, next_of in ((-1, _easier), (1, _harder)):
        step, wave = direction, _near((exercise,), next_of, exercise_of)
        while wave := [one for one in wave if one.id not in found]:
            found |= {one.id: (step, one) for one in wave}
            step, wave = step + direction, _near(wave, next_of, exercise_of)
    return tuple(sorted(found.values(), key=lambda pair: (pair[0], pair[1].rung)))


def _near(
    wave: Iterable[Exercise],
    next_of: Callable[[Exercise], tuple[str, ...]],
    exercise_of: Callable[[str], Exercise | None],
) -> list[Exercise]:
    """Those of the same family that are one step away from some exercises."""
    families = {name: one.family for one in wave for name in next_of(one)}
    known = filter(None, map(exercise_of, families))
    return [one for one in known if one.family == families[one.id]]


def _easier(exercise: Exercise) -> tuple[str, ...]:
    return exercise.ladder.regressions


def _harder(exercise: Exercise) -> tuple[str, ...]:
    return exercise.ladder.progressions


def gate_words(gate: Gate) -> str:
    """What a gate asks for: `3 × 10 or more, no pain in any set, in two sessions running`."""
    running = " running" if gate.sessions > 1 else ""
    return f"{', '.join(_asked(gate))}, in {count_words(gate.sessions, 'session')}{running}"


def _asked(gate: Gate) -> Iterator[str]:
    """What one session has to show."""
    unit = " s" if gate.measure is Measure.HOLD else ""
    yield f"{gate.sets} × {gate.min_each}{unit} or more"
    most = gate.max_pain_during
    yield f"pain {most} at most in every set" if most else "no pain in any set"
    if gate.max_rest_pain is not None:
        yield f"pain before {gate.max_rest_pain} at most"
    if gate.rest_seconds is not None:
        yield f"rests of {gate.rest_seconds + REST_GRACE_SECONDS} s at most"
    if gate.mastered:
        yield "form held in every rep"


_SOURCES = {
    "article": "The article says so.",
    "field": "The article says nothing of it: this is our default.",
    OWN: "It follows from its dose, as for every exercise of your own.",
}
_PARTLY = "The article says a part of it; the rest is our default."


def source_words(gate: Gate) -> str:
    """Where a gate comes from."""
    return _SOURCES.get(gate.source, _PARTLY)


def shut_words(below: Exercise, gate: Gate, conditions: Iterable[Condition]) -> str:
    """Why a rung is locked: what the one below it has to show, and what of that is missing."""
    missing = dict.fromkeys(one.shortfall for one in conditions if not one.met)
    return f"locked: {below.name} needs {gate_words(gate)}; missing: {', '.join(missing)}"


def early_words(below: Iterable[Exercise]) -> str:
    """Why a rung is locked when none of those below it was done."""
    return f"locked: {' or '.join(one.name for one in below)} comes first"


def told_once(rungs: Iterable[Rung]) -> list[Rung]:
    """Some rungs; of those that are locked by the same thing only the first says by what."""
    told: set[str] = set()
    found: list[Rung] = []
    for rung in rungs:
        is_told = rung.state is RungState.LOCKED and rung.why in told
        found.append(replace(rung, why="locked likewise") if is_told else rung)
        told.add(rung.why)
    return found


def needed_words(options: Iterable[str]) -> str:
    """One of several implements: `dumbbells or kettlebell`."""
    return " or ".join(options).replace("_", " ")


def at_hand_words(options: tuple[str, ...], at_hand: frozenset[str]) -> str:
    """One of several implements, and which are at hand: `rack or step (at hand: step)`."""
    ready = needed_words(one for one in options if one in at_hand)
    if not ready:
        return f"{needed_words(options)} (not at hand)"
    which = f": {ready}" if len(options) > 1 else ""
    return f"{needed_words(options)} (at hand{which})"


def lacking_words(exercise: Exercise, at_hand: frozenset[str]) -> str:
    """What an exercise needs and is not at hand; empty where nothing is missing."""
    missing = [
        needed_words(options) for options in exercise.implements if at_hand.isdisjoint(options)
    ]
    return f"needs {' and '.join(missing)}, not at hand" if missing else ""
