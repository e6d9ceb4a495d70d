"""What an exercise is: how it is done, its dose, its place on a ladder, and its gate."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

OWN = "own"
"""The basis of an exercise that the person made."""


class Measure(StrEnum):
    """What is counted in a set."""

    REPS = "reps"
    HOLD = "hold"


class LoadType(StrEnum):
    """How an exercise is made heavier."""

    BODYWEIGHT = "bodyweight"
    EXTERNAL = "external"
    EXTERNAL_PER_HAND = "external_per_hand"
    BODYWEIGHT_OR_EXTERNAL = "bodyweight_or_external"
    BAND = "band"
    MACHINE = "machine"
    ASSISTED = "assisted"

    @property
    def takes_load(self) -> bool:
        """Is there a mass to be logged with a set?"""
        return self not in {LoadType.BODYWEIGHT, LoadType.BAND}

    @property
    def is_load_alone(self) -> bool:
        """Is the mass that is logged all that is lifted, without which there is no set?"""
        return self in {LoadType.EXTERNAL, LoadType.EXTERNAL_PER_HAND, LoadType.MACHINE}

    @property
    def is_harder_when_heavier(self) -> bool:
        """Does more of its mass make it harder? What assists makes it easier."""
        return self is not LoadType.ASSISTED


class RestMode(StrEnum):
    """Whether a rest counts down to an end or counts up until the person is ready."""

    COUNTDOWN = "countdown"
    AS_NEEDED = "as_needed"


class SpineLoad(StrEnum):
    """How much an exercise asks of the lumbar spine: an ordinal judgement, not a measurement."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Phase(StrEnum):
    """A part of one repetition, in the words of the field."""

    ECCENTRIC = "eccentric"
    BOTTOM = "bottom"
    CONCENTRIC = "concentric"
    TOP = "top"


@dataclass(frozen=True, slots=True)
class Range:
    """An inclusive range of whole numbers: reps, or seconds of a hold."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


_SECONDS = re.compile(r"[0-9]{1,2}|X")
"""One number of a tempo as it is written."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of each phase of a repetition, written eccentric-bottom-concentric-top."""

    eccentric: int
    bottom: int
    concentric: int
    top: int
    explosive: frozenset[Phase] = frozenset()
    """Phases written `X`: as fast as possible, counted as one second."""

    @classmethod
    def read(cls, text: str) -> Tempo | None:
        """The tempo that is written so: `3-1-X-0`; None where that is no tempo."""
        parts = text.split("-")
        if len(parts) != len(Phase) or not all(map(_SECONDS.fullmatch, parts)):
            return None
        explosive = frozenset(
            phase for phase, part in zip(Phase, parts, strict=True) if part == "X"
        )
        eccentric, bottom, concentric, top = map(int, text.replace("X", "1").split("-"))
        return cls(eccentric, bottom, concentric, top, explosive)

    @property
    def rep_seconds(self) -> int:
        """Seconds that one repetition takes."""
        return self.eccentric + self.bottom + self.concentric + self.top

    def seconds(self, phase: Phase) -> int:
        """Seconds of one phase."""
        return int(getattr(self, phase.value))

    def __str__(self) -> str:
        return "-".join(
            "X" if phase in self.explosive else str(self.seconds(phase)) for phase in Phase
        )


@dataclass(frozen=True, slots=True)
class Rest:
    """The rest prescribed after a set."""

    mode: RestMode
    seconds: int | None
    """Length of a countdown; None when the rest is as needed."""


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of an exercise: what a gate asks for in full, and where a target starts."""

    sets: int
    reps: Range | None
    """Reps of a set, per side for a unilateral exercise; for holds the number of holds."""
    hold_seconds: Range | None
    rest: Rest
    tempo: Tempo | None
    reps_in_reserve: Range | None

    @property
    def least_reps(self) -> int:
        """The fewest reps of a set; one where no number is given."""
        return self.reps.low if self.reps else 1

    @property
    def most_reps(self) -> int:
        """The most reps of a set; one where no number is given."""
        return self.reps.high if self.reps else 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A common fault and what mends it."""

    fault: str
    fix: str


