"""What the person said of herself: in words, and what of it still stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from postchain_tui.core.diary import CeilingAnswer, Declaration, DeclarationKind

_WORDS = {
    DeclarationKind.INJURED: "injured: {value}",
    DeclarationKind.RED_FLAG: "warning sign ticked: {value}",
    DeclarationKind.ASSESSED: "assessed since the warning signs",
    DeclarationKind.SIGNS_ANSWERED: "warning signs asked for: {value}",
    DeclarationKind.FLARE: "the back flared up",
    DeclarationKind.PINNED: "stay on {exercise}",
    DeclarationKind.UNPINNED: "no longer stay on {exercise}",
    DeclarationKind.CHOSEN: "chose {exercise}",
    DeclarationKind.DELOAD: "light week: {value}",
    DeclarationKind.ANYWAY: "{exercise} although something is injured",
    DeclarationKind.CEILING: "pain above the ceiling in {exercise}: {value}",
    DeclarationKind.SWAP: "{value} instead of {exercise}",
    DeclarationKind.SORE_START: "sore at the start: {value}",
    DeclarationKind.ACTIVITY: "activity: {value}",
}
_VALUES = {
    (DeclarationKind.CEILING, CeilingAnswer.LIGHTER): "a lighter load",
    (DeclarationKind.CEILING, CeilingAnswer.EASIER): "an easier movement",
    (DeclarationKind.CEILING, CeilingAnswer.SHORTER_RANGE): "a shorter range",
    (DeclarationKind.CEILING, CeilingAnswer.STOP_EXERCISE): "stopped the exercise",
    (DeclarationKind.CEILING, CeilingAnswer.STOP_SESSION): "stopped the session",
    (DeclarationKind.SORE_START, "recovery"): "took the gentle session",
    (DeclarationKind.SORE_START, "train"): "trained as planned",
}


def words(said: Declaration, name_of: Callable[[str], str]) -> str:
    """What was said, in plain words on one line, with its reason.

    Args:
        said: What was said.
        name_of: Gives the name of an exercise for its id.
    """
    is_exercise = said.kind is DeclarationKind.SWAP
    plain = name_of(said.value) if is_exercise else said.value.replace("_", " ")
    text = _WORDS[said.kind].format(
        value=_VALUES.get((said.kind, said.value), plain), exercise=_about(said, name_of)
    )
    return f"{text} ({said.reason})" if said.reason else text


def _about(said: Declaration, name_of: Callable[[str], str]) -> str:
    """The exercise that was spoken of; some kinds may leave it open."""
    if said.exercise is not None:
        return name_of(said.exercise)
    is_open = said.kind in {DeclarationKind.CEILING, DeclarationKind.SWAP}
    return "an exercise" if is_open else name_of(said.value)


def activity(said: Iterable[Declaration]) -> str | None:
    """What else was done that day, as it was told last; None where it was not told."""
    found = [one.value for one in said if one.kind is DeclarationKind.ACTIVITY]
    return found[-1] if found else None


def decisions(said: Iterable[Declaration]) -> tuple[Declaration, ...]:
    """What was decided against or beside the plan: all that was said but activities."""
    return tuple(one for one in said if one.kind is not DeclarationKind.ACTIVITY)


def pinned(declarations: Iterable[Declaration]) -> tuple[str, ...]:
    """Ids of the exercises that are to be stayed on."""
    found: dict[str, None] = {}
    for said in _in_order(declarations):
        exercise = said.exercise or said.value
        if said.kind is DeclarationKind.PINNED:
            found[exercise] = None
        elif said.kind is DeclarationKind.UNPINNED:
            found.pop(exercise, None)
    return tuple(found)


def chosen(declarations: Iterable[Declaration], family_of: Callable[[str], str]) -> tuple[str, ...]:
    """Ids of the exercises that were chosen: of each family the one that was chosen last."""
    found: dict[str, str] = {}
    for said in _in_order(declarations):
        if said.kind is DeclarationKind.CHOSEN:
            exercise = said.exercise or said.value
            found[family_of(exercise)] = exercise
    return tuple(found.values())


def last_said(
    declarations: Iterable[Declaration], kind: DeclarationKind, by: datetime | None = None
) -> Declaration | None:
    """What was said last of a kind, up to a moment if one is named; None without any."""
    said = (one for one in declarations if one.kind is kind and (by is None or one.at <= by))
    return next(iter(_in_order(said)[-1:]), None)


def open_flags(declarations: Iterable[Declaration]) -> tuple[str, ...]:
    """The warning signs ticked since the person was last assessed, each once."""
    flags: list[str] = []
    for said in _in_order(declarations):
        if said.kind is DeclarationKind.ASSESSED:
            flags.clear()
        elif said.kind is DeclarationKind.RED_FLAG:
            flags.append(said.value)
    return tuple(dict.fromkeys(flags))


def _in_order(declarations: Iterable[Declaration]) -> list[Declaration]:
    return sorted(declarations, key=lambda said: said.at)
