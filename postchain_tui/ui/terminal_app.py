"""An app that knows the terminal it runs in: what that can show, what it says around the app."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Sequence

from textual.events import Key
from textual.filter import LineFilter, Monochrome, NoColor

from postchain_tui.ui import terminal
from postchain_tui.ui.glyphs import glyph_filters
from postchain_tui.ui.messages import RestUsed, TitleChanged
from postchain_tui.ui.room import RoomyApp


class TerminalApp(RoomyApp):
    """Leaves the terminal as it found it, however it ends."""

    def __init__(self) -> None:
        super().__init__()
        self._taskbar = terminal.Taskbar(self)
        self._glyphs = glyph_filters(os.environ, locale.getencoding())
        self._listen_no_more: Callable[[], None] = _nothing

    def on_mount(self) -> None:
        """Listen to what ends the app, and keep what is to be given back."""
        self._listen_no_more = terminal.on_end_signals(self._end)
        terminal.guard_continue(self)
        terminal.keep_title(self)

    def on_unmount(self) -> None:
        """Leave the terminal as it was."""
        self._taskbar.show(None)
        terminal.give_title_back(self)
        self._listen_no_more()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Write what the terminal can show, and without colours its own ink on its own ground."""
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            filters = [NoColor() if isinstance(one, Monochrome) else one for one in filters]
        return [*filters, *self._glyphs]

    def on_key(self, event: Key) -> None:
        """Hand on what was typed before a line had the keys: it would do what keys do elsewhere."""
        line = self.focused
        if line is not None and line.check_consume_key(event.key, event.character):
            event.prevent_default()
            line.post_message(Key(event.key, event.character))

    def on_title_changed(self, message: TitleChanged) -> None:
        """Give the terminal another title."""
        terminal.write_title(self, message.text)

    def on_rest_used(self, message: RestUsed) -> None:
        """Show in the taskbar how far a rest is."""
        self._taskbar.show(message.share)

    def on_rest_is_over(self) -> None:
        """Say so also where something else is in front."""
        terminal.announce(self, "Rest is over")

    def _end(self, code: int) -> None:
        """End at once; all that was confirmed is on disk already."""
        self.exit(code, return_code=code)


def _nothing() -> None:
    """There is nothing to be put back yet."""
