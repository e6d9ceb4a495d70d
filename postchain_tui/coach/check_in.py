"""How the back is at the start and at the end of a session, and what follows from the answer."""

from __future__ import annotations

from postchain_tui.coach import scores, training
from postchain_tui.coach.coach import Coach
from postchain_tui.core import events, pain
from postchain_tui.core.alarm import asks_for_signs
from postchain_tui.core.diary import DeclarationKind, PainKind, PainRecord, SessionRecord
from postchain_tui.core.ramp import with_ramps
from postchain_tui.core.session import Brief, CheckIn, GetReady, Ready, Session
from postchain_tui.store import ids

SORE_FROM = 6
"""From this pain on a gentle session is offered at the start."""


def owed_morning(coach: Coach) -> SessionRecord | None:
    """The session whose morning score is still to be told, also once the next one has begun."""
    last = next(iter(coach.past.recent()), None)
    return last if pain.owes_morning(last, coach.clock.now()) else None


def plan_by_now(coach: Coach, session: Session) -> events.PlanChanged | None:
    """What is due by what is known now, while nothing was done; None where that is the plan."""
    today = coach.today()
    plan = with_ramps(today.plan)
    is_same = (today.program.id, plan) == (session.program, session.plan)
    if is_same or not isinstance(session.state, CheckIn) or session.sets:
        return None
    return events.PlanChanged(
        at=coach.clock.now(),
        program=today.program.id,
        name=today.program.name,
        plan=plan,
        reason="the morning after the last session is known now",
    )


def alarm(coach: Coach, session: Session, felt: PainRecord) -> str:
    """Why a score of the session is a moment to ask for warning signs; empty where it is none.

    Args:
        coach: Knows the usual pain.
        session: The session, before the score.
        felt: The score, before or after training, which is not on record yet.
    """
    usual = scores.reference(coach, PainKind.BEFORE, None, felt.at)
    reference, over = usual.score, usual.words
    if felt.kind is PainKind.AFTER and session.pain_before is not None:
        reference, over = session.pain_before, "what it was before the session"
    return asks_for_signs(
        felt.score, reference, felt.place, usual.place, spreading=felt.spreading, over=over
    )


def owes_sore_start(session: Session) -> bool:
    """Is it still to be said, before the first set, how a sore day is trained?"""
    if session.sets or not isinstance(session.state, Brief | Ready | GetReady):
        return False
    is_sore = session.pain_before is not None and session.pain_before >= SORE_FROM
    return is_sore and not has_chosen_sore_start(session)


def has_chosen_sore_start(session: Session) -> bool:
    """Was it said how a sore day is trained?"""
    return any(said.kind is DeclarationKind.SORE_START for said in session.said)


def sore_start(coach: Coach, choice: str, score: int) -> tuple[events.Event, ...]:
    """What was chosen at a sore start, and what comes of it.

    Args:
        coach: Knows the gentle session.
        choice: `recovery` or `train`.
        score: The pain at the start.
    """
    changed = (training.recovery(coach),) if choice == training.RECOVERY else ()
    now = changed[0].at if changed else coach.clock.now()
    said = events.Said(
        at=now,
        id=ids.new_id(now),
        kind=DeclarationKind.SORE_START,
        value=choice,
        reason=f"pain {score} at the start",
    )
    return (said, *changed)
