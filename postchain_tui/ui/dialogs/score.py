"""A score from 0 to 10 by one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from postchain_tui.core.pain import Light, zone
from postchain_tui.ui.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class Score:
    """An answer; None means that it is not known, which is never zero."""

    value: int | None


@dataclass(frozen=True, slots=True)
class ScoreQuestion:
    """What is asked."""

    title: str
    help: str
    """One or two sentences on what the numbers mean."""
    is_pain: bool = True
    """Are the numbers pain, with its zones, or effort?"""


_ZONE_COLORS = {Light.GREEN: "$success", Light.AMBER: "$warning", Light.RED: "$error"}


class ScoreDialog(ModalScreen[Score | None]):
    """Asks for a score; returns None when it is put off."""

    CSS_PATH = "score.tcss"
    HELP = "One key answers: 0 to 9, or t for 10. Minus means that you do not know."
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"score({digit})", str(digit), id=f"score.{digit}", show=False)
            for digit in range(1, 10)
        ),
        Binding("0", "score(0)", "Score", id="score.digits", key_display="0–9"),
        Binding("t", "score(10)", "is 10", id="score.ten"),
        Binding("minus", "unknown", "Don't know", id="score.unknown"),
        Binding("escape", "later", "Later", id="score.later"),
    ]

    def __init__(self, question: ScoreQuestion) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Show the question, the scale and the keys."""
        with Vertical(id="score"):
            yield Static(Content(self._question.title), id="score-title")
            yield Static(self._scale(), id="score-scale")
            yield Static(Content(self._question.help), id="score-help")
            yield KeyBar()

    def action_score(self, value: int) -> None:
        """Answer with a number."""
        self.dismiss(Score(value))

    def action_unknown(self) -> None:
        """Answer that it is not known."""
        self.dismiss(Score(None))

    def action_later(self) -> None:
        """Put it off."""
        self.dismiss(None)

    def _scale(self) -> Content:
        numbers = [self._number(value) for value in range(11)]
        words = "not at all                     all there is"
        if self._question.is_pain:
            words = "none · green to 2 · amber to 5 · red from 6"
        return Content("\n\n").join([Content("   ").join(numbers), Content.styled(words, "$quiet")])

    def _number(self, value: int) -> Content:
        color = _ZONE_COLORS[zone(value)] if self._question.is_pain else "$accent"
        return Content.styled("t=10" if value == 10 else str(value), f"bold {color}")
