"""What is shown at the end of a session, with what has to be read for it first."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.looking_back import LookBack
from postchain_tui.core.errors import PostchainError
from postchain_tui.core.exercise import Exercise
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings
from postchain_tui.ui.widgets.notice import Notice
from postchain_tui.ui.widgets.session_view import SessionView

_SOON_SECONDS = 0.02
"""So long the screen and the keys have their turn before an exercise is read."""


class SessionEnding:
    """Shows the summary of a session at once, and again when its records are known."""

    def __init__(
        self,
        screen: Screen[Session],
        coach: Coach,
        settings: Settings,
        show_again: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._look_back = LookBack(coach)
        self._settings = settings
        self._show_again = show_again
        self._timer: Timer | None = None

    def show(self, view: SessionView, session: Session) -> None:
        """Show what a session came to by what has been read; read more soon if more is needed."""
        view.show_summary(self._look_back.summary(session), session, self._settings)
        unread = self._look_back.unread(session)
        if unread and self._timer is None:
            self._timer = self._screen.set_timer(
                _SOON_SECONDS, lambda: self._read(session, unread[0])
            )

    def _read(self, session: Session, exercise: Exercise) -> None:
        self._timer = None
        try:
            self._look_back.read(session, exercise)
        except PostchainError as error:
            # Nobody has to be kept from finishing: with the next change it is tried again.
            self._screen.query_one(Notice).text = str(error)
        else:
            self._show_again()
