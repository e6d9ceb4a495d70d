"""Taking back what was done, and what that makes of the targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from postchain_tui.coach.coach import Coach
from postchain_tui.core.changes import target_changes
from postchain_tui.core.undo import Fate
from postchain_tui.store import undoing
from postchain_tui.store.store import Store

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A change that was undone or done again, and what comes of it."""

    fate: Fate
    """The change, and how it stands now."""
    targets: tuple[str, ...]
    """The targets that are others now, a line each."""


def undo(coach: Coach, *, in_app: bool = False) -> TakenBack:
    """Take back the newest change that stands.

    Args:
        coach: Who takes it back.
        in_app: Is this asked for in the app, which is in no session then?

    Raises:
        NotAllowedError: when there is none, or something stands in the way.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    return _go(coach, partial(undoing.undo, in_app=in_app))


def redo(coach: Coach, *, in_app: bool = False) -> TakenBack:
    """Do again what was undone last.

    Args:
        coach: Who does it.
        in_app: Is this asked for in the app, which is in no session then?

    Raises:
        NotAllowedError: when there is none, or something stands in the way.
        NotSavedError: when it could not be written; nothing has changed then.
    """
    return _go(coach, partial(undoing.redo, in_app=in_app))


def last(coach: Coach, limit: int) -> tuple[Fate, ...]:
    """The last changes, newest first, with what became of each."""
    return undoing.stack(coach.store, limit)


def with_targets(coach: Coach, step: Callable[[], _T]) -> tuple[_T, tuple[str, ...]]:
    """Take a step that changes what is on record; what it gives, and the targets it changes."""
    before = coach.today()
    result = step()
    return result, target_changes(before, coach.today(), coach.settings.units)


def _go(coach: Coach, step: Callable[[Store], Fate]) -> TakenBack:
    fate, targets = with_targets(coach, lambda: _taken(coach, step))
    return TakenBack(fate, targets)


def _taken(coach: Coach, step: Callable[[Store], Fate]) -> Fate:
    """Take the step; what is one's own may be otherwise after it."""
    fate = step(coach.store)
    coach.read_own()
    return fate
