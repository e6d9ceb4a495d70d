"""What comes with time in a session: the next look at the clock, and the bells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.screen import Screen
from textual.timer import Timer

from postchain_tui.core.session import Resting, Session, Work
from postchain_tui.core.settings import Settings
from postchain_tui.core.steps import next_change

_BETWEEN_BELLS_SECONDS = 0.2


class SessionClock:
    """Wakes the screen when its clock reads differently, and rings at the right moments."""

    def __init__(
        self, screen: Screen[Session], settings: Settings, wake: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._settings = settings
        self._wake = wake
        self._timer: Timer | None = None
        self._set_resting = ""
        self._rest_was_over = True

    def watch(self, session: Session, now: datetime) -> None:
        """Ring if it is time, and wake the screen at the next change."""
        self._ring_rest(session, now)
        self.stop()
        change = next_change(session, now)
        if change is not None:
            seconds = (change - now).total_seconds()
            self._timer = self._screen.set_timer(seconds, self._wake)

    def stop(self) -> None:
        """Wake nobody any more."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def arrived(self, before: Session, session: Session) -> None:
        """Two bells when the work of a set begins."""
        is_new = isinstance(session.state, Work) and not isinstance(before.state, Work)
        if is_new and self._settings.rings_work:
            self._screen.app.bell()
            self._screen.set_timer(_BETWEEN_BELLS_SECONDS, self._screen.app.bell)

    def _ring_rest(self, session: Session, now: datetime) -> None:
        """One bell at the moment a rest is over; none for one that was over when it was met."""
        state = session.state
        if not isinstance(state, Resting):
            self._set_resting = ""
            return
        is_over = state.clock.is_over(now)
        is_new = state.set_id != self._set_resting
        if is_over and not is_new and not self._rest_was_over and self._settings.rings_rest:
            self._screen.app.bell()
        self._set_resting, self._rest_was_over = state.set_id, is_over
