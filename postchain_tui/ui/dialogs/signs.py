"""The warning signs, to be ticked where they are there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.ui.dialogs.choice import with_esc_word
from postchain_tui.ui.widgets.checklist import Checklist
from postchain_tui.ui.widgets.key_bar import KeyBar


class SignsDialog(ModalScreen[tuple[str, ...] | None]):
    """Asks for warning signs; returns the ids of those that are there, None when put off."""

    CSS_PATH = "signs.tcss"
    HELP = "Space or y ticks what is true, n takes a tick away. Enter answers, esc puts it off."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="signs.tick"),
        Binding("y", "say(True)", "Yes", id="signs.yes"),
        Binding("n", "say(False)", "No", id="signs.no"),
        Binding("enter", "answer", "That is all", id="signs.answer"),
        Binding("up", "move(-1)", "Choose", id="signs.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Choose", id="signs.down", show=False),
        Binding("escape", "later", "Later", id="signs.later"),
    ]

    def __init__(self, signs: tuple[tuple[str, str], ...], reason: str = "") -> None:
        """Ask for signs, pairs of id and question; the reason says why they are asked for."""
        super().__init__()
        self._signs = signs
        self._reason = reason

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys; esc goes back where the dialog was opened on purpose."""
        return with_esc_word(super().active_bindings, "Later" if self._reason else "Back")

    def compose(self) -> ComposeResult:
        """Show the reason, the signs and the keys."""
        with Vertical(id="signs"):
            yield Static(Content("Is any of this true at the moment?"), id="signs-title")
            yield Static(
                Content(self._reason or "Tick what is true. Nothing ticked is the usual answer."),
                id="signs-text",
            )
            yield Checklist(self._signs, frozenset(), is_single=False)
            yield KeyBar()

    def action_tick(self) -> None:
        """Tick the sign at hand, or take its tick away."""
        self.query_one(Checklist).tick()

    def action_say(self, is_there: bool) -> None:
        """Say whether the sign at hand is there, and go to the next."""
        signs = self.query_one(Checklist)
        if is_there is not (self._signs[signs.index][0] in signs.ticked):
            signs.tick()
        if signs.index < len(self._signs) - 1:
            signs.move(1)

    def action_move(self, by: int) -> None:
        """Go to another sign."""
        self.query_one(Checklist).move(by)

    def action_answer(self) -> None:
        """Answer with what is ticked, in the order of the list."""
        ticked = self.query_one(Checklist).ticked
        self.dismiss(tuple(sign for sign, _ in self._signs if sign in ticked))

    def action_later(self) -> None:
        """Put it off."""
        self.dismiss(None)
