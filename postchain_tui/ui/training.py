"""From Today into a session and back: what is asked on the way, and where it ends."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from textual.app import App

from postchain_tui.coach import training
from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import Status
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.formatting import count_text, day_text
from postchain_tui.core.pain import Light
from postchain_tui.core.session import Session
from postchain_tui.store.failures import NotResumableError
from postchain_tui.ui.dialogs import questions
from postchain_tui.ui.dialogs.choice import ChoiceDialog
from postchain_tui.ui.messages import Keep, ReadAdvice, TitleChanged
from postchain_tui.ui.screens.session import SessionScreen


def start_session(app: App[Any], coach: Coach) -> None:
    """Go on with the open session, or start the one that is due; not while training is locked.

    Raises:
        PostchainError: when the session could not be read or written.
    """
    if _is_locked(coach):
        app.post_message(ReadAdvice(just_said=False))
        return
    timeline = training.unfinished(coach) or training.begin(coach, coach.today())

    def left(session: Session | None) -> None:
        """Give the terminal its title back, and say what was saved."""
        app.post_message(TitleChanged(""))
        if session is not None and session.status is Status.FINISHED:
            words = f"Session saved: {count_text(len(session.sets), 'set')}."
            app.notify(words, timeout=4, markup=False)
            if _is_locked(coach):
                app.post_message(ReadAdvice(just_said=True))

    app.push_screen(SessionScreen(coach, timeline), left)


def _is_locked(coach: Coach) -> bool:
    """Was a warning sign ticked that nobody has looked at since?"""
    reading = coach.today().reading
    return reading is not None and reading.light is Light.LOCK


def settle_unfinished(app: App[Any], coach: Coach, keep: Keep) -> None:
    """Ask what becomes of the open session; nothing is changed before the answer."""
    try:
        timeline = training.unfinished(coach)
    except NotResumableError as error:
        _settle_unreadable(app, coach, keep, error)
        return
    if timeline is None:
        return

    def chosen(choice: str | None) -> None:
        """Do what was chosen; nothing when it was put off."""
        if choice == "resume":
            keep(lambda: start_session(app, coach))
        elif choice is not None:
            keep(lambda: training.close(coach, timeline, _status(choice)))

    session = timeline.session
    when = _when(session.started_at, coach.clock.now())
    question = questions.unfinished_question(session.name, len(session.sets), when)
    app.push_screen(ChoiceDialog(question), chosen)


def _when(at: datetime, now: datetime) -> str:
    """A moment of today by its time alone: `18:42`, else `Thu 12 Nov, 18:42`."""
    day = "" if at.date() == now.date() else f"{day_text(at.date(), now.date())}, "
    return f"{day}{at:%H:%M}"


def _settle_unreadable(app: App[Any], coach: Coach, keep: Keep, error: PostchainError) -> None:
    session = coach.today().unfinished

    def chosen(choice: str | None) -> None:
        """Do what was chosen; nothing when it was put off."""
        if choice is not None and session is not None:
            keep(lambda: training.close_unreadable(coach, session, _status(choice)))

    app.push_screen(ChoiceDialog(questions.unreadable_question(str(error))), chosen)


def _status(choice: str) -> Status:
    return Status.FINISHED if choice == "finish" else Status.DISCARDED
