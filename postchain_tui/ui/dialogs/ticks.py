"""Several things, each of which is ticked or not."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.ui.widgets.checklist import Checklist
from postchain_tui.ui.widgets.key_bar import KeyBar


class TicksDialog(ModalScreen[frozenset[str] | None]):
    """Lets things be ticked; returns the ids of those that are, None when left as it was."""

    CSS_PATH = "ticks.tcss"
    HELP = "Space ticks what is marked, or takes its tick away. Enter saves, esc leaves it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", id="ticks.tick"),
        Binding("enter", "save", "Save", id="ticks.save"),
        Binding("up", "move(-1)", "Choose", id="ticks.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Choose", id="ticks.down", show=False),
        Binding("escape", "leave", "Leave as it is", id="ticks.leave"),
    ]

    def __init__(
        self, title: str, options: tuple[tuple[str, str], ...], ticked: frozenset[str]
    ) -> None:
        """Offer options, pairs of id and label, some of them ticked already."""
        super().__init__()
        self._title = title
        self._options = options
        self._ticked = ticked

    def compose(self) -> ComposeResult:
        """Show the title, the options and the keys."""
        with Vertical(id="ticks"):
            yield Static(Content(self._title), id="ticks-title")
            yield Checklist(self._options, self._ticked, is_single=False)
            yield KeyBar()

    def action_tick(self) -> None:
        """Tick what is marked, or take its tick away."""
        self.query_one(Checklist).tick()

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self.query_one(Checklist).move(by)

    def action_save(self) -> None:
        """Return what is ticked."""
        self.dismiss(self.query_one(Checklist).ticked)

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
