"""Lines to be read and scrolled."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.core.details import Row
from postchain_tui.ui.widgets.details_view import DetailsView
from postchain_tui.ui.widgets.key_bar import KeyBar


class RowsDialog(ModalScreen[None]):
    """Shows lines; gives nothing back."""

    CSS_PATH = "rows.tcss"
    HELP = "Arrows and page keys scroll."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", "Back", id="reader.leave", key_display="esc"),
    ]

    def __init__(self, title: str, rows: tuple[Row, ...]) -> None:
        super().__init__()
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Show the title, the lines and the keys."""
        with Vertical(id="rows"):
            yield Static(Content(self._title), id="rows-title")
            yield DetailsView(id="rows-list")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the lines."""
        lines = self.query_one(DetailsView)
        lines.focus()
        self.call_after_refresh(lines.tell, self._rows)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
