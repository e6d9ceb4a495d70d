"""Another key for something: the next one that is pressed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.core.errors import InputError
from postchain_tui.core.keymap import Bound, Keymap, conflict_words
from postchain_tui.ui.widgets.key_bar import KeyBar, key_name


class NewKeyDialog(ModalScreen[Keymap | None]):
    """Takes the next key for a binding; returns all keys then, or None when it stays as it is."""

    CSS_PATH = "new_key.tcss"
    HELP = "The next key is taken as it is; esc leaves everything as it was."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "swap", "Swap the two", id="new_key.swap"),
        Binding("escape", "leave", "Leave as it is", id="new_key.leave"),
    ]

    def __init__(self, keymap: Keymap, bound: Bound) -> None:
        """Ask for a key.

        Args:
            keymap: All keys as they are.
            bound: What is to have another one.
        """
        super().__init__()
        self._keymap = keymap
        self._bound = bound
        self._taken = ""
        """The key that something else has, while it is asked whether to swap them."""

    def compose(self) -> ComposeResult:
        """Say what the key is for, and below it what is wrong with the one that was pressed."""
        bound = self._bound
        with Vertical(id="new-key"):
            yield Static(Content(f"Press the new key for “{bound.does}”."), id="new-key-title")
            now = " ".join(map(key_name, self._keymap.keys_of(bound)))
            yield Static(Content(f"{bound.where}: now {now}"), id="new-key-now")
            yield Static(id="new-key-said", markup=False)
            yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to swap where there is something to swap."""
        return action != "swap" or bool(self._taken)

    def on_key(self, event: Key) -> None:
        """Take the key, before it could do anything else."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.action_leave()
        elif event.key == "enter" and self._taken:
            self.action_swap()
        else:
            self._take(event.key, event.character or "")

    def action_swap(self) -> None:
        """Give what has the key the one that becomes free."""
        try:
            self.dismiss(self._keymap.swapped(self._bound, self._taken))
        except InputError as error:
            self._say(str(error))

    def action_leave(self) -> None:
        """Leave all keys as they are."""
        self.dismiss(None)

    def _take(self, key: str, character: str) -> None:
        """Take a key that nothing else has; else say what has it."""
        try:
            self._keymap.check(self._bound, key, character)
        except InputError as error:
            self._say(str(error))
            return
        others = self._keymap.in_the_way(self._bound, key)
        if others:
            swap = "Enter swaps the two; another key is tried instead."
            self._say(f"{conflict_words(key_name(key), others)} {swap}", taken=key)
        else:
            self.dismiss(self._keymap.put(self._bound, key))

    def _say(self, words: str, taken: str = "") -> None:
        self._taken = taken
        self.query_one("#new-key-said", Static).update(Content(f"✗ {words}"))
        self.refresh_bindings()
