"""The first start: its questions, and the advice after a warning sign."""

from __future__ import annotations

from typing import Any

from textual.app import App

from postchain_tui.catalog.red_flags import Tier, advice, red_flags
from postchain_tui.coach.coach import Coach, FirstAnswers
from postchain_tui.core.diary import DeclarationKind
from postchain_tui.ui.dialogs.reading import ReadingDialog
from postchain_tui.ui.messages import Keep
from postchain_tui.ui.screens.first_run import FirstRunScreen


def ask_first(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask the five questions of the first start."""

    def answered(answers: FirstAnswers | None) -> None:
        """Put the answers on record, and show what a warning sign asks for."""
        if answers is None:
            return
        keep(lambda: coach.answer_first(answers))
        if answers.red_flags:
            is_urgent = not coach.urgent_flags.isdisjoint(answers.red_flags)
            show_advice(app, coach, keep, urgent=is_urgent)

    flags = tuple((flag.id, flag.question) for flag in red_flags())
    app.push_screen(FirstRunScreen(coach.settings, flags), answered)


def show_advice(app: App[Any], coach: Coach, keep: Keep, *, urgent: bool) -> None:
    """Show what to do after a warning sign; where it locks, offer to lift the lock."""

    def closed(is_assessed: bool | None) -> None:
        """Lift the lock when somebody has had a look."""
        if is_assessed:
            keep(lambda: coach.declare(DeclarationKind.ASSESSED, "yes"))

    tier = Tier.EMERGENCY if urgent else Tier.DOCTOR
    app.push_screen(ReadingDialog(advice(tier), locks=urgent), closed)
