"""Why something is due, and what may be said about it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen

from postchain_tui.ui.widgets.decision_text import DecisionText, Why
from postchain_tui.ui.widgets.key_bar import KeyBar


class WhyAnswer(StrEnum):
    """What is wished for beside the decision."""

    CHOOSE = "choose"
    """Choose what comes next, where the gate is open."""
    STAY = "stay"
    """Stay on this rung."""
    LEAVE = "leave"
    """Stay on this rung no longer."""
    ANYWAY = "anyway"
    """Do the exercise that this one stands in for."""


class WhyDialog(ModalScreen[WhyAnswer | None]):
    """Shows what a decision rests on; returns what is wished for beside it, None for nothing."""

    CSS_PATH = "why.tcss"
    HELP = "The reason in full: what was done and felt, what the gate asks for, what is open."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "answer('choose')", "Choose", id="why.choose"),
        Binding("k", "answer('stay')", "Stay on this rung", id="why.stay"),
        Binding("k", "answer('leave')", "Leave this rung free again", id="why.leave"),
        Binding("a", "answer('anyway')", "Do it anyway", id="why.anyway"),
        Binding("down", "scroll(3)", "Scroll", id="why.down", key_display="↑ ↓"),
        Binding("up", "scroll(-3)", "Scroll", id="why.up", show=False),
        Binding("pagedown", "scroll(12)", "Scroll", id="why.page_down", show=False),
        Binding("pageup", "scroll(-12)", "Scroll", id="why.page_up", show=False),
        Binding("escape,enter,w", "close", "Close", id="why.close"),
    ]

    def __init__(self, why: Why) -> None:
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """Show the decision and the keys."""
        with VerticalScroll(id="why", can_focus=False):
            yield DecisionText(self._why)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what may be wished for."""
        if action != "answer":
            return True
        offered = {
            WhyAnswer.CHOOSE: bool(self._why.choices),
            WhyAnswer.STAY: self._why.can_stay and not self._why.is_pinned,
            WhyAnswer.LEAVE: self._why.can_stay and self._why.is_pinned,
            WhyAnswer.ANYWAY: bool(self._why.instead_of),
        }
        return offered[WhyAnswer(str(parameters[0]))]

    def action_answer(self, wish: str) -> None:
        """Go back with a wish."""
        self.dismiss(WhyAnswer(wish))

    def action_scroll(self, by: int) -> None:
        """Scroll what is longer than the screen."""
        self.query_one("#why", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Go back with nothing."""
        self.dismiss(None)
