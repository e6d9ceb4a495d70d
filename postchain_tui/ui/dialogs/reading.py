"""A page to be read calmly."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.catalog.red_flags import Advice
from postchain_tui.ui.widgets.key_bar import KeyBar


class ReadingDialog(ModalScreen[None]):
    """Shows advice; there is nothing to decide."""

    CSS_PATH = "reading.tcss"
    HELP = "Please read this."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", "I have read it", id="reading.close"),
    ]

    def __init__(self, advice: Advice) -> None:
        super().__init__()
        self._advice = advice

    def compose(self) -> ComposeResult:
        """Show title and paragraphs."""
        with VerticalScroll(id="reading"):
            yield Static(Content(self._advice.title), id="reading-title")
            for paragraph in self._advice.with_number(""):
                yield Static(Content(paragraph), classes="paragraph")
        yield KeyBar()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
