"""When something is wrong: warning signs, a flare-up, an injury, and the advice that follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.app import App

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.coach import statements
from postchain_tui.coach.adapting import emergency_number
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.standing import standing
from postchain_tui.core import statement
from postchain_tui.core.statement import Statement
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.reading import ReadingDialog
from postchain_tui.ui.dialogs.signs import SignsDialog
from postchain_tui.ui.dialogs.today_questions import wrong_question
from postchain_tui.ui.messages import Keep
from postchain_tui.ui.saying import say

_SAID: dict[str, Callable[[], Statement]] = {
    "flare": statement.flare,
    "injured": partial(statement.injured, True),
    "healed": partial(statement.injured, False),
    "assessed": statement.assessed,
}
"""What is put on record for an answer."""


def ask_wrong(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask what is wrong, and put it on record."""
    stands = standing(coach)

    def answered(answer: str | None) -> None:
        """Ask for the signs, or say what was chosen; nothing when it was put off."""
        if answer == "signs":
            ask_signs(app, coach, keep)
        elif answer is not None:
            say(app, coach, keep, _SAID[answer])

    question = wrong_question(injured=stands.injured, is_flagged=bool(stands.flags))
    app.push_screen(ChoiceDialog(question), answered)


def ask_signs(app: App[Any], coach: Coach, keep: Keep, reason: str = "") -> None:
    """Ask for warning signs.

    Args:
        app: Shows the questions.
        coach: Puts what is ticked on record.
        keep: Carries out a change.
        reason: Why they are asked for, as a phrase; empty where the person wished it.
    """

    def answered(ticked: tuple[str, ...] | None) -> None:
        """Put on record what is there, and show what it asks for, saved or not."""
        if ticked is None:
            return
        if not ticked:
            say(app, coach, keep, statement.no_signs)
            return
        keep(lambda: statements.say(coach, *map(statements.checked_red_flag, ticked)))
        is_urgent = not coach.past.urgent_flags.isdisjoint(ticked)
        _read(app, coach, Tier.EMERGENCY if is_urgent else Tier.DOCTOR)

    words = f"This is {reason}. Tick what is true; nothing ticked is the usual answer."
    signs = tuple((flag.id, flag.question) for flag in red_flags())
    app.push_screen(SignsDialog(signs, words if reason else ""), answered)


def show_advice(
    app: App[Any], coach: Coach, keep: Keep, *, urgent: bool, just_said: bool = False
) -> None:
    """Show what to do after a warning sign; where it locks, offer to lift the lock.

    That is not offered in the moment in which the sign was ticked.
    """

    def closed(is_assessed: bool | None) -> None:
        """Lift the lock when somebody has had a look."""
        if is_assessed:
            say(app, coach, keep, statement.assessed)

    tier = Tier.EMERGENCY if urgent else Tier.DOCTOR
    app.push_screen(_advising(coach, tier, locks=urgent and not just_said), closed)


def _read(app: App[Any], coach: Coach, tier: Tier) -> None:
    """Show what to do now; a lock that has just been set is not lifted in the same breath."""
    app.push_screen(_advising(coach, tier, locks=False))


def _advising(coach: Coach, tier: Tier, *, locks: bool) -> ReadingDialog:
    return ReadingDialog(advice(tier), locks=locks, number=emergency_number(coach))
