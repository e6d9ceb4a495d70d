"""A list of what is on record, one line each, beside the sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from postchain_tui.coach.coach import Coach
from postchain_tui.ui.messages import DoAgain, RecordChanged, TakeBack
from postchain_tui.ui.screens.changing import Changing
from postchain_tui.ui.widgets.key_bar import KeyBar
from postchain_tui.ui.widgets.masthead import Masthead
from postchain_tui.ui.widgets.row_list import Row, RowList


class LedgerScreen(Screen[None]):
    """Lists things, newest first; what they are and what can be done with them others say."""

    CSS_PATH = "ledger.tcss"
    HELP = "What is on record, newest first."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", id="ledger.undo"),
        Binding("ctrl+r", "redo", "Redo", id="ledger.redo", show=False),
        Binding(
            "2,escape",
            "app.switch_mode('history')",
            "History",
            id="ledger.history",
            key_display="2",
        ),
        Binding("1", "app.switch_mode('today')", "Today", id="ledger.today", show=False),
        Binding("3", "app.switch_mode('progress')", "Progress", id="ledger.progress", show=False),
        Binding("4", "app.switch_mode('library')", "Library", id="ledger.library", show=False),
        Binding("5", "app.switch_mode('settings')", "Settings", id="ledger.settings", show=False),
    ]

    NAME: ClassVar[str]
    """What stands at the top."""
    NOTHING: ClassVar[str]
    """What is said where there is nothing."""

    def __init__(self, coach: Coach) -> None:
        super().__init__()
        self.coach = coach
        """Reads and writes what is listed."""
        self.changing = Changing(self)
        """Carries out changes."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Masthead(id="ledger-head")
        yield Static(self.NOTHING, id="ledger-nothing", markup=False)
        yield RowList(id="ledger")
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the focus on the list."""
        head = self.query_one(Masthead)
        head.left = Content.assemble(("postchain", "bold $accent"), (f"   {self.NAME}", "$quiet"))
        self.query_one(RowList).focus()

    def on_screen_resume(self) -> None:
        """Read what is on record now."""
        self.read()

    def on_record_changed(self, message: RecordChanged) -> None:
        """Read what was changed."""
        message.stop()
        self.read()

    @property
    def place(self) -> int | None:
        """The number of the line that is chosen; None where there is none."""
        return self.query_one(RowList).index

    def read(self) -> None:
        """Read the list anew and show it."""
        raise NotImplementedError

    def show(self, rows: Sequence[Row]) -> None:
        """Show other lines, the one chosen that stands where the last one did."""
        listed = self.query_one(RowList)
        listed.show(rows, listed.index or 0)
        listed.display = bool(rows)
        self.query_one("#ledger-nothing").display = not rows
        if rows and self.focused is None:
            listed.focus()
        self.refresh_bindings()

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(TakeBack())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.post_message(DoAgain())
