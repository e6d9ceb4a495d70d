"""Taking back the last change, and telling what comes of it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from postchain_tui.coach import undoing
from postchain_tui.coach.coach import Coach
from postchain_tui.coach.undoing import TakenBack
from postchain_tui.core.text import harmless
from postchain_tui.ui.messages import Keep, RecordChanged

_SHOWN_SECONDS = 8
_LONGEST = 80
_LONGEST_TARGET = 200


def take_back(app: App[Any], coach: Coach, _keep: Keep) -> None:
    """Undo the newest change that stands."""
    _tell(app, "Undid", undoing.undo(coach, in_app=True))


def do_again(app: App[Any], coach: Coach, _keep: Keep) -> None:
    """Do again what was undone last."""
    _tell(app, "Did again", undoing.redo(coach, in_app=True))


def _tell(app: App[Any], did: str, taken: TakenBack) -> None:
    """Say what was undone, and which targets are others now."""
    lines = (
        f"{did}: {harmless(taken.fate.deed.what, _LONGEST)}",
        *(harmless(one, _LONGEST_TARGET) for one in taken.targets),
    )
    app.clear_notifications()
    app.notify("\n".join(lines), timeout=_SHOWN_SECONDS, markup=False)
    app.screen.post_message(RecordChanged())
