"""The keys of where you are."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from postchain_tui.ui.widgets.key_bar import KeyBar, key_name

_PALETTE = "command_palette"


def described_keys(screen: Screen[object]) -> tuple[tuple[str, str], ...]:
    """Every key of ours that does something on a screen now, with what it does."""
    found: dict[str, dict[str, str]] = {}
    for binding in _told(screen):
        words = binding.tooltip or binding.description
        name = binding.key_display or key_name(binding.key)
        found.setdefault(binding.action, {})[name] = words
    return tuple((" ".join(keys), next(iter(keys.values()))) for keys in found.values())


def _told(screen: Screen[object]) -> list[Binding]:
    """The bindings to be told of; of two keys with one word the one that is shown."""
    active = [one.binding for one in screen.active_bindings.values() if one.enabled]
    shown = {binding.description for binding in active if binding.show}
    ours = filter(_is_ours, active)
    return [one for one in ours if one.show or one.description not in shown]


def _is_ours(binding: Binding) -> bool:
    """Is it a key of this program, or the one for its palette? What Textual binds has no name."""
    return bool(binding.id and binding.description) or binding.action == _PALETTE


class HelpDialog(ModalScreen[None]):
    """Lists the keys of the screen below, read from its bindings."""

    CSS_PATH = "help.tcss"
    HELP = "The keys of the screen below."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "Close", id="help.close"),
        Binding("a", "app.about", "About", id="help.about"),
    ]

    def __init__(self, about: str, keys: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._about = about
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Show what the screen is for, then its keys."""
        width = max((len(key) for key, _ in self._keys), default=0)
        rows = [
            Content.assemble((f"{key:>{width}}  ", "bold $accent"), words)
            for key, words in self._keys
        ]
        with VerticalScroll(id="help"):
            yield Static(Content(self._about), id="help-about")
            yield Static(Content("\n").join(rows))
        yield KeyBar()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()


def show_keys(app: App[Any]) -> None:
    """Show the keys of the screen in front."""
    screen = app.screen
    if not isinstance(screen, HelpDialog):
        app.push_screen(HelpDialog(screen.HELP or "", described_keys(screen)))
