"""What was thrown away lately, to be taken back out."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from postchain_tui.coach import correcting
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import TRASH_DAYS, Lying
from postchain_tui.ui.screens.ledger import LedgerScreen
from postchain_tui.ui.widgets.session_rows import lying_row


class TrashScreen(LedgerScreen):
    """Lists what lies in the trash."""

    HELP = (
        f"What you deleted or discarded in the last {TRASH_DAYS} days, newest first. "
        "Enter puts the one that is chosen back where it was."
    )
    NAME = "Trash"
    NOTHING = f"The trash is empty. What you delete lies here for {TRASH_DAYS} days."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,r", "restore", "Restore", id="trash.restore", key_display="enter"),
    ]

    def __init__(self, coach: Coach) -> None:
        super().__init__(coach)
        self._lying: tuple[Lying, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with what is chosen."""
        return action != "restore" or bool(self._lying)

    def read(self) -> None:
        """Read what lies there."""
        self._lying = correcting.trash(self.coach)
        self.show([lying_row(one) for one in self._lying])

    def action_restore(self) -> None:
        """Put the chosen thing back."""
        if self.place is not None:
            chosen = self._lying[self.place].thrown
            self.changing.do(partial(correcting.restore, self.coach, chosen))
