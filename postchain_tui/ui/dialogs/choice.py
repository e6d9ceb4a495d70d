"""One of a few answers, by its letter or by arrow and enter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.ui.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer."""

    key: str
    """The letter that gives it at once."""
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """What is asked, and the answers; the first is the default."""

    title: str
    text: str
    choices: tuple[Choice, ...]
    esc: str = "Later"
    """What esc does, in a word: it puts the answer off, or goes back from where it was opened."""


_LINE = 62
"""Characters of a line of the dialog."""

_INDENT = " " * 5


def _beside(choice: Choice) -> str:
    """The hint of an answer: beside it where there is room, else in lines of its own below."""
    if len(_INDENT) + len(choice.label) + 3 + len(choice.hint) <= _LINE:
        return f"   {choice.hint}".rstrip()
    lines = wrap(choice.hint, _LINE, initial_indent=_INDENT, subsequent_indent=_INDENT)
    return "".join(f"\n{line}" for line in lines)


def with_esc_word(bindings: dict[str, ActiveBinding], word: str) -> dict[str, ActiveBinding]:
    """Keys of a dialog, with another word for what esc does."""
    found = dict(bindings)
    for key, active in bindings.items():
        if active.binding.action == "later":
            found[key] = active._replace(binding=replace(active.binding, description=word))
    return found


class ChoiceDialog(ModalScreen[str | None]):
    """Asks for a choice; returns its value, or None when it is put off."""

    CSS_PATH = "choice.tcss"
    HELP = "The letter answers at once; arrows and enter do too."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Choose", id="choice.choose"),
        Binding("up", "move(-1)", "Move", id="choice.up", key_display="↑ ↓"),
        Binding("down", "move(1)", "Move", id="choice.down", show=False),
        Binding("escape", "later", "Later", id="choice.later"),
    ]

    index: reactive[int] = reactive(0)

    def __init__(self, question: ChoiceQuestion) -> None:
        super().__init__()
        self._question = question

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys, esc with the word of this question."""
        return with_esc_word(super().active_bindings, self._question.esc)

    def compose(self) -> ComposeResult:
        """Show the question, the answers and the keys."""
        with Vertical(id="choice"):
            yield Static(Content(self._question.title), id="choice-title")
            yield Static(Content(self._question.text), id="choice-text")
            yield Static(id="choice-list")
            yield KeyBar()

    def on_mount(self) -> None:
        """Mark the default."""
        self.watch_index()

    def watch_index(self) -> None:
        """Mark the answer that enter would give."""
        rows = [
            Content.assemble(
                ("▸ " if here else "  ", "bold $accent"),
                (f"{choice.key}  ", "bold $accent"),
                (choice.label, "bold" if here else ""),
                (_beside(choice), "$quiet"),
            )
            for here, choice in (
                (number == self.index, choice)
                for number, choice in enumerate(self._question.choices)
            )
        ]
        for shown in self.query("#choice-list").results(Static):
            shown.update(Content("\n").join(rows))

    def on_key(self, event: Key) -> None:
        """Answer by a letter."""
        for choice in self._question.choices:
            if event.character == choice.key:
                event.stop()
                self.dismiss(choice.value)

    def action_choose(self) -> None:
        """Answer with what is marked."""
        self.dismiss(self._question.choices[self.index].value)

    def action_move(self, by: int) -> None:
        """Mark another answer."""
        self.index = (self.index + by) % len(self._question.choices)

    def action_later(self) -> None:
        """Put it off."""
        self.dismiss(None)
