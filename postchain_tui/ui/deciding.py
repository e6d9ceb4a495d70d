"""What is decided beside the plan: why it is due, what comes next, a light week."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App

from postchain_tui.coach import statements
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.standing import Standing, standing
from postchain_tui.core import statement
from postchain_tui.core.choosing import refusal_anyway
from postchain_tui.core.decision import Decision
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.plan import Verdict
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.dialogs.today_questions import light_week_question, rung_question
from postchain_tui.ui.dialogs.why import WhyAnswer, WhyDialog
from postchain_tui.ui.messages import Keep
from postchain_tui.ui.saying import say
from postchain_tui.ui.widgets.decision_text import Why


def show_why(app: App[Any], coach: Coach, keep: Keep, decision: Decision) -> None:
    """Show why something is due, and do what is wished for beside it."""
    why = _why(coach, standing(coach), decision)
    exercise = decision.exercise

    def answered(wish: WhyAnswer | None) -> None:
        """Carry out the wish, if there was one."""
        if wish is WhyAnswer.CHOOSE:
            _ask_choice_of(app, coach, keep, (decision,))
        elif wish is WhyAnswer.STAY:
            say(app, coach, keep, partial(statement.pinned, exercise))
        elif wish is WhyAnswer.LEAVE:
            say(app, coach, keep, partial(statement.unpinned, exercise))
        elif wish is WhyAnswer.ANYWAY:
            wished = partial(statements.checked_anyway, coach, decision.reached, injured=True)
            say(app, coach, keep, wished)

    app.push_screen(WhyDialog(why), answered)


def _why(coach: Coach, stands: Standing, decision: Decision) -> Why:
    exercise, reached = decision.exercise, coach.library.exercise(decision.reached)
    is_locked = decision.verdict is Verdict.LOCKED
    stands_in = stands.injured and _stands_in(coach, exercise, reached)
    may_anyway = stands_in and not is_locked and not refusal_anyway(reached, injured=True)
    return Why(
        decision=decision,
        unit=coach.settings.units,
        choices=tuple(coach.library.exercise(one).name for one in decision.choices),
        can_stay=not (is_locked or stands_in),
        is_pinned=exercise.id in stands.pinned,
        instead_of=reached.name if may_anyway else "",
    )


def _stands_in(coach: Coach, exercise: Exercise, reached: Exercise) -> bool:
    """Is an exercise what an injury puts in the place of the one that was reached?"""
    fallback = coach.library.exercise(reached.ladder.injured_fallback)
    return exercise.id != reached.id and exercise.id in {fallback.id, *fallback.ladder.alternatives}


def ask_choice(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask what comes next, of all that is open."""
    _ask_choice_of(app, coach, keep, tuple(due.decision for due in coach.today().due))


def _ask_choice_of(
    app: App[Any], coach: Coach, keep: Keep, decisions: tuple[Decision, ...]
) -> None:
    open_ones = {one: decision for decision in decisions for one in decision.choices}
    if not open_ones:
        return
    offered = tuple(
        (coach.planned(coach.library.exercise(one)), decision.exercise.name)
        for one, decision in open_ones.items()
    )

    def chosen(exercise: str | None) -> None:
        """Say what was chosen; nothing when it was put off."""
        if exercise is not None:
            say(app, coach, keep, partial(statements.checked_choice, coach, exercise))

    settings = coach.settings
    question = rung_question(offered, settings.units, settings.implements)
    app.push_screen(ChoiceDialog(question), chosen)


def ask_light_week(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask whether the week is to be a light one, where something calls for it."""
    trigger = coach.today().light_week_offer
    if not trigger:
        return

    def answered(answer: str | None) -> None:
        """Say what was answered; nothing when it was put off."""
        if answer is not None:
            say(app, coach, keep, partial(statement.deload, answer))

    app.push_screen(ChoiceDialog(light_week_question(trigger)), answered)
