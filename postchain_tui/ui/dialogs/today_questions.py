"""The questions that Today asks by wish: what is wrong, what to choose, a light week."""

from __future__ import annotations

from string import ascii_lowercase

from postchain_tui.core.formatting import load_text
from postchain_tui.core.load import Unit
from postchain_tui.core.plan import Planned
from postchain_tui.core.text import harmless
from postchain_tui.ui.dialogs.choice import Choice, ChoiceQuestion
from postchain_tui.ui.widgets.today_plan import target_text

_LIMIT = 60


def wrong_question(*, injured: bool, is_flagged: bool) -> ChoiceQuestion:
    """What is wrong.

    Args:
        injured: Is something injured, by what is on record?
        is_flagged: Was a warning sign ticked that nobody has had a look at?
    """
    choices = [
        Choice("w", "signs", "Check the warning signs"),
        Choice("f", "flare", "Flare-up", "the back has got worse"),
        _INJURED[not injured],
    ]
    if is_flagged:
        choices.append(Choice("a", "assessed", "I have been assessed since"))
    return ChoiceQuestion(
        "Something is wrong?",
        "A flare-up counts as injured: every lift goes to its gentle version, the good morning to "
        "the pipe, until you say that nothing is injured any more.",
        tuple(choices),
    )


_INJURED = {
    True: Choice("i", "injured", "Injured", "the gentle version of every lift"),
    False: Choice("i", "healed", "No longer injured", "the usual plan again"),
}
"""What may be said of an injury: that there is one, or that there is none any more."""


def rung_question(
    offered: tuple[tuple[Planned, str], ...], unit: Unit, implements: frozenset[str]
) -> ChoiceQuestion:
    """What is to be done from now on.

    Args:
        offered: Each exercise that is open, with the name of the one whose gate opened it.
        unit: What loads are shown in.
        implements: What is at hand.
    """
    several = len({name for _, name in offered}) > 1
    choices = (
        Choice(
            letter,
            planned.exercise.id,
            harmless(planned.exercise.name, _LIMIT),
            _hint(planned, unit, implements, after=name if several else ""),
        )
        for letter, (planned, name) in zip(ascii_lowercase, offered, strict=False)
    )
    names = " and ".join(dict.fromkeys(harmless(name, _LIMIT) for _, name in offered))
    return ChoiceQuestion(
        "What comes next?",
        f"{names} has shown all that its gate asks for. What you choose is due from now on."
        if not several
        else f"The gates of {names} are open. What you choose is due from now on.",
        tuple(choices),
        esc="Back",
    )


def _hint(planned: Planned, unit: Unit, implements: frozenset[str], *, after: str) -> str:
    """With what it is done, how much of it, and after what."""
    load = "" if planned.load is None else load_text(planned.load, unit)
    needed = (_first_at_hand(options, implements) for options in planned.exercise.implements)
    parts = (", ".join(needed), load, target_text(planned), after and f"after {after}")
    return " · ".join(filter(None, parts))


def _first_at_hand(options: tuple[str, ...], implements: frozenset[str]) -> str:
    """Of the things that would do the one that there is."""
    return next((one for one in options if one in implements), options[0]).replace("_", " ")


def light_week_question(trigger: str) -> ChoiceQuestion:
    """Is the week to be a light one?"""
    return ChoiceQuestion(
        "A light week?",
        f"{trigger[:1].upper()}{trigger[1:]}. For seven days every load is a fifth lighter and "
        "every exercise has a set fewer; then it goes on where it was.",
        (
            Choice("t", "taken", "Take it now"),
            Choice("w", "moved", "In a week", "asked again then"),
            Choice("n", "refused", "Not this time"),
        ),
    )
