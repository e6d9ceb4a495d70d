"""What you can do: asked for, and put on record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual.app import App

from postchain_tui.coach import functioning
from postchain_tui.coach.coach import Coach
from postchain_tui.core.formatting import day_text
from postchain_tui.ui.dialogs.function import FunctionAnswer, FunctionDialog, FunctionQuestion
from postchain_tui.ui.messages import Keep


def ask_function(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask how well the person can do her activities; which week it is, where one is due."""
    today = coach.today()
    week = functioning.due(coach, today)
    title = "What you can do" if week is None else f"What you can do · week {week}"
    change = functioning.change(coach)
    words = ""
    if change is not None:
        words = f"average since {day_text(change.since, today.now.date())}  {change.words}"
    question = FunctionQuestion(title, functioning.sheet(coach), words)
    _ask(app, coach, keep, question, is_due=week is not None)


def _ask(
    app: App[Any], coach: Coach, keep: Keep, question: FunctionQuestion, *, is_due: bool
) -> None:
    def answered(answer: FunctionAnswer | None) -> None:
        """Put it on record; ask again with all that was typed where that was not possible."""
        if answer is None:
            return
        sheet, done = answer.sheet, []

        def change() -> None:
            """Save the list, and that it was put off."""
            if sheet.has_changes:
                functioning.keep(coach, sheet)
            if is_due and not answer.is_final and not coach.store.read_only:
                functioning.put_off(coach)
            done.append(sheet)

        keep(change)
        if answer.is_final and not done:
            _ask(app, coach, keep, replace(question, sheet=sheet), is_due=is_due)

    app.push_screen(FunctionDialog(question), answered)
