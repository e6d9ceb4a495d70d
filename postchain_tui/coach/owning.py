"""How what is one's own is written: in one action, and read anew at once."""

from __future__ import annotations

from collections.abc import Callable

from postchain_tui.coach.coach import Coach
from postchain_tui.coach.correcting import Changed, changed_by
from postchain_tui.store.journal import Writing


def written(coach: Coach, what: str, write: Callable[[Writing], None]) -> Changed:
    """Write exercises or programs of one's own.

    Args:
        coach: Who writes them down.
        what: The change in the person's words.
        write: Writes within an action.

    Raises:
        NotSavedError: when it could not be written; nothing has changed then.
    """

    def step() -> str:
        """Write it."""
        with coach.store.action(what) as writing:
            write(writing)
        coach.read_own()
        return what

    return changed_by(coach, step)
