"""The questions that Today asks: pain in the morning, and pain now."""

from __future__ import annotations

from typing import Any

from textual.app import App

from postchain_tui.coach import scores
from postchain_tui.coach.coach import Coach
from postchain_tui.core.alarm import asks_for_signs
from postchain_tui.core.diary import PainKind, SessionRecord
from postchain_tui.ui.dialogs import questions
from postchain_tui.ui.dialogs.score import Score, ScoreDialog, ScoreQuestion
from postchain_tui.ui.messages import Keep
from postchain_tui.ui.trouble import ask_signs
from postchain_tui.ui.widgets.today_notes import morning_to_correct


def ask_morning(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask for the morning score that is owed, or anew for the one that was given."""
    today = coach.today()
    if today.owes_morning is not None:
        question = questions.morning_question(today)
        _ask(app, coach, keep, question, PainKind.MORNING, today.owes_morning)
        return
    session = morning_to_correct(today)
    if session is not None:
        given = coach.mornings(session)[-1]
        question = questions.morning_again(session.started_at, today.now, given)
        _ask(app, coach, keep, question, PainKind.MORNING, session)


def ask_pain(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask for the pain of this moment."""
    _ask(app, coach, keep, questions.NOW, PainKind.NOW, None)


def _ask(
    app: App[Any],
    coach: Coach,
    keep: Keep,
    question: ScoreQuestion,
    kind: PainKind,
    session: SessionRecord | None,
) -> None:
    def answered(score: Score | None) -> None:
        """Put the score on record; ask for warning signs where it calls for that."""
        if score is None:
            return
        alarm = _alarm(coach, kind, session, score)
        keep(
            lambda: coach.record_pain(
                kind, score.value, session, place=score.place, spreading=score.spreading
            )
        )
        if alarm:
            ask_signs(app, coach, keep, alarm)

    app.push_screen(ScoreDialog(question), answered)


def _alarm(coach: Coach, kind: PainKind, session: SessionRecord | None, score: Score) -> str:
    """Why a score that is not on record yet is a moment to ask for warning signs."""
    before = scores.reference(coach, kind, session, coach.clock.now())
    return asks_for_signs(
        score.value,
        before.score,
        score.place,
        before.place,
        spreading=score.spreading,
        over=before.words,
    )
