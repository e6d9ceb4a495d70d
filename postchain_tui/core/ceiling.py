"""Pain above the ceiling in a set: when it is asked what to do, and what the answers come to."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core.diary import SetRecord
from postchain_tui.core.loading import is_empty_bar, lowered, rises_by_load
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings

_PERCENT_LEFT = 80
"""Hundredths of the load that a lighter set leaves."""

SHORTER_RANGE = "Shorter range: stop before it hurts."
"""What is said of the sets whose range was made shorter."""


def painful_set(session: Session, ceiling: int) -> SetRecord | None:
    """The set at rest whose pain is above the ceiling, as long as nothing was decided about it.

    To do something else for it is a decision too.
    """
    if not session.is_logged or session.coming != session.position:
        return None
    done = session.sets[-1]
    return done if done.hurts_above(ceiling) and done.id not in session.decided else None


def cause(session: Session) -> str:
    """What the decision rests on: `pain 6 in set 2`."""
    done = session.sets[-1]
    return f"pain {done.pain} in set {len(session.sets_here)}"


def lighter(session: Session, settings: Settings) -> Planned | None:
    """The rest of the exercise at hand with less load; None where nothing lighter can be loaded."""
    planned = session.current
    lifted = session.sets[-1].load or planned.load
    if lifted is None or not rises_by_load(planned.exercise):
        return None
    load = lowered(planned.exercise, lifted, _PERCENT_LEFT, settings)
    reason = f"Lighter: {cause(session)}."
    return None if load is None else replace(_left(session, reason), load=load)


def is_same_bar(lighter: Planned, easier: Planned | None) -> bool:
    """Would less load be the bare bar, which the easier exercise is lifted with anyway?"""
    if easier is None or lighter.load is None or easier.load is None:
        return False
    return is_empty_bar(easier.exercise) and lighter.load.grams <= easier.load.grams


def shorter(session: Session) -> Planned:
    """The rest of the exercise at hand through a shorter range."""
    return replace(_left(session, SHORTER_RANGE), verdict=Verdict.HOLD)


def easier(session: Session, instead: Planned, why: str) -> Planned:
    """An easier exercise in the place of the rest of the one at hand."""
    name = session.plan[session.coming].exercise.name
    return replace(instead, verdict=Verdict.REGRESS, reason=f"Easier than {name}: {why}.")


def _left(session: Session, reason: str) -> Planned:
    """What is left of the exercise at hand, beside the later sets of the last time."""
    planned, done = session.current, len(session.sets_here)
    return replace(planned, verdict=Verdict.REGRESS, reason=reason, last=planned.last[done:])
