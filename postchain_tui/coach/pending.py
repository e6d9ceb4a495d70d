"""What Today tells beside the plan: rungs that are stayed on, and signs still to be answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from postchain_tui.coach import scores
from postchain_tui.coach.coach import Coach
from postchain_tui.core import said
from postchain_tui.core.alarm import asks_for_signs
from postchain_tui.core.diary import Declaration, DeclarationKind, PainKind, PainRecord
from postchain_tui.store import diary
from postchain_tui.store import pain as pain_store

_ANSWERS = frozenset(
    {DeclarationKind.SIGNS_ANSWERED, DeclarationKind.RED_FLAG, DeclarationKind.ASSESSED}
)
_LEFT_OUT = frozenset({PainKind.BEFORE, PainKind.AFTER, PainKind.USUAL})
"""Scores after which the session itself asks for signs, and the one that is no day's score."""
_A_MOMENT = timedelta(milliseconds=2)


@dataclass(frozen=True, slots=True)
class Pending:
    """What is told of today beside the plan."""

    pinned: frozenset[str] = frozenset()
    """Ids of the exercises that are stayed on."""
    signs: str = ""
    """Why warning signs are still to be asked for, as a phrase; empty where they are not."""


def pending(coach: Coach) -> Pending:
    """What is to be told beside the plan at this moment."""
    declared = pain_store.declarations(coach.store)
    return Pending(frozenset(said.pinned(declared)), _open_signs(coach, declared))


def _open_signs(coach: Coach, declared: tuple[Declaration, ...]) -> str:
    """Why the warning signs that a score of today raised are still to be answered."""
    now = coach.clock.now()
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    answered = _last_answer(declared, now)
    felt = pain_store.pain_between(coach.store, since, now + _A_MOMENT)
    open_ones = (
        one
        for one in reversed(felt)
        if one.kind not in _LEFT_OUT and (answered is None or one.at > answered)
    )
    return next(filter(None, (_reason(coach, one) for one in open_ones)), "")


def _last_answer(declared: Iterable[Declaration], now: datetime) -> datetime | None:
    answers = (one.at for one in declared if one.kind in _ANSWERS and one.at <= now)
    return max(answers, default=None)


def _reason(coach: Coach, felt: PainRecord) -> str:
    """Why a score was a moment to ask for warning signs, by what was known before it."""
    session = None if felt.session is None else diary.session(coach.store, felt.session)
    before = scores.reference(coach, felt.kind, session, felt.at - _A_MOMENT)
    return asks_for_signs(
        felt.score,
        before.score,
        felt.place,
        before.place,
        spreading=felt.spreading,
        over=before.words,
    )
