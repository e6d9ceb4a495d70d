"""Which session a pain score belongs to, told by when it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from postchain_tui.coach.coach import Coach
from postchain_tui.core import pain
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, Status
from postchain_tui.store import diary
from postchain_tui.store import pain as pain_store
from postchain_tui.store.store import Store

AFTER_WITHIN = timedelta(hours=3)
"""A score after training belongs to a session that ended so short a time before."""

_A_MOMENT = timedelta(milliseconds=1)
_LOOKED_BACK = timedelta(days=29)
"""Scores that far back say what is usual, and where the pain was."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a new score is held against."""

    score: int | None
    """The pain; None where nothing is known."""
    words: str
    """What it is, in words that go on from `above`."""
    place: str | None
    """Where pain was felt the last time that a place was told."""


def usual_kind(store: Store, at: datetime) -> PainKind:
    """What a score is when nobody says: the morning's before noon if one is owed, else now's."""
    session = session_of(store, PainKind.MORNING, at)
    is_owed = at.hour < 12 and pain.owes_morning(session, at)
    return PainKind.MORNING if is_owed else PainKind.NOW


def session_of(store: Store, kind: PainKind, at: datetime) -> SessionRecord | None:
    """The session that a score given at this moment belongs to; None when to none.

    A morning's belongs to the newest session that ended before it, for seven days and until the
    next one starts.
    """
    if kind not in {PainKind.MORNING, PainKind.AFTER}:
        return None
    newest = diary.sessions(store, 1, until=at + _A_MOMENT)
    if not newest or newest[0].status is not Status.FINISHED:
        return None
    return newest[0] if _is_of(newest[0], kind, at) else None


def _is_of(session: SessionRecord, kind: PainKind, at: datetime) -> bool:
    """May a score of that kind, given at this moment, still belong to the session?"""
    ended_at = session.last_at
    if at < ended_at:
        return False
    if kind is PainKind.AFTER:
        return at - ended_at <= AFTER_WITHIN
    return (at.astimezone(ended_at.tzinfo).date() - ended_at.date()).days <= pain.MORNING_DAYS


def reference(
    coach: Coach, kind: PainKind, session: SessionRecord | None, at: datetime
) -> Reference:
    """What a score is held against: the pain before its session, else the usual pain by then."""
    earlier = pain_store.pain_between(coach.store, at - _LOOKED_BACK, at + _A_MOMENT)
    places = [record.place for record in earlier if record.place is not None]
    place = places[-1] if places else None
    is_afterwards = kind in {PainKind.AFTER, PainKind.MORNING}
    if is_afterwards and session is not None and session.pain_before is not None:
        return Reference(session.pain_before, "what it was before the session", place)
    return Reference(_usual(coach, earlier, at), "usual", place)


def _usual(coach: Coach, earlier: tuple[PainRecord, ...], at: datetime) -> int | None:
    return pain.usual(pain.daily(earlier), at.date(), coach.settings.usual_pain)
