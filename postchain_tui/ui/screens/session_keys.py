"""Which keys of the session do something in which of its states."""

from __future__ import annotations

from postchain_tui.coach.keeper import SessionKeeper
from postchain_tui.core.session import (
    Brief,
    CheckIn,
    GetReady,
    Ready,
    Resting,
    Session,
    Work,
    WrapUp,
)

_EVERYWHERE = frozenset({"leave", "undo", "redo", "go"})
_EXERCISE = frozenset({"guide", "skip", "step"})
_IN_STATE: dict[type, frozenset[str]] = {
    CheckIn: frozenset(),
    Brief: _EXERCISE | {"pacer"},
    Ready: _EXERCISE | {"pacer"},
    GetReady: _EXERCISE,
    Work: _EXERCISE,
    Resting: _EXERCISE | {"save", "pause", "adjust", "text", "note", "cell"},
    WrapUp: frozenset({"save", "form", "note", "step"}),
}
_OURS = frozenset().union(_EVERYWHERE, *_IN_STATE.values())


def allowed(action: str, keeper: SessionKeeper) -> bool:
    """Does the action do something now? What is not the session's own always may."""
    if action not in _OURS:
        return True
    session = keeper.session
    if action == "redo":
        return bool(keeper.timeline.undone)
    if action == "undo":
        return bool(keeper.timeline.events)
    if action in {"adjust", "pause"}:
        return _has_countdown(session, action)
    if action == "form":
        return isinstance(session.state, WrapUp) and session.open_form is not None
    return action in _EVERYWHERE or action in _IN_STATE.get(type(session.state), frozenset())


def _has_countdown(session: Session, action: str) -> bool:
    """Is there a clock to be changed; `p` goes to the pain cell where there is none."""
    state = session.state
    if not isinstance(state, Resting):
        return False
    return action == "pause" or state.clock.seconds is not None
