"""The first start and its questions."""

from __future__ import annotations

from typing import Any

from textual.app import App

from postchain_tui.catalog.red_flags import red_flags
from postchain_tui.coach.coach import Coach, FirstAnswers
from postchain_tui.ui.messages import Keep
from postchain_tui.ui.screens.first_run import FirstRunScreen
from postchain_tui.ui.trouble import show_advice


def ask_first(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask the five questions of the first start."""

    def answered(answers: FirstAnswers | None) -> None:
        """Put the answers on record, and show what a warning sign asks for."""
        if answers is None:
            return
        keep(lambda: coach.answer_first(answers))
        if answers.red_flags:
            is_urgent = not coach.past.urgent_flags.isdisjoint(answers.red_flags)
            show_advice(app, coach, keep, urgent=is_urgent)

    flags = tuple((flag.id, flag.question) for flag in red_flags())
    app.push_screen(FirstRunScreen(coach.settings, flags), answered)
