"""The questions of a session that decide how it goes on, in words."""

from __future__ import annotations

from string import ascii_lowercase

from postchain_tui.coach.adjusting import FlareAnswer, Option
from postchain_tui.core.diary import CeilingAnswer, SetRecord
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.formatting import dose_text, load_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.choice import Choice, ChoiceQuestion

_NAME_LIMIT = 60
_NOTE_LIMIT = 200

_CEILING_WORDS = {
    CeilingAnswer.LIGHTER: "Lighter",
    CeilingAnswer.SHORTER_RANGE: "Shorter range",
    CeilingAnswer.EASIER: "Easier movement",
    CeilingAnswer.STOP_EXERCISE: "Stop this exercise",
    CeilingAnswer.STOP_SESSION: "Stop the session",
}
_CEILING_KEYS = {answer: str(number) for number, answer in enumerate(CeilingAnswer, start=1)}
"""Each answer keeps its key, whether or not the others are offered."""


def ceiling_question(
    done: SetRecord, ceiling: int, options: tuple[Option, ...], unit: Unit
) -> ChoiceQuestion:
    """What is to be done after pain above the ceiling in a set."""
    choices = (
        Choice(
            _CEILING_KEYS[option.answer],
            option.answer.value,
            _CEILING_WORDS[option.answer],
            _ceiling_hint(option, unit),
        )
        for option in options
    )
    return ChoiceQuestion(
        f"Pain {done.pain} in that set: more than {ceiling} is too much. What now?",
        "Your answer is kept with the session. Esc asks again before you go on.",
        tuple(choices),
    )


def _ceiling_hint(option: Option, unit: Unit) -> str:
    planned = option.planned
    if option.answer is CeilingAnswer.SHORTER_RANGE:
        return "stop before it hurts"
    if planned is None:
        return "" if option.answer is CeilingAnswer.STOP_EXERCISE else "to the last questions"
    if option.answer is CeilingAnswer.LIGHTER:
        return _load(planned, unit)
    return ", ".join(filter(None, (_name(planned.exercise), _load(planned, unit))))


def swap_question(
    here: Planned, swaps: tuple[Planned, ...], unit: Unit, alternatives: frozenset[str]
) -> ChoiceQuestion:
    """What is to be done for the exercise at hand."""
    choices = (
        Choice(
            letter,
            planned.exercise.id,
            _name(planned.exercise),
            _swap_hint(planned, unit, is_easier=planned.exercise.id not in alternatives),
        )
        for letter, planned in zip(ascii_lowercase, swaps, strict=False)
    )
    return ChoiceQuestion(
        f"Instead of {_name(here.exercise)}?",
        "What is done already stays. Esc leaves it as it is.",
        tuple(choices),
        esc="Back",
    )


def _swap_hint(planned: Planned, unit: Unit, *, is_easier: bool) -> str:
    dose = planned.dose
    parts = (
        "easier" if is_easier else "",
        _load(planned, unit),
        dose_text(dose.sets, dose.reps, dose.hold_seconds, planned.exercise.unilateral),
        harmless(planned.exercise.guidance.note, _NOTE_LIMIT),
    )
    return " · ".join(filter(None, parts))


def wrong_question(*, has_exercise: bool, can_stop: bool) -> ChoiceQuestion:
    """What is wrong, or what is to be stopped."""
    choices = [
        Choice("w", "signs", "Check the warning signs"),
        Choice("f", "flare", "Flare-up", "the back has got worse"),
    ]
    if has_exercise:
        choices.append(Choice("e", "exercise", "Stop this exercise"))
    if can_stop:
        choices.append(Choice("s", "session", "Stop the session"))
    return ChoiceQuestion(
        "Something is wrong?",
        "All that was done is kept, whatever you choose.",
        tuple(choices),
        esc="Back",
    )


def flare_question(
    easier: Planned | None, *, has_exercise: bool, can_stop: bool, may_go_on: bool
) -> ChoiceQuestion:
    """How the session goes on after a flare-up."""
    choices = []
    if easier is not None:
        choices.append(Choice("e", FlareAnswer.EASIER, "Easier movement", _name(easier.exercise)))
    if has_exercise and not may_go_on:
        choices.append(Choice("x", FlareAnswer.EXERCISE, "Stop this exercise"))
    if can_stop:
        choices.append(Choice("s", FlareAnswer.SESSION, "Stop the session"))
    if may_go_on:
        hint = "what comes after it is gentle" if has_exercise else ""
        choices.append(Choice("g", FlareAnswer.GO, "Go on as it is", hint))
    return ChoiceQuestion(
        "A flare-up: how do you go on?",
        "Once you answer it is on record: until you say otherwise you count as injured, and every "
        "lift still to come goes to its gentle version.",
        tuple(choices),
        esc="Back",
    )


def _name(exercise: Exercise) -> str:
    return harmless(exercise.name, _NAME_LIMIT)


def _load(planned: Planned, unit: Unit) -> str:
    return "" if planned.load is None else load_text(planned.load, unit)
