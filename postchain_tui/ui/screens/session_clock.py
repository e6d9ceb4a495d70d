"""What comes with time in a session: the next look at the clock, what is heard, and signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.timer import Timer
from textual.widget import Widget

from postchain_tui.core.cues import Cue, Look, cue_between, rest_used
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings
from postchain_tui.core.steps import next_change
from postchain_tui.sound.sounder import Sounder
from postchain_tui.ui.messages import RestIsOver, RestUsed


class SessionClock(Widget):
    """Wakes the screen when its clock reads differently, and tells of the right moments.

    There is nothing to see of it; it goes with the screen, and then nothing more is told.
    """

    def __init__(self, settings: Settings, wake: Callable[[], None]) -> None:
        super().__init__()
        self.display = False
        self._settings = settings
        self._wake = wake
        self._timer: Timer | None = None
        self._look: Look | None = None
        self._share: float | None = None
        self._sounder = Sounder(settings, self._ring)

    def on_unmount(self) -> None:
        """Be silent, and let no rest be shown any more."""
        self._sounder.close()
        self.app.post_message(RestUsed(None))

    def follow(self, session: Session, now: datetime) -> None:
        """Tell what it is time for, and wake the screen at the next change."""
        look = Look(session, now)
        cue = cue_between(self._look, look)
        self._look = look
        if cue is not None:
            self._tell(cue)
        self._show_rest(rest_used(session, now))
        if self._timer is not None:
            self._timer.stop()
        change = next_change(session, now)
        if change is not None:
            seconds = (change - now).total_seconds()
            self._timer = self.screen.set_timer(seconds, self._wake)

    def _tell(self, cue: Cue) -> None:
        self._sounder.play(cue)
        if cue is Cue.REST_OVER and self._settings.notify:
            self.screen.post_message(RestIsOver())

    def _ring(self) -> None:
        self.app.bell()

    def _show_rest(self, share: float | None) -> None:
        if self._settings.taskbar and share != self._share:
            self._share = share
            self.screen.post_message(RestUsed(share))
