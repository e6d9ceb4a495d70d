"""What a person says of herself in one go: what is put on record, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass

from postchain_tui.core.diary import DeclarationKind
from postchain_tui.core.errors import InputError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.lightweek import LIGHT_WEEK
from postchain_tui.core.text import harmless


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that is said, without its time."""

    kind: DeclarationKind
    value: str = "yes"
    exercise: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said in one go."""

    what: str
    """The action in the person's words, for undo."""
    told: str
    """What holds from now on, as one sentence; empty where advice has to be given instead."""
    sayings: tuple[Saying, ...]


def flare(reason: str = "") -> Statement:
    """The back has flared up: until further notice it counts as injured."""
    return Statement(
        "say that the back has flared up",
        "Flare on record: it counts as injured, so every lift goes to its gentle version.",
        (
            Saying(DeclarationKind.FLARE, reason=reason),
            Saying(DeclarationKind.INJURED, reason=reason),
        ),
    )


def injured(is_injured: bool) -> Statement:
    """Something is injured, or nothing is any more."""
    if is_injured:
        what = "say that something is injured"
        told = "Injured: every lift goes to its gentle version, the good morning to the pipe."
    else:
        what = "say that nothing is injured"
        told = "Not injured: the plan is the usual one again."
    value = "yes" if is_injured else "no"
    return Statement(what, told, (Saying(DeclarationKind.INJURED, value),))


def red_flag(flag: str) -> Statement:
    """A warning sign is there."""
    return Statement("tick a warning sign", "", (Saying(DeclarationKind.RED_FLAG, flag),))


def no_signs() -> Statement:
    """The warning signs were asked for, and none of them is there."""
    saying = Saying(DeclarationKind.SIGNS_ANSWERED, "none")
    return Statement("say that there is no warning sign", "No warning sign: noted.", (saying,))


def assessed(*, locked: bool = True) -> Statement:
    """Somebody has had a look at what was ticked, whether or not that locked the training."""
    no_longer = "locks the training" if locked else "asks for a doctor"
    return Statement(
        "say that you have been assessed",
        f"Assessed: what was ticked before no longer {no_longer}.",
        (Saying(DeclarationKind.ASSESSED),),
    )


def nothing(told: str) -> Statement:
    """What was asked for is so already: nothing is put on record, and that is told."""
    return Statement("change nothing", told, ())


def pinned(exercise: Exercise) -> Statement:
    """Stay on a rung."""
    told = f"Pinned: {exercise.name} stays, and nothing harder is suggested in its place."
    return _about(exercise, DeclarationKind.PINNED, f"stay on {exercise.name}", told)


def unpinned(exercise: Exercise) -> Statement:
    """Let a rung be left again."""
    told = f"Not pinned any more: {exercise.name} leads on when its gate opens."
    return _about(exercise, DeclarationKind.UNPINNED, f"let {exercise.name} lead on", told)


def chosen(exercise: Exercise) -> Statement:
    """Do this exercise from now on."""
    told = f"Chosen: {exercise.name} from now on."
    return _about(exercise, DeclarationKind.CHOSEN, f"choose {exercise.name}", told)


def anyway(exercise: Exercise) -> Statement:
    """Do an exercise although something is injured."""
    told = f"Noted: {exercise.name} although something is injured."
    what = f"do {exercise.name} although something is injured"
    return _about(exercise, DeclarationKind.ANYWAY, what, told)


def deload(answer: str) -> Statement:
    """Answer the offer of a light week.

    Raises:
        InputError: when it is no answer; it names those that there are.
    """
    if answer not in _LIGHT_WEEK_WORDS:
        known = " ".join(_LIGHT_WEEK_WORDS)
        raise InputError(f"“{harmless(answer, 40)}” answers no light week: say one of {known}.")
    what, told = _LIGHT_WEEK_WORDS[answer]
    return Statement(what, told, (Saying(DeclarationKind.DELOAD, answer),))


_LIGHT_WEEK_WORDS = {
    "taken": (
        "take a light week",
        f"Light week: everything is lighter for {LIGHT_WEEK.days} days from now.",
    ),
    "moved": ("move the light week", "The light week is moved by a week."),
    "refused": ("refuse the light week", "No light week: the plan stays as it is."),
}
"""For each answer the action, and what holds from then on."""


def _about(exercise: Exercise, kind: DeclarationKind, what: str, told: str) -> Statement:
    return Statement(what, told, (Saying(kind, exercise.id, exercise.id),))
