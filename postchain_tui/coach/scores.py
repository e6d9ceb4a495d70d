"""Which session a pain score belongs to, told by when it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from postchain_tui.coach.coach import Coach
from postchain_tui.core import pain
from postchain_tui.core.diary import PainKind, PainRecord, SessionRecord, Status
from postchain_tui.core.formatting import day_text
from postchain_tui.store import diary
from postchain_tui.store import pain as pain_store
from postchain_tui.store.store import Store

_AFTER_HOURS = 3
AFTER_WITHIN = timedelta(hours=_AFTER_HOURS)
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

    A morning's belongs to the newest session that ended on a day before, for seven days and until
    the next one starts.
    """
    if kind not in {PainKind.MORNING, PainKind.AFTER}:
        return None
    newest = _newest_finished(store, at)
    return newest if newest is not None and _is_of(newest, kind, at) else None


def refusal(store: Store, kind: PainKind, at: datetime, today: date) -> str:
    """Why a score that needs a session has none at this moment, as one sentence.

    Args:
        store: Where the sessions are.
        kind: The next morning's, or the one after a session.
        at: The moment of the score.
        today: The day on which this is read.
    """
    if kind is PainKind.AFTER:
        return (
            f"No session ended within {_AFTER_HOURS} hours before, so none waits for a score after"
            " it: record this one with --when now."
        )
    newest = _newest_finished(store, at)
    if newest is None or _days_since(newest, at) > 0:
        return (
            "No session waits for a morning score: it is given until the next session starts,"
            f" at most {pain.MORNING_DAYS} days. Record this one with --when day."
        )
    first = newest.last_at.date() + timedelta(days=1)
    since = "tomorrow" if first == today + timedelta(days=1) else day_text(first, today)
    return (
        f"The morning score of the newest session can be given from {since} on: record this one"
        " with --when now."
    )


def _newest_finished(store: Store, at: datetime) -> SessionRecord | None:
    """The newest session by then; None where there is none, or it is not over."""
    newest = diary.sessions(store, 1, until=at + _A_MOMENT)
    return newest[0] if newest and newest[0].status is Status.FINISHED else None


def _days_since(session: SessionRecord, at: datetime) -> int:
    """Local days from the end of a session to a moment."""
    ended_at = session.last_at
    return (at.astimezone(ended_at.tzinfo).date() - ended_at.date()).days


def _is_of(session: SessionRecord, kind: PainKind, at: datetime) -> bool:
    """May a score of that kind, given at this moment, still belong to the session?"""
    if kind is PainKind.AFTER:
        return timedelta() <= at - session.last_at <= AFTER_WITHIN
    return 1 <= _days_since(session, at) <= pain.MORNING_DAYS


def reference(
    coach: Coach, kind: PainKind, session: SessionRecord | None, at: datetime
) -> Reference:
    """What a score is held against: the pain before its session, else the usual pain by then."""
    earlier = pain_store.pain_between(coach.store, at - _LOOKED_BACK, at + _A_MOMENT)
    place = _last_place(earlier)
    is_afterwards = kind in {PainKind.AFTER, PainKind.MORNING}
    if is_afterwards and session is not None and session.pain_before is not None:
        return Reference(session.pain_before, "what it was before the session", place)
    return Reference(_usual(coach, earlier, at), "usual", place)


def _last_place(earlier: tuple[PainRecord, ...]) -> str | None:
    told = (record.place for record in reversed(earlier) if record.place is not None)
    return next(told, None)


def _usual(coach: Coach, earlier: tuple[PainRecord, ...], at: datetime) -> int | None:
    return pain.usual(pain.daily(earlier), at.date(), coach.settings.usual_pain)
