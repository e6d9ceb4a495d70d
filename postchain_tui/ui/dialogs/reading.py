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


class ReadingDialog(ModalScreen[bool]):
    """Shows advice; returns whether the person has been assessed since."""

    CSS_PATH = "reading.tcss"
    HELP = "Please read this."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", "I have read it", id="reading.close"),
        Binding("a", "assessed", "I have been assessed since", id="reading.assessed"),
    ]

    def __init__(self, advice: Advice, *, locks: bool, number: str) -> None:
        """Show advice.

        Args:
            advice: What is to be done.
            locks: Can a lock be lifted here?
            number: What to call in an emergency; empty where that is not known.
        """
        super().__init__()
        self._number = number
        self._locks = locks
        self._advice = advice

    def compose(self) -> ComposeResult:
        """Show title and paragraphs."""
        with VerticalScroll(id="reading"):
            yield Static(Content(self._advice.title), id="reading-title")
            for paragraph in self._advice.with_number(self._number):
                yield Static(Content(paragraph), classes="paragraph")
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to lift a lock only where there is one."""
        return action != "assessed" or self._locks

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_assessed(self) -> None:
        """Say that somebody has had a look at it."""
        self.dismiss(True)
