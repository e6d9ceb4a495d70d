"""The questions that Today asks: pain in the morning, and pain now."""

from __future__ import annotations

from typing import Any

from textual.app import App

from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import PainKind
from postchain_tui.ui.dialogs import questions
from postchain_tui.ui.dialogs.score import Score, ScoreDialog
from postchain_tui.ui.messages import Keep


def ask_morning(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask for the morning score that is owed, if one is."""
    today = coach.today()
    session = today.owes_morning
    if session is None:
        return

    def answered(score: Score | None) -> None:
        """Put the score on record; nothing when it was put off."""
        if score is not None:
            keep(lambda: coach.record_pain(PainKind.MORNING, score.value, session))

    app.push_screen(ScoreDialog(questions.morning_question(today)), answered)


def ask_pain(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask for the pain of this moment."""

    def answered(score: Score | None) -> None:
        """Put the score on record; nothing when it was put off."""
        if score is not None:
            keep(lambda: coach.record_pain(PainKind.NOW, score.value))

    app.push_screen(ScoreDialog(questions.NOW), answered)
