"""A line of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from postchain_tui.core.errors import InputError
from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.typed_line import SafeLine


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """What is asked."""

    title: str
    help: str
    text: str = ""
    """What stands in the line already."""
    limit: int = 500
    """The most characters it takes."""


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What was typed, and whether it is to be used."""

    text: str
    is_final: bool
    """False when the line was closed with esc: the text is kept for the next time."""


class TextDialog(ModalScreen[TextAnswer]):
    """Asks for a line of text; what cannot be read stays in the line, with the reason."""

    CSS_PATH = "text.tcss"
    HELP = "Everything you type is text here. Enter saves, esc closes and keeps the text."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", "Close, keep the text", id="text.keep", priority=True),
    ]

    def __init__(self, question: TextQuestion, check: Callable[[str], object]) -> None:
        """Ask, and let `check` refuse a text by raising InputError."""
        super().__init__()
        self._question = question
        self._check = check

    def compose(self) -> ComposeResult:
        """Show the question and the line."""
        with Vertical(id="text"):
            yield Static(Content(self._question.title), id="text-title")
            limit = self._question.limit
            text = harmless(self._question.text, limit)
            yield SafeLine(text, max_length=limit, select_on_focus=False)
            yield Static(Content(self._question.help), id="text-help")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the text, or say why not."""
        event.stop()
        try:
            self._check(event.value)
        except InputError as error:
            problem = self.query_one("#text-help", Static)
            problem.update(Content(f"✗ {error}"))
            problem.add_class("-problem")
        else:
            self.dismiss(TextAnswer(event.value, is_final=True))

    def action_keep(self) -> None:
        """Close the line and keep what stands in it."""
        self.dismiss(TextAnswer(self.query_one(Input).value, is_final=False))