@dataclass(frozen=True, slots=True)
class Gate:
    """What has to be shown before the next rung opens."""

    sets: int
    min_each: int
    """Reps, or seconds of a hold, that each of the sets has to reach."""
    measure: Measure
    sessions: int
    """How many consecutive sessions have to show it."""
    max_pain_during: int
    max_rest_pain: int | None
    """Highest resting pain before the session; None when resting pain does not matter."""
    rest_seconds: int | None
    """Prescribed rest that has to be kept, before the grace; None when rests do not matter."""
    mastered: bool
    """Does the form checklist have to be ticked?"""
    source: str
    """`article` where the article states the condition, `field` where it is a default of ours."""


@dataclass(frozen=True, slots=True)
class Muscles:
    """Which muscles an exercise trains, as muscle ids."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The exercises next to this one, as exercise ids."""

    regressions: tuple[str, ...]
    progressions: tuple[str, ...]
    article_progressions: tuple[str, ...]
    """Those of the progressions that the article itself names."""
    alternatives: tuple[str, ...]
    injured_fallback: str
    own_progressions: tuple[str, ...] = ()
    """Those of the progressions that are the person's own exercises."""

    @property
    def ways(self) -> tuple[str, ...]:
        """What a gate leads to: what the article names, and the person; else all that is harder."""
        named = {*self.article_progressions, *self.own_progressions}
        if not self.article_progressions:
            return self.progressions
        return tuple(one for one in self.progressions if one in named)


@dataclass(frozen=True, slots=True)
class Guidance:
    """How an exercise is done, in words."""

    setup: tuple[str, ...]
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    faults: tuple[Fault, ...]
    when_not: str
    """When to leave the exercise out or make it easier."""
    note: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: one rung of a family's ladder."""

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str
    rung: int
    pattern: str
    implements: tuple[tuple[str, ...], ...]
    """Every inner tuple needs one of its implements at hand; things always at hand are left out."""
    measure: Measure
    unilateral: bool
    begins_with: Phase
    """The phase a repetition starts with: eccentric for a hinge, concentric for a bridge."""
    load_type: LoadType
    load_step_grams: int | None
    """Smallest sensible step; 0 where the load is fixed, None where there is none."""
    dose: Dose
    guidance: Guidance
    muscles: Muscles
    ladder: Ladder
    gate: Gate | None
    warmup_for: tuple[str, ...]
    """Activities it may open as a warm-up: deadlift, squat, run, press."""
    allowed_when_injured: bool
    spine_load: SpineLoad
    phase: int
    """The stage of a plan it belongs to: 1 restore, 2 build, 3 load."""
    rules: tuple[str, ...]
    """Ids of the article's rules that this record carries."""
    basis: str
    """Where the description comes from: article, pages, memory, own."""

    @property
    def is_own(self) -> bool:
        """Did the person make it?"""
        return self.basis == OWN

    def possible_with(self, implements: frozenset[str]) -> bool:
        """Can it be done with these implements at hand?"""
        return all(not implements.isdisjoint(options) for options in self.implements)


def measure_of(exercise: Exercise | None) -> Measure:
    """What is counted in a set of an exercise; reps where it is not known."""
    return Measure.REPS if exercise is None else exercise.measure


def linked(
    exercise: Exercise,
    exercise_of: Callable[[str], Exercise | None],
    next_of: Callable[[Exercise], tuple[str, ...]],
) -> frozenset[str]:
    """Ids of the exercises that one is led to, step by step, in one direction of its ladder.

    Args:
        exercise: Where it begins.
        exercise_of: Finds an exercise by its id; unknown ones lead nowhere.
        next_of: The next steps from an exercise.
    """
    found: set[str] = set()
    to_see = list(next_of(exercise))
    while to_see:
        name = to_see.pop()
        known = exercise_of(name)
        if name not in found and known is not None:
            found.add(name)
            to_see += next_of(known)
    return frozenset(found)
