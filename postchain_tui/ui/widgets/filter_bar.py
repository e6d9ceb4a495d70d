"""A line in which one says what is to be seen, and below it how that is understood."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from postchain_tui.core.text import harmless
from postchain_tui.ui.widgets.typed_line import TypedLine

_MOST_TYPED = 200


class FilterBar(Vertical):
    """Is there while something is filtered; says what was typed at every key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,down", "close", "To the list", id="filter.close", key_display="enter"),
        Binding("escape", "clear", "Show all", id="filter.clear"),
    ]

    class Typed(Message):
        """Another filter stands in the line."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What stands in it."""

    class Closed(Message):
        """The list is to have the keys again."""

    def __init__(self, examples: str) -> None:
        """Show examples while nothing is typed."""
        super().__init__()
        self._examples = examples

    def compose(self) -> ComposeResult:
        """Lay out the line and what is below it."""
        yield TypedLine(placeholder=self._examples, max_length=_MOST_TYPED, compact=True)
        yield Static(id="filter-words", markup=False)

    def open(self) -> None:
        """Let something be typed: at once, so that no key after this one goes elsewhere."""
        self.display = True
        self.screen.set_focus(self.query_one(TypedLine))

    def empty(self) -> None:
        """Take what was typed away, and itself."""
        line = self.query_one(TypedLine)
        with line.prevent(Input.Changed):
            line.value = ""
        self.tell()
        self.display = False

    def tell(self, words: str = "", problem: str = "", state: str = "") -> None:
        """Say how it is understood, what of it is not, and what comes of it."""
        told = Content.assemble(
            (harmless(words, _MOST_TYPED), "$quiet"),
            (f"  ✗ {harmless(problem, _MOST_TYPED)}" if problem else "", "$warning"),
            (f"  {state}" if state else "", "bold"),
        )
        self.query_one("#filter-words", Static).update(told)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_close(self) -> None:
        """Go to what was found."""
        if not self.query_one(TypedLine).value.strip():
            self.action_clear()
        else:
            self.post_message(self.Closed())

    def action_clear(self) -> None:
        """Show everything again."""
        self.empty()
        self.post_message(self.Typed(""))
        self.post_message(self.Closed())
