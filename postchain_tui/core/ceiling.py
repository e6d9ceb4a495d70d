"""Pain above the ceiling in a set: when it is asked what to do, and what the answers come to."""

from __future__ import annotations

from dataclasses import replace

from postchain_tui.core.diary import DeclarationKind, SetRecord
from postchain_tui.core.loading import lowered
from postchain_tui.core.plan import Planned, Verdict
from postchain_tui.core.session import Session
from postchain_tui.core.settings import Settings

_PERCENT_LEFT = 80
"""Hundredths of the load that a lighter set leaves."""

SHORTER_RANGE = "Shorter range: stop before it hurts."
"""What is said of the sets whose range was made shorter."""


def painful_set(session: Session, ceiling: int) -> SetRecord | None:
    """The set that has just gone on record with pain above the ceiling, if nothing was decided."""
    if not session.is_logged:
        return None
    done = session.sets[-1]
    is_decided = any(
        said.kind is DeclarationKind.CEILING and said.at >= done.at for said in session.said
    )
    is_above = done.pain is not None and done.pain > ceiling
    return done if is_above and not is_decided else None


def cause(session: Session) -> str:
    """What the decision rests on: `pain 6 in set 2`."""
    done = session.sets[-1]
    return f"pain {done.pain} in set {len(session.sets_here)}"


def lighter(session: Session, settings: Settings) -> Planned | None:
    """The rest of the exercise at hand with less load; None where nothing lighter can be loaded."""
    planned = session.current
    lifted = session.sets[-1].load or planned.load
    if lifted is None or not planned.takes_load or planned.exercise.load_step_grams == 0:
        return None
    load = lowered(planned.exercise, lifted, _PERCENT_LEFT, settings)
    reason = f"Lighter: {cause(session)}."
    return None if load is None else replace(_left(session, reason), load=load)


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
