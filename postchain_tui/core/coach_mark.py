"""One line that helps through the first session, and goes away by itself."""

from __future__ import annotations

from postchain_tui.core.session import Brief, GetReady, Ready, Resting, Session, Work

_MARKS: dict[type, str] = {
    Brief: "Read how it is done, then press space. i brings this back at any time.",
    Ready: "Take your position, then press space.",
    GetReady: "The set begins by itself in a moment; space begins it at once.",
}
_PACED = "Move with the bar. Press space when you are done, however many it were."
_FREE = "Do your repetitions, then press space."
_HOLD = "Hold until the clock is down, or press space when you let go."
_RESTING = "Type what was otherwise, tab goes to pain; space saves and goes on."
_SAVED = "It is saved. Space goes on when you are ready; esc leaves, and nothing is lost."


def coach_mark(session: Session) -> str:
    """What to do now, as one sentence or two; empty once one set is saved and the next is done."""
    if len(session.sets) > 1:
        return ""
    state = session.state
    if isinstance(state, Work):
        return _of_work(session)
    if isinstance(state, Resting):
        return _SAVED if state.logged else _RESTING
    return _MARKS.get(type(state), "")


def _of_work(session: Session) -> str:
    planned = session.current
    if planned.is_hold:
        return _HOLD
    return _PACED if planned.is_paced else _FREE
