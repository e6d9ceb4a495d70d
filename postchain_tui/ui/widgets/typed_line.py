"""Lines to type in, in which whatever is pasted is text."""

from __future__ import annotations

from textual.events import Key, Paste
from textual.widgets import Input

from postchain_tui.core.text import harmless

_LEFT_TO_THE_DIALOG = frozenset({"submit", "scroll_up", "scroll_down", "page_up", "page_down"})
"""What a line of text would do with keys that a dialog binds."""


class SafeLine(Input):
    """A line of text that takes what is pasted without what steers a terminal."""

    def on_paste(self, event: Paste) -> None:
        """Take what the terminal pastes."""
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def action_paste(self) -> None:
        """Take what was copied in the app: from the screen that may be several lines."""
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        """Put a text where the cursor is, or in place of what is selected, as far as it fits."""
        text = harmless(pasted, len(pasted))
        if not text:
            return
        start, end = sorted(self.selection)
        left = len(self.value) - (end - start)
        room = max(0, self.max_length - left) if self.max_length else len(text)
        self.replace(text[:room], start, end)
        if len(text) > room:
            self.restricted()


class TypedLine(SafeLine):
    """A line that leaves enter and the keys for up and down to the dialog.

    What is typed is taken in its order, however fast it comes: Textual would take letters at once,
    and what other keys do only after all that has come in meanwhile.
    """

    async def on_key(self, event: Key) -> None:
        """Do at once what a key does, or hand it on to the line that has the keys by now."""
        focused = self.screen.focused
        if focused is not self and isinstance(focused, TypedLine):
            event.stop()
            event.prevent_default()
            focused.post_message(Key(event.key, event.character))
        elif not self.check_consume_key(event.key, event.character):
            await self._do(event)

    async def _do(self, event: Key) -> None:
        active = self.screen.active_bindings.get(event.key)
        if active is not None and self.screen.is_current:
            event.stop()
            event.prevent_default()
            if active.enabled:
                await self.app.run_action(active.binding.action, active.node)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the dialog have its keys, so that their words stand among the keys too."""
        return action not in _LEFT_TO_THE_DIALOG
