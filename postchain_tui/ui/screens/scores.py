"""All pain scores, each with its moment, to be corrected."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from postchain_tui.coach import correcting, editing
from postchain_tui.coach.browsing import PAGE, scores
from postchain_tui.coach.coach import Coach
from postchain_tui.core.diary import PainRecord
from postchain_tui.ui.screens.ledger import LedgerScreen
from postchain_tui.ui.widgets.row_list import RowList
from postchain_tui.ui.widgets.session_rows import Reading, reading_of, score_row


class ScoresScreen(LedgerScreen):
    """Lists the pain scores, loading more as one scrolls."""

    HELP = (
        "Every pain score you gave, newest first: of sessions, of mornings, of single moments. "
        "Enter corrects the one that is chosen."
    )
    NAME = "Pain scores"
    NOTHING = "No pain scores yet. Press a to add one of any day."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "edit", "Edit", id="scores.edit", key_display="enter"),
        Binding("a", "add", "Add", id="scores.add"),
        Binding("d,delete", "delete", "Delete", id="scores.delete", key_display="d"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__(coach)
        self._scores: list[PainRecord] = []

    @property
    def _reading(self) -> Reading:
        return reading_of(self.coach)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        return action not in {"edit", "delete"} or bool(self._scores)

    def read(self) -> None:
        """Read as many of the newest as were shown."""
        self._scores = list(scores(self.coach, max(PAGE, len(self._scores)), None))
        self.show([score_row(one, self._reading) for one in self._scores])

    @on(RowList.OlderWanted)
    def read_older(self) -> None:
        """Read on, as long as there is more."""
        older = scores(self.coach, PAGE, self._scores[-1])
        self._scores += older
        self.query_one(RowList).add([score_row(one, self._reading) for one in older])

    def action_edit(self) -> None:
        """Correct the chosen score."""
        if self.place is not None:
            self.changing.ask(editing.score_of(self.coach, self._scores[self.place]))

    def action_add(self) -> None:
        """Add a score of any moment."""
        self.changing.ask(editing.new_score(self.coach))

    def action_delete(self) -> None:
        """Put the chosen score in the trash."""
        if self.place is not None:
            self.changing.do(partial(correcting.delete_score, self.coach, self._scores[self.place]))
