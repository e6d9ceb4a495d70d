"""The room the app needs: in less of it, one message stands over whatever there is."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.content import Content
from textual.events import Event, InputEvent, Key, Paste, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

LEAST = Size(60, 20)
"""Columns and rows below which nothing else is shown."""

_QUIT = "app.quit"


def is_too_small(size: Size) -> bool:
    """Is there less room than the app needs?"""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Widget):
    """Says how large the terminal has to be, and how large it is."""

    def render(self) -> Content:
        """Write the few lines."""
        size = self.app.size
        return Content("\n").join(
            [
                Content.styled(f"Postchain needs {LEAST.width} × {LEAST.height}.", "bold"),
                Content(f"Here are {size.width} × {size.height}."),
                Content("Nothing is lost."),
                Content("Timers run on."),
            ]
        )


class RoomyApp(App[int]):
    """An app that is there again as it was as soon as it has its room."""

    quit_keys: str = "ctrl+q"
    """What quits even where there is no room, as the keymap has it."""

    def on_mount(self) -> None:
        """See to it that no screen is shown where there is no room for it."""
        self.screen_change_signal.subscribe(self, self._cover)
        self._cover(self.screen)

    def on_resize(self, event: Resize) -> None:
        """Cover what is on the stack, or uncover it."""
        if self.is_running:
            for screen in self.screen_stack:
                self._cover(screen, event.size)

    def set_keymap(self, keymap: Mapping[str, str]) -> None:
        """Take other keys, and know by them which of them quit."""
        super().set_keymap(keymap)
        self.quit_keys = keymap.get(_QUIT, type(self).quit_keys)

    async def on_event(self, event: Event) -> None:
        """Let nothing but the key that quits act on what is not to be seen."""
        if not is_too_small(self.size) or self._is_let_through(event):
            await super().on_event(event)

    def _is_let_through(self, event: Event) -> bool:
        if isinstance(event, Key):
            return event.key in self.quit_keys.replace(" ", "").split(",")
        return not isinstance(event, InputEvent | Paste)

    def _cover(self, screen: Screen[object], size: Size | None = None) -> None:
        """Put the message over a screen while there is too little room, and only then."""
        is_covered = is_too_small(size or self.size)
        screen.set_class(is_covered, "-too-small")
        if is_covered and not screen.query_children(TooSmall):
            screen.mount(TooSmall())
