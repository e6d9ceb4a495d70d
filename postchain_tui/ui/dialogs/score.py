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
from postchain_tui.ui.dialogs.place import Felt, PlaceDialog
from postchain_tui.ui.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class Score:
    """An answer; None means that it is not known, which is never zero."""

    value: int | None
    place: str | None = None
    """Where it is felt; None: not said."""
    spreading: bool | None = None
    """Does it spread down a leg? None: not said."""


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
    HELP = (
        "One key answers: 0 to 9, or t for 10. Minus means that you do not know. "
        "Before that, l says where it is; it need not be said."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"score({digit})", str(digit), id=f"score.{digit}", show=False)
            for digit in range(1, 10)
        ),
        Binding("0", "score(0)", "Score", id="score.digits", key_display="0–9"),
        Binding("t", "score(10)", "is 10", id="score.ten"),
        Binding("minus", "unknown", "Don't know", id="score.unknown"),
        Binding("l", "place", "Where it is", id="score.place"),
        Binding("escape", "later", "Later", id="score.later"),
    ]

    def __init__(self, question: ScoreQuestion) -> None:
        super().__init__()
        self._question = question
        self._felt = Felt()

    def compose(self) -> ComposeResult:
        """Show the question, the scale and the keys."""
        with Vertical(id="score"):
            yield Static(Content(self._question.title), id="score-title")
            yield Static(self._scale(), id="score-scale")
            yield Static(id="score-place", markup=False)
            yield Static(Content(self._question.help), id="score-help")
            yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ask for the place of pain only."""
        return action != "place" or self._question.is_pain

    def action_score(self, value: int) -> None:
        """Answer with a number."""
        self.dismiss(Score(value, self._felt.place, self._felt.spreading))

    def action_unknown(self) -> None:
        """Answer that it is not known."""
        self.dismiss(Score(None, self._felt.place, self._felt.spreading))

    def action_place(self) -> None:
        """Ask where it is."""
        self.app.push_screen(PlaceDialog(self._felt), self._placed)

    def action_later(self) -> None:
        """Put it off."""
        self.dismiss(None)

    def _placed(self, felt: Felt | None) -> None:
        """Show what was said of the place."""
        if felt is not None:
            self._felt = felt
            shown = self.query_one("#score-place", Static)
            shown.update(Content(felt.text))
            shown.display = bool(felt.text)

    def _scale(self) -> Content:
        numbers = [self._number(value) for value in range(11)]
        words = "not at all                     all there is"
        if self._question.is_pain:
            words = "none · green to 2 · amber to 5 · red from 6"
        return Content("\n\n").join([Content("   ").join(numbers), Content.styled(words, "$quiet")])

    def _number(self, value: int) -> Content:
        color = _ZONE_COLORS[zone(value)] if self._question.is_pain else "$accent"
        return Content.styled("t=10" if value == 10 else str(value), f"bold {color}")
