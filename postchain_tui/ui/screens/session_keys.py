"""Which keys of the session do something in which of its states."""

from __future__ import annotations

from collections.abc import Callable

from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core.session import (
    Brief,
    CheckIn,
    GetReady,
    Ready,
    Resting,
    Work,
    WrapUp,
)

_EVERYWHERE = frozenset({"leave", "undo", "redo", "wrong"})
_EXERCISE = frozenset({"go", "guide", "skip", "step", "swap", "add"})
_PARENTS = frozenset({"ask", "change"})
"""Actions that are named by what they ask or change."""
_IN_STATE: dict[type, frozenset[str]] = {
    CheckIn: frozenset({"scores"}),
    Brief: _EXERCISE | {"pacer"},
    Ready: _EXERCISE | {"pacer"},
    GetReady: _EXERCISE,
    Work: _EXERCISE,
    Resting: _EXERCISE | {"save", "pause", "adjust", "text", "note", "cell"},
    WrapUp: frozenset({"scores", "finish", "form", "note", "step"}),
}
_OURS = frozenset().union(_EVERYWHERE, *_IN_STATE.values())


def allowed(action: str, parameters: tuple[object, ...], keeper: SessionKeeper) -> bool:
    """Does the action do something now? What is not the session's own always may."""
    if action in _PARENTS and parameters:
        action = str(parameters[0])
    if action not in _OURS:
        return True
    if action in _ONLY_IF:
        return _ONLY_IF[action](keeper)
    return action in _EVERYWHERE or action in _IN_STATE.get(type(keeper.session.state), frozenset())


def _has_countdown(keeper: SessionKeeper) -> bool:
    state = keeper.session.state
    return isinstance(state, Resting) and state.clock.seconds is not None


def _asks_for_form(keeper: SessionKeeper) -> bool:
    session = keeper.session
    return isinstance(session.state, WrapUp) and session.open_form is not None


def _takes_a_note(keeper: SessionKeeper) -> bool:
    """In the wrap-up the key says no as long as form is asked about."""
    state = keeper.session.state
    return isinstance(state, Resting) or (isinstance(state, WrapUp) and not _asks_for_form(keeper))


_ONLY_IF: dict[str, Callable[[SessionKeeper], bool]] = {
    "redo": lambda keeper: bool(keeper.timeline.undone),
    "undo": lambda keeper: bool(keeper.timeline.events),
    "adjust": _has_countdown,
    "form": _asks_for_form,
    "note": _takes_a_note,
}
"""Actions that need more than a state."""
