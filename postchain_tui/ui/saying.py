"""What the person says of herself on Today: put on record, and confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from postchain_tui.coach import statements
from postchain_tui.coach.coach import Coach
from postchain_tui.core.statement import Statement
from postchain_tui.ui.messages import Keep

_SECONDS = 6


def say(app: App[Any], coach: Coach, keep: Keep, saying: Callable[[], Statement]) -> None:
    """Put a statement on record, and say what holds from now on; why not, where it cannot be."""

    def change() -> None:
        """Make the statement, save it, confirm it."""
        statement = saying()
        statements.say(coach, statement)
        app.notify(statement.told, timeout=_SECONDS, markup=False)

    keep(change)
