"""What you can do: own activities, each scored by one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.core.function import NAME_LIMIT
from postchain_tui.core.sheet import Sheet
from postchain_tui.ui.dialogs.choice import Choice, ChoiceDialog, ChoiceQuestion
from postchain_tui.ui.dialogs.text import TextAnswer, TextDialog, TextQuestion
from postchain_tui.ui.widgets.activity_table import ActivityTable
from postchain_tui.ui.widgets.key_bar import KeyBar

_SCALE = "How well does it go today? 0 not at all, 10 as before the problem."
_FIRST = (
    "Name three to five things that your back makes hard for you: scored again after 4, 8 and 12 "
    "weeks, they show what changes in your days."
)
_EXAMPLE = "In your own words, such as: tie my shoes"
_NEEDS_LINE = {"move", "score", "unknown", "rename", "remove"}


@dataclass(frozen=True, slots=True)
class FunctionQuestion:
    """What is asked."""

    title: str
    sheet: Sheet
    """The list as it is on record."""
    change: str = ""
    """What became of the scores until now; empty while there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class FunctionAnswer:
    """The list as it was filled in."""

    sheet: Sheet
    """What is to be saved; without scores where they were put off."""
    is_final: bool
    """False when the scores were put off with esc."""


class FunctionDialog(ModalScreen[FunctionAnswer]):
    """Asks how well the person can do each of her activities."""

    CSS_PATH = "function.tcss"
    HELP = (
        "Score each activity from 0, not at all, to 10, as well as before the problem. Enter saves "
        "all of it; esc puts the scores off and keeps the names."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit), f"score({digit})", str(digit), id=f"function.score_{digit}", show=False
            )
            for digit in range(1, 10)
        ),
        Binding("0", "score(0)", "Score", id="function.digits", key_display="0–9"),
        Binding("t", "score(10)", "is 10", id="function.ten"),
        Binding("minus", "unknown", "Not recorded", id="function.unknown"),
        Binding("enter", "save", "Save", id="function.save"),
        Binding("escape", "later", "Later", id="function.later"),
        Binding("up", "move(-1)", "Move", id="function.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Move", id="function.down", show=False),
        Binding("n", "name", "New", id="function.new"),
        Binding("e", "rename", "Rename", id="function.rename"),
        Binding("d", "remove", "Remove", id="function.remove"),
    ]

    sheet: reactive[Sheet] = reactive(Sheet(()), bindings=True)
    """The list as it stands."""

    def __init__(self, question: FunctionQuestion) -> None:
        super().__init__()
        self._question = question
        self._draft = ""
        self.set_reactive(FunctionDialog.sheet, question.sheet)

    def compose(self) -> ComposeResult:
        """Show the question, the list and the keys."""
        with Vertical(id="function"):
            yield Static(Content(self._question.title), id="function-title")
            yield Static(id="function-help", markup=False)
            yield ActivityTable()
            yield Static(Content(self._question.change), id="function-change")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the list; where there is nothing on it, ask for the first name."""
        self.query_one("#function-change").display = bool(self._question.change)
        self._show()
        if not self.sheet.lines:
            self.action_name()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the list has, or has room for."""
        if action == "name":
            return not self.sheet.is_full
        if action == "save":
            return bool(self.sheet.lines) or self.sheet.has_changes
        return action not in _NEEDS_LINE or bool(self.sheet.lines)

    def watch_sheet(self) -> None:
        """Show what was changed."""
        if self.is_mounted:
            self._show()

    def action_move(self, by: int) -> None:
        """Go to another activity."""
        self.sheet = self.sheet.moved(by)

    def action_score(self, score: int) -> None:
        """Answer with a number, and go to the next activity."""
        self.sheet = self.sheet.scored(score)

    def action_unknown(self) -> None:
        """Answer that it is not known, and go to the next activity."""
        self.sheet = self.sheet.scored(None)

    def action_name(self) -> None:
        """Ask for another activity."""
        title = "Another activity" if self.sheet.lines else "What is hard for you?"
        question = TextQuestion(title, _EXAMPLE, self._draft, NAME_LIMIT)
        self.app.push_screen(TextDialog(question, self.sheet.checked), self._named)

    def action_rename(self) -> None:
        """Ask what the activity at hand is to be called."""
        here = self.sheet.here
        if here is not None:
            question = TextQuestion("Call it something else", _EXAMPLE, here.name, NAME_LIMIT)
            self.app.push_screen(TextDialog(question, self._check_rename), self._renamed)

    def action_remove(self) -> None:
        """Ask whether the activity at hand is to go."""
        here = self.sheet.here
        if here is not None:
            question = ChoiceQuestion(
                f"Take “{here.name}” off the list?",
                "It is no longer asked about, and its scores count no more in the average.",
                (Choice("k", "keep", "Keep it"), Choice("r", "remove", "Remove it")),
            )
            self.app.push_screen(ChoiceDialog(question), self._removal_chosen)

    def action_save(self) -> None:
        """Be done, with everything that was filled in."""
        self.dismiss(FunctionAnswer(self.sheet, is_final=True))

    def action_later(self) -> None:
        """Put the scores off."""
        self.dismiss(FunctionAnswer(self.sheet.without_answers(), is_final=False))

    def _named(self, answer: TextAnswer | None) -> None:
        if answer is not None:
            self._draft = "" if answer.is_final else answer.text
            self.sheet = self.sheet.named(answer.text) if answer.is_final else self.sheet

    def _renamed(self, answer: TextAnswer | None) -> None:
        if answer is not None and answer.is_final:
            self.sheet = self.sheet.renamed(answer.text)

    def _check_rename(self, text: str) -> str:
        return self.sheet.checked(text, is_rename=True)

    def _removal_chosen(self, choice: str | None) -> None:
        if choice == "remove":
            self.sheet = self.sheet.without_here()

    def _show(self) -> None:
        self.query_one(ActivityTable).sheet = self.sheet
        words = _SCALE if self.sheet.lines else _FIRST
        self.query_one("#function-help", Static).update(Content(words))
